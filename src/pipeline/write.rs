//! Writing: a document becomes bytes in a format.

use crate::catalogs;
use crate::diagnostics::Findings;
use crate::error::WriteError;
use crate::formats;
use crate::limits::Limits;
use crate::model::Document;
use crate::writers::WriteOptions;

/// What was written.
#[derive(Debug)]
#[non_exhaustive]
pub struct Output {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What the format does not support, and what was filled in.
    pub findings: Findings,
}

/// Writes a document in a format, perhaps with a version behind `@`: `json`, `newsml-g2@2.28`.
///
/// ```
/// let reading = wirecopy::read("story.md", b"# Rain ends drought\n\nIt rained.\n", &Default::default())?;
/// let output = wirecopy::write(&reading.document, "json", &Default::default())?;
/// assert!(String::from_utf8(output.bytes)?.contains(r#""headline": "Rain ends drought""#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// An unknown format, and what the format cannot hold at all.
pub fn write(document: &Document, to: &str, options: &WriteOptions) -> Result<Output, WriteError> {
    let unknown = |nearest| WriteError::UnknownFormat { name: to.to_owned(), nearest };
    let (format, version) = formats::find(to).map_err(unknown)?;
    let Some(writer) = format.write else {
        return Err(WriteError::CannotHold {
            format: format.name,
            why: "it can be read but not written yet".into(),
        });
    };
    for item in &document.items {
        if let Some(why) = catalogs::collision(item, &options.catalogs) {
            let guid = item.meta().guid.as_ref().map(|g| g.as_str().to_owned());
            return Err(WriteError::Rejected { guid, why });
        }
    }
    let options = WriteOptions { version: version.map(str::to_owned), ..options.clone() };
    let mut output = Output { bytes: Vec::new(), findings: Findings::new(Limits::default().findings) };
    writer(document, &options, &mut output.findings, &mut output.bytes)?;
    Ok(output)
}
