//! `contentSet`: the body, and the renditions of media.

use super::keep::Reader;
use crate::diagnostics::Finding;
use crate::markup::rules::{lost, stray_words, too_deep};
use crate::markup::{Dialect, NITF, NITF_NAMESPACE, ReadMarkup, XHTML, XHTML_NAMESPACE, blocks};
use crate::model::extension::{HTML, NEWSML_G2, NITF as NITF_NAME};
use crate::model::text::folded;
use crate::model::{Article, Block, Extension, Media, Rendition};
use crate::readers::faults::SKIPPED;
use crate::source::Span;
use crate::syntax::xml::{Child, Element};
use crate::vocab::g2;

const BASE: &str = "/newsItem/contentSet";
const INLINE: &str = "/newsItem/contentSet/inlineXML";

/// Media types by which XHTML and NITF are named; others are kept as they were.
const TYPES: &[&str] = &["application/xhtml+xml", "application/nitf+xml"];

/// Reads the content.
pub fn read(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    reader.keep_attributes(&mut article.extensions, element, BASE, &[]);
    if !element.has_elements() {
        // An empty one says that it was there.
        article.extensions.push(Extension {
            standard: NEWSML_G2.into(),
            path: BASE.into(),
            ..Extension::default()
        });
    }
    let mut body_seen = false;
    let mut media = Media::default();
    for child in reader.parts(element) {
        match child.name() {
            "inlineXML" if !body_seen && inline_xml(child, article, reader) => body_seen = true,
            "inlineData" if !body_seen && inline_data(child, article, reader) => body_seen = true,
            "remoteContent" if child.elements().next().is_none() => {
                if reader.origins {
                    reader.origin(child, &format!("/media/0/renditions/{}", media.renditions.len()));
                }
                let rendition = rendition(child, reader);
                media.renditions.push(rendition);
            }
            _ => reader.keep(&mut article.extensions, child, BASE),
        }
    }
    if !media.is_empty() {
        article.media.push(media);
    }
}

/// Reads a body of plain text, as it is or packed; whether it was one. What came as it is goes back as it is: an
/// extension says so, with what is said of it beyond what a writer would say.
fn inline_data(data: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) -> bool {
    let kind = data.attribute("contenttype");
    if data.has_elements() || !kind.is_none_or(|kind| kind.trim().starts_with("text/plain")) {
        return false;
    }
    let packed = data.attribute("encoding").or(data.attribute("encodinguri"));
    let text = match packed {
        None => data.text().into_owned(),
        Some(encoding) => match crate::readers::unpacked(&data.text(), encoding) {
            Some(text) => text,
            None => return false,
        },
    };
    let body: Vec<Block> = text.lines().filter_map(folded).map(Block::paragraph).collect();
    if body.is_empty() {
        return false;
    }
    article.body = body;
    let mut known = Vec::new();
    let mut absent = Vec::new();
    // Words are counted only where their number is stated.
    let count = data.attribute("wordcount").map(|_| article.word_count().to_string()).unwrap_or_default();
    for (name, usual) in [("contenttype", g2::PLAIN), ("wordcount", count.as_str())] {
        match data.attribute(name) {
            Some(value) if value == usual => known.push(name),
            Some(_) => {}
            None => absent.push(format!("@{name}")),
        }
    }
    let attributes = reader.attributes(data, &known);
    article.extensions.push(Extension {
        standard: NEWSML_G2.into(),
        path: g2::INLINE_DATA.into(),
        attributes,
        absent,
        ..Extension::default()
    });
    note_body(article, &[], data, reader);
    true
}

/// Reads a body in XHTML or NITF; whether it was one.
fn inline_xml(inline: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) -> bool {
    let is_nitf = |e: &Element<'_, '_>| e.namespace() == NITF_NAMESPACE || e.name() == "nitf";
    let is_html = |e: &Element<'_, '_>| {
        e.namespace() == XHTML_NAMESPACE || matches!(e.name(), "html" | "body" | "div" | "p")
    };
    // One element stands there by the standard; where there are several, one is the body and the others are kept.
    let body = inline.elements().find(|e| is_nitf(e) || is_html(e));
    let Some(root) = body.or_else(|| inline.elements().next()) else { return false };
    let kind = inline.attribute("contenttype").unwrap_or_default();
    let nitf = is_nitf(&root) || (kind.contains("nitf") && !is_html(&root));
    let html = is_html(&root);
    let (dialect, content) = if nitf {
        let body = if root.name() == "nitf" { root.child("body") } else { Some(root) };
        let Some(body) = body else { return false };
        nitf_frame(root, body, article, reader);
        (&NITF, body.child("body.content").unwrap_or(body))
    } else if html {
        (&XHTML, xhtml_frame(root, article, reader))
    } else {
        return false;
    };
    for other in reader.parts(inline).filter(|e| e.id() != root.id()) {
        reader.keep(&mut article.extensions, other, INLINE);
    }
    let mut known = as_the_item(inline, article);
    let mut absent = Vec::new();
    for name in ["contenttype", "wordcount", "xml:lang", "dir"] {
        let local = name.strip_prefix("xml:");
        let stands = match local {
            Some(local) => inline.xml_attribute(local).is_some(),
            None => inline.attribute(name).is_some(),
        };
        // Where the item has no value there is nothing that a writer would add.
        let added = match name {
            "xml:lang" => article.language.is_some(),
            "dir" => article.direction.is_some(),
            _ => true,
        };
        if !stands && added {
            absent.push(format!("@{name}"));
        }
    }
    reader.absent(&mut article.extensions, INLINE, absent);
    if TYPES.contains(&kind) {
        known.push("contenttype");
    }
    reader.keep_attributes(&mut article.extensions, inline, INLINE, &known);
    read_body(content, dialect, article, reader);
    true
}

/// The attributes that say of an element what its item says already.
fn as_the_item(element: Element<'_, '_>, article: &Article) -> Vec<&'static str> {
    let mut same = Vec::new();
    let language = article.language.as_ref().map(|language| language.as_str());
    if element.xml_attribute("lang").is_some_and(|tag| Some(tag) == language) {
        same.push("xml:lang");
    }
    if element.attribute("dir").is_some_and(|dir| Some(dir) == article.direction.map(|d| d.as_str())) {
        same.push("dir");
    }
    same
}

fn read_body(
    content: Element<'_, '_>,
    dialect: &'static Dialect,
    article: &mut Article,
    reader: &mut Reader<'_, '_>,
) {
    let markup = blocks(content, ReadMarkup::within(dialect, article));
    article.body = markup.blocks;
    if let Some(mut finding) = lost(markup.lost.iter().map(|(what, (count, _))| (what.as_str(), *count))) {
        let first = markup.lost.values().map(|(_, at)| *at).min().unwrap_or(0);
        finding = finding.at(Span::new(first, first + 1));
        // What is beyond the limit is only counted: it needs no path.
        if !reader.findings.is_full() {
            finding = finding.path(content.path());
        }
        reader.findings.report(finding);
    }
    if markup.too_deep {
        reader.findings.report(too_deep().at(content.span()));
    }
    note_body(article, &markup.offsets, content, reader);
}

fn note_body(article: &Article, offsets: &[usize], content: Element<'_, '_>, reader: &mut Reader<'_, '_>) {
    reader.origin(content, "/body");
    reader.origin_of_blocks(offsets.get(..article.body.len()).unwrap_or(offsets));
}

fn keep_xml(article: &mut Article, standard: &str, path: &str, xml: String) {
    article.extensions.push(Extension {
        standard: standard.into(),
        path: path.into(),
        xml: Some(xml),
        ..Extension::default()
    });
}

/// Head and end of a NITF document: kept whole, and read where the item itself does not say.
fn nitf_frame(
    root: Element<'_, '_>,
    body: Element<'_, '_>,
    article: &mut Article,
    reader: &mut Reader<'_, '_>,
) {
    let namespace = root.namespace();
    let outer = |e: Element<'_, '_>| e.outer_xml(namespace);
    let mut keep_attributes = |element: Element<'_, '_>, path: &str| {
        let attributes = reader.attributes(element, &as_the_item(element, article));
        if !attributes.is_empty() {
            let standard = NITF_NAME.into();
            article.extensions.push(Extension {
                standard,
                path: path.into(),
                attributes,
                ..Extension::default()
            });
        }
    };
    if root.name() == "nitf" {
        keep_attributes(root, "/nitf");
    }
    if body.name() == "body" {
        keep_attributes(body, "/nitf/body");
    }
    for child in root.elements().filter(|c| c.name() != "body" && root.name() == "nitf") {
        keep_xml(article, NITF_NAME, "/nitf", outer(child));
    }
    for child in body.elements().filter(|c| c.name() != "body.content" && body.name() == "body") {
        keep_xml(article, NITF_NAME, "/nitf/body", outer(child));
    }
    // Elements are kept whole; words that stand among them are not.
    if root.name() == "nitf" {
        stray_words(root, reader.findings);
    }
    if body.name() == "body" && body.child("body.content").is_some() {
        stray_words(body, reader.findings);
    }
    // An empty extension says that the body is NITF where nothing else does.
    if !article.extensions.iter().any(|e| e.standard == NITF_NAME) {
        article.extensions.push(Extension {
            standard: NITF_NAME.into(),
            path: "/nitf".into(),
            ..Extension::default()
        });
    }
    let Some(head) = body.child("body.head") else { return };
    let mut absent = Vec::new();
    let mut take =
        |slot: &mut Option<String>, element: Option<Element<'_, '_>>, pointer: &str, name: &str| {
            if slot.is_none()
                && let Some(element) = element
            {
                *slot = folded(&element.text());
                if slot.is_some() {
                    absent.push(name.to_owned());
                    reader.origin(element, pointer);
                }
            }
        };
    take(&mut article.headline, head.child("hedline").and_then(|h| h.child("hl1")), "/headline", "headline");
    take(&mut article.byline, head.child("byline"), "/byline", "by");
    take(&mut article.standfirst, head.child("abstract"), "/standfirst", "description");
    reader.absent(&mut article.extensions, "/newsItem/contentMeta", absent);
}

/// The element that holds an XHTML body; its head is kept where it says more than the headline.
fn xhtml_frame<'t, 'a>(
    root: Element<'t, 'a>,
    article: &mut Article,
    reader: &mut Reader<'_, '_>,
) -> Element<'t, 'a> {
    if root.name() != "html" {
        return root;
    }
    let said = [
        ("@xml:lang", article.language.is_some() && root.xml_attribute("lang").is_none()),
        ("@dir", article.direction.is_some() && root.attribute("dir").is_none()),
    ];
    let absent = said.iter().filter(|(_, absent)| *absent).map(|(name, _)| (*name).to_owned());
    reader.absent(&mut article.extensions, g2::INLINE_HTML, absent.collect());
    let known = as_the_item(root, article);
    reader.keep_attributes(&mut article.extensions, root, g2::INLINE_HTML, &known);
    if let Some(head) = root.child("head") {
        stray_words(head, reader.findings);
        for attribute in head.attributes() {
            let message = format!("attribute {} of <head> was skipped", attribute.name);
            let finding = Finding::new(&SKIPPED, message).at(head.span()).path(head.path());
            reader.findings.report(finding);
        }
        for child in head.elements() {
            let bare = child.attributes().is_empty() && !child.has_elements();
            let title = bare && child.name() == "title" && folded(&child.text()) == article.headline;
            if !title {
                keep_xml(article, HTML, "/html/head", child.outer_xml(root.namespace()));
            }
        }
    }
    // What stands beside the body, where nothing may, is read with it rather than lost.
    let beside = |child: Child<'_, '_>| match child {
        Child::Element(e) => !matches!(e.name(), "head" | "body") && folded(&e.text()).is_some(),
        Child::Text(words) => folded(words).is_some(),
    };
    if root.children().any(beside) { root } else { root.child("body").unwrap_or(root) }
}

/// Forgets what follows from the body and is written anew: a right word count.
pub fn forget_derived(article: &mut Article) {
    let is_inline = |e: &Extension| e.standard == NEWSML_G2 && e.path == INLINE;
    let states = |e: &Extension| is_inline(e) && e.attributes.contains_key("wordcount");
    // Words are counted only where their number is stated.
    if article.extensions.iter().any(states) {
        let count = article.word_count().to_string();
        for extension in article.extensions.iter_mut().filter(|e| is_inline(e)) {
            if extension.attributes.get("wordcount") == Some(&count) {
                extension.attributes.remove("wordcount");
            }
        }
    }
    article
        .extensions
        .retain(|e| !(is_inline(e) && e.attributes.is_empty() && e.xml.is_none() && e.absent.is_empty()));
}

fn rendition(element: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> Rendition {
    let get = |name: &str| element.attribute(name).map(|v| v.trim().to_owned());
    let number = |name: &str| element.attribute(name).and_then(|v| v.trim().parse::<u64>().ok());
    stray_words(element, reader.findings);
    let mut known = vec!["href", "residref", "rendition", "contenttype", "duration", "durationunit"];
    for name in ["size", "width", "height"] {
        if number(name).is_some() {
            known.push(name);
        }
    }
    Rendition {
        href: get("href"),
        residref: get("residref"),
        rendition: get("rendition"),
        content_type: get("contenttype"),
        size: number("size"),
        width: number("width"),
        height: number("height"),
        duration: get("duration"),
        duration_unit: get("durationunit"),
        extra: reader.extra(element, &known, Vec::new()),
    }
}
