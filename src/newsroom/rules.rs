//! Rules about what desks write around a story.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this room.
pub static RULES: &[&Rule] = &[&STATUS_INFERRED];

/// A line of the text that says whether and when the story may be published.
pub static STATUS_INFERRED: Rule = Rule {
    name: "text/status-inferred",
    severity: Severity::Info,
    summary: "a line of the text was taken for an embargo or a kill",
    why: "Plain text has no field for them, so desks write them above or below the story. To miss one is worse than to heed one too many; the line itself is kept among the notes.",
    source: "practice of plain-text copy; NewsML-G2 2.35, pubStatus and embargoed",
    bad: Example::new(
        "text",
        "EMBARGOED UNTIL Tuesday 18:00\n\n# Rain ends drought\n\nIt rained on Tuesday.",
    ),
    good: Example::new("text", "# Rain ends drought\n\nIt rained on Tuesday."),
    ..Rule::FIRST
};
