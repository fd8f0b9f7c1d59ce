//! News pages: what the page declares of its article, and the article's body without the page around it.

mod body;
mod choose;
mod hints;
mod measure;
mod metadata;
mod outline;
pub mod rules;
mod weights;

use super::{Confidence, ReadItems, ReadOptions};
use crate::conventions::{Story, byline, names, settle_language, take_conventions};
use crate::error::ReadError;
use crate::finding::{Finding, Findings, How, Place};
use crate::html::{self, HtmlElement};
use crate::markup::rules::NESTING;
use crate::markup::{ReadMarkup, XHTML, blocks};
use crate::model::body::body_text;
use crate::model::text::{fold, folded};
use crate::model::{Article, Block, Concept, Direction, Guid, LanguageTag};
use crate::source::{Source, Span};
use metadata::{Fact, Facts};

/// A page begins with a doctype or tags that only pages have.
pub fn sniff(source: &Source<'_>) -> Confidence {
    let text = source.text();
    let mut end = text.len().min(2048);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default().trim_start().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        return 90;
    }
    let tags = ["<html", "<head", "<body", "<title", "<article", "<div", "<p>", "<h1", "<meta"];
    if head.starts_with('<') && tags.iter().any(|tag| head.contains(tag)) { 50 } else { 0 }
}

/// How many characters a body has at least.
const LEAST: u32 = 40;

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
    let facts = metadata::gather(&tree);
    let mut article = Article::default();
    fill(&mut article, &facts, source, findings);
    let outline = outline::outline(&tree);
    let said = said(&facts);
    let page = measure::Page::new(&outline, &said);
    let mut choice = choose::choose(&page);
    let found = body::select(&tree, &page, &mut choice, article.headline.as_deref());
    let chars: u32 =
        outline.stretches.iter().zip(&choice.kept).filter(|(_, kept)| **kept).map(|(s, _)| s.chars).sum();
    if let Some(s) = found.standfirst.and_then(|at| outline.stretches.get(at)) {
        article.standfirst = folded(outline.words(s));
        if findings.keeps_origins() {
            let how = How::Read("the paragraph set apart under the headline".into());
            findings.origin(
                "/standfirst",
                Place { span: Some(source.line(s.line as usize)), path: None },
                how,
            );
        }
    }
    let root = tree.elements().find(|e| e.name() == "body").filter(|_| chars >= LEAST);
    let Some(root) = root else {
        findings.report(
            Finding::new(&rules::NO_ARTICLE, "no article was found on the page")
                .help("give the page of one article; only its fields were read"),
        );
        settle_language(&mut article, findings);
        article.tidy();
        return Ok(ReadItems { document: article.into(), version: None });
    };
    let language = article.language.as_ref().map(|l| l.as_str().to_owned());
    let direction = article.direction.or_else(|| article.language.as_ref().map(LanguageTag::direction));
    let options = ReadMarkup {
        breaks_end_paragraphs: true,
        selection: Some(&found.selection),
        ..ReadMarkup::new(&XHTML, language.as_deref(), direction)
    };
    let markup = blocks(root, options);
    if markup.too_deep {
        findings.report(Finding::new(&NESTING, "the body's markup is nested too deep; its words were kept"));
    }
    let mut spans: Vec<Span> = if findings.keeps_origins() {
        markup.offsets.iter().map(|line| source.line(*line)).collect()
    } else {
        vec![Span::default(); markup.blocks.len()]
    };
    article.body = markup.blocks;
    take_head(&mut article, &mut spans, findings);
    article.tidy();
    spans.truncate(article.body.len());
    take_conventions(Story { article: &mut article, spans: &mut spans }, findings);
    if findings.keeps_origins() {
        for (at, span) in spans.iter().enumerate() {
            findings.read_at(&format!("/body/{at}"), *span, "the page's main text");
        }
    }
    settle_language(&mut article, findings);
    Ok(ReadItems { document: article.into(), version: None })
}

/// Takes over what the page declares.
fn fill(article: &mut Article, facts: &Facts, source: &Source<'_>, findings: &mut Findings) {
    let mut note = |pointer: &str, fact: &Fact| {
        if findings.keeps_origins() {
            let place = Place { span: Some(source.line(fact.line)), path: None };
            findings.origin(pointer, place, How::Declared(fact.from.clone()));
        }
    };
    if let Some(fact) = facts.headline() {
        note("/headline", fact);
        article.headline = folded(&fact.value);
    }
    if let Some(fact) = &facts.language {
        note("/language", fact);
        article.language = Some(LanguageTag::new(&fact.value));
    }
    if let Some(fact) = &facts.direction {
        note("/direction", fact);
        article.direction = Direction::parse(&fact.value);
    }
    if let Some(fact) = &facts.published {
        note("/firstCreated", fact);
        article.meta.first_created = metadata::date(&fact.value);
    }
    if let Some(fact) = &facts.modified {
        note("/versionCreated", fact);
        article.meta.version_created = metadata::date(&fact.value);
    }
    if let Some(fact) = &facts.url {
        note("/guid", fact);
        article.meta.guid = Guid::new(&fact.value);
    }
    if let Some(fact) = &facts.publisher {
        note("/provider", fact);
        article.meta.provider = folded(&fact.value).map(Concept::named);
    }
    if let Some(fact) = &facts.section {
        note("/service", fact);
        article.meta.service = folded(&fact.value).map(Concept::named);
    }
    for fact in &facts.authors {
        note(&format!("/creators/{}", article.creators.len()), fact);
        article.creators.extend(folded(&fact.value).map(Concept::named));
    }
    for fact in &facts.keywords {
        note(&format!("/keywords/{}", article.keywords.len()), fact);
        article.keywords.extend(folded(&fact.value));
    }
    if let Some(fact) = &facts.copyright {
        note("/rights", fact);
        article.meta.rights =
            Some(crate::model::Rights { notice: folded(&fact.value), ..Default::default() });
    }
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
                findings.read_at("/byline", *span, "a line that begins as bylines do");
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

/// Words of a class or identifier: `articleBody`, `post-content` and `post_content` alike.
fn class_words(element: HtmlElement<'_>) -> String {
    let mut out = String::new();
    if element.attributes().next().is_none() {
        return out;
    }
    for text in
        [element.attribute("class"), element.attribute("id"), element.attribute("role")].into_iter().flatten()
    {
        let mut lower_before = false;
        out.push(' ');
        for c in text.chars() {
            if c.is_ascii_uppercase() && lower_before {
                out.push(' ');
            }
            lower_before = c.is_ascii_lowercase();
            out.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' });
        }
    }
    out.push(' ');
    out
}

/// The stretches of a page with their figures, a JSON object each: for the script that fits the weights.
pub fn measured(text: &str) -> Vec<serde_json::Value> {
    let tree = html::parse(text, &crate::limits::Limits::default(), &mut Findings::new(1));
    let facts = metadata::gather(&tree);
    let outline = outline::outline(&tree);
    let said = said(&facts);
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
fn said(facts: &Facts) -> measure::Said {
    measure::Said {
        // A shorter one is a teaser, whatever it is called.
        body: facts.body.as_deref().map(measure::key).filter(|body| body.len() > 200),
        headline: facts.headline().map(|h| measure::Words::new(&h.value)),
        descriptions: facts.all_descriptions().map(measure::Words::new).collect(),
    }
}
