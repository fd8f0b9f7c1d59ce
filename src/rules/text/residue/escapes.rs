//! Characters that are written as escapes: entities, escapes of JSON, percent signs.

use super::super::{Checking, TOKEN, Words, near_before};
use crate::diagnostics::{Example, FixKind, Rule, Severity};
use crate::syntax::html::referenced_character;
use std::ops::Range;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&ENTITY, &ESCAPE, &PERCENT];

/// `markup/entity-left`: HTML character reference in the text.
static ENTITY: Rule = Rule {
    name: "markup/entity-left",
    severity: Severity::Warning,
    summary: "HTML character reference in the text",
    why: "The character was escaped twice, so readers see “&amp;” instead of an ampersand.",
    source: "HTML, section 13.5",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain &amp; snow end drought"}"#),
    good: Example::new("json", r#"{"kind":"article","headline":"Rain & snow end drought; R&D goes on"}"#),
    fix: FixKind::Unsafe,
    ..Rule::FIRST
};

/// `markup/escape-left`: escape sequence in the text.
static ESCAPE: Rule = Rule {
    name: "markup/escape-left",
    severity: Severity::Warning,
    summary: "escape sequence in the text",
    why: "The character was escaped twice, so readers see “\\u0627” instead of a letter.",
    source: "RFC 8259, section 7",
    bad: Example::new("json", r#"{"kind":"article","headline":"Caf\\u00e9 closed by rain"}"#),
    good: Example::new("json", r#"{"kind":"article","headline":"Saved under C:\\news\\rain"}"#),
    fix: FixKind::Unsafe,
    ..Rule::FIRST
};

/// `markup/percent-left`: percent-encoded characters in the text.
static PERCENT: Rule = Rule {
    name: "markup/percent-left",
    severity: Severity::Warning,
    summary: "percent-encoded characters in the text",
    why: "Part of an address became part of the text.",
    source: "RFC 3986, section 2.1",
    bad: Example::new("json", r#"{"kind":"article","headline":"%D8%A8%D8%A7%D8%B1%D8%A7%D9%86"}"#),
    good: Example::new(
        "json",
        r#"{"kind":"article","headline":"50%, then 20% of https://x.example/%D8%A8%D8%A7"}"#,
    ),
    ..Rule::FIRST
};

/// The character that an entity names, and its length.
fn entity(rest: &str) -> Option<(char, usize)> {
    let end = rest.char_indices().take(32).find(|(_, c)| *c == ';').map(|(at, _)| at)?;
    let name = rest.get(1..end)?;
    Some((referenced_character(name)?, end + 1))
}

/// The entities of a text: where each stands, and its character.
fn entities_of(text: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    text.match_indices('&').filter_map(|(at, _)| {
        let (c, length) = text.get(at..).and_then(entity)?;
        Some((at..at + length, c))
    })
}

/// Entities that were escaped twice.
pub fn entities(words: &Words<'_>, checking: &mut Checking<'_>) {
    let found: Vec<Range<usize>> = entities_of(words.text).map(|(at, _)| at).collect();
    let mend = |text: &str| {
        let mut out = String::new();
        let mut from = 0;
        for (at, c) in entities_of(text) {
            out.push_str(text.get(from..at.start).unwrap_or_default());
            out.push(c);
            from = at.end;
        }
        out.push_str(text.get(from..).unwrap_or_default());
        out
    };
    let name = found.first().and_then(|at: &Range<usize>| words.text.get(at.clone())).unwrap_or_default();
    words.report(
        checking,
        &ENTITY,
        &found,
        &format!("{name} is in the text because it was escaped twice"),
        "write the character",
        Some(&mend),
    );
}

/// Escapes of JSON and of programs.
pub fn escapes(words: &Words<'_>, checking: &mut Checking<'_>) {
    let text = words.text;
    let mut found = Vec::new();
    for (at, _) in text.match_indices('\\') {
        let rest = text.get(at + 1..).unwrap_or_default();
        let code = rest
            .strip_prefix('u')
            .and_then(|r| r.get(..4))
            .is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        // «C:\new»: a path, and no line end.
        let path = text.get(..at).is_some_and(|t| t.ends_with(|c: char| c == ':' || c.is_alphanumeric()));
        let line = (rest.starts_with("r\\n") || rest.starts_with('n') || rest.starts_with('t'))
            && !path
            && rest
                .get(1..)
                .is_some_and(|r| r.is_empty() || r.starts_with(|c: char| !c.is_ascii_lowercase()));
        if code {
            found.push(at..at + 6);
        } else if line || rest.starts_with('"') {
            found.push(at..at + 2);
        }
    }
    let unicode = |text: &str| {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find("\\u") {
            let c = rest
                .get(at + 2..at + 6)
                .and_then(|hex| u32::from_str_radix(hex, 16).ok())
                .and_then(char::from_u32);
            out.push_str(rest.get(..at).unwrap_or_default());
            match c {
                Some(c) => {
                    out.push(c);
                    rest = rest.get(at + 6..).unwrap_or_default();
                }
                None => {
                    out.push_str("\\u");
                    rest = rest.get(at + 2..).unwrap_or_default();
                }
            }
        }
        out + rest
    };
    let codes = found.iter().all(|at| at.len() == 6);
    words.report(
        checking,
        &ESCAPE,
        &found,
        "escape sequence of JSON or of a program in the text",
        "write the character",
        if codes { Some(&unicode) } else { None },
    );
}

/// Bytes that are written as percent signs and two digits, outside of addresses.
pub fn percent(words: &Words<'_>, checking: &mut Checking<'_>) {
    let text = words.text;
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('%') {
        let byte = |from: usize| {
            text.get(from..from + 3)
                .is_some_and(|t| t.starts_with('%') && t.bytes().skip(1).all(|b| b.is_ascii_hexdigit()))
        };
        if found.last().is_some_and(|last| last.end > at) || !(byte(at) && byte(at + 3)) {
            continue;
        }
        let mut end = at;
        while byte(end) {
            end += 3;
        }
        let token = near_before(text, at, TOKEN).rsplit(char::is_whitespace).next().unwrap_or_default();
        if !token.contains("://") && !token.contains('@') && !token.contains('/') {
            found.push(at..end);
        }
    }
    words.report(
        checking,
        &PERCENT,
        &found,
        "percent-encoded characters in the text",
        "write the characters",
        None,
    );
}
