//! HTML: a clean, readable page of one article, made of the model only, with its facts as JSON-LD.

mod facts;

use super::loss::{Remainder, report_markup};
use super::{WriteOptions, only_item, rules};
use crate::diagnostics::{Finding, Findings};
use crate::error::WriteError;
use crate::markup::{HTML, Losses, write_blocks, write_media};
use crate::model::{Article, Dateline, Document};
use crate::syntax::xml::XmlWriter;
use crate::vocab::own_page as own;

/// What the format is called in messages.
const TITLE: &str = "HTML";

/// The look: one column of readable length, whatever the direction, in light and dark.
const STYLE: &str = "
:root { color-scheme: light dark }
body { margin: 2rem auto; padding-inline: 1rem; max-inline-size: 40rem; font: 1.125rem/1.6 Georgia, 'Noto Serif', serif; overflow-wrap: break-word }
h1, h2, h3, h4, h5, h6 { line-height: 1.25 }
:lang(ar), :lang(fa), :lang(ur), :lang(he) { font-family: 'Noto Naskh Arabic', 'Noto Serif Hebrew', Tahoma, serif }
.kicker, .byline, .dates, .credit, figcaption, footer { font: 0.875rem/1.5 system-ui, 'Noto Sans', sans-serif }
.standfirst { font-weight: bold }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 0.25rem solid }
figure { margin-inline: 0 }
img, video { max-inline-size: 100%; block-size: auto }
pre { overflow-x: auto }
table { border-collapse: collapse; display: block; overflow-x: auto }
th, td { padding: 0.25rem 0.5rem; border: 1px solid; text-align: start; vertical-align: top }
footer { margin-block-start: 2rem; border-block-start: 1px solid }
";

/// Writes an article as a page.
///
/// # Errors
///
/// A document of several items, or an item that is no article: a page is one story.
pub fn write(
    document: &Document,
    _: &WriteOptions,
    findings: &mut Findings,
    out: &mut Vec<u8>,
) -> Result<(), WriteError> {
    let item = only_item(document, "html", TITLE, findings)?;
    let Some(article) = item.as_article() else {
        let why = "the item is no article; write it as --to json".to_owned();
        return Err(WriteError::CannotHold { format: "html", why });
    };
    let mut remainder = Remainder::of(article);
    let left = &mut remainder.left;
    let mut w = XmlWriter::indented();
    w.raw("<!DOCTYPE html>\n");
    w.open("html");
    w.maybe("lang", left.language.take().as_ref().map(|l| l.as_str()));
    w.maybe("dir", left.direction.take().map(|d| d.as_str()));
    head(&mut w, article, left);
    w.open("body");
    w.open("article");
    header(&mut w, article, left);
    // What a page cannot show of a picture is told by the markup.
    let mut losses = Losses::new("/media");
    left.media.clear();
    for (at, media) in article.media.iter().enumerate() {
        losses.enter_entry(at);
        write_media(&mut w, &HTML, media, &mut losses);
        losses.leave();
    }
    report_markup(&losses, TITLE, findings);
    w.open("div");
    w.attribute("class", own::BODY);
    if article.body.is_empty() {
        w.text("");
    }
    let mut losses = Losses::new("/body");
    write_blocks(&mut w, &HTML, &article.body, &mut losses);
    w.close();
    footer(&mut w, left);
    let replaced = w.replaced;
    let page = w.finish();
    if replaced > 0 {
        let message = format!("{replaced} characters that pages cannot carry were written as U+FFFD");
        findings.report(Finding::new(&rules::CHARACTER, message));
    }
    report_markup(&losses, TITLE, findings);
    remainder.report(TITLE, "", findings);
    out.extend_from_slice(page.as_bytes());
    Ok(())
}

fn head(w: &mut XmlWriter, article: &Article, left: &mut Article) {
    w.open("head");
    let meta = |w: &mut XmlWriter, name: &str, content: &str| {
        w.open("meta");
        w.attribute("name", name);
        w.attribute("content", content);
        w.close();
    };
    w.open("meta");
    w.attribute("charset", "utf-8");
    w.close();
    meta(w, "viewport", "width=device-width, initial-scale=1");
    meta(w, "generator", own::GENERATOR);
    let title = article.headline.clone().or_else(|| left.slugline.take());
    w.leaf("title", title.as_deref().unwrap_or("—"));
    if let Some(description) = article.standfirst.as_deref() {
        meta(w, "description", description);
    }
    w.open("style");
    w.mixed();
    w.raw(STYLE);
    w.close();
    w.open("script");
    w.attribute("type", "application/ld+json");
    w.mixed();
    // Within a script nothing is escaped: what could end it must not stand in it.
    w.raw(&facts::json_ld(article, left).to_string().replace('<', "\\u003c"));
    w.close();
    w.close();
}

fn line(w: &mut XmlWriter, name: &str, class: &str, words: Option<&str>) {
    if let Some(words) = words {
        w.open(name);
        w.attribute("class", class);
        w.text(words);
        w.close();
    }
}

fn header(w: &mut XmlWriter, article: &Article, left: &mut Article) {
    w.open("header");
    line(w, "p", own::KICKER, left.kicker.take().as_deref());
    if let Some(headline) = left.headline.take() {
        w.leaf("h1", &headline);
    }
    line(w, "p", own::STANDFIRST, left.standfirst.take().as_deref());
    let names: Vec<&str> = article.creators.iter().filter_map(|c| c.name.as_deref()).collect();
    let byline = left.byline.take().or_else(|| (!names.is_empty()).then(|| names.join(", ")));
    line(w, "p", own::BYLINE, byline.as_deref());
    let date = article.meta.first_created.as_ref().or(article.meta.version_created.as_ref());
    if let Some(date) = date {
        w.open("p");
        w.attribute("class", "dates");
        w.open("time");
        if date.parts().is_some() {
            w.attribute("datetime", date.as_str());
        }
        w.text(date.as_str());
        w.close();
        w.close();
    }
    line(w, "p", own::DATELINE, dateline(left).as_deref());
    w.close();
}

/// The dateline as printed, or made of its parts.
fn dateline(left: &mut Article) -> Option<String> {
    let Dateline { text, place, date, source } = left.dateline.as_mut()?;
    let Some(printed) = text.take() else {
        let parts: Vec<String> = [place.take(), date.take()].into_iter().flatten().collect();
        let source = source.take().map(|source| format!("({source})"));
        let made: Vec<String> =
            (!parts.is_empty()).then(|| parts.join(", ")).into_iter().chain(source).collect();
        return (!made.is_empty()).then(|| made.join(" "));
    };
    for part in [place, date, source] {
        if part.as_ref().is_some_and(|part| printed.contains(part.as_str())) {
            *part = None;
        }
    }
    Some(printed)
}

fn footer(w: &mut XmlWriter, left: &mut Article) {
    let rights = left.meta.rights.as_mut();
    let (notice, terms) = rights.map(|r| (r.notice.take(), r.usage_terms.take())).unwrap_or_default();
    let lines = [
        (own::END_MARK, left.end_mark.take()),
        (own::CREDIT, left.creditline.take()),
        ("rights", notice),
        ("rights", terms),
    ];
    if lines.iter().all(|(_, words)| words.is_none()) {
        return;
    }
    w.open("footer");
    for (class, words) in lines {
        line(w, "p", class, words.as_deref());
    }
    w.close();
}
