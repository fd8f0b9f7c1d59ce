//! The state of a reader: which parts were read, the places of values, and the rest, which is kept.

use crate::diagnostics::{Finding, Findings, How};
use crate::model::extension::NEWSML_1;
use crate::model::text::folded;
use crate::model::{Extension, WireDate};
use crate::readers::faults::SKIPPED;
use crate::source::Source;
use crate::syntax::xml::{Child, Element};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A reader at work on one document.
pub struct Reader<'r, 's> {
    pub source: &'r Source<'s>,
    pub findings: &'r mut Findings,
    /// The JSON pointer of the item at work.
    pub pointer: String,
    /// Names of topics, by their identifiers.
    pub topics: HashMap<String, String>,
    /// The language of the item at work.
    pub language: Option<String>,
    /// How many identifiers of elements were passed over, by the names of their attributes.
    pub identifiers: BTreeMap<String, usize>,
    words: HashSet<u32>,
    attributes: HashSet<(u32, String)>,
    /// Where the values of lists stand in them.
    listed: HashMap<(&'static str, String), usize>,
    origins: bool,
}

/// Media types of texts that are read.
const TEXT_TYPES: &[&str] = &[
    "text/plain",
    "text/html",
    "text/xml",
    "text/nitf",
    "text/vnd.iptc.nitf",
    "application/xml",
    "application/xhtml+xml",
    "application/nitf+xml",
];

/// Whether a statement on the form of a text says no more than that it is one.
fn says_text(name: &str, said: &str) -> bool {
    let lower = said.to_ascii_lowercase();
    match name {
        "MediaType" => lower == "text",
        "MimeType" => TEXT_TYPES.contains(&lower.as_str()),
        "Notation" => lower == "base64",
        "Format" => {
            let bare =
                lower.trim_start_matches("bc").trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
            matches!(bare.trim_end(), "nitf" | "xhtml" | "html" | "text" | "plain" | "xml" | "plain text")
        }
        _ => false,
    }
}

/// Identifiers that hold only within a document.
const IDENTIFIERS: &[&str] = &["Duid", "Euid", "LocalID", "LocalId"];

impl<'r, 's> Reader<'r, 's> {
    pub fn new(source: &'r Source<'s>, findings: &'r mut Findings) -> Self {
        let origins = findings.keeps_origins();
        Self {
            source,
            findings,
            pointer: String::new(),
            topics: HashMap::new(),
            language: None,
            identifiers: BTreeMap::new(),
            words: HashSet::new(),
            attributes: HashSet::new(),
            listed: HashMap::new(),
            origins,
        }
    }

    /// Puts a value into the list of a name, unless one of its key is in it.
    pub fn list<T>(&mut self, name: &'static str, list: &mut Vec<T>, value: T, key: impl Fn(&T) -> String) {
        let slot = self.listed.entry((name, key(&value)));
        // What the table says is of another item, or of another component, where the key there is another.
        let known = match &slot {
            Entry::Occupied(slot) => list.get(*slot.get()).is_some_and(|known| key(known) == slot.key().1),
            Entry::Vacant(_) => false,
        };
        if !known {
            slot.insert_entry(list.len());
            list.push(value);
        }
    }

    /// The words of an element.
    pub fn words(&mut self, element: Element<'_, '_>, pointer: &str) -> Option<String> {
        self.take(element);
        let words = folded(&element.text());
        if words.is_some() {
            self.origin(element, pointer);
        }
        words
    }

    /// The words of a child.
    pub fn child(&mut self, parent: Element<'_, '_>, name: &str, pointer: &str) -> Option<String> {
        let child = parent.child(name)?;
        self.words(child, pointer)
    }

    /// An attribute.
    pub fn attribute(&mut self, element: Element<'_, '_>, name: &str, pointer: &str) -> Option<String> {
        let value = element.attribute(name).and_then(folded)?;
        self.attributes.insert((element.id(), name.to_owned()));
        self.origin(element, pointer);
        Some(value)
    }

    /// Notes that the language that an element states was read.
    pub fn attribute_xml_lang(&mut self, element: Element<'_, '_>, pointer: &str) {
        self.attributes.insert((element.id(), "lang".to_owned()));
        self.origin(element, pointer);
    }

    /// A controlled value: the attribute `FormalName`, or the words of an element that providers write instead.
    pub fn formal(&mut self, element: Element<'_, '_>, pointer: &str) -> Option<String> {
        match self.attribute(element, "FormalName", pointer) {
            Some(value) => Some(value),
            None => self.words(element, pointer),
        }
    }

    /// A date in whatever spelling.
    pub fn date(&mut self, element: Element<'_, '_>, pointer: &str) -> Option<WireDate> {
        let text = self.words(element, pointer)?;
        Some(WireDate::lenient(&text).unwrap_or_else(|| WireDate::new(&text)))
    }

    /// Takes an element with all that stands in it.
    fn take_all(&mut self, element: Element<'_, '_>) {
        self.take(element);
        for attribute in element.attributes() {
            self.attributes.insert((element.id(), attribute.name.to_owned()));
        }
        for child in element.elements() {
            self.take_all(child);
        }
    }

    /// Takes what a content item says of the form of its text, which was understood.
    pub fn content_taken(&mut self, content: Element<'_, '_>) {
        let mut at = content.parent();
        while let Some(element) = at {
            match element.name() {
                "Encoding" => drop(self.attribute(element, "Notation", "")),
                "ContentItem" => {
                    for child in element.elements() {
                        let said = child.attribute("FormalName").unwrap_or_default().trim();
                        if says_text(child.name(), said) {
                            self.attribute(child, "FormalName", "");
                        }
                    }
                    return;
                }
                _ => return,
            }
            at = element.parent();
        }
    }

    /// Takes all that stands in an element, but not its own attributes.
    pub fn take_content(&mut self, element: Element<'_, '_>) {
        self.take(element);
        for child in element.elements() {
            self.take_all(child);
        }
    }

    /// Takes the attributes of an element.
    pub fn attributes_taken(&mut self, element: Element<'_, '_>) {
        for attribute in element.attributes() {
            self.attributes.insert((element.id(), attribute.name.to_owned()));
        }
    }

    /// Takes the words of an element, those of elements within too.
    fn take(&mut self, element: Element<'_, '_>) {
        self.words.insert(element.id());
        for child in element.elements() {
            self.take(child);
        }
    }

    /// Keeps where a value stands.
    pub fn origin(&mut self, element: Element<'_, '_>, pointer: &str) {
        if self.origins && !pointer.is_empty() {
            let mut place = element.place();
            place.span = Some(element.text_span(self.source.text()));
            let how = How::Declared(format!("<{}>", element.name()));
            self.findings.origin(&format!("{}{pointer}", self.pointer), place, how);
        }
    }

    /// Keeps all of an element that was not read; `path` is that of its parent, `within` says which elements are looked
    /// after elsewhere.
    pub fn sweep(
        &mut self,
        element: Element<'_, '_>,
        path: &str,
        within: &dyn Fn(Element<'_, '_>) -> bool,
        kept: &mut Vec<Extension>,
    ) {
        let mut touched = HashSet::new();
        self.touched(element, within, &mut touched);
        self.keep_rest(element, path, within, &touched, kept);
    }

    /// Notes the elements of which something was read, or in which something was.
    fn touched(
        &self,
        element: Element<'_, '_>,
        elsewhere: &dyn Fn(Element<'_, '_>) -> bool,
        out: &mut HashSet<u32>,
    ) -> bool {
        let mut any = self.words.contains(&element.id())
            || element
                .attributes()
                .iter()
                .any(|a| self.attributes.contains(&(element.id(), a.name.to_owned())));
        for child in element.elements() {
            any |= elsewhere(child) || self.touched(child, elsewhere, out);
        }
        if any {
            out.insert(element.id());
        }
        any
    }

    /// The recursion is no deeper than `Limits::xml_depth`.
    fn keep_rest(
        &mut self,
        element: Element<'_, '_>,
        path: &str,
        elsewhere: &dyn Fn(Element<'_, '_>) -> bool,
        touched: &HashSet<u32>,
        kept: &mut Vec<Extension>,
    ) {
        if elsewhere(element) {
            return;
        }
        let extension =
            |path: &str| Extension { standard: NEWSML_1.into(), path: path.into(), ..Extension::default() };
        if !touched.contains(&element.id()) {
            let bare = element.attributes().is_empty() && element.children().next().is_none();
            if !bare {
                let xml = Some(element.outer_xml(""));
                kept.push(Extension { xml, ..extension(path) });
            }
            return;
        }
        let own = format!("{path}/{}", element.name());
        let mut attributes = BTreeMap::new();
        for attribute in element.attributes() {
            if self.attributes.contains(&(element.id(), attribute.name.to_owned())) {
                continue;
            }
            if IDENTIFIERS.contains(&attribute.name) {
                *self.identifiers.entry(attribute.name.to_owned()).or_default() += 1;
                continue;
            }
            let name = match (attribute.prefix, element.namespace_of(attribute)) {
                ("", _) => attribute.name.to_owned(),
                // The language of the whole, said once more.
                ("xml", _)
                    if attribute.name == "lang" && self.language.as_deref() == Some(&*attribute.value) =>
                {
                    continue;
                }
                ("xml", _) => format!("xml:{}", attribute.name),
                (_, "http://www.w3.org/2001/XMLSchema-instance") => {
                    let message = format!("attribute {} of <{}> was skipped", attribute.name, element.name());
                    self.findings
                        .report(Finding::new(&SKIPPED, message).at(element.span()).path(element.path()));
                    continue;
                }
                (_, namespace) => format!("{{{namespace}}}{}", attribute.name),
            };
            attributes.insert(name, attribute.value.to_string());
        }
        if !attributes.is_empty() {
            kept.push(Extension { attributes, ..extension(&own) });
        }
        for child in element.children() {
            match child {
                Child::Element(child) => self.keep_rest(child, &own, elsewhere, touched, kept),
                Child::Text(words) if !self.words.contains(&element.id()) => {
                    if let Some(words) = folded(words) {
                        let xml = words.replace('&', "&amp;").replace('<', "&lt;");
                        kept.push(Extension { xml: Some(xml), ..extension(&own) });
                    }
                }
                Child::Text(_) => {}
            }
        }
    }
}
