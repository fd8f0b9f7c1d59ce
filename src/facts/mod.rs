//! Facts as they are printed, to values: dates, datelines, bylines, and the language that a text is in.

pub mod byline;
mod common_words;
pub mod dateline;
pub mod dates;
mod language;
pub mod rules;

pub use byline::{byline, byline_names, is_title_line, names, without_date};
pub use common_words::{Sound, sound};
pub use dateline::{begins_with as begins_with_dateline, printed as printed_dateline};
pub use language::{
    inferred_language, language_of, mark_directions, one_direction, settle_language, settle_language_at,
};
