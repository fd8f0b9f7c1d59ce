//! Checking: what was read is held against the schema of its standard and the rules over the model.

use super::open::{OpenedInput, open};
use super::{ReadFailure, Reading};
use crate::catalogs::Catalogs;
use crate::decode::misread;
use crate::diagnostics::{Finding, Findings, Place, SeverityOverrides};
use crate::error::ReadError;
use crate::formats::{Format, ReadEach};
use crate::model::{Item, WireDate};
use crate::options::ReadOptions;
use crate::profile::Profile;
use crate::readers::{self, ItemSink};
use crate::registry;
use crate::rules::{self, Batch, CheckContext};
use crate::source::Source;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Inputs from this size on are worth two threads, in bytes.
const LARGE_INPUT: usize = 256 << 10;

/// Runs two pieces of work, one after the other or side by side. The library starts no threads by itself.
pub type RunBoth = fn(&mut (dyn FnMut() + Send), &mut (dyn FnMut() + Send));

/// Checks the items of a batch by one profile, each against those that came before.
///
/// It can be used from several threads: what it keeps of the batch is behind a lock.
///
/// ```
/// use wirecopy::{Checker, Profile};
///
/// let checker = Checker::new(Profile::default());
/// let checked = checker.check_bytes("story.txt", b"# Rain ends drought\n\nIt rained.\n", &Default::default());
/// assert!(checked.findings.list().iter().any(|finding| finding.rule.name == "required/guid"));
/// ```
#[derive(Debug)]
pub struct Checker {
    profile: Arc<Profile>,
    overrides: Arc<SeverityOverrides>,
    now: Option<WireDate>,
    catalogs: Arc<Catalogs>,
    batch: Mutex<Batch>,
    run_both: RunBoth,
}

impl Default for Checker {
    fn default() -> Self {
        Self::new(Profile::default())
    }
}

/// What was found in an input, which may not have been readable.
#[derive(Debug)]
#[non_exhaustive]
pub struct Checked<'a> {
    /// What was found, in the order of the source. If the input could not be read, one of them says why.
    pub findings: Findings,
    /// The input, as far as it could be decoded.
    pub source: Option<Source<'a>>,
    /// Whether it could be read.
    pub is_read: bool,
}

/// Checks what was read by a profile: all findings, those of the reading too, with their places and the profile's severities,
/// in the order of the source.
///
/// ```
/// let reading = wirecopy::read("story.md", b"# Rain ends drought\n\nIt rained.\n", &Default::default())?;
/// let findings = wirecopy::check(&reading, &Default::default());
/// assert!(findings.list().iter().any(|finding| finding.rule.name == "required/guid"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check(reading: &Reading<'_>, profile: &Profile) -> Findings {
    Checker::new(profile.clone()).check(reading)
}

impl Checker {
    /// A checker with an empty batch. Without a moment that counts as now, no rule says that a date is ahead or has passed.
    pub fn new(profile: Profile) -> Self {
        static DEFAULT: LazyLock<Arc<SeverityOverrides>> =
            LazyLock::new(|| Arc::new(Profile::default().overrides(registry::all())));
        let overrides = if profile.severity.is_empty() {
            DEFAULT.clone()
        } else {
            Arc::new(profile.overrides(registry::all()))
        };
        Self {
            profile: Arc::new(profile),
            overrides,
            now: None,
            catalogs: Arc::default(),
            batch: Mutex::default(),
            run_both: |first, second| {
                first();
                second();
            },
        }
    }

    /// The same, with the moment that counts as now.
    pub fn now(mut self, now: WireDate) -> Self {
        self.now = Some(now);
        self
    }

    /// The same, with catalogs and vocabularies by which codes are resolved, beside those of IPTC.
    pub fn catalogs(mut self, catalogs: Arc<Catalogs>) -> Self {
        self.catalogs = catalogs;
        self
    }

    /// The same, with a way to do two things at once, which large inputs need: the two pieces of work may run on two threads.
    pub fn run_both(mut self, run_both: RunBoth) -> Self {
        self.run_both = run_both;
        self
    }

    /// One with the same settings and an empty batch: it checks an input as if it were alone.
    pub fn alone(&self) -> Self {
        Self {
            profile: self.profile.clone(),
            overrides: self.overrides.clone(),
            now: self.now.clone(),
            catalogs: self.catalogs.clone(),
            batch: Mutex::default(),
            run_both: self.run_both,
        }
    }

    /// Checks what was read, as [`check`] does.
    pub fn check(&self, reading: &Reading<'_>) -> Findings {
        self.run_all(reading, reading.findings.clone().with_overrides(&self.overrides))
    }

    /// Decodes, reads and checks the bytes of one input, once, and keeps nothing but the text and the findings: of a message,
    /// one item at a time is in memory. `name` is for messages, and its extension helps to detect the format.
    pub fn check_bytes<'a>(&self, name: &str, bytes: &'a [u8], options: &ReadOptions) -> Checked<'a> {
        let checked = open(name, bytes, options, &self.overrides).and_then(|mut opened| {
            let is_large = bytes.len() >= LARGE_INPUT;
            if let Some(read_each) = opened.format.read_each {
                return self.check_each(opened, read_each, options, is_large);
            }
            misread(opened.source.text(), &mut opened.findings);
            // The findings of the rules have pointers, and get their places by the origins of the values.
            opened.findings.keep_origins();
            let mut reading = opened.read(options)?;
            let findings = std::mem::replace(&mut reading.findings, Findings::new(0));
            let findings = self.run_all(&reading, findings);
            Ok(Checked { findings, source: Some(reading.source), is_read: true })
        });
        checked.unwrap_or_else(|failure| self.check_failure(*failure, options))
    }

    /// Finds what is wrong with an input that could not be read, as far as that can be told: a document that is no item can
    /// still be held against its schema.
    pub fn check_failure<'a>(&self, failure: ReadFailure, options: &ReadOptions) -> Checked<'a> {
        let ReadFailure { mut findings, source, format, .. } = failure;
        findings = findings.with_overrides(&self.overrides);
        if let Some(last) = findings.take_last() {
            let is_whole = [&readers::newsml_g2::rules::ROOT, &readers::faults::VALUE].contains(&last.rule);
            let grammar = format.and_then(|format| format.grammar).filter(|_| is_whole);
            if let (Some(grammar), Some(source)) = (grammar, &source) {
                // What stopped the reading is said once, whatever stops this.
                let _ = grammar(source, options.version(), &self.catalogs, &options.limits, &mut findings);
            }
            findings.report_last(last);
        }
        self.finalize(&mut findings, source.as_ref(), false);
        Checked { findings, source, is_read: false }
    }

    /// Gives findings their places, takes away those that comments of the source suppress, puts them in the order of the
    /// source, and limits them. `ran_all` says whether all rules were run.
    pub fn finalize(&self, findings: &mut Findings, source: Option<&Source<'_>>, ran_all: bool) {
        let all = std::mem::replace(findings, Findings::new(0)).with_overrides(&self.overrides);
        *findings = all;
        findings.finalize(source, registry::names, ran_all);
    }

    fn run_all(&self, reading: &Reading<'_>, findings: Findings) -> Findings {
        self.run_rules(reading, findings, |findings| match reading.format.grammar {
            Some(grammar) => {
                let (version, limits) = (reading.options.version(), &reading.options.limits);
                grammar(&reading.source, version, &self.catalogs, limits, findings)
            }
            None => Ok(()),
        })
    }

    /// Adds to the findings of a reading those of the schema and of the rules, which both are in the order of the source:
    /// neither takes the places of the other if there are more than are listed.
    fn run_rules(
        &self,
        reading: &Reading<'_>,
        mut findings: Findings,
        grammar: impl FnOnce(&mut Findings) -> Result<(), ReadError>,
    ) -> Findings {
        let (mut by_grammar, mut by_rules) = (findings.sibling(), findings.sibling());
        let result = grammar(&mut by_grammar);
        // Items of a message that were checked as they came are not there any more.
        let context = self.context(reading.format, reading.source.name());
        rules::check(&reading.document, context, &mut self.lock(), &mut by_rules);
        if let Some(origins) = findings.origins() {
            by_rules.place_by(origins);
        }
        findings.append_in_order([by_grammar, by_rules]);
        if let Err(error) = result {
            findings.report_last(*error.0);
        }
        self.finalize(&mut findings, Some(&reading.source), true);
        findings
    }

    fn context<'c>(&'c self, format: &'static Format, file: &'c str) -> CheckContext<'c> {
        CheckContext {
            profile: &self.profile,
            now: self.now.as_ref(),
            format: format.id,
            file,
            catalogs: &self.catalogs,
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Batch> {
        // What a panic left is whole: items are added to it one by one.
        self.batch.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Checks the items of an input one by one, as they are read; a large input is held against its schema beside that.
    fn check_each<'a>(
        &self,
        mut opened: OpenedInput<'a>,
        read_each: ReadEach,
        options: &ReadOptions,
        is_large: bool,
    ) -> Result<Checked<'a>, Box<ReadFailure>> {
        let OpenedInput { source, findings, format, .. } = &mut opened;
        let (source, format) = (&*source, *format);
        let empty = findings.sibling();
        let mut each =
            EachItem { checker: self, format, file: source.name(), seen: 0, findings: empty.clone() };
        let mut items = None;
        let mut by_grammar = (empty.clone(), Ok(()));
        // Which of the two takes longer depends on the input: the one that is done first does this.
        let is_taken = AtomicBool::new(false);
        let look = |findings: &mut Findings| {
            if !is_taken.swap(true, Ordering::Relaxed) {
                misread(source.text(), findings);
            }
        };
        let (mut looked_first, mut looked_second) = (empty.clone(), empty);
        let mut read = || {
            items = Some(read_each(source, options, findings, &mut each));
            look(&mut looked_first);
        };
        let mut check_grammar = || {
            if let Some(grammar) = format.grammar {
                let (version, limits) = (options.version(), &options.limits);
                by_grammar.1 = grammar(source, version, &self.catalogs, limits, &mut by_grammar.0);
            }
            look(&mut looked_second);
        };
        if is_large {
            (self.run_both)(&mut read, &mut check_grammar);
        } else {
            read();
            check_grammar();
        }
        // Whatever a caller's way to run both did, the input is read.
        let items = items.unwrap_or_else(|| read_each(source, options, findings, &mut each));
        let by_items = each.findings;
        let mut reading = opened.finish(options, items)?;
        let mut findings = std::mem::replace(&mut reading.findings, Findings::new(0));
        findings.append(looked_first);
        findings.append(looked_second);
        let findings = self.run_rules(&reading, findings, |findings| {
            findings.append_in_order([by_grammar.0, by_items]);
            by_grammar.1
        });
        Ok(Checked { findings, source: Some(reading.source), is_read: true })
    }
}

/// Checks items as they come.
struct EachItem<'c> {
    checker: &'c Checker,
    format: &'static Format,
    file: &'c str,
    /// How many findings there were before the last item.
    seen: usize,
    findings: Findings,
}

impl ItemSink for EachItem<'_> {
    fn item(&mut self, item: Item, pointer: &str) -> bool {
        self.seen = self.findings.list().len();
        let context = self.checker.context(self.format, self.file);
        rules::check_item(&item, pointer, context, &mut self.checker.lock(), &mut self.findings);
        self.findings.list().iter().skip(self.seen).any(Finding::is_unplaced)
    }

    fn wants_locations(&self) -> bool {
        true
    }

    fn locate(&mut self, find: &dyn Fn(&str) -> Option<Place>) {
        self.findings.list_mut().iter_mut().skip(self.seen).for_each(|finding| finding.place_by(find));
    }
}
