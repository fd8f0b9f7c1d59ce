//! ninjs 1.0 to 3.1: news in JSON, leniently. What the model has no field for is kept as an extension.

mod body;
mod fields;
mod generations;

use super::{Confidence, ReadItems, ReadOptions, faults};
use crate::diagnostics::{Finding, Findings, How, Place};
use crate::error::ReadError;
use crate::facts::settle_language;
use crate::model::extension::NINJS;
use crate::model::text::folded;
use crate::model::{
    Article, Concept, Document, Embargo, Extension, Guid, Item, Label, LanguageTag, Rights, WireDate,
};
use crate::source::Source;
use crate::syntax::json;
use crate::vocab::ninjs::{ABOUT, TYPES};
use generations::{Generation, to_second};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Members that ninjs has, and no other JSON of news that we read.
const NINJS_ALONE: &[&str] = &[
    "versioncreated",
    "firstcreated",
    "pubstatus",
    "representationtype",
    "representationType",
    "copyrightholder",
    "copyrightHolder",
    "body_",
    "bodies",
];

/// Members that only news items have.
const TELLING: &[&str] = &[
    "pubstatus",
    "pubStatus",
    "versioncreated",
    "versionCreated",
    "firstcreated",
    "firstCreated",
    "representationtype",
    "representationType",
    "body_",
    "bodies",
    "headlines",
    "headline",
    "renditions",
    "associations",
    "copyrightholder",
    "copyrightHolder",
    "standard",
    "$standard",
    "descriptions",
    "description_",
    "byline",
    "slugline",
    "subject",
    "subjects",
    "type",
    "profile",
    "language",
];

/// An object with a `uri`, and members that news items have.
pub fn sniff(source: &Source<'_>) -> Confidence {
    let text = source.text().trim_start();
    if !text.starts_with('{') {
        return 0;
    }
    let has = |key: &str| {
        text.match_indices(&format!("\"{key}")).any(|(at, found)| {
            let rest = text.get(at + found.len()..).unwrap_or_default();
            let rest = if key.ends_with('_') {
                rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_')
            } else {
                rest
            };
            rest.strip_prefix('"').is_some_and(|r| r.trim_start().starts_with(':'))
        })
    };
    let ours = has("kind") && text.get(1..).is_some_and(|r| r.trim_start().starts_with("\"kind\""));
    if ours {
        return 0;
    }
    // An item that lost its identifier is one all the same.
    if !has("uri") && NINJS_ALONE.iter().filter(|key| has(key)).count() < 2 {
        return 0;
    }
    match TELLING.iter().filter(|key| has(key)).count() {
        0 => 30,
        1 => 60,
        _ => 96,
    }
}

/// Reads an item.
///
/// # Errors
///
/// What is not JSON, or no object.
pub fn read(
    source: &Source<'_>,
    options: &ReadOptions,
    findings: &mut Findings,
) -> Result<ReadItems, ReadError> {
    let text = source.text();
    let value = json::parse(text)?;
    json::report_doubles(text, findings);
    let Value::Object(members) = value else {
        return Err(Finding::new(&faults::VALUE, "a news item is a JSON object").into());
    };
    let stated = ["$standard", "standard"]
        .iter()
        .find_map(|key| members.get(*key)?.get("version")?.as_str())
        .map(str::to_owned);
    let version = options.version().map(str::to_owned).or(stated);
    let generation = Generation::of(&members, version.as_deref());
    if findings.keeps_origins() {
        keep_origins(text, generation, findings);
    }
    let mut taker = Taker { members: to_second(members, generation), article: Article::default() };
    taker.take_all(findings);
    let mut article = taker.article;
    article.tidy();
    settle_language(&mut article, findings);
    let document: Document = Item::Article(Box::new(article)).into();
    Ok(ReadItems { document, version })
}

/// Where the values of fields stand that have a member of their own.
const FIELDS: &[(&str, &str)] = &[
    ("/guid", "uri"),
    ("/version", "version"),
    ("/itemClass", "type"),
    ("/language", "language"),
    ("/headline", "headlines"),
    ("/headlines", "headlines"),
    ("/slugline", "slugline"),
    ("/byline", "by"),
    ("/standfirst", "descriptions"),
    ("/descriptions", "descriptions"),
    ("/versionCreated", "versioncreated"),
    ("/firstCreated", "firstcreated"),
    ("/contentCreated", "contentcreated"),
    ("/embargoed", "embargoed"),
    ("/expires", "expires"),
    ("/pubStatus", "pubstatus"),
    ("/urgency", "urgency"),
    ("/edNotes", "ednote"),
    ("/located", "located"),
    ("/genres", "genres"),
    ("/sources", "infosources"),
    ("/rights", "copyrightholder"),
    ("/rights/notice", "copyrightnotice"),
    ("/rights/usageTerms", "usageterms"),
    ("/subjects", "subjects"),
    ("/media", "renditions"),
    ("/links", "associations"),
    ("/body", "bodies"),
    ("/titles", "title"),
    ("/profile", "profile"),
];

fn keep_origins(text: &str, generation: Generation, findings: &mut Findings) {
    let table = json::pointers(text);
    for (field, name) in FIELDS {
        let key = generation.key(name);
        let families: &[&str] = match (generation, *name) {
            (Generation::First, "headlines") => &["/headline"],
            (Generation::First, "bodies") => &["/body_"],
            (Generation::First, "descriptions") => &["/description_"],
            _ => &[],
        };
        let wanted = format!("/{}", json::escape(&key));
        let found = table.iter().find(|(p, _)| {
            *p == wanted || families.iter().any(|f| p.starts_with(f) && !p[1..].contains('/'))
        });
        if let Some((pointer, span)) = found {
            let place = Place { span: Some(*span), path: Some(pointer.clone()) };
            findings.origin(field, place, How::Declared(format!("“{}”", pointer.trim_start_matches('/'))));
        }
    }
    // What the news is about stands in several lists, which are one list of the article.
    let about = ABOUT.iter().map(|(name, _)| ("/subjects", *name));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (field, name) in about.chain([("/genres", "genres"), ("/sources", "infosources")]) {
        let key = generation.key(name);
        let list = format!("/{}/", json::escape(&key));
        let entries =
            table.iter().filter(|(p, _)| p.strip_prefix(&list).is_some_and(|end| !end.contains('/')));
        for (pointer, span) in entries {
            let count = counts.entry(field).or_default();
            let place = Place { span: Some(*span), path: Some(pointer.clone()) };
            findings.origin(&format!("{field}/{count}"), place, How::Declared(format!("“{key}”")));
            *count += 1;
        }
    }
}

/// Whether an address is that of a schema of ninjs, as IPTC gives it.
fn is_schema(address: &str) -> bool {
    let rest =
        address.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    let name = rest.strip_prefix("iptc.org/std/ninjs/ninjs-schema_").and_then(|n| n.strip_suffix(".json"));
    name.is_some_and(|version| version.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
}

/// An item of the second generation at work: what is taken leaves its members, what is left is kept.
struct Taker {
    members: Map<String, Value>,
    article: Article,
}

impl Taker {
    /// Takes a text; another value stays.
    fn text(&mut self, key: &str) -> Option<String> {
        match self.members.get(key) {
            Some(Value::String(text)) if folded(text).is_some() => {
                let text = folded(text);
                self.members.shift_remove(key);
                text
            }
            _ => None,
        }
    }

    fn date(&mut self, key: &str) -> Option<WireDate> {
        self.text(key).map(|text| WireDate::new(&text))
    }

    fn keep(&mut self, path: &str, key: &str, value: Value) {
        let mut members = Map::new();
        members.insert(key.to_owned(), value);
        self.keep_members(path, members);
    }

    fn keep_members(&mut self, path: &str, members: Map<String, Value>) {
        if members.is_empty() {
            return;
        }
        self.article.extensions.push(Extension {
            standard: NINJS.into(),
            path: path.into(),
            value: Some(Value::Object(members)),
            ..Extension::default()
        });
    }

    fn take_all(&mut self, findings: &mut Findings) {
        self.standard(findings);
        if let Some(guid) = self.members.get("uri").and_then(Value::as_str).and_then(Guid::new) {
            self.article.meta.guid = Some(guid);
            self.members.shift_remove("uri");
        }
        let number = self.members.get("version").and_then(Value::as_str).and_then(|v| v.trim().parse().ok());
        if let Some(version) = number.filter(|v: &u64| {
            Some(v.to_string().as_str()) == self.members.get("version").and_then(Value::as_str)
        }) {
            self.article.meta.version = Some(version);
            self.members.shift_remove("version");
        }
        let class = self.members.get("type").and_then(Value::as_str);
        if let Some((name, class)) = TYPES.iter().find(|(name, _)| Some(*name) == class) {
            self.article.meta.item_class = (*name != "text").then(|| (*class).to_owned());
            self.members.shift_remove("type");
        }
        self.article.language = self.text("language").map(|l| LanguageTag::new(&l));
        self.article.meta.profile = self.text("profile");
        self.article.meta.first_created = self.date("firstcreated");
        self.article.meta.version_created = self.date("versioncreated");
        self.article.content_created = self.date("contentcreated");
        self.article.meta.embargoed = self.date("embargoed").map(Embargo::Until);
        self.article.meta.expires = self.date("expires");
        self.article.meta.pub_status = self.text("pubstatus");
        let urgency = self.members.get("urgency").and_then(Value::as_u64).and_then(|u| u8::try_from(u).ok());
        if urgency.is_some() {
            self.article.urgency = urgency;
            self.members.shift_remove("urgency");
        }
        self.article.slugline = self.text("slugline");
        self.article.byline = self.text("by");
        if let Some(title) = self.text("title") {
            self.article.meta.titles.push(Label::plain(title));
        }
        if let Some(note) = self.text("ednote") {
            self.article.meta.ed_notes.push(Label::plain(note));
        }
        if let Some(place) = self.text("located") {
            self.article.located.push(Concept::named(place));
        }
        self.rights();
        self.labels();
        self.concepts();
        self.renditions();
        self.associations();
        self.bodies(findings);
        for (key, value) in std::mem::take(&mut self.members) {
            self.keep("", &key, value);
        }
    }

    /// Takes the standard that the input was written in, which says nothing of the item. What is not as every item has
    /// it is reported.
    fn standard(&mut self, findings: &mut Findings) {
        let standard = self.members.get("standard").and_then(Value::as_object);
        if standard.and_then(|s| s.get("name")).and_then(Value::as_str) != Some("ninjs") {
            return;
        }
        let Some(Value::Object(standard)) = self.members.shift_remove("standard") else { return };
        for (key, value) in standard {
            let usual = match (key.as_str(), value.as_str()) {
                ("name" | "version", Some(_)) => true,
                ("schema", Some(address)) => is_schema(address),
                _ => false,
            };
            if !usual {
                let said = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                let message = format!("`{key}` of the standard is “{said}” and was skipped");
                findings.report(Finding::new(&faults::SKIPPED, message).path("/standard"));
            }
        }
    }

    fn rights(&mut self) {
        let rights = Rights {
            holder: self.text("copyrightholder").map(Concept::named),
            notice: self.text("copyrightnotice"),
            usage_terms: self.text("usageterms"),
            ..Rights::default()
        };
        if rights != Rights::default() {
            self.article.meta.rights = Some(rights);
        }
    }
}
