//! Formats out: each writer makes bytes of a document, and announces what its format cannot carry.

pub mod html;
pub mod json;
pub mod markdown;
pub mod newsml_g2;
pub mod rules;

use crate::finding::{Finding, Findings};
use crate::markup::Losses;

/// How to write.
#[derive(Debug, Clone, Default)]
pub struct WriteOptions {
    /// The moment to fill in where a format demands one and the item has none: an `xs:dateTime` with a zone.
    /// Without it such an item cannot be written.
    pub now: Option<String>,
    /// The version of the standard, where the user named one behind the format.
    pub version: Option<String>,
    /// The markup of a body within NewsML-G2.
    pub body: BodyMarkup,
}

/// The markup of a body within another format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BodyMarkup {
    /// NITF where the body came as NITF, else XHTML.
    #[default]
    AsItCame,
    /// XHTML.
    Xhtml,
    /// NITF.
    Nitf,
}

/// Reports what the markup of a body could not carry.
pub(crate) fn report_markup(losses: &Losses, format: &str, findings: &mut Findings) {
    for (what, count) in losses {
        let times = if *count == 1 { String::new() } else { format!(" ({count} times)") };
        findings.report(
            Finding::new(&rules::MARKUP, format!("{format} cannot carry {what}{times}")).path("/body"),
        );
    }
}
