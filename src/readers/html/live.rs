//! Live blogs: pages of many dated entries, each of which becomes an item.

use super::metadata::{Claim, Claims, Field, date};
use super::outline::Outline;
use super::rules::LIVE_BLOG;
use crate::diagnostics::{Finding, Findings, LeftOut};
use crate::facts::byline_names;
use crate::markup::{HTML, ReadMarkup, Selection, blocks};
use crate::model::body::body_text;
use crate::model::text::{folded, key};
use crate::model::{Article, Concept, Document, Guid, Item};
use crate::syntax::html::{HtmlElement, HtmlTree, Step};
use crate::vocab::page_names::hint;

/// How many entries make a live blog.
const FEWEST: usize = 3;
/// How many entries are read at most.
const MOST: usize = 5000;

/// The entries of a live blog, where the page is one: what microdata or the names of its elements mark as such.
pub fn entries(tree: &HtmlTree) -> Vec<HtmlElement<'_>> {
    let mut found = Vec::new();
    let mut walk = tree.root().walk();
    while let Some(step) = walk.next() {
        let Step::Enter(element) = step else { continue };
        if is_entry(element) {
            found.push(element);
            walk.pass_over(element.id());
            if found.len() == MOST {
                break;
            }
        }
    }
    if found.len() < FEWEST { Vec::new() } else { found }
}

fn is_entry(element: HtmlElement<'_>) -> bool {
    if element
        .attribute("itemprop")
        .is_some_and(|p| p.split_ascii_whitespace().any(|p| p == "liveBlogUpdate"))
    {
        return true;
    }
    if !matches!(element.name(), "article" | "div" | "li" | "section") {
        return false;
    }
    let class = element.attribute("class").unwrap_or_default().to_ascii_lowercase();
    let live = class.contains("live") || class.contains("ticker");
    let named = class.split_ascii_whitespace().any(|class| {
        ["entry", "post", "update", "event", "item", "block"].iter().any(|end| class.ends_with(end))
    });
    live && named && element.descendants().any(|e| e.name() == "time")
}

/// Reads an entry: its heading, when and by whom it was written, and its body. What holds of the whole page is the
/// page's.
fn entry(element: HtmlElement<'_>, outline: &Outline, page: &Article, selection: &mut Selection) -> Article {
    let mut entry =
        Article { language: page.language.clone(), direction: page.direction, ..Article::default() };
    entry.meta.provider = page.meta.provider.clone();
    entry.meta.service = page.meta.service.clone();
    let language = page.language.as_ref().map(|l| l.as_str().to_owned());
    selection.want(element.id());
    let mut walk = element.walk();
    while let Some(step) = walk.next() {
        let part = match step {
            Step::Enter(part) => part,
            Step::Text(id, _) => {
                selection.want(id);
                continue;
            }
            Step::Leave(_) => continue,
        };
        let heading = matches!(part.name(), "h1" | "h2" | "h3" | "h4") && entry.headline.is_none();
        let hints = outline.elements.get(part.id() as usize).map_or(0, |e| e.hints);
        if heading {
            entry.headline = folded(&part.text());
            walk.pass_over(part.id());
        } else if part.name() == "time" {
            let value = part.attribute("datetime").map(str::to_owned).unwrap_or_else(|| part.text());
            let when = date(&value, language.as_deref());
            entry.meta.first_created = entry.meta.first_created.take().or(when);
            walk.pass_over(part.id());
        } else if hints & hint::AUTHOR != 0 {
            let words = part.text();
            let names = match byline_names(&words) {
                names if names.is_empty() => crate::facts::names(&words),
                names => names,
            };
            entry.creators.extend(names.into_iter().map(Concept::named));
            walk.pass_over(part.id());
        } else if hints & (hint::SHARE | hint::COMMENT | hint::NAV | hint::HIDDEN) != 0 {
            walk.pass_over(part.id());
        } else {
            selection.want(part.id());
        }
    }
    if let Some(id) = element.attribute("id").filter(|id| !id.is_empty())
        && let Some(address) = page.meta.guid.as_ref()
    {
        entry.meta.guid = Guid::new(&format!("{}#{id}", address.as_str()));
    }
    let options = ReadMarkup {
        breaks_end_paragraphs: true,
        selection: Some(selection),
        ..ReadMarkup::within(&HTML, page)
    };
    entry.body = blocks(element, options).blocks;
    entry.tidy();
    entry
}

/// Whether the page says that it may be a live blog: by its type, or by its address.
pub fn may_be(claims: &Claims) -> bool {
    let says = |claim: &Claim| {
        let value = claim.value.to_ascii_lowercase();
        value.contains("live") || value.contains("ticker")
    };
    claims.about(Field::Kind).chain(claims.about(Field::Address)).any(says)
}

/// The document of a page: its article, and, where it is a live blog, its entries as items of their own. What
/// stands in them is no longer part of the page's own body.
pub fn document(
    mut page: Article,
    found: &[HtmlElement<'_>],
    tree: &HtmlTree,
    outline: &Outline,
    findings: &mut Findings,
) -> Document {
    // Entries stand beside each other: one selection serves them all.
    let mut selection = Selection { wanted: vec![false; tree.len()], ..Selection::default() };
    let mut entries: Vec<Article> = found.iter().map(|e| entry(*e, outline, &page, &mut selection)).collect();
    entries.retain(|entry| !entry.body.is_empty());
    if entries.len() < FEWEST {
        return page.into();
    }
    let message = format!("the page is a live blog; its {} entries became items", entries.len());
    findings.report(Finding::new(&LIVE_BLOG, message).help("use --to jsonl for one item per line"));
    for part in found.iter().flat_map(|e| e.descendants()) {
        // When an entry was written is said by an attribute where there is one; what is shown says it for readers.
        let hints = outline.elements.get(part.id() as usize).map_or(0, |e| e.hints);
        let class = match () {
            () if part.name() == "time" && part.attribute("datetime").is_some() => "about the article",
            () if hints & hint::SHARE != 0 => "sharing",
            () if hints & hint::COMMENT != 0 => "comments",
            () if hints & hint::NAV != 0 => "navigation",
            () if hints & hint::HIDDEN != 0 => "hidden",
            () => continue,
        };
        if let Some(words) = folded(&part.text()) {
            let characters = words.chars().count();
            findings.left_out(LeftOut { class, line: part.line(), characters });
        }
    }
    let words: String = entries.iter().map(|entry| key(&body_text(&entry.body))).collect();
    let times = found.iter().flat_map(|e| e.descendants()).filter(|e| e.name() == "time");
    let times: Vec<String> = times.map(|e| key(&e.text())).collect();
    let titles: Vec<String> = entries.iter().filter_map(|e| e.headline.as_deref().map(key)).collect();
    page.body.retain(|block| {
        let own = key(&body_text(std::slice::from_ref(block)));
        !own.is_empty() && !words.contains(&own) && !titles.contains(&own) && !times.contains(&own)
    });
    let items = std::iter::once(page).chain(entries).map(|article| Item::Article(Box::new(article)));
    Document { items: items.collect(), ..Document::default() }
}
