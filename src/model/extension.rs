//! Extensions: parts of a source that the model has no field for, unchanged.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The short name of NewsML-G2 in [`Extension::standard`].
pub const NEWSML_G2: &str = "newsml-g2";
/// The short name of NITF in [`Extension::standard`].
pub const NITF: &str = "nitf";
/// The short name of our own JSON in [`Extension::standard`].
pub const JSON: &str = "json";
/// The short name of ninjs in [`Extension::standard`].
pub const NINJS: &str = "ninjs";
/// The short name of NewsML 1.x in [`Extension::standard`].
pub const NEWSML_1: &str = "newsml-1";
/// The short name of ANPA 1312 in [`Extension::standard`].
pub const ANPA: &str = "anpa";
/// The short name of IPTC 7901 in [`Extension::standard`].
pub const IPTC_7901: &str = "iptc7901";
/// The short name of telex frames in [`Extension::standard`].
pub const ZCZC: &str = "zczc";
/// The short name of mail (RFC 5322) in [`Extension::standard`].
pub const MAIL: &str = "mail";
/// The short name of HTML in [`Extension::standard`].
pub const HTML: &str = "html";

/// A part of an item that the model has no field for, unchanged.
///
/// A writer of the same standard writes it in its place; every other one reports the loss.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Extension {
    /// The standard that it comes from: `newsml-g2`, `newsml-1`, `nitf`, `ninjs`, `json`.
    pub standard: String,
    /// The path of its parent in that standard, by local names: `/newsItem/contentMeta`.
    pub path: String,
    /// A child element of the parent, as XML in the standard's namespace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub xml: Option<String>,
    /// Attributes of the parent.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
    /// A member of the parent, in a standard that is JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<serde_json::Value>,
    /// What the parent did not have although a writer would add it: `@conformance`, `catalogRef`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absent: Vec<String>,
}

impl Extension {
    /// What the header of a message says and the model has no field for; none where that is nothing.
    pub fn header(standard: &str, attributes: BTreeMap<String, String>) -> Option<Self> {
        let path = "/header".to_owned();
        (!attributes.is_empty()).then(|| Self {
            standard: standard.to_owned(),
            path,
            attributes,
            ..Self::default()
        })
    }
}

/// Whether something is said to have been absent from a parent.
pub fn is_absent(extensions: &[Extension], standard: &str, path: &str, what: &str) -> bool {
    extensions.iter().any(|e| e.standard == standard && e.path == path && e.absent.iter().any(|a| a == what))
}

/// Attributes and child elements of one value of a list (a subject, a rendition) that the model does not have, in the
/// standard that they come from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Extra {
    /// The standard that it comes from.
    pub standard: String,
    /// Attributes by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
    /// Child elements, as XML in the standard's namespace.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub xml: Vec<String>,
    /// Members, in a standard that is JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<serde_json::Value>,
}
