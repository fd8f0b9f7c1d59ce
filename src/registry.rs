//! The one table of rules. Each rule is declared beside the code that raises it; here they are listed.

use crate::diagnostics::{Rule, nearest};
use crate::{
    catalogs, decode, facts, markup, newsroom, profile, readers, rules, schema, split, story_text, syntax,
    writers,
};

/// All rules, by name.
pub fn all() -> Vec<&'static Rule> {
    let single: [&[&'static Rule]; 12] = [
        catalogs::RULES,
        decode::rules::RULES,
        syntax::xml::rules::RULES,
        syntax::html::rules::RULES,
        syntax::json::rules::RULES,
        markup::rules::RULES,
        facts::rules::RULES,
        newsroom::rules::RULES,
        story_text::rules::RULES,
        profile::RULES,
        writers::rules::RULES,
        split::RULES,
    ];
    let groups = single
        .into_iter()
        .chain(readers::RULES.iter().copied())
        .chain(rules::RULES.iter().copied())
        .chain(rules::TEXT_RULES.iter().copied())
        .chain(rules::CONTENT_RULES.iter().copied())
        .chain(schema::RULES.iter().copied());
    let mut list: Vec<&'static Rule> = groups.flatten().copied().chain([&crate::UNKNOWN_FORMAT]).collect();
    #[cfg(feature = "cli")]
    list.push(&crate::cli::UNREADABLE);
    list.sort_by_key(|rule| rule.name);
    list
}

/// The names of all rules.
pub fn names() -> Vec<&'static str> {
    all().iter().map(|rule| rule.name).collect()
}

/// The rule of a name.
pub fn find(name: &str) -> Option<&'static Rule> {
    all().into_iter().find(|rule| rule.name == name)
}

/// The rules of a group.
pub fn group(name: &str) -> Vec<&'static Rule> {
    all().into_iter().filter(|rule| rule.group() == name).collect()
}

/// The name of a rule or a group nearest to a misspelt one.
pub fn near(name: &str) -> Option<&'static str> {
    nearest(name, profile::names(&names()))
}
