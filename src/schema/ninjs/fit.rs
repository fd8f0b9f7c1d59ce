//! Removes what a version does not allow before a value is written.

use super::engine::faults;
use super::{rules, tables};
use crate::diagnostics::{Finding, Findings};
use serde_json::Value;

/// Takes out of a value what a version has no place for; each piece is announced as a loss. `Err` says what the
/// version demands and the value lacks.
///
/// # Errors
///
/// The version is not known, or demands what is not there.
pub fn fit(value: &mut Value, version: &str, findings: &mut Findings) -> Result<(), String> {
    let index = tables::version_index(version).ok_or_else(|| {
        format!("unknown version {version}; expected one of {}", tables::VERSIONS.join(", "))
    })?;
    // What is taken out of an entry may leave the entry itself without what it needs, so more than once; each round
    // takes something out, or ends.
    loop {
        let found = faults(value, index);
        let Some(first) = found.first() else { return Ok(()) };
        if found.iter().any(|fault| fault.pointer.is_empty()) {
            let root = found.iter().find(|fault| fault.pointer.is_empty()).unwrap_or(first);
            return Err(root.message.clone());
        }
        let mut pointers: Vec<&str> = found.iter().map(|fault| fault.pointer.as_str()).collect();
        pointers.dedup();
        // From behind, so that the numbers of entries before stay right; what stands within another goes with it.
        let mut taken: Vec<String> = Vec::new();
        for pointer in pointers.iter().rev() {
            if taken.iter().any(|t| t.starts_with(&format!("{pointer}/"))) && !taken.is_empty() {
                // An entry of which a part was taken out just now is looked at again in the next round.
                continue;
            }
            let Some(gone) = remove(value, pointer) else { continue };
            let message = format!("ninjs {version} has no member for `{pointer}`: {}", short(&gone));
            findings.report(Finding::new(&rules::NOT_IN_VERSION, message).path((*pointer).to_owned()));
            taken.push((*pointer).to_owned());
        }
        if taken.is_empty() {
            return Err(first.message.clone());
        }
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text,
    }
}

fn remove(value: &mut Value, pointer: &str) -> Option<Value> {
    let (parent, key) = pointer.rsplit_once('/')?;
    match value.pointer_mut(parent)? {
        Value::Object(members) => members.shift_remove(&key.replace("~1", "/").replace("~0", "~")),
        Value::Array(list) => {
            let index = key.parse::<usize>().ok().filter(|i| *i < list.len())?;
            Some(list.remove(index))
        }
        _ => None,
    }
}
