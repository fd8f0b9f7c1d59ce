//! Remains of programs in text: entities, tags, other markup, scripts, templates.

mod escapes;
mod markup;

use super::{Checking, Kind, Words, bytes};
use crate::diagnostics::{Example, Rule, Severity};
use crate::vocab::residue::{SCRIPTS, TEMPLATES};

/// All rules of this folder.
pub static RULES: [&[&Rule]; 3] = [escapes::RULES, markup::RULES, &[&TEMPLATE, &SCRIPT]];

/// Where rules come from that no standard has.
const SEEN: &str = "practice; found on news pages and wires";

/// `markup/template-left`: unfilled template in the text.
static TEMPLATE: Rule = Rule {
    name: "markup/template-left",
    severity: Severity::Error,
    summary: "unfilled template in the text",
    why: "A program did not fill the template in, so readers see “{{headline}}”.",
    source: SEEN,
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain in {{city}} ends drought"}"#),
    good: Example::new("json", r#"{"kind":"article","headline":"Rain in {the city} ends drought, up 5%"}"#),
    ..Rule::FIRST
};

/// `markup/script-left`: script or style sheet in the text.
static SCRIPT: Rule = Rule {
    name: "markup/script-left",
    severity: Severity::Error,
    summary: "script or style sheet in the text",
    why: "Code of a page became part of its text, and readers see it.",
    source: SEEN,
    bad: Example::new(
        "json",
        r#"{"kind":"article","headline":"Rain","standfirst":"document.getElementById('x') ends drought (function(){})"}"#,
    ),
    good: Example::new("json", r#"{"kind":"article","headline":"The function (f) of rain"}"#),
    ..Rule::FIRST
};

/// Looks for residue in some words.
pub fn check(words: &Words<'_>, checking: &mut Checking<'_>) {
    let kept = words.kind == Kind::Kept;
    if words.has(bytes::AMPERSAND) && !kept {
        escapes::entities(words, checking);
    }
    if words.has(bytes::ANGLE) && !kept {
        markup::tags(words, checking);
    }
    if words.has(bytes::BRACKET) && !kept {
        markup::brackets(words, checking);
    }
    if words.has(bytes::MARK) && !kept {
        markup::markdown(words, checking);
    }
    if words.has(bytes::BACKSLASH) && !kept {
        escapes::escapes(words, checking);
    }
    if words.has(bytes::BRACE) && !kept {
        escapes::percent(words, checking);
    }
    if words.has(bytes::BRACE | bytes::BRACKET | bytes::ANGLE) {
        one_of(words, checking, &TEMPLATE, TEMPLATES, "unfilled template", "insert the missing value");
    }
    if words.has(bytes::PAREN | bytes::BRACE) && !kept {
        one_of(words, checking, &SCRIPT, SCRIPTS, "script or style sheet in the text", "remove it");
    }
}

/// Reports the first of some fixed words that a text holds.
fn one_of(
    words: &Words<'_>,
    checking: &mut Checking<'_>,
    rule: &'static Rule,
    list: &[&str],
    message: &str,
    help: &str,
) {
    // A bracket of a program stands at a name.
    let called = words.has(bytes::PAREN) && is_called(words.text);
    let may_be = |word: &&&str| {
        let bits = bytes::of(word);
        bits & words.has == bits && (called || bits & bytes::PAREN == 0)
    };
    let found = list
        .iter()
        .filter(may_be)
        .filter_map(|word| words.text.find(word).map(|at| at..at + word.len()))
        .min_by_key(|at| at.start);
    if let Some(at) = found {
        let what = words.text.get(at.clone()).unwrap_or_default();
        let message = format!("{message}: {what}");
        words.report_one(checking, rule, at, &message, help);
    }
}

/// Whether a round bracket opens right behind something else than a space.
fn is_called(text: &str) -> bool {
    text.match_indices('(').any(|(at, _)| {
        let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
        before.is_some_and(|byte| !byte.is_ascii_whitespace())
    })
}
