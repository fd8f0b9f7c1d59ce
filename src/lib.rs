//! lib
#![warn(missing_docs)]
pub mod decode; pub mod error; pub mod finding; pub mod html; pub mod limits; pub mod markup; pub mod model; pub mod source; pub mod xml; pub mod readers; pub mod vocab; pub mod conventions;
