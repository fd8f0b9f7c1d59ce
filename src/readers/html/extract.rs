//! Finds the element that holds the body, and what in it is not body.
//!
//! Candidates come from declared structure and from statistics: an element that holds long paragraphs with few
//! links. Lengths are counted in characters, so that scripts without spaces count alike.

use super::class_words;
use super::metadata::Facts;
use crate::html::{HtmlElement, HtmlNode, HtmlTree};
use std::collections::{HashMap, HashSet};

/// Where the body is.
pub struct Found<'t> {
    /// The element that holds it.
    pub element: HtmlElement<'t>,
    /// Elements within that are not body, by their numbers.
    pub skip: HashSet<u32>,
}

/// What is not body whatever stands in it.
const NEVER: &[&str] = &[
    "nav", "aside", "footer", "form", "button", "select", "noscript", "iframe", "object", "script", "style",
    "template", "dialog",
];

/// Words of classes and identifiers by which sites name what stands beside an article.
const BESIDE: &[&str] = &[
    "share",
    "sharing",
    "social",
    "related",
    "recommend",
    "recommended",
    "comment",
    "comments",
    "disqus",
    "promo",
    "promotion",
    "newsletter",
    "subscribe",
    "subscription",
    "cookie",
    "consent",
    "breadcrumb",
    "breadcrumbs",
    "tags",
    "taglist",
    "advert",
    "ads",
    "advertisement",
    "sponsor",
    "sponsored",
    "sidebar",
    "footer",
    "nav",
    "menu",
    "toolbar",
    "pagination",
    "popup",
    "modal",
    "banner",
    "outbrain",
    "taboola",
    "trending",
    "popular",
    "hidden",
    "byline",
    "meta",
    "print",
    "rating",
    "widget",
];

/// Words of classes and identifiers by which sites name the body itself.
const BODY: &[&str] = &[
    " article body ",
    " articlebody ",
    " article content ",
    " article text ",
    " entry content ",
    " post content ",
    " post body ",
    " story body ",
    " story content ",
    " news body ",
    " news text ",
    " item text ",
    " body text ",
    " content body ",
    " main content ",
];

/// How many characters of paragraphs a body has at least, where nothing declares it.
const LEAST: usize = 40;

/// Finds the body.
pub fn find<'t>(tree: &'t HtmlTree, facts: &Facts) -> Option<Found<'t>> {
    let body = tree.elements().find(|e| e.name() == "body")?;
    let weights = weigh(body);
    let total = weights.get(&body.id()).map_or(0, |w| w.words);
    let skip = beside(body, &weights, total);
    let dropped = dropped(body, &weights, &skip);
    let own = |e: &HtmlElement<'_>| {
        let weight = weights.get(&e.id()).copied().unwrap_or_default();
        weight.plain.saturating_sub(dropped.get(&e.id()).copied().unwrap_or(0))
    };
    let inside_skip = |e: &HtmlElement<'_>| skip.contains(&e.id()) || ancestor_in(*e, body.id(), &skip);
    let mut best: Option<(usize, HtmlElement<'t>)> = None;
    for element in body.descendants() {
        let share = declared_share(element, facts);
        if share == 0 || inside_skip(&element) {
            continue;
        }
        let score = own(&element) * share;
        if own(&element) >= LEAST && best.is_none_or(|(b, _)| score > b) {
            best = Some((score, element));
        }
    }
    let element = match best {
        Some((_, element)) => element,
        None => densest(body, &weights, &skip).unwrap_or(body),
    };
    (own(&element) >= LEAST).then_some(Found { element, skip })
}

/// How much an element's declaration as the body counts, in per cent of its words; 0 where there is none.
fn declared_share(element: HtmlElement<'_>, _: &Facts) -> usize {
    if element.attribute("itemprop") == Some("articleBody") {
        return 130;
    }
    let words = class_words(element);
    if BODY.iter().any(|b| words.contains(b)) {
        return 115;
    }
    match element.name() {
        "article" => 105,
        "main" => 100,
        _ if element.attribute("role") == Some("main") => 100,
        _ => 0,
    }
}

/// Characters of text within an element.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// All of them.
    words: usize,
    /// Those outside of links, in paragraphs and the like.
    plain: usize,
    /// Those in links.
    linked: usize,
}

/// Weighs every element, children before parents, without recursion.
fn weigh(body: HtmlElement<'_>) -> HashMap<u32, Weight> {
    let mut weights: HashMap<u32, Weight> = HashMap::new();
    let order: Vec<HtmlElement<'_>> = std::iter::once(body).chain(body.descendants()).collect();
    for element in order.iter().rev() {
        let mut weight = Weight::default();
        let silent = matches!(element.name(), "script" | "style" | "template" | "noscript");
        for child in element.children() {
            match child {
                HtmlNode::Text(text) if !silent => {
                    let count = text.chars().filter(|c| !c.is_whitespace()).count();
                    weight.words += count;
                    weight.plain += count;
                }
                HtmlNode::Text(_) => {}
                HtmlNode::Element(inner) => {
                    let inner = weights.get(&inner.id()).copied().unwrap_or_default();
                    weight.words += inner.words;
                    weight.plain += inner.plain;
                    weight.linked += inner.linked;
                }
            }
        }
        if element.name() == "a" {
            weight.linked = weight.words;
            weight.plain = 0;
        }
        weights.insert(element.id(), weight);
    }
    weights
}

/// For each element, how many characters of it stand in passed-over elements within: every outermost one adds
/// its weight to all around it.
fn dropped(
    body: HtmlElement<'_>,
    weights: &HashMap<u32, Weight>,
    skip: &HashSet<u32>,
) -> HashMap<u32, usize> {
    let mut sums: HashMap<u32, usize> = HashMap::new();
    let order: Vec<HtmlElement<'_>> = std::iter::once(body).chain(body.descendants()).collect();
    for element in order.iter().rev() {
        let own = if skip.contains(&element.id()) {
            weights.get(&element.id()).map_or(0, |w| w.plain)
        } else {
            sums.get(&element.id()).copied().unwrap_or(0)
        };
        if own > 0
            && let Some(parent) = element.parent()
        {
            *sums.entry(parent.id()).or_default() += own;
        }
    }
    sums
}

fn ancestor_in(element: HtmlElement<'_>, top: u32, set: &HashSet<u32>) -> bool {
    let mut at = element.parent();
    while let Some(parent) = at {
        if parent.id() == top {
            return false;
        }
        if set.contains(&parent.id()) {
            return true;
        }
        at = parent.parent();
    }
    false
}

/// Elements that stand beside the body. Names lie: one that holds most of the page's words is kept whatever its
/// name.
fn beside(body: HtmlElement<'_>, weights: &HashMap<u32, Weight>, total: usize) -> HashSet<u32> {
    let mut skip = HashSet::new();
    for element in body.descendants() {
        let weight = weights.get(&element.id()).copied().unwrap_or_default();
        let name = element.name();
        let never =
            NEVER.contains(&name) || (name == "header" && element.descendants().any(|d| d.name() == "nav"));
        let hidden = element.attribute("hidden").is_some()
            || element.attribute("aria-hidden") == Some("true")
            || element
                .attribute("style")
                .is_some_and(|s| s.replace(' ', "").to_ascii_lowercase().contains("display:none"));
        let block = matches!(
            name,
            "div"
                | "section"
                | "ul"
                | "ol"
                | "p"
                | "span"
                | "header"
                | "table"
                | "dl"
                | "a"
                | "h2"
                | "h3"
                | "h4"
                | "figure"
        );
        let named = block && class_words(element).split(' ').any(|word| BESIDE.contains(&word));
        let linked = matches!(name, "ul" | "ol" | "div" | "p" | "section")
            && weight.words > 0
            && weight.linked * 10 >= weight.words * 9;
        let most = weight.plain * 2 > total;
        let minor = weight.plain * 3 < total;
        if ((never || hidden) && !most) || ((named || linked) && minor) {
            skip.insert(element.id());
        }
    }
    skip
}

/// The element whose own paragraphs hold the most characters, links taken off (after Readability's idea that
/// paragraphs vote for their parents).
fn densest<'t>(
    body: HtmlElement<'t>,
    weights: &HashMap<u32, Weight>,
    skip: &HashSet<u32>,
) -> Option<HtmlElement<'t>> {
    let mut votes: HashMap<u32, (usize, HtmlElement<'t>)> = HashMap::new();
    for element in body.descendants() {
        let paragraph = matches!(element.name(), "p" | "pre" | "blockquote" | "li" | "td");
        let bare = matches!(element.name(), "div" | "section")
            && element.children().any(|c| matches!(c, HtmlNode::Text(t) if t.trim().chars().count() > 60));
        if !(paragraph || bare) || skip.contains(&element.id()) || ancestor_in(element, body.id(), skip) {
            continue;
        }
        let weight = weights.get(&element.id()).copied().unwrap_or_default();
        let score = weight.plain.saturating_sub(weight.linked);
        let mut add = |e: HtmlElement<'t>, score: usize| {
            votes.entry(e.id()).or_insert((0, e)).0 += score;
        };
        if bare {
            add(element, score * 2);
        } else if let Some(parent) = element.parent() {
            add(parent, score * 2);
            if let Some(grandparent) = parent.parent() {
                add(grandparent, score);
            }
        }
    }
    votes
        .into_values()
        .max_by_key(|(score, e)| (*score, std::cmp::Reverse(e.id())))
        .map(|(_, e)| e)
        .filter(|e| e.name() != "html")
}
