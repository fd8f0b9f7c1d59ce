//! Concepts: whatever has a name and a code.

use super::{Extra, LanguageTag};
use serde::{Deserialize, Serialize};

/// A party, place, subject or genre, which IPTC describes as a concept with codes and names (NewsML-G2 2.35, flexible
/// properties).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Concept {
    /// The name; the first one if there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The language of `name`, if it is declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_language: Option<LanguageTag>,
    /// More names, by language and role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Name>,
    /// The code, as a QCode `alias:code` if the source has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The concept's URI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// An identifier that is neither a QCode nor a URI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub literal: Option<String>,
    /// The URI of the scheme of `code`, if it is not a QCode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// The type of the concept: a QCode such as `cpnat:person`.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub nature: Option<String>,
    /// The role of the concept: a QCode, or a word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// How relevant the concept is to the content, 0 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevance: Option<u8>,
    /// How certain the assignment is, 0 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    /// Broader concepts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub broader: Vec<Concept>,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<Box<Extra>>,
}

impl Concept {
    /// A concept of which only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..Self::default() }
    }

    /// Whether nothing is said of the concept at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What to call the concept: its name, else its literal, code or URI.
    pub fn label(&self) -> Option<&str> {
        [&self.name, &self.literal, &self.code, &self.uri].into_iter().find_map(|v| v.as_deref())
    }
}

/// A further name of a concept.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Name {
    /// The name.
    pub name: String,
    /// The language, if it is declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// Its role: a QCode such as `nrol:short`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<Box<Extra>>,
}

/// A short text with a language and a role: a further headline, a description, a note.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Label {
    /// The text.
    pub text: String,
    /// Their language, if it is declared and differs from the item's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// Their role: a QCode such as `drol:caption`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<Box<Extra>>,
}

impl Label {
    /// A text of which nothing more is known.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}
