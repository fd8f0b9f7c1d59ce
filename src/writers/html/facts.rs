//! What an article says of itself, in the terms of schema.org (NewsArticle, as of 29.0).

use crate::model::{Article, Concept, WireDate};
use crate::writers::loss::take_label;
use serde_json::{Map, Value, json};

/// The types of schema.org that say the same as IPTC's natures of concepts.
const TYPES: &[(&str, &str)] = &[
    ("cpnat:person", "Person"),
    ("cpnat:organisation", "Organization"),
    ("cpnat:geoArea", "Place"),
    ("cpnat:event", "Event"),
    ("cpnat:abstract", "Thing"),
];

/// The facts of an article, taken out of what is left of it. What the page shows too is only repeated.
pub fn json_ld(article: &Article, left: &mut Article) -> Value {
    let mut facts = Map::new();
    let mut say = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            facts.insert(name.to_owned(), value);
        }
    };
    let text = |text: Option<String>| text.map(Value::String);
    let shown = |text: &Option<String>| text.clone().map(Value::String);
    say("@context", Some(json!("https://schema.org")));
    say("@type", Some(json!("NewsArticle")));
    say("identifier", left.meta.guid.take().map(|g| json!(g.as_str())));
    say("version", left.meta.version.take().map(|v| json!(v)));
    say("inLanguage", article.language.as_ref().map(|l| json!(l.as_str())));
    say("headline", shown(&article.headline));
    let words = |label: &mut crate::model::Label| Value::String(std::mem::take(&mut label.text));
    say("alternativeHeadline", one_or_all(left.headlines.iter_mut().map(words).collect()));
    say("abstract", shown(&article.standfirst));
    say("description", one_or_all(left.descriptions.iter_mut().map(words).collect()));
    say("author", all_named(&mut left.creators, "Person"));
    say("contributor", all_named(&mut left.contributors, "Person"));
    say("sourceOrganization", all_named(&mut left.sources, "Organization"));
    say("publisher", left.meta.provider.as_mut().map(|p| named(p, "Organization")));
    say("articleSection", text(left.meta.service.as_mut().and_then(take_label)));
    say("datePublished", date(left.meta.first_created.take()));
    say("dateModified", date(left.meta.version_created.take()));
    say("expires", date(left.meta.expires.take()));
    // There is one date for both.
    let created = date(left.content_created.take()).or_else(|| date(left.content_modified.take()));
    say("dateCreated", created);
    say("dateline", article.dateline.as_ref().and_then(|d| shown(&d.text)));
    say("creditText", shown(&article.creditline));
    let keywords = left.keywords.iter_mut().map(|k| Value::String(std::mem::take(k)));
    say("keywords", one_or_all(keywords.collect()));
    say("about", all_named(&mut left.subjects, "Thing"));
    say("genre", one_or_all(left.genres.iter_mut().filter_map(take_label).map(Value::String).collect()));
    say("contentLocation", all_named(&mut left.located, "Place"));
    if let Some(rights) = &mut left.meta.rights {
        say("copyrightNotice", article.meta.rights.as_ref().and_then(|r| shown(&r.notice)));
        say("copyrightHolder", rights.holder.as_mut().map(|h| named(h, "Organization")));
        say("accountablePerson", rights.accountable.as_mut().map(|p| named(p, "Person")));
        say("usageInfo", article.meta.rights.as_ref().and_then(|r| shown(&r.usage_terms)));
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

fn date(date: Option<WireDate>) -> Option<Value> {
    date.map(|date| json!(date.as_str()))
}

fn all_named(concepts: &mut [Concept], kind: &str) -> Option<Value> {
    one_or_all(concepts.iter_mut().map(|concept| named(concept, kind)).collect())
}

/// A concept as an object, of the type `kind` unless it says its own nature.
fn named(concept: &mut Concept, kind: &str) -> Value {
    let mut value = Map::new();
    let nature = concept.nature.as_deref();
    let own = TYPES.iter().find(|(code, _)| Some(*code) == nature).map(|(_, kind)| *kind);
    if own.is_some() {
        concept.nature = None;
    }
    value.insert("@type".to_owned(), json!(own.unwrap_or(kind)));
    let (code, uri) = (concept.code.clone(), concept.uri.clone());
    if let Some(name) = take_label(concept) {
        value.insert("name".to_owned(), json!(name));
    }
    let further = concept.names.iter_mut().map(|n| std::mem::take(&mut n.name)).filter(|n| !n.is_empty());
    if let Some(further) = one_or_all(further.map(Value::String).collect()) {
        value.insert("alternateName".to_owned(), further);
    }
    if let Some(code) = code.or_else(|| concept.literal.take()) {
        value.insert("identifier".to_owned(), json!(code));
        concept.code = None;
    }
    if let Some(uri) = uri {
        value.insert("sameAs".to_owned(), json!(uri));
        concept.uri = None;
    }
    Value::Object(value)
}
