//! The model from a JSON value, tolerantly: one bad field does not lose the rest of the item.

use super::text::fold;
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
            message: "expected an item as a JSON object".into(),
        });
    };
    if object.get("kind").and_then(Value::as_str) != Some("document") {
        let item = item(object, "", &mut faults)?;
        return Ok((item.into(), faults));
    }
    let mut document = Document::default();
    object.shift_remove("kind");
    if let Some(envelope) = object.shift_remove("envelope") {
        match serde_json::from_value::<Envelope>(envelope.clone()) {
            Ok(read) => {
                if let Ok(known) = serde_json::to_value(&read) {
                    compare(&envelope, &known, "/envelope", &mut faults);
                }
                document.envelope = Some(read);
            }
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
                    message: "expected an item as a JSON object".into(),
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
    Fault {
        pointer: pointer.to_owned(),
        kind: FaultKind::BadValue,
        message: in_words_of_json(&error.to_string()),
    }
}

/// A message of serde in the terms of JSON: without its types of Rust, and without a position, which it does not have when
/// it reads from a value.
fn in_words_of_json(message: &str) -> String {
    let message = message.split(" at line ").next().unwrap_or_default();
    if let Some(field) = message.strip_prefix("missing field ") {
        return format!("{field} is missing");
    }
    let message = message.replace("unknown variant ", "unknown value ");
    let Some((problem, wanted)) = message.rsplit_once(", expected ") else { return message };
    let wanted = json_type(wanted);
    match problem.split_once(": ") {
        Some(("invalid type" | "invalid value", found)) => {
            format!("expected {wanted}, found {}", json_value(found))
        }
        _ => format!("{problem}, expected {wanted}"),
    }
}

/// What serde calls an expected type, in the terms of JSON.
fn json_type(wanted: &str) -> String {
    let first = wanted.split(' ').next().unwrap_or_default();
    match first {
        "u8" => "a whole number from 0 to 255".to_owned(),
        "u16" | "u32" | "u64" | "usize" => "a whole number of at least 0".to_owned(),
        "i8" | "i16" | "i32" | "i64" | "isize" => "a whole number".to_owned(),
        "f32" | "f64" => "a number".to_owned(),
        "struct" | "map" | "internally" | "adjacently" => "an object".to_owned(),
        "sequence" | "tuple" => "an array".to_owned(),
        "enum" | "unit" | "variant" => "a string".to_owned(),
        _ => match wanted {
            "string or map" => "a string".to_owned(),
            "a sequence" => "an array".to_owned(),
            "a map" => "an object".to_owned(),
            "a boolean" => "true or false".to_owned(),
            _ => wanted.to_owned(),
        },
    }
}

/// What serde calls a value that it found, in the terms of JSON.
fn json_value(found: &str) -> String {
    let inner = |kind: &str| found.strip_prefix(kind).map(|rest| rest.trim_matches('`').to_owned());
    match found {
        "map" => "an object".to_owned(),
        "sequence" => "an array".to_owned(),
        "unit value" | "Option value" => "null".to_owned(),
        _ if found.starts_with("string ") => format!("the {found}"),
        _ => inner("integer ")
            .or_else(|| inner("floating point "))
            .map(|number| format!("the number {number}"))
            .or_else(|| inner("boolean "))
            .unwrap_or_else(|| found.to_owned()),
    }
}

fn unknown(pointer: &str, key: &str) -> Fault {
    Fault {
        pointer: pointer.to_owned(),
        kind: FaultKind::UnknownKey,
        message: format!("unknown key `{key}`"),
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
                        "`kind` is missing; expected article, package, concept, knowledge, planning or catalog"
                            .into()
                    }
                    Some(kind) => format!(
                        "unknown `kind` {kind}; expected article, package, concept, knowledge, planning or catalog"
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
        compare(&Value::Object(object.clone()), &Value::Object(known), at, faults);
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
fn compare(said: &Value, known: &Value, at: &str, faults: &mut Vec<Fault>) {
    match (said, known) {
        (Value::Object(said), Value::Object(known)) => {
            for (key, value) in said {
                let pointer = format!("{at}/{}", escape(key));
                match known.get(key) {
                    Some(known) => compare(value, known, &pointer, faults),
                    None if says_nothing(value) => {}
                    None => faults.push(unknown(&pointer, key)),
                }
            }
        }
        (Value::Array(said), Value::Array(known)) => {
            for (index, (said, known)) in said.iter().zip(known).enumerate() {
                compare(said, known, &format!("{at}/{index}"), faults);
            }
        }
        (said, known) if !is_same(said, known) && !says_nothing(said) => faults.push(Fault {
            pointer: at.to_owned(),
            kind: FaultKind::BadValue,
            message: format!("{said} was read as {known}"),
        }),
        _ => {}
    }
}

/// Whether a plain value says the same as what was made of it: white space is folded, and numbers are written in many ways.
fn is_same(said: &Value, known: &Value) -> bool {
    match (said, known) {
        (Value::String(said), Value::String(known)) => said == known || fold(said) == fold(known),
        (Value::Number(said), Value::Number(known)) => said == known || said.as_f64() == known.as_f64(),
        _ => said == known,
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
    fn messages_name_types_of_json_and_none_of_rust() {
        let values = [json!("x"), json!(-1), json!(1.5), json!(true), json!([1]), json!({"x": []})];
        let fields = [
            "version",
            "urgency",
            "provider",
            "keywords",
            "media",
            "body",
            "creators",
            "dateline",
            "direction",
            "language",
            "headlines",
            "rights",
            "itemClass",
            "embargoed",
            "ai",
            "located",
            "extensions",
        ];
        let mut seen = 0;
        for field in fields {
            for value in &values {
                let mut item = json!({"kind": "article"});
                item[field] = value.clone();
                for fault in document(item).unwrap().1 {
                    let words: Vec<&str> = fault.message.split(|c: char| !c.is_alphanumeric()).collect();
                    let rust =
                        ["struct", "enum", "u8", "u32", "u64", "f32", "variant", "sequence", "map", "unit"];
                    assert!(!rust.iter().any(|word| words.contains(word)), "{field}: {}", fault.message);
                    seen += 1;
                }
            }
        }
        assert!(seen > 50, "{seen} messages were seen");
        let (_, faults) = document(json!({"kind": "article", "version": "two"})).unwrap();
        assert_eq!(
            faults.first().unwrap().message,
            "expected a whole number of at least 0, found the string \"two\""
        );
    }

    #[test]
    fn a_value_without_a_kind_is_no_item() {
        assert_eq!(document(json!({"headline": "Rain"})).unwrap_err().pointer, "/kind");
        assert!(document(json!(["a"])).is_err());
    }
}
