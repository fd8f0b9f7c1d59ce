//! Comments that silence rules: `<!-- wirecopy-ignore RULE: reason -->` and `<!-- wirecopy-heed RULE -->` in XML, HTML and
//! Markdown, and the key `wirecopy-ignore` in front matter.

use super::profile::names;
use crate::diagnostics::{Example, Finding, Findings, Rule, Severity, did_you_mean, nearest};
use crate::source::Span;
use std::collections::HashMap;
use std::ops::Range;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&SILENCE];

const BODY: &str = "---\nkind: article\nlanguage: en\nheadline: Rain\n---\n\nIt rained.\n";

/// A comment that silences nothing, or does not say why.
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

/// The stretches in which rules and groups are silent: for each name in order, none within another.
#[derive(Debug, Default)]
struct Silences<'s> {
    stretches: HashMap<&'s str, Vec<Range<usize>>>,
}

impl<'s> Silences<'s> {
    fn begin(&mut self, name: &'s str, at: usize) {
        let own = self.stretches.entry(name).or_default();
        if own.last().is_none_or(|last| last.end < at) {
            own.push(at..usize::MAX);
        }
    }

    fn end(&mut self, name: &str, at: usize) {
        if let Some(last) = self.stretches.get_mut(name).and_then(|own| own.last_mut()) {
            last.end = last.end.min(at);
        }
    }

    /// Whether a name is silent at a place; of what has no place, whether it is silent anywhere.
    fn hold(&self, name: &str, at: Option<usize>) -> bool {
        let Some(own) = self.stretches.get(name) else { return false };
        let Some(at) = at else { return true };
        let before = own.partition_point(|stretch| stretch.start <= at);
        before.checked_sub(1).and_then(|last| own.get(last)).is_some_and(|stretch| stretch.contains(&at))
    }
}

/// What opens every comment that speaks to the validator.
const OPEN: &str = "<!-- wirecopy-";

/// Takes away the findings that comments of the source silence, and reports comments that are wrong. `rules` are the names
/// that there are. What made an input unreadable is never silent.
pub fn apply(findings: &mut Findings, source: &str, rules: impl FnOnce() -> Vec<&'static str>) {
    let front = front_matter(source);
    if front.is_none() && !source.contains(OPEN) {
        return;
    }
    let known = names(&rules());
    let mut silences = Silences::default();
    for (name, reason, at) in front.unwrap_or_default() {
        check(name, reason, at, &known, findings);
        silences.begin(name, 0);
    }
    for (at, _) in source.match_indices(OPEN) {
        let rest = source.get(at + OPEN.len()..).unwrap_or_default();
        let near = rest.char_indices().take(LONGEST).last().map_or(0, |(at, c)| at + c.len_utf8());
        let Some(inner) = rest.get(..near).and_then(|near| near.split_once("-->")) else { continue };
        let inner = inner.0;
        let span = Span::new(at, at + OPEN.len() + inner.len() + 3);
        if let Some(said) = inner.strip_prefix("ignore ") {
            let (list, reason) = said.split_once(':').unwrap_or((said, ""));
            for name in words(list) {
                check(name, reason.trim(), span, &known, findings);
                silences.begin(name, span.end);
            }
        } else if let Some(said) = inner.strip_prefix("heed ") {
            words(said).for_each(|name| silences.end(name, at));
        }
    }
    findings.list_mut().retain(|finding| {
        let at = finding.place.span.map(|span| span.start);
        finding.rule.group() == "input"
            || !(silences.hold(finding.rule.name, at) || silences.hold(finding.rule.group(), at))
    });
}

/// The greatest length of a comment, in characters.
const LONGEST: usize = 1000;

fn words(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', ' ']).map(str::trim).filter(|name| !name.is_empty())
}

fn check(name: &str, reason: &str, at: Span, known: &[&str], findings: &mut Findings) {
    if !known.contains(&name) {
        let help =
            did_you_mean(nearest(name, known.iter().copied()), "run `wirecopy rules` to list all rules");
        findings.report(Finding::new(&SILENCE, format!("unknown rule `{name}`")).at(at).help(help));
    } else if reason.is_empty() {
        let message = format!("the suppression of `{name}` has no reason");
        let help = format!("add the reason after a colon, such as {name}: as printed");
        findings.report(Finding::new(&SILENCE, message).at(at).help(help));
    }
}

/// The rules that front matter silences, each with its reason and its line.
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
    use crate::rules::required;

    fn left(source: &str, at: usize) -> Vec<&'static str> {
        let mut findings = Findings::new(10);
        findings.report(Finding::new(&required::BODY, "x").at(Span::new(at, at)));
        apply(&mut findings, source, || vec!["required/body", "input/silence"]);
        findings.list().iter().map(|f| f.rule.name).collect()
    }

    #[test]
    fn a_comment_silences_what_stands_behind_it() {
        let source =
            "<a/><!-- wirecopy-ignore required/body: ours --><b/><!-- wirecopy-heed required/body --><c/>";
        assert_eq!(left(source, 1), ["required/body"]);
        assert!(left(source, source.find("<b").unwrap_or(0)).is_empty());
        assert_eq!(left(source, source.len() - 2), ["required/body"]);
        assert_eq!(left("<!-- wirecopy-ignore required -->", 33), ["input/silence"]);
        assert_eq!(left("---\nwirecopy-ignore:\n  required/body: ours\nheadline: x\n---\n", 4), [""; 0]);
    }
}
