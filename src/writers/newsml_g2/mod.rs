//! NewsML-G2: valid against the newest schema, in its order, whatever order the input had.

mod concept;
mod content;
mod item;
mod kept;

use super::{BodyMarkup, WriteOptions, rules};
use crate::error::WriteError;
use crate::finding::{Finding, Findings};
use crate::model::extension::NEWSML_G2;
use crate::model::{Document, Item};
use crate::vocab::g2;
use crate::xml::XmlWriter;
use kept::Kept;

/// A writer at work.
struct Writer<'w> {
    w: XmlWriter,
    options: &'w WriteOptions,
    findings: &'w mut Findings,
    /// The JSON pointer of the item at work.
    pointer: String,
}

impl Writer<'_> {
    /// Announces a field that cannot be written.
    fn lose(&mut self, pointer: &str, message: impl Into<String>) {
        let path = format!("{}{pointer}", self.pointer);
        self.findings.report(Finding::new(&rules::FIELD, message).path(path));
    }

    /// Announces a field that was filled in.
    fn filled(&mut self, pointer: &str, message: impl Into<String>) {
        let path = format!("{}{pointer}", self.pointer);
        self.findings.report(
            Finding::new(&rules::FILLED, message).path(path).help("give it in the item, or with --set"),
        );
    }
}

/// Writes a document: an item, or a newsMessage of items.
///
/// # Errors
///
/// A version that is not written; an item without a version date where no moment is given to fill in; a
/// document without items.
pub fn write(
    document: &Document,
    options: &WriteOptions,
    findings: &mut Findings,
    out: &mut Vec<u8>,
) -> Result<(), WriteError> {
    let cannot = |why: String| WriteError::CannotHold { format: "newsml-g2", why };
    if let Some(version) = options.version.as_deref().filter(|v| *v != g2::NEWEST) {
        return Err(cannot(format!("version {version} is not written; the newest, {}, is", g2::NEWEST)));
    }
    let mut writer = Writer { w: XmlWriter::indented(), options, findings, pointer: String::new() };
    writer.w.declaration();
    match (&document.envelope, document.items.as_slice()) {
        (_, []) => return Err(cannot("there is no item".into())),
        (None, [one]) => item::write_item(one, true, &mut writer)?,
        (envelope, items) => {
            writer.w.open("newsMessage");
            writer.w.attribute("xmlns", g2::NAMESPACE);
            let none = Vec::new();
            let extensions = envelope.as_ref().map_or(&none, |e| &e.extensions);
            let mut header = Kept::new(extensions, "/newsMessage/header");
            writer.w.open("header");
            header.until(&mut writer, &["sent"], "sent");
            let sent = envelope
                .as_ref()
                .and_then(|e| e.sent.as_ref())
                .filter(|s| s.has_time())
                .map(|s| s.as_str().to_owned());
            let sent = match (sent, &options.now) {
                (Some(sent), _) => sent,
                (None, Some(now)) => {
                    writer.filled("/envelope/sent", "the moment of sending was filled in");
                    now.clone()
                }
                (None, None) => {
                    return Err(cannot("a newsMessage needs the moment at which it was sent".into()));
                }
            };
            writer.w.leaf("sent", &sent);
            header.rest(&mut writer);
            writer.w.close();
            writer.w.open("itemSet");
            for (at, item) in items.iter().enumerate() {
                writer.pointer = format!("/items/{at}");
                item::write_item(item, false, &mut writer)?;
            }
            writer.w.close();
            writer.w.close();
        }
    }
    if writer.w.replaced > 0 {
        let message = format!("{} characters that XML forbids were written as U+FFFD", writer.w.replaced);
        writer.findings.report(Finding::new(&rules::CHARACTER, message));
    }
    let Writer { w, findings, .. } = writer;
    for item in &document.items {
        announce_foreign(item, options, findings);
    }
    out.extend_from_slice(w.finish().as_bytes());
    Ok(())
}

/// Announces extensions of standards that have no place in NewsML-G2.
fn announce_foreign(item: &Item, options: &WriteOptions, findings: &mut Findings) {
    for extension in item.extensions() {
        let placed = match extension.standard.as_str() {
            NEWSML_G2 => true,
            crate::model::extension::NITF => {
                options.body != BodyMarkup::Xhtml
                    || (extension.xml.is_none() && extension.attributes.is_empty())
            }
            crate::model::extension::HTML => !content::is_nitf(item, options),
            _ => false,
        };
        if !placed {
            let what = match &extension.value {
                Some(value) => value.to_string(),
                None => extension.path.clone(),
            };
            let message =
                format!("NewsML-G2 has no place for an extension of {}: {what}", extension.standard);
            findings.report(Finding::new(&rules::EXTENSION, message).path("/extensions"));
        }
    }
}
