//! The grammar of ninjs, versions 1.0 to 3.1: exactly what the official JSON schemas allow. Formats (`date-time`,
//! `uri`) are not asserted, as in the schemas' own test suites; dates have rules of their own.

mod engine;
mod fit;
mod geo;
pub mod rules;
mod tables;

use crate::diagnostics::{Finding, Findings};
use crate::error::ReadError;
use crate::limits::Limits;
use crate::source::{Source, Span};
use crate::syntax::json;
pub use fit::fit;
use serde_json::Value;
use std::collections::HashMap;

/// The newest version, which is written by default.
pub const NEWEST: &str = "3.1";

/// Whether a version is known.
pub fn knows(version: &str) -> bool {
    tables::version_index(version).is_some()
}

/// The version that a document says it is of: by its `standard`, else by its members; and whether it says so.
pub fn version_of(value: &Value) -> (String, bool) {
    let standard = value.get("$standard").or_else(|| value.get("standard"));
    if let Some(standard) = standard {
        if let Some(version) = standard.get("version").and_then(Value::as_str) {
            return (version.trim().to_owned(), true);
        }
        let schema = standard.get("schema").and_then(Value::as_str).unwrap_or_default();
        let named = schema.rsplit('_').next().map(|end| end.trim_end_matches("#").trim_end_matches(".json"));
        if let Some(version) = named.filter(|v| knows(v)) {
            return (version.to_owned(), true);
        }
    }
    (by_members(value).to_owned(), false)
}

/// The newest version of the generation whose members a document has.
fn by_members(value: &Value) -> &'static str {
    let Some(members) = value.as_object() else { return NEWEST };
    let index = |name: &str| tables::version_index(name).unwrap_or(0);
    let fits = |version: &&str| {
        members
            .keys()
            .filter(|key| tables::ITEM.members.iter().any(|m| m.in_version(index(version)) && m.has_key(key)))
            .count()
    };
    // The generation that knows most of the members; of equals the newest.
    ["1.6", "2.2", "3.1"].into_iter().max_by_key(fits).unwrap_or(NEWEST)
}

/// Checks a document against the version that it is of, or `version`.
///
/// # Errors
///
/// What is not JSON.
pub fn check(
    source: &Source<'_>,
    version: Option<&str>,
    _: &Limits,
    findings: &mut Findings,
) -> Result<(), ReadError> {
    let text = source.text();
    let value = json::parse(text)?;
    let named = match version {
        Some(version) => version.trim().to_owned(),
        None => version_of(&value).0,
    };
    let mut found = Vec::new();
    let index = tables::version_index(&named).unwrap_or_else(|| {
        let generation = named.split('.').next().unwrap_or_default();
        let nearest = match generation {
            "1" => "1.6",
            "2" => "2.2",
            "3" => NEWEST,
            _ => by_members(&value),
        };
        let message = format!("unknown ninjs version {named}; the item was checked as {nearest}");
        let place = ["/$standard/version", "/standard/version"]
            .into_iter()
            .find(|p| version.is_none() && value.pointer(p).is_some());
        let finding = Finding::new(&rules::VERSION, message)
            .path(place.unwrap_or_default())
            .help(format!("known versions are {}", tables::VERSIONS.join(", ")));
        found.push(finding);
        tables::version_index(nearest).unwrap_or(0)
    });
    found.extend(engine::faults(&value, index).into_iter().map(engine::Fault::finding));
    if found.is_empty() {
        return Ok(());
    }
    let table = json::pointers(text);
    let spans: HashMap<&str, Span> = table.iter().map(|(pointer, span)| (pointer.as_str(), *span)).collect();
    for mut finding in found {
        let path = finding.place.path.as_deref().unwrap_or_default();
        finding.place.span = spans.get(path).copied();
        findings.report(finding);
    }
    Ok(())
}
