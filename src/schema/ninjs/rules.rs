//! Rules of the grammar of ninjs: at error severity, exactly what the official schema of the version forbids.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of the grammar.
pub static RULES: &[&Rule] = &[&MEMBER, &MISSING, &VALUE, &CHOICE, &VERSION, &NOT_IN_VERSION];

const GOOD: Example = Example::new(
    "ninjs@1.6",
    r#"{"uri":"urn:x:1","type":"text","headline":"Rain ends drought","urgency":3,"rightsinfo":{"linkedrights":"urn:x:r"}}"#,
);
const WHERE: &str = "the official JSON schema of the document's version of ninjs";

/// A member that the version does not have.
pub static MEMBER: Rule = Rule {
    name: "ninjs/member",
    severity: Severity::Error,
    summary: "every member is one that the version has in its place",
    why: "The schemas of ninjs allow no members of one's own. A receiver's validator refuses the whole item for one that is misspelt, of another version, or a house's addition.",
    source: WHERE,
    bad: Example::new("ninjs@1.6", r#"{"uri":"urn:x:1","headine":"Rain ends drought"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// A member that is demanded and not there.
pub static MISSING: Rule = Rule {
    name: "ninjs/missing",
    severity: Severity::Error,
    summary: "every member that the version demands is there",
    why: "An item without its “uri” cannot be told from others, an entry without its “value” says nothing; validators refuse both.",
    source: WHERE,
    bad: Example::new("ninjs@1.6", r#"{"headline":"Rain ends drought"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// A value of another type, or not among those that are allowed.
pub static VALUE: Rule = Rule {
    name: "ninjs/value",
    severity: Severity::Error,
    summary: "every value has the type and range that the version demands",
    why: "Where a program expects a text and finds a number, or a status that the standard does not know, it fails or guesses.",
    source: WHERE,
    bad: Example::new("ninjs@1.6", r#"{"uri":"urn:x:1","urgency":"three"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// Both or neither of two members that exclude each other.
pub static CHOICE: Rule = Rule {
    name: "ninjs/choice",
    severity: Severity::Error,
    summary: "of members that exclude each other exactly one is given",
    why: "Rights are linked or encoded, a contact has a value or an address, an event begins or is expected to. With both, programs differ in which they take.",
    source: WHERE,
    bad: Example::new(
        "ninjs@1.6",
        r#"{"uri":"urn:x:1","rightsinfo":{"linkedrights":"urn:x:r","encodedrights":"all"}}"#,
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A version that is not known.
pub static VERSION: Rule = Rule {
    name: "ninjs/version",
    severity: Severity::Warning,
    summary: "the version of ninjs is one that is known",
    why: "The item was checked by the nearest version that is known; what its own allows or forbids beyond that cannot be said.",
    source: "ninjs 1.3 and later, the member “standard”",
    bad: Example::new("ninjs", r#"{"uri":"urn:x:1","$standard":{"name":"ninjs","version":"1.9"}}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// A part of the item that the version written has no place for.
pub static NOT_IN_VERSION: Rule = Rule {
    name: "loss/ninjs-version",
    severity: Severity::Warning,
    summary: "every part of the item has a place in the version of ninjs that is written",
    why: "The version has no member for it, so that its receivers would refuse the item; it was left out.",
    source: WHERE,
    bad: Example::new("json", r#"{"kind":"article","guid":"urn:x:1","urgency":3}"#).to("ninjs@1.0"),
    good: Example::new("json", r#"{"kind":"article","guid":"urn:x:1","urgency":3}"#).to("ninjs@1.6"),
    ..Rule::FIRST
};
