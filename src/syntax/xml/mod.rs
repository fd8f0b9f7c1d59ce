//! XML made strict: quick-xml's events checked for well-formedness and bound by limits, as a tree with places;
//! and XML writing.

mod attributes;
mod cursor;
mod doctype;
mod document;
mod element;
mod entities;
mod paths;
pub mod rules;
mod scan;
mod serial;
mod tree;
mod write;

pub use attributes::{begins_name, continues_name};
pub use document::Document;
pub use element::{Child, Element};
pub use scan::{Attribute, Handler, Tag};
pub use serial::fragment_is_sound;
pub use tree::Tree;
pub use write::XmlWriter;

/// Appends an attribute's value, escaped.
pub fn escape_attribute_into(value: &str, out: &mut String) {
    write::escape_attribute(value, out);
}
