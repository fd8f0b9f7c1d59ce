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
    summary: "wrong name of the standard or of its conformance level",
    why: "Programs choose the schema by the exact spelling of these two values.",
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
    summary: "guid is empty or not an IRI",
    why: "An identifier without a scheme is unique only within one provider. Two providers can use the same one for \
        different stories. A guid is an IRI that all versions of the item share.",
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
    summary: "same version of an item twice in a message or a batch",
    why: "A receiver uses only one of the two, and it is not defined which.",
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
    summary: "version after a canceled one is not canceled",
    why: "Receivers delete a canceled item permanently. Some publish a later version, others ignore it.",
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
    summary: "language of the item is missing",
    why: "Headlines, names and notes inherit their language from the item. Without it software cannot hyphenate, \
        pronounce or translate them.",
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
    summary: "direction of a right-to-left item is missing",
    why: "Few receivers derive the direction from the language. Without `dir` they show the text aligned to the \
        left, with its punctuation on the wrong side.",
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
    summary: "property has no code, URI or literal",
    why: "The schema allows all of them to be missing, but then the element has no meaning. The same is true of a \
        measure without a unit.",
    source: "NewsML-G2 2.9, sections 2.7 and 10.6; 2.35, annotations of the schema (qcode or uri, rel or reluri, hashtype or hashtypeuri, and the like)",
    bad: Example::new("newsml-g2", sound!("<pubStatus/>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// A link that leads nowhere.
pub static TARGET: Rule = Rule {
    name: "newsml/target",
    severity: Severity::Warning,
    summary: "link or reference has no target",
    why: "Without `href` or `residref` it leads nowhere, although the schema allows it.",
    source: "NewsML-G2 2.9, section 2.8",
    bad: Example::new("newsml-g2", sound!("<link rel=\"irel:seeAlso\"/>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// Something that older versions had.
pub static DEPRECATED: Rule = Rule {
    name: "newsml/deprecated",
    severity: Severity::Warning,
    summary: "deprecated element or attribute",
    why: "The schema keeps it for old items, but receivers no longer have to support it.",
    source: "NewsML-G2 2.35, annotations of the schema",
    bad: Example::new("newsml-g2", sound!("<link guidref=\"urn:x:2\"/>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// A version date that is none.
pub static VOID: Rule = Rule {
    name: "date/void-item",
    severity: Severity::Warning,
    summary: "versionCreated is empty or not a date",
    why: "By the standard an item without the date of its version is void, and receivers may drop it silently. The \
        item was still read.",
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
    summary: "date has a time but no time zone",
    why: "Receivers in other time zones read it as another moment, so that an embargo can end hours too early.",
    source: "NewsML-G2 2.9, section 2.7.3; XML Schema, dateTime",
    bad: Example::new("newsml-g2", sound!("<firstCreated>2026-11-24T09:00:00</firstCreated>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// Dates out of order.
pub static DATE_ORDER: Rule = Rule {
    name: "date/order",
    severity: Severity::Warning,
    summary: "dates are in the wrong order",
    why: "An item cannot be modified, embargoed or expired before it was created. Receivers sort by these dates, \
        and each one corrects a wrong order differently.",
    source: "NewsML-G2 2.9, sections 2.7.3 and 2.9.1.1",
    bad: Example::new("newsml-g2", sound!("<firstCreated>2026-11-25T09:00:00Z</firstCreated>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// An embargo without an end.
pub static EMBARGO: Rule = Rule {
    name: "newsml/embargo",
    severity: Severity::Warning,
    summary: "embargo has no end",
    why: "An empty embargo without a note never ends: the item must not be published until a later version lifts \
        it. That is rarely what was meant.",
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
    summary: "hops are not in the order of number and time",
    why: "The history does not show who handled the item last.",
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
    summary: "groups of a package do not form a tree",
    why: "A group that contains itself, or that cannot be reached from the root, is shown repeatedly or never.",
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
