//! Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show.

use super::checked::{Checked, Row};
use crate::diagnostics::{Rule, Severity};
use crate::registry;
use serde_json::{Map, Value, json};

/// The findings of all inputs: one run, all rules declared with their help. Inputs that could not be read are
/// announced as failures of the run.
pub fn report(checked: &[Checked]) -> String {
    let rules = registry::all();
    let declared: Vec<Value> = rules.iter().map(|rule| descriptor(rule)).collect();
    let mut results = Vec::new();
    let mut failures = Vec::new();
    for input in checked {
        for row in &input.rows {
            let index = rules.iter().position(|rule| rule.name == row.rule.name);
            results.push(result(&input.file, row, index));
        }
        if !input.read {
            failures.push(json!({
                "level": "error",
                "message": { "text": format!("{} could not be read", input.file) },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(&input.file) } } }]
            }));
        }
        if input.unlisted > 0 {
            failures.push(json!({
                "level": "warning",
                "message": { "text": format!("{}: {} more findings are not listed", input.file, input.unlisted) }
            }));
        }
    }
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "wirecopy",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": declared
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": checked.iter().all(|input| input.read),
                "toolExecutionNotifications": failures
            }],
            "results": results
        }]
    });
    format!("{document:#}\n")
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.why },
        "help": { "text": format!("{}\n\nSource: {}", rule.why, rule.source) },
        "defaultConfiguration": { "level": level(rule.severity) }
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(file: &str, row: &Row, index: Option<usize>) -> Value {
    let mut region = Map::new();
    region.insert("startLine".to_owned(), json!(row.start.0));
    region.insert("startColumn".to_owned(), json!(row.start.1));
    if let Some((line, column)) = row.end {
        region.insert("endLine".to_owned(), json!(line));
        region.insert("endColumn".to_owned(), json!(column));
    }
    let mut location = Map::new();
    location.insert(
        "physicalLocation".to_owned(),
        json!({ "artifactLocation": { "uri": uri(file) }, "region": region }),
    );
    if let Some(path) = &row.path {
        location.insert("logicalLocations".to_owned(), json!([{ "fullyQualifiedName": path }]));
    }
    let text = match &row.help {
        Some(help) => format!("{}\nHelp: {help}", row.message),
        None => row.message.clone(),
    };
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), json!(row.rule.name));
    if let Some(index) = index {
        result.insert("ruleIndex".to_owned(), json!(index));
    }
    result.insert("level".to_owned(), json!(level(row.severity)));
    result.insert("message".to_owned(), json!({ "text": text }));
    result.insert("locations".to_owned(), json!([location]));
    if let Some((start, end, replacement)) = &row.fix {
        let deleted = json!({
            "startLine": start.0, "startColumn": start.1, "endLine": end.0, "endColumn": end.1
        });
        result.insert(
            "fixes".to_owned(),
            json!([{
                "description": { "text": row.help.as_deref().unwrap_or(row.rule.summary) },
                "artifactChanges": [{
                    "artifactLocation": { "uri": uri(file) },
                    "replacements": [{ "deletedRegion": deleted, "insertedContent": { "text": replacement } }]
                }]
            }]),
        );
    }
    Value::Object(result)
}

/// A file's name as a URI reference (RFC 3986): what cannot stand in one is written as `%XX` of its UTF-8 bytes.
fn uri(file: &str) -> String {
    let mut out = String::new();
    for (at, byte) in file.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte))
            }
            b'\\' if at > 0 => out.push('/'),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
