//! Markdown: front matter with the fields, a CommonMark body.

use super::{Confidence, ReadItems, ReadOptions, faults};
use crate::diagnostics::{Example, Finding, Findings, How, Place, Rule, Severity};
use crate::error::ReadError;
use crate::facts::{mark_directions, settle_language};
use crate::markup::markdown::{front_matter, read_blocks, read_yaml};
use crate::markup::rules::{lost, too_deep};
use crate::model::tolerant::{self, Fault};
use crate::model::{Article, Block, Item};
use crate::source::{Source, Span};
use crate::story_text;
use serde_json::Value;

/// All rules of this reader.
pub static RULES: &[&Rule] = &[&FRONT_MATTER];

/// `markup/front-matter`: invalid front matter.
pub static FRONT_MATTER: Rule = Rule {
    name: "markup/front-matter",
    severity: Severity::Error,
    summary: "invalid front matter",
    why: "The fields of the item are between two lines of three dashes. If that part is not valid YAML, none of \
        them can be read.",
    source: "YAML 1.2; practice of Markdown tools",
    bad: Example::new("markdown", "---\nkind: article\nheadline: \"Rain\n---\n\nIt rained.\n"),
    good: Example::new("markdown", "---\nkind: article\nheadline: Rain\n---\n\nIt rained.\n"),
    ..Rule::FIRST
};

/// Front matter at the beginning is nearly certain; marks that wire copy has not are likely.
pub fn sniff(source: &Source<'_>) -> Confidence {
    if front_matter(source.text()).is_some_and(|(yaml, _)| yaml.contains(':')) {
        90
    } else if told_by(source.text()).is_some() {
        40
    } else {
        0
    }
}

/// How many lines are looked at for marks of Markdown.
const FIRST_LINES: usize = 400;

/// What tells Markdown from wire copy, which has headings, strong words and lists by the same marks.
pub fn told_by(text: &str) -> Option<&'static str> {
    let mut before = "";
    for line in text.lines().take(FIRST_LINES).map(str::trim) {
        if is_delimiter(line) && before.contains('|') {
            return Some("a table of Markdown");
        }
        if line
            .strip_prefix("```")
            .is_some_and(|lang| !lang.is_empty() && lang.len() < 20 && !lang.contains(' '))
        {
            return Some("a code block of Markdown");
        }
        if line.strip_prefix("[^").is_some_and(|rest| rest.contains("]: ")) {
            return Some("a footnote of Markdown");
        }
        if line.strip_prefix('[').is_some_and(|rest| rest.contains("]: http")) {
            return Some("a reference of Markdown");
        }
        if line.contains("![") && line.split("![").skip(1).any(|rest| rest.contains("](")) {
            return Some("a picture of Markdown");
        }
        before = line;
    }
    None
}

/// The line below the head of a table.
fn is_delimiter(line: &str) -> bool {
    line.contains("--") && line.contains('|') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// Reads an item.
///
/// # Errors
///
/// Front matter that is not YAML, or that makes no item.
pub fn read(source: &Source<'_>, _: &ReadOptions, findings: &mut Findings) -> Result<ReadItems, ReadError> {
    let text = source.text();
    let (yaml, start) = front_matter(text).unwrap_or(("", 0));
    let yaml_start = start.min(text.find('\n').map_or(0, |at| at + 1));
    let mut value = read_yaml(yaml).map_err(|(message, line)| {
        let line = line.unwrap_or(1) + 1;
        Finding::new(&FRONT_MATTER, format!("invalid front matter: {message}"))
            .at(source.line(line))
            .help("put strings in double quotes")
    })?;
    if let Value::Object(object) = &mut value {
        // It speaks to the validator, and not of the item.
        object.shift_remove("wirecopy-ignore");
    }
    if let Value::Object(object) = &mut value
        && !object.contains_key("kind")
    {
        object.insert("kind".into(), "article".into());
    }
    let (mut document, found) =
        tolerant::document(value).map_err(|fault| fault_finding(&fault, yaml, yaml_start))?;
    for fault in &found {
        findings.report(fault_finding(fault, yaml, yaml_start));
    }
    if findings.keeps_origins() {
        keep_origins(yaml, yaml_start, findings);
    }
    let body = read_blocks(text.get(start..).unwrap_or_default());
    if body.too_deep {
        findings.report(too_deep());
    }
    if let Some(finding) = lost(body.lost.iter().map(|(what, count)| (what.as_str(), *count))) {
        let at = source.line_at(start + body.offsets.first().copied().unwrap_or(0));
        findings.report(finding.at(at).path("/body"));
    }
    if let Some(Item::Article(article)) = document.items.first_mut() {
        fill_body(article, body.blocks, &body.offsets, source, start, findings);
    }
    Ok(ReadItems { document, version: None })
}

fn fill_body(
    article: &mut Article,
    mut blocks: Vec<Block>,
    offsets: &[usize],
    source: &Source<'_>,
    start: usize,
    findings: &mut Findings,
) {
    let bare = front_matter(source.text()).is_none();
    article.body.append(&mut blocks);
    let mut spans: Vec<Span> = offsets.iter().map(|offset| source.line_at(start + offset)).collect();
    if bare {
        // Without front matter it is wire copy that someone wrote in Markdown.
        story_text::of_blocks(article, &mut spans, findings);
    }
    if findings.keeps_origins() {
        for (at, span) in spans.iter().enumerate().take(article.body.len()) {
            findings.read_at(&format!("/body/{at}"), *span, "a block of the text");
        }
    }
    if bare {
        settle_language(article, findings);
        mark_directions(article);
    }
}

/// Where a key of the front matter stands: the line that begins with it.
fn key_span(yaml: &str, start: usize, pointer: &str) -> Option<Span> {
    let key = pointer.trim_start_matches('/').split('/').next().filter(|k| !k.is_empty())?;
    let mut offset = start;
    for line in yaml.split_inclusive('\n') {
        let name = line.split(':').next().unwrap_or_default().trim_matches('"');
        if name == key {
            return Some(Span::new(offset, offset + line.trim_end().len()));
        }
        offset += line.len();
    }
    None
}

fn fault_finding(fault: &Fault, yaml: &str, start: usize) -> Finding {
    faults::finding(fault, Some(key_span(yaml, start, &fault.pointer).unwrap_or(Span::new(start, start))))
}

fn keep_origins(yaml: &str, start: usize, findings: &mut Findings) {
    let mut offset = start;
    for line in yaml.split_inclusive('\n') {
        if !line.starts_with([' ', '-', '#'])
            && let Some((key, _)) = line.split_once(':')
        {
            let span = Span::new(offset, offset + line.trim_end().len());
            let how = How::Declared("the front matter".into());
            findings.origin(
                &format!("/{}", key.trim_matches('"')),
                Place { span: Some(span), path: None },
                how,
            );
        }
        offset += line.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Encoding, EncodingSource};

    #[test]
    fn markup_without_a_place_in_the_model_is_announced() {
        let text = "A <kbd>key</kbd> and <u>more</u>\n\n```rust\nx\n```\n\n| a |\n|:-:|\n| b |\n\n<p class=\"lead\">c</p>\n";
        let encoding = Encoding { name: "UTF-8", how: EncodingSource::Valid, confidence: 1.0 };
        let source = Source::new("t", text.into(), encoding);
        let mut findings = Findings::new(10);
        read(&source, &ReadOptions::default(), &mut findings).unwrap();
        let said: Vec<_> = findings
            .list()
            .iter()
            .filter(|f| f.rule == &crate::markup::rules::MARKUP)
            .map(|f| f.message.as_str())
            .collect();
        assert_eq!(
            said,
            [
                "markup of the body was not kept: attribute class of <p> (1), element <kbd> (1), element <u> (1), the alignment of a table's columns (1), the language of a code block (1)"
            ]
        );
    }
}
