//! Rules about facts that were detected in the text.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this room.
pub static RULES: &[&Rule] = &[&LANGUAGE_INFERRED];

/// `text/language-inferred`: language is not declared and was detected.
pub static LANGUAGE_INFERRED: Rule = Rule {
    name: "text/language-inferred",
    severity: Severity::Info,
    summary: "language is not declared and was detected",
    why: "The language was detected from letters and words, and the direction of the text follows from it. Check \
        it, because translation, search and the layout depend on it.",
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
