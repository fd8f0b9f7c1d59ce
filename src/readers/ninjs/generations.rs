//! The first and third generation brought to the second, so that one reader reads them all.

use crate::vocab::ninjs::{NAMES, OPAQUE, SUFFIXES};
use serde_json::{Map, Value, json};

/// A generation of ninjs: the number before the point of its version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generation {
    /// 1.x: keys in the singular, codes of schemes.
    First,
    /// 2.x: lists, URIs.
    Second,
    /// 3.x: the same in camel case.
    Third,
}

impl Generation {
    /// The generation of a document: by the version that it states, else by its members.
    pub fn of(members: &Map<String, Value>, version: Option<&str>) -> Self {
        match version.and_then(|v| v.trim().chars().next()) {
            Some('1') => return Self::First,
            Some('2') => return Self::Second,
            Some('3') => return Self::Third,
            _ => {}
        }
        let any = |pick: fn(&crate::vocab::ninjs::Names) -> (&'static str, &'static str)| {
            NAMES.iter().map(pick).any(|(own, other)| own != other && members.contains_key(own))
        };
        if any(|(_, second, third)| (third, second)) {
            Self::Third
        } else if members.keys().any(|k| family(k).is_some() || k == "headline")
            || any(|(first, second, _)| (first, second))
        {
            Self::First
        } else {
            Self::Second
        }
    }

    /// The key by which a document of this generation has what the second generation calls `name`.
    pub fn key(self, name: &str) -> String {
        let names = NAMES.iter().find(|(_, second, _)| *second == name);
        match (self, names) {
            (Self::First, Some((first, _, _))) => (*first).to_owned(),
            (Self::Third, Some((_, _, third))) => (*third).to_owned(),
            _ => name.to_owned(),
        }
    }
}

/// A key of ninjs 1.x that is one of a family, as what it is and what it ends in: `body_html`.
fn family(key: &str) -> Option<(&'static str, &str)> {
    [("headline_", "headlines"), ("description_", "descriptions"), ("body_", "bodies")]
        .into_iter()
        .find_map(|(prefix, list)| key.strip_prefix(prefix).filter(|s| !s.is_empty()).map(|s| (list, s)))
}

/// Brings an item to the second generation.
pub fn to_second(members: Map<String, Value>, from: Generation) -> Map<String, Value> {
    match from {
        Generation::Second => members,
        Generation::Third => third(members),
        Generation::First => first(members),
    }
}

/// Depth is bounded by the parser.
fn third(members: Map<String, Value>) -> Map<String, Value> {
    let mut out = Map::new();
    for (key, value) in members {
        let name =
            NAMES.iter().find(|(_, _, third)| *third == key).map_or(key.as_str(), |(_, second, _)| second);
        let value =
            if OPAQUE.contains(&key.as_str()) && value.is_object() { value } else { third_value(value) };
        out.insert(name.to_owned(), value);
    }
    out
}

fn third_value(value: Value) -> Value {
    match value {
        Value::Object(members) => Value::Object(third(members)),
        Value::Array(list) => Value::Array(list.into_iter().map(third_value).collect()),
        other => other,
    }
}

/// Depth is bounded by the parser.
fn first(members: Map<String, Value>) -> Map<String, Value> {
    let mut out = Map::new();
    for (key, value) in members {
        if let (Some((list, suffix)), true) = (family(&key), value.is_string()) {
            let mut entry = Map::new();
            match SUFFIXES.iter().find(|(s, _)| *s == suffix).filter(|_| list != "headlines") {
                Some((_, media_type)) => entry.insert("contenttype".into(), json!(media_type)),
                None => entry.insert("role".into(), json!(suffix)),
            };
            entry.insert("value".into(), value);
            push(&mut out, list, Value::Object(entry));
            continue;
        }
        match (key.as_str(), value) {
            ("headline", value @ Value::String(_)) => {
                // The main headline comes first, wherever it stood.
                let entry = json!({ "value": value });
                match out.entry("headlines").or_insert_with(|| json!([])) {
                    Value::Array(list) => list.insert(0, entry),
                    other => *other = json!([entry]),
                }
            }
            ("renditions", Value::Object(named)) => {
                let list = named.into_iter().map(|(name, rendition)| named_entry(&name, rendition)).collect();
                out.insert(key, Value::Array(list));
            }
            ("associations", Value::Object(named)) => {
                let list = named.into_iter().map(|(name, item)| match item {
                    Value::Object(item) => named_entry(&name, Value::Object(first(item))),
                    other => named_entry(&name, other),
                });
                out.insert(key, Value::Array(list.collect()));
            }
            // The item's own media type has no name in later generations.
            ("mimetype" | "charcount" | "wordcount" | "altids", value) => {
                out.insert(key, value);
            }
            (_, value) => {
                let name = NAMES.iter().find(|(first, _, _)| *first == key).map_or(key.as_str(), |n| n.1);
                out.insert(name.to_owned(), value);
            }
        }
    }
    out
}

fn push(out: &mut Map<String, Value>, list: &str, entry: Value) {
    match out.entry(list).or_insert_with(|| json!([])) {
        Value::Array(list) => list.push(entry),
        other => *other = json!([entry]),
    }
}

/// An entry of a map as one of a list: its key becomes its name.
fn named_entry(name: &str, value: Value) -> Value {
    let mut entry = Map::new();
    entry.insert("name".into(), json!(name));
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let key = if key == "mimetype" { "contenttype".to_owned() } else { key };
                entry.insert(key, value);
            }
        }
        other => {
            entry.insert("value".into(), other);
        }
    }
    Value::Object(entry)
}
