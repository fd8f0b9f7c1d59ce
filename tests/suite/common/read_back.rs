//! What holds for the output of every format that can be read: it reads back as what was written, and whatever differs
//! was announced with its pointer. A new format is held to this as it is; what an old one is excused is a line here.

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use wirecopy::Format;
use wirecopy::model::Document;
use wirecopy::{Finding, WriteError};

/// What may differ in a format though no finding announces it, and why. An exception that is not needed fails the
/// tests.
pub const EXCEPTIONS: &[(&str, Exception, &str)] = &[
    ("html", Exception::AllButBody, "a page is read by what it shows, and shows fields in words"),
    ("nitf", Exception::ImpliedDirection, "it has no attribute for the direction of all"),
    ("nitf", Exception::ExtensionOrder, "its elements have one order, whatever order they were read in"),
    ("ninjs", Exception::ImpliedDirection, "it has no member for the direction"),
    (
        "newsml-g2",
        Exception::BesideLosses,
        "losses of later items and of envelopes are announced without their places",
    ),
    ("nitf", Exception::BesideLosses, "concepts get the identifiers that its subjects have"),
    ("ninjs", Exception::BesideLosses, "concepts get the identifiers that its subjects have"),
    ("text", Exception::BesideLosses, "what is lost has marked where other fields begin"),
];

/// What an exception excuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exception {
    /// A direction that follows from the language.
    ImpliedDirection,
    /// The order of foreign data.
    ExtensionOrder,
    /// Everything but the body.
    AllButBody,
    /// Whatever differs beside announced losses. That each value is in the output or announced is another test's.
    BesideLosses,
}

/// Proves outputs, and keeps which exceptions that took.
#[derive(Default)]
pub struct ReadBack {
    pub needed: BTreeSet<(&'static str, Exception)>,
}

/// What a writer made of a document.
pub struct Proven {
    /// What the writer announced, a line each.
    pub announced: String,
    pub text: String,
    pub lossy: bool,
}

impl ReadBack {
    /// Writes a document and reads it back. The error says what differs and was not announced.
    pub fn prove(&mut self, format: &'static Format, document: &Document) -> Result<Proven, String> {
        let written = match wirecopy::write(document, format.name, &super::write_options()) {
            Ok(written) => written,
            // A format may refuse a document, and says why.
            Err(error @ WriteError::CannotHold { .. }) => {
                return Ok(Proven { announced: format!("{error}\n"), text: String::new(), lossy: true });
            }
            Err(error) => return Err(error.to_string()),
        };
        let findings = written.findings.list();
        let text = String::from_utf8(written.bytes).map_err(|e| e.to_string())?;
        let proven = Proven {
            announced: findings.iter().map(|f| format!("[{}] {}\n", f.rule.name, f.message)).collect(),
            lossy: findings.iter().any(|f| f.rule.group() == "loss"),
            text,
        };
        let mut places: Vec<String> = findings.iter().filter_map(pointer).collect();
        if format.read.is_none() {
            let absent = absent(&whole(document), &proven.text, &places);
            if absent.is_empty() {
                return Ok(proven);
            }
            return Err(format!("{} lacks what was not announced:\n{}", format.name, absent.join("\n")));
        }
        let (back, concluded) = read_items(format, &proven.text);
        places.extend(concluded);
        let mut was = whole(document);
        let mut is = whole(&back);
        // Where a mark of a body is lost, its words join those beside it, if the words of the block are the same.
        let marks = findings.iter().filter(|finding| finding.rule.group() == "loss").filter_map(pointer);
        let marks = marks.filter(|mark| mark.contains("/body/"));
        for mark in marks {
            let Some(at) = mark.rfind("/content/") else { continue };
            let block: String = mark.split('/').take(5).collect::<Vec<_>>().join("/");
            let words = |value: &Value| value.pointer(&block).map(words).unwrap_or_default();
            if words(&was) == words(&is) {
                places.push(mark[..at].to_owned());
            }
        }
        let mut differences = differences(&was, &is, &places);
        for (_, exception, _) in EXCEPTIONS.iter().filter(|(name, _, _)| *name == format.name) {
            if differences.is_empty() {
                break;
            }
            let (mut excused_was, mut excused_is) = (was.clone(), is.clone());
            if *exception == Exception::BesideLosses && proven.lossy {
                excused_is = was.clone();
            }
            exception.apply(&mut excused_was, &mut excused_is);
            let fewer = self::differences(&excused_was, &excused_is, &places);
            if fewer.len() < differences.len() {
                self.needed.insert((format.name, *exception));
                differences = fewer;
                (was, is) = (excused_was, excused_is);
            }
        }
        if !differences.is_empty() {
            return Err(format!(
                "{} reads back with differences that were not announced:\n{}",
                format.name,
                differences.join("\n")
            ));
        }
        if back == *document {
            let again =
                wirecopy::write(&back, format.name, &super::write_options()).map_err(|e| e.to_string())?;
            if again.bytes != proven.text.as_bytes() {
                return Err(format!("{}: what was read back is written in another way", format.name));
            }
        }
        Ok(proven)
    }
}

impl Exception {
    fn apply(self, was: &mut Value, is: &mut Value) {
        let items = |value: &mut Value| value["items"].as_array_mut().cloned().unwrap_or_default();
        let (mut a, mut b) = (items(was), items(is));
        for (was, is) in a.iter_mut().zip(&mut b) {
            match self {
                Self::ImpliedDirection => {
                    if is.get("direction").is_none() || was.get("direction").is_none() {
                        for value in [was, is] {
                            drop(value.as_object_mut().and_then(|o| o.shift_remove("direction")));
                        }
                    }
                }
                Self::ExtensionOrder => {
                    for value in [was, is] {
                        if let Some(all) = value.get_mut("extensions").and_then(Value::as_array_mut) {
                            all.sort_by_key(Value::to_string);
                        }
                    }
                }
                Self::BesideLosses => {}
                Self::AllButBody => {
                    for value in [was, is] {
                        *value = json!({"body": value.get("body")});
                    }
                }
            }
        }
        was["items"] = a.into();
        is["items"] = b.into();
    }
}

/// The words of a block, without the space between them.
fn words(value: &Value) -> String {
    match value {
        Value::Array(list) => list.iter().map(words).collect(),
        Value::Object(object) => {
            let own = |(key, value): (&String, &Value)| match value {
                Value::String(text) if key == "text" => text.split_whitespace().collect(),
                Value::String(_) => String::new(),
                value => words(value),
            };
            object.iter().map(own).collect()
        }
        _ => String::new(),
    }
}

/// The items of an output; a file of items one after the other is read item by item. Also the pointers of what the
/// reader said that it concluded.
fn read_items(format: &Format, text: &str) -> (Document, Vec<String>) {
    let parts: Vec<&str> = if format.container { text.lines().collect() } else { vec![text] };
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let mut whole = Document::default();
    let mut concluded = Vec::new();
    for part in parts {
        let reading = super::read("round", part.as_bytes(), Some(format.name));
        let inferred = |f: &&Finding| f.rule.name.ends_with("-inferred");
        concluded.extend(reading.findings.list().iter().filter(inferred).filter_map(pointer));
        whole.items.extend(reading.document.items);
        whole.envelope = reading.document.envelope.or(whole.envelope);
    }
    (whole, concluded)
}

/// A document in the one form that has places for an envelope and items.
fn whole(document: &Document) -> Value {
    json!({"envelope": document.envelope, "items": document.items})
}

/// The place of a finding in that form.
fn pointer(finding: &Finding) -> Option<String> {
    let path = finding.place.path.as_deref()?;
    let whole = path.starts_with("/items/") || path.starts_with("/envelope");
    Some(if whole { path.to_owned() } else { format!("/items/0{path}") })
}

/// The pointers of texts and numbers whose words an output lacks though no place covers them: all that can be asked
/// of a format that is only written. How it escapes characters is its own matter.
fn absent(was: &Value, output: &str, places: &[String]) -> Vec<String> {
    let nothing = match was {
        Value::Object(_) => Value::Object(Map::new()),
        _ => Value::Null,
    };
    let missing = |line: &String| {
        let pointer = line.split(": ").next().unwrap();
        let value = was.pointer(pointer).unwrap();
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        !pointer.ends_with("/kind") && !value.is_boolean() && words.any(|word| !output.contains(word))
    };
    let mut out = differences(was, &nothing, places);
    out.retain(missing);
    out
}

/// The pointers of values that differ and that no place covers.
fn differences(was: &Value, is: &Value, places: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    gather(was, is, "", places, &mut out);
    out
}

fn gather(was: &Value, is: &Value, at: &str, places: &[String], out: &mut Vec<String>) {
    let below = |outer: &str, inner: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if was == is || places.iter().any(|place| below(place, at)) {
        return;
    }
    let (none, empty) = (Map::new(), Vec::new());
    match (was, is) {
        (Value::Object(_) | Value::Null, Value::Object(_) | Value::Null) => {
            let (a, b) = (was.as_object().unwrap_or(&none), is.as_object().unwrap_or(&none));
            let keys: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for key in keys {
                let value = |of: &Map<String, Value>| of.get(key).cloned().unwrap_or_default();
                let step = key.replace('~', "~0").replace('/', "~1");
                gather(&value(a), &value(b), &format!("{at}/{step}"), places, out);
            }
        }
        (Value::Array(_) | Value::Null, Value::Array(_) | Value::Null) => {
            let (a, b) = (was.as_array().unwrap_or(&empty), is.as_array().unwrap_or(&empty));
            // What was left out moves all that follows.
            if a.len() != b.len() && places.iter().any(|place| below(at, place)) {
                return;
            }
            for index in 0..a.len().max(b.len()) {
                let value = |of: &[Value]| of.get(index).cloned().unwrap_or_default();
                gather(&value(a), &value(b), &format!("{at}/{index}"), places, out);
            }
        }
        _ => out.push(format!("{at}: {} became {}", short(was), short(is))),
    }
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(200).collect()
}
