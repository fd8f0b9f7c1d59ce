//! What was wrong with the values that an item was made of, for every reader that makes it of JSON's shapes.

use crate::diagnostics::{Example, Finding, Rule, Severity, did_you_mean, nearest};
use crate::model::fields;
use crate::model::tolerant::{Fault, FaultKind};
use crate::source::Span;

/// All rules about values.
pub static RULES: &[&Rule] = &[&UNKNOWN_KEY, &VALUE, &SKIPPED];

const GOOD: Example =
    Example::new("json", r#"{"kind":"article","headline":"Rain ends drought","version":2}"#);

/// A key that no item has.
pub static UNKNOWN_KEY: Rule = Rule {
    name: "json/unknown-key",
    severity: Severity::Warning,
    summary: "unknown key",
    why: "An unknown key is usually misspelled, and its value has no effect. On the item itself the value is kept \
        as an extension.",
    source: "schemas/article.schema.json",
    bad: Example::new("json", r#"{"kind":"article","headine":"Rain ends drought"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// A value of a wrong shape.
pub static VALUE: Rule = Rule {
    name: "json/value",
    severity: Severity::Error,
    summary: "value has the wrong type",
    why: "The value, such as a string in place of a number or a block of an unknown kind, cannot be read. It is \
        kept as an extension; the rest of the item is read.",
    source: "schemas/article.schema.json",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought","version":"two"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// A value that no field holds.
pub static SKIPPED: Rule = Rule {
    name: "loss/skipped",
    severity: Severity::Info,
    summary: "value of the input was skipped",
    why: "What an input says of its own form, such as the name of its standard, has no field in an item and is not written again. Where it is not what the format expects, somebody should look at it.",
    source: "wirecopy",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML\" standardversion=\"2.35\"><itemMeta/></newsItem>",
    ),
    good: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/></newsItem>",
    ),
    ..Rule::FIRST
};

fn help(fault: &Fault) -> String {
    let key = fault.pointer.rsplit('/').next().unwrap_or_default();
    let within =
        fault.pointer.strip_prefix("/items/").and_then(|rest| rest.split_once('/')).map(|(_, rest)| rest);
    let of_item = !within.unwrap_or(fault.pointer.trim_start_matches('/')).contains('/');
    match fault.kind {
        FaultKind::UnknownKey if of_item => {
            let near = nearest(key, fields::FIELDS.iter().map(|field| field.name));
            did_you_mean(near, "remove it, or put it under “extensions”")
        }
        FaultKind::UnknownKey => {
            let properties = fields::PROPERTIES.iter().chain(fields::NUMERIC_PROPERTIES).copied();
            did_you_mean(nearest(key, properties), "remove it, or put it under “extensions”")
        }
        FaultKind::BadValue => match fields::find(key).filter(|_| of_item) {
            Some(field) => format!("`{key}` is {}. {}", field.value.in_json(), field.about.trim_end_matches('.')),
            None => "correct the value; `schemas/article.schema.json` in the source of wirecopy describes every key".to_owned(),
        },
    }
}

/// The finding of a fault.
pub fn finding(fault: &Fault, span: Option<Span>) -> Finding {
    let rule = match fault.kind {
        FaultKind::UnknownKey => &UNKNOWN_KEY,
        FaultKind::BadValue => &VALUE,
    };
    let found = Finding::new(rule, fault.message.clone()).path(fault.pointer.clone()).help(help(fault));
    match span {
        Some(span) => found.at(span),
        None => found,
    }
}
