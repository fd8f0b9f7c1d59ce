//! Checks over the model, one file a group, and the profile of a desk.

pub mod dates;
pub mod profile;
pub mod required;
pub mod text;
pub mod vocabulary;

use crate::finding::{Finding, Findings, Rule};
use crate::model::{Document, Item};
use profile::Profile;

/// All rules about the model.
pub static RULES: &[&[&Rule]] = &[required::RULES, dates::RULES, vocabulary::RULES, profile::RULES];

/// All rules about the words, by what they are about.
pub static TEXT_RULES: &[&[&Rule]] = text::RULES;

/// A check at work on one item.
pub struct Checking<'c> {
    findings: &'c mut Findings,
    /// The JSON pointer of the item within its document.
    prefix: String,
}

impl Checking<'_> {
    /// Reports a finding at a place of the item.
    pub fn report(&mut self, rule: &'static Rule, pointer: &str, message: impl Into<String>, help: &str) {
        self.add(Finding::new(rule, message).help(help), pointer);
    }

    /// Reports a finding that is made already, at a place of the item.
    fn add(&mut self, finding: Finding, pointer: &str) {
        let path = format!("{}{pointer}", self.prefix);
        self.findings.report(finding.path(path));
    }
}

/// Checks every item of a document.
pub fn check(document: &Document, profile: &Profile, findings: &mut Findings) {
    let bare = document.items.len() == 1 && document.envelope.is_none();
    for (at, item) in document.items.iter().enumerate() {
        let prefix = if bare { String::new() } else { format!("/items/{at}") };
        check_item(item, prefix, profile, findings);
    }
}

/// Checks one item, at a JSON pointer of its document.
pub fn check_item(item: &Item, pointer: String, profile: &Profile, findings: &mut Findings) {
    let checking = &mut Checking { findings, prefix: pointer };
    required::check(item, checking);
    dates::check(item, checking);
    vocabulary::check(item, checking);
    text::check(item, checking);
    profile::check(item, profile, checking);
}
