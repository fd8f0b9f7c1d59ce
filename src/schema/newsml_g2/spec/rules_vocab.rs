//! Rules of codes and catalogues.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this group.
pub static RULES: &[&Rule] = &[
    &LITERAL,
    &CATALOG,
    &NO_CATALOG,
    &UNRESOLVED,
    &UNDECLARED,
    &RETIRED,
    &DISAGREE,
    &CLASS,
    &STATUS,
    &SCHEME,
];

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

/// A code and a literal.
pub static LITERAL: Rule = Rule {
    name: "vocab/literal",
    severity: Severity::Warning,
    summary: "property has both a code and a literal, or one beside a bag",
    why: "Both identify the concept, and the standard does not define which one is used if they differ.",
    source: "NewsML-G2 2.9, section 10.6",
    bad: Example::new(
        "newsml-g2",
        sound!("", "<contentMeta><creator qcode=\"nprov:AFP\" literal=\"reed\"/></contentMeta>"),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A reference to a catalogue that cannot be followed.
pub static CATALOG: Rule = Rule {
    name: "vocab/catalog",
    severity: Severity::Warning,
    summary: "catalog has a relative address, or a version without a guid",
    why: "A relative address refers to a different file in every system that receives the item.",
    source: "NewsML-G2 2.9, sections 2.4 and 10.3",
    bad: Example::new(
        "newsml-g2",
        item!(
            "guid=\"urn:x:1\" conformance=\"power\" xml:lang=\"en\"",
            "<catalogRef href=\"catalog.xml\"/>",
            "",
            ""
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// Codes without a catalogue.
pub static NO_CATALOG: Rule = Rule {
    name: "vocab/no-catalog",
    severity: Severity::Warning,
    summary: "item uses codes but declares no catalog",
    why: "An alias has no meaning of its own. Without a catalog no code of the item can be resolved.",
    source: "NewsML-G2 2.9, sections 2.4 and 10.2; optional since 2.30",
    bad: Example::new(
        "newsml-g2",
        item!("guid=\"urn:x:1\" conformance=\"power\" xml:lang=\"en\"", "", "", ""),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A catalogue that is not known.
pub static UNRESOLVED: Rule = Rule {
    name: "vocab/unresolved-catalog",
    severity: Severity::Info,
    summary: "unknown catalog",
    why: "Catalogs are never fetched from the network. Codes with the aliases of this catalog were not resolved; \
        load it with `--catalog`.",
    source: "NewsML-G2 2.9, section 10.3",
    bad: Example::new(
        "newsml-g2",
        item!(
            "guid=\"urn:x:1\" conformance=\"power\" xml:lang=\"en\"",
            "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><catalogRef href=\"http://nord.example/catalog.xml\"/>",
            "",
            "<contentMeta><subject qcode=\"nord:1\"/></contentMeta>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// An alias that nothing declares.
pub static UNDECLARED: Rule = Rule {
    name: "vocab/undeclared-alias",
    severity: Severity::Warning,
    summary: "alias is not declared in any catalog of the item",
    why: "By the standard a code with an undeclared alias has no value, so receivers ignore the subject, place or \
        right that it names.",
    source: "NewsML-G2 2.9, section 10.2",
    bad: Example::new("newsml-g2", sound!("", "<contentMeta><subject qcode=\"nord:1\"/></contentMeta>")),
    good: GOOD,
    ..Rule::FIRST
};

/// A retired scheme.
pub static RETIRED: Rule = Rule {
    name: "vocab/retired-scheme",
    severity: Severity::Warning,
    summary: "scheme of a code is retired",
    why: "A retired scheme is no longer maintained, and receivers may no longer support it.",
    source: "NewsML-G2 2.35, the attribute schemeretired; IPTC’s catalog 36 and later",
    bad: Example::new(
        "newsml-g2",
        sound!("", "<contentMeta><infoSource qcode=\"nprov:AFP\" role=\"isrol:originfo\"/></contentMeta>"),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A code and a URI that differ.
pub static DISAGREE: Rule = Rule {
    name: "vocab/code-against-uri",
    severity: Severity::Warning,
    summary: "code and URI identify different concepts",
    why: "Some receivers use the code and others the URI, so they file the story under different subjects.",
    source: "NewsML-G2 2.35, attributes with a sibling for the URI",
    bad: Example::new(
        "newsml-g2",
        sound!(
            "",
            "<contentMeta><subject qcode=\"medtop:20000002\" uri=\"http://cv.iptc.org/newscodes/mediatopic/20000003\"/></contentMeta>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A class of another scheme.
pub static CLASS: Rule = Rule {
    name: "vocab/item-class",
    severity: Severity::Warning,
    summary: "item class is not in IPTC’s mandatory scheme",
    why: "Receivers route items by their class, and they know only the classes of IPTC.",
    source: "NewsML-G2 2.9, section 2.7.1",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><catalog><scheme alias=\"icls\" uri=\"http://nord.example/class/\"/></catalog><itemMeta><itemClass qcode=\"icls:text\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A status that there is not.
pub static STATUS: Rule = Rule {
    name: "vocab/pub-status",
    severity: Severity::Warning,
    summary: "unknown publishing status",
    why: "Receivers treat a misspelled status as usable and publish an item that was withdrawn. The known ones are \
        usable, withheld and canceled.",
    source: "NewsML-G2 2.9, section 2.7.2",
    bad: Example::new("newsml-g2", sound!("<pubStatus qcode=\"stat:cancelled\"/>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// A concept of another scheme.
pub static SCHEME: Rule = Rule {
    name: "vocab/concept-scheme",
    severity: Severity::Warning,
    summary: "concept is not in the scheme of its vocabulary",
    why: "Its codes would be resolved in one scheme and looked up in another.",
    source: "NewsML-G2 2.35, schemeMeta",
    bad: Example::new(
        "newsml-g2",
        "<knowledgeItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><itemMeta><itemClass qcode=\"cinat:scheme\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta><conceptSet><concept><conceptId qcode=\"medtop:1\"/><name>Rain</name></concept></conceptSet><schemeMeta uri=\"http://nord.example/cv/\"/></knowledgeItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};
