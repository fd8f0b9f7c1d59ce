//! What the head of a page declares: `meta`, `link`, `title`, the language of `html`.

use super::{ClaimSource, Claims, Field};
use crate::model::text::fold;
use crate::readers::html::outline::narrow;
use crate::syntax::html::HtmlElement;
use crate::vocab::byline::AUTHOR_LABELS;

/// Adds what an element of the head declares; structured data is only gathered.
pub fn declare(element: HtmlElement<'_>, data: &mut Vec<(String, u32)>, claims: &mut Claims) {
    let line = narrow(element.line());
    match element.name() {
        "meta" => meta(element, line, claims),
        "link" => link(element, line, claims),
        "title" if element.parent().is_none_or(|p| p.name() != "svg") => {
            claims.add(Field::Headline, &element.text(), ClaimSource::Title, line, 2.0);
        }
        "script" => {
            let kind = element.attribute("type").unwrap_or_default();
            if kind.trim().to_ascii_lowercase().starts_with("application/ld+json") {
                data.push((element.raw_text(), line));
            }
        }
        "html" | "body" => page(element, line, claims),
        _ => {}
    }
}

fn page(element: HtmlElement<'_>, line: u32, claims: &mut Claims) {
    let weight = if element.name() == "html" { 8.0 } else { 7.0 };
    if let Some(tag) = element.attribute("lang").or_else(|| element.attribute("xml:lang")) {
        claims.add(
            Field::Language,
            &tag.replace('_', "-"),
            format!("the lang of {}", element.name()),
            line,
            weight,
        );
    }
    if let Some(direction) = element.attribute("dir") {
        claims.add(Field::Direction, direction, format!("the dir of {}", element.name()), line, weight);
    }
}

fn link(element: HtmlElement<'_>, line: u32, claims: &mut Claims) {
    let Some(href) = element.attribute("href").map(str::trim).filter(|h| !h.is_empty()) else { return };
    let rel = element.attribute("rel").unwrap_or_default();
    let is = |name: &str| rel.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case(name));
    if is("canonical") {
        claims.add(Field::Address, href, ClaimSource::named("link rel=canonical"), line, 9.0);
    }
    if is("alternate")
        && let Some(language) = element.attribute("hreflang").filter(|l| !l.contains(' '))
    {
        claims.add(
            Field::Translation,
            &format!("{language} {href}"),
            ClaimSource::named("link rel=alternate hreflang"),
            line,
            5.0,
        );
    }
}

/// The names of `meta` elements, what they are about, and how much they count.
const METAS: &[(&str, Field, f32)] = &[
    ("og:title", Field::Headline, 3.0),
    ("dc.title", Field::Headline, 4.6),
    ("dc:title", Field::Headline, 4.6),
    ("dcterms.title", Field::Headline, 4.6),
    ("dcterms:title", Field::Headline, 4.6),
    ("dcterm:title", Field::Headline, 4.6),
    ("parsely-title", Field::Headline, 2.5),
    ("sailthru.title", Field::Headline, 2.0),
    ("weibo:article:title", Field::Headline, 2.0),
    ("weibo:webpage:title", Field::Headline, 2.0),
    ("citation_title", Field::Headline, 2.0),
    ("headline", Field::Headline, 2.0),
    ("twitter:title", Field::Headline, 1.5),
    ("title", Field::Headline, 1.0),
    ("og:description", Field::Description, 5.0),
    ("description", Field::Description, 4.0),
    ("twitter:description", Field::Description, 3.0),
    ("dc.description", Field::Description, 3.0),
    ("dc:description", Field::Description, 3.0),
    ("dcterms.abstract", Field::Description, 3.0),
    ("sailthru.description", Field::Description, 2.0),
    ("article:published_time", Field::Published, 9.0),
    ("article:published", Field::Published, 8.0),
    ("og:published_time", Field::Published, 8.0),
    ("datepublished", Field::Published, 8.0),
    ("parsely-pub-date", Field::Published, 8.0),
    ("dc.date.issued", Field::Published, 8.0),
    ("dcterms.issued", Field::Published, 8.0),
    ("dc.date.published", Field::Published, 8.0),
    ("citation_publication_date", Field::Published, 7.0),
    ("citation_date", Field::Published, 6.0),
    ("sailthru.date", Field::Published, 7.0),
    ("publishdate", Field::Published, 7.0),
    ("publish_date", Field::Published, 7.0),
    ("publish-date", Field::Published, 7.0),
    ("published", Field::Published, 7.0),
    ("publication_date", Field::Published, 7.0),
    ("pubdate", Field::Published, 7.0),
    ("article.published", Field::Published, 7.0),
    ("article:publicationdate", Field::Published, 7.0),
    ("ptime", Field::Published, 6.0),
    ("cxenseparse:recs:publishtime", Field::Published, 7.0),
    ("rnews:datepublished", Field::Published, 7.0),
    ("dc.date", Field::Published, 6.0),
    ("dc:date", Field::Published, 6.0),
    ("dcterms.date", Field::Published, 6.0),
    ("dcterms.created", Field::Published, 6.0),
    ("dc.date.created", Field::Published, 6.0),
    ("created", Field::Published, 5.0),
    ("datecreated", Field::Published, 5.0),
    ("date", Field::Published, 4.0),
    ("og:article:published_time", Field::Published, 7.0),
    ("article:modified_time", Field::Modified, 9.0),
    ("article:modified", Field::Modified, 8.0),
    ("datemodified", Field::Modified, 8.0),
    ("og:updated_time", Field::Modified, 6.0),
    ("article:updated", Field::Modified, 6.0),
    ("dcterms.modified", Field::Modified, 7.0),
    ("dc.date.modified", Field::Modified, 7.0),
    ("last-modified", Field::Modified, 4.0),
    ("revised", Field::Modified, 3.0),
    ("author", Field::Author, 6.0),
    ("article:author", Field::Author, 6.0),
    ("article:author_name", Field::Author, 6.0),
    ("og:author", Field::Author, 5.0),
    ("dc.creator", Field::Author, 6.0),
    ("dc:creator", Field::Author, 6.0),
    ("dcterms.creator", Field::Author, 6.0),
    ("dcterm:creator", Field::Author, 6.0),
    ("citation_author", Field::Author, 7.0),
    ("parsely-author", Field::Author, 7.0),
    ("sailthru.author", Field::Author, 6.0),
    ("cxenseparse:author", Field::Author, 5.0),
    ("byl", Field::Author, 6.0),
    ("article.author", Field::Author, 5.0),
    ("article:section", Field::Section, 6.0),
    ("parsely-section", Field::Section, 5.0),
    ("cxenseparse:section", Field::Section, 4.0),
    ("section", Field::Section, 4.0),
    ("article:tag", Field::Keyword, 5.0),
    ("news_keywords", Field::Keyword, 4.0),
    ("keywords", Field::Keyword, 3.0),
    ("parsely-tags", Field::Keyword, 2.0),
    ("sailthru.tags", Field::Keyword, 2.0),
    ("og:site_name", Field::Site, 8.0),
    ("application-name", Field::Site, 4.0),
    ("apple-mobile-web-app-title", Field::Site, 3.0),
    ("publisher", Field::Publisher, 4.0),
    ("dc.publisher", Field::Publisher, 5.0),
    ("dcterms.publisher", Field::Publisher, 5.0),
    ("og:url", Field::Address, 8.0),
    ("parsely-link", Field::Address, 5.0),
    ("og:locale", Field::Language, 3.0),
    ("content-language", Field::Language, 4.0),
    ("dc.language", Field::Language, 5.0),
    ("dcterms.language", Field::Language, 5.0),
    ("language", Field::Language, 3.0),
    ("copyright", Field::Rights, 4.0),
    ("dc.rights", Field::Rights, 5.0),
    ("dcterms.rights", Field::Rights, 5.0),
    ("og:image", Field::Picture, 5.0),
    ("twitter:image", Field::Picture, 3.0),
    ("og:type", Field::Kind, 3.0),
];

fn meta(element: HtmlElement<'_>, line: u32, claims: &mut Claims) {
    let Some(content) = element.attribute("content").map(str::trim).filter(|c| !c.is_empty()) else { return };
    for attribute in ["property", "name", "http-equiv"] {
        let Some(keys) = element.attribute(attribute) else { continue };
        // Several names may stand in one attribute, parted by blanks (RDFa).
        for key in keys.split_ascii_whitespace() {
            let lower = key.to_ascii_lowercase();
            let found = METAS.iter().find(|(name, _, _)| *name == lower);
            match found {
                Some((_, Field::Keyword, weight)) => {
                    let list = lower != "article:tag";
                    keywords(content, list, format!("meta {lower}"), line, *weight, claims);
                }
                Some((_, Field::Language, weight)) => {
                    claims.add(
                        Field::Language,
                        &content.replace('_', "-"),
                        format!("meta {lower}"),
                        line,
                        *weight,
                    );
                }
                Some((_, field, weight)) => {
                    claims.add(*field, &decoded(content), format!("meta {lower}"), line, *weight);
                }
                None => {}
            }
        }
    }
    labelled(element, content, line, claims);
}

/// Pairs of Twitter's cards: the label of one element says what the value of the next one is.
fn labelled(element: HtmlElement<'_>, content: &str, line: u32, claims: &mut Claims) {
    let name = element.attribute("name").or_else(|| element.attribute("property")).unwrap_or_default();
    let Some(number) = name.strip_prefix("twitter:data") else { return };
    let label = format!("twitter:label{number}");
    let siblings = element.parent().map(|p| p.descendants().take(400));
    let labelled = siblings.into_iter().flatten().find(|e| {
        e.name() == "meta" && (e.attribute("name") == Some(&label) || e.attribute("property") == Some(&label))
    });
    let Some(said) = labelled.and_then(|e| e.attribute("content")) else { return };
    let said = fold(said).to_lowercase();
    if AUTHOR_LABELS.has(&said) {
        claims.add(Field::Author, content, format!("meta {name}, labelled “{said}”"), line, 5.0);
    }
}

/// Adds keywords: a list, or one.
pub fn keywords(value: &str, list: bool, from: String, line: u32, weight: f32, claims: &mut Claims) {
    let parts: Vec<&str> =
        if list { value.split([',', '،', ';', '、', '，', '؛']).collect() } else { vec![value] };
    for word in parts.into_iter().take(100) {
        claims.add(Field::Keyword, &decoded(word), from.clone(), line, weight);
    }
}

/// A value in which entities are left over from being escaped twice.
pub fn decoded(value: &str) -> std::borrow::Cow<'_, str> {
    if value.contains('&') && value.contains(';') {
        crate::syntax::html::decode(value).into()
    } else {
        value.into()
    }
}
