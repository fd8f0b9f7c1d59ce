//! Rules of the grammar: at error severity, exactly what the official schema of the version forbids.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of the grammar.
pub static RULES: &[&Rule] = &[
    &ROOT,
    &ELEMENT,
    &ORDER,
    &MISSING,
    &ATTRIBUTE,
    &REQUIRED_ATTRIBUTE,
    &VALUE,
    &TEXT,
    &DUPLICATE_ID,
    &REFERENCE,
    &VERSION,
    &NOT_IN_VERSION,
];

macro_rules! item {
    ($version:literal, $meta:literal, $rest:literal) => {
        concat!(
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"",
            $version,
            "\"><catalogRef href=\"urn:x:c\"/><itemMeta><itemClass qcode=\"ninat:text\"/><provider qcode=\"nprov:nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated>",
            $meta,
            "</itemMeta>",
            $rest,
            "</newsItem>"
        )
    };
}

const GOOD: Example =
    Example::new("newsml-g2", item!("2.35", "", "<contentMeta><urgency>3</urgency></contentMeta>"));
const WHERE: &str = "the official schema of the document's version (NewsML-G2 All, Power)";

/// `g2/root`: root element is not in the schema of its version.
pub static ROOT: Rule = Rule {
    name: "g2/root",
    severity: Severity::Error,
    summary: "root element is not in the schema of its version",
    why: "A schema validator has no declaration for it and rejects the whole document.",
    source: WHERE,
    bad: Example::new(
        "newsml-g2",
        "<newsItem guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `g2/element`: element is not allowed here.
pub static ELEMENT: Rule = Rule {
    name: "g2/element",
    severity: Severity::Error,
    summary: "element is not allowed here",
    why: "The schema of the item's version does not allow the element in this place. Receivers do not look for it \
        there, and validators reject the item.",
    source: WHERE,
    bad: Example::new("newsml-g2", item!("2.35", "<headline>Rain ends drought</headline>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// `g2/order`: element is out of order or repeated.
pub static ORDER: Rule = Rule {
    name: "g2/order",
    severity: Severity::Error,
    summary: "element is out of order or repeated",
    why: "The schema fixes the order of elements. Validators reject another order, and receivers that read in one \
        pass miss elements that come too late.",
    source: WHERE,
    bad: Example::new(
        "newsml-g2",
        item!("2.35", "", "<contentMeta><headline>Rain</headline><urgency>3</urgency></contentMeta>"),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `g2/missing`: required element is missing.
pub static MISSING: Rule = Rule {
    name: "g2/missing",
    severity: Severity::Error,
    summary: "required element is missing",
    why: "Receivers rely on the elements that the schema requires, such as the item class, the provider and the \
        date of the version.",
    source: WHERE,
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta><itemClass qcode=\"ninat:text\"/></itemMeta></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `g2/attribute`: attribute is not allowed here.
pub static ATTRIBUTE: Rule = Rule {
    name: "g2/attribute",
    severity: Severity::Error,
    summary: "attribute is not allowed here",
    why: "An attribute that the schema does not have is usually misspelled or from another version. Receivers \
        ignore it, and validators reject the item.",
    source: WHERE,
    bad: Example::new(
        "newsml-g2",
        item!("2.35", "", "<contentMeta><subject qocde=\"medtop:17000000\"/></contentMeta>"),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `g2/required-attribute`: required attribute is missing.
pub static REQUIRED_ATTRIBUTE: Rule = Rule {
    name: "g2/required-attribute",
    severity: Severity::Error,
    summary: "required attribute is missing",
    why: "Without it the element has no meaning, such as a language without its tag or an item without its guid.",
    source: WHERE,
    bad: Example::new("newsml-g2", item!("2.35", "", "<contentMeta><language/></contentMeta>")),
    good: GOOD,
    ..Rule::FIRST
};

/// `g2/value`: invalid value.
pub static VALUE: Rule = Rule {
    name: "g2/value",
    severity: Severity::Error,
    summary: "invalid value",
    why: "Receivers treat an invalid date as missing and cannot resolve an invalid QCode; validators reject the \
        item.",
    source: WHERE,
    bad: Example::new("newsml-g2", item!("2.35", "", "<contentMeta><urgency>high</urgency></contentMeta>")),
    good: GOOD,
    ..Rule::FIRST
};

/// `g2/text`: text in an element that may contain only elements.
pub static TEXT: Rule = Rule {
    name: "g2/text",
    severity: Severity::Error,
    summary: "text in an element that may contain only elements",
    why: "Receivers do not look for words between elements; they are lost.",
    source: WHERE,
    bad: Example::new("newsml-g2", item!("2.35", "", "<contentMeta>Rain ends drought</contentMeta>")),
    good: GOOD,
    ..Rule::FIRST
};

/// `g2/duplicate-id`: duplicate id.
pub static DUPLICATE_ID: Rule = Rule {
    name: "g2/duplicate-id",
    severity: Severity::Error,
    summary: "duplicate id",
    why: "References by it would have two targets, and schema processors refuse the document.",
    source: "XML Schema 1.0, part 2, section 3.3.8; the official schema of the document's version",
    bad: Example::new(
        "newsml-g2",
        item!(
            "2.35",
            "",
            "<contentMeta><headline id=\"a\">Rain</headline><headline id=\"a\">Sun</headline></contentMeta>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `id/reference`: references within the document lead somewhere.
pub static REFERENCE: Rule = Rule {
    name: "id/reference",
    severity: Severity::Warning,
    summary: "references within the document lead somewhere",
    why: "A group or a part that is referred to and missing leaves a hole in a package. Schema processors differ in checking it, so it is a warning.",
    source: "XML Schema 1.0, part 2, section 3.3.9",
    bad: Example::new(
        "newsml-g2",
        "<packageItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta><itemClass qcode=\"ninat:composite\"/><provider qcode=\"nprov:nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta><groupSet root=\"top\"><group id=\"tip\" role=\"group:main\"/></groupSet></packageItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `newsml/version`: unknown version of the standard.
pub static VERSION: Rule = Rule {
    name: "newsml/version",
    severity: Severity::Warning,
    summary: "unknown version of the standard",
    why: "A version that is not known may allow what older ones forbid, and the item was checked by the nearest known one.",
    source: "NewsML-G2, standardversion; versions 2.9 to 2.36 are known",
    bad: Example::new("newsml-g2", item!("2.99", "", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// `loss/version`: part of the item is not allowed in the written version.
pub static NOT_IN_VERSION: Rule = Rule {
    name: "loss/version",
    severity: Severity::Warning,
    summary: "part of the item is not allowed in the written version",
    why: "Receivers that support only an older version reject items that use newer elements. Each part that was \
        left out is reported with its place.",
    source: "the official schema of the version that is written",
    bad: Example::new(
        "newsml-g2",
        item!("2.35", "", "<contentMeta><digitalSourceType uri=\"urn:x:y\"/></contentMeta>"),
    )
    .to("newsml-g2@2.28"),
    good: GOOD,
    ..Rule::FIRST
};
