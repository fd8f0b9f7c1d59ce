//! The commonest words of languages: by them a text is told to be in the language that it says, or in another, at a
//! hundredth of what a look at all its letters costs.

use crate::vocab::common_words::FREQUENT;
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// How many words are looked at.
const FIRST: usize = 80;

/// For each common word, the rows of [`FREQUENT`] that have it, a bit for each.
static ROWS: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(|| {
    let mut rows = HashMap::new();
    for (row, (_, words)) in FREQUENT.iter().enumerate() {
        for word in words.split(' ') {
            *rows.entry(word).or_insert(0) |= 1 << row;
        }
    }
    rows
});

/// What the words of a text say of the language that it is said to be in.
#[derive(Debug, PartialEq, Eq)]
pub enum Sound {
    /// A good part of them are common words of the language.
    Agrees,
    /// They are common words of no language, as names, results and filler text are.
    Silent,
    /// Another language may be meant, or the words tell nothing: a closer look is needed.
    Doubtful,
}

/// How many different common words of a language raise the question whether a text is in it.
const ENOUGH: u32 = 4;

/// Holds the first words of a text against the commonest words of the language that it is said to be in (its primary subtag).
pub fn sound(text: &str, language: &str) -> Sound {
    let Some(own) = FREQUENT.iter().position(|(tag, _)| *tag == language) else { return Sound::Doubtful };
    let (mut all, mut known, mut accented) = (0u32, 0u32, 0u32);
    let (mut seen, mut different) = (Vec::new(), [0u32; FREQUENT.len()]);
    for word in text.split_whitespace().take(FIRST) {
        all += 1;
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        accented += u32::from(!word.is_ascii());
        let Some((key, rows)) = rows_of(word) else { continue };
        known += rows >> own & 1;
        if !seen.contains(&key) {
            seen.push(key);
            let mut left = rows;
            while left != 0 {
                if let Some(count) = different.get_mut(left.trailing_zeros() as usize) {
                    *count += 1;
                }
                left &= left - 1;
            }
        }
    }
    // A fifth of the words of ordinary prose are among them.
    if known * 5 >= all {
        return Sound::Agrees;
    }
    let none = different.iter().all(|count| *count < ENOUGH);
    if none && accented * 10 < all { Sound::Silent } else { Sound::Doubtful }
}

/// For each first byte of a common word, the lengths of those that begin with it, a bit for each: most words of a text are
/// none, and need no closer look.
static LENGTHS: LazyLock<[u32; 256]> = LazyLock::new(|| {
    let mut lengths = [0; 256];
    for word in ROWS.keys() {
        if let Some(bits) = word.bytes().next().and_then(|first| lengths.get_mut(usize::from(first))) {
            *bits |= 1 << word.len();
        }
    }
    lengths
});

/// A common word as it stands in the rows, and the rows that have it, however it is capitalised here.
fn rows_of(word: &str) -> Option<(&'static str, u32)> {
    let first = word.bytes().next()?.to_ascii_lowercase();
    let lengths = LENGTHS.get(usize::from(first)).copied().unwrap_or(0);
    if word.len() > LONGEST || word.is_ascii() && lengths >> word.len() & 1 == 0 {
        return None;
    }
    if word.chars().any(char::is_uppercase) {
        ROWS.get_key_value(word.to_lowercase().as_str())
    } else {
        ROWS.get_key_value(word)
    }
    .map(|(key, rows)| (*key, *rows))
}

/// The longest common word, in bytes, with room for capitals that are longer.
const LONGEST: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_fit_their_bits() {
        assert!(FREQUENT.len() <= 32);
        assert!(ROWS.keys().all(|word| word.len() <= LONGEST));
    }

    #[test]
    fn a_text_sounds_like_its_language_or_like_another_or_like_none() {
        let german = "Der Rat der Stadt hat am Montag beschlossen, die Brücke über den Fluss zu sperren, \
                      und das gilt auch für Räder.";
        assert_eq!(sound(german, "de"), Sound::Agrees);
        assert_eq!(sound(german, "en"), Sound::Doubtful);
        let filler = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed eiusmod tempor incididunt";
        assert_eq!(sound(filler, "en"), Sound::Silent);
        let greek = "Το δημοτικό συμβούλιο αποφάσισε τη Δευτέρα να κλείσει τη γέφυρα";
        assert_eq!(sound(greek, "el"), Sound::Doubtful);
        let persian = "شورای شهر روز دوشنبه تصمیم گرفت پل روی رودخانه را ببندد";
        assert_eq!(sound(persian, "en"), Sound::Doubtful);
    }
}
