//! XML made strict: quick-xml's events checked for well-formedness and bound by limits, as a tree with places;
//! and XML writing.

mod attributes;
mod element;
mod entities;
pub mod rules;
mod serial;
mod tree;
mod write;

pub use element::{Child, Element};
pub use serial::fragment_is_sound;
pub use tree::{Attribute, Tree};
pub use write::XmlWriter;

/// Appends an attribute's value, escaped.
pub fn escape_attribute_into(value: &str, out: &mut String) {
    write::escape_attribute(value, out);
}
