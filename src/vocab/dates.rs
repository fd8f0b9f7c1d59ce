//! Words beside a date that say which it is (`data/dates.txt`), in lower case.

mod lists {
    lists!("dates");
}

/// That of publication.
pub const PUBLISHED: &[&str] = lists::PUBLISHED;
/// That of a change.
pub const MODIFIED: &[&str] = lists::MODIFIED;
