//! Strict JSON: a limit of depth, duplicate keys, and the place of each value.

mod locate;
pub mod rules;

pub use crate::model::tolerant::escape;
pub use locate::pointers;

use crate::diagnostics::{Finding, Findings};
use crate::error::ReadError;
use crate::source::Span;
use serde_json::Value;

/// Parses a text.
///
/// # Errors
///
/// What is not JSON, and what nests too deep.
pub fn parse(text: &str) -> Result<Value, ReadError> {
    serde_json::from_str(text).map_err(|error| syntax(text, &error))
}

/// Reports keys that a sound text gives twice.
pub fn report_doubles(text: &str, findings: &mut Findings) {
    for (pointer, span) in locate::doubles(text) {
        let message = format!("duplicate key `{pointer}`; this value was skipped, the last one is used");
        findings.report(
            Finding::new(&rules::DOUBLE_KEY, message).at(span).path(pointer).help("remove one of the two"),
        );
    }
}

fn syntax(text: &str, error: &serde_json::Error) -> ReadError {
    let start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = (start + error.column().saturating_sub(1)).min(text.len());
    let mut message = error.to_string();
    if let Some(cut) = message.find(" at line ") {
        message.truncate(cut);
    }
    if message.starts_with("recursion limit") {
        return Finding::new(&rules::DEPTH, "JSON is nested more than 128 levels deep")
            .at(Span::new(at, at + 1))
            .into();
    }
    Finding::new(&rules::SYNTAX, format!("invalid JSON: {message}"))
        .at(Span::new(at, at + 1))
        .help("fix the program that writes it")
        .into()
}
