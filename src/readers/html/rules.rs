//! Rules about pages.

use crate::finding::{Example, Rule, Severity};

/// All rules of this reader.
pub static RULES: &[&Rule] = &[&NO_ARTICLE, &DATES_CONTRADICTED, &HEADLINE_CONTRADICTED];

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

/// A page whose dates of publication differ.
pub static DATES_CONTRADICTED: Rule = Rule {
    name: "html/dates-contradicted",
    severity: Severity::Warning,
    summary: "the date that a page shows is the one that it declares",
    why: "Where a page shows one day to people and declares another to programs, one of them is wrong. The one that more sources speak for is taken.",
    source: "wirecopy",
    bad: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Rain</title><meta property=article:published_time content=2026-11-20><h1>Rain</h1><time datetime=2026-11-24>24 November 2026</time><p>It rained on Tuesday, for the first time since the spring.</p>",
    ),
    good: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Rain</title><meta property=article:published_time content=2026-11-24><h1>Rain</h1><time datetime=2026-11-24>24 November 2026</time><p>It rained on Tuesday, for the first time since the spring.</p>",
    ),
};

/// A page whose titles differ.
pub static HEADLINE_CONTRADICTED: Rule = Rule {
    name: "html/headline-contradicted",
    severity: Severity::Info,
    summary: "the headline that a page shows is the one that it declares",
    why: "Titles for search engines and for social networks are often others than the headline. Which of them the desk means, it must say.",
    source: "wirecopy",
    bad: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Rain</title><meta property=og:title content=\"You will not believe this weather\"><h1>Rain</h1><p>It rained on Tuesday, for the first time since the spring.</p>",
    ),
    good: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Rain</title><meta property=og:title content=Rain><h1>Rain</h1><p>It rained on Tuesday, for the first time since the spring.</p>",
    ),
};
