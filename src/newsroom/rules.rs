//! Rules about what newsrooms write around a story.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this room.
pub static RULES: &[&Rule] = &[&STATUS_INFERRED];

/// `text/status-inferred`: embargo or kill was detected in a line of the text.
pub static STATUS_INFERRED: Rule = Rule {
    name: "text/status-inferred",
    severity: Severity::Info,
    summary: "embargo or kill was detected in a line of the text",
    why: "Plain text has no field for an embargo or a kill, so newsrooms write them above or below the story. Check \
        that the line applies to the whole story; it is kept among the editor's notes.",
    source: "practice of plain-text copy; NewsML-G2 2.35, pubStatus and embargoed",
    bad: Example::new(
        "text",
        "EMBARGOED UNTIL Tuesday 18:00\n\n# Rain ends drought\n\nIt rained on Tuesday.",
    ),
    good: Example::new("text", "# Rain ends drought\n\nIt rained on Tuesday."),
    ..Rule::FIRST
};
