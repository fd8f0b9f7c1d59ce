//! Comments that silence rules: `<!-- wirecopy-ignore RULE: reason -->` and `<!-- wirecopy-heed RULE -->` in XML, HTML and
//! Markdown, and the key `wirecopy-ignore` in front matter.

use crate::finding::{Example, Finding, Findings, Rule, Severity, nearest};
use crate::source::Span;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&SILENCE];

const BODY: &str = "---\nkind: article\nlanguage: en\nheadline: Rain\n---\n\nIt rained.\n";

/// A comment that silences nothing, or does not say why.
pub static SILENCE: Rule = Rule {
    name: "input/silence",
    severity: Severity::Warning,
    summary: "a comment that silences a rule names one that there is, and says why",
    why: "A misspelt name silences nothing; and without a reason nobody dares to take the comment away again.",
    source: "wirecopy",
    bad: Example::new(
        "markdown",
        "---\nkind: article\nlanguage: en\nheadline: Rain\n---\n\n<!-- wirecopy-ignore text/quote-stile: as printed -->\n\nIt rained.\n",
    ),
    good: Example::new("markdown", BODY),
    ..Rule::FIRST
};

/// A stretch in which a rule or a group is silent.
#[derive(Debug)]
struct Silence<'s> {
    name: &'s str,
    from: usize,
    to: usize,
}

/// Takes away the findings that comments of the source silence, and reports comments that are wrong. `rules` are the names
/// that there are. What made an input unreadable is never silent.
pub fn apply(findings: &mut Findings, source: &str, rules: impl FnOnce() -> Vec<&'static str>) {
    let front = front_matter(source);
    if front.is_none() && !source.contains("<!-- wirecopy-") {
        return;
    }
    let rules = rules();
    let mut wrong = Vec::new();
    let mut silences: Vec<Silence<'_>> = Vec::new();
    for (name, reason, at) in front.unwrap_or_default() {
        check(name, reason, at, &rules, &mut wrong);
        silences.push(Silence { name, from: 0, to: usize::MAX });
    }
    for (at, _) in source.match_indices("<!-- wirecopy-") {
        let rest = source.get(at + 14..).unwrap_or_default();
        let Some(inner) = rest.find("-->").and_then(|end| rest.get(..end)) else { continue };
        let span = Span::new(at, at + 14 + inner.len() + 3);
        if let Some(said) = inner.strip_prefix("ignore ") {
            let (list, reason) = said.split_once(':').unwrap_or((said, ""));
            for name in list.split([',', ' ']).map(str::trim).filter(|name| !name.is_empty()) {
                check(name, reason.trim(), span, &rules, &mut wrong);
                silences.push(Silence { name, from: span.end, to: usize::MAX });
            }
        } else if let Some(said) = inner.strip_prefix("heed ") {
            for name in said.split([',', ' ']).map(str::trim).filter(|name| !name.is_empty()) {
                let open =
                    silences.iter_mut().filter(|silence| silence.name == name && silence.to == usize::MAX);
                open.for_each(|silence| silence.to = at);
            }
        }
    }
    findings.list_mut().retain(|finding| {
        let at = finding.place.span.map(|span| span.start);
        finding.rule.group() == "input"
            || !silences.iter().any(|silence| {
                (silence.name == finding.rule.name || silence.name == finding.rule.group())
                    // What has no place is said of the whole.
                    && at.is_none_or(|at| (silence.from..silence.to).contains(&at))
            })
    });
    wrong.into_iter().for_each(|finding| findings.report(finding));
}

fn check(name: &str, reason: &str, at: Span, rules: &[&str], wrong: &mut Vec<Finding>) {
    let groups = rules.iter().filter_map(|rule| rule.split('/').next());
    let known: Vec<&str> = rules.iter().copied().chain(groups).collect();
    if !known.contains(&name) {
        let help = match nearest(name, known) {
            Some(near) => format!("did you mean “{near}”?"),
            None => "see “wirecopy rules”".to_owned(),
        };
        wrong.push(Finding::new(&SILENCE, format!("there is no rule “{name}”")).at(at).help(help));
    } else if reason.is_empty() {
        let message = format!("nothing says why {name} is silent");
        wrong
            .push(Finding::new(&SILENCE, message).at(at).help(format!("add the reason: {name}: as printed")));
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
