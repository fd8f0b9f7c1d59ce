//! Where the tree builder puts nodes: an arena.

use super::tree::{Data, HtmlTree, NONE, Node};
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::sync::OnceLock;

/// A node's number.
#[derive(Clone, Copy, Debug)]
pub struct Handle(u32);

/// The name of an element, as the builder asks for it.
#[derive(Debug)]
pub struct Name<'a>(Option<Ref<'a, QualName>>);

impl Name<'_> {
    fn get(&self) -> &QualName {
        static NAMELESS: OnceLock<QualName> = OnceLock::new();
        match &self.0 {
            Some(name) => name,
            None => NAMELESS.get_or_init(|| QualName::new(None, ns!(), local_name!(""))),
        }
    }
}

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.get().ns
    }

    fn local_name(&self) -> &LocalName {
        &self.get().local
    }
}

/// The sink.
pub struct Sink {
    nodes: RefCell<Vec<Node>>,
    line: Cell<u32>,
    /// Depth of the node that was last put into the tree.
    depth: Cell<usize>,
}

impl Sink {
    pub fn new(estimate: usize) -> Self {
        let mut nodes = Vec::with_capacity(estimate.min(1 << 20) + 1);
        nodes.push(Node::new(Data::Document, 1));
        Self { nodes: RefCell::new(nodes), line: Cell::new(1), depth: Cell::new(0) }
    }

    pub fn len(&self) -> usize {
        self.nodes.borrow().len()
    }

    /// Depth of the element that was last put into the tree.
    pub fn depth(&self) -> usize {
        self.depth.get()
    }

    pub fn into_tree(self) -> HtmlTree {
        HtmlTree { nodes: self.nodes.into_inner() }
    }

    fn add(&self, data: Data) -> u32 {
        let mut nodes = self.nodes.borrow_mut();
        let id = u32::try_from(nodes.len()).unwrap_or(NONE);
        nodes.push(Node::new(data, self.line.get()));
        id
    }

    fn note_depth(&self, nodes: &[Node], id: u32) {
        let Some(node) = nodes.get(id as usize) else { return };
        if matches!(node.data, Data::Element { .. }) {
            self.depth.set(node.depth as usize);
        }
    }

    /// Puts `child` at the end of `parent`, or before `before`.
    fn put(&self, parent: u32, before: u32, child: NodeOrText<Handle>) {
        let child = match child {
            NodeOrText::AppendNode(handle) => {
                self.detach(handle.0);
                handle.0
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let neighbour = if before == NONE {
                    nodes.get(parent as usize).map_or(NONE, |n| n.last)
                } else {
                    nodes.get(before as usize).map_or(NONE, |n| n.previous)
                };
                if let Some(Node { data: Data::Text(words), .. }) = nodes.get_mut(neighbour as usize) {
                    words.push_tendril(&text);
                    return;
                }
                drop(nodes);
                self.add(Data::Text(text))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let previous = if before == NONE {
            nodes.get(parent as usize).map_or(NONE, |n| n.last)
        } else {
            nodes.get(before as usize).map_or(NONE, |n| n.previous)
        };
        let depth = nodes.get(parent as usize).map_or(0, |n| n.depth + 1);
        if let Some(node) = nodes.get_mut(child as usize) {
            node.parent = parent;
            node.previous = previous;
            node.next = before;
            node.depth = depth;
        }
        match nodes.get_mut(previous as usize) {
            Some(node) => node.next = child,
            None => {
                if let Some(node) = nodes.get_mut(parent as usize) {
                    node.first = child;
                }
            }
        }
        match nodes.get_mut(before as usize) {
            Some(node) => node.previous = child,
            None => {
                if let Some(node) = nodes.get_mut(parent as usize) {
                    node.last = child;
                }
            }
        }
        self.note_depth(&nodes, child);
    }

    fn detach(&self, id: u32) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(node) = nodes.get_mut(id as usize) else { return };
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        if parent == NONE {
            return;
        }
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
        match nodes.get_mut(previous as usize) {
            Some(node) => node.next = next,
            None => {
                if let Some(node) = nodes.get_mut(parent as usize) {
                    node.first = next;
                }
            }
        }
        match nodes.get_mut(next as usize) {
            Some(node) => node.previous = previous,
            None => {
                if let Some(node) = nodes.get_mut(parent as usize) {
                    node.last = previous;
                }
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = HtmlTree;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> HtmlTree {
        self.into_tree()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle(0)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> Name<'a> {
        let named = Ref::filter_map(self.nodes.borrow(), |nodes| match nodes.get(target.0 as usize)?.data {
            Data::Element { ref name, .. } => Some(name),
            _ => None,
        });
        Name(named.ok())
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        Handle(self.add(Data::Element { name, attributes }))
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Handle(self.add(Data::Nothing))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Handle(self.add(Data::Nothing))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(parent.0, NONE, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let has_parent = self.nodes.borrow().get(element.0 as usize).is_some_and(|n| n.parent != NONE);
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        // A template's content is no part of the page; it hangs below the element, where readers skip it.
        *target
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.0 == y.0
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow().get(sibling.0 as usize).map_or(NONE, |n| n.parent);
        if let NodeOrText::AppendNode(node) = &child {
            self.detach(node.0);
        }
        self.put(parent, sibling.0, child);
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(Node { data: Data::Element { attributes: existing, .. }, .. }) =
            nodes.get_mut(target.0 as usize)
        {
            for attribute in attributes {
                if !existing.iter().any(|a| a.name == attribute.name) {
                    existing.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.0);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        loop {
            let child = self.nodes.borrow().get(node.0 as usize).map_or(NONE, |n| n.first);
            if child == NONE {
                return;
            }
            self.detach(child);
            self.put(new_parent.0, NONE, NodeOrText::AppendNode(Handle(child)));
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX));
    }

    fn allow_declarative_shadow_roots(&self, _: &Handle) -> bool {
        false
    }
}
