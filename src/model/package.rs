//! Packages, vocabularies, plans and catalogues: items whose content is other than a story.

use super::{Article, Concept, Extra, Label, Link, WireDate};
use serde::{Deserialize, Serialize};

/// A package of other items in groups (NewsML-G2 `packageItem`). It has the metadata of an article.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PackageItem {
    /// Identity, management and what is said of the content.
    #[serde(flatten)]
    pub article: Article,
    /// The identifier of the first group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub root: Option<String>,
    /// The groups; they refer to each other by their identifiers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
}

/// A group of a package (NewsML-G2 2.9, section 8.3).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// Its identifier within the package.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The role of the group: a QCode such as `group:main`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The relation of its members: `pgrmod:bag` (complementary, the default), `pgrmod:seq` (in order) or `pgrmod:alt`
    /// (alternatives).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// Its titles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<Label>,
    /// Its members, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member>,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<Box<Extra>>,
}

/// A member of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Member {
    /// An item, or another resource.
    Item(Box<ItemRef>),
    /// Another group of the package.
    Group(GroupRef),
    /// A concept.
    Concept(Box<Concept>),
}

/// A reference to an item, with facts about it (NewsML-G2 `itemRef`, `deliveredItemRef`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ItemRef {
    /// The address.
    #[serde(flatten)]
    pub link: Link,
    /// The class of the item: a QCode such as `ninat:picture`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item_class: Option<String>,
    /// The headline of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
}

/// A reference to a group of the same package.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct GroupRef {
    /// The identifier of the group.
    pub group: String,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<Box<Extra>>,
}

/// A vocabulary (NewsML-G2 `knowledgeItem`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct KnowledgeItem {
    /// Identity, management and what is said of the content.
    #[serde(flatten)]
    pub article: Article,
    /// The URI of the scheme of the concepts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// The concepts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concepts: Vec<Entry>,
}

/// A concept with its facts in a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// The concept.
    #[serde(flatten)]
    pub concept: Concept,
    /// Its definitions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub definitions: Vec<Label>,
    /// Notes on its use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Label>,
}

/// Planned coverage of an event or a topic (NewsML-G2 `planningItem`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanningItem {
    /// Identity, management and what is said of the content.
    #[serde(flatten)]
    pub article: Article,
    /// The planned coverage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coverages: Vec<Coverage>,
}

/// One coverage: planned items, and the items that were delivered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// Its identifier within the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The plans.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<Plan>,
    /// The delivered items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deliveries: Vec<ItemRef>,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<Box<Extra>>,
}

/// Planned items of one kind (NewsML-G2 `planning`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// The class of the items: a QCode such as `ninat:text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item_class: Option<String>,
    /// The assigned creators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assigned_to: Vec<Concept>,
    /// The scheduled time of delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheduled: Option<WireDate>,
    /// The editorial services of the planned items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<Concept>,
    /// The planned subjects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Concept>,
    /// Their headlines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headlines: Vec<Label>,
    /// Their descriptions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub descriptions: Vec<Label>,
    /// Notes to receivers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ed_notes: Vec<Label>,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<Box<Extra>>,
}

/// A catalog of schemes as an item (NewsML-G2 `catalogItem`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CatalogItem {
    /// Identity, management and what is said of the content.
    #[serde(flatten)]
    pub article: Article,
    /// The catalog.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catalog: Option<Catalog>,
}

/// A catalog of schemes: a reference to one, or one in the item (NewsML-G2 `catalogRef`, `catalog`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Catalog {
    /// The address, of a reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// The schemes, if they are in the item.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub schemes: Vec<Scheme>,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<Box<Extra>>,
}

/// A scheme and its alias in an item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Scheme {
    /// The alias.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
    /// The URI of the scheme: a code is appended to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<Box<Extra>>,
}

impl Group {
    pub(super) fn tidy(&mut self) {
        self.titles.iter_mut().for_each(Label::tidy);
        for member in &mut self.members {
            match member {
                Member::Item(item) => item.tidy(),
                Member::Concept(concept) => concept.tidy(),
                Member::Group(_) => {}
            }
        }
    }
}

impl ItemRef {
    fn tidy(&mut self) {
        super::article::fold_field(&mut self.link.title);
        super::article::fold_field(&mut self.headline);
    }
}

impl Coverage {
    pub(super) fn tidy(&mut self) {
        self.deliveries.iter_mut().for_each(ItemRef::tidy);
        for plan in &mut self.plans {
            for concept in plan.assigned_to.iter_mut().chain(&mut plan.services).chain(&mut plan.subjects) {
                concept.tidy();
            }
            for label in plan.headlines.iter_mut().chain(&mut plan.descriptions).chain(&mut plan.ed_notes) {
                label.tidy();
            }
        }
    }
}

impl Entry {
    pub(super) fn tidy(&mut self) {
        self.concept.tidy();
        self.definitions.iter_mut().chain(&mut self.notes).for_each(Label::tidy);
    }
}
