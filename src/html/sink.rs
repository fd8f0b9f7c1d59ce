//! Where the tree builder puts nodes: an arena.

use super::tree::{Data, HtmlTree, NONE, Node};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// A node's number, with its name so that the builder can ask for it without a look into the arena.
#[derive(Clone, Debug)]
pub struct Handle {
    id: u32,
    name: QualName,
}

/// The sink.
pub struct Sink {
    nodes: RefCell<Vec<Node>>,
    line: Cell<u32>,
    /// Depth of the node that was last put into the tree.
    depth: Cell<usize>,
}

fn nameless() -> QualName {
    QualName::new(None, html5ever::ns!(), html5ever::local_name!(""))
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
                self.detach(handle.id);
                handle.id
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
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> HtmlTree {
        self.into_tree()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: 0, name: nameless() }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let id = self.add(Data::Element { name: name.local.clone(), attributes });
        Handle { id, name }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Handle { id: self.add(Data::Nothing), name: nameless() }
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Handle { id: self.add(Data::Nothing), name: nameless() }
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(parent.id, NONE, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let has_parent = self.nodes.borrow().get(element.id as usize).is_some_and(|n| n.parent != NONE);
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        // A template's content is no part of the page; it hangs below the element, where readers skip it.
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow().get(sibling.id as usize).map_or(NONE, |n| n.parent);
        if let NodeOrText::AppendNode(node) = &child {
            self.detach(node.id);
        }
        self.put(parent, sibling.id, child);
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(Node { data: Data::Element { attributes: existing, .. }, .. }) =
            nodes.get_mut(target.id as usize)
        {
            for attribute in attributes {
                if !existing.iter().any(|a| a.name == attribute.name) {
                    existing.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        loop {
            let child = self.nodes.borrow().get(node.id as usize).map_or(NONE, |n| n.first);
            if child == NONE {
                return;
            }
            self.detach(child);
            self.put(new_parent.id, NONE, NodeOrText::AppendNode(Handle { id: child, name: nameless() }));
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX));
    }

    fn allow_declarative_shadow_roots(&self, _: &Handle) -> bool {
        false
    }
}
