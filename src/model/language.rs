//! Language tags and direction of writing.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A language tag (BCP 47, RFC 5646) as its source has it.
///
/// A malformed tag is kept, so that it can be reported and written back; see `is_valid`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// Keeps a tag, edges trimmed.
    pub fn new(tag: &str) -> Self {
        Self(tag.trim().to_owned())
    }

    /// The tag, as given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the tag is well-formed by RFC 5646 (its subtags are not looked up in the registry).
    pub fn is_valid(&self) -> bool {
        // Nearly every tag is two or three letters: no need to start the parser for it.
        (matches!(self.0.len(), 2 | 3) && self.0.bytes().all(|b| b.is_ascii_alphabetic()))
            || oxilangtag::LanguageTag::parse(self.0.as_str()).is_ok()
    }

    /// The primary language subtag in lower case: `fa` of `fa-IR`.
    pub fn primary(&self) -> String {
        self.0.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
    }

    /// The direction that the language is written in, by its script subtag or its usual script.
    pub fn direction(&self) -> Direction {
        let mut subtags = self.0.split(['-', '_']).skip(1);
        if let Some(script) = subtags.find(|s| s.len() == 4 && s.bytes().all(|b| b.is_ascii_alphabetic())) {
            let script = script.to_ascii_lowercase();
            return if RTL_SCRIPTS.contains(&script.as_str()) { Direction::Rtl } else { Direction::Ltr };
        }
        if RTL_LANGUAGES.contains(&self.primary().as_str()) { Direction::Rtl } else { Direction::Ltr }
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Languages whose usual script runs from right to left (ISO 639 codes).
const RTL_LANGUAGES: &[&str] = &[
    "ar", "arc", "ara", "azb", "ckb", "dv", "fa", "fas", "he", "heb", "iw", "ks", "lrc", "mzn", "nqo", "per",
    "pnb", "prs", "ps", "pus", "sd", "syr", "ug", "ur", "urd", "yi",
];

/// Scripts that run from right to left (ISO 15924 codes, lower case).
const RTL_SCRIPTS: &[&str] = &["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"];

/// The direction of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// `ltr` or `rtl`, as HTML and NewsML-G2 spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// Reads `ltr` or `rtl` in any case.
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().to_ascii_lowercase().as_str() {
            "ltr" => Some(Self::Ltr),
            "rtl" => Some(Self::Rtl),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_follows_script_then_language() {
        assert_eq!(LanguageTag::new("fa-IR").direction(), Direction::Rtl);
        assert_eq!(LanguageTag::new("az-Arab").direction(), Direction::Rtl);
        assert_eq!(LanguageTag::new("ur-Latn-PK").direction(), Direction::Ltr);
        assert_eq!(LanguageTag::new("zh-Hant-TW").direction(), Direction::Ltr);
    }

    #[test]
    fn validity_is_rfc_5646() {
        for ok in ["en", "swe", "en-US", "zh-Hant-TW", "x-default", "i-klingon"] {
            assert!(LanguageTag::new(ok).is_valid(), "{ok}");
        }
        for bad in ["", "en_US", "persian language", "e", "en-"] {
            assert!(!LanguageTag::new(bad).is_valid(), "{bad}");
        }
    }
}
