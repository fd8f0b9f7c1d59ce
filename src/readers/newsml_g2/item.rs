//! Items: identity, rights, management, and the content of each kind.

use super::concept::{concept, label, link};
use super::keep::Reader;
use super::{content, content_meta, others, planning};
use crate::diagnostics::Finding;
use crate::markup::rules::stray_words;
use crate::model::text::folded;
use crate::model::{
    Article, CatalogItem, ConceptItem, Direction, Embargo, Extension, Guid, Item, ItemMeta, KnowledgeItem,
    LanguageTag, PackageItem, PlanningItem, Rights, WireDate,
};
use crate::readers::faults::SKIPPED;
use crate::syntax::xml::Element;
use crate::vocab::g2;

/// Reads an item.
pub fn item(root: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> Item {
    reader.root = root.name().to_owned();
    reader.origin_of_item(root);
    let mut item = match root.name() {
        "conceptItem" => Item::Concept(Box::new(concept_item(root, reader))),
        "packageItem" => {
            let mut package = PackageItem::default();
            package.article = article(root, reader, &mut |child, article, reader| {
                let first = child.name() == "groupSet" && package.groups.is_empty();
                first && others::groups(child, article, &mut package.root, &mut package.groups, reader)
            });
            Item::Package(Box::new(package))
        }
        "knowledgeItem" => {
            let mut knowledge = KnowledgeItem::default();
            knowledge.article = article(root, reader, &mut |child, article, reader| match child.name() {
                "conceptSet" if knowledge.concepts.is_empty() => {
                    others::concepts(child, article, &mut knowledge.concepts, reader)
                }
                "schemeMeta" if knowledge.scheme.is_none() => {
                    others::scheme_meta(child, article, &mut knowledge.scheme, reader)
                }
                _ => false,
            });
            Item::Knowledge(Box::new(knowledge))
        }
        "planningItem" => {
            let mut planning = PlanningItem::default();
            planning.article = article(root, reader, &mut |child, article, reader| {
                let first = child.name() == "newsCoverageSet" && planning.coverages.is_empty();
                first && planning::coverages(child, article, &mut planning.coverages, reader)
            });
            Item::Planning(Box::new(planning))
        }
        "catalogItem" => {
            let mut catalog = CatalogItem::default();
            catalog.article = article(root, reader, &mut |child, article, reader| {
                let first = child.name() == "catalogContainer" && catalog.catalog.is_none();
                first && others::catalog_container(child, article, &mut catalog.catalog, reader)
            });
            Item::Catalog(Box::new(catalog))
        }
        _ => {
            let mut content_seen = false;
            Item::Article(Box::new(article(root, reader, &mut |child, article, reader| {
                let content = child.name() == "contentSet" && !content_seen;
                if content {
                    content_seen = true;
                    content::read(child, article, reader);
                }
                content
            })))
        }
    };
    item.tidy();
    if let Item::Article(article) = &mut item {
        content::forget_derived(article);
    }
    item
}

/// What is asked whether it reads a child of an item, which is kept as it is otherwise.
type ReadsChild<'f> = dyn FnMut(Element<'_, '_>, &mut Article, &mut Reader<'_, '_>) -> bool + 'f;

/// Reads what all kinds of items but concepts say of themselves; `reads` takes the content of the kind.
fn article(root: Element<'_, '_>, reader: &mut Reader<'_, '_>, reads: &mut ReadsChild<'_>) -> Article {
    let mut article =
        Article { direction: root.attribute("dir").and_then(Direction::parse), ..Article::default() };
    let mut language = None;
    let base = Base { meta: &mut article.meta, extensions: &mut article.extensions, language: &mut language };
    let rest = base.read(root, reader);
    let mut meta_seen = false;
    let mut left = Vec::new();
    for child in rest {
        if child.name() == "contentMeta" && !meta_seen {
            meta_seen = true;
            content_meta::read(child, &mut article, reader);
        } else {
            left.push(child);
        }
    }
    // The item's own language is that of its metadata; the content's wins, and a difference is kept.
    match (&article.language, language) {
        (None, Some(language)) => {
            reader.origin_attribute(root, "xml:lang", "/language");
            article.language = Some(language);
            let path = reader.path("contentMeta");
            reader.absent(&mut article.extensions, &path, vec!["language".into()]);
        }
        (Some(content), Some(language)) if *content != language => {
            let attributes = [("xml:lang".to_owned(), language.to_string())].into();
            article.extensions.push(Extension {
                standard: crate::model::extension::NEWSML_G2.into(),
                path: format!("/{}", root.name()),
                attributes,
                ..Extension::default()
            });
        }
        _ => {}
    }
    if article.direction.is_some() {
        reader.origin_attribute(root, "dir", "/direction");
    }
    for child in left {
        if !reads(child, &mut article, reader) {
            reader.keep(&mut article.extensions, child, &format!("/{}", root.name()));
        }
    }
    article
}

fn concept_item(root: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> ConceptItem {
    let mut item = ConceptItem::default();
    let base = Base { meta: &mut item.meta, extensions: &mut item.extensions, language: &mut item.language };
    let rest = base.read(root, reader);
    let mut seen = false;
    for child in rest {
        if child.name() != "concept" || seen {
            reader.keep(&mut item.extensions, child, "/conceptItem");
            continue;
        }
        seen = true;
        reader.origin(child, "/concept");
        let entry = others::entry(child, reader);
        item.concept = entry.concept;
        item.definitions = entry.definitions;
        item.notes = entry.notes;
    }
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
        let mut known = vec!["guid", "standard", "standardversion", "conformance", "xml:lang"];
        if root.attribute("dir").is_none_or(|dir| Direction::parse(dir).is_some()) {
            known.push("dir");
        }
        if let Some(version) = root.attribute("version").and_then(|v| v.trim().parse().ok()) {
            self.meta.version = Some(version);
            known.push("version");
            reader.origin_attribute(root, "version", "/version");
        }
        *self.language = root.xml_attribute("lang").filter(|l| !l.trim().is_empty()).map(LanguageTag::new);
        form(root, reader);
        reader.keep_attributes(self.extensions, root, &path, &known);
        stray_words(root, reader.findings);
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
                        && !child.has_elements() =>
                {
                    stray_words(child, reader.findings)
                }
                "catalogRef" | "catalog" => self.meta.catalogs.push(others::catalog(child, reader)),
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

/// Reports a standard, or a version within a message, that no item of NewsML-G2 has: neither is kept. The version of the
/// first item is that of the reading.
fn form(root: Element<'_, '_>, reader: &mut Reader<'_, '_>) {
    let version = |v: &str| v.strip_prefix("2.").is_some_and(|minor| minor.parse::<u8>().is_ok());
    let in_message = !reader.pointer.is_empty();
    for (name, expected) in [("standard", false), ("standardversion", true)] {
        let Some(value) = root.attribute(name).map(str::trim).filter(|v| !v.is_empty()) else { continue };
        let usual = if expected { !in_message || version(value) } else { value == "NewsML-G2" };
        if !usual {
            let message = format!("attribute {name} of <{}> is “{value}” and was skipped", root.name());
            let place = root.attribute_place(if expected { "standardversion" } else { "standard" });
            let mut finding = Finding::new(&SKIPPED, message);
            finding.place = place;
            reader.findings.report(finding.help("write NewsML-G2, and a version from 2.9 on"));
        }
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
    for child in reader.parts(element) {
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
    for child in reader.parts(element) {
        let path = format!("{base}/{}", child.name());
        let date = |reader: &mut Reader<'_, '_>, extensions: &mut Vec<Extension>, pointer: &str| {
            Some(WireDate::new(&reader.single(extensions, child, &path, pointer).unwrap_or_default()))
        };
        let code_only = child.attributes().iter().all(|a| a.prefix.is_empty() && a.name == "qcode")
            && !child.has_elements();
        match child.name() {
            "itemClass" if meta.item_class.is_none() && code_only && child.attribute("qcode").is_some() => {
                reader.origin(child, "/itemClass");
                stray_words(child, reader.findings);
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
                stray_words(child, reader.findings);
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
