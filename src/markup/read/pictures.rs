//! Pictures of pages: the real file behind those that are put there until it is loaded.

use super::super::dom::{Dom, DomChild};
use super::super::is_safe_address;

/// Attributes in which pages keep a list of files until the picture is seen, the usual one first.
const LISTS: &[&str] = &["srcset", "data-srcset", "data-lazy-srcset", "data-src-set", "data-bgset"];
/// Attributes in which pages keep the file until the picture is seen.
const WAITING: &[&str] = &[
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-orig-file",
    "data-hi-res-src",
    "data-image",
    "data-url",
    "data-img-src",
    "data-full-src",
    "data-pagespeed-lazy-src",
    "data-raw-src",
];
/// What the names of files say that only hold a place.
const HOLDING: &[&str] =
    &["placeholder", "blank.", "spacer", "transparent.", "1x1", "pixel.", "lazyload", "loading."];

/// The file of a picture, and its width where a list of files says it.
#[derive(Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its address.
    pub href: String,
    /// Its width in pixels.
    pub width: Option<u64>,
    /// Whether it is the file that `src` names, which the other attributes describe.
    pub is_src: bool,
}

/// The file of a picture: the largest that is listed, else one that waits, else the one that is there.
pub fn shown<E: Dom>(e: E) -> Option<Shown> {
    let src = e.attribute("src").map(str::trim).filter(|s| is_file(s));
    let listed = LISTS.iter().filter_map(|name| e.attribute(name)).flat_map(candidates);
    let mut best: Option<(String, f64, Option<u64>)> = None;
    for candidate in listed.filter(|(href, _, _)| is_file(href)) {
        if best.as_ref().is_none_or(|(_, size, _)| candidate.1 > *size) {
            best = Some(candidate);
        }
    }
    if let Some((href, _, width)) = best {
        return Some(Shown { is_src: Some(href.as_str()) == src, href, width });
    }
    let mut waiting = WAITING.iter().filter_map(|name| e.attribute(name)).map(str::trim);
    let waiting = waiting.find(|href| is_file(href) && looks_like_address(href));
    let href = waiting.or(src)?;
    Some(Shown { href: href.to_owned(), width: None, is_src: Some(href) == src })
}

/// The file of a `picture`: that of its image, or the largest of its sources where the image has none.
pub fn of_picture<E: Dom>(e: E) -> Option<Shown> {
    let mut best = None;
    for child in e.children() {
        let DomChild::Element(part) = child else { continue };
        let found = match part.name() {
            "img" | "source" => shown(part),
            _ => None,
        };
        let wider = |a: &Shown, b: &Shown| a.width.unwrap_or(0) > b.width.unwrap_or(0);
        if let Some(found) = found
            && best
                .as_ref()
                .is_none_or(|best| part.name() == "img" && found.width.is_none() || wider(&found, best))
        {
            best = Some(found);
        }
    }
    best
}

fn is_file(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let name = lower.rsplit('/').next().unwrap_or_default();
    is_safe_address(address) && !lower.starts_with("data:") && !HOLDING.iter().any(|held| name.contains(held))
}

fn looks_like_address(text: &str) -> bool {
    !text.contains(char::is_whitespace) && text.contains(['/', '.'])
}

/// The candidates of a list of files with their sizes and widths (HTML, section 4.8.4.2.1): `a.jpg 640w, b.jpg 2x`.
fn candidates(list: &str) -> Vec<(String, f64, Option<u64>)> {
    let mut out = Vec::new();
    let mut rest = list;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.is_empty() || out.len() > 100 {
            return out;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (href, behind) = rest.split_at(end);
        if let Some(alone) = href.strip_suffix(',') {
            out.push((alone.trim_end_matches(',').to_owned(), 1.0, None));
            rest = behind;
            continue;
        }
        let end = behind.find(',').unwrap_or(behind.len());
        let (size, behind) = behind.split_at(end);
        let size = size.split_whitespace().next().unwrap_or("1x");
        let width = size.strip_suffix('w').and_then(|n| n.parse::<u64>().ok());
        let times = size.strip_suffix('x').and_then(|n| n.parse::<f64>().ok()).filter(|n| n.is_finite());
        out.push((href.to_owned(), width.map_or(times.unwrap_or(1.0), |w| w as f64), width));
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_of_a_list_is_found_whatever_its_commas() {
        assert_eq!(
            candidates("/a,b.jpg 320w, /c.jpg 2000w,/d.jpg"),
            [
                ("/a,b.jpg".to_owned(), 320.0, Some(320)),
                ("/c.jpg".to_owned(), 2000.0, Some(2000)),
                ("/d.jpg".to_owned(), 1.0, None)
            ]
        );
        assert_eq!(candidates("a.jpg, b.jpg 2x").len(), 2);
    }
}
