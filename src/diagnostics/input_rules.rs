//! Rules about inputs that are refused before their format matters.

use super::{Example, Rule, Severity};

/// All rules of this file.
pub static RULES: &[&Rule] = &[&UNKNOWN_FORMAT, &UNREADABLE];

/// `input/unknown-format`: unknown input format.
pub static UNKNOWN_FORMAT: Rule = Rule {
    name: "input/unknown-format",
    severity: Severity::Error,
    summary: "unknown input format",
    why: "The value of `--from` or of `from` in the settings is not the name of a format that can be read, so the \
        input was not read.",
    source: "wirecopy",
    bad: Example::new("newsmlg2", "<newsItem/>"),
    good: Example::new("text", "Rain ends drought\n\nIt rained."),
    ..Rule::FIRST
};

/// `input/unreadable`: input cannot be read.
pub static UNREADABLE: Rule = Rule {
    name: "input/unreadable",
    severity: Severity::Error,
    summary: "input cannot be read",
    why: "The file is missing, is a folder, or may not be read. The other inputs were still processed.",
    source: "practice",
    bad: Example::new("text", "a-file-that-is-not-there.txt"),
    good: Example::new("text", "Rain ends drought\n\nIt rained."),
    ..Rule::FIRST
};
