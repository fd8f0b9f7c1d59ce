//! Rules about pages.

use crate::finding::{Example, Rule, Severity};

/// All rules of this reader.
pub static RULES: &[&Rule] = &[&NO_ARTICLE];

/// A page without an article.
pub static NO_ARTICLE: Rule = Rule {
    name: "html/no-article",
    severity: Severity::Warning,
    summary: "the page shows an article",
    why: "Front pages, error pages and consent walls have no body of their own. Nothing is invented in its place.",
    source: "wirecopy",
    bad: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Error</title><nav><a href=/>Home</a></nav>",
    ),
    good: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Rain</title><h1>Rain</h1><p>It rained on Tuesday, for the first time since the spring.</p>",
    ),
};
