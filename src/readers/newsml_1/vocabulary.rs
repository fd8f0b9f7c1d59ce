//! Topic sets: the concepts of a vocabulary.

use super::ledger::Reader;
use crate::model::extension::NEWSML_1;
use crate::model::{Concept, Entry, Extra, LanguageTag, Name};
use crate::syntax::xml::Element;

/// The topics of an item as concepts. The first description is the name, further ones its names in other languages.
pub fn concepts(item: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> Vec<Entry> {
    let mut out = Vec::new();
    for set in item.elements().filter(|e| e.name() == "TopicSet") {
        for topic in set.elements().filter(|e| e.name() == "Topic") {
            let pointer = format!("/concepts/{}", out.len());
            let concept = concept(topic, &pointer, reader);
            out.push(Entry { concept, ..Entry::default() });
        }
    }
    out
}

fn concept(topic: Element<'_, '_>, pointer: &str, reader: &mut Reader<'_, '_>) -> Concept {
    let mut concept = Concept::default();
    let mut rest = Vec::new();
    for child in topic.elements() {
        let language = child.xml_attribute("lang").map(LanguageTag::new);
        let plain = child.attributes().iter().all(|a| a.prefix == "xml");
        match child.name() {
            "FormalName" if concept.literal.is_none() && plain => {
                concept.literal = reader.words(child, &format!("{pointer}/literal"));
            }
            "Description" if concept.name.is_none() && plain => {
                concept.name = reader.words(child, &format!("{pointer}/name"));
                concept.name_language = language;
            }
            "Description" if plain => {
                if let Some(name) = reader.words(child, &format!("{pointer}/names")) {
                    concept.names.push(Name { name, language, ..Name::default() });
                }
            }
            _ => rest.push(child.outer_xml("")),
        }
    }
    // All that is left stands beside the concept.
    let attributes = topic.attributes().iter().map(|a| (a.name.to_owned(), a.value.to_string())).collect();
    reader.take_content(topic);
    reader.attributes_taken(topic);
    let extra = Extra { standard: NEWSML_1.into(), attributes, xml: rest, value: None };
    if !extra.attributes.is_empty() || !extra.xml.is_empty() {
        concept.extra = Some(Box::new(extra));
    }
    concept
}
