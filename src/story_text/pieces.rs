//! Groups the lines of plain text into pieces: paragraphs, lists, tables, headings.

use super::heuristics::{self, width};
use super::line_kinds::{Kind, is_laid_out, kind_of, rule_mark};
use crate::characters::is_ideograph;
use crate::newsroom::{desk_lines, is_end_mark};
use crate::source::Span;

/// A paragraph or another piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: Kind,
    /// Its words, without the marks of its kind.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Whether a blank line (or the beginning) stands before it.
    pub apart: bool,
}

struct Line<'a> {
    text: &'a str,
    /// The same without white space at its ends.
    words: &'a str,
    /// Its columns.
    width: usize,
    start: usize,
    /// Two trailing spaces or a backslash: a break that was meant.
    hard_break: bool,
}

/// The widest column at which lines are wrapped by hand or by a wire.
const WIDEST_WRAP: usize = 100;
/// Lines narrower than this are not taken for wrapped.
const NARROWEST_WRAP: usize = 24;

/// Splits a text into pieces.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut block: Vec<Line<'_>> = Vec::new();
    let mut offset = 0;
    let mut fence: Option<(usize, String)> = None;
    let kept = |text: &str, start, end| Piece {
        kind: Kind::Preformatted,
        text: text.trim_end_matches('\n').to_owned(),
        span: Span::new(start, end),
        apart: true,
    };
    for raw in lines(text) {
        let start = offset;
        offset += raw.len();
        let line = raw.trim_end_matches(['\n', '\r']);
        if let Some((from, words)) = &mut fence {
            if line.trim() == "```" {
                pieces.push(kept(words, *from, start));
                fence = None;
            } else {
                words.push_str(line);
                words.push('\n');
            }
            continue;
        }
        if line.trim_start().starts_with("```") && line.trim().len() <= 20 {
            flush(&mut block, &mut pieces);
            fence = Some((start, String::new()));
            continue;
        }
        if line.trim().is_empty() {
            flush(&mut block, &mut pieces);
            continue;
        }
        let hard_break = line.ends_with("  ") || line.ends_with('\\');
        let words = line.trim();
        block.push(Line { text: line, words, width: 0, start, hard_break });
    }
    if let Some((from, words)) = fence {
        pieces.push(kept(&words, from, offset));
    }
    flush(&mut block, &mut pieces);
    number(&mut pieces);
    pieces
}

/// Lines with their ends; a carriage return alone ends a line too, and so do the separators of Unicode.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = match rest.find(['\n', '\r']) {
            None => rest.len(),
            Some(at) if rest.get(at..).is_some_and(|r| r.starts_with("\r\n")) => at + 2,
            Some(at) => at + 1,
        };
        let (line, after) = rest.split_at(end);
        rest = after;
        Some(line)
    })
}

/// The pieces of lines that no blank line parts.
fn flush(block: &mut Vec<Line<'_>>, pieces: &mut Vec<Piece>) {
    let mut lines = std::mem::take(block);
    if is_laid_out(&lines.iter().map(|l| l.text).collect::<Vec<_>>()) {
        pieces.extend(preformatted(&lines));
        return;
    }
    // A line alone is wrapped by nobody, and many a paragraph is one.
    if lines.len() > 1 {
        lines.iter_mut().for_each(|line| line.width = columns(line.words));
    }
    let widest = lines.iter().map(|l| l.width).max().unwrap_or(0);
    let wrapped = (NARROWEST_WRAP..=WIDEST_WRAP).contains(&widest);
    let mut apart = true;
    let mut open: Option<(Piece, usize)> = None;
    let mut before: Option<&Line<'_>> = None;
    for line in &lines {
        let words = line.words.trim_end_matches('\\').trim_end();
        let start = line.start + (line.text.len() - line.text.trim_start().len());
        let (kind, text) = kind_of(words);
        // The mark of a heading or an item is no part of its words.
        let mark = if text.len() == words.len() { 0 } else { words.find(text).unwrap_or(0) };
        let span = Span::new(start + mark, start + words.len());
        // A line of = or - below one line makes a heading of it.
        if let (Some(level), Some((piece, 1))) = (underline(words), &mut open)
            && piece.kind == Kind::Paragraph
            && piece.apart
        {
            piece.kind = Kind::Heading(level);
            before = Some(line);
            continue;
        }
        let goes_on = before.filter(|b| wrapped && !b.hard_break).is_some_and(|b| {
            // A dash or a number may begin a line within a sentence.
            let prose = kind == Kind::Paragraph
                || (may_be_prose(kind, words)
                    && is_prose(open.as_ref())
                    && !heuristics::ends_sentence(b.words));
            prose
                && !indented(line.text, b.text)
                && (fills(b, line, widest)
                    || (kind == Kind::Paragraph && goes_on(b, line, widest))
                    || (kind != Kind::Paragraph && b.width * 5 > widest * 4))
                && !stands_alone(b.words, line.words)
        });
        let quotes = kind == Kind::Quote && before.is_some_and(|b| fills(b, line, widest));
        before = Some(line);
        match &mut open {
            Some((piece, count)) if goes_on && piece.kind.holds_words() => {
                join(&mut piece.text, words);
                piece.span.end = span.end;
                *count += 1;
            }
            Some((piece, count)) if quotes && piece.kind == Kind::Quote => {
                join(&mut piece.text, text);
                piece.span.end = span.end;
                *count += 1;
            }
            _ => {
                pieces.extend(open.take().map(|(piece, _)| piece));
                open = Some((Piece { kind, text: text.to_owned(), span, apart }, 1));
            }
        }
        apart = false;
    }
    pieces.extend(open.map(|(piece, _)| piece));
}

/// Whether a line that looks like an item of a list may be prose: a dash, a number with a full stop.
fn may_be_prose(kind: Kind, line: &str) -> bool {
    matches!(kind, Kind::Numbered { .. })
        || (line.starts_with(['-', '–']) && matches!(kind, Kind::Item { .. }))
}

fn is_prose(open: Option<&(Piece, usize)>) -> bool {
    open.is_some_and(|(piece, _)| piece.kind == Kind::Paragraph)
}

/// The columns of a line, as far as they matter: lines beyond all that are wrapped are not counted out.
fn columns(words: &str) -> usize {
    // A character has at most four bytes.
    if words.len() > 4 * WIDEST_WRAP { words.len() / 4 } else { width(words) }
}

/// Joins a wrapped line to those before it: with a blank, but where a script has none.
fn join(text: &mut String, line: &str) {
    let tight = |c: Option<char>| c.is_some_and(|c| is_ideograph(c) || is_wide_mark(c));
    if !(tight(text.chars().last()) || tight(line.chars().next())) {
        text.push(' ');
    }
    text.push_str(line);
}

/// Marks and letters of Chinese and Japanese text that are no ideographs.
fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30FF}' | '\u{FF01}'..='\u{FF60}')
}

/// The level of the heading that a line of marks makes of the line above it.
fn underline(words: &str) -> Option<u8> {
    match rule_mark(words)? {
        '=' => Some(1),
        '-' if !words.contains(' ') => Some(2),
        _ => None,
    }
}

/// Lines kept one by one, without the indent that all have.
fn preformatted(lines: &[Line<'_>]) -> Option<Piece> {
    let (first, last) = (lines.first()?, lines.last()?);
    let indent = |text: &str| text.len() - text.trim_start_matches(' ').len();
    let least = lines.iter().map(|l| indent(l.text)).min().unwrap_or(0);
    let kept: Vec<&str> = lines.iter().map(|l| l.text.get(least..).unwrap_or_default().trim_end()).collect();
    let span = Span::new(first.start, last.start + last.text.len());
    Some(Piece { kind: Kind::Preformatted, text: kept.join("\n"), span, apart: true })
}

/// A line that begins further in than the one before begins a paragraph; so does one with the indent of Chinese.
fn indented(line: &str, before: &str) -> bool {
    let indent = |text: &str| text.len() - text.trim_start().len();
    line.starts_with('\u{3000}')
        || indent(line) >= indent(before) + 2
        || (line.starts_with('\t') && !before.starts_with('\t'))
}

/// Whether a line was wrapped: the next line's first word would not have fitted.
fn fills(line: &Line<'_>, next: &Line<'_>, widest: usize) -> bool {
    let first = next.words.split_whitespace().next().unwrap_or_default();
    // In scripts without spaces any character could have stood on the line.
    let first = if first.chars().next().is_some_and(is_ideograph) { 2 } else { width(first) + 1 };
    line.width + first > widest
}

/// Whether a line belongs to none before it, though there would be room: an address, a number to call, an end mark, a
/// line for desks behind a sentence that has ended.
fn stands_alone(before: &str, line: &str) -> bool {
    let address = |line: &str| {
        let one = !line.contains(' ');
        line.starts_with('+')
            || (one && (line.contains('@') || line.contains("://") || line.starts_with("www.")))
    };
    address(line)
        || address(before)
        || (heuristics::ends_sentence(before) && (is_end_mark(line) || desk_lines::sign(line).is_some()))
}

/// Whether a sentence goes on in the next line: a long line that ends no sentence, and a small letter behind it.
/// Lines are not always as full as they could be: an editor changed words and did not wrap anew.
fn goes_on(line: &Line<'_>, next: &Line<'_>, widest: usize) -> bool {
    let open = !line.words.ends_with(['.', '!', '?', ':', ';', '…', '"', '”', '»', ')']);
    if open && line.width * 2 > widest && next.words.starts_with(char::is_lowercase) {
        return true;
    }
    // Chinese and Japanese may break a line anywhere within a sentence.
    let within = |c: Option<char>| c.is_some_and(is_ideograph);
    line.width * 3 > widest * 2 && within(line.words.chars().last()) && within(next.words.chars().next())
}

/// Numbers make a list only where several count on: «24. November» does not.
fn number(pieces: &mut [Piece]) {
    let numbers: Vec<Option<u32>> = pieces
        .iter()
        .map(|p| match p.kind {
            Kind::Numbered { number, .. } => Some(number),
            _ => None,
        })
        .collect();
    for (at, piece) in pieces.iter_mut().enumerate() {
        let Kind::Numbered { number, prefix } = piece.kind else { continue };
        let near =
            |other: Option<&Option<u32>>, wanted: Option<u32>| wanted.is_some() && other == Some(&wanted);
        let listed = near(numbers.get(at + 1), number.checked_add(1))
            || (at > 0 && near(numbers.get(at - 1), number.checked_sub(1)));
        if listed {
            piece.text = piece.text.get(prefix..).unwrap_or_default().trim_start().to_owned();
            piece.kind = Kind::Item { ordered: true, start: number };
        } else {
            piece.kind = Kind::Paragraph;
        }
    }
}
