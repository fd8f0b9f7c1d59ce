//! Rules of the grammar of ninjs: at error severity, exactly what the official schema of the version forbids.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of the grammar.
pub static RULES: &[&Rule] = &[&MEMBER, &MISSING, &VALUE, &CHOICE, &VERSION, &NOT_IN_VERSION];

const GOOD: Example = Example::new(
    "ninjs@1.6",
    r#"{"uri":"urn:x:1","type":"text","headline":"Rain ends drought","urgency":3,"rightsinfo":{"linkedrights":"urn:x:r"}}"#,
);
const WHERE: &str = "the official JSON schema of the document's version of ninjs";

/// `ninjs/member`: member is not allowed here.
pub static MEMBER: Rule = Rule {
    name: "ninjs/member",
    severity: Severity::Error,
    summary: "member is not allowed here",
    why: "The schemas of ninjs allow no custom members. A validator rejects the whole item because of one that is \
        misspelled, from another version, or added by a provider.",
    source: WHERE,
    bad: Example::new("ninjs@1.6", r#"{"uri":"urn:x:1","headine":"Rain ends drought"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// `ninjs/missing`: required member is missing.
pub static MISSING: Rule = Rule {
    name: "ninjs/missing",
    severity: Severity::Error,
    summary: "required member is missing",
    why: "An item without `uri` cannot be identified, and an entry without `value` has no meaning. Validators \
        reject both.",
    source: WHERE,
    bad: Example::new("ninjs@1.6", r#"{"headline":"Rain ends drought"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// `ninjs/value`: value has the wrong type or is out of range.
pub static VALUE: Rule = Rule {
    name: "ninjs/value",
    severity: Severity::Error,
    summary: "value has the wrong type or is out of range",
    why: "A program that expects a string and finds a number, or an unknown status, fails or guesses.",
    source: WHERE,
    bad: Example::new("ninjs@1.6", r#"{"uri":"urn:x:1","urgency":"three"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// `ninjs/choice`: members that exclude each other are both present, or both missing.
pub static CHOICE: Rule = Rule {
    name: "ninjs/choice",
    severity: Severity::Error,
    summary: "members that exclude each other are both present, or both missing",
    why: "Rights are either linked or encoded, a contact has either a value or an address, and an event has either \
        a start or an expected start. If both are present, programs differ in which one they use.",
    source: WHERE,
    bad: Example::new(
        "ninjs@1.6",
        r#"{"uri":"urn:x:1","rightsinfo":{"linkedrights":"urn:x:r","encodedrights":"all"}}"#,
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `ninjs/version`: unknown version of ninjs.
pub static VERSION: Rule = Rule {
    name: "ninjs/version",
    severity: Severity::Warning,
    summary: "unknown version of ninjs",
    why: "The item was checked as the nearest known version. Differences in its own version were not checked.",
    source: "ninjs 1.3 and later, the member “standard”",
    bad: Example::new("ninjs", r#"{"uri":"urn:x:1","$standard":{"name":"ninjs","version":"1.9"}}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// `loss/ninjs-version`: part of the item is not allowed in the written version of ninjs.
pub static NOT_IN_VERSION: Rule = Rule {
    name: "loss/ninjs-version",
    severity: Severity::Warning,
    summary: "part of the item is not allowed in the written version of ninjs",
    why: "The version has no member for it, and receivers would reject the item, so it was left out.",
    source: WHERE,
    bad: Example::new("json", r#"{"kind":"article","guid":"urn:x:1","urgency":3}"#).to("ninjs@1.0"),
    good: Example::new("json", r#"{"kind":"article","guid":"urn:x:1","urgency":3}"#).to("ninjs@1.6"),
    ..Rule::FIRST
};
