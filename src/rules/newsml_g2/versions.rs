//! Rules on the versions of the items of one message.

use super::examples::GOOD;
use super::item_facts::ItemFacts;
use super::push;
use crate::diagnostics::{Example, Finding, Rule, Severity};
use crate::source::Span;
use crate::vocab::g2;
use std::collections::BTreeMap;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&DUPLICATE, &REVIVED];

/// The same version twice.
pub static DUPLICATE: Rule = Rule {
    name: "id/duplicate-item",
    severity: Severity::Warning,
    summary: "same version of an item twice in a message or a batch",
    why: "A receiver uses only one of the two, and it is not defined which.",
    source: "NewsML-G2 2.9, sections 2.3 and 12.1",
    bad: Example::new(
        "newsml-g2",
        concat!(
            "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2026-11-24T09:30:00Z</sent></header><itemSet>",
            sound_item!("", ""),
            sound_item!("", ""),
            "</itemSet></newsMessage>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A canceled item that comes back.
pub static REVIVED: Rule = Rule {
    name: "newsml/status",
    severity: Severity::Warning,
    summary: "version after a canceled one is not canceled",
    why: "Receivers delete a canceled item permanently. Some publish a later version, others ignore it.",
    source: "NewsML-G2 2.9, section 2.7.2",
    bad: Example::new(
        "newsml-g2",
        concat!(
            "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2026-11-24T09:30:00Z</sent></header><itemSet>",
            news_item!(
                "guid=\"urn:x:1\" version=\"2\" conformance=\"power\" xml:lang=\"en\"",
                "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
                "<pubStatus qcode=\"stat:canceled\"/>",
                ""
            ),
            news_item!(
                "guid=\"urn:x:1\" version=\"3\" conformance=\"power\" xml:lang=\"en\"",
                "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
                "<pubStatus qcode=\"stat:usable\"/>",
                ""
            ),
            "</itemSet></newsMessage>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// The versions of the items of one message.
#[derive(Debug, Default)]
pub struct Versions {
    seen: BTreeMap<(String, String), Span>,
    /// Of each guid the first version that was canceled, and the last that was not.
    states: BTreeMap<String, (Option<u64>, Option<u64>)>,
}

impl Versions {
    /// Checks an item against those before it.
    pub fn check(&mut self, item: &ItemFacts<'_>, findings: &mut Vec<Finding>) {
        let get = |name: &str| item.attribute("", name).unwrap_or_default().trim().to_owned();
        let version = Some(get("version")).filter(|v| !v.is_empty()).unwrap_or_else(|| "1".to_owned());
        let key = (get("guid"), version);
        if key.0.is_empty() {
            return;
        }
        if let Ok(version) = key.1.parse::<u64>() {
            self.status(&key.0, version, item, findings);
        }
        let message = format!("version {} of {} is in this message twice", key.1, key.0);
        if self.seen.insert(key, item.span).is_some() {
            push(findings, &DUPLICATE, message, item.span, "send each version of an item once");
        }
    }

    /// Holds the status of a version against those of the others: what was canceled stays so.
    fn status(&mut self, guid: &str, version: u64, item: &ItemFacts<'_>, findings: &mut Vec<Finding>) {
        let canceled = item.status.as_ref().is_some_and(|(code, _)| code == g2::CANCELED);
        let (first, last) = self.states.entry(guid.to_owned()).or_default();
        if canceled {
            *first = Some(first.map_or(version, |first| first.min(version)));
        } else {
            *last = Some(last.map_or(version, |last| last.max(version)));
        }
        if let (Some(ended), Some(alive)) = (*first, *last)
            && ended < alive
            && (version == ended || version == alive)
        {
            let message =
                format!("{guid} was canceled in version {ended}, but version {alive} is not canceled");
            let help = "cancel it again, or send it with a new guid";
            push(findings, &REVIVED, message, item.span, help);
        }
    }
}
