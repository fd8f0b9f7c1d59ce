//! The reports of `check`: those that are shown as they come, and those that are one document.

use super::args::CheckReport;
use super::shown;
use crate::diagnostics::Findings;
use crate::model::Document;
use crate::report::checked::Checked;
use crate::report::{github, html, json, junit, sarif, text};
use crate::source::Source;

/// What was found in an input, to be shown.
pub struct Shown<'s> {
    /// The name of the input.
    pub file: &'s str,
    /// The findings.
    pub findings: &'s Findings,
    /// The input, as far as it could be decoded.
    pub source: Option<&'s Source<'s>>,
    /// Whether it could be read.
    pub read: bool,
    /// The items, for reports that show them.
    pub document: Option<&'s Document>,
}

/// A form that is shown as it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// With the place marked and what to do.
    Full(text::Style),
    /// A line a finding.
    Short(text::Style),
    /// A JSON object a finding.
    Json,
}

impl Form {
    /// The findings of an input in this form.
    pub fn of(self, shown: &Shown<'_>) -> String {
        let Shown { findings, file, source, .. } = shown;
        match self {
            Self::Full(style) => text::findings(findings, file, *source, style),
            Self::Short(style) => text::lines(findings, file, *source, style),
            Self::Json => json::findings(findings, file, *source),
        }
    }
}

/// A report that is being written.
pub struct Written {
    report: CheckReport,
    text: String,
    checked: Vec<Checked>,
}

impl Written {
    /// A report that is written at the end, if there is one; `beside` means that findings are also printed as text.
    pub fn new(report: CheckReport, beside: bool) -> Option<Self> {
        let streams =
            matches!(report, CheckReport::Text | CheckReport::Json | CheckReport::Full | CheckReport::Short);
        (beside || !streams).then(|| Self { report, text: String::new(), checked: Vec::new() })
    }

    /// Adds what was found in an input.
    pub fn add(&mut self, shown: &Shown<'_>) {
        let plain = text::Style { color: false };
        let kept = || Checked::new(shown.findings, shown.file, shown.source, shown.read);
        match self.report {
            CheckReport::Text | CheckReport::Full => self.text.push_str(&Form::Full(plain).of(shown)),
            CheckReport::Short => self.text.push_str(&Form::Short(plain).of(shown)),
            CheckReport::Json => self.text.push_str(&Form::Json.of(shown)),
            CheckReport::Github => self.text.push_str(&github::report(&kept())),
            CheckReport::Html => {
                let items = shown.document.map(shown::items).unwrap_or_default();
                self.text.push_str(&html::input(&kept(), &items));
            }
            CheckReport::Sarif | CheckReport::Junit => self.checked.push(kept()),
        }
    }

    /// The report; `moment` is that of the check.
    pub fn finish(self, moment: &str) -> String {
        match self.report {
            CheckReport::Sarif => sarif::report(&self.checked),
            CheckReport::Junit => junit::report(&self.checked, moment.get(..19).unwrap_or(moment)),
            CheckReport::Html => html::page(&self.text),
            _ => self.text,
        }
    }
}
