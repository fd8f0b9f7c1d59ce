//! Reading: an input becomes a document of items.

use super::open::{OpenedInput, open};
use crate::decode;
use crate::diagnostics::{Finding, Findings};
use crate::error::ReadError;
use crate::formats::Format;
use crate::model::Document;
use crate::options::ReadOptions;
use crate::readers::ReadItems;
use crate::source::Source;
use std::sync::Arc;

/// What was read.
#[derive(Debug)]
#[non_exhaustive]
pub struct Reading<'a> {
    /// The items.
    pub document: Document,
    /// The input, for places.
    pub source: Source<'a>,
    /// What was found while reading, and where the values came from. `check` adds what the rules find.
    pub findings: Findings,
    /// The format that it was in.
    pub format: &'static Format,
    /// How the format is known.
    pub format_how: String,
    /// The version of the format, if it has several.
    pub format_version: Option<String>,
    /// How it was read.
    pub options: ReadOptions,
}

/// Decodes and reads the bytes of one input. `name` is for messages, and its extension helps to detect the format.
///
/// ```
/// let copy = "# Rain ends drought\n\nBERLIN, Nov. 24 (dpa) - It rained on Tuesday.\n\n-30-\n";
/// let reading = wirecopy::read("story.txt", copy.as_bytes(), &Default::default())?;
/// let article = reading.document.items[0].as_article().unwrap();
/// assert_eq!(article.headline.as_deref(), Some("Rain ends drought"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// What cannot be read at all: empty and binary input, what is not well-formed, what exceeds the limits. The error owns its
/// data; [`ReadFailure::source`] says where in the input it is.
pub fn read<'a>(name: &str, bytes: &'a [u8], options: &ReadOptions) -> Result<Reading<'a>, Box<ReadFailure>> {
    let mut opened = open(name, bytes, options, &Arc::default())?;
    decode::misread(opened.source.text(), &mut opened.findings);
    opened.read(options)
}

impl<'a> OpenedInput<'a> {
    pub(super) fn read(mut self, options: &ReadOptions) -> Result<Reading<'a>, Box<ReadFailure>> {
        let items = (self.reader)(&self.source, options, &mut self.findings);
        self.finish(options, items)
    }

    /// What the reader made of it, as a reading; or why there is none.
    pub(super) fn finish(
        self,
        options: &ReadOptions,
        items: Result<ReadItems, ReadError>,
    ) -> Result<Reading<'a>, Box<ReadFailure>> {
        let Self { source, findings, format, format_how, .. } = self;
        match items {
            Ok(ReadItems { document, version }) => Ok(Reading {
                document,
                source,
                findings,
                format,
                format_how,
                format_version: version,
                options: options.clone(),
            }),
            Err(error) => {
                Err(ReadFailure::new(source.name().to_owned(), findings, Some((source, format)), error))
            }
        }
    }
}

/// Why an input could not be read: the last finding says it.
#[derive(Debug)]
#[non_exhaustive]
pub struct ReadFailure {
    /// What was found; the last finding stopped the reading.
    pub findings: Findings,
    /// The input, as far as it could be decoded.
    pub source: Option<Source<'static>>,
    /// Its name.
    pub name: String,
    /// The format, if it was found.
    pub format: Option<&'static Format>,
}

impl ReadFailure {
    pub(super) fn new(
        name: impl Into<String>,
        mut findings: Findings,
        opened: Option<(Source<'_>, &'static Format)>,
        error: ReadError,
    ) -> Box<Self> {
        findings.report_last(*error.0);
        let (source, format) = opened.unzip();
        let source = source.map(Source::into_owned);
        Box::new(Self { findings, source, name: name.into(), format })
    }

    /// The finding that stopped the reading.
    pub fn last(&self) -> Option<&Finding> {
        self.findings.list().last()
    }
}

impl std::fmt::Display for ReadFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.name, self.last().map_or("", |finding| finding.message.as_str()))
    }
}

impl std::error::Error for ReadFailure {}
