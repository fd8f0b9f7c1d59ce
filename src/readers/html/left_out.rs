//! Text of a page that was skipped, by class, so that nothing is dropped silently.

use super::body::Body;
use super::choose::Choice;
use super::kind::PageKind;
use super::measure::Page;
use super::outline::{Outline, Stretch, around};
use crate::diagnostics::{Findings, LeftOut};
use crate::model::text::{folded, key};
use crate::model::{Article, WireDate};
use crate::syntax::html::{HtmlElement, HtmlTree};
use crate::vocab::page_names::hint;
use std::collections::HashSet;

/// Notes all stretches that are in no field.
pub fn report(page: &Page<'_>, choice: &Choice, body: &Body, kind: PageKind, findings: &mut Findings) {
    if !findings.keeps_origins() {
        return;
    }
    let read = kind.name().is_none();
    for (at, (s, kept)) in page.outline.stretches.iter().zip(&choice.kept).enumerate() {
        if (*kept && read) || body.standfirst == Some(at) {
            continue;
        }
        let class = match () {
            () if page.places.title == Some(at) || body.headline.contains(&at) => "headline",
            () if body.pull_quotes.contains(&at) => "pull quote",
            () => class_of(page, at, s),
        };
        findings.left_out(LeftOut { class, line: s.line as usize, characters: s.chars as usize });
    }
}

/// Notes what the head and the marks of a page declare and no field holds, and pictures that are not shown. The article's
/// own words are asked, so that what another source said in the same words is not noted.
pub fn report_declared(tree: &HtmlTree, article: &mut Article, findings: &mut Findings) {
    if !findings.keeps_origins() {
        return;
    }
    let body = std::mem::take(&mut article.body);
    let fields = serde_json::to_value(&*article).unwrap_or_default();
    let blocks = serde_json::to_value(&body).unwrap_or_default();
    article.body = body;
    let mut held = HashSet::new();
    gather(&fields, &mut |text| {
        held.insert(text);
    });
    // Addresses were made whole: their ends are compared.
    let mut shown = HashSet::new();
    for value in [&fields, &blocks] {
        gather(value, &mut |text| shown.extend([text, end_of(text)]));
    }
    for element in tree.elements() {
        if element.name() == "img" {
            let hidden = |name: &str| {
                element.attribute(name).and_then(folded).is_some_and(|value| !shown.contains(end_of(&value)))
            };
            if hidden("src") || hidden("alt") {
                let characters = element.attribute("alt").unwrap_or_default().chars().count();
                findings.left_out(LeftOut { class: "picture", line: element.line(), characters });
            }
            continue;
        }
        let (class, value) = match element.name() {
            "title" if element.parent().is_none_or(|p| p.name() != "svg") => ("page title", element.text()),
            "meta" if for_browsers(element) => continue,
            _ => match element.attribute("content").or_else(|| element.attribute("datetime")) {
                Some(value) => ("declared data", value.to_owned()),
                None => continue,
            },
        };
        let Some(value) = folded(&value) else { continue };
        let date = || WireDate::lenient(&value).is_some_and(|date| held.contains(date.as_str()));
        let list = || value.split([',', ';', '،', '、']).all(|part| held.contains(part.trim()));
        if !held.contains(value.as_str()) && !date() && !list() {
            let characters = value.chars().count();
            findings.left_out(LeftOut { class, line: element.line(), characters });
        }
    }
}

/// Whether an element of the head speaks to browsers and other programs alone.
fn for_browsers(element: HtmlElement<'_>) -> bool {
    let name = element.attribute("name").or(element.attribute("property")).or(element.attribute("itemprop"));
    let name = name.unwrap_or_default().to_ascii_lowercase();
    matches!(name.as_str(), "" | "viewport" | "theme-color" | "robots" | "generator" | "referrer")
}

/// What an address ends with, from its last slash on.
fn end_of(address: &str) -> &str {
    address.rfind('/').and_then(|at| address.get(at..)).filter(|end| end.len() > 1).unwrap_or(address)
}

fn gather<'v>(value: &'v serde_json::Value, take: &mut impl FnMut(&'v str)) {
    match value {
        serde_json::Value::Object(members) => members.values().for_each(|value| gather(value, take)),
        serde_json::Value::Array(list) => list.iter().for_each(|value| gather(value, take)),
        serde_json::Value::String(text) => take(text),
        _ => {}
    }
}

/// Notes what a page that wirecopy wrote shows beside the `body` of its article: dates and the like, which its head
/// declares.
pub fn report_own(outline: &Outline, body: u32, article: &Article, findings: &mut Findings) {
    if !findings.keeps_origins() {
        return;
    }
    let fields = serde_json::to_value(article).unwrap_or_default();
    let mut held = HashSet::new();
    gather(&fields, &mut |text| {
        held.insert(key(text));
    });
    for s in outline.stretches.iter().filter(|s| !outline.is_within(s.element, body)) {
        if !held.contains(&key(outline.words(s))) {
            findings.left_out(LeftOut {
                class: "other",
                line: s.line as usize,
                characters: s.chars as usize,
            });
        }
    }
}

/// What a stretch that is no part of the body is, by what stands around it and what it is named.
fn class_of(page: &Page<'_>, at: usize, s: &Stretch) -> &'static str {
    let c = page.places.of(at);
    let names = s.own | c.near | c.far;
    let is = |facts: u32, hints: u32| c.around & facts != 0 || names & hints != 0;
    match () {
        () if is(around::HIDDEN, hint::HIDDEN) => "hidden",
        () if is(0, hint::COMMENT) => "comments",
        () if is(around::NAV, hint::NAV) => "navigation",
        () if is(around::CARD, hint::RELATED | hint::CARD) => "related stories",
        () if is(0, hint::SHARE) => "sharing",
        () if is(0, hint::WALL) => "paywall",
        () if is(0, hint::PROMO) => "promotion",
        () if is(0, hint::TAGS) => "tags",
        () if is(0, hint::AUTHOR) => "about the author",
        () if is(around::FOOTER, hint::FOOT) => "footer",
        () if is(around::ASIDE, hint::SIDE) => "sidebar",
        () if is(around::FIGURE, hint::MEDIA) => "caption",
        () if is(around::FORM, 0) => "form",
        () if s.own & (hint::DATE | hint::META) != 0 || c.near & (hint::DATE | hint::META) != 0 => {
            "about the article"
        }
        () if s.linked * 2 > s.chars => "links",
        () => "other",
    }
}
