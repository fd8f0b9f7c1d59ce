//! Rules about text: characters, letters, punctuation, and remains of programs.
//!
//! A finding is reported at the first place in a value, with the number of places: a story with the same wrong letter
//! in every word has one finding per paragraph, and its fix changes the whole paragraph.

mod arabic;
mod characters;
mod digits;
mod language;
mod letters;
mod pairs;
mod punctuation;
mod residue;
mod scripts;

pub use language::LANGUAGE as LANGUAGE_MISMATCH;

use super::Checking;
use crate::characters::{ceil_boundary, floor_boundary};
use crate::diagnostics::{Excerpt, Finding, Rule};
use crate::model::{Block, Inline, Item};
use std::ops::Range;

/// All rules of this group.
pub static RULES: &[&[&Rule]] = &{
    let [spaces, foreign, forms, directions] = characters::RULES;
    let [escapes, markup, programs] = residue::RULES;
    [
        spaces,
        foreign,
        forms,
        directions,
        arabic::RULES,
        digits::RULES,
        language::RULES,
        letters::RULES,
        punctuation::RULES,
        pairs::RULES,
        escapes,
        markup,
        programs,
    ]
};

/// What kind of value words stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A headline or another short line.
    Line,
    /// A paragraph or the like.
    Prose,
    /// Lines that are kept as they are: their layout and their marks are meant.
    Kept,
}

/// Words to be looked through, and where they stand.
struct Words<'w> {
    text: &'w str,
    /// The primary subtag of their language, where it is known.
    language: &'w str,
    kind: Kind,
    /// The field's JSON pointer, and the number of its part.
    pointer: (&'static str, Option<usize>),
    /// What bytes there are: see [`bytes`].
    has: u32,
}

/// Bits for bytes that some rule is about: a text without them is passed over quickly.
mod bytes {
    /// `&`.
    pub const AMPERSAND: u32 = 1;
    /// `<` or `>`.
    pub const ANGLE: u32 = 1 << 1;
    /// `{`, `$`, `%`.
    pub const BRACE: u32 = 1 << 2;
    /// `[` or `]`.
    pub const BRACKET: u32 = 1 << 3;
    /// `*`, `#`, `_`, `` ` ``.
    pub const MARK: u32 = 1 << 4;
    /// `\`.
    pub const BACKSLASH: u32 = 1 << 5;
    /// `"`.
    pub const QUOTE: u32 = 1 << 6;
    /// `(` or `)`.
    pub const PAREN: u32 = 1 << 7;
    /// Marks of sentences.
    pub const STOP: u32 = 1 << 8;
    /// ASCII letters.
    pub const LATIN: u32 = 1 << 9;
    /// First bytes of Greek and Cyrillic letters.
    pub const GREEK: u32 = 1 << 10;
    /// First bytes of Arabic letters.
    pub const ARABIC: u32 = 1 << 11;
    /// First bytes of characters that may be wrong by themselves.
    pub const ODD: u32 = 1 << 12;
    /// Digits of ASCII.
    pub const DIGIT: u32 = 1 << 13;
    /// Any byte beyond ASCII.
    pub const BEYOND: u32 = 1 << 14;

    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut at = 0;
        while at < 256 {
            #[expect(clippy::cast_possible_truncation, reason = "the table has 256 rows")]
            let byte = at as u8;
            table[at] = match byte {
                b'&' => AMPERSAND,
                b'<' | b'>' => ANGLE,
                b'{' | b'$' | b'%' => BRACE,
                b'[' | b']' => BRACKET,
                b'*' | b'#' | b'_' | b'`' => MARK,
                b'\\' => BACKSLASH,
                b'"' => QUOTE,
                b'(' | b')' => PAREN,
                b'.' | b',' | b';' | b':' | b'!' | b'?' => STOP,
                b'a'..=b'z' | b'A'..=b'Z' => LATIN,
                b'0'..=b'9' => DIGIT,
                0x7F => ODD,
                0xCE..=0xD2 => GREEK | BEYOND,
                0xD8..=0xDB => ARABIC | BEYOND,
                0xC2 | 0xCC | 0xCD | 0xE1 | 0xE2 | 0xE3 | 0xEE | 0xEF | 0xF0..=0xF4 => ODD | BEYOND,
                0x80.. => BEYOND,
                _ => 0,
            };
            at += 1;
        }
        table
    };

    /// The bits of a byte.
    pub fn of_byte(byte: u8) -> u32 {
        TABLE.get(usize::from(byte)).copied().unwrap_or_default()
    }

    /// The bits of a text's bytes.
    pub fn of(text: &str) -> u32 {
        text.bytes().fold(0, |all, byte| all | of_byte(byte))
    }
}

impl Words<'_> {
    fn has(&self, bits: u32) -> bool {
        self.has & bits != 0
    }

    /// Whether letters, digits and spaces have their usual width: those of Chinese, Japanese and Korean may be wide.
    fn has_usual_width(&self) -> bool {
        !self.language.is_empty() && !matches!(self.language, "zh" | "ja" | "ko")
    }

    /// Reports some spans; `mend` returns the corrected text from the first span to the last.
    fn report(
        &self,
        checking: &mut Checking<'_>,
        rule: &'static Rule,
        found: &[Range<usize>],
        message: &str,
        help: &str,
        mend: Option<&dyn Fn(&str) -> String>,
    ) {
        let (Some(first), Some(last)) = (found.first(), found.last()) else { return };
        let words = self.text.get(first.clone()).unwrap_or_default();
        let lead = self.text.get(..first.start).unwrap_or_default();
        let from = lead.char_indices().rev().nth(LEAD - 1).map_or(0, |(at, _)| at);
        let lead = lead.get(from..).and_then(|t| t.rsplit(['\n', FOREIGN]).next()).unwrap_or_default();
        let whole = format!("{lead}{words}");
        let before = self.text.get(..first.start).map_or(0, |t| t.matches(&whole).count());
        let stretch = self.text.get(first.start..last.end).unwrap_or_default();
        let mended = mend.map(|mend| (stretch.to_owned(), mend(stretch))).filter(|(was, now)| was != now);
        let more = match found.len() {
            1 => String::new(),
            count => format!("; {count} times here"),
        };
        let path = match self.pointer {
            (base, None) => base.to_owned(),
            (base, Some(at)) => format!("{base}/{at}"),
        };
        let excerpt = Excerpt { words: words.to_owned(), lead: lead.to_owned(), before, mended };
        let mut finding = Finding::new(rule, format!("{message}{more}"));
        finding.excerpt = Some(Box::new(excerpt));
        checking.add(finding.help(help), &path);
    }
}

impl Words<'_> {
    /// Reports one span without a fix.
    fn report_one(
        &self,
        checking: &mut Checking<'_>,
        rule: &'static Rule,
        at: Range<usize>,
        message: &str,
        help: &str,
    ) {
        self.report(checking, rule, std::slice::from_ref(&at), message, help, None);
    }
}

/// A stretch of a text that begins at `start`, with something else in each of some places of the text.
fn each(stretch: &str, start: usize, places: &[Range<usize>], mend: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(stretch.len());
    let mut from = 0;
    for place in places {
        let (begin, end) = (place.start - start, place.end - start);
        out.push_str(stretch.get(from..begin).unwrap_or_default());
        out.push_str(&mend(stretch.get(begin..end).unwrap_or_default()));
        from = end;
    }
    out + stretch.get(from..).unwrap_or_default()
}

/// Looks through all words of an item.
pub fn check(item: &Item, checking: &mut Checking<'_>) {
    let Some(article) = item.content() else { return };
    if !checking.wants(RULES.iter().copied().flatten()) {
        return;
    }
    let language = article.language.as_ref().map(crate::model::LanguageTag::primary).unwrap_or_default();
    let mut look = |text: &str, kind: Kind, pointer: (&'static str, Option<usize>)| {
        let words = Words { text, language: &language, kind, pointer, has: bytes::of(text) };
        look_through(&words, checking);
    };
    for (text, pointer) in [
        (&article.headline, "/headline"),
        (&article.kicker, "/kicker"),
        (&article.standfirst, "/standfirst"),
        (&article.slugline, "/slugline"),
        (&article.byline, "/byline"),
        (&article.creditline, "/creditline"),
    ] {
        if let Some(text) = text {
            look(text, Kind::Line, (pointer, None));
        }
    }
    for (list, pointer) in [(&article.headlines, "/headlines"), (&article.descriptions, "/descriptions")] {
        for (at, label) in list.iter().enumerate() {
            // Another language has other rules, which are those of its own text.
            if label.language.is_none() || label.language == article.language {
                look(&label.text, Kind::Line, (pointer, Some(at)));
            }
        }
    }
    for (at, media) in article.media.iter().enumerate() {
        for text in [&media.caption, &media.alt].into_iter().flatten() {
            look(text, Kind::Prose, ("/media", Some(at)));
        }
    }
    let mut text = String::new();
    for (at, block) in article.body.iter().enumerate() {
        blocks(block, &mut text, &mut |text, kind| look(text, kind, ("/body", Some(at))));
    }
    language::check(article, &language, checking);
}

/// Gives the words of a block away, paragraph by paragraph.
fn blocks(block: &Block, buffer: &mut String, look: &mut dyn FnMut(&str, Kind)) {
    let mut prose = |content: &[Inline], look: &mut dyn FnMut(&str, Kind)| {
        if let [Inline::Text { text }] = content {
            look(text, Kind::Prose);
            return;
        }
        buffer.clear();
        flow(content, buffer);
        look(buffer, Kind::Prose);
    };
    match block {
        Block::Paragraph { content } | Block::Heading { content, .. } => prose(content, look),
        Block::Figure { caption, .. } => prose(caption, look),
        Block::Table { caption, rows } => {
            prose(caption, look);
            for cell in rows.iter().flat_map(|row| &row.cells) {
                prose(&cell.content, look);
            }
        }
        Block::Preformatted { text } => look(text, Kind::Kept),
        Block::List { items, .. } => {
            for inner in items.iter().flat_map(|item| &item.content) {
                blocks(inner, buffer, look);
            }
        }
        Block::Quote { content } | Block::Embed { content, .. } => {
            for inner in content {
                blocks(inner, buffer, look);
            }
        }
        Block::Rule => {}
    }
}

/// How far a token that a mark stands in is looked through, in bytes: texts without spaces are not looked through for
/// each of their marks.
const TOKEN: usize = 200;

/// The end of a text before a place, at most so many bytes of it.
fn near_before(text: &str, at: usize, bytes: usize) -> &str {
    text.get(ceil_boundary(text, at.saturating_sub(bytes))..at).unwrap_or_default()
}

/// The beginning of a text behind a place, at most so many bytes of it.
fn near_behind(text: &str, at: usize, bytes: usize) -> &str {
    text.get(at..floor_boundary(text, at + bytes)).unwrap_or_default()
}

/// How many characters before some words show which of the same words in the source are meant.
const LEAD: usize = 12;

/// Replaces text that the rules of a language do not apply to: text in another language, code.
const FOREIGN: char = '\u{2061}';

/// The words of a paragraph.
fn flow(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text } => out.push_str(text),
            Inline::Break => out.push('\n'),
            Inline::Code { .. } | Inline::Span { language: Some(_), .. } => out.push(FOREIGN),
            other => flow(other.content().map_or(&[], Vec::as_slice), out),
        }
    }
}

fn look_through(words: &Words<'_>, checking: &mut Checking<'_>) {
    if words.has(bytes::ODD) {
        characters::check(words, checking);
    }
    if words.has(bytes::BEYOND) {
        letters::check(words, checking);
    }
    punctuation::check(words, checking);
    if words.has(
        bytes::AMPERSAND
            | bytes::ANGLE
            | bytes::BRACE
            | bytes::BRACKET
            | bytes::MARK
            | bytes::BACKSLASH
            | bytes::PAREN,
    ) {
        residue::check(words, checking);
    }
}
