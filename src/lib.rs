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
pub mod characters;
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
pub mod options;
pub mod pipeline;
pub mod profile;
pub mod provenance;
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

pub use diagnostics::{Finding, Findings, Severity};
pub use error::{ReadError, WriteError};
pub use limits::Limits;
pub use options::{ReadOptions, RepairMode};
pub use pipeline::{Checked, Checker, Output, ReadFailure, Reading, RunBoth, check, read, write};
pub use profile::Profile;
pub use writers::{BodyMarkup, WriteOptions};
