//! Items and documents.

use super::{
    Article, CatalogItem, Concept, Extension, ItemMeta, KnowledgeItem, Label, LanguageTag, PackageItem,
    PlanningItem,
};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The items of one input, in order, with the envelope that they came in.
///
/// In JSON, a single item is a document of one item without an envelope.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The envelope, where there was one.
    pub envelope: Option<Envelope>,
    /// The items.
    pub items: Vec<Item>,
}

/// The envelope of items, such as the header of a newsMessage.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Envelope {
    /// The time at which the message was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<super::WireDate>,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
}

/// A news item of one of the kinds that IPTC's standards know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Item {
    /// Text, picture, video, audio, graphic or composite content.
    Article(Box<Article>),
    /// A package of other items.
    Package(Box<PackageItem>),
    /// A concept of a vocabulary.
    Concept(Box<ConceptItem>),
    /// A vocabulary.
    Knowledge(Box<KnowledgeItem>),
    /// Planned coverage.
    Planning(Box<PlanningItem>),
    /// A catalog of schemes.
    Catalog(Box<CatalogItem>),
}

impl Item {
    /// The kind, as JSON has it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Article(_) => "article",
            Self::Package(_) => "package",
            Self::Concept(_) => "concept",
            Self::Knowledge(_) => "knowledge",
            Self::Planning(_) => "planning",
            Self::Catalog(_) => "catalog",
        }
    }

    /// What the item says of itself, where it says what articles do: all but concepts.
    pub fn content(&self) -> Option<&Article> {
        match self {
            Self::Article(article) => Some(article),
            Self::Package(item) => Some(&item.article),
            Self::Knowledge(item) => Some(&item.article),
            Self::Planning(item) => Some(&item.article),
            Self::Catalog(item) => Some(&item.article),
            Self::Concept(_) => None,
        }
    }

    /// The same, to change it.
    pub fn content_mut(&mut self) -> Option<&mut Article> {
        match self {
            Self::Article(article) => Some(article),
            Self::Package(item) => Some(&mut item.article),
            Self::Knowledge(item) => Some(&mut item.article),
            Self::Planning(item) => Some(&mut item.article),
            Self::Catalog(item) => Some(&mut item.article),
            Self::Concept(_) => None,
        }
    }

    /// Identity and management.
    pub fn meta(&self) -> &ItemMeta {
        match self {
            Self::Article(item) => &item.meta,
            Self::Concept(item) => &item.meta,
            Self::Package(item) => &item.article.meta,
            Self::Knowledge(item) => &item.article.meta,
            Self::Planning(item) => &item.article.meta,
            Self::Catalog(item) => &item.article.meta,
        }
    }

    /// The same, to change it.
    pub fn meta_mut(&mut self) -> &mut ItemMeta {
        match self {
            Self::Article(item) => &mut item.meta,
            Self::Concept(item) => &mut item.meta,
            Self::Package(item) => &mut item.article.meta,
            Self::Knowledge(item) => &mut item.article.meta,
            Self::Planning(item) => &mut item.article.meta,
            Self::Catalog(item) => &mut item.article.meta,
        }
    }

    /// Parts of the input that the model has no field for.
    pub fn extensions(&self) -> &[Extension] {
        match self {
            Self::Concept(item) => &item.extensions,
            other => other.content().map_or(&[], |article| article.extensions.as_slice()),
        }
    }

    /// The same, to change it.
    pub fn extensions_mut(&mut self) -> Option<&mut Vec<Extension>> {
        match self {
            Self::Concept(item) => Some(&mut item.extensions),
            other => other.content_mut().map(|article| &mut article.extensions),
        }
    }

    /// The language of the content.
    pub fn language(&self) -> Option<&LanguageTag> {
        match self {
            Self::Concept(item) => item.language.as_ref(),
            other => other.content().and_then(|article| article.language.as_ref()),
        }
    }

    /// Folds white space in all running text and brings the body to its canonical form; every reader ends with it.
    pub fn tidy(&mut self) {
        if let Some(article) = self.content_mut() {
            article.tidy();
        }
        match self {
            Self::Article(_) | Self::Catalog(_) => {}
            Self::Package(item) => item.groups.iter_mut().for_each(super::Group::tidy),
            Self::Knowledge(item) => item.concepts.iter_mut().for_each(super::Entry::tidy),
            Self::Planning(item) => item.coverages.iter_mut().for_each(super::Coverage::tidy),
            Self::Concept(item) => {
                item.meta.tidy();
                item.concept.tidy();
            }
        }
    }

    /// The article, where it is one.
    pub fn as_article(&self) -> Option<&Article> {
        match self {
            Self::Article(article) => Some(article),
            _ => None,
        }
    }
}

/// A concept with its facts in a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConceptItem {
    /// Identity and management.
    #[serde(flatten)]
    pub meta: ItemMeta,
    /// The language of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// The concept.
    pub concept: Concept,
    /// Its definitions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub definitions: Vec<Label>,
    /// Notes on its use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Label>,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
}

impl From<Item> for Document {
    fn from(item: Item) -> Self {
        Self { envelope: None, items: vec![item] }
    }
}

impl From<Article> for Document {
    fn from(article: Article) -> Self {
        Item::Article(Box::new(article)).into()
    }
}

/// A document of several items, or with an envelope, as JSON spells it.
#[derive(Serialize, Deserialize)]
struct Several<E, I> {
    kind: DocumentKind,
    #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
    envelope: Option<E>,
    items: I,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum DocumentKind {
    Document,
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (&self.envelope, self.items.as_slice()) {
            (None, [item]) => item.serialize(serializer),
            (envelope, items) => Several { kind: DocumentKind::Document, envelope: envelope.as_ref(), items }
                .serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        if value.get("kind").and_then(|k| k.as_str()) == Some("document") {
            let several: Several<Envelope, Vec<Item>> =
                serde_json::from_value(value).map_err(D::Error::custom)?;
            return Ok(Self { envelope: several.envelope, items: several.items });
        }
        Ok(serde_json::from_value::<Item>(value).map_err(D::Error::custom)?.into())
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Document {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Document".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let one = generator.subschema_for::<Item>();
        let envelope = generator.subschema_for::<Envelope>();
        schemars::json_schema!({
            "oneOf": [one, {
                "type": "object",
                "description": "Several items, or items in an envelope.",
                "properties": {
                    "kind": { "const": "document" },
                    "envelope": envelope,
                    "items": { "type": "array", "items": one }
                },
                "required": ["kind", "items"]
            }]
        })
    }
}
