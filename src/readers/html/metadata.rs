//! What a page declares of its article: JSON-LD, OpenGraph, `meta`, microdata, and what it shows.

use crate::html::{HtmlElement, HtmlTree};
use crate::model::WireDate;
use crate::model::text::{fold, folded};
use serde_json::Value;

/// A declared value, with what declares it and where.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The value.
    pub value: String,
    /// What declares it.
    pub from: String,
    /// The line that it stands in.
    pub line: usize,
}

/// What a page declares.
#[derive(Debug, Default)]
pub struct Facts {
    /// Titles by what they come from, best source first.
    titles: Vec<Fact>,
    /// The headline shown.
    shown: Vec<Fact>,
    descriptions: Vec<Fact>,
    site: Option<Fact>,
    /// The standfirst that the page marks as such.
    pub standfirst: Option<Fact>,
    /// The language.
    pub language: Option<Fact>,
    /// The direction.
    pub direction: Option<Fact>,
    /// When the article was published.
    pub published: Option<Fact>,
    /// When it was changed.
    pub modified: Option<Fact>,
    /// Its address.
    pub url: Option<Fact>,
    /// Who publishes it.
    pub publisher: Option<Fact>,
    /// The section that it is in.
    pub section: Option<Fact>,
    /// Who wrote it.
    pub authors: Vec<Fact>,
    /// Keywords.
    pub keywords: Vec<Fact>,
    /// The copyright notice.
    pub copyright: Option<Fact>,
    /// The words of the body, where JSON-LD has them.
    pub body: Option<String>,
}

/// A date in the strict form, where it is one.
pub fn date(text: &str) -> Option<WireDate> {
    WireDate::lenient(text)
}

/// The types of JSON-LD objects that are articles (schema.org).
fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
}

/// Gathers what a page declares.
pub fn gather(tree: &HtmlTree) -> Facts {
    let mut facts = Facts::default();
    let mut metas: Vec<(String, &str, usize)> = Vec::new();
    for element in tree.elements() {
        match element.name() {
            "html" | "body" => page(element, &mut facts),
            "script"
                if element
                    .attribute("type")
                    .is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                linked_data(element, &mut facts);
            }
            "meta" => {
                let key = ["property", "name", "itemprop"].iter().find_map(|k| element.attribute(k));
                if let (Some(key), Some(content)) = (key, element.attribute("content"))
                    && !content.trim().is_empty()
                {
                    metas.push((key.trim().to_ascii_lowercase(), content, element.line()));
                }
            }
            "link" if element.attribute("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) => {
                if let Some(href) = element.attribute("href") {
                    keep(&mut facts.url, href, "link rel=canonical", element.line());
                }
            }
            "title" if !inside(element, "svg") => {
                let line = element.line();
                facts.titles.extend(fact(&element.text(), "title", line));
            }
            "h1" => facts.shown.extend(fact(&element.text(), "h1", element.line())),
            "time" => {
                if let Some(stamp) = element.attribute("datetime")
                    && (element.attribute("itemprop") == Some("datePublished")
                        || element.attribute("pubdate").is_some())
                {
                    keep(&mut facts.published, stamp, "time datetime", element.line());
                }
            }
            _ => shown(element, &mut facts),
        }
    }
    for (key, content, line) in metas {
        meta(&key, content, line, &mut facts);
    }
    facts
}

fn inside(element: HtmlElement<'_>, name: &str) -> bool {
    element.parent().is_some_and(|p| p.name() == name)
}

fn fact(value: &str, from: &str, line: usize) -> Option<Fact> {
    folded(value).map(|value| Fact { value, from: from.to_owned(), line })
}

fn keep(slot: &mut Option<Fact>, value: &str, from: &str, line: usize) {
    if slot.is_none() {
        *slot = fact(value, from, line);
    }
}

fn page(element: HtmlElement<'_>, facts: &mut Facts) {
    if let Some(tag) = element.attribute("lang").or_else(|| element.attribute("xml:lang")) {
        keep(
            &mut facts.language,
            &tag.replace('_', "-"),
            &format!("{} lang", element.name()),
            element.line(),
        );
    }
    if let Some(direction) = element.attribute("dir") {
        keep(&mut facts.direction, direction, &format!("{} dir", element.name()), element.line());
    }
}

/// What the page shows in elements whose class or property says what they are.
fn shown(element: HtmlElement<'_>, facts: &mut Facts) {
    let line = element.line();
    if let Some(property) = element.attribute("itemprop") {
        let value = element.attribute("content").or_else(|| element.attribute("datetime")).map(str::to_owned);
        let words = || value.clone().unwrap_or_else(|| element.text());
        match property {
            "datePublished" => keep(&mut facts.published, &words(), "itemprop=datePublished", line),
            "dateModified" => keep(&mut facts.modified, &words(), "itemprop=dateModified", line),
            "headline" => facts.shown.extend(fact(&words(), "itemprop=headline", line)),
            "articleSection" => keep(&mut facts.section, &words(), "itemprop=articleSection", line),
            _ => {}
        }
    }
    if facts.standfirst.is_none() && matches!(element.name(), "p" | "div" | "h2" | "h3" | "span") {
        let words = super::class_words(element);
        let named = ["standfirst", "subheadline", "dek", "lede", "chapo", "vorspann", "leadtext", "intro"];
        if named.iter().any(|n| words.contains(&format!(" {n} "))) {
            let text = element.text();
            if (20..=600).contains(&text.trim().chars().count()) {
                keep(&mut facts.standfirst, &text, "an element of class standfirst", line);
            }
        }
    }
    if element.name() == "a" && element.attribute("rel") == Some("author") && facts.authors.is_empty() {
        push_author(&element.text(), "rel=author", line, facts);
    }
}

fn meta(key: &str, content: &str, line: usize, facts: &mut Facts) {
    match key {
        "og:title" | "twitter:title" | "dc.title" | "parsely-title" => {
            facts.titles.extend(fact(content, key, line))
        }
        "og:description" | "description" | "twitter:description" | "dc.description" => {
            facts.descriptions.extend(fact(content, key, line));
        }
        "og:site_name" => {
            keep(&mut facts.site, content, key, line);
            keep(&mut facts.publisher, content, key, line);
        }
        "og:url" => keep(&mut facts.url, content, key, line),
        "og:locale" if facts.language.is_none() => {
            keep(&mut facts.language, &content.replace('_', "-"), key, line);
        }
        "article:published_time"
        | "datepublished"
        | "date"
        | "dc.date"
        | "dc.date.issued"
        | "parsely-pub-date"
        | "sailthru.date"
        | "publishdate"
        | "pubdate"
            if date(content).is_some() =>
        {
            keep(&mut facts.published, content, key, line);
        }
        "article:modified_time" | "datemodified" | "og:updated_time" | "last-modified"
            if date(content).is_some() =>
        {
            keep(&mut facts.modified, content, key, line);
        }
        "article:section" | "parsely-section" => keep(&mut facts.section, content, key, line),
        "article:tag" => facts.keywords.extend(fact(content, key, line)),
        "keywords" | "news_keywords" if facts.keywords.is_empty() => {
            for word in content.split([',', '،', ';', '、', '，']) {
                facts.keywords.extend(fact(word, key, line));
            }
        }
        "author" | "article:author" | "dc.creator" | "parsely-author" | "sailthru.author"
            if facts.authors.is_empty() =>
        {
            push_author(content, key, line, facts);
        }
        "copyright" | "dc.rights" => keep(&mut facts.copyright, content, key, line),
        _ => {}
    }
}

/// An author's name, unless it is an address or the site itself.
fn push_author(name: &str, from: &str, line: usize, facts: &mut Facts) {
    let Some(name) = folded(name) else { return };
    let address = name.contains("://") || name.contains('@') || name.starts_with("www.");
    let same = |other: &Option<Fact>| other.as_ref().is_some_and(|o| o.value.eq_ignore_ascii_case(&name));
    if address || same(&facts.site) || same(&facts.publisher) || facts.authors.iter().any(|a| a.value == name)
    {
        return;
    }
    facts.authors.push(Fact { value: name, from: from.to_owned(), line });
}

fn linked_data(element: HtmlElement<'_>, facts: &mut Facts) {
    let text = element.raw_text();
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let Ok(value) = serde_json::from_str::<Value>(text) else { return };
    let mut objects = Vec::new();
    flatten(&value, &mut objects, 0);
    let article = objects.iter().find(|o| types(o).any(is_article));
    if let Some(article) = article {
        article_data(article, &objects, element.line(), facts);
    }
}

/// All objects of a JSON-LD value: lists, `@graph`, nested.
fn flatten<'v>(value: &'v Value, out: &mut Vec<&'v serde_json::Map<String, Value>>, depth: usize) {
    match value {
        Value::Array(list) if depth < 8 => list.iter().for_each(|v| flatten(v, out, depth + 1)),
        Value::Object(object) if depth < 8 => {
            out.push(object);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(value) = object.get(key) {
                    flatten(value, out, depth + 1);
                }
            }
        }
        _ => {}
    }
}

fn types(object: &serde_json::Map<String, Value>) -> impl Iterator<Item = &str> {
    let value = object.get("@type");
    let list = match value {
        Some(Value::Array(list)) => list.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    list.iter().filter_map(Value::as_str)
}

type Objects<'o, 'v> = &'o [&'v serde_json::Map<String, Value>];

fn article_data(
    article: &serde_json::Map<String, Value>,
    all: Objects<'_, '_>,
    line: usize,
    facts: &mut Facts,
) {
    let from = |key: &str| format!("JSON-LD {key}");
    let text = |key: &str| article.get(key).and_then(Value::as_str);
    if let Some(headline) = text("headline") {
        facts.titles.insert(0, Fact { value: fold(headline).into_owned(), from: from("headline"), line });
    }
    if let Some(description) = text("description") {
        facts
            .descriptions
            .insert(0, Fact { value: fold(description).into_owned(), from: from("description"), line });
    }
    for (key, slot) in [
        ("datePublished", &mut facts.published),
        ("dateModified", &mut facts.modified),
        ("inLanguage", &mut facts.language),
        ("url", &mut facts.url),
    ] {
        if let Some(value) = article.get(key).and_then(Value::as_str) {
            *slot = fact(value, &from(key), line).or_else(|| slot.take());
        }
    }
    for (key, slot) in [("articleSection", &mut facts.section), ("copyrightNotice", &mut facts.copyright)] {
        let value = article.get(key);
        let first = value.and_then(|v| v.as_str().or_else(|| v.get(0).and_then(Value::as_str)));
        if let Some(value) = first {
            keep(slot, value, &from(key), line);
        }
    }
    if let Some(name) = article.get("publisher").and_then(|p| party_names(p, all).into_iter().next()) {
        keep(&mut facts.publisher, &name, &from("publisher"), line);
    }
    if let Some(author) = article.get("author").or_else(|| article.get("creator")) {
        for name in party_names(author, all) {
            push_author(&name, "JSON-LD author", line, facts);
        }
    }
    match article.get("keywords") {
        Some(Value::String(words)) => {
            for word in words.split([',', '،', ';', '、', '，']) {
                facts.keywords.extend(fact(word, "JSON-LD keywords", line));
            }
        }
        Some(Value::Array(words)) => {
            for word in words.iter().filter_map(Value::as_str) {
                facts.keywords.extend(fact(word, "JSON-LD keywords", line));
            }
        }
        _ => {}
    }
    if let Some(body) = text("articleBody") {
        facts.body = folded(body);
    }
}

/// Names of parties: a text, an object, a list, or a reference to another object.
fn party_names(value: &Value, all: Objects<'_, '_>) -> Vec<String> {
    match value {
        Value::String(name) => folded(name).into_iter().collect(),
        Value::Array(list) => list.iter().flat_map(|v| party_names(v, &[])).collect(),
        Value::Object(object) => {
            let name = object.get("name").and_then(Value::as_str).map(str::to_owned).or_else(|| {
                let id = object.get("@id")?;
                let target = all.iter().find(|o| o.get("@id") == Some(id) && o.contains_key("name"))?;
                target.get("name").and_then(Value::as_str).map(str::to_owned)
            });
            name.and_then(|n| folded(&n)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

impl Facts {
    /// The headline: the one that is shown where a declared title agrees with it, else the best declared one.
    pub fn headline(&self) -> Option<&Fact> {
        let key = |text: &str| {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
        };
        let titles: Vec<String> = self.titles.iter().map(|t| key(&t.value)).collect();
        let agrees = |shown: &Fact| {
            let shown = key(&shown.value);
            !shown.is_empty() && titles.iter().any(|title| title.contains(&shown))
        };
        let site = self.site.as_ref().or(self.publisher.as_ref()).map(|s| key(&s.value));
        let not_site = |f: &&Fact| site.as_ref().is_none_or(|s| key(&f.value) != *s);
        let shown = self.shown.iter().filter(not_site).filter(|f| agrees(f)).max_by_key(|f| f.value.len());
        let declared = self.titles.iter().find(|t| t.from.starts_with("JSON-LD") || t.from == "og:title");
        let only = self.shown.iter().find(not_site).filter(|_| self.shown.len() == 1);
        shown.or(only).or(declared).or_else(|| self.titles.first())
    }

    /// All descriptions.
    pub fn all_descriptions(&self) -> impl Iterator<Item = &str> {
        self.descriptions.iter().chain(&self.standfirst).map(|d| d.value.as_str())
    }
}
