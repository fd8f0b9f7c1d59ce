//! News agencies, and the words that name them (`data/agencies.txt`). All are in lower case.

use super::WordSet;

mod lists {
    lists!("agencies");
}

/// Agencies that are known wherever an agency may be.
pub static AGENCIES: WordSet = WordSet::new(lists::AGENCIES);

/// Agencies that are known in datelines: those of [`AGENCIES`], and others that are words too (`مهر`, `fars`).
static DATELINE_AGENCIES: WordSet = WordSet::new(lists::DATELINE_AGENCIES);

/// Whether a name in lower case is an agency's where a dateline has its agency.
pub fn is_dateline_agency(name: &str) -> bool {
    DATELINE_AGENCIES.has(name)
}

/// Agencies whose name stands before the place without a space, as in Chinese; longer ones first.
pub const BEFORE_PLACE: &[&str] = lists::AGENCIES_BEFORE_PLACE;

/// What the name of an agency starts or ends with; longer words first.
pub const AGENCY_WORDS: &[&str] = lists::AGENCY_WORDS;

/// What the name of an editorial service starts with.
pub const SERVICE_WORDS: &[&str] = lists::SERVICE_WORDS;

/// What leads to the name of a source, before an agency's name in quotation marks.
pub const SOURCE_LEADS: &[&str] = lists::SOURCE_LEADS;
