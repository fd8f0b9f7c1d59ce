//! Findings for people and for programs.

pub mod checked;
mod excerpt;
pub mod github;
pub mod html;
pub mod json;
pub mod junit;
pub mod sarif;
pub mod text;

pub use excerpt::{escape, excerpt};

use crate::diagnostics::Finding;
use crate::source::{Position, Source};

/// The place of a finding in its source, for every report.
pub struct Located<'f> {
    /// The finding.
    pub finding: &'f Finding,
    /// The name of the input.
    pub file: &'f str,
    /// Line and column; those of the item where the finding has no place of its own.
    pub position: Position,
    source: Option<&'f Source<'f>>,
}

impl Located<'_> {
    /// The line with the place marked, where there is one.
    pub fn excerpt(&self) -> Option<String> {
        excerpt(self.source?, self.finding.place.span?)
    }
}

/// Locates a finding.
pub fn locate<'f>(finding: &'f Finding, file: &'f str, source: Option<&'f Source<'f>>) -> Located<'f> {
    let start = finding.place.span.map_or(0, |span| span.start);
    let position = source.map_or(Position { line: 1, column: 1 }, |s| s.position(start));
    Located { finding, file, position, source }
}
