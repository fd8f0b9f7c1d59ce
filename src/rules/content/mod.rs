//! Rules on an article as a whole: headline, body, links and media.

mod links;
mod media;
mod words;

use super::Checking;
use crate::diagnostics::Rule;
use crate::model::Item;

/// All rules of these files.
pub static RULES: &[&[&Rule]] = &[words::RULES, links::RULES, media::RULES];

/// Checks an item.
pub fn check(item: &Item, cx: &mut Checking<'_>) {
    let Some(article) = item.as_article() else { return };
    words::check(article, cx);
    links::check(article, cx);
    media::check(article, cx);
}
