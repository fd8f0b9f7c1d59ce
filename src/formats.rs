//! The one table of formats: the only place that knows readers and writers both.

use crate::catalogs::Catalogs;
use crate::diagnostics::{Finding, Findings, nearest};
use crate::error::{ReadError, WriteError};
use crate::format_id::FormatId;
use crate::limits::Limits;
use crate::model::Document;
use crate::readers::{self, Confidence, ItemSink, ReadItems, ReadOptions};
use crate::rules::newsml_g2::{SpecificationCheck, TriggerTable};
use crate::schema;
use crate::source::Source;
use crate::syntax::xml::{Document as XmlDocument, Tag};
use crate::writers::{self, WriteOptions};
use std::sync::LazyLock;

/// A function that says how sure it is that a source is in its format.
pub type Sniff = fn(&Source<'_>) -> Confidence;
/// A function that reads a source.
pub type Read = fn(&Source<'_>, &ReadOptions, &mut Findings) -> Result<ReadItems, ReadError>;
/// A function that reads a source, and gives the items of a message away one by one.
pub type ReadEach =
    fn(&Source<'_>, &ReadOptions, &mut Findings, &mut dyn ItemSink) -> Result<ReadItems, ReadError>;
/// A function that checks a source by the grammar of the version that the user named, or of its own; catalogues resolve its codes.
pub type Check = fn(&Source<'_>, Option<&str>, &Catalogs, &Limits, &mut Findings) -> Result<(), ReadError>;
/// A function that writes a document.
pub type Write = fn(&Document, &WriteOptions, &mut Findings, &mut Vec<u8>) -> Result<(), WriteError>;

/// A format: a row of the table.
pub struct Format {
    /// Which format it is.
    pub id: FormatId,
    /// The name on the command line: a promise.
    pub name: &'static str,
    /// The name for people.
    pub title: &'static str,
    /// Endings of file names, the usual one first.
    pub endings: &'static [&'static str],
    /// The media type.
    pub media_type: &'static str,
    /// Says how sure it is that a source is in the format.
    pub sniff: Option<Sniff>,
    /// Reads it.
    pub read: Option<Read>,
    /// Reads it item by item, where it can be a message of many.
    pub read_each: Option<ReadEach>,
    /// Checks it by its grammar.
    pub grammar: Option<Check>,
    /// Writes it.
    pub write: Option<Write>,
    /// Whether a file holds items one after the other, each written and read by itself.
    pub container: bool,
}

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Format").field("name", &self.name).finish_non_exhaustive()
    }
}

/// All formats, in the order of [`FormatId`].
pub static FORMATS: &[Format] = &[
    Format {
        id: FormatId::NewsmlG2,
        name: FormatId::NewsmlG2.name(),
        title: "NewsML-G2 2.x",
        endings: &["xml"],
        media_type: "application/vnd.iptc.g2.newsitem+xml",
        sniff: Some(readers::newsml_g2::sniff),
        read: Some(readers::newsml_g2::read),
        read_each: Some(readers::newsml_g2::read_each),
        grammar: Some(check_newsml_g2),
        write: Some(writers::newsml_g2::write),
        container: false,
    },
    Format {
        id: FormatId::Json,
        name: FormatId::Json.name(),
        title: "wirecopy's JSON",
        endings: &["json"],
        media_type: "application/json",
        sniff: Some(readers::json::sniff),
        read: Some(readers::json::read),
        read_each: None,
        grammar: None,
        write: Some(writers::json::write),
        container: false,
    },
    Format {
        id: FormatId::Ninjs,
        name: FormatId::Ninjs.name(),
        title: "ninjs 1.0 to 3.1",
        endings: &["json"],
        media_type: "application/json",
        sniff: Some(readers::ninjs::sniff),
        read: Some(readers::ninjs::read),
        read_each: None,
        grammar: Some(|source, version, _, limits, findings| {
            schema::ninjs::check(source, version, limits, findings)
        }),
        write: Some(writers::ninjs::write),
        container: false,
    },
    Format {
        id: FormatId::Newsml1,
        name: FormatId::Newsml1.name(),
        title: "NewsML 1.0 to 1.2",
        endings: &["xml"],
        media_type: "application/vnd.iptc.newsml",
        sniff: Some(readers::newsml_1::sniff),
        read: Some(readers::newsml_1::read),
        read_each: None,
        grammar: None,
        write: None,
        container: false,
    },
    Format {
        id: FormatId::Nitf,
        name: FormatId::Nitf.name(),
        title: "NITF 3.x",
        endings: &["nitf", "xml"],
        media_type: "application/nitf+xml",
        sniff: Some(readers::nitf::sniff),
        read: Some(readers::nitf::read),
        read_each: None,
        grammar: None,
        write: Some(writers::nitf::write),
        container: false,
    },
    Format {
        id: FormatId::JsonLines,
        name: FormatId::JsonLines.name(),
        title: "wirecopy's JSON, one item per line",
        endings: &["jsonl", "ndjson"],
        media_type: "application/x-ndjson",
        sniff: Some(readers::json::sniff_lines),
        read: Some(readers::json::read),
        read_each: None,
        grammar: None,
        write: Some(writers::json::write_lines),
        container: true,
    },
    Format {
        id: FormatId::Markdown,
        name: FormatId::Markdown.name(),
        title: "Markdown with front matter",
        endings: &["md", "markdown"],
        media_type: "text/markdown",
        sniff: Some(readers::markdown::sniff),
        read: Some(readers::markdown::read),
        read_each: None,
        grammar: None,
        write: Some(writers::markdown::write),
        container: false,
    },
    Format {
        id: FormatId::Html,
        name: FormatId::Html.name(),
        title: "HTML news page",
        endings: &["html", "htm", "xhtml"],
        media_type: "text/html",
        sniff: Some(readers::html::sniff),
        read: Some(readers::html::read),
        read_each: None,
        grammar: None,
        write: Some(writers::html::write),
        container: false,
    },
    Format {
        id: FormatId::Anpa,
        name: FormatId::Anpa.name(),
        title: "ANPA 1312",
        endings: &["anpa"],
        media_type: "text/plain",
        sniff: Some(readers::anpa::sniff),
        read: Some(readers::anpa::read),
        read_each: None,
        grammar: None,
        write: None,
        container: false,
    },
    Format {
        id: FormatId::Iptc7901,
        name: FormatId::Iptc7901.name(),
        title: "IPTC 7901",
        endings: &["iptc", "7901"],
        media_type: "text/plain",
        sniff: Some(readers::iptc7901::sniff),
        read: Some(readers::iptc7901::read),
        read_each: None,
        grammar: None,
        write: None,
        container: false,
    },
    Format {
        id: FormatId::Mail,
        name: FormatId::Mail.name(),
        title: "mail message with a story (RFC 5322)",
        endings: &["eml"],
        media_type: "message/rfc822",
        sniff: Some(readers::mail::sniff),
        read: Some(readers::mail::read),
        read_each: None,
        grammar: None,
        write: None,
        container: false,
    },
    Format {
        id: FormatId::Text,
        name: FormatId::Text.name(),
        title: "plain text, wire copy",
        endings: &["txt", "text"],
        media_type: "text/plain",
        sniff: Some(readers::text::sniff),
        read: Some(readers::text::read),
        read_each: None,
        grammar: None,
        write: Some(writers::text::write),
        container: false,
    },
];

/// The format of a name, and the version behind its `@`.
///
/// # Errors
///
/// The nearest name, where no format has the one given.
pub fn find(name: &str) -> Result<(&'static Format, Option<&str>), Option<&'static str>> {
    let (bare, version) = match name.split_once('@') {
        Some((bare, version)) => (bare, Some(version)),
        None => (name, None),
    };
    let lower = bare.to_ascii_lowercase();
    match FORMATS.iter().find(|f| f.name == lower) {
        Some(format) => Ok((format, version)),
        None => Err(nearest(&lower, FORMATS.iter().map(|f| f.name))),
    }
}

/// The format of a file name's extension.
pub fn by_ending(name: &str) -> Option<&'static Format> {
    let ending = name.rsplit(['/', '\\']).next()?.rsplit_once('.')?.1.to_ascii_lowercase();
    FORMATS.iter().find(|f| f.endings.contains(&ending.as_str()))
}

/// The row of a format.
pub fn row(id: FormatId) -> &'static Format {
    &FORMATS[id as usize]
}

/// The format of a source: by its content first, its name second; and why.
pub fn sniff(source: &Source<'_>) -> (&'static Format, String) {
    let mut format = row(FormatId::FALLBACK);
    let mut confidence = 0;
    for (candidate, sniff) in FORMATS.iter().filter_map(|row| Some((row, row.read.and(row.sniff)?))) {
        let sure = sniff(source);
        if sure > confidence {
            (format, confidence) = (candidate, sure);
        }
    }
    // A name can tell text from pages and Markdown; it does not make XML or JSON of what is none.
    let doubtful = format.id == FormatId::Text || (format.id == FormatId::Html && confidence <= 50);
    if let Some(named) = by_ending(source.name()).filter(|_| doubtful)
        && matches!(named.id, FormatId::Text | FormatId::Markdown | FormatId::Html)
    {
        return (named, "detected from the file extension".to_owned());
    }
    let mark = match format.id {
        FormatId::Markdown => readers::markdown::told_by(source.text()),
        _ => None,
    };
    match mark {
        Some(mark) => (format, format!("detected from the content: {mark}, confidence {confidence} %")),
        None => (format, format!("detected from the content, confidence {confidence} %")),
    }
}

/// The text of NewsML-G2 is checked on the walk that its schema makes over a document: nothing is scanned twice.
struct Specification<'a, 'c>(SpecificationCheck<'a, 'c>);

impl<'a> schema::newsml_g2::Observer<'a> for Specification<'a, '_> {
    fn start(&mut self, tag: &Tag<'_, 'a>, nar: bool, name: Option<u16>) {
        self.0.start(tag, nar, name);
    }

    fn text(&mut self, text: &str) {
        self.0.text(text);
    }

    fn end(&mut self) {
        self.0.end();
    }

    fn findings(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.0.findings)
    }
}

/// What the rules ask of each element of NewsML-G2.
static TRIGGERS: LazyLock<TriggerTable> = LazyLock::new(|| TriggerTable::new(schema::newsml_g2::names()));

/// Checks NewsML-G2 by its schema, and by the text of the standard.
fn check_newsml_g2(
    source: &Source<'_>,
    version: Option<&str>,
    catalogs: &Catalogs,
    limits: &Limits,
    findings: &mut Findings,
) -> Result<(), ReadError> {
    let document = XmlDocument::new(source.text(), limits)?;
    let mut specification = Specification(SpecificationCheck::new(catalogs, &TRIGGERS));
    schema::newsml_g2::check(source, &document, version, limits, &mut specification, findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_has_one_row() {
        assert_eq!(FORMATS.iter().map(|row| row.id).collect::<Vec<_>>(), FormatId::ALL);
        for id in FormatId::ALL {
            assert_eq!((row(id).id, row(id).name), (id, id.name()));
            assert_eq!(FormatId::from_name(id.name()), Some(id));
        }
        assert!(row(FormatId::FALLBACK).read.is_some());
    }

    #[test]
    fn the_rules_of_newsml_g2_are_about_names_of_its_schema() {
        for name in crate::rules::newsml_g2::known() {
            assert!(schema::newsml_g2::names().contains(&name), "{name}");
        }
    }
}
