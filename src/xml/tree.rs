//! A document as a tree: names resolved, text joined, every node with its place.

use super::element::Element;
use super::rules;
use super::scan::{Attribute, Handler, Tag, narrow, scan};
use crate::error::ReadError;
use crate::finding::Finding;
use crate::limits::Limits;
use crate::source::Span;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

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
}

/// Grows a tree from events.
struct Builder<'a> {
    nodes: usize,
    tree: Tree<'a>,
    open: Vec<u32>,
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
            namespaces: Vec::new(),
            numbers: OnceCell::new(),
        };
        let mut builder = Builder { nodes: limits.nodes, tree, open: Vec::new() };
        let namespaces = scan(text, limits, &mut builder)?;
        Ok(Tree { namespaces, ..builder.tree })
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
        Element::new(self, 0)
    }

    /// The XPath of the element that begins at an offset, or of the one that the text there stands in.
    pub fn path_at(&self, start: usize) -> Option<String> {
        let last = self.entries.partition_point(|e| e.start as usize <= start).checked_sub(1)?;
        let entry = self.entries.get(last)?;
        let id = if matches!(entry.node, Node::Text(_)) { entry.parent } else { narrow(last) };
        Some(Element::new(self, id).path())
    }

    /// Moves every place to where it stands in another text.
    pub(super) fn relocate(&mut self, to: impl Fn(usize) -> usize) {
        for entry in &mut self.entries {
            entry.start = narrow(to(entry.start as usize));
            entry.end = narrow(to(entry.end as usize));
        }
    }
}

impl<'a> Builder<'a> {
    fn add(&mut self, node: Node<'a>, start: usize, end: usize) -> Result<u32, ReadError> {
        let id = narrow(self.tree.entries.len());
        if self.tree.entries.len() >= self.nodes {
            let message = format!("the item has more than {} elements and texts", self.nodes);
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
        self.tree.entries.push(Entry { node, parent, next: NONE, start: narrow(start), end: narrow(end) });
        Ok(id)
    }
}

impl<'a> Handler<'a> for Builder<'a> {
    fn start(&mut self, tag: Tag<'_, 'a>) -> Result<(), ReadError> {
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
            *last = narrow(end);
            return Ok(());
        }
        self.add(Node::Text(text), start, end)?;
        Ok(())
    }

    fn end(&mut self, end: usize) {
        if let Some(entry) = self.open.pop().and_then(|id| self.tree.entries.get_mut(id as usize)) {
            entry.end = narrow(end);
        }
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
}
