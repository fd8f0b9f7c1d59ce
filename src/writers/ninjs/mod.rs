//! ninjs 1.0 to 3.1: valid by the schema of the version, or not written.

mod fields;
mod generations;

use super::{WriteOptions, fields as model_fields, identity, only_item, report_markup, rules};
use crate::catalogs::Scope;
use crate::diagnostics::{Finding, Findings};
use crate::error::WriteError;
use crate::markup::{HTML, Losses, write_blocks};
use crate::model::body::body_text;
use crate::model::extension::NINJS;
use crate::model::{Article, Document, Embargo, Item};
use crate::schema::ninjs as grammar;
use crate::syntax::xml::XmlWriter;
use crate::vocab::ninjs::TYPES;
use fields::push;
use serde_json::{Map, Value, json};

/// The fields, by their names in JSON, that ninjs can say, wholly or in part.
const SAID: &[&str] = &[
    "kind",
    "guid",
    "version",
    "itemClass",
    "language",
    "direction",
    "headline",
    "headlines",
    "slugline",
    "byline",
    "standfirst",
    "descriptions",
    "versionCreated",
    "firstCreated",
    "contentCreated",
    "embargoed",
    "expires",
    "pubStatus",
    "profile",
    "titles",
    "edNotes",
    "urgency",
    "located",
    "genres",
    "sources",
    "subjects",
    "rights",
    "links",
    "media",
    "body",
    "extensions",
    // Their codes are resolved.
    "catalogs",
];

/// A writer at work.
struct Writer<'w> {
    findings: &'w mut Findings,
    /// What the item's aliases stand for.
    scope: Scope,
    /// The number before the point of the version.
    generation: u8,
    version: &'w str,
}

impl Writer<'_> {
    fn lose(&mut self, pointer: &str, message: impl Into<String>) {
        self.findings.report(Finding::new(&rules::FIELD, message).path(pointer.to_owned()));
    }
}

/// Writes an article.
///
/// # Errors
///
/// A version that there is not; a document of several items, or an item that is no article.
pub fn write(
    document: &Document,
    options: &WriteOptions,
    findings: &mut Findings,
    out: &mut Vec<u8>,
) -> Result<(), WriteError> {
    let cannot = |why: String| WriteError::CannotHold { format: "ninjs", why };
    let version = options.version.as_deref().unwrap_or(grammar::NEWEST);
    if !grammar::knows(version) {
        return Err(cannot(format!(
            "there is no version {version} to write; 1.0 to {} are",
            grammar::NEWEST
        )));
    }
    let item = only_item(document, "ninjs", "ninjs", findings)?;
    let Item::Article(article) = item else {
        return Err(cannot(format!("the item is a {}, not an article; write it as --to json", item.kind())));
    };
    report_unsaid(item, findings)?;
    let generation = version.bytes().next().map_or(0, |b| b - b'0');
    let mut writer = Writer { findings, scope: options.catalogs.scope(item), generation, version };
    let mut members = Map::new();
    if version != "1.0" && version != "1.1" && version != "1.2" {
        let schema = format!("https://www.iptc.org/std/ninjs/ninjs-schema_{version}.json");
        members.insert("standard".into(), json!({"name": "ninjs", "version": version, "schema": schema}));
    }
    writer.article(item, article, &mut members);
    let members = match generation {
        1 => generations::to_first(members, findings),
        2 => members,
        _ => generations::to_third(members),
    };
    let mut value = Value::Object(members);
    grammar::fit(&mut value, version, findings)
        .map_err(|why| cannot(format!("by version {version}, {why}")))?;
    serde_json::to_writer_pretty(&mut *out, &value).map_err(super::failed("ninjs"))?;
    out.push(b'\n');
    Ok(())
}

/// Announces each field that ninjs has no place for.
fn report_unsaid(item: &Item, findings: &mut Findings) -> Result<(), WriteError> {
    let Value::Object(fields) = model_fields(item, "ninjs")? else { return Ok(()) };
    for name in fields.keys().filter(|name| !SAID.contains(&name.as_str())) {
        let message = format!("ninjs has no place for {name}");
        findings.report(Finding::new(&rules::FIELD, message).path(format!("/{name}")));
    }
    Ok(())
}

impl Writer<'_> {
    fn article(&mut self, item: &Item, article: &Article, members: &mut Map<String, Value>) {
        let meta = &article.meta;
        let mut put = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                members.insert(key.to_owned(), value);
            }
        };
        let text = |text: &Option<String>| text.clone().map(Value::String);
        put("uri", Some(json!(identity(item, "", self.findings))));
        let class = meta.item_class.as_deref();
        let kind = match class {
            None => Some("text"),
            Some(class) => TYPES.iter().find(|(_, c)| *c == class).map(|(name, _)| *name),
        };
        let kept = article.extensions.iter().any(|e| {
            e.standard == NINJS
                && e.path.is_empty()
                && e.value.as_ref().is_some_and(|v| v.get("type").is_some())
        });
        match kind {
            Some(_) if kept => {}
            Some(kind) => put("type", Some(json!(kind))),
            // IPTC's scheme has both words for the class.
            None if class == Some("ninat:graphics") => put("type", Some(json!("graphic"))),
            None => self.lose("/itemClass", format!("ninjs has no type for {}", class.unwrap_or_default())),
        }
        put("version", meta.version.map(|v| json!(v.to_string())));
        put("profile", text(&meta.profile));
        for (key, date) in [
            ("firstcreated", &meta.first_created),
            ("versioncreated", &meta.version_created),
            ("contentcreated", &article.content_created),
            ("expires", &meta.expires),
        ] {
            put(key, date.as_ref().map(|d| json!(d.as_str())));
        }
        match &meta.embargoed {
            Some(Embargo::Until(date)) => put("embargoed", Some(json!(date.as_str()))),
            Some(Embargo::Indefinite) => {
                self.lose("/embargoed", "ninjs has no embargo without an end; do not publish the item");
            }
            None => {}
        }
        let status = meta.pub_status.as_deref();
        put("pubstatus", status.map(|s| json!(s.rsplit(':').next().unwrap_or(s))));
        put("urgency", article.urgency.map(|u| json!(u)));
        if let Some(rights) = &meta.rights {
            put("copyrightholder", rights.holder.as_ref().and_then(|h| h.label()).map(|l| json!(l)));
            put("copyrightnotice", text(&rights.notice));
            put("usageterms", text(&rights.usage_terms));
            if rights.accountable.is_some() || rights.extra.is_some() {
                self.lose("/rights", "ninjs has no place for the accountable person and further rights");
            }
        }
        for (key, list) in [("title", &meta.titles), ("ednote", &meta.ed_notes)] {
            put(key, list.first().map(|l| json!(l.text)));
            if list.len() > 1 || list.first().is_some_and(|l| l.role.is_some() || l.extra.is_some()) {
                self.lose(
                    &format!("/{key}"),
                    format!("ninjs has one plain “{key}”; roles and further ones cannot be carried"),
                );
            }
        }
        put("language", article.language.as_ref().map(|l| json!(l.as_str())));
        if article.direction.is_some_and(|d| article.language.as_ref().is_none_or(|l| l.direction() != d)) {
            self.lose(
                "/direction",
                "ninjs has no place for a direction that does not follow from the language",
            );
        }
        put("by", text(&article.byline));
        put("slugline", text(&article.slugline));
        put("located", article.located.first().and_then(|l| l.label()).map(|l| json!(l)));
        let plain = |c: &crate::model::Concept| c.code.is_none() && c.uri.is_none() && c.literal.is_none();
        if article.located.len() > 1 || article.located.first().is_some_and(|l| !plain(l)) {
            self.lose(
                "/located",
                "ninjs has one place, by its name; codes and further ones cannot be carried",
            );
        }
        self.words(article, members);
        self.about(&article.subjects, members);
        for (at, genre) in article.genres.iter().enumerate() {
            let entry = self.concept(genre, &format!("/genres/{at}"));
            push(members, "genres", Value::Object(entry));
        }
        for (at, source) in article.sources.iter().enumerate() {
            let entry = self.source(source, &format!("/sources/{at}"));
            push(members, "infosources", entry);
        }
        for (number, media) in article.media.iter().enumerate() {
            for (at, rendition) in media.renditions.iter().enumerate() {
                let pointer = format!("/media/{number}/renditions/{at}");
                let entry = self.rendition(rendition, at, &pointer);
                push(members, "renditions", entry);
            }
            let said = [&media.alt, &media.caption, &media.credit].iter().any(|f| f.is_some());
            if said || number > 0 || !media.creators.is_empty() || media.rights.is_some() {
                let pointer = format!("/media/{number}");
                self.lose(&pointer, "an item of ninjs is one media object; what is said of several belongs to items of their own");
            }
        }
        for (at, link) in meta.links.iter().enumerate() {
            if let Some(entry) = self.association(link, at) {
                push(members, "associations", entry);
            }
        }
        self.kept(article, members);
    }

    fn entry(&mut self, article: &Article, path: &str, value: Value) -> Value {
        let mut entry = Map::new();
        for extension in article.extensions.iter().filter(|e| e.standard == NINJS && e.path == path) {
            if let Some(Value::Object(kept)) = &extension.value {
                entry.extend(kept.clone());
            }
        }
        entry.insert("value".into(), value);
        Value::Object(entry)
    }

    fn words(&mut self, article: &Article, members: &mut Map<String, Value>) {
        if let Some(headline) = &article.headline {
            let entry = self.entry(article, "/headline", json!(headline));
            push(members, "headlines", entry);
        }
        for (at, headline) in article.headlines.iter().enumerate() {
            let entry = self.label(headline, &format!("/headlines/{at}"));
            push(members, "headlines", entry);
        }
        if let Some(standfirst) = &article.standfirst {
            let entry = self.entry(article, "/standfirst", json!(standfirst));
            push(members, "descriptions", entry);
        }
        for (at, description) in article.descriptions.iter().enumerate() {
            let entry = self.label(description, &format!("/descriptions/{at}"));
            push(members, "descriptions", entry);
        }
        if article.body.is_empty() {
            return;
        }
        let mut losses = Losses::new();
        let mut w = XmlWriter::compact();
        write_blocks(&mut w, &HTML, &article.body, &mut losses);
        report_markup(&losses, "HTML", self.findings);
        let words = article.word_count();
        let counted = self.generation > 1 || !matches!(self.version, "1.0" | "1.1");
        let mut entry = self.entry(article, "/body", json!(w.finish()));
        if let Value::Object(entry) = &mut entry {
            entry.entry("contenttype").or_insert_with(|| json!("text/html"));
            entry.entry("wordcount").or_insert_with(|| json!(words));
        }
        push(members, "bodies", entry);
        let plain = body_text(&article.body);
        let plain = plain.trim_end().replace('\n', "\n\n");
        push(members, "bodies", json!({"contenttype": "text/plain", "value": plain}));
        if self.generation == 1 && counted {
            members.insert("wordcount".into(), json!(words));
        }
    }

    /// Puts back what the model has no field for, and announces what other standards said.
    fn kept(&mut self, article: &Article, members: &mut Map<String, Value>) {
        for extension in &article.extensions {
            if extension.standard != NINJS {
                if extension.xml.is_some() || !extension.attributes.is_empty() || extension.value.is_some() {
                    let message =
                        format!("ninjs has no place for {} of {}", extension.path, extension.standard);
                    self.findings.report(Finding::new(&rules::EXTENSION, message).path("/extensions"));
                }
                continue;
            }
            let Some(Value::Object(kept)) = &extension.value else { continue };
            match extension.path.as_str() {
                "" => {
                    for (key, value) in kept {
                        if members.get(key).is_some_and(|own| own != value) {
                            self.lose(
                                &format!("/{key}"),
                                format!("“{key}” was written anew; it was {value}"),
                            );
                        }
                        members.entry(key.clone()).or_insert_with(|| value.clone());
                    }
                }
                "/bodies" => kept.values().for_each(|entry| push(members, "bodies", entry.clone())),
                _ => {}
            }
        }
    }
}
