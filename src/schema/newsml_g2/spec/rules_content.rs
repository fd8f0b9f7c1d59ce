//! Rules of content.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this group.
pub static RULES: &[&Rule] = &[&CONTENT_TYPE, &ENCODING, &WORD_COUNT, &POSITION, &RIGHTS];

/// A newsItem: its attributes, its catalogues, what itemMeta holds behind the version, and the rest.
macro_rules! item {
    ($attributes:literal, $catalogs:literal, $meta:literal, $rest:literal) => {
        concat!(
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" standard=\"NewsML-G2\" standardversion=\"2.35\" ",
            $attributes,
            ">",
            $catalogs,
            "<itemMeta><itemClass qcode=\"ninat:text\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated>",
            $meta,
            "</itemMeta>",
            $rest,
            "</newsItem>"
        )
    };
}

/// The same, as it should be but for `itemMeta` and the rest.
macro_rules! sound {
    ($meta:literal, $rest:literal) => {
        item!(
            "guid=\"urn:x:1\" conformance=\"power\" xml:lang=\"en\"",
            "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
            $meta,
            $rest
        )
    };
}

const GOOD: Example = Example::new(
    "newsml-g2",
    sound!(
        "<pubStatus qcode=\"stat:usable\"/>",
        "<contentMeta><subject qcode=\"medtop:20000002\" uri=\"http://cv.iptc.org/newscodes/mediatopic/20000002\"/></contentMeta>"
    ),
);

/// Content that is not what it is said to be.
pub static CONTENT_TYPE: Rule = Rule {
    name: "newsml/content-type",
    severity: Severity::Warning,
    summary: "content of inlineXML does not match contenttype",
    why: "Receivers choose the parser by `contenttype`. Content in another markup language is shown as code, or not \
        at all.",
    source: "NewsML-G2 2.9, section 2.12",
    bad: Example::new(
        "newsml-g2",
        sound!(
            "",
            "<contentSet><inlineXML contenttype=\"application/nitf+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>It rained.</p></body></html></inlineXML></contentSet>"
        ),
    ),
    good: Example::new(
        "newsml-g2",
        sound!(
            "",
            "<contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>It rained.</p></body></html></inlineXML></contentSet>"
        ),
    ),
    ..Rule::FIRST
};

/// Data that cannot be unpacked.
pub static ENCODING: Rule = Rule {
    name: "newsml/encoding",
    severity: Severity::Warning,
    summary: "data of inlineData does not match its encoding",
    why: "Incomplete base64 cannot be decoded, and binary data without an encoding cannot be part of an XML \
        document.",
    source: "NewsML-G2 2.9, section 2.12",
    bad: Example::new(
        "newsml-g2",
        sound!(
            "",
            "<contentSet><inlineData contenttype=\"image/png\" encoding=\"encd:base64\">no base64!</inlineData></contentSet>"
        ),
    ),
    good: Example::new(
        "newsml-g2",
        sound!(
            "",
            "<contentSet><inlineData contenttype=\"text/plain\" encoding=\"encd:base64\">SXQgcmFpbmVkLg==</inlineData></contentSet>"
        ),
    ),
    ..Rule::FIRST
};

/// A count of words that is wrong.
pub static WORD_COUNT: Rule = Rule {
    name: "newsml/word-count",
    severity: Severity::Warning,
    summary: "wordcount is wrong",
    why: "A count that is far off usually means that part of the story was lost, or that another version was \
        counted.",
    source: "NewsML-G2 2.35, the attribute wordcount; ninjs, the member wordcount or wordCount",
    bad: Example::new(
        "newsml-g2",
        sound!(
            "",
            "<contentSet><inlineXML contenttype=\"application/xhtml+xml\" wordcount=\"400\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>It rained.</p></body></html></inlineXML></contentSet>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// Half a position.
pub static POSITION: Rule = Rule {
    name: "newsml/position",
    severity: Severity::Warning,
    summary: "position without latitude or longitude",
    why: "A position with only one of the two cannot be shown on a map. Many receivers use 0 for the missing one \
        and show a place in the sea.",
    source: "NewsML-G2 2.9, section 5.2",
    bad: Example::new(
        "newsml-g2",
        sound!(
            "",
            "<contentMeta><subject qcode=\"medtop:1\"><geoAreaDetails><position latitude=\"35.7\"/></geoAreaDetails></subject></contentMeta>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// Rights of a part and of the whole.
pub static RIGHTS: Rule = Rule {
    name: "newsml/rights-scope",
    severity: Severity::Warning,
    summary: "rights have both a scope and references to parts",
    why: "It is not clear whether they apply to the whole item or to the parts.",
    source: "NewsML-G2 2.9, section 2.6",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><rightsInfo idrefs=\"p1\" scope=\"riscope:content\"/><itemMeta><itemClass qcode=\"ninat:text\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta><partMeta partid=\"p1\" id=\"p1\"/></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};
