//! Findings for people: a line that editors and grep understand, the place, and help.

use super::{escape, locate};
use crate::finding::{Finding, Findings, Severity};
use crate::source::Source;

/// Whether to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Escape sequences of terminals are used.
    pub color: bool,
}

/// The findings of one input.
pub fn findings(findings: &Findings, file: &str, source: Option<&Source<'_>>, style: Style) -> String {
    let mut out = String::new();
    for one in findings.list() {
        out.push_str(&finding(one, file, source, style));
    }
    if findings.unlisted() > 0 {
        out.push_str(&format!("{}: {} further findings are not listed\n", escape(file), findings.unlisted()));
    }
    out
}

/// One finding, with its place and help.
pub fn finding(finding: &Finding, file: &str, source: Option<&Source<'_>>, style: Style) -> String {
    let at = locate(finding, file, source);
    let severity = paint(finding.severity.as_str(), finding.severity, style);
    let mut out = format!(
        "{}:{}:{}: {severity}: {} [{}]\n",
        escape(file),
        at.position.line,
        at.position.column,
        escape(&finding.message),
        finding.rule.name
    );
    if let Some(excerpt) = &at.excerpt {
        for line in excerpt.lines() {
            out.push_str(&format!("    {line}\n"));
        }
    }
    if let Some(help) = &finding.help {
        out.push_str(&format!("    help: {}\n", escape(help)));
    }
    out
}

fn paint(word: &str, severity: Severity, style: Style) -> String {
    if !style.color {
        return word.to_owned();
    }
    let code = match severity {
        Severity::Error => 31,
        Severity::Warning => 33,
        Severity::Info => 36,
    };
    format!("\u{1b}[1;{code}m{word}\u{1b}[0m")
}
