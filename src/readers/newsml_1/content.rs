//! The texts of an item: NITF, HTML, bare paragraphs, plain or escaped text, base64.

use super::component::{Parts, Text};
use super::ledger::Reader;
use crate::diagnostics::Finding;
use crate::markup::nitf::{Frame, complete, strays};
use crate::markup::rules::{lost, too_deep};
use crate::markup::words::{html_blocks, is_html, plain_blocks};
use crate::markup::{Dialect, NITF, ReadMarkup, XHTML, blocks};
use crate::model::body::body_text;
use crate::model::extension::NITF as NITF_NAME;
use crate::model::text::{folded, key};
use crate::model::{Article, Block, Extension, Inline};
use crate::source::Span;
use crate::syntax::xml::{Child, Element};
use crate::vocab::newsml_1::{CAPTION_ROLES, HEADLINE_ROLES, NITF_SIGNS, STANDFIRST_ROLES, XHTML_ROOTS};

/// Fills in the body and the media of an article.
pub fn fill(parts: Parts<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    let mut done: Vec<(u32, String)> = Vec::new();
    let texts = best_first(parts.texts);
    for text in texts {
        let role = text.role.as_str();
        let short = |article: &mut Article, reader: &mut Reader<'_, '_>| {
            let words = folded(&text.content.text());
            let slot = if HEADLINE_ROLES.contains(&role) {
                (&mut article.headline, "/headline")
            } else if STANDFIRST_ROLES.contains(&role) {
                (&mut article.standfirst, "/standfirst")
            } else {
                return false;
            };
            let free = slot.0.is_none() || *slot.0 == words;
            if free && words.as_deref().is_some_and(|w| !is_html(w)) {
                *slot.0 = reader.words(text.content, slot.1);
                reader.content_taken(text.content);
                return true;
            }
            false
        };
        if short(article, reader) {
            continue;
        }
        let Some(mut body) = body(text.content, article, reader) else { continue };
        let words = key(&body_text(&body));
        // Another form of what was read already.
        let same = text.alternatives.is_some_and(|id| done.iter().any(|(i, _)| *i == id));
        if same && done.iter().any(|(_, known)| *known == words) {
            reader.take_content(text.content);
            reader.content_taken(text.content);
            continue;
        }
        if same {
            // It says other words: it stays as it is, beside.
            continue;
        }
        if let Some(id) = text.alternatives {
            done.push((id, words));
        }
        let media_only = !parts.media.is_empty() && article.body.is_empty() && CAPTION_ROLES.contains(&role);
        if media_only {
            article.descriptions.push(crate::model::Label {
                text: folded(&body_text(&body)).unwrap_or_default(),
                role: Some(crate::vocab::g2::CAPTION_ROLE.into()),
                ..crate::model::Label::default()
            });
            reader.take_content(text.content);
            reader.content_taken(text.content);
            continue;
        }
        if let Some(heading) = text.heading {
            article.body.push(Block::Heading { level: 2, content: vec![Inline::text(heading)] });
        }
        reader.take_content(text.content);
        reader.content_taken(text.content);
        reader.origin(text.content, "/body");
        article.body.append(&mut body);
    }
    let class = parts.media.first().map(|(_, class)| *class);
    for (media, _) in parts.media {
        article.media.push(media);
    }
    if article.body.is_empty() && article.meta.item_class.is_none() {
        article.meta.item_class = class.map(str::to_owned);
    }
}

/// Of several forms of one text the richest first; the rest in their order.
fn best_first<'t, 'a>(texts: Vec<Text<'t, 'a>>) -> Vec<Text<'t, 'a>> {
    let wealth = |text: &Text<'_, '_>| {
        let words = text.content.text();
        if text.content.has_elements() { 2 } else { usize::from(is_html(&words)) }
    };
    let mut out: Vec<Text<'t, 'a>> = Vec::new();
    for text in texts {
        let poorer = text.alternatives.and_then(|id| {
            out.iter().position(|other| other.alternatives == Some(id) && wealth(other) < wealth(&text))
        });
        match poorer {
            Some(at) => out.insert(at, text),
            None => out.push(text),
        }
    }
    out
}

/// The body in an element; `None` where it is none that can be read.
fn body(content: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) -> Option<Vec<Block>> {
    let encoded = notation(content);
    if !content.has_elements() {
        let text = content.text();
        if let Some(notation) = encoded {
            let decoded = crate::readers::unpacked(&text, &notation)?;
            return Some(written(&decoded, article, reader));
        }
        folded(&text)?;
        return Some(written(&text, article, reader));
    }
    let root = content.elements().next()?;
    if matches!(root.name(), "nitf" | "html") {
        let mut blocks = Vec::new();
        for child in content.children() {
            match child {
                Child::Element(own) if own.id() == root.id() => {
                    blocks.append(&mut document(root, article, reader)?);
                }
                // Beside a document stands nothing; what stands there all the same is read like one without.
                Child::Element(other) => blocks.append(&mut marked(other, &XHTML, article, reader)),
                Child::Text(words) if folded(words).is_some() => {
                    blocks.append(&mut written(words, article, reader));
                }
                Child::Text(_) => {}
            }
        }
        return Some(blocks);
    }
    let bare = |name: &str| {
        matches!(
            name,
            "p" | "P"
                | "br"
                | "ul"
                | "ol"
                | "table"
                | "h1"
                | "h2"
                | "h3"
                | "hl1"
                | "hl2"
                | "pre"
                | "b"
                | "i"
                | "em"
                | "strong"
                | "a"
                | "span"
        )
    };
    let words = content.children().any(|c| matches!(c, Child::Text(t) if folded(t).is_some()));
    let known = content
        .elements()
        .any(|e| bare(e.name()) || XHTML_ROOTS.contains(&e.name()) || NITF_SIGNS.contains(&e.name()));
    if !known && !words {
        return None;
    }
    let nitf = content.elements().any(|e| NITF_SIGNS.contains(&e.name()));
    Some(marked(content, if nitf { &NITF } else { &XHTML }, article, reader))
}

/// The body of a document of its own, in NITF or HTML.
fn document(root: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) -> Option<Vec<Block>> {
    if root.name() == "nitf" {
        return nitf(root, article, reader);
    }
    let body = root.child("body").unwrap_or(root);
    if let Some(head) = root.child("head") {
        let title = head.child("title").and_then(|t| folded(&t.text()));
        if title.is_some() && article.headline.is_none() {
            article.headline = title;
            reader.origin(head, "/headline");
        }
    }
    Some(marked(body, &XHTML, article, reader))
}

/// How a content is encoded, where it says so.
fn notation(content: Element<'_, '_>) -> Option<String> {
    let mut at = Some(content);
    while let Some(element) = at {
        if element.name() == "Encoding" {
            return element.attribute("Notation").map(str::to_owned);
        }
        if element.name() == "ContentItem" {
            let notation = element.child("Notation").and_then(|n| n.attribute("FormalName"));
            return notation.filter(|n| n.eq_ignore_ascii_case("base64")).map(str::to_owned);
        }
        at = element.parent();
    }
    None
}

/// A text that is plain, or HTML that was escaped.
fn written(text: &str, article: &Article, reader: &mut Reader<'_, '_>) -> Vec<Block> {
    if is_html(text) { html_blocks(text, article, reader.findings) } else { plain_blocks(text) }
}

fn nitf(root: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) -> Option<Vec<Block>> {
    let mut frame = Article::default();
    let mut notes: Vec<(String, crate::diagnostics::Place)> = Vec::new();
    Frame {
        article: &mut frame,
        note: &mut |element, pointer| notes.push((pointer.to_owned(), element.place())),
    }
    .read(root);
    for (pointer, place) in notes {
        let pointer = format!("{}{pointer}", reader.pointer);
        if reader.findings.origins().is_some_and(|o| o.get(&pointer).is_none()) {
            reader.findings.origin(
                &pointer,
                place,
                crate::diagnostics::How::Declared("the NITF within".into()),
            );
        }
    }
    let other = complete(article, frame);
    if !other.is_empty() {
        article.extensions.push(Extension {
            standard: NITF_NAME.into(),
            path: "/nitf".into(),
            value: Some(serde_json::Value::Object(other)),
            ..Extension::default()
        });
    }
    let body = root.child("body")?;
    let content = body.child("body.content").unwrap_or(body);
    strays(root, Some(content), reader.findings);
    Some(marked(content, &NITF, article, reader))
}

fn marked(
    content: Element<'_, '_>,
    dialect: &'static Dialect,
    article: &Article,
    reader: &mut Reader<'_, '_>,
) -> Vec<Block> {
    let markup = blocks(content, ReadMarkup::within(dialect, article));
    if let Some(finding) = lost(markup.lost.iter().map(|(what, (count, _))| (what.as_str(), *count))) {
        let first = markup.lost.values().map(|(_, at)| *at).min().unwrap_or(0);
        let finding: Finding = finding.at(Span::new(first, first + 1)).path(content.path());
        reader.findings.report(finding);
    }
    if markup.too_deep {
        reader.findings.report(too_deep().at(content.span()));
    }
    markup.blocks
}
