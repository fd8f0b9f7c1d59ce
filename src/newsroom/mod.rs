//! What wires and desks write around a story: frames, advisories, service and agency lines, notes, end marks.
//! Readers of text, of mail and of pages use the same code.

pub mod advisories;
pub mod agency;
mod conventions;
pub mod desk_lines;
mod end_mark;
mod notes;
pub mod rules;
pub mod wire;

pub use agency::service_line;
pub use conventions::{Story, take_conventions, take_end_mark};
pub use end_mark::is_end_mark;
