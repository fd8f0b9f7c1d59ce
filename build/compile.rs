//! The grammar's lines to types by version: content automata, attributes, simple types.

use crate::automaton::{Model, State, Symbol, build};
use crate::lines::{COUNT, Line};
use std::collections::{BTreeMap, BTreeSet};

/// Namespaces of a wildcard: the standard's own, none, that of XML signatures, all others, that of ODRL.
pub const NAR: u8 = 1;
pub const NONE: u8 = 2;
pub const SIGNATURE: u8 = 4;
pub const OTHER: u8 = 8;
pub const ODRL: u8 = 16;

/// The namespaces that a wildcard lets in, and how what they hold is checked.
pub type Wildcard = (u8, u8);

/// What an element may hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Content {
    /// Words of a simple type.
    Simple(String),
    /// Elements, and words among them where `true`.
    Elements(Vec<State>, bool),
}

/// An attribute: its simple type, whether it must stand, and its only value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Attribute {
    pub simple: String,
    pub required: bool,
    pub fixed: Option<String>,
}

/// A type as one version has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variant {
    pub content: Content,
    pub attributes: BTreeMap<String, Attribute>,
    /// The wildcard of attributes: namespaces and how they are checked.
    pub any: Option<Wildcard>,
}

/// All types of all versions.
#[derive(Debug, Default)]
pub struct Grammar {
    /// Named and anonymous types: by key, the variant of each version.
    pub types: BTreeMap<String, BTreeMap<u32, Variant>>,
    /// Global elements: by name, the type's key in each version.
    pub elements: BTreeMap<String, BTreeMap<u32, String>>,
    /// Simple types by name, as expressions.
    pub simples: BTreeMap<String, String>,
}

struct Version<'l> {
    index: u32,
    types: BTreeMap<&'l str, &'l Line>,
    groups: BTreeMap<&'l str, &'l Line>,
    attributes: BTreeMap<&'l str, &'l Line>,
    elements: BTreeMap<&'l str, &'l Line>,
    simples: BTreeSet<&'l str>,
}

/// A particle's line: name, how often, and what stands behind the colon.
fn particle(head: &str) -> (&str, bool, bool, Option<&str>) {
    let (name, rest) = match head.split_once(':') {
        Some((name, rest)) => (name, Some(rest.trim())),
        None => (head, None),
    };
    let (name, missing, again) = match name.as_bytes().last() {
        Some(b'?') => (&name[..name.len() - 1], true, false),
        Some(b'*') => (&name[..name.len() - 1], true, true),
        Some(b'+') => (&name[..name.len() - 1], false, true),
        _ => (name, false, false),
    };
    (name, missing, again, rest)
}

pub fn mask(namespace: &str) -> u8 {
    match namespace {
        "other" => SIGNATURE | OTHER | ODRL,
        "foreign" => NAR | SIGNATURE | OTHER,
        "any" => NAR | NONE | SIGNATURE | OTHER | ODRL,
        "local" => NONE,
        "nar" => NAR,
        "http://www.w3.org/2000/09/xmldsig#" => SIGNATURE,
        _ => panic!("namespace {namespace}"),
    }
}

/// 0 is skip, 1 is lax, 2 is strict.
pub fn process(word: &str) -> u8 {
    ["skip", "lax", "strict"].iter().position(|w| *w == word).unwrap() as u8
}

#[derive(Default)]
struct Parts {
    models: Vec<Model>,
    text: Option<String>,
    attributes: BTreeMap<String, Attribute>,
    any: Option<Wildcard>,
    mixed: bool,
}

impl<'l> Version<'l> {
    fn new(lines: &'l [Line], index: u32) -> Self {
        let mut version = Self {
            index,
            types: BTreeMap::new(),
            groups: BTreeMap::new(),
            attributes: BTreeMap::new(),
            elements: BTreeMap::new(),
            simples: BTreeSet::new(),
        };
        for line in lines.iter().filter(|l| l.versions & (1 << index) != 0) {
            let (kind, rest) = line.head.split_once(' ').unwrap();
            let name = rest.split([' ', ':']).next().unwrap();
            match kind {
                "simple" => {
                    version.simples.insert(name);
                }
                "type" => {
                    version.types.insert(name, line);
                }
                "group" => {
                    version.groups.insert(name, line);
                }
                "attributes" => {
                    version.attributes.insert(name, line);
                }
                "element" => {
                    version.elements.insert(name, line);
                }
                _ => panic!("“{}” begins with no known word", line.head),
            }
        }
        version
    }

    fn holds<'a>(&self, lines: &'a [Line]) -> impl Iterator<Item = &'a Line> {
        let bit = 1 << self.index;
        lines.iter().filter(move |l| l.versions & bit != 0)
    }

    fn global_key(&self, name: &str) -> String {
        let line = self.elements.get(name).unwrap_or_else(|| panic!("there is no element {name}"));
        let (_, _, _, rest) = particle(line.head.strip_prefix("element ").unwrap());
        self.key(&format!("<{name}>"), rest.unwrap(), line)
    }

    /// The key of an element's type: a named one, a simple one, or an anonymous one by its path.
    fn key(&self, path: &str, kind: &str, line: &Line) -> String {
        let bare = kind.split(' ').next().unwrap_or_default();
        if kind.is_empty() || kind == "mixed" || self.holds(&line.below).next().is_some() {
            path.to_owned()
        } else if self.types.contains_key(bare) {
            bare.to_owned()
        } else {
            format!("={kind}")
        }
    }

    fn parts(&self, path: &str, lines: &[Line], grammar: &mut Grammar) -> Parts {
        let mut parts = Parts::default();
        let (mut own_any, mut group_any): (Option<Wildcard>, Option<Wildcard>) = (None, None);
        let mut base_any = None;
        for line in self.holds(lines) {
            let head = line.head.as_str();
            if let Some(base) = head.strip_prefix("extends ") {
                if let Some(line) = self.types.get(base) {
                    let inherited = self.parts(base, &line.below, grammar);
                    parts.models = inherited.models;
                    parts.text = inherited.text;
                    parts.attributes = inherited.attributes;
                    parts.mixed = line.head.ends_with(" mixed");
                    base_any = inherited.any;
                } else {
                    assert!(self.simples.contains(base), "there is no type {base}");
                    parts.text = Some(base.to_owned());
                }
            } else if let Some(text) = head.strip_prefix("text ") {
                parts.text = Some(text.to_owned());
            } else if let Some(name) = head.strip_prefix("@@") {
                let (attributes, any) = self.group(name);
                parts.attributes.extend(attributes);
                group_any = both(group_any, any);
            } else if let Some(any) = head.strip_prefix("@any ") {
                own_any = Some(wildcard(any));
            } else if let Some(attribute) = head.strip_prefix('@') {
                let (name, attribute) = self::attribute(attribute);
                parts.attributes.insert(name, attribute);
            } else {
                let model = self.model(path, line, grammar);
                parts.models.push(model);
            }
        }
        // XML Schema 1.0, part 1, section 3.4.2: the complete wildcard meets those of the groups and keeps its
        // own way of checking; an extension joins it with that of its base.
        let complete = match (own_any, group_any) {
            (Some((a, process)), Some((b, _))) => Some((a & b, process)),
            (own, group) => own.or(group),
        };
        parts.any = match (complete, base_any) {
            (Some((a, process)), Some((b, _))) => Some((a | b, process)),
            (own, base) => own.or(base),
        };
        parts
    }

    fn group(&self, name: &str) -> (BTreeMap<String, Attribute>, Option<Wildcard>) {
        let line = self.attributes.get(name).unwrap_or_else(|| panic!("there are no attributes {name}"));
        let (mut attributes, mut any, mut inner) = (BTreeMap::new(), None, None);
        for line in self.holds(&line.below) {
            if let Some(name) = line.head.strip_prefix("@@") {
                let (more, wild) = self.group(name);
                attributes.extend(more);
                inner = both(inner, wild);
            } else if let Some(wild) = line.head.strip_prefix("@any ") {
                any = Some(wildcard(wild));
            } else {
                let (name, attribute) = self::attribute(line.head.strip_prefix('@').unwrap());
                attributes.insert(name, attribute);
            }
        }
        (attributes, both(any, inner))
    }

    fn model(&self, path: &str, line: &Line, grammar: &mut Grammar) -> Model {
        let (name, missing, again, kind) = particle(&line.head);
        let inner = |grammar: &mut Grammar| -> Vec<Model> {
            self.holds(&line.below).map(|l| self.model(path, l, grammar)).collect()
        };
        let model = if name == "sequence" && kind.is_none() {
            Model::Sequence(inner(grammar))
        } else if name == "choice" && kind.is_none() {
            Model::Choice(inner(grammar))
        } else if let Some(group) = name.strip_prefix("group ") {
            let line = self.groups.get(group).unwrap_or_else(|| panic!("there is no group {group}"));
            Model::Sequence(
                self.holds(&line.below).map(|l| self.model(&format!("group {group}"), l, grammar)).collect(),
            )
        } else if line.head.starts_with("any ")
            || line.head.starts_with("any?")
            || line.head.starts_with("any*")
            || line.head.starts_with("any+")
        {
            let mut words = line.head.split(' ');
            let (_, missing, again, _) = particle(words.next().unwrap());
            let namespaces = mask(words.next().unwrap());
            let one = Model::One(Symbol::Wild(namespaces, process(words.next().unwrap())));
            return if missing || again { Model::Repeat(Box::new(one), missing, again) } else { one };
        } else if let Some(global) = name.strip_prefix('<').and_then(|n| n.strip_suffix('>')) {
            Model::One(Symbol::Element(global.to_owned(), self.global_key(global)))
        } else {
            let own = format!("{path}/{name}");
            let key = self.key(&own, kind.unwrap_or_default(), line);
            if key == own {
                self.define(&own, kind == Some("mixed"), &line.below, grammar);
            } else {
                self.simple_key(&key, grammar);
            }
            Model::One(Symbol::Element(name.to_owned(), key))
        };
        if missing || again { Model::Repeat(Box::new(model), missing, again) } else { model }
    }

    /// Takes over a type of words only, keyed by its expression.
    fn simple_key(&self, key: &str, grammar: &mut Grammar) {
        if let Some(simple) = key.strip_prefix('=') {
            let variant = Variant {
                content: Content::Simple(simple.to_owned()),
                attributes: BTreeMap::new(),
                any: None,
            };
            grammar.types.entry(key.to_owned()).or_default().insert(self.index, variant);
        }
    }

    fn define(&self, key: &str, mixed: bool, lines: &[Line], grammar: &mut Grammar) {
        let mut parts = self.parts(key, lines, grammar);
        parts.mixed |= mixed;
        let content = match parts.text {
            Some(text) => Content::Simple(text),
            None => Content::Elements(build(&Model::Sequence(parts.models)), parts.mixed),
        };
        let variant = Variant { content, attributes: parts.attributes, any: parts.any };
        grammar.types.entry(key.to_owned()).or_default().insert(self.index, variant);
    }
}

fn both(a: Option<Wildcard>, b: Option<Wildcard>) -> Option<Wildcard> {
    match (a, b) {
        (Some((a, process)), Some((b, _))) => Some((a & b, process)),
        (a, b) => a.or(b),
    }
}

fn wildcard(text: &str) -> Wildcard {
    let (namespaces, how) = text.split_once(' ').unwrap();
    (mask(namespaces), process(how))
}

fn attribute(head: &str) -> (String, Attribute) {
    // `xml:lang` refers to an attribute of XML's own namespace and has no type behind it.
    let (head, fixed) = match head.split_once(" fixed ") {
        Some((head, value)) => (head, Some(value.to_owned())),
        None => (head, None),
    };
    let (head, required) = match head.strip_suffix(" required") {
        Some(head) => (head, true),
        None => (head, false),
    };
    match head.split_once(": ") {
        Some((name, simple)) => (name.to_owned(), Attribute { simple: simple.to_owned(), required, fixed }),
        None => (head.to_owned(), Attribute { simple: head.to_owned(), required, fixed }),
    }
}

/// Compiles all versions.
pub fn compile(lines: &[Line]) -> Grammar {
    let mut grammar = Grammar::default();
    for line in lines {
        if let Some((name, simple)) = line.head.strip_prefix("simple ").and_then(|l| l.split_once(": ")) {
            grammar.simples.insert(name.to_owned(), simple.to_owned());
        }
    }
    for index in 0..COUNT {
        let version = Version::new(lines, index);
        for (name, line) in &version.types {
            let mixed = line.head.ends_with(" mixed");
            version.define(name, mixed, &line.below, &mut grammar);
        }
        for (name, line) in &version.elements {
            let key = version.global_key(name);
            if key == format!("<{name}>") {
                let mixed = line.head.ends_with(": mixed");
                version.define(&key, mixed, &line.below, &mut grammar);
            } else {
                version.simple_key(&key, &mut grammar);
            }
            grammar.elements.entry((*name).to_owned()).or_default().insert(index, key);
        }
    }
    grammar
}
