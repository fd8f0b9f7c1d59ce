//! Rules of identity, dates, groups and references.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this group.
pub static RULES: &[&Rule] = &[
    &STANDARD,
    &GUID,
    &DUPLICATE,
    &STATUS,
    &LANGUAGE,
    &DIRECTION,
    &IDENTIFIED,
    &TARGET,
    &DEPRECATED,
    &VOID,
    &ZONE,
    &DATE_ORDER,
    &EMBARGO,
    &HOPS,
    &GROUPS,
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

/// What the item says of its standard.
pub static STANDARD: Rule = Rule {
    name: "newsml/standard",
    severity: Severity::Warning,
    summary: "an item names its standard and its conformance as the standard spells them",
    why: "Programs choose their schema by these two values, letter by letter.",
    source: "NewsML-G2 2.9, section 2.2",
    bad: Example::new(
        "newsml-g2",
        item!(
            "guid=\"urn:x:1\" conformance=\"Power\" xml:lang=\"en\"",
            "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
            "",
            ""
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A guid that is none.
pub static GUID: Rule = Rule {
    name: "newsml/guid",
    severity: Severity::Warning,
    summary: "a guid is an IRI that all versions of the item share",
    why: "An identifier without a scheme is unique only within the house that made it; two houses can give the same one to two stories.",
    source: "NewsML-G2 2.9, section 2.3; RFC 3085",
    bad: Example::new(
        "newsml-g2",
        item!(
            "guid=\"4711\" conformance=\"power\" xml:lang=\"en\"",
            "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
            "",
            ""
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// The same version twice.
pub static DUPLICATE: Rule = Rule {
    name: "id/duplicate-item",
    severity: Severity::Warning,
    summary: "no version of an item stands twice in a message or a batch",
    why: "A receiver takes one of the two; which one cannot be said.",
    source: "NewsML-G2 2.9, sections 2.3 and 12.1",
    bad: Example::new(
        "newsml-g2",
        concat!(
            "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2026-11-24T09:30:00Z</sent></header><itemSet>",
            sound!("", ""),
            sound!("", ""),
            "</itemSet></newsMessage>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A canceled item that comes back.
pub static STATUS: Rule = Rule {
    name: "newsml/status",
    severity: Severity::Warning,
    summary: "what was canceled is canceled in all later versions",
    why: "A receiver has destroyed the item for good; a version that comes back is published by some and not by others.",
    source: "NewsML-G2 2.9, section 2.7.2",
    bad: Example::new(
        "newsml-g2",
        concat!(
            "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2026-11-24T09:30:00Z</sent></header><itemSet>",
            item!(
                "guid=\"urn:x:1\" version=\"2\" conformance=\"power\" xml:lang=\"en\"",
                "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
                "<pubStatus qcode=\"stat:canceled\"/>",
                ""
            ),
            item!(
                "guid=\"urn:x:1\" version=\"3\" conformance=\"power\" xml:lang=\"en\"",
                "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
                "<pubStatus qcode=\"stat:usable\"/>",
                ""
            ),
            "</itemSet></newsMessage>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// No language.
pub static LANGUAGE: Rule = Rule {
    name: "newsml/language",
    severity: Severity::Warning,
    summary: "an item states the language of its texts",
    why: "Headlines, names and notes take their language from the item; without it nobody can hyphenate, speak or translate them.",
    source: "NewsML-G2 2.9, section 2.3; the attribute xml:lang",
    bad: Example::new(
        "newsml-g2",
        item!(
            "guid=\"urn:x:1\" conformance=\"power\"",
            "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
            "",
            ""
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A direction that is not said.
pub static DIRECTION: Rule = Rule {
    name: "newsml/direction",
    severity: Severity::Info,
    summary: "an item in a script that runs from right to left says so",
    why: "The direction follows from the language, but few receivers conclude it: without dir the text is set flush left, its punctuation on the wrong side.",
    source: "NewsML-G2 2.35, the attribute dir; practice",
    bad: Example::new(
        "newsml-g2",
        item!(
            "guid=\"urn:x:1\" conformance=\"power\" xml:lang=\"fa\"",
            "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
            "",
            ""
        ),
    ),
    good: Example::new(
        "newsml-g2",
        item!(
            "guid=\"urn:x:1\" conformance=\"power\" xml:lang=\"fa\" dir=\"rtl\"",
            "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
            "",
            ""
        ),
    ),
    ..Rule::FIRST
};

/// A property without an identifier.
pub static IDENTIFIED: Rule = Rule {
    name: "newsml/identified",
    severity: Severity::Warning,
    summary: "a property says by a code, a URI or a literal what it means, or what it is measured in",
    why: "The schema allows all of them to be absent; then the element is there and says nothing.",
    source: "NewsML-G2 2.9, sections 2.7 and 10.6; 2.35, annotations of the schema (qcode or uri, rel or reluri, hashtype or hashtypeuri, and the like)",
    bad: Example::new("newsml-g2", sound!("<pubStatus/>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// A link that leads nowhere.
pub static TARGET: Rule = Rule {
    name: "newsml/target",
    severity: Severity::Warning,
    summary: "a link or a reference says what it leads to",
    why: "Without href or residref there is nothing to follow; the schema allows it all the same.",
    source: "NewsML-G2 2.9, section 2.8",
    bad: Example::new("newsml-g2", sound!("<link rel=\"irel:seeAlso\"/>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// Something that older versions had.
pub static DEPRECATED: Rule = Rule {
    name: "newsml/deprecated",
    severity: Severity::Warning,
    summary: "no deprecated element or attribute is used",
    why: "The schema still has it for old items; receivers are no longer bound to understand it.",
    source: "NewsML-G2 2.35, annotations of the schema",
    bad: Example::new("newsml-g2", sound!("<link guidref=\"urn:x:2\"/>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// A version date that is none.
pub static VOID: Rule = Rule {
    name: "date/void-item",
    severity: Severity::Warning,
    summary: "versionCreated holds a date",
    why: "Without the date of its version the standard takes the whole item for void: a receiver may drop it without a word. It was read all the same.",
    source: "NewsML-G2 2.9, section 2.7.3",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta><itemClass qcode=\"ninat:text\"/><provider literal=\"Nord\"/><versionCreated/></itemMeta></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A date without a zone.
pub static ZONE: Rule = Rule {
    name: "date/no-zone",
    severity: Severity::Warning,
    summary: "a date with a time has a zone",
    why: "Nobody outside the provider’s house knows which moment is meant; an embargo ends hours too early for some.",
    source: "NewsML-G2 2.9, section 2.7.3; XML Schema, dateTime",
    bad: Example::new("newsml-g2", sound!("<firstCreated>2026-11-24T09:00:00</firstCreated>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// Dates out of order.
pub static DATE_ORDER: Rule = Rule {
    name: "date/order",
    severity: Severity::Warning,
    summary: "nothing is changed before it was created, or of no use before it was made",
    why: "Receivers sort by these dates and repair them in their own ways; the standard says how, but not which of the two was meant.",
    source: "NewsML-G2 2.9, sections 2.7.3 and 2.9.1.1",
    bad: Example::new("newsml-g2", sound!("<firstCreated>2026-11-25T09:00:00Z</firstCreated>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// An embargo without an end.
pub static EMBARGO: Rule = Rule {
    name: "newsml/embargo",
    severity: Severity::Warning,
    summary: "an embargo has an end, or a note that says what ends it",
    why: "An empty embargo without a note holds for ever: the item must not be published until a later version lifts it. That is seldom what was meant.",
    source: "NewsML-G2 2.9, section 2.7.2",
    bad: Example::new("newsml-g2", sound!("<embargoed/>", "")),
    good: Example::new(
        "newsml-g2",
        sound!("<embargoed/><edNote role=\"ednoterole:embargo\">Until the speech begins.</edNote>", ""),
    ),
    ..Rule::FIRST
};

/// Hops out of order.
pub static HOPS: Rule = Rule {
    name: "newsml/hop-order",
    severity: Severity::Warning,
    summary: "the hops of an item follow each other in number and time",
    why: "Who handled the item last cannot be told from a history that goes back and forth.",
    source: "NewsML-G2 2.35, hopHistory",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><hopHistory><hop seq=\"2\"/><hop seq=\"1\"/></hopHistory><itemMeta><itemClass qcode=\"ninat:text\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// Groups that form no tree.
pub static GROUPS: Rule = Rule {
    name: "id/group-graph",
    severity: Severity::Warning,
    summary: "the groups of a package form a tree that begins at its root",
    why: "A group that leads back to itself, or that nothing leads to, is shown twice or never.",
    source: "NewsML-G2 2.9, section 8.3",
    bad: Example::new(
        "newsml-g2",
        "<packageItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><itemMeta><itemClass qcode=\"ninat:composite\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta><groupSet root=\"a\"><group id=\"a\" role=\"group:main\"><groupRef idref=\"b\"/></group><group id=\"b\" role=\"group:side\"><groupRef idref=\"a\"/></group></groupSet></packageItem>",
    ),
    good: Example::new(
        "newsml-g2",
        "<packageItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><itemMeta><itemClass qcode=\"ninat:composite\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta><groupSet root=\"a\"><group id=\"a\" role=\"group:main\"><groupRef idref=\"b\"/></group><group id=\"b\" role=\"group:side\" mode=\"pgrmod:seq\"/></groupSet></packageItem>",
    ),
    ..Rule::FIRST
};
