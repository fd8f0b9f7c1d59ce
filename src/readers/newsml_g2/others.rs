//! The content of packages, concepts, vocabularies and catalogues.

use super::concept::{concept, label, link_with};
use super::keep::Reader;
use crate::model::text::folded;
use crate::model::{Article, Catalog, Entry, Group, GroupRef, ItemRef, Member, Scheme};
use crate::syntax::xml::Element;
use crate::vocab::g2;

/// Reads the groups of a package.
pub fn groups(
    element: Element<'_, '_>,
    article: &mut Article,
    root: &mut Option<String>,
    groups: &mut Vec<Group>,
    reader: &mut Reader<'_, '_>,
) -> bool {
    let path = "/packageItem/groupSet";
    *root = element.attribute("root").and_then(folded);
    let known: &[&str] = if root.is_some() { &["root"] } else { &[] };
    reader.keep_attributes(&mut article.extensions, element, path, known);
    for child in reader.parts(element) {
        if child.name() == "group" {
            reader.origin(child, &format!("/groups/{}", groups.len()));
            let group = group(child, groups.len(), reader);
            groups.push(group);
        } else {
            reader.keep(&mut article.extensions, child, path);
        }
    }
    !groups.is_empty()
}

fn group(element: Element<'_, '_>, number: usize, reader: &mut Reader<'_, '_>) -> Group {
    let get = |name: &str| element.attribute(name).and_then(folded);
    let mut group = Group { id: get("id"), role: get("role"), mode: get("mode"), ..Group::default() };
    let mut kept = Vec::new();
    for child in reader.parts(element) {
        let pointer = format!("/groups/{number}/members/{}", group.members.len());
        match child.name() {
            "title" => group.titles.push(label(child, reader)),
            "itemRef" => {
                reader.origin(child, &pointer);
                group.members.push(Member::Item(Box::new(item_ref(child, reader))));
            }
            "groupRef" if child.attribute("idref").is_some() => {
                reader.origin(child, &pointer);
                let inner = child.elements().map(|e| e.outer_xml(g2::NAMESPACE)).collect();
                group.members.push(Member::Group(GroupRef {
                    group: child.attribute("idref").and_then(folded).unwrap_or_default(),
                    extra: reader.extra(child, &["idref"], inner),
                }));
            }
            "conceptRef" => {
                reader.origin(child, &pointer);
                group.members.push(Member::Concept(Box::new(concept(child, reader))));
            }
            _ => kept.push(child.outer_xml(g2::NAMESPACE)),
        }
    }
    group.extra = reader.extra(element, &["id", "role", "mode"], kept);
    group
}

/// Reads a reference to an item.
pub fn item_ref(element: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> ItemRef {
    let mut reference = ItemRef::default();
    let mut kept = Vec::new();
    for child in reader.parts(element) {
        let code_only = child.attributes().iter().all(|a| a.prefix.is_empty() && a.name == "qcode")
            && !child.has_elements();
        match child.name() {
            "itemClass"
                if reference.item_class.is_none() && code_only && child.attribute("qcode").is_some() =>
            {
                reference.item_class = child.attribute("qcode").map(str::to_owned);
            }
            "headline"
                if reference.headline.is_none() && child.attributes().is_empty() && !child.has_elements() =>
            {
                reference.headline = folded(&child.text());
            }
            _ => kept.push(child.outer_xml(g2::NAMESPACE)),
        }
    }
    reference.link = link_with(element, kept, reader);
    reference
}

/// Reads the concepts of a vocabulary.
pub fn concepts(
    element: Element<'_, '_>,
    article: &mut Article,
    concepts: &mut Vec<Entry>,
    reader: &mut Reader<'_, '_>,
) -> bool {
    let path = "/knowledgeItem/conceptSet";
    reader.keep_attributes(&mut article.extensions, element, path, &[]);
    for child in reader.parts(element) {
        if child.name() == "concept" {
            reader.origin(child, &format!("/concepts/{}", concepts.len()));
            let entry = entry(child, reader);
            concepts.push(entry);
        } else {
            reader.keep(&mut article.extensions, child, path);
        }
    }
    !concepts.is_empty()
}

/// Reads what a vocabulary says of its scheme.
pub fn scheme_meta(
    element: Element<'_, '_>,
    article: &mut Article,
    scheme: &mut Option<String>,
    reader: &mut Reader<'_, '_>,
) -> bool {
    let path = "/knowledgeItem/schemeMeta";
    *scheme = element.attribute("uri").and_then(folded);
    if scheme.is_none() {
        return false;
    }
    reader.origin_attribute(element, "uri", "/scheme");
    reader.keep_attributes(&mut article.extensions, element, path, &["uri"]);
    for child in reader.parts(element) {
        reader.keep(&mut article.extensions, child, path);
    }
    true
}

/// Reads a concept with what its vocabulary says of it. Attributes of its identifier and its type are kept by the names
/// of those.
pub fn entry(element: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> Entry {
    let mut entry = Entry { concept: concept(element, reader), ..Entry::default() };
    let mut kept = Vec::new();
    let mut marked = std::collections::BTreeMap::new();
    let mut id_seen = false;
    for part in reader.parts(element) {
        match part.name() {
            // Read above.
            "name" if folded(&part.text()).is_some() => {}
            "broader" => {}
            "conceptId" if !id_seen => {
                id_seen = true;
                entry.concept.code = part.attribute("qcode").map(str::to_owned);
                entry.concept.uri = part.attribute("uri").map(str::to_owned);
                for (name, value) in reader.attributes(part, &["qcode", "uri"]) {
                    marked.insert(format!("conceptId/{name}"), value);
                }
            }
            "type"
                if entry.concept.nature.is_none()
                    && part.attribute("qcode").is_some()
                    && !part.has_elements() =>
            {
                entry.concept.nature = part.attribute("qcode").map(str::to_owned);
                for (name, value) in reader.attributes(part, &["qcode"]) {
                    marked.insert(format!("type/{name}"), value);
                }
            }
            "definition" => entry.definitions.push(label(part, reader)),
            "note" => entry.notes.push(label(part, reader)),
            _ => kept.push(part.outer_xml(g2::NAMESPACE)),
        }
    }
    let mut extra = reader.extra(element, &[], kept);
    if !marked.is_empty() {
        extra.get_or_insert_with(|| reader.empty_extra()).attributes.append(&mut marked);
    }
    entry.concept.extra = extra;
    entry
}

/// Reads a catalogue, or a reference to one.
pub fn catalog(element: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> Catalog {
    if element.name() == "catalogRef" {
        let inner = reader.parts(element).map(|e| e.outer_xml(g2::NAMESPACE)).collect();
        return Catalog {
            href: element.attribute("href").map(str::to_owned),
            extra: reader.extra(element, &["href"], inner),
            ..Catalog::default()
        };
    }
    let mut catalog = Catalog::default();
    let mut kept = Vec::new();
    for child in reader.parts(element) {
        if child.name() != "scheme" {
            kept.push(child.outer_xml(g2::NAMESPACE));
            continue;
        }
        let inner = reader.parts(child).map(|e| e.outer_xml(g2::NAMESPACE)).collect();
        catalog.schemes.push(Scheme {
            alias: child.attribute("alias").map(str::to_owned),
            uri: child.attribute("uri").map(str::to_owned),
            extra: reader.extra(child, &["alias", "uri"], inner),
        });
    }
    catalog.extra = reader.extra(element, &[], kept);
    catalog
}

/// Reads the catalogue of a catalogItem.
pub fn catalog_container(
    element: Element<'_, '_>,
    article: &mut Article,
    slot: &mut Option<Catalog>,
    reader: &mut Reader<'_, '_>,
) -> bool {
    let path = "/catalogItem/catalogContainer";
    let Some(inner) = element.child("catalog") else { return false };
    reader.origin(inner, "/catalog");
    *slot = Some(catalog(inner, reader));
    reader.keep_attributes(&mut article.extensions, element, path, &[]);
    for child in reader.parts(element).filter(|e| e.id() != inner.id()) {
        reader.keep(&mut article.extensions, child, path);
    }
    true
}
