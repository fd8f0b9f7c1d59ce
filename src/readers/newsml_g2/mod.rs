//! NewsML-G2 2.x: every item kind, leniently. What the model has no field for is kept as an extension.

mod concept;
mod content;
mod content_meta;
mod item;
mod keep;
mod others;
mod planning;
pub mod rules;

use super::{Confidence, ReadItems, ReadOptions};
use crate::error::ReadError;
use crate::finding::{Finding, Findings};
use crate::model::text::folded;
use crate::model::{Document, Envelope, WireDate};
use crate::source::Source;
use crate::vocab::g2;
use crate::xml::Element;
use keep::Reader;

/// The elements that a document may have at its root, besides newsMessage.
const ITEMS: &[&str] =
    &["newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"];

/// XML with IPTC's namespace or an item's name near the beginning. Other XML is better refused here, by its
/// root, than taken for text.
pub fn sniff(source: &Source<'_>) -> Confidence {
    let text = source.text();
    let mut end = text.len().min(4096);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
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
    crate::xml::rules::charset(source, findings);
    let text = crate::xml::Document::new(source.text(), &options.limits)?;
    let tree = text.tree(&options.limits)?;
    let root = tree.root();
    let known = ITEMS.contains(&root.name()) || root.name() == "newsMessage";
    if !known {
        return Err(Finding::new(&rules::ROOT, format!("<{}> is no item of NewsML-G2", root.name()))
            .at(root.span())
            .path(root.path())
            .help("give a newsItem, packageItem, conceptItem, knowledgeItem, planningItem, catalogItem or newsMessage")
            .into());
    }
    if root.namespace() != g2::NAMESPACE {
        let message = match root.namespace() {
            "" => format!("<{}> is in no namespace", root.name()),
            other => format!("<{}> is in the namespace {other}", root.name()),
        };
        findings.report(
            Finding::new(&rules::NAMESPACE, message)
                .at(root.span())
                .path(root.path())
                .help(format!("declare xmlns=\"{}\"", g2::NAMESPACE)),
        );
    }
    let mut reader = Reader::new(source, findings);
    let mut document = Document::default();
    let mut version = root.attribute("standardversion").map(str::to_owned);
    if root.name() == "newsMessage" {
        message(root, &mut reader, &mut document, &mut version);
    } else {
        document.items.push(item::item(root, &mut reader));
    }
    Ok(ReadItems { document, version: options.version.clone().or(version) })
}

fn message(
    root: Element<'_, '_>,
    reader: &mut Reader<'_, '_>,
    document: &mut Document,
    version: &mut Option<String>,
) {
    let mut envelope = Envelope::default();
    reader.keep_attributes(&mut envelope.extensions, root, "/newsMessage", &[]);
    for child in root.elements() {
        match child.name() {
            "header" => {
                reader.keep_attributes(&mut envelope.extensions, child, "/newsMessage/header", &[]);
                for part in child.elements() {
                    if part.name() == "sent" && envelope.sent.is_none() {
                        envelope.sent = folded(&part.text()).map(|t| WireDate::new(&t));
                    } else {
                        reader.keep(&mut envelope.extensions, part, "/newsMessage/header");
                    }
                }
            }
            "itemSet" => {
                reader.keep_attributes(&mut envelope.extensions, child, "/newsMessage/itemSet", &[]);
                for part in child.elements() {
                    if ITEMS.contains(&part.name()) {
                        if version.is_none() {
                            *version = part.attribute("standardversion").map(str::to_owned);
                        }
                        reader.pointer = format!("/items/{}", document.items.len());
                        document.items.push(item::item(part, reader));
                    } else {
                        reader.keep(&mut envelope.extensions, part, "/newsMessage/itemSet");
                    }
                }
            }
            _ => reader.keep(&mut envelope.extensions, child, "/newsMessage"),
        }
    }
    document.envelope = Some(envelope);
}
