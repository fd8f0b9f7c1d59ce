//! Rules on the dates of an item.

use super::examples::GOOD;
use super::item_facts::{ItemFacts, PlacedWords};
use super::push;
use crate::diagnostics::{Example, Finding, Rule, Severity};
use crate::model::WireDate;
use std::cmp::Ordering;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&VOID, &ZONE, &DATE_ORDER, &EMBARGO];

/// A version date that is none.
pub static VOID: Rule = Rule {
    name: "date/void-item",
    severity: Severity::Warning,
    summary: "versionCreated is empty or not a date",
    why: "By the standard an item without the date of its version is void, and receivers may drop it silently. The \
        item was still read.",
    source: "NewsML-G2 2.9, section 2.7.3",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta><itemClass qcode=\"ninat:text\"/><provider literal=\"Nord\"/><versionCreated/></itemMeta></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A date without a zone.
pub static ZONE: Rule = Rule {
    name: "date/no-zone",
    severity: Severity::Warning,
    summary: "date has a time but no time zone",
    why: "Receivers in other time zones read it as another moment, so that an embargo can end hours too early.",
    source: "NewsML-G2 2.9, section 2.7.3; XML Schema, dateTime",
    bad: Example::new("newsml-g2", sound_item!("<firstCreated>2026-11-24T09:00:00</firstCreated>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// Dates out of order.
pub static DATE_ORDER: Rule = Rule {
    name: "date/order",
    severity: Severity::Warning,
    summary: "dates are in the wrong order",
    why: "An item cannot be modified, embargoed or expired before it was created. Receivers sort by these dates, \
        and each one corrects a wrong order differently.",
    source: "NewsML-G2 2.9, sections 2.7.3 and 2.9.1.1",
    bad: Example::new("newsml-g2", sound_item!("<firstCreated>2026-11-25T09:00:00Z</firstCreated>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// An embargo without an end.
pub static EMBARGO: Rule = Rule {
    name: "newsml/embargo",
    severity: Severity::Warning,
    summary: "embargo has no end",
    why: "An empty embargo without a note never ends: the item must not be published until a later version lifts \
        it. That is rarely what was meant.",
    source: "NewsML-G2 2.9, section 2.7.2",
    bad: Example::new("newsml-g2", sound_item!("<embargoed/>", "")),
    good: Example::new(
        "newsml-g2",
        sound_item!("<embargoed/><edNote role=\"ednoterole:embargo\">Until the speech begins.</edNote>", ""),
    ),
    ..Rule::FIRST
};

/// Checks the dates of an item.
pub fn check(item: &ItemFacts<'_>, findings: &mut Vec<Finding>) {
    let said = |name: &str| item.dates.get(name);
    let dates: Vec<(&str, Option<WireDate>, &PlacedWords)> = item
        .dates
        .iter()
        .filter(|(name, _)| !matches!(**name, "edNote" | "inlineData"))
        .map(|(name, said)| (*name, WireDate::lenient(&said.words), said))
        .collect();
    let moment = |name: &str| {
        let (_, date, said) = dates.iter().find(|(own, ..)| *own == name)?;
        Some((date.as_ref()?, *said))
    };
    if let Some(version) = said("versionCreated").filter(|_| moment("versionCreated").is_none()) {
        let message = match version.words.as_str() {
            "" => "versionCreated is empty, which makes the whole item void".to_owned(),
            words => format!("versionCreated is “{words}”, not a date, which makes the whole item void"),
        };
        push(
            findings,
            &VOID,
            message,
            version.span,
            "add the date and time at which this version was created",
        );
    }
    for (name, date, said) in &dates {
        let Some(date) = date else { continue };
        if date.parts().is_some_and(|p| p.seconds.is_some() && p.zone.is_none()) {
            let message = format!("{name} has no time zone: {date}");
            push(findings, &ZONE, message, said.span, "add Z or an offset such as +03:30");
        }
    }
    for (earlier, later) in [
        ("firstCreated", "versionCreated"),
        ("contentCreated", "versionCreated"),
        ("contentModified", "versionCreated"),
        ("contentCreated", "contentModified"),
        ("versionCreated", "expires"),
    ] {
        let (Some((first, at)), Some((second, _))) = (moment(earlier), moment(later)) else { continue };
        if first.order(second) == Some(Ordering::Greater) {
            let message = format!("{earlier} ({first}) is later than {later} ({second})");
            push(findings, &DATE_ORDER, message, at.span, "correct the date that is wrong");
        }
    }
    if let Some(modified) = said("contentModified").filter(|_| said("contentCreated").is_none()) {
        let message = "contentModified without contentCreated".to_owned();
        push(findings, &DATE_ORDER, message, modified.span, "add the date at which the content was created");
    }
    if let Some(embargo) = said("embargoed").filter(|s| s.words.is_empty() && !item.embargo_note) {
        let message = "the embargo has no end and lasts until a later version lifts it".to_owned();
        push(
            findings,
            &EMBARGO,
            message,
            embargo.span,
            "add the date, or an edNote with the role of an embargo",
        );
    }
}
