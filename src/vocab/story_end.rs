//! Words of lines at the end of a story (`data/story-end.txt`), in lower case.

use super::WordSet;

mod lists {
    lists!("story-end");
}

/// Marks that end a story, alone on a line; compared without case and edge punctuation.
pub static END_MARKS: WordSet = WordSet::new(lists::END_MARKS);
/// Those of [`END_MARKS`] that are common words too: they count only within dashes, brackets or in capitals.
pub static END_MARKS_SET_OFF: WordSet = WordSet::new(lists::END_MARKS_SET_OFF);
/// More of the story follows: alone on a line.
pub static MORE: WordSet = WordSet::new(lists::MORE);
/// Those of [`MORE`] that are common words too: they count only within dashes, brackets or in capitals.
pub static MORE_SET_OFF: WordSet = WordSet::new(lists::MORE_SET_OFF);
/// What a notice of copyright begins with.
pub const COPYRIGHT_LEADS: &[&str] = lists::COPYRIGHT_LEADS;
/// Whom to ask: a colon follows, or nothing.
pub static CONTACT: WordSet = WordSet::new(lists::CONTACT);
/// Units that a count of words is given in, before or behind the number.
pub static WORD_COUNTS: WordSet = WordSet::new(lists::WORD_COUNTS);
