//! What kind of page it is: an article's, or one that has none of its own.

use super::choose::Choice;
use super::measure::Page;
use super::metadata::{Claims, Field};
use super::outline::{Kind, around};
use crate::model::text::key;
use crate::vocab::page_kinds::{CONSENT, ERRORS};
use crate::vocab::page_names::hint;

/// What a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// That of an article.
    Article,
    /// That of an article whose rest is for those who pay.
    Walled,
    /// An error page.
    Error,
    /// A wall that asks for consent.
    Consent,
    /// A list of stories: a front page, a section, search results.
    Index,
    /// That of a video with nothing to read but its description.
    Video,
    /// None of these, but nothing to read.
    Empty,
}

impl PageKind {
    /// What it is called in messages, where it is no article's.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Article | Self::Walled => None,
            Self::Error => Some("an error page"),
            Self::Consent => Some("a consent page"),
            Self::Index => Some("a list of stories"),
            Self::Video => Some("the page of a video"),
            Self::Empty => Some("a page without its own text"),
        }
    }
}

/// How many characters a body has at least.
const LEAST: u32 = 40;
/// How many characters error pages and the like have at most.
const SHORT: u32 = 1200;
/// How many linked headings a list of stories has at least.
const STORIES: usize = 6;
/// How many characters of a walled story are shown at most.
const STUB: u32 = 2500;

/// Finds out what a page is.
pub fn kind_of(page: &Page<'_>, choice: &Choice, claims: &Claims, headline: Option<&str>) -> PageKind {
    let stretches = || page.outline.stretches.iter().zip(&choice.kept);
    let chars: u32 = choice.stretches(page.outline).map(|(s, _)| s.chars).sum();
    let declares = |names: &[&str]| {
        let is = |value: &str| names.iter().any(|name| value.eq_ignore_ascii_case(name));
        claims.about(Field::Kind).any(|claim| is(&claim.value))
    };
    let ends = |end: &str| claims.about(Field::Kind).any(|claim| claim.value.ends_with(end));
    let article = ends("Article") || ends("article") || ends("Posting") || declares(&["Report"]);
    if !article && chars < SHORT && says_error(claims, headline) {
        return PageKind::Error;
    }
    if !article && chars < SHORT * 3 && asks_consent(page, choice) {
        return PageKind::Consent;
    }
    let video = declares(&["VideoObject", "video", "video.other", "video.movie", "video.episode"]);
    if video && !ends("Article") && chars < 400 {
        return PageKind::Video;
    }
    let dated = claims.about(Field::Published).next().is_some();
    let story = article || (dated && chars > SHORT);
    if !story && is_list(page, choice, claims) {
        return PageKind::Index;
    }
    if chars < LEAST {
        return PageKind::Empty;
    }
    let closed = claims.best(Field::Free).is_some_and(|c| c.value.eq_ignore_ascii_case("false"));
    // A wall stands where the words end.
    let wall = || {
        let last = stretches().rposition(|(_, kept)| *kept).unwrap_or(0);
        (last + 1..last + 4).any(|at| {
            let own = page.outline.stretches.get(at).map_or(0, |s| s.own);
            (own | page.places.of(at).near) & hint::WALL != 0
        })
    };
    if chars < STUB && (closed || wall()) { PageKind::Walled } else { PageKind::Article }
}

/// Whether the page is headed as error pages are.
fn says_error(claims: &Claims, headline: Option<&str>) -> bool {
    let titles = claims.about(Field::Headline).map(|c| c.value.as_str()).chain(headline);
    let mut titles = titles.filter(|t| t.chars().count() < 80).map(str::to_lowercase);
    titles.any(|title| {
        let number = |n: &str| title.split(|c: char| !c.is_ascii_digit()).any(|word| word == n);
        let short = title.chars().count() < 30;
        (short && ["404", "403", "410", "500", "502", "503"].iter().any(|n| number(n)))
            || ERRORS.iter().any(|words| title.contains(words))
    })
}

/// Whether most of what the page says is about cookies and consent.
fn asks_consent(page: &Page<'_>, choice: &Choice) -> bool {
    let (mut all, mut asking) = (0, 0);
    for (s, _) in choice.stretches(page.outline).filter(|(s, _)| s.chars >= 20) {
        all += s.chars;
        let words = page.outline.words(s).to_lowercase();
        if CONSENT.iter().any(|word| words.contains(word)) {
            asking += s.chars;
        }
    }
    all > 0 && asking * 2 > all
}

/// How many stretches away from a linked heading its teaser ends.
const TEASER: usize = 2;

/// Whether the page lists stories: many linked headings, and hardly a word of its own that is no teaser of one.
fn is_list(page: &Page<'_>, choice: &Choice, claims: &Claims) -> bool {
    let outline = page.outline;
    let heads_story = |at: usize| {
        let Some(s) = outline.stretches.get(at) else { return false };
        let c = page.places.of(at);
        let headed = s.kind == Kind::Heading || (c.near | s.own) & (hint::CARD | hint::TITLE) != 0;
        let beside = c.around & (around::NAV | around::FOOTER) != 0;
        headed && (20..200).contains(&s.chars) && s.linked * 10 > s.chars * 8 && !beside
    };
    let stories = (0..outline.stretches.len()).filter(|at| heads_story(*at)).count();
    if stories < STORIES {
        return false;
    }
    let (mut all, mut teasers) = (0, 0);
    for (s, at) in choice.stretches(outline) {
        all += s.chars;
        let near = at.saturating_sub(TEASER)..=at + TEASER;
        teasers += if near.into_iter().any(heads_story) { s.chars } else { 0 };
    }
    let declared = claims.about(Field::Kind).any(|claim| {
        matches!(key(&claim.value).as_str(), "collectionpage" | "searchresultspage" | "itemlist")
    });
    let share = if declared { 0.5 } else { 0.8 };
    all < LEAST || teasers as f32 > all as f32 * share
}
