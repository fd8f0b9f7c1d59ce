//! Headlines and descriptions, concepts, renditions, associations.

use super::Taker;
use crate::model::extension::NINJS;
use crate::model::text::folded;
use crate::model::{Concept, Extra, Label, Link, Media, Rendition};
use crate::syntax::html;
use crate::vocab::ninjs::ABOUT;
use serde_json::{Map, Value};

/// What decorates a value: the members that are left of its entry.
pub fn extra(rest: Map<String, Value>) -> Option<Box<Extra>> {
    let extra =
        || Extra { standard: NINJS.into(), value: Some(Value::Object(rest.clone())), ..Extra::default() };
    (!rest.is_empty()).then(|| Box::new(extra()))
}

/// Takes a text out of an entry.
fn text(entry: &mut Map<String, Value>, key: &str) -> Option<String> {
    let text = entry.get(key).and_then(Value::as_str).and_then(folded)?;
    entry.shift_remove(key);
    Some(text)
}

fn whole(entry: &mut Map<String, Value>, key: &str) -> Option<u64> {
    let number = entry.get(key).and_then(Value::as_u64)?;
    entry.shift_remove(key);
    Some(number)
}

/// Whether an entry's words are plain.
fn is_plain(entry: &Map<String, Value>) -> bool {
    entry.get("contenttype").is_none_or(|t| t.as_str().is_some_and(|t| t.starts_with("text/plain")))
}

impl Taker {
    /// The objects of a list; where one is none, the list is left alone.
    fn entries(&mut self, key: &str) -> Vec<Map<String, Value>> {
        match self.members.get(key) {
            Some(Value::Array(list)) if list.iter().all(Value::is_object) => {}
            _ => return Vec::new(),
        }
        let Some(Value::Array(list)) = self.members.shift_remove(key) else { return Vec::new() };
        list.into_iter()
            .filter_map(|entry| match entry {
                Value::Object(entry) => Some(entry),
                _ => None,
            })
            .collect()
    }

    pub(super) fn labels(&mut self) {
        for mut entry in self.entries("headlines") {
            if self.article.headline.is_none() && !entry.contains_key("role") && is_plain(&entry) {
                self.article.headline = text(&mut entry, "value");
                self.keep_members("/headline", entry);
                continue;
            }
            self.article.headlines.push(label(entry));
        }
        // Where every headline has a role, the first one is the main one.
        let first = self.article.headlines.first();
        if self.article.headline.is_none() && first.is_some_and(|l| l.extra.is_none() && !l.text.is_empty()) {
            let label = self.article.headlines.remove(0);
            self.article.headline = Some(label.text);
            if let Some(role) = label.role {
                self.keep("/headline", "role", Value::String(role));
            }
        }
        let story = self.article.meta.item_class.is_none();
        for mut entry in self.entries("descriptions") {
            let standfirst = story && self.article.standfirst.is_none();
            if standfirst && !entry.contains_key("role") && is_plain(&entry) {
                self.article.standfirst = text(&mut entry, "value");
                self.keep_members("/standfirst", entry);
                continue;
            }
            self.article.descriptions.push(label(entry));
        }
    }

    pub(super) fn concepts(&mut self) {
        for (key, nature) in ABOUT {
            for entry in self.entries(key) {
                let mut concept = concept(entry);
                concept.nature = Some((*nature).to_owned());
                self.article.subjects.push(concept);
            }
        }
        self.article.genres = self.entries("genres").into_iter().map(concept).collect();
        self.article.sources = self.entries("infosources").into_iter().map(concept).collect();
    }

    pub(super) fn renditions(&mut self) {
        let renditions: Vec<Rendition> = self.entries("renditions").into_iter().map(rendition).collect();
        if !renditions.is_empty() {
            self.article.media.push(Media { renditions, ..Media::default() });
        }
    }

    /// Items beside the item: links to them, each with the whole item.
    pub(super) fn associations(&mut self) {
        for entry in self.entries("associations") {
            let said = |key: &str| entry.get(key).and_then(Value::as_str).and_then(folded);
            let title = entry
                .pointer_text("/headlines/0/value")
                .or_else(|| said("title"))
                .or_else(|| entry.pointer_text("/descriptions/0/value"));
            let link = Link {
                rel: said("rel").or_else(|| said("name")),
                guid: said("uri"),
                href: entry.pointer_text("/renditions/0/href"),
                version: said("version").and_then(|v| v.parse().ok()),
                content_type: entry.pointer_text("/renditions/0/contenttype"),
                title,
                extra: extra(entry),
            };
            self.article.meta.links.push(link);
        }
    }
}

trait PointerText {
    fn pointer_text(&self, pointer: &str) -> Option<String>;
}

impl PointerText for Map<String, Value> {
    fn pointer_text(&self, pointer: &str) -> Option<String> {
        let (key, rest) = pointer.trim_start_matches('/').split_once('/')?;
        self.get(key)?.pointer(&format!("/{rest}"))?.as_str().and_then(folded)
    }
}

/// A short text; where it has markup, that is kept beside its words.
fn label(mut entry: Map<String, Value>) -> Label {
    let role = text(&mut entry, "role");
    let plain = is_plain(&entry);
    let words = match entry.get("value").and_then(Value::as_str) {
        Some(words) if plain => words.to_owned(),
        Some(markup) => html::plain(markup),
        None => String::new(),
    };
    if plain && entry.get("value").is_some_and(Value::is_string) {
        entry.shift_remove("value");
    }
    Label { text: folded(&words).unwrap_or_default(), role, extra: extra(entry), ..Label::default() }
}

fn concept(mut entry: Map<String, Value>) -> Concept {
    let number = |entry: &mut Map<String, Value>, key: &str| {
        let number = entry.get(key).and_then(Value::as_u64).and_then(|n| u8::try_from(n).ok())?;
        entry.shift_remove(key);
        Some(number)
    };
    Concept {
        name: text(&mut entry, "name"),
        code: text(&mut entry, "code"),
        scheme: text(&mut entry, "scheme"),
        uri: text(&mut entry, "uri"),
        literal: text(&mut entry, "literal"),
        role: text(&mut entry, "role"),
        relevance: number(&mut entry, "relevance"),
        confidence: number(&mut entry, "confidence"),
        extra: extra(entry),
        ..Concept::default()
    }
}

fn rendition(mut entry: Map<String, Value>) -> Rendition {
    let duration = entry.get("duration").filter(|d| d.is_number()).map(ToString::to_string);
    if duration.is_some() {
        entry.shift_remove("duration");
    }
    Rendition {
        href: text(&mut entry, "href"),
        rendition: text(&mut entry, "name"),
        content_type: text(&mut entry, "contenttype"),
        size: whole(&mut entry, "sizeinbytes"),
        width: whole(&mut entry, "width"),
        height: whole(&mut entry, "height"),
        duration,
        extra: extra(entry),
        ..Rendition::default()
    }
}
