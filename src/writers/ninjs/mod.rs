//! ninjs 1.0 to 3.1: valid by the schema of the version, or not written.

mod fields;
mod generations;
mod origins;

use super::loss::{Remainder, lose, report_markup, settle, take_label};
use super::{WriteOptions, identity, only_item};
use crate::catalogs::Scope;
use crate::diagnostics::Findings;
use crate::error::WriteError;
use crate::markup::{HTML, Losses, write_blocks};
use crate::model::body::body_text;
use crate::model::extension::NINJS;
use crate::model::{Article, Document, Embargo, Extension, Item};
use crate::schema::ninjs as grammar;
use crate::syntax::xml::XmlWriter;
use crate::vocab::g2::STATUS_ALIAS;
use crate::vocab::ninjs::TYPES;
use fields::{next, push, put, take_members};
use origins::Origins;
use serde_json::{Map, Value, json};

/// What the format is called in messages.
const TITLE: &str = "ninjs";

/// A writer at work.
struct Writer<'w> {
    findings: &'w mut Findings,
    /// What the item's aliases stand for.
    scope: Scope,
    /// The number before the point of the version.
    generation: u8,
    version: &'w str,
    /// What is left of the article to write.
    left: Article,
    origins: Origins,
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
    let item = only_item(document, "ninjs", TITLE, findings)?;
    let Item::Article(article) = item else {
        return Err(cannot(format!("the item is a {}, not an article; write it as --to json", item.kind())));
    };
    let generation = version.bytes().next().map_or(0, |b| b - b'0');
    let article = article.as_ref();
    let remainder = Remainder::of(article);
    let scope = options.catalogs.scope(item);
    let origins = Origins::default();
    let mut writer = Writer { findings, scope, generation, version, left: remainder.left, origins };
    let mut members = Map::new();
    if version != "1.0" && version != "1.1" && version != "1.2" {
        let schema = format!("https://www.iptc.org/std/ninjs/ninjs-schema_{version}.json");
        members.insert("standard".into(), json!({"name": "ninjs", "version": version, "schema": schema}));
    }
    writer.article(item, article, &mut members);
    let Writer { left, mut origins, .. } = writer;
    let mut found = findings.part();
    let members = match generation {
        1 => {
            let mut moved = Vec::new();
            let members = generations::to_first(members, &mut moved, &mut found);
            origins.report(std::mem::replace(&mut found, findings.part()), findings);
            origins.move_to_first(&moved);
            members
        }
        2 => members,
        _ => {
            origins.move_to_third();
            generations::to_third(members)
        }
    };
    let mut value = Value::Object(members);
    grammar::fit(&mut value, version, &mut found)
        .map_err(|why| cannot(format!("by version {version}, {why}")))?;
    origins.report(found, findings);
    Remainder { left, ..remainder }.report(TITLE, "", findings);
    serde_json::to_writer_pretty(&mut *out, &value).map_err(super::failed("ninjs"))?;
    out.push(b'\n');
    Ok(())
}

impl Writer<'_> {
    /// Puts a member, which comes from the field at `pointer`.
    fn put(
        &mut self,
        members: &mut Map<String, Value>,
        key: &str,
        pointer: &str,
        value: Option<impl Into<Value>>,
    ) {
        if value.is_some() {
            self.origins.add(format!("/{key}"), pointer);
        }
        put(members, key, value);
    }

    fn article(&mut self, item: &Item, article: &Article, members: &mut Map<String, Value>) {
        let own = self.left.meta.guid.take().map(|g| g.as_str().to_owned());
        let guid = own.unwrap_or_else(|| identity(item, "", self.findings));
        self.put(members, "uri", "/guid", Some(guid));
        self.kind(article, members);
        let version = self.left.meta.version.take().map(|v| v.to_string());
        self.put(members, "version", "/version", version);
        let profile = self.left.meta.profile.take();
        self.put(members, "profile", "/profile", profile);
        for (key, pointer, date) in [
            ("firstcreated", "/firstCreated", self.left.meta.first_created.take()),
            ("versioncreated", "/versionCreated", self.left.meta.version_created.take()),
            ("contentcreated", "/contentCreated", self.left.content_created.take()),
            ("expires", "/expires", self.left.meta.expires.take()),
        ] {
            self.put(members, key, pointer, date.map(|d| d.as_str().to_owned()));
        }
        match self.left.meta.embargoed.take() {
            Some(Embargo::Until(date)) => {
                self.put(members, "embargoed", "/embargoed", Some(date.as_str().to_owned()));
            }
            Some(Embargo::Indefinite) => {
                let message = "an embargo without an end is not supported by ninjs; do not publish the item";
                lose("/embargoed", message, self.findings);
            }
            None => {}
        }
        let status = self.left.meta.pub_status.take();
        let status = status.map(|s| s.strip_prefix(STATUS_ALIAS).unwrap_or(&s).to_owned());
        self.put(members, "pubstatus", "/pubStatus", status);
        let urgency = self.left.urgency.take();
        self.put(members, "urgency", "/urgency", urgency);
        if let Some(mut rights) = self.left.meta.rights.take() {
            let holder = rights.holder.as_mut().and_then(take_label);
            self.put(members, "copyrightholder", "/rights/holder", holder);
            self.put(members, "copyrightnotice", "/rights/notice", rights.notice.take());
            self.put(members, "usageterms", "/rights/usageTerms", rights.usage_terms.take());
            self.left.meta.rights = Some(rights);
        }
        // There is one of each.
        let title = self.left.meta.titles.first_mut().map(|title| std::mem::take(&mut title.text));
        self.put(members, "title", "/titles/0/text", title);
        let note = self.left.meta.ed_notes.first_mut().map(|note| std::mem::take(&mut note.text));
        self.put(members, "ednote", "/edNotes/0/text", note);
        if let Some(language) = self.left.language.take() {
            // Readers know the direction by the language.
            self.left.direction.take_if(|direction| *direction == language.direction());
            self.put(members, "language", "/language", Some(language.as_str().to_owned()));
        }
        let byline = self.left.byline.take();
        self.put(members, "by", "/byline", byline);
        let slugline = self.left.slugline.take();
        self.put(members, "slugline", "/slugline", slugline);
        self.located(members);
        self.words(article, members);
        self.about(members);
        self.genres(members);
        self.sources(members);
        self.media(members);
        let mut links = std::mem::take(&mut self.left.meta.links);
        for (at, link) in links.iter_mut().enumerate() {
            if let Some(entry) = self.association(link, at) {
                self.push(members, "associations", entry, &format!("/links/{at}"));
            }
        }
        self.left.meta.links = links;
        self.kept(article, members);
    }

    /// The type, by the item class.
    fn kind(&mut self, article: &Article, members: &mut Map<String, Value>) {
        let kept = article.extensions.iter().any(|e| {
            e.standard == NINJS
                && e.path.is_empty()
                && e.value.as_ref().is_some_and(|v| v.get("type").is_some())
        });
        if kept {
            return;
        }
        let kind = match article.meta.item_class.as_deref() {
            None => Some("text"),
            // IPTC's scheme has both words for the class.
            Some("ninat:graphics") => Some("graphic"),
            Some(class) => TYPES.iter().find(|(_, c)| *c == class).map(|(name, _)| *name),
        };
        if kind.is_some() {
            self.left.meta.item_class = None;
        }
        self.put(members, "type", "/itemClass", kind);
    }

    /// The files of all media objects: an item of ninjs is one media object.
    fn media(&mut self, members: &mut Map<String, Value>) {
        let mut all = std::mem::take(&mut self.left.media);
        for (number, media) in all.iter_mut().enumerate() {
            for (at, rendition) in media.renditions.iter_mut().enumerate() {
                let pointer = format!("/media/{number}/renditions/{at}");
                let entry = self.rendition(rendition, at, &next(members, "renditions"), &pointer);
                self.push(members, "renditions", entry, &pointer);
            }
            if number > 0 {
                let message =
                    "a second media object is not supported by ninjs; its files are among those of the first";
                lose(format!("/media/{number}"), message, self.findings);
            }
        }
        self.left.media = all;
    }

    /// An entry with a value, and the members that were kept for it.
    fn entry(&mut self, path: &str, value: Value, out: &str) -> Map<String, Value> {
        let mut entry = Map::from_iter([("value".to_owned(), value)]);
        let kept = self.left.extensions.iter_mut().enumerate();
        for (at, extension) in kept.filter(|(_, e)| e.standard == NINJS && e.path == path) {
            if let Some(Value::Object(kept)) = &mut extension.value {
                let pointer = format!("/extensions/{at}/value");
                take_members(&mut entry, kept, (out, &pointer), &mut self.origins);
            }
            settle_value(extension);
        }
        entry
    }

    fn words(&mut self, article: &Article, members: &mut Map<String, Value>) {
        if let Some(headline) = self.left.headline.take() {
            let entry = self.entry("/headline", json!(headline), &next(members, "headlines"));
            self.push(members, "headlines", Value::Object(entry), "/headline");
        }
        let mut labels = std::mem::take(&mut self.left.headlines);
        for (at, headline) in labels.iter_mut().enumerate() {
            let pointer = format!("/headlines/{at}");
            let entry = self.label(headline, &next(members, "headlines"), &pointer);
            self.push(members, "headlines", entry, &pointer);
        }
        self.left.headlines = labels;
        if let Some(standfirst) = self.left.standfirst.take() {
            let entry = self.entry("/standfirst", json!(standfirst), &next(members, "descriptions"));
            self.push(members, "descriptions", Value::Object(entry), "/standfirst");
        }
        let mut labels = std::mem::take(&mut self.left.descriptions);
        for (at, description) in labels.iter_mut().enumerate() {
            let pointer = format!("/descriptions/{at}");
            let entry = self.label(description, &next(members, "descriptions"), &pointer);
            self.push(members, "descriptions", entry, &pointer);
        }
        self.left.descriptions = labels;
        if article.body.is_empty() {
            return;
        }
        let mut losses = Losses::new("/body");
        let mut w = XmlWriter::compact();
        write_blocks(&mut w, &HTML, &article.body, &mut losses);
        report_markup(&losses, "HTML", self.findings);
        let words = article.word_count();
        let counted = self.generation > 1 || !matches!(self.version, "1.0" | "1.1");
        let mut entry = self.entry("/body", json!(w.finish()), &next(members, "bodies"));
        entry.entry("contenttype").or_insert_with(|| json!("text/html"));
        entry.entry("wordcount").or_insert_with(|| json!(words));
        self.push(members, "bodies", Value::Object(entry), "/body");
        let plain = body_text(&article.body);
        let plain = plain.trim_end().replace('\n', "\n\n");
        push(members, "bodies", json!({"contenttype": "text/plain", "value": plain}));
        if self.generation == 1 && counted {
            members.insert("wordcount".into(), json!(words));
        }
    }

    /// Puts back what the model has no field for. Members that are written with another value are left.
    fn kept(&mut self, article: &Article, members: &mut Map<String, Value>) {
        for (at, extension) in article.extensions.iter().enumerate().filter(|(_, e)| e.standard == NINJS) {
            let Some(left) = self.left.extensions.get_mut(at) else { continue };
            let Some(Value::Object(kept)) = &mut left.value else { continue };
            let pointer = format!("/extensions/{at}/value");
            match extension.path.as_str() {
                "" => {
                    take_members(members, kept, ("", &pointer), &mut self.origins);
                    for (key, value) in std::mem::take(kept) {
                        let message = format!("“{key}” was written anew; it was {value}");
                        lose(format!("{pointer}/{key}"), message, self.findings);
                    }
                }
                "/bodies" => {
                    for (key, entry) in std::mem::take(kept) {
                        self.origins.add(next(members, "bodies"), format!("{pointer}/{key}"));
                        push(members, "bodies", entry);
                    }
                }
                _ => {}
            }
            settle_value(left);
        }
    }
}

/// Takes what a kept part says of where it belongs, once all its members are taken.
fn settle_value(extension: &mut Extension) {
    if extension.value.take_if(|value| value.as_object().is_some_and(Map::is_empty)).is_some() {
        settle(extension);
    }
}
