//! Flexible properties to concepts, labels and links.

use super::keep::Reader;
use crate::markup::rules::stray_words;
use crate::model::text::{fold, folded};
use crate::model::{Concept, Label, LanguageTag, Link, Name};
use crate::syntax::xml::{Child, Element};
use crate::vocab::g2;

/// Attributes of a flexible property that the model has fields for.
const KNOWN: &[&str] = &["qcode", "uri", "literal", "type", "role", "confidence", "relevance"];

/// Reads a flexible property: a party, a place, a subject.
pub fn concept(element: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> Concept {
    let mut concept = Concept::default();
    let mut unread = false;
    for attribute in element.attributes() {
        let value = fold(&attribute.value);
        if !attribute.prefix.is_empty() {
            unread = true;
            continue;
        }
        let slot = match attribute.name {
            "qcode" => &mut concept.code,
            "uri" => &mut concept.uri,
            "literal" => &mut concept.literal,
            "type" => &mut concept.nature,
            "role" => &mut concept.role,
            "confidence" | "relevance" => {
                let number = value.parse::<u8>().ok();
                unread |= number.is_none();
                match attribute.name {
                    "confidence" => concept.confidence = number,
                    _ => concept.relevance = number,
                }
                continue;
            }
            _ => {
                unread = true;
                continue;
            }
        };
        *slot = Some(value.into_owned());
    }
    let mut kept = Vec::new();
    for child in element.children() {
        match child {
            Child::Element(child) => match child.name() {
                // An empty name is kept as it is: it names nothing.
                "name" => match folded(&child.text()) {
                    Some(text) => name(text, child, &mut concept, reader),
                    None => kept.push(child.outer_xml(g2::NAMESPACE)),
                },
                "broader" => {
                    let broader = self::concept(child, reader);
                    concept.broader.push(broader);
                }
                _ => kept.push(child.outer_xml(g2::NAMESPACE)),
            },
            // Words directly in a property are no NewsML-G2, but files have them: they name it.
            Child::Text(text) => {
                if concept.name.is_none()
                    && let Some(text) = folded(text)
                {
                    concept.name = Some(text);
                }
            }
        }
    }
    if unread || !kept.is_empty() {
        let mut known = KNOWN.to_vec();
        known.retain(|k| match *k {
            "confidence" => concept.confidence.is_some(),
            "relevance" => concept.relevance.is_some(),
            _ => true,
        });
        concept.extra = reader.extra(element, &known, kept);
    }
    concept
}

/// Takes a name over: the first plain one is the name, others stand beside it.
fn name(text: String, element: Element<'_, '_>, concept: &mut Concept, reader: &mut Reader<'_, '_>) {
    let language = element.xml_attribute("lang").map(LanguageTag::new);
    let plain = element.attributes().iter().all(|a| a.prefix == "xml" && a.name == "lang");
    if plain && concept.name.is_none() {
        concept.name = Some(text);
        concept.name_language = language;
        return;
    }
    let role = element.attribute("role").map(str::to_owned);
    let extra = reader.extra(element, &["xml:lang", "role"], Vec::new());
    concept.names.push(Name { name: text, language, role, extra });
}

/// Reads a short text with its language and role. Markup within is kept as the only XML of its extra.
pub fn label(element: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> Label {
    let xml = if element.has_elements() { vec![element.inner_xml(g2::NAMESPACE)] } else { Vec::new() };
    Label {
        text: folded(&element.text()).unwrap_or_default(),
        language: element.xml_attribute("lang").map(LanguageTag::new),
        role: element.attribute("role").map(str::to_owned),
        extra: reader.extra(element, &["xml:lang", "role"], xml),
    }
}

/// Reads a link.
pub fn link(element: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> Link {
    let kept = element.elements().map(|e| e.outer_xml(g2::NAMESPACE)).collect();
    link_with(element, kept, reader)
}

/// Reads a link; `kept` is what is left of its children.
pub fn link_with(element: Element<'_, '_>, kept: Vec<String>, reader: &mut Reader<'_, '_>) -> Link {
    stray_words(element, reader.findings);
    let get = |name: &str| element.attribute(name).map(str::to_owned);
    let version = element.attribute("version").and_then(|v| v.parse().ok());
    let mut known = vec!["rel", "href", "residref", "contenttype", "title"];
    if version.is_some() {
        known.push("version");
    }
    Link {
        rel: get("rel"),
        href: get("href"),
        guid: get("residref"),
        version,
        content_type: get("contenttype"),
        title: get("title"),
        extra: reader.extra(element, &known, kept),
    }
}
