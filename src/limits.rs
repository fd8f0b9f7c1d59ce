//! How much of an input is read before it is refused.

/// Bounds on one item. Containers flow and have no bound of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of an item.
    pub bytes: usize,
    /// Nested XML elements.
    pub xml_depth: usize,
    /// Nested HTML elements, held while the tree grows.
    pub html_depth: usize,
    /// Attributes of one tag.
    pub attributes: usize,
    /// Elements and texts of one item.
    pub nodes: usize,
    /// Bytes that the internal entities of one document may expand to.
    pub expansion: usize,
    /// Findings of one file; the rest is counted.
    pub findings: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            xml_depth: 256,
            html_depth: 512,
            attributes: 256,
            nodes: 1_000_000,
            expansion: 1 << 20,
            findings: 1_000,
        }
    }
}
