//! The one table of the fields of items: their names in JSON, the types of their values, which kinds of items have them,
//! and what they are. The published schema has the same fields, and a test compares the two.

/// The type of a field's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FieldType {
    /// A string of running text.
    Words,
    /// A string that is a code or another name.
    Name,
    /// The identifier of an item.
    Guid,
    /// A whole number.
    Number,
    /// A language tag.
    Language,
    /// `ltr` or `rtl`.
    Direction,
    /// A date.
    Date,
    /// A date, or `indefinite`.
    Embargo,
    /// A dateline.
    Dateline,
    /// Rights.
    Rights,
    /// A concept.
    Concept,
    /// A catalog of schemes.
    Catalog,
    /// Strings.
    Strings,
    /// Concepts.
    Concepts,
    /// Texts with a language and a role.
    Labels,
    /// Links to other items and resources.
    Links,
    /// Catalogs of schemes.
    Catalogs,
    /// The blocks of a body.
    Blocks,
    /// Media objects.
    Media,
    /// The groups of a package.
    Groups,
    /// The concepts of a vocabulary, with their facts.
    Entries,
    /// Planned coverages.
    Coverages,
    /// Parts of the input that the model has no field for.
    Extensions,
}

impl FieldType {
    /// Whether the value is an array.
    pub const fn is_array(self) -> bool {
        matches!(
            self,
            Self::Strings
                | Self::Concepts
                | Self::Labels
                | Self::Links
                | Self::Catalogs
                | Self::Blocks
                | Self::Media
                | Self::Groups
                | Self::Entries
                | Self::Coverages
                | Self::Extensions
        )
    }

    /// The type in the terms of JSON, for people.
    pub const fn in_json(self) -> &'static str {
        match self {
            Self::Number => "a whole number",
            Self::Dateline | Self::Rights | Self::Concept | Self::Catalog => "an object",
            Self::Strings => "an array of strings",
            _ if self.is_array() => "an array of objects",
            _ => "a string",
        }
    }
}

/// A field of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ItemField {
    /// The name in JSON.
    pub name: &'static str,
    /// The type of the value.
    pub value: FieldType,
    /// The kinds of items that have it, as JSON names them.
    pub kinds: &'static [&'static str],
    /// What it is, in a sentence.
    pub about: &'static str,
    /// Whether a profile can restrict it to a list of values.
    pub restrictable: bool,
    /// Whether a page shows it above the body.
    pub above_body: bool,
}

const fn field(
    name: &'static str,
    value: FieldType,
    kinds: &'static [&'static str],
    about: &'static str,
) -> ItemField {
    ItemField { name, value, kinds, about, restrictable: false, above_body: false }
}

impl ItemField {
    const fn restrictable(mut self) -> Self {
        self.restrictable = true;
        self
    }

    const fn above_body(mut self) -> Self {
        self.above_body = true;
        self
    }
}

/// All kinds of items.
const ALL: &[&str] = &["article", "package", "concept", "knowledge", "planning", "catalog"];
/// The kinds of items that have content or describe some.
const WITH_CONTENT: &[&str] = &["article", "package", "knowledge", "planning", "catalog"];

/// All fields. Those that a page shows above the body are in the order in which it does.
pub static FIELDS: &[ItemField] = TABLE;

const TABLE: &[ItemField] = &[
    field("guid", FieldType::Guid, ALL, "The identifier, the same for all versions of the item."),
    field("version", FieldType::Number, ALL, "The version, from 1."),
    field("itemClass", FieldType::Name, ALL, "The item class if it is not text: a QCode such as `ninat:video`.").restrictable(),
    field("language", FieldType::Language, ALL, "The language of the content.").restrictable(),
    field("direction", FieldType::Direction, WITH_CONTENT, "The direction of the content."),
    field("kicker", FieldType::Words, WITH_CONTENT, "A short line above the headline.").restrictable().above_body(),
    field("headline", FieldType::Words, WITH_CONTENT, "The main headline.").above_body(),
    field("standfirst", FieldType::Words, WITH_CONTENT, "The paragraph under the headline that sums the story up.").above_body(),
    field("slugline", FieldType::Words, WITH_CONTENT, "The slugline: words that identify the story for editors.").restrictable(),
    field("byline", FieldType::Words, WITH_CONTENT, "The byline, as printed.").restrictable().above_body(),
    field("dateline", FieldType::Dateline, WITH_CONTENT, "The dateline.").above_body(),
    field("creditline", FieldType::Words, WITH_CONTENT, "The credit, as printed.").restrictable().above_body(),
    field("provider", FieldType::Concept, ALL, "The publisher of the item.").restrictable(),
    field("service", FieldType::Concept, ALL, "The editorial service that the item belongs to.").restrictable(),
    field("creators", FieldType::Concepts, WITH_CONTENT, "The creators of the content.").restrictable(),
    field("contributors", FieldType::Concepts, WITH_CONTENT, "Others who contributed to the content.").restrictable(),
    field("sources", FieldType::Concepts, WITH_CONTENT, "Sources of the information (NewsML-G2 `infoSource`); not the provider.").restrictable(),
    field("titles", FieldType::Labels, ALL, "Working titles of the item; not headlines."),
    field("edNotes", FieldType::Labels, ALL, "Notes to editors."),
    field("signals", FieldType::Concepts, ALL, "Instructions to the receiver's system: QCodes such as `sig:update`.").restrictable(),
    field("links", FieldType::Links, ALL, "Links to other items and resources."),
    field("urgency", FieldType::Number, WITH_CONTENT, "Editorial urgency, 1 (most) to 9.").restrictable(),
    field("pubStatus", FieldType::Name, ALL, "The publishing status: `usable`, `withheld` or `canceled` [default: usable].").restrictable(),
    field("versionCreated", FieldType::Date, ALL, "The date at which this version was created."),
    field("firstCreated", FieldType::Date, ALL, "The date at which the first version was created."),
    field("contentCreated", FieldType::Date, WITH_CONTENT, "The date at which the content was created."),
    field("contentModified", FieldType::Date, WITH_CONTENT, "The date at which the content was last changed."),
    field("embargoed", FieldType::Embargo, ALL, "The date before which the item must not be published, or `indefinite`."),
    field("expires", FieldType::Date, ALL, "The date after which the item is no longer of use."),
    field("keywords", FieldType::Strings, WITH_CONTENT, "Keywords (free text).").restrictable(),
    field("subjects", FieldType::Concepts, WITH_CONTENT, "What the content is about: topics, people, organizations, places and events, distinguished by their type.").restrictable(),
    field("genres", FieldType::Concepts, WITH_CONTENT, "Genres of the content.").restrictable(),
    field("located", FieldType::Concepts, WITH_CONTENT, "The places where the content was created.").restrictable(),
    field("headlines", FieldType::Labels, WITH_CONTENT, "More headlines, by role and language."),
    field("descriptions", FieldType::Labels, WITH_CONTENT, "More descriptions, by role and language."),
    field("rights", FieldType::Rights, ALL, "Rights in the content."),
    field("body", FieldType::Blocks, WITH_CONTENT, "The body."),
    field("endMark", FieldType::Words, WITH_CONTENT, "The end mark, as printed."),
    field("media", FieldType::Media, WITH_CONTENT, "Media objects of the item."),
    field("fileName", FieldType::Name, ALL, "The name of the file that contained the item."),
    field("profile", FieldType::Name, ALL, "The provider's name for the structure of the item."),
    field("catalogs", FieldType::Catalogs, ALL, "The catalogs that resolve the item's QCodes, in addition to the newest one of IPTC."),
    field("extensions", FieldType::Extensions, ALL, "Parts of the input that the model has no field for."),
    field("root", FieldType::Name, &["package"], "The identifier of the first group."),
    field("groups", FieldType::Groups, &["package"], "The groups; they refer to each other by their identifiers."),
    field("concept", FieldType::Concept, &["concept"], "The concept."),
    field("definitions", FieldType::Labels, &["concept"], "Its definitions."),
    field("notes", FieldType::Labels, &["concept"], "Notes on its use."),
    field("scheme", FieldType::Name, &["knowledge"], "The URI of the scheme of the concepts."),
    field("concepts", FieldType::Entries, &["knowledge"], "The concepts."),
    field("coverages", FieldType::Coverages, &["planning"], "The planned coverage."),
    field("catalog", FieldType::Catalog, &["catalog"], "The catalog."),
];

/// The names of the properties of values: of concepts, media, blocks and their like.
pub const PROPERTIES: &[&str] = &[
    "absent",
    "accountable",
    "alias",
    "alt",
    "assignedTo",
    "attributes",
    "broader",
    "caption",
    "cells",
    "code",
    "content",
    "contentType",
    "creators",
    "credit",
    "date",
    "definitions",
    "deliveries",
    "descriptions",
    "direction",
    "duration",
    "durationUnit",
    "edNotes",
    "extra",
    "group",
    "guid",
    "header",
    "headline",
    "headlines",
    "holder",
    "href",
    "id",
    "itemClass",
    "items",
    "kind",
    "language",
    "literal",
    "media",
    "members",
    "mode",
    "name",
    "nameLanguage",
    "names",
    "notes",
    "notice",
    "ordered",
    "path",
    "place",
    "plans",
    "reading",
    "rel",
    "rendition",
    "renditions",
    "residref",
    "rights",
    "role",
    "rows",
    "scheduled",
    "scheme",
    "schemes",
    "services",
    "source",
    "standard",
    "subjects",
    "text",
    "title",
    "titles",
    "type",
    "uri",
    "usageTerms",
    "value",
    "xml",
];

/// The names of the properties of values that are numbers.
pub const NUMERIC_PROPERTIES: &[&str] = &[
    "colspan",
    "confidence",
    "height",
    "level",
    "relevance",
    "rowspan",
    "size",
    "start",
    "version",
    "width",
];

/// The field of a name.
pub fn find(name: &str) -> Option<&'static ItemField> {
    FIELDS.iter().find(|field| field.name == name)
}

/// Whether the value of a field of an item, or else of a property of a value, is a number.
pub fn is_number(name: &str) -> bool {
    find(name).is_some_and(|field| field.value == FieldType::Number) || NUMERIC_PROPERTIES.contains(&name)
}

/// What fields are listed for: each list is made of the table when the program is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldUse {
    /// A profile can require or forbid them, or give them a default.
    Profile,
    /// They have a length: running text, the dateline as printed, the identifier, and all words of the body.
    Length,
    /// They contain several values, which can be counted.
    Count,
    /// Their values can be restricted to a list.
    Values,
    /// They are concepts, whose codes are from schemes.
    Schemes,
}

const fn is_for(field: &ItemField, what: FieldUse) -> bool {
    let value = field.value;
    match what {
        // An article has them; what the model has no field for has no name.
        FieldUse::Profile => {
            field.kinds.len() >= WITH_CONTENT.len() && !matches!(value, FieldType::Extensions)
        }
        FieldUse::Length => {
            matches!(value, FieldType::Words | FieldType::Dateline | FieldType::Guid | FieldType::Blocks)
        }
        FieldUse::Count => {
            matches!(
                value,
                FieldType::Concepts
                    | FieldType::Labels
                    | FieldType::Links
                    | FieldType::Strings
                    | FieldType::Media
            ) && is_for(field, FieldUse::Profile)
        }
        FieldUse::Values => field.restrictable,
        FieldUse::Schemes => {
            matches!(value, FieldType::Concept | FieldType::Concepts) && is_for(field, FieldUse::Profile)
        }
    }
}

/// How many fields are for a use.
pub const fn count_for(what: FieldUse) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < TABLE.len() {
        if is_for(&TABLE[at], what) {
            count += 1;
        }
        at += 1;
    }
    count
}

/// The names of the fields that are for a use; `N` is [`count_for`] of it.
pub const fn names_for<const N: usize>(what: FieldUse) -> [&'static str; N] {
    let mut out = [""; N];
    let (mut at, mut count) = (0, 0);
    while at < TABLE.len() {
        if is_for(&TABLE[at], what) && count < N {
            out[count] = TABLE[at].name;
            count += 1;
        }
        at += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Map, Value};
    use std::collections::{BTreeMap, BTreeSet};

    fn schema() -> Value {
        serde_json::from_str(include_str!("../../schemas/article.schema.json")).unwrap()
    }

    /// A kind of item in the published schema: its name, the name of its definition, its properties.
    fn kinds(schema: &Value) -> Vec<(String, String, Map<String, Value>)> {
        let variants = schema["$defs"]["Item"]["oneOf"].as_array().unwrap();
        variants
            .iter()
            .map(|variant| {
                let definition = variant["$ref"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
                let mut properties = schema["$defs"][&definition]["properties"].as_object().unwrap().clone();
                let own = variant["properties"].as_object().unwrap();
                properties.extend(own.clone());
                let kind = properties.remove("kind").unwrap()["const"].as_str().unwrap().to_owned();
                (kind, definition, properties)
            })
            .collect()
    }

    /// What the schema calls a type: the name of a definition, or a simple type; in brackets where it is an array.
    fn type_of(property: &Value) -> String {
        let named = |value: &Value| value["$ref"].as_str().map(|r| r.rsplit('/').next().unwrap().to_owned());
        let simple = |value: &Value| match &value["type"] {
            Value::Array(list) => list[0].as_str().unwrap().to_owned(),
            one => one.as_str().unwrap().to_owned(),
        };
        if property["type"] == "array" {
            let items = &property["items"];
            return format!("[{}]", named(items).unwrap_or_else(|| simple(items)));
        }
        named(property).or_else(|| named(&property["anyOf"][0])).unwrap_or_else(|| simple(property))
    }

    fn in_schema(value: FieldType) -> &'static str {
        match value {
            FieldType::Words | FieldType::Name => "string",
            FieldType::Guid => "Guid",
            FieldType::Number => "integer",
            FieldType::Language => "LanguageTag",
            FieldType::Direction => "Direction",
            FieldType::Date => "WireDate",
            FieldType::Embargo => "Embargo",
            FieldType::Dateline => "Dateline",
            FieldType::Rights => "Rights",
            FieldType::Concept => "Concept",
            FieldType::Catalog => "Catalog",
            FieldType::Strings => "[string]",
            FieldType::Concepts => "[Concept]",
            FieldType::Labels => "[Label]",
            FieldType::Links => "[Link]",
            FieldType::Catalogs => "[Catalog]",
            FieldType::Blocks => "[Block]",
            FieldType::Media => "[Media]",
            FieldType::Groups => "[Group]",
            FieldType::Entries => "[Entry]",
            FieldType::Coverages => "[Coverage]",
            FieldType::Extensions => "[Extension]",
        }
    }

    #[test]
    fn the_table_has_the_fields_of_the_published_schema_and_no_others() {
        /// The kinds of items that have a field, its types, and what it is said to be.
        type Published = (Vec<String>, BTreeSet<String>, Vec<String>);
        let mut published: BTreeMap<String, Published> = BTreeMap::new();
        for (kind, _, properties) in kinds(&schema()) {
            for (name, property) in properties {
                let (kinds, types, about) = published.entry(name).or_default();
                kinds.push(kind.clone());
                types.insert(type_of(&property));
                about.extend(property["description"].as_str().map(str::to_owned));
            }
        }
        let names: BTreeSet<&str> = FIELDS.iter().map(|field| field.name).collect();
        assert_eq!(names.len(), FIELDS.len(), "each field has one row");
        assert_eq!(names, published.keys().map(String::as_str).collect());
        for field in FIELDS {
            let (kinds, types, about) = &published[field.name];
            assert_eq!(kinds, field.kinds, "{}", field.name);
            assert_eq!(types.iter().collect::<Vec<_>>(), [in_schema(field.value)], "{}", field.name);
            assert_eq!(in_schema(field.value).starts_with('['), field.value.is_array(), "{}", field.name);
            assert_eq!(about.first().map(String::as_str), Some(field.about), "{}", field.name);
        }
    }

    #[test]
    fn the_properties_are_those_of_the_published_schema_and_no_others() {
        fn walk(value: &Value, out: &mut BTreeMap<String, bool>) {
            match value {
                Value::Object(object) => {
                    for (name, property) in
                        object.get("properties").and_then(Value::as_object).into_iter().flatten()
                    {
                        let number = property["type"] == "integer" || property["type"][0] == "integer";
                        *out.entry(name.clone()).or_insert(true) &= number;
                    }
                    object.values().for_each(|inner| walk(inner, out));
                }
                Value::Array(list) => list.iter().for_each(|inner| walk(inner, out)),
                _ => {}
            }
        }
        let schema = schema();
        let items: Vec<String> = kinds(&schema).into_iter().map(|(_, definition, _)| definition).collect();
        let mut published = BTreeMap::new();
        for (name, definition) in schema["$defs"].as_object().unwrap() {
            if !items.contains(name) && !matches!(name.as_str(), "Item" | "Envelope") {
                walk(definition, &mut published);
            }
        }
        let names = |numeric: bool| -> Vec<&str> {
            published
                .iter()
                .filter(|(_, number)| **number == numeric)
                .map(|(name, _)| name.as_str())
                .collect()
        };
        assert_eq!(names(false), PROPERTIES);
        assert_eq!(names(true), NUMERIC_PROPERTIES);
    }
}
