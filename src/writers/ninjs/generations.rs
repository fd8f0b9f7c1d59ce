//! From the second generation to the first and the third.

use crate::diagnostics::{Finding, Findings};
use crate::vocab::ninjs::{NAMES, OPAQUE, SUFFIXES};
use crate::writers::rules;
use serde_json::{Map, Value};

/// Brings an item of the second generation to the third.
pub fn to_third(members: Map<String, Value>) -> Map<String, Value> {
    members
        .into_iter()
        .map(|(key, value)| {
            let name = NAMES.iter().find(|(_, second, _)| *second == key).map_or(key.as_str(), |n| n.2);
            let value =
                if OPAQUE.contains(&key.as_str()) && value.is_object() { value } else { third_value(value) };
            (name.to_owned(), value)
        })
        .collect()
}

/// Depth is bounded by the model's.
fn third_value(value: Value) -> Value {
    match value {
        Value::Object(members) => Value::Object(to_third(members)),
        Value::Array(list) => Value::Array(list.into_iter().map(third_value).collect()),
        other => other,
    }
}

/// Brings an item of the second generation to the first: lists to families of keys and to maps. `moved` is told where
/// each entry and member went.
pub fn to_first(
    members: Map<String, Value>,
    moved: &mut Vec<(String, String)>,
    findings: &mut Findings,
) -> Map<String, Value> {
    let mut out = Map::new();
    for (key, value) in members {
        match (key.as_str(), value) {
            ("headlines" | "descriptions" | "bodies", Value::Array(list)) => {
                let stem = match key.as_str() {
                    "headlines" => "headline",
                    "descriptions" => "description",
                    _ => "body",
                };
                family((&key, stem), list, &mut out, moved, findings);
            }
            ("renditions" | "associations", Value::Array(list)) => {
                let entries = map(list, &key, moved, findings);
                out.insert(key, Value::Object(entries));
            }
            (_, value) => {
                let name = NAMES.iter().find(|(_, second, _)| *second == key).map_or(key.as_str(), |n| n.0);
                moved.push((format!("/{key}"), format!("/{name}")));
                out.insert(name.to_owned(), value);
            }
        }
    }
    out
}

/// Entries of a list as members whose keys say what they are.
fn family(
    (list_key, stem): (&str, &str),
    list: Vec<Value>,
    out: &mut Map<String, Value>,
    moved: &mut Vec<(String, String)>,
    findings: &mut Findings,
) {
    for (at, entry) in list.into_iter().enumerate() {
        let said = |key: &str| entry.get(key).and_then(Value::as_str);
        let suffix = match (said("role"), said("contenttype")) {
            (Some(role), _) => Some(role.replace(|c: char| !c.is_ascii_alphanumeric(), "_")),
            (None, kind) if stem != "headline" => {
                let kind = kind.unwrap_or("text/plain");
                Some(SUFFIXES.iter().find(|(_, t)| *t == kind).map_or_else(
                    || kind.replace(|c: char| !c.is_ascii_alphanumeric(), "_"),
                    |(suffix, _)| (*suffix).to_owned(),
                ))
            }
            (None, _) => None,
        };
        let key = match suffix {
            Some(suffix) => format!("{stem}_{suffix}"),
            None => stem.to_owned(),
        };
        let lost: Vec<&str> = entry
            .as_object()
            .into_iter()
            .flat_map(Map::keys)
            .map(String::as_str)
            .filter(|k| !matches!(*k, "value" | "role" | "contenttype" | "wordcount" | "charcount"))
            .collect();
        if !lost.is_empty() || out.contains_key(&key) {
            let what = if lost.is_empty() { format!("a second “{key}”") } else { lost.join(", ") };
            let message = format!("{what} is not supported by ninjs 1.x");
            // Entries that find no place keep the one that they had, which tells where they come from.
            findings.report(Finding::new(&rules::FIELD, message).path(format!("/{list_key}/{at}")));
        } else {
            moved.push((format!("/{list_key}/{at}/value"), format!("/{key}")));
        }
        if let (Some(words), false) = (entry.get("value"), out.contains_key(&key)) {
            out.insert(key, words.clone());
        }
    }
}

/// Entries of a list by their names; an entry without one is numbered.
fn map(
    list: Vec<Value>,
    key: &str,
    moved: &mut Vec<(String, String)>,
    findings: &mut Findings,
) -> Map<String, Value> {
    let mut out = Map::new();
    for (at, entry) in list.into_iter().enumerate() {
        let Value::Object(mut entry) = entry else { continue };
        let name = match entry.shift_remove("name") {
            Some(Value::String(name)) => key_of(&name),
            _ => None,
        };
        let mut name = name.unwrap_or_else(|| format!("n{}", at + 1));
        while out.contains_key(&name) {
            name.push_str(&format!("_{}", at + 1));
        }
        moved.push((format!("/{key}/{at}"), format!("/{key}/{name}")));
        let entry = if key == "associations" {
            to_first(entry, &mut Vec::new(), findings)
        } else {
            entry
                .into_iter()
                .map(|(k, v)| (if k == "contenttype" { "mimetype".to_owned() } else { k }, v))
                .collect()
        };
        out.insert(name, Value::Object(entry));
    }
    out
}

/// A name as a key, which begins with a letter or digit.
fn key_of(name: &str) -> Option<String> {
    let key = name.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    (!key.is_empty()).then(|| key.to_owned())
}
