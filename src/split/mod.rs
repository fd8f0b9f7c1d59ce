//! Containers to items, streaming: memory is that of one item, and a broken item spoils no other.

mod message;

pub use message::{Messages, Opened};

use crate::diagnostics::{Example, Rule, Severity};
use crate::source::Within;
use std::io::{BufRead, Read};

/// All rules of this room.
pub static RULES: &[&Rule] = &[&LINE_BYTES];

fn long_line() -> Vec<u8> {
    let mut out = vec![b' '; (64 << 20) + 1];
    out.push(b'\n');
    out
}

/// `limit/line`: item in a file of several is larger than 64 MiB.
pub static LINE_BYTES: Rule = Rule {
    name: "limit/line",
    severity: Severity::Error,
    summary: "item in a file of several is larger than 64 MiB",
    why: "The item is skipped so that one broken line does not fill the memory; the other items are read.",
    source: "wirecopy",
    bad: Example::made("jsonl", "a line of 64 MiB of spaces", long_line),
    good: Example::new("jsonl", "{\"kind\":\"article\",\"headline\":\"Rain\"}\n"),
    ..Rule::FIRST
};

/// An item's bytes, and where in its container they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The bytes; `None` where the item was longer than the limit.
    pub bytes: Option<Vec<u8>>,
    /// The line of the container in which they begin, from 1.
    pub line: usize,
    /// Where their lines stand in the container.
    pub within: Within,
    /// What they are.
    pub of: Of,
}

/// What a part of a container is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A line.
    Line,
    /// An item of a message: the name of its element, and its number among items of that name, from 1.
    Item(&'static str, usize),
    /// What is left of a message without its items.
    Rest,
}

/// The items of JSON lines: one per line; blank lines are skipped.
#[derive(Debug)]
pub struct JsonLines<R> {
    reader: R,
    line: usize,
    offset: usize,
    limit: usize,
}

impl<R: BufRead> JsonLines<R> {
    /// Reads lines of at most `limit` bytes.
    pub fn new(reader: R, limit: usize) -> Self {
        Self { reader, line: 0, offset: 0, limit }
    }

    fn next_line(&mut self) -> std::io::Result<Option<Part>> {
        let mut bytes = Vec::new();
        let bound = u64::try_from(self.limit).unwrap_or(u64::MAX).saturating_add(1);
        let read = self.reader.by_ref().take(bound).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.line += 1;
        let within = Within::line(self.line, self.offset);
        self.offset += read;
        let whole = bytes.last() == Some(&b'\n');
        while matches!(bytes.last(), Some(b'\n' | b'\r')) {
            bytes.pop();
        }
        if !whole && bytes.len() > self.limit {
            self.skip_line()?;
            return Ok(Some(Part { bytes: None, line: self.line, within, of: Of::Line }));
        }
        Ok(Some(Part { bytes: Some(bytes), line: self.line, within, of: Of::Line }))
    }

    fn skip_line(&mut self) -> std::io::Result<()> {
        loop {
            let (used, done) = {
                let buffer = self.reader.fill_buf()?;
                match buffer.iter().position(|b| *b == b'\n') {
                    Some(at) => (at + 1, true),
                    None => (buffer.len(), buffer.is_empty()),
                }
            };
            self.reader.consume(used);
            self.offset += used;
            if done {
                return Ok(());
            }
        }
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = std::io::Result<Part>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.next_line() {
                Ok(None) => return None,
                Ok(Some(part))
                    if part.bytes.as_ref().is_some_and(|b| b.iter().all(u8::is_ascii_whitespace)) => {}
                Ok(Some(part)) => return Some(Ok(part)),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_flow_and_a_long_one_spoils_no_other() {
        let text = b"{\"a\":1}\r\n\n{\"b\":\"too long for the limit\"}\n{\"c\":3}";
        let parts: Vec<Part> = JsonLines::new(text.as_slice(), 10).map(Result::unwrap).collect();
        let lines: Vec<_> = parts.iter().map(|p| (p.line, p.bytes.as_deref())).collect();
        assert_eq!(
            lines,
            [(1, Some(b"{\"a\":1}".as_slice())), (3, None), (4, Some(b"{\"c\":3}".as_slice()))]
        );
    }
}
