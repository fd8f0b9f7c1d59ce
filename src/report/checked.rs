//! Findings of all inputs, collected for reports that are one document.

use super::locate;
use crate::diagnostics::{Findings, Rule, Severity};
use crate::source::Source;

/// What was found in one input.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The name of the input.
    pub file: String,
    /// Whether it could be read.
    pub read: bool,
    /// How many findings are not listed.
    pub unlisted: usize,
    /// The findings.
    pub rows: Vec<Row>,
}

/// Line and column, from 1, in code points.
pub type Place = (usize, usize);

/// A finding at its place.
#[derive(Debug, Clone)]
pub struct Row {
    /// The rule.
    pub rule: &'static Rule,
    /// The severity.
    pub severity: Severity,
    /// The problem.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// XPath or JSON pointer.
    pub path: Option<String>,
    /// JSON pointer of the value that it is about, where there is one; else as `path`.
    pub pointer: Option<String>,
    /// The change that fixes it: its start, its end, and the replacement.
    pub fix: Option<(Place, Place, String)>,
    /// The line, with the place marked below it.
    pub excerpt: Option<String>,
    /// Line and column where it begins, from 1, in code points.
    pub start: (usize, usize),
    /// Line and column behind it, where it has an end.
    pub end: Option<(usize, usize)>,
}

impl Checked {
    /// The part of a report about one input: a row for each finding, with its excerpt if `source` is present.
    pub fn new(findings: &Findings, file: &str, source: Option<&Source<'_>>, read: bool) -> Self {
        let rows = findings.list().iter().map(|finding| {
            let at = locate(finding, file, source);
            let fix = finding.fix.as_ref().zip(source).map(|(fix, source)| {
                let place = |at| {
                    let position = source.position(at);
                    (position.line, position.column)
                };
                (place(fix.span.start), place(fix.span.end), fix.replacement.clone())
            });
            let end = finding.place.span.zip(source).map(|(span, source)| source.position(span.end));
            Row {
                rule: finding.rule,
                severity: finding.severity,
                message: finding.message.clone(),
                help: finding.help.clone(),
                path: finding.place.path.clone(),
                pointer: finding.pointer.as_ref().or(finding.place.path.as_ref()).cloned(),
                excerpt: at.excerpt(),
                fix,
                start: (at.position.line, at.position.column),
                end: end.map(|end| (end.line, end.column)),
            }
        });
        Self { file: file.to_owned(), read, unlisted: findings.unlisted(), rows: rows.collect() }
    }
}
