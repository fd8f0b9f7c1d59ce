//! Links of the body.

use super::Checking;
use crate::diagnostics::{Example, Rule, Severity};
use crate::model::{Article, Block, Inline};

/// All rules of this file.
pub static RULES: &[&Rule] = &[&FORM, &SCRIPT];

const GOOD: Example = Example::new(
    "json",
    r#"{"kind":"article","headline":"Rain","body":[{"kind":"paragraph","content":[{"kind":"link","href":"https://nord.example/rain?day=24","content":[{"kind":"text","text":"more"}]}]}]}"#,
);

/// `markup/link-form`: invalid link address.
pub static FORM: Rule = Rule {
    name: "markup/link-form",
    severity: Severity::Warning,
    summary: "invalid link address",
    why: "Readers who follow the link find nothing. Usually a space or a scheme is wrong, or a placeholder was not \
        replaced.",
    source: "RFC 3986, section 3",
    bad: Example::new(
        "json",
        r#"{"kind":"article","headline":"Rain","body":[{"kind":"paragraph","content":[{"kind":"link","href":"https//nord.example/the rain","content":[{"kind":"text","text":"more"}]}]}]}"#,
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `markup/link-script`: link runs a script.
pub static SCRIPT: Rule = Rule {
    name: "markup/link-script",
    severity: Severity::Error,
    summary: "link runs a script",
    why: "On a receiver's site the script would run with the rights of the site, so receivers reject such items.",
    source: "practice; OWASP, cross-site scripting",
    bad: Example::new(
        "json",
        r#"{"kind":"article","headline":"Rain","body":[{"kind":"paragraph","content":[{"kind":"link","href":"javascript:alert(1)","content":[{"kind":"text","text":"more"}]}]}]}"#,
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// Checks the links of an article.
pub fn check(article: &Article, cx: &mut Checking<'_>) {
    for (at, block) in article.body.iter().enumerate() {
        each_block(block, &mut |href| check_link(href, &format!("/body/{at}"), cx));
    }
    for (at, link) in article.meta.links.iter().enumerate() {
        if let Some(href) = &link.href {
            check_link(href, &format!("/links/{at}"), cx);
        }
    }
}

fn check_link(href: &str, pointer: &str, cx: &mut Checking<'_>) {
    // Browsers pass over blanks and controls within the scheme.
    let begin: String = href.chars().filter(|c| !c.is_control() && *c != ' ').take(24).collect();
    let begin = begin.to_ascii_lowercase();
    let short: String = href.chars().take(60).collect();
    if begin.starts_with("javascript:")
        || begin.starts_with("vbscript:")
        || begin.starts_with("data:text/html")
    {
        cx.report(&SCRIPT, pointer, format!("the link `{short}` runs a script"), "remove the link");
    } else if let Some(why) = fault(href) {
        cx.report(
            &FORM,
            pointer,
            format!("the link `{short}` {why}"),
            "write the complete address: https://…",
        );
    }
}

/// What is wrong with the form of an address.
fn fault(href: &str) -> Option<&'static str> {
    let href = href.trim();
    if href.is_empty() {
        return Some("is empty");
    }
    if href.contains(char::is_whitespace) {
        return Some("contains white space");
    }
    if href.contains(['<', '>', '"', '{', '}', '\\', '^', '`']) {
        return Some("contains a character that is not allowed in an address");
    }
    let lower = href.get(..12.min(href.len())).unwrap_or(href).to_ascii_lowercase();
    if ["http//", "https//", "http:/", "https:/", "http;", "https;", "htp:", "htps:", "hhtp", "ttp:", "ttps:"]
        .iter()
        .any(|begin| lower.starts_with(begin))
        && !lower.starts_with("http://")
        && !lower.starts_with("https://")
    {
        return Some("has a misspelled scheme");
    }
    if let Some(rest) = lower.strip_prefix("http://").or_else(|| lower.strip_prefix("https://")) {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if host.is_empty() || host.starts_with('.') || lower.starts_with("http://http") {
            return Some("has no host");
        }
    }
    lower.starts_with("www.").then_some("has no scheme, so it leads to a page of the reader's own site")
}

fn each_block(block: &Block, see: &mut dyn FnMut(&str)) {
    match block {
        Block::Paragraph { content } | Block::Heading { content, .. } => each_inline(content, see),
        Block::Figure { caption, .. } => each_inline(caption, see),
        Block::Table { caption, rows } => {
            each_inline(caption, see);
            rows.iter().flat_map(|row| &row.cells).for_each(|cell| each_inline(&cell.content, see));
        }
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.content).for_each(|inner| each_block(inner, see));
        }
        Block::Quote { content } | Block::Embed { content, .. } => {
            content.iter().for_each(|inner| each_block(inner, see));
        }
        Block::Preformatted { .. } | Block::Rule => {}
    }
}

fn each_inline(content: &[Inline], see: &mut dyn FnMut(&str)) {
    for inline in content {
        if let Inline::Link { href, .. } = inline {
            see(href);
        }
        each_inline(inline.content().map_or(&[], Vec::as_slice), see);
    }
}
