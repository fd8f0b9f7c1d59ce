//! Moves the conventions of wire copy (dateline, end mark, notes) from the blocks of a story to fields, for text and
//! for pages.

use super::{agency, end_mark, notes};
use crate::diagnostics::Findings;
use crate::facts::{self, dateline};
use crate::model::body::{body_text, plain_text};
use crate::model::tidy::tidy;
use crate::model::{Article, Block, Concept, Inline, Label};
use crate::source::Span;

/// An article while it is read, and the span of each block of its body in the source.
#[derive(Debug)]
pub struct Story<'a> {
    /// The article.
    pub article: &'a mut Article,
    /// The spans of the blocks of the body, in order.
    pub spans: &'a mut Vec<Span>,
}

/// Moves what newsrooms write around a story from the body to fields. The order matters: the end mark, notes, the
/// agency's sign, the service line, the dateline and the repeated prefix of the first paragraph, then the sources that
/// are quoted.
pub fn take_conventions(story: Story<'_>, findings: &mut Findings) {
    let Story { article, spans } = story;
    spans.resize(article.body.len(), Span::default());
    take_end_mark(article, spans, 0, findings);
    take_notes(article, spans, findings);
    take_credit(article, spans, findings);
    take_service_line(article, spans, findings);
    cut_lead(article, spans, findings);
    let known: Vec<String> = article.sources.iter().filter_map(|s| s.name.clone()).collect();
    for (block, span) in article.body.iter().zip(spans.iter()) {
        if !matches!(block, Block::Paragraph { .. } | Block::Quote { .. } | Block::List { .. }) {
            continue;
        }
        for name in agency::quoted_sources(&body_text(std::slice::from_ref(block))) {
            let provider = article.meta.provider.as_ref().and_then(|p| p.name.as_deref());
            if provider == Some(name.as_str())
                || known.contains(&name)
                || article.sources.iter().any(|s| s.name.as_deref() == Some(&name))
            {
                continue;
            }
            findings.read_at(
                &format!("/sources/{}", article.sources.len()),
                *span,
                "named as the source of the report",
            );
            article.sources.push(Concept::named(name));
        }
    }
}

fn words(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph { content } => Some(plain_text(content)),
        _ => None,
    }
}

/// Removes the end mark if at most `behind` blocks follow it; returns its place.
pub fn take_end_mark(
    article: &mut Article,
    spans: &mut Vec<Span>,
    behind: usize,
    findings: &mut Findings,
) -> Option<usize> {
    if article.end_mark.is_some() {
        return None;
    }
    let mark = |at: usize| {
        let line = article.body.get(at).and_then(words).filter(|line| end_mark::is_end_mark(line))?;
        Some((at, line))
    };
    let (at, line) = (1..article.body.len()).rev().take(behind + 1).find_map(mark)?;
    article.body.remove(at);
    if at < spans.len() {
        let span = spans.remove(at);
        let line = if behind == 0 { "the last line" } else { "a line" };
        findings.read_at("/endMark", span, &format!("an end mark alone on {line}"));
    }
    article.end_mark = Some(line);
    Some(at)
}

/// The maximum number of blocks at the end that can be notes.
const NOTES: usize = 4;

/// Moves notes after a story to fields: corrections, notes of editors.
fn take_notes(article: &mut Article, spans: &mut Vec<Span>, findings: &mut Findings) {
    let first = article.body.len().saturating_sub(NOTES).max(1);
    let mut at = article.body.len();
    while at > first {
        at -= 1;
        let Some(note) = article.body.get(at).and_then(words).filter(|w| notes::is_note(w)) else { continue };
        article.body.remove(at);
        if at < spans.len() {
            let pointer = format!("/edNotes/{}", article.meta.ed_notes.len());
            findings.read_at(&pointer, spans.remove(at), "a note after the story");
        }
        article.meta.ed_notes.push(Label::plain(note));
    }
}

/// Takes the agency's sign off the end: `(dpa)`, `(AFP/ddk)`, alone or behind the last sentence.
fn take_credit(article: &mut Article, spans: &mut Vec<Span>, findings: &mut Findings) {
    let Some(Block::Paragraph { content }) = article.body.last_mut() else { return };
    let last = plain_text(content);
    let Some((credit, start)) = agency::sign(&last).filter(|_| article.creditline.is_none()) else { return };
    let span = spans.last().copied().unwrap_or_default();
    if start == 0 {
        if article.body.len() < 2 {
            return;
        }
        article.body.pop();
        spans.truncate(article.body.len());
    } else {
        let Some(Inline::Text { text }) = content.last_mut() else { return };
        let Some(cut) = text.len().checked_sub(last.len() - start) else { return };
        text.truncate(cut);
        tidy(content);
    }
    findings.read_at("/creditline", span, "the agency's sign after the story");
    article.creditline = Some(credit);
}

fn take_service_line(article: &mut Article, spans: &mut Vec<Span>, findings: &mut Findings) {
    let found = article
        .body
        .iter()
        .take(3)
        .position(|b| words(b).is_some_and(|w| agency::service_line(&w).is_some()));
    let Some(at) = found else { return };
    let Some(line) = article.body.get(at).and_then(words).and_then(|w| agency::service_line(&w)) else {
        return;
    };
    let fits = |have: &Option<Concept>, said: &Option<String>| {
        have.as_ref().is_none_or(|have| have.name.is_none() || have.name == *said)
    };
    if !fits(&article.meta.service, &line.service) || !fits(&article.meta.provider, &line.provider) {
        return;
    }
    article.body.remove(at);
    let span = spans.remove(at);
    for (field, name, pointer) in [
        (&mut article.meta.service, line.service, "/service"),
        (&mut article.meta.provider, line.provider, "/provider"),
    ] {
        if let Some(name) = name {
            field.get_or_insert_with(Concept::default).name = Some(name);
            findings.read_at(pointer, span, "the line with the service and the agency");
        }
    }
}

/// Cuts the prefix that repeats agency and service, and the dateline, off the first paragraph.
fn cut_lead(article: &mut Article, spans: &[Span], findings: &mut Findings) {
    let Some((at, Block::Paragraph { content })) =
        article.body.iter_mut().enumerate().find(|(_, b)| matches!(b, Block::Paragraph { .. }))
    else {
        return;
    };
    let span = spans.get(at).copied().unwrap_or_default();
    let lead = plain_text(content);
    let names: Vec<&str> = [&article.meta.provider, &article.meta.service]
        .into_iter()
        .filter_map(|c| c.as_ref().and_then(|c| c.name.as_deref()))
        .collect();
    if article.creditline.is_none()
        && let Some((prefix, cut)) = agency::lead_prefix(&lead, &names)
        && cut_words(content, cut)
    {
        findings.read_at("/creditline", span, "the prefix of the first paragraph");
        article.creditline = Some(prefix);
    }
    let lead = plain_text(content);
    if article.dateline.is_none()
        && let Some(found) = dateline::dateline(&lead)
        && cut_words(content, found.cut)
    {
        findings.read_at("/dateline", span, "the start of the first paragraph");
        article.dateline = Some(found.dateline);
        match found.byline {
            Some(byline) if article.byline.is_none() => {
                findings.read_at("/byline", span, "the text after the dateline");
                article.creators.extend(facts::names(&byline).into_iter().map(Concept::named));
                article.byline = Some(byline);
            }
            // Another byline is known: this one stays a part of the line as printed.
            Some(byline) => {
                if let Some(text) = article.dateline.as_mut().and_then(|d| d.text.as_mut()) {
                    *text = format!("{text} {byline}");
                }
            }
            None => {}
        }
    }
}

/// Cuts `count` bytes of words off the beginning; whether that was possible without cutting into markup.
fn cut_words(content: &mut Vec<Inline>, count: usize) -> bool {
    let mut left = count;
    let mut whole = 0;
    for inline in content.iter() {
        let length = plain_text(std::slice::from_ref(inline)).len();
        if left < length {
            break;
        }
        left -= length;
        whole += 1;
    }
    if left > 0 && !matches!(content.get(whole), Some(Inline::Text { .. })) {
        return false;
    }
    content.drain(..whole);
    if let Some(Inline::Text { text }) = content.first_mut() {
        *text = text.get(left..).unwrap_or_default().to_owned();
    }
    tidy(content);
    true
}
