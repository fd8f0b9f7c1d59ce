//! How charsets are undone: the bytes of their characters, and what part of a sequence of UTF-8 each can be.

use crate::decode::charset::{self, Charset};
use std::sync::OnceLock;

/// The charsets that texts are misread as, the usual ones first. Latin-1 is not windows-1252 here: what it makes of
/// bytes below A0 are controls.
const CODECS: &[&str] = &[
    "cp1252",
    LATIN_1,
    "cp1251",
    "cp1250",
    "iso8859-2",
    "mac-roman",
    "cp1256",
    "cp437",
    "cp1253",
    "cp1254",
    "cp1255",
    "koi8-r",
    "cp1257",
];

const LATIN_1: &str = "latin-1";

/// How many of them are so usual that one sequence of theirs is evidence.
const USUAL: usize = 5;

/// How a charset is undone.
pub(super) struct Table {
    pub(super) name: &'static str,
    /// Its characters beyond ASCII, with their bytes.
    chars: Vec<(char, u8)>,
    /// The byte of each of them; 0 for all others.
    bytes: Pages<u8>,
    /// Whether one sequence is evidence.
    pub(super) usual: bool,
    /// Whether it has letters of its own where Latin-1 has controls.
    pub(super) windows: bool,
}

impl Table {
    fn new(codec: &'static str, usual: bool) -> Self {
        let windows = codec.starts_with("cp125");
        let charset = charset::by_codec(codec);
        let name = charset.map_or("iso-8859-1", |c| c.name());
        let mut table =
            Self { name, chars: Vec::with_capacity(160), bytes: Pages::default(), usual, windows };
        let bytes: Vec<u8> = (0x80..=0xFF).collect();
        let chars = match charset {
            None => bytes.iter().copied().map(char::from).collect(),
            // Each byte is a character, or a replacement for one.
            Some(charset) => charset::decode(&bytes, charset, &mut |_, _, _| {}),
        };
        for (byte, c) in bytes.iter().copied().zip(chars.chars()) {
            if !c.is_ascii() && c != '\u{FFFD}' {
                table.put(c, byte);
            }
            // Programs let the holes of Windows' charsets pass as controls.
            if byte < 0xA0 && windows {
                table.put(char::from(byte), byte);
            }
        }
        if matches!(charset, Some(Charset::Whatwg(e)) if e == encoding_rs::MACINTOSH) {
            // Older Macs had the currency sign where the euro is.
            table.put('\u{A4}', 0xDB);
        }
        table
    }

    fn put(&mut self, c: char, byte: u8) {
        if let Some(place) = self.bytes.place(c).filter(|place| **place == 0) {
            *place = byte;
            self.chars.push((c, byte));
        }
    }

    /// The byte of a character beyond ASCII.
    pub(super) fn byte(&self, c: char) -> Option<u8> {
        Some(self.bytes.get(c)).filter(|byte| *byte != 0)
    }
}

/// Values of characters, nearly all of which stand on few pages of 256. Made at the first text that is read, so it must
/// be quick.
pub(super) struct Pages<T> {
    /// The page of each 256 code points of the Basic Multilingual Plane; the first one is empty.
    index: [u8; 256],
    pages: Vec<[T; 256]>,
}

impl<T: Copy + Default> Default for Pages<T> {
    fn default() -> Self {
        // More than any charset fills, so that none is moved.
        let mut pages = Vec::with_capacity(16);
        pages.push([T::default(); 256]);
        Self { index: [0; 256], pages }
    }
}

impl<T: Copy + Default> Pages<T> {
    pub(super) fn get(&self, c: char) -> T {
        let at = u32::from(c) as usize;
        let page = self.index.get(at >> 8).copied().unwrap_or_default();
        self.pages.get(usize::from(page)).and_then(|page| page.get(at & 0xFF)).copied().unwrap_or_default()
    }

    /// The place of a character's value; none beyond the Basic Multilingual Plane.
    fn place(&mut self, c: char) -> Option<&mut T> {
        let at = u32::from(c) as usize;
        let page = self.index.get_mut(at >> 8)?;
        if *page == 0 {
            *page = u8::try_from(self.pages.len()).ok()?;
            self.pages.push([T::default(); 256]);
        }
        self.pages.get_mut(usize::from(*page))?.get_mut(at & 0xFF)
    }
}

/// The charsets, the usual ones first.
pub(super) fn tables() -> &'static [Table] {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    TABLES
        .get_or_init(|| CODECS.iter().enumerate().map(|(at, codec)| Table::new(codec, at < USUAL)).collect())
}

/// The tables in which a character begins a sequence and those in which it goes on with one, as bits.
pub(super) type Roles = Pages<(u16, u16)>;

pub(super) fn roles() -> &'static Roles {
    static ROLES: OnceLock<Roles> = OnceLock::new();
    ROLES.get_or_init(|| {
        let mut roles = Roles::default();
        for (at, table) in tables().iter().enumerate() {
            for &(c, byte) in &table.chars {
                if let Some(role) = roles.place(c) {
                    role.0 |= u16::from(length(byte) > 0) << at;
                    role.1 |= u16::from(continues(byte)) << at;
                }
            }
        }
        roles
    })
}

/// How many bytes a sequence has that begins with this one.
pub(super) fn length(lead: u8) -> usize {
    match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => 0,
    }
}

/// Whether a byte goes on with a sequence.
pub(super) fn continues(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}
