//! Fields of the model as members of ninjs 2.x.

use super::Writer;
use super::origins::Origins;
use crate::model::extension::NINJS;
use crate::model::text::folded;
use crate::model::{Concept, Extra, Label, Link, QCode, Rendition};
use crate::syntax::html;
use crate::vocab::ninjs::{ABOUT, POINT_OF_INTEREST};
use crate::vocab::schemes;
use crate::writers::loss::{settle_extra, take_label};
use serde_json::{Map, Number, Value, json};

/// The members that a value came with, of which those that are given win; those that are written are taken.
fn decorated(
    mut own: Map<String, Value>,
    extra: &mut Option<Box<Extra>>,
    (out, pointer): (&str, &str),
    origins: &mut Origins,
) -> Map<String, Value> {
    if let Some(kept) = extra.as_mut().filter(|e| e.standard == NINJS) {
        if let Some(Value::Object(more)) = &mut kept.value {
            take_members(&mut own, more, (out, &format!("{pointer}/extra/value")), origins);
        }
        kept.value.take_if(|value| value.as_object().is_some_and(Map::is_empty));
        settle_extra(extra, NINJS);
    }
    own
}

/// Moves members, which stand at `pointer`, to those that are written at `out`, but for those that are there with another
/// value.
pub fn take_members(
    own: &mut Map<String, Value>,
    kept: &mut Map<String, Value>,
    (out, pointer): (&str, &str),
    origins: &mut Origins,
) {
    for (key, value) in std::mem::take(kept) {
        match own.get(&key) {
            None => {
                origins.add(format!("{out}/{key}"), format!("{pointer}/{key}"));
                own.insert(key, value);
            }
            Some(written) if *written == value => {}
            Some(_) => drop(kept.insert(key, value)),
        }
    }
}

pub fn put(members: &mut Map<String, Value>, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        members.insert(key.to_owned(), value.into());
    }
}

impl Writer<'_> {
    /// Adds an entry to a list, which comes from the value at `pointer`.
    pub(super) fn push(&mut self, members: &mut Map<String, Value>, key: &str, entry: Value, pointer: &str) {
        let out = next(members, key);
        self.origins.add(out, pointer);
        push(members, key, entry);
    }

    /// A short text with a role.
    pub(super) fn label(&mut self, label: &mut Label, out: &str, pointer: &str) -> Value {
        self.origins.add(format!("{out}/value"), format!("{pointer}/text"));
        let text = std::mem::take(&mut label.text);
        let mut entry = Map::new();
        put(&mut entry, "role", label.role.take());
        // Words with markup stand in what the text came with, if that still says the same.
        let kept = label.extra.as_ref().filter(|e| e.standard == NINJS).and_then(|e| e.value.as_ref());
        let markup = kept.and_then(|value| value.get("value")?.as_str());
        if markup.and_then(|markup| folded(&html::plain(markup))).is_none_or(|words| words != text) {
            entry.insert("value".to_owned(), json!(text));
        }
        Value::Object(decorated(entry, &mut label.extra, (out, pointer), &mut self.origins))
    }

    /// A concept: by a code of a scheme in the first generation, by a URI later.
    pub(super) fn concept(&mut self, concept: &mut Concept, out: &str, pointer: &str) -> Map<String, Value> {
        let mut entry = Map::new();
        let further = concept.names.iter_mut().map(|n| &mut n.name).find(|n| !n.is_empty());
        let name = concept.name.take().or_else(|| further.map(std::mem::take));
        put(&mut entry, "name", name);
        if self.generation == 1 {
            self.code(concept, &mut entry);
        } else {
            let (scheme, code) = self.scheme_and_code(concept);
            let resolved = match (scheme, code) {
                (Some(scheme), Some(code)) if concept.scheme.is_some() => Some(format!("{scheme}{code}")),
                (Some(_), _) => concept.code.as_deref().and_then(|code| self.scope.resolve(code)),
                _ => None,
            };
            let uri = concept.uri.take().or_else(|| resolved.clone());
            if uri.is_some() && uri == resolved {
                self.origins.add(format!("{out}/uri"), format!("{pointer}/code"));
                concept.code = None;
                concept.scheme = None;
            }
            let literal = concept.literal.take().or_else(|| concept.code.take_if(|_| uri.is_none()));
            put(&mut entry, "uri", uri);
            put(&mut entry, "literal", literal);
        }
        decorated(entry, &mut concept.extra, (out, pointer), &mut self.origins)
    }

    /// The scheme and code of ninjs 1.x.
    fn code(&self, concept: &mut Concept, entry: &mut Map<String, Value>) {
        let (scheme, code) = self.scheme_and_code(concept);
        let from_uri = concept.uri.as_deref().and_then(schemes::of_uri);
        match (scheme, code, from_uri) {
            (Some(scheme), Some(code), _) => {
                concept.uri.take_if(|uri| *uri == format!("{scheme}{code}"));
                (concept.code, concept.scheme) = (None, None);
                put(entry, "scheme", Some(scheme));
                put(entry, "code", Some(code));
            }
            (_, _, Some((scheme, code))) => {
                put(entry, "scheme", Some(scheme.uri));
                put(entry, "code", Some(code));
                concept.uri = None;
            }
            (None, Some(code), None) => {
                put(entry, "code", Some(code));
                concept.code = None;
            }
            _ => {
                let uri = concept.uri.take();
                let parts = uri.as_deref().and_then(|u| u.rfind(['/', '#']).map(|at| u.split_at(at + 1)));
                match parts {
                    Some((scheme, code)) if !code.is_empty() => {
                        put(entry, "scheme", Some(scheme));
                        put(entry, "code", Some(code));
                    }
                    _ => put(entry, "code", uri.or_else(|| concept.literal.take())),
                }
            }
        }
    }

    /// The URI of the scheme that a concept's code is from, and the code in it.
    fn scheme_and_code(&self, concept: &Concept) -> (Option<String>, Option<String>) {
        let Some(code) = concept.code.clone() else { return (None, None) };
        if concept.scheme.is_some() {
            return (concept.scheme.clone(), Some(code));
        }
        let known = QCode::parse(&code)
            .and_then(|q| Some((self.scope.scheme(q.alias)?.to_owned(), q.code.to_owned())));
        match known {
            Some((scheme, own)) => (Some(scheme), Some(own)),
            None => (None, Some(code)),
        }
    }

    /// What the news is about, told apart by nature.
    pub(super) fn about(&mut self, members: &mut Map<String, Value>) {
        let mut subjects = std::mem::take(&mut self.left.subjects);
        for (at, subject) in subjects.iter_mut().enumerate() {
            let own = ABOUT.iter().find(|(_, nature)| Some(*nature) == subject.nature.as_deref());
            let key = match (own, subject.nature.as_deref()) {
                (Some((key, _)), _) => {
                    // The list is the nature.
                    subject.nature = None;
                    key
                }
                (None, Some(POINT_OF_INTEREST)) => "places",
                (None, _) => "subjects",
            };
            let pointer = format!("/subjects/{at}");
            let mut entry = self.concept(subject, &next(members, key), &pointer);
            if key == "subjects" {
                put(&mut entry, "relevance", subject.relevance.take());
                put(&mut entry, "confidence", subject.confidence.take());
            }
            self.push(members, key, Value::Object(entry), &pointer);
        }
        self.left.subjects = subjects;
    }

    pub(super) fn genres(&mut self, members: &mut Map<String, Value>) {
        let mut genres = std::mem::take(&mut self.left.genres);
        for (at, genre) in genres.iter_mut().enumerate() {
            let pointer = format!("/genres/{at}");
            let entry = self.concept(genre, &next(members, "genres"), &pointer);
            self.push(members, "genres", Value::Object(entry), &pointer);
        }
        self.left.genres = genres;
    }

    /// The parties that the information comes from.
    pub(super) fn sources(&mut self, members: &mut Map<String, Value>) {
        let mut sources = std::mem::take(&mut self.left.sources);
        for (at, source) in sources.iter_mut().enumerate() {
            let pointer = format!("/sources/{at}");
            let mut entry = self.concept(source, &next(members, "infosources"), &pointer);
            if self.generation > 1 {
                put(&mut entry, "role", source.role.take());
            }
            self.push(members, "infosources", Value::Object(entry), &pointer);
        }
        self.left.sources = sources;
    }

    /// The one place that ninjs has, by its name.
    pub(super) fn located(&mut self, members: &mut Map<String, Value>) {
        put(members, "located", self.left.located.first_mut().and_then(take_label));
    }

    /// A file of a media object.
    pub(super) fn rendition(
        &mut self,
        rendition: &mut Rendition,
        at: usize,
        out: &str,
        pointer: &str,
    ) -> Value {
        for (own, field) in [("name", "rendition"), ("contenttype", "contentType"), ("sizeinbytes", "size")] {
            self.origins.add(format!("{out}/{own}"), format!("{pointer}/{field}"));
        }
        let mut entry = Map::new();
        // Renditions need names; the code of one is its name.
        let name = rendition.rendition.take();
        let name = name.map(|c| QCode::parse(&c).map_or(c.as_str(), |q| q.code).to_owned());
        put(&mut entry, "name", Some(name.unwrap_or_else(|| format!("r{}", at + 1))));
        put(&mut entry, "href", rendition.href.take().or_else(|| rendition.residref.take()));
        put(&mut entry, "contenttype", rendition.content_type.take());
        put(&mut entry, "width", rendition.width.take());
        put(&mut entry, "height", rendition.height.take());
        put(&mut entry, "sizeinbytes", rendition.size.take());
        let number = rendition.duration.as_deref().and_then(|duration| {
            let whole = duration.parse::<u64>().ok().map(Number::from);
            whole.or_else(|| duration.parse().ok().and_then(Number::from_f64))
        });
        if let Some(number) = number {
            put(&mut entry, "duration", Some(Value::Number(number)));
            rendition.duration = None;
        }
        Value::Object(decorated(entry, &mut rendition.extra, (out, pointer), &mut self.origins))
    }

    /// A link as an associated item; `None` where the target is no item.
    pub(super) fn association(&mut self, link: &mut Link, at: usize) -> Option<Value> {
        if let Some(kept) = link.extra.take_if(|e| e.standard == NINJS && e.value.is_some()) {
            let entry = kept.value.unwrap_or_default();
            // What the link says was found in it.
            for field in
                [&mut link.rel, &mut link.href, &mut link.guid, &mut link.content_type, &mut link.title]
            {
                field.take_if(|text| says(&entry, text));
            }
            link.version.take_if(|version| says(&entry, &version.to_string()));
            return Some(entry);
        }
        let target = link.guid.take()?;
        let mut entry = Map::new();
        let rel = link.rel.take().map(|r| QCode::parse(&r).map_or(r.as_str(), |q| q.code).to_owned());
        put(&mut entry, "name", Some(rel.unwrap_or_else(|| format!("link{}", at + 1))));
        put(&mut entry, "uri", Some(target));
        put(&mut entry, "version", link.version.take().map(|v| v.to_string()));
        put(&mut entry, "title", link.title.take());
        Some(Value::Object(entry))
    }
}

/// Whether a text stands somewhere in a value. Depth is bounded by the model's.
fn says(value: &Value, text: &str) -> bool {
    match value {
        Value::String(own) => folded(own).as_deref() == Some(text),
        Value::Number(number) => number.to_string() == text,
        Value::Array(list) => list.iter().any(|v| says(v, text)),
        Value::Object(members) => members.values().any(|v| says(v, text)),
        Value::Null | Value::Bool(_) => false,
    }
}

/// The pointer of the next entry of a list.
pub fn next(members: &Map<String, Value>, key: &str) -> String {
    format!("/{key}/{}", members.get(key).and_then(Value::as_array).map_or(0, Vec::len))
}

/// Adds an entry to a list.
pub fn push(members: &mut Map<String, Value>, key: &str, entry: Value) {
    match members.entry(key).or_insert_with(|| json!([])) {
        Value::Array(list) => list.push(entry),
        other => *other = json!([entry]),
    }
}
