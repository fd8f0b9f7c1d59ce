//! Values of controlled vocabularies.

use super::Checking;
use crate::finding::{Example, Rule, Severity};
use crate::model::Item;

/// All rules of this group.
pub static RULES: &[&Rule] = &[&LANGUAGE_TAG];

/// A malformed language tag.
pub static LANGUAGE_TAG: Rule = Rule {
    name: "vocab/language-tag",
    severity: Severity::Error,
    summary: "a language is given as a tag of BCP 47",
    why: "Software looks languages up by their tags: “en_US” and “English” find nothing, and the item goes to the wrong readers or none.",
    source: "RFC 5646, section 2.1 (BCP 47)",
    bad: Example::new("json", r#"{"kind":"article","language":"en_US","headline":"Rain ends drought"}"#),
    good: Example::new("json", r#"{"kind":"article","language":"en-US","headline":"Rain ends drought"}"#),
    ..Rule::FIRST
};

/// Checks an item.
pub fn check(item: &Item, cx: &mut Checking<'_>) {
    let Some(tag) = item.language() else { return };
    if !tag.as_str().is_empty() && !tag.is_valid() {
        let dashed = tag.as_str().replace('_', "-");
        let help = if dashed != tag.as_str() && crate::model::LanguageTag::new(&dashed).is_valid() {
            format!("write {dashed}")
        } else {
            "write a tag such as en, fa-IR or zh-Hant".to_owned()
        };
        cx.report(&LANGUAGE_TAG, "/language", format!("“{tag}” is no language tag"), &help);
    }
}
