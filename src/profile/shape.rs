//! The shape of profiles and of `wirecopy.toml`: one table, by which files are read, faults are found, and the JSON
//! Schemas for editors are made.

use crate::model::fields::{self, FieldUse, count_for};
use serde_json::{Map, Value, json};

/// What a value of TOML may be.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Some text.
    Text,
    /// A number from 1 on; or from 0 on.
    Number(u64),
    /// One of some words.
    Word(&'static [&'static str]),
    /// The name of a rule or of a group of rules.
    Rule,
    /// A regular expression.
    Pattern,
    /// A list.
    List(&'static Shape),
    /// A list, or one value in its place.
    OneOrMore(&'static Shape),
    /// A table with known keys.
    Table(&'static [Key]),
    /// A table whose keys have one shape and whose values have another.
    Map(&'static Shape, &'static Shape),
    /// One shape or the other.
    Either(&'static Shape, &'static Shape),
    /// Any text, number or table: a value of an item.
    Any,
}

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// What it is for.
    pub about: &'static str,
    /// An example.
    pub example: &'static str,
}

const fn key(name: &'static str, shape: Shape, about: &'static str, example: &'static str) -> Key {
    Key { name, shape, about, example }
}

/// Fields of an article by their JSON keys.
pub const FIELDS: &[&str] = &fields::names_for::<{ count_for(FieldUse::Profile) }>(FieldUse::Profile);

/// Fields that have a length: texts, the dateline as printed, and all words of the body.
pub const TEXTS: &[&str] = &fields::names_for::<{ count_for(FieldUse::Length) }>(FieldUse::Length);

/// Fields that hold several values.
pub const LISTS: &[&str] = &fields::names_for::<{ count_for(FieldUse::Count) }>(FieldUse::Count);

/// Fields whose values may be restricted.
pub const VALUES: &[&str] = &fields::names_for::<{ count_for(FieldUse::Values) }>(FieldUse::Values);

/// Fields that hold concepts, whose codes are from schemes.
pub const CONCEPTS: &[&str] = &fields::names_for::<{ count_for(FieldUse::Schemes) }>(FieldUse::Schemes);

/// Units of lengths.
pub const UNITS: &[&str] = &["grapheme", "code-point", "word", "byte"];
/// Classes of items, by IPTC's scheme `ninat` and beyond.
pub const CLASSES: &[&str] =
    &["text", "picture", "video", "audio", "graphic", "composite", "animated", "package"];
/// What is done with an item.
pub const ACTIONS: &[&str] = &["publish", "correct", "kill"];
/// Severities, and none.
pub const SEVERITIES: &[&str] = &["error", "warning", "info", "off"];

const FIELD: Shape = Shape::Word(FIELDS);
const TEXT_FIELD: Shape = Shape::Word(TEXTS);
const FIELD_LIST: Shape = Shape::List(&FIELD);
const COUNT: Shape = Shape::Number(0);
const LENGTH: Shape = Shape::Either(
    &Shape::Number(1),
    &Shape::Table(&[
        key("min", COUNT, "Minimum length.", "min = 10"),
        key("max", Shape::Number(1), "Maximum length.", "max = 64"),
        key(
            "unit",
            Shape::Word(UNITS),
            "Unit of the length [default: grapheme, a character as readers see it].",
            "unit = \"word\"",
        ),
    ]),
);
const HOW_MANY: Shape = Shape::Table(&[
    key("min", COUNT, "Minimum number of values.", "min = 1"),
    key("max", COUNT, "Maximum number of values.", "max = 5"),
]);
const TEXT_LIST: Shape = Shape::OneOrMore(&Shape::Text);
const ALLOWED: Shape = Shape::OneOrMore(&Shape::Either(&Shape::Text, &Shape::Number(0)));
const LENGTHS: Shape = Shape::Map(&TEXT_FIELD, &LENGTH);
const COUNTS: Shape = Shape::Map(&Shape::Word(LISTS), &HOW_MANY);
const VALUE_LISTS: Shape = Shape::Map(&Shape::Word(VALUES), &ALLOWED);
const SCHEME_LISTS: Shape = Shape::Map(&Shape::Word(CONCEPTS), &TEXT_LIST);
const CHARACTERS: Shape = Shape::Map(&TEXT_FIELD, &Shape::Text);
const PATTERNS: Shape = Shape::Map(&TEXT_FIELD, &Shape::Pattern);

const REQUIRED: Key =
    key("required", FIELD_LIST, "Fields that an item must have.", "required = [\"slugline\"]");
const OPTIONAL: Key = key(
    "optional",
    FIELD_LIST,
    "Fields that an inherited profile requires and this one does not.",
    "optional = [\"byline\"]",
);
const FORBIDDEN: Key =
    key("forbidden", FIELD_LIST, "Fields that an item must not have.", "forbidden = [\"kicker\"]");
const LENGTH_KEY: Key = key(
    "length",
    LENGTHS,
    "Length of fields; a number is the maximum length in graphemes.",
    "length.headline = { max = 64, unit = \"grapheme\" }",
);
const COUNT_KEY: Key = key("count", COUNTS, "Number of values of fields.", "count.subjects = { min = 1 }");
const VALUES_KEY: Key = key(
    "values",
    VALUE_LISTS,
    "Allowed values of fields: codes, names, or language tags.",
    "values.language = [\"en\", \"fa\"]",
);
const SCHEMES_KEY: Key = key(
    "schemes",
    SCHEME_LISTS,
    "Allowed schemes of codes: aliases or URIs.",
    "schemes.subjects = [\"medtop\"]",
);
const CHARACTERS_KEY: Key = key(
    "characters",
    CHARACTERS,
    "Characters that are not allowed in fields.",
    "characters.headline = \"^<>\"",
);
const PATTERN_KEY: Key = key(
    "pattern",
    PATTERNS,
    "Regular expressions that the whole value of a field must match.",
    "pattern.slugline = \"[A-Z][A-Z-]*\"",
);

/// Keys of the demands for some classes and actions.
pub const WHEN: &[Key] = &[
    key(
        "class",
        Shape::OneOrMore(&Shape::Word(CLASSES)),
        "Item classes that these requirements apply to.",
        "class = \"picture\"",
    ),
    key(
        "action",
        Shape::OneOrMore(&Shape::Word(ACTIONS)),
        "Actions that these requirements apply to: publish, correct (the item has a correction signal) or kill (the \
            status is canceled).",
        "action = \"kill\"",
    ),
    REQUIRED,
    OPTIONAL,
    FORBIDDEN,
    LENGTH_KEY,
    COUNT_KEY,
    VALUES_KEY,
    SCHEMES_KEY,
    CHARACTERS_KEY,
    PATTERN_KEY,
];

/// Keys of a profile.
pub const PROFILE: &[Key] = &[
    key("name", Shape::Text, "Name of the profile in messages.", "name = \"wire desk\""),
    key(
        "extends",
        TEXT_LIST,
        "Profiles to inherit from: names, or files relative to this one.",
        "extends = \"wire-text\"",
    ),
    REQUIRED,
    OPTIONAL,
    FORBIDDEN,
    LENGTH_KEY,
    COUNT_KEY,
    VALUES_KEY,
    SCHEMES_KEY,
    CHARACTERS_KEY,
    PATTERN_KEY,
    key(
        "when",
        Shape::List(&Shape::Table(WHEN)),
        "Requirements for some item classes and actions, in addition to those for all items.",
        "[[when]]",
    ),
    key(
        "severity",
        Shape::Map(&Shape::Rule, &Shape::Word(SEVERITIES)),
        "Severities of rules and groups; `off` disables one.",
        "severity.\"required/guid\" = \"warning\"",
    ),
    key(
        "defaults",
        Shape::Map(&Shape::Word(FIELDS), &Shape::Any),
        "Values for fields that an item does not have, used when it is converted.",
        "defaults.language = \"en\"",
    ),
];

/// Keys of `wirecopy.toml`.
pub const CONFIG: &[Key] = &[
    key(
        "profile",
        Shape::Text,
        "Profile to use without --profile: a name, or a file relative to this one.",
        "profile = \"wire-text\"",
    ),
    key("profiles", Shape::Map(&Shape::Text, &Shape::Table(PROFILE)), "Profiles by name.", "[profiles.desk]"),
    key(
        "from",
        Shape::Text,
        "Format of the input without --from [default: detected from the content].",
        "from = \"text\"",
    ),
    key(
        "encoding",
        Shape::Text,
        "Charset of the input without --encoding [default: detected from the content].",
        "encoding = \"windows-1256\"",
    ),
    key(
        "catalog",
        TEXT_LIST,
        "Catalogs, vocabularies and folders of them, relative to this file.",
        "catalog = [\"catalogs\"]",
    ),
    key(
        "fail-on",
        Shape::Word(&["error", "warning", "info"]),
        "Severity at or above which `check` exits with 1 [default: error].",
        "fail-on = \"warning\"",
    ),
    key(
        "max-findings",
        COUNT,
        "Maximum number of findings to list per file [default: 1000].",
        "max-findings = 100",
    ),
    key(
        "select",
        Shape::OneOrMore(&Shape::Rule),
        "Rules and groups to run [default: all].",
        "select = [\"text\"]",
    ),
    key(
        "ignore",
        Shape::OneOrMore(&Shape::Rule),
        "Rules and groups to skip.",
        "ignore = [\"text/quote-style\"]",
    ),
];

/// The JSON Schema of profiles; `rules` are the names that there are.
pub fn profile_schema(rules: &[&str]) -> Value {
    root("wirecopy profile", PROFILE, rules)
}

/// The JSON Schema of `wirecopy.toml`.
pub fn config_schema(rules: &[&str]) -> Value {
    root("wirecopy.toml", CONFIG, rules)
}

fn root(title: &str, keys: &'static [Key], rules: &[&str]) -> Value {
    let mut schema = Shape::Table(keys).schema();
    if let Value::Object(map) = &mut schema {
        let mut names: Vec<&str> = rules.to_vec();
        let mut groups: Vec<&str> = rules.iter().filter_map(|rule| rule.split('/').next()).collect();
        groups.dedup();
        names.extend(groups);
        map.insert("$defs".to_owned(), json!({ "rule": { "enum": names } }));
        map.shift_insert(0, "title".to_owned(), json!(title));
        map.shift_insert(0, "$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    }
    schema
}

impl Shape {
    /// A sentence that says what is expected.
    pub fn expected(&self) -> String {
        match self {
            Self::Text => "a string".to_owned(),
            Self::Number(least) => format!("a whole number of at least {least}"),
            Self::Word(words) if words.len() < 9 => format!("one of {}", words.join(", ")),
            Self::Word(_) => "the name of a field".to_owned(),
            Self::Rule => "the name of a rule or group".to_owned(),
            Self::Pattern => "a regular expression".to_owned(),
            Self::List(_) => "an array".to_owned(),
            Self::OneOrMore(one) => format!("{}, or an array of them", one.expected()),
            Self::Table(_) | Self::Map(..) => "a table".to_owned(),
            Self::Either(one, other) => format!("{} or {}", one.expected(), other.expected()),
            Self::Any => "a value".to_owned(),
        }
    }

    fn schema(&self) -> Value {
        match self {
            Self::Text => json!({ "type": "string" }),
            Self::Pattern => json!({ "type": "string", "format": "regex" }),
            Self::Number(least) => json!({ "type": "integer", "minimum": least }),
            Self::Word(words) => json!({ "enum": words }),
            Self::Rule => json!({ "$ref": "#/$defs/rule" }),
            Self::List(one) => json!({ "type": "array", "items": one.schema() }),
            Self::OneOrMore(one) => {
                json!({ "anyOf": [one.schema(), { "type": "array", "items": one.schema() }] })
            }
            Self::Either(one, other) => json!({ "anyOf": [one.schema(), other.schema()] }),
            Self::Table(keys) => {
                let mut properties = Map::new();
                for key in *keys {
                    let mut schema = key.shape.schema();
                    if let Value::Object(map) = &mut schema {
                        map.insert("description".to_owned(), json!(key.about));
                    }
                    properties.insert(key.name.to_owned(), schema);
                }
                json!({ "type": "object", "properties": properties, "additionalProperties": false })
            }
            Self::Map(name, value) => json!({
                "type": "object", "propertyNames": name.schema(), "additionalProperties": value.schema()
            }),
            Self::Any => json!({}),
        }
    }
}
