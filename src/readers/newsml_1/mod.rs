//! NewsML 1.0 to 1.2, leniently: no DTD is fetched or followed, order and missing parts do not matter.

mod component;
mod content;
mod item;
mod ledger;
mod metadata;
mod vocabulary;

use super::{Confidence, ReadItems, ReadOptions};
use crate::diagnostics::{Example, Finding, Findings, Rule, Severity};
use crate::error::ReadError;
use crate::facts::settle_language_at;
use crate::model::text::folded;
use crate::model::{Document, Envelope, Extension, Item};
use crate::source::Source;
use crate::syntax::xml::Element;
use ledger::Reader;

/// All rules of this reader.
pub static RULES: &[&Rule] = &[&ROOT, &NO_ITEM, &IDENTIFIER];

macro_rules! newsml {
    ($items:literal) => {
        concat!("<NewsML Version=\"1.2\"><NewsEnvelope><DateAndTime>20261124T093000Z</DateAndTime></NewsEnvelope>", $items, "</NewsML>")
    };
}

const GOOD: Example = Example::new(
    "newsml-1",
    newsml!(
        "<NewsItem><NewsComponent><NewsLines><HeadLine>Rain</HeadLine></NewsLines></NewsComponent></NewsItem>"
    ),
);

/// `newsml/1-root`: root element is not <NewsML>.
pub static ROOT: Rule = Rule {
    name: "newsml/1-root",
    severity: Severity::Error,
    summary: "root element is not <NewsML>",
    why: "The input is a fragment or belongs to another standard, so nothing can be read from it.",
    source: "NewsML 1.2, the root element",
    bad: Example::new("newsml-1", "<NewsItem/>"),
    good: GOOD,
    ..Rule::FIRST
};

/// `newsml/1-no-item`: document has no NewsItem.
pub static NO_ITEM: Rule = Rule {
    name: "newsml/1-no-item",
    severity: Severity::Error,
    summary: "document has no NewsItem",
    why: "The document contains only an envelope, so there is nothing to publish and the sender's item is missing.",
    source: "NewsML 1.2, NewsML (NewsEnvelope, NewsItem+)",
    bad: Example::new("newsml-1", newsml!("")),
    good: GOOD,
    ..Rule::FIRST
};

/// `loss/identifier`: identifiers of elements (Duid, Euid) were not kept.
pub static IDENTIFIER: Rule = Rule {
    name: "loss/identifier",
    severity: Severity::Info,
    summary: "identifiers of elements (Duid, Euid) were not kept",
    why: "Duid and Euid let parts of one NewsML document refer to each other. In other formats these parts are in \
        other places.",
    source: "NewsML 1.2, the attributes Duid and Euid",
    bad: Example::new(
        "newsml-1",
        newsml!(
            "<NewsItem Duid=\"x1\"><NewsComponent><NewsLines><HeadLine>Rain</HeadLine></NewsLines></NewsComponent></NewsItem>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// XML whose element is `NewsML`.
pub fn sniff(source: &Source<'_>) -> Confidence {
    match super::xml_root(source.text()) {
        Some("NewsML") => 98,
        _ => 0,
    }
}

/// Reads all items of a document.
///
/// # Errors
///
/// What is not well-formed, no NewsML, or holds no item.
pub fn read(
    source: &Source<'_>,
    options: &ReadOptions,
    findings: &mut Findings,
) -> Result<ReadItems, ReadError> {
    crate::syntax::xml::rules::charset(source, findings);
    let text = crate::syntax::xml::Document::new(source.text(), &options.limits)?;
    let tree = text.tree(&options.limits)?;
    let root = tree.root();
    if root.name() != "NewsML" {
        return Err(Finding::new(&ROOT, format!("<{}> is not the root element of NewsML 1", root.name()))
            .at(root.span())
            .path(root.path())
            .into());
    }
    let mut items = Vec::new();
    collect(root, &mut items);
    if items.is_empty() {
        return Err(Finding::new(&NO_ITEM, "the document has no NewsItem")
            .at(root.span())
            .path(root.path())
            .help("ask its sender, who sent an envelope without content")
            .into());
    }
    let version = options.version().map(str::to_owned).or_else(|| root.attribute("Version").and_then(folded));
    let mut reader = Reader::new(source, findings);
    topics(root, &mut reader, 0);
    let several = items.len() > 1;
    let mut document = Document::default();
    for (at, element) in items.iter().enumerate() {
        if several {
            reader.pointer = format!("/items/{at}");
        }
        let mut item = item::news_item(*element, &mut reader);
        if let Item::Article(article) = &mut item {
            let pointer = reader.pointer.clone();
            settle_language_at(article, &pointer, reader.findings);
        }
        document.items.push(item);
    }
    frame(root, several, &mut document, &mut reader);
    if !reader.identifiers.is_empty() {
        let names = reader.identifiers.iter().map(|(name, count)| format!("{name} ({count})"));
        let names = names.collect::<Vec<_>>().join(", ");
        let message = format!("identifiers of elements are not kept: {names}");
        reader.findings.report(Finding::new(&IDENTIFIER, message).at(root.span()).path(root.path()));
    }
    Ok(ReadItems { document, version })
}

/// Collects all items, also those inside components of others. The recursion is no deeper than `Limits::xml_depth`.
fn collect<'t, 'a>(element: Element<'t, 'a>, out: &mut Vec<Element<'t, 'a>>) {
    for child in element.elements() {
        if child.name() == "NewsItem" {
            out.push(child);
        }
        if !matches!(child.name(), "DataContent" | "Encoding") {
            collect(child, out);
        }
    }
}

/// The names of topics that metadata point at.
fn topics(element: Element<'_, '_>, reader: &mut Reader<'_, '_>, depth: usize) {
    for child in element.elements() {
        match child.name() {
            "Topic" => {
                let name = child.child("Description").or_else(|| child.child("FormalName"));
                let name = name.and_then(|n| folded(&n.text()));
                for id in ["Duid", "Euid"] {
                    if let (Some(id), Some(name)) = (child.attribute(id), &name) {
                        reader.topics.insert(id.to_owned(), name.clone());
                    }
                }
            }
            "DataContent" => {}
            _ if depth < 256 => topics(child, reader, depth + 1),
            _ => {}
        }
    }
}

/// What stands around the items: with several of them it is the document's envelope, with one its own.
fn frame(root: Element<'_, '_>, several: bool, document: &mut Document, reader: &mut Reader<'_, '_>) {
    let mut kept: Vec<Extension> = Vec::new();
    let mut sent = None;
    reader.pointer.clear();
    if let Some(envelope) = root.child("NewsEnvelope") {
        if let Some(date) = envelope.child("DateAndTime").filter(|_| several) {
            sent = reader.date(date, "/envelope/sent");
        }
        if !several && let Some(Item::Article(article)) = document.items.first_mut() {
            item::envelope(envelope, article, reader);
        }
    }
    reader.attribute(root, "Version", "");
    reader.sweep(root, "", &|e| e.name() == "NewsItem", &mut kept);
    if several {
        document.envelope = Some(Envelope { sent, extensions: kept });
        return;
    }
    if let Some(extensions) = document.items.first_mut().and_then(Item::extensions_mut) {
        extensions.append(&mut kept);
    }
}
