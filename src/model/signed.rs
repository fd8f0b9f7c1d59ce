//! Items that were signed: a signature holds for the very item, so the whole of it is kept beside what was read of it.

use super::Item;
use super::extension::{Extension, NEWSML_G2};

/// The path of the extension that keeps a signed item.
pub const PATH: &str = "/signed";
/// Members of its value.
const XML: &str = "xml";
const FINGERPRINT: &str = "fingerprint";

/// Keeps the XML of a signed item of NewsML-G2, and a fingerprint of what was read of it.
pub fn keep(item: &mut Item, xml: &str) {
    let Some(fingerprint) = fingerprint(item) else { return };
    if let Some(extensions) = item.extensions_mut() {
        extensions.push(Extension {
            standard: NEWSML_G2.into(),
            path: PATH.into(),
            value: Some(serde_json::json!({ XML: xml, FINGERPRINT: fingerprint })),
            ..Extension::default()
        });
    }
}

/// The XML of an item that was signed and has not been changed since.
pub fn untouched(item: &Item) -> Option<String> {
    let at = item.extensions().iter().position(|e| e.standard == NEWSML_G2 && e.path == PATH)?;
    let mut bare = item.clone();
    let kept = bare.extensions_mut()?.remove(at).value?;
    let same = kept.get(FINGERPRINT)?.as_str()? == fingerprint(&bare)?;
    same.then(|| kept.get(XML)?.as_str().map(str::to_owned))?
}

/// Whether a tag gives what stands within its element something that is signed with it: namespaces of prefixes, a language
/// and the like (Canonical XML 1.0, section 2.4).
pub fn gives_more(tag: &str) -> bool {
    tag.contains("xmlns:") || tag.contains("xml:")
}

/// FNV-1a in 64 bits over an item's JSON: it tells a change that someone made, and is no proof against forgers. For
/// them there is the signature.
fn fingerprint(item: &Item) -> Option<String> {
    let json = serde_json::to_vec(item).ok()?;
    let hash = json.iter().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3)
    });
    Some(format!("{hash:016x}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;

    #[test]
    fn a_change_of_a_signed_item_is_seen() {
        let mut item =
            Item::Article(Box::new(Article { headline: Some("باران".into()), ..Article::default() }));
        keep(&mut item, "<newsItem/>");
        assert_eq!(untouched(&item).as_deref(), Some("<newsItem/>"));
        let json = serde_json::to_string(&item).unwrap();
        let mut again: Item = serde_json::from_str(&json).unwrap();
        assert_eq!(untouched(&again).as_deref(), Some("<newsItem/>"));
        if let Item::Article(article) = &mut again {
            article.headline = Some("باران!".into());
        }
        assert_eq!(untouched(&again), None);
    }
}
