//! Reads news items, checks them, and writes them in other formats.
//!
//! Bytes are decoded, read into one model ([`model::Article`] and its like), checked by rules, and written.
//! Whatever there is to say about an item, from a bad byte to a field that a format cannot carry, is a
//! [`diagnostics::Finding`]. The library does no I/O and knows no clock: it takes bytes and returns values.
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

#[cfg(test)]
mod published_schemas;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub mod catalogs;
mod checking;
#[cfg(feature = "cli")]
pub mod cli;
pub mod decode;
pub mod diagnostics;
pub mod error;
pub mod facts;
pub mod formats;
pub mod limits;
pub mod markup;
pub mod model;
pub mod newsroom;
pub mod profile;
pub mod readers;
pub mod registry;
pub mod report;
pub mod rule_examples;
pub mod rules;
pub mod schema;
pub mod source;
pub mod split;
pub mod story_text;
pub mod syntax;
pub mod vocab;
pub mod writers;

pub use checking::{check, check_bytes, check_bytes_in, check_in, settle};
pub use decode::Mending;
pub use diagnostics::{Finding, Findings, Severity};
pub use error::{ReadError, WriteError};
pub use limits::Limits;
pub use profile::Profile;
pub use rules::Batch;
pub use writers::{BodyMarkup, WriteOptions};

use catalogs::Catalogs;
use decode::DecodeOptions;
use diagnostics::{Example, Rule, Verdicts, did_you_mean};
use formats::Format;
use model::{Document, WireDate};
use source::{Source, Within};
use std::sync::Arc;

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
    /// Where the bytes stand in the container that they were taken from.
    pub within: Within,
    /// Catalogues of schemes that items refer to, beside those of IPTC.
    pub catalogs: std::sync::Arc<Catalogs>,
    /// The moment by which [`check`] says that a date lies ahead or has passed; without it no rule speaks of that.
    pub now: Option<WireDate>,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            from: None,
            encoding: None,
            limits: Limits::default(),
            mending: Mending::None,
            origins: true,
            within: Within::default(),
            catalogs: std::sync::Arc::default(),
            now: None,
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
    /// The moment that counts as now.
    pub now: Option<WireDate>,
    limits: Limits,
}

/// A name that no format has.
pub static UNKNOWN_FORMAT: Rule = Rule {
    name: "input/unknown-format",
    severity: Severity::Error,
    summary: "unknown input format",
    why: "The value of `--from` or of `from` in the settings is not the name of a format that can be read, so the \
        input was not read.",
    source: "wirecopy",
    bad: Example::new("newsmlg2", "<newsItem/>"),
    good: Example::new("text", "Rain ends drought\n\nIt rained."),
    ..Rule::FIRST
};

/// An input that was decoded and whose format is known.
struct Begun<'a> {
    source: Source<'a>,
    findings: Findings,
    format: &'static Format,
    reader: formats::Read,
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

/// Decodes, and finds the format; `misread` says whether to look for text that was misread.
fn begin<'a>(
    name: &str,
    bytes: &'a [u8],
    options: &ReadOptions,
    misread: bool,
    verdicts: &Arc<Verdicts>,
) -> Result<Begun<'a>, Box<Stopped<'a>>> {
    let mut findings = Findings::new(options.limits.findings).judged(verdicts);
    if options.origins {
        findings = findings.with_origins();
    }
    let wanted = match options.from.as_deref().map(formats::find) {
        None => None,
        Some(Ok((format, version))) => Some((format, version.map(str::to_owned))),
        Some(Err(nearest)) => {
            let given = options.from.as_deref().unwrap_or_default();
            let help = did_you_mean(nearest, "run `wirecopy formats` to list all formats");
            let finding = Finding::new(&UNKNOWN_FORMAT, format!("unknown format `{given}`")).help(help);
            return Err(stopped(name, findings, None, finding.into()));
        }
    };
    let decoding = DecodeOptions {
        encoding: options.encoding.clone(),
        limits: options.limits,
        mending: options.mending,
        shift: options.within.shift,
        misread,
    };
    let source = match decode::decode(name, bytes, &decoding, &mut findings) {
        Ok(source) => source.within(options.within.clone()),
        Err(error) => return Err(stopped(name, findings, None, error)),
    };
    let (format, how, version) = match wanted {
        Some((format, version)) => (format, "given with --from".to_owned(), version),
        None => {
            let (format, how) = formats::sniff(&source);
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
    fn read(mut self, name: &str, options: &ReadOptions) -> Result<Reading<'a>, Box<Stopped<'a>>> {
        let reading = readers::ReadOptions { version: self.version.clone(), limits: options.limits };
        let items = (self.reader)(&self.source, &reading, &mut self.findings);
        self.end(name, options, items)
    }

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
                    now: options.now.clone(),
                    limits: options.limits,
                });
            }
            Err(error) => error,
        };
        // A document that is no item can still be held against the grammar, if it is a document at all.
        let whole = [&readers::newsml_g2::rules::ROOT, &readers::faults::VALUE].contains(&error.0.rule);
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
    begin(name, bytes, options, true, &Arc::default())?.read(name, options)
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
    let (format, version) = formats::find(to).map_err(unknown)?;
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
