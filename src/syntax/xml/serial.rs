//! Serializes elements as XML, for extensions.

use super::element::{Child, Element};
use super::scan::XML_NAMESPACE;
use super::tree::Tree;
use super::write::{escape_attribute, escape_text};
use crate::limits::Limits;
use std::collections::BTreeMap;

impl<'t, 'a> Element<'t, 'a> {
    /// The element as XML that can stand where `context` is the default namespace.
    pub fn outer_xml(self, context: &str) -> String {
        let mut out = String::new();
        self.push_outer(context, &mut out);
        out
    }

    /// The children as XML that can stand where `context` is the default namespace.
    pub fn inner_xml(self, context: &str) -> String {
        let mut out = String::new();
        self.push_children(context, &mut out);
        out
    }

    /// The recursion is no deeper than `Limits::xml_depth`.
    fn push_outer(self, context: &str, out: &mut String) {
        out.push('<');
        out.push_str(self.name());
        if self.namespace() != context {
            out.push_str(" xmlns=\"");
            escape_attribute(self.namespace(), out);
            out.push('"');
        }
        let mut declared: BTreeMap<&str, &str> = BTreeMap::new();
        for attribute in self.attributes() {
            let namespace = self.namespace_of(attribute);
            if !attribute.prefix.is_empty()
                && namespace != XML_NAMESPACE
                && declared.insert(attribute.prefix, namespace).is_none()
            {
                out.push_str(&format!(" xmlns:{}=\"", attribute.prefix));
                escape_attribute(namespace, out);
                out.push('"');
            }
            out.push(' ');
            if !attribute.prefix.is_empty() {
                out.push_str(attribute.prefix);
                out.push(':');
            }
            out.push_str(attribute.name);
            out.push_str("=\"");
            escape_attribute(&attribute.value, out);
            out.push('"');
        }
        if self.children().next().is_none() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        self.push_children(self.namespace(), out);
        out.push_str("</");
        out.push_str(self.name());
        out.push('>');
    }

    fn push_children(self, context: &str, out: &mut String) {
        let blank = |child: &Child<'_, '_>| matches!(child, Child::Text(text) if text.trim_matches([' ', '\t', '\n', '\r']).is_empty());
        // White space between elements is layout; beside words it counts.
        let layout =
            self.has_elements() && self.children().all(|c| matches!(c, Child::Element(_)) || blank(&c));
        for child in self.children() {
            match child {
                Child::Element(element) => element.push_outer(context, out),
                Child::Text(_) if layout => {}
                Child::Text(text) => {
                    escape_text(text, out);
                }
            }
        }
    }
}

/// Whether `xml` can be put into a document: one or more well-formed elements and texts whose prefixes are
/// declared within.
pub fn fragment_is_sound(xml: &str) -> bool {
    Tree::parse(&format!("<x>{xml}</x>"), &Limits::default()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_xml_stands_on_its_own() {
        let text =
            "<a xmlns=\"urn:a\" xmlns:b=\"urn:b\">\n <c b:x=\"1 &amp; 2\"> <b:d/> </c><e>t &lt; <f/></e></a>";
        let tree = Tree::parse(text, &Limits::default()).unwrap();
        let parts: Vec<String> = tree.root().elements().map(|e| e.outer_xml("urn:a")).collect();
        assert_eq!(
            parts,
            ["<c xmlns:b=\"urn:b\" b:x=\"1 &amp; 2\"><d xmlns=\"urn:b\"/></c>", "<e>t &lt; <f/></e>"]
        );
        assert!(parts.iter().all(|p| fragment_is_sound(p)));
        assert!(!fragment_is_sound("<c b:x='1'/>"));
        assert!(!fragment_is_sound("</x><x>"));
    }
}
