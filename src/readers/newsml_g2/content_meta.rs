//! `contentMeta`: what an item says of its content.

use super::concept::{concept, label};
use super::keep::Reader;
use crate::model::extension::NEWSML_G2;
use crate::model::text::folded;
use crate::model::{Article, Concept, Dateline, Extension, LanguageTag, WireDate};
use crate::syntax::xml::Element;
use crate::vocab::g2;

/// Reads the metadata of the content.
pub fn read(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    let base = reader.path("contentMeta");
    reader.keep_attributes(&mut article.extensions, element, &base, &[]);
    if element.attributes().is_empty() && !element.has_elements() {
        // An empty one says that it was there.
        article.extensions.push(Extension { standard: NEWSML_G2.into(), path: base, ..Extension::default() });
    }
    for child in reader.parts(element) {
        child_element(child, article, reader);
    }
}

fn push(list: &mut Vec<Concept>, child: Element<'_, '_>, pointer: &str, reader: &mut Reader<'_, '_>) {
    if reader.origins {
        reader.origin(child, &format!("/{pointer}/{}", list.len()));
    }
    list.push(concept(child, reader));
}

fn child_element(child: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    let base = reader.path("contentMeta");
    let path = |name: &str| format!("{base}/{name}");
    let role = child.attribute("role");
    match child.name() {
        "urgency" if article.urgency.is_none() && child.text().trim().parse::<u8>().is_ok() => {
            article.urgency = reader
                .single(&mut article.extensions, child, &path("urgency"), "/urgency")
                .and_then(|u| u.parse().ok());
        }
        "contentCreated" if article.content_created.is_none() => {
            let text =
                reader.single(&mut article.extensions, child, &path("contentCreated"), "/contentCreated");
            article.content_created = Some(WireDate::new(&text.unwrap_or_default()));
        }
        "contentModified" if article.content_modified.is_none() => {
            let text =
                reader.single(&mut article.extensions, child, &path("contentModified"), "/contentModified");
            article.content_modified = Some(WireDate::new(&text.unwrap_or_default()));
        }
        "located" => push(&mut article.located, child, "located", reader),
        "infoSource" => push(&mut article.sources, child, "sources", reader),
        "creator" => push(&mut article.creators, child, "creators", reader),
        "contributor" => push(&mut article.contributors, child, "contributors", reader),
        "genre" => push(&mut article.genres, child, "genres", reader),
        "subject" => push(&mut article.subjects, child, "subjects", reader),
        "language" if article.language.is_none() && child.attribute("tag").is_some() => {
            reader.origin_attribute(child, "tag", "/language");
            article.language = child.attribute("tag").map(LanguageTag::new);
            reader.keep_attributes(&mut article.extensions, child, &path("language"), &["tag"]);
            for name in reader.parts(child) {
                reader.keep(&mut article.extensions, name, &path("language"));
            }
        }
        "keyword" => keyword(child, article, reader),
        "slugline" if article.slugline.is_none() => {
            article.slugline = reader.single(&mut article.extensions, child, &path("slugline"), "/slugline");
        }
        "headline" if article.headline.is_none() && role.is_none() => {
            article.headline = reader.single(&mut article.extensions, child, &path("headline"), "/headline");
        }
        "headline" => {
            let label = label(child, reader);
            article.headlines.push(label);
        }
        "by" if article.byline.is_none() => {
            article.byline = reader.single(&mut article.extensions, child, &path("by"), "/byline");
        }
        "dateline" if article.dateline.as_ref().is_none_or(|d| d.text.is_none()) => {
            let text = reader.single(&mut article.extensions, child, &path("dateline"), "/dateline");
            article.dateline.get_or_insert_with(Dateline::default).text = text;
        }
        "creditline" if article.creditline.is_none() => {
            article.creditline =
                reader.single(&mut article.extensions, child, &path("creditline"), "/creditline");
        }
        "description"
            if article.standfirst.is_none() && role == Some(g2::SUMMARY_ROLE) && plain_summary(child) =>
        {
            reader.origin(child, "/standfirst");
            article.standfirst = folded(&child.text());
        }
        "description" => {
            let label = label(child, reader);
            article.descriptions.push(label);
        }
        "contentMetaExtProperty" if property(child, article, reader) => {}
        _ => reader.keep(&mut article.extensions, child, &base),
    }
}

/// A summary with nothing but its role.
fn plain_summary(child: Element<'_, '_>) -> bool {
    child.attributes().len() == 1 && !child.has_elements() && folded(&child.text()).is_some()
}

fn keyword(child: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    if !child.attributes().is_empty() {
        // The writer puts it back where the keyword still says the same.
        let path = reader.path("contentMeta/keyword");
        reader.keep(&mut article.extensions, child, &path);
    }
    if reader.origins {
        reader.origin(child, &format!("/keywords/{}", article.keywords.len()));
    }
    article.keywords.extend(folded(&child.text()));
}

/// A property by which our writer carries what NewsML-G2 has no element for.
fn property(child: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) -> bool {
    let (Some(rel), Some(value)) = (child.attribute("reluri"), child.attribute("value")) else {
        return false;
    };
    let Some(name) = rel.strip_prefix(g2::PROPERTY_PREFIX) else { return false };
    if child.attributes().len() != 2 || child.has_elements() {
        return false;
    }
    let value = folded(value);
    match name {
        "kicker" => {
            reader.origin(child, "/kicker");
            article.kicker = value;
        }
        "endMark" => {
            reader.origin(child, "/endMark");
            article.end_mark = value;
        }
        "datelinePlace" => article.dateline.get_or_insert_with(Dateline::default).place = value,
        "datelineDate" => article.dateline.get_or_insert_with(Dateline::default).date = value,
        "datelineSource" => article.dateline.get_or_insert_with(Dateline::default).source = value,
        _ => return false,
    }
    true
}
