//! Common code of the readers of ANPA and IPTC 7901: splits a stream into messages and finds the end of a message.

use super::ReadItems;
use crate::diagnostics::{Finding, Findings};
use crate::facts::settle_language_at;
use crate::markup::rules::MARKUP;
use crate::model::{Article, Document, Extension, Item};
use crate::newsroom::{Story, take_conventions, wire};
use crate::source::{Source, Span};
use std::collections::BTreeMap;

/// What the header of a message says and the model has no field for.
pub type Header = BTreeMap<String, String>;

/// Reads the messages of a stream, each by `message`, which is given the text, the message's stretch and its JSON
/// pointer; `begins` knows first lines.
pub fn read(
    source: &Source<'_>,
    findings: &mut Findings,
    begins: impl Fn(&str) -> bool,
    message: impl Fn(&str, Span, &str, &mut Findings) -> Article,
) -> ReadItems {
    let text = source.text();
    wire::forgive(text, findings);
    let spans = wire::messages(text, begins);
    for stray in wire::strays(text, &spans) {
        let message = "text outside all messages was not kept";
        findings.report(Finding::new(&MARKUP, message).at(stray));
    }
    let mut document = Document::default();
    for (at, span) in spans.iter().enumerate() {
        let pointer = if spans.len() > 1 { format!("/items/{at}") } else { String::new() };
        let article = message(text, *span, &pointer, findings);
        document.items.push(Item::Article(Box::new(article)));
    }
    ReadItems { document, version: None }
}

/// Keeps a line of the header that says nothing known.
pub fn keep_line(header: &mut Header, words: String) {
    header
        .entry("lines".into())
        .and_modify(|lines| {
            lines.push('\n');
            lines.push_str(&words);
        })
        .or_insert(words);
}

/// Ends an article whose message was read: its header is kept, and its text looked through for conventions.
pub fn finish(
    mut article: Article,
    standard: &str,
    header: Header,
    pointer: &str,
    findings: &mut Findings,
) -> Article {
    article.extensions.extend(Extension::header(standard, header));
    article.tidy();
    let mut spans = Vec::new();
    take_conventions(Story { article: &mut article, spans: &mut spans }, findings);
    settle_language_at(&mut article, pointer, findings);
    article
}
