//! The model from a JSON value, tolerantly: one bad field does not lose the rest of the item.

use super::{Document, Envelope, Extension, Item, extension};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// What was wrong with one place of a JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// JSON pointer of the place (RFC 6901).
    pub pointer: String,
    /// What was wrong.
    pub kind: FaultKind,
    /// What to tell a person.
    pub message: String,
}

/// Kinds of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The model has no such key; its value is kept as an extension where it stands on the item itself.
    UnknownKey,
    /// The value is not of the shape that the key demands; it is kept as an extension.
    BadValue,
}

/// Reads a document: a bare item, or `{"kind": "document", …}`. `Err` where no item can be made of the value.
pub fn document(value: Value) -> Result<(Document, Vec<Fault>), Fault> {
    let mut faults = Vec::new();
    let Value::Object(mut object) = value else {
        return Err(Fault {
            pointer: String::new(),
            kind: FaultKind::BadValue,
            message: "an item is a JSON object".into(),
        });
    };
    if object.get("kind").and_then(Value::as_str) != Some("document") {
        let item = item(object, "", &mut faults)?;
        return Ok((item.into(), faults));
    }
    let mut document = Document::default();
    object.shift_remove("kind");
    if let Some(envelope) = object.shift_remove("envelope") {
        match serde_json::from_value::<Envelope>(envelope) {
            Ok(envelope) => document.envelope = Some(envelope),
            Err(error) => faults.push(bad("/envelope", &error)),
        }
    }
    if let Some(Value::Array(items)) = object.shift_remove("items") {
        for (at, value) in items.into_iter().enumerate() {
            let pointer = format!("/items/{at}");
            match value {
                Value::Object(object) => match item(object, &pointer, &mut faults) {
                    Ok(item) => document.items.push(item),
                    Err(fault) => faults.push(fault),
                },
                _ => faults.push(Fault {
                    pointer,
                    kind: FaultKind::BadValue,
                    message: "an item is a JSON object".into(),
                }),
            }
        }
    }
    for key in object.keys() {
        faults.push(unknown(&format!("/{}", escape(key)), key));
    }
    Ok((document, faults))
}

fn bad(pointer: &str, error: &serde_json::Error) -> Fault {
    let mut message = error.to_string();
    // serde_json adds a place of its own, which is none when it reads from a value.
    if let Some(at) = message.find(" at line ") {
        message.truncate(at);
    }
    let message = message
        .replace("unknown variant", "there is no kind")
        .replace("invalid type:", "the value is of the wrong type:");
    Fault { pointer: pointer.to_owned(), kind: FaultKind::BadValue, message }
}

fn unknown(pointer: &str, key: &str) -> Fault {
    Fault {
        pointer: pointer.to_owned(),
        kind: FaultKind::UnknownKey,
        message: format!("there is no key “{key}” here"),
    }
}

/// A key as a token of a JSON pointer (RFC 6901, section 3).
pub fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn item(object: Map<String, Value>, at: &str, faults: &mut Vec<Fault>) -> Result<Item, Fault> {
    let kind = object.get("kind").cloned();
    let mut kept = Vec::new();
    let mut object = object;
    let mut item: Item = match serde_json::from_value(Value::Object(object.clone())) {
        Ok(item) => item,
        Err(error) => {
            let bare = single(&kind, None);
            if serde_json::from_value::<Item>(bare).is_err()
                && !matches!(kind.as_ref().and_then(Value::as_str), Some("concept"))
            {
                let mut fault = bad(&format!("{at}/kind"), &error);
                fault.message = match kind {
                    None => {
                        "an item needs a “kind”: article, package, concept, knowledge, planning or catalog"
                            .into()
                    }
                    Some(kind) => format!(
                        "{kind} is no kind of item: article, package, concept, knowledge, planning or catalog"
                    ),
                };
                return Err(fault);
            }
            take_bad_values(&kind, &mut object, at, &mut kept, faults);
            serde_json::from_value(Value::Object(object.clone())).map_err(|error| bad(at, &error))?
        }
    };
    if let Ok(Value::Object(known)) = serde_json::to_value(&item) {
        let before = faults.len();
        compare(&Value::Object(object.clone()), &Value::Object(known), at, 0, faults);
        // A key of the item itself that the model lacks is kept whole.
        let own: HashMap<String, &String> =
            object.keys().map(|key| (format!("{at}/{}", escape(key)), key)).collect();
        for fault in faults.iter().skip(before) {
            if let Some(key) = own.get(&fault.pointer)
                && let Some(value) = object.get(*key)
            {
                kept.push(keep(key, value.clone()));
            }
        }
    }
    if let Some(extensions) = item.extensions_mut() {
        extensions.append(&mut kept);
    }
    item.tidy();
    Ok(item)
}

fn keep(key: &str, value: Value) -> Extension {
    let value = serde_json::json!({ key: value });
    Extension { standard: extension::JSON.into(), value: Some(value), ..Extension::default() }
}

fn single(kind: &Option<Value>, entry: Option<(&str, Value)>) -> Value {
    let mut object = Map::new();
    if let Some(kind) = kind {
        object.insert("kind".into(), kind.clone());
    }
    if kind.as_ref().and_then(Value::as_str) == Some("concept") {
        object.insert("concept".into(), Value::Object(Map::new()));
    }
    if let Some((key, value)) = entry {
        object.insert(key.into(), value);
    }
    Value::Object(object)
}

/// Moves what cannot be read out of `object`: a whole value, or single elements of an array.
fn take_bad_values(
    kind: &Option<Value>,
    object: &mut Map<String, Value>,
    at: &str,
    kept: &mut Vec<Extension>,
    faults: &mut Vec<Fault>,
) {
    let reads = |key: &str, value: &Value| {
        serde_json::from_value::<Item>(single(kind, Some((key, value.clone())))).map(drop)
    };
    let keys: Vec<String> = object.keys().filter(|k| *k != "kind").cloned().collect();
    for key in keys {
        let Some(value) = object.get_mut(&key) else { continue };
        let Err(error) = reads(&key, value) else { continue };
        let pointer = format!("{at}/{}", escape(&key));
        if let Value::Array(elements) = value
            && reads(&key, &Value::Array(Vec::new())).is_ok()
        {
            let mut good = Vec::new();
            for (index, element) in std::mem::take(elements).into_iter().enumerate() {
                match reads(&key, &Value::Array(vec![element.clone()])) {
                    Ok(()) => good.push(element),
                    Err(error) => {
                        faults.push(bad(&format!("{pointer}/{index}"), &error));
                        kept.push(keep(&key, element));
                    }
                }
            }
            *elements = good;
        } else {
            faults.push(bad(&pointer, &error));
            if let Some(value) = object.shift_remove(&key) {
                kept.push(keep(&key, value));
            }
        }
    }
}

/// Reports each key of `said` that the model did not take over. Depth is bounded by the JSON reader.
fn compare(said: &Value, known: &Value, at: &str, depth: usize, faults: &mut Vec<Fault>) {
    match (said, known) {
        (Value::Object(said), Value::Object(known)) => {
            for (key, value) in said {
                let pointer = format!("{at}/{}", escape(key));
                match known.get(key) {
                    Some(known) => compare(value, known, &pointer, depth + 1, faults),
                    None if says_nothing(value) => {}
                    // A kind on a value that needs none is redundant, not unknown.
                    None if key == "kind" && depth > 0 => {}
                    None => faults.push(unknown(&pointer, key)),
                }
            }
        }
        (Value::Array(said), Value::Array(known)) => {
            for (index, (said, known)) in said.iter().zip(known).enumerate() {
                compare(said, known, &format!("{at}/{index}"), depth + 1, faults);
            }
        }
        _ => {}
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_bad_value_spoils_no_other() {
        let (document, faults) = document(json!({
            "kind": "article", "headline": "Rain", "version": "two", "colour": "blue",
            "body": [{"kind": "paragraph", "content": []}, {"kind": "poem"}]
        }))
        .unwrap();
        let article = document.items.first().and_then(Item::as_article).unwrap();
        assert_eq!(article.headline.as_deref(), Some("Rain"));
        let places: Vec<_> = faults.iter().map(|f| f.pointer.as_str()).collect();
        assert_eq!(places, ["/version", "/body/1", "/colour"]);
        assert_eq!(article.extensions.len(), 3, "what could not be read is kept");
    }

    #[test]
    fn a_value_without_a_kind_is_no_item() {
        assert_eq!(document(json!({"headline": "Rain"})).unwrap_err().pointer, "/kind");
        assert!(document(json!(["a"])).is_err());
    }
}
