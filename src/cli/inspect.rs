//! `wirecopy inspect`: what an input is, every field found, its value, and where it came from.

use super::args::{Inspect, Report};
use super::config::Config;
use super::input::{self, Job};
use super::output::{self, Stream};
use super::{Outcome, Stop, print};
use crate::diagnostics::{Findings, How};
use crate::model::Item;
use crate::model::body::body_text;
use crate::report::escape;
use crate::{ReadOptions, Reading};
use serde::Serialize;
use serde_json::Value;

/// What an input is.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    /// The name of the input.
    pub file: String,
    /// The format.
    pub format: String,
    /// How the format was determined.
    pub format_how: String,
    /// The version of the format, if it has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format_version: Option<String>,
    /// The encoding.
    pub encoding: InspectedEncoding,
    /// The items.
    pub items: Vec<InspectedItem>,
    /// Skipped text by class, such as the navigation of a page, comments and other stories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<InspectedLeftOut>,
}

/// Skipped text of one class.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InspectedLeftOut {
    /// What it is.
    pub class: String,
    /// The number of characters.
    pub characters: usize,
    /// The lines on which its parts start, from 1, each once.
    pub lines: Vec<usize>,
}

/// The encoding of an input.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InspectedEncoding {
    /// The WHATWG name if there is one, otherwise the IANA name.
    pub name: String,
    /// `option`, `mark`, `valid`, `declared`, `pattern` or `detected`.
    pub how: String,
    /// The confidence, from 0 to 1.
    pub confidence: f32,
}

/// An item and its fields.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InspectedItem {
    /// The kind.
    pub kind: String,
    /// The fields, in the order of the item's JSON.
    pub fields: Vec<InspectedField>,
}

/// A field, its value, and where it came from.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InspectedField {
    /// The JSON pointer of the field.
    pub field: String,
    /// The value; for a block of the body, its text.
    pub value: Value,
    /// The line that it came from, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// The path in a source that is a tree (XML, JSON).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// `declared`, `read` or `inferred`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// The source of the value, or what it was detected from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// Runs the command.
pub fn run(options: &Inspect) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::Fine;
    let wanted = Config::load(&options.input, &options.show)?.applied(&options.input);
    input::catalogs(&wanted, &options.show)?;
    input::each(&wanted, false, |job| {
        if !inspect(&job, options, &input::read_options(&wanted, true, &job.within))? {
            outcome = Outcome::Failed;
        }
        Ok(())
    })?;
    Ok(outcome)
}

fn inspect(job: &Job, options: &Inspect, reading: &ReadOptions) -> Result<bool, Stop> {
    let failed = |findings: &Findings, source: Option<&crate::source::Source<'_>>| {
        output::show_findings(findings, &job.name, source, &options.show, Stream::Error).map(|()| false)
    };
    let bytes = match &job.bytes {
        Ok(bytes) => bytes,
        Err(finding) => {
            let mut findings = Findings::new(1);
            findings.report(finding.clone());
            return failed(&findings, None);
        }
    };
    let reading = match crate::read(&job.name, bytes, reading) {
        Ok(reading) => reading,
        Err(stopped) => return failed(&stopped.findings, stopped.source.as_ref()),
    };
    let inspection = inspection(&reading);
    let text = match options.show.report {
        Report::Json => {
            let mut line =
                serde_json::to_string(&inspection).map_err(|error| Stop::Message(error.to_string()))?;
            line.push('\n');
            line
        }
        Report::Text => for_people(&inspection),
    };
    print(text.as_bytes())?;
    Ok(true)
}

/// The encoding, the format, and the fields of each item with their origin and place.
pub fn inspection(reading: &Reading<'_>) -> Inspection {
    let encoding = reading.source.encoding();
    let bare = reading.document.items.len() == 1 && reading.document.envelope.is_none();
    let items = reading.document.items.iter().enumerate().map(|(at, item)| {
        let prefix = if bare { String::new() } else { format!("/items/{at}") };
        InspectedItem { kind: item.kind().to_owned(), fields: fields(item, &prefix, reading) }
    });
    Inspection {
        file: reading.source.name().to_owned(),
        format: reading.format.name.to_owned(),
        format_how: reading.format_how.clone(),
        format_version: reading.format_version.clone(),
        encoding: InspectedEncoding {
            name: encoding.name.to_owned(),
            how: encoding.how.as_str().to_owned(),
            confidence: (encoding.confidence * 100.0).round() / 100.0,
        },
        items: items.collect(),
        left_out: left_out(reading),
    }
}

fn left_out(reading: &Reading<'_>) -> Vec<InspectedLeftOut> {
    let mut out: Vec<InspectedLeftOut> = Vec::new();
    for piece in reading.findings.origins().map(|o| o.left_out()).unwrap_or_default() {
        let at = out.iter().position(|known| known.class == piece.class).unwrap_or_else(|| {
            out.push(InspectedLeftOut { class: piece.class.to_owned(), characters: 0, lines: Vec::new() });
            out.len() - 1
        });
        if let Some(known) = out.get_mut(at) {
            known.characters += piece.characters;
            if known.lines.last() != Some(&piece.line) {
                known.lines.push(piece.line);
            }
        }
    }
    out
}

fn fields(item: &Item, prefix: &str, reading: &Reading<'_>) -> Vec<InspectedField> {
    let mut out = Vec::new();
    let Ok(Value::Object(object)) = serde_json::to_value(item) else { return out };
    for (key, value) in object {
        let pointer = format!("/{key}");
        match (key.as_str(), value) {
            ("kind", _) => {}
            ("body", _) => {
                for (at, block) in
                    item.as_article().map(|a| a.body.as_slice()).unwrap_or_default().iter().enumerate()
                {
                    let words = body_text(std::slice::from_ref(block)).trim().to_owned();
                    out.push(field(&format!("/body/{at}"), Value::String(words), prefix, reading));
                }
            }
            (_, Value::Array(list)) => {
                for (at, value) in list.into_iter().enumerate() {
                    out.push(field(&format!("{pointer}/{at}"), value, prefix, reading));
                }
            }
            (_, value) => out.push(field(&pointer, value, prefix, reading)),
        }
    }
    out
}

fn field(pointer: &str, value: Value, prefix: &str, reading: &Reading<'_>) -> InspectedField {
    let origin = reading.findings.origins().and_then(|o| o.get(&format!("{prefix}{pointer}")));
    let position = origin.and_then(|o| o.place.span).map(|span| reading.source.position(span.start));
    InspectedField {
        field: pointer.to_owned(),
        value,
        line: position.map(|p| p.line),
        column: position.map(|p| p.column),
        path: origin.and_then(|o| o.place.path.clone()),
        how: origin.map(|o| o.how.word().to_owned()),
        detail: origin.map(|o| How::detail(&o.how).to_owned()),
    }
}

/// The longest value that is shown to people, in characters.
const SHOWN: usize = 60;

fn for_people(inspection: &Inspection) -> String {
    let version = inspection.format_version.as_deref().map(|v| format!(" {v}")).unwrap_or_default();
    let encoding = &inspection.encoding;
    let mut out = format!(
        "{}\n  format    {}{version} ({})\n  encoding  {}, {} ({:.0} %)\n",
        escape(&inspection.file),
        inspection.format,
        escape(&inspection.format_how),
        encoding.name,
        encoding.how,
        encoding.confidence * 100.0
    );
    for left in &inspection.left_out {
        let lines: Vec<String> = left.lines.iter().take(6).map(usize::to_string).collect();
        let more = if left.lines.len() > 6 { ", …" } else { "" };
        out.push_str(&format!(
            "  skipped   {} ({} characters, lines {}{more})\n",
            left.class,
            left.characters,
            lines.join(", ")
        ));
    }
    for item in &inspection.items {
        out.push_str(&format!("  {}\n", item.kind));
        for field in &item.fields {
            let place = field
                .line
                .map_or_else(|| "-".to_owned(), |line| format!("{line}:{}", field.column.unwrap_or(1)));
            let how = match (&field.how, &field.detail) {
                (Some(how), Some(detail)) => format!("  ({how}: {})", escape(detail)),
                _ => String::new(),
            };
            let value = match &field.value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let value = crate::model::text::fold(&value);
            let value = match value.char_indices().nth(SHOWN) {
                Some((at, _)) => format!("{}…", value.get(..at).unwrap_or_default()),
                None => value.into_owned(),
            };
            out.push_str(&format!(
                "    {place:>7}  {:<18} {}{how}\n",
                field.field.trim_start_matches('/'),
                escape(&value)
            ));
        }
    }
    out
}
