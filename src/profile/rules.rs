//! Rules about the requirements of a profile.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules about profiles.
pub static RULES: &[&Rule] =
    &[&PROFILE, &REQUIRED, &FORBIDDEN, &LENGTH, &COUNT, &VALUE, &SCHEME, &CHARACTERS, &PATTERN];

const STORY: &str = r#"{"kind":"article","headline":"Rain ends the long drought","slugline":"WEATHER"}"#;

const CODED: &str =
    r#"{"kind":"article","headline":"Rain ends the long drought","subjects":[{"code":"nord:weather"}]}"#;

/// `input/profile`: unknown key or invalid value in a profile or in the settings.
pub static PROFILE: Rule = Rule {
    name: "input/profile",
    severity: Severity::Error,
    summary: "unknown key or invalid value in a profile or in the settings",
    why: "A misspelled key would silently switch a requirement off.",
    source: "wirecopy",
    bad: Example::new("json", STORY).profile("requierd = [\"byline\"]"),
    good: Example::new("json", STORY).profile("required = [\"slugline\"]"),
    ..Rule::FIRST
};

/// `required/field`: field that the profile requires is missing.
pub static REQUIRED: Rule = Rule {
    name: "required/field",
    severity: Severity::Error,
    summary: "field that the profile requires is missing",
    why: "The systems or the style rules of the newsroom need the field.",
    source: "the profile, key `required`",
    bad: Example::new("json", STORY).profile("required = [\"byline\"]"),
    good: Example::new("json", STORY).profile("required = [\"slugline\"]"),
    ..Rule::FIRST
};

/// `required/forbidden`: field that the profile forbids.
pub static FORBIDDEN: Rule = Rule {
    name: "required/forbidden",
    severity: Severity::Error,
    summary: "field that the profile forbids",
    why: "Receivers must not see the field, or systems of the newsroom cannot process it.",
    source: "the profile, key `forbidden`",
    bad: Example::new("json", STORY).profile("forbidden = [\"slugline\"]"),
    good: Example::new("json", STORY).profile("forbidden = [\"byline\"]"),
    ..Rule::FIRST
};

/// `required/length`: field is longer or shorter than the profile allows.
pub static LENGTH: Rule = Rule {
    name: "required/length",
    severity: Severity::Error,
    summary: "field is longer or shorter than the profile allows",
    why: "Lists, alerts and older systems cut off long text, often in the middle of a word. Short text contains too \
        little information.",
    source: "the profile, table `length`; counted in graphemes (Unicode UAX 29), code points, words, or bytes of \
        UTF-8",
    bad: Example::new("json", STORY).profile("[length]\nheadline = 20"),
    good: Example::new("json", STORY).profile("[length]\nheadline = { min = 2, max = 8, unit = \"word\" }"),
    ..Rule::FIRST
};

/// `required/count`: field has more or fewer values than the profile allows.
pub static COUNT: Rule = Rule {
    name: "required/count",
    severity: Severity::Error,
    summary: "field has more or fewer values than the profile allows",
    why: "Receivers sort stories by subject and find them by keyword. Without any, a story is not found; with \
        dozens, it is found everywhere.",
    source: "the profile, table `count`",
    bad: Example::new("json", STORY).profile("[count]\nsubjects = { min = 1 }"),
    good: Example::new("json", STORY).profile("[count]\nsubjects = { max = 5 }"),
    ..Rule::FIRST
};

/// `required/value`: value that the profile does not allow.
pub static VALUE: Rule = Rule {
    name: "required/value",
    severity: Severity::Error,
    summary: "value that the profile does not allow",
    why: "Receivers route items by the value and cannot route one that they do not know.",
    source: "the profile, table `values`",
    bad: Example::new("json", STORY).profile("[values]\nslugline = [\"SPORT\", \"POLITICS\"]"),
    good: Example::new("json", STORY).profile("[values]\nslugline = [\"SPORT\", \"WEATHER\"]"),
    ..Rule::FIRST
};

/// `required/scheme`: code of a scheme that the profile does not allow.
pub static SCHEME: Rule = Rule {
    name: "required/scheme",
    severity: Severity::Error,
    summary: "code of a scheme that the profile does not allow",
    why: "The systems of the newsroom know only the codes of the allowed schemes and drop others.",
    source: "the profile, table `schemes`",
    bad: Example::new("json", CODED).profile("[schemes]\nsubjects = [\"medtop\"]"),
    good: Example::new("json", CODED).profile("[schemes]\nsubjects = [\"medtop\", \"nord\"]"),
    ..Rule::FIRST
};

/// `required/characters`: character that the profile forbids.
pub static CHARACTERS: Rule = Rule {
    name: "required/characters",
    severity: Severity::Error,
    summary: "character that the profile forbids",
    why: "Systems of the newsroom or of its receivers use such characters as control codes, or cannot show them.",
    source: "the profile, table `characters`",
    bad: Example::new("json", STORY).profile("[characters]\nheadline = \"^<>R\""),
    good: Example::new("json", STORY).profile("[characters]\nheadline = \"^<>\""),
    ..Rule::FIRST
};

/// `required/pattern`: field does not match the pattern of the profile.
pub static PATTERN: Rule = Rule {
    name: "required/pattern",
    severity: Severity::Error,
    summary: "field does not match the pattern of the profile",
    why: "Systems of the newsroom parse the value and need it in this form.",
    source: "the profile, table `pattern`: a regular expression that the whole value must match",
    bad: Example::new("json", STORY).profile("[pattern]\nslugline = \"[a-z]+\""),
    good: Example::new("json", STORY).profile("[pattern]\nslugline = \"[A-Z]+(-[A-Z]+)*\""),
    ..Rule::FIRST
};
