//! `wirecopy check`.

use super::args::{Check, FailOn, Report};
use super::input::{self, Job};
use super::output::{self, Stream};
use super::{Outcome, Stop, print};
use crate::Profile;
use crate::finding::{Findings, Severity};

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
    let profile = input::profile(&options.input, &options.show)?;
    let threshold = match options.fail_on {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Info => Severity::Info,
    };
    let mut tally = Tally::default();
    let mut outcome = Outcome::Fine;
    input::each(&options.input, |job| {
        let (findings, read) = check(&job, options, &profile)?;
        tally.add(&findings, read);
        if !read {
            outcome = Outcome::Failed;
        } else if findings.worst().is_some_and(|worst| worst >= threshold) {
            outcome = outcome.max(Outcome::Findings);
        }
        Ok(())
    })?;
    if options.show.report == Report::Text {
        print(tally.line().as_bytes())?;
    }
    Ok(outcome)
}

/// Checks one item and shows its findings; whether it could be read.
fn check(job: &Job, options: &Check, profile: &Profile) -> Result<(Findings, bool), Stop> {
    let show = |findings: &Findings, source: Option<&crate::source::Source<'_>>| {
        output::show_findings(findings, &job.name, source, &options.show, Stream::Out)
    };
    let bytes = match &job.bytes {
        Ok(bytes) => bytes,
        Err(finding) => {
            let mut findings = Findings::new(1);
            findings.report(finding.clone());
            show(&findings, None)?;
            return Ok((findings, false));
        }
    };
    let reading = input::read_options(&options.input, true, job.line);
    let work = || match crate::read(&job.name, bytes, &reading) {
        Ok(reading) => {
            let findings = crate::check(&reading, profile);
            (findings, Some(reading.source), true)
        }
        Err(stopped) => (stopped.findings, stopped.source, false),
    };
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
        Ok((findings, source, read)) => {
            show(&findings, source.as_ref())?;
            Ok((findings, read))
        }
        Err(_) => {
            input::note_panic(&job.name);
            Ok((Findings::new(1), false))
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
