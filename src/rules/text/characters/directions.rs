//! Marks that turn the direction of a text.

use super::super::scripts::{self, Script};
use super::super::{Kind, Words, bytes};
use super::{CharacterRule, Found, Repair, add};
use crate::diagnostics::{Example, FixKind, Rule, Severity};
use std::ops::Range;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&UNBALANCED.rule, &IDLE_DIRECTION.rule];

/// Directions that are left open.
pub static UNBALANCED: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/bidi-unbalanced",
        severity: Severity::Error,
        summary: "unbalanced bidirectional embedding or isolate",
        why: "If it is not closed in its paragraph, it changes the order of the text after it, on pages even \
            outside the story.",
        source: "UAX 9, section 3.3; CVE-2021-42574",
        bad: Example::new(
            "json",
            r#"{"kind":"article","language":"en","headline":"Rain \u202Bends drought"}"#,
        ),
        good: Example::new(
            "json",
            r#"{"kind":"article","language":"en","headline":"Rain \u2067مطر\u2069 ends drought"}"#,
        ),
        ..Rule::FIRST
    },
    message: "opens a direction that is not closed, or closes one that is not open",
    help: "close it in the same paragraph (U+202C for an embedding, U+2069 for an isolate), or remove it",
    repair: None,
};

/// Marks of direction that do nothing.
pub static IDLE_DIRECTION: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/idle-direction-mark",
        severity: Severity::Info,
        summary: "direction mark with no effect",
        why: "In text that is left-to-right only the mark has no effect, and searches miss words that contain it.",
        source: "UAX 9, section 2.6",
        bad: Example::new(
            "json",
            r#"{"kind":"article","language":"en","headline":"Rain \u200Eends drought"}"#,
        ),
        good: Example::new(
            "json",
            r#"{"kind":"article","language":"fa","headline":"باران (\u200FCIS\u200F) بارید"}"#,
        ),
        fix: FixKind::Unsafe,
        ..Rule::FIRST
    },
    message: "is a direction mark in text that is left-to-right only",
    help: "remove it",
    repair: Some(Repair::Remove),
};

/// Embeddings and isolates that are not closed, and marks where nothing has a direction.
pub fn check(words: &Words<'_>, found: &mut Found) {
    // All of them begin with the same two bytes.
    if !words.text.contains("\u{200E}") && !words.text.bytes().any(|b| b == 0xE2) {
        return;
    }
    // What opens a direction is closed by its own kind: embeddings and overrides, isolates.
    let (mut embedded, mut isolated): (Vec<Range<usize>>, Vec<Range<usize>>) = Default::default();
    let mut marks = Vec::new();
    for (at, c) in words.text.char_indices() {
        let here = at..at + c.len_utf8();
        match c {
            '\n' => {
                embedded.drain(..).chain(isolated.drain(..)).for_each(|open| add(found, &UNBALANCED, open))
            }
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => embedded.push(here),
            '\u{2066}'..='\u{2068}' => isolated.push(here),
            '\u{202C}' if embedded.pop().is_none() => add(found, &UNBALANCED, here),
            '\u{2069}' if isolated.pop().is_none() => add(found, &UNBALANCED, here),
            '\u{200E}' | '\u{200F}' => marks.push(here),
            _ => {}
        }
    }
    embedded.into_iter().chain(isolated).for_each(|open| add(found, &UNBALANCED, open));
    let right = |c: char| matches!(scripts::of(c), Some(Script::Arabic | Script::Hebrew));
    if !marks.is_empty()
        && !words.text.chars().any(right)
        && words.kind != Kind::Kept
        && words.has(bytes::LATIN)
    {
        marks.into_iter().for_each(|mark| add(found, &IDLE_DIRECTION, mark));
    }
}
