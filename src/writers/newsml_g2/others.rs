//! The content of packages, concepts, vocabularies and catalogues.

use super::Writer;
use super::concept::{self, PARTY, SUBJECT, Shape};
use super::kept::{self, Kept};
use crate::model::{
    Catalog, CatalogItem, Concept, ConceptItem, Entry, Group, ItemRef, KnowledgeItem, Label, Member,
    PackageItem, QCode,
};
use crate::vocab::g2;

/// Writes a catalogue, or a reference to one.
pub fn catalog(catalog: &Catalog, writer: &mut Writer<'_>) {
    match &catalog.href {
        Some(href) => {
            writer.w.open("catalogRef");
            writer.w.attribute("href", href);
            if !catalog.schemes.is_empty() {
                writer.lose("/catalogs", "a reference to a catalogue has no schemes of its own");
            }
        }
        None => writer.w.open("catalog"),
    }
    kept::extra_attributes(catalog.extra.as_deref(), writer);
    Kept::extra(catalog.extra.as_deref(), &[]).rest(writer);
    for scheme in catalog.schemes.iter().filter(|_| catalog.href.is_none()) {
        writer.w.open("scheme");
        writer.w.maybe("alias", scheme.alias.as_deref());
        writer.w.maybe("uri", scheme.uri.as_deref());
        kept::extra_attributes(scheme.extra.as_deref(), writer);
        Kept::extra(scheme.extra.as_deref(), &[]).rest(writer);
        writer.w.close();
    }
    writer.w.close();
}

/// Writes the catalogue of a catalogItem.
pub fn container(item: &CatalogItem, writer: &mut Writer<'_>) {
    let path = "/catalogItem/catalogContainer";
    let Some(own) = &item.catalog else { return };
    writer.w.open("catalogContainer");
    kept::attributes(&item.article.extensions, path, writer);
    catalog(own, writer);
    Kept::new(&item.article.extensions, path).rest(writer);
    writer.w.close();
}

/// Writes the groups of a package.
pub fn groups(package: &PackageItem, writer: &mut Writer<'_>) {
    let path = "/packageItem/groupSet";
    let mut kept = Kept::new(&package.article.extensions, path);
    if package.groups.is_empty() {
        return;
    }
    writer.w.open("groupSet");
    let first = package.groups.iter().find_map(|g| g.id.as_deref());
    writer.w.maybe("root", package.root.as_deref().or(first));
    kept::attributes(&package.article.extensions, path, writer);
    for (at, own) in package.groups.iter().enumerate() {
        group(own, &format!("/groups/{at}"), writer);
    }
    kept.rest(writer);
    writer.w.close();
}

fn group(group: &Group, pointer: &str, writer: &mut Writer<'_>) {
    writer.w.open("group");
    writer.w.maybe("id", group.id.as_deref());
    for (name, value) in [("role", &group.role), ("mode", &group.mode)] {
        let Some(value) = value else { continue };
        if QCode::parse(value).is_some() {
            writer.w.attribute(name, value);
        } else {
            writer.lose(pointer, format!("the {name} “{value}” of a group is no QCode"));
        }
    }
    kept::extra_attributes(group.extra.as_deref(), writer);
    for title in &group.titles {
        concept::label("title", title, pointer, writer);
    }
    for (at, member) in group.members.iter().enumerate() {
        let pointer = format!("{pointer}/members/{at}");
        match member {
            Member::Item(reference) => item_ref("itemRef", reference, &pointer, writer),
            Member::Group(reference) => {
                writer.w.open("groupRef");
                writer.w.attribute("idref", &reference.group);
                kept::extra_attributes(reference.extra.as_deref(), writer);
                Kept::extra(reference.extra.as_deref(), &[]).rest(writer);
                writer.w.close();
            }
            Member::Concept(own) => concept::write("conceptRef", own, PARTY, &pointer, writer),
        }
    }
    Kept::extra(group.extra.as_deref(), &[]).rest(writer);
    writer.w.close();
}

/// Writes a reference to an item, with what is said of it.
pub fn item_ref(name: &str, reference: &ItemRef, pointer: &str, writer: &mut Writer<'_>) {
    writer.w.open(name);
    concept::target(&reference.link, pointer, writer);
    if let Some(class) = &reference.item_class {
        if QCode::parse(class).is_some() {
            writer.w.open("itemClass");
            writer.w.attribute("qcode", class);
            writer.w.close();
        } else {
            writer.lose(pointer, format!("the item class “{class}” is no QCode"));
        }
    }
    if let Some(headline) = &reference.headline {
        writer.w.leaf("headline", headline);
    }
    Kept::extra(reference.link.extra.as_deref(), &[]).rest(writer);
    writer.w.close();
}

/// Writes the concepts of a vocabulary.
pub fn concepts(item: &KnowledgeItem, writer: &mut Writer<'_>) {
    let extensions = item.article.extensions.as_slice();
    if !item.concepts.is_empty() {
        let path = "/knowledgeItem/conceptSet";
        writer.w.open("conceptSet");
        kept::attributes(extensions, path, writer);
        for (at, own) in item.concepts.iter().enumerate() {
            entry(own, &format!("/concepts/{at}"), writer);
        }
        Kept::new(extensions, path).rest(writer);
        writer.w.close();
    }
    if let Some(scheme) = &item.scheme {
        let path = "/knowledgeItem/schemeMeta";
        writer.w.open("schemeMeta");
        writer.w.attribute("uri", scheme);
        kept::attributes(extensions, path, writer);
        Kept::new(extensions, path).rest(writer);
        writer.w.close();
    }
}

/// Writes the concept of a conceptItem.
pub fn concept_of(item: &ConceptItem, writer: &mut Writer<'_>) {
    if item.concept.is_empty() && item.definitions.is_empty() && item.notes.is_empty() {
        return;
    }
    element(&item.concept, &item.definitions, &item.notes, "/concept", writer);
}

fn entry(entry: &Entry, pointer: &str, writer: &mut Writer<'_>) {
    element(&entry.concept, &entry.definitions, &entry.notes, pointer, writer);
}

fn element(own: &Concept, definitions: &[Label], notes: &[Label], pointer: &str, writer: &mut Writer<'_>) {
    let order = g2::CONCEPT_ORDER;
    let extra = own.extra.as_deref();
    writer.w.open("concept");
    kept::extra_attributes(extra, writer);
    let mut rest = Kept::extra(extra, order);
    writer.w.open("conceptId");
    match own.code.as_deref().map(|code| (code, QCode::parse(code))) {
        Some((code, Some(_))) => writer.w.attribute("qcode", code),
        Some((code, None)) => {
            writer.lose(&format!("{pointer}/code"), format!("the code “{code}” is no QCode"))
        }
        None => {}
    }
    writer.w.maybe("uri", own.uri.as_deref());
    kept::child_attributes(extra, "conceptId", writer);
    writer.w.close();
    if let Some(literal) = &own.literal {
        writer.lose(
            pointer,
            format!("the identifier of a concept is a QCode or a URI, not the literal “{literal}”"),
        );
    }
    if let Some(nature) = &own.nature {
        if QCode::parse(nature).is_some() {
            writer.w.open("type");
            writer.w.attribute("qcode", nature);
            kept::child_attributes(extra, "type", writer);
            writer.w.close();
        } else {
            writer.lose(&format!("{pointer}/type"), format!("the type “{nature}” is no QCode"));
        }
    }
    rest.until(writer, order, "name");
    if own.name.is_none()
        && own.names.is_empty()
        && !extra.is_some_and(|e| e.xml.iter().any(|x| x.starts_with("<name")))
    {
        writer.filled(&format!("{pointer}/name"), "the concept has no name; an empty one was written");
        writer.w.open("name");
        writer.w.close();
    }
    concept::names(own, pointer, writer);
    rest.until(writer, order, "definition");
    for (at, definition) in definitions.iter().enumerate() {
        concept::label("definition", definition, &format!("{pointer}/definitions/{at}"), writer);
    }
    for (at, note) in notes.iter().enumerate() {
        concept::label("note", note, &format!("{pointer}/notes/{at}"), writer);
    }
    rest.until(writer, order, "broader");
    for broader in &own.broader {
        concept::write("broader", broader, Shape { broader: false, ..SUBJECT }, pointer, writer);
    }
    rest.rest(writer);
    writer.w.close();
}
