//! What desks write into the text: datelines, bylines, service and agency lines, end marks; and the language
//! that a text is in. Readers of text and of pages use the same code.

mod agency;
mod byline;
mod dateline;
pub mod dates;
mod endmark;
mod language;
mod notes;
pub mod rules;
mod story;
pub mod wire;

pub use agency::{ServiceLine, service_line};
pub use byline::{byline, byline_names, names, without_date};
pub use endmark::is_end_mark;
pub use language::{settle_language, settle_language_at};
pub use story::{Story, take_conventions};
