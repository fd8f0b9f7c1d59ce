//! Validates a value against the table of a version.

use super::geo;
use super::rules;
use super::tables::{ASSOCIATION, ITEM, Member, Object, Shape, VERSIONS, Version};
use crate::diagnostics::{Finding, Rule, did_you_mean, nearest};
use crate::syntax::json::escape;
use serde_json::{Map, Value};

/// Something that the version does not allow, and where.
#[derive(Debug)]
pub struct Fault {
    /// The rule.
    pub rule: &'static Rule,
    /// The JSON pointer of the value.
    pub pointer: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Fault {
    /// The fault as a finding.
    pub fn finding(self) -> Finding {
        let finding = Finding::new(self.rule, self.message).path(self.pointer);
        match self.help {
            Some(help) => finding.help(help),
            None => finding,
        }
    }
}

/// All that a version does not allow of a value.
pub fn faults(value: &Value, version: Version) -> Vec<Fault> {
    let mut engine = Engine { version, found: Vec::new() };
    engine.value(value, Shape::Item, &mut String::new());
    engine.found
}

struct Engine {
    version: Version,
    found: Vec<Fault>,
}

/// What a value is, for people.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// Whether a number is whole, however it is written: 3.0 is (JSON Schema since draft 6).
fn whole(value: &Value) -> Option<i64> {
    let number = value.as_number()?;
    if let Some(whole) = number.as_i64() {
        return Some(whole);
    }
    if number.is_u64() {
        return Some(i64::MAX);
    }
    #[allow(clippy::cast_possible_truncation)]
    number.as_f64().filter(|f| f.fract() == 0.0 && f.is_finite()).map(|f| f as i64)
}

impl Engine {
    fn fault(&mut self, rule: &'static Rule, at: &str, message: String, help: Option<String>) {
        self.found.push(Fault { rule, pointer: at.to_owned(), message, help });
    }

    fn expect(&mut self, sound: bool, value: &Value, at: &str, wanted: &str) {
        if !sound {
            self.fault(&rules::VALUE, at, format!("expected {wanted}, found {}", kind(value)), None);
        }
    }

    /// The recursion is no deeper than `Limits::json_depth`.
    fn value(&mut self, value: &Value, shape: Shape, at: &mut String) {
        match shape {
            Shape::Text => self.expect(value.is_string(), value, at, "a string"),
            Shape::Number => self.expect(value.is_number(), value, at, "a number"),
            Shape::Anything => self.expect(value.is_object(), value, at, "an object"),
            Shape::Integer => self.expect(whole(value).is_some(), value, at, "a whole number"),
            Shape::Whole(low, high) => {
                let sound = whole(value).is_some_and(|n| (low..=high).contains(&n));
                if !sound {
                    let message = format!("expected a whole number from {low} to {high}, found {value}");
                    self.fault(&rules::VALUE, at, message, None);
                }
            }
            Shape::Moment => {
                let sound = value.as_str().is_some_and(is_moment);
                if !sound {
                    let message = format!("invalid date {value}");
                    let help =
                        "write it as 2026, 2026-11, 2026-11-25 or 2026-11-25T09:30:00+03:30".to_owned();
                    self.fault(&rules::VALUE, at, message, Some(help));
                }
            }
            Shape::OneOf(list) => self.one_of(value, list, at),
            Shape::List(inner) => match value {
                Value::Array(list) => {
                    for (index, entry) in list.iter().enumerate() {
                        self.within(&index.to_string(), at, |engine, at| engine.value(entry, *inner, at));
                    }
                }
                other => self.expect(false, other, at, "an array"),
            },
            Shape::Map(inner) | Shape::MapUnder(inner) => {
                let under = matches!(shape, Shape::MapUnder(_));
                self.map(value, *inner, under, at);
            }
            Shape::Object(object) => match value {
                Value::Object(members) => {
                    self.object(members, object, &[], at);
                    self.choices(members, object, at);
                }
                other => self.expect(false, other, at, "an object"),
            },
            Shape::Item => self.item(value, &[], at),
            Shape::Association => self.item(value, ASSOCIATION, at),
            Shape::NamedOrItem => {
                let named = value.as_object().is_some_and(|o| o.get("name").is_some_and(Value::is_string));
                if !named {
                    self.item(value, &[], at);
                }
            }
            Shape::Geo => {
                if let Err((place, message)) = geo::check(value) {
                    let pointer = format!("{at}{place}");
                    self.fault(&rules::VALUE, &pointer, message, None);
                }
            }
            Shape::Never => {
                let message = "the schema of this version requires an array and a string at once, which is \
                    impossible";
                let help = Some("remove it, and use `recurrenceRules` instead".to_owned());
                self.fault(&rules::VALUE, at, message.to_owned(), help);
            }
        }
    }

    fn within(&mut self, key: &str, at: &mut String, work: impl FnOnce(&mut Self, &mut String)) {
        let length = at.len();
        at.push('/');
        at.push_str(&escape(key));
        work(self, at);
        at.truncate(length);
    }

    fn one_of(&mut self, value: &Value, list: &'static [&'static str], at: &str) {
        if value.as_str().is_some_and(|text| list.contains(&text)) {
            return;
        }
        let near = value.as_str().and_then(|text| nearest(text, list.iter().copied()));
        let help = near.map(|near| did_you_mean(Some(near), ""));
        let message = format!("{value} is not one of {}", list.join(", "));
        self.fault(&rules::VALUE, at, message, help);
    }

    fn map(&mut self, value: &Value, inner: Shape, under: bool, at: &mut String) {
        let Value::Object(members) = value else { return self.expect(false, value, at, "an object") };
        for (key, entry) in members {
            let sound = key.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric() || (under && b == b'_'));
            self.within(key, at, |engine, at| {
                if sound {
                    engine.value(entry, inner, at);
                } else {
                    let message = format!("the name `{key}` does not start with a letter or digit");
                    engine.fault(&rules::MEMBER, at, message, None);
                }
            });
        }
    }

    fn item(&mut self, value: &Value, more: &'static [Member], at: &mut String) {
        match value {
            Value::Object(members) => self.object(members, &ITEM, more, at),
            other => self.expect(false, other, at, "a news item (an object)"),
        }
    }

    fn object(
        &mut self,
        members: &Map<String, Value>,
        object: &'static Object,
        more: &'static [Member],
        at: &mut String,
    ) {
        let version = self.version;
        let known = || object.members.iter().chain(more);
        for (key, value) in members {
            let own = known().find(|m| m.in_version(version) && m.has_key(key));
            self.within(key, at, |engine, at| match own {
                Some(member) => engine.value(value, member.shape, at),
                None if object.open => {}
                None => engine.unknown(key, object, more, at),
            });
        }
        for member in known().filter(|m| m.required && m.in_version(version)) {
            if !members.contains_key(member.name) {
                let message = format!("`{}` is missing", member.name);
                self.fault(&rules::MISSING, at, message, Some(format!("add `{}`", member.name)));
            }
        }
    }

    fn unknown(&mut self, key: &str, object: &'static Object, more: &'static [Member], at: &str) {
        let name = VERSIONS.get(usize::from(self.version)).copied().unwrap_or_default();
        let all = || object.members.iter().chain(more);
        let elsewhere: Vec<&Member> = all().filter(|m| m.has_key(key)).collect();
        let help = if let (Some(from), Some(to)) =
            (elsewhere.iter().map(|m| m.from).min(), elsewhere.iter().map(|m| m.to).max())
        {
            let said = |v: Version| VERSIONS.get(usize::from(v)).copied().unwrap_or_default();
            if from == to {
                format!("only ninjs {} has it", said(from))
            } else {
                format!("ninjs has it from {} to {}", said(from), said(to))
            }
        } else {
            let names = all().filter(|m| m.in_version(self.version)).map(|m| m.name);
            did_you_mean(nearest(key, names), "remove it; ninjs does not allow custom members")
        };
        self.fault(&rules::MEMBER, at, format!("ninjs {name} does not allow `{key}` here"), Some(help));
    }

    /// Exactly one member of one of the groups is demanded.
    fn choices(&mut self, members: &Map<String, Value>, object: &'static Object, at: &str) {
        if object.choices.is_empty() {
            return;
        }
        let given = |group: &[&str]| group.iter().filter(|name| members.contains_key(**name)).count();
        if object.choices.iter().any(|group| given(group) == 1) {
            return;
        }
        let groups: Vec<String> = object.choices.iter().map(|group| group.join(" or ")).collect();
        let wanted = groups.join(", or of ");
        let message = format!("exactly one of {wanted} is required");
        self.fault(&rules::CHOICE, at, message, None);
    }
}

/// A date that may be truncated, by the pattern of the schema (ninjs 3.0, `truncatedDateTimeType`): a year of four
/// digits or more, perhaps negative; month, day and time by their range, whether or not the month has that day.
fn is_moment(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let year = unsigned.len() - unsigned.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if year < 4 || (year > 4 && unsigned.starts_with('0')) {
        return false;
    }
    let rest = unsigned.get(year..).unwrap_or_default();
    let two = |text: &str, low: u8, high: u8| {
        let bytes = text.as_bytes();
        match bytes {
            [a @ b'0'..=b'9', b @ b'0'..=b'9', ..] => {
                let number = (a - b'0') * 10 + (b - b'0');
                (low..=high).contains(&number)
            }
            _ => false,
        }
    };
    let step = |text: &str, mark: char, low: u8, high: u8| -> Option<String> {
        let rest = text.strip_prefix(mark)?;
        two(rest, low, high).then(|| rest.get(2..).unwrap_or_default().to_owned())
    };
    let Some(rest) = Some(rest).filter(|r| !r.is_empty()) else { return true };
    let Some(rest) = step(rest, '-', 1, 12) else { return false };
    if rest.is_empty() {
        return true;
    }
    let Some(rest) = step(&rest, '-', 1, 31) else { return false };
    if rest.is_empty() {
        return true;
    }
    let time = step(&rest, 'T', 0, 23).and_then(|r| step(&r, ':', 0, 59)).and_then(|r| step(&r, ':', 0, 59));
    let Some(mut rest) = time else { return false };
    if let Some(fraction) = rest.strip_prefix('.') {
        let after = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        if after.len() == fraction.len() {
            return false;
        }
        rest = after.to_owned();
    }
    if rest.is_empty() || rest == "Z" {
        return true;
    }
    let zone = step(&rest, '+', 0, 23).or_else(|| step(&rest, '-', 0, 23));
    zone.and_then(|r| step(&r, ':', 0, 59)).is_some_and(|r| r.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_the_schemas() {
        for ok in ["2026", "12026", "-0044", "2026-11", "2026-02-31", "2026-11-25T09:30:00.5-23:59"] {
            assert!(is_moment(ok), "{ok}");
        }
        for bad in ["", "202", "02026", "2026-13", "2026-11-25T09:30", "2026-11-25T24:00:00Z", "2026-11-25Z"]
        {
            assert!(!is_moment(bad), "{bad}");
        }
    }
}
