//! Findings as text: a line that editors and grep understand, the place in the source, and help.

use super::{Located, escape, locate};
use crate::diagnostics::{Finding, Findings, Severity};
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
    unlisted(findings, file, &mut out);
    out
}

/// The findings of one input, a line each, as editors and grep understand them.
pub fn lines(findings: &Findings, file: &str, source: Option<&Source<'_>>, style: Style) -> String {
    let mut out: String =
        findings.list().iter().map(|one| line(one, &locate(one, file, source), style)).collect();
    unlisted(findings, file, &mut out);
    out
}

fn unlisted(findings: &Findings, file: &str, out: &mut String) {
    if findings.unlisted() > 0 {
        out.push_str(&format!("{}: {} more findings are not listed\n", escape(file), findings.unlisted()));
    }
}

fn line(finding: &Finding, at: &Located<'_>, style: Style) -> String {
    let severity = paint(finding.severity.as_str(), finding.severity, style);
    format!(
        "{}:{}:{}: {severity}: {} [{}]\n",
        escape(at.file),
        at.position.line,
        at.position.column,
        escape(&finding.message),
        finding.rule.name
    )
}

/// One finding, with its place and help.
pub fn finding(finding: &Finding, file: &str, source: Option<&Source<'_>>, style: Style) -> String {
    let at = locate(finding, file, source);
    let mut out = line(finding, &at, style);
    if let Some(excerpt) = at.excerpt() {
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
