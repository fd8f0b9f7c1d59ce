//! News pages: what the page declares of its article, and the article's body without the page around it.

mod addresses;
mod body;
mod choose;
mod fill;
mod hints;
mod kind;
mod left_out;
mod live;
mod measure;
mod metadata;
mod outline;
mod own;
pub mod rules;
mod weights;

use super::{Confidence, ReadItems, ReadOptions};
use crate::characters;
use crate::diagnostics::{Finding, Findings};
use crate::error::ReadError;
use crate::facts::{byline, names, settle_language};
use crate::markup::rules::too_deep;
use crate::markup::{HTML, ReadMarkup, blocks};
use crate::model::body::body_text;
use crate::model::text::{fold, folded, key};
use crate::model::{Article, Block, Concept};
use crate::newsroom::{Story, take_conventions};
use crate::source::{Source, Span};
use crate::syntax::html;
use fill::Filler;
use kind::PageKind;
use metadata::{Claims, Field, Headline};

/// A page begins with a doctype or tags that only pages have.
pub fn sniff(source: &Source<'_>) -> Confidence {
    let head = characters::head(source.text(), 2048).trim_start().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        return 90;
    }
    let tags = ["<html", "<head", "<body", "<title", "<article", "<div", "<p>", "<h1", "<meta"];
    if head.starts_with('<') && tags.iter().any(|tag| head.contains(tag)) { 50 } else { 0 }
}

/// Reads a page.
///
/// # Errors
///
/// None: any tag soup is a page. One without an article gives an item without body, and a finding.
pub fn read(
    source: &Source<'_>,
    options: &ReadOptions,
    findings: &mut Findings,
) -> Result<ReadItems, ReadError> {
    let tree = html::parse(source.text(), &options.limits, findings);
    let outline = outline::outline(&tree);
    let mut claims = metadata::gather(&tree, &outline);
    let mut article = Article::default();
    let mut filler = Filler { article: &mut article, source, findings };
    filler.language(&claims);
    let headline = metadata::choose_headline(&tree, &outline, &mut claims);
    if let Some(headline) = &headline {
        filler.headline(headline);
    }
    let said = said(&claims, headline.as_ref());
    let page = measure::Page::new(&outline, &said);
    let mut choice = choose::choose(&page);
    let language = article.language.as_ref().map(|l| l.as_str().to_owned());
    metadata::look(&tree, &page, &choice, language.as_deref(), &mut claims);
    let authors: Vec<&str> = claims.about(Field::Author).flat_map(|claim| claim.value.split("; ")).collect();
    let found = body::select(&tree, &page, &mut choice, article.headline.as_deref(), &authors);
    let mut filler = Filler { article: &mut article, source, findings };
    filler.fields(metadata::settle(&mut claims, language.as_deref()));
    filler.declared(&claims);
    filler.kicker(&page);
    if let Some(s) = found.standfirst.and_then(|at| outline.stretches.get(at)) {
        article.standfirst = folded(outline.words(s));
        findings.read_at(
            "/standfirst",
            source.line(s.line as usize),
            "the separate paragraph below the headline",
        );
    }
    if let Some(own) = own::find(&tree) {
        own.read(&mut article, source, findings);
        article.tidy();
        left_out::report_own(&outline, own.body(), &article, findings);
        left_out::report_declared(&tree, &mut article, findings);
        return Ok(ReadItems { document: article.into(), version: None });
    }
    let kind = kind::kind_of(&page, &choice, &claims, article.headline.as_deref());
    left_out::report(&page, &choice, &found, kind, findings);
    let root = tree.elements().find(|e| e.name() == "body").filter(|_| kind.name().is_none());
    let Some(root) = root else {
        let what = kind.name().unwrap_or("a page without its own text");
        findings.report(
            Finding::new(&rules::NO_ARTICLE, format!("the page has no article: it is {what}"))
                .help("use the page of one article; only the fields of this one were read"),
        );
        Filler { article: &mut article, source, findings }.beside_the_body(&claims, String::new, false);
        settle_language(&mut article, findings);
        article.tidy();
        left_out::report_declared(&tree, &mut article, findings);
        return Ok(ReadItems { document: article.into(), version: None });
    };
    let options = ReadMarkup {
        breaks_end_paragraphs: true,
        selection: Some(&found.selection),
        ..ReadMarkup::within(&HTML, &article)
    };
    let markup = blocks(root, options);
    if markup.too_deep {
        findings.report(too_deep());
    }
    let mut spans: Vec<Span> = if findings.keeps_origins() {
        markup.offsets.iter().map(|line| source.line(*line)).collect()
    } else {
        vec![Span::default(); markup.blocks.len()]
    };
    article.body = markup.blocks;
    take_head(&mut article, &mut spans, findings);
    let words = || choice.stretches(&outline).map(|(s, _)| key(outline.words(s))).collect();
    let pictured = article.body.iter().any(|b| matches!(b, Block::Figure { .. }));
    Filler { article: &mut article, source, findings }.beside_the_body(&claims, words, pictured);
    if kind == PageKind::Walled {
        let message = "the story is behind a paywall; the visible part was read";
        findings.report(
            Finding::new(&rules::PAYWALLED, message)
                .path("/body")
                .help("get the complete story from its publisher"),
        );
    }
    addresses::make_whole(&tree, &claims, &mut article);
    article.tidy();
    spans.truncate(article.body.len());
    take_conventions(Story { article: &mut article, spans: &mut spans }, findings);
    if findings.keeps_origins() {
        for (at, span) in spans.iter().enumerate() {
            findings.read_at(&format!("/body/{at}"), *span, "the page's main text");
        }
    }
    settle_language(&mut article, findings);
    left_out::report_declared(&tree, &mut article, findings);
    let entries = if live::may_be(&claims) { live::entries(&tree) } else { Vec::new() };
    Ok(ReadItems { document: live::document(article, &entries, &tree, &outline, findings), version: None })
}

/// Takes headline and byline off the beginning of the body where they stand in it.
fn take_head(article: &mut Article, spans: &mut Vec<Span>, findings: &mut Findings) {
    for _ in 0..4 {
        let Some(block) = article.body.first() else { break };
        let words = fold(body_text(std::slice::from_ref(block)).trim()).into_owned();
        let same_headline = article.headline.as_deref().is_some_and(|h| fold(h) == words);
        if matches!(block, Block::Heading { .. }) && (same_headline || article.headline.is_none()) {
            article.headline.get_or_insert(words);
        } else if let Block::Paragraph { .. } = block
            && article.byline.is_none()
            && let Some(line) = byline(&words)
        {
            if let Some(span) = spans.first() {
                findings.read_at("/byline", *span, "a line in the form of a byline");
            }
            if article.creators.is_empty() {
                article.creators = names(&line).into_iter().map(Concept::named).collect();
            }
            article.byline = Some(line);
        } else {
            break;
        }
        article.body.remove(0);
        spans.remove(0);
    }
}

/// The stretches of a page with their figures, a JSON object each: for the script that fits the weights.
pub fn measured(text: &str) -> Vec<serde_json::Value> {
    let tree = html::parse(text, &crate::limits::Limits::default(), &mut Findings::new(1));
    let outline = outline::outline(&tree);
    let mut claims = metadata::gather(&tree, &outline);
    let headline = metadata::choose_headline(&tree, &outline, &mut claims);
    let said = said(&claims, headline.as_ref());
    let page = measure::Page::new(&outline, &said);
    let scores = measure::scores(&page);
    let mut rows = Vec::new();
    for ((s, figures), score) in outline.stretches.iter().zip(measure::table(&page)).zip(scores) {
        let mut around = Vec::new();
        let mut id = s.element;
        while (id as usize) < outline.elements.len() {
            around.push(id);
            id = outline.parent(id);
        }
        let figures: serde_json::Map<String, serde_json::Value> =
            figures.into_iter().map(|(name, value)| (name, value.into())).collect();
        rows.push(serde_json::json!({
            "text": outline.words(s), "around": around, "score": score, "figures": figures
        }));
    }
    rows
}

/// What the page says of itself that its stretches are held against.
fn said(claims: &Claims, headline: Option<&Headline>) -> measure::Said {
    let body = claims.about(Field::Body).map(|claim| key(&claim.value));
    measure::Said {
        // A shorter one is a teaser, whatever it is called.
        body: body.max_by_key(String::len).filter(|body| body.len() > 200),
        headline: headline.map(|h| measure::Words::new(&h.text)),
        descriptions: claims.about(Field::Description).map(|c| measure::Words::new(&c.value)).collect(),
    }
}
