//! Facts of the standards and of practice, as tables.

pub mod advisories;
pub mod desk;
pub mod g2;
pub mod label;
pub mod months;
pub mod newsml_1;
pub mod ninjs;
pub mod nitf;
pub mod own_page;
pub mod page;
pub mod page_kind;
pub mod people;
pub mod residue;
pub mod schemes;
pub mod wires;
mod word_set;

pub use word_set::{Sieve, WordSet};
