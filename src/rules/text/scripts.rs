//! Scripts, as far as the rules ask for them.

/// A script that letters belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Latin.
    Latin,
    /// Greek.
    Greek,
    /// Cyrillic.
    Cyrillic,
    /// Arabic, of all languages that write it.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Devanagari.
    Devanagari,
    /// Ideographs, kana, hangul.
    East,
    /// Any other.
    Other,
}

/// The script of a letter; none for what is no letter.
pub fn of(c: char) -> Option<Script> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then_some(Script::Latin);
    }
    Some(match u32::from(c) {
        // Signs that count as letters, but of no script's words.
        0xAA | 0xB5 | 0xBA | 0x2100..=0x214F => return None,
        0xC0..=0x24F | 0x1E00..=0x1EFF | 0x2C60..=0x2C7F | 0xA720..=0xA7FF => Script::Latin,
        0x370..=0x3FF | 0x1F00..=0x1FFF => Script::Greek,
        0x400..=0x52F | 0x1C80..=0x1C8F | 0x2DE0..=0x2DFF | 0xA640..=0xA69F => Script::Cyrillic,
        0x590..=0x5FF | 0xFB1D..=0xFB4F => Script::Hebrew,
        0x620..=0x65F
        | 0x66E..=0x6EF
        | 0x6FA..=0x6FF
        | 0x750..=0x77F
        | 0x8A0..=0x8FF
        | 0xFB50..=0xFDFF
        | 0xFE70..=0xFEFC => Script::Arabic,
        0x900..=0x963 | 0x970..=0x97F => Script::Devanagari,
        0x1100..=0x11FF
        | 0x3005..=0x3007
        | 0x3040..=0x30FF
        | 0x3130..=0x318F
        | 0x3400..=0x9FFF
        | 0xAC00..=0xD7FF
        | 0xF900..=0xFAFF
        | 0x20000..=0x3FFFF => Script::East,
        _ if c.is_alphabetic() => Script::Other,
        _ => return None,
    })
}

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
