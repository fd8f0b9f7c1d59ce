//! The tree of a page.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName};

pub(super) const NONE: u32 = u32::MAX;

#[derive(Debug)]
pub(super) enum Data {
    Document,
    Element { name: QualName, attributes: Vec<Attribute> },
    Text(StrTendril),
    Nothing,
}

#[derive(Debug)]
pub(super) struct Node {
    pub data: Data,
    pub parent: u32,
    pub first: u32,
    pub last: u32,
    pub previous: u32,
    pub next: u32,
    pub depth: u32,
    pub line: u32,
}

impl Node {
    pub fn new(data: Data, line: u32) -> Self {
        Self { data, parent: NONE, first: NONE, last: NONE, previous: NONE, next: NONE, depth: 0, line }
    }
}

/// A page.
#[derive(Debug)]
pub struct HtmlTree {
    pub(super) nodes: Vec<Node>,
}

/// An element of a page.
#[derive(Debug, Clone, Copy)]
pub struct HtmlElement<'t> {
    tree: &'t HtmlTree,
    id: u32,
}

/// A child of an element.
#[derive(Debug, Clone, Copy)]
pub enum HtmlNode<'t> {
    /// An element.
    Element(HtmlElement<'t>),
    /// Text, with its number.
    Text(&'t str, u32),
}

impl HtmlTree {
    /// The document node, parent of `html`.
    pub fn root(&self) -> HtmlElement<'_> {
        HtmlElement { tree: self, id: 0 }
    }

    /// How many nodes there are: every number of an element is below it.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is nothing but the document node.
    pub fn is_empty(&self) -> bool {
        self.nodes.len() <= 1
    }

    /// The element of a number.
    pub fn element(&self, id: u32) -> Option<HtmlElement<'_>> {
        let node = self.nodes.get(id as usize)?;
        matches!(node.data, Data::Element { .. }).then_some(HtmlElement { tree: self, id })
    }

    /// All elements, in document order.
    pub fn elements(&self) -> impl Iterator<Item = HtmlElement<'_>> {
        self.root().descendants()
    }
}

impl<'t> HtmlElement<'t> {
    fn node(self) -> Option<&'t Node> {
        self.tree.nodes.get(self.id as usize)
    }

    /// A number that tells this element from the page's others.
    pub fn id(self) -> u32 {
        self.id
    }

    /// The name, in lower case.
    pub fn name(self) -> &'t str {
        match self.node().map(|n| &n.data) {
            Some(Data::Element { name, .. }) => &name.local,
            _ => "",
        }
    }

    /// The value of an attribute.
    pub fn attribute(self, name: &str) -> Option<&'t str> {
        match self.node().map(|n| &n.data) {
            Some(Data::Element { attributes, .. }) => {
                attributes.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
            }
            _ => None,
        }
    }

    /// The attributes: names and values.
    pub fn attributes(self) -> impl Iterator<Item = (&'t str, &'t str)> {
        let list: &'t [Attribute] = match self.node().map(|n| &n.data) {
            Some(Data::Element { attributes, .. }) => attributes,
            _ => &[],
        };
        list.iter().map(|a| (&*a.name.local, &*a.value))
    }

    /// The line in which the element was begun, from 1.
    pub fn line(self) -> usize {
        self.node().map_or(1, |n| n.line as usize)
    }

    /// The element around this one.
    pub fn parent(self) -> Option<HtmlElement<'t>> {
        let parent = self.node()?.parent;
        (parent != NONE).then_some(HtmlElement { tree: self.tree, id: parent })
    }

    /// The children.
    pub fn children(self) -> impl Iterator<Item = HtmlNode<'t>> {
        let tree = self.tree;
        let mut next = self.node().map_or(NONE, |n| n.first);
        std::iter::from_fn(move || {
            loop {
                let id = next;
                let node = tree.nodes.get(id as usize)?;
                next = node.next;
                match &node.data {
                    Data::Element { .. } => return Some(HtmlNode::Element(HtmlElement { tree, id })),
                    Data::Text(text) => return Some(HtmlNode::Text(text, id)),
                    Data::Document | Data::Nothing => {}
                }
            }
        })
    }

    /// The child elements.
    pub fn elements(self) -> impl Iterator<Item = HtmlElement<'t>> {
        self.children().filter_map(|child| match child {
            HtmlNode::Element(element) => Some(element),
            HtmlNode::Text(..) => None,
        })
    }

    /// The next node in document order: within `self`, or behind it where `skip` holds; `None` at the end of `top`.
    fn after(self, top: u32, skip: bool) -> Option<u32> {
        let mut node = self.node()?;
        if !skip && node.first != NONE {
            return Some(node.first);
        }
        let mut id = self.id;
        loop {
            if id == top {
                return None;
            }
            if node.next != NONE {
                return Some(node.next);
            }
            id = node.parent;
            node = self.tree.nodes.get(id as usize)?;
        }
    }

    /// All elements within, in document order. No recursion, whatever the depth.
    pub fn descendants(self) -> impl Iterator<Item = HtmlElement<'t>> {
        let (tree, top) = (self.tree, self.id);
        let mut at = self;
        std::iter::from_fn(move || {
            loop {
                let id = at.after(top, false)?;
                at = HtmlElement { tree, id };
                if matches!(at.node().map(|n| &n.data), Some(Data::Element { .. })) {
                    return Some(at);
                }
            }
        })
    }

    /// All words within, in order, but for those of scripts, styles and templates, and readings beside characters.
    pub fn text(self) -> String {
        let mut out = String::new();
        let mut at = self;
        let mut skip = false;
        while let Some(id) = at.after(self.id, skip) {
            at = HtmlElement { tree: self.tree, id };
            skip = false;
            match at.node().map(|n| &n.data) {
                Some(Data::Text(text)) => out.push_str(text),
                Some(Data::Element { name, .. }) => {
                    skip = matches!(&*name.local, "script" | "style" | "template" | "rt" | "rp")
                }
                _ => {}
            }
        }
        out
    }

    /// The text of a script or style, which `text` leaves out.
    pub fn raw_text(self) -> String {
        self.children().filter_map(|c| if let HtmlNode::Text(t, _) = c { Some(t) } else { None }).collect()
    }

    /// Whether a class of that name is among the element's.
    pub fn has_class(self, class: &str) -> bool {
        self.attribute("class").is_some_and(|list| list.split_ascii_whitespace().any(|c| c == class))
    }
}

/// A step of a walk through a tree.
#[derive(Debug, Clone, Copy)]
pub enum Step<'t> {
    /// An element begins.
    Enter(HtmlElement<'t>),
    /// An element ends.
    Leave(HtmlElement<'t>),
    /// Text, with its number.
    Text(u32, &'t str),
}

/// A walk through all within an element, in document order. No recursion, whatever the depth.
#[derive(Debug)]
pub struct Walk<'t> {
    tree: &'t HtmlTree,
    /// Where to go on: a node to look at, or an element to leave.
    next: Option<(u32, bool)>,
    top: u32,
}

impl<'t> HtmlElement<'t> {
    /// Walks through all within this element; the element itself is no step.
    pub fn walk(self) -> Walk<'t> {
        let first = self.node().map_or(NONE, |n| n.first);
        Walk { tree: self.tree, next: (first != NONE).then_some((first, false)), top: self.id }
    }
}

impl Walk<'_> {
    /// Passes over all within the element that was entered last; the next step leaves it.
    pub fn pass_over(&mut self, entered: u32) {
        self.next = Some((entered, true));
    }

    /// Where a node that is done leads: its sibling, or out of its parent.
    fn beyond(&self, node: &Node) -> Option<(u32, bool)> {
        if node.next != NONE {
            Some((node.next, false))
        } else {
            (node.parent != self.top && node.parent != NONE).then_some((node.parent, true))
        }
    }
}

impl<'t> Iterator for Walk<'t> {
    type Item = Step<'t>;

    fn next(&mut self) -> Option<Step<'t>> {
        loop {
            let (id, leave) = self.next?;
            let node = self.tree.nodes.get(id as usize)?;
            let element = HtmlElement { tree: self.tree, id };
            match &node.data {
                Data::Element { .. } if leave => {
                    self.next = self.beyond(node);
                    return Some(Step::Leave(element));
                }
                Data::Element { .. } => {
                    self.next = Some(if node.first == NONE { (id, true) } else { (node.first, false) });
                    return Some(Step::Enter(element));
                }
                Data::Text(text) => {
                    self.next = self.beyond(node);
                    return Some(Step::Text(id, text));
                }
                Data::Document | Data::Nothing => self.next = self.beyond(node),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostics::Findings;
    use crate::limits::Limits;

    #[test]
    fn depth_is_held_while_the_tree_grows() {
        let page = format!("{}deep words{}after", "<div>".repeat(20_000), "</div>".repeat(20_000));
        let mut findings = Findings::new(10);
        let tree = super::super::parse(&page, &Limits::default(), &mut findings);
        assert_eq!(tree.root().text(), "deep wordsafter");
        assert_eq!(findings.list().first().map(|f| f.rule.name), Some("limit/html-depth"));
        assert!(tree.elements().count() < 520);
    }

    #[test]
    fn lines_are_those_of_the_tags() {
        let tree = super::super::parse("<p>a\n<p>b\n<i>c", &Limits::default(), &mut Findings::new(1));
        let lines: Vec<_> =
            tree.elements().filter(|e| matches!(e.name(), "p" | "i")).map(|e| e.line()).collect();
        assert_eq!(lines, [1, 2, 3]);
    }
}
