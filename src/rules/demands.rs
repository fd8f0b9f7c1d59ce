//! Checks an item against the requirements of a profile.

use super::Checking;
use crate::model::Item;
use crate::profile::Profile;
use crate::profile::demands::{Action, Demands, class};
use crate::profile::rules::{CHARACTERS, COUNT, FORBIDDEN, LENGTH, PATTERN, REQUIRED, SCHEME, VALUE};
use serde_json::Value;
use std::borrow::Cow;

/// Checks an item against a profile.
pub fn check(item: &Item, profile: &Profile, cx: &mut Checking<'_>) {
    let (class, action) = (class(item), Action::of(item));
    let mut demands = match item.as_article() {
        Some(_) => Cow::Borrowed(&profile.always),
        None => Cow::Owned(Demands::default()),
    };
    for when in profile.when.iter().filter(|when| when.is_for(class, action)) {
        demands.to_mut().extend(when.demands.clone());
    }
    let Some(article) = item.content().filter(|_| !demands.is_empty()) else { return };
    let Ok(value) = serde_json::to_value(item) else { return };
    let desk = profile.name.as_deref().unwrap_or("the profile");
    let words = cx.words(article).trim().to_owned();
    let held = Held { desk, value, words, demands: &demands };
    held.fields(cx);
    held.lengths(cx);
    held.vocabularies(cx);
    held.forms(cx);
}

/// An item that is checked against requirements.
struct Held<'h> {
    desk: &'h str,
    value: Value,
    words: String,
    demands: &'h Demands,
}

impl Held<'_> {
    fn given(&self, field: &str) -> bool {
        self.value.get(field).is_some_and(|value| !says_nothing(value))
    }

    /// The text of a field that has one.
    fn text(&self, field: &str) -> Option<&str> {
        match field {
            "body" => Some(self.words.as_str()).filter(|words| !words.is_empty()),
            "dateline" => self.value.pointer("/dateline/text")?.as_str(),
            field => self.value.get(field)?.as_str(),
        }
    }

    fn fields(&self, cx: &mut Checking<'_>) {
        let (desk, demands) = (self.desk, self.demands);
        for field in demands.required.iter().filter(|field| !self.given(field)) {
            let message = format!("`{field}` is missing; {desk} requires it");
            cx.report(&REQUIRED, &format!("/{field}"), message, "add it");
        }
        for field in demands.forbidden.iter().filter(|field| self.given(field)) {
            let message = format!("`{field}` is present; {desk} forbids it");
            cx.report(&FORBIDDEN, &format!("/{field}"), message, "remove it");
        }
        for (field, range) in &demands.count {
            let count = self.value.get(field).and_then(Value::as_array).map_or(0, Vec::len);
            let count = u64::try_from(count).unwrap_or(u64::MAX);
            let (bound, help) = match (range.min, range.max) {
                (Some(min), _) if count < min => {
                    (format!("requires at least {min}"), format!("add {}", min - count))
                }
                (_, Some(max)) if count > max => {
                    (format!("allows at most {max}"), format!("remove {}", count - max))
                }
                _ => continue,
            };
            let message = format!("the number of `{field}` is {count}; {desk} {bound}");
            cx.report(&COUNT, &format!("/{field}"), message, &help);
        }
    }

    fn lengths(&self, cx: &mut Checking<'_>) {
        let desk = self.desk;
        for (field, (range, unit)) in &self.demands.length {
            // A field that is missing is the matter of another rule.
            let Some(text) = self.text(field) else { continue };
            let length = unit.count(text);
            let (bound, help) = match (range.min, range.max) {
                (_, Some(max)) if length > max => {
                    (format!("allows at most {max}"), format!("shorten it by {}", unit.name(length - max)))
                }
                (Some(min), _) if length < min => {
                    (format!("requires at least {min}"), format!("add {}", unit.name(min - length)))
                }
                _ => continue,
            };
            let message = format!("`{field}` has {}; {desk} {bound}", unit.name(length));
            cx.report(&LENGTH, &format!("/{field}"), message, &help);
        }
    }

    fn vocabularies(&self, cx: &mut Checking<'_>) {
        let desk = self.desk;
        for (field, allowed) in &self.demands.values {
            for (pointer, value) in self.each(field) {
                let names = names(value);
                let is = |name: &String| {
                    allowed.iter().any(|own| own == name || (field == "language" && is_within(name, own)))
                };
                if let Some(first) = names.first().filter(|_| !names.iter().any(is)) {
                    let message = format!("`{field}` is “{first}”, which {desk} does not allow");
                    let help = format!("allowed: {}", listed(allowed));
                    cx.report(&VALUE, &pointer, message, &help);
                }
            }
        }
        for (field, schemes) in &self.demands.schemes {
            for (pointer, value) in self.each(field) {
                let code = |key: &str| value.get(key).and_then(Value::as_str);
                let alias = code("code").and_then(|code| code.split_once(':')).map(|(alias, _)| alias);
                let said = [alias, code("scheme"), code("uri")];
                let known = said.iter().flatten().any(|said| {
                    schemes
                        .iter()
                        .any(|own| said == own || (own.contains("://") && said.starts_with(own.as_str())))
                });
                // What has only a name is of no scheme.
                let Some(first) = said.iter().flatten().next().filter(|_| !known) else { continue };
                let message =
                    format!("`{field}` has a code of the scheme `{first}`, which {desk} does not allow");
                cx.report(&SCHEME, &pointer, message, &format!("allowed: {}", listed(schemes)));
            }
        }
    }

    fn forms(&self, cx: &mut Checking<'_>) {
        let desk = self.desk;
        for (field, characters) in &self.demands.characters {
            let found = self.text(field).and_then(|text| text.chars().find(|c| characters.contains(*c)));
            if let Some(c) = found {
                let message =
                    format!("`{field}` contains “{c}” (U+{:04X}), which {desk} forbids", u32::from(c));
                cx.report(&CHARACTERS, &format!("/{field}"), message, "remove or replace it");
            }
        }
        for (field, pattern) in &self.demands.pattern {
            if let Some(text) = self.text(field).filter(|text| !pattern.is_match(text)) {
                let form = pattern.as_str().trim_start_matches("^(?:").trim_end_matches(")$");
                let short: String = text.chars().take(60).collect();
                let message = format!("`{field}` is “{short}”, which does not match the pattern of {desk}");
                cx.report(&PATTERN, &format!("/{field}"), message, &format!("the pattern is {form}"));
            }
        }
    }

    /// The values of a field, each with its pointer.
    fn each(&self, field: &str) -> Vec<(String, &Value)> {
        match self.value.get(field) {
            None => Vec::new(),
            Some(Value::Array(list)) => {
                list.iter().enumerate().map(|(at, value)| (format!("/{field}/{at}"), value)).collect()
            }
            Some(value) => vec![(format!("/{field}"), value)],
        }
    }
}

/// What a value may be called: itself, or a concept's name, code, URI or literal.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Object(concept) => ["name", "code", "uri", "literal"]
            .iter()
            .filter_map(|key| concept.get(*key).and_then(Value::as_str).map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether a language is one or a kind of one: `en-GB` of `en`.
fn is_within(language: &str, wide: &str) -> bool {
    let (language, wide) = (language.to_ascii_lowercase(), wide.to_ascii_lowercase());
    language.strip_prefix(&wide).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn listed(words: &[String]) -> String {
    let shown: Vec<&str> = words.iter().take(12).map(String::as_str).collect();
    let more = words.len().saturating_sub(12);
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
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
