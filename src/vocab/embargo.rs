//! Words of lines that embargo a story (`data/embargo.txt`), in lower case.

use super::WordSet;

mod lists {
    lists!("embargo");
}

/// An embargo: a colon or a date follows.
pub static LABELS: WordSet = WordSet::new(lists::EMBARGO_LABELS);
/// What an embargo line begins with, where the words leave no doubt.
pub const LEADS: &[&str] = lists::EMBARGO_LEADS;
