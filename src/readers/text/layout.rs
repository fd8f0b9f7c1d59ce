//! The layout of plain text: which lines belong together.

use crate::model::text::is_ideograph;
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

/// Kinds of pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph.
    Paragraph,
    /// A line marked as a heading, with its level.
    Heading(u8),
    /// An item of a list.
    Item {
        /// Whether it is numbered.
        ordered: bool,
    },
    /// A section break.
    Rule,
    /// Lines whose layout is kept.
    Preformatted,
}

struct Line<'a> {
    text: &'a str,
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
    let mut fence: Option<(String, usize, String)> = None;
    for raw in lines(text) {
        let start = offset;
        offset += raw.len();
        let line = raw.trim_end_matches(['\n', '\r']);
        if let Some((mark, from, kept)) = &mut fence {
            if line.trim() == mark.as_str() {
                let text = kept.trim_end_matches('\n').to_owned();
                pieces.push(Piece {
                    kind: Kind::Preformatted,
                    text,
                    span: Span::new(*from, start),
                    apart: true,
                });
                fence = None;
            } else {
                kept.push_str(line);
                kept.push('\n');
            }
            continue;
        }
        if line.trim_start().starts_with("```") && line.trim().len() <= 20 {
            flush(&mut block, &mut pieces);
            fence = Some(("```".to_owned(), start, String::new()));
            continue;
        }
        if line.trim().is_empty() {
            flush(&mut block, &mut pieces);
            continue;
        }
        let hard_break = line.ends_with("  ") || line.ends_with('\\');
        block.push(Line { text: line, start, hard_break });
    }
    if let Some((_, from, kept)) = fence {
        let text = kept.trim_end_matches('\n').to_owned();
        pieces.push(Piece { kind: Kind::Preformatted, text, span: Span::new(from, offset), apart: true });
    }
    flush(&mut block, &mut pieces);
    pieces
}

/// Lines with their ends; a carriage return alone ends a line too.
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

fn flush(block: &mut Vec<Line<'_>>, pieces: &mut Vec<Piece>) {
    let lines = std::mem::take(block);
    let widest = lines.iter().map(|l| width(l.text.trim())).max().unwrap_or(0);
    let wrapped = (NARROWEST_WRAP..=WIDEST_WRAP).contains(&widest);
    let mut apart = true;
    let mut open: Option<(Piece, bool)> = None;
    let mut before: Option<&Line<'_>> = None;
    for line in &lines {
        let trimmed = line.text.trim();
        let words = trimmed.trim_end_matches('\\').trim_end();
        let start = line.start + (line.text.len() - line.text.trim_start().len());
        let span = Span::new(start, start + words.len());
        let (kind, text) = kind_of(words);
        // The mark of a heading or an item is no part of its words.
        let span = Span::new(start + words.find(text).unwrap_or(0), span.end);
        let joins = before.is_some_and(|b| {
            !b.hard_break
                && kind == Kind::Paragraph
                && wrapped
                && (fills(b.text.trim(), trimmed, widest) || goes_on(b.text.trim(), trimmed, widest))
                && !indented(line.text, b.text)
        });
        before = Some(line);
        match &mut open {
            Some((piece, _)) if joins && !matches!(piece.kind, Kind::Heading(_) | Kind::Rule) => {
                let cjk = piece.text.chars().last().is_some_and(is_ideograph)
                    || text.chars().next().is_some_and(is_ideograph);
                if !cjk {
                    piece.text.push(' ');
                }
                piece.text.push_str(text);
                piece.span.end = span.end;
            }
            _ => {
                if let Some((piece, _)) = open.take() {
                    pieces.push(piece);
                }
                open = Some((Piece { kind, text: text.to_owned(), span, apart }, true));
            }
        }
        apart = false;
    }
    if let Some((piece, _)) = open {
        pieces.push(piece);
    }
}

/// A line that begins further in than the one before begins a paragraph.
fn indented(line: &str, before: &str) -> bool {
    let indent = |text: &str| text.len() - text.trim_start().len();
    indent(line) >= indent(before) + 2
}

/// Whether a line was wrapped: the next line's first word would not have fitted.
fn fills(line: &str, next: &str, widest: usize) -> bool {
    let first = next.split_whitespace().next().unwrap_or_default();
    // In scripts without spaces any character could have stood on the line.
    let first = if first.chars().next().is_some_and(is_ideograph) { 2 } else { width(first) + 1 };
    width(line) + first > widest
}

/// Whether a sentence goes on in the next line: a long line that ends no sentence, and a small letter behind it.
/// Lines are not always as full as they could be: an editor changed words and did not wrap anew.
fn goes_on(line: &str, next: &str, widest: usize) -> bool {
    let open = !line.ends_with(['.', '!', '?', ':', ';', '…', '"', '”', '»', ')']);
    open && next.starts_with(char::is_lowercase) && width(line) * 2 > widest
}

/// Columns: characters of East Asian width count twice.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| {
            if is_ideograph(c)
                || ('\u{3000}'..='\u{303F}').contains(&c)
                || ('\u{FF00}'..='\u{FF60}').contains(&c)
            {
                2
            } else {
                1
            }
        })
        .sum()
}

fn kind_of(line: &str) -> (Kind, &str) {
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&hashes)
        && let Some(rest) = line.get(hashes..)
        && rest.starts_with(' ')
        && rest.contains(char::is_alphanumeric)
    {
        let level = u8::try_from(hashes).unwrap_or(6);
        return (Kind::Heading(level), rest.trim().trim_end_matches('#').trim_end());
    }
    let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    if bare.len() >= 3 && ['*', '_'].iter().any(|mark| bare.chars().all(|c| c == *mark)) {
        return (Kind::Rule, "");
    }
    for mark in ["- ", "* ", "• ", "– ", "· "] {
        if let Some(rest) = line.strip_prefix(mark)
            && rest.trim_start().starts_with(char::is_alphanumeric)
        {
            return (Kind::Item { ordered: false }, rest.trim());
        }
    }
    (Kind::Paragraph, line)
}
