//! The markup of bodies to blocks and back: XHTML, NITF, Markdown, for every format that embeds it.

mod address;
mod dialect;
mod dom;
mod losses;
pub mod markdown;
pub mod nitf;
mod read;
pub mod rules;
pub mod words;
mod write;

pub use address::{is_safe_address, resolve};
pub use dialect::{Dialect, HTML, NITF, XHTML};
pub use losses::Losses;
pub use read::{ReadMarkup, Selection, blocks};
pub use write::{write_blocks, write_media};

/// The namespace of XHTML.
pub const XHTML_NAMESPACE: &str = "http://www.w3.org/1999/xhtml";
/// The namespace of NITF 3.x.
pub const NITF_NAMESPACE: &str = "http://iptc.org/std/NITF/2006-10-18/";

/// How deep blocks nest at most: item JSON stays within what JSON readers accept.
pub const MAX_BLOCK_DEPTH: usize = 12;
/// How deep inlines nest at most.
pub const MAX_INLINE_DEPTH: usize = 20;
