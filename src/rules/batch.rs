//! Compares the items of a batch: duplicate versions, versions out of order, versions after a canceled one.

use super::Checking;
use super::newsml_g2::{DUPLICATE, REVIVED};
use crate::diagnostics::{Example, Finding, Rule, Severity};
use crate::format_id::FormatId;
use crate::model::{Item, WireDate};
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

/// All rules of this file.
pub static RULES: &[&Rule] = &[&VERSION_ORDER];

/// `id/version-order`: versions of an item are in the wrong order.
pub static VERSION_ORDER: Rule = Rule {
    name: "id/version-order",
    severity: Severity::Warning,
    summary: "versions of an item are in the wrong order",
    why: "A version with a higher number was created earlier. Some receivers keep the highest version and others \
        the newest, so some of them keep the wrong one.",
    source: "NewsML-G2 2.9, section 2.3 and itemMeta/versionCreated",
    bad: Example::new(
        "json",
        r#"{"kind":"document","items":[{"kind":"article","guid":"urn:x:1","version":1,"versionCreated":"2026-11-24T09:00:00Z"},{"kind":"article","guid":"urn:x:1","version":2,"versionCreated":"2026-11-23T09:00:00Z"}]}"#,
    ),
    good: Example::new(
        "json",
        r#"{"kind":"document","items":[{"kind":"article","guid":"urn:x:1","version":1,"versionCreated":"2026-11-23T09:00:00Z"},{"kind":"article","guid":"urn:x:1","version":2,"versionCreated":"2026-11-24T09:00:00Z"}]}"#,
    ),
    ..Rule::FIRST
};

/// The items of a batch that were seen, by guid and version.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    items: HashMap<String, BTreeMap<u64, Seen>>,
}

#[derive(Debug, Clone)]
struct Seen {
    file: String,
    created: Option<WireDate>,
    canceled: bool,
}

impl Batch {
    /// Keeps an item, and reports what does not agree with those before it.
    pub(super) fn compare(&mut self, item: &Item, file: &str, cx: &mut Checking<'_>) {
        let meta = item.meta();
        let Some(guid) = meta.guid.as_ref().map(|guid| guid.as_str().to_owned()) else { return };
        let number = meta.version.unwrap_or(1);
        let seen = Seen {
            file: file.to_owned(),
            created: meta.version_created.clone(),
            canceled: crate::profile::is_canceled(meta.pub_status.as_deref()),
        };
        let versions = self.items.entry(guid).or_default();
        // Within one NewsML-G2 message the standard's own rules have said it.
        let elsewhere = |other: &Seen| other.file != file || cx.format != FormatId::NewsmlG2;
        let mut said: Vec<(Finding, &str)> = Vec::new();
        if let Some(other) = versions.get(&number).filter(|other| elsewhere(other)) {
            let message = format!("duplicate version {number} of the item; see {}", other.file);
            let help = "increase the version if the item changed, or remove one of the two";
            said.push((Finding::new(&DUPLICATE, message).help(help), "/guid"));
        }
        let earlier = versions.range(..number).next_back();
        let later = versions.range(number.saturating_add(1)..).next();
        let pairs = [
            earlier.map(|(n, other)| ((*n, other), (number, &seen))),
            later.map(|(n, other)| ((number, &seen), (*n, other))),
        ];
        for ((low, first), (high, second)) in pairs.into_iter().flatten() {
            let other = if low == number { second } else { first };
            if let (Some(a), Some(b)) = (&first.created, &second.created)
                && a.order(b) == Some(Ordering::Greater)
            {
                let message =
                    format!("version {high} was created {b}, before version {low} ({a}); see {}", other.file);
                let help = "correct the version or the date of one of them";
                said.push((Finding::new(&VERSION_ORDER, message).help(help), "/versionCreated"));
            }
            if first.canceled && !second.canceled && elsewhere(other) {
                let message = format!(
                    "version {low} was canceled, but version {high} is not canceled; see {}",
                    other.file
                );
                let help = "cancel it again, or send the item with a new guid";
                said.push((Finding::new(&REVIVED, message).help(help), "/pubStatus"));
            }
        }
        for (finding, pointer) in said {
            cx.add(finding, pointer);
        }
        versions.entry(number).or_insert(seen);
    }
}
