//! A document as a tree: names resolved, text joined, every node with its place.

use super::attributes::{self, TagFault};
use super::element::Element;
use super::entities::{Entities, EntityFault};
use super::rules;
use crate::error::ReadError;
use crate::finding::Finding;
use crate::limits::Limits;
use crate::source::Span;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

/// The namespace of `xml:lang` and its like.
pub const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";
/// How many namespace declarations may be in force at a time.
const MAX_BINDINGS: usize = 256;

/// An attribute with its name resolved.
#[derive(Debug, Clone)]
pub struct Attribute<'a> {
    /// The prefix, empty where there is none.
    pub prefix: &'a str,
    /// The local name.
    pub name: &'a str,
    pub(super) namespace: u32,
    /// The value, references replaced and white space normalised.
    pub value: Cow<'a, str>,
}

#[derive(Debug)]
pub(super) enum Node<'a> {
    Element { prefix: &'a str, name: &'a str, namespace: u32, attributes: (u32, u32), first: u32, last: u32 },
    Text(Cow<'a, str>),
}

#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub node: Node<'a>,
    pub parent: u32,
    pub next: u32,
    pub start: u32,
    pub end: u32,
}

pub(super) const NONE: u32 = u32::MAX;

/// A document.
#[derive(Debug)]
pub struct Tree<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    pub(super) attributes: Vec<Attribute<'a>>,
    pub(super) namespaces: Vec<Cow<'a, str>>,
    root: u32,
    /// For each entry its number among siblings of its name, 0 where it has none: counted when first asked for.
    numbers: OnceCell<Vec<u32>>,
}

struct Builder<'a> {
    text: &'a str,
    limits: Limits,
    tree: Tree<'a>,
    entities: Entities<'a>,
    /// Open elements, with how many namespace bindings were in force before each.
    open: Vec<(u32, usize)>,
    bindings: Vec<(&'a str, u32)>,
    /// End of the last text piece, to join pieces that references cut.
    joins: bool,
}

impl<'a> Tree<'a> {
    /// Parses a whole document.
    ///
    /// # Errors
    ///
    /// What is not well-formed, refers to undeclared or external entities, or exceeds the limits.
    pub fn parse(text: &'a str, limits: &Limits) -> Result<Self, ReadError> {
        let estimate = text.len() / 24;
        let tree = Tree {
            entries: Vec::with_capacity(estimate.min(1 << 20)),
            attributes: Vec::with_capacity(estimate.min(1 << 20) / 2),
            namespaces: vec![Cow::Borrowed(""), Cow::Borrowed(XML_NAMESPACE)],
            root: NONE,
            numbers: OnceCell::new(),
        };
        let builder = Builder {
            text,
            limits: *limits,
            tree,
            entities: Entities::new(limits.expansion),
            open: Vec::new(),
            bindings: vec![("", 0), ("xml", 1)],
            joins: false,
        };
        builder.run()
    }

    /// The number of an element among siblings of its name, from 1; 0 where there are none.
    pub(super) fn number(&self, id: u32) -> u32 {
        let numbers = self.numbers.get_or_init(|| {
            let mut last: HashMap<(u32, &str), (u32, u32)> = HashMap::new();
            let mut numbers = vec![0; self.entries.len()];
            for (id, entry) in self.entries.iter().enumerate() {
                let Node::Element { name, .. } = &entry.node else { continue };
                let (count, first) = last.entry((entry.parent, name)).or_insert((0, narrow(id)));
                *count += 1;
                if *count == 1 {
                    continue;
                }
                if let Some(number) = numbers.get_mut(id) {
                    *number = *count;
                }
                if let Some(number) = numbers.get_mut(*first as usize) {
                    *number = 1;
                }
            }
            numbers
        });
        numbers.get(id as usize).copied().unwrap_or(0)
    }

    /// The document's element.
    pub fn root(&self) -> Element<'_, 'a> {
        Element::new(self, self.root)
    }
}

fn not_well_formed(offset: usize, message: impl Into<String>) -> ReadError {
    Finding::new(&rules::WELL_FORMED, message)
        .at(Span::new(offset, offset + 1))
        .help("XML readers refuse the whole document; mend it at its source")
        .into()
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(NONE)
}

impl<'a> Builder<'a> {
    fn run(mut self) -> Result<Tree<'a>, ReadError> {
        let mut reader = Reader::from_str(self.text);
        let config = reader.config_mut();
        config.check_comments = true;
        let mut content_seen = false;
        loop {
            let start = offset(reader.buffer_position());
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    return Err(not_well_formed(
                        offset(reader.error_position()).max(start),
                        error.to_string(),
                    ));
                }
            };
            let end = offset(reader.buffer_position());
            let joined = std::mem::take(&mut self.joins);
            match event {
                Event::Start(tag) => self.start(start, end, tag.name().as_ref().len(), false)?,
                Event::Empty(tag) => self.start(start, end, tag.name().as_ref().len(), true)?,
                Event::End(_) => {
                    self.close(end);
                }
                Event::Text(_) => self.words(start, end, joined)?,
                Event::CData(_) => {
                    let text = self.slice(start + "<![CDATA[".len(), end.saturating_sub("]]>".len()));
                    if self.open.is_empty() {
                        return Err(not_well_formed(start, "text stands outside of the document's element"));
                    }
                    self.text(line_ends(text), start, end, joined)?;
                }
                Event::GeneralRef(_) => {
                    let name = self.slice(start + 1, end.saturating_sub(1));
                    let text =
                        self.entities.resolve(name).map_err(|fault| entity_fault(&fault, start, end))?;
                    if self.open.is_empty() {
                        return Err(not_well_formed(
                            start,
                            "a reference stands outside of the document's element",
                        ));
                    }
                    self.text(text, start, end, joined)?;
                }
                Event::DocType(_) => {
                    if self.tree.root != NONE {
                        return Err(not_well_formed(start, "a DOCTYPE stands behind the document's element"));
                    }
                    self.entities.declare(self.slice(start, end));
                }
                Event::Decl(_) => {
                    if content_seen {
                        return Err(not_well_formed(
                            start,
                            "an XML declaration stands only at the very beginning",
                        ));
                    }
                }
                Event::PI(_) => {
                    let target = self.slice(start + 2, end.saturating_sub(2));
                    if target.get(..3).is_some_and(|t| t.eq_ignore_ascii_case("xml"))
                        && !target
                            .get(3..)
                            .and_then(|t| t.chars().next())
                            .is_some_and(attributes::continues_name)
                    {
                        return Err(not_well_formed(
                            start,
                            "an XML declaration stands only at the very beginning",
                        ));
                    }
                    self.joins = joined;
                }
                Event::Comment(_) => self.joins = joined,
                Event::Eof => break,
            }
            content_seen = true;
        }
        if let Some((id, _)) = self.open.last() {
            let entry = self.tree.entries.get(*id as usize);
            let name = match entry.map(|e| &e.node) {
                Some(Node::Element { name, .. }) => *name,
                _ => "",
            };
            return Err(not_well_formed(self.text.len(), format!("the document ends within <{name}>")));
        }
        if self.tree.root == NONE {
            return Err(not_well_formed(0, "there is no element in the document"));
        }
        Ok(self.tree)
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end.max(start)).unwrap_or_default()
    }

    fn add(&mut self, node: Node<'a>, start: usize, end: usize) -> Result<u32, ReadError> {
        let id = narrow(self.tree.entries.len());
        if self.tree.entries.len() >= self.limits.nodes {
            let message = format!("the item has more than {} elements and texts", self.limits.nodes);
            return Err(Finding::new(&rules::NODES, message)
                .at(Span::new(start, start + 1))
                .help("split the document")
                .into());
        }
        let parent = self.open.last().map_or(NONE, |(id, _)| *id);
        if let Some(Entry { node: Node::Element { first, last, .. }, .. }) =
            self.tree.entries.get_mut(parent as usize)
        {
            let before = std::mem::replace(last, id);
            if *first == NONE {
                *first = id;
            }
            if let Some(before) = self.tree.entries.get_mut(before as usize) {
                before.next = id;
            }
        }
        self.tree.entries.push(Entry { node, parent, next: NONE, start: narrow(start), end: narrow(end) });
        Ok(id)
    }

    fn words(&mut self, start: usize, end: usize, joined: bool) -> Result<(), ReadError> {
        let raw = self.slice(start, end);
        if self.open.is_empty() {
            let stray = raw.trim_matches([' ', '\t', '\r', '\n', '\u{FEFF}']);
            if stray.is_empty() {
                return Ok(());
            }
            let at = start + raw.find(stray).unwrap_or(0);
            return Err(not_well_formed(at, "text stands outside of the document's element"));
        }
        if let Some(at) = raw.find("]]>") {
            return Err(not_well_formed(start + at, "“]]>” stands in text; write ]]&gt;"));
        }
        self.text(line_ends(raw), start, end, joined)
    }

    fn text(&mut self, text: Cow<'a, str>, start: usize, end: usize, joined: bool) -> Result<(), ReadError> {
        self.joins = true;
        if joined
            && let Some(Entry { node: Node::Text(before), end: last, .. }) = self.tree.entries.last_mut()
        {
            before.to_mut().push_str(&text);
            *last = narrow(end);
            return Ok(());
        }
        self.add(Node::Text(text), start, end)?;
        Ok(())
    }

    fn close(&mut self, end: usize) {
        if let Some((id, bindings)) = self.open.pop() {
            self.bindings.truncate(bindings);
            if let Some(entry) = self.tree.entries.get_mut(id as usize) {
                entry.end = narrow(end);
            }
        }
    }

    fn start(&mut self, start: usize, end: usize, name_length: usize, empty: bool) -> Result<(), ReadError> {
        if self.open.is_empty() && self.tree.root != NONE {
            return Err(not_well_formed(start, "a document has one element; a second one begins here"));
        }
        if self.open.len() >= self.limits.xml_depth {
            let message = format!("elements are nested more than {} deep", self.limits.xml_depth);
            return Err(Finding::new(&rules::DEPTH, message)
                .at(Span::new(start, end))
                .help("no news item nests as deep")
                .into());
        }
        let name = self.slice(start + 1, start + 1 + name_length);
        if !attributes::is_qualified_name(name) {
            return Err(not_well_formed(
                start + 1,
                format!("“{}” is no name for an element", name.escape_debug()),
            ));
        }
        let before = self.bindings.len();
        let first_attribute = self.tree.attributes.len();
        self.attributes(start, start + 1 + name_length, end - if empty { 2 } else { 1 })?;
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let namespace = self.resolve(prefix).ok_or_else(|| not_well_formed(start + 1, undeclared(prefix)))?;
        for at in first_attribute..self.tree.attributes.len() {
            let Some(prefix) = self.tree.attributes.get(at).map(|a| a.prefix).filter(|p| !p.is_empty())
            else {
                continue;
            };
            let namespace =
                self.resolve(prefix).ok_or_else(|| not_well_formed(start + 1, undeclared(prefix)))?;
            if let Some(attribute) = self.tree.attributes.get_mut(at) {
                attribute.namespace = namespace;
            }
        }
        let attributes = (narrow(first_attribute), narrow(self.tree.attributes.len()));
        let node = Node::Element { prefix, name: local, namespace, attributes, first: NONE, last: NONE };
        let id = self.add(node, start, end)?;
        if self.tree.root == NONE {
            self.tree.root = id;
        }
        self.open.push((id, before));
        if empty {
            self.close(end);
        }
        Ok(())
    }

    fn attributes(&mut self, tag: usize, from: usize, to: usize) -> Result<(), ReadError> {
        let text = self.slice(from, to);
        if text.is_empty() {
            return Ok(());
        }
        let first = self.tree.attributes.len();
        let mut count = 0;
        let mut problem = None;
        let (limit, bindings_limit) = (self.limits.attributes, MAX_BINDINGS);
        let Self { tree, entities, bindings, .. } = self;
        let result = attributes::each(text, |raw| {
            count += 1;
            if count > limit || bindings.len() > bindings_limit {
                let message =
                    format!("a tag has more than {limit} attributes, or too many namespaces are declared");
                problem = Some(
                    Finding::new(&rules::ATTRIBUTES, message)
                        .at(Span::new(tag, to))
                        .help("no news item needs as many")
                        .into(),
                );
                return Err(TagFault { offset: raw.offset, message: String::new() });
            }
            let value = match value_of(raw.value, entities) {
                Ok(value) => value,
                Err(fault) => {
                    let at = from + raw.offset;
                    problem = Some(entity_fault(&fault, at, at + raw.name.len() + raw.value.len() + 3));
                    return Err(TagFault { offset: raw.offset, message: String::new() });
                }
            };
            let (prefix, name) = raw.name.split_once(':').unwrap_or(("", raw.name));
            let declares = match (prefix, name) {
                ("xmlns", prefix) => Some(prefix),
                ("", "xmlns") => Some(""),
                _ => None,
            };
            if let Some(declares) = declares {
                let known = tree.namespaces.iter().position(|n| *n == value);
                let id = known.unwrap_or_else(|| {
                    tree.namespaces.push(value);
                    tree.namespaces.len() - 1
                });
                bindings.push((declares, narrow(id)));
                return Ok(());
            }
            let mine = tree.attributes.get(first..).unwrap_or_default();
            if mine.iter().any(|a| a.name == name && a.prefix == prefix) {
                return Err(TagFault {
                    offset: raw.offset,
                    message: format!("attribute “{}” is given twice", raw.name),
                });
            }
            tree.attributes.push(Attribute { prefix, name, namespace: 0, value });
            Ok(())
        });
        if let Some(problem) = problem {
            return Err(problem);
        }
        result.map_err(|fault| not_well_formed(from + fault.offset, fault.message))
    }

    fn resolve(&self, prefix: &str) -> Option<u32> {
        self.bindings.iter().rev().find(|(bound, _)| *bound == prefix).map(|(_, id)| *id)
    }
}

fn undeclared(prefix: &str) -> String {
    format!("the prefix “{prefix}” is bound to no namespace")
}

/// Line ends as line feeds (XML 1.0, section 2.11).
fn line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// An attribute's value: white space normalised, references replaced (XML 1.0, section 3.3.3).
fn value_of<'a>(raw: &'a str, entities: &mut Entities<'_>) -> Result<Cow<'a, str>, EntityFault> {
    if !raw.bytes().any(|b| matches!(b, b'&' | b'\t' | b'\n' | b'\r')) {
        return Ok(Cow::Borrowed(raw));
    }
    let spaced = raw.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
    Ok(Cow::Owned(entities.expand(&spaced)?.into_owned()))
}

fn entity_fault(fault: &EntityFault, start: usize, end: usize) -> ReadError {
    let span = Span::new(start, end);
    let finding = match fault {
        EntityFault::Unknown(name) => Finding::new(
            &rules::ENTITY,
            format!("the entity “{name}” is not declared in the document"),
        )
        .help(
            "write the character itself, or a reference by number; nothing outside of the document is read",
        ),
        EntityFault::Circular(name) => {
            Finding::new(&rules::WELL_FORMED, format!("the entity “{name}” refers to itself"))
        }
        EntityFault::Markup(name) => {
            Finding::new(&rules::ENTITY, format!("the entity “{name}” holds markup, which is not expanded"))
        }
        EntityFault::NoCharacter(text) => {
            Finding::new(&rules::WELL_FORMED, format!("{text} is a character that XML forbids"))
                .help("remove it")
        }
        EntityFault::Dangling => Finding::new(&rules::WELL_FORMED, "an ampersand begins no reference")
            .help("write &amp; for an ampersand"),
        EntityFault::TooLarge => {
            Finding::new(&rules::EXPANSION, "the document's entities expand to too much text")
                .help("write the text itself")
        }
    };
    finding.at(span).into()
}

#[cfg(test)]
mod tests {
    use super::super::element::Child;
    use super::*;

    fn fault(text: &str) -> (&'static str, usize) {
        let error = Tree::parse(text, &Limits::default()).unwrap_err();
        (error.0.rule.name, error.0.place.span.unwrap().start)
    }

    #[test]
    fn text_is_joined_across_references_and_sections() {
        let tree =
            Tree::parse("<a>x &amp; <![CDATA[<y>]]><!-- c -->z<b/>w\r\n</a>", &Limits::default()).unwrap();
        let texts: Vec<_> = tree.root().children().map(|c| matches!(c, Child::Text(_))).collect();
        assert_eq!(tree.root().text(), "x & <y>zw\n");
        assert_eq!(texts, [true, false, true]);
    }

    #[test]
    fn what_quick_xml_lets_pass_is_refused() {
        for (text, at) in [
            ("<a>]]></a>", 3),
            ("<a/><b/>", 4),
            ("text", 0),
            ("<a><b></a>", 6),
            ("<a x='1' x='2'/>", 9),
            ("<p:a/>", 1),
            ("<a>", 3),
            ("<a b=c/>", 3),
            ("<a b='<'/>", 3),
            ("<1/>", 1),
            ("<a/>&amp;", 4),
        ] {
            assert_eq!(fault(text), ("xml/well-formed", at), "{text}");
        }
    }

    #[test]
    fn paths_count_only_where_they_must() {
        let tree = Tree::parse("<a><b/><c/><b><d/></b></a>", &Limits::default()).unwrap();
        let second = tree.root().elements().nth(2).unwrap();
        assert_eq!(second.child("d").unwrap().path(), "/a/b[2]/d");
    }
}
