//! Readers: each makes a `Document` of a `Source`.

pub mod anpa;
pub mod faults;
pub mod html;
pub mod iptc7901;
pub mod json;
pub mod mail;
pub mod markdown;
pub mod newsml_1;
pub mod newsml_g2;
pub mod ninjs;
pub mod nitf;
mod telegraphic;
pub mod text;

use crate::diagnostics::{Place, Rule};
use crate::model::Item;
pub use crate::options::ReadOptions;
use base64::Engine as _;

/// What a reader made of a source.
#[derive(Debug, Default)]
pub struct ReadItems {
    /// The items.
    pub document: crate::model::Document,
    /// The version of the format, where it has several.
    pub version: Option<String>,
}

/// Receives the items of an input one by one, as they are read: a message can hold more of them than memory.
pub trait ItemSink {
    /// Receives an item, and its JSON pointer in the document: empty for one that is alone. Returns whether it wants to know
    /// where values of the item are.
    fn item(&mut self, item: Item, pointer: &str) -> bool;

    /// Whether it may want to know that of any item.
    fn wants_locations(&self) -> bool {
        false
    }

    /// Called after [`ItemSink::item`] returned true: `find` gives the place of a JSON pointer of that item, or of its nearest
    /// parent.
    fn locate(&mut self, _find: &dyn Fn(&str) -> Option<Place>) {}
}

impl ItemSink for Vec<Item> {
    fn item(&mut self, item: Item, pointer: &str) -> bool {
        // Of many items each is copied to have no room to spare: lists that grew take up to four times what is in them.
        self.push(if pointer.is_empty() { item } else { item.clone() });
        false
    }
}

/// All rules that readers raise.
pub static RULES: &[&[&Rule]] = &[
    faults::RULES,
    html::rules::RULES,
    newsml_1::RULES,
    newsml_g2::rules::RULES,
    nitf::RULES,
    markdown::RULES,
];

/// How sure a reader is that a source is in its format: 0 is not at all, 100 is certain.
pub type Confidence = u8;

/// Text that an encoding packs for transport: base64 (RFC 4648), however its scheme is called.
pub(crate) fn unpacked(text: &str, encoding: &str) -> Option<String> {
    if !encoding.to_ascii_lowercase().contains("base64") {
        return None;
    }
    let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bytes = base64::engine::general_purpose::STANDARD.decode(packed).ok()?;
    String::from_utf8(bytes).ok()
}

/// The local name of the first element of what looks like XML; for telling formats apart.
pub(crate) fn xml_root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let inner = rest.strip_prefix('<')?;
        let end = match inner.as_bytes().first()? {
            b'?' => inner.find("?>")? + 2,
            b'!' if inner.starts_with("!--") => inner.find("-->")? + 3,
            b'!' => match (inner.find('>')?, inner.find('[')) {
                // An internal subset holds declarations of its own.
                (end, Some(subset)) if subset < end => inner.find("]>").or_else(|| inner.find("] >"))? + 2,
                (end, _) => end + 1,
            },
            _ => {
                let end = inner.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
                return inner.get(..end)?.rsplit(':').next();
            }
        };
        rest = inner.get(end..)?.trim_start_matches('>').trim_start();
    }
}
