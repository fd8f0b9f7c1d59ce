//! Letters of two scripts in one word, and question marks in the place of letters.

use super::scripts::{self, Script};
use super::{Checking, Kind, Words, arabic, bytes, digits};
use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this file.
pub static RULES: &[&Rule] = &[&MIXED_SCRIPTS, &QUESTION_MARKS];

/// `text/mixed-scripts`: word mixes letters of two scripts.
static MIXED_SCRIPTS: Rule = Rule {
    name: "text/mixed-scripts",
    severity: Severity::Warning,
    summary: "word mixes letters of two scripts",
    why: "Cyrillic а and Latin a look the same. A word with both is a typing error, or an attempt to mislead \
        filters and readers.",
    source: "UTS 39, section 5",
    bad: Example::new("json", r#"{"kind":"article","language":"ru","headline":"Дождь в Мoскве"}"#),
    good: Example::new(
        "json",
        r#"{"kind":"article","language":"ru","headline":"Дождь в Москве, сообщило IT-управление"}"#,
    ),
    ..Rule::FIRST
};

/// `text/question-marks`: question marks in place of lost letters.
static QUESTION_MARKS: Rule = Rule {
    name: "text/question-marks",
    severity: Severity::Warning,
    summary: "question marks in place of lost letters",
    why: "A program wrote the text in a charset that does not have its letters. They cannot be restored from the \
        text.",
    source: "practice",
    bad: Example::new("json", r#"{"kind":"article","language":"fa","headline":"???? ????? در شمال"}"#),
    good: Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران در شمال؟"}"#),
    ..Rule::FIRST
};

/// Looks at the letters of some words.
pub fn check(words: &Words<'_>, checking: &mut Checking<'_>) {
    if words.has(bytes::ARABIC) {
        arabic::check(words, checking);
        digits::check(words, checking);
    }
    if words.has(bytes::GREEK) && words.has(bytes::LATIN) {
        mixed_scripts(words, checking);
    }
    if words.kind != Kind::Kept {
        lost_letters(words, checking);
    }
}

/// Whether a letter of a script looks like a Latin one.
fn looks_latin(c: char) -> bool {
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντικ".contains(c)
}

fn mixed_scripts(words: &Words<'_>, checking: &mut Checking<'_>) {
    let mut found = Vec::new();
    let mut start = None;
    let mut end_word = |from: usize, to: usize| {
        let word = words.text.get(from..to).unwrap_or_default();
        let of = |script| word.chars().filter(move |c| scripts::of(*c) == Some(script));
        let latin = of(Script::Latin).count();
        let others: Vec<char> = of(Script::Cyrillic).chain(of(Script::Greek)).collect();
        // «ΔT», «iPhoneы»: a sign, or an ending; but a letter that looks like one of the others is a slip or a trick.
        let disguised = others.iter().any(|c| looks_latin(*c));
        if latin > 0 && !others.is_empty() && latin + others.len() > 2 && disguised {
            found.push(from..to);
        }
    };
    for (at, c) in words.text.char_indices() {
        match (scripts::of(c).is_some(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                end_word(from, at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        end_word(from, words.text.len());
    }
    words.report(
        checking,
        &MIXED_SCRIPTS,
        &found,
        "a word mixes letters of two scripts that look alike",
        "write all letters in one script",
        None,
    );
}

/// Question marks where letters were that a charset had no place for.
fn lost_letters(words: &Words<'_>, checking: &mut Checking<'_>) {
    let mut found = Vec::new();
    for (at, _) in words.text.match_indices("??") {
        let before = words.text.get(..at).and_then(|t| t.chars().next_back());
        // A run is counted where it begins.
        if before == Some('?') {
            continue;
        }
        let rest = words.text.get(at..).unwrap_or_default();
        let run = rest.len() - rest.trim_start_matches('?').len();
        let after = rest.get(run..).and_then(|t| t.chars().next());
        let begins = before.is_none_or(|c| c == ' ');
        // At the end of a sentence they ask; before a word or within one they stand for letters.
        let beside = after.is_some_and(char::is_alphanumeric)
            || rest.get(run..).is_some_and(|t| t.starts_with(" ???"));
        let again = words.text.get(..at).is_some_and(|t| t.ends_with("??? "));
        let word = run > 2 && (beside || (begins && again));
        if word {
            found.push(at..at + run);
        }
    }
    words.report(
        checking,
        &QUESTION_MARKS,
        &found,
        "question marks in place of letters",
        "get an undamaged copy of the text",
        None,
    );
}
