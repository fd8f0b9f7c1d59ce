//! Facts of the standards and of practice, as tables. Word lists are files in `data/`, which the build script compiles.

/// The tables that the build script makes of a file in `data/`.
macro_rules! lists {
    ($file:literal) => {
        include!(concat!(env!("OUT_DIR"), "/data/", $file, ".rs"));
    };
}

pub mod agencies;
pub mod byline;
pub mod common_words;
pub mod dates;
pub mod embargo;
pub mod g2;
pub mod months;
pub mod newsml_1;
pub mod ninjs;
pub mod nitf;
pub mod notices;
pub mod own_page;
pub mod page_kinds;
pub mod page_labels;
pub mod page_names;
pub mod residue;
pub mod schemes;
pub mod story_end;
mod word_set;

pub use word_set::{LengthFilter, WordSet};
