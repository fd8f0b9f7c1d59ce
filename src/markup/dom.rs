//! The interface of XML and HTML trees for readers of markup.

use crate::syntax::html::{HtmlElement, HtmlNode};
use crate::syntax::xml::{Child, Element};

/// An element of a tree.
pub trait Dom: Copy {
    /// The local name, in the case of the format's tables.
    fn name(&self) -> &str;
    /// The value of an attribute without prefix.
    fn attribute(&self, name: &str) -> Option<&str>;
    /// The language that the element states.
    fn language(&self) -> Option<&str>;
    /// The names of its attributes.
    fn attribute_names(&self) -> Vec<&str>;
    /// The children.
    fn children(&self) -> impl Iterator<Item = DomChild<'_, Self>>;
    /// A stable offset or line for messages.
    fn offset(&self) -> usize;
    /// A number that tells the element from its tree's others.
    fn number(&self) -> u32;
}

/// A child of an element.
pub enum DomChild<'t, E> {
    /// An element.
    Element(E),
    /// Text, with a number that tells it from its tree's others, where the tree has such.
    Text(&'t str, u32),
}

impl Dom for Element<'_, '_> {
    fn name(&self) -> &str {
        Element::name(*self)
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        Element::attribute(*self, name)
    }

    fn language(&self) -> Option<&str> {
        self.xml_attribute("lang").or_else(|| Element::attribute(*self, "lang"))
    }

    fn attribute_names(&self) -> Vec<&str> {
        self.attributes().iter().map(|a| a.name).collect()
    }

    fn children(&self) -> impl Iterator<Item = DomChild<'_, Self>> {
        Element::children(*self).map(|child| match child {
            Child::Element(element) => DomChild::Element(element),
            Child::Text(text) => DomChild::Text(text, 0),
        })
    }

    fn offset(&self) -> usize {
        self.span().start
    }

    fn number(&self) -> u32 {
        self.id()
    }
}

impl Dom for HtmlElement<'_> {
    fn name(&self) -> &str {
        HtmlElement::name(*self)
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        HtmlElement::attribute(*self, name)
    }

    fn language(&self) -> Option<&str> {
        HtmlElement::attribute(*self, "lang").or_else(|| HtmlElement::attribute(*self, "xml:lang"))
    }

    fn attribute_names(&self) -> Vec<&str> {
        self.attributes().map(|(name, _)| name).collect()
    }

    fn children(&self) -> impl Iterator<Item = DomChild<'_, Self>> {
        HtmlElement::children(*self).map(|child| match child {
            HtmlNode::Element(element) => DomChild::Element(element),
            HtmlNode::Text(text, number) => DomChild::Text(text, number),
        })
    }

    fn offset(&self) -> usize {
        self.line()
    }

    fn number(&self) -> u32 {
        self.id()
    }
}
