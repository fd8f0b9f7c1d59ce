//! Rules about our JSON.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this reader.
pub static RULES: &[&Rule] = &[&SYNTAX, &DOUBLE_KEY, &DEPTH];

const GOOD: Example =
    Example::new("json", r#"{"kind":"article","headline":"Rain ends drought","version":2}"#);

/// Not JSON.
pub static SYNTAX: Rule = Rule {
    name: "json/syntax",
    severity: Severity::Error,
    summary: "the document is JSON",
    why: "What is not JSON is refused whole by every JSON parser.",
    source: "RFC 8259",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought",}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// A key given twice.
pub static DOUBLE_KEY: Rule = Rule {
    name: "json/double-key",
    severity: Severity::Warning,
    summary: "no key is given twice",
    why: "JSON parsers differ in which of two values they take; what the other says is lost.",
    source: "RFC 8259, section 4",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain","headline":"Snow"}"#),
    good: GOOD,
    ..Rule::FIRST
};

fn deep() -> Vec<u8> {
    format!("{{\"kind\":\"article\",\"extensions\":{}", "[".repeat(200)).into_bytes()
}

/// Too deep.
pub static DEPTH: Rule = Rule {
    name: "limit/json-depth",
    severity: Severity::Error,
    summary: "JSON is nested at most 128 deep",
    why: "No item nests as deep; a document that does is broken or hostile.",
    source: "wirecopy",
    bad: Example::made("json", "200 nested arrays", deep),
    good: GOOD,
    ..Rule::FIRST
};
