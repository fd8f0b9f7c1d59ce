//! The one list of rules. Each rule is declared beside the code that raises it; here they are gathered, once.

use crate::diagnostics::{Rule, input_rules, nearest, suppression};
use crate::{
    catalogs, decode, facts, markup, newsroom, profile, readers, rules, schema, split, story_text, syntax,
    writers,
};
use std::sync::LazyLock;

static ALL: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let single: [&[&'static Rule]; 14] = [
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
        suppression::RULES,
        writers::rules::RULES,
        split::RULES,
        input_rules::RULES,
    ];
    let groups = single
        .into_iter()
        .chain(readers::RULES.iter().copied())
        .chain(rules::RULES.iter().copied())
        .chain(rules::NEWSML_G2_RULES.iter().copied())
        .chain(rules::TEXT_RULES.iter().copied())
        .chain(rules::CONTENT_RULES.iter().copied())
        .chain(schema::RULES.iter().copied());
    let mut list: Vec<&'static Rule> = groups.flatten().copied().collect();
    list.sort_by_key(|rule| rule.name);
    list
});

/// All rules, by name.
pub fn all() -> &'static [&'static Rule] {
    &ALL
}

/// The names of all rules.
pub fn names() -> Vec<&'static str> {
    all().iter().map(|rule| rule.name).collect()
}

/// The rule of a name.
pub fn find(name: &str) -> Option<&'static Rule> {
    all().binary_search_by_key(&name, |rule| rule.name).ok().and_then(|at| all().get(at)).copied()
}

/// The rules of a group.
pub fn group(name: &str) -> Vec<&'static Rule> {
    all().iter().copied().filter(|rule| rule.group() == name).collect()
}

/// The name of a rule or a group nearest to a misspelled one.
pub fn near(name: &str) -> Option<&'static str> {
    nearest(name, profile::names(&names()))
}
