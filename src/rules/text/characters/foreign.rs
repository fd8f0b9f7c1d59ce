//! Characters that belong to programs, fonts and terminals, and not to a text.

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
        summary: "a text has no control characters of the C1 set, and no DEL",
        why: "Text that was read by the wrong charset has controls where quotation marks and dashes were. Nobody sees them, and some programs act on them.",
        source: "ISO/IEC 6429; XML 1.0, section 2.2",
        bad: Example::new("json", "{\"kind\":\"article\",\"headline\":\"Rain \\u0093ends\\u0094 drought\"}"),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain “ends” drought"}"#),
        ..Rule::FIRST
    },
    message: "is a control character",
    help: "put the character that was meant; quotation marks and dashes of windows-1252 become these",
    repair: None,
};

/// The picture of a control.
pub static CONTROL_PICTURE: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/control-picture",
        severity: Severity::Warning,
        summary: "a text has no pictures of control characters",
        why: "A program put them where it found controls: what stood there is lost or was none of the story's.",
        source: "Unicode 16, section 22.7",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain␊ends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        ..Rule::FIRST
    },
    message: "is the picture of a control character",
    help: "put the character that was meant, or nothing",
    repair: None,
};

/// A character of private use.
pub static PRIVATE_USE: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/private-use",
        severity: Severity::Warning,
        summary: "a text has no characters of private use",
        why: "What they look like is a matter of one font. Everybody else sees a box or another sign.",
        source: "Unicode 16, section 23.5",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain \uF0B7 drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain • drought"}"#),
        ..Rule::FIRST
    },
    message: "means nothing outside of the font that it was made for",
    help: "put the character that was meant",
    repair: None,
};

/// No character.
pub static NONCHARACTER: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/noncharacter",
        severity: Severity::Warning,
        summary: "a text has no noncharacters",
        why: "These code points never become characters. They come from programs that use them as marks of their own.",
        source: "Unicode 16, section 23.7",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain \uFDD0 drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        fix: FixKind::Unsafe,
        ..Rule::FIRST
    },
    message: "is no character",
    help: "remove it",
    repair: Some(Repair::Remove),
};

/// A mark of annotation.
pub static ANNOTATION: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/annotation",
        severity: Severity::Warning,
        summary: "a text has no marks of interlinear annotation",
        why: "Programs use them within themselves; outside they show nothing, and the annotation reads as words of the text.",
        source: "Unicode 16, section 23.8",
        bad: Example::new(
            "json",
            r#"{"kind":"article","headline":"Rain \uFFF9ends\uFFFAstops\uFFFB drought"}"#,
        ),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        ..Rule::FIRST
    },
    message: "marks an annotation that programs do not show",
    help: "remove it",
    repair: None,
};

/// A placeholder.
pub static OBJECT: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/object",
        severity: Severity::Warning,
        summary: "a text has no placeholders for objects",
        why: "A picture or a box stood here when the text was copied, and was left behind.",
        source: "Unicode 16, section 23.8",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain \uFFFC ends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        ..Rule::FIRST
    },
    message: "stands for an object that is not here",
    help: "put the picture or the words that it stands for, or remove it",
    repair: None,
};

/// A tag.
pub static TAG: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/tag-character",
        severity: Severity::Warning,
        summary: "a text has no tag characters but in flags",
        why: "Nobody sees them, but programs read them: hidden words can be smuggled with them into whatever processes the text.",
        source: "Unicode 16, section 23.9",
        bad: Example::new(
            "json",
            "{\"kind\":\"article\",\"headline\":\"Rain\u{E0041}\u{E0042} ends drought\"}",
        ),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
        fix: FixKind::Unsafe,
        ..Rule::FIRST
    },
    message: "is a tag that nobody sees",
    help: "remove it",
    repair: Some(Repair::Remove),
};

/// A selector of nothing.
pub static VARIATION: CharacterRule = CharacterRule {
    rule: Rule {
        name: "text/variation-selector",
        severity: Severity::Info,
        summary: "a variation selector stands behind a character that has variants",
        why: "Behind a letter or a space it does nothing but split the word for searches.",
        source: "Unicode 16, section 23.4",
        bad: Example::new("json", r#"{"kind":"article","headline":"Rain\uFE0F ends drought"}"#),
        good: Example::new("json", r#"{"kind":"article","headline":"Rain ☔️ ends drought"}"#),
        fix: FixKind::Unsafe,
        ..Rule::FIRST
    },
    message: "selects a form of what has none",
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
