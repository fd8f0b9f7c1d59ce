//! Profiles: requirements of a newsroom beyond those of every item.

pub mod demands;
pub mod rules;
pub mod shape;
mod toml;

pub use demands::{Action, Demands, When, is_canceled};
pub use rules::{PROFILE, RULES};
pub use toml::names;
#[cfg(feature = "cli")]
pub use toml::table;

use crate::diagnostics::{Finding, Findings, Rule, Severity, SeverityOverrides};
use crate::error::ReadError;
use crate::source::Span;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The requirements of a profile.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Its name.
    pub name: Option<String>,
    /// Severities by rule, and by group of rules; `None` switches off.
    pub severity: BTreeMap<String, Option<Severity>>,
    /// What is demanded of every article.
    pub always: Demands,
    /// What is demanded of some classes of items and for some actions.
    pub when: Vec<When>,
    /// Values for fields that an item does not have when it is converted, by their JSON keys.
    pub defaults: BTreeMap<String, Value>,
}

/// Opt-in rules: they run only if a profile or `--select` names them.
pub const OPT_IN: &[&str] = &["text/missing-zwnj", "required/media-alt"];

/// The profiles that come with the program, by name.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("default", include_str!("../../schemas/profiles/default.toml")),
    ("strict", include_str!("../../schemas/profiles/strict.toml")),
    ("newsml-g2", include_str!("../../schemas/profiles/newsml-g2.toml")),
    ("ninjs", include_str!("../../schemas/profiles/ninjs.toml")),
    ("wire-text", include_str!("../../schemas/profiles/wire-text.toml")),
    ("web", include_str!("../../schemas/profiles/web.toml")),
    ("archive", include_str!("../../schemas/profiles/archive.toml")),
];

/// A built-in profile's text.
pub fn built_in(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(own, _)| *own == name).map(|(_, text)| *text)
}

/// A profile that was found.
#[derive(Debug, Clone)]
pub enum Found {
    /// Its text.
    Text(String),
    /// What was read of it, in the shape of a profile.
    Table(Map<String, Value>),
}

/// Finds the profile that another one inherits from: its name, and the identity of the profile that names it. Gives its
/// own identity and what it says, or why there is none.
pub type Find<'f> = dyn Fn(&str, &str) -> Result<(String, Found), String> + 'f;

/// Profiles inherit from this many at most, one above the other.
const DEPTH: usize = 16;

impl Profile {
    /// Reads a profile that inherits from built-in ones at most. What is wrong with it is in `findings`; the rest counts.
    /// `rules` are the names that exist.
    ///
    /// # Errors
    ///
    /// What is not TOML.
    pub fn parse(toml: &str, rules: &[&str], findings: &mut Findings) -> Result<Self, ReadError> {
        let find = |name: &str, _: &str| match built_in(name) {
            Some(text) => Ok((name.to_owned(), Found::Text(text.to_owned()))),
            None => Err(format!("unknown profile `{name}`")),
        };
        Self::parse_with(toml, "", rules, &find, findings)
    }

    /// Reads a profile; `find` gives those that it inherits from, and `identity` is what tells it from them.
    ///
    /// # Errors
    ///
    /// What is not TOML.
    pub fn parse_with(
        toml: &str,
        identity: &str,
        rules: &[&str],
        find: &Find<'_>,
        findings: &mut Findings,
    ) -> Result<Self, ReadError> {
        let table = toml::table(toml, shape::PROFILE, rules, findings).map_err(ReadError)?;
        let mut above = vec![identity.to_owned()];
        Ok(Self::of(&table, Some(toml), rules, find, findings, &mut above))
    }

    /// The profile that a table says, which has the shape of one.
    pub fn of_table(
        table: &Map<String, Value>,
        identity: &str,
        rules: &[&str],
        find: &Find<'_>,
        findings: &mut Findings,
    ) -> Self {
        Self::of(table, None, rules, find, findings, &mut vec![identity.to_owned()])
    }

    fn of(
        table: &Map<String, Value>,
        toml: Option<&str>,
        rules: &[&str],
        find: &Find<'_>,
        findings: &mut Findings,
        above: &mut Vec<String>,
    ) -> Self {
        let mut profile = Self::default();
        for parent in strings(table.get("extends")) {
            match Self::inherited(&parent, rules, find, above) {
                Ok(inherited) => profile.inherit(inherited),
                Err(message) => {
                    // The name stands in the text, perhaps behind others.
                    let at = toml.and_then(|t| t.find(&format!("\"{parent}\"")));
                    let at = at.map_or(Span::default(), |at| Span::new(at, at + parent.len() + 2));
                    findings.report(Finding::new(&PROFILE, message).at(at).help("see `extends`"));
                }
            }
        }
        let severities = table.get("severity").and_then(Value::as_object).into_iter().flatten();
        let own = Self {
            name: table.get("name").and_then(Value::as_str).map(str::to_owned),
            severity: severities
                .map(|(rule, word)| (rule.clone(), word.as_str().and_then(Severity::parse)))
                .collect(),
            always: Demands::of(table),
            when: table
                .get("when")
                .and_then(Value::as_array)
                .map(|list| list.iter().filter_map(Value::as_object).map(When::of).collect())
                .unwrap_or_default(),
            defaults: table
                .get("defaults")
                .and_then(Value::as_object)
                .map(|map| map.iter().map(|(key, value)| (key.clone(), value.clone())).collect())
                .unwrap_or_default(),
        };
        profile.inherit(own);
        profile
    }

    fn inherited(
        name: &str,
        rules: &[&str],
        find: &Find<'_>,
        above: &mut Vec<String>,
    ) -> Result<Self, String> {
        let from = above.last().cloned().unwrap_or_default();
        let (identity, found) = find(name, &from)?;
        if above.contains(&identity) || above.len() > DEPTH {
            return Err(format!("the profile `{name}` inherits from itself"));
        }
        let mut findings = Findings::new(1);
        let (table, text) = match found {
            Found::Table(table) => (table, String::new()),
            Found::Text(text) => {
                let table = toml::table(&text, shape::PROFILE, rules, &mut findings)
                    .map_err(|finding| format!("the profile `{name}` is invalid: {}", finding.message))?;
                (table, text)
            }
        };
        above.push(identity);
        let profile = Self::of(&table, Some(&text), rules, find, &mut findings, above);
        above.pop();
        match findings.list().first() {
            None => Ok(profile),
            Some(finding) => {
                let at = finding.place.span.map_or(0, |span| span.start);
                let line = text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
                Err(format!("the profile `{name}` is invalid: line {line}: {}", finding.message))
            }
        }
    }

    /// Takes in what another profile says over what this one says.
    fn inherit(&mut self, over: Self) {
        self.name = over.name.or(self.name.take());
        self.severity.extend(over.severity);
        self.always.extend(over.always);
        self.when.extend(over.when);
        self.defaults.extend(over.defaults);
    }

    /// The severity of a finding under this profile; `None` where the rule is off.
    pub fn severity_of(&self, finding: &Finding) -> Option<Severity> {
        self.verdict(finding.rule, finding.severity)
    }

    /// What it makes of findings of a rule that have this severity.
    fn verdict(&self, rule: &Rule, severity: Severity) -> Option<Severity> {
        let usual = Some(severity).filter(|_| !OPT_IN.contains(&rule.name));
        let said = self.severity.get(rule.name).or_else(|| {
            // A group does not enable opt-in rules.
            usual.and_then(|_| self.severity.get(rule.group()))
        });
        said.copied().unwrap_or(usual)
    }

    /// What it makes of these rules, where it is not the usual.
    pub fn overrides(&self, rules: &[&'static Rule]) -> SeverityOverrides {
        let judged = rules.iter().map(|rule| (*rule, self.verdict(rule, rule.severity)));
        let unusual = judged.filter(|(rule, verdict)| *verdict != Some(rule.severity));
        unusual.map(|(rule, verdict)| (rule.name, verdict)).collect()
    }

    /// Whether an opt-in rule is enabled.
    pub fn asks(&self, rule: &str) -> bool {
        self.severity.get(rule).is_some_and(Option::is_some)
    }
}

fn strings(value: Option<&Value>) -> Vec<String> {
    let list = value.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|entry| {
        entry.as_str().map(str::to_owned).or_else(|| entry.as_u64().map(|n| n.to_string()))
    })
    .collect()
}
