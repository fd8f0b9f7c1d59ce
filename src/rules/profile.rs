//! The profile of a desk: what its items must have beyond what every item needs.

use super::Checking;
use crate::error::ReadError;
use crate::finding::{Example, Finding, Findings, Rule, Severity, nearest};
use crate::model::Item;
use crate::source::Span;
use serde_json::Value;
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// All rules about profiles.
pub static RULES: &[&Rule] = &[&PROFILE, &REQUIRED, &FORBIDDEN, &LONGEST];

const STORY: &str = r#"{"kind":"article","headline":"Rain ends the long drought","slugline":"WEATHER"}"#;

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

/// A field that is too long.
pub static LONGEST: Rule = Rule {
    name: "required/length",
    severity: Severity::Error,
    summary: "no field is longer than the desk's profile allows",
    why: "A longer one is cut off in lists, alerts and older systems, often in the middle of a word.",
    source: "the desk's profile, table “longest”; in code points",
    bad: Example::new("json", STORY).profile("[longest]\nheadline = 20"),
    good: Example::new("json", STORY).profile("[longest]\nheadline = 64"),
    ..Rule::FIRST
};

/// What a desk demands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Its name.
    pub name: Option<String>,
    /// Fields that an article must have, by their JSON keys.
    pub required: Vec<String>,
    /// Fields that an article must not have.
    pub forbidden: Vec<String>,
    /// The greatest length of fields, in code points.
    pub longest: BTreeMap<String, usize>,
    /// Severities by rule; `None` switches a rule off.
    pub severity: BTreeMap<String, Option<Severity>>,
}

const KEYS: &[&str] = &["name", "required", "forbidden", "longest", "severity"];

/// Fields that a profile can speak of.
const FIELDS: &[&str] = &[
    "guid",
    "version",
    "itemClass",
    "language",
    "direction",
    "headline",
    "kicker",
    "standfirst",
    "slugline",
    "byline",
    "dateline",
    "provider",
    "service",
    "creators",
    "contributors",
    "sources",
    "creditline",
    "edNotes",
    "urgency",
    "pubStatus",
    "versionCreated",
    "firstCreated",
    "contentCreated",
    "contentModified",
    "embargoed",
    "expires",
    "keywords",
    "subjects",
    "genres",
    "located",
    "headlines",
    "descriptions",
    "rights",
    "body",
    "endMark",
    "media",
];

/// Fields that are one text.
const TEXTS: &[&str] = &["headline", "kicker", "standfirst", "slugline", "byline", "creditline", "endMark"];

/// The profiles that come with the program, by name.
pub const BUILT_IN: &[(&str, &str)] = &[("strict", include_str!("../../schemas/profiles/strict.toml"))];

impl Profile {
    /// Reads a profile. What is wrong with it is in `findings`; the rest counts. `rules` are the names that
    /// exist.
    ///
    /// # Errors
    ///
    /// What is not TOML.
    pub fn parse(toml: &str, rules: &[&str], findings: &mut Findings) -> Result<Self, ReadError> {
        let table = DeTable::parse(toml).map_err(|error| {
            let at = error.span().map_or(Span::default(), |s| Span::new(s.start, s.end));
            Finding::new(&PROFILE, format!("the profile is not TOML: {}", error.message())).at(at)
        })?;
        let mut profile = Self::default();
        for (key, value) in table.get_ref() {
            let at = Span::new(key.span().start, key.span().end);
            let value_at = Span::new(value.span().start, value.span().end);
            let value = value.get_ref();
            match key.get_ref().as_ref() {
                "name" => match value.as_str() {
                    Some(name) => profile.name = Some(name.to_owned()),
                    None => findings.report(wrong("“name” is a text", value_at, "name = \"wire desk\"")),
                },
                "required" => profile.required = fields(value, value_at, "required", findings),
                "forbidden" => profile.forbidden = fields(value, value_at, "forbidden", findings),
                "longest" => profile.longest = lengths(value, value_at, findings),
                "severity" => profile.severity = severities(value, value_at, rules, findings),
                other => findings.report(unknown("key", other, at, KEYS)),
            }
        }
        Ok(profile)
    }

    /// The severity of a finding under this profile; `None` where the rule is off.
    pub fn severity_of(&self, finding: &Finding) -> Option<Severity> {
        let usual = Some(finding.severity).filter(|_| !super::text::OPT_IN.contains(&finding.rule.name));
        self.severity.get(finding.rule.name).copied().unwrap_or(usual)
    }
}

fn wrong(message: &str, at: Span, example: &str) -> Finding {
    Finding::new(&PROFILE, message).at(at).help(format!("for example: {example}"))
}

fn unknown(what: &str, name: &str, at: Span, known: &[&str]) -> Finding {
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean “{near}”?"),
        None => format!("there are: {}", known.join(", ")),
    };
    Finding::new(&PROFILE, format!("a profile has no {what} “{name}”")).at(at).help(help)
}

fn fields(value: &DeValue<'_>, at: Span, key: &str, findings: &mut Findings) -> Vec<String> {
    let Some(list) = value.as_array() else {
        findings.report(wrong(
            &format!("“{key}” is a list of fields"),
            at,
            &format!("{key} = [\"slugline\"]"),
        ));
        return Vec::new();
    };
    let mut out = Vec::new();
    for entry in list.iter() {
        let at = Span::new(entry.span().start, entry.span().end);
        match entry.get_ref().as_str() {
            Some(field) if FIELDS.contains(&field) => out.push(field.to_owned()),
            Some(field) => findings.report(unknown("field", field, at, FIELDS)),
            None => findings.report(wrong("a field is named by a text", at, "\"slugline\"")),
        }
    }
    out
}

fn lengths(value: &DeValue<'_>, at: Span, findings: &mut Findings) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    let Some(table) = value.as_table() else {
        findings.report(wrong("“longest” is a table of fields and lengths", at, "[longest] headline = 64"));
        return out;
    };
    for (field, value) in table.iter() {
        let name = field.get_ref().as_ref();
        if !TEXTS.contains(&name) {
            findings.report(unknown(
                "text field",
                name,
                Span::new(field.span().start, field.span().end),
                TEXTS,
            ));
            continue;
        }
        let number =
            value.get_ref().as_integer().and_then(|n| n.as_str().replace('_', "").parse::<usize>().ok());
        match number {
            Some(number) if number > 0 => {
                out.insert(name.to_owned(), number);
            }
            _ => {
                let at = Span::new(value.span().start, value.span().end);
                findings.report(wrong(
                    &format!("the longest {name} is a number of characters"),
                    at,
                    &format!("{name} = 64"),
                ));
            }
        }
    }
    out
}

fn severities(
    value: &DeValue<'_>,
    at: Span,
    rules: &[&str],
    findings: &mut Findings,
) -> BTreeMap<String, Option<Severity>> {
    let mut out = BTreeMap::new();
    let Some(table) = value.as_table() else {
        findings.report(wrong(
            "“severity” is a table of rules and severities",
            at,
            "[severity] \"required/guid\" = \"warning\"",
        ));
        return out;
    };
    for (rule, value) in table.iter() {
        let name = rule.get_ref().as_ref();
        if !rules.contains(&name) {
            let at = Span::new(rule.span().start, rule.span().end);
            let help = match nearest(name, rules.iter().copied()) {
                Some(near) => format!("did you mean “{near}”?"),
                None => "see “wirecopy rules”".to_owned(),
            };
            findings.report(Finding::new(&PROFILE, format!("there is no rule “{name}”")).at(at).help(help));
            continue;
        }
        let severity = match value.get_ref().as_str() {
            Some("off") => None,
            Some(word) if Severity::parse(word).is_some() => Severity::parse(word),
            _ => {
                let at = Span::new(value.span().start, value.span().end);
                findings.report(wrong(
                    "a severity is error, warning, info or off",
                    at,
                    &format!("\"{name}\" = \"warning\""),
                ));
                continue;
            }
        };
        out.insert(name.to_owned(), severity);
    }
    out
}

/// Checks an item against a profile.
pub fn check(item: &Item, profile: &Profile, cx: &mut Checking<'_>) {
    if profile.required.is_empty() && profile.forbidden.is_empty() && profile.longest.is_empty() {
        return;
    }
    if item.as_article().is_none() {
        return;
    }
    let Ok(value) = serde_json::to_value(item) else { return };
    let desk = profile.name.as_deref().unwrap_or("the desk's profile");
    let given = |field: &str| value.get(field).is_some_and(|v| !says_nothing(v));
    for field in profile.required.iter().filter(|f| !given(f)) {
        cx.report(
            &REQUIRED,
            &format!("/{field}"),
            format!("{field} is missing; {desk} demands it"),
            "fill it in",
        );
    }
    for field in profile.forbidden.iter().filter(|f| given(f)) {
        cx.report(
            &FORBIDDEN,
            &format!("/{field}"),
            format!("{field} is given; {desk} forbids it"),
            "leave it out",
        );
    }
    for (field, longest) in &profile.longest {
        let length = value.get(field).and_then(Value::as_str).map_or(0, |text| text.chars().count());
        if length > *longest {
            let message = format!("{field} has {length} characters; {desk} allows {longest}");
            cx.report(
                &LONGEST,
                &format!("/{field}"),
                message,
                &format!("shorten it by {}", length - longest),
            );
        }
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        _ => false,
    }
}
