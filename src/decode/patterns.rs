//! Charsets of East Asia that hold text of other scripts: models of languages do not know such text, but its bytes fall into
//! patterns that no other charset makes.

use super::charset::Charset;
use encoding_rs::{EUC_KR, GB18030, GBK};

/// Rows of letters that stand behind one lead byte, and the trail bytes of their capitals and small letters. EUC-JP has the
/// Greek and Cyrillic rows of GBK, so what is read is the same.
const ROWS: &[(u8, [std::ops::RangeInclusive<u8>; 2], &encoding_rs::Encoding)] = &[
    (0xA7, [0xA1..=0xC1, 0xD1..=0xF1], GBK),
    (0xA6, [0xA1..=0xB8, 0xC1..=0xD8], GBK),
    (0xAC, [0xA1..=0xC1, 0xD1..=0xF1], EUC_KR),
    (0xA5, [0xC1..=0xD8, 0xE1..=0xF8], EUC_KR),
];

/// The row of Latin letters with the accents of Pinyin, and their trail bytes.
const PINYIN: (u8, std::ops::RangeInclusive<u8>) = (0xA8, 0xA1..=0xC0);

/// How many characters of four bytes, of a row, or of Pinyin are no accident.
const QUADS: usize = 3;
const LETTERS: usize = 8;
const ACCENTS: usize = 2;

/// The charset that the bytes fall into the pattern of, if one.
pub fn told(bytes: &[u8]) -> Option<Charset> {
    let tally = Tally::of(bytes)?;
    let beyond = tally.pairs + tally.pinyin;
    if tally.quads >= QUADS && tally.quads * 4 >= tally.pairs {
        return Some(Charset::Whatwg(GB18030));
    }
    if tally.pinyin >= ACCENTS && tally.pairs + tally.quads == 0 {
        return Some(Charset::Whatwg(GBK));
    }
    let rows = ROWS.iter().zip(tally.rows);
    let found = rows.into_iter().find(|(_, count)| *count >= LETTERS && count * 10 >= beyond * 9)?;
    Some(Charset::Whatwg(found.0.2))
}

/// What the bytes are when they are read by twos and fours.
#[derive(Default)]
struct Tally {
    /// Characters of four bytes: two beyond ASCII, each with a digit behind it (GB18030).
    quads: usize,
    /// Characters of two bytes, those of Pinyin apart.
    pairs: usize,
    pinyin: usize,
    /// Characters of each of [`ROWS`].
    rows: [usize; ROWS.len()],
}

impl Tally {
    /// `None` where a byte beyond ASCII stands alone.
    fn of(bytes: &[u8]) -> Option<Self> {
        let mut tally = Self::default();
        let mut at = 0;
        while let Some(lead) = bytes.get(at) {
            at += 1;
            if lead.is_ascii() {
                continue;
            }
            // The sample may end within a character.
            let Some(trail) = bytes.get(at) else { break };
            at += 1;
            match (trail, bytes.get(at), bytes.get(at + 1)) {
                (b'0'..=b'9', Some(0x81..=0xFE), Some(b'0'..=b'9')) => {
                    tally.quads += 1;
                    at += 2;
                }
                (b'0'..=b'9', Some(0x81..=0xFE), None) | (b'0'..=b'9', None, _) => break,
                (0x40..=0x7E | 0x80..=0xFE, ..) => {
                    if *lead == PINYIN.0 && PINYIN.1.contains(trail) {
                        tally.pinyin += 1;
                        continue;
                    }
                    tally.pairs += 1;
                    let row = ROWS.iter().position(|(own, trails, _)| {
                        own == lead && trails.iter().any(|trails| trails.contains(trail))
                    });
                    if let Some(count) = row.and_then(|row| tally.rows.get_mut(row)) {
                        *count += 1;
                    }
                }
                _ => return None,
            }
        }
        Some(tally)
    }
}
