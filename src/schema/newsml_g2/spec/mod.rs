//! What the text of the standard demands beyond its schema: gathered from the events of a document, item by item.

mod content;
mod gather;
mod groups;
mod judge;
mod names;
pub mod rules;
pub mod rules_content;
pub mod rules_vocab;

pub use content::is_far;
pub use gather::Spec;
pub use names::Asks;
