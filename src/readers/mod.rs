//! Formats in: each reader makes a document of a source.

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
use crate::limits::Limits;
use crate::model::Item;
use base64::Engine as _;

/// How to read.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The version of the standard, where the user named one behind the format: `2.28` of `newsml-g2@2.28`.
    pub version: Option<String>,
    /// Bounds.
    pub limits: Limits,
}

/// What a reader made of a source.
#[derive(Debug, Default)]
pub struct ReadItems {
    /// The items.
    pub document: crate::model::Document,
    /// The version of the format, where it has several.
    pub version: Option<String>,
}

/// Takes the items of a message one by one, as they are read: a message can hold more of them than the memory.
pub trait Take {
    /// Takes an item; whether it wants to know where values of the item stand.
    fn item(&mut self, item: Item) -> bool;

    /// Whether it may want to know that of any item.
    fn asks_places(&self) -> bool {
        false
    }

    /// Learns where values of the item before stand: by a pointer, the place of its value or of what that is within.
    fn places(&mut self, _find: &dyn Fn(&str) -> Option<Place>) {}
}

impl Take for Vec<Item> {
    fn item(&mut self, item: Item) -> bool {
        // A copy has no room to spare: lists that grew take up to four times what is in them.
        self.push(item.clone());
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
