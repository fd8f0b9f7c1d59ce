//! What elements of a page are, by their names and attributes.

use super::{Kind, around};
use crate::syntax::html::HtmlElement;
use crate::vocab::page_names::{AUTHOR_PATHS, SOCIAL_POSTS};

pub fn kind_of(name: &str) -> Option<Kind> {
    Some(match name {
        "p" => Kind::Paragraph,
        "h1" => Kind::Title,
        "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
        "li" => Kind::Item,
        "td" | "th" => Kind::Cell,
        "blockquote" => Kind::Quote,
        "pre" | "listing" | "xmp" => Kind::Preformatted,
        "figcaption" | "caption" => Kind::Caption,
        "dt" | "dd" => Kind::Definition,
        "div" | "section" | "article" | "main" | "body" | "html" | "center" | "header" | "footer"
        | "aside" | "address" | "dl" | "details" | "summary" | "hgroup" | "fieldset" | "form" | "nav"
        | "ul" | "ol" | "menu" | "dir" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "figure" | "hr"
        | "noscript" => Kind::Group,
        _ => return None,
    })
}

/// Whether an element of that name holds no words of the page.
pub fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "svg"
            | "math"
            | "canvas"
            | "select"
            | "option"
            | "textarea"
            | "input"
            | "iframe"
            | "object"
            | "embed"
            | "video"
            | "audio"
            | "head"
            | "title"
            | "map"
            | "datalist"
            | "progress"
            | "meter"
            | "button"
            | "rt"
            | "rp"
    )
}

/// Whether an element holds a post of a social network, by the classes that their scripts look for.
pub fn is_post(element: HtmlElement<'_>) -> bool {
    let classes = element.attribute("class").unwrap_or_default();
    classes.split_ascii_whitespace().any(|class| SOCIAL_POSTS.contains(&class))
}

/// What an element's name says of all within.
pub fn facts(name: &str, articles_open: u32) -> u32 {
    match name {
        "nav" => around::NAV,
        "aside" => around::ASIDE,
        "footer" => around::FOOTER,
        "header" => around::HEADER,
        "form" => around::FORM,
        "table" => around::TABLE,
        "ul" | "ol" | "dl" | "menu" => around::LIST,
        "figure" | "figcaption" => around::FIGURE,
        "article" if articles_open > 1 => around::CARD,
        "noscript" => around::HIDDEN,
        "article" => around::ARTICLE,
        "main" => around::MAIN,
        "blockquote" => around::QUOTE,
        _ => 0,
    }
}

/// What a role says of all within.
pub fn role(value: &str) -> u32 {
    match value {
        "navigation" | "menu" | "menubar" => around::NAV,
        "complementary" => around::ASIDE,
        "contentinfo" => around::FOOTER,
        "banner" => around::HEADER,
        "main" => around::MAIN,
        "dialog" | "alertdialog" => around::HIDDEN,
        _ => 0,
    }
}

/// Whether an address has a part that leads to authors: `/autor/ada-reed`, `?author=3`.
pub fn leads_to_author(href: &str) -> bool {
    href.len() < 300 && href.split(['/', '?', '=', '&']).any(|part| AUTHOR_PATHS.has(part))
}

/// Whether a style hides the element.
pub fn is_unseen(style: &str) -> bool {
    let plain: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    plain.contains("display:none") || plain.contains("visibility:hidden")
}
