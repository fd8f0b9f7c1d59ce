//! Rules about the layout of plain text.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this room.
pub static RULES: &[&Rule] = &[&HEADLINE_INFERRED, &HEADING_INFERRED, &LINE_ENDS, &XML_AS_WORDS];

/// `text/headline-inferred`: headline is not marked; the first line is used.
pub static HEADLINE_INFERRED: Rule = Rule {
    name: "text/headline-inferred",
    severity: Severity::Info,
    summary: "headline is not marked; the first line is used",
    why: "The text does not mark its headline. A short first line without a final period, separated from the rest, \
        is nearly always the headline.",
    source: "practice of plain-text copy",
    bad: Example::new("text", "Rain ends drought\n\nIt rained on Tuesday."),
    good: Example::new("text", "# Rain ends drought\n\nIt rained on Tuesday."),
    ..Rule::FIRST
};

/// `text/heading-inferred`: heading is not marked; a short line is used.
pub static HEADING_INFERRED: Rule = Rule {
    name: "text/heading-inferred",
    severity: Severity::Info,
    summary: "heading is not marked; a short line is used",
    why: "The text does not mark its headings. A short line without a final period between two paragraphs is nearly \
        always a heading.",
    source: "practice of plain-text copy",
    bad: Example::new(
        "text",
        "# Rain ends drought\n\nIt rained on Tuesday, for the first time since the spring, in all the northern counties.\n\nA dry summer\n\nThe river had not been so low since the weather station at the weir began to measure it.",
    ),
    good: Example::new(
        "text",
        "# Rain ends drought\n\nIt rained on Tuesday, for the first time since the spring, in all the northern counties.\n\n## A dry summer\n\nThe river had not been so low since the weather station at the weir began to measure it.",
    ),
    ..Rule::FIRST
};

/// `text/line-ends`: mixed line endings.
pub static LINE_ENDS: Rule = Rule {
    name: "text/line-ends",
    severity: Severity::Warning,
    summary: "mixed line endings",
    why: "Some lines end with CR LF and others with LF or CR, usually because text from several systems was joined. \
        Programs that support only one of them join lines, double them, or show the control character.",
    source: "practice; POSIX, section 3.206",
    bad: Example::new("text", "Rain ends drought\r\n\r\nIt rained on Tuesday.\nIt snowed on Friday.\n"),
    good: Example::new("text", "Rain ends drought\r\n\r\nIt rained on Tuesday.\r\n"),
    ..Rule::FIRST
};

/// `text/xml-as-words`: unknown XML is read as plain text.
pub static XML_AS_WORDS: Rule = Rule {
    name: "text/xml-as-words",
    severity: Severity::Warning,
    summary: "unknown XML is read as plain text",
    why: "The XML is not in a known format, so it is read as text and its tags become words of the story. It is \
        usually part of a document, or belongs to a standard that is not for news.",
    source: "XML 1.0, production 1 (document)",
    bad: Example::new("text", "<weather><city>Berlin</city></weather>"),
    good: Example::new("text", "# Rain ends drought\n\nIt rained in Berlin.\n"),
    ..Rule::FIRST
};
