//! IPTC 7901 (revision 5): the telegraphic format of European wires, with and without its control characters.

use super::telegraphic::{self, Header};
use super::{Confidence, ReadItems, ReadOptions};
use crate::diagnostics::Findings;
use crate::error::ReadError;
use crate::facts::{byline, byline_names};
use crate::model::extension::IPTC_7901;
use crate::model::text::folded;
use crate::model::{Article, Concept, Label};
use crate::newsroom::wire::{self, ETX, SOH, STX};
use crate::source::{Source, Span};

/// What begins the notes behind a story that are not for publication.
const NOTES: &[&str] =
    &["# notizblock", "# notebook", "# notizblock:", "## internet", "## redaktionelle hinweise"];
/// How many lines before the text the head has at most.
const HEAD_LINES: usize = 6;

/// The parts of the first line.
#[derive(Debug, PartialEq, Eq)]
struct FirstLine<'t> {
    source: &'t str,
    number: &'t str,
    priority: u8,
    category: &'t str,
    words: &'t str,
    option: &'t str,
}

/// Source and number, priority, category, count of words, and what a house adds.
fn header(line: &str) -> Option<FirstLine<'_>> {
    let line = line.trim_start_matches(['\u{7F}', SOH]).trim_end();
    let letters = line.find(|c: char| !c.is_ascii_alphabetic())?;
    let (source, rest) = line.split_at(letters);
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let (number, rest) = rest.split_at(digits);
    if !(1..=4).contains(&source.len()) || !(3..=5).contains(&number.len()) {
        return None;
    }
    let mut parts = rest.trim_start().splitn(2, ' ');
    let priority = parts.next()?.parse::<u8>().ok().filter(|p| (1..=9).contains(p))?;
    let rest = parts.next()?.trim_start();
    let (category, rest) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
    if !(1..=4).contains(&category.len()) || !category.chars().all(|c| c.is_alphabetic()) {
        return None;
    }
    let rest = rest.trim_start();
    let (words, option) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
    let counted = !words.is_empty() && words.len() <= 5 && words.bytes().all(|b| b.is_ascii_digit());
    let (words, option) = if counted { (words, option.trim()) } else { ("", rest) };
    Some(FirstLine { source, number, priority, category, words, option })
}

/// A first line in the form of the format.
pub fn sniff(source: &Source<'_>) -> Confidence {
    let text = source.text();
    let first = text
        .lines()
        .map(wire::head)
        .map(|l| l.rsplit(SOH).next().unwrap_or(l))
        .find(|l| !wire::clean(l).trim().is_empty());
    match first.and_then(header) {
        Some(_) if text.contains(STX) => 96,
        Some(found) if !found.words.is_empty() => 88,
        _ => 0,
    }
}

/// Reads the messages of a stream.
///
/// # Errors
///
/// None: what stands outside of messages is announced.
pub fn read(source: &Source<'_>, _: &ReadOptions, findings: &mut Findings) -> Result<ReadItems, ReadError> {
    Ok(telegraphic::read(source, findings, |line| header(line).is_some_and(|h| !h.words.is_empty()), message))
}

fn message(text: &str, span: Span, pointer: &str, findings: &mut Findings) -> Article {
    let mut article = Article::default();
    let mut kept = Header::new();
    let inner = text.get(span.start..span.end).unwrap_or_default();
    let end_at = inner.find(ETX).unwrap_or(inner.len());
    let (message, trailer) = inner.split_at(end_at);
    let mut offset = span.start;
    let mut head: Vec<(usize, &str)> = Vec::new();
    let mut body: Vec<(usize, &str)> = Vec::new();
    let marked = message.contains(STX);
    let mut in_text = false;
    for (at, line) in message.split_inclusive('\n').enumerate() {
        if let Some((before, after)) = line.split_once(STX) {
            in_text = true;
            head.push((offset, before));
            body.push((offset + before.len() + 1, after));
        } else if in_text || (!marked && at > 0 && !(at == 1 && line.trim_end().ends_with('/'))) {
            body.push((offset, line));
        } else {
            head.push((offset, line));
        }
        offset += line.len();
    }
    for (at, line) in head {
        head_line(line, at, pointer, &mut article, &mut kept, findings);
    }
    let rest = headlines(&body, pointer, &mut article, findings);
    paragraphs(body.get(rest..).unwrap_or_default(), pointer, &mut article, findings);
    let stamp = wire::clean(trailer);
    if let Some(words) = folded(&stamp) {
        let place = Span::new(span.start + end_at, span.end);
        article.meta.version_created = wire::stamp(&words);
        findings.read_at(&format!("{pointer}/versionCreated"), place, "the time stamp after the text");
        kept.insert("trailer".into(), words);
    }
    telegraphic::finish(article, IPTC_7901, kept, pointer, findings)
}

fn head_line(
    line: &str,
    at: usize,
    pointer: &str,
    article: &mut Article,
    kept: &mut Header,
    findings: &mut Findings,
) {
    let own = line.rsplit(SOH).next().unwrap_or(line);
    let place = Span::new(at, at + line.len());
    if let Some(header) = header(own).filter(|_| !kept.contains_key("source")) {
        kept.insert("source".into(), header.source.to_owned());
        kept.insert("number".into(), header.number.to_owned());
        for (name, value) in [("wordCount", header.words), ("option", header.option)] {
            if let Some(value) = folded(&wire::clean(value)) {
                kept.insert(name.into(), value);
            }
        }
        article.urgency = Some(header.priority);
        findings.read_at(&format!("{pointer}/urgency"), place, "the priority of the header");
        article.meta.service =
            Some(Concept { literal: Some(header.source.to_owned()), ..Concept::default() });
        findings.read_at(&format!("{pointer}/service"), place, "the source of the header");
        article.subjects.push(Concept {
            literal: Some(header.category.to_owned()),
            nature: Some("cpnat:abstract".into()),
            ..Concept::default()
        });
        // Houses put their name before a number of their own: `dpa 2777`.
        let name =
            header.option.split_whitespace().find(|w| w.len() > 2 && w.chars().all(char::is_alphabetic));
        article.meta.provider = name.map(|name| Concept::named(name.to_owned()));
        return;
    }
    let words = wire::clean(own);
    let Some(words) = folded(&words) else { return };
    if article.slugline.is_none() {
        findings.read_at(&format!("{pointer}/slugline"), place, "the line of keywords");
        let slug = words.trim_end_matches('/');
        article.keywords.extend(slug.split('/').filter_map(folded));
        article.slugline = Some(slug.to_owned());
    } else {
        telegraphic::keep_line(kept, words);
    }
}

/// Lines before the story: all up to the last one that ends with an equals sign. Returns how many they are.
fn headlines(
    lines: &[(usize, &str)],
    pointer: &str,
    article: &mut Article,
    findings: &mut Findings,
) -> usize {
    let full: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, (_, l))| !wire::clean(l).trim().is_empty())
        .map(|(at, _)| at)
        .take(HEAD_LINES)
        .collect();
    let ends = |at: &&usize| lines.get(**at).is_some_and(|(_, l)| wire::clean(l).trim_end().ends_with('='));
    let Some(last) = full.iter().rev().find(ends).copied() else { return 0 };
    let mut head: Vec<(usize, &str)> =
        full.iter().filter(|at| **at <= last).filter_map(|at| lines.get(*at).copied()).collect();
    // The byline may stand behind the headline; the headline is the last line that is none.
    let mut take = |at: usize, line: &str, headline: bool| {
        let Some(words) = folded(wire::clean(line).trim_end().trim_end_matches('=')) else { return };
        let place = Span::new(at, at + line.len());
        if let Some(found) = byline(&words).filter(|_| article.byline.is_none()) {
            findings.read_at(&format!("{pointer}/byline"), place, "a line in the form of a byline");
            article.creators.extend(byline_names(&words).into_iter().map(Concept::named));
            article.byline = Some(found);
        } else if headline && article.headline.is_none() {
            findings.read_at(&format!("{pointer}/headline"), place, "the last line of the head");
            article.headline = Some(words);
        } else {
            findings.read_at(&format!("{pointer}/edNotes"), place, "a line of the head");
            article.meta.ed_notes.push(Label::plain(words));
        }
    };
    let is_byline = |line: &str| {
        folded(wire::clean(line).trim_end().trim_end_matches('=')).is_some_and(|w| byline(&w).is_some())
    };
    let headline = head.iter().rposition(|(_, l)| !is_byline(l));
    for (number, (at, line)) in head.drain(..).enumerate() {
        take(at, line, Some(number) == headline);
    }
    last + 1
}

fn paragraphs(lines: &[(usize, &str)], pointer: &str, article: &mut Article, findings: &mut Findings) {
    let mut paragraph: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut notes = false;
    let mut flush = |paragraph: &mut Vec<&str>, start: usize, notes: &mut bool, article: &mut Article| {
        let taken = std::mem::take(paragraph);
        let Some(block) = wire::block(&taken) else { return };
        let words = folded(&wire::clean(&taken.join(" "))).unwrap_or_default();
        *notes |= NOTES.iter().any(|n| words.to_lowercase().starts_with(n));
        let end = start + taken.iter().map(|l| l.len() + 1).sum::<usize>();
        let (list, count) =
            if *notes { ("edNotes", article.meta.ed_notes.len()) } else { ("body", article.body.len()) };
        findings.read_at(
            &format!("{pointer}/{list}/{count}"),
            Span::new(start, end),
            "a paragraph of the text",
        );
        if *notes {
            article.meta.ed_notes.push(Label::plain(words));
        } else {
            article.body.push(block);
        }
    };
    for (at, line) in lines {
        let own = line.trim_end_matches(['\n', '\r']);
        let blank = wire::clean(own).trim().is_empty();
        // Backspaces, a tab or blanks begin a paragraph where no blank line does.
        let begins = own.starts_with(['\u{08}', '\t']) || own.starts_with("   ");
        if blank || (begins && !paragraph.last().is_some_and(|l| wire::is_table(&[*l, own]))) {
            flush(&mut paragraph, start, &mut notes, article);
        }
        if blank {
            continue;
        }
        if paragraph.is_empty() {
            start = *at;
        }
        paragraph.push(own);
    }
    flush(&mut paragraph, start, &mut notes, article);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_lines_of_several_houses() {
        let found = header("bdt0534 3 vm 144  dpa 2777").unwrap();
        assert_eq!(
            (found.source, found.number, found.priority, found.category, found.words, found.option),
            ("bdt", "0534", 3, "vm", "144", "dpa 2777")
        );
        assert!(header("eca00075 3 i 510 dpa 061").is_some());
        for no in ["It rained on Tuesday.", "abc12 3 i 5", "bdt0534", "bdt0534 x vm 144"] {
            assert_eq!(header(no), None, "{no}");
        }
    }
}
