//! Rules about what was concluded from the text.

use crate::finding::{Example, Rule, Severity};

/// All rules of this room.
pub static RULES: &[&Rule] = &[&LANGUAGE_INFERRED, &HEADLINE_INFERRED];

/// A language that nobody declared.
pub static LANGUAGE_INFERRED: Rule = Rule {
    name: "text/language-inferred",
    severity: Severity::Info,
    summary: "the language was concluded from the letters and words",
    why: "The item does not state its language. It was recognised, and its direction follows from it; whoever knows better can set it.",
    source: "wirecopy",
    bad: Example::new(
        "text",
        "Rain ends drought\n\nIt rained on Tuesday, for the first time since the spring, and farmers were relieved.",
    ),
    good: Example::new(
        "json",
        r#"{"kind":"article","language":"en","direction":"ltr","headline":"Rain ends drought"}"#,
    ),
};

/// A headline that nobody marked.
pub static HEADLINE_INFERRED: Rule = Rule {
    name: "text/headline-inferred",
    severity: Severity::Info,
    summary: "the first line was taken for the headline by its shape",
    why: "The text does not mark its headline. A short first line without a full stop, set apart from what follows, is one nearly always.",
    source: "practice of plain-text copy",
    bad: Example::new("text", "Rain ends drought\n\nIt rained on Tuesday."),
    good: Example::new("text", "# Rain ends drought\n\nIt rained on Tuesday."),
};
