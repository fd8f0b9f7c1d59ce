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

mod catalogs;
mod characters;
#[cfg(feature = "cli")]
pub mod cli;
mod decode;
mod diagnostics;
mod error;
mod facts;
mod format_id;
mod formats;
mod limits;
mod markup;
pub mod model;
mod newsroom;
mod options;
mod pipeline;
mod profile;
mod provenance;
mod readers;
pub mod registry;
pub mod report;
mod rule_examples;
mod rules;
mod schema;
mod source;
pub mod split;
mod story_text;
mod syntax;
mod vocab;
mod writers;

pub use catalogs::Catalogs;
pub use diagnostics::{Example, Finding, Findings, Fix, FixKind, Input, ParseSeverityError, Rule, Severity};
pub use error::{ReadError, WriteError};
pub use format_id::FormatId;
pub use formats::{FORMATS, Format};
pub use limits::Limits;
pub use options::{ReadOptions, RepairMode};
pub use pipeline::{Checked, Checker, Output, ReadFailure, Reading, RunBoth, check, read, write};
pub use profile::{BUILT_IN, Profile};
pub use provenance::{How, LeftOut, Origin, Origins};
pub use source::{Encoding, EncodingSource, Place, Position, Source, Span, Within};
pub use writers::{BodyMarkup, WriteOptions};

/// What the tests and the tools of this repository use. It is not part of the interface, and may change at any time.
#[doc(hidden)]
pub mod internals {
    pub use crate::decode::{decode, mojibake};
    pub use crate::profile::shape::{config_schema, profile_schema};
    pub use crate::readers::html::measured;
    pub use crate::rule_examples::run_example;
    pub use crate::rules::newsml_g2::RULES as NEWSML_G2_RULES;
    pub use crate::schema::newsml_g2::{knows, versions};
    pub use crate::syntax::{html, xml};
    pub use crate::vocab::g2::{DEFAULT_VERSION, NEWEST};
    pub use crate::vocab::schemes;
}
