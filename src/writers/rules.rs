//! Rules about what a format cannot carry, and what it demands.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this room.
pub static RULES: &[&Rule] = &[&FIELD, &EXTENSION, &MARKUP, &CHARACTER, &FILLED];

const GOOD: Example =
    Example::new("json", r#"{"kind":"article","guid":"urn:x:1","language":"en","provider":{"name":"Nord"},"versionCreated":"2026-11-24T09:00:00Z","headline":"Rain","body":[{"kind":"paragraph","content":[{"kind":"text","text":"It rained."}]}]}"#)
        .to("newsml-g2");

/// A field that the format has no place for.
pub static FIELD: Rule = Rule {
    name: "loss/field",
    severity: Severity::Warning,
    summary: "every field that is given reaches the output",
    why: "The format has no place for the field, or not for this value of it. Whoever receives the file will not see it.",
    source: "wirecopy",
    bad: Example::new(
        "json",
        r#"{"kind":"article","guid":"urn:x:1","versionCreated":"2026-11-24T09:00:00Z","urgency":12}"#,
    )
    .to("newsml-g2"),
    good: GOOD,
    ..Rule::FIRST
};

/// An extension of another standard.
pub static EXTENSION: Rule = Rule {
    name: "loss/extension",
    severity: Severity::Warning,
    summary: "what the model has no field for reaches an output of the same standard",
    why: "Parts that were kept as they were belong to the standard that they came from; another format has no place for them.",
    source: "wirecopy",
    bad: Example::new(
        "json",
        r#"{"kind":"article","guid":"urn:x:1","versionCreated":"2026-11-24T09:00:00Z","colour":"blue"}"#,
    )
    .to("newsml-g2"),
    good: GOOD,
    ..Rule::FIRST
};

/// Markup of the body that the format has no place for.
pub static MARKUP: Rule = Rule {
    name: "loss/body-markup",
    severity: Severity::Warning,
    summary: "the body's structure reaches the output",
    why: "The format has no element for it. The words are written, their mark is not.",
    source: "wirecopy",
    bad: Example::new("json", r#"{"kind":"article","guid":"urn:x:1","versionCreated":"2026-11-24T09:00:00Z","extensions":[{"standard":"nitf","path":"/nitf"}],"body":[{"kind":"embed","href":"https://x.example/film"}]}"#).to("newsml-g2"),
    good: GOOD,
    ..Rule::FIRST
};

/// A character that the format forbids.
pub static CHARACTER: Rule = Rule {
    name: "loss/character",
    severity: Severity::Warning,
    summary: "every character reaches the output",
    why: "XML and Markdown have no way to write some control characters. U+FFFD was written in their place, so that the place can be seen.",
    source: "XML 1.0, section 2.2; CommonMark 0.31, section 2.3",
    bad: Example::new("json", r#"{"kind":"article","guid":"urn:x:1","versionCreated":"2026-11-24T09:00:00Z","headline":"Rain\u0001"}"#).to("newsml-g2"),
    good: GOOD,
    ..Rule::FIRST
};

/// A field that the format demands and the item lacks.
pub static FILLED: Rule = Rule {
    name: "newsml/filled",
    severity: Severity::Info,
    summary: "the item has what NewsML-G2 demands of every item",
    why: "A NewsML-G2 item without identifier, provider or version date is not valid. What was lacking was filled in, in the output only: the identifier from provider, date and words, the date from the time of writing.",
    source: "NewsML-G2 2.35, item attributes and itemMeta",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#).to("newsml-g2"),
    good: GOOD,
    ..Rule::FIRST
};
