//! Figures of where a stretch stands: what the elements around it say, how much of the story they hold, and how
//! far it is from the headline.

use super::{Said, Take, around_figures, flag, hint_figures};
use crate::readers::html::outline::{Kind, Outline, Stretch, around};
use crate::vocab::page_names::hint;

/// What surrounds a stretch.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surroundings {
    /// Facts of all elements around.
    pub around: u32,
    /// What the names of the two elements around its block say.
    pub near: u32,
    /// What the names of all others say.
    pub far: u32,
}

/// Where all stretches of a page stand.
#[derive(Debug)]
pub struct Places {
    /// What surrounds each.
    pub surroundings: Vec<Surroundings>,
    /// For each element the share of the page's story that it holds, 0 to 1.
    shares: Vec<f32>,
    /// For each stretch the share of all characters before it.
    before: Vec<f32>,
    /// For each stretch the shares of the story before it and behind it.
    story: Vec<(f32, f32)>,
    /// For each element the share of the story that stands in its children and not deeper.
    children: Vec<f32>,
    /// For each stretch how many elements up the one is that holds half of the story, and a quarter of it.
    steps: Vec<(u32, u32, u32)>,
    /// The stretch that is the headline.
    pub title: Option<usize>,
}

/// Facts of elements that stand beside a story.
pub const BESIDE: u32 = around::NAV | around::FOOTER | around::ASIDE | around::HIDDEN;
/// Names of elements that stand beside a story.
const NAMED_BESIDE: u32 =
    hint::COMMENT | hint::FOOT | hint::RELATED | hint::PROMO | hint::NAV | hint::SHARE | hint::HIDDEN;
/// Names that speak for a body.
const FOR_BODY: u32 = hint::BODY | hint::CONTENT;
/// Facts that hold of an element however much of the story it holds.
const WHATEVER_IT_HOLDS: u32 = around::ARTICLE | around::MAIN | around::BODY | around::TABLE | around::LIST;

impl Places {
    /// Finds where stretches stand.
    pub fn new(outline: &Outline, said: &Said) -> Self {
        // Twice: what the names of narrow elements say takes stretches out of what looks like a story.
        let shares = shares(outline, |_, s| plausible(s));
        let first: Vec<_> =
            outline.stretches.iter().map(|s| surroundings(outline, s.element, &shares)).collect();
        let story = |at: usize, s: &Stretch| {
            let c = first.get(at).copied().unwrap_or_default();
            let beside = c.around & BESIDE != 0 || (s.own | c.near | c.far) & NAMED_BESIDE != 0;
            if beside { 0.0 } else { plausible(s) }
        };
        let shares = shares_or(outline, story, shares);
        let each: Vec<f32> = outline.stretches.iter().enumerate().map(|(at, s)| story(at, s)).collect();
        let total = each.iter().sum::<f32>().max(1.0);
        let mut children = vec![0.0; outline.elements.len()];
        let mut passed = 0.0;
        let mut rows = Vec::with_capacity(each.len());
        for (s, value) in outline.stretches.iter().zip(&each) {
            if let Some(sum) = children.get_mut(outline.parent(s.element) as usize) {
                *sum += value / total;
            }
            rows.push((passed / total, (total - passed - value).max(0.0) / total));
            passed += value;
        }
        let all: f32 = outline.stretches.iter().map(|s| s.chars as f32).sum::<f32>().max(1.0);
        let mut before = 0.0;
        Self {
            surroundings: outline
                .stretches
                .iter()
                .map(|s| surroundings(outline, s.element, &shares))
                .collect(),
            before: outline
                .stretches
                .iter()
                .map(|s| {
                    let share = before;
                    before += s.chars as f32 / all;
                    share
                })
                .collect(),
            story: rows,
            children,
            steps: outline.stretches.iter().map(|s| steps(outline, s.element, &shares)).collect(),
            shares,
            title: title_at(outline, said),
        }
    }

    /// The share of the page's story that an element holds, 0 to 1.
    pub fn share(&self, id: u32) -> f32 {
        self.shares.get(id as usize).copied().unwrap_or(0.0)
    }

    /// What surrounds an element.
    pub fn around(&self, outline: &Outline, id: u32) -> Surroundings {
        surroundings(outline, id, &self.shares)
    }

    /// What surrounds a stretch.
    pub fn of(&self, at: usize) -> Surroundings {
        self.surroundings.get(at).copied().unwrap_or_default()
    }

    /// Gives the figures.
    pub fn figures(&self, at: usize, s: &Stretch, take: &mut impl Take) {
        let c = self.of(at);
        around_figures(c.around, take);
        hint_figures("named", s.own, take);
        hint_figures("near", c.near, take);
        hint_figures("far", c.far, take);
        let (half, quarter, parents) = self.steps.get(at).copied().unwrap_or_default();
        for (steps, name) in [(0, "here"), (1, "one up"), (2, "two up"), (3, "three up"), (4, "four up")] {
            take("half of the story", name, flag(half == steps));
        }
        take("half of the story", "farther up", flag(half >= 5));
        take("a quarter of the story", "steps up", quarter.min(6) as f32 / 6.0);
        take("share of the story", "parent", self.share(parents));
        let siblings = self.children.get(parents as usize).copied().unwrap_or(0.0);
        take("share of the story", "siblings", siblings);
        take("share of the story", "more than a tenth in siblings", flag(siblings > 0.1));
        take("share of the story", "more than half in siblings", flag(siblings > 0.5));
        let (before, behind) = self.story.get(at).copied().unwrap_or_default();
        take("story", "before", before);
        take("story", "nothing before", flag(before < 0.01));
        take("story", "nothing behind", flag(behind < 0.01));
        take("position", "on the page", self.before.get(at).copied().unwrap_or(0.0));
        let behind = self.title.map(|title| at as i64 - title as i64);
        take("headline", "none", flag(behind.is_none()));
        take("headline", "below", flag(behind.is_some_and(|b| b < 0)));
        take("headline", "here", flag(behind == Some(0)));
        for (range, name) in [
            (1..=3, "up to 3 above"),
            (4..=10, "up to 10 above"),
            (11..=40, "up to 40 above"),
            (41..=100, "up to 100 above"),
            (101..=i64::MAX, "farther above"),
        ] {
            take("headline", name, flag(behind.is_some_and(|b| range.contains(&b))));
        }
    }
}

/// How many characters of a stretch look like a story's by themselves: none of short ones and of links.
fn plausible(s: &Stretch) -> f32 {
    if s.chars < 40 || s.linked * 3 > s.chars { 0.0 } else { s.chars as f32 }
}

/// For each element the share of a figure that the stretches within have of that of the page.
fn shares(outline: &Outline, figure: impl Fn(usize, &Stretch) -> f32) -> Vec<f32> {
    let each: Vec<(u32, f32)> = outline
        .stretches
        .iter()
        .enumerate()
        .map(|(at, s)| (s.element, figure(at, s)))
        .filter(|(_, value)| *value != 0.0)
        .collect();
    let total: f32 = each.iter().map(|(_, value)| value).sum();
    let mut sums = outline.sums(each.into_iter());
    if total > 0.0 {
        sums.iter_mut().for_each(|sum| *sum /= total);
    }
    sums
}

/// The same, or others where the figure is 0 for the whole page.
fn shares_or(outline: &Outline, figure: impl Fn(usize, &Stretch) -> f32, or: Vec<f32>) -> Vec<f32> {
    let shares = shares(outline, figure);
    if shares.iter().any(|share| *share > 0.0) { shares } else { or }
}

/// Gathers what an element and those around it say. Names lie: an element that holds most of what looks like a
/// story is not beside it, whatever it is called, so of such a one only what speaks for a body counts.
fn surroundings(outline: &Outline, element: u32, shares: &[f32]) -> Surroundings {
    let mut all = Surroundings::default();
    let (mut id, mut steps) = (element, 0u32);
    while let Some(known) = outline.elements.get(id as usize) {
        let (mut hints, mut says) = (known.hints, known.says);
        if shares.get(id as usize).is_some_and(|share| *share > 0.5) {
            hints &= FOR_BODY;
            says &= WHATEVER_IT_HOLDS;
        }
        all.around |= says;
        match steps {
            0 => {}
            1 | 2 => all.near |= hints,
            _ => all.far |= hints,
        }
        id = known.parent;
        steps += 1;
    }
    all
}

/// How many elements up the one is that holds half of the story, and the one that holds a quarter; and the parent.
fn steps(outline: &Outline, element: u32, shares: &[f32]) -> (u32, u32, u32) {
    const MOST: u32 = 12;
    let (mut id, mut steps) = (element, 0);
    let mut quarter = None;
    let share = |id: u32| shares.get(id as usize).copied().unwrap_or(1.0);
    while share(id) < 0.5 && steps < MOST {
        if quarter.is_none() && share(id) >= 0.25 {
            quarter = Some(steps);
        }
        id = outline.parent(id);
        steps += 1;
    }
    (steps, quarter.unwrap_or(steps), outline.parent(element))
}

/// Which stretch is the headline: a heading that says it, another stretch that does, else the first `h1`.
fn title_at(outline: &Outline, said: &Said) -> Option<usize> {
    let stretches = &outline.stretches;
    let says = |s: &Stretch| said.headline.as_ref().is_some_and(|h| h.are(outline.words(s), s.chars));
    stretches
        .iter()
        .position(|s| matches!(s.kind, Kind::Title | Kind::Heading) && says(s))
        .or_else(|| stretches.iter().position(says))
        .or_else(|| stretches.iter().position(|s| s.kind == Kind::Title))
}
