//! Nothing is lost without a word: whatever leaf of the model an item has, each writer of the table writes it, or a
//! `loss/…` finding names its JSON pointer.
//!
//! The leaves are those of the published schema, so that a new field is asked for on the day it is added.

use crate::common;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use wirecopy::FORMATS;
use wirecopy::model::Document;
use wirecopy::{ReadOptions, WriteError};

/// How often a definition of the schema occurs on the way to a leaf, at most.
const MAX_NESTING: usize = 2;
/// How many silent leaves of a writer are listed.
const MAX_LISTED: usize = 400;

/// What may be said of a leaf.
#[derive(Debug, Clone, PartialEq)]
enum LeafKind {
    Text,
    Date,
    /// Values of which each must give another output.
    Choice(Vec<Value>),
}

#[derive(Debug, Clone)]
struct Leaf {
    pointer: String,
    kind: LeafKind,
}

/// Makes values of the published schema.
struct Model {
    definitions: Value,
    leaves: Vec<Leaf>,
    /// The keys that an object requires, by its pointer.
    required: BTreeMap<String, Vec<String>>,
    made: usize,
}

impl Model {
    fn resolve<'s>(&'s self, schema: &'s Value, on_the_way: &mut Vec<String>) -> Option<&'s Value> {
        let Some(name) = schema.get("$ref").and_then(|r| r.as_str()?.strip_prefix("#/$defs/")) else {
            return Some(schema);
        };
        if on_the_way.iter().filter(|n| *n == name).count() >= MAX_NESTING {
            return None;
        }
        on_the_way.push(name.to_owned());
        self.definitions.get(name)
    }

    fn token(&mut self) -> String {
        self.made += 1;
        token(self.made)
    }

    /// A value that has every leaf that the schema allows; the leaves are kept with their pointers.
    fn full(&mut self, schema: &Value, at: &str, on_the_way: &[String]) -> Option<Value> {
        let mut on_the_way = on_the_way.to_vec();
        if let Some(options) = schema.get("anyOf").and_then(Value::as_array) {
            let some = options.iter().find(|o| o.get("type") != Some(&json!("null")))?;
            return self.full(&some.clone(), at, &on_the_way);
        }
        let tag = schema.get("properties").and_then(|p| p.get("kind")).and_then(|k| k.get("const")).cloned();
        let definition = schema.get("$ref").and_then(Value::as_str).unwrap_or_default().to_owned();
        let schema = self.resolve(schema, &mut on_the_way)?.clone();
        let mut value = self.of_definition(&schema, &definition, at, &on_the_way)?;
        if let (Some(tag), Some(object)) = (tag, value.as_object_mut()) {
            object.insert("kind".into(), tag);
            self.required.entry(at.to_owned()).or_default().push("kind".into());
        }
        Some(value)
    }

    fn of_definition(
        &mut self,
        schema: &Value,
        definition: &str,
        at: &str,
        on_the_way: &[String],
    ) -> Option<Value> {
        if let Some(variant) = schema.get("oneOf").and_then(|v| v.get(0)) {
            if let Some(all) = schema.get("oneOf").and_then(Value::as_array)
                && all.iter().all(|v| v.get("const").is_some())
            {
                let values: Vec<Value> = all.iter().filter_map(|v| v.get("const").cloned()).collect();
                return self.choice(values, at);
            }
            return self.full(&variant.clone(), at, on_the_way);
        }
        if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            return self.choice(values.clone(), at);
        }
        let is = |name: &str| match schema.get("type") {
            Some(Value::Array(types)) => types.iter().any(|t| t == name),
            Some(own) => own == name,
            None => false,
        };
        if schema.get("properties").is_some() {
            let mut object = Map::new();
            let required = schema.get("required").and_then(Value::as_array);
            let required = required.into_iter().flatten().filter_map(|r| r.as_str().map(str::to_owned));
            self.required.insert(at.to_owned(), required.collect());
            for (key, own) in schema.get("properties")?.as_object()? {
                if let Some(tag) = own.get("const") {
                    object.insert(key.clone(), tag.clone());
                } else if let Some(value) = self.full(own, &format!("{at}/{key}"), on_the_way) {
                    object.insert(key.clone(), value);
                }
            }
            return Some(Value::Object(object));
        }
        if is("object") {
            let key = self.token();
            let value = self.full(&json!({"type": "string"}), &format!("{at}/{key}"), on_the_way)?;
            return Some(json!({key: value}));
        }
        if is("array") {
            let mut way = on_the_way.to_vec();
            let items = schema.get("items")?;
            let own = self.resolve(items, &mut way)?.clone();
            let nested = (1..way.len()).any(|at| way[at..].contains(&way[at - 1]));
            let mut kinds = match own.get("oneOf").and_then(Value::as_array) {
                Some(variants) => variants.clone(),
                None => vec![own.clone(), own],
            };
            if nested {
                // What nests in itself once more is like what it nests in.
                kinds.truncate(1);
            }
            let mut list = Vec::new();
            for kind in &kinds {
                // A container that can hold nothing is left out.
                if let Some(entry) = self.full(kind, &format!("{at}/{}", list.len()), &way) {
                    list.push(entry);
                }
            }
            return (!list.is_empty()).then_some(Value::Array(list));
        }
        if is("integer") || is("number") {
            return self.choice(vec![json!(3), json!(5)], at);
        }
        if is("boolean") {
            return self.choice(vec![json!(true), json!(false)], at);
        }
        if definition.ends_with("WireDate") || definition.ends_with("Embargo") {
            self.leaves.push(Leaf { pointer: at.to_owned(), kind: LeafKind::Date });
            self.made += 1;
            return Some(json!(date(self.made)));
        }
        self.leaves.push(Leaf { pointer: at.to_owned(), kind: LeafKind::Text });
        let token = self.token();
        // What may be any value is an object.
        Some(if is("string") { json!(token) } else { json!({ "member": token }) })
    }

    fn choice(&mut self, values: Vec<Value>, at: &str) -> Option<Value> {
        let first = values.first().cloned();
        self.leaves.push(Leaf { pointer: at.to_owned(), kind: LeafKind::Choice(values) });
        first
    }

    /// Of a full value only what a pointer leads to, and what is required on the way; the pointer in what is made. With
    /// `siblings` the object that has the leaf is whole.
    fn alone(&self, full: &Value, pointer: &str, siblings: bool) -> (Value, String) {
        let steps: Vec<&str> = pointer.split('/').skip(1).collect();
        self.descend(full, &steps, "", siblings)
    }

    fn descend(&self, full: &Value, steps: &[&str], at: &str, siblings: bool) -> (Value, String) {
        let Some((step, rest)) = steps.split_first() else { return (full.clone(), String::new()) };
        match full {
            Value::Array(list) => {
                let index: usize = step.parse().unwrap();
                let (value, way) = self.descend(&list[index], rest, &format!("{at}/{step}"), siblings);
                (json!([value]), format!("/0{way}"))
            }
            Value::Object(object) => {
                let (value, way) = self.descend(&object[*step], rest, &format!("{at}/{step}"), siblings);
                let mut out = Map::new();
                let required = self.required.get(at).map(Vec::as_slice).unwrap_or_default();
                let whole = siblings && rest.is_empty() && !at.is_empty();
                for (key, own) in object {
                    if key == step {
                        out.insert(key.clone(), value.clone());
                    } else if whole {
                        out.insert(key.clone(), own.clone());
                    } else if required.contains(key) || key == "kind" {
                        out.insert(key.clone(), self.minimal(own, &format!("{at}/{key}")));
                    }
                }
                (Value::Object(out), format!("/{step}{way}"))
            }
            _ => panic!("there is no {step}"),
        }
    }

    /// What a value needs at least.
    fn minimal(&self, full: &Value, at: &str) -> Value {
        match full {
            Value::Array(list) => {
                Value::Array(list.iter().take(1).map(|v| self.minimal(v, &format!("{at}/0"))).collect())
            }
            Value::Object(object) => {
                let required = self.required.get(at).map(Vec::as_slice).unwrap_or_default();
                let own = object.iter().filter(|(key, _)| required.contains(key) || *key == "kind");
                Value::Object(own.map(|(k, v)| (k.clone(), self.minimal(v, &format!("{at}/{k}")))).collect())
            }
            other => other.clone(),
        }
    }
}

/// A word that no format has of itself; it is a language tag, a code and a name too.
fn token(number: usize) -> String {
    let letters = (0..5u32).map(|at| char::from(b'a' + (number / 16usize.pow(at) % 16) as u8));
    format!("zq{}", letters.collect::<String>())
}

fn date(number: usize) -> String {
    let (year, month, day) = (2100 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
    format!("{year}-{month:02}-{day:02}T10:20:30Z")
}

/// Whether an output has a value.
fn holds(output: &str, value: &Value) -> bool {
    let text = value.get("member").unwrap_or(value).as_str().unwrap_or_default();
    match text.split_once('T').filter(|(day, _)| day.starts_with('2')) {
        Some((day, _)) => output.contains(day) || output.contains(&day.replace('-', "")),
        None => text.rfind("zq").is_some_and(|at| output.contains(&text[at..at + 7])),
    }
}

fn set(document: &mut Value, pointer: &str, value: Option<Value>) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match (document.pointer_mut(parent).unwrap(), value) {
        (Value::Object(object), Some(value)) => drop(object.insert(key.to_owned(), value)),
        (Value::Object(object), None) => drop(object.shift_remove(key)),
        (Value::Array(list), Some(value)) => list[key.parse::<usize>().unwrap()] = value,
        (Value::Array(list), None) => drop(list.remove(key.parse().unwrap())),
        _ => panic!("there is no {pointer}"),
    }
}

fn document(value: &Value) -> Document {
    let bytes = serde_json::to_vec(value).unwrap();
    let document = common::read("item.json", &bytes, Some("json")).document;
    // What could not be read of it would be kept as it is, and asked for in vain.
    let given = value.get("extensions").and_then(Value::as_array).map_or(0, Vec::len);
    assert_eq!(document.items[0].extensions().len(), given, "not read whole: {value}");
    document
}

/// What a writer wrote and which pointers it announced; `None` if the format cannot hold the item.
fn written(document: &Document, to: &str) -> Option<(String, BTreeSet<String>)> {
    let written = match wirecopy::write(document, to, &common::write_options()) {
        Ok(written) => written,
        Err(WriteError::CannotHold { .. } | WriteError::Rejected { .. }) => return None,
        Err(error) => panic!("{to}: {error}"),
    };
    assert_eq!(written.findings.unlisted(), 0);
    let losses = written.findings.list().iter().filter(|f| f.rule.group() == "loss");
    let named = losses.filter_map(|f| f.place.path.clone()).collect();
    Some((String::from_utf8(written.bytes).unwrap(), named))
}

fn names(named: &BTreeSet<String>, pointer: &str) -> bool {
    // Of what may be any value the part that was lost is named.
    let any = format!("{pointer}/member");
    let pointer = if named.contains(&any) { &any } else { pointer };
    named.iter().any(|own| {
        !own.is_empty()
            && pointer.strip_prefix(own.as_str()).is_some_and(|r| r.is_empty() || r.starts_with('/'))
    })
}

/// The values to try for a leaf.
fn values(leaf: &Leaf, usual: &Value) -> Vec<Value> {
    let Some(text) = usual.as_str() else { return vec![usual.clone()] };
    match leaf.kind {
        LeafKind::Date => vec![usual.clone(), json!(token(7))],
        _ => vec![
            usual.clone(),
            json!(format!("x:{text}")),
            json!(format!("https://x.example/{text}")),
            json!(format!("<b>{text}</b>")),
        ],
    }
}

#[derive(Default)]
struct Tally {
    leaves: usize,
    asked: usize,
    silent: BTreeMap<String, String>,
}

impl Tally {
    fn ask(&mut self, fine: bool, pointer: &str, why: impl Fn() -> String) {
        self.asked += 1;
        if !fine {
            self.silent.entry(pointer.to_owned()).or_insert_with(why);
        }
    }
}

fn roots(schema: &Value) -> Vec<(String, Value)> {
    let items = schema["$defs"]["Item"]["oneOf"].as_array().unwrap();
    items
        .iter()
        .map(|item| (item["properties"]["kind"]["const"].as_str().unwrap().to_owned(), item.clone()))
        .collect()
}

fn schema() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/article.schema.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Every item needs these to be written without anything being made up.
fn with_identity(mut item: Value) -> Value {
    let object = item.as_object_mut().unwrap();
    object.entry("guid").or_insert(json!("urn:x:1"));
    object.entry("versionCreated").or_insert(json!("2026-11-24T09:00:00Z"));
    if object["kind"] == "catalog" {
        // NewsML-G2 has no catalogItem without a catalogue.
        object.entry("catalog").or_insert(json!({"schemes": [{"alias": "x", "uri": "https://x.example/"}]}));
    }
    item
}

/// What to put beside a leaf: writers do other things with a person than with a place, and with what is kept of their
/// own standard.
fn circumstances(item: &Value, pointer: &str) -> Vec<Value> {
    let mut out = vec![item.clone()];
    let parent = pointer.rsplit_once('/').unwrap().0;
    let mut with = |at: String, values: Vec<String>| {
        if item.pointer(&at).is_some() && at != pointer {
            for value in values {
                let mut other = item.clone();
                set(&mut other, &at, Some(json!(value)));
                out.push(other);
            }
        }
    };
    let natures = ["cpnat:person", "cpnat:organisation", "cpnat:geoArea", "cpnat:abstract", "cpnat:poi"];
    with(format!("{parent}/type"), natures.map(str::to_owned).to_vec());
    let formats = || FORMATS.iter().map(|f| f.name.to_owned()).collect::<Vec<_>>();
    with(format!("{parent}/standard"), formats());
    if let Some((above, _)) = parent.rsplit_once('/') {
        with(format!("{above}/standard"), formats());
    }
    out
}

/// Asks all writers for all leaves of a kind of item. What other kinds share with articles is asked for whole.
fn judge(kind: &str, root: &Value, schema: &Value, tallies: &mut BTreeMap<&'static str, Tally>) {
    let shared = schema["$defs"]["Article"]["properties"].as_object().unwrap();
    let is_shared = |pointer: &str| {
        let field = pointer.split('/').nth(1).unwrap();
        kind != "article" && field != "media" && shared.contains_key(field)
    };
    let mut model = Model {
        definitions: schema["$defs"].clone(),
        leaves: Vec::new(),
        required: BTreeMap::new(),
        made: 0,
    };
    let full = model.full(root, "", &[]).unwrap();
    let leaves = model.leaves.clone();
    let writers: Vec<&'static str> = FORMATS.iter().filter(|f| f.write.is_some()).map(|f| f.name).collect();
    // A format that holds no item of this kind, however full, is not asked.
    let held = |to: &&'static str| {
        let mut items = full.as_object().unwrap().keys().map(|key| {
            let mut item = model.minimal(&full, "");
            item[key] = full[key].clone();
            with_identity(item)
        });
        items.any(|item| written(&document(&item), to).is_some())
    };
    let writers: Vec<&'static str> = writers.into_iter().filter(held).collect();
    println!("{kind}: {} leaves; {}", leaves.len(), writers.join(", "));
    for to in &writers {
        tallies.entry(to).or_default().leaves += leaves.len();
    }
    // Each field with all that it can have, and all fields at once.
    for (key, value) in full.as_object().unwrap() {
        let mut item = model.minimal(&full, "");
        item[key] = value.clone();
        let item = with_identity(item);
        let read = document(&item);
        for to in &writers {
            let Some((output, named)) = written(&read, to) else { continue };
            let tally = tallies.get_mut(to).unwrap();
            for leaf in leaves.iter().filter(|l| l.pointer.split('/').nth(1) == Some(key)) {
                let value = item.pointer(&leaf.pointer).unwrap();
                if !matches!(leaf.kind, LeafKind::Choice(_)) {
                    let fine = holds(&output, value) || names(&named, &leaf.pointer);
                    tally.ask(fine, &leaf.pointer, || format!("{kind}, {key} whole"));
                }
            }
        }
    }
    // Each leaf alone, and with all that its object can have beside it.
    for leaf in leaves.iter().filter(|leaf| !is_shared(&leaf.pointer)) {
        for siblings in [false, true] {
            let (item, pointer) = model.alone(&full, &leaf.pointer, siblings);
            let item = with_identity(item);
            let items = if siblings { circumstances(&item, &pointer) } else { vec![item] };
            for item in items {
                let how = if siblings { "with all beside it" } else { "alone" };
                match &leaf.kind {
                    LeafKind::Choice(values) => {
                        choose(&item, &pointer, leaf, values, &writers, tallies, &format!("{kind}, {how}"));
                    }
                    _ => {
                        let usual = item.pointer(&pointer).unwrap();
                        let values = if siblings { vec![usual.clone()] } else { values(leaf, usual) };
                        for value in values {
                            let mut item = item.clone();
                            set(&mut item, &pointer, Some(value.clone()));
                            let read = document(&item);
                            for to in &writers {
                                let Some((output, named)) = written(&read, to) else { continue };
                                let fine = holds(&output, &value) || names(&named, &pointer);
                                let tally = tallies.get_mut(to).unwrap();
                                tally.ask(fine, &leaf.pointer, || format!("{kind}, {how}: {item}"));
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A number or a choice shows only in that the output differs from one with another value or with none; or it is read
/// back.
fn choose(
    item: &Value,
    pointer: &str,
    leaf: &Leaf,
    values: &[Value],
    writers: &[&'static str],
    tallies: &mut BTreeMap<&'static str, Tally>,
    how: &str,
) {
    let mut items = Vec::new();
    for value in values {
        let mut item = item.clone();
        set(&mut item, pointer, Some(value.clone()));
        items.push((document(&item), value.clone()));
    }
    for to in writers {
        let mut seen: Vec<String> = Vec::new();
        for (read, value) in &items {
            // What reading brought into its usual form is not asked for.
            let json = serde_json::to_value(read).unwrap();
            if json.pointer(pointer) != Some(value) {
                continue;
            }
            let Some((output, named)) = written(read, to) else { continue };
            if names(&named, pointer) {
                continue;
            }
            let back = || {
                let options = ReadOptions { from: Some((*to).to_owned()), ..ReadOptions::default() };
                let back = wirecopy::read("back", output.as_bytes(), &options);
                back.is_ok_and(|back| {
                    serde_json::to_value(&back.document).unwrap().pointer(pointer) == Some(value)
                })
            };
            let fine = !seen.contains(&output) || back();
            let tally = tallies.get_mut(to).unwrap();
            tally.ask(fine, &leaf.pointer, || format!("{how}: {json}"));
            seen.push(output);
        }
    }
}

#[test]
fn every_leaf_of_the_model_is_written_or_announced() {
    let schema = schema();
    let mut tallies: BTreeMap<&'static str, Tally> = BTreeMap::new();
    for (kind, root) in roots(&schema) {
        judge(&kind, &root, &schema, &mut tallies);
    }
    let mut silent = String::new();
    for (to, tally) in &tallies {
        println!("{to}: {} leaves, asked {} times, {} silent", tally.leaves, tally.asked, tally.silent.len());
        for (pointer, why) in tally.silent.iter().take(MAX_LISTED) {
            silent.push_str(&format!("{to}: {pointer} ({why})\n"));
        }
    }
    assert!(silent.is_empty(), "written by nobody and announced by nobody:\n{silent}");
}
