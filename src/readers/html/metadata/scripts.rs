//! Dates in the data of a page's scripts, used only if there is no other date of publication.

use super::{ClaimSource, Claims, Field, dates};
use crate::readers::html::outline::{Outline, narrow};
use crate::syntax::html::HtmlTree;

/// Names that systems give the date of publication, in lower case.
const NAMES: &[&str] = &[
    "datepublished",
    "published_at",
    "publishedat",
    "publishdate",
    "publish_date",
    "publicationdate",
    "publication_date",
    "publishedtime",
    "published_time",
    "publisheddate",
    "firstpublished",
];

/// Adds the date that the scripts of the page give: the one day that all of them mean. Where they name several,
/// other stories are among them.
pub fn declare(tree: &HtmlTree, outline: &Outline, claims: &mut Claims) {
    if claims.about(Field::Published).next().is_some() || claims.about(Field::Modified).next().is_some() {
        return;
    }
    let mut found: Option<(String, u32)> = None;
    let day = |date: &str| date.chars().take(10).collect::<String>();
    for script in outline.marked.iter().filter_map(|id| tree.element(*id)).filter(|e| e.name() == "script") {
        let text = script.raw_text().to_ascii_lowercase();
        for name in NAMES {
            for (at, _) in text.match_indices(name) {
                let Some(value) = text.get(at + name.len()..).and_then(value) else { continue };
                let Some(date) = dates::date(value, None) else { continue };
                match &found {
                    Some((known, _)) if day(known) != day(date.as_str()) => return,
                    Some(_) => {}
                    None => {
                        found = Some((date.as_str().to_owned(), narrow(script.line())));
                    }
                }
            }
        }
    }
    if let Some((date, line)) = found {
        claims.add(Field::Published, &date, ClaimSource::named("a script of the page"), line, 2.0);
    }
}

/// The text that is the value of a member whose name ends here.
fn value(rest: &str) -> Option<&str> {
    let rest = rest.trim_start_matches(['\\', '"', '\'']).trim_start().strip_prefix(':')?;
    let rest = rest.trim_start().trim_start_matches('\\').strip_prefix(['"', '\''])?;
    let end = rest.char_indices().take(41).find(|(_, c)| matches!(c, '"' | '\'' | '\\')).map(|(at, _)| at)?;
    rest.get(..end)
}
