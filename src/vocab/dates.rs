//! Words beside a date that say which it is, and words of times (`data/dates.txt`), in lower case.

use super::WordSet;

mod lists {
    lists!("dates");
}

/// That of publication.
pub const PUBLISHED: &[&str] = lists::PUBLISHED;
/// That of a change.
pub const MODIFIED: &[&str] = lists::MODIFIED;
/// A word that stands between a date and its time.
pub static BEFORE_TIME: WordSet = WordSet::new(lists::BEFORE_TIME);
/// A word beside a time of the first half of the day.
pub static BEFORE_NOON: WordSet = WordSet::new(lists::BEFORE_NOON);
/// A word beside a time of the second half of the day.
pub static AFTER_NOON: WordSet = WordSet::new(lists::AFTER_NOON);
