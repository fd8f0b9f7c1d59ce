//! Markdown: all fields as front matter, the body as CommonMark.

use super::loss::{WithoutBody, report_markup};
use super::{WriteOptions, failed, only_item, rules};
use crate::diagnostics::{Finding, Findings};
use crate::error::WriteError;
use crate::markup::Losses;
use crate::markup::markdown::{write_blocks, write_yaml};
use crate::model::Document;

/// Writes an item.
///
/// # Errors
///
/// A document of several items, or with an envelope: a Markdown file is one item.
pub fn write(
    document: &Document,
    _: &WriteOptions,
    findings: &mut Findings,
    out: &mut Vec<u8>,
) -> Result<(), WriteError> {
    let item = only_item(document, "markdown", "Markdown", findings)?;
    let body = item.as_article().map(|a| a.body.as_slice()).unwrap_or_default();
    // Items of other kinds have their body, which is none of a story, among their fields.
    let fields = serde_json::to_value(item.without_body()).map_err(failed("markdown"))?;
    let mut losses = Losses::new("/body");
    let mut text = format!("---\n{}---\n", write_yaml(&fields));
    let body = write_blocks(body, &mut losses);
    if !body.is_empty() {
        text.push('\n');
        text.push_str(&body);
    }
    if text.contains('\0') {
        findings.report(Finding::new(&rules::CHARACTER, "Markdown cannot carry U+0000").path("/body"));
        text = text.replace('\0', "\u{FFFD}");
    }
    report_markup(&losses, "Markdown", findings);
    out.extend_from_slice(text.as_bytes());
    Ok(())
}
