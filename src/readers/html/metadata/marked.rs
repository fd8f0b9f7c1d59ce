//! What elements of the page are marked to be: microdata, RDFa, hAtom, h-entry.

use super::{Claims, Field};
use crate::readers::html::outline::narrow;
use crate::syntax::html::HtmlElement;

/// How long a marked value is at most, in bytes: what is longer is a section and no value.
const LONGEST: usize = 400;

/// Adds what the marks of an element claim. Names of authors and dates that are only named so, or only stand near
/// the headline, are found where the page is looked at.
pub fn declare(element: HtmlElement<'_>, claims: &mut Claims) {
    if element.name() == "meta" && element.attribute("itemprop").is_none() {
        return;
    }
    let line = narrow(element.line());
    for attribute in ["itemprop", "property"] {
        let Some(properties) = element.attribute(attribute) else { continue };
        for property in properties.split_ascii_whitespace() {
            let name = property.rsplit([':', '/', '#']).next().unwrap_or(property);
            let about = match name {
                "datePublished" | "issued" | "datecreated" => (Field::Published, 8.0),
                "dateCreated" | "created" => (Field::Published, 5.0),
                "dateModified" | "modified" => (Field::Modified, 8.0),
                "headline" => (Field::Headline, 2.5),
                "articleSection" => (Field::Section, 5.0),
                "author" | "creator" => (Field::Author, 8.0),
                "keywords" if attribute == "itemprop" => (Field::Keyword, 4.0),
                "copyrightNotice" => (Field::Rights, 5.0),
                "inLanguage" => (Field::Language, 4.0),
                _ => continue,
            };
            if of_another(element, about.0) {
                continue;
            }
            let Some(value) = value(element, about.0) else { continue };
            let from = format!("{attribute}={property}");
            if about.0 == Field::Keyword {
                super::head::keywords(&value, true, from, line, about.1, claims);
            } else {
                claims.add(about.0, &value, from, line, about.1);
            }
        }
    }
}

/// The value of a marked element (HTML, microdata, section 5.2.4): what the attribute for it says, else its words.
fn value(element: HtmlElement<'_>, about: Field) -> Option<String> {
    let stated = ["content", "datetime"].iter().find_map(|name| element.attribute(name));
    if let Some(stated) = stated.filter(|s| !s.trim().is_empty()) {
        return Some(stated.to_owned());
    }
    // An author is a thing of its own: its name is what counts.
    if about == Field::Author
        && let Some(name) = element.descendants().take(60).find(|e| is_name(*e))
    {
        return name.attribute("content").map(str::to_owned).or_else(|| Some(name.text()));
    }
    if matches!(element.name(), "meta" | "link" | "img") {
        return None;
    }
    let text = element.text();
    (text.len() <= LONGEST).then_some(text)
}

fn is_name(element: HtmlElement<'_>) -> bool {
    ["itemprop", "property"]
        .iter()
        .filter_map(|a| element.attribute(a))
        .any(|value| value.split_ascii_whitespace().any(|p| p == "name" || p.ends_with(":name")))
}

/// Whether a mark belongs to a thing within the page that is not its article: a comment, a teaser, a picture.
fn of_another(element: HtmlElement<'_>, about: Field) -> bool {
    let mut around = element.parent();
    let mut steps = 0;
    while let Some(outer) = around {
        let scoped = outer.attribute("itemscope").is_some() || outer.attribute("typeof").is_some();
        if scoped {
            let kind = outer.attribute("itemtype").or_else(|| outer.attribute("typeof")).unwrap_or_default();
            let another = ["Comment", "ImageObject", "VideoObject", "Review", "WebSite", "Organization"];
            if another.iter().any(|k| kind.ends_with(k)) {
                return true;
            }
            // A person's name is not an author of the person.
            if kind.ends_with("Person") && about == Field::Author {
                return true;
            }
            return false;
        }
        around = outer.parent();
        steps += 1;
        if steps > 60 {
            return false;
        }
    }
    false
}
