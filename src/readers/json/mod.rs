//! wirecopy's JSON: the model, one to one.

use super::{Confidence, ReadItems, ReadOptions, faults};
use crate::characters;
use crate::diagnostics::{Findings, How, Place};
use crate::error::ReadError;
use crate::model::tolerant;
use crate::source::{Source, Span};
use crate::syntax::json;
use std::collections::HashMap;

/// An object with a `kind` that we write.
pub fn sniff(source: &Source<'_>) -> Confidence {
    let text = source.text().trim_start();
    if !text.starts_with('{') {
        return 0;
    }
    let head: String = characters::head(text, 4096).chars().filter(|c| !c.is_whitespace()).collect();
    if head.contains("\"kind\":\"") { 95 } else { 40 }
}

/// JSON lines: several lines, each an object of its own.
pub fn sniff_lines(source: &Source<'_>) -> Confidence {
    let mut lines = source.text().lines().map(str::trim).filter(|l| !l.is_empty());
    let object = |line: Option<&str>| line.is_some_and(|l| l.starts_with('{') && l.ends_with('}'));
    if object(lines.next()) && object(lines.next()) { 97 } else { 0 }
}

/// Reads an item or a document of items.
///
/// # Errors
///
/// What is not JSON, or no item.
pub fn read(source: &Source<'_>, _: &ReadOptions, findings: &mut Findings) -> Result<ReadItems, ReadError> {
    let text = source.text();
    let value = json::parse(text)?;
    json::report_doubles(text, findings);
    let (document, found) = tolerant::document(value).map_err(|fault| {
        let table = json::pointers(text);
        let place = table.iter().find(|(pointer, _)| *pointer == fault.pointer).map(|(_, span)| *span);
        faults::finding(&fault, place)
    })?;
    if !found.is_empty() || findings.keeps_origins() {
        let table = json::pointers(text);
        let spans: HashMap<&str, Span> =
            table.iter().map(|(pointer, span)| (pointer.as_str(), *span)).collect();
        for fault in &found {
            findings.report(faults::finding(fault, spans.get(fault.pointer.as_str()).copied()));
        }
        drop(spans);
        for (pointer, span) in table {
            let place = Place { span: Some(span), path: Some(pointer.clone()) };
            findings.origin(&pointer, place, How::Declared("the item's JSON".into()));
        }
    }
    Ok(ReadItems { document, version: None })
}
