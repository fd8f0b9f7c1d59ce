//! Rules about the markup of bodies.

use crate::diagnostics::{Example, Finding, Findings, Rule, Severity};
use crate::model::text::folded;
use crate::syntax::xml::{Child, Element};

/// All rules of this room.
pub static RULES: &[&Rule] = &[&MARKUP, &NESTING];

/// `loss/markup`: markup of the body was not kept; its text was kept.
pub static MARKUP: Rule = Rule {
    name: "loss/markup",
    severity: Severity::Info,
    summary: "markup of the body was not kept; its text was kept",
    why: "Classes, identifiers and custom elements of a provider have no equivalent in other formats. Systems that \
        rely on them need to know that they were dropped.",
    source: "wirecopy",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/><contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p class=\"lead\">It rained.</p></body></html></inlineXML></contentSet></newsItem>",
    ),
    good: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/><contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>It rained.</p></body></html></inlineXML></contentSet></newsItem>",
    ),
    ..Rule::FIRST
};

fn nested() -> Vec<u8> {
    format!(
        "<title>x</title><article><p>It {}rained on Tuesday, for the first time since the spring.",
        "<i><b>".repeat(20)
    )
    .into_bytes()
}

/// The finding on markup that was skipped, by name and number.
pub fn lost<'n>(names: impl Iterator<Item = (&'n str, usize)>) -> Option<Finding> {
    let list: Vec<String> = names.map(|(what, count)| format!("{what} ({count})")).collect();
    (!list.is_empty())
        .then(|| Finding::new(&MARKUP, format!("markup of the body was not kept: {}", list.join(", "))))
}

/// Reports words that stand directly in an element that should hold elements alone.
pub fn stray_words(element: Element<'_, '_>, findings: &mut Findings) {
    for child in element.children() {
        let Child::Text(words) = child else { continue };
        if let Some(words) = folded(words) {
            let message = format!("text directly in <{}> was not kept: “{words}”", element.name());
            let mut finding = Finding::new(&MARKUP, message).at(element.span()).path(element.path());
            finding.severity = Severity::Warning;
            findings.report(finding.help("put it into a paragraph, or into the element that it belongs to"));
        }
    }
}

/// The finding on a body whose markup is nested too deep.
pub fn too_deep() -> Finding {
    Finding::new(&NESTING, "the markup of the body is nested too deep; its text was kept")
}

/// `limit/nesting`: markup of the body is nested more than 12 blocks or 20 inlines deep.
pub static NESTING: Rule = Rule {
    name: "limit/nesting",
    severity: Severity::Warning,
    summary: "markup of the body is nested more than 12 blocks or 20 inlines deep",
    why: "Deeper markup is usually made of tags that are never closed. The text is kept and the deeper markup is \
        dropped, so that every format can contain the body.",
    source: "wirecopy; JSON parsers accept some 128 levels",
    bad: Example::made("html", "a word within forty nested marks", nested),
    good: Example::new("html", "<title>x</title><article><p>It <i><b>rained</b></i> on Tuesday."),
    ..Rule::FIRST
};
