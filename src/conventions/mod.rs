//! What desks write into the text: datelines, bylines, service and agency lines, end marks; and the language
//! that a text is in. Readers of text and of pages use the same code.

pub mod agency;
mod byline;
mod common_words;
mod dateline;
pub mod dates;
pub mod desk;
mod endmark;
mod language;
pub mod layout;
pub mod lines;
mod notes;
pub mod rules;
pub mod shape;
mod story;
pub mod wire;

pub use agency::{ServiceLine, service_line};
pub use byline::{byline, byline_names, is_title_line, names, without_date};
pub use common_words::{Sound, sound};
pub use dateline::{begins_with as begins_with_dateline, printed as printed_dateline};
pub use endmark::is_end_mark;
pub use language::{language_of, mark_directions, one_direction, settle_language, settle_language_at};
pub use story::{Story, take_conventions, take_end_mark};
