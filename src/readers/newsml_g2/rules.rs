//! Rules about reading NewsML-G2.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this reader.
pub static RULES: &[&Rule] = &[&ROOT, &NAMESPACE, &ATTRIBUTE];

const GOOD: Example = Example::new(
    "newsml-g2",
    "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/></newsItem>",
);

/// Another document.
pub static ROOT: Rule = Rule {
    name: "newsml/root",
    severity: Severity::Error,
    summary: "the document's element is an item or a newsMessage",
    why: "Fragments and documents of other standards are not NewsML-G2; nothing can be read from them.",
    source: "NewsML-G2 2.35, the seven document elements",
    bad: Example::new("newsml-g2", "<itemMeta xmlns=\"http://iptc.org/std/nar/2006-10-01/\"/>"),
    good: GOOD,
    ..Rule::FIRST
};

/// A namespace that NewsML-G2 does not have.
pub static NAMESPACE: Rule = Rule {
    name: "newsml/namespace",
    severity: Severity::Error,
    summary: "the document's element is in the namespace of NewsML-G2",
    why: "All versions share one namespace. Without it no schema applies, and most receivers see an unknown document; it was read by its names all the same.",
    source: "NewsML-G2 2.35, targetNamespace",
    bad: Example::new(
        "newsml-g2",
        "<newsItem guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// An attribute that the model has no place for.
pub static ATTRIBUTE: Rule = Rule {
    name: "loss/attribute",
    severity: Severity::Info,
    summary: "hints for schema processors are passed over",
    why: "Where a schema lies is said of one document in one version; in what is written from it the hint would be wrong.",
    source: "wirecopy",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" x:schemaLocation=\"a b\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};
