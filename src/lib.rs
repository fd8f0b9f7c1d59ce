//! Reads news items, checks them, and writes them in other formats.
//!
//! Bytes are decoded, read into one model ([`model::Article`] and its like), checked by rules, and written.
//! Whatever there is to say about an item, from a bad byte to a field that a format cannot carry, is a
//! [`finding::Finding`]. The library does no I/O and knows no clock: it takes bytes and returns values.
//!
//! ```
//! use wirecopy::{Profile, ReadOptions, WriteOptions, check, read, write};
//!
//! let copy = "# Rain ends drought\n\nBERLIN, Nov. 24 (dpa) - It rained on Tuesday.\n\n-30-\n";
//! let reading = read("story.txt", copy.as_bytes(), &ReadOptions::default()).expect("text can be read");
//! let article = reading.document.items[0].as_article().expect("a story is an article");
//! assert_eq!(article.headline.as_deref(), Some("Rain ends drought"));
//! assert_eq!(article.dateline.as_ref().and_then(|d| d.place.as_deref()), Some("BERLIN"));
//!
//! let findings = check(&reading, &Profile::default());
//! assert!(findings.list().iter().any(|f| f.rule.name == "required/guid"));
//!
//! let options = WriteOptions { now: Some("2026-11-24T09:00:00Z".into()), ..WriteOptions::default() };
//! let written = write(&reading.document, "newsml-g2", &options).expect("NewsML-G2 can hold it");
//! assert!(String::from_utf8_lossy(&written.bytes).contains("<headline>Rain ends drought</headline>"));
//! ```
#![warn(missing_docs)]

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub mod catalogs;
#[cfg(feature = "cli")]
pub mod cli;
pub mod conventions;
pub mod decode;
pub mod error;
pub mod finding;
pub mod format;
pub mod grammar;
pub mod html;
pub mod json;
pub mod limits;
pub mod markup;
pub mod model;
pub mod readers;
pub mod report;
pub mod rulebook;
pub mod rules;
pub mod source;
pub mod split;
pub mod vocab;
pub mod writers;
pub mod xml;

pub use decode::Mending;
pub use error::{ReadError, WriteError};
pub use finding::{Finding, Findings, Severity};
pub use limits::Limits;
pub use rules::profile::Profile;
pub use writers::{BodyMarkup, WriteOptions};

use catalogs::Catalogs;
use decode::DecodeOptions;
use finding::{Example, Place, Rule};
use format::Format;
use model::Document;
use source::Source;

/// How to read.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// The format, perhaps with a version behind `@`; sniffed where it is not given.
    pub from: Option<String>,
    /// The charset; found where it is not given.
    pub encoding: Option<String>,
    /// Bounds.
    pub limits: Limits,
    /// What of a damaged text is mended before it is read; nothing where it is not asked for.
    pub mending: Mending,
    /// Whether to keep where each value came from: findings of [`check`] and inspections need it, mere
    /// conversion does not.
    pub origins: bool,
    /// The line of a container in which the item begins.
    pub first_line: usize,
    /// Catalogues of schemes that items refer to, beside those of IPTC.
    pub catalogs: std::sync::Arc<Catalogs>,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            from: None,
            encoding: None,
            limits: Limits::default(),
            mending: Mending::None,
            origins: true,
            first_line: 1,
            catalogs: std::sync::Arc::default(),
        }
    }
}

/// What was read.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The items.
    pub document: Document,
    /// The input, for places.
    pub source: Source<'a>,
    /// What there is to say of it so far, and where its values came from.
    pub findings: Findings,
    /// The format that it was in.
    pub format: &'static Format,
    /// How the format is known.
    pub format_how: String,
    /// The version of the format, where it has several.
    pub format_version: Option<String>,
    /// The version that the user named, by which all is checked.
    pub wanted_version: Option<String>,
    /// The catalogues by which codes are resolved.
    pub catalogs: std::sync::Arc<Catalogs>,
    limits: Limits,
}

/// A name that no format has.
pub static UNKNOWN_FORMAT: Rule = Rule {
    name: "input/unknown-format",
    severity: Severity::Error,
    summary: "the format is one that can be read",
    why: "A misspelt name would read the input as something that it is not.",
    source: "wirecopy",
    bad: Example::new("newsmlg2", "<newsItem/>"),
    good: Example::new("text", "Rain ends drought\n\nIt rained."),
};

/// An input that was decoded and whose format is known.
struct Begun<'a> {
    source: Source<'a>,
    findings: Findings,
    format: &'static Format,
    reader: format::Read,
    how: String,
    version: Option<String>,
}

fn stopped<'a>(
    name: &str,
    mut findings: Findings,
    source: Option<Source<'a>>,
    error: ReadError,
) -> Box<Stopped<'a>> {
    findings.report_last(*error.0);
    Box::new(Stopped { findings, source, name: name.to_owned() })
}

/// Decodes, and finds the format.
fn begin<'a>(name: &str, bytes: &'a [u8], options: &ReadOptions) -> Result<Begun<'a>, Box<Stopped<'a>>> {
    let mut findings = Findings::new(options.limits.findings);
    if options.origins {
        findings = findings.with_origins();
    }
    let wanted = match options.from.as_deref().map(format::find) {
        None => None,
        Some(Ok((format, version))) => Some((format, version.map(str::to_owned))),
        Some(Err(nearest)) => {
            let given = options.from.as_deref().unwrap_or_default();
            let help = match nearest {
                Some(name) => format!("did you mean “{name}”?"),
                None => "see “wirecopy formats”".to_owned(),
            };
            let finding = Finding::new(&UNKNOWN_FORMAT, format!("there is no format “{given}”")).help(help);
            return Err(stopped(name, findings, None, finding.into()));
        }
    };
    let decoding = DecodeOptions {
        encoding: options.encoding.clone(),
        limits: options.limits,
        mending: options.mending,
    };
    let source = match decode::decode(name, bytes, &decoding, &mut findings) {
        Ok(source) => source.with_first_line(options.first_line),
        Err(error) => return Err(stopped(name, findings, None, error)),
    };
    let (format, how, version) = match wanted {
        Some((format, version)) => (format, "the option --from".to_owned(), version),
        None => {
            let (format, how) = format::sniff(&source);
            (format, how, None)
        }
    };
    let Some(reader) = format.read else {
        let finding = Finding::new(&UNKNOWN_FORMAT, format!("{} can be written but not read", format.name));
        return Err(stopped(name, findings, Some(source), finding.into()));
    };
    Ok(Begun { source, findings, format, reader, how, version })
}

impl<'a> Begun<'a> {
    /// What the reader made of it, as a reading; or why there is none.
    fn end(
        self,
        name: &str,
        options: &ReadOptions,
        items: Result<readers::ReadItems, ReadError>,
    ) -> Result<Reading<'a>, Box<Stopped<'a>>> {
        let Self { source, mut findings, format, how, version, .. } = self;
        let error = match items {
            Ok(items) => {
                return Ok(Reading {
                    document: items.document,
                    source,
                    findings,
                    format,
                    format_how: how,
                    format_version: items.version,
                    wanted_version: version,
                    catalogs: options.catalogs.clone(),
                    limits: options.limits,
                });
            }
            Err(error) => error,
        };
        // A document that is no item can still be held against the grammar, if it is a document at all.
        let whole = error.0.rule.group() == "newsml" || error.0.rule == &readers::faults::VALUE;
        if let Some(grammar) = format.grammar.filter(|_| whole) {
            let _ = grammar(&source, version.as_deref(), &options.catalogs, &options.limits, &mut findings);
        }
        Err(stopped(name, findings, Some(source), error))
    }
}

/// Decodes and reads the bytes of one input. `name` is for messages, and its ending helps to tell the format.
///
/// # Errors
///
/// What cannot be read at all: empty and binary input, what is not well-formed, what exceeds the limits.
pub fn read<'a>(name: &str, bytes: &'a [u8], options: &ReadOptions) -> Result<Reading<'a>, Box<Stopped<'a>>> {
    let mut begun = begin(name, bytes, options)?;
    let reading = readers::ReadOptions { version: begun.version.clone(), limits: options.limits };
    let items = (begun.reader)(&begun.source, &reading, &mut begun.findings);
    begun.end(name, options, items)
}

/// Inputs from this size on are worth a thread, in bytes.
const LARGE: usize = 256 << 10;

/// [`read`] and [`check`] in one. A large input is held against its grammar in a thread of its own while it is read.
///
/// # Errors
///
/// As [`read`].
pub fn read_and_check<'a>(
    name: &str,
    bytes: &'a [u8],
    options: &ReadOptions,
    profile: &Profile,
) -> Result<(Reading<'a>, Findings), Box<Stopped<'a>>> {
    let mut begun = begin(name, bytes, options)?;
    let Some(grammar) = begun.format.grammar.filter(|_| bytes.len() >= LARGE) else {
        let reading = readers::ReadOptions { version: begun.version.clone(), limits: options.limits };
        let items = (begun.reader)(&begun.source, &reading, &mut begun.findings);
        let reading = begun.end(name, options, items)?;
        let findings = check(&reading, profile);
        return Ok((reading, findings));
    };
    let reading = readers::ReadOptions { version: begun.version.clone(), limits: options.limits };
    let (reader, source, found) = (begun.reader, &begun.source, &mut begun.findings);
    let version = begun.version.as_deref();
    let (items, held) = std::thread::scope(|scope| {
        let beside = scope.spawn(|| {
            let mut findings = Findings::new(options.limits.findings);
            let result = grammar(source, version, &options.catalogs, &options.limits, &mut findings);
            (findings, result)
        });
        (reader(source, &reading, found), beside.join())
    });
    let reading = begun.end(name, options, items)?;
    let findings = match held {
        Ok((found, result)) => checked(&reading, profile, |findings| {
            findings.append(found);
            result
        }),
        // What went wrong there goes wrong here again, where it can be seen.
        Err(_) => check(&reading, profile),
    };
    Ok((reading, findings))
}

/// Why an input could not be read: the last finding says it.
#[derive(Debug)]
pub struct Stopped<'a> {
    /// What there is to say; the last one stopped the reading.
    pub findings: Findings,
    /// The input, as far as it could be decoded.
    pub source: Option<Source<'a>>,
    /// Its name.
    pub name: String,
}

impl std::fmt::Display for Stopped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let last = self.findings.list().last().map_or("", |finding| finding.message.as_str());
        write!(f, "{}: {last}", self.name)
    }
}

impl std::error::Error for Stopped<'_> {}

/// Checks what was read against the rules and a profile: all findings, those of the reading too, placed, with
/// the profile's severities, in the order of the source.
pub fn check(reading: &Reading<'_>, profile: &Profile) -> Findings {
    checked(reading, profile, |findings| match reading.format.grammar {
        Some(grammar) => {
            let version = reading.wanted_version.as_deref();
            grammar(&reading.source, version, &reading.catalogs, &reading.limits, findings)
        }
        None => Ok(()),
    })
}

fn checked(
    reading: &Reading<'_>,
    profile: &Profile,
    grammar: impl FnOnce(&mut Findings) -> Result<(), ReadError>,
) -> Findings {
    let mut findings = reading.findings.clone();
    if let Err(error) = grammar(&mut findings) {
        findings.report_last(*error.0);
    }
    rules::check(&reading.document, profile, &mut findings);
    let unplaced = |f: &Finding| f.place.span.is_none() && f.place.path.is_some();
    if !findings.keeps_origins() && findings.list().iter().any(unplaced) {
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
    settle(&mut findings, profile);
    findings
}

/// Places findings, gives them the profile's severities, and puts them in the order of the source.
pub fn settle(findings: &mut Findings, profile: &Profile) {
    let origins = findings.origins().cloned();
    let list = findings.list_mut();
    for finding in list.iter_mut() {
        place(finding, origins.as_ref());
    }
    list.retain_mut(|finding| match profile.severity_of(finding) {
        Some(severity) => {
            finding.severity = severity;
            true
        }
        None => false,
    });
    list.sort_by_key(|finding| finding.place.span.map_or(0, |span| span.start));
}

fn place(finding: &mut Finding, origins: Option<&finding::Origins>) {
    let Place { span: None, path: Some(path) } = &finding.place else { return };
    let Some(origin) = origins.and_then(|o| o.nearest(path)) else { return };
    finding.place.span = origin.place.span;
    if let Some(path) = &origin.place.path {
        finding.place.path = Some(path.clone());
    }
}

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What the format could not carry, and what was filled in.
    pub findings: Findings,
}

/// Writes a document in a format, perhaps with a version behind `@`.
///
/// # Errors
///
/// A format that there is not, and what the format cannot hold at all.
pub fn write(document: &Document, to: &str, options: &WriteOptions) -> Result<Written, WriteError> {
    let unknown = |nearest| WriteError::UnknownFormat { name: to.to_owned(), nearest };
    let (format, version) = format::find(to).map_err(unknown)?;
    let Some(writer) = format.write else {
        return Err(WriteError::CannotHold {
            format: format.name,
            why: "it can be read but not written yet".into(),
        });
    };
    for item in &document.items {
        if let Some(why) = catalogs::collision(item, &options.catalogs) {
            let guid = item.meta().guid.as_ref().map(|g| g.as_str().to_owned());
            return Err(WriteError::Rejected { guid, why });
        }
    }
    let options = WriteOptions { version: version.map(str::to_owned), ..options.clone() };
    let mut written = Written { bytes: Vec::new(), findings: Findings::new(Limits::default().findings) };
    writer(document, &options, &mut written.findings, &mut written.bytes)?;
    Ok(written)
}
