//! The rules about punctuation.

use super::rule;
use crate::diagnostics::{Example, FixKind, Rule, Severity};

/// All rules of this file.
pub static RULES: &[&Rule] = &[
    &SPACE_BEFORE,
    &SPACE_BEHIND,
    &REPEATED,
    &ASCII_PUNCTUATION,
    &UNPAIRED_QUOTES,
    &QUOTE_STYLE,
    &UNPAIRED_BRACKETS,
];

const DESKS: &str = "practice of desks";

/// A space before a mark.
pub static SPACE_BEFORE: Rule = rule(
    "text/space-before-mark",
    Severity::Info,
    [
        "a mark of punctuation stands right behind its word",
        "With a space before it the mark can begin a line. French sets one before its high marks, other languages do not.",
        DESKS,
    ],
    Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain ends drought , says office"}"#,
    ),
    Example::new("json", r#"{"kind":"article","language":"fr","headline":"La pluie est là : enfin !"}"#),
)
.fixed(FixKind::Safe);

/// No space behind a mark.
pub static SPACE_BEHIND: Rule = rule(
    "text/no-space-behind-mark",
    Severity::Info,
    [
        "a space stands between two sentences",
        "Where lines were joined without one, two words become one for searches and line breaks.",
        DESKS,
    ],
    Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain","standfirst":"It rained on Tuesday.Farmers were glad"}"#,
    ),
    Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain","standfirst":"See example.org, says the e.V. in St.Gallen"}"#,
    ),
)
.fixed(FixKind::Unsafe);

/// A mark that repeats.
pub static REPEATED: Rule = rule(
    "text/repeated-mark",
    Severity::Info,
    [
        "a mark of punctuation stands once",
        "Two commas or two full stops are left behind when words are cut out. Three exclamation marks are no news style.",
        DESKS,
    ],
    Example::new("json", r#"{"kind":"article","language":"en","headline":"Rain,, at last"}"#),
    Example::new("json", r#"{"kind":"article","language":"en","headline":"Rain, at last ..."}"#),
);

/// Marks of another script.
pub static ASCII_PUNCTUATION: Rule = rule(
    "text/ascii-punctuation",
    Severity::Info,
    [
        "text in Arabic letters has its own comma, semicolon and question mark",
        "The Latin ones are turned the wrong way, and take the direction of what stands beside them.",
        DESKS,
    ],
    Example::new("json", r#"{"kind":"article","language":"ar","headline":"مطر, ثم شمس"}"#),
    Example::new("json", r#"{"kind":"article","language":"ar","headline":"مطر، ثم شمس"}"#),
)
.fixed(FixKind::Unsafe);

/// A quotation that is not closed.
pub static UNPAIRED_QUOTES: Rule = rule(
    "text/unpaired-quotes",
    Severity::Warning,
    [
        "a quotation is opened and closed",
        "Readers must know which words were said by whom. A quotation of several paragraphs may open each of them and close the last.",
        DESKS,
    ],
    Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain","standfirst":"It is over\", he said. We are glad"}"#,
    ),
    Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain","standfirst":"\"It is over\", he said. The 12\" pipe held"}"#,
    ),
);

/// Two styles of quotation marks.
pub static QUOTE_STYLE: Rule = rule(
    "text/quote-style",
    Severity::Info,
    [
        "a text has one style of quotation marks",
        "Straight ones beside typographic ones show that words were pasted in.",
        DESKS,
    ],
    Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain","standfirst":"“It is over,” he said. \"Good,\" she said"}"#,
    ),
    Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain","standfirst":"“It is over,” he said. “Good,” she said"}"#,
    ),
);

/// A bracket that is not closed.
pub static UNPAIRED_BRACKETS: Rule = rule(
    "text/unpaired-brackets",
    Severity::Warning,
    [
        "a bracket is opened and closed",
        "One that is left alone shows that words were cut out, or that markup was.",
        DESKS,
    ],
    Example::new("json", r#"{"kind":"article","language":"en","headline":"Rain (at last ends drought"}"#),
    Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain (at last) ends drought: a) the first"}"#,
    ),
);
