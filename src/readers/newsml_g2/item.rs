//! Items: identity, rights, management; and what is left of kinds that the model does not know yet.

use super::concept::{concept, label, link};
use super::keep::Reader;
use super::{content, content_meta};
use crate::finding::Finding;
use crate::markup::rules::MARKUP;
use crate::model::text::folded;
use crate::model::{
    Article, ConceptItem, Direction, Embargo, Extension, Guid, Item, ItemMeta, KeptItem, LanguageTag, Rights,
    WireDate,
};
use crate::vocab::g2;
use crate::xml::{Child, Element};

/// Reads an item.
pub fn item(root: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> Item {
    match root.name() {
        "newsItem" => Item::Article(Box::new(article(root, reader))),
        "conceptItem" => Item::Concept(Box::new(concept_item(root, reader))),
        other => {
            let mut kept = KeptItem::default();
            let base =
                Base { meta: &mut kept.meta, extensions: &mut kept.extensions, language: &mut kept.language };
            for child in base.read(root, reader) {
                reader.keep(&mut kept.extensions, child, &format!("/{other}"));
            }
            kept.meta.tidy();
            let kept = Box::new(kept);
            match other {
                "packageItem" => Item::Package(kept),
                "knowledgeItem" => Item::Knowledge(kept),
                "planningItem" => Item::Planning(kept),
                _ => Item::Catalog(kept),
            }
        }
    }
}

fn article(root: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> Article {
    let mut article =
        Article { direction: root.attribute("dir").and_then(Direction::parse), ..Article::default() };
    let mut language = None;
    let base = Base { meta: &mut article.meta, extensions: &mut article.extensions, language: &mut language };
    let rest = base.read(root, reader);
    for child in &rest {
        if child.name() == "contentMeta" {
            content_meta::read(*child, &mut article, reader);
        }
    }
    // The item's own language is that of its metadata; the content's wins, and a difference is kept.
    match (&article.language, language) {
        (None, Some(language)) => {
            reader.origin_attribute(root, "xml:lang", "/language");
            article.language = Some(language);
            reader.absent(&mut article.extensions, "/newsItem/contentMeta", vec!["language".into()]);
        }
        (Some(content), Some(language)) if *content != language => {
            let attributes = [("xml:lang".to_owned(), language.to_string())].into();
            article.extensions.push(Extension {
                standard: crate::model::extension::NEWSML_G2.into(),
                path: "/newsItem".into(),
                attributes,
                ..Extension::default()
            });
        }
        _ => {}
    }
    if article.direction.is_some() {
        reader.origin_attribute(root, "dir", "/direction");
    }
    let mut content_seen = false;
    for child in rest {
        match child.name() {
            "contentMeta" => {}
            "contentSet" if !content_seen => {
                content_seen = true;
                content::read(child, &mut article, reader);
            }
            _ => reader.keep(&mut article.extensions, child, "/newsItem"),
        }
    }
    article.tidy();
    content::forget_derived(&mut article);
    article
}

fn concept_item(root: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> ConceptItem {
    let mut item = ConceptItem::default();
    let base = Base { meta: &mut item.meta, extensions: &mut item.extensions, language: &mut item.language };
    let rest = base.read(root, reader);
    for child in rest {
        if child.name() != "concept" {
            reader.keep(&mut item.extensions, child, "/conceptItem");
            continue;
        }
        reader.origin(child, "/concept");
        let mut concept = concept(child, reader);
        let mut kept = Vec::new();
        for part in child.elements() {
            match part.name() {
                // Read above.
                "name" | "broader" => {}
                "conceptId" => {
                    concept.code = part.attribute("qcode").map(str::to_owned);
                    concept.uri = part.attribute("uri").map(str::to_owned);
                    reader.keep_attributes(
                        &mut item.extensions,
                        part,
                        "/conceptItem/concept/conceptId",
                        &["qcode", "uri"],
                    );
                }
                "type"
                    if concept.nature.is_none()
                        && part.attribute("qcode").is_some()
                        && !part.has_elements() =>
                {
                    concept.nature = part.attribute("qcode").map(str::to_owned);
                    reader.keep_attributes(
                        &mut item.extensions,
                        part,
                        "/conceptItem/concept/type",
                        &["qcode"],
                    );
                }
                "definition" => item.definitions.push(label(part, reader)),
                "note" => item.notes.push(label(part, reader)),
                _ => kept.push(part.outer_xml(g2::NAMESPACE)),
            }
        }
        concept.extra = reader.extra(child, &[], kept);
        item.concept = concept;
    }
    item.meta.tidy();
    item.concept.tidy();
    item
}

/// What every kind of item has.
struct Base<'m> {
    meta: &'m mut ItemMeta,
    extensions: &'m mut Vec<Extension>,
    language: &'m mut Option<LanguageTag>,
}

impl<'m> Base<'m> {
    /// Reads attributes, rights and management; returns the other children.
    fn read<'t, 'a>(self, root: Element<'t, 'a>, reader: &mut Reader<'_, '_>) -> Vec<Element<'t, 'a>> {
        let path = format!("/{}", root.name());
        self.meta.guid = root.attribute("guid").and_then(Guid::new);
        reader.origin_attribute(root, "guid", "/guid");
        let mut known = vec!["guid", "standard", "standardversion", "conformance", "xml:lang", "dir"];
        if let Some(version) = root.attribute("version").and_then(|v| v.trim().parse().ok()) {
            self.meta.version = Some(version);
            known.push("version");
            reader.origin_attribute(root, "version", "/version");
        }
        *self.language = root.xml_attribute("lang").filter(|l| !l.trim().is_empty()).map(LanguageTag::new);
        reader.keep_attributes(self.extensions, root, &path, &known);
        for child in root.children() {
            let Child::Text(words) = child else { continue };
            if let Some(words) = folded(words) {
                let message =
                    format!("words stand directly in <{}> and are not kept: “{words}”", root.name());
                reader.findings.report(Finding::new(&MARKUP, message).at(root.span()).path(root.path()));
            }
        }
        let mut absent = Vec::new();
        if root.attribute("conformance").is_none() {
            absent.push("@conformance".to_owned());
        }
        let iptc = |e: &Element<'_, '_>| e.attribute("href").is_some_and(|h| h.contains(g2::CATALOG_NAME));
        if !root.elements().any(|e| e.name() == "catalogRef" && iptc(&e)) {
            absent.push("catalogRef".to_owned());
        }
        if let Some(other) = root.attribute("conformance").filter(|c| *c != "power") {
            let kept = [("conformance".to_owned(), other.to_owned())].into();
            self.extensions.push(Extension {
                standard: crate::model::extension::NEWSML_G2.into(),
                path: path.clone(),
                attributes: kept,
                ..Extension::default()
            });
        }
        reader.absent(self.extensions, &path, absent);
        let mut rest = Vec::new();
        for child in root.elements() {
            match child.name() {
                // The newest catalogue of IPTC is understood anyway.
                "catalogRef"
                    if child.attribute("href") == Some(g2::CATALOG)
                        && child.attributes().len() == 1
                        && !child.has_elements() => {}
                "rightsInfo" if self.meta.rights.is_none() => {
                    let rights = rights(child, &path, self.extensions, reader);
                    self.meta.rights = Some(rights);
                }
                "itemMeta" => item_meta(child, root.name(), self.meta, self.extensions, reader),
                _ => rest.push(child),
            }
        }
        rest
    }
}

fn rights(
    element: Element<'_, '_>,
    base: &str,
    extensions: &mut Vec<Extension>,
    reader: &mut Reader<'_, '_>,
) -> Rights {
    let mut rights = Rights::default();
    let path = |name: &str| format!("{base}/rightsInfo/{name}");
    reader.origin(element, "/rights");
    let mut kept = Vec::new();
    for child in element.elements() {
        match child.name() {
            "accountable" if rights.accountable.is_none() => {
                rights.accountable = Some(concept(child, reader))
            }
            "copyrightHolder" if rights.holder.is_none() => rights.holder = Some(concept(child, reader)),
            "copyrightNotice" if rights.notice.is_none() => {
                rights.notice = reader.single(extensions, child, &path("copyrightNotice"), "/rights/notice");
            }
            "usageTerms" if rights.usage_terms.is_none() => {
                rights.usage_terms =
                    reader.single(extensions, child, &path("usageTerms"), "/rights/usageTerms");
            }
            _ => kept.push(child.outer_xml(g2::NAMESPACE)),
        }
    }
    rights.extra = reader.extra(element, &[], kept);
    rights
}

fn item_meta(
    element: Element<'_, '_>,
    root: &str,
    meta: &mut ItemMeta,
    extensions: &mut Vec<Extension>,
    reader: &mut Reader<'_, '_>,
) {
    let base = format!("/{root}/itemMeta");
    reader.keep_attributes(extensions, element, &base, &[]);
    for child in element.elements() {
        let path = format!("{base}/{}", child.name());
        let date = |reader: &mut Reader<'_, '_>, extensions: &mut Vec<Extension>, pointer: &str| {
            Some(WireDate::new(&reader.single(extensions, child, &path, pointer).unwrap_or_default()))
        };
        let code_only = child.attributes().iter().all(|a| a.prefix.is_empty() && a.name == "qcode")
            && !child.has_elements();
        match child.name() {
            "itemClass" if meta.item_class.is_none() && code_only && child.attribute("qcode").is_some() => {
                reader.origin(child, "/itemClass");
                meta.item_class =
                    child.attribute("qcode").filter(|c| *c != g2::default_class(root)).map(str::to_owned);
            }
            "provider" if meta.provider.is_none() => {
                reader.origin(child, "/provider");
                let mut provider = concept(child, reader);
                if provider.literal.is_some() && provider.literal == provider.name {
                    provider.literal = None;
                }
                meta.provider = Some(provider).filter(|p| !p.is_empty());
            }
            "versionCreated" if meta.version_created.is_none() => {
                meta.version_created = date(reader, extensions, "/versionCreated")
            }
            "firstCreated" if meta.first_created.is_none() => {
                meta.first_created = date(reader, extensions, "/firstCreated")
            }
            "expires" if meta.expires.is_none() => meta.expires = date(reader, extensions, "/expires"),
            "embargoed" if meta.embargoed.is_none() => {
                meta.embargoed = Some(match reader.single(extensions, child, &path, "/embargoed") {
                    Some(text) => Embargo::Until(WireDate::new(&text)),
                    None => Embargo::Indefinite,
                });
            }
            "pubStatus" if meta.pub_status.is_none() && code_only => {
                reader.origin(child, "/pubStatus");
                let code = child.attribute("qcode").unwrap_or_default();
                meta.pub_status = folded(code.strip_prefix(g2::STATUS_ALIAS).unwrap_or(code));
            }
            "fileName" if meta.file_name.is_none() => {
                meta.file_name = reader.single(extensions, child, &path, "/fileName")
            }
            "profile" if meta.profile.is_none() => {
                meta.profile = reader.single(extensions, child, &path, "/profile")
            }
            "service" if meta.service.is_none() => {
                reader.origin(child, "/service");
                meta.service = Some(concept(child, reader)).filter(|s| !s.is_empty());
            }
            "title" => meta.titles.push(label(child, reader)),
            "edNote" => {
                reader.origin(child, &format!("/edNotes/{}", meta.ed_notes.len()));
                meta.ed_notes.push(label(child, reader));
            }
            "signal" => meta.signals.push(concept(child, reader)),
            "link" => meta.links.push(link(child, reader)),
            _ => reader.keep(extensions, child, &base),
        }
    }
}
