//! Media objects and their renditions.

use super::{Concept, Extra, Rights};
use serde::{Deserialize, Serialize};

/// A picture, video, audio or graphic: one content in one or more renditions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Media {
    /// The files of the media object.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renditions: Vec<Rendition>,
    /// Alternative text for those who cannot see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// The caption, if it is not in the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// The credit, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// The creators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub creators: Vec<Concept>,
    /// Rights in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<Rights>,
}

impl Media {
    /// Whether nothing is said of the object at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One file of a media object (NewsML-G2 `remoteContent`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Rendition {
    /// The address of the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// The identifier of the resource, if it has one in addition to its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residref: Option<String>,
    /// The rendition: a QCode such as `rnd:highRes`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rendition: Option<String>,
    /// Its media type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// Its size in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// Its width, in pixels unless `extra` names another unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u64>,
    /// Its height, in pixels unless `extra` names another unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u64>,
    /// Its duration, in `duration_unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    /// The unit of `duration`: a QCode; absent means seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_unit: Option<String>,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<Box<Extra>>,
}
