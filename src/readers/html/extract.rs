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
    let order: Vec<HtmlElement<'t>> = std::iter::once(body).chain(body.descendants()).collect();
    let weights = weigh(tree.len(), &order);
    let total = weight(&weights, body).words;
    let skip = beside(&order, &weights, total);
    let dropped = dropped(&order, &weights, &skip);
    let own = |e: &HtmlElement<'_>| {
        weight(&weights, *e).plain.saturating_sub(dropped.get(e.id() as usize).copied().unwrap_or(0))
    };
    let inside_skip = |e: &HtmlElement<'_>| skip.contains(&e.id()) || ancestor_in(*e, body.id(), &skip);
    let mut best: Option<(usize, HtmlElement<'t>)> = None;
    for element in order.iter().skip(1).copied() {
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
        None => densest(&order, &weights, &skip).unwrap_or(body),
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

fn weight(weights: &[Weight], element: HtmlElement<'_>) -> Weight {
    weights.get(element.id() as usize).copied().unwrap_or_default()
}

/// Whether a byte begins a character that is no ASCII white space: counting these counts characters.
fn is_counted(byte: u8) -> bool {
    !matches!(byte, 0x80..=0xBF | b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

/// Weighs every element, children before parents, without recursion; by the elements' numbers.
fn weigh(nodes: usize, order: &[HtmlElement<'_>]) -> Vec<Weight> {
    let mut weights = vec![Weight::default(); nodes];
    for element in order.iter().rev() {
        let mut own = Weight::default();
        let silent = matches!(element.name(), "script" | "style" | "template" | "noscript");
        for child in element.children() {
            match child {
                HtmlNode::Text(text) if !silent => {
                    let count = text.bytes().filter(|b| is_counted(*b)).count();
                    own.words += count;
                    own.plain += count;
                }
                HtmlNode::Text(_) => {}
                HtmlNode::Element(inner) => {
                    let inner = weight(&weights, inner);
                    own.words += inner.words;
                    own.plain += inner.plain;
                    own.linked += inner.linked;
                }
            }
        }
        if element.name() == "a" {
            own.linked = own.words;
            own.plain = 0;
        }
        if let Some(slot) = weights.get_mut(element.id() as usize) {
            *slot = own;
        }
    }
    weights
}

/// For each element, how many characters of it stand in passed-over elements within: every outermost one adds
/// its weight to all around it.
fn dropped(order: &[HtmlElement<'_>], weights: &[Weight], skip: &HashSet<u32>) -> Vec<usize> {
    let mut sums = vec![0; weights.len()];
    for element in order.iter().rev() {
        let own = if skip.contains(&element.id()) {
            weight(weights, *element).plain
        } else {
            sums.get(element.id() as usize).copied().unwrap_or(0)
        };
        if own > 0
            && let Some(sum) = element.parent().and_then(|parent| sums.get_mut(parent.id() as usize))
        {
            *sum += own;
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
fn beside(order: &[HtmlElement<'_>], weights: &[Weight], total: usize) -> HashSet<u32> {
    let mut skip = HashSet::new();
    for element in order.iter().skip(1).copied() {
        let weight = weight(weights, element);
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
        let most = weight.plain * 2 > total;
        let minor = weight.plain * 3 < total;
        let named = block && minor && class_words(element).split(' ').any(|word| BESIDE.contains(&word));
        let linked = matches!(name, "ul" | "ol" | "div" | "p" | "section")
            && weight.words > 0
            && weight.linked * 10 >= weight.words * 9;
        if ((never || hidden) && !most) || ((named || linked) && minor) {
            skip.insert(element.id());
        }
    }
    skip
}

/// The element whose own paragraphs hold the most characters, links taken off (after Readability's idea that
/// paragraphs vote for their parents).
fn densest<'t>(
    order: &[HtmlElement<'t>],
    weights: &[Weight],
    skip: &HashSet<u32>,
) -> Option<HtmlElement<'t>> {
    let body = order.first().copied()?;
    let mut votes: HashMap<u32, (usize, HtmlElement<'t>)> = HashMap::new();
    for element in order.iter().skip(1).copied() {
        let paragraph = matches!(element.name(), "p" | "pre" | "blockquote" | "li" | "td");
        let bare = matches!(element.name(), "div" | "section")
            && element.children().any(|c| matches!(c, HtmlNode::Text(t) if t.trim().chars().count() > 60));
        if !(paragraph || bare) || skip.contains(&element.id()) || ancestor_in(element, body.id(), skip) {
            continue;
        }
        let weight = weight(weights, element);
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
