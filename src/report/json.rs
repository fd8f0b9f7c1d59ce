//! Findings for programs: JSON, one finding a line.

use super::locate;
use crate::diagnostics::Findings;
use crate::source::Source;
use serde::Serialize;

/// A finding, as printed for programs.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct JsonFinding<'f> {
    /// The rule, `group/name`.
    pub rule: &'f str,
    /// `error`, `warning` or `info`.
    pub severity: &'f str,
    /// The problem.
    pub message: &'f str,
    /// The name of the input.
    pub file: &'f str,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in code points.
    pub column: usize,
    /// An XPath in XML, otherwise a JSON pointer into the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<&'f str>,
    /// The line, with the place marked below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<String>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<&'f str>,
    /// The change that fixes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<JsonFix<'f>>,
}

/// A change of the source.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct JsonFix<'f> {
    /// The line on which the text to replace starts, from 1.
    pub line: usize,
    /// Column, from 1, in code points.
    pub column: usize,
    /// The line on which it ends, from 1.
    pub end_line: usize,
    /// The column after it, from 1, in code points.
    pub end_column: usize,
    /// The replacement.
    pub replacement: &'f str,
    /// `safe` if the change does not alter the meaning, `unsafe` if it needs review.
    pub kind: &'f str,
}

/// The findings of one input, one a line.
pub fn findings(findings: &Findings, file: &str, source: Option<&Source<'_>>) -> String {
    let mut out = String::new();
    for finding in findings.list() {
        let at = locate(finding, file, source);
        let fix = finding.fix.as_ref().zip(source).map(|(fix, source)| {
            let (start, end) = (source.position(fix.span.start), source.position(fix.span.end));
            JsonFix {
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                replacement: &fix.replacement,
                kind: finding.rule.fix.as_str(),
            }
        });
        let row = JsonFinding {
            rule: finding.rule.name,
            severity: finding.severity.as_str(),
            message: &finding.message,
            file,
            line: at.position.line,
            column: at.position.column,
            path: finding.place.path.as_deref(),
            excerpt: at.excerpt(),
            help: finding.help.as_deref(),
            fix,
        };
        if let Ok(line) = serde_json::to_string(&row) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}
