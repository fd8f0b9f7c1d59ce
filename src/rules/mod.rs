//! Rules on the model, one file per group.

mod batch;
pub mod content;
pub mod dates;
mod demands;
pub mod newsml_g2;
pub mod required;
pub mod text;
pub mod vocabulary;

use crate::catalogs::Catalogs;
use crate::diagnostics::{Excerpt, Finding, Findings, Rule};
use crate::format_id::FormatId;
use crate::model::{self, Article, Document, Item, WireDate};
use crate::profile::{self, Profile};
pub use batch::Batch;
use std::cell::OnceCell;

/// All rules about the model.
pub static RULES: &[&[&Rule]] = &[required::RULES, dates::RULES, vocabulary::RULES, batch::RULES];

/// All rules of the text of NewsML-G2.
pub static NEWSML_G2_RULES: &[&[&Rule]] = newsml_g2::RULES;

/// All rules about the words, by what they are about.
pub static TEXT_RULES: &[&[&Rule]] = text::RULES;

/// All rules about what an article says as a whole.
pub static CONTENT_RULES: &[&[&Rule]] = content::RULES;

/// By what items are checked.
#[derive(Debug, Clone, Copy)]
pub struct CheckContext<'a> {
    /// The requirements of the profile.
    pub profile: &'a Profile,
    /// The moment that counts as now.
    pub now: Option<&'a WireDate>,
    /// The format that the item came in.
    pub format: FormatId,
    /// The name of the input.
    pub file: &'a str,
    /// The catalogues and vocabularies by which its codes are resolved and judged.
    pub catalogs: &'a Catalogs,
}

/// A check at work on one item.
pub struct Checking<'c> {
    findings: &'c mut Findings,
    /// How many findings there were before this item.
    before: usize,
    /// The JSON pointer of the item within its document.
    prefix: String,
    /// The moment that counts as now.
    now: Option<&'c WireDate>,
    /// The format that the item came in.
    format: FormatId,
    /// The words of the body, which several rules ask for.
    words: OnceCell<String>,
}

impl Checking<'_> {
    /// Whether findings of any of these rules are wanted.
    fn wants<'r>(&self, rules: impl IntoIterator<Item = &'r &'static Rule>) -> bool {
        self.findings.wants(rules)
    }

    /// Reports a finding at a place of the item.
    pub fn report(&mut self, rule: &'static Rule, pointer: &str, message: impl Into<String>, help: &str) {
        self.add(Finding::new(rule, message).help(help), pointer);
    }

    /// Reports a value that should be another one, at a place of the item.
    fn mend(&mut self, rule: &'static Rule, pointer: &str, message: String, (was, now): (&str, &str)) {
        let mut finding = Finding::new(rule, message).help(format!("write {now}"));
        finding.excerpt = Some(Box::new(Excerpt {
            words: was.to_owned(),
            lead: String::new(),
            before: 0,
            mended: Some((was.to_owned(), now.to_owned())),
        }));
        self.add(finding, pointer);
    }

    /// Reports a finding that is made already, at a place of the item.
    fn add(&mut self, finding: Finding, pointer: &str) {
        let path = format!("{}{pointer}", self.prefix);
        self.findings.report(finding.path(path));
    }

    /// The words of the body, a line a block.
    fn words(&self, article: &Article) -> &str {
        self.words.get_or_init(|| model::body::body_text(&article.body))
    }

    /// Whether a rule has had something to say of this item.
    fn has_said(&self, rule: &'static Rule) -> bool {
        self.findings.list().iter().skip(self.before).any(|finding| finding.rule == rule)
    }
}

/// Checks every item of a document; `batch` has the items that came before.
pub fn check(document: &Document, context: CheckContext<'_>, batch: &mut Batch, findings: &mut Findings) {
    let bare = document.items.len() == 1 && document.envelope.is_none();
    for (at, item) in document.items.iter().enumerate() {
        let pointer = if bare { String::new() } else { format!("/items/{at}") };
        check_item(item, &pointer, context, batch, findings);
    }
}

/// Checks one item, at a JSON pointer of its document; `batch` has the items that came before.
pub fn check_item(
    item: &Item,
    pointer: &str,
    context: CheckContext<'_>,
    batch: &mut Batch,
    findings: &mut Findings,
) {
    let before = findings.list().len();
    let (now, format) = (context.now, context.format);
    let prefix = pointer.to_owned();
    let checking = &mut Checking { findings, before, prefix, now, format, words: OnceCell::new() };
    required::check(item, checking);
    dates::check(item, checking);
    vocabulary::check(item, context.catalogs, checking);
    text::check(item, checking);
    content::check(item, checking);
    demands::check(item, context.profile, checking);
    batch.compare(item, context.file, checking);
}
