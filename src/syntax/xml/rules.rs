//! Rules about XML as such.

use crate::diagnostics::{Example, Finding, Findings, Rule, Severity};
use crate::source::{EncodingSource, Source};

/// All rules of this room.
pub static RULES: &[&Rule] = &[&WELL_FORMED, &ENTITY, &CHARSET, &DEPTH, &ATTRIBUTES, &NODES, &EXPANSION];

const GOOD: Example = Example::new(
    "newsml-g2",
    "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/></newsItem>",
);

/// `xml/well-formed`: malformed XML.
pub static WELL_FORMED: Rule = Rule {
    name: "xml/well-formed",
    severity: Severity::Error,
    summary: "malformed XML",
    why: "Every XML parser rejects the whole document, and part of the story may be missing.",
    source: "XML 1.0, fifth edition, section 2.1; Namespaces in XML 1.0",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemMeta></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `xml/entity`: entity is not declared in the document.
pub static ENTITY: Rule = Rule {
    name: "xml/entity",
    severity: Severity::Error,
    summary: "entity is not declared in the document",
    why: "External entities are never fetched, because they would let a document read files or the network. The \
        text of an undeclared entity is unknown.",
    source: "XML 1.0, section 4.1, well-formedness constraint “Entity Declared”",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\">caf&eacute;</newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `xml/charset`: XML parsers reject the document because of its charset.
pub static CHARSET: Rule = Rule {
    name: "xml/charset",
    severity: Severity::Error,
    summary: "XML parsers reject the document because of its charset",
    why: "An XML parser rejects the whole document at the first byte that the declared charset (UTF-8 if none is \
        declared) does not have, or because it does not know the charset. The document was still read, in the \
        charset that was detected from its bytes.",
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
        format!("XML parsers reject the document because of its charset; it was read as {}", encoding.name);
    let finding = Finding::new(&CHARSET, message)
        .help("declare the charset that the document is in, or write it as UTF-8");
    findings.report(match cause.flatten() {
        Some(span) => finding.at(span),
        None => finding.at(crate::source::Span::new(0, 1)),
    });
}

fn deep() -> Vec<u8> {
    "<a>".repeat(300).into_bytes()
}

/// `limit/xml-depth`: XML elements are nested more than 256 levels deep.
pub static DEPTH: Rule = Rule {
    name: "limit/xml-depth",
    severity: Severity::Error,
    summary: "XML elements are nested more than 256 levels deep",
    why: "No news item is nested that deep; such a document is broken or malicious.",
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

/// `limit/attributes`: more than 256 attributes in a tag, or more than 256 namespaces in scope.
pub static ATTRIBUTES: Rule = Rule {
    name: "limit/attributes",
    severity: Severity::Error,
    summary: "more than 256 attributes in a tag, or more than 256 namespaces in scope",
    why: "No news item needs that many, and the time to find duplicates grows with the square of their number.",
    source: "wirecopy; RUSTSEC-2026-0194, RUSTSEC-2026-0195",
    bad: Example::made("newsml-g2", "a tag of 300 attributes", wide),
    good: GOOD,
    ..Rule::FIRST
};

fn many() -> Vec<u8> {
    format!("<a>{}</a>", "<b/>".repeat(1_000_001)).into_bytes()
}

/// `limit/nodes`: item has more than 1,000,000 elements and text nodes.
pub static NODES: Rule = Rule {
    name: "limit/nodes",
    severity: Severity::Error,
    summary: "item has more than 1,000,000 elements and text nodes",
    why: "No news item has that many; the document would fill the memory.",
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

/// `limit/entity-expansion`: internal entities expand to more than 1 MiB.
pub static EXPANSION: Rule = Rule {
    name: "limit/entity-expansion",
    severity: Severity::Error,
    summary: "internal entities expand to more than 1 MiB",
    why: "A few lines of nested entities can expand to gigabytes, which is a known attack on XML parsers.",
    source: "wirecopy; the attack is known as billion laughs",
    bad: Example::made("newsml-g2", "ten entities, each ten times the one before", bomb),
    good: GOOD,
    ..Rule::FIRST
};
