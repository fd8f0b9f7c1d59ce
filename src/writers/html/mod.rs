//! HTML: a clean, readable page of one article, made of the model only, with its facts as JSON-LD.

mod facts;

use super::{WriteOptions, fields, only_item, report_markup, rules};
use crate::diagnostics::{Finding, Findings};
use crate::error::WriteError;
use crate::markup::{HTML, Losses, write_blocks};
use crate::model::{Article, Block, Document, Item, Media};
use crate::syntax::xml::XmlWriter;
use crate::vocab::own_page as own;
use serde_json::Value;

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

/// The fields, by their names in JSON, that the page shows or declares, wholly or where they are as pages can say.
const SAID: &[&str] = &[
    "kind",
    "guid",
    "version",
    "language",
    "direction",
    "headline",
    "kicker",
    "standfirst",
    "byline",
    "dateline",
    "creditline",
    "creators",
    "contributors",
    "sources",
    "keywords",
    "firstCreated",
    "versionCreated",
    "contentCreated",
    "contentModified",
    "service",
    "provider",
    "rights",
    "headlines",
    "descriptions",
    "body",
    "endMark",
    "media",
    "located",
    "genres",
    "subjects",
    // A page names things by their names.
    "catalogs",
];

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
    let item = only_item(document, "html", "a page", findings)?;
    let Some(article) = item.as_article() else {
        let why = "the item is no article; write it as --to json".to_owned();
        return Err(WriteError::CannotHold { format: "html", why });
    };
    report_unsaid(item, findings)?;
    let mut losses = Losses::new();
    let mut w = XmlWriter::indented();
    w.raw("<!DOCTYPE html>\n");
    w.open("html");
    w.maybe("lang", article.language.as_ref().map(|l| l.as_str()));
    w.maybe("dir", article.direction.map(|d| d.as_str()));
    head(&mut w, article);
    w.open("body");
    w.open("article");
    header(&mut w, article);
    for media in &article.media {
        show(&mut w, media, &mut losses);
    }
    w.open("div");
    w.attribute("class", own::BODY);
    if article.body.is_empty() {
        w.text("");
    }
    write_blocks(&mut w, &HTML, &article.body, &mut losses);
    w.close();
    footer(&mut w, article);
    let replaced = w.replaced;
    let page = w.finish();
    if replaced > 0 {
        let message = format!("{replaced} characters that pages cannot carry were written as U+FFFD");
        findings.report(Finding::new(&rules::CHARACTER, message));
    }
    report_markup(&losses, "HTML", findings);
    out.extend_from_slice(page.as_bytes());
    Ok(())
}

/// Announces each field that a page has no place for: notes to editors, signals and the like are not for readers.
fn report_unsaid(item: &Item, findings: &mut Findings) -> Result<(), WriteError> {
    let Value::Object(fields) = fields(item, "html")? else { return Ok(()) };
    for name in fields.keys().filter(|name| !SAID.contains(&name.as_str())) {
        let (rule, what) = match name.as_str() {
            "extensions" => (&rules::EXTENSION, "what other standards said beside the fields"),
            name => (&rules::FIELD, name),
        };
        findings
            .report(Finding::new(rule, format!("a page has no place for {what}")).path(format!("/{name}")));
    }
    Ok(())
}

fn head(w: &mut XmlWriter, article: &Article) {
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
    w.leaf("title", article.headline.as_deref().or(article.slugline.as_deref()).unwrap_or("—"));
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
    w.raw(&facts::json_ld(article).to_string().replace('<', "\\u003c"));
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

fn header(w: &mut XmlWriter, article: &Article) {
    w.open("header");
    line(w, "p", own::KICKER, article.kicker.as_deref());
    if let Some(headline) = &article.headline {
        w.leaf("h1", headline);
    }
    line(w, "p", own::STANDFIRST, article.standfirst.as_deref());
    let names: Vec<&str> = article.creators.iter().filter_map(|c| c.name.as_deref()).collect();
    let byline = article.byline.clone().or_else(|| (!names.is_empty()).then(|| names.join(", ")));
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
    line(w, "p", own::DATELINE, article.dateline.as_ref().and_then(|d| d.text.as_deref()));
    w.close();
}

fn show(w: &mut XmlWriter, media: &Media, losses: &mut Losses) {
    let caption = media.caption.iter().map(crate::model::Inline::text).collect();
    let figure = Block::Figure { media: Box::new(Media { caption: None, ..media.clone() }), caption };
    write_blocks(w, &HTML, std::slice::from_ref(&figure), losses);
}

fn footer(w: &mut XmlWriter, article: &Article) {
    let rights = article.meta.rights.as_ref();
    let lines = [
        (own::END_MARK, article.end_mark.as_deref()),
        (own::CREDIT, article.creditline.as_deref()),
        ("rights", rights.and_then(|r| r.notice.as_deref())),
        ("rights", rights.and_then(|r| r.usage_terms.as_deref())),
    ];
    if lines.iter().all(|(_, words)| words.is_none()) {
        return;
    }
    w.open("footer");
    for (class, words) in lines {
        line(w, "p", class, words);
    }
    w.close();
}
