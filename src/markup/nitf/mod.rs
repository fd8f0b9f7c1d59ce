//! The parts of a NITF document other than the story: its head, and what is before and after the story. The same code
//! reads separate documents and those inside other formats.

mod body_head;
mod head;

use super::NITF_NAMESPACE;
use super::rules::stray_words;
use crate::diagnostics::Findings;
use crate::limits::Limits;
use crate::model::extension::NITF;
use crate::model::text::folded;
use crate::model::{Article, Extension, Extra, Label};
use crate::syntax::xml::{Child, Element, Tree};
use std::collections::BTreeMap;

/// A reader of the frame of a story.
pub struct Frame<'f> {
    /// The article that is filled in.
    pub article: &'f mut Article,
    /// Is told where the value of a field (a JSON pointer) stands.
    pub note: &'f mut dyn FnMut(Element<'_, '_>, &str),
}

impl Frame<'_> {
    /// Reads a document's frame; the story itself is left to [`super::blocks`].
    pub fn read(&mut self, root: Element<'_, '_>) {
        let language = root.xml_attribute("lang").or_else(|| root.attribute("baselang"));
        if let Some(language) = language.and_then(folded) {
            (self.note)(root, "/language");
            self.article.language.get_or_insert(crate::model::LanguageTag::new(&language));
        }
        let mut known = vec!["version"];
        known.extend(self.said_languages(root));
        self.keep_attributes(root, "/nitf", &known);
        for child in root.elements() {
            match child.name() {
                "head" => self.head(child),
                "body" => self.body(child),
                _ => self.keep(child, "/nitf"),
            }
        }
    }

    fn body(&mut self, body: Element<'_, '_>) {
        if let Some(language) = body.xml_attribute("lang").and_then(folded) {
            (self.note)(body, "/language");
            self.article.language.get_or_insert(crate::model::LanguageTag::new(&language));
        }
        let known = self.said_languages(body);
        self.keep_attributes(body, "/nitf/body", &known);
        for child in body.elements() {
            match child.name() {
                "body.head" => self.body_head(child),
                "body.content" => {}
                "body.end" => {
                    self.keep_attributes(child, "/nitf/body/body.end", &[]);
                    for part in child.elements() {
                        self.keep(part, "/nitf/body/body.end");
                    }
                }
                _ => self.keep(child, "/nitf/body"),
            }
        }
    }

    /// The attributes of an element that state the article's own language.
    fn said_languages(&self, element: Element<'_, '_>) -> Vec<&'static str> {
        let own = self.article.language.as_ref().map(|language| language.as_str());
        let stated =
            [("xml:lang", element.xml_attribute("lang")), ("baselang", element.attribute("baselang"))];
        let same = stated.into_iter().filter(|(_, tag)| tag.is_some_and(|tag| Some(tag.trim()) == own));
        same.map(|(name, _)| name).collect()
    }

    /// Keeps an element as it is.
    fn keep(&mut self, element: Element<'_, '_>, path: &str) {
        self.article.extensions.push(Extension {
            standard: NITF.into(),
            path: path.into(),
            xml: Some(element.outer_xml(context(element))),
            ..Extension::default()
        });
    }

    /// Keeps attributes beyond the known ones.
    fn keep_attributes(&mut self, element: Element<'_, '_>, path: &str, known: &[&str]) {
        let attributes = attributes(element, known);
        if !attributes.is_empty() {
            self.article.extensions.push(Extension {
                standard: NITF.into(),
                path: path.into(),
                attributes,
                ..Extension::default()
            });
        }
    }

    /// The words of an element; its attributes and the markup within are kept at its path.
    fn words(&mut self, element: Element<'_, '_>, path: &str, pointer: &str) -> Option<String> {
        (self.note)(element, pointer);
        self.keep_attributes(element, path, &[]);
        if element.has_elements() {
            self.article.extensions.push(Extension {
                standard: NITF.into(),
                path: path.into(),
                xml: Some(element.inner_xml(context(element))),
                ..Extension::default()
            });
        }
        folded(&spaced(element))
    }
}

/// Elements of a frame that hold elements alone (NITF 3.6, content models).
const FRAMES: &[&str] = &[
    "nitf",
    "head",
    "docdata",
    "tobject",
    "key-list",
    "identified-content",
    "body",
    "body.head",
    "hedline",
    "body.end",
];

/// Reports words that stand in a frame where NITF has elements alone: nothing takes them. `content` is the element that is
/// read as the story.
pub fn strays(element: Element<'_, '_>, content: Option<Element<'_, '_>>, findings: &mut Findings) {
    if !FRAMES.contains(&element.name()) || content.is_some_and(|content| content.id() == element.id()) {
        return;
    }
    stray_words(element, findings);
    element.elements().for_each(|inner| strays(inner, content, findings));
}

/// The namespace in which elements are kept: that of NITF, or none where the document has none.
fn context<'t>(element: Element<'t, '_>) -> &'t str {
    match element.namespace() {
        namespace if namespace.starts_with("http://iptc.org/std/NITF/") => namespace,
        _ => "",
    }
}

/// The attributes of an element beyond the known ones.
fn attributes(element: Element<'_, '_>, known: &[&str]) -> BTreeMap<String, String> {
    let mut kept = BTreeMap::new();
    for attribute in element.attributes() {
        let name = match (attribute.prefix, element.namespace_of(attribute)) {
            ("", _) => attribute.name.to_owned(),
            ("xml", _) => format!("xml:{}", attribute.name),
            (_, "http://www.w3.org/2001/XMLSchema-instance") => continue,
            (_, namespace) => format!("{{{namespace}}}{}", attribute.name),
        };
        if !known.contains(&name.as_str()) {
            kept.insert(name, attribute.value.to_string());
        }
    }
    kept
}

/// What decorates a value: attributes beyond the known ones, and child elements.
fn extra(element: Element<'_, '_>, known: &[&str], xml: Vec<String>) -> Option<Box<Extra>> {
    let attributes = attributes(element, known);
    if attributes.is_empty() && xml.is_empty() {
        return None;
    }
    Some(Box::new(Extra { standard: NITF.into(), attributes, xml, value: None }))
}

/// All text within; what stands in elements of their own is parted, so that no two words grow together.
fn spaced(element: Element<'_, '_>) -> String {
    let mut out = String::new();
    push(element, &mut out);
    out
}

/// The recursion is no deeper than `Limits::xml_depth`.
fn push(element: Element<'_, '_>, out: &mut String) {
    for child in element.children() {
        match child {
            Child::Text(text) => out.push_str(text),
            Child::Element(inner) if matches!(inner.name(), "br" | "p" | "block" | "hl1" | "hl2") => {
                out.push(' ');
                push(inner, out);
                out.push(' ');
            }
            Child::Element(inner) => push(inner, out),
        }
    }
}

/// An article made of the parts of a frame that another format kept: `/nitf` and `/nitf/body` as XML.
pub fn of_kept(extensions: &[Extension]) -> Option<Article> {
    let parts = |path: &str| -> String {
        let own = extensions.iter().filter(|e| e.standard == NITF && e.path == path);
        own.filter_map(|e| e.xml.as_deref()).collect()
    };
    let (head, body) = (parts("/nitf"), parts("/nitf/body"));
    let whole = head.starts_with("<head") || body.starts_with("<body.");
    if !whole {
        return None;
    }
    let text = format!("<nitf xmlns=\"{NITF_NAMESPACE}\">{head}<body>{body}</body></nitf>");
    let tree = Tree::parse(&text, &Limits::default()).ok()?;
    let mut article = Article::default();
    Frame { article: &mut article, note: &mut |_, _| {} }.read(tree.root());
    Some(article)
}

/// Fills in what an article does not say with what the frame of its NITF body says. Words of the frame that differ from
/// the article's own stand beside them. Fields of which there is one stay as they are; what the frame says of them
/// otherwise is returned, by their names in JSON.
pub fn complete(article: &mut Article, frame: Article) -> serde_json::Map<String, serde_json::Value> {
    let said = serde_json::to_value(&frame).unwrap_or_default();
    fn fill<T>(own: &mut Option<T>, other: Option<T>) {
        if own.is_none() {
            *own = other;
        }
    }
    fn add<T: PartialEq>(own: &mut Vec<T>, other: Vec<T>) {
        for value in other {
            if !own.contains(&value) {
                own.push(value);
            }
        }
    }
    match (&article.headline, frame.headline) {
        (None, headline) => article.headline = headline,
        (Some(own), Some(other)) if *own != other => article.headlines.push(Label::plain(other)),
        _ => {}
    }
    add(&mut article.headlines, frame.headlines);
    fill(&mut article.slugline, frame.slugline);
    fill(&mut article.byline, frame.byline);
    fill(&mut article.dateline, frame.dateline);
    fill(&mut article.standfirst, frame.standfirst);
    fill(&mut article.urgency, frame.urgency);
    fill(&mut article.language, frame.language);
    fill(&mut article.meta.guid, frame.meta.guid);
    fill(&mut article.meta.provider, frame.meta.provider);
    fill(&mut article.meta.pub_status, frame.meta.pub_status);
    fill(&mut article.meta.version_created, frame.meta.version_created);
    fill(&mut article.meta.embargoed, frame.meta.embargoed);
    fill(&mut article.meta.expires, frame.meta.expires);
    if let Some(rights) = frame.meta.rights {
        let own = article.meta.rights.get_or_insert_default();
        fill(&mut own.holder, rights.holder);
        fill(&mut own.notice, rights.notice);
    }
    for (own, other) in [
        (&mut article.creators, frame.creators),
        (&mut article.located, frame.located),
        (&mut article.genres, frame.genres),
        (&mut article.subjects, frame.subjects),
    ] {
        for concept in other {
            let same = |c: &crate::model::Concept| c.code == concept.code && c.name == concept.name;
            if !own.iter().any(same) {
                own.push(concept);
            }
        }
    }
    add(&mut article.keywords, frame.keywords);
    add(&mut article.meta.ed_notes, frame.meta.ed_notes);
    let headline = article.headline.clone();
    add(
        &mut article.meta.titles,
        frame.meta.titles.into_iter().filter(|t| Some(&t.text) != headline.as_ref()).collect(),
    );
    article.extensions.extend(frame.extensions);
    let serde_json::Value::Object(mut said) = said else { return serde_json::Map::new() };
    let now = serde_json::to_value(&*article).unwrap_or_default();
    let listed = ["extensions", "headline", "titles", "body"];
    said.retain(|key, value| {
        !value.is_array() && !listed.contains(&key.as_str()) && now.get(key.as_str()) != Some(value)
    });
    if let (Some(serde_json::Value::Object(rights)), Some(own)) = (said.get_mut("rights"), now.get("rights"))
    {
        rights.retain(|key, value| own.get(key.as_str()) != Some(value));
        if rights.is_empty() {
            said.remove("rights");
        }
    }
    said
}
