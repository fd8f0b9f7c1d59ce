//! The rules about the wishes of desks.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules about profiles.
pub static RULES: &[&Rule] =
    &[&PROFILE, &REQUIRED, &FORBIDDEN, &LENGTH, &COUNT, &VALUE, &SCHEME, &CHARACTERS, &PATTERN];

const STORY: &str = r#"{"kind":"article","headline":"Rain ends the long drought","slugline":"WEATHER"}"#;

const CODED: &str =
    r#"{"kind":"article","headline":"Rain ends the long drought","subjects":[{"code":"nord:weather"}]}"#;

/// A profile that cannot be followed.
pub static PROFILE: Rule = Rule {
    name: "input/profile",
    severity: Severity::Error,
    summary: "a profile has known keys and values",
    why: "A misspelt key would switch a desk's rule off without a word.",
    source: "wirecopy",
    bad: Example::new("json", STORY).profile("requierd = [\"byline\"]"),
    good: Example::new("json", STORY).profile("required = [\"slugline\"]"),
    ..Rule::FIRST
};

/// A field that the profile demands.
pub static REQUIRED: Rule = Rule {
    name: "required/field",
    severity: Severity::Error,
    summary: "an item has the fields that the desk's profile demands",
    why: "The desk's systems need the field, or its house rules do.",
    source: "the desk's profile, key “required”",
    bad: Example::new("json", STORY).profile("required = [\"byline\"]"),
    good: Example::new("json", STORY).profile("required = [\"slugline\"]"),
    ..Rule::FIRST
};

/// A field that the profile forbids.
pub static FORBIDDEN: Rule = Rule {
    name: "required/forbidden",
    severity: Severity::Error,
    summary: "an item has none of the fields that the desk's profile forbids",
    why: "The desk's receivers must not see the field, or its systems stumble over it.",
    source: "the desk's profile, key “forbidden”",
    bad: Example::new("json", STORY).profile("forbidden = [\"slugline\"]"),
    good: Example::new("json", STORY).profile("forbidden = [\"byline\"]"),
    ..Rule::FIRST
};

/// A field that is too long or too short.
pub static LENGTH: Rule = Rule {
    name: "required/length",
    severity: Severity::Error,
    summary: "fields are as long as the desk's profile allows",
    why: "What is too long is cut off in lists, alerts and older systems, often in the middle of a word; what is too short says too little there.",
    source: "the desk's profile, table “length”; graphemes as Unicode's UAX 29 has them, code points, words, or bytes of UTF-8",
    bad: Example::new("json", STORY).profile("[length]\nheadline = 20"),
    good: Example::new("json", STORY).profile("[length]\nheadline = { min = 2, max = 8, unit = \"word\" }"),
    ..Rule::FIRST
};

/// Too many or too few values of a field.
pub static COUNT: Rule = Rule {
    name: "required/count",
    severity: Severity::Error,
    summary: "fields have as many values as the desk's profile allows",
    why: "Receivers sort stories by subjects and find them by keywords: none is too few, and with dozens the story is about nothing.",
    source: "the desk's profile, table “count”",
    bad: Example::new("json", STORY).profile("[count]\nsubjects = { min = 1 }"),
    good: Example::new("json", STORY).profile("[count]\nsubjects = { max = 5 }"),
    ..Rule::FIRST
};

/// A value that the desk does not know.
pub static VALUE: Rule = Rule {
    name: "required/value",
    severity: Severity::Error,
    summary: "fields have values that the desk's profile allows",
    why: "The desk's receivers route by the value; one that they do not know goes nowhere.",
    source: "the desk's profile, table “values”",
    bad: Example::new("json", STORY).profile("[values]\nslugline = [\"SPORT\", \"POLITICS\"]"),
    good: Example::new("json", STORY).profile("[values]\nslugline = [\"SPORT\", \"WEATHER\"]"),
    ..Rule::FIRST
};

/// A code of a scheme that the desk does not know.
pub static SCHEME: Rule = Rule {
    name: "required/scheme",
    severity: Severity::Error,
    summary: "codes are from schemes that the desk's profile allows",
    why: "The desk's systems know the codes of these schemes alone; others are dropped on the way.",
    source: "the desk's profile, table “schemes”",
    bad: Example::new("json", CODED).profile("[schemes]\nsubjects = [\"medtop\"]"),
    good: Example::new("json", CODED).profile("[schemes]\nsubjects = [\"medtop\", \"nord\"]"),
    ..Rule::FIRST
};

/// A character that the desk forbids.
pub static CHARACTERS: Rule = Rule {
    name: "required/characters",
    severity: Severity::Error,
    summary: "fields have none of the characters that the desk's profile forbids",
    why: "The desk's receivers give such characters a meaning of their own, or cannot show them.",
    source: "the desk's profile, table “characters”",
    bad: Example::new("json", STORY).profile("[characters]\nheadline = \"^<>R\""),
    good: Example::new("json", STORY).profile("[characters]\nheadline = \"^<>\""),
    ..Rule::FIRST
};

/// A value that has not the form that the desk demands.
pub static PATTERN: Rule = Rule {
    name: "required/pattern",
    severity: Severity::Error,
    summary: "fields have the form that the desk's profile demands",
    why: "The desk's systems take the value apart by its form.",
    source: "the desk's profile, table “pattern”: a regular expression that the whole value matches",
    bad: Example::new("json", STORY).profile("[pattern]\nslugline = \"[a-z]+\""),
    good: Example::new("json", STORY).profile("[pattern]\nslugline = \"[A-Z]+(-[A-Z]+)*\""),
    ..Rule::FIRST
};
