//! Bylines and dates that the page shows round its story.

use super::{ClaimSource, Claims, Field};
use crate::facts::{byline_names, dates, names};
use crate::readers::html::choose::Choice;
use crate::readers::html::measure::Page;
use crate::readers::html::outline::{Kind, Stretch, around, narrow};
use crate::syntax::html::{HtmlElement, HtmlTree, Step};
use crate::vocab::dates::{MODIFIED, PUBLISHED};
use crate::vocab::page_names::hint;
use std::collections::BTreeMap;

/// Where a stretch stands to the story.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Zone {
    /// Between the headline and the beginning of the body, or just above.
    Head,
    /// Just behind the body.
    Foot,
    /// Elsewhere.
    Far,
    /// In what is not the story's: comments, other stories, navigation.
    Never,
}

/// How many stretches above the headline the story's head begins.
const ABOVE: usize = 12;
/// How many stretches behind the body its foot ends.
const BEHIND: usize = 14;

struct Eye<'p> {
    tree: &'p HtmlTree,
    page: &'p Page<'p>,
    /// The headline, or where the body begins.
    top: usize,
    kept: &'p [bool],
    head: (usize, usize),
    foot: (usize, usize),
}

/// Adds what the page shows.
pub fn look(tree: &HtmlTree, page: &Page<'_>, choice: &Choice, language: Option<&str>, claims: &mut Claims) {
    let stretches = &page.outline.stretches;
    let long = |at: &usize| {
        let s = stretches.get(*at);
        choice.kept.get(*at) == Some(&true) && s.is_some_and(|s| s.chars > 40 && s.kind != Kind::Title)
    };
    let title = page.places.title;
    let first = (0..stretches.len()).find(long).or(title).unwrap_or(0);
    let last = (0..stretches.len()).rev().find(long).unwrap_or(first);
    let top = title.filter(|t| *t <= first + 2).unwrap_or(first.saturating_sub(4)).min(first);
    let eye = Eye {
        tree,
        page,
        top,
        kept: &choice.kept,
        head: (top.saturating_sub(ABOVE), first + 2),
        foot: (last, last + BEHIND),
    };
    eye.authors(claims);
    eye.dates(language, claims);
}

impl Eye<'_> {
    fn zone(&self, at: usize) -> Zone {
        let Some(s) = self.page.outline.stretches.get(at) else { return Zone::Never };
        let c = self.page.places.of(at);
        let outer = c.near | c.far;
        let names = s.own | outer;
        // Between headline and body stands what belongs to them, whatever the template calls it.
        let between = (self.top..=self.head.1).contains(&at);
        let related = if between { s.own } else { names } & hint::RELATED != 0;
        if c.around & (around::NAV | around::HIDDEN | around::CARD) != 0
            || names & hint::COMMENT != 0
            || related
        {
            return Zone::Never;
        }
        if (self.head.0..=self.head.1).contains(&at) {
            Zone::Head
        } else if (self.foot.0..=self.foot.1).contains(&at) {
            Zone::Foot
        } else if outer & (hint::PROMO | hint::CARD) != 0 {
            Zone::Never
        } else {
            Zone::Far
        }
    }

    /// The stretch in which an element's words begin.
    fn stretch_of(&self, id: u32) -> usize {
        let outline = self.page.outline;
        let begins = |s: &Stretch| outline.nodes.get(s.nodes.0 as usize).copied().unwrap_or(u32::MAX);
        let behind = outline.stretches.partition_point(|s| begins(s) < id);
        // An element within a stretch begins behind the stretch's first words.
        match behind.checked_sub(1).and_then(|at| outline.stretches.get(at)) {
            Some(before)
                if outline.nodes.get(before.nodes.1.saturating_sub(1) as usize).is_some_and(|n| *n > id) =>
            {
                behind - 1
            }
            _ => behind,
        }
    }

    fn authors(&self, claims: &mut Claims) {
        // Elements of one stretch are one byline, however many links it has.
        let mut lines: BTreeMap<usize, Vec<(HtmlElement<'_>, f32, ClaimSource)>> = BTreeMap::new();
        for id in &self.page.outline.marked {
            let Some(element) = self.tree.element(*id) else { continue };
            let rel =
                element.attribute("rel").is_some_and(|r| r.split_ascii_whitespace().any(|r| r == "author"));
            let named =
                self.page.outline.elements.get(*id as usize).map_or(0, |e| e.hints) & hint::AUTHOR != 0;
            let (weight, how) = match (rel, named) {
                (true, _) => (6.0, ClaimSource::RelAuthor),
                (_, true) => (5.0, ClaimSource::named("an element named for its author")),
                _ if element.name() == "a" => (4.0, ClaimSource::named("a link to an author")),
                _ => continue,
            };
            lines.entry(self.stretch_of(*id)).or_default().push((element, weight, how));
        }
        for (at, elements) in lines {
            let share = match self.zone(at) {
                Zone::Head => 1.0,
                Zone::Foot => 0.8,
                Zone::Far => 0.3,
                Zone::Never => continue,
            };
            let far = share < 0.5;
            // Of elements within each other the innermost says it, unless the outer one is a byline.
            let texts: Vec<(HtmlElement<'_>, f32, &ClaimSource, String)> = elements
                .iter()
                .filter(|(_, _, how)| !far || *how == ClaimSource::RelAuthor)
                .filter_map(|(e, weight, how)| Some((*e, *weight, how, short_text(*e)?)))
                .collect();
            let outline = self.page.outline;
            let led = texts.iter().find(|(_, _, _, words)| !byline_names(words).is_empty());
            let mut found: Vec<String> = Vec::new();
            let (mut best, mut how, mut line) = (0.0, None, 0);
            for (element, weight, what, words) in &texts {
                let within = |outer: HtmlElement<'_>| {
                    outer.id() != element.id() && outline.is_within(element.id(), outer.id())
                };
                let holds = texts
                    .iter()
                    .any(|(e, ..)| e.id() != element.id() && outline.is_within(e.id(), element.id()));
                let skip = match led {
                    Some((outer, ..)) => within(*outer),
                    None => holds,
                };
                if skip {
                    continue;
                }
                for name in names(words) {
                    if !found.iter().any(|known| known == &name) {
                        found.push(name);
                    }
                }
                if *weight > best && !found.is_empty() {
                    (best, how, line) = (*weight, Some(*what), narrow(element.line()));
                }
            }
            if let Some(how) = how {
                claims.add(Field::Author, &found.join("; "), how.clone(), line, best * share);
            }
        }
        for at in self.head.0..=self.foot.1 {
            let (Some(s), zone) = (self.page.outline.stretches.get(at), self.zone(at)) else { continue };
            if s.chars > 200 || zone == Zone::Never {
                continue;
            }
            let found = byline_names(self.page.outline.words(s));
            let weight = match zone {
                Zone::Head => 6.0,
                Zone::Foot => 4.0,
                _ => 3.0,
            };
            claims.add(
                Field::Author,
                &found.join("; "),
                ClaimSource::named("a line that begins as bylines do"),
                s.line,
                weight,
            );
            if !found.is_empty() {
                claims.add(
                    Field::Byline,
                    self.page.outline.words(s),
                    ClaimSource::named("a line that begins as bylines do"),
                    s.line,
                    weight,
                );
            }
        }
    }

    fn dates(&self, language: Option<&str>, claims: &mut Claims) {
        let outline = self.page.outline;
        for id in &outline.marked {
            let Some(element) = self.tree.element(*id).filter(|e| e.name() == "time") else { continue };
            let at = self.stretch_of(*id);
            let share = match self.zone(at) {
                Zone::Head => 1.0,
                Zone::Foot => 0.6,
                Zone::Far => 0.3,
                Zone::Never => continue,
            };
            let shown = element.text();
            let value = element
                .attribute("datetime")
                .filter(|d| super::dates::date(d, language).is_some())
                .unwrap_or(&shown);
            let class = element.attribute("class").unwrap_or_default();
            let field = if is_modified(class) { Field::Modified } else { self.field(at, &shown) };
            let sure = element.attribute("pubdate").is_some() || class.contains("publish");
            let weight = if sure { 8.0 } else { 6.5 } * share;
            claims.add(field, value, ClaimSource::TimeElement, narrow(element.line()), weight);
        }
        for (at, s) in outline.stretches.iter().enumerate() {
            let zone = self.zone(at);
            if zone == Zone::Never || (s.chars > 250 && zone != Zone::Head) {
                continue;
            }
            self.dates_of(at, s, zone, language, claims);
        }
    }

    fn dates_of(&self, at: usize, s: &Stretch, zone: Zone, language: Option<&str>, claims: &mut Claims) {
        let named = (s.own | self.page.places.of(at).near) & hint::DATE != 0;
        let words = self.page.outline.words(s);
        for found in dates::dates(words, language).into_iter().take(4) {
            let before = words.get(..found.at.start).unwrap_or_default();
            let behind = words.get(found.at.end..).unwrap_or_default();
            let labelled = is_published(before, behind);
            let alone = found.at.len() * 5 > words.len() * 2;
            let (weight, how) = if labelled {
                (6.0, ClaimSource::LabelledDate)
            } else if named {
                (5.5, ClaimSource::DateElement)
            } else if alone || (s.chars < 120 && before.chars().count() < 3) {
                (4.5, ClaimSource::PlainDate)
            } else if s.chars < 120 {
                (3.5, ClaimSource::PlainDate)
            } else {
                (1.0, ClaimSource::PlainDate)
            };
            let share = match zone {
                Zone::Head => 1.0,
                Zone::Foot => 0.6,
                _ if labelled => 0.6,
                _ if named => 0.3,
                // A paragraph of the body that is a date and nothing else.
                _ if found.at.len() * 5 > words.len() * 4 && self.kept.get(at) == Some(&true) => 0.6,
                _ => continue,
            };
            claims.add(self.field(at, before), found.date.as_str(), how, s.line, weight * share);
        }
    }

    /// Whether the words before a date say that it is that of a change.
    fn field(&self, at: usize, before: &str) -> Field {
        let alone = !before.chars().any(char::is_alphabetic);
        let above = at.checked_sub(1).and_then(|at| self.page.outline.stretches.get(at));
        let above =
            above.filter(|s| alone && s.chars < 30).map(|s| self.page.outline.words(s)).unwrap_or_default();
        if is_modified(last_chars(before, 40)) || is_modified(above) {
            Field::Modified
        } else {
            Field::Published
        }
    }
}

/// Whether the words round a date say that it is that of publication.
fn is_published(before: &str, behind: &str) -> bool {
    let head: String = behind.chars().take(24).collect();
    let (tail, head) = (last_chars(before, 30).to_lowercase(), head.to_lowercase());
    PUBLISHED.iter().any(|word| tail.contains(word) || head.contains(word))
}

/// The end of a text: so many characters, or all of them.
fn last_chars(text: &str, count: usize) -> &str {
    let from = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    text.get(from..).unwrap_or_default()
}

fn is_modified(text: &str) -> bool {
    let lower = text.to_lowercase();
    MODIFIED.iter().any(|word| lower.contains(word))
}

/// How long the words of a byline are at most, in bytes.
const BYLINE: usize = 240;

/// The words of an element, a line a block; `None` where it is longer than bylines are.
fn short_text(element: HtmlElement<'_>) -> Option<String> {
    let mut out = String::new();
    let mut walk = element.walk();
    while let Some(step) = walk.next() {
        match step {
            Step::Text(_, text) => out.push_str(text),
            Step::Enter(e) if matches!(e.name(), "script" | "style" | "template" | "svg" | "noscript") => {
                walk.pass_over(e.id());
            }
            Step::Enter(e) | Step::Leave(e) => {
                let inline = matches!(
                    e.name(),
                    "a" | "span" | "b" | "strong" | "i" | "em" | "u" | "small" | "img" | "cite"
                );
                out.push(if inline { ' ' } else { '\n' });
            }
        }
        if out.len() > BYLINE * 2 {
            return None;
        }
    }
    let folded: Vec<String> = out.lines().filter_map(crate::model::text::folded).collect();
    let folded = folded.join("\n");
    (folded.len() <= BYLINE).then_some(folded)
}
