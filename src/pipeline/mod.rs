//! From bytes to findings and to bytes: open (decode, sniff), read, check, write. The only room that knows the table of formats.

mod check;
mod open;
mod read;
mod write;

pub use check::{Checked, Checker, RunBoth, check};
pub use read::{ReadFailure, Reading, read};
pub use write::{Output, write};
