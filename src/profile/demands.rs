//! The requirements of a profile.

use super::strings;
use crate::model::{Item, text::word_count};
use regex::Regex;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use unicode_segmentation::UnicodeSegmentation;

/// What is demanded of items, by their JSON keys.
#[derive(Debug, Clone, Default)]
pub struct Demands {
    /// Fields that an item must have.
    pub required: BTreeSet<String>,
    /// Fields that an inherited profile demands and this one does not.
    pub optional: BTreeSet<String>,
    /// Fields that it must not have.
    pub forbidden: BTreeSet<String>,
    /// How long fields may be.
    pub length: BTreeMap<String, (Range, Unit)>,
    /// How many values fields may have.
    pub count: BTreeMap<String, Range>,
    /// The values that fields may have.
    pub values: BTreeMap<String, Vec<String>>,
    /// The schemes that codes may be from: aliases or URIs.
    pub schemes: BTreeMap<String, Vec<String>>,
    /// Characters that are not allowed in fields.
    pub characters: BTreeMap<String, String>,
    /// What the whole of a field must match.
    pub pattern: BTreeMap<String, Regex>,
}

/// A least and a greatest number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Range {
    /// The least.
    pub min: Option<u64>,
    /// The greatest.
    pub max: Option<u64>,
}

/// What is counted of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// What a reader takes for a character (UAX 29, extended grapheme clusters).
    #[default]
    Grapheme,
    /// Unicode's code points.
    CodePoint,
    /// Words as editors count them; of Chinese and Japanese every character.
    Word,
    /// Bytes of UTF-8.
    Byte,
}

/// Demands on some classes of items, for some actions; no class and no action mean all.
#[derive(Debug, Clone, Default)]
pub struct When {
    /// Classes: `text`, `picture`, …
    pub classes: Vec<String>,
    /// Actions.
    pub actions: Vec<Action>,
    /// What is demanded.
    pub demands: Demands,
}

/// What is done with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It is published, for the first time or anew.
    Publish,
    /// It corrects an earlier version: a signal such as `sig:correction` says so.
    Correct,
    /// It takes the item back: its status is canceled.
    Kill,
}

impl Action {
    /// The action of an item.
    pub fn of(item: &Item) -> Self {
        let meta = item.meta();
        let corrects = |code: &str| code.rsplit(':').next().is_some_and(|code| code.starts_with("correct"));
        if is_canceled(meta.pub_status.as_deref()) {
            Self::Kill
        } else if meta.signals.iter().filter_map(|signal| signal.label()).any(corrects) {
            Self::Correct
        } else {
            Self::Publish
        }
    }

    /// `publish`, `correct` or `kill`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Correct => "correct",
            Self::Kill => "kill",
        }
    }
}

/// Whether a publishing status says that an item is taken back.
pub fn is_canceled(status: Option<&str>) -> bool {
    status.is_some_and(|status| matches!(status.rsplit(':').next(), Some("canceled" | "cancelled")))
}

/// The class of an item in a word: `text`, `picture`, `package`, …
pub(crate) fn class(item: &Item) -> &str {
    let declared = item.meta().item_class.as_deref().and_then(|class| class.rsplit(':').next());
    match item {
        Item::Article(_) => declared.unwrap_or("text"),
        other => other.kind(),
    }
}

impl Demands {
    /// What a table says that has the shape of demands.
    pub(super) fn of(table: &Map<String, Value>) -> Self {
        let names = |key: &str| strings(table.get(key)).into_iter().collect();
        fn map<T>(
            table: &Map<String, Value>,
            key: &str,
            make: impl Fn(&Value) -> Option<T>,
        ) -> BTreeMap<String, T> {
            let entries = table.get(key).and_then(Value::as_object).into_iter().flatten();
            entries.filter_map(|(field, value)| Some((field.clone(), make(value)?))).collect()
        }
        Self {
            required: names("required"),
            optional: names("optional"),
            forbidden: names("forbidden"),
            length: map(table, "length", |value| Some((Range::of(value), Unit::of(value)))),
            count: map(table, "count", |value| Some(Range::of(value))),
            values: map(table, "values", |value| Some(strings(Some(value)))),
            schemes: map(table, "schemes", |value| Some(strings(Some(value)))),
            characters: map(table, "characters", |value| value.as_str().map(str::to_owned)),
            pattern: map(table, "pattern", |value| {
                value.as_str().and_then(|text| Regex::new(&format!("^(?:{text})$")).ok())
            }),
        }
    }

    /// Whether nothing is demanded.
    pub(crate) fn is_empty(&self) -> bool {
        self.required.is_empty()
            && self.forbidden.is_empty()
            && self.length.is_empty()
            && self.count.is_empty()
            && self.values.is_empty()
            && self.schemes.is_empty()
            && self.characters.is_empty()
            && self.pattern.is_empty()
    }

    /// Takes in what stands over this: what it says of a field counts.
    pub(crate) fn extend(&mut self, over: Self) {
        self.required.retain(|field| !over.optional.contains(field) && !over.forbidden.contains(field));
        self.forbidden.retain(|field| !over.required.contains(field) && !over.optional.contains(field));
        self.required.extend(over.required);
        self.optional.extend(over.optional);
        self.forbidden.extend(over.forbidden);
        self.length.extend(over.length);
        self.count.extend(over.count);
        self.values.extend(over.values);
        self.schemes.extend(over.schemes);
        self.characters.extend(over.characters);
        self.pattern.extend(over.pattern);
    }
}

impl Range {
    fn of(value: &Value) -> Self {
        let bound = |key: &str| value.get(key).and_then(Value::as_u64);
        Self { min: bound("min"), max: value.as_u64().or(bound("max")) }
    }
}

impl Unit {
    fn of(value: &Value) -> Self {
        match value.get("unit").and_then(Value::as_str) {
            Some("code-point") => Self::CodePoint,
            Some("word") => Self::Word,
            Some("byte") => Self::Byte,
            _ => Self::Grapheme,
        }
    }

    /// The length of a text.
    pub fn count(self, text: &str) -> u64 {
        let count = match self {
            Self::Grapheme => text.graphemes(true).count(),
            Self::CodePoint => text.chars().count(),
            Self::Word => word_count(text),
            Self::Byte => text.len(),
        };
        u64::try_from(count).unwrap_or(u64::MAX)
    }

    pub(crate) fn name(self, count: u64) -> String {
        let one = match self {
            Self::Grapheme => "character",
            Self::CodePoint => "code point",
            Self::Word => "word",
            Self::Byte => "byte",
        };
        if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
    }
}

impl When {
    pub(super) fn of(table: &Map<String, Value>) -> Self {
        let actions = strings(table.get("action"));
        Self {
            classes: strings(table.get("class")),
            actions: [Action::Publish, Action::Correct, Action::Kill]
                .into_iter()
                .filter(|action| actions.iter().any(|word| word == action.as_str()))
                .collect(),
            demands: Demands::of(table),
        }
    }

    pub(crate) fn is_for(&self, class: &str, action: Action) -> bool {
        (self.classes.is_empty() || self.classes.iter().any(|own| own == class))
            && (self.actions.is_empty() || self.actions.contains(&action))
    }
}
