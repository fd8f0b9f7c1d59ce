//! Words of pages that hold no article (`data/page-kinds.txt`), in lower case.

mod lists {
    lists!("page-kinds");
}

/// Headings of error pages.
pub const ERRORS: &[&str] = lists::ERROR_HEADINGS;
/// Words of those who ask for consent.
pub const CONSENT: &[&str] = lists::CONSENT_WORDS;
