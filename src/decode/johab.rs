//! Johab (KS X 1001, annex 3): each syllable by its letters, five bits a letter. Archives of Korean news of the DOS years
//! hold it; the Encoding Standard leaves it out.

use encoding_rs::EUC_KR;

/// Where Unicode's syllables begin, and its single letters.
const SYLLABLES: u32 = 0xAC00;
const VOWELS: u32 = 0x314F;
/// Single consonants by their number as initials, and as finals from 1 on.
const INITIALS: [u32; 19] = [
    0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141, 0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148,
    0x3149, 0x314A, 0x314B, 0x314C, 0x314D, 0x314E,
];
const FINALS: [u32; 27] = [
    0x3131, 0x3132, 0x3133, 0x3134, 0x3135, 0x3136, 0x3137, 0x3139, 0x313A, 0x313B, 0x313C, 0x313D, 0x313E,
    0x313F, 0x3140, 0x3141, 0x3142, 0x3144, 0x3145, 0x3146, 0x3147, 0x3148, 0x314A, 0x314B, 0x314C, 0x314D,
    0x314E,
];

/// The character of two bytes.
pub fn character(first: u8, second: u8) -> Option<char> {
    match first {
        0x84..=0xD3 if matches!(second, 0x41..=0x7E | 0x81..=0xFE) => syllable(first, second),
        0xD9..=0xDE | 0xE0..=0xF9 if matches!(second, 0x31..=0x7E | 0x91..=0xFE) => symbol(first, second),
        _ => None,
    }
}

fn syllable(first: u8, second: u8) -> Option<char> {
    let code = u32::from(first) << 8 | u32::from(second);
    // 1 stands for no initial, 2 for no vowel, 1 for no final.
    let initial = match code >> 10 & 31 {
        1 => None,
        n @ 2..=20 => Some(n - 2),
        _ => return None,
    };
    let vowel = match code >> 5 & 31 {
        2 => None,
        n @ 3..=7 => Some(n - 3),
        n @ 10..=15 => Some(n - 5),
        n @ 18..=23 => Some(n - 7),
        n @ 26..=29 => Some(n - 9),
        _ => return None,
    };
    let last = match code & 31 {
        1 => None,
        n @ 2..=17 => Some(n - 1),
        n @ 19..=29 => Some(n - 2),
        _ => return None,
    };
    let of = |table: &[u32], at: u32| table.get(usize::try_from(at).ok()?).copied();
    let number = match (initial, vowel, last) {
        (Some(initial), Some(vowel), last) => SYLLABLES + (initial * 21 + vowel) * 28 + last.unwrap_or(0),
        (Some(initial), None, None) => of(&INITIALS, initial)?,
        (None, Some(vowel), None) => VOWELS + vowel,
        (None, None, Some(last)) => of(&FINALS, last - 1)?,
        _ => return None,
    };
    char::from_u32(number)
}

/// Symbols and Chinese characters stand in the order of KS X 1001, two of its rows to a first byte.
fn symbol(first: u8, second: u8) -> Option<char> {
    let row = if first < 0xE0 { 2 * (u32::from(first) - 0xD9) } else { 2 * u32::from(first) - 0x197 };
    let cell = u32::from(second) - if second < 0x91 { 0x31 } else { 0x43 };
    let (row, cell) = if cell < 0x5E { (row, cell) } else { (row + 1, cell - 0x5E) };
    let byte = |n: u32| u8::try_from(n + 0xA1).ok();
    let packed = [byte(row)?, byte(cell)?];
    let text = EUC_KR.decode_without_bom_handling_and_without_replacement(&packed)?;
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_letters_and_symbols_are_read() {
        for (bytes, c) in [
            ([0x88, 0x61], '가'),
            ([0xD0, 0x65], '한'),
            ([0x88, 0x41], 'ㄱ'),
            ([0xD9, 0x31], '\u{3000}'),
            ([0xE0, 0x31], '伽'),
        ] {
            assert_eq!(character(bytes[0], bytes[1]), Some(c), "{bytes:x?}");
        }
        assert_eq!(character(0x88, 0x20), None);
    }
}
