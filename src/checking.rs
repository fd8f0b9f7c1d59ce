//! Checking: what was read is held against the grammar of its standard and the rules over the model.

use crate::decode::misread;
use crate::diagnostics::{Finding, Findings, Origins, Place, Verdicts};
use crate::error::ReadError;
use crate::formats::ReadEach;
use crate::model::Item;
use crate::profile::Profile;
use crate::readers::{self, Take};
use crate::registry;
use crate::rules::{self, Asked, Batch, silence};
use crate::source::Source;
use crate::{Begun, ReadOptions, Reading, Stopped, begin};
use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

/// Inputs from this size on are worth a thread, in bytes.
const LARGE: usize = 256 << 10;

/// Checks what was read against the rules and a profile: all findings, those of the reading too, placed, with
/// the profile's severities, in the order of the source.
pub fn check(reading: &Reading<'_>, profile: &Profile) -> Findings {
    check_in(reading, profile, &RefCell::default())
}

/// As [`check`], for an item of a batch: it is held against those that came before, and kept for those that come.
pub fn check_in(reading: &Reading<'_>, profile: &Profile, batch: &RefCell<Batch>) -> Findings {
    check_judged(reading, reading.findings.clone().judged(&verdicts(profile)), profile, batch)
}

/// As [`check_in`]; `findings` are those of the reading, judged by the profile.
fn check_judged(
    reading: &Reading<'_>,
    findings: Findings,
    profile: &Profile,
    batch: &RefCell<Batch>,
) -> Findings {
    checked(reading, findings, profile, batch, |findings| match reading.format.grammar {
        Some(grammar) => {
            let version = reading.wanted_version.as_deref();
            grammar(&reading.source, version, &reading.catalogs, &reading.limits, findings)
        }
        None => Ok(()),
    })
}

/// Adds to the findings of a reading those of the grammar and of the rules. Both stand in the order of the source, so that
/// neither takes the places of the other where there are more than are listed.
fn checked(
    reading: &Reading<'_>,
    mut findings: Findings,
    profile: &Profile,
    batch: &RefCell<Batch>,
    grammar: impl FnOnce(&mut Findings) -> Result<(), ReadError>,
) -> Findings {
    let (mut held, mut ruled) = (findings.like(), findings.like());
    let result = grammar(&mut held);
    // Items of a message that were checked as they came are not there any more.
    let (now, file, catalogs) = (reading.now.as_ref(), reading.source.name(), &*reading.catalogs);
    let asked = Asked { profile, now, format: reading.format.name, file, batch, catalogs };
    rules::check(&reading.document, asked, &mut ruled);
    let unplaced = !reading.document.items.is_empty()
        && [&findings, &ruled].iter().any(|f| f.list().iter().any(is_unplaced));
    if !findings.keeps_origins() && unplaced {
        // Where values stand is found out only now that someone asks.
        let mut again = Findings::new(0).with_origins();
        let options =
            readers::ReadOptions { version: reading.wanted_version.clone(), limits: reading.limits };
        if let Some(reader) = reading.format.read
            && reader(&reading.source, &options, &mut again).is_ok()
            && let Some(origins) = again.origins().cloned()
        {
            findings.set_origins(origins);
        }
    }
    if let Some(origins) = findings.origins() {
        place_by(ruled.list_mut(), origins);
    }
    findings.append_in_order([held, ruled]);
    if let Err(error) = result {
        findings.report_last(*error.0);
    }
    settle(&mut findings, profile, Some(&reading.source));
    findings
}

/// Decodes, reads and checks the bytes of one input, as [`crate::read`] and [`check`] do, and keeps nothing but the
/// text and the findings: of a message, one item at a time is in the memory. A large input is held against its
/// grammar in a thread of its own while it is read.
///
/// # Errors
///
/// As [`crate::read`].
pub fn check_bytes<'a>(
    name: &str,
    bytes: &'a [u8],
    options: &ReadOptions,
    profile: &Profile,
) -> Result<(Source<'a>, Findings), Box<Stopped<'a>>> {
    check_bytes_in(name, bytes, options, profile, &RefCell::default())
}

/// As [`check_bytes`], for an input of a batch.
///
/// # Errors
///
/// As [`crate::read`].
pub fn check_bytes_in<'a>(
    name: &str,
    bytes: &'a [u8],
    options: &ReadOptions,
    profile: &Profile,
    batch: &RefCell<Batch>,
) -> Result<(Source<'a>, Findings), Box<Stopped<'a>>> {
    let large = bytes.len() >= LARGE;
    let verdicts = verdicts(profile);
    let mut begun = begin(name, bytes, options, !large, &verdicts)?;
    if let Some(read) = begun.format.read_each.filter(|_| large) {
        let empty = Findings::new(options.limits.findings).judged(&verdicts);
        let (now, catalogs) = (options.now.as_ref(), &*options.catalogs);
        let asked = Asked { profile, now, format: begun.format.name, file: name, batch, catalogs };
        return check_each(begun, read, options, asked, &empty);
    }
    if large {
        misread(begun.source.text(), &mut begun.findings);
    }
    let reading = begun.read(name, options)?;
    let findings = check_judged(&reading, reading.findings.clone(), profile, batch);
    Ok((reading.source, findings))
}

/// What a profile makes of all rules.
fn verdicts(profile: &Profile) -> Arc<Verdicts> {
    static USUAL: LazyLock<Arc<Verdicts>> =
        LazyLock::new(|| Arc::new(Profile::default().verdicts(&registry::all())));
    if profile.severity.is_empty() { USUAL.clone() } else { Arc::new(profile.verdicts(&registry::all())) }
}

/// Checks a large input item by item; `empty` is a sink that is judged by the profile.
fn check_each<'a>(
    mut begun: Begun<'a>,
    read: ReadEach,
    options: &ReadOptions,
    asked: Asked<'_>,
    empty: &Findings,
) -> Result<(Source<'a>, Findings), Box<Stopped<'a>>> {
    let reading = readers::ReadOptions { version: begun.version.clone(), limits: options.limits };
    let mut each = Each { asked, count: 0, seen: 0, findings: empty.clone() };
    let (source, version) = (&begun.source, begun.version.as_deref());
    let hold = || {
        let mut findings = empty.clone();
        let result: Result<(), ReadError> = match begun.format.grammar {
            Some(grammar) => grammar(source, version, &options.catalogs, &options.limits, &mut findings),
            None => Ok(()),
        };
        (findings, result)
    };
    // Which of the two threads takes longer depends on the input: the one that is done first does this.
    let taken = AtomicBool::new(false);
    let look = || {
        let mut findings = empty.clone();
        if !taken.swap(true, Ordering::Relaxed) {
            misread(source.text(), &mut findings);
        }
        findings
    };
    let (items, looked, (held, result)) = std::thread::scope(|scope| {
        let beside = scope.spawn(|| (hold(), look()));
        let items = read(source, &reading, &mut begun.findings, &mut each);
        let mut looked = look();
        let (held, beside) = beside.join().unwrap_or_else(|_| {
            // What went wrong there goes wrong here again, where it can be seen.
            taken.store(false, Ordering::Relaxed);
            (hold(), look())
        });
        looked.append(beside);
        (items, looked, held)
    });
    let reading = begun.end(asked.file, options, items)?;
    let mut findings = reading.findings.clone();
    findings.append(looked);
    let findings = checked(&reading, findings, asked.profile, asked.batch, |findings| {
        findings.append_in_order([held, each.findings]);
        result
    });
    Ok((reading.source, findings))
}

/// Checks the items of a message as they come.
struct Each<'p> {
    asked: Asked<'p>,
    count: usize,
    /// How many findings were there before the last item.
    seen: usize,
    findings: Findings,
}

impl Take for Each<'_> {
    fn item(&mut self, item: Item) -> bool {
        self.seen = self.findings.list().len();
        rules::check_item(&item, format!("/items/{}", self.count), self.asked, &mut self.findings);
        self.count += 1;
        self.findings.list().iter().skip(self.seen).any(is_unplaced)
    }

    fn asks_places(&self) -> bool {
        true
    }

    fn places(&mut self, find: &dyn Fn(&str) -> Option<Place>) {
        self.findings.list_mut().iter_mut().skip(self.seen).for_each(|finding| place(finding, find));
    }
}

fn is_unplaced(finding: &Finding) -> bool {
    finding.place.span.is_none() && finding.place.path.is_some()
}

/// Places findings, gives them the profile's severities, and puts them in the order of the source.
pub fn settle(findings: &mut Findings, profile: &Profile, source: Option<&Source<'_>>) {
    let origins = findings.origins().cloned();
    if let Some(origins) = &origins {
        place_by(findings.list_mut(), origins);
    }
    if let Some(source) = source {
        findings.list_mut().iter_mut().for_each(|finding| finding.narrow(source.text()));
        silence::apply(findings, source.text(), registry::names);
    }
    let list = findings.list_mut();
    list.retain_mut(|finding| match profile.severity_of(finding) {
        Some(severity) => {
            finding.severity = severity;
            true
        }
        None => false,
    });
    list.sort_by_key(|finding| finding.place.span.map_or(0, |span| span.start));
}

/// Places findings by the origins of the values that they are about.
fn place_by(list: &mut [Finding], origins: &Origins) {
    let find = |pointer: &str| origins.nearest(pointer).map(|origin| origin.place.clone());
    list.iter_mut().for_each(|finding| place(finding, &find));
}

fn place(finding: &mut Finding, find: &dyn Fn(&str) -> Option<Place>) {
    let Place { span: None, path: Some(path) } = &finding.place else { return };
    let Some(found) = find(path) else { return };
    finding.place.span = found.span;
    if let Some(path) = found.path {
        finding.pointer = finding.place.path.replace(path);
    }
}
