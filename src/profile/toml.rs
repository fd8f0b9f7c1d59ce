//! Checks TOML against a shape: returns the valid values, and reports the others with their places.

use super::PROFILE;
use super::shape::{FIELDS, Key, Shape};
use crate::diagnostics::{Finding, Findings, did_you_mean, nearest};
use crate::source::Span;
use regex::Regex;
use serde_json::{Map, Number, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads a table: what has its shape, and in `findings` what has not.
///
/// # Errors
///
/// What is not TOML.
pub fn table(
    toml: &str,
    keys: &'static [Key],
    rules: &[&str],
    findings: &mut Findings,
) -> Result<Map<String, Value>, Box<Finding>> {
    let table = DeTable::parse(toml).map_err(|error| {
        let at = error.span().map_or(Span::default(), |s| Span::new(s.start, s.end));
        let message = format!("invalid TOML: {}", error.message().replace('\n', "; "));
        Box::new(Finding::new(&PROFILE, message).at(at).help("write `key = value`, as described at toml.io"))
    })?;
    let mut reading = Reading { rules, findings };
    Ok(reading.keys(table.get_ref(), keys))
}

struct Reading<'r> {
    rules: &'r [&'r str],
    findings: &'r mut Findings,
}

fn place<T>(value: &Spanned<T>) -> Span {
    Span::new(value.span().start, value.span().end)
}

impl Reading<'_> {
    fn keys(&mut self, table: &DeTable<'_>, keys: &'static [Key]) -> Map<String, Value> {
        let mut out = Map::new();
        for (name, value) in table.iter() {
            let own = name.get_ref().as_ref();
            match keys.iter().find(|key| key.name == own) {
                Some(key) => {
                    if let Some(value) = self.value(value, &key.shape, key.name, key.example) {
                        out.insert(own.to_owned(), value);
                    }
                }
                None if FIELDS.contains(&own) => {
                    let message = format!(
                        "`{own}` is a field of items, not a key; requirements for it go into a \
                        key or table"
                    );
                    let help = format!("for example: required = [\"{own}\"], or [length] {own} = 64");
                    self.findings.report(Finding::new(&PROFILE, message).at(place(name)).help(help));
                }
                None => {
                    let known: Vec<&str> = keys.iter().map(|key| key.name).collect();
                    self.unknown(&format!("unknown key `{own}`"), own, place(name), &known);
                }
            }
        }
        out
    }

    fn unknown(&mut self, message: &str, name: &str, at: Span, known: &[&str]) {
        let otherwise = match known.len() {
            61.. => "run `wirecopy rules` to list all rules".to_owned(),
            _ => format!("expected one of {}", known.join(", ")),
        };
        let help = did_you_mean(nearest(name, known.iter().copied()), otherwise);
        self.findings.report(Finding::new(&PROFILE, message).at(at).help(help));
    }

    fn wrong(&mut self, what: &str, shape: &Shape, at: Span, example: &str) -> Option<Value> {
        let message = format!("`{what}` must be {}", shape.expected());
        let finding = Finding::new(&PROFILE, message).at(at);
        self.findings.report(finding.help(format!("for example: {example}")));
        None
    }

    fn value(
        &mut self,
        spanned: &Spanned<DeValue<'_>>,
        shape: &Shape,
        what: &str,
        example: &str,
    ) -> Option<Value> {
        let (value, at) = (spanned.get_ref(), place(spanned));
        match shape {
            Shape::Text => match value.as_str() {
                Some(text) => Some(Value::from(text)),
                None => self.wrong(what, shape, at, example),
            },
            Shape::Pattern => match value.as_str().map(|text| (text, Regex::new(text))) {
                Some((text, Ok(_))) => Some(Value::from(text)),
                _ => self.wrong(what, shape, at, example),
            },
            Shape::Number(least) => match whole(value).filter(|number| number >= least) {
                Some(number) => Some(Value::from(number)),
                None => self.wrong(what, shape, at, example),
            },
            Shape::Word(_) | Shape::Rule => match value.as_str() {
                Some(word) => self.name(word, shape, at).then(|| Value::from(word)),
                None => self.wrong(what, shape, at, example),
            },
            Shape::List(one) => match value.as_array() {
                Some(list) => {
                    Some(list.iter().filter_map(|value| self.value(value, one, what, example)).collect())
                }
                None => self.wrong(what, shape, at, example),
            },
            Shape::OneOrMore(one) => match value.as_array() {
                Some(list) => {
                    Some(list.iter().filter_map(|value| self.value(value, one, what, example)).collect())
                }
                None => self.value(spanned, one, what, example).map(|value| Value::Array(vec![value])),
            },
            Shape::Either(one, other) => {
                let second = matches!(other, Shape::Table(_)) == value.as_table().is_some()
                    && (value.as_table().is_some() || value.as_integer().is_some());
                self.value(spanned, if second { other } else { one }, what, example)
            }
            Shape::Table(keys) => match value.as_table() {
                Some(table) => Some(Value::Object(self.keys(table, keys))),
                None => self.wrong(what, shape, at, example),
            },
            Shape::Map(name, inner) => match value.as_table() {
                Some(table) => Some(Value::Object(self.map(table, name, inner, example))),
                None => self.wrong(what, shape, at, example),
            },
            Shape::Any => any(value).or_else(|| self.wrong(what, shape, at, example)),
        }
    }

    fn map(&mut self, table: &DeTable<'_>, name: &Shape, inner: &Shape, example: &str) -> Map<String, Value> {
        let mut out = Map::new();
        for (key, value) in table.iter() {
            let own = key.get_ref().as_ref();
            if self.name(own, name, place(key))
                && let Some(value) = self.value(value, inner, own, example)
            {
                out.insert(own.to_owned(), value);
            }
        }
        out
    }

    /// Whether a name is one of those that there are.
    fn name(&mut self, word: &str, shape: &Shape, at: Span) -> bool {
        let rules = self.rules;
        let (message, known): (String, Vec<&str>) = match shape {
            Shape::Word(words) if words.len() < 9 => (format!("unknown value `{word}`"), words.to_vec()),
            Shape::Word(words) => (format!("unknown field `{word}`"), words.to_vec()),
            Shape::Rule => (format!("unknown rule `{word}`"), names(rules)),
            _ => return true,
        };
        let is = known.contains(&word);
        if !is {
            self.unknown(&message, word, at, &known);
        }
        is
    }
}

/// The names of rules and of their groups.
pub fn names<'r>(rules: &[&'r str]) -> Vec<&'r str> {
    let mut out = rules.to_vec();
    out.extend(rules.iter().filter_map(|rule| rule.split('/').next()));
    out.dedup();
    out
}

fn whole(value: &DeValue<'_>) -> Option<u64> {
    value.as_integer().and_then(|number| number.as_str().replace('_', "").parse().ok())
}

/// A value of an item.
fn any(value: &DeValue<'_>) -> Option<Value> {
    if let Some(text) = value.as_str() {
        return Some(Value::from(text));
    }
    if let Some(number) = whole(value) {
        return Some(Value::Number(Number::from(number)));
    }
    if let Some(list) = value.as_array() {
        return list.iter().map(|value| any(value.get_ref())).collect();
    }
    let table = value.as_table()?;
    table.iter().map(|(key, value)| Some((key.get_ref().to_string(), any(value.get_ref())?))).collect()
}
