//! Rules about our JSON.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this reader.
pub static RULES: &[&Rule] = &[&SYNTAX, &DOUBLE_KEY, &DEPTH];

const GOOD: Example =
    Example::new("json", r#"{"kind":"article","headline":"Rain ends drought","version":2}"#);

/// `json/syntax`: invalid JSON.
pub static SYNTAX: Rule = Rule {
    name: "json/syntax",
    severity: Severity::Error,
    summary: "invalid JSON",
    why: "Every JSON parser rejects the whole document.",
    source: "RFC 8259",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought",}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// `json/double-key`: duplicate key.
pub static DOUBLE_KEY: Rule = Rule {
    name: "json/double-key",
    severity: Severity::Warning,
    summary: "duplicate key",
    why: "JSON parsers differ in which of the two values they use; the other one is lost.",
    source: "RFC 8259, section 4",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain","headline":"Snow"}"#),
    good: GOOD,
    ..Rule::FIRST
};

fn deep() -> Vec<u8> {
    format!("{{\"kind\":\"article\",\"extensions\":{}", "[".repeat(200)).into_bytes()
}

/// `limit/json-depth`: JSON is nested more than 128 levels deep.
pub static DEPTH: Rule = Rule {
    name: "limit/json-depth",
    severity: Severity::Error,
    summary: "JSON is nested more than 128 levels deep",
    why: "No item is nested that deep; such a document is broken or malicious.",
    source: "wirecopy",
    bad: Example::made("json", "200 nested arrays", deep),
    good: GOOD,
    ..Rule::FIRST
};
