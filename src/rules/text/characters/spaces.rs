//! Spaces and invisible characters that do not belong in text.

use super::super::Words;
use super::super::scripts::{self, Script};
use super::{CharacterRule, Repair};
use crate::diagnostics::{Example, FixKind, Rule, Severity};

/// All rules of this file.
pub static RULES: &[&Rule] = &[
    &SOFT_HYPHEN.rule,
    &ODD_SPACE.rule,
    &IDLE_NO_BREAK.rule,
    &LINE_SEPARATOR.rule,
    &ZERO_WIDTH.rule,
    &INNER_MARK.rule,
];

/// A soft hyphen.
pub static SOFT_HYPHEN: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/soft-hyphen",
        severity: Severity::Info,
        summary: "soft hyphen",
        why: "Soft hyphens are made for the layout of one page. Searches miss words that contain them, and some \
            programs show them.",
        source: "practice of text checks",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain\u00ADfall ends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rainfall ends drought"}"#),
        fix: FixKind::Safe,
        ..Rule::FIRST
    },
    message: "is a soft hyphen",
    help: "remove it; hyphenation is done where the text is laid out",
    repair: Some(Repair::RemoveEach),
};

/// A space of an odd width.
pub static ODD_SPACE: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/odd-space",
        severity: Severity::Info,
        summary: "space of unusual width",
        why: "Thin, wide and ideographic spaces come from page layout. Not all searches and line breakers support \
            them.",
        source: "Unicode 16, section 6.2",
        bad: Example::new(
            "json",
            r#"{"kind":"article","language":"en","headline":"Rain\u2003ends drought"}"#,
        ),
        good: Example::new("json", r#"{"kind":"article","language":"en","headline":"Rain ends drought"}"#),
        fix: FixKind::Safe,
        ..Rule::FIRST
    },
    message: "is a space of unusual width",
    help: "use a normal space",
    repair: Some(Repair::Space),
};

/// A no-break space that does nothing.
pub static IDLE_NO_BREAK: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/idle-no-break-space",
        severity: Severity::Info,
        summary: "no-break space with no effect",
        why: "At the start or end of a text, or next to another space, a no-break space has no effect. Web page \
            editors leave it behind.",
        source: "Unicode 16, section 6.2",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain \u00A0ends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain: 12\u00A0mm"}"#),
        fix: FixKind::Safe,
        ..Rule::FIRST
    },
    message: "is a no-break space at the start or end of a text or next to another space",
    help: "use a normal space",
    repair: Some(Repair::Space),
};

/// A separator of lines.
pub static LINE_SEPARATOR: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/line-separator",
        severity: Severity::Warning,
        summary: "line or paragraph separator (U+2028, U+2029)",
        why: "Some programs end the line at these characters, scripts can fail at them, and most programs show \
            nothing or a box.",
        source: "Unicode 16, section 5.8",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain\u2028ends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        ..Rule::FIRST
    },
    message: "separates lines or paragraphs",
    help: "use paragraphs or line breaks in markup instead",
    repair: None,
};

/// A character without width.
pub static ZERO_WIDTH: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/zero-width",
        severity: Severity::Warning,
        summary: "stray zero-width character",
        why: "A zero-width non-joiner belongs between two letters of a word, a zero-width space between words of \
            scripts without spaces. Elsewhere they are invisible, and searches miss the words.",
        source: "Unicode 16, section 23.2",
        bad: Example::new(
            "json",
            r#"{"kind":"article","language":"en","headline":"Ra\u200Bin ends drought"}"#,
        ),
        good: Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران می‌بارد"}"#),
        ..Rule::FIRST
    },
    message: "is a stray zero-width character",
    help: "remove it, or replace it with a space",
    repair: None,
};

/// A byte-order mark within.
pub static INNER_MARK: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/inner-mark",
        severity: Severity::Warning,
        summary: "byte-order mark inside the text",
        why: "The mark is left over where files or columns were joined. It is invisible, and searches miss words \
            that contain it.",
        source: "Unicode 16, section 23.8",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain \uFEFFends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        fix: FixKind::Safe,
        ..Rule::FIRST
    },
    message: "is a byte-order mark inside the text",
    help: "remove it; it is left over where files were joined",
    repair: Some(Repair::RemoveEach),
};

/// The rule that a character breaks wherever it is.
pub fn by_itself(c: char, words: &Words<'_>) -> Option<&'static CharacterRule> {
    Some(match u32::from(c) {
        0xAD => &SOFT_HYPHEN,
        0x1680 | 0x2000..=0x2008 | 0x200A | 0x205F => &ODD_SPACE,
        0x3000 if words.has_usual_width() => &ODD_SPACE,
        0x2028 | 0x2029 => &LINE_SEPARATOR,
        0xFEFF => &INNER_MARK,
        _ => return None,
    })
}

/// The rule that a character breaks by what is beside it.
pub fn by_neighbours(before: Option<char>, c: char, next: Option<char>) -> Option<&'static CharacterRule> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let blank = |c: Option<char>| c.is_none_or(|c| c == ' ' || c == '\n');
    match c {
        '\u{A0}' | '\u{202F}' if blank(before) || blank(next) => Some(&IDLE_NO_BREAK),
        // Between letters of Arabic and Indic scripts it is spelling; marks of vowels may stand before it.
        '\u{200C}' => {
            let within = before.is_some_and(|b| {
                b.is_alphanumeric() || !b.is_ascii() && !b.is_whitespace() && b != '\u{200C}'
            });
            (!within || !letter(next)).then_some(&ZERO_WIDTH)
        }
        // Thai and its kin, Chinese and Japanese part words with it.
        '\u{200B}' => {
            let unspaced = |c: Option<char>| {
                c.is_some_and(|c| matches!(scripts::of(c), Some(Script::East | Script::Other)))
            };
            (!unspaced(before) && !unspaced(next)).then_some(&ZERO_WIDTH)
        }
        '\u{2060}' if blank(before) || blank(next) => Some(&ZERO_WIDTH),
        _ => None,
    }
}

/// Whether a character has no width and is removed wherever it is.
pub fn is_empty(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{FEFF}')
}

/// Whether a character is a space of another kind than the usual one.
pub fn is_space(c: char) -> bool {
    matches!(u32::from(c), 0xA0 | 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000)
}
