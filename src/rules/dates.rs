//! Rules about dates.

use super::Checking;
use super::newsml_g2::{DATE_ORDER, ZONE};
use crate::diagnostics::{Example, FixKind, Rule, Severity};
use crate::format_id::FormatId;
use crate::model::{Embargo, Item, WireDate};
use std::cmp::Ordering;

/// All rules of this group.
pub static RULES: &[&Rule] = &[&INVALID, &EMPTY, &FUTURE, &EMBARGO_PAST];

const GOOD: Example = Example::new(
    "json",
    r#"{"kind":"article","versionCreated":"2026-11-24T09:00:00Z","contentCreated":"2026-11"}"#,
);

/// `date/invalid`: invalid date.
pub static INVALID: Rule = Rule {
    name: "date/invalid",
    severity: Severity::Error,
    summary: "invalid date",
    why: "Receivers ignore a date that they cannot parse, so an embargo is not kept or a story is sorted wrongly. \
        Dates are written as in ISO 8601.",
    source: "NewsML-G2 2.9, section 2.7.3; XML Schema, dateTime",
    bad: Example::new("json", r#"{"kind":"article","versionCreated":"20261124T090000+0000"}"#),
    good: GOOD,
    fix: FixKind::Safe,
    ..Rule::FIRST
};

/// `date/empty`: date field is empty.
pub static EMPTY: Rule = Rule {
    name: "date/empty",
    severity: Severity::Error,
    summary: "date field is empty",
    why: "An empty field suggests that a date was lost. An empty embargo has another meaning: it has no end.",
    source: "NewsML-G2 2.9, section 2.7.3",
    bad: Example::new("json", r#"{"kind":"article","versionCreated":""}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// `date/future`: date is in the future.
pub static FUTURE: Rule = Rule {
    name: "date/future",
    severity: Severity::Warning,
    summary: "date is in the future",
    why: "The item stays at the top of every list until that date, and later updates appear older. Usually the \
        clock or the time zone is wrong.",
    source: "NewsML-G2 2.9, section 2.7.3; practice. The current time is that of --now, of SOURCE_DATE_EPOCH, or of \
        the clock",
    bad: Example::new("json", r#"{"kind":"article","versionCreated":"2062-11-24T09:00:00Z"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// `date/embargo-past`: embargo is already over.
pub static EMBARGO_PAST: Rule = Rule {
    name: "date/embargo-past",
    severity: Severity::Info,
    summary: "embargo is already over",
    why: "The item may already be published. If it is sent for the first time, the date is probably wrong.",
    source: "NewsML-G2 2.9, section 2.7.2",
    bad: Example::new("json", r#"{"kind":"article","embargoed":"2026-11-23T09:00:00Z"}"#),
    good: Example::new("json", r#"{"kind":"article","embargoed":"2026-11-25T09:00:00Z"}"#),
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
    let content = item.content();
    let created = content.and_then(|article| article.content_created.as_ref());
    let modified = content.and_then(|article| article.content_modified.as_ref());
    check_date("/contentCreated", created, cx);
    check_date("/contentModified", modified, cx);
    for (pointer, date) in [
        ("/versionCreated", meta.version_created.as_ref()),
        ("/firstCreated", meta.first_created.as_ref()),
        ("/contentCreated", created),
        ("/contentModified", modified),
    ] {
        if let Some(date) = date
            && let Some(now) = cx.now
            && date.order(now) == Some(Ordering::Greater)
        {
            let message = format!("`{}` is in the future: {date}; the current time is {now}", &pointer[1..]);
            cx.report(&FUTURE, pointer, message, "correct the date, its time zone, or the clock");
        }
    }
    if let Some(embargo) = embargo
        && let Some(now) = cx.now
        && embargo.order(now) == Some(Ordering::Less)
    {
        let message = format!("the embargo ended at {embargo}; the current time is {now}");
        cx.report(&EMBARGO_PAST, "/embargoed", message, "correct the date, or remove it");
    }
    // NewsML-G2 is held to the same by its own elements.
    if cx.format != FormatId::NewsmlG2 {
        for (pointer, date) in [
            ("/versionCreated", meta.version_created.as_ref()),
            ("/firstCreated", meta.first_created.as_ref()),
            ("/embargoed", embargo),
        ] {
            // A page shows times as its readers' clocks do.
            let shown = cx.format == FormatId::Html;
            if date
                .and_then(WireDate::parts)
                .is_some_and(|p| !shown && p.seconds.is_some() && p.zone.is_none())
            {
                let message = format!("`{}` has a time but no time zone", &pointer[1..]);
                cx.report(&ZONE, pointer, message, "add the time zone: Z, or an offset such as +03:30");
            }
        }
        let order =
            |cx: &mut Checking<'_>, early: (&str, Option<&WireDate>), late: (&str, Option<&WireDate>)| {
                if let (Some(a), Some(b)) = (early.1, late.1)
                    && a.order(b) == Some(Ordering::Greater)
                {
                    let message = format!("`{}` ({b}) is before `{}` ({a})", &late.0[1..], &early.0[1..]);
                    cx.report(&DATE_ORDER, late.0, message, "correct the date that is wrong");
                }
            };
        let (first, version) = (meta.first_created.as_ref(), meta.version_created.as_ref());
        order(cx, ("/firstCreated", first), ("/versionCreated", version));
        order(cx, ("/contentCreated", created), ("/contentModified", modified));
        order(cx, ("/versionCreated", version), ("/expires", meta.expires.as_ref()));
    }
}

fn check_date(pointer: &str, date: Option<&WireDate>, cx: &mut Checking<'_>) {
    let Some(date) = date else { return };
    let name = pointer.trim_start_matches('/');
    if date.is_empty() {
        cx.report(&EMPTY, pointer, format!("`{name}` is empty"), "add the date, or remove the field");
    } else if date.parts().is_none() {
        let message = format!("`{name}` is not a date: “{date}”");
        match WireDate::lenient(date.as_str()) {
            Some(strict) => cx.mend(&INVALID, pointer, message, (date.as_str(), strict.as_str())),
            None => {
                let help = "write it as 2026-11-24T09:30:00+03:30; the time and the time zone are optional";
                cx.report(&INVALID, pointer, message, help);
            }
        }
    }
}
