//! Elements of a tree: names, attributes, children, words, places.

use super::scan::Attribute;
use super::tree::{Entry, NONE, Node, Tree};
use crate::diagnostics::Place;
use crate::source::Span;
use std::borrow::Cow;

/// An element of a tree.
#[derive(Debug, Clone, Copy)]
pub struct Element<'t, 'a> {
    tree: &'t Tree<'a>,
    id: u32,
}

/// A child of an element.
#[derive(Debug, Clone, Copy)]
pub enum Child<'t, 'a> {
    /// An element.
    Element(Element<'t, 'a>),
    /// Text.
    Text(&'t str),
}

impl<'t, 'a> Element<'t, 'a> {
    pub(super) fn new(tree: &'t Tree<'a>, id: u32) -> Self {
        Self { tree, id }
    }

    fn entry(self) -> Option<&'t Entry<'a>> {
        self.tree.entries.get(self.id as usize)
    }

    /// A number that tells the element from its tree's others.
    pub fn id(self) -> u32 {
        self.id
    }

    /// The element of the same tree that has this number.
    pub fn other(self, id: u32) -> Element<'t, 'a> {
        Element { tree: self.tree, id }
    }

    /// The local name.
    pub fn name(self) -> &'a str {
        match self.entry().map(|e| &e.node) {
            Some(Node::Element { name, .. }) => name,
            _ => "",
        }
    }

    /// The prefix, empty where there is none.
    pub fn prefix(self) -> &'a str {
        match self.entry().map(|e| &e.node) {
            Some(Node::Element { prefix, .. }) => prefix,
            _ => "",
        }
    }

    /// The URI of the namespace, empty where there is none.
    pub fn namespace(self) -> &'t str {
        match self.entry().map(|e| &e.node) {
            Some(Node::Element { namespace, .. }) => {
                self.tree.namespaces.get(*namespace as usize).map_or("", |n| n)
            }
            _ => "",
        }
    }

    /// The attributes, without namespace declarations.
    pub fn attributes(self) -> &'t [Attribute<'a>] {
        match self.entry().map(|e| &e.node) {
            Some(Node::Element { attributes: (from, to), .. }) => {
                self.tree.attributes.get(*from as usize..*to as usize).unwrap_or_default()
            }
            _ => &[],
        }
    }

    /// The URI of an attribute's namespace, empty where there is none.
    pub fn namespace_of(self, attribute: &Attribute<'a>) -> &'t str {
        self.tree.namespaces.get(attribute.namespace as usize).map_or("", |n| n)
    }

    /// The value of an attribute without prefix.
    pub fn attribute(self, name: &str) -> Option<&'t str> {
        self.attributes().iter().find(|a| a.prefix.is_empty() && a.name == name).map(|a| a.value.as_ref())
    }

    /// The value of an attribute of the XML namespace: `lang` for `xml:lang`.
    pub fn xml_attribute(self, name: &str) -> Option<&'t str> {
        self.attributes().iter().find(|a| a.namespace == 1 && a.name == name).map(|a| a.value.as_ref())
    }

    /// The children.
    pub fn children(self) -> impl Iterator<Item = Child<'t, 'a>> {
        let tree = self.tree;
        let mut next = match self.entry().map(|e| &e.node) {
            Some(Node::Element { first, .. }) => *first,
            _ => NONE,
        };
        std::iter::from_fn(move || {
            let id = next;
            let entry = tree.entries.get(id as usize)?;
            next = entry.next;
            Some(match &entry.node {
                Node::Element { .. } => Child::Element(Element { tree, id }),
                Node::Text(text) => Child::Text(text),
            })
        })
    }

    /// The child elements.
    pub fn elements(self) -> impl Iterator<Item = Element<'t, 'a>> {
        self.children().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first child element of a name.
    pub fn child(self, name: &str) -> Option<Element<'t, 'a>> {
        self.elements().find(|e| e.name() == name)
    }

    /// Whether there are child elements.
    pub fn has_elements(self) -> bool {
        self.elements().next().is_some()
    }

    /// All text within, in order.
    pub fn text(self) -> Cow<'t, str> {
        let mut children = self.children();
        match (children.next(), children.next()) {
            (None, _) => Cow::Borrowed(""),
            (Some(Child::Text(text)), None) => Cow::Borrowed(text),
            _ => {
                let mut out = String::new();
                self.push_text(&mut out);
                Cow::Owned(out)
            }
        }
    }

    /// The recursion is no deeper than `Limits::xml_depth`.
    fn push_text(self, out: &mut String) {
        for child in self.children() {
            match child {
                Child::Text(text) => out.push_str(text),
                Child::Element(element) => element.push_text(out),
            }
        }
    }

    /// The stretch of the whole element.
    pub fn span(self) -> Span {
        self.entry().map_or(Span::default(), |e| Span::new(e.start as usize, e.end as usize))
    }

    /// The stretch of the words within, edges trimmed; the whole element where there are none.
    pub fn text_span(self, source: &str) -> Span {
        let mut found: Option<Span> = None;
        let mut next = match self.entry().map(|e| &e.node) {
            Some(Node::Element { first, .. }) => *first,
            _ => NONE,
        };
        while let Some(entry) = self.tree.entries.get(next as usize) {
            next = entry.next;
            let (start, end) = (entry.start as usize, entry.end as usize);
            let raw = source.get(start..end).unwrap_or_default();
            let trimmed = raw.trim();
            if matches!(entry.node, Node::Text(_)) && trimmed.is_empty() {
                continue;
            }
            let from = start + (raw.len() - raw.trim_start().len());
            let span = Span::new(from, from + trimmed.len());
            found = Some(found.map_or(span, |f| Span::new(f.start, span.end)));
        }
        found.unwrap_or_else(|| self.span())
    }

    /// The XPath of the element, by local names.
    pub fn path(self) -> String {
        let mut steps = Vec::new();
        let mut at = Some(self);
        while let Some(element) = at {
            at = element.parent();
            steps.push((element.name(), self.tree.number(element.id)));
        }
        let mut path = String::with_capacity(steps.iter().map(|(name, _)| name.len() + 4).sum());
        for (name, number) in steps.into_iter().rev() {
            path.push('/');
            path.push_str(name);
            if number > 0 {
                path.push('[');
                path.push_str(&number.to_string());
                path.push(']');
            }
        }
        path
    }

    /// The element that this one stands in.
    pub fn parent(self) -> Option<Element<'t, 'a>> {
        let parent = self.entry()?.parent;
        (parent != NONE).then_some(Element { tree: self.tree, id: parent })
    }

    /// The place for findings.
    pub fn place(self) -> Place {
        Place { span: Some(self.span()), path: Some(self.path()) }
    }

    /// The place for findings on an attribute: that of the element, by the path of the attribute.
    pub fn attribute_place(self, name: &str) -> Place {
        Place { span: Some(self.span()), path: Some(format!("{}/@{name}", self.path())) }
    }
}
