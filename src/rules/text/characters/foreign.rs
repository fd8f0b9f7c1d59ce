//! Characters of programs, fonts and terminals that do not belong in text.

use super::super::Words;
use super::{CharacterRule, Repair};
use crate::diagnostics::{Example, FixKind, Rule, Severity};

/// All rules of this file.
pub static RULES: &[&Rule] = &[
    &CONTROL.rule,
    &CONTROL_PICTURE.rule,
    &PRIVATE_USE.rule,
    &NONCHARACTER.rule,
    &ANNOTATION.rule,
    &OBJECT.rule,
    &TAG.rule,
    &VARIATION.rule,
];

/// A control character.
pub static CONTROL: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/control",
        severity: Severity::Warning,
        summary: "control character (C1 or DEL)",
        why: "Text that was decoded with the wrong charset contains control characters in place of quotation marks \
            and dashes. They are invisible, and some programs execute them.",
        source: "ISO/IEC 6429; XML 1.0, section 2.2",
        bad: Example::new("json", "{\"kind\":\"article\",\"headline\":\"Rain \\u0093ends\\u0094 drought\"}"),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain “ends” drought"}"#),
        ..Rule::FIRST
    },
    message: "is a control character",
    help: "replace it with the intended character; decoding windows-1252 with the wrong charset turns quotation \
        marks and dashes into control characters",
    repair: None,
};

/// The picture of a control.
pub static CONTROL_PICTURE: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/control-picture",
        severity: Severity::Warning,
        summary: "symbol for a control character",
        why: "A program wrote the symbol in place of a control character. Either a character was lost, or the \
            control character was not part of the story.",
        source: "Unicode 16, section 22.7",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain␊ends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        ..Rule::FIRST
    },
    message: "is a symbol for a control character",
    help: "replace it with the intended character, or remove it",
    repair: None,
};

/// A character of private use.
pub static PRIVATE_USE: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/private-use",
        severity: Severity::Warning,
        summary: "private-use character",
        why: "Only one font defines what the character looks like. All other readers see a box or another symbol.",
        source: "Unicode 16, section 23.5",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain \uF0B7 drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain • drought"}"#),
        ..Rule::FIRST
    },
    message: "is a private-use character that only one font can show",
    help: "replace it with the intended character",
    repair: None,
};

/// No character.
pub static NONCHARACTER: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/noncharacter",
        severity: Severity::Warning,
        summary: "noncharacter",
        why: "These code points are never assigned to characters. Programs that use them internally left them \
            behind.",
        source: "Unicode 16, section 23.7",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain \uFDD0 drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        fix: FixKind::Unsafe,
        ..Rule::FIRST
    },
    message: "is a noncharacter",
    help: "remove it",
    repair: Some(Repair::Remove),
};

/// A mark of annotation.
pub static ANNOTATION: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/annotation",
        severity: Severity::Warning,
        summary: "interlinear annotation character",
        why: "Programs use these characters internally. Elsewhere they are invisible, and the annotation looks like \
            part of the text.",
        source: "Unicode 16, section 23.8",
        bad: Example::new(
            "json",
            r#"{"kind":"article","headline":"Rain \uFFF9ends\uFFFAstops\uFFFB drought"}"#,
        ),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        ..Rule::FIRST
    },
    message: "is an interlinear annotation character",
    help: "remove it",
    repair: None,
};

/// A placeholder.
pub static OBJECT: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/object",
        severity: Severity::Warning,
        summary: "placeholder for an object (U+FFFC)",
        why: "A picture or a box was lost here when the text was copied.",
        source: "Unicode 16, section 23.8",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain \uFFFC ends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        ..Rule::FIRST
    },
    message: "is a placeholder for a missing object",
    help: "insert the missing picture or text, or remove it",
    repair: None,
};

/// A tag.
pub static TAG: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/tag-character",
        severity: Severity::Warning,
        summary: "tag character outside a flag",
        why: "Tag characters are invisible, but programs read them, so they can hide instructions from readers.",
        source: "Unicode 16, section 23.9",
        bad: Example::new(
            "json",
            "{\"kind\":\"article\",\"headline\":\"Rain\u{E0041}\u{E0042} ends drought\"}",
        ),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        fix: FixKind::Unsafe,
        ..Rule::FIRST
    },
    message: "is an invisible tag character",
    help: "remove it",
    repair: Some(Repair::Remove),
};

/// A selector of nothing.
pub static VARIATION: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/variation-selector",
        severity: Severity::Info,
        summary: "variation selector with no effect",
        why: "After a character without variants, such as a letter or a space, the selector is invisible, and \
            searches miss the word.",
        source: "Unicode 16, section 23.4",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain\uFE0F ends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ☔️ ends drought"}"#),
        fix: FixKind::Unsafe,
        ..Rule::FIRST
    },
    message: "is a variation selector after a character without variants",
    help: "remove it",
    repair: Some(Repair::Remove),
};

/// The rule that a character breaks wherever it is.
pub fn by_itself(c: char) -> Option<&'static CharacterRule> {
    let code = u32::from(c);
    Some(match code {
        0x7F..=0x9F => &CONTROL,
        0x2400..=0x2426 => &CONTROL_PICTURE,
        0xE000..=0xF8FF | 0xF0000..=0xFFFFD | 0x10_0000..=0x10_FFFD => &PRIVATE_USE,
        0xFDD0..=0xFDEF => &NONCHARACTER,
        _ if code & 0xFFFE == 0xFFFE && code > 0xFFFF => &NONCHARACTER,
        0xFFF9..=0xFFFB => &ANNOTATION,
        0xFFFC => &OBJECT,
        _ => return None,
    })
}

/// The rule that a character breaks by what is before it.
pub fn by_neighbours(before: Option<char>, c: char, words: &Words<'_>) -> Option<&'static CharacterRule> {
    match c {
        // Flags of parts of countries are made of a black flag and tags.
        '\u{E0000}'..='\u{E007F}' => {
            let flag = before.is_some_and(|b| b == '\u{1F3F4}' || ('\u{E0020}'..='\u{E007F}').contains(&b));
            (!flag || !words.text.contains('\u{1F3F4}')).then_some(&TAG)
        }
        '\u{FE00}'..='\u{FE0F}' if before.is_none_or(|b| b.is_ascii_alphabetic() || b == ' ') => {
            Some(&VARIATION)
        }
        _ => None,
    }
}
