//! Rules about XML as such.

use crate::diagnostics::{Example, Finding, Findings, Rule, Severity};
use crate::source::{EncodingSource, Source};

/// All rules of this room.
pub static RULES: &[&Rule] = &[&WELL_FORMED, &ENTITY, &CHARSET, &DEPTH, &ATTRIBUTES, &NODES, &EXPANSION];

const GOOD: Example = Example::new(
    "newsml-g2",
    "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/></newsItem>",
);

/// Not XML.
pub static WELL_FORMED: Rule = Rule {
    name: "xml/well-formed",
    severity: Severity::Error,
    summary: "the document is well-formed XML",
    why: "A document that is not well-formed is refused whole by every XML parser; half of a story may be missing.",
    source: "XML 1.0, fifth edition, section 2.1; Namespaces in XML 1.0",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemMeta></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// An entity that is not declared, or whose text lies outside.
pub static ENTITY: Rule = Rule {
    name: "xml/entity",
    severity: Severity::Error,
    summary: "every entity is declared within the document",
    why: "External entities are never fetched: they would let a document read files or the network. An entity that nobody declares has no text.",
    source: "XML 1.0, section 4.1, well-formedness constraint “Entity Declared”",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\">caf&eacute;</newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// Bytes that are not in the charset that holds for them.
pub static CHARSET: Rule = Rule {
    name: "xml/charset",
    severity: Severity::Error,
    summary: "the bytes are in the declared charset, or in UTF-8 where none is declared",
    why: "Every XML parser refuses the whole document at the first byte that its charset does not have, or for a charset that it does not know. It was read all the same, in the charset that the bytes look like.",
    source: "XML 1.0, fifth edition, section 4.3.3",
    bad: Example::bytes(
        "newsml-g2",
        b"<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta><title>Z\xfcrich</title></itemMeta></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// Reports bytes that are not in the charset that holds for them, by what decoding found.
pub fn charset(source: &Source<'_>, findings: &mut Findings) {
    let encoding = source.encoding();
    let broken = ["encoding/invalid-utf8", "encoding/invalid-bytes", "encoding/unknown-label"];
    let cause = findings.list().iter().find(|f| broken.contains(&f.rule.name)).map(|f| f.place.span);
    if encoding.how != EncodingSource::Detected && cause.is_none() {
        return;
    }
    let message =
        format!("XML parsers refuse the document for its charset; it was read as {}", encoding.name);
    let finding =
        Finding::new(&CHARSET, message).help("declare the charset that it is in, or write it as UTF-8");
    findings.report(match cause.flatten() {
        Some(span) => finding.at(span),
        None => finding.at(crate::source::Span::new(0, 1)),
    });
}

fn deep() -> Vec<u8> {
    "<a>".repeat(300).into_bytes()
}

/// Too deep.
pub static DEPTH: Rule = Rule {
    name: "limit/xml-depth",
    severity: Severity::Error,
    summary: "elements are nested at most 256 deep",
    why: "No news item nests as deep; a document that does is broken or hostile.",
    source: "wirecopy; libxml2 has the same default",
    bad: Example::made("newsml-g2", "300 nested elements", deep),
    good: GOOD,
    ..Rule::FIRST
};

fn wide() -> Vec<u8> {
    let mut out = String::from("<a");
    for n in 0..300 {
        out.push_str(&format!(" a{n}=\"\""));
    }
    (out + "/>").into_bytes()
}

/// Too many attributes.
pub static ATTRIBUTES: Rule = Rule {
    name: "limit/attributes",
    severity: Severity::Error,
    summary: "a tag has at most 256 attributes, and at most 256 namespaces are declared at a time",
    why: "No news item needs as many; checking them for doubles costs the square of their number.",
    source: "wirecopy; RUSTSEC-2026-0194, RUSTSEC-2026-0195",
    bad: Example::made("newsml-g2", "a tag of 300 attributes", wide),
    good: GOOD,
    ..Rule::FIRST
};

fn many() -> Vec<u8> {
    format!("<a>{}</a>", "<b/>".repeat(1_000_001)).into_bytes()
}

/// Too many nodes.
pub static NODES: Rule = Rule {
    name: "limit/nodes",
    severity: Severity::Error,
    summary: "an item has at most 1,000,000 elements and texts",
    why: "No news item has as many; a document that does would fill the memory.",
    source: "wirecopy",
    bad: Example::made("newsml-g2", "1,000,001 elements", many),
    good: GOOD,
    ..Rule::FIRST
};

fn bomb() -> Vec<u8> {
    let mut out = String::from("<!DOCTYPE a [<!ENTITY e0 \"haha haha haha haha\">");
    for n in 1..10 {
        out.push_str(&format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10)));
    }
    (out + "]><a>&e9;</a>").into_bytes()
}

/// An entity bomb.
pub static EXPANSION: Rule = Rule {
    name: "limit/entity-expansion",
    severity: Severity::Error,
    summary: "internal entities expand to at most 1 MiB",
    why: "A few lines of nested entities expand to gigabytes: an old attack on XML parsers.",
    source: "wirecopy; known as the billion laughs attack",
    bad: Example::made("newsml-g2", "ten entities, each ten times the one before", bomb),
    good: GOOD,
    ..Rule::FIRST
};
