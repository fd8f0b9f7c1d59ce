//! Keeping what the model has no field for, and where values come from.

use super::marks::Marks;
use super::rules;
use crate::diagnostics::{Finding, Findings, How};
use crate::markup::rules::stray_words;
use crate::model::extension::NEWSML_G2;
use crate::model::text::folded;
use crate::model::{Extension, Extra};
use crate::source::Source;
use crate::syntax::xml::{Attribute, Element};
use crate::vocab::g2;
use std::collections::BTreeMap;

/// A reader at work on one document.
pub struct Reader<'r, 's> {
    pub source: &'r Source<'s>,
    pub findings: &'r mut Findings,
    /// The JSON pointer of the item at work.
    pub pointer: String,
    /// The name of the item's element.
    pub root: String,
    /// Whether it is asked where values stand.
    pub origins: bool,
    /// Where they are noted, in a message; else they go to the findings.
    pub marks: Option<Marks>,
}

impl<'r, 's> Reader<'r, 's> {
    pub fn new(source: &'r Source<'s>, findings: &'r mut Findings) -> Self {
        let origins = findings.keeps_origins();
        Self { source, findings, pointer: String::new(), root: String::new(), origins, marks: None }
    }

    /// The path of a child of the item's element.
    pub fn path(&self, child: &str) -> String {
        format!("/{}/{child}", self.root)
    }

    /// Keeps a child element as it is.
    pub fn keep(&mut self, extensions: &mut Vec<Extension>, element: Element<'_, '_>, path: &str) {
        extensions.push(Extension {
            standard: NEWSML_G2.into(),
            path: path.into(),
            xml: Some(element.outer_xml(g2::NAMESPACE)),
            ..Extension::default()
        });
    }

    /// Keeps attributes of an element beyond the known ones, at the element's own path.
    pub fn keep_attributes(
        &mut self,
        extensions: &mut Vec<Extension>,
        element: Element<'_, '_>,
        path: &str,
        known: &[&str],
    ) {
        let attributes = self.attributes(element, known);
        if !attributes.is_empty() {
            extensions.push(Extension {
                standard: NEWSML_G2.into(),
                path: path.into(),
                attributes,
                ..Extension::default()
            });
        }
    }

    /// Attributes of an element beyond the known ones; those of foreign namespaces are announced losses.
    pub fn attributes(&mut self, element: Element<'_, '_>, known: &[&str]) -> BTreeMap<String, String> {
        let mut kept = BTreeMap::new();
        for attribute in element.attributes() {
            let name = attribute_name(element, attribute);
            match name {
                Some(name) if known.contains(&name.as_str()) => {}
                Some(name) => {
                    kept.insert(name, attribute.value.to_string());
                }
                None => {
                    let message = format!(
                        "the attribute `{}:{}` of <{}> was not kept",
                        attribute.prefix,
                        attribute.name,
                        element.name()
                    );
                    let mut finding = Finding::new(&rules::ATTRIBUTE, message);
                    if !self.findings.is_full() {
                        finding = finding.at(element.span()).path(element.path());
                    }
                    self.findings.report(finding);
                }
            }
        }
        kept
    }

    /// Keeps that an element had not what a writer would add.
    pub fn absent(&mut self, extensions: &mut Vec<Extension>, path: &str, what: Vec<String>) {
        if !what.is_empty() {
            extensions.push(Extension {
                standard: NEWSML_G2.into(),
                path: path.into(),
                absent: what,
                ..Extension::default()
            });
        }
    }

    /// The children of an element that should hold elements alone: words that stand among them are reported.
    pub fn parts<'t, 'a>(
        &mut self,
        element: Element<'t, 'a>,
    ) -> impl Iterator<Item = Element<'t, 'a>> + use<'t, 'a> {
        stray_words(element, self.findings);
        element.elements()
    }

    /// The words of an element that occurs once; attributes and markup within are kept at its path.
    pub fn single(
        &mut self,
        extensions: &mut Vec<Extension>,
        element: Element<'_, '_>,
        path: &str,
        pointer: &str,
    ) -> Option<String> {
        self.origin(element, pointer);
        self.keep_attributes(extensions, element, path, &[]);
        if element.has_elements() {
            extensions.push(Extension {
                standard: NEWSML_G2.into(),
                path: path.into(),
                xml: Some(element.inner_xml(g2::NAMESPACE)),
                ..Extension::default()
            });
        }
        folded(&element.text())
    }

    /// What decorates a value: attributes beyond the known ones, and child elements.
    pub fn extra(
        &mut self,
        element: Element<'_, '_>,
        known: &[&str],
        xml: Vec<String>,
    ) -> Option<Box<Extra>> {
        let plain = element.attributes().iter().all(|a| a.prefix.is_empty() && known.contains(&a.name));
        let attributes = if plain { BTreeMap::new() } else { self.attributes(element, known) };
        if attributes.is_empty() && xml.is_empty() {
            return None;
        }
        Some(Box::new(Extra { standard: NEWSML_G2.into(), attributes, xml, value: None }))
    }

    /// An extra of this standard that says nothing yet.
    pub fn empty_extra(&self) -> Box<Extra> {
        Box::new(Extra { standard: NEWSML_G2.into(), ..Extra::default() })
    }

    /// Keeps where a value stands.
    pub fn origin(&mut self, element: Element<'_, '_>, pointer: &str) {
        if let Some(marks) = &mut self.marks {
            marks.words(pointer, element);
        } else if self.origins {
            let mut place = element.place();
            place.span = Some(element.text_span(self.source.text()));
            let how = How::Declared(format!("<{}>", element.name()));
            self.findings.origin(&format!("{}{pointer}", self.pointer), place, how);
        }
    }

    /// Keeps that a value stands in an attribute.
    pub fn origin_attribute(&mut self, element: Element<'_, '_>, attribute: &'static str, pointer: &str) {
        if let Some(marks) = &mut self.marks {
            marks.attribute(pointer, element, attribute);
        } else if self.origins {
            let how = How::Declared(format!("{attribute} of <{}>", element.name()));
            let place = element.attribute_place(attribute);
            self.findings.origin(&format!("{}{pointer}", self.pointer), place, how);
        }
    }

    /// Keeps where an item begins: what it has not is missing there, not where its message begins.
    pub fn origin_of_item(&mut self, root: Element<'_, '_>) {
        if let Some(marks) = &mut self.marks {
            marks.clear();
            if !self.pointer.is_empty() {
                marks.whole("", root);
            }
        } else if self.origins && !self.pointer.is_empty() {
            let how = How::Declared(format!("<{}>", root.name()));
            self.findings.origin(&self.pointer, root.place(), how);
        }
    }

    /// Keeps where the blocks of a body begin.
    pub fn origin_of_blocks(&mut self, offsets: &[usize]) {
        if let Some(marks) = &mut self.marks {
            marks.blocks("/body", offsets);
        } else if self.origins {
            for (at, offset) in offsets.iter().enumerate() {
                let pointer = format!("{}/body/{at}", self.pointer);
                self.findings.read_at(&pointer, self.source.line_at(*offset), "a block of the body");
            }
        }
    }
}

/// Where hints for schema processors are, which hold only for the document that they stand in.
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The name by which an attribute is kept: `xml:lang`, names without prefix, `{namespace}name` for foreign ones;
/// `None` for hints to schema processors.
fn attribute_name(element: Element<'_, '_>, attribute: &Attribute<'_>) -> Option<String> {
    match (attribute.prefix, element.namespace_of(attribute)) {
        ("", _) => Some(attribute.name.to_owned()),
        ("xml", _) => Some(format!("xml:{}", attribute.name)),
        (_, XSI) => None,
        (_, namespace) => Some(format!("{{{namespace}}}{}", attribute.name)),
    }
}
