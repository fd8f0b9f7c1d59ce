//! What a profile demands of items, and the check of it.

use super::super::Checking;
use super::{Profile, rules, strings};
use crate::model::{Item, text::word_count};
use regex::Regex;
use serde_json::{Map, Value};
use std::borrow::Cow;
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
    /// Characters that must not stand in fields.
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
    /// The action that an item stands for.
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
fn class(item: &Item) -> &str {
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
    fn is_empty(&self) -> bool {
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
    pub(super) fn extend(&mut self, over: Self) {
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

    fn name(self, count: u64) -> String {
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

    fn is_for(&self, class: &str, action: Action) -> bool {
        (self.classes.is_empty() || self.classes.iter().any(|own| own == class))
            && (self.actions.is_empty() || self.actions.contains(&action))
    }
}

/// Checks an item against a profile.
pub fn check(item: &Item, profile: &Profile, cx: &mut Checking<'_>) {
    let (class, action) = (class(item), Action::of(item));
    let mut demands = match item.as_article() {
        Some(_) => Cow::Borrowed(&profile.always),
        None => Cow::Owned(Demands::default()),
    };
    for when in profile.when.iter().filter(|when| when.is_for(class, action)) {
        demands.to_mut().extend(when.demands.clone());
    }
    let Some(article) = item.content().filter(|_| !demands.is_empty()) else { return };
    let Ok(value) = serde_json::to_value(item) else { return };
    let desk = profile.name.as_deref().unwrap_or("the desk's profile");
    let words = cx.words(article).trim().to_owned();
    let held = Held { desk, value, words, demands: &demands };
    held.fields(cx);
    held.lengths(cx);
    held.vocabularies(cx);
    held.forms(cx);
}

/// An item that is held against demands.
struct Held<'h> {
    desk: &'h str,
    value: Value,
    words: String,
    demands: &'h Demands,
}

impl Held<'_> {
    fn given(&self, field: &str) -> bool {
        self.value.get(field).is_some_and(|value| !says_nothing(value))
    }

    /// The text of a field that has one.
    fn text(&self, field: &str) -> Option<&str> {
        match field {
            "body" => Some(self.words.as_str()).filter(|words| !words.is_empty()),
            "dateline" => self.value.pointer("/dateline/text")?.as_str(),
            field => self.value.get(field)?.as_str(),
        }
    }

    fn fields(&self, cx: &mut Checking<'_>) {
        let (desk, demands) = (self.desk, self.demands);
        for field in demands.required.iter().filter(|field| !self.given(field)) {
            let message = format!("{field} is missing; {desk} demands it");
            cx.report(&rules::REQUIRED, &format!("/{field}"), message, "fill it in");
        }
        for field in demands.forbidden.iter().filter(|field| self.given(field)) {
            let message = format!("{field} is given; {desk} forbids it");
            cx.report(&rules::FORBIDDEN, &format!("/{field}"), message, "leave it out");
        }
        for (field, range) in &demands.count {
            let count = self.value.get(field).and_then(Value::as_array).map_or(0, Vec::len);
            let count = u64::try_from(count).unwrap_or(u64::MAX);
            let (bound, help) = match (range.min, range.max) {
                (Some(min), _) if count < min => {
                    (format!("demands at least {min}"), format!("add {}", min - count))
                }
                (_, Some(max)) if count > max => {
                    (format!("allows at most {max}"), format!("take {} away", count - max))
                }
                _ => continue,
            };
            let message = format!("{field}: {count} given; {desk} {bound}");
            cx.report(&rules::COUNT, &format!("/{field}"), message, &help);
        }
    }

    fn lengths(&self, cx: &mut Checking<'_>) {
        let desk = self.desk;
        for (field, (range, unit)) in &self.demands.length {
            // A field that is missing is the matter of another rule.
            let Some(text) = self.text(field) else { continue };
            let length = unit.count(text);
            let (bound, help) = match (range.min, range.max) {
                (_, Some(max)) if length > max => {
                    (format!("allows {max}"), format!("shorten it by {}", unit.name(length - max)))
                }
                (Some(min), _) if length < min => {
                    (format!("demands {min}"), format!("add {}", unit.name(min - length)))
                }
                _ => continue,
            };
            let message = format!("{field} has {}; {desk} {bound}", unit.name(length));
            cx.report(&rules::LENGTH, &format!("/{field}"), message, &help);
        }
    }

    fn vocabularies(&self, cx: &mut Checking<'_>) {
        let desk = self.desk;
        for (field, allowed) in &self.demands.values {
            for (pointer, value) in self.each(field) {
                let names = names(value);
                let is = |name: &String| {
                    allowed.iter().any(|own| own == name || (field == "language" && is_within(name, own)))
                };
                if let Some(first) = names.first().filter(|_| !names.iter().any(is)) {
                    let message = format!("{field} is “{first}”, which {desk} does not allow");
                    let help = format!("allowed: {}", listed(allowed));
                    cx.report(&rules::VALUE, &pointer, message, &help);
                }
            }
        }
        for (field, schemes) in &self.demands.schemes {
            for (pointer, value) in self.each(field) {
                let code = |key: &str| value.get(key).and_then(Value::as_str);
                let alias = code("code").and_then(|code| code.split_once(':')).map(|(alias, _)| alias);
                let said = [alias, code("scheme"), code("uri")];
                let known = said.iter().flatten().any(|said| {
                    schemes
                        .iter()
                        .any(|own| said == own || (own.contains("://") && said.starts_with(own.as_str())))
                });
                // What has only a name is of no scheme.
                let Some(first) = said.iter().flatten().next().filter(|_| !known) else { continue };
                let message =
                    format!("{field} has a code of the scheme “{first}”, which {desk} does not allow");
                cx.report(&rules::SCHEME, &pointer, message, &format!("allowed: {}", listed(schemes)));
            }
        }
    }

    fn forms(&self, cx: &mut Checking<'_>) {
        let desk = self.desk;
        for (field, characters) in &self.demands.characters {
            let found = self.text(field).and_then(|text| text.chars().find(|c| characters.contains(*c)));
            if let Some(c) = found {
                let message = format!("{field} has “{c}” (U+{:04X}), which {desk} forbids", u32::from(c));
                cx.report(&rules::CHARACTERS, &format!("/{field}"), message, "remove or replace it");
            }
        }
        for (field, pattern) in &self.demands.pattern {
            if let Some(text) = self.text(field).filter(|text| !pattern.is_match(text)) {
                let form = pattern.as_str().trim_start_matches("^(?:").trim_end_matches(")$");
                let short: String = text.chars().take(60).collect();
                let message = format!("{field} is “{short}”, which has not the form that {desk} demands");
                cx.report(&rules::PATTERN, &format!("/{field}"), message, &format!("the form: {form}"));
            }
        }
    }

    /// The values of a field, each with its pointer.
    fn each(&self, field: &str) -> Vec<(String, &Value)> {
        match self.value.get(field) {
            None => Vec::new(),
            Some(Value::Array(list)) => {
                list.iter().enumerate().map(|(at, value)| (format!("/{field}/{at}"), value)).collect()
            }
            Some(value) => vec![(format!("/{field}"), value)],
        }
    }
}

/// What a value may be called: itself, or a concept's name, code, URI or literal.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Object(concept) => ["name", "code", "uri", "literal"]
            .iter()
            .filter_map(|key| concept.get(*key).and_then(Value::as_str).map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether a language is one or a kind of one: `en-GB` of `en`.
fn is_within(language: &str, wide: &str) -> bool {
    let (language, wide) = (language.to_ascii_lowercase(), wide.to_ascii_lowercase());
    language.strip_prefix(&wide).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn listed(words: &[String]) -> String {
    let shown: Vec<&str> = words.iter().take(12).map(String::as_str).collect();
    let more = words.len().saturating_sub(12);
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        _ => false,
    }
}
