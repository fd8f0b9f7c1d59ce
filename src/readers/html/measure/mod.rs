//! What is measured of each stretch of a page, and how much each figure speaks for a story's body.
//!
//! Every figure has a group and a name; the weights are fitted to pages whose bodies are known (see
//! `tools/fit_page_weights.py`). All lengths are in characters, so that scripts without spaces count alike.

mod place;
mod words;

use super::outline::{Kind, Outline, Stretch, around};
use super::weights::WEIGHTS;
use crate::model::text::key;
use crate::vocab::page_labels::says;
use crate::vocab::page_names::hint;
use place::Places;
use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};
pub use place::BESIDE;

pub use words::label_of;

/// What the page says of itself that its stretches are held against.
#[derive(Debug, Default)]
pub struct Said {
    /// The words of the body, where they are declared, as a [`key`].
    pub body: Option<String>,
    /// The headline.
    pub headline: Option<Words>,
    /// Descriptions.
    pub descriptions: Vec<Words>,
}

/// Words to compare others with.
#[derive(Debug)]
pub struct Words {
    key: String,
    chars: u32,
}

impl Words {
    /// Words to compare others with.
    pub fn new(text: &str) -> Self {
        Self { key: key(text), chars: u32::try_from(text.chars().count()).unwrap_or(u32::MAX) }
    }

    /// Whether these are the same words, but for white space, marks and capitals. Lengths are looked at first.
    pub fn are(&self, words: &str, chars: u32) -> bool {
        chars.abs_diff(self.chars) <= self.chars / 4 + 4 && !self.key.is_empty() && key(words) == self.key
    }
}

/// Takes a figure: its group, its name, its value.
pub trait Take: FnMut(&'static str, &'static str, f32) {}
impl<F: FnMut(&'static str, &'static str, f32)> Take for F {}

/// How much each stretch speaks for being a part of the body: more than 0 for, less than 0 against (log-odds).
pub fn scores(page: &Page<'_>) -> Vec<f32> {
    let stretches = page.outline.stretches.len();
    (0..stretches)
        .map(|at| {
            let mut weights = WEIGHTS.iter();
            let mut sum = 0.0;
            page.figures(at, &mut |_, _, value| {
                let weight = weights.next().map_or(0.0, |(_, weight)| *weight);
                sum += weight * value;
            });
            sum
        })
        .collect()
}

/// The figures of all stretches by name, for those who fit weights.
pub fn table(page: &Page<'_>) -> Vec<Vec<(String, f32)>> {
    let stretches = page.outline.stretches.len();
    (0..stretches)
        .map(|at| {
            let mut row = Vec::new();
            page.figures(at, &mut |group, name, value| row.push((format!("{group} {name}"), value)));
            row
        })
        .collect()
}

/// A page with all that is counted over the whole of it.
#[derive(Debug)]
pub struct Page<'o> {
    /// Its stretches.
    pub outline: &'o Outline,
    said: &'o Said,
    /// Where each stretch stands.
    pub places: Places,
    /// What the beginning of each stretch says that it is.
    pub labels: Vec<u32>,
    /// Whether the words of each stretch stand on the page again.
    repeated: Vec<bool>,
    /// How many stretches of its kind stand in the parent of each.
    kin: Vec<u32>,
    /// In how many elements stretches of the kind and the names of each stand.
    scattered: Vec<u32>,
    /// For each element the characters, those in links, and the stretches within it or its children.
    within: Vec<(u32, u32, u32)>,
    /// What the heading above each stretch says.
    under: Vec<u32>,
    /// For each stretch whether it stands in the declared body.
    declared: Vec<Option<bool>>,
}

impl<'o> Page<'o> {
    /// Measures a page: of each element and stretch of text its length, its share of links, its label, and whether it
    /// repeats.
    pub fn new(outline: &'o Outline, said: &'o Said) -> Self {
        let mut page = Self {
            outline,
            said,
            places: Places::new(outline, said),
            labels: outline.stretches.iter().map(|s| label_of(s.chars, outline.words(s))).collect(),
            repeated: Vec::new(),
            kin: Vec::new(),
            scattered: Vec::new(),
            within: vec![(0, 0, 0); outline.elements.len()],
            under: Vec::new(),
            declared: declared(outline, said),
        };
        page.count_alike();
        let mut under = 0;
        for (s, label) in outline.stretches.iter().zip(&page.labels) {
            let mother = outline.parent(s.element);
            for id in [mother, outline.parent(mother)] {
                if let Some(sum) = page.within.get_mut(id as usize) {
                    *sum = (sum.0 + s.chars, sum.1 + s.linked, sum.2 + 1);
                }
            }
            page.under.push(under);
            let heads = matches!(s.kind, Kind::Heading | Kind::Title);
            if heads || (s.chars < 60 && s.linked == 0 && s.strong * 2 > s.chars) {
                under = *label;
            }
        }
        page
    }

    /// Counts the stretches that are like each other.
    fn count_alike(&mut self) {
        let outline = self.outline;
        let (mut words, mut kin) = (HashMap::new(), HashMap::new());
        let mut signs: HashMap<_, (u32, u32)> = HashMap::new();
        for s in &outline.stretches {
            let mother = outline.parent(s.element);
            *words.entry(outline.words(s)).or_insert(0u32) += 1;
            *kin.entry((mother, s.kind)).or_insert(0u32) += 1;
            let last = signs.entry(sign(outline, s)).or_insert((u32::MAX, 0));
            if last.0 != mother {
                *last = (mother, last.1 + 1);
            }
        }
        for s in &outline.stretches {
            self.repeated.push(words.get(outline.words(s)).is_some_and(|count| *count > 1));
            let kin = kin.get(&(outline.parent(s.element), s.kind));
            self.kin.push(kin.copied().unwrap_or(0));
            self.scattered.push(signs.get(&sign(outline, s)).map_or(0, |(_, count)| *count));
        }
    }

    /// Whether the page declares these words as its description.
    pub fn says_description(&self, s: &Stretch) -> bool {
        let words = self.outline.words(s);
        self.said.descriptions.iter().any(|d| d.are(words, s.chars))
    }

    /// All figures of a stretch, in an order that never changes.
    fn figures(&self, at: usize, take: &mut impl Take) {
        let Some(s) = self.outline.stretches.get(at) else { return };
        let words = self.outline.words(s);
        take("", "bias", 1.0);
        words::figures(s, words, take);
        kinds(s, take);
        self.places.figures(at, s, take);
        self.agreement(at, s, words, take);
        self.neighbours(at, s, take);
        let label = self.labels.get(at).copied().unwrap_or(0);
        for (bit, name) in says::NAMES.iter().enumerate() {
            take("label", name, flag(label & (1 << bit) != 0));
        }
        let under = self.under.get(at).copied().unwrap_or(0);
        for bit in UNDER {
            take("under", says::NAMES.get(*bit).copied().unwrap_or_default(), flag(under & (1 << bit) != 0));
        }
        self.company(at, s, words, take);
    }

    /// Whether the words are said elsewhere.
    fn agreement(&self, at: usize, s: &Stretch, words: &str, take: &mut impl Take) {
        take("said", "twice on the page", flag(self.repeated.get(at) == Some(&true)));
        let declared = self.declared.get(at).copied().flatten();
        take("said", "in the declared body", flag(declared == Some(true)));
        take("said", "not in the declared body", flag(declared == Some(false)));
        take("said", "as headline", flag(self.said.headline.as_ref().is_some_and(|h| h.are(words, s.chars))));
        take("said", "as description", flag(self.says_description(s)));
    }

    fn neighbours(&self, at: usize, s: &Stretch, take: &mut impl Take) {
        let mother = self.outline.parent(s.element);
        let other = |at: Option<usize>| at.and_then(|at| self.outline.stretches.get(at));
        for (group, other) in [("before", other(at.checked_sub(1))), ("behind", other(Some(at + 1)))] {
            let kin = |o: &Stretch| o.element == s.element || self.outline.parent(o.element) == mother;
            take(group, "same parent", flag(other.is_some_and(kin)));
            take(group, "same kind", flag(other.is_some_and(|o| o.kind == s.kind)));
            take(group, "length", other.map_or(0.0, |o| log(o.chars) / 7.0));
            take(group, "linked", other.map_or(0.0, Stretch::linked_share));
        }
    }

    /// What stands around, and what kind of company that is.
    fn company(&self, at: usize, s: &Stretch, words: &str, take: &mut impl Take) {
        let mother = self.outline.parent(s.element);
        for (group, id) in [("parent", mother), ("grandparent", self.outline.parent(mother))] {
            let (chars, linked, count) = self.within.get(id as usize).copied().unwrap_or_default();
            take(group, "linked", linked as f32 / chars.max(1) as f32);
            take(group, "mean length", (chars as f32 / count.max(1) as f32).ln_1p() / 7.0);
        }
        let kin = self.kin.get(at).copied().unwrap_or(0);
        take("company", "of its kind in its parent", log(kin) / 4.0);
        let places = self.scattered.get(at).copied().unwrap_or(0);
        take("company", "of its kind in other places", log(places) / 5.0);
        let linked = s.linked_share();
        let item = matches!(s.kind, Kind::Item | Kind::Cell);
        take("link", "short and mostly linked", flag(linked > 0.5 && s.chars < 250));
        take("link", "mostly linked and strong", flag(linked > 0.5 && s.strong * 2 > s.chars));
        take("link", "none", flag(linked == 0.0));
        take("link", "alone and no item", flag(linked > 0.9 && !item));
        take("link", "alone and in capitals", flag(linked > 0.9 && !item && words::is_shouted(words)));
        let pictured = |id: u32| self.outline.elements.get(id as usize).is_some_and(|e| e.images > 0);
        take("picture", "before", flag(s.images > 0));
        take("picture", "within", flag(pictured(s.element)));
        take("picture", "beside", flag(pictured(mother)));
        take(
            "picture",
            "before, and little else beside",
            flag(s.images > 0 && self.places.share(mother) < 0.2),
        );
        take("picture", "whose maker is named", flag(s.chars < 400 && words::names_credit(words)));
    }
}

/// How many bytes of a declared body are searched at most, all stretches together.
const SEARCHED: usize = 64 << 20;

/// For each stretch whether it stands in the declared body, where there is one; past the bound nothing is known.
fn declared(outline: &Outline, said: &Said) -> Vec<Option<bool>> {
    let Some(body) = said.body.as_deref() else { return Vec::new() };
    let mut left = SEARCHED;
    let stands = |s: &Stretch| {
        left = left.checked_sub(body.len())?;
        Some(s.chars >= 3 && body.contains(&key(outline.words(s))))
    };
    outline.stretches.iter().map(stands).collect()
}

/// Labels of headings that say what stands below.
const UNDER: &[usize] = &[0, 1, 4, 5, 7, 11];

/// By what stretches are alike: kind and names.
fn sign(outline: &Outline, s: &Stretch) -> (Kind, u32, u32) {
    let mother = outline.elements.get(outline.parent(s.element) as usize).map_or(0, |e| e.hints);
    (s.kind, s.own, mother)
}

fn kinds(s: &Stretch, take: &mut impl Take) {
    for (kind, name) in [
        (Kind::Paragraph, "paragraph"),
        (Kind::Title, "h1"),
        (Kind::Heading, "heading"),
        (Kind::Item, "item"),
        (Kind::Cell, "cell"),
        (Kind::Table, "table"),
        (Kind::Quote, "quote"),
        (Kind::Preformatted, "preformatted"),
        (Kind::Caption, "caption"),
        (Kind::Definition, "definition"),
    ] {
        take("is", name, flag(s.kind == kind));
    }
}

/// The logarithm of a count and one. Counts are small; those of most stretches are looked up.
fn log(count: u32) -> f32 {
    static TABLE: OnceLock<Vec<f32>> = OnceLock::new();
    let table = TABLE.get_or_init(|| (0..1024u16).map(|n| f32::from(n).ln_1p()).collect());
    table.get(count as usize).copied().unwrap_or_else(|| (count as f32).ln_1p())
}

fn flag(is: bool) -> f32 {
    if is { 1.0 } else { 0.0 }
}

/// The names of hints that are among `hints`, in a group.
fn hint_figures(group: &'static str, hints: u32, take: &mut impl Take) {
    for (bit, name) in hint::NAMES.iter().enumerate() {
        take(group, name, flag(hints & (1 << bit) != 0));
    }
}

fn around_figures(facts: u32, take: &mut impl Take) {
    for (bit, name) in around::NAMES.iter().enumerate() {
        take("in", name, flag(facts & (1 << bit) != 0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_its_weight() {
        let tree = crate::syntax::html::parse(
            "<p>words",
            &crate::limits::Limits::default(),
            &mut crate::diagnostics::Findings::new(1),
        );
        let outline = super::super::outline::outline(&tree);
        let said = Said::default();
        let rows = table(&Page::new(&outline, &said));
        let measured: Vec<&str> = rows.first().unwrap().iter().map(|(name, _)| name.as_str()).collect();
        let weighed: Vec<&str> = WEIGHTS.iter().map(|(name, _)| *name).collect();
        assert_eq!(measured, weighed, "fit the weights anew");
    }
}
