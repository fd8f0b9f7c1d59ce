//! Characters that are seen as a space, or not at all, where another belongs or none.

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
        summary: "a text has no soft hyphens",
        why: "They were made for one width of one page. Searches miss words that hold them, and programs show some of them.",
        source: "practice of text checks",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain\u00ADfall ends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rainfall ends drought"}"#),
        fix: FixKind::Safe,
        ..Rule::FIRST
    },
    message: "is a soft hyphen",
    help: "remove it: whoever sets the text breaks its words",
    repair: Some(Repair::RemoveEach),
};

/// A space of an odd width.
pub static ODD_SPACE: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/odd-space",
        severity: Severity::Info,
        summary: "words are parted by usual spaces",
        why: "Thin, wide and ideographic spaces come from page layout. Searches and line breaks do not know all of them.",
        source: "Unicode 16, section 6.2",
        bad: Example::new(
            "json",
            r#"{"kind":"article","language":"en","headline":"Rain\u2003ends drought"}"#,
        ),
        good: Example::new("json", r#"{"kind":"article","language":"en","headline":"Rain ends drought"}"#),
        fix: FixKind::Safe,
        ..Rule::FIRST
    },
    message: "is a space of an odd width",
    help: "put a space",
    repair: Some(Repair::Space),
};

/// A no-break space that does nothing.
pub static IDLE_NO_BREAK: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/idle-no-break-space",
        severity: Severity::Info,
        summary: "a no-break space holds two words together",
        why: "At the edge of a text, or beside another space, it holds nothing together: editors of web pages leave it behind.",
        source: "Unicode 16, section 6.2",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain \u00A0ends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain: 12\u00A0mm"}"#),
        fix: FixKind::Safe,
        ..Rule::FIRST
    },
    message: "is a no-break space at the edge of a text or beside another space",
    help: "put a space",
    repair: Some(Repair::Space),
};

/// A separator of lines.
pub static LINE_SEPARATOR: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/line-separator",
        severity: Severity::Warning,
        summary: "lines and paragraphs end by markup",
        why: "U+2028 and U+2029 end lines in some programs and stop scripts in others; most show nothing or a box.",
        source: "Unicode 16, section 5.8",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain\u2028ends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        ..Rule::FIRST
    },
    message: "separates lines or paragraphs",
    help: "end the paragraph instead",
    repair: None,
};

/// A character without width.
pub static ZERO_WIDTH: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/zero-width",
        severity: Severity::Warning,
        summary: "characters without width stand where a script needs them",
        why: "A zero-width non-joiner belongs between two letters of a word, a zero-width space between words of scripts that have no spaces. Elsewhere they split words for searches and for nobody else.",
        source: "Unicode 16, section 23.2",
        bad: Example::new(
            "json",
            r#"{"kind":"article","language":"en","headline":"Ra\u200Bin ends drought"}"#,
        ),
        good: Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران می‌بارد"}"#),
        ..Rule::FIRST
    },
    message: "has no width and no task here",
    help: "remove it, or put a space",
    repair: None,
};

/// A byte-order mark within.
pub static INNER_MARK: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/inner-mark",
        severity: Severity::Warning,
        summary: "a byte-order mark stands at the beginning of a file alone",
        why: "Where files or columns were joined their marks stay within the text, unseen: words that hold them are not found.",
        source: "Unicode 16, section 23.8",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain \uFEFFends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        fix: FixKind::Safe,
        ..Rule::FIRST
    },
    message: "is a byte-order mark within the text",
    help: "remove it: files were joined here",
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
