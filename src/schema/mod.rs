//! What the standards allow, by version.

pub mod newsml_g2;
pub mod ninjs;
mod simple;

use crate::diagnostics::Rule;

/// All rules of grammars.
pub static RULES: &[&[&Rule]] = &[newsml_g2::rules::RULES, ninjs::rules::RULES];
