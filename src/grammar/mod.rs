//! What the standards allow, by version: NewsML-G2.

pub mod newsml_g2;
mod simple;

use crate::finding::Rule;

/// All rules of this room.
pub static RULES: &[&[&Rule]] = &[newsml_g2::rules::RULES];
