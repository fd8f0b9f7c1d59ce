//! NITF 3.x as a document of its own, with and without its namespace.

use super::faults::SKIPPED;
use super::{Confidence, ReadItems, ReadOptions};
use crate::diagnostics::{Example, Finding, Findings, How, Rule, Severity};
use crate::error::ReadError;
use crate::facts::settle_language;
use crate::markup::nitf::{Frame, strays};
use crate::markup::rules::{lost, too_deep};
use crate::markup::{NITF, ReadMarkup, blocks};
use crate::model::extension::NITF as NITF_NAME;
use crate::model::{Article, Document, Extension, Item};
use crate::source::{Source, Span};
use crate::syntax::xml::Element;

/// All rules of this reader.
pub static RULES: &[&Rule] = &[&ROOT];

/// `nitf/root`: root element is not <nitf>.
pub static ROOT: Rule = Rule {
    name: "nitf/root",
    severity: Severity::Error,
    summary: "root element is not <nitf>",
    why: "The input is a fragment or belongs to another standard, so nothing can be read from it.",
    source: "NITF 3.6, the root element",
    bad: Example::new("nitf", "<news><body/></news>"),
    good: Example::new(
        "nitf",
        "<nitf><body><body.head><hedline><hl1>Rain ends drought</hl1></hedline></body.head><body.content><p>It rained.</p></body.content></body></nitf>",
    ),
    ..Rule::FIRST
};

/// XML whose element is `nitf`.
pub fn sniff(source: &Source<'_>) -> Confidence {
    match super::xml_root(source.text()) {
        Some("nitf") => 98,
        _ => 0,
    }
}

/// The number of the version in how a document names it: 3.4 of `-//IPTC//DTD NITF 3.4//EN`.
fn number(version: &str) -> Option<String> {
    let rest = version.rsplit("NITF ").next()?;
    let number: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    number.contains('.').then_some(number)
}

/// Whether a document names its version as documents of NITF do.
fn is_usual(version: &str) -> bool {
    let bare = number(version).unwrap_or_default();
    version.trim() == bare || version.trim() == format!("-//IPTC//DTD NITF {bare}//EN")
}

/// Reads a story.
///
/// # Errors
///
/// What is not well-formed, or no NITF.
pub fn read(
    source: &Source<'_>,
    options: &ReadOptions,
    findings: &mut Findings,
) -> Result<ReadItems, ReadError> {
    crate::syntax::xml::rules::charset(source, findings);
    let text = crate::syntax::xml::Document::new(source.text(), &options.limits)?;
    let tree = text.tree(&options.limits)?;
    let root = tree.root();
    if root.name() != "nitf" {
        return Err(Finding::new(&ROOT, format!("<{}> is not the root element of NITF", root.name()))
            .at(root.span())
            .path(root.path())
            .into());
    }
    let version = options.version().map(str::to_owned).or_else(|| root.attribute("version").and_then(number));
    if let Some(said) = root.attribute("version").filter(|said| !is_usual(said)) {
        let mut finding =
            Finding::new(&SKIPPED, format!("attribute version of <nitf> is “{said}” and was skipped"));
        finding.place = root.attribute_place("version");
        findings.report(finding.help("write -//IPTC//DTD NITF 3.6//EN"));
    }
    let mut article = Article::default();
    let origins = findings.keeps_origins();
    let mut note = |element: Element<'_, '_>, pointer: &str| {
        if origins {
            let mut place = element.place();
            place.span = Some(element.text_span(source.text()));
            findings.origin(pointer, place, How::Declared(format!("<{}>", element.name())));
        }
    };
    Frame { article: &mut article, note: &mut note }.read(root);
    strays(root, None, findings);
    // It says that the story came as NITF, so that within another format it is written so again.
    if !article.extensions.iter().any(|e| e.standard == NITF_NAME) {
        article.extensions.push(Extension {
            standard: NITF_NAME.into(),
            path: "/nitf".into(),
            ..Extension::default()
        });
    }
    for content in root.elements().filter(|e| e.name() == "body").flat_map(|body| body.elements()) {
        if content.name() == "body.content" {
            body(content, &mut article, source, findings);
        }
    }
    article.tidy();
    settle_language(&mut article, findings);
    let document: Document = Item::Article(Box::new(article)).into();
    Ok(ReadItems { document, version })
}

fn body(content: Element<'_, '_>, article: &mut Article, source: &Source<'_>, findings: &mut Findings) {
    let mut markup = blocks(content, ReadMarkup::within(&NITF, article));
    if let Some(finding) = lost(markup.lost.iter().map(|(what, (count, _))| (what.as_str(), *count))) {
        let first = markup.lost.values().map(|(_, at)| *at).min().unwrap_or(0);
        findings.report(finding.at(Span::new(first, first + 1)).path(content.path()));
    }
    if markup.too_deep {
        findings.report(too_deep().at(content.span()));
    }
    if findings.keeps_origins() {
        findings.origin("/body", content.place(), How::Declared("<body.content>".into()));
        for (at, offset) in markup.offsets.iter().enumerate() {
            let pointer = format!("/body/{}", article.body.len() + at);
            findings.read_at(&pointer, source.line_at(*offset), "a block of the body");
        }
    }
    article.body.append(&mut markup.blocks);
}
