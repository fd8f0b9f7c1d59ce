//! What a format cannot carry: one mechanism for all writers.
//!
//! A writer *takes* the values that it writes out of a [`Remainder`], part by part. What nobody took in the end is
//! announced, each leaf with its JSON pointer. So a field that a writer does not know is announced without anyone
//! thinking of it.

use super::rules;
use crate::diagnostics::{Finding, Findings, Rule};
use crate::markup::Losses;
use crate::model::{Article, Concept, Envelope, Extension, Extra, Item};
use serde::Serialize;
use serde_json::Value;

/// So many losses of one kind are announced one by one; more become one finding at what they have in common.
const MAX_LISTED: usize = 5;

/// What a remainder can be made of.
pub(crate) trait WithoutBody: Serialize + Sized {
    /// A copy without the body of an article, whose losses its markup knows.
    fn without_body(&self) -> Self;
}

impl WithoutBody for Article {
    fn without_body(&self) -> Self {
        Self {
            meta: self.meta.clone(),
            language: self.language.clone(),
            direction: self.direction,
            headline: self.headline.clone(),
            kicker: self.kicker.clone(),
            standfirst: self.standfirst.clone(),
            slugline: self.slugline.clone(),
            byline: self.byline.clone(),
            dateline: self.dateline.clone(),
            creditline: self.creditline.clone(),
            creators: self.creators.clone(),
            contributors: self.contributors.clone(),
            sources: self.sources.clone(),
            urgency: self.urgency,
            content_created: self.content_created.clone(),
            content_modified: self.content_modified.clone(),
            located: self.located.clone(),
            genres: self.genres.clone(),
            keywords: self.keywords.clone(),
            subjects: self.subjects.clone(),
            headlines: self.headlines.clone(),
            descriptions: self.descriptions.clone(),
            body: Vec::new(),
            end_mark: self.end_mark.clone(),
            media: self.media.clone(),
            extensions: self.extensions.clone(),
        }
    }
}

impl WithoutBody for Item {
    fn without_body(&self) -> Self {
        match self {
            Self::Article(article) => Self::Article(Box::new(article.without_body())),
            other => other.clone(),
        }
    }
}

impl WithoutBody for Envelope {
    fn without_body(&self) -> Self {
        self.clone()
    }
}

/// What is left of an item to write.
pub(crate) struct Remainder<'i, T> {
    /// The whole item.
    pub whole: &'i T,
    /// The item without what was taken. Entries of lists stay in their places, emptied, so that pointers stay right.
    pub left: T,
}

impl<'i, T: WithoutBody> Remainder<'i, T> {
    /// All of an item but the body of an article.
    pub fn of(whole: &'i T) -> Self {
        Self { whole, left: whole.without_body() }
    }

    /// Announces what is left, in a format that is called `format`; `at` is the JSON pointer of the item.
    pub fn report(self, format: &str, at: &str, findings: &mut Findings) {
        let Ok(mut left) = serde_json::to_value(&self.left) else { return };
        if let Value::Object(fields) = &mut left {
            fields.shift_remove("kind");
        }
        if !has_leaf(&left) {
            return;
        }
        let Ok(whole) = serde_json::to_value(self.whole.without_body()) else { return };
        let mut lost = Vec::new();
        gather(&left, &whole, &mut String::new(), &mut lost);
        for (pointer, value) in lost {
            let origin = origin(&pointer, value);
            let name = pointer.get(1..).unwrap_or_default();
            let message = format!("`{name}` is not supported by {format}{origin}");
            findings.report(Finding::new(rule_of(&pointer), message).path(format!("{at}{pointer}")));
        }
    }
}

/// Takes what to call a concept by: its name, else its literal, code or URI.
pub(crate) fn take_label(concept: &mut Concept) -> Option<String> {
    let further = concept.names.iter_mut().map(|n| &mut n.name).find(|n| !n.is_empty());
    concept
        .name
        .take()
        .or_else(|| further.map(std::mem::take))
        .or_else(|| concept.literal.take())
        .or_else(|| concept.code.take())
        .or_else(|| concept.uri.take())
}

/// Takes what a kept part says of where it belongs, once all that it keeps is taken.
pub(crate) fn settle(extension: &mut Extension) {
    let Extension { standard: _, path: _, xml, attributes, value, absent } = extension;
    if xml.is_none() && attributes.is_empty() && value.is_none() && absent.iter().all(String::is_empty) {
        *extension = Extension::default();
    }
}

/// Takes what a kept decoration of a standard says of that, once all that it keeps is taken.
pub(crate) fn settle_extra(extra: &mut Option<Box<Extra>>, standard: &str) {
    if let Some(own) = extra
        && own.standard == standard
        && own.attributes.is_empty()
        && own.xml.iter().all(String::is_empty)
        && own.value.is_none()
    {
        *extra = None;
    }
}

/// Announces that a field has no place in a format, or not with this value, for a reason that `message` gives. Whoever
/// does so takes the value.
pub(crate) fn lose(pointer: impl Into<String>, message: impl Into<String>, findings: &mut Findings) {
    let pointer = pointer.into();
    findings.report(Finding::new(rule_of(&pointer), message).path(pointer));
}

/// Announces what the markup of a body cannot carry, in a format that is called `format`.
pub(crate) fn report_markup(losses: &Losses, format: &str, findings: &mut Findings) {
    let mut kinds: Vec<(&'static str, Vec<&str>)> = Vec::new();
    for loss in losses.all() {
        match kinds.iter_mut().find(|(what, _)| *what == loss.what) {
            Some((_, places)) => places.push(&loss.pointer),
            None => kinds.push((loss.what, vec![&loss.pointer])),
        }
    }
    for (what, places) in kinds {
        let message = format!("{what} is not supported by {format}");
        // What is lost of a body is markup; media objects beside it are fields.
        let (body, fields): (Vec<&str>, Vec<&str>) =
            places.into_iter().partition(|place| place.split('/').any(|step| step == "body"));
        for place in fields {
            let name = place.get(1..).unwrap_or_default();
            let message = format!("`{name}` is not supported by {format}");
            findings.report(Finding::new(rule_of(place), message).path(place));
        }
        if body.len() <= MAX_LISTED {
            for place in body {
                findings.report(Finding::new(&rules::MARKUP, message.clone()).path(place));
            }
        } else {
            let message = format!("{message} ({} times)", body.len());
            findings.report(Finding::new(&rules::MARKUP, message).path(common(&body)));
        }
    }
}

/// The pointer of the value that has all of these.
fn common<'p>(places: &[&'p str]) -> &'p str {
    let Some((first, rest)) = places.split_first() else { return "" };
    let mut own = *first;
    while !rest.iter().all(|place| is_within(place, own)) {
        own = own.rfind('/').and_then(|end| own.get(..end)).unwrap_or_default();
    }
    own
}

/// Whether a pointer leads to a value or into it.
fn is_within(pointer: &str, value: &str) -> bool {
    pointer.strip_prefix(value).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What the model has no field for is lost by another rule than a field.
fn rule_of(pointer: &str) -> &'static Rule {
    let kept = pointer.split('/').any(|step| step == "extensions" || step == "extra");
    if kept { &rules::EXTENSION } else { &rules::FIELD }
}

/// Of what is kept of a standard, what it is and of which.
fn origin(pointer: &str, value: &Value) -> String {
    let standard = |value: &Value| value.get("standard").and_then(Value::as_str).map(str::to_owned);
    let one =
        |value: &Value| standard(value).map(|own| format!(": {} of {own}", part(value))).unwrap_or_default();
    match value.as_array().map(Vec::as_slice) {
        Some([only]) if pointer == "/extensions" => one(only),
        Some(list) if pointer == "/extensions" => {
            let mut standards: Vec<String> = list.iter().filter_map(standard).collect();
            standards.sort();
            standards.dedup();
            format!(": {} parts of {}", list.len(), standards.join(", "))
        }
        _ => one(value),
    }
}

/// What a kept part is called: its path, or the names of its members.
fn part(value: &Value) -> String {
    if let Some(path) = value.get("path").and_then(Value::as_str).filter(|path| !path.is_empty()) {
        return path.to_owned();
    }
    let names = ["value", "attributes"].into_iter().find_map(|key| value.get(key)?.as_object());
    names.map_or_else(|| "elements".to_owned(), |names| names.keys().cloned().collect::<Vec<_>>().join(", "))
}

/// The keys of texts that every object of their type has: they are emptied where they are taken. Any other text that is
/// empty was so from the start, and is still there.
const EMPTIED: &[&str] = &["text", "name", "group", "standard", "path"];

/// Whether a value says anything.
fn has_leaf(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => list.iter().any(has_leaf),
        Value::Object(object) => object.iter().any(|(key, value)| {
            has_leaf(value) || value.as_str().is_some_and(str::is_empty) && !EMPTIED.contains(&key.as_str())
        }),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

/// Whether a key of the object at `pointer` says which kind of member of a group it is: that is written with the rest.
fn is_tag(key: &str, pointer: &str) -> bool {
    key == "kind" && pointer.starts_with("/groups/") && pointer.rsplit('/').nth(1) == Some("members")
}

/// Gathers the leaves of what is left; of a value of which nothing was taken only itself.
fn gather<'v>(left: &'v Value, whole: &Value, pointer: &mut String, lost: &mut Vec<(String, &'v Value)>) {
    let given = left.as_str().is_some_and(str::is_empty)
        && !EMPTIED.iter().any(|key| pointer.rsplit('/').next() == Some(key))
        && left == whole;
    if !has_leaf(left) && !given {
        return;
    }
    if !pointer.is_empty() && left == whole {
        lost.push((pointer.clone(), left));
        return;
    }
    let before = pointer.len();
    match left {
        Value::Object(object) => {
            // Of what was kept of a standard and written in part, where it was kept is no loss of its own.
            let names_place =
                |key: &str| object.contains_key("standard") && matches!(key, "standard" | "path");
            let says_more = object.iter().any(|(key, value)| !names_place(key) && has_leaf(value));
            for (key, value) in object {
                if is_tag(key, pointer) || says_more && names_place(key) {
                    continue;
                }
                pointer.push('/');
                pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                gather(value, whole.get(key).unwrap_or(&Value::Null), pointer, lost);
                pointer.truncate(before);
            }
        }
        Value::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                pointer.push('/');
                pointer.push_str(&at.to_string());
                gather(value, whole.get(at).unwrap_or(&Value::Null), pointer, lost);
                pointer.truncate(before);
            }
        }
        leaf => lost.push((pointer.clone(), leaf)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn announced(article: &Article, take: impl Fn(&mut Article)) -> Vec<String> {
        let mut remainder = Remainder::of(article);
        take(&mut remainder.left);
        let mut findings = Findings::new(100);
        remainder.report("X", "", &mut findings);
        findings.list().iter().filter_map(|f| f.place.path.clone()).collect()
    }

    #[test]
    fn what_nobody_takes_is_announced() {
        let concept = |name: &str| Concept { code: Some("a:b".into()), ..Concept::named(name) };
        let article = Article {
            headline: Some("Rain".into()),
            keywords: vec!["rain".into(), "drought".into()],
            genres: vec![concept("News"), concept("Report")],
            ..Article::default()
        };
        assert_eq!(announced(&article, |_| {}), ["/headline", "/genres", "/keywords"]);
        let named = announced(&article, |left| {
            left.headline = None;
            left.keywords[1].clear();
            left.genres[0].name = None;
        });
        assert_eq!(named, ["/genres/0/code", "/genres/1", "/keywords/0"]);
    }

    #[test]
    fn many_losses_of_a_kind_are_one() {
        assert_eq!(common(&["/body/3/content/1", "/body/3/content/12", "/body/3"]), "/body/3");
        assert_eq!(common(&["/body/1", "/body/12"]), "/body");
    }
}
