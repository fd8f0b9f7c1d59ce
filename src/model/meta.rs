//! Identity, management and rights: what every kind of item has.

use super::{Concept, Guid, Label, WireDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Identity and management of an item (NewsML-G2: the item's attributes, `rightsInfo` and `itemMeta`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ItemMeta {
    /// The identifier, the same for all versions of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guid: Option<Guid>,
    /// The version, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
    /// The item class if it is not text: a QCode such as `ninat:video`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item_class: Option<String>,
    /// The publisher of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<Concept>,
    /// The editorial service that the item belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<Concept>,
    /// The publishing status: `usable`, `withheld` or `canceled` [default: usable].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pub_status: Option<String>,
    /// The date at which this version was created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version_created: Option<WireDate>,
    /// The date at which the first version was created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_created: Option<WireDate>,
    /// The date before which the item must not be published, or `indefinite`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub embargoed: Option<Embargo>,
    /// The date after which the item is no longer of use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<WireDate>,
    /// The name of the file that contained the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// The provider's name for the structure of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Working titles of the item; not headlines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<Label>,
    /// Notes to editors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ed_notes: Vec<Label>,
    /// Instructions to the receiver's system: QCodes such as `sig:update`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<Concept>,
    /// Links to other items and resources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Rights in the content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<Rights>,
    /// The catalogs that resolve the item's QCodes, in addition to the newest one of IPTC.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub catalogs: Vec<super::Catalog>,
}

/// Until when an item must not be published (NewsML-G2 2.9, section 2.7.2). In JSON: a date, or `indefinite`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Embargo {
    /// Until a moment.
    Until(WireDate),
    /// Without an end: until the provider lifts it.
    Indefinite,
}

const INDEFINITE: &str = "indefinite";

impl Serialize for Embargo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Until(date) => date.serialize(serializer),
            Self::Indefinite => serializer.serialize_str(INDEFINITE),
        }
    }
}

impl<'de> Deserialize<'de> for Embargo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(if text == INDEFINITE { Self::Indefinite } else { Self::Until(WireDate::new(&text)) })
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Embargo {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Embargo".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "Until when the item must not be published: a date, or `indefinite`."
        })
    }
}

/// A link to another item or resource.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// The relation of the target to this item: a QCode such as `irel:seeAlso`, or a word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rel: Option<String>,
    /// The address of the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// The identifier of the target, if it is an item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guid: Option<String>,
    /// The version of the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
    /// The media type of the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// A title of the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<Box<super::Extra>>,
}

/// Rights in an item or a media object (NewsML-G2 `rightsInfo`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Rights {
    /// The person who is accountable for the content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accountable: Option<Concept>,
    /// The copyright holder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<Concept>,
    /// The copyright notice, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// The terms of use, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage_terms: Option<String>,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<Box<super::Extra>>,
}
