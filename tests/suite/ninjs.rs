//! The grammar of ninjs gives the verdict of the official schemas, of every version, on the suites, the examples, and
//! thousands of documents that were damaged at random; and what is read is written again, valid, with all it said.

use crate::common;
use crate::common::generate::Random;
use crate::common::{conformance, write_options};
use jsonschema::{Draft, Registry, Validator};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use wirecopy::{Checker, ReadOptions, Severity};

const VERSIONS: &[&str] =
    &["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.0", "2.1", "2.2", "3.0", "3.1"];

/// The official schemas as validators.
struct Judge(BTreeMap<&'static str, Validator>);

impl Judge {
    fn new(data: &Path) -> Self {
        let load = |name: &str| -> Value {
            serde_json::from_slice(&std::fs::read(data.join("ninjs/schema").join(name)).unwrap()).unwrap()
        };
        let registry = Registry::new()
            .add("https://geojson.org/schema/GeoJSON.json", load("GeoJSON.json"))
            .unwrap()
            .prepare()
            .unwrap();
        let mut judges = BTreeMap::new();
        for version in VERSIONS {
            let mut schema = load(&format!("ninjs-schema_{version}.json"));
            let mut options =
                jsonschema::options().with_registry(&registry).should_validate_formats(false).offline();
            if *version == "1.0" {
                // Draft 3 states what is demanded with each member; the validator begins with draft 4.
                schema["$schema"] = json!("http://json-schema.org/draft-04/schema#");
                schema["properties"]["uri"].as_object_mut().unwrap().remove("required");
                schema["required"] = json!(["uri"]);
                options = options.with_draft(Draft::Draft4);
            }
            judges.insert(*version, options.build(&schema).unwrap());
        }
        Self(judges)
    }

    fn accepts(&self, version: &str, value: &Value) -> bool {
        self.0[version].is_valid(value)
    }
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    common::files(&[folder.to_owned()], "json")
}

/// Documents that use every member of their generation, for mutants to spoil.
fn rich() -> Vec<Value> {
    let contact = json!([{"type": "mail", "role": "desk", "lang": "fa", "name": "n", "value": "a@b"},
        {"address": {"lines": ["1 Street"], "locality": "Tabriz", "area": "East", "postalcode": "5", "country": "IR"}}]);
    let first = json!({
        "uri": "urn:x:1", "type": "text", "mimetype": "text/html", "representationtype": "complete", "profile": "p",
        "version": "1", "firstcreated": "2026-11-24T09:30:00Z", "versioncreated": "2026-11-24T09:30:00Z",
        "contentcreated": "2026-11-24T09:30:00Z", "embargoed": "2026-11-25T09:30:00Z", "pubstatus": "usable",
        "urgency": 3, "copyrightholder": "Nord", "copyrightnotice": "(c)", "usageterms": "all", "ednote": "n",
        "language": "fa", "person": [{"name": "a", "rel": "r", "scheme": "urn:s", "code": "c", "contactinfo": contact}],
        "organisation": [{"name": "o", "symbols": [{"ticker": "T", "exchange": "E", "symboltype": "urn:t", "symbol": "S"}]}],
        "place": [{"name": "باران", "geometry_geojson": {"type": "Point"}}], "subject": [{"name": "s", "creator": "c", "relevance": 50, "confidence": 60}],
        "event": [{"name": "e"}], "object": [{"name": "o"}], "infosource": [{"name": "i"}], "title": "t", "byline": "b",
        "headline": "h", "headline_short": "hs", "slugline": "s", "located": "تبریز", "description_text": "d", "body_html": "<p>متن</p>",
        "charcount": 3, "wordcount": 1, "renditions": {"web": {"href": "urn:h", "mimetype": "image/jpeg", "title": "t", "height": 1, "width": 2, "sizeinbytes": 3, "duration": 4.5, "format": "f"}},
        "associations": {"picture": {"uri": "urn:x:2", "type": "picture"}}, "altids": {"a": "b"},
        "trustindicator": [{"scheme": "urn:s", "code": "c", "title": "t", "href": "urn:h"}],
        "$standard": {"name": "ninjs", "version": "1.6", "schema": "urn:s"}, "genre": [{"name": "g", "scheme": "urn:s", "code": "c"}],
        "expires": "2027-11-24T09:30:00Z", "rightsinfo": {"langid": "urn:l", "linkedrights": "urn:r"},
        "digitalsourcetype": {"name": "d", "uri": "urn:d", "literal": "l"}
    });
    let second = json!({
        "uri": "urn:x:1", "type": "picture", "representationtype": "full", "profile": "p", "version": "1", "firstcreated": "a", "versioncreated": "b",
        "contentcreated": "c", "embargoed": "d", "pubstatus": "canceled", "urgency": 4.5, "copyrightholder": "Nord", "copyrightnotice": "(c)",
        "usageterms": "u", "ednote": "n", "language": "he", "descriptions": [{"role": "r", "contenttype": "text/plain", "value": "v"}],
        "bodies": [{"role": "main", "contenttype": "text/html", "charcount": 1, "wordcount": 1, "value": "<p>שלום</p>"}],
        "headlines": [{"role": "main", "contenttype": "text/plain", "value": "שלום"}], "people": [{"name": "p", "rel": "r", "uri": "urn:p", "literal": "l", "contactinfo": contact}],
        "organisations": [{"name": "o", "symbols": [{"ticker": "t", "exchange": "e"}]}],
        "places": [{"name": "p", "geojson": {"type": "Feature", "properties": null, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [0, 0]]]}}}],
        "subjects": [{"name": "s", "uri": "urn:s", "relevance": 5}], "events": [{"name": "e"}], "objects": [{"literal": "o"}],
        "infosources": [{"name": "i", "role": "urn:r", "uri": "urn:i"}], "title": "t", "by": "b", "slugline": "s", "located": "l",
        "renditions": [{"name": "web", "href": "urn:h", "contenttype": "image/png", "height": 1.5, "width": 2, "sizeinbytes": 3, "duration": 4, "format": "f"}],
        "associations": [{"name": "a", "uri": "urn:x:2"}], "altids": [{"role": "r", "value": "v"}], "trustindicators": [{"role": "urn:r", "title": "t", "href": "urn:h"}],
        "standard": {"name": "ninjs", "version": "2.2", "schema": "urn:s"}, "genres": [{"name": "g", "uri": "urn:g"}], "expires": "x",
        "rightsinfo": {"encodedrights": "e", "other": 1}, "digitalsourcetype": {"uri": "urn:d"}
    });
    let third = json!({
        "uri": "urn:x:1", "type": "planning", "representationType": "partial", "profile": "p", "version": "1", "firstCreated": "2026-11-24T09:30:00Z",
        "versionCreated": "b", "contentCreated": "c", "embargoedUntil": "d", "pubStatus": "withheld", "urgency": 9, "copyrightHolder": "Nord",
        "copyrightNotice": "(c)", "usageTerms": "u", "edNote": "n", "language": "zh", "descriptions": [{"contentType": "text/plain", "value": "v"}],
        "bodies": [{"contentType": "text/html", "charCount": 1, "wordCount": 2, "value": "<p>雨</p>"}], "headlines": [{"value": "雨"}],
        "people": [{"name": "p", "contactInfo": [{"address": {"postalCode": "1", "lines": ["a"]}}]}], "organisations": [{"name": "o", "symbols": [{"exchange": "e", "symbolType": "urn:t", "symbol": "s"}]}],
        "places": [{"name": "p", "geoJSON": {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2], "bbox": [1, 2, 3, 4]}]}}],
        "subjects": [{"name": "s", "confidence": 100}], "events": [{"id": "e", "name": "n"}],
        "eventDetails": {"eventStatus": "urn:e", "plannedCoverageStatus": "urn:p", "dates": {"startDate": "a", "expectedEndDate": "2026-11", "expectedDuration": "P1D",
            "recurrence": {"recurrenceRules": [{"frequency": "daily", "interval": 1, "until": "x", "count": 3}]}}, "organiser": {"name": "o"}},
        "plannedCoverage": [{"uri": "urn:c", "title": "t", "pubStatus": "usable", "type": "text", "commissioned": {"by": "b", "on": "x", "references": [{"name": "n", "value": "v"}]},
            "dates": {"expectedStartDate": "2026-11-24T09:30:00Z"}, "audiences": [{"audience": "a", "significance": 1}], "exclAudience": ["x"], "edNote": "e", "urgency": 1,
            "language": "en", "itemCount": {"rangeFrom": 1, "rangeTo": 2}, "wordCount": 300, "renditions": [{"name": "r"}]}],
        "objects": [{"name": "o"}], "infoSources": [{"name": "i", "role": "r"}], "title": "t", "by": "b", "slugline": "s", "located": "l",
        "renditions": [{"name": "web", "href": "urn:h", "contentType": "video/mp4", "width": 2, "height": 3, "sizeInBytes": 4, "duration": 5.5, "aspectRatio": "16:9",
            "videoCodec": "c", "frameRate": 29.97, "poi": {"x": 1, "y": 2}, "transportProtocol": "t", "scanType": "progressive", "bitrate": "b"}],
        "associations": [{"name": "a", "rel": "r", "uri": "urn:x:2", "headlines": [{"value": "h"}]}], "altIds": [{"role": "r", "value": "v"}],
        "trustIndicators": [{"role": "urn:r"}], "standard": {"name": "ninjs", "version": "3.1"}, "genres": [{"name": "g"}], "expires": "x",
        "rightsInfo": {"langId": "urn:l", "encodedRights": "e"}, "digitalSourceType": {"uri": "urn:d"}
    });
    vec![first, second, third]
}

/// The errors of the grammar.
fn errors(value: &Value, version: &str) -> Vec<String> {
    let text = value.to_string();
    let options = ReadOptions { from: Some(format!("ninjs@{version}")), ..ReadOptions::default() };
    let findings = Checker::default().check_bytes("document", text.as_bytes(), &options).findings;
    let ours = |name: &str| name.starts_with("ninjs/") || name == "json/value";
    let list = findings.list().iter().filter(|f| f.severity == Severity::Error && ours(f.rule.name));
    list.map(|f| format!("{} {}", f.place.path.as_deref().unwrap_or("-"), f.message)).collect()
}

fn compare(judge: &Judge, name: &str, value: &Value, version: &str) -> Result<bool, String> {
    let (theirs, ours) = (judge.accepts(version, value), errors(value, version));
    if theirs == ours.is_empty() {
        return Ok(theirs);
    }
    let why: Vec<String> =
        judge.0[version].iter_errors(value).map(|e| format!("{e} at {}", e.instance_path())).collect();
    Err(format!("{name} by {version}: the schema {theirs} {why:?}, the grammar {ours:?}\n{value}"))
}

#[test]
fn verdicts_are_those_of_the_schemas() {
    let Some(data) = conformance() else { return };
    let judge = Judge::new(&data);
    let mut documents: Vec<(String, Value)> = Vec::new();
    let mut wrong = Vec::new();
    for path in
        json_files(&data.join("ninjs/suite")).into_iter().chain(json_files(&data.join("ninjs/examples")))
    {
        let name = path.display().to_string();
        let Ok(value) = serde_json::from_slice::<Value>(&std::fs::read(&path).unwrap()) else { continue };
        if let Some(version) = VERSIONS.iter().find(|v| name.contains(&format!("/suite/{v}/"))) {
            let sound = errors(&value, version).is_empty();
            if sound != name.contains("should_pass") {
                wrong.push(format!("{name}: the suite says otherwise"));
            }
        }
        documents.push((name, value));
    }
    documents.extend(rich().into_iter().enumerate().map(|(at, value)| (format!("rich {at}"), value)));
    let mut accepted = 0;
    for (name, value) in &documents {
        for version in VERSIONS {
            match compare(&judge, name, value, version) {
                Ok(sound) => accepted += usize::from(sound),
                Err(why) => wrong.push(why),
            }
        }
    }
    let mutants = std::env::var("WIRECOPY_MUTANTS").ok().and_then(|n| n.parse().ok()).unwrap_or(6000);
    let seed = std::env::var("WIRECOPY_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(11);
    let mut random = Random::new(seed);
    let (mut sound_mutants, mut made) = (0, 0);
    while made < mutants {
        let at = if random.below(3) == 0 {
            random.below(documents.len())
        } else {
            documents.len() - 1 - random.below(3)
        };
        let (name, value) = &documents[at];
        let mut value = value.clone();
        for _ in 0..=random.below(2) {
            mutate(&mut value, &mut random);
        }
        let generation = name.strip_prefix("rich ").map(|n| n.parse::<usize>().unwrap() + 1);
        let version = match generation {
            Some(generation) if random.below(4) > 0 => {
                let of: Vec<&&str> =
                    VERSIONS.iter().filter(|v| v.starts_with(&generation.to_string())).collect();
                of[random.below(of.len())]
            }
            _ => &VERSIONS[random.below(VERSIONS.len())],
        };
        made += 1;
        match compare(&judge, &format!("a mutant of {name}"), &value, version) {
            Ok(sound) => sound_mutants += usize::from(sound),
            Err(why) => wrong.push(why),
        }
    }
    println!(
        "{} documents by 12 versions ({accepted} accepted), {made} mutants ({sound_mutants} accepted): {} disagreements",
        documents.len(),
        wrong.len()
    );
    assert!(wrong.is_empty(), "{}", wrong.into_iter().take(20).collect::<Vec<_>>().join("\n\n"));
}

/// Spoils one place of a value.
fn mutate(value: &mut Value, random: &mut Random) {
    let mut pointers = Vec::new();
    places(value, String::new(), &mut pointers);
    let pointer = pointers[random.below(pointers.len())].clone();
    let names = [
        "uri",
        "name",
        "value",
        "type",
        "role",
        "الف",
        "body_x",
        "geometry_é",
        "headline_",
        "$standard",
        "renditions",
    ];
    let values = [
        json!(null),
        json!("text"),
        json!(3),
        json!(3.0),
        json!(3.5),
        json!(-1),
        json!(1e300),
        json!(101),
        json!(true),
        json!([]),
        json!({}),
        json!(["a"]),
        json!([{}]),
        json!({"name": "x"}),
        json!({"a": {"uri": "urn:x"}}),
        json!("usable"),
        json!("2026-13"),
        json!("2026-02-31"),
    ];
    let place = value.pointer_mut(&pointer).unwrap();
    match (random.below(5), place) {
        (0, Value::Object(members)) if !members.is_empty() => {
            let key = members.keys().nth(random.below(members.len())).unwrap().clone();
            members.shift_remove(&key);
        }
        (1, Value::Object(members)) => {
            let name = names[random.below(names.len())];
            members.insert(name.to_owned(), values[random.below(values.len())].clone());
        }
        (2, Value::Object(members)) if !members.is_empty() => {
            let key = members.keys().nth(random.below(members.len())).unwrap().clone();
            let held = members.shift_remove(&key).unwrap();
            let renamed = match random.below(3) {
                0 => format!("{key}s"),
                1 => key.to_lowercase(),
                _ => format!("{key}_"),
            };
            members.insert(renamed, held);
        }
        (3, Value::Array(list)) if !list.is_empty() => {
            let copy = list[random.below(list.len())].clone();
            list.push(copy);
        }
        (_, place) => *place = values[random.below(values.len())].clone(),
    }
}

fn places(value: &Value, at: String, out: &mut Vec<String>) {
    out.push(at.clone());
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                places(value, format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), out);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                places(value, format!("{at}/{index}"), out);
            }
        }
        _ => {}
    }
}

/// Every text and number of a value, with the last key that leads to it.
fn facts(value: &Value, key: &str, out: &mut BTreeMap<String, usize>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| facts(value, key, out)),
        Value::Array(list) => list.iter().for_each(|value| facts(value, key, out)),
        Value::String(text) if text.contains('<') => {
            // The title of a page around the body is no part of it.
            let body = text.split_once("</title>").map_or(text.as_str(), |(_, rest)| rest);
            let words =
                wirecopy::internals::html::plain(body).split_whitespace().collect::<Vec<_>>().concat();
            *out.entry(format!("{key}={words}")).or_default() += 1;
        }
        Value::String(text) => {
            let words = text.split_whitespace().collect::<Vec<_>>().concat();
            *out.entry(format!("{key}={words}")).or_default() += 1;
        }
        other => *out.entry(format!("{key}={other}")).or_default() += 1,
    }
}

/// What the writer says again by itself: the standard, and counts and media types of bodies.
fn is_derived(fact: &str) -> bool {
    let (key, value) = fact.split_once('=').unwrap();
    matches!(key, "wordcount" | "wordCount" | "schema")
        || (key == "version" && value.contains('.'))
        || value == "ninjs"
        || (matches!(key, "contenttype" | "contentType") && value.starts_with("text/")
            || value.contains("xhtml"))
}

#[test]
fn what_is_read_is_written_again() {
    let Some(data) = conformance() else { return };
    let judge = Judge::new(&data);
    let mut documents: Vec<(String, Value, &str)> = Vec::new();
    for path in json_files(&data.join("ninjs")) {
        let name = path.display().to_string();
        let Ok(value) = serde_json::from_slice::<Value>(&std::fs::read(&path).unwrap()) else { continue };
        let fits = VERSIONS.iter().rev().find(|v| {
            judge.accepts(v, &value)
                && (!name.contains("/suite/") || name.contains(&format!("/suite/{v}/should_pass")))
        });
        if let Some(version) = fits {
            documents.push((name, value, version));
        }
    }
    for (at, value) in rich().into_iter().enumerate() {
        documents.push((format!("rich {at}"), value, ["1.6", "2.2", "3.1"][at]));
    }
    assert!(documents.len() > 80, "{}", documents.len());
    let mut wrong = Vec::new();
    for (name, value, version) in &documents {
        let text = value.to_string();
        let options = ReadOptions { from: Some(format!("ninjs@{version}")), ..ReadOptions::default() };
        let reading = wirecopy::read(name, text.as_bytes(), &options).unwrap();
        for to in VERSIONS {
            let written = match wirecopy::write(&reading.document, &format!("ninjs@{to}"), &write_options()) {
                Ok(written) => written,
                Err(error) => {
                    wrong.push(format!("{name} to {to}: {error}"));
                    continue;
                }
            };
            let back: Value = serde_json::from_slice(&written.bytes).unwrap();
            if !judge.accepts(to, &back) {
                wrong.push(format!("{name} to {to}: not valid: {back}"));
            }
            if to != version {
                continue;
            }
            let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
            facts(value, "", &mut before);
            facts(&back, "", &mut after);
            let lost: Vec<&String> = before
                .iter()
                .filter(|(fact, count)| !is_derived(fact) && after.get(*fact).is_none_or(|c| c < count))
                .map(|(fact, _)| fact)
                .collect();
            let said: String = reading
                .findings
                .list()
                .iter()
                .chain(written.findings.list())
                .filter(|f| f.rule.group() == "loss")
                .map(|f| f.message.as_str())
                .collect::<Vec<_>>()
                .join("; ");
            let silent: Vec<&&String> =
                lost.iter().filter(|fact| !said.contains(fact.split('=').next().unwrap())).collect();
            if !silent.is_empty() {
                wrong.push(format!("{name} to {to}: lost {silent:?}; said {said}"));
            }
        }
    }
    println!("{} documents, each in 12 versions", documents.len());
    assert!(
        wrong.is_empty(),
        "{} of them:\n{}",
        wrong.len(),
        wrong.into_iter().take(25).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn members_are_places() {
    let text = Value::Object(Map::from_iter([
        ("uri".to_owned(), json!("urn:x:1")),
        ("urgency".to_owned(), json!("x")),
    ]));
    assert_eq!(errors(&text, "1.6"), ["/urgency expected a number, found a string"]);
}
