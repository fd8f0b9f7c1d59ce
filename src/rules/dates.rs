//! Dates.

use super::Checking;
use crate::finding::{Example, Rule, Severity};
use crate::model::{Embargo, Item, WireDate};

/// All rules of this group.
pub static RULES: &[&Rule] = &[&INVALID, &EMPTY];

const GOOD: Example = Example::new(
    "json",
    r#"{"kind":"article","versionCreated":"2026-11-24T09:00:00Z","contentCreated":"2026-11"}"#,
);

/// A date that is none.
pub static INVALID: Rule = Rule {
    name: "date/invalid",
    severity: Severity::Error,
    summary: "every date is one, in the form of ISO 8601",
    why: "Receivers treat a date that they cannot read as absent: an embargo is not kept, a story is sorted wrongly.",
    source: "NewsML-G2 2.9, section 2.7.3; XML Schema, dateTime",
    bad: Example::new("json", r#"{"kind":"article","versionCreated":"24.11.2026, 9 a.m."}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// A date that is empty.
pub static EMPTY: Rule = Rule {
    name: "date/empty",
    severity: Severity::Error,
    summary: "a field for a date holds one",
    why: "An empty field says that there should have been a date. Of an embargo it says that it has no end, which is another matter.",
    source: "NewsML-G2 2.9, section 2.7.3",
    bad: Example::new("json", r#"{"kind":"article","versionCreated":""}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// Checks an item.
pub fn check(item: &Item, cx: &mut Checking<'_>) {
    let meta = item.meta();
    let embargo = match &meta.embargoed {
        Some(Embargo::Until(date)) => Some(date),
        _ => None,
    };
    for (pointer, date) in [
        ("/versionCreated", meta.version_created.as_ref()),
        ("/firstCreated", meta.first_created.as_ref()),
        ("/embargoed", embargo),
        ("/expires", meta.expires.as_ref()),
    ] {
        check_date(pointer, date, cx);
    }
    if let Some(article) = item.as_article() {
        check_date("/contentCreated", article.content_created.as_ref(), cx);
        check_date("/contentModified", article.content_modified.as_ref(), cx);
    }
}

fn check_date(pointer: &str, date: Option<&WireDate>, cx: &mut Checking<'_>) {
    let Some(date) = date else { return };
    let name = pointer.trim_start_matches('/');
    if date.is_empty() {
        cx.report(&EMPTY, pointer, format!("{name} is empty"), "give the date, or leave the field out");
    } else if date.parts().is_none() {
        let help = match WireDate::lenient(date.as_str()) {
            Some(strict) => format!("write {strict}"),
            None => "write it as 2026-11-24T09:30:00+03:30; the time and the zone may be left out".to_owned(),
        };
        cx.report(&INVALID, pointer, format!("{name} is “{date}”, which is no date"), &help);
    }
}
