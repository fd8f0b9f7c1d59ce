//! Sets of words, written as rows.

use foldhash::HashSet;
use std::sync::OnceLock;

/// A set of words: rows of words parted by bars, sorted into a table when it is first asked.
#[derive(Debug)]
pub struct WordSet {
    rows: &'static [&'static str],
    words: OnceLock<(Sieve, HashSet<&'static str>)>,
}

impl WordSet {
    /// The words of some rows.
    pub const fn new(rows: &'static [&'static str]) -> Self {
        Self { rows, words: OnceLock::new() }
    }

    /// Whether a word is among them.
    pub fn has(&self, word: &str) -> bool {
        let (sieve, words) = self.words.get_or_init(|| {
            let words = || self.rows.iter().flat_map(|row| row.split('|'));
            (Sieve::new(words()), words().collect())
        });
        sieve.lets_pass(word) && words.contains(word)
    }
}

/// Tells most words that are not in a table from those that may be, by their first byte and their length: cheaper
/// than a look into the table, and nearly all words that are asked for are in none.
#[derive(Debug)]
pub struct Sieve {
    /// For each first byte the lengths there are, a bit each; the last for all that are longer.
    lengths: [u64; 256],
}

impl Sieve {
    /// A sieve for some words.
    pub fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut sieve = Self { lengths: [0; 256] };
        for word in words {
            if let Some(lengths) = sieve.lengths.get_mut(first(word)) {
                *lengths |= length_bit(word);
            }
        }
        sieve
    }

    /// Whether a word may be in the table.
    pub fn lets_pass(&self, word: &str) -> bool {
        self.lengths.get(first(word)).is_some_and(|lengths| lengths & length_bit(word) != 0)
    }
}

fn first(word: &str) -> usize {
    word.bytes().next().map_or(0, usize::from)
}

fn length_bit(word: &str) -> u64 {
    1 << word.len().min(63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_any_length_are_found() {
        static LONG: &str =
            "one|sixty-four letters and more, which is longer than any name of a month or of a role|";
        static SET: WordSet = WordSet::new(&["a|ب", LONG]);
        assert!(LONG.split('|').chain(["a", "ب", ""]).all(|word| SET.has(word)));
        assert!(!SET.has("b") && !SET.has("on") && !SET.has(LONG));
    }
}
