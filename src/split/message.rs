//! A newsMessage to its items, streaming, without a parser: what is between the tags is not looked at.
//!
//! Each item becomes a message of its own: the start tags that it stands in, the item, and their end tags. What is left
//! of the message, its header above all, comes last.

use super::{Of, Part};
use crate::decode::keeps_ascii;
use crate::source::{Stretch, Within, line_ends};
use crate::vocab::g2::ITEMS;
use std::io::{BufRead, Chain, Cursor, Read};

/// How many bytes may stand before the items' own: they are repeated before each of them.
const MOST_BEFORE: usize = 4 << 10;

/// What an input turned out to be.
pub enum Opened<R> {
    /// A message, whose items flow.
    Message(Box<Messages<R>>),
    /// Something else, or a message that has to be read as a whole: all its bytes.
    Other(Chain<Cursor<Vec<u8>>, R>),
}

/// The items of a newsMessage (NewsML-G2, “NewsMessage”), each as a message of one.
#[derive(Debug)]
pub struct Messages<R> {
    bytes: Bytes<R>,
    limit: usize,
    /// What stands before an item's own bytes, and where in the message that stands.
    before: Vec<u8>,
    stretches: Vec<Stretch>,
    /// The line of a part at which its item begins.
    item_line: usize,
    /// The end tags behind an item.
    behind: Vec<u8>,
    /// The names of the elements that are open around the items, as they are written.
    open: Vec<Vec<u8>>,
    /// What is left of the message without its items, and how many lines it has before its last.
    rest: Vec<u8>,
    rest_lines: usize,
    rest_stretches: Vec<Stretch>,
    /// Whether the next piece of the rest follows something that was taken out.
    torn: bool,
    counts: [usize; ITEMS.len()],
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Items,
    Rest,
    Done,
}

/// What a piece of a document is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Piece {
    Start,
    Empty,
    End,
    /// Text, a comment, an instruction, a section of characters.
    Other,
    Doctype,
    /// The end of the input, perhaps within a tag.
    Stop,
}

/// The input, and where in it the reading stands.
#[derive(Debug)]
struct Bytes<R> {
    reader: R,
    offset: usize,
    line: usize,
    column: usize,
    /// The last byte was a carriage return, which alone ends a line too.
    returned: bool,
}

impl<R: BufRead> Messages<R> {
    /// Looks at the beginning of an input: whether it is a message in a charset whose ASCII can be told without
    /// decoding, of items of at most `limit` bytes. `encoding` is the charset that the user names.
    ///
    /// # Errors
    ///
    /// Those of the reader.
    pub fn open(reader: R, limit: usize, encoding: Option<&str>) -> std::io::Result<Opened<R>> {
        let mut messages = Self {
            bytes: Bytes { reader, offset: 0, line: 1, column: 1, returned: false },
            limit,
            before: Vec::new(),
            stretches: Vec::new(),
            item_line: 1,
            behind: Vec::new(),
            open: Vec::new(),
            rest: Vec::new(),
            rest_lines: 0,
            rest_stretches: vec![Stretch { text_line: 1, line: 1, column: 1 }],
            torn: false,
            counts: [0; ITEMS.len()],
            state: State::Items,
        };
        let mut head = Vec::new();
        loop {
            let from = head.len();
            let piece = messages.bytes.piece(&mut head, MOST_BEFORE)?;
            let new = head.get(from..).unwrap_or_default();
            match piece {
                Piece::Other => {}
                Piece::Doctype if !new.contains(&b'[') => {}
                Piece::Start if local_name(new) == b"newsMessage" && keeps_ascii(&head, encoding) => {
                    messages.open.push(name(new).to_vec());
                    messages.before.clone_from(&head);
                    messages.rest_lines = lines(&head);
                    messages.rest = head;
                    messages.stretches.push(Stretch { text_line: 1, line: 1, column: 1 });
                    return Ok(Opened::Message(Box::new(messages)));
                }
                _ => break,
            }
            if head.len() >= MOST_BEFORE {
                break;
            }
        }
        Ok(Opened::Other(Cursor::new(head).chain(messages.bytes.reader)))
    }

    fn next_part(&mut self) -> std::io::Result<Option<Part>> {
        let mut piece = Vec::new();
        while self.state == State::Items {
            piece.clear();
            let (line, column, offset) = (self.bytes.line, self.bytes.column, self.bytes.offset);
            let kind = self.bytes.piece(&mut piece, self.limit)?;
            match kind {
                Piece::Start | Piece::Empty if self.open.len() == 2 => {
                    if let Some(item) = ITEMS.iter().position(|item| item.as_bytes() == local_name(&piece)) {
                        self.torn = true;
                        let empty = kind == Piece::Empty;
                        return self
                            .item(item, std::mem::take(&mut piece), empty, (line, column, offset))
                            .map(Some);
                    }
                    self.keep(&piece, line, column);
                    if kind == Piece::Start {
                        self.whole(Some(1))?;
                    }
                }
                Piece::Start if self.open.len() == 1 && local_name(&piece) == b"itemSet" => {
                    self.keep(&piece, line, column);
                    if self.before.len() + piece.len() > MOST_BEFORE {
                        // Repeated before each item it would take longer than the items.
                        self.state = State::Rest;
                        self.whole(None)?;
                        continue;
                    }
                    self.open.truncate(1);
                    self.open.push(name(&piece).to_vec());
                    if self.stretches.len() == 1 {
                        self.before.push(b'\n');
                        self.stretches.push(Stretch { text_line: lines(&self.before) + 1, line, column });
                        self.before.extend_from_slice(&piece);
                        self.before.push(b'\n');
                        self.behind.push(b'\n');
                        self.item_line = lines(&self.before) + 1;
                        for name in self.open.iter().rev() {
                            self.behind.extend_from_slice(b"</");
                            self.behind.extend_from_slice(name);
                            self.behind.push(b'>');
                        }
                    }
                }
                Piece::Start if self.open.len() == 1 => {
                    self.keep(&piece, line, column);
                    self.whole(Some(1))?;
                }
                Piece::End => {
                    self.keep(&piece, line, column);
                    self.open.pop();
                    if self.open.is_empty() {
                        // Whatever follows is for the parser to judge.
                        self.whole(None)?;
                        self.state = State::Rest;
                    }
                }
                Piece::Stop => {
                    self.keep(&piece, line, column);
                    self.state = State::Rest;
                }
                _ => self.keep(&piece, line, column),
            }
            if self.rest.len() > self.limit {
                self.state = State::Rest;
            }
        }
        if self.state == State::Done {
            return Ok(None);
        }
        self.state = State::Done;
        let rest = std::mem::take(&mut self.rest);
        let within = Within { stretches: std::mem::take(&mut self.rest_stretches), shift: 0 };
        let bytes = (rest.len() <= self.limit).then_some(rest);
        Ok(Some(Part { bytes, line: 1, within, of: Of::Rest }))
    }

    /// An item, whose start tag was read.
    fn item(
        &mut self,
        kind: usize,
        start: Vec<u8>,
        empty: bool,
        (line, column, offset): (usize, usize, usize),
    ) -> std::io::Result<Part> {
        let before = self.before.len();
        let most = self.limit.saturating_add(before);
        let mut bytes = self.before.clone();
        bytes.extend_from_slice(&start);
        let mut depth = usize::from(!empty);
        let mut long = false;
        while depth > 0 {
            if bytes.len() > most {
                long = true;
                bytes.clear();
            }
            match self.bytes.piece(&mut bytes, most)? {
                Piece::Start => depth += 1,
                Piece::End => depth -= 1,
                Piece::Stop => break,
                Piece::Empty | Piece::Other | Piece::Doctype => {}
            }
        }
        if depth == 0 {
            bytes.extend_from_slice(&self.behind);
        }
        long |= bytes.len() > most.saturating_add(self.behind.len());
        let mut stretches = self.stretches.clone();
        stretches.push(Stretch { text_line: self.item_line, line, column });
        let signed = |n: usize| isize::try_from(n).unwrap_or(isize::MAX);
        let count = self.counts.get_mut(kind).map_or(0, |count| {
            *count += 1;
            *count
        });
        Ok(Part {
            bytes: (!long).then_some(bytes),
            line,
            within: Within { stretches, shift: signed(offset) - signed(before) },
            of: Of::Item(ITEMS.get(kind).copied().unwrap_or_default(), count),
        })
    }

    /// Keeps a piece that is no item's.
    fn keep(&mut self, piece: &[u8], line: usize, column: usize) {
        if self.torn && !piece.iter().all(u8::is_ascii_whitespace) {
            self.rest.push(b'\n');
            self.rest_lines += 1;
            self.rest_stretches.push(Stretch { text_line: self.rest_lines + 1, line, column });
            self.torn = false;
        }
        if !self.torn {
            self.rest.extend_from_slice(piece);
            self.rest_lines += lines(piece);
        }
    }

    /// Keeps all up to the end of so many open elements, or to the end of the input.
    fn whole(&mut self, depth: Option<usize>) -> std::io::Result<()> {
        let from = self.rest.len();
        let mut depth = depth.unwrap_or(usize::MAX / 2);
        while depth > 0 && self.rest.len() <= self.limit {
            match self.bytes.piece(&mut self.rest, self.limit)? {
                Piece::Start => depth += 1,
                Piece::End => depth -= 1,
                Piece::Stop => break,
                Piece::Empty | Piece::Other | Piece::Doctype => {}
            }
        }
        self.rest_lines += lines(self.rest.get(from..).unwrap_or_default());
        Ok(())
    }
}

impl<R: BufRead> Iterator for Messages<R> {
    type Item = std::io::Result<Part>;

    fn next(&mut self) -> Option<Self::Item> {
        let part = self.next_part().transpose();
        if matches!(part, Some(Err(_))) {
            self.state = State::Done;
        }
        part
    }
}

impl<R: BufRead> Bytes<R> {
    /// Reads one piece behind what is in `into`, which grows to little more than `most`.
    fn piece(&mut self, into: &mut Vec<u8>, most: usize) -> std::io::Result<Piece> {
        let from = into.len();
        let first = loop {
            match self.reader.fill_buf() {
                Ok(buffer) => break buffer.first().copied(),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        };
        let kind = match first {
            None => Piece::Stop,
            Some(b'<') => self.markup(into, most)?,
            Some(_) => {
                self.up_to(b'<', into, most)?;
                Piece::Other
            }
        };
        self.pass(into.get(from..).unwrap_or_default());
        Ok(kind)
    }

    /// Reads to before a `<`, or through a `>`.
    fn up_to(&mut self, end: u8, into: &mut Vec<u8>, most: usize) -> std::io::Result<bool> {
        loop {
            let (used, found) = {
                let buffer = match self.reader.fill_buf() {
                    Ok(buffer) => buffer,
                    Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                    Err(error) => return Err(error),
                };
                if buffer.is_empty() {
                    return Ok(false);
                }
                let at = buffer.iter().position(|byte| *byte == end);
                let used = match at {
                    Some(at) if end == b'<' => at,
                    Some(at) => at + 1,
                    None => buffer.len(),
                };
                into.extend_from_slice(buffer.get(..used).unwrap_or_default());
                (used, at.is_some())
            };
            self.reader.consume(used);
            if found || into.len() > most {
                return Ok(found);
            }
        }
    }

    fn markup(&mut self, into: &mut Vec<u8>, most: usize) -> std::io::Result<Piece> {
        let from = into.len();
        let mut quote = None;
        let mut seen = from;
        loop {
            if !self.up_to(b'>', into, most)? {
                return Ok(Piece::Stop);
            }
            let piece = into.get(from..).unwrap_or_default();
            let ends = |begin: &[u8], end: &[u8]| {
                let open = piece.starts_with(begin);
                open.then(|| piece.len() >= begin.len() + end.len() && piece.ends_with(end))
            };
            let done = ends(b"<!--", b"-->").or(ends(b"<![CDATA[", b"]]>")).or(ends(b"<?", b"?>"));
            match done {
                Some(true) => return Ok(Piece::Other),
                Some(false) => continue,
                None => {}
            }
            if piece.starts_with(b"<!") {
                return Ok(Piece::Doctype);
            }
            if piece.starts_with(b"</") {
                return Ok(Piece::End);
            }
            // A value may hold a `>`.
            for byte in into.get(seen..).unwrap_or_default() {
                match (quote, byte) {
                    (None, b'"' | b'\'') => quote = Some(*byte),
                    (Some(open), byte) if open == *byte => quote = None,
                    _ => {}
                }
            }
            seen = into.len();
            if quote.is_none() {
                return Ok(if into.ends_with(b"/>") { Piece::Empty } else { Piece::Start });
            }
        }
    }

    /// Counts lines and columns; of the bytes of a character of UTF-8 only the first counts.
    fn pass(&mut self, bytes: &[u8]) {
        self.offset += bytes.len();
        for byte in bytes {
            match byte {
                b'\n' if self.returned => self.returned = false,
                b'\n' | b'\r' => {
                    self.line += 1;
                    self.column = 1;
                    self.returned = *byte == b'\r';
                }
                _ => {
                    self.returned = false;
                    self.column += usize::from(byte & 0xC0 != 0x80);
                }
            }
        }
    }
}

/// How many lines end in these bytes.
fn lines(bytes: &[u8]) -> usize {
    line_ends(bytes).count()
}

/// The name in a start tag, as it is written.
fn name(tag: &[u8]) -> &[u8] {
    let name = tag.get(1..).unwrap_or_default();
    let end = name.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'));
    name.get(..end.unwrap_or(name.len())).unwrap_or_default()
}

fn local_name(tag: &[u8]) -> &[u8] {
    name(tag).rsplit(|b| *b == b':').next().unwrap_or_default()
}
