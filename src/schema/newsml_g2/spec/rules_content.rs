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
    summary: "the content of inlineXML is one element, in the language that contenttype names",
    why: "Receivers choose their reader by contenttype; what is in another language is shown raw, or not at all.",
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
    summary: "the data of inlineData are packed as its encoding says",
    why: "Base64 with a letter too few cannot be unpacked; a picture that is not packed at all is no text.",
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
    summary: "wordcount is the number of words of the content",
    why: "A count far from the truth is most often a sign that a part of the story was lost, or that another version was counted.",
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
    summary: "a position has a latitude and a longitude",
    why: "A place with one of the two is on no map; many receivers take the other for 0 and show a spot in the sea.",
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
    summary: "rights refer to parts of the item or have a general scope, not both",
    why: "Whether they hold for the whole or for the part cannot be told.",
    source: "NewsML-G2 2.9, section 2.6",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><rightsInfo idrefs=\"p1\" scope=\"riscope:content\"/><itemMeta><itemClass qcode=\"ninat:text\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta><partMeta partid=\"p1\" id=\"p1\"/></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};
