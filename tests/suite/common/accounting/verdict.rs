//! What a reading says of a token.

use super::token::Seen;
use super::{Leaf, Replacement};
use std::collections::{BTreeMap, BTreeSet};
use wirecopy::{Finding, ReadOptions, Reading};

/// What became of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is in the model.
    InModel,
    /// A finding, or the record of skipped text, names it.
    Named,
    /// The input was refused, with a finding.
    Refused,
    /// It is gone.
    Lost,
}

/// What was read of an input before anything was replaced.
#[derive(Debug)]
pub struct Base {
    format: String,
    said: Said,
}

#[derive(Debug)]
struct Said {
    /// The leaves of the model's JSON.
    values: Vec<String>,
    json: String,
    messages: Vec<String>,
    skipped: BTreeMap<(usize, usize), usize>,
    /// The lines in which pictures that are not shown begin.
    pictures: BTreeSet<usize>,
}

impl Said {
    fn of(reading: &Reading<'_>) -> Self {
        let value = serde_json::to_value(&reading.document).unwrap();
        let mut values = Vec::new();
        gather(&value, &mut values);
        let mut messages: Vec<String> = reading.findings.list().iter().map(told).collect();
        // `inspect` says it, and `check` holds the input against it.
        messages.extend(reading.format_version.clone());
        let (mut skipped, mut pictures) = (BTreeMap::new(), BTreeSet::new());
        for piece in reading.findings.origins().map(|o| o.left_out()).unwrap_or_default() {
            if piece.class == "picture" {
                pictures.insert(piece.line);
            }
            *skipped.entry((piece.line, piece.characters)).or_default() += 1;
        }
        Self { values, json: value.to_string(), messages, skipped, pictures }
    }
}

fn told(finding: &Finding) -> String {
    let excerpt = finding.excerpt.as_ref().map_or("", |e| e.words.as_str());
    format!("{}\n{excerpt}", finding.message)
}

fn gather(value: &serde_json::Value, out: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(members) => {
            for (key, value) in members {
                gather(value, out);
                // The keys of what is kept as it was are names of the input.
                out.push(key.clone());
            }
        }
        serde_json::Value::Array(list) => list.iter().for_each(|v| gather(v, out)),
        serde_json::Value::String(text) => out.push(text.clone()),
        other => out.push(other.to_string()),
    }
}

fn options(format: &str) -> ReadOptions {
    // A text was decoded before: what it declares of its charset holds no longer.
    let encoding = (format != "mail").then(|| "utf-8".to_owned());
    ReadOptions { from: Some(format.to_owned()), encoding, ..ReadOptions::default() }
}

impl Base {
    /// Reads an input as it is; `None` where it cannot be read.
    pub fn read(format: &str, text: &str) -> Option<Self> {
        let reading = wirecopy::read("input", text.as_bytes(), &options(format)).ok()?;
        Some(Self { format: format.to_owned(), said: Said::of(&reading) })
    }

    /// Reads the input with a token in it.
    pub fn verdict(&self, text: &str, leaf: &Leaf, replacement: &Replacement) -> Verdict {
        let mutant = replacement.apply(text);
        let Ok(reading) = wirecopy::read("input", mutant.as_bytes(), &options(&self.format)) else {
            return Verdict::Refused;
        };
        let said = Said::of(&reading);
        let seen = &replacement.token.seen;
        let more = |now: &[String], before: &[String]| count(seen, now) > count(seen, before);
        let change = matches!(seen, Seen::Change);
        if (change && said.json != self.said.json) || more(&said.values, &self.said.values) {
            return Verdict::InModel;
        }
        if (change && said.messages != self.said.messages)
            || more(&said.messages, &self.said.messages)
            || self.is_skipped(&said, &mutant, leaf, replacement)
        {
            return Verdict::Named;
        }
        let grown = replacement.written.len() as isize - replacement.span.len() as isize;
        // A comma behind a member that was added is no part of it.
        let end = leaf.span.end.checked_add_signed(grown).unwrap()
            - usize::from(replacement.written.ends_with(','));
        let within = |finding: &Finding| {
            finding.place.span.is_some_and(|s| s.start <= leaf.span.start && s.end >= end)
        };
        // In XML the place alone is not enough: a finding on an element does not speak of all that stands in it.
        let covers = |finding: &Finding| {
            matches!(finding.rule.group(), "loss" | "limit" | "json")
                && if leaf.path.is_some() {
                    passes_over(finding, leaf, within(finding))
                } else {
                    within(finding)
                }
        };
        if reading.findings.list().iter().any(covers) { Verdict::Named } else { Verdict::Lost }
    }

    /// Whether the record of skipped text has a piece that begins above the token, and differs from one of the input
    /// by just as many characters as the token differs from what it stands for, or is just the value with the token.
    fn is_skipped(&self, said: &Said, mutant: &str, leaf: &Leaf, replacement: &Replacement) -> bool {
        let line = mutant[..replacement.span.start].matches('\n').count() + 1;
        if leaf.attribute.as_deref() == Some("img") {
            let tag = mutant[..replacement.span.start].rfind('<').unwrap();
            return said.pictures.contains(&(mutant[..tag].matches('\n').count() + 1));
        }
        let delta =
            replacement.token.text.chars().count() as isize - replacement.was.chars().count() as isize;
        let more = |a: &BTreeMap<(usize, usize), usize>, b: &BTreeMap<(usize, usize), usize>| {
            let mut out: Vec<(usize, usize)> = Vec::new();
            for (piece, count) in a {
                if b.get(piece).is_none_or(|other| other < count) {
                    out.push(*piece);
                }
            }
            out
        };
        let was = more(&self.said.skipped, &said.skipped);
        let grown = replacement.written.len() as isize - replacement.span.len() as isize;
        let all = &mutant[leaf.span.start..leaf.span.end.checked_add_signed(grown).unwrap()];
        let all = all.split_whitespace().map(|w| w.chars().count() + 1).sum::<usize>().saturating_sub(1);
        more(&said.skipped, &self.said.skipped).iter().any(|(at, characters)| {
            let before = characters.checked_add_signed(-delta);
            *at <= line && (before.is_some_and(|before| was.contains(&(*at, before))) || *characters == all)
        })
    }
}

/// Whether a finding says that the value's attribute, or an element that it stands in, is passed over.
fn passes_over(finding: &Finding, leaf: &Leaf, covered: bool) -> bool {
    let (Some(path), Some(own)) = (&finding.place.path, &leaf.path) else { return false };
    // The parts of a message are counted, be there one or more.
    let (path, own) = (&path.replace("[1]", ""), &own.replace("[1]", ""));
    let within =
        covered || own == path || own.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with('/'));
    let message = &finding.message;
    let element = leaf.chain.last().map(String::as_str).unwrap_or_default();
    let attribute = leaf.attribute.as_ref().is_some_and(|name| {
        let said = |said: String| message.contains(&said);
        let prefixed = message.contains("attribute `") && said(format!(":{name}` of <{element}>"));
        prefixed || said(format!("attribute {name} of <{element}>")) || said(format!("{name} ("))
    });
    let steps = path.matches('/').count();
    let whole = leaf
        .chain
        .iter()
        .skip(steps.saturating_sub(1))
        .any(|name| message.contains(&format!("<{name}> and what is in it")));
    within && (attribute || whole)
}

/// How often a token stands in texts.
fn count(seen: &Seen, texts: &[String]) -> usize {
    texts.iter().map(|text| holds(seen, text)).sum()
}

fn holds(seen: &Seen, text: &str) -> usize {
    match seen {
        Seen::Words(words) => text.to_lowercase().matches(&words.to_lowercase()).count(),
        Seen::Number(number) => text
            .match_indices(number.as_str())
            .filter(|(at, _)| {
                let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                !digit(text[..*at].chars().next_back()) && !digit(text[at + number.len()..].chars().next())
            })
            .count(),
        Seen::Moment { day, time } => {
            let squeezed: String = text.chars().filter(|c| !matches!(c, '-' | ':')).collect();
            let both = |part: &str| {
                squeezed.contains(&part.chars().filter(|c| !matches!(c, '-' | ':')).collect::<String>())
            };
            usize::from(both(day) && time.as_ref().is_none_or(|time| both(time)))
        }
        Seen::Change => 0,
    }
}
