//! From the stretches that were chosen to the nodes that are read: headline and standfirst taken off, pictures and
//! embeds added, the page's own layout dissolved.

use super::choose::Choice;
use super::measure::{BESIDE, Page, Words};
use super::outline::{Kind, Object, Outline, Shown, around};
use crate::markup::Selection;
use crate::model::text::key;
use crate::syntax::html::{HtmlElement, HtmlTree, Step};
use crate::vocab::page_names::hint;
use foldhash::HashSet;

/// The body of a page, as a selection of its nodes.
#[derive(Debug, Default)]
pub struct Body {
    /// What to read.
    pub selection: Selection,
    /// The stretch that is the standfirst.
    pub standfirst: Option<usize>,
    /// Stretches of the body that are the headline once more.
    pub headline: Vec<usize>,
    /// Stretches that repeat words of the body in large type.
    pub pull_quotes: Vec<usize>,
}

/// Makes a selection of what was chosen.
pub fn select(
    tree: &HtmlTree,
    page: &Page<'_>,
    choice: &mut Choice,
    headline: Option<&str>,
    authors: &[&str],
) -> Body {
    let mut body = Body { standfirst: standfirst(page, choice), ..Body::default() };
    if let Some(at) = body.standfirst {
        set(&mut choice.kept, at, false);
    }
    drop_headline(page, choice, headline, &mut body);
    drop_pull_quotes(page, choice, &mut body);
    drop_head_lines(page, choice, authors);
    let outline = page.outline;
    body.selection.wanted = vec![false; tree.len()];
    for (s, _) in choice.stretches(outline) {
        if s.kind == Kind::Table {
            want_all(tree, s.element, &mut body.selection);
            want(outline, s.element, &mut body.selection);
        }
        let nodes = outline.nodes.get(s.nodes.0 as usize..s.nodes.1 as usize).unwrap_or_default();
        for node in nodes {
            want(outline, *node, &mut body.selection);
        }
    }
    // Readings are no words of the body, but belong to the characters that they stand beside.
    for ruby in &outline.rubies {
        if body.selection.wants(*ruby) {
            want_all(tree, *ruby, &mut body.selection);
        }
    }
    for object in &outline.objects {
        add_object(tree, page, choice, object, &mut body.selection);
    }
    dissolve(tree, page, choice, &mut body.selection);
    body
}

fn set(list: &mut [bool], at: usize, value: bool) {
    if let Some(slot) = list.get_mut(at) {
        *slot = value;
    }
}

/// Wants a node and all elements around it.
fn want(outline: &Outline, id: u32, selection: &mut Selection) {
    let mut id = id;
    while let Some(slot) = selection.wanted.get_mut(id as usize) {
        if std::mem::replace(slot, true) && outline.parent(id) != u32::MAX {
            // What is around a wanted element is wanted already, but for one that was wanted from above.
            let parent = outline.parent(id);
            if selection.wants(parent) {
                return;
            }
        }
        id = outline.parent(id);
    }
}

/// Wants all within an element.
fn want_all(tree: &HtmlTree, id: u32, selection: &mut Selection) {
    let Some(element) = tree.element(id) else { return };
    for step in element.walk() {
        let id = match step {
            Step::Enter(element) => element.id(),
            Step::Text(id, _) => id,
            Step::Leave(_) => continue,
        };
        selection.want(id);
    }
}

/// How long a standfirst is, in characters.
const STANDFIRST: std::ops::RangeInclusive<u32> = 20..=600;
/// How many stretches below the headline it stands at most.
const BELOW: usize = 12;

/// The standfirst: a paragraph set apart under the headline, by its name, or by standing in the article's head and
/// being what the page declares as its description. One that differs from the body's paragraphs in nothing but its
/// look is the body's first paragraph.
fn standfirst(page: &Page<'_>, choice: &Choice) -> Option<usize> {
    let outline = page.outline;
    let (first_kept, _) = choice
        .stretches(outline)
        .map(|(s, at)| (at, s))
        .find(|(at, s)| s.chars > 40 && Some(*at) != page.places.title && !matches!(s.kind, Kind::Title))?;
    let start =
        page.places.title.filter(|title| *title <= first_kept).unwrap_or(first_kept.saturating_sub(3));
    let mut best: Option<(u32, usize)> = None;
    for at in start..=first_kept.min(start + BELOW) {
        let Some(s) = outline.stretches.get(at).filter(|s| STANDFIRST.contains(&s.chars)) else { continue };
        let c = page.places.of(at);
        if Some(at) == page.places.title || c.around & BESIDE != 0 || s.linked * 2 > s.chars {
            continue;
        }
        let named = (s.own | c.near) & hint::STANDFIRST != 0;
        let declared = page.says_description(s);
        let head = matches!(s.kind, Kind::Heading) || c.around & around::HEADER != 0;
        // The next stretch of the body in the same element makes it one of the body's paragraphs.
        let mother = outline.parent(s.element);
        let apart = choice
            .stretches(outline)
            .find(|(next, place)| *place > at && next.chars > 40)
            .is_none_or(|(next, _)| outline.parent(next.element) != mother || next.kind != s.kind);
        let sure = u32::from(named) * 2 + u32::from(declared) * 2 + u32::from(head);
        if (named || (declared && head)) && apart && sure >= 2 && best.is_none_or(|(b, _)| sure > b) {
            best = Some((sure, at));
        }
    }
    best.map(|(_, at)| at)
}

/// Drops stretches that say the headline once more, at the beginning of the body.
fn drop_headline(page: &Page<'_>, choice: &mut Choice, headline: Option<&str>, body: &mut Body) {
    let headline = headline.map(Words::new);
    let mut paragraphs = 0;
    let places: Vec<usize> = choice.stretches(page.outline).map(|(_, at)| at).collect();
    for at in places {
        let Some(s) = page.outline.stretches.get(at) else { continue };
        let same = headline.as_ref().is_some_and(|h| h.are(page.outline.words(s), s.chars));
        if same {
            set(&mut choice.kept, at, false);
            body.headline.push(at);
        } else if s.chars > 80 {
            paragraphs += 1;
        }
        if paragraphs > 1 {
            return;
        }
    }
}

/// How many characters a line under the headline has at most that says who wrote, and when.
const HEAD_LINE: u32 = 120;
/// How many such lines there are at most.
const HEAD_LINES: usize = 5;

/// Drops lines above the story that say who wrote it and when: they have fields of their own.
fn drop_head_lines(page: &Page<'_>, choice: &mut Choice, authors: &[&str]) {
    let outline = page.outline;
    let about = hint::AUTHOR | hint::DATE | hint::META;
    let authors: Vec<String> = authors.iter().map(|name| key(name)).collect();
    let mut dropped = Vec::new();
    for (s, at) in choice.stretches(outline).take(HEAD_LINES) {
        if s.chars > HEAD_LINE || matches!(s.kind, Kind::Heading | Kind::Table | Kind::Quote) {
            break;
        }
        let words = outline.words(s);
        let named = (s.own | page.places.of(at).near) & about != 0;
        let is_author = authors.contains(&key(words));
        let dates = crate::facts::dates::dates(words, None);
        let dated: usize = dates.iter().map(|found| found.at.len()).sum();
        let is_date = dated * 2 > words.len() || (named && dated > 0);
        if is_author || is_date || !crate::facts::byline_names(words).is_empty() {
            dropped.push(at);
        }
    }
    for at in dropped {
        set(&mut choice.kept, at, false);
    }
}

/// How long a pull quote is, in characters.
const PULLED: std::ops::RangeInclusive<u32> = 25..=400;
/// How many quotes are looked for in the body at most.
const LOOKED_FOR: usize = 40;

/// Drops pull quotes: quotes set apart whose words stand in the body too.
fn drop_pull_quotes(page: &Page<'_>, choice: &mut Choice, body: &mut Body) {
    let outline = page.outline;
    let quotes: Vec<usize> = choice
        .stretches(outline)
        .filter(|(s, at)| {
            let c = page.places.of(*at);
            PULLED.contains(&s.chars)
                && (c.around & around::QUOTE != 0 || (s.own | c.near) & hint::QUOTE != 0)
        })
        .map(|(_, at)| at)
        .take(LOOKED_FOR)
        .collect();
    if quotes.is_empty() {
        return;
    }
    let keys: Vec<(usize, String)> =
        choice.stretches(outline).map(|(s, at)| (at, key(outline.words(s)))).collect();
    for at in quotes {
        let Some((_, own)) = keys.iter().find(|(other, _)| *other == at) else { continue };
        if !own.is_empty()
            && keys
                .iter()
                .any(|(other, words)| *other != at && words.len() > own.len() && words.contains(own))
        {
            set(&mut choice.kept, at, false);
            body.pull_quotes.push(at);
        }
    }
}

/// How many stretches without body may stand between the body and what is shown in it.
const GAP: usize = 3;

/// Adds something shown, where it stands in the body or between headline and body, and not beside.
fn add_object(tree: &HtmlTree, page: &Page<'_>, choice: &Choice, object: &Object, selection: &mut Selection) {
    let outline = page.outline;
    if selection.wants(object.id) || !stands_in_body(page, choice, object) {
        return;
    }
    let Some(element) = tree.element(object.id) else { return };
    match object.what {
        Shown::Rule => {}
        Shown::Frame => {
            if !is_frame_worth_showing(element) {
                return;
            }
        }
        Shown::Post => {
            let address =
                element.descendants().filter(|e| e.name() == "a").filter_map(|e| e.attribute("href")).last();
            let stated =
                ["cite", "data-href", "data-instgrm-permalink"].iter().find_map(|n| element.attribute(n));
            selection.embeds.insert(object.id, stated.or(address).map(str::to_owned));
            want_all(tree, object.id, selection);
        }
        Shown::Figure => want_all(tree, object.id, selection),
        Shown::Media => {
            if is_ornament(element) {
                return;
            }
            if let Some(figure) = figure_around(page, choice, object) {
                selection.figures.insert(figure);
                want_all(tree, figure, selection);
                want(outline, figure, selection);
            }
            want_all(tree, object.id, selection);
        }
    }
    want(outline, object.id, selection);
}

fn stands_in_body(page: &Page<'_>, choice: &Choice, object: &Object) -> bool {
    let c = page.places.around(page.outline, object.id);
    let named =
        hint::COMMENT | hint::FOOT | hint::RELATED | hint::PROMO | hint::NAV | hint::SHARE | hint::AUTHOR;
    if c.around & (BESIDE | around::CARD) != 0 || (c.near | c.far) & named != 0 {
        return false;
    }
    let kept = |at: usize| choice.kept.get(at).copied().unwrap_or(false);
    let behind = (object.before..object.before + GAP).any(kept);
    let ahead = (object.before.saturating_sub(GAP)..object.before).any(kept);
    // A lead picture stands under the headline, before the body begins.
    let title = page.places.title.is_some_and(|t| t < object.before && object.before <= t + BELOW);
    (behind && (ahead || title)) || (ahead && object.what != Shown::Media)
}

/// Whether a frame shows something: it has an address, and a size that can be seen.
fn is_frame_worth_showing(element: HtmlElement<'_>) -> bool {
    let address = element
        .attribute("src")
        .or_else(|| element.attribute("data"))
        .or_else(|| element.attribute("data-src"));
    address.is_some_and(|a| a.starts_with("http") || a.starts_with("//")) && !is_tiny(element)
}

/// Whether an element states a size at which nothing can be seen.
fn is_tiny(element: HtmlElement<'_>) -> bool {
    ["width", "height"].iter().any(|name| {
        element
            .attribute(name)
            .and_then(|n| n.trim_end_matches("px").parse::<u32>().ok())
            .is_some_and(|n| n < 60)
    })
}

/// Whether a picture is an icon or a pixel that counts visitors.
fn is_ornament(element: HtmlElement<'_>) -> bool {
    let names = [element.attribute("class"), element.attribute("id"), element.attribute("alt")];
    let named = names.into_iter().flatten().any(|name| {
        let lower = name.to_ascii_lowercase();
        ["icon", "avatar", "logo", "emoji", "pixel", "spinner", "sprite"]
            .iter()
            .any(|word| lower.contains(word))
    });
    is_tiny(element) || named
}

/// How many characters a picture's caption has at most.
const CAPTION: u32 = 500;

/// The element that holds a picture and its caption, and nothing of the body: named as pictures are.
fn figure_around(page: &Page<'_>, choice: &Choice, object: &Object) -> Option<u32> {
    let outline = page.outline;
    let (mut id, mut found) = (outline.parent(object.id), None);
    for _ in 0..5 {
        let known = outline.elements.get(id as usize)?;
        // What stands within an element is one row of stretches, on both sides of the picture.
        let mut chars = 0;
        let row = |at: usize| {
            outline.stretches.get(at).filter(|s| outline.is_within(s.element, id)).map(|s| (at, s))
        };
        let before = (0..object.before).rev().map_while(row);
        let behind = (object.before..outline.stretches.len()).map_while(row);
        for (at, s) in before.chain(behind) {
            chars += s.chars;
            if chars > CAPTION || choice.kept.get(at).copied().unwrap_or(false) {
                return found;
            }
        }
        if known.hints & hint::MEDIA != 0 && chars > 0 {
            found = Some(id);
        }
        id = known.parent;
    }
    found
}

/// The share of the body from which on a list around it is the page's layout and no list of the story.
const LAYOUT: f32 = 0.6;

/// Dissolves what only lays the page out: tables that are none of data, lists that hold the body, and elements
/// that are not shown by their names but hold it.
fn dissolve(tree: &HtmlTree, page: &Page<'_>, choice: &Choice, selection: &mut Selection) {
    let outline = page.outline;
    let total: u32 = choice.stretches(outline).map(|(s, _)| s.chars).sum();
    let held = outline.sums(choice.stretches(outline).map(|(s, _)| {
        let data = s.kind == Kind::Table;
        (if data { outline.parent(s.element) } else { s.element }, s.chars)
    }));
    // A caption of a data table stands in it too.
    let data: HashSet<u32> =
        choice.stretches(outline).filter(|(s, _)| s.kind == Kind::Table).map(|(s, _)| s.element).collect();
    for (id, chars) in (0u32..).zip(held).filter(|(id, chars)| *chars > 0 && !data.contains(id)) {
        let Some(element) = tree.element(id) else { continue };
        let lays_out = match element.name() {
            "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" => true,
            "ul" | "ol" | "dl" | "li" => chars as f32 > LAYOUT * total as f32 && holds_paragraphs(element),
            "noscript" | "dialog" | "button" | "label" => true,
            "blockquote" | "figure" => chars as f32 > 0.8 * total as f32,
            _ => false,
        };
        if lays_out {
            selection.dissolved.insert(id);
        }
    }
}

fn holds_paragraphs(element: HtmlElement<'_>) -> bool {
    element.descendants().filter(|e| e.name() == "p").take(3).count() > 2
}
