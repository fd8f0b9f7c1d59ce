//! The source of one item: its name, its text, and positions in it.

use crate::characters::floor_boundary;
use std::borrow::Cow;
use std::sync::OnceLock;

/// A stretch of a source's text, in bytes of the decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// A stretch from `start` to before `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }
}

/// A line and a column, both from 1; columns count code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in code points.
    pub column: usize,
}

/// Which character encoding the bytes are in, and how that is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Encoding {
    /// The name: WHATWG's where there is one.
    pub name: &'static str,
    /// How it is known.
    pub how: EncodingSource,
    /// How certain it is, 0 to 1.
    pub confidence: f32,
}

/// How the encoding of an input is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodingSource {
    /// The user named it.
    Option,
    /// A byte-order mark.
    Mark,
    /// The bytes are ASCII or valid UTF-8, whatever is declared.
    Valid,
    /// The input declares it.
    Declared,
    /// A pattern of zero bytes shows it.
    Pattern,
    /// The bytes look like it.
    Detected,
}

impl EncodingSource {
    /// A word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Option => "option",
            Self::Mark => "mark",
            Self::Valid => "valid",
            Self::Declared => "declared",
            Self::Pattern => "pattern",
            Self::Detected => "detected",
        }
    }
}

/// Where some lines of a text stand in the container that the text was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The first of the lines, from 1.
    pub text_line: usize,
    /// Its line in the container, from 1.
    pub line: usize,
    /// The column there at which it begins, from 1.
    pub column: usize,
}

/// The place of a text in the container that it was taken from [default: no container].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Within {
    /// Its stretches, in order.
    pub stretches: Vec<Stretch>,
    /// The offset of its bytes in the container.
    pub shift: isize,
}

impl Within {
    /// Of a text that stands in the container as it is, from the beginning of a line (from 1) on, which has so many
    /// bytes before it.
    pub fn line(line: usize, offset: usize) -> Self {
        let shift = isize::try_from(offset).unwrap_or(isize::MAX);
        Self { stretches: vec![Stretch { text_line: 1, line, column: 1 }], shift }
    }

    fn position(&self, line: usize, column: usize) -> Position {
        let before = self.stretches.partition_point(|stretch| stretch.text_line <= line);
        match before.checked_sub(1).and_then(|at| self.stretches.get(at)) {
            Some(stretch) if stretch.text_line == line => {
                Position { line: stretch.line, column: column + stretch.column - 1 }
            }
            Some(stretch) => Position { line: line - stretch.text_line + stretch.line, column },
            None => Position { line, column },
        }
    }
}

/// The place of something in a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The stretch of the decoded text.
    pub span: Option<Span>,
    /// An XPath in XML, otherwise a JSON pointer into the item.
    pub path: Option<String>,
}

/// The input of one item, decoded.
#[derive(Debug)]
pub struct Source<'a> {
    name: String,
    text: Cow<'a, str>,
    encoding: Encoding,
    within: Within,
    lines: OnceLock<Vec<usize>>,
    /// How many characters there are before each multiple of [`STEP`], in bytes.
    steps: OnceLock<Vec<usize>>,
}

/// How many bytes are counted together where a line is long.
const STEP: usize = 4096;

impl<'a> Source<'a> {
    /// A source with its decoded text.
    pub fn new(name: impl Into<String>, text: Cow<'a, str>, encoding: Encoding) -> Self {
        Self {
            name: name.into(),
            text,
            encoding,
            within: Within::default(),
            lines: OnceLock::new(),
            steps: OnceLock::new(),
        }
    }

    /// A source whose text is UTF-8 and needs no decoding.
    pub fn valid(name: &str, text: &'a str) -> Self {
        let encoding = Encoding { name: "UTF-8", how: EncodingSource::Valid, confidence: 1.0 };
        Self::new(name, text.into(), encoding)
    }

    /// The same, where the text was taken from a container.
    pub fn within(mut self, within: Within) -> Self {
        self.within = within;
        self
    }

    /// The same with a text of its own.
    pub fn into_owned(self) -> Source<'static> {
        let Self { name, text, encoding, within, .. } = self;
        Source::new(name, text.into_owned().into(), encoding).within(within)
    }

    /// The name in messages: a path, or the name of standard input.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the text was decoded.
    pub fn encoding(&self) -> &Encoding {
        &self.encoding
    }

    fn line_starts(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let mut starts = vec![0];
            starts.extend(line_ends(self.text.as_bytes()));
            starts
        })
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        let starts = self.line_starts();
        let offset = floor_boundary(&self.text, offset);
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = starts.get(line - 1).copied().unwrap_or(0);
        let column = self.characters(start, offset) + 1;
        self.within.position(line, column)
    }

    /// How many characters there are from `start` to before `end`. Between places that lie far apart, as in a document
    /// that is one line, they are counted once for all, a step at a time.
    fn characters(&self, start: usize, end: usize) -> usize {
        let count = |from: usize, to: usize| {
            let bytes = self.text.as_bytes().get(from..to).unwrap_or_default();
            // Every byte but those that go on with a character.
            bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
        };
        if end.saturating_sub(start) <= 2 * STEP {
            return count(start, end);
        }
        let steps = self.steps.get_or_init(|| {
            let mut steps = vec![0];
            let mut all = 0;
            for at in (0..self.text.len()).step_by(STEP) {
                all += count(at, (at + STEP).min(self.text.len()));
                steps.push(all);
            }
            steps
        });
        let until = |at: usize| {
            let step = at / STEP;
            steps.get(step).copied().unwrap_or(0) + count(step * STEP, at)
        };
        until(end) - until(start)
    }

    /// The stretch of the line that holds a byte offset, without its line end.
    pub fn line_at(&self, offset: usize) -> Span {
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= offset).max(1);
        self.line_span(line - 1)
    }

    /// The stretch of line `number` (from 1, within this source), without its indent and line end.
    pub fn line(&self, number: usize) -> Span {
        let span = self.line_span(number.saturating_sub(1));
        let text = self.slice(span);
        let indent = text.len() - text.trim_start().len();
        if indent == text.len() {
            span
        } else {
            Span::new(span.start + indent, span.start + text.trim_end().len())
        }
    }

    fn line_span(&self, index: usize) -> Span {
        let starts = self.line_starts();
        let start = starts.get(index).copied().unwrap_or(self.text.len());
        let end = starts.get(index + 1).copied().unwrap_or(self.text.len());
        let line = self.text.get(start..end).unwrap_or_default();
        Span::new(start, start + line.trim_end_matches(['\n', '\r']).len())
    }

    /// The text of a stretch.
    pub fn slice(&self, span: Span) -> &str {
        let (start, end) = (floor_boundary(&self.text, span.start), floor_boundary(&self.text, span.end));
        self.text.get(start..end).unwrap_or_default()
    }
}

/// Where lines end, behind their line feeds, or carriage returns without one.
pub fn line_ends(bytes: &[u8]) -> impl Iterator<Item = usize> {
    memchr::memchr2_iter(b'\n', b'\r', bytes).filter_map(|at| match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => None,
        _ => Some(at + 1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source<'_> {
        let encoding = Encoding { name: "UTF-8", how: EncodingSource::Valid, confidence: 1.0 };
        Source::new("t", Cow::Borrowed(text), encoding)
    }

    #[test]
    fn columns_count_code_points_in_every_script() {
        let source = source("ab\nخبر x\r\nlast\rmac");
        assert_eq!(source.position(1), Position { line: 1, column: 2 });
        assert_eq!(source.position(10), Position { line: 2, column: 5 });
        assert_eq!(source.position(source.text().find("last").unwrap()), Position { line: 3, column: 1 });
        assert_eq!(source.position(source.text().find("mac").unwrap()), Position { line: 4, column: 1 });
        assert_eq!(source.slice(source.line_at(4)), "خبر x");
    }

    #[test]
    fn columns_of_a_long_line_are_those_of_a_short_one() {
        let text = format!("first\n{}", "خبر, 中文 a\u{1F600}".repeat(3000));
        let source = source(&text);
        for (column, (at, _)) in (1..).zip(text.char_indices().filter(|(at, _)| *at >= 6)) {
            if at % 97 == 0 || (at.abs_diff(STEP * 3) < 20) {
                assert_eq!(source.position(at), Position { line: 2, column });
            }
        }
        assert!(text.len() > STEP * 10 && source.steps.get().is_some());
    }
}
