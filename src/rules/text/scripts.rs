//! Scripts, as far as the rules ask for them.

pub use crate::characters::{Script, script_of as of};

/// The scripts that a language is written in; none where we do not know.
pub fn of_language(language: &str) -> Option<&'static [Script]> {
    Some(match language {
        "fa" | "ar" | "ps" | "ckb" => &[Script::Arabic],
        "ur" | "sd" | "ug" | "ks" | "pnb" => &[Script::Arabic],
        "he" | "yi" => &[Script::Hebrew],
        "ru" | "uk" | "be" | "bg" | "mk" => &[Script::Cyrillic],
        "el" => &[Script::Greek],
        "hi" | "mr" | "ne" => &[Script::Devanagari],
        "zh" | "ja" | "ko" => &[Script::East],
        "en" | "de" | "fr" | "es" | "it" | "pt" | "nl" | "sv" | "da" | "nb" | "no" | "fi" | "pl" | "cs"
        | "sk" | "hu" | "ro" | "tr" | "hr" | "sl" | "lt" | "lv" | "et" | "id" | "ms" | "vi" | "ca" | "sq" => {
            &[Script::Latin]
        }
        _ => return None,
    })
}
