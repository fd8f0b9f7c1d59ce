//! NewsML-G2 2.x: every item kind, leniently. What the model has no field for is kept as an extension.

mod concept;
mod content;
mod content_meta;
mod item;
mod keep;
mod marks;
mod others;
mod planning;
pub mod rules;

use super::{Confidence, ItemSink, ReadItems, ReadOptions};
use crate::characters;
use crate::diagnostics::{Finding, Findings};
use crate::error::ReadError;
use crate::limits::Limits;
use crate::markup::rules::stray_words;
use crate::model::signed;
use crate::model::text::folded;
use crate::model::{Document, Envelope, Extension, Item, WireDate};
use crate::source::Source;
use crate::syntax::xml::Element;
use crate::vocab::g2::{self, ITEMS};
use keep::Reader;
use marks::Marks;

/// XML with IPTC's namespace or an item's name near the beginning. Other XML is better refused here, by its
/// root, than taken for text.
pub fn sniff(source: &Source<'_>) -> Confidence {
    let text = source.text();
    let head = characters::head(text, 4096);
    let head = head.trim_start();
    if !head.starts_with('<') {
        return 0;
    }
    let named = ITEMS
        .iter()
        .chain(&["newsMessage"])
        .any(|name| head.contains(&format!("<{name}")) || head.contains(&format!(":{name} ")));
    match (named, head.contains(g2::NAMESPACE)) {
        (true, true) => 99,
        (true, false) => 80,
        (false, true) => 70,
        (false, false) if head.starts_with("<?xml") => 10,
        (false, false) => 0,
    }
}

/// Reads an item or a message of items.
///
/// # Errors
///
/// What is not well-formed, or no item.
pub fn read(
    source: &Source<'_>,
    options: &ReadOptions,
    findings: &mut Findings,
) -> Result<ReadItems, ReadError> {
    let mut items = Vec::new();
    let mut read = read_each(source, options, findings, &mut items)?;
    if !items.is_empty() {
        read.document.items = items;
    }
    Ok(read)
}

/// Reads an item, or a message, and hands the items over one by one: the tree of a large message would take many times its
/// size.
///
/// # Errors
///
/// As [`read`]; items before the error have been given away.
pub fn read_each(
    source: &Source<'_>,
    options: &ReadOptions,
    findings: &mut Findings,
    sink: &mut dyn ItemSink,
) -> Result<ReadItems, ReadError> {
    crate::syntax::xml::rules::charset(source, findings);
    let text = crate::syntax::xml::Document::new(source.text(), &options.limits)?;
    let mut reader = Reader::new(source, findings);
    if sink.wants_locations() {
        reader.marks = Some(Marks::default());
        reader.origins = true;
    }
    let mut others = Vec::new();
    let (mut count, mut first) = (0usize, None);
    let tree = text.parts(&options.limits, &["newsMessage", "itemSet"], &mut |part| {
        if !ITEMS.contains(&part.name()) {
            reader.keep(&mut others, part, "/newsMessage/itemSet");
            return;
        }
        if first.is_none() {
            first = part.attribute("standardversion").map(str::to_owned);
        }
        reader.pointer = format!("/items/{count}");
        count += 1;
        let mut item = item::item(part, &mut reader);
        if let Some(text) = signed_text(part, source, &options.limits) {
            signed::keep(&mut item, text);
        }
        hand_over(item, part, &reader, sink);
    })?;
    let root = tree.root();
    let known = ITEMS.contains(&root.name()) || root.name() == "newsMessage";
    if !known {
        return Err(Finding::new(&rules::ROOT, format!("<{}> is not an item of NewsML-G2", root.name()))
            .at(root.span())
            .path(root.path())
            .help(
                "the root element must be a newsItem, packageItem, conceptItem, knowledgeItem, planningItem, \
                catalogItem or newsMessage",
            )
            .into());
    }
    if root.namespace() != g2::NAMESPACE {
        let message = match root.namespace() {
            "" => format!("<{}> has no namespace", root.name()),
            other => format!("<{}> is in the namespace {other}", root.name()),
        };
        reader.findings.report(
            Finding::new(&rules::NAMESPACE, message)
                .at(root.span())
                .path(root.path())
                .help(format!("declare xmlns=\"{}\"", g2::NAMESPACE)),
        );
    }
    let version = root.attribute("standardversion").map(str::to_owned).or(first);
    let document = if root.name() == "newsMessage" {
        reader.marks = None;
        reader.origins = reader.findings.keeps_origins();
        Document { envelope: Some(message(root, &mut reader, others)), items: Vec::new() }
    } else {
        let mut item = item::item(root, &mut reader);
        if let Some(text) = signed_text(root, source, &options.limits) {
            signed::keep(&mut item, text);
        }
        hand_over(item, root, &reader, sink);
        Document::default()
    };
    Ok(ReadItems { document, version: options.version().map(str::to_owned).or(version) })
}

/// Hands an item over, and says where its values are if the sink wants to know.
fn hand_over(item: Item, element: Element<'_, '_>, reader: &Reader<'_, '_>, sink: &mut dyn ItemSink) {
    if sink.item(item, &reader.pointer)
        && let Some(marks) = &reader.marks
    {
        let from = reader.pointer.len();
        sink.locate(&|pointer| marks.nearest(pointer.get(from..)?, element, reader.source));
    }
}

/// The XML of a signed item, where it says the same wherever it stands. What an item takes from around it, entities of the
/// document or namespaces of a message, is not in its text, but is signed with it (Canonical XML 1.0, section 2.4).
fn signed_text<'s>(item: Element<'_, '_>, source: &'s Source<'_>, limits: &Limits) -> Option<&'s str> {
    let is_signed = item.elements().any(|e| e.name() == "Signature" && e.namespace() == g2::SIGNATURES);
    if !is_signed || source.text().contains("<!DOCTYPE") {
        return None;
    }
    let text = source.slice(item.span());
    if item.parent().is_none() {
        return Some(text);
    }
    // Elements that are open have the stretches of their tags.
    let mut around = std::iter::successors(item.parent(), |element| element.parent());
    if around.any(|element| signed::gives_more(source.slice(element.span()))) {
        return None;
    }
    let alone = crate::syntax::xml::Document::new(text, limits).and_then(|document| {
        let tree = document.tree(limits)?;
        Ok(tree.root().namespace() == g2::NAMESPACE)
    });
    alone.unwrap_or(false).then_some(text)
}

/// What a message says beside its items; `others` are the elements that stand among them and are none.
fn message(root: Element<'_, '_>, reader: &mut Reader<'_, '_>, mut others: Vec<Extension>) -> Envelope {
    reader.pointer.clear();
    let mut envelope = Envelope::default();
    reader.keep_attributes(&mut envelope.extensions, root, "/newsMessage", &[]);
    for child in reader.parts(root) {
        match child.name() {
            "header" => {
                reader.keep_attributes(&mut envelope.extensions, child, "/newsMessage/header", &[]);
                for part in reader.parts(child) {
                    if part.name() == "sent" && envelope.sent.is_none() {
                        envelope.sent = folded(&part.text()).map(|t| WireDate::new(&t));
                        let path = "/newsMessage/header/sent";
                        reader.keep_attributes(&mut envelope.extensions, part, path, &[]);
                    } else {
                        reader.keep(&mut envelope.extensions, part, "/newsMessage/header");
                    }
                }
            }
            "itemSet" => {
                stray_words(child, reader.findings);
                reader.keep_attributes(&mut envelope.extensions, child, "/newsMessage/itemSet", &[]);
                envelope.extensions.append(&mut others);
            }
            _ => reader.keep(&mut envelope.extensions, child, "/newsMessage"),
        }
    }
    envelope
}
