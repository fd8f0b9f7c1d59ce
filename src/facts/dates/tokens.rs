//! Numbers, words and marks of a text.

use std::borrow::Cow;
use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What<'t> {
    /// A number, and how many digits it has. Digits of all scripts count.
    Number(u32, usize),
    /// A word, in lower case.
    Word(Cow<'t, str>),
    /// Another character.
    Mark(char),
}

/// A token.
#[derive(Debug, Clone)]
pub struct Token<'t> {
    /// What it is.
    pub what: What<'t>,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Token<'_> {
    /// The word, where it is one.
    pub fn word(&self) -> Option<&str> {
        match &self.what {
            What::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The character, where it is neither of a number nor of a word.
    pub fn mark(&self) -> Option<char> {
        match self.what {
            What::Mark(mark) => Some(mark),
            _ => None,
        }
    }
}

/// The value of a decimal digit of any script that news is written in.
pub fn digit(c: char) -> Option<u32> {
    // Zeros of: ASCII, Arabic, Persian, Devanagari, Bengali, Tamil, Telugu, Thai, Lao, Myanmar, Khmer, full width.
    const ZEROS: [u32; 12] =
        [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xBE6, 0xC66, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10];
    let c = u32::from(c);
    ZEROS.iter().find_map(|zero| c.checked_sub(*zero).filter(|value| *value < 10))
}

/// Marks that stand within words or are not seen.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{AD}' | '\u{FEFF}')
        || matches!(u32::from(c), 0x300..=0x36F | 0x5B0..=0x5C7 | 0x64B..=0x65F | 0x900..=0x903 | 0x93A..=0x94F)
        || matches!(u32::from(c), 0x981..=0x983 | 0x9BC..=0x9CD | 0xBBE..=0xBCD | 0xE31 | 0xE34..=0xE3A | 0xE47..=0xE4E)
}

/// Splits a text.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::new();
    let mut spaced = false;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        let what = if c.is_whitespace() {
            spaced = true;
            continue;
        } else if let Some(first) = digit(c) {
            let (mut value, mut count) = (first, 1);
            while let Some((at, next)) = chars.peek().copied()
                && let Some(next_digit) = digit(next)
            {
                value = value.saturating_mul(10).saturating_add(next_digit);
                count += 1;
                end = at + next.len_utf8();
                chars.next();
            }
            What::Number(value, count)
        } else if c.is_alphabetic() {
            while let Some((at, next)) = chars.peek().copied()
                && (next.is_alphabetic() || is_joiner(next))
            {
                end = at + next.len_utf8();
                chars.next();
            }
            What::Word(lower(text.get(start..end).unwrap_or_default()))
        } else if is_joiner(c) {
            continue;
        } else {
            What::Mark(c)
        };
        out.push(Token { what, at: start..end, spaced: std::mem::take(&mut spaced) });
    }
    out
}

fn lower(word: &str) -> Cow<'_, str> {
    let plain =
        |c: char| !c.is_uppercase() && !matches!(c, '\u{200B}'..='\u{202E}' | '\u{2066}'..='\u{FEFF}');
    if word.chars().all(|c| plain(c) || u32::from(c) > 0x2FFF) {
        return Cow::Borrowed(word);
    }
    let kept =
        |c: &char| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{AD}' | '\u{FEFF}');
    word.chars().filter(kept).flat_map(char::to_lowercase).collect::<String>().into()
}
