//! Bodies as CommonMark with tables, and front matter as YAML.
//!
//! What CommonMark lacks (sub, sup, spans with a language, figures with captions, tables without a heading row)
//! is written as the HTML that CommonMark lets through, so that reading back loses nothing.

mod escape;
mod read;
mod write;
mod yaml;

pub use read::read_blocks;
pub use write::write_blocks;
pub use yaml::{front_matter, read_yaml, write_yaml};
