//! `wirecopy check`.

use super::args::{Check, CheckFix, CheckReport, Color, FailOn, Report, Show};
use super::config::{self, Config};
use super::fix::{self, Mended};
use super::input::{self, Job};
use super::output;
use super::report::{Form, Shown, Written};
use super::{Outcome, Stop, colors, complain, print};
use crate::diagnostics::{Findings, FixKind, Severity};
use crate::model::{Document, WireDate};
use crate::report::text;
use crate::{Checked, Checker, ReadOptions};
use std::collections::{BTreeMap, BTreeSet};

/// Runs the command.
pub fn run(options: &Check) -> Result<Outcome, Stop> {
    let show = Show { report: Report::Text, color: options.color };
    let config = Config::load(&options.input, &show)?;
    let input = config.applied(&options.input);
    let mut profile = config.profile(&options.input, &show)?;
    let or_set =
        |given: &[String], key: &str| if given.is_empty() { config.list(key) } else { given.to_vec() };
    config::choose(&mut profile, &or_set(&options.select, "select"), &or_set(&options.ignore, "ignore"))?;
    let now = WireDate::new(&super::now(options.now.as_deref())?);
    let mut run = Run {
        options,
        threshold: options
            .fail_on
            .map(FailOn::severity)
            .or_else(|| config.word("fail-on").and_then(Severity::parse))
            .unwrap_or(Severity::Error),
        session: CheckSession {
            checker: Checker::new(profile)
                .now(now.clone())
                .catalogs(input::catalogs(&input, &show)?)
                .run_both(super::run_both),
            now,
            keeps_items: options.report == CheckReport::Html,
        },
        tally: Tally::default(),
        outcome: Outcome::Fine,
        mended: Vec::new(),
        written: Written::new(options.report, options.report_file.is_some()),
        screen: screen(options),
    };
    input::each(&input, false, |job| run.job(&job, &input::read_options(&input, false, &job.within)))?;
    run.end()
}

/// What is shown as it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Screen {
    Form(Form),
    /// A count for each rule in the end.
    Summary,
    /// The changes that would be made.
    Diff,
    /// Nothing: a report comes in the end.
    Nothing,
}

fn screen(options: &Check) -> Screen {
    let style = text::Style { color: colors(options.color, super::stdout_is_terminal()) };
    let by_itself = if super::stdout_is_terminal() || options.color == Color::Always {
        Form::Full(style)
    } else {
        Form::Short(style)
    };
    if options.diff {
        return Screen::Diff;
    }
    if options.summary {
        return Screen::Summary;
    }
    match options.report {
        CheckReport::Full => Screen::Form(Form::Full(style)),
        CheckReport::Short => Screen::Form(Form::Short(style)),
        CheckReport::Json if options.report_file.is_none() => Screen::Form(Form::Json),
        CheckReport::Text => Screen::Form(by_itself),
        _ if options.report_file.is_some() => Screen::Form(by_itself),
        _ => Screen::Nothing,
    }
}

/// By what all inputs are checked.
pub struct CheckSession {
    checker: Checker,
    now: WireDate,
    /// Whether the items are kept, to be shown.
    keeps_items: bool,
}

/// What was found in an input, and its items if they are kept.
pub struct CheckedInput<'a> {
    /// What was found.
    pub checked: Checked<'a>,
    /// The items.
    pub document: Option<Document>,
}

impl CheckedInput<'_> {
    /// An input that could not be read.
    fn failed(findings: Findings) -> Self {
        Self { checked: Checked { findings, source: None, is_read: false }, document: None }
    }
}

impl CheckSession {
    /// Checks the bytes of an input. What a bug in the program spoils is one input, and not the batch.
    fn check<'a>(&self, name: &str, bytes: &'a [u8], reading: &ReadOptions) -> CheckedInput<'a> {
        let work = || {
            if !self.keeps_items {
                let checked = self.checker.check_bytes(name, bytes, reading);
                return CheckedInput { checked, document: None };
            }
            match crate::read(name, bytes, &ReadOptions { origins: true, ..reading.clone() }) {
                Ok(read) => {
                    let findings = self.checker.check(&read);
                    let checked = Checked { findings, source: Some(read.source), is_read: true };
                    CheckedInput { checked, document: Some(read.document) }
                }
                Err(failure) => {
                    CheckedInput { checked: self.checker.check_failure(*failure, reading), document: None }
                }
            }
        };
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or_else(|_| {
            input::note_panic(name);
            CheckedInput::failed(Findings::new(1))
        })
    }

    /// Checks the bytes of a file by itself, as if no other were there.
    pub fn check_alone<'a>(&self, name: &str, bytes: &'a [u8], reading: &ReadOptions) -> Checked<'a> {
        let alone = Self { checker: self.checker.alone(), now: self.now.clone(), keeps_items: false };
        alone.check(name, bytes, reading).checked
    }
}

struct Run<'r> {
    options: &'r Check,
    threshold: Severity,
    session: CheckSession,
    tally: Tally,
    outcome: Outcome,
    /// The number of fixes in each file.
    mended: Vec<usize>,
    written: Option<Written>,
    screen: Screen,
}

impl Run<'_> {
    fn job(&mut self, job: &Job, reading: &ReadOptions) -> Result<(), Stop> {
        let bytes = match &job.bytes {
            Ok(bytes) => bytes,
            Err(finding) => {
                let mut findings = Findings::new(1);
                findings.report(finding.clone());
                return self.record(job, CheckedInput::failed(findings));
            }
        };
        let kind = match self.options.fix {
            Some(CheckFix::Unsafe) => FixKind::Unsafe,
            Some(CheckFix::Safe) => FixKind::Safe,
            None if self.options.diff => FixKind::Safe,
            None => return self.check_input(job, bytes, reading),
        };
        match fix::mend(&self.session, job, bytes, reading, kind) {
            Ok(Some(mended)) => self.take(job, reading, bytes, &mended),
            Ok(None) => self.check_input(job, bytes, reading),
            Err(why) => {
                complain(&format!("{}: not fixed: {why}", job.name));
                self.check_input(job, bytes, reading)
            }
        }
    }

    /// Writes the fixed file, or prints the changes, and reports the remaining findings.
    fn take(&mut self, job: &Job, reading: &ReadOptions, bytes: &[u8], mended: &Mended) -> Result<(), Stop> {
        if self.options.diff {
            print(fix::difference(&job.name, &mended.before, &mended.after).as_bytes())?;
            self.outcome = self.outcome.max(Outcome::Findings);
            self.mended.push(mended.count);
            return self.check_input(job, bytes, reading);
        }
        let Some(path) = &job.path else {
            complain(&format!("{}: not fixed: only files can be fixed in place", job.name));
            return self.check_input(job, bytes, reading);
        };
        let written = output::Whole::create(path)
            .and_then(|mut file| file.write(&mended.bytes).map(|()| file))
            .and_then(|file| file.finish(true));
        match written {
            Ok(()) => {
                self.mended.push(mended.count);
                self.check_input(job, &mended.bytes, reading)
            }
            Err(message) => {
                complain(&message);
                self.outcome = Outcome::Failed;
                self.check_input(job, bytes, reading)
            }
        }
    }

    /// Checks the bytes of an input among all others, and shows what was found.
    fn check_input(&mut self, job: &Job, bytes: &[u8], reading: &ReadOptions) -> Result<(), Stop> {
        let checked = self.session.check(&job.name, bytes, reading);
        self.record(job, checked)
    }

    /// Counts and shows what was found in an input.
    fn record(&mut self, job: &Job, input: CheckedInput<'_>) -> Result<(), Stop> {
        let CheckedInput { checked: Checked { findings, source, is_read: read }, document } = &input;
        self.tally.add(&job.name, findings, *read);
        if !read {
            self.outcome = Outcome::Failed;
        } else if !self.options.diff && findings.worst().is_some_and(|worst| worst >= self.threshold) {
            self.outcome = self.outcome.max(Outcome::Findings);
        }
        let shown = Shown {
            file: &job.name,
            findings,
            source: source.as_ref(),
            read: *read,
            document: document.as_ref(),
        };
        if let Some(written) = &mut self.written {
            written.add(&shown);
        }
        match self.screen {
            Screen::Form(form) => print(form.of(&shown).as_bytes()),
            _ => Ok(()),
        }
    }

    fn end(self) -> Result<Outcome, Stop> {
        match self.screen {
            Screen::Summary => print(self.tally.table().as_bytes())?,
            Screen::Form(Form::Full(_) | Form::Short(_)) => print(self.tally.line(&self.mended).as_bytes())?,
            Screen::Form(Form::Json) | Screen::Diff | Screen::Nothing => {}
        }
        if let Some(written) = self.written {
            let text = written.finish(self.session.now.as_str());
            match &self.options.report_file {
                Some(path) => {
                    let mut file = output::Whole::create(path).map_err(Stop::Message)?;
                    file.write(text.as_bytes()).map_err(Stop::Message)?;
                    // The user named the file: a report of an earlier check is what it replaces.
                    file.finish(true).map_err(Stop::Message)?;
                }
                None => print(text.as_bytes())?,
            }
        }
        Ok(self.outcome)
    }
}

#[derive(Default)]
struct Tally {
    items: usize,
    unread: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    unlisted: usize,
    /// Of each rule how often it was broken, at which severity, and in which inputs.
    rules: BTreeMap<&'static str, (usize, Severity, BTreeSet<String>)>,
}

impl Tally {
    fn add(&mut self, file: &str, findings: &Findings, read: bool) {
        self.items += 1;
        self.unread += usize::from(!read);
        self.unlisted += findings.unlisted();
        for finding in findings.list() {
            let row = self.rules.entry(finding.rule.name).or_insert((0, finding.severity, BTreeSet::new()));
            row.0 += 1;
            row.1 = row.1.max(finding.severity);
            if !row.2.contains(file) {
                row.2.insert(file.to_owned());
            }
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Info => self.infos += 1,
            }
        }
    }

    /// A line for each rule that was broken, the most frequent first, and the last line of a report.
    fn table(&self) -> String {
        let mut rows: Vec<_> = self.rules.iter().collect();
        rows.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.0.cmp(b.0)));
        let mut out = String::new();
        for (rule, (times, severity, files)) in rows {
            let files = count(files.len(), "file");
            out.push_str(&format!("{times:>7}  {:<8} {rule:<30} in {files}\n", severity.as_str()));
        }
        out + &self.line(&[])
    }

    fn line(&self, mended: &[usize]) -> String {
        let mut line = format!(
            "{} checked: {}, {}, {}",
            count(self.items, "item"),
            count(self.errors, "error"),
            count(self.warnings, "warning"),
            count(self.infos, "info")
        );
        if !mended.is_empty() {
            let (all, files) = (mended.iter().sum::<usize>(), count(mended.len(), "file"));
            line.push_str(&format!("; fixed {} in {files}", count(all, "finding")));
        }
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

fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}
