//! Runs rules on the examples of their documentation.

use crate::diagnostics::{Example, Findings, Rule};
use crate::limits::Limits;
use crate::model::WireDate;
use crate::options::{ReadOptions, RepairMode};
use crate::pipeline::{Checker, read, write};
use crate::profile::Profile;
use crate::source::Source;
use crate::split::JsonLines;
use crate::writers::WriteOptions;
use crate::{registry, report};

/// What counts as now for examples.
const NOW: &str = "2026-11-24T12:00:00Z";

/// A finding on an example.
#[derive(Debug)]
pub struct ExampleFinding {
    /// The rule.
    pub rule: &'static Rule,
    /// Line and column, message, the place marked, help: as `check` prints them, without the name of a file.
    pub text: String,
    /// The input with the finding's fix applied.
    pub mended: Option<String>,
}

/// All findings of an example on its way: split, read, checked against its profile, written.
pub fn run_example(example: &Example, rule: &Rule) -> Vec<ExampleFinding> {
    let mut out = Vec::new();
    let mut findings = Findings::new(1000);
    let profile = example.profile.map(|toml| {
        let names: Vec<&str> = registry::all().iter().map(|r| r.name).collect();
        Profile::parse(toml, &names, &mut findings).unwrap_or_default()
    });
    let profile_source = example.profile.map(|toml| Source::valid("profile", toml));
    add(&mut out, &findings, profile_source.as_ref());
    let profile = profile.unwrap_or_default();
    let input = example.input();
    if example.format == "catalog" {
        let mut catalogs = crate::catalogs::Catalogs::default();
        let text = String::from_utf8_lossy(&input);
        if let Err(error) = catalogs.add("catalog.xml", &text, &Limits::default()) {
            let mut findings = Findings::new(1);
            findings.report(*error.0);
            add(&mut out, &findings, Some(&Source::valid("catalog", &text)));
        }
        return out;
    }
    let mut catalogs = crate::catalogs::Catalogs::default();
    if let Some(vocabulary) = example.vocabulary {
        let _ = catalogs.add("vocabulary.xml", vocabulary, &Limits::default());
    }
    let mut parts = vec![input];
    if crate::formats::find(example.format).is_ok_and(|(format, _)| format.container) {
        let lines = parts.concat();
        parts.clear();
        for part in JsonLines::new(lines.as_slice(), Limits::default().bytes).flatten() {
            match part.bytes {
                Some(bytes) => parts.push(bytes),
                None => out.push(ExampleFinding {
                    rule: &crate::split::LINE_BYTES,
                    text: format!("{}: the line is skipped\n", part.line),
                    mended: None,
                }),
            }
        }
    }
    let checker = Checker::new(profile).now(WireDate::new(NOW)).catalogs(std::sync::Arc::new(catalogs));
    for bytes in parts {
        let options = ReadOptions {
            from: Some(example.format.to_owned()),
            repair: if rule == &crate::decode::rules::MENDED { RepairMode::Safe } else { RepairMode::None },
            ..ReadOptions::default()
        };
        match read("example", &bytes, &options) {
            Ok(reading) => {
                add(&mut out, &checker.check(&reading), Some(&reading.source));
                let Some(to) = example.to else { continue };
                let writing = WriteOptions { now: Some(NOW.to_owned()), ..WriteOptions::default() };
                if let Ok(written) = write(&reading.document, to, &writing) {
                    let mut findings = written.findings;
                    // By them the values have their places.
                    if let Some(origins) = reading.findings.origins() {
                        findings.set_origins(origins.clone());
                    }
                    checker.finalize(&mut findings, Some(&reading.source), false);
                    add(&mut out, &findings, Some(&reading.source));
                }
            }
            Err(failure) => {
                let checked = checker.check_failure(*failure, &options);
                add(&mut out, &checked.findings, checked.source.as_ref());
            }
        }
    }
    out
}

fn add(out: &mut Vec<ExampleFinding>, findings: &Findings, source: Option<&Source<'_>>) {
    for finding in findings.list() {
        let said = report::text::finding(finding, "", source, report::text::Style::default());
        let mended = finding.fix.as_ref().zip(source).and_then(|(fix, source)| {
            let mut text = source.text().to_owned();
            text.get(fix.span.start..fix.span.end)?;
            text.replace_range(fix.span.start..fix.span.end, &fix.replacement);
            Some(text)
        });
        let text = said.trim_start_matches(':').to_owned();
        out.push(ExampleFinding { rule: finding.rule, text, mended });
    }
}
