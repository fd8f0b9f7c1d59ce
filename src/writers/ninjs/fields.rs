//! Fields of the model as members of ninjs 2.x.

use super::Writer;
use crate::model::extension::NINJS;
use crate::model::{Concept, Extra, Label, Link, QCode, Rendition};
use crate::vocab::ninjs::{ABOUT, POINT_OF_INTEREST};
use crate::vocab::schemes;
use serde_json::{Map, Number, Value, json};

/// The members that a value came with, of which those that are given win.
fn decorated(mut own: Map<String, Value>, extra: Option<&Extra>) -> Map<String, Value> {
    if let Some(Value::Object(more)) = extra.filter(|e| e.standard == NINJS).and_then(|e| e.value.as_ref()) {
        for (key, value) in more {
            own.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
    own
}

fn put(members: &mut Map<String, Value>, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        members.insert(key.to_owned(), value.into());
    }
}

impl Writer<'_> {
    /// Announces what decorates a value in another standard.
    fn foreign(&mut self, extra: Option<&Extra>, pointer: &str) {
        if let Some(extra) = extra.filter(|e| e.standard != NINJS) {
            let mut what: Vec<&str> = extra.attributes.keys().map(String::as_str).collect();
            what.extend(extra.xml.iter().map(|xml| {
                let name = xml.trim_start_matches('<');
                name.split([' ', '>', '/']).next().unwrap_or_default()
            }));
            let message = format!("ninjs has no place for {} of {}", what.join(", "), extra.standard);
            self.lose(pointer, message);
        }
    }

    /// A short text with a role.
    pub(super) fn label(&mut self, label: &Label, pointer: &str) -> Value {
        self.foreign(label.extra.as_deref(), pointer);
        if let Some(language) = &label.language {
            self.lose(pointer, format!("ninjs has no place for the language {language} of a single text"));
        }
        let mut entry = Map::new();
        put(&mut entry, "role", label.role.clone());
        let plain = Map::from_iter([("value".to_owned(), json!(label.text))]);
        // Words with markup stand in what the text came with.
        let kept = decorated(entry, label.extra.as_deref());
        Value::Object(if kept.contains_key("value") { kept } else { kept.into_iter().chain(plain).collect() })
    }

    /// A concept: by a code of a scheme in the first generation, by a URI later.
    pub(super) fn concept(&mut self, concept: &Concept, pointer: &str) -> Map<String, Value> {
        self.foreign(concept.extra.as_deref(), pointer);
        let mut entry = Map::new();
        let name = concept.name.clone().or_else(|| concept.names.first().map(|n| n.name.clone()));
        put(&mut entry, "name", name);
        let others = concept.names.len().saturating_sub(usize::from(concept.name.is_none()));
        if others > 0 {
            self.lose(pointer, format!("ninjs has one name a concept; {others} more cannot be carried"));
        }
        if !concept.broader.is_empty() {
            self.lose(pointer, "ninjs has no place for broader concepts");
        }
        let (scheme, code) = self.scheme_and_code(concept);
        let (scheme, code) = (scheme.as_deref(), code.as_deref());
        let mut literal = concept.literal.clone();
        if self.generation == 1 {
            let from_uri = concept.uri.as_deref().and_then(schemes::of_uri);
            match (scheme, code, from_uri) {
                (scheme @ Some(_), Some(code), _) => {
                    put(&mut entry, "scheme", scheme);
                    put(&mut entry, "code", Some(code));
                }
                (_, _, Some((scheme, code))) => {
                    put(&mut entry, "scheme", Some(scheme.uri));
                    put(&mut entry, "code", Some(code));
                }
                (None, Some(code), None) => {
                    put(&mut entry, "code", Some(code));
                    if let Some(uri) = &concept.uri {
                        self.lose(pointer, format!("ninjs 1.x has no place for the URI {uri}"));
                    }
                }
                _ => {
                    let uri =
                        concept.uri.as_deref().and_then(|u| u.rfind(['/', '#']).map(|at| u.split_at(at + 1)));
                    match uri {
                        Some((scheme, code)) if !code.is_empty() => {
                            put(&mut entry, "scheme", Some(scheme));
                            put(&mut entry, "code", Some(code));
                        }
                        _ => put(&mut entry, "code", concept.uri.clone().or_else(|| literal.take())),
                    }
                }
            }
            if let Some(literal) = literal {
                if entry.contains_key("code") {
                    self.lose(pointer, format!("ninjs 1.x has no place for the literal “{literal}”"));
                } else {
                    put(&mut entry, "code", Some(literal));
                }
            }
        } else {
            let uri = concept.uri.clone().or_else(|| match (scheme, code) {
                (Some(scheme), Some(code)) if concept.scheme.is_some() => Some(format!("{scheme}{code}")),
                (Some(_), _) => concept.code.as_deref().and_then(|code| self.scope.resolve(code)),
                _ => None,
            });
            if uri.is_none() && concept.code.is_some() && literal.is_none() {
                literal.clone_from(&concept.code);
            }
            put(&mut entry, "uri", uri);
            put(&mut entry, "literal", literal);
        }
        decorated(entry, concept.extra.as_deref())
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
    pub(super) fn about(&mut self, subjects: &[Concept], members: &mut Map<String, Value>) {
        for (at, subject) in subjects.iter().enumerate() {
            let pointer = format!("/subjects/{at}");
            let nature = subject.nature.as_deref();
            let own = ABOUT.iter().find(|(_, n)| Some(*n) == nature).map(|(key, _)| *key);
            let key = match (own, nature) {
                (Some(key), _) => key,
                (None, Some(POINT_OF_INTEREST)) => "places",
                (None, Some(nature)) => {
                    self.lose(
                        &pointer,
                        format!("ninjs has no place for the type “{nature}”; it stands among subjects"),
                    );
                    "subjects"
                }
                (None, None) => "subjects",
            };
            let mut entry = self.concept(subject, &pointer);
            if let Some(role) = &subject.role {
                self.lose(&pointer, format!("ninjs has no place for the role “{role}”"));
            }
            for (name, value) in [("relevance", subject.relevance), ("confidence", subject.confidence)] {
                if key == "subjects" {
                    put(&mut entry, name, value);
                } else if let Some(value) = value {
                    self.lose(&pointer, format!("ninjs has no place for the {name} {value} of {key}"));
                }
            }
            push(members, key, Value::Object(entry));
        }
    }

    /// A party that the information comes from.
    pub(super) fn source(&mut self, source: &Concept, pointer: &str) -> Value {
        let mut entry = self.concept(source, pointer);
        match &source.role {
            Some(role) if self.generation == 1 => {
                self.lose(pointer, format!("ninjs 1.x has no place for the role “{role}”"));
            }
            role => put(&mut entry, "role", role.clone()),
        }
        Value::Object(entry)
    }

    /// A file of a media object.
    pub(super) fn rendition(&mut self, rendition: &Rendition, at: usize, pointer: &str) -> Value {
        self.foreign(rendition.extra.as_deref(), pointer);
        let mut entry = Map::new();
        // Renditions need names; the code of one is its name.
        let code = rendition.rendition.as_deref();
        let name = code.map(|c| QCode::parse(c).map_or(c, |q| q.code).to_owned());
        put(&mut entry, "name", Some(name.unwrap_or_else(|| format!("r{}", at + 1))));
        let href = rendition.href.clone().or_else(|| rendition.residref.clone());
        put(&mut entry, "href", href);
        if let (Some(_), Some(residref)) = (&rendition.href, &rendition.residref) {
            self.lose(
                pointer,
                format!("ninjs has no place for the identifier {residref} beside the address"),
            );
        }
        put(&mut entry, "contenttype", rendition.content_type.clone());
        put(&mut entry, "width", rendition.width);
        put(&mut entry, "height", rendition.height);
        put(&mut entry, "sizeinbytes", rendition.size);
        if let Some(duration) = &rendition.duration {
            let number = duration.parse::<u64>().ok().map(Number::from);
            match number.or_else(|| duration.parse().ok().and_then(Number::from_f64)) {
                Some(number) => put(&mut entry, "duration", Some(Value::Number(number))),
                None => self.lose(pointer, format!("the duration “{duration}” is no number")),
            }
        }
        if let Some(unit) = &rendition.duration_unit {
            self.lose(pointer, format!("ninjs has no place for the unit of the duration, {unit}"));
        }
        Value::Object(decorated(entry, rendition.extra.as_deref()))
    }

    /// A link as an associated item; `None` where the target is no item.
    pub(super) fn association(&mut self, link: &Link, at: usize) -> Option<Value> {
        let pointer = format!("/links/{at}");
        let mut entry = Map::new();
        let code = link.rel.as_deref().map(|r| QCode::parse(r).map_or(r, |q| q.code).to_owned());
        if let Some(extra) = link.extra.as_deref().filter(|e| e.standard == NINJS) {
            return Some(Value::Object(decorated(entry, Some(extra))));
        }
        let Some(target) = link.guid.as_deref() else {
            let target = link.href.as_deref().unwrap_or_default();
            self.lose(&pointer, format!("ninjs has no place for a link to {target}, which is no item"));
            return None;
        };
        self.foreign(link.extra.as_deref(), &pointer);
        put(&mut entry, "name", Some(code.unwrap_or_else(|| format!("link{}", at + 1))));
        put(&mut entry, "uri", Some(target));
        put(&mut entry, "version", link.version.map(|v| v.to_string()));
        put(&mut entry, "title", link.title.clone());
        if let Some(href) = &link.href {
            self.lose(&pointer, format!("ninjs has no place for the address {href} of an associated item"));
        }
        if let Some(kind) = &link.content_type {
            self.lose(
                &pointer,
                format!("ninjs has no place for the media type {kind} of an associated item"),
            );
        }
        Some(Value::Object(entry))
    }
}

/// Adds an entry to a list.
pub fn push(members: &mut Map<String, Value>, key: &str, entry: Value) {
    match members.entry(key).or_insert_with(|| json!([])) {
        Value::Array(list) => list.push(entry),
        other => *other = json!([entry]),
    }
}
