//! Rules about pages.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this reader.
pub static RULES: &[&Rule] =
    &[&NO_ARTICLE, &PAYWALLED, &LIVE_BLOG, &DATES_CONTRADICTED, &HEADLINE_CONTRADICTED];

/// `html/no-article`: page has no article.
pub static NO_ARTICLE: Rule = Rule {
    name: "html/no-article",
    severity: Severity::Warning,
    summary: "page has no article",
    why: "Front pages, error pages and consent walls have no story. Only the fields of the page were read.",
    source: "wirecopy",
    bad: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Error</title><nav><a href=/>Home</a></nav>",
    ),
    good: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Rain</title><h1>Rain</h1><p>It rained on Tuesday, for the first time since the spring.</p>",
    ),
    ..Rule::FIRST
};

/// `html/paywalled`: story is behind a paywall.
pub static PAYWALLED: Rule = Rule {
    name: "html/paywalled",
    severity: Severity::Warning,
    summary: "story is behind a paywall",
    why: "The page contains only the start of the story. It looks like a complete story but is not.",
    source: "schema.org, isAccessibleForFree",
    bad: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Rain</title><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Rain\",\"isAccessibleForFree\":false}</script><h1>Rain</h1><p>It rained on Tuesday, for the first time since the spring.</p>",
    ),
    good: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Rain</title><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Rain\",\"isAccessibleForFree\":true}</script><h1>Rain</h1><p>It rained on Tuesday, for the first time since the spring.</p>",
    ),
    ..Rule::FIRST
};

/// `html/live-blog`: page is a live blog.
pub static LIVE_BLOG: Rule = Rule {
    name: "html/live-blog",
    severity: Severity::Info,
    summary: "page is a live blog",
    why: "A live blog is a series of short entries, each with its own time. Each entry is read as an item, so that \
        its time and its place in the order are kept.",
    source: "schema.org, LiveBlogPosting",
    bad: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Rain</title><link rel=canonical href=https://x.example/live/rain><h1>Rain</h1><p>It rains, for the first time since the spring. We tell you all about it.</p><div class=live-entry><time datetime=2026-11-24T09:00Z>9:00</time><p>The first drops fell in the north.</p></div><div class=live-entry><time datetime=2026-11-24T10:00Z>10:00</time><p>The river is rising, said its keepers.</p></div><div class=live-entry><time datetime=2026-11-24T11:00Z>11:00</time><p>The bridge of the town was closed.</p></div>",
    ),
    good: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Rain</title><h1>Rain</h1><p>It rained on Tuesday, for the first time since the spring.</p>",
    ),
    ..Rule::FIRST
};

/// `html/dates-contradicted`: shown and declared dates differ.
pub static DATES_CONTRADICTED: Rule = Rule {
    name: "html/dates-contradicted",
    severity: Severity::Warning,
    summary: "shown and declared dates differ",
    why: "The page shows one date to readers and declares another to programs, so one of them is wrong. The date \
        that more sources support is used.",
    source: "wirecopy",
    bad: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Rain</title><meta property=article:published_time content=2026-11-20><h1>Rain</h1><time datetime=2026-11-24>24 November 2026</time><p>It rained on Tuesday, for the first time since the spring.</p>",
    ),
    good: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Rain</title><meta property=article:published_time content=2026-11-24><h1>Rain</h1><time datetime=2026-11-24>24 November 2026</time><p>It rained on Tuesday, for the first time since the spring.</p>",
    ),
    ..Rule::FIRST
};

/// `html/headline-contradicted`: shown and declared headlines differ.
pub static HEADLINE_CONTRADICTED: Rule = Rule {
    name: "html/headline-contradicted",
    severity: Severity::Info,
    summary: "shown and declared headlines differ",
    why: "Titles for search engines and social networks often differ from the headline. Check which of them is \
        meant.",
    source: "wirecopy",
    bad: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Rain</title><meta property=og:title content=\"You will not believe this weather\"><h1>Rain</h1><p>It rained on Tuesday, for the first time since the spring.</p>",
    ),
    good: Example::new(
        "html",
        "<!doctype html><html lang=en><title>Rain</title><meta property=og:title content=Rain><h1>Rain</h1><p>It rained on Tuesday, for the first time since the spring.</p>",
    ),
    ..Rule::FIRST
};
