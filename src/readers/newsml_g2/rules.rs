//! Rules about reading NewsML-G2.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this reader.
pub static RULES: &[&Rule] = &[&ROOT, &NAMESPACE, &ATTRIBUTE];

const GOOD: Example = Example::new(
    "newsml-g2",
    "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/></newsItem>",
);

/// `newsml/root`: root element is neither an item nor a newsMessage.
pub static ROOT: Rule = Rule {
    name: "newsml/root",
    severity: Severity::Error,
    summary: "root element is neither an item nor a newsMessage",
    why: "The input is a fragment or belongs to another standard, so nothing can be read from it.",
    source: "NewsML-G2 2.35, the seven root elements",
    bad: Example::new("newsml-g2", "<itemMeta xmlns=\"http://iptc.org/std/nar/2006-10-01/\"/>"),
    good: GOOD,
    ..Rule::FIRST
};

/// `newsml/namespace`: root element is not in the namespace of NewsML-G2.
pub static NAMESPACE: Rule = Rule {
    name: "newsml/namespace",
    severity: Severity::Error,
    summary: "root element is not in the namespace of NewsML-G2",
    why: "All versions share one namespace. Without it no schema applies, and most receivers do not recognize the \
        document. It was still read by the names of its elements.",
    source: "NewsML-G2 2.35, targetNamespace",
    bad: Example::new(
        "newsml-g2",
        "<newsItem guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `loss/attribute`: schema location was not kept.
pub static ATTRIBUTE: Rule = Rule {
    name: "loss/attribute",
    severity: Severity::Info,
    summary: "schema location was not kept",
    why: "The location of a schema applies to one document in one version and would be wrong in the output.",
    source: "wirecopy",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" x:schemaLocation=\"a b\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};
