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
    summary: "output format has no place for a field",
    why: "The output format cannot represent the field or this value of it, so receivers of the file do not see it.",
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
    summary: "extension was not written",
    why: "Parts of the input that have no field in the model are kept as extensions of their standard. Another \
        format cannot represent them.",
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
    summary: "output format has no markup for a part of the body",
    why: "The output format has no element for it. The text was written without the markup.",
    source: "wirecopy",
    bad: Example::new("json", r#"{"kind":"article","guid":"urn:x:1","versionCreated":"2026-11-24T09:00:00Z","extensions":[{"standard":"nitf","path":"/nitf"}],"body":[{"kind":"embed","href":"https://x.example/film"}]}"#).to("newsml-g2"),
    good: GOOD,
    ..Rule::FIRST
};

/// A character that the format forbids.
pub static CHARACTER: Rule = Rule {
    name: "loss/character",
    severity: Severity::Warning,
    summary: "character cannot be written",
    why: "XML and Markdown cannot contain some control characters. U+FFFD was written instead, so that the place is \
        visible.",
    source: "XML 1.0, section 2.2; CommonMark 0.31, section 2.3",
    bad: Example::new("json", r#"{"kind":"article","guid":"urn:x:1","versionCreated":"2026-11-24T09:00:00Z","headline":"Rain\u0001"}"#).to("newsml-g2"),
    good: GOOD,
    ..Rule::FIRST
};

/// A field that the format demands and the item lacks.
pub static FILLED: Rule = Rule {
    name: "newsml/filled",
    severity: Severity::Info,
    summary: "value that NewsML-G2 requires was filled in",
    why: "A NewsML-G2 item without a guid, provider or version date is not valid. The missing value was filled in, \
        in the output only: the guid from the provider, date and text, the date from the current time.",
    source: "NewsML-G2 2.35, item attributes and itemMeta",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#).to("newsml-g2"),
    good: GOOD,
    ..Rule::FIRST
};
