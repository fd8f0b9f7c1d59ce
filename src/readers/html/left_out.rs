//! What was passed over on a page, by class: nothing that stands there is dropped in silence.

use super::body::Body;
use super::choose::Choice;
use super::kind::PageKind;
use super::measure::Page;
use super::outline::{Stretch, around};
use crate::diagnostics::{Findings, LeftOut};
use crate::vocab::page_names::hint;

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
