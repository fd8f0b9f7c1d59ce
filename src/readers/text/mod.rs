//! Plain text: a story, or several in telex frames.

mod frames;

use super::{Confidence, ReadItems, ReadOptions};
use crate::diagnostics::{Finding, Findings};
use crate::error::ReadError;
use crate::markup::rules::MARKUP;
use crate::model::{Article, Document, Item};
use crate::source::{Source, Span};
use crate::story_text;
use crate::story_text::rules::{LINE_ENDS, XML_AS_WORDS};
use crate::syntax::xml::{begins_name, continues_name};

/// Anything is text, and every other format is asked first; but nothing else begins with a frame.
pub fn sniff(source: &Source<'_>) -> Confidence {
    if frames::begin(source.text()) { 95 } else { 1 }
}

/// Reads a story, or those of all frames.
///
/// # Errors
///
/// None: any text is a story.
pub fn read(source: &Source<'_>, _: &ReadOptions, findings: &mut Findings) -> Result<ReadItems, ReadError> {
    let text = source.text();
    line_ends(text, findings);
    if let Some((name, span)) = document_element(text) {
        let message = format!("the text is XML of an unknown format; its tags (<{name}>) were read as text");
        let finding = Finding::new(&XML_AS_WORDS, message).at(span);
        findings.report(finding.help("use the complete document, or set its format with --from"));
    }
    let (frames, strays) = frames::split(text);
    if frames.is_empty() {
        let article = story_text::story(text, Article::default(), findings);
        return Ok(ReadItems { document: article.into(), version: None });
    }
    for stray in strays {
        let message = "text outside all frames was not kept";
        findings.report(Finding::new(&MARKUP, message).at(stray));
    }
    let mut document = Document::default();
    for (at, frame) in frames.iter().enumerate() {
        let pointer = if frames.len() > 1 { format!("/items/{at}") } else { String::new() };
        let mut own = findings.part();
        let (known, from) = frames::header(text, frame, &mut own);
        let mut part = own.part();
        let article = story_text::story(text.get(from..frame.end).unwrap_or_default(), known, &mut part);
        own.append_part(part, "", |span| Some(Span::new(span.start + from, span.end + from)));
        findings.append_part(own, &pointer, Some);
        document.items.push(Item::Article(Box::new(article)));
    }
    Ok(ReadItems { document, version: None })
}

/// The name of the element that a text is, from its first tag to its last, and where the first tag stands.
fn document_element(text: &str) -> Option<(&str, Span)> {
    let trimmed = text.trim();
    let rest = trimmed.strip_prefix('<').filter(|_| trimmed.ends_with('>'))?;
    let name = rest.split(|c| !continues_name(c)).next().filter(|name| name.starts_with(begins_name))?;
    let tag = rest.find('>')? + 1;
    let closed = if rest.get(..tag)?.ends_with("/>") {
        tag == rest.len()
    } else {
        rest.strip_suffix('>')?.trim_end().strip_suffix(name)?.ends_with("</")
    };
    let start = text.len() - text.trim_start().len();
    closed.then(|| (name, Span::new(start, start + 1 + tag)))
}

/// Reports lines that end in several ways.
fn line_ends(text: &str, findings: &mut Findings) {
    // Most texts have no carriage return at all.
    let Some(first) = text.find('\r') else { return };
    let pairs = text.matches("\r\n").count();
    let returns = text.matches('\r').count() - pairs;
    let feeds = text.matches('\n').count() - pairs;
    let kinds = [(pairs, "CR LF"), (returns, "CR"), (feeds, "LF")];
    let found: Vec<String> = kinds
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{name} ({count})"))
        .collect();
    if found.len() > 1 {
        let message = format!("mixed line endings: {}", found.join(", "));
        let finding = Finding::new(&LINE_ENDS, message).at(Span::new(first, first + 1));
        findings.report(finding.help("use one kind of line ending"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_one_element_is_told_from_one_that_has_tags() {
        for (text, name) in [
            ("<contentMeta>\n <by/>\n</contentMeta>\n", Some("contentMeta")),
            (" <s:doc xmlns:s=\"urn:s\"><s:x/></s:doc >", Some("s:doc")),
            ("<weather/>", Some("weather")),
            ("<погода>дождь</погода>", Some("погода")),
            ("<Reuters> Rain ends drought", None),
            ("<b>Rain</b> ends <i>drought</i>", None),
            ("<weather/> and more <weather/>", None),
            ("<3 rain <3>", None),
            ("Rain ends <drought>", None),
            ("<>", None),
            ("", None),
        ] {
            assert_eq!(document_element(text).map(|(name, _)| name), name, "{text}");
        }
    }
}
