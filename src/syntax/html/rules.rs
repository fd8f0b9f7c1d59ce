//! Rules about HTML as such.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this room.
pub static RULES: &[&Rule] = &[&DEPTH, &NODES];

fn deep() -> Vec<u8> {
    format!("<title>x</title>{}", "<div>".repeat(600)).into_bytes()
}

fn many() -> Vec<u8> {
    format!("<title>x</title>{}", "<br>".repeat(1_000_001)).into_bytes()
}

const GOOD: Example = Example::new("html", "<title>Rain</title><p>It rained on Tuesday.");

/// `limit/html-depth`: HTML elements are nested more than 512 levels deep.
pub static DEPTH: Rule = Rule {
    name: "limit/html-depth",
    severity: Severity::Warning,
    summary: "HTML elements are nested more than 512 levels deep",
    why: "Such a page has tags that are never closed. As in browsers, deeper tags are dropped and their text is \
        kept.",
    source: "wirecopy; Blink and WebKit have the same limit",
    bad: Example::made("html", "600 nested elements", deep),
    good: GOOD,
    ..Rule::FIRST
};

/// `limit/html-nodes`: page has more than 1,000,000 elements and text nodes.
pub static NODES: Rule = Rule {
    name: "limit/html-nodes",
    severity: Severity::Error,
    summary: "page has more than 1,000,000 elements and text nodes",
    why: "The rest of the page was not read, so words may be missing.",
    source: "wirecopy",
    bad: Example::made("html", "1,000,001 elements", many),
    good: GOOD,
    ..Rule::FIRST
};
