//! The one table of rules. Each rule is declared beside the code that raises it; here they are listed.

use crate::finding::{Rule, nearest};
use crate::{
    catalogs, conventions, decode, grammar, html, json, markup, readers, rules, split, writers, xml,
};

/// All rules, by name.
pub fn all() -> Vec<&'static Rule> {
    let single: [&[&'static Rule]; 9] = [
        catalogs::RULES,
        decode::rules::RULES,
        xml::rules::RULES,
        html::rules::RULES,
        json::rules::RULES,
        markup::rules::RULES,
        conventions::rules::RULES,
        writers::rules::RULES,
        split::RULES,
    ];
    let groups = single
        .into_iter()
        .chain(readers::RULES.iter().copied())
        .chain(rules::RULES.iter().copied())
        .chain(rules::TEXT_RULES.iter().copied())
        .chain(rules::CONTENT_RULES.iter().copied())
        .chain(grammar::RULES.iter().copied());
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
    nearest(name, rules::profile::names(&names()))
}
