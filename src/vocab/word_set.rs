//! Sets of words that are asked for often and seldom found.

use foldhash::HashSet;
use std::sync::OnceLock;

/// A set of words of `data/`.
#[derive(Debug)]
pub struct WordSet {
    filter: LengthFilter,
    words: &'static [&'static str],
    /// Made of the words when the filter lets one pass for the first time: faster than a search in a sorted table.
    table: OnceLock<HashSet<&'static str>>,
}

impl WordSet {
    /// The set of some words.
    pub const fn new(words: &'static [&'static str]) -> Self {
        let mut filter = LengthFilter::new();
        let mut at = 0;
        while at < words.len() {
            filter.add(words[at]);
            at += 1;
        }
        Self { filter, words, table: OnceLock::new() }
    }

    /// Whether a word is among them.
    pub fn has(&self, word: &str) -> bool {
        self.filter.may_have(word)
            && self.table.get_or_init(|| self.words.iter().copied().collect()).contains(word)
    }
}

/// Tells most words that are not in a table from those that may be, by their first byte and their length: cheaper
/// than a look into the table, and nearly all words that are asked for are in none.
#[derive(Debug)]
pub struct LengthFilter {
    /// For each first byte the lengths there are, a bit each; the last for all that are longer.
    lengths: [u64; 256],
}

impl LengthFilter {
    /// A filter of no words.
    pub const fn new() -> Self {
        Self { lengths: [0; 256] }
    }

    /// Adds a word of the table.
    pub const fn add(&mut self, word: &str) {
        self.lengths[first(word)] |= length_bit(word);
    }

    /// Whether a word may be in the table.
    pub fn may_have(&self, word: &str) -> bool {
        self.lengths.get(first(word)).is_some_and(|lengths| lengths & length_bit(word) != 0)
    }
}

const fn first(word: &str) -> usize {
    match word.as_bytes() {
        [first, ..] => *first as usize,
        [] => 0,
    }
}

const fn length_bit(word: &str) -> u64 {
    1 << if word.len() < 63 { word.len() } else { 63 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_any_length_are_found() {
        const LONG: &str =
            "sixty-four letters and more, which is longer than any name of a month or of a role";
        static SET: WordSet = WordSet::new(&["", "a", "ب", "one", "three", LONG]);
        assert!(["", "a", "ب", "one", "three", LONG].iter().all(|word| SET.has(word)));
        assert!(!SET.has("b") && !SET.has("on") && !SET.has("sixty-four"));
    }
}
