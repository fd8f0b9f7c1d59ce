//! `wirecopy check`.

use super::args::{Check, CheckReport, FailOn, Report, Show};
use super::input::{self, Job};
use super::output::{self, Stream};
use super::{Outcome, Stop, print};
use crate::finding::{Findings, Severity};
use crate::report::checked::Checked;
use crate::report::{github, json, junit, sarif};
use crate::source::Source;
use crate::{Profile, ReadOptions};

#[derive(Default)]
struct Tally {
    items: usize,
    unread: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    unlisted: usize,
}

/// Runs the command.
pub fn run(options: &Check) -> Result<Outcome, Stop> {
    // Text and lines are shown as they come; a report that is one document is written when all is checked.
    let beside = options.report_file.is_some();
    let form = match options.report {
        CheckReport::Json if !beside => Report::Json,
        _ => Report::Text,
    };
    let show = Show { report: form, color: options.color };
    let streams = beside || matches!(options.report, CheckReport::Text | CheckReport::Json);
    let mut written = (beside || !streams).then(|| Written {
        report: options.report,
        lines: String::new(),
        checked: Vec::new(),
    });
    let profile = input::profile(&options.input, &show)?;
    let catalogs = input::catalogs(&options.input, &show)?;
    let threshold = match options.fail_on {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Info => Severity::Info,
    };
    let mut tally = Tally::default();
    let mut outcome = Outcome::Fine;
    input::each(&options.input, false, |job| {
        let mut see = |findings: &Findings, source: Option<&Source<'_>>, read: bool| {
            if let Some(written) = &mut written {
                written.add(findings, &job.name, source, read);
            }
            if streams {
                output::show_findings(findings, &job.name, source, &show, Stream::Out)
            } else {
                Ok(())
            }
        };
        let (findings, read) = check(
            &job,
            &input::read_options(&options.input, &catalogs, false, &job.within),
            &profile,
            &mut see,
        )?;
        tally.add(&findings, read);
        if !read {
            outcome = Outcome::Failed;
        } else if findings.worst().is_some_and(|worst| worst >= threshold) {
            outcome = outcome.max(Outcome::Findings);
        }
        Ok(())
    })?;
    if streams && form == Report::Text {
        print(tally.line().as_bytes())?;
    }
    if let Some(written) = written {
        let text = written.finish()?;
        match &options.report_file {
            Some(path) => {
                let mut file = output::Whole::create(path).map_err(Stop::Message)?;
                file.write(text.as_bytes()).map_err(Stop::Message)?;
                // The user named the file: a report of an earlier check is what it replaces.
                file.finish(true).map_err(Stop::Message)?;
            }
            None => print(text.as_bytes())?,
        }
    }
    Ok(outcome)
}

/// A report in the making.
struct Written {
    report: CheckReport,
    lines: String,
    checked: Vec<Checked>,
}

impl Written {
    fn add(&mut self, findings: &Findings, file: &str, source: Option<&Source<'_>>, read: bool) {
        match self.report {
            CheckReport::Text => {
                let style = crate::report::text::Style { color: false };
                self.lines.push_str(&crate::report::text::findings(findings, file, source, style));
            }
            CheckReport::Json => self.lines.push_str(&json::findings(findings, file, source)),
            CheckReport::Github => {
                self.lines.push_str(&github::report(&Checked::new(findings, file, source, read)));
            }
            CheckReport::Sarif | CheckReport::Junit => {
                self.checked.push(Checked::new(findings, file, source, read));
            }
        }
    }

    fn finish(self) -> Result<String, Stop> {
        Ok(match self.report {
            CheckReport::Sarif => sarif::report(&self.checked),
            CheckReport::Junit => {
                let moment = super::moment()?;
                junit::report(&self.checked, moment.get(..19).unwrap_or(&moment))
            }
            CheckReport::Text | CheckReport::Json | CheckReport::Github => self.lines,
        })
    }
}

/// What is done with the findings of an input: the findings, their source, and whether it could be read.
type See<'s> = dyn FnMut(&Findings, Option<&Source<'_>>, bool) -> Result<(), Stop> + 's;

/// Checks one item and shows its findings; whether it could be read.
fn check(
    job: &Job,
    reading: &ReadOptions,
    profile: &Profile,
    see: &mut See<'_>,
) -> Result<(Findings, bool), Stop> {
    let bytes = match &job.bytes {
        Ok(bytes) => bytes,
        Err(finding) => {
            let mut findings = Findings::new(1);
            findings.report(finding.clone());
            see(&findings, None, false)?;
            return Ok((findings, false));
        }
    };
    let work = || match crate::check_bytes(&job.name, bytes, reading, profile) {
        Ok((source, findings)) => (findings, Some(source), true),
        Err(stopped) => (stopped.findings, stopped.source, false),
    };
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
        Ok((findings, source, read)) => {
            see(&findings, source.as_ref(), read)?;
            Ok((findings, read))
        }
        Err(_) => {
            input::note_panic(&job.name);
            let findings = Findings::new(1);
            see(&findings, None, false)?;
            Ok((findings, false))
        }
    }
}

impl Tally {
    fn add(&mut self, findings: &Findings, read: bool) {
        self.items += 1;
        self.unread += usize::from(!read);
        self.unlisted += findings.unlisted();
        for finding in findings.list() {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Info => self.infos += 1,
            }
        }
    }

    fn line(&self) -> String {
        let count = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
        let mut line = format!(
            "{} checked: {}, {}, {}",
            count(self.items, "item"),
            count(self.errors, "error"),
            count(self.warnings, "warning"),
            count(self.infos, "note")
        );
        if self.unread > 0 {
            line.push_str(&format!("; {} could not be read", self.unread));
        }
        if self.unlisted > 0 {
            line.push_str(&format!("; {} more findings not listed", self.unlisted));
        }
        line.push('\n');
        line
    }
}
