//! How to read.

use crate::limits::Limits;
use crate::source::Within;

/// How to read an input: one set of options from the bytes to the items.
///
/// ```
/// use wirecopy::ReadOptions;
///
/// let options = ReadOptions { from: Some("newsml-g2@2.28".into()), ..ReadOptions::default() };
/// assert_eq!(options.version(), Some("2.28"));
/// ```
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// The format, perhaps with a version behind `@`; detected from the content, then from the name, if there is none.
    pub from: Option<String>,
    /// The charset, by a label of the WHATWG Encoding Standard or a name of IANA; detected if there is none.
    pub encoding: Option<String>,
    /// Bounds on size and depth.
    pub limits: Limits,
    /// What of a damaged text is repaired before it is read. Nothing by default.
    pub repair: RepairMode,
    /// Whether to keep where each value came from (on by default): findings of a check and inspections need it, mere
    /// conversion does not.
    pub origins: bool,
    /// The place of the bytes in the container that they were taken from.
    pub within: Within,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            from: None,
            encoding: None,
            limits: Limits::default(),
            repair: RepairMode::None,
            origins: true,
            within: Within::default(),
        }
    }
}

impl ReadOptions {
    /// The version of the standard that the user named behind the format: `2.28` of `newsml-g2@2.28`.
    pub fn version(&self) -> Option<&str> {
        self.from.as_deref()?.split_once('@').map(|(_, version)| version)
    }
}

/// How much of a damaged text is repaired before it is read. Whatever is repaired is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum RepairMode {
    /// Nothing: damage is reported only.
    #[default]
    None,
    /// What comes back whole: mojibake, controls that were marks of windows-1252, letters escaped twice.
    Safe,
    /// Also what comes back with gaps (U+FFFD), and signs of markup escaped twice, which a text on markup may mean.
    Unsafe,
}
