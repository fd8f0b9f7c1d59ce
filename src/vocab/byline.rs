//! Words around the names of those who write (`data/byline.txt`). All are in lower case.

use super::WordSet;

mod lists {
    lists!("byline");
}

/// What leads to a name; white space or a colon follows, but in Chinese and Japanese.
pub const LEADS: &[&str] = lists::BYLINE_LEADS;
/// Those of [`LEADS`] that are common words too: a colon must follow.
pub static LEADS_WITH_COLON: WordSet = WordSet::new(lists::BYLINE_LEADS_WITH_COLON);
/// Labels of a value that is an author.
pub static AUTHOR_LABELS: WordSet = WordSet::new(lists::AUTHOR_LABELS);
/// What stands between two names, with a space before and after it.
pub const JOINTS: &[&str] = lists::JOINTS;
/// Names of accounts that are nobody's name.
pub static ACCOUNTS: WordSet = WordSet::new(lists::ACCOUNTS);
/// What a person is, behind a name.
pub static ROLES: WordSet = WordSet::new(lists::ROLES);
/// Short texts that stand where names do and are none.
pub static NOT_NAMES: WordSet = WordSet::new(lists::NOT_NAMES);
/// Words between names and what follows them: dates and their days, buttons.
pub static AFTER_NAMES: WordSet = WordSet::new(lists::AFTER_NAMES);
