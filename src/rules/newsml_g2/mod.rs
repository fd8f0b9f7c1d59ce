//! What the text of NewsML-G2 demands beyond its schema: gathered from the elements of a document, item by item.

#[macro_use]
mod examples;
mod codes;
mod content;
mod dates;
mod element;
mod gather;
mod groups;
mod item;
mod item_facts;
mod names;
mod versions;

use crate::diagnostics::{Finding, Rule};
use crate::source::Span;

pub use content::{WORD_COUNT, is_far};
pub use dates::{DATE_ORDER, ZONE};
pub use gather::SpecificationCheck;
pub use item::STATUS;
pub use names::TriggerTable;
#[cfg(test)]
pub use names::known;
pub use versions::{DUPLICATE, REVIVED};

/// All rules of this folder.
pub static RULES: &[&[&Rule]] = &[
    codes::RULES,
    content::RULES,
    dates::RULES,
    element::RULES,
    groups::RULES,
    item::RULES,
    versions::RULES,
];

fn push(findings: &mut Vec<Finding>, rule: &'static Rule, message: String, span: Span, help: &str) {
    findings.push(Finding::new(rule, message).at(span).help(help));
}
