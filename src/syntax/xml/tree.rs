//! A document as a tree: names resolved, text joined, every node with its place.

use super::element::Element;
use super::rules;
use super::scan::{Attribute, Handler, Tag, narrow, scan};
use crate::diagnostics::Finding;
use crate::error::ReadError;
use crate::limits::Limits;
use crate::source::Span;
use foldhash::{HashMap, HashMapExt};
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

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
    /// For each entry its number among siblings of its name, 0 where it has none: counted when first asked for.
    numbers: OnceCell<Vec<u32>>,
    /// How many entries were looked at for such numbers without counting all.
    looked: Cell<usize>,
    /// The part that is being visited, and its number among siblings of its name.
    part: Option<(u32, u32)>,
}

/// Grows a tree from events.
struct Builder<'a, 'v> {
    nodes: usize,
    tree: Tree<'a>,
    open: Vec<u32>,
    /// Where an offset of the text stands in the input.
    origin: &'v dyn Fn(usize) -> usize,
    parts: Option<Parts<'a, 'v>>,
}

/// Elements that are visited one by one, and are no part of the tree then.
struct Parts<'a, 'v> {
    /// The names of the elements that they stand in, from the document's.
    within: &'v [&'v str],
    /// How many of each name there were.
    counts: HashMap<&'a str, u32>,
    visit: &'v mut dyn FnMut(Element<'_, 'a>),
}

impl<'a> Tree<'a> {
    /// Parses a whole document.
    ///
    /// # Errors
    ///
    /// What is not well-formed, refers to undeclared or external entities, or exceeds the limits.
    pub fn parse(text: &'a str, limits: &Limits) -> Result<Self, ReadError> {
        Self::grow(text, limits, &|at| at, None)
    }

    /// Parses a whole document, with places by `origin`. Of the elements that stand `within` others, named from the
    /// document's element on, each is given to `visit` when it ends, and dropped: the memory is that of one. Limits on
    /// the number of nodes are held by each.
    pub(super) fn parts(
        text: &'a str,
        limits: &Limits,
        origin: &dyn Fn(usize) -> usize,
        within: &[&str],
        visit: &mut dyn FnMut(Element<'_, 'a>),
    ) -> Result<Self, ReadError> {
        Self::grow(text, limits, origin, Some(Parts { within, counts: HashMap::new(), visit }))
    }

    fn grow<'v>(
        text: &'a str,
        limits: &Limits,
        origin: &'v dyn Fn(usize) -> usize,
        parts: Option<Parts<'a, 'v>>,
    ) -> Result<Self, ReadError> {
        let most = if parts.is_some() { 1 << 13 } else { 1 << 20 };
        let estimate = (text.len() / 24).min(most);
        let tree = Tree {
            entries: Vec::with_capacity(estimate),
            attributes: Vec::with_capacity(estimate / 2),
            namespaces: Vec::new(),
            numbers: OnceCell::new(),
            looked: Cell::new(0),
            part: None,
        };
        let mut builder = Builder { nodes: limits.nodes, tree, open: Vec::new(), origin, parts };
        let namespaces = scan(text, limits, &mut builder)?;
        Ok(Tree { namespaces, part: None, numbers: OnceCell::new(), ..builder.tree })
    }

    /// The number of an element among siblings of its name, from 1; 0 where there are none.
    pub(super) fn number(&self, id: u32) -> u32 {
        if let Some((_, number)) = self.part.filter(|(part, _)| *part == id) {
            return number;
        }
        if self.numbers.get().is_none()
            && let Some(number) = self.counted(id)
        {
            return number;
        }
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

    /// The number of an element as [`Tree::number`] has it, counted among its siblings alone, where counting so has
    /// not yet looked at more entries than there are.
    fn counted(&self, id: u32) -> Option<u32> {
        let name_of = |entry: &Entry<'a>| match &entry.node {
            Node::Element { name, .. } => Some(*name),
            Node::Text(_) => None,
        };
        let entry = self.entries.get(id as usize)?;
        let name = name_of(entry)?;
        let Some(parent) = self.entries.get(entry.parent as usize) else { return Some(0) };
        let Node::Element { first, .. } = &parent.node else { return None };
        let (mut at, mut number, mut own) = (*first, 0, 0);
        while let Some(sibling) = self.entries.get(at as usize) {
            if self.looked.get() > self.entries.len() {
                return None;
            }
            self.looked.set(self.looked.get() + 1);
            if name_of(sibling) == Some(name) {
                number += 1;
                if at == id {
                    own = number;
                }
                if own > 0 && number > 1 {
                    return Some(own);
                }
            }
            at = sibling.next;
        }
        Some(0)
    }

    /// The document's element.
    pub fn root(&self) -> Element<'_, 'a> {
        Element::new(self, 0)
    }

    /// The XPath of the element that begins at an offset, or of the one that the text there stands in.
    pub fn path_at(&self, start: usize) -> Option<String> {
        let last = self.entries.partition_point(|e| e.start as usize <= start).checked_sub(1)?;
        let entry = self.entries.get(last)?;
        let id = if matches!(entry.node, Node::Text(_)) { entry.parent } else { narrow(last) };
        Some(Element::new(self, id).path())
    }
}

impl<'a> Builder<'a, '_> {
    fn add(&mut self, node: Node<'a>, start: usize, end: usize) -> Result<u32, ReadError> {
        let id = narrow(self.tree.entries.len());
        if self.tree.entries.len() >= self.nodes {
            let message = format!("the item has more than {} elements and text nodes", self.nodes);
            return Err(Finding::new(&rules::NODES, message)
                .at(Span::new(start, start + 1))
                .help("split the document")
                .into());
        }
        let parent = self.open.last().copied().unwrap_or(NONE);
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
        let (start, end) = (narrow((self.origin)(start)), narrow((self.origin)(end)));
        self.tree.entries.push(Entry { node, parent, next: NONE, start, end });
        Ok(id)
    }

    /// Visits an element that has ended and takes it out of the tree, where it is a part.
    fn visit(&mut self, id: u32) {
        let Some(parts) = &mut self.parts else { return };
        let name = |id: u32| match self.tree.entries.get(id as usize).map(|e| &e.node) {
            Some(Node::Element { name, .. }) => *name,
            _ => "",
        };
        if self.open.len() != parts.within.len()
            || !self.open.iter().zip(parts.within).all(|(id, wanted)| name(*id) == *wanted)
        {
            return;
        }
        let count = parts.counts.entry(name(id)).or_default();
        *count += 1;
        self.tree.part = Some((id, *count));
        (parts.visit)(Element::new(&self.tree, id));
        self.tree.numbers = OnceCell::new();
        self.tree.looked.set(0);
        self.tree.part = None;
        if let Some(Entry { node: Node::Element { attributes: (first, _), .. }, .. }) =
            self.tree.entries.get(id as usize)
        {
            self.tree.attributes.truncate(*first as usize);
        }
        self.tree.entries.truncate(id as usize);
        self.unlink(id);
    }

    /// Forgets the last child of the innermost open element.
    fn unlink(&mut self, id: u32) {
        let Some(parent) = self.open.last().copied() else { return };
        // Between parts stands text alone: the child before is the entry before.
        let before = id.checked_sub(1).filter(|before| *before > parent).unwrap_or(NONE);
        if let Some(Entry { node: Node::Element { first, last, .. }, .. }) =
            self.tree.entries.get_mut(parent as usize)
        {
            *last = before;
            if before == NONE {
                *first = NONE;
            }
        }
        if let Some(entry) = self.tree.entries.get_mut(before as usize) {
            entry.next = NONE;
        }
    }
}

impl<'a> Handler<'a> for Builder<'a, '_> {
    fn start(&mut self, tag: Tag<'_, 'a>) -> Result<(), ReadError> {
        if self.parts.is_some() {
            let new = tag.namespaces.get(self.tree.namespaces.len()..).unwrap_or_default();
            self.tree.namespaces.extend_from_slice(new);
        }
        let first = narrow(self.tree.attributes.len());
        self.tree.attributes.append(tag.attributes);
        let attributes = (first, narrow(self.tree.attributes.len()));
        let Tag { prefix, name, namespace, .. } = tag;
        let node = Node::Element { prefix, name, namespace, attributes, first: NONE, last: NONE };
        let id = self.add(node, tag.start, tag.end)?;
        self.open.push(id);
        Ok(())
    }

    fn text(&mut self, text: Cow<'a, str>, start: usize, end: usize, joined: bool) -> Result<(), ReadError> {
        if joined
            && let Some(Entry { node: Node::Text(before), end: last, .. }) = self.tree.entries.last_mut()
        {
            before.to_mut().push_str(&text);
            *last = narrow((self.origin)(end));
            return Ok(());
        }
        self.add(Node::Text(text), start, end)?;
        Ok(())
    }

    fn end(&mut self, end: usize) {
        let Some(id) = self.open.pop() else { return };
        if let Some(entry) = self.tree.entries.get_mut(id as usize) {
            entry.end = narrow((self.origin)(end));
        }
        self.visit(id);
    }
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

    #[test]
    fn paths_are_the_same_however_many_are_asked_for() {
        let text = "<a><b/><c><b/>x<b/></c><b><d/></b><c/>y<e/></a>";
        let tree = Tree::parse(text, &Limits::default()).unwrap();
        let path = |tree: &Tree<'_>, id: u32| Element::new(tree, id).path();
        let element =
            |(id, entry): (u32, &Entry<'_>)| matches!(entry.node, Node::Element { .. }).then_some(id);
        let ids: Vec<u32> = (0..).zip(&tree.entries).filter_map(element).collect();
        let first: Vec<String> =
            ids.iter().map(|id| path(&Tree::parse(text, &Limits::default()).unwrap(), *id)).collect();
        for _ in 0..3 {
            let again: Vec<String> = ids.iter().map(|id| path(&tree, *id)).collect();
            assert_eq!(again, first);
        }
        assert!(tree.numbers.get().is_some(), "counting them one by one is given up");
        assert_eq!(first.last().map(String::as_str), Some("/a/e"));
    }
}
