//! Formats in: each reader makes a document of a source.

pub mod faults;
pub mod html;
pub mod json;
pub mod markdown;
pub mod newsml_g2;
pub mod ninjs;
pub mod text;

use crate::finding::Rule;
use crate::limits::Limits;

/// How to read.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The version of the standard, where the user named one behind the format: `2.28` of `newsml-g2@2.28`.
    pub version: Option<String>,
    /// Bounds.
    pub limits: Limits,
}

/// What a reader made of a source.
#[derive(Debug, Default)]
pub struct ReadItems {
    /// The items.
    pub document: crate::model::Document,
    /// The version of the format, where it has several.
    pub version: Option<String>,
}

/// All rules that readers raise.
pub static RULES: &[&[&Rule]] =
    &[faults::RULES, html::rules::RULES, newsml_g2::rules::RULES, markdown::RULES];

/// How sure a reader is that a source is in its format: 0 is not at all, 100 is certain.
pub type Confidence = u8;
