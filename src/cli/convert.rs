//! `wirecopy convert`.

use super::args::{Body, Convert, FailOn, Fix, Input};
use super::config::Config;
use super::input::{self, Job};
use super::output::{self, Stream, Whole};
use super::{Outcome, Stop, complain, print};
use crate::diagnostics::{Findings, Severity, did_you_mean};
use crate::formats::{self, Format};
use crate::model::{Document, fields, tolerant};
use crate::source::{Position, Source};
use crate::split::Of;
use crate::writers::{BodyMarkup, WriteOptions};
use crate::{Checker, FormatId, Profile, RepairMode};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Where the items go.
enum Target {
    /// Standard output, one after the other.
    Stdout,
    /// One file for all of them.
    One(Option<Whole>),
    /// A file for each, in a folder.
    Folder(PathBuf),
}

struct Run<'a> {
    options: &'a Convert,
    /// What is read, with what the settings say.
    input: &'a Input,
    format: &'static Format,
    to: String,
    writing: WriteOptions,
    profile: Profile,
    /// Finds the places and severities of findings.
    checker: Checker,
    target: Target,
    taken: HashSet<PathBuf>,
    /// What was said of the beginning of a message, which is repeated before each of its items.
    said: HashSet<(String, &'static str, String, Position)>,
    written: usize,
    outcome: Outcome,
}

/// Runs the command.
pub fn run(options: &Convert) -> Result<Outcome, Stop> {
    let to = target_format(options)?;
    let (format, _) = formats::find(&to).map_err(|nearest| Stop::Message(no_format(&to, nearest)))?;
    if format.write.is_none() {
        return Err(Stop::Message(format!("{} can be read but not written", format.name)));
    }
    let config = Config::load(&options.input, &options.show)?;
    let input = config.applied(&options.input);
    let profile = config.profile(&options.input, &options.show)?;
    let catalogs = input::catalogs(&input, &options.show)?;
    let mut run = Run {
        options,
        input: &input,
        format,
        writing: WriteOptions {
            now: Some(super::now(options.now.as_deref())?),
            version: None,
            body: body(options),
            catalogs: catalogs.clone(),
        },
        checker: Checker::new(profile.clone()).catalogs(catalogs),
        profile,
        target: target(options, format)?,
        to,
        taken: HashSet::new(),
        said: HashSet::new(),
        written: 0,
        outcome: Outcome::Fine,
    };
    // Into lines the items of a message flow one by one. Where nothing may be lost, what they came in decides.
    let apart = format.container && !options.strict && !matches!(run.target, Target::Folder(_));
    input::each(&input, apart, |job| run.job(job))?;
    if let Target::One(Some(file)) = std::mem::replace(&mut run.target, Target::Stdout)
        && (run.written > 0 || run.outcome < Outcome::Failed)
    {
        file.finish(true).map_err(Stop::Message)?;
    }
    Ok(run.outcome)
}

fn no_format(name: &str, nearest: Option<&str>) -> String {
    format!(
        "unknown format `{name}`; {}",
        did_you_mean(nearest, "run `wirecopy formats` to list all formats")
    )
}

fn target_format(options: &Convert) -> Result<String, Stop> {
    if let Some(to) = &options.to {
        return Ok(to.clone());
    }
    let ending = options.output.as_ref().and_then(|path| formats::by_ending(&path.to_string_lossy()));
    match ending {
        Some(format) => Ok(format.name.to_owned()),
        None => Err(Stop::Message(format!("the output format is missing: use --to {}", writable()))),
    }
}

/// The formats that can be written.
fn writable() -> String {
    let names: Vec<&str> = formats::FORMATS.iter().filter(|f| f.write.is_some()).map(|f| f.name).collect();
    match names.split_last() {
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

fn body(options: &Convert) -> BodyMarkup {
    match options.body {
        None => BodyMarkup::AsItCame,
        Some(Body::Xhtml) => BodyMarkup::Xhtml,
        Some(Body::Nitf) => BodyMarkup::Nitf,
    }
}

/// Whether there can be more than one item to write.
fn several(options: &Convert) -> bool {
    let container = |path: &PathBuf| formats::by_ending(&path.to_string_lossy()).is_some_and(|f| f.container);
    options.input.files.len() > 1
        || options.input.recursive
        || options.input.files_from.is_some()
        || options.input.files.iter().any(container)
}

fn target(options: &Convert, format: &Format) -> Result<Target, Stop> {
    let Some(path) = &options.output else {
        if options.input.files.len() > 1 && !joins(format) {
            let message = format!(
                "several inputs do not fit into one {} document; use -o DIR/ for one file each, or --to jsonl",
                format.title
            );
            return Err(Stop::Message(message));
        }
        return Ok(Target::Stdout);
    };
    if path.as_os_str() == "-" {
        return Ok(Target::Stdout);
    }
    let slash = path.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]);
    if slash || path.is_dir() || (several(options) && !format.container) {
        if path.is_file() {
            return Err(Stop::Message(format!(
                "cannot write several items to `{}`: it is a file; use -o DIR/",
                path.display()
            )));
        }
        std::fs::create_dir_all(path).map_err(|error| {
            Stop::Message(format!("cannot create the folder `{}`: {}", path.display(), input::reason(&error)))
        })?;
        return Ok(Target::Folder(path.clone()));
    }
    Ok(Target::One(Some(Whole::create(path).map_err(Stop::Message)?)))
}

/// Whether documents of a format can stand one behind the other in a stream.
fn joins(format: &Format) -> bool {
    format.container || format.id == FormatId::Json
}

impl Run<'_> {
    fn worsen(&mut self, outcome: Outcome) {
        self.outcome = self.outcome.max(outcome);
    }

    /// Converts one item. Only a stream that cannot be written ends the batch.
    fn job(&mut self, job: Job) -> Result<(), Stop> {
        let bytes = match &job.bytes {
            Ok(bytes) => bytes,
            Err(finding) => {
                self.worsen(Outcome::Failed);
                let mut findings = Findings::new(1);
                findings.report(finding.clone());
                return output::show_findings(&findings, &job.name, None, &self.options.show, Stream::Error);
            }
        };
        let mut options = input::read_options(self.input, true, &job.within);
        options.repair = match self.options.fix {
            None => RepairMode::None,
            Some(Fix::Safe) => RepairMode::Safe,
            Some(Fix::Unsafe) => RepairMode::Unsafe,
        };
        let work = || crate::read(&job.name, bytes, &options);
        let read = match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
            Ok(read) => read,
            Err(_) => {
                input::note_panic(&job.name);
                self.worsen(Outcome::Failed);
                return Ok(());
            }
        };
        let reading = match read {
            Ok(reading) => reading,
            Err(failure) => {
                self.worsen(Outcome::Failed);
                let mut checked = self.checker.check_failure(*failure, &options);
                if let Some(source) = &checked.source {
                    self.settle_part(&job, source, &mut checked.findings);
                }
                let (findings, source) = (&checked.findings, checked.source.as_ref());
                return output::show_findings(findings, &job.name, source, &self.options.show, Stream::Error);
            }
        };
        let mut document = reading.document;
        if matches!(job.of, Some(Of::Item(..))) {
            // The rest of the message has it, and what is said of it.
            document.envelope = None;
        }
        let document = match self.set(document) {
            Ok(document) => document,
            Err(message) => return Err(Stop::Message(message)),
        };
        let mut findings = reading.findings;
        let written = crate::write(&document, &self.to, &self.writing);
        let lost = match &written {
            Ok(written) => {
                written.findings.list().iter().for_each(|f| findings.report(f.clone()));
                let loss = |f: &crate::Finding| f.rule.group() == "loss";
                written.findings.list().iter().any(loss) || findings.list().iter().any(loss)
            }
            Err(_) => false,
        };
        self.checker.finalize(&mut findings, Some(&reading.source), false);
        self.settle_part(&job, &reading.source, &mut findings);
        let refused = lost && self.options.strict;
        if refused || self.fails(&findings) {
            self.worsen(Outcome::Findings);
        }
        if self.options.quiet {
            findings.list_mut().retain(|f| f.severity == Severity::Error);
        }
        output::show_findings(
            &findings,
            &job.name,
            Some(&reading.source),
            &self.options.show,
            Stream::Error,
        )?;
        match written {
            Ok(_) if refused => {
                complain(&format!(
                    "{}: not written: {} cannot represent all of the item (--strict)",
                    job.name, self.format.title
                ));
                Ok(())
            }
            Ok(written) => self.put(&job, &written.bytes),
            Err(error) => {
                complain(&format!("{}: {error}", job.name));
                self.worsen(Outcome::Failed);
                Ok(())
            }
        }
    }

    /// Converts findings on a part of a message to findings on the message: paths count its items, and what precedes
    /// each of them is reported once.
    fn settle_part(&mut self, job: &Job, source: &Source<'_>, findings: &mut Findings) {
        let own = match job.of {
            Some(Of::Item(name, number)) => {
                let first = format!("/newsMessage/itemSet/{name}[1]");
                for finding in findings.list_mut() {
                    if let Some(path) = &mut finding.place.path
                        && let Some(rest) = path.strip_prefix(&first)
                    {
                        *path = format!("/newsMessage/itemSet/{name}[{number}]{rest}");
                    }
                }
                job.within.stretches.last().map_or(0, |stretch| source.line(stretch.text_line).start)
            }
            Some(Of::Rest) => usize::MAX,
            Some(Of::Line) | None => return,
        };
        findings.list_mut().retain(|finding| {
            let Some(span) = finding.place.span.filter(|span| span.start < own) else { return true };
            let place = source.position(span.start);
            self.said.insert((job.name.clone(), finding.rule.name, finding.message.clone(), place))
        });
    }

    fn fails(&self, findings: &Findings) -> bool {
        let Some(threshold) = self.options.fail_on.map(FailOn::severity) else { return false };
        findings.worst().is_some_and(|worst| worst >= threshold)
    }

    /// Fills in the defaults of the profile, and sets the fields of `--set`.
    fn set(&self, document: Document) -> Result<Document, String> {
        if self.options.set.is_empty() && self.profile.defaults.is_empty() {
            return Ok(document);
        }
        let mut items = Vec::new();
        for item in &document.items {
            let mut value = serde_json::to_value(item).map_err(|error| error.to_string())?;
            for (field, default) in &self.profile.defaults {
                fill(&mut value, field, default);
            }
            for assignment in &self.options.set {
                let (field, text) = assignment
                    .split_once('=')
                    .ok_or_else(|| format!("invalid value `{assignment}` for --set: expected FIELD=VALUE"))?;
                assign(&mut value, field, text)
                    .ok_or_else(|| format!("cannot apply --set {assignment}: the item has no such field"))?;
            }
            let (set, faults) =
                tolerant::document(value).map_err(|fault| format!("--set: {}", fault.message))?;
            if let Some(fault) = faults.first() {
                return Err(format!("--set: {}: {}", fault.pointer, fault.message));
            }
            items.extend(set.items);
        }
        Ok(Document { items, ..document })
    }

    fn put(&mut self, job: &Job, bytes: &[u8]) -> Result<(), Stop> {
        let joins = joins(self.format);
        let written = self.written;
        match &mut self.target {
            Target::Stdout => {
                if written > 0 && !joins {
                    complain(&format!(
                        "{}: not written: several items do not fit into one document; use -o DIR/ for one file \
                            each, or --to jsonl",
                        job.name
                    ));
                    self.worsen(Outcome::Failed);
                    return Ok(());
                }
                print(bytes)?;
            }
            Target::One(file) => {
                if written > 0 && !joins {
                    complain(&format!(
                        "{}: not written: several items do not fit into one document; use -o DIR/ for one file \
                            each, or --to jsonl",
                        job.name
                    ));
                    self.worsen(Outcome::Failed);
                    return Ok(());
                }
                if let Some(file) = file {
                    file.write(bytes).map_err(Stop::Message)?;
                }
            }
            Target::Folder(folder) => {
                let path = folder.join(file_name(job, self.format));
                let result = if !self.taken.insert(path.clone()) {
                    Err(format!(
                        "skipped an item: `{}` was already written from another input",
                        path.display()
                    ))
                } else {
                    write_file(&path, bytes, self.options.force)
                };
                if let Err(message) = result {
                    complain(&message);
                    self.worsen(Outcome::Failed);
                    return Ok(());
                }
            }
        }
        self.written += 1;
        Ok(())
    }
}

fn write_file(path: &Path, bytes: &[u8], force: bool) -> Result<(), String> {
    if !force && path.exists() {
        return Err(output::exists(path));
    }
    let mut file = Whole::create(path)?;
    file.write(bytes)?;
    file.finish(force)
}

/// The name of an item's file: the input's, with the format's ending; the line beside it for items of a
/// container.
fn file_name(job: &Job, format: &Format) -> String {
    let stem = job
        .path
        .as_deref()
        .and_then(Path::file_stem)
        .map_or_else(|| "stdin".to_owned(), |s| s.to_string_lossy().into_owned());
    let ending = format.endings.first().copied().unwrap_or("out");
    match job.line {
        Some(line) => format!("{stem}-{line}.{ending}"),
        None => format!("{stem}.{ending}"),
    }
}

/// Fills a default in where an item says nothing; of a table, each of its keys.
fn fill(value: &mut serde_json::Value, field: &str, default: &serde_json::Value) {
    let Some(object) = value.as_object_mut() else { return };
    match (object.get_mut(field), default.as_object()) {
        (Some(said), Some(table)) if said.is_object() => {
            table.iter().for_each(|(key, default)| fill(said, key, default));
        }
        (Some(_), _) => {}
        (None, _) => {
            object.insert(field.to_owned(), default.clone());
        }
    }
}

/// Sets one field of an item's JSON. A value that reads as JSON is that, unless the field holds a text.
fn assign(value: &mut serde_json::Value, field: &str, text: &str) -> Option<()> {
    let mut place = value;
    let keys: Vec<&str> = field.split('.').collect();
    for key in &keys {
        if place.is_null() {
            *place = serde_json::Value::Object(serde_json::Map::new());
        }
        place = match place {
            serde_json::Value::Object(object) => {
                object.entry((*key).to_owned()).or_insert(serde_json::Value::Null)
            }
            serde_json::Value::Array(list) => list.get_mut(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    let numeric = keys.last().is_some_and(|key| fields::is_number(key));
    let structured = text.starts_with(['{', '[']);
    let parsed = if numeric || structured { serde_json::from_str(text).ok() } else { None };
    *place = parsed.unwrap_or_else(|| serde_json::Value::String(text.to_owned()));
    Some(())
}
