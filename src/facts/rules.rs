//! Rules about facts that were inferred from the text.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this room.
pub static RULES: &[&Rule] = &[&LANGUAGE_INFERRED];

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
    ..Rule::FIRST
};
