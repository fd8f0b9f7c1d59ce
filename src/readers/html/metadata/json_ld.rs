//! What structured data says: JSON-LD in the vocabulary of schema.org.

use super::head::{decoded, keywords};
use super::{ClaimSource, Claims, Field, mend};
use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// The types of articles (schema.org 29: `Article` and what is below it, blog posts, reports, live blogs), and what
/// else describes the main thing of a page.
fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("BlogPosting") || matches!(kind, "Report" | "Blog Posting")
}

fn is_other_work(kind: &str) -> bool {
    matches!(
        kind,
        "WebPage"
            | "ItemPage"
            | "AboutPage"
            | "MedicalWebPage"
            | "Recipe"
            | "Review"
            | "CreativeWork"
            | "HowTo"
            | "DiscussionForumPosting"
            | "SocialMediaPosting"
            | "PodcastEpisode"
            | "VideoObject"
            | "QAPage"
            | "Book"
    )
}

/// Adds what the page's structured data claims of its article.
pub fn declare(data: &[(String, u32)], claims: &mut Claims) {
    let values: Vec<(Value, u32)> =
        data.iter().filter_map(|(text, line)| mend::json(text).map(|value| (value, *line))).collect();
    let mut objects: Vec<(&Object, u32)> = Vec::new();
    for (value, line) in &values {
        flatten(value, *line, &mut objects, 0);
    }
    let all: Vec<&Object> = objects.iter().map(|(o, _)| *o).collect();
    let articles = objects.iter().filter(|(o, _)| types(o).any(is_article));
    // The longest description of an article is that of the page's own: lists of others have titles and addresses.
    let mut best: Option<(&Object, u32)> = None;
    for (object, line) in articles {
        if best.is_none_or(|(b, _)| fullness(object) > fullness(b)) {
            best = Some((object, *line));
        }
    }
    if let Some((article, line)) = best {
        work(article, &all, line, 1.0, claims);
    }
    for (object, line) in &objects {
        for kind in types(object) {
            claims.add(Field::Kind, kind, ClaimSource::named("JSON-LD @type"), *line, 1.0);
        }
    }
    for (other, line) in objects.iter().filter(|(o, _)| types(o).any(is_other_work)) {
        // Beside an article, a page says little: its name is a title, its dates are those of the page.
        work(other, &all, *line, if best.is_some() { 0.3 } else { 0.7 }, claims);
    }
    let people: Vec<_> = objects.iter().filter(|(o, _)| types(o).any(|t| t == "Person")).collect();
    if let [(person, line)] = people.as_slice()
        && let Some(name) = text(person.get("name"))
    {
        claims.add(Field::Author, &name, ClaimSource::named("JSON-LD Person"), *line, 3.0);
    }
    for (site, line) in objects.iter().filter(|(o, _)| types(o).any(|t| t == "WebSite")) {
        if let Some(name) = text(site.get("name")) {
            claims.add(Field::Site, &name, ClaimSource::named("JSON-LD WebSite"), *line, 6.0);
        }
    }
}

fn fullness(object: &Object) -> usize {
    ["headline", "datePublished", "author", "articleBody", "publisher", "image", "description"]
        .iter()
        .filter(|key| object.contains_key(**key))
        .count()
}

/// How many objects are looked at.
const MOST: usize = 500;

/// All objects of a value: lists, graphs, and what describes the main thing. What a list of other stories holds is
/// not the page's own.
fn flatten<'v>(value: &'v Value, line: u32, out: &mut Vec<(&'v Object, u32)>, depth: usize) {
    match value {
        Value::Array(list) if depth < 8 => list.iter().for_each(|v| flatten(v, line, out, depth + 1)),
        Value::Object(object) if depth < 8 && out.len() < MOST => {
            if types(object).any(|t| t == "ItemList" || t == "BreadcrumbList") {
                return;
            }
            out.push((object, line));
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(value) = object.get(key) {
                    flatten(value, line, out, depth + 1);
                }
            }
        }
        _ => {}
    }
}

/// The types of an object, without the vocabulary's address.
fn types(object: &Object) -> impl Iterator<Item = &str> {
    let list = match object.get("@type") {
        Some(Value::Array(list)) => list.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    list.iter().filter_map(Value::as_str).map(|t| t.rsplit(['/', '#']).next().unwrap_or(t))
}

/// The text of a value: itself, the first of a list, or an object's `@value` or `name`.
fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(plain(text)),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(is.to_string()),
        Value::Array(list) => list.iter().find_map(|v| text(Some(v))),
        Value::Object(object) => {
            ["@value", "name"].iter().find_map(|key| text(object.get(*key).filter(|v| !v.is_object())))
        }
        Value::Null => None,
    }
}

/// A text without the markup and the entities that some systems leave in it.
fn plain(value: &str) -> String {
    const TAGS: &[&str] =
        &["<p", "<br", "<b>", "<i>", "<em", "<strong", "<span", "<a ", "<div", "</", "<h", "<ul", "<u>"];
    if value.contains('<') && TAGS.iter().any(|tag| value.contains(tag)) {
        // Blocks and breaks part words.
        let spaced = value.replace("</p>", " </p>").replace("<br", " <br").replace("</div>", " </div>");
        return crate::syntax::html::plain(&spaced);
    }
    decoded(value).into_owned()
}

fn work(object: &Object, all: &[&Object], line: u32, share: f32, claims: &mut Claims) {
    let kind = types(object).next().unwrap_or_default().to_owned();
    let from =
        |key: &str| if share < 1.0 { format!("JSON-LD {kind} {key}") } else { format!("JSON-LD {key}") };
    let main = share > 0.5;
    for (key, field, weight, always) in [
        ("headline", Field::Headline, 3.0, true),
        ("name", Field::Headline, 1.0, main),
        ("description", Field::Description, 6.0, main),
        ("articleBody", Field::Body, 9.0, true),
        ("datePublished", Field::Published, 10.0, true),
        ("dateCreated", Field::Published, 4.0, true),
        ("uploadDate", Field::Published, 3.0, true),
        ("dateModified", Field::Modified, 10.0, true),
        ("inLanguage", Field::Language, 6.0, true),
        ("articleSection", Field::Section, 7.0, true),
        ("copyrightNotice", Field::Rights, 6.0, true),
        ("copyrightHolder", Field::RightsHolder, 6.0, true),
        ("genre", Field::Genre, 5.0, main),
        ("isAccessibleForFree", Field::Free, 9.0, true),
        ("alternativeHeadline", Field::Alternative, 5.0, main),
    ] {
        if always && let Some(value) = text(object.get(key)) {
            claims.add(field, &value, from(key), line, weight * share);
        }
    }
    for key in ["url", "mainEntityOfPage"] {
        if let Some(Value::String(address)) = object.get(key) {
            claims.add(Field::Address, address, from(key), line, 6.0 * share);
        }
    }
    // A person who publishes a page of their own is its author, and no site.
    let person = |value: &&Value| {
        let Some(object) = value.as_object() else { return false };
        let meant = object
            .get("@id")
            .and_then(|id| all.iter().find(|o| o.get("@id") == Some(id) && o.contains_key("@type")));
        types(meant.copied().unwrap_or(object)).any(|t| t == "Person")
    };
    let publisher = object.get("publisher").filter(|p| !person(p));
    for name in publisher.map(|p| parties(p, all, 0)).unwrap_or_default() {
        claims.add(Field::Publisher, &name, from("publisher"), line, 8.0 * share);
    }
    for key in ["author", "creator"] {
        let names = object.get(key).map(|a| parties(a, all, 0)).unwrap_or_default();
        if !names.is_empty() {
            let from = match object.get(key).is_some_and(|a| person(&a)) {
                true => ClaimSource::Person(from(key)),
                false => from(key).into(),
            };
            claims.add(Field::Author, &names.join("; "), from, line, 9.0 * share);
            break;
        }
    }
    match object.get("keywords").filter(|_| main) {
        Some(Value::String(words)) => keywords(&plain(words), true, from("keywords"), line, 6.0, claims),
        Some(Value::Array(words)) => {
            for word in words.iter().filter_map(|w| text(Some(w))) {
                keywords(&word, false, from("keywords"), line, 6.0, claims);
            }
        }
        _ => {}
    }
}

/// Names of parties: a text, an object, a list, or a reference to another object.
fn parties(value: &Value, all: &[&Object], depth: usize) -> Vec<String> {
    match value {
        Value::String(name) => vec![plain(name)],
        Value::Array(list) if depth < 3 => {
            list.iter().take(50).flat_map(|v| parties(v, all, depth + 1)).collect()
        }
        Value::Object(object) => {
            let named = object.get("name").filter(|n| !n.is_null());
            let name = named.or_else(|| {
                let id = object.get("@id")?;
                all.iter().find(|o| o.get("@id") == Some(id) && o.contains_key("name"))?.get("name")
            });
            match name {
                Some(Value::Array(list)) => list.iter().filter_map(|n| text(Some(n))).collect(),
                name => text(name).into_iter().collect(),
            }
        }
        _ => Vec::new(),
    }
}
