//! Items: identification, management, and what kind of item they are.

use super::component::{self, Parts};
use super::ledger::Reader;
use super::{content, vocabulary};
use crate::model::text::folded;
use crate::model::{
    Article, Concept, Embargo, Extension, Group, Guid, Item, ItemRef, KnowledgeItem, LanguageTag, Link,
    Member, PackageItem, WireDate,
};
use crate::syntax::xml::Element;
use crate::vocab::newsml_1::{SIGNALS, STATUSES};

/// Reads an item.
pub fn news_item(element: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> Item {
    let mut article = Article::default();
    if let Some(identification) = element.child("Identification") {
        identify(identification, &mut article, reader);
    }
    if let Some(management) = element.child("NewsManagement") {
        manage(management, &mut article, reader);
    }
    let path = "/NewsML";
    let nested = |e: Element<'_, '_>| e.name() == "NewsItem" && e.id() != element.id();
    if element.child("NewsComponent").is_none() && element.child("TopicSet").is_some() {
        // A vocabulary: its topics are concepts.
        article.language = element.xml_attribute("lang").map(LanguageTag::new);
        let concepts = vocabulary::concepts(element, reader);
        let mut kept: Vec<Extension> = Vec::new();
        reader.sweep(element, path, &nested, &mut kept);
        article.extensions.append(&mut kept);
        let mut item =
            Item::Knowledge(Box::new(KnowledgeItem { article, concepts, ..KnowledgeItem::default() }));
        item.tidy();
        return item;
    }
    let mut parts = Parts::default();
    for component in element.elements().filter(|e| e.name() == "NewsComponent") {
        component::read(component, &mut article, &mut parts, reader, 0);
    }
    language(element, &mut article, reader);
    content::fill(parts, &mut article, reader);
    if article.slugline.is_none() {
        let label = element.child("Identification").and_then(|i| i.child("NameLabel"));
        if let Some(label) = label {
            article.slugline = reader.words(label, "/slugline");
        }
    }
    if article.meta.provider.is_none() {
        let id = element.child("Identification").and_then(|i| i.child("NewsIdentifier"));
        if let Some(id) = id.and_then(|i| i.child("ProviderId")) {
            let literal = reader.words(id, "/provider");
            article.meta.provider = literal.map(|l| Concept { literal: Some(l), ..Concept::default() });
        }
    }
    reader.language = article.language.as_ref().map(|l| l.as_str().to_owned());
    let mut kept: Vec<Extension> = Vec::new();
    reader.sweep(element, path, &nested, &mut kept);
    article.extensions.append(&mut kept);
    package(article)
}

/// An item without content of its own that refers to others is a package of them.
fn package(mut article: Article) -> Item {
    let refers = |l: &Link| l.rel.is_none();
    let mut item =
        if article.body.is_empty() && article.media.is_empty() && article.meta.links.iter().any(refers) {
            let (members, links): (Vec<Link>, Vec<Link>) = article.meta.links.drain(..).partition(refers);
            article.meta.links = links;
            let member = |link| Member::Item(Box::new(ItemRef { link, ..ItemRef::default() }));
            let group = Group {
                id: Some("G1".into()),
                role: Some("group:main".into()),
                members: members.into_iter().map(member).collect(),
                ..Group::default()
            };
            let package = PackageItem { article, root: Some("G1".into()), groups: vec![group] };
            Item::Package(Box::new(package))
        } else {
            Item::Article(Box::new(article))
        };
    item.tidy();
    item
}

/// The language: of the metadata, else the one that item, component or body state.
fn language(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    if article.language.is_some() {
        return;
    }
    let mut at = Some(element);
    while let Some(e) = at {
        let stated = e.xml_attribute("lang").and_then(folded).filter(|l| l != "x-default");
        if let Some(tag) = stated {
            reader.attribute_xml_lang(e, "/language");
            article.language = Some(LanguageTag::new(&tag));
            return;
        }
        at = e.child("NewsComponent");
    }
    let root = element.parent().and_then(|p| p.xml_attribute("lang")).and_then(folded);
    article.language = root.filter(|l| l != "x-default").map(|l| LanguageTag::new(&l));
}

fn identify(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    let Some(identifier) = element.child("NewsIdentifier") else { return };
    let part = |name: &str| identifier.child(name).and_then(|e| folded(&e.text()));
    let revision = identifier.child("RevisionId");
    if let Some(number) = part("RevisionId").and_then(|r| r.parse::<u64>().ok()) {
        article.meta.version = Some(number);
        reader.child(identifier, "RevisionId", "/version");
    }
    let update = revision.and_then(|r| r.attribute("Update")).and_then(folded).unwrap_or_default();
    let made = match (part("ProviderId"), part("DateId"), part("NewsItemId")) {
        (Some(provider), Some(date), Some(item)) => {
            let revision = part("RevisionId").map(|r| format!(":{r}{update}")).unwrap_or_default();
            Some(format!("urn:newsml:{provider}:{date}:{item}{revision}"))
        }
        _ => None,
    };
    match part("PublicIdentifier") {
        Some(public) => {
            article.meta.guid = Guid::new(&public);
            reader.child(identifier, "PublicIdentifier", "/guid");
        }
        // The identifier that the standard makes of the parts (NewsML 1.2, PublicIdentifier).
        None => {
            article.meta.guid = made.as_deref().and_then(Guid::new);
            if let Some(id) = identifier.child("NewsItemId") {
                reader.origin(id, "/guid");
            }
        }
    }
    // The parts say nothing more where the identifier is made of them.
    if made.is_some() && article.meta.guid.as_ref().map(Guid::as_str) == made.as_deref() {
        for name in ["ProviderId", "DateId", "NewsItemId", "RevisionId"] {
            reader.child(identifier, name, "");
        }
        if let Some(revision) = revision {
            reader.attribute(revision, "Update", "");
        }
    }
}

fn manage(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    let meta = &mut article.meta;
    let mut status = None;
    for child in element.elements() {
        match child.name() {
            "FirstCreated" if meta.first_created.is_none() => {
                meta.first_created = reader.date(child, "/firstCreated");
            }
            "ThisRevisionCreated" if meta.version_created.is_none() => {
                meta.version_created = reader.date(child, "/versionCreated");
            }
            "Status" if status.is_none() => {
                status = child.attribute("FormalName").and_then(folded);
                let lower = status.as_deref().unwrap_or_default().to_lowercase();
                let known = STATUSES.iter().find(|(name, _)| *name == lower);
                if known.is_some() || lower == "embargoed" {
                    reader.formal(child, "/pubStatus");
                }
                meta.pub_status = known.map(|(_, code)| (*code).to_owned());
            }
            "StatusWillChange" => change(child, status.as_deref(), meta, reader),
            "Urgency" if article.urgency.is_none() => {
                let said = child.attribute("FormalName").and_then(folded).or_else(|| folded(&child.text()));
                if let Some(urgency) = said.filter(|u| !u.starts_with('+')).and_then(|u| u.parse::<u8>().ok())
                {
                    reader.formal(child, "/urgency");
                    article.urgency = Some(urgency);
                }
            }
            "DerivedFrom" | "AssociatedWith" => {
                let pointer = format!("/links/{}", meta.links.len());
                if let Some(guid) = reader.attribute(child, "NewsItem", &pointer) {
                    let rel =
                        if child.name() == "DerivedFrom" { "irel:derivedFrom" } else { "associatedWith" };
                    let link = Link { rel: Some(rel.into()), guid: Some(guid), ..Link::default() };
                    meta.links.push(link);
                }
            }
            "Instruction" => {
                let pointer = format!("/signals/{}", meta.signals.len());
                if let Some(name) = reader.attribute(child, "FormalName", &pointer) {
                    let lower = name.to_lowercase();
                    let code =
                        SIGNALS.iter().find(|(said, _)| *said == lower).map(|(_, code)| (*code).to_owned());
                    meta.signals.push(Concept { code, ..Concept::named(name) });
                }
            }
            _ => {}
        }
    }
    if status.is_some_and(|s| s.eq_ignore_ascii_case("embargoed")) && meta.embargoed.is_none() {
        meta.embargoed = Some(Embargo::Indefinite);
    }
}

/// A change of status to come: the end of an embargo, or the day from which the item is of no more use.
fn change(
    element: Element<'_, '_>,
    status: Option<&str>,
    meta: &mut crate::model::ItemMeta,
    reader: &mut Reader<'_, '_>,
) {
    let future = element.child("FutureStatus").and_then(|f| f.attribute("FormalName")).unwrap_or_default();
    let Some(when) = element.child("DateAndTime").filter(|d| folded(&d.text()).is_some()) else { return };
    let embargoed =
        status.is_some_and(|s| s.eq_ignore_ascii_case("embargoed") || s.eq_ignore_ascii_case("withheld"));
    if embargoed && future.eq_ignore_ascii_case("usable") && meta.embargoed.is_none() {
        meta.embargoed = reader.date(when, "/embargoed").map(Embargo::Until);
        // Until then it is withheld by the embargo alone.
        meta.pub_status = None;
    } else if future.to_lowercase().starts_with("cancel") && meta.expires.is_none() {
        meta.expires = reader.date(when, "/expires");
    } else {
        return;
    }
    if let Some(future) = element.child("FutureStatus") {
        reader.attribute(future, "FormalName", "");
    }
}

/// What the envelope of a single item says of it.
pub fn envelope(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    if article.meta.service.is_none()
        && let Some(service) = element.child("NewsService")
    {
        article.meta.service = reader.attribute(service, "FormalName", "/service").map(Concept::named);
    }
    if let Some(date) = element.child("DateAndTime") {
        let sent = folded(&date.text()).and_then(|t| WireDate::lenient(&t));
        // The moment of sending says nothing more where it is that of the version.
        if sent.is_some() && sent == article.meta.version_created {
            reader.words(date, "");
        }
    }
}
