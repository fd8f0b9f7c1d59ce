//! Variant forms of characters: ligatures, presentation forms, full-width and styled letters, decomposed letters.

use super::super::Words;
use super::{CharacterRule, Repair};
use crate::diagnostics::{Example, FixKind, Rule, Severity};

/// All rules of this file.
pub static RULES: &[&Rule] = &[
    &LIGATURE.rule,
    &PRESENTATION.rule,
    &FULL_WIDTH.rule,
    &HALF_WIDTH.rule,
    &STYLED.rule,
    &COMBINING.rule,
    &NOT_NFC.rule,
];

/// A ligature.
pub static LIGATURE: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/ligature",
        severity: Severity::Warning,
        summary: "ligature in place of letters",
        why: "Ligatures usually come from PDF files. Searches do not find the word.",
        source: "Unicode 16, section 7.1",
        bad: Example::new("json", r#"{"kind":"article","headline":"The ﬁrst rain"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"The first rain"}"#),
        fix: FixKind::Safe,
        ..Rule::FIRST
    },
    message: "is a ligature",
    help: "write the letters themselves",
    repair: Some(Repair::Fold),
};

/// A presentation form.
pub static PRESENTATION: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/presentation-form",
        severity: Severity::Warning,
        summary: "presentation form in place of a letter",
        why: "Arabic and Hebrew presentation forms come from PDF files and old systems, sometimes in visual order. \
            Searches do not find the words, and programs cannot shape them.",
        source: "Unicode 16, section 9.2",
        bad: Example::new("json", r#"{"kind":"article","language":"ar","headline":"ﻣﻄﺮ في الشمال"}"#),
        good: Example::new("json", r#"{"kind":"article","language":"ar","headline":"مطر في الشمال"}"#),
        fix: FixKind::Safe,
        ..Rule::FIRST
    },
    message: "is a presentation form, not a letter",
    help: "write the letters themselves",
    repair: Some(Repair::Fold),
};

/// A wide Latin letter.
pub static FULL_WIDTH: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/full-width",
        severity: Severity::Warning,
        summary: "full-width letter, digit or punctuation mark",
        why: "Full-width characters outside Chinese, Japanese and Korean usually come from an input method that was \
            left on. Searches do not find the words.",
        source: "Unicode 16, section 18.5",
        bad: Example::new(
            "json",
            r#"{"kind":"article","language":"en","headline":"Rain ends ｄｒｏｕｇｈｔ"}"#,
        ),
        good: Example::new("json", r#"{"kind":"article","language":"en","headline":"Rain ends drought"}"#),
        fix: FixKind::Safe,
        ..Rule::FIRST
    },
    message: "is a full-width character",
    help: "write the character of normal width",
    repair: Some(Repair::Fold),
};

/// Narrow katakana.
pub static HALF_WIDTH: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/half-width",
        severity: Severity::Info,
        summary: "half-width katakana",
        why: "Half-width katakana comes from old terminals. Searches and fonts treat it as other letters.",
        source: "Unicode 16, section 18.5",
        bad: Example::new("json", r#"{"kind":"article","language":"ja","headline":"ﾆｭｰｽ"}"#),
        good: Example::new("json", r#"{"kind":"article","language":"ja","headline":"ニュース"}"#),
        fix: FixKind::Safe,
        ..Rule::FIRST
    },
    message: "is half-width katakana",
    help: "write full-width katakana",
    repair: Some(Repair::Fold),
};

/// Styled letters.
pub static STYLED: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/styled-letters",
        severity: Severity::Warning,
        summary: "mathematical symbols in place of styled letters",
        why: "Screen readers spell such symbols one by one or skip them, and searches do not find the words. Use \
            markup for bold and italic.",
        source: "Unicode 16, section 22.2",
        bad: Example::new("json", r#"{"kind":"article","headline":"𝗥𝗮𝗶𝗻 ends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        fix: FixKind::Unsafe,
        ..Rule::FIRST
    },
    message: "is a mathematical symbol that looks like a styled letter",
    help: "write the letters themselves",
    repair: Some(Repair::Fold),
};

/// Letters under many marks.
pub static COMBINING: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/combining-marks",
        severity: Severity::Warning,
        summary: "more than six combining marks on a letter",
        why: "Stacked marks are a joke or an attack; they cover the lines above and below.",
        source: "UAX 15, stream-safe text; practice",
        bad: Example::new(
            "json",
            r#"{"kind":"article","headline":"Ra\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307in"}"#,
        ),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain"}"#),
        ..Rule::FIRST
    },
    message: "is one more combining mark than letters have",
    help: "keep only the marks that belong to the letter",
    repair: None,
};

/// Letters that are not composed.
pub static NOT_NFC: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/not-nfc",
        severity: Severity::Warning,
        summary: "letter with a mark is not composed (NFC)",
        why: "“é” can be one character or two. Both look the same, but a search for one does not find the other, \
            and file names and keys differ.",
        source: "UAX 15; W3C Character Model, section 3.1",
        bad: Example::new("json", r#"{"kind":"article","language":"fr","headline":"La de\u0301cision"}"#),
        good: Example::new("json", r#"{"kind":"article","language":"fr","headline":"La décision"}"#),
        fix: FixKind::Safe,
        ..Rule::FIRST
    },
    message: "is not composed (NFC)",
    help: "write it composed (NFC)",
    repair: Some(Repair::Compose),
};

/// The rule that a character breaks wherever it is.
pub fn by_itself(c: char, words: &Words<'_>) -> Option<&'static CharacterRule> {
    Some(match u32::from(c) {
        0xFB00..=0xFB06 | 0x1F1..=0x1F3 => &LIGATURE,
        // The rial sign, ornate parentheses and ligatures of whole words have no other spelling.
        0xFB1D..=0xFB4F | 0xFB50..=0xFD3D | 0xFD50..=0xFDC7 | 0xFE70..=0xFEFC => &PRESENTATION,
        0xFF01..=0xFF5E if words.has_usual_width() => &FULL_WIDTH,
        0xFF61..=0xFF9F => &HALF_WIDTH,
        0x1D400..=0x1D7FF => &STYLED,
        _ => return None,
    })
}

/// Whether a character is another form of usual ones, by which it can be replaced.
pub fn is_compatible(c: char) -> bool {
    matches!(u32::from(c), 0x1F1..=0x1F3 | 0xFB00..=0xFB06 | 0xFB1D..=0xFD3D | 0xFD50..=0xFDC7 | 0xFE70..=0xFEFC
        | 0xFF01..=0xFF5E | 0xFF61..=0xFF9F | 0x1D400..=0x1D7FF)
}
