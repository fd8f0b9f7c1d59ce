//! Comments that suppress rules: `<!-- wirecopy-ignore RULE: reason -->` and `<!-- wirecopy-ignore-end RULE -->` in XML, HTML
//! and Markdown, and the key `wirecopy-ignore` in front matter.

use super::{Example, Finding, Rule, Severity, did_you_mean, nearest};
use crate::source::Span;
use std::collections::HashMap;
use std::ops::Range;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&SILENCE, &UNUSED];

const BODY: &str = "---\nkind: article\nlanguage: en\nheadline: Rain\n---\n\nIt rained.\n";

/// `input/silence`: suppression names an unknown rule or has no reason.
pub static SILENCE: Rule = Rule {
    name: "input/silence",
    severity: Severity::Warning,
    summary: "suppression names an unknown rule or has no reason",
    why: "A misspelled name suppresses nothing, and without a reason nobody knows whether the suppression can be \
        removed.",
    source: "wirecopy",
    bad: Example::new(
        "markdown",
        "---\nkind: article\nlanguage: en\nheadline: Rain\n---\n\n<!-- wirecopy-ignore text/quote-stile: as printed -->\n\nIt rained.\n",
    ),
    good: Example::new("markdown", BODY),
    ..Rule::FIRST
};

/// `input/unused-suppression`: suppression matches no finding.
pub static UNUSED: Rule = Rule {
    name: "input/unused-suppression",
    severity: Severity::Warning,
    summary: "suppression matches no finding",
    why: "The problem that it was for is gone. If the comment stays, it hides the next one of its kind.",
    source: "wirecopy",
    bad: Example::new(
        "markdown",
        "---\nkind: article\nlanguage: en\nheadline: Rain\n---\n\n<!-- wirecopy-ignore text/quote-style: as printed -->\n\nIt rained.\n",
    ),
    good: Example::new("markdown", BODY),
    ..Rule::FIRST
};

/// What opens every comment that speaks to the validator.
const OPEN: &str = "<!-- wirecopy-";

/// The greatest length of a comment, in characters.
const MAX_COMMENT_CHARS: usize = 1000;

/// Whether a source may have suppressions: a quick look.
pub fn may_suppress(source: &str) -> bool {
    source.contains(OPEN) || front_matter(source).is_some()
}

/// A suppression of one rule or group, and where it holds.
#[derive(Debug)]
struct Suppression<'s> {
    rule: &'s str,
    comment: Span,
    range: Range<usize>,
    is_used: bool,
}

/// The suppressions of a source.
#[derive(Debug, Default)]
pub struct Suppressions<'s> {
    list: Vec<Suppression<'s>>,
    /// By rule or group, in order, none within another.
    by_rule: HashMap<&'s str, Vec<usize>>,
    problems: Vec<Finding>,
}

impl<'s> Suppressions<'s> {
    /// Reads the suppressions of a source; `rules` names the rules that there are.
    pub fn parse(source: &'s str, rules: &[&'static str]) -> Self {
        let mut suppressions = Self::default();
        for (rule, reason, span) in front_matter(source).unwrap_or_default() {
            suppressions.verify(rule, reason, span, rules);
            suppressions.begin(rule, span, 0);
        }
        for (at, _) in source.match_indices(OPEN) {
            let rest = source.get(at + OPEN.len()..).unwrap_or_default();
            let near =
                rest.char_indices().take(MAX_COMMENT_CHARS).last().map_or(0, |(at, c)| at + c.len_utf8());
            let Some((inner, _)) = rest.get(..near).and_then(|near| near.split_once("-->")) else { continue };
            let span = Span::new(at, at + OPEN.len() + inner.len() + "-->".len());
            let (command, list) = inner.trim_end().split_once(' ').unwrap_or((inner.trim_end(), ""));
            match command {
                "ignore" => {
                    let (list, reason) = list.split_once(':').unwrap_or((list, ""));
                    for rule in names(list) {
                        suppressions.verify(rule, reason.trim(), span, rules);
                        suppressions.begin(rule, span, span.end);
                    }
                }
                // `heed` is its name of old.
                "ignore-end" | "heed" => names(list).for_each(|rule| suppressions.end(rule, at)),
                _ => {}
            }
        }
        suppressions
    }

    fn begin(&mut self, rule: &'s str, comment: Span, at: usize) {
        let own = self.by_rule.entry(rule).or_default();
        let is_open =
            own.last().and_then(|last| self.list.get(*last)).is_some_and(|last| last.range.end >= at);
        if !is_open {
            own.push(self.list.len());
        }
        // Within another one of the same rule it has nothing left to suppress.
        let range = if is_open { at..at } else { at..usize::MAX };
        self.list.push(Suppression { rule, comment, range, is_used: false });
    }

    fn end(&mut self, rule: &str, at: usize) {
        let last = self.by_rule.get(rule).and_then(|own| own.last());
        if let Some(last) = last.and_then(|last| self.list.get_mut(*last)) {
            last.range.end = last.range.end.min(at);
        }
    }

    fn verify(&mut self, rule: &str, reason: &str, span: Span, rules: &[&'static str]) {
        let is_known = |name: &&str| *name == rule || group(name) == rule;
        if !rules.iter().any(is_known) {
            let known = rules.iter().flat_map(|name| [*name, group(name)]);
            let help = did_you_mean(nearest(rule, known), "run `wirecopy rules` to list all rules");
            self.problems.push(Finding::new(&SILENCE, format!("unknown rule `{rule}`")).at(span).help(help));
        } else if reason.is_empty() {
            let message = format!("the suppression of `{rule}` has no reason");
            let help = format!("add the reason after a colon, such as {rule}: as printed");
            self.problems.push(Finding::new(&SILENCE, message).at(span).help(help));
        }
    }

    /// Whether a finding is suppressed at its place; one without a place is, if its rule is suppressed anywhere. What made an
    /// input unreadable never is.
    pub fn suppress(&mut self, finding: &Finding) -> bool {
        if finding.rule.group() == "input" {
            return false;
        }
        let at = finding.place.span.map(|span| span.start);
        let covering =
            [finding.rule.name, finding.rule.group()].into_iter().find_map(|rule| self.covering(rule, at));
        match covering.and_then(|index| self.list.get_mut(index)) {
            Some(suppression) => {
                suppression.is_used = true;
                true
            }
            None => false,
        }
    }

    fn covering(&self, rule: &str, at: Option<usize>) -> Option<usize> {
        let own = self.by_rule.get(rule)?;
        let Some(at) = at else { return own.first().copied() };
        let start = |index: &usize| self.list.get(*index).map_or(0, |suppression| suppression.range.start);
        let before = own.partition_point(|index| start(index) <= at).checked_sub(1)?;
        let index = *own.get(before)?;
        self.list.get(index).filter(|suppression| suppression.range.contains(&at)).map(|_| index)
    }

    /// What is wrong with the comments themselves.
    pub fn problems(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.problems)
    }

    /// The suppressions that suppressed nothing; `is_on` says of a rule whether it was run. Those with another problem are
    /// left to it.
    pub fn unused(&self, rules: &[&'static str], is_on: impl Fn(&str) -> bool) -> Vec<Finding> {
        let was_run =
            |name: &str| rules.iter().any(|rule| (*rule == name || group(rule) == name) && is_on(rule));
        let mut runs: HashMap<&str, bool> = HashMap::new();
        let unused = self.list.iter().filter(|suppression| {
            !suppression.is_used && *runs.entry(suppression.rule).or_insert_with(|| was_run(suppression.rule))
        });
        unused
            .map(|suppression| {
                let message = format!("the suppression of `{}` matches no finding", suppression.rule);
                Finding::new(&UNUSED, message).at(suppression.comment).help("remove it")
            })
            .collect()
    }
}

fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', ' ']).map(str::trim).filter(|name| !name.is_empty())
}

fn group(rule: &str) -> &str {
    rule.split('/').next().unwrap_or_default()
}

/// The rules that front matter suppresses, each with its reason and its line.
fn front_matter(source: &str) -> Option<Vec<(&str, &str, Span)>> {
    let inner = source.strip_prefix("---\n").or_else(|| source.strip_prefix("---\r\n"))?;
    let start = source.len() - inner.len();
    let inner = inner.get(..inner.find("\n---")? + 1)?;
    let key = "wirecopy-ignore:";
    let begin = if inner.starts_with(key) { 0 } else { inner.find(&format!("\n{key}"))? + 1 };
    let mut out = Vec::new();
    let mut at = begin;
    for line in inner.get(begin..)?.split_inclusive('\n') {
        let own = Span::new(start + at, start + at + line.trim_end().len());
        at += line.len();
        if line.starts_with(key) {
            continue;
        }
        if !line.starts_with([' ', '\t']) {
            break;
        }
        let (name, reason) = line.trim().split_once(':').unwrap_or((line.trim(), ""));
        out.push((name.trim_matches(['"', '\'']), reason.trim().trim_matches(['"', '\'']), own));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    static BODY: Rule = Rule { name: "required/body", ..Rule::FIRST };
    const RULES: &[&str] = &["required/body", "input/silence", "input/unused-suppression"];

    /// Whether a finding at a place is suppressed, and the rules of what is said of the comments.
    fn suppressed(source: &str, at: usize) -> (bool, Vec<&'static str>) {
        let mut suppressions = Suppressions::parse(source, RULES);
        let is_suppressed = suppressions.suppress(&Finding::new(&BODY, "x").at(Span::new(at, at)));
        let mut said = suppressions.problems();
        said.extend(suppressions.unused(RULES, |_| true));
        (is_suppressed, said.iter().map(|finding| finding.rule.name).collect())
    }

    #[test]
    fn a_comment_suppresses_what_comes_behind_it_until_its_end() {
        let comments = |end: &str| {
            format!(
                "<a/><!-- wirecopy-ignore required/body: ours --><b/><!-- wirecopy-{end} required/body --><c/>"
            )
        };
        for source in [comments("ignore-end"), comments("heed")] {
            assert_eq!(suppressed(&source, 1), (false, vec!["input/unused-suppression"]));
            assert_eq!(suppressed(&source, source.find("<b").unwrap_or(0)), (true, vec![]));
            assert_eq!(suppressed(&source, source.len() - 2), (false, vec!["input/unused-suppression"]));
        }
        assert_eq!(
            suppressed("---\nwirecopy-ignore:\n  required/body: ours\nheadline: x\n---\n", 4),
            (true, vec![])
        );
    }

    #[test]
    fn a_comment_without_a_reason_or_a_known_rule_is_reported() {
        assert_eq!(suppressed("<!-- wirecopy-ignore required -->", 33), (true, vec!["input/silence"]));
        assert_eq!(suppressed("<!-- wirecopy-ignore reqired: ours -->", 38), (false, vec!["input/silence"]));
    }

    #[test]
    fn a_comment_within_another_of_the_same_rule_is_unused() {
        let twice = "<!-- wirecopy-ignore required/body: ours -->".repeat(2);
        assert_eq!(suppressed(&twice, twice.len()), (true, vec!["input/unused-suppression"]));
    }
}
