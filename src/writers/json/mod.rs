//! Our own JSON: the model, one to one.

use super::{WriteOptions, failed, rules};
use crate::diagnostics::{Finding, Findings};
use crate::error::WriteError;
use crate::model::{Document, Item};
use serde::Serialize;

/// Writes a document, indented, with a line end.
///
/// # Errors
///
/// None in practice: every model has a JSON form.
pub fn write(
    document: &Document,
    _: &WriteOptions,
    _: &mut Findings,
    out: &mut Vec<u8>,
) -> Result<(), WriteError> {
    let mut serializer = serde_json::Serializer::pretty(&mut *out);
    document.serialize(&mut serializer).map_err(failed("json"))?;
    out.push(b'\n');
    Ok(())
}

/// Writes each item as a line; what the items came in has no line of its own.
///
/// # Errors
///
/// None in practice.
pub fn write_lines(
    document: &Document,
    _: &WriteOptions,
    findings: &mut Findings,
    out: &mut Vec<u8>,
) -> Result<(), WriteError> {
    if document.envelope.is_some() {
        let message = "`envelope` is not supported by JSON lines";
        findings.report(Finding::new(&rules::FIELD, message).path("/envelope"));
    }
    for item in &document.items {
        let item: &Item = item;
        serde_json::to_writer(&mut *out, item).map_err(failed("jsonl"))?;
        out.push(b'\n');
    }
    Ok(())
}
