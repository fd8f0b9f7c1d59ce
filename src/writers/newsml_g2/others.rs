//! The content of packages, concepts, vocabularies and catalogues.

use super::Writer;
use super::concept::{self, PARTY, SUBJECT, Shape};
use super::kept::{self, Kept};
use crate::model::{
    Catalog, CatalogItem, Concept, ConceptItem, Entry, Group, ItemRef, KnowledgeItem, Label, Member,
    PackageItem, QCode,
};
use crate::vocab::g2;

/// Writes a catalogue, or a reference to one, which has no schemes of its own.
pub fn catalog(catalog: &mut Catalog, pointer: &str, writer: &mut Writer<'_>) {
    writer.enter(pointer);
    let href = catalog.href.take();
    writer.w.open(if href.is_some() { "catalogRef" } else { "catalog" });
    writer.w.maybe("href", href.as_deref());
    kept::extra_attributes(&mut catalog.extra, pointer, writer);
    Kept::extra(&mut catalog.extra, &[], pointer).rest(writer);
    if href.is_none() {
        for (at, scheme) in catalog.schemes.iter_mut().enumerate() {
            let pointer = format!("{pointer}/schemes/{at}");
            writer.enter(&pointer);
            writer.w.open("scheme");
            writer.w.maybe("alias", scheme.alias.take().as_deref());
            writer.w.maybe("uri", scheme.uri.take().as_deref());
            kept::extra_attributes(&mut scheme.extra, &pointer, writer);
            Kept::extra(&mut scheme.extra, &[], &pointer).rest(writer);
            writer.w.close();
            writer.leave();
        }
    }
    writer.w.close();
    writer.leave();
}

/// Writes the catalogue of a catalogItem.
pub fn container(item: &mut CatalogItem, writer: &mut Writer<'_>) {
    let path = "/catalogItem/catalogContainer";
    let Some(own) = &mut item.catalog else { return };
    writer.w.open("catalogContainer");
    kept::attributes(path, writer);
    catalog(own, "/catalog", writer);
    Kept::new(path, writer).rest(writer);
    writer.w.close();
}

/// Writes the groups of a package.
pub fn groups(package: &mut PackageItem, writer: &mut Writer<'_>) {
    let path = "/packageItem/groupSet";
    if package.groups.is_empty() {
        return;
    }
    writer.enter("/groups");
    writer.w.open("groupSet");
    let first = package.groups.iter().find_map(|g| g.id.clone());
    writer.w.maybe("root", package.root.take().or(first).as_deref());
    kept::attributes(path, writer);
    for (at, own) in package.groups.iter_mut().enumerate() {
        group(own, &format!("/groups/{at}"), writer);
    }
    Kept::new(path, writer).rest(writer);
    writer.w.close();
    writer.leave();
}

fn group(group: &mut Group, pointer: &str, writer: &mut Writer<'_>) {
    writer.enter(pointer);
    writer.w.open("group");
    writer.w.maybe("id", group.id.take().as_deref());
    concept::qcode("role", &mut group.role, writer);
    concept::qcode("mode", &mut group.mode, writer);
    kept::extra_attributes(&mut group.extra, pointer, writer);
    concept::labels("title", &mut group.titles, &format!("{pointer}/titles"), writer);
    for (at, member) in group.members.iter_mut().enumerate() {
        let pointer = format!("{pointer}/members/{at}");
        match member {
            Member::Item(reference) => item_ref("itemRef", reference, &pointer, writer),
            Member::Group(reference) => {
                writer.enter(&pointer);
                writer.w.open("groupRef");
                writer.w.attribute("idref", &std::mem::take(&mut reference.group));
                kept::extra_attributes(&mut reference.extra, &pointer, writer);
                Kept::extra(&mut reference.extra, &[], &pointer).rest(writer);
                writer.w.close();
                writer.leave();
            }
            Member::Concept(own) => concept::write("conceptRef", own, PARTY, &pointer, writer),
        }
    }
    Kept::extra(&mut group.extra, &[], pointer).rest(writer);
    writer.w.close();
    writer.leave();
}

/// Writes a reference to an item, with what is said of it.
pub fn item_ref(name: &str, reference: &mut ItemRef, pointer: &str, writer: &mut Writer<'_>) {
    writer.enter(pointer);
    writer.w.open(name);
    concept::target(&mut reference.link, pointer, writer);
    item_class(&mut reference.item_class, writer);
    if let Some(headline) = reference.headline.take() {
        writer.w.leaf("headline", &headline);
    }
    Kept::extra(&mut reference.link.extra, &[], pointer).rest(writer);
    writer.w.close();
    writer.leave();
}

/// Writes an item class, if it is a QCode.
pub fn item_class(class: &mut Option<String>, writer: &mut Writer<'_>) {
    if let Some(class) = class.take_if(|class| QCode::parse(class).is_some()) {
        writer.w.open("itemClass");
        writer.w.attribute("qcode", &class);
        writer.w.close();
    }
}

/// Writes the concepts of a vocabulary.
pub fn concepts(item: &mut KnowledgeItem, writer: &mut Writer<'_>) {
    if !item.concepts.is_empty() {
        let path = "/knowledgeItem/conceptSet";
        writer.enter("/concepts");
        writer.w.open("conceptSet");
        kept::attributes(path, writer);
        for (at, own) in item.concepts.iter_mut().enumerate() {
            let Entry { concept, definitions, notes } = own;
            element(concept, definitions, notes, (&format!("/concepts/{at}"), ""), writer);
        }
        Kept::new(path, writer).rest(writer);
        writer.w.close();
        writer.leave();
    }
    if let Some(scheme) = item.scheme.take() {
        let path = "/knowledgeItem/schemeMeta";
        writer.enter("/scheme");
        writer.w.open("schemeMeta");
        writer.w.attribute("uri", &scheme);
        kept::attributes(path, writer);
        Kept::new(path, writer).rest(writer);
        writer.w.close();
        writer.leave();
    }
}

/// Writes the concept of a conceptItem.
pub fn concept_of(item: &mut ConceptItem, writer: &mut Writer<'_>) {
    if item.concept.is_empty() && item.definitions.is_empty() && item.notes.is_empty() {
        return;
    }
    element(&mut item.concept, &mut item.definitions, &mut item.notes, ("", "/concept"), writer);
}

/// Writes a concept with its definitions and notes, which stand at `at`; the concept's own fields stand at `own` below that.
fn element(
    concept: &mut Concept,
    definitions: &mut [Label],
    notes: &mut [Label],
    (at, own): (&str, &str),
    writer: &mut Writer<'_>,
) {
    let order = g2::CONCEPT_ORDER;
    let pointer = format!("{at}{own}");
    let nameless = concept.name.is_none()
        && concept.names.is_empty()
        && !concept.extra.as_ref().is_some_and(|e| e.xml.iter().any(|x| x.starts_with("<name")));
    writer.enter(&pointer);
    writer.w.open("concept");
    kept::extra_attributes(&mut concept.extra, &pointer, writer);
    let has_type = concept.nature.as_deref().is_some_and(|nature| QCode::parse(nature).is_some());
    let mut rest = Kept::extra(&mut concept.extra, order, &pointer);
    writer.w.open("conceptId");
    concept::qcode("qcode", &mut concept.code, writer);
    writer.w.maybe("uri", concept.uri.take().as_deref());
    kept::child_attributes(&mut concept.extra, "conceptId", &pointer, writer);
    writer.w.close();
    if has_type {
        writer.w.open("type");
        concept::qcode("qcode", &mut concept.nature, writer);
        kept::child_attributes(&mut concept.extra, "type", &pointer, writer);
        writer.w.close();
    }
    rest.until(writer, order, "name");
    if nameless {
        writer.filled(&format!("{pointer}/name"), "the concept has no name; an empty one was written");
        writer.w.open("name");
        writer.w.close();
    }
    concept::names(concept, &pointer, writer);
    rest.until(writer, order, "definition");
    concept::labels("definition", definitions, &format!("{at}/definitions"), writer);
    concept::labels("note", notes, &format!("{at}/notes"), writer);
    rest.until(writer, order, "broader");
    let shape = Shape { broader: false, ..SUBJECT };
    concept::all("broader", &mut concept.broader, shape, &format!("{pointer}/broader"), writer);
    rest.rest(writer);
    writer.w.close();
    writer.leave();
}
