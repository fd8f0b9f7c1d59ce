//! Formats out: each writer makes bytes of a document, and announces what its format cannot carry.

pub mod html;
pub mod json;
mod loss;
pub mod markdown;
pub mod newsml_g2;
pub mod ninjs;
pub mod nitf;
pub mod rules;
pub mod text;

use crate::catalogs::Catalogs;
use crate::diagnostics::{Finding, Findings};
use crate::error::WriteError;
use crate::model::body::body_text;
use crate::model::{Document, Item, WireDate};
use uuid::Uuid;

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
    /// Catalogues of schemes that items refer to, beside those of IPTC.
    pub catalogs: std::sync::Arc<Catalogs>,
}

/// The markup of a body within another format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum BodyMarkup {
    /// NITF where the body came as NITF, else XHTML.
    #[default]
    AsItCame,
    /// XHTML.
    Xhtml,
    /// NITF.
    Nitf,
}

/// The one item of a document, for formats whose files are one; an envelope is announced as lost. `what` is what the
/// format is called in messages.
pub(crate) fn only_item<'d>(
    document: &'d Document,
    format: &'static str,
    what: &str,
    findings: &mut Findings,
) -> Result<&'d Item, WriteError> {
    let [item] = document.items.as_slice() else {
        let why =
            format!("there are {} items; write them as --to jsonl, or split the input", document.items.len());
        return Err(WriteError::CannotHold { format, why });
    };
    if document.envelope.is_some() {
        let message = format!("`envelope` is not supported by {what}");
        findings.report(Finding::new(&rules::FIELD, message).path("/envelope"));
    }
    Ok(item)
}

/// The identifier of an item; where there is none, a name-based UUID of provider, date and content, which is announced.
/// `pointer` leads to the item within its document.
pub(crate) fn identity(item: &Item, pointer: &str, findings: &mut Findings) -> String {
    let meta = item.meta();
    if let Some(guid) = &meta.guid {
        return guid.as_str().to_owned();
    }
    let mut name = String::new();
    let date = meta.first_created.as_ref().or(meta.version_created.as_ref()).map(WireDate::as_str);
    for part in [meta.provider.as_ref().and_then(|p| p.label()), date] {
        name.push_str(part.unwrap_or_default());
        name.push('\n');
    }
    match item {
        Item::Article(article) => {
            name.push_str(article.headline.as_deref().unwrap_or_default());
            name.push('\n');
            name.push_str(&body_text(&article.body));
            for rendition in article.media.iter().flat_map(|m| &m.renditions) {
                name.push_str(rendition.href.as_deref().unwrap_or_default());
                name.push('\n');
            }
        }
        other => name.push_str(&serde_json::to_string(other).unwrap_or_default()),
    }
    let guid = format!("urn:uuid:{}", Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()));
    let message = format!("the item has no guid; {guid} was made of provider, date and words");
    let finding = Finding::new(&rules::FILLED, message).path(format!("{pointer}/guid"));
    findings.report(finding.help("give it in the item, or with --set"));
    guid
}

/// What to say where the model cannot be put into JSON.
pub(crate) fn failed(format: &'static str) -> impl Fn(serde_json::Error) -> WriteError {
    move |error| WriteError::CannotHold { format, why: error.to_string() }
}
