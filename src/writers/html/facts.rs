//! What an article says of itself, in the terms of schema.org (NewsArticle, as of 29.0).

use crate::model::{Article, Concept, WireDate};
use serde_json::{Map, Value, json};

/// The facts of an article.
pub fn json_ld(article: &Article) -> Value {
    let mut facts = Map::new();
    let mut say = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            facts.insert(name.to_owned(), value);
        }
    };
    let text = |text: &Option<String>| text.clone().map(Value::String);
    say("@context", Some(json!("https://schema.org")));
    say("@type", Some(json!("NewsArticle")));
    say("identifier", article.meta.guid.as_ref().map(|g| json!(g.as_str())));
    say("version", article.meta.version.map(|v| json!(v)));
    say("inLanguage", article.language.as_ref().map(|l| json!(l.as_str())));
    say("headline", text(&article.headline));
    let other: Vec<&str> = article.headlines.iter().map(|l| l.text.as_str()).collect();
    say("alternativeHeadline", one_or_all(other.into_iter().map(Value::from).collect()));
    say("abstract", text(&article.standfirst));
    let described: Vec<Value> = article.descriptions.iter().map(|l| json!(l.text)).collect();
    say("description", one_or_all(described));
    say("author", one_or_all(article.creators.iter().map(|c| named(c, "Person")).collect()));
    say("contributor", one_or_all(article.contributors.iter().map(|c| named(c, "Person")).collect()));
    say("sourceOrganization", one_or_all(article.sources.iter().map(|c| named(c, "Organization")).collect()));
    say("publisher", article.meta.provider.as_ref().map(|p| named(p, "Organization")));
    say("articleSection", article.meta.service.as_ref().and_then(name_of).map(Value::from));
    say("datePublished", date(&article.meta.first_created));
    say("dateModified", date(&article.meta.version_created));
    let created = date(&article.content_created).or_else(|| date(&article.content_modified));
    say("dateCreated", created);
    say("dateline", article.dateline.as_ref().and_then(|d| text(&d.text)));
    say("creditText", text(&article.creditline));
    say("keywords", one_or_all(article.keywords.iter().map(|k| json!(k)).collect()));
    say("about", one_or_all(article.subjects.iter().map(|c| named(c, "Thing")).collect()));
    say("genre", one_or_all(article.genres.iter().filter_map(|g| name_of(g).map(Value::from)).collect()));
    say("contentLocation", one_or_all(article.located.iter().map(|c| named(c, "Place")).collect()));
    if let Some(rights) = &article.meta.rights {
        say("copyrightNotice", text(&rights.notice));
        say("copyrightHolder", rights.holder.as_ref().map(|h| named(h, "Organization")));
        say("usageInfo", text(&rights.usage_terms));
    }
    let pictures = article.media.iter().flat_map(|m| m.renditions.iter().find_map(|r| r.href.as_deref()));
    say("image", one_or_all(pictures.map(Value::from).collect()));
    say("wordCount", (!article.body.is_empty()).then(|| json!(article.word_count())));
    Value::Object(facts)
}

fn one_or_all(mut values: Vec<Value>) -> Option<Value> {
    match values.len() {
        0 => None,
        1 => values.pop(),
        _ => Some(Value::Array(values)),
    }
}

fn date(date: &Option<WireDate>) -> Option<Value> {
    date.as_ref().map(|date| json!(date.as_str()))
}

fn name_of(concept: &Concept) -> Option<&str> {
    concept
        .name
        .as_deref()
        .or(concept.literal.as_deref())
        .or(concept.code.as_deref())
        .or(concept.uri.as_deref())
}

fn named(concept: &Concept, kind: &str) -> Value {
    let mut value = Map::new();
    value.insert("@type".to_owned(), json!(kind));
    if let Some(name) = name_of(concept) {
        value.insert("name".to_owned(), json!(name));
    }
    if let Some(code) = &concept.code {
        value.insert("identifier".to_owned(), json!(code));
    }
    if let Some(uri) = &concept.uri {
        value.insert("sameAs".to_owned(), json!(uri));
    }
    Value::Object(value)
}
