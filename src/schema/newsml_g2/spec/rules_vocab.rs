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
    summary: "a property has a code or a literal, and neither beside a bag",
    why: "Both identify the concept, and nothing says which one counts where they differ.",
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
    summary: "a catalogue is named by an absolute address, and by a guid where it has a version",
    why: "A relative address leads elsewhere in every system that the item comes to.",
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
    summary: "an item that uses codes declares a catalogue",
    why: "An alias stands for nothing by itself: without a catalogue no code of the item can be resolved.",
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
    summary: "the catalogues that an item refers to are known here",
    why: "Nothing is fetched from the network. Codes by the aliases of this catalogue were not resolved.",
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
    summary: "every alias of an item is declared by one of its catalogues",
    why: "The standard takes a code whose alias nobody declares for no value at all: the subject, the place, the rights are lost to a receiver that follows it.",
    source: "NewsML-G2 2.9, section 10.2",
    bad: Example::new("newsml-g2", sound!("", "<contentMeta><subject qcode=\"nord:1\"/></contentMeta>")),
    good: GOOD,
    ..Rule::FIRST
};

/// A retired scheme.
pub static RETIRED: Rule = Rule {
    name: "vocab/retired-scheme",
    severity: Severity::Warning,
    summary: "no code is from a retired scheme",
    why: "A retired scheme is no longer maintained; receivers may have dropped it.",
    source: "NewsML-G2 2.35, the attribute schemeretired; IPTC’s catalogue 36 and later",
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
    summary: "a code and the URI beside it name the same concept",
    why: "Some receivers read the code, others the URI; they file the story under different subjects.",
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
    summary: "the class of an item is from IPTC’s mandatory scheme",
    why: "Receivers decide by the class where an item goes; they know the classes of IPTC and no others.",
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
    summary: "the publishing status is usable, withheld or canceled",
    why: "A status that is misspelt is taken for usable: what was withdrawn goes out.",
    source: "NewsML-G2 2.9, section 2.7.2",
    bad: Example::new("newsml-g2", sound!("<pubStatus qcode=\"stat:cancelled\"/>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// A concept of another scheme.
pub static SCHEME: Rule = Rule {
    name: "vocab/concept-scheme",
    severity: Severity::Warning,
    summary: "the concepts of a vocabulary are of the scheme that it names",
    why: "Its codes would be resolved by one scheme and looked up in another.",
    source: "NewsML-G2 2.35, schemeMeta",
    bad: Example::new(
        "newsml-g2",
        "<knowledgeItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><itemMeta><itemClass qcode=\"cinat:scheme\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta><conceptSet><concept><conceptId qcode=\"medtop:1\"/><name>Rain</name></concept></conceptSet><schemeMeta uri=\"http://nord.example/cv/\"/></knowledgeItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};
