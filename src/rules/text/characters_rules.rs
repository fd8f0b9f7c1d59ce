//! The rules about characters.

use super::rule;
use crate::diagnostics::{Example, FixKind, Rule, Severity};

/// All rules of this file.
pub static RULES: &[&Rule] = &[
    &CONTROL,
    &SOFT_HYPHEN,
    &ODD_SPACE,
    &IDLE_NO_BREAK,
    &LINE_SEPARATOR,
    &CONTROL_PICTURE,
    &PRIVATE_USE,
    &NONCHARACTER,
    &LIGATURE,
    &PRESENTATION,
    &INNER_MARK,
    &FULL_WIDTH,
    &HALF_WIDTH,
    &ANNOTATION,
    &OBJECT,
    &STYLED,
    &ZERO_WIDTH,
    &TAG,
    &VARIATION,
    &UNBALANCED,
    &IDLE_DIRECTION,
    &COMBINING,
    &NOT_NFC,
];

/// How a place is mended.
#[derive(Debug, Clone, Copy)]
pub enum Mend {
    /// A character that only this rule is about goes, wherever it stands.
    Remove,
    /// What the rule found goes.
    Drop,
    /// A space takes its place.
    Blank,
    /// The usual character takes its place.
    Fold,
    /// Letter and mark become one character.
    Compose,
}

/// What is said of a rule's places, and how they are mended.
#[derive(Debug)]
pub struct About {
    /// The rule.
    pub rule: &'static Rule,
    /// What the finding says behind the code points.
    pub says: &'static str,
    /// What to do.
    pub help: &'static str,
    /// How it is mended, where that is certain.
    pub mend: Option<Mend>,
}

/// A row for each rule of this file.
pub static ABOUT: &[About] = &[
    About {
        rule: &CONTROL,
        says: "is a control character",
        help: "put the character that was meant; quotation marks and dashes of windows-1252 become these",
        mend: None,
    },
    About {
        rule: &SOFT_HYPHEN,
        says: "is a soft hyphen",
        help: "remove it: whoever sets the text breaks its words",
        mend: Some(Mend::Remove),
    },
    About {
        rule: &ODD_SPACE,
        says: "is a space of an odd width",
        help: "put a space",
        mend: Some(Mend::Blank),
    },
    About {
        rule: &IDLE_NO_BREAK,
        says: "is a no-break space at the edge of a text or beside another space",
        help: "put a space",
        mend: Some(Mend::Blank),
    },
    About {
        rule: &LINE_SEPARATOR,
        says: "separates lines or paragraphs",
        help: "end the paragraph instead",
        mend: None,
    },
    About {
        rule: &CONTROL_PICTURE,
        says: "is the picture of a control character",
        help: "put the character that was meant, or nothing",
        mend: None,
    },
    About {
        rule: &PRIVATE_USE,
        says: "means nothing outside of the font that it was made for",
        help: "put the character that was meant",
        mend: None,
    },
    About { rule: &NONCHARACTER, says: "is no character", help: "remove it", mend: Some(Mend::Drop) },
    About {
        rule: &LIGATURE,
        says: "is a ligature that fonts set by themselves",
        help: "write the letters themselves",
        mend: Some(Mend::Fold),
    },
    About {
        rule: &PRESENTATION,
        says: "is the form that a letter takes in print, and not the letter",
        help: "write the letters themselves",
        mend: Some(Mend::Fold),
    },
    About {
        rule: &INNER_MARK,
        says: "is a byte-order mark within the text",
        help: "remove it: files were joined here",
        mend: Some(Mend::Remove),
    },
    About {
        rule: &FULL_WIDTH,
        says: "is as wide as an ideograph",
        help: "write the character of usual width",
        mend: Some(Mend::Fold),
    },
    About {
        rule: &HALF_WIDTH,
        says: "is katakana of half its width",
        help: "write the katakana of full width",
        mend: Some(Mend::Fold),
    },
    About {
        rule: &ANNOTATION,
        says: "marks an annotation that programs do not show",
        help: "remove it",
        mend: None,
    },
    About {
        rule: &OBJECT,
        says: "stands for an object that is not here",
        help: "put the picture or the words that it stands for, or remove it",
        mend: None,
    },
    About {
        rule: &STYLED,
        says: "is a mathematical sign that looks like a styled letter",
        help: "write the letters themselves",
        mend: Some(Mend::Fold),
    },
    About {
        rule: &ZERO_WIDTH,
        says: "has no width and no task here",
        help: "remove it, or put a space",
        mend: None,
    },
    About { rule: &TAG, says: "is a tag that nobody sees", help: "remove it", mend: Some(Mend::Drop) },
    About {
        rule: &VARIATION,
        says: "selects a form of what has none",
        help: "remove it",
        mend: Some(Mend::Drop),
    },
    About {
        rule: &UNBALANCED,
        says: "opens a direction that is not closed, or closes one that is not open",
        help: "close it in the same paragraph (U+202C for an embedding, U+2069 for an isolate), or remove it",
        mend: None,
    },
    About {
        rule: &IDLE_DIRECTION,
        says: "marks a direction where all letters run from left to right",
        help: "remove it",
        mend: Some(Mend::Drop),
    },
    About {
        rule: &COMBINING,
        says: "is one mark more than letters carry",
        help: "keep the marks that belong to the letter",
        mend: None,
    },
    About {
        rule: &NOT_NFC,
        says: "is not in its normal form",
        help: "write it composed (NFC)",
        mend: Some(Mend::Compose),
    },
];

const WHERE: &str = "practice of text checks";

/// A control character.
pub static CONTROL: Rule = rule(
    "text/control",
    Severity::Warning,
    [
        "a text has no control characters of the C1 set, and no DEL",
        "Text that was read by the wrong charset has controls where quotation marks and dashes were. Nobody sees them, and some programs act on them.",
        "ISO/IEC 6429; XML 1.0, section 2.2",
    ],
    Example::new("json", "{\"kind\":\"article\",\"headline\":\"Rain \\u0093ends\\u0094 drought\"}"),
    Example::new("json", r#"{"kind":"article","headline":"Rain “ends” drought"}"#),
);

/// A soft hyphen.
pub static SOFT_HYPHEN: Rule = rule(
    "text/soft-hyphen",
    Severity::Info,
    [
        "a text has no soft hyphens",
        "They were made for one width of one page. Searches miss words that hold them, and programs show some of them.",
        WHERE,
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain\u00ADfall ends drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rainfall ends drought"}"#),
)
.fixed(FixKind::Safe);

/// A space of an odd width.
pub static ODD_SPACE: Rule = rule(
    "text/odd-space",
    Severity::Info,
    [
        "words are parted by usual spaces",
        "Thin, wide and ideographic spaces come from page layout. Searches and line breaks do not know all of them.",
        "Unicode 16, section 6.2",
    ],
    Example::new("json", r#"{"kind":"article","language":"en","headline":"Rain\u2003ends drought"}"#),
    Example::new("json", r#"{"kind":"article","language":"en","headline":"Rain ends drought"}"#),
)
.fixed(FixKind::Safe);

/// A no-break space that does nothing.
pub static IDLE_NO_BREAK: Rule = rule(
    "text/idle-no-break-space",
    Severity::Info,
    [
        "a no-break space holds two words together",
        "At the edge of a text, or beside another space, it holds nothing together: editors of web pages leave it behind.",
        "Unicode 16, section 6.2",
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain \u00A0ends drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain: 12\u00A0mm"}"#),
)
.fixed(FixKind::Safe);

/// A separator of lines.
pub static LINE_SEPARATOR: Rule = rule(
    "text/line-separator",
    Severity::Warning,
    [
        "lines and paragraphs end by markup",
        "U+2028 and U+2029 end lines in some programs and stop scripts in others; most show nothing or a box.",
        "Unicode 16, section 5.8",
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain\u2028ends drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
);

/// The picture of a control.
pub static CONTROL_PICTURE: Rule = rule(
    "text/control-picture",
    Severity::Warning,
    [
        "a text has no pictures of control characters",
        "A program put them where it found controls: what stood there is lost or was none of the story's.",
        "Unicode 16, section 22.7",
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain␊ends drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
);

/// A character of private use.
pub static PRIVATE_USE: Rule = rule(
    "text/private-use",
    Severity::Warning,
    [
        "a text has no characters of private use",
        "What they look like is a matter of one font. Everybody else sees a box or another sign.",
        "Unicode 16, section 23.5",
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain \uF0B7 drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain • drought"}"#),
);

/// No character.
pub static NONCHARACTER: Rule = rule(
    "text/noncharacter",
    Severity::Warning,
    [
        "a text has no noncharacters",
        "These code points never become characters. They come from programs that use them as marks of their own.",
        "Unicode 16, section 23.7",
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain \uFDD0 drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
)
.fixed(FixKind::Unsafe);

/// A ligature.
pub static LIGATURE: Rule = rule(
    "text/ligature",
    Severity::Warning,
    [
        "words are written in letters, not in ligatures",
        "They come out of PDF files. A search for the word does not find it.",
        "Unicode 16, section 7.1",
    ],
    Example::new("json", r#"{"kind":"article","headline":"The ﬁrst rain"}"#),
    Example::new("json", r#"{"kind":"article","headline":"The first rain"}"#),
)
.fixed(FixKind::Safe);

/// A presentation form.
pub static PRESENTATION: Rule = rule(
    "text/presentation-form",
    Severity::Warning,
    [
        "Arabic and Hebrew are written in letters, not in the forms of print",
        "They come out of PDF files and old systems, at times in the order of print, too. Searches do not find the words, and programs cannot shape them.",
        "Unicode 16, section 9.2",
    ],
    Example::new("json", r#"{"kind":"article","language":"ar","headline":"ﻣﻄﺮ في الشمال"}"#),
    Example::new("json", r#"{"kind":"article","language":"ar","headline":"مطر في الشمال"}"#),
)
.fixed(FixKind::Safe);

/// A byte-order mark within.
pub static INNER_MARK: Rule = rule(
    "text/inner-mark",
    Severity::Warning,
    [
        "a byte-order mark stands at the beginning of a file alone",
        "Where files or columns were joined their marks stay within the text, unseen: words that hold them are not found.",
        "Unicode 16, section 23.8",
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain \uFEFFends drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
)
.fixed(FixKind::Safe);

/// A wide Latin letter.
pub static FULL_WIDTH: Rule = rule(
    "text/full-width",
    Severity::Warning,
    [
        "letters, digits and marks have their usual width outside of Chinese, Japanese and Korean",
        "Wide ones come from an input method that was left on. Searches do not find the words.",
        "Unicode 16, section 18.5",
    ],
    Example::new("json", r#"{"kind":"article","language":"en","headline":"Rain ends ｄｒｏｕｇｈｔ"}"#),
    Example::new("json", r#"{"kind":"article","language":"en","headline":"Rain ends drought"}"#),
)
.fixed(FixKind::Safe);

/// Narrow katakana.
pub static HALF_WIDTH: Rule = rule(
    "text/half-width",
    Severity::Info,
    [
        "katakana has its full width",
        "Narrow katakana is a relic of old terminals; searches and fonts treat it as other letters.",
        "Unicode 16, section 18.5",
    ],
    Example::new("json", r#"{"kind":"article","language":"ja","headline":"ﾆｭｰｽ"}"#),
    Example::new("json", r#"{"kind":"article","language":"ja","headline":"ニュース"}"#),
)
.fixed(FixKind::Safe);

/// A mark of annotation.
pub static ANNOTATION: Rule = rule(
    "text/annotation",
    Severity::Warning,
    [
        "a text has no marks of interlinear annotation",
        "Programs use them within themselves; outside they show nothing, and the annotation reads as words of the text.",
        "Unicode 16, section 23.8",
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain \uFFF9ends\uFFFAstops\uFFFB drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
);

/// A placeholder.
pub static OBJECT: Rule = rule(
    "text/object",
    Severity::Warning,
    [
        "a text has no placeholders for objects",
        "A picture or a box stood here when the text was copied, and was left behind.",
        "Unicode 16, section 23.8",
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain \uFFFC ends drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
);

/// Styled letters.
pub static STYLED: Rule = rule(
    "text/styled-letters",
    Severity::Warning,
    [
        "bold and italic are markup, not other characters",
        "Signs of mathematics that look like styled letters are read letter by letter, or not at all, by screen readers, and are not found.",
        "Unicode 16, section 22.2",
    ],
    Example::new("json", r#"{"kind":"article","headline":"𝗥𝗮𝗶𝗻 ends drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
)
.fixed(FixKind::Unsafe);

/// A character without width.
pub static ZERO_WIDTH: Rule = rule(
    "text/zero-width",
    Severity::Warning,
    [
        "characters without width stand where a script needs them",
        "A zero-width non-joiner belongs between two letters of a word, a zero-width space between words of scripts that have no spaces. Elsewhere they split words for searches and for nobody else.",
        "Unicode 16, section 23.2",
    ],
    Example::new("json", r#"{"kind":"article","language":"en","headline":"Ra\u200Bin ends drought"}"#),
    Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران می‌بارد"}"#),
);

/// A tag.
pub static TAG: Rule = rule(
    "text/tag-character",
    Severity::Warning,
    [
        "a text has no tag characters but in flags",
        "Nobody sees them, but programs read them: hidden words can be smuggled with them into whatever processes the text.",
        "Unicode 16, section 23.9",
    ],
    Example::new("json", "{\"kind\":\"article\",\"headline\":\"Rain\u{E0041}\u{E0042} ends drought\"}"),
    Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
)
.fixed(FixKind::Unsafe);

/// A selector of nothing.
pub static VARIATION: Rule = rule(
    "text/variation-selector",
    Severity::Info,
    [
        "a variation selector stands behind a character that has variants",
        "Behind a letter or a space it does nothing but split the word for searches.",
        "Unicode 16, section 23.4",
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain\uFE0F ends drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain ☔️ ends drought"}"#),
)
.fixed(FixKind::Unsafe);

/// Directions that are left open.
pub static UNBALANCED: Rule = rule(
    "text/bidi-unbalanced",
    Severity::Error,
    [
        "embeddings and isolates are closed in their paragraph",
        "An open one turns the order of what follows, on pages even beyond the story: readers see other words in other places.",
        "UAX 9, section 3.3; CVE-2021-42574",
    ],
    Example::new("json", r#"{"kind":"article","language":"en","headline":"Rain \u202Bends drought"}"#),
    Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain \u2067مطر\u2069 ends drought"}"#,
    ),
);

/// Marks of direction that do nothing.
pub static IDLE_DIRECTION: Rule = rule(
    "text/idle-direction-mark",
    Severity::Info,
    [
        "marks of direction stand in text of both directions",
        "Where all letters run from left to right they do nothing, and split words for searches.",
        "UAX 9, section 2.6",
    ],
    Example::new("json", r#"{"kind":"article","language":"en","headline":"Rain \u200Eends drought"}"#),
    Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران (\u200FCIS\u200F) بارید"}"#),
)
.fixed(FixKind::Unsafe);

/// Letters under many marks.
pub static COMBINING: Rule = rule(
    "text/combining-marks",
    Severity::Warning,
    [
        "a letter carries at most six marks",
        "Heaps of marks are a joke or an attack: they cover the lines above and below.",
        "UAX 15, stream-safe text; practice",
    ],
    Example::new(
        "json",
        r#"{"kind":"article","headline":"Ra\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307in"}"#,
    ),
    Example::new("json", r#"{"kind":"article","headline":"Rain"}"#),
);

/// Letters that are not composed.
pub static NOT_NFC: Rule = rule(
    "text/not-nfc",
    Severity::Warning,
    [
        "letters with marks are composed (NFC)",
        "«é» can be one character or two. Words in the two spellings look the same, and neither finds the other; names of files and keys differ.",
        "UAX 15; W3C Character Model, section 3.1",
    ],
    Example::new("json", r#"{"kind":"article","language":"fr","headline":"La de\u0301cision"}"#),
    Example::new("json", r#"{"kind":"article","language":"fr","headline":"La décision"}"#),
)
.fixed(FixKind::Safe);
