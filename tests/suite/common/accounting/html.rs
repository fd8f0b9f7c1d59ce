//! Texts of pages, and the attributes that carry words or facts for readers. Scripts, styles and comments carry none,
//! nor do attributes that lay the page out or serve its programs.

use super::xml::tag;
use super::{Leaf, Type};

/// Attributes with words, facts and addresses.
const ATTRIBUTES: &[&str] = &["content", "alt", "title", "datetime", "lang", "dir", "href", "src", "cite"];
/// Elements whose text is no text of the page.
const RAW: &[&str] = &["script", "style", "template", "textarea"];
/// What a page says to browsers, not to readers.
const FOR_BROWSERS: &[&str] = &["viewport", "theme-color", "robots", "generator", "referrer"];
/// Elements that have no end tag.
const VOID: &[&str] = &[
    "meta", "link", "img", "br", "hr", "input", "source", "area", "base", "col", "embed", "wbr", "track",
    "param",
];

/// All texts and attributes that carry words.
pub fn leaves(text: &str) -> Vec<Leaf> {
    let mut out: Vec<Leaf> = Vec::new();
    let mut open: Vec<String> = vec!["".into()];
    // Attributes of elements whose words are yet to come.
    let mut waiting: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let past = |end: &str| rest.find(end).map_or(text.len(), |n| at + n + end.len());
        if rest.starts_with("<!--") {
            at = past("-->");
            continue;
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            at = past(">");
            continue;
        }
        let Some(tag) = rest.starts_with('<').then(|| tag(text, at)).flatten() else {
            let end = rest.match_indices('<').find(|(n, _)| *n > 0).map_or(text.len(), |(n, _)| at + n);
            if !text[at..end].trim().is_empty() {
                for (leaf, depth) in std::mem::take(&mut waiting) {
                    if depth <= open.len() {
                        out[leaf].with = Some(out.len());
                    }
                }
                let mut leaf = Leaf::new(near(&open), at..end);
                leaf.type_ = Type::Shown;
                out.push(leaf);
            }
            at = end;
            continue;
        };
        let name = tag.name.to_ascii_lowercase();
        at = tag.end;
        if tag.closes {
            if let Some(place) = open.iter().rposition(|n| *n == name) {
                open.truncate(place.max(1));
            }
            waiting.retain(|(_, depth)| *depth <= open.len());
            continue;
        }
        let get = |wanted: &str| {
            tag.attributes.iter().find(|(n, _)| n.eq_ignore_ascii_case(wanted)).map(|(_, v)| &text[v.clone()])
        };
        let named = get("name").or(get("property")).or(get("itemprop")).unwrap_or_default();
        let for_browsers = FOR_BROWSERS.contains(&named)
            || (name == "meta" && named.is_empty())
            || (name == "link"
                && get("rel").is_some_and(|rel| !["canonical", "author", "alternate"].contains(&rel)))
            || name == "script";
        open.push(name.clone());
        for (attribute, span) in tag.attributes.iter().filter(|_| !for_browsers) {
            let lower = attribute.to_ascii_lowercase();
            let value = text[span.clone()].trim();
            // A picture within the page's own text is a placeholder until a script runs, and one that stands there for
            // those who run none says again what is shown.
            let placeholder = value.is_empty() || value.starts_with("data:");
            if placeholder || open.iter().any(|n| n == "noscript") || !ATTRIBUTES.contains(&lower.as_str()) {
                continue;
            }
            let what = if named.is_empty() { String::new() } else { format!("[{named}]") };
            let mut leaf = Leaf::new(format!("{}{what}/@{lower}", near(&open)), span.clone());
            if lower == "lang" {
                leaf.type_ = Type::Language;
            }
            if name == "img" {
                leaf.attribute = Some("img".to_owned());
                // A link around nothing but a picture goes with it.
                for (link, _) in &waiting {
                    out[*link].with = Some(out.len());
                }
            } else if !VOID.contains(&name.as_str()) {
                waiting.push((out.len(), open.len()));
            }
            out.push(leaf);
        }
        if VOID.contains(&name.as_str()) || tag.empty {
            open.pop();
        } else if RAW.contains(&name.as_str()) {
            let end = format!("</{name}");
            at = text[at..].to_ascii_lowercase().find(&end).map_or(text.len(), |n| at + n);
        }
    }
    out
}

fn near(open: &[String]) -> String {
    open[open.len().saturating_sub(2)..].join("/").trim_start_matches('/').to_owned()
}
