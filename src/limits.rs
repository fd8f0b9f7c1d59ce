//! Limits of sizes and depths.

/// Bounds on one item. Containers flow and have no bound of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of an item.
    pub bytes: usize,
    /// Bytes of a message of many items, which are read one by one.
    pub message: usize,
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
            message: 1 << 30,
            xml_depth: 256,
            html_depth: 512,
            attributes: 256,
            nodes: 1_000_000,
            expansion: 1 << 20,
            findings: 1_000,
        }
    }
}

impl Limits {
    /// How many bytes of an input are read, by its first bytes: a newsMessage may have more than an item.
    pub fn bytes_of(&self, head: &[u8]) -> usize {
        let head: Vec<u8> = head.iter().take(HEAD).copied().filter(|byte| *byte != 0).collect();
        let message = b"newsMessage";
        let is_message = head
            .windows(message.len() + 1)
            .any(|window| matches!(window.split_first(), Some((b'<' | b':', name)) if name == message));
        if is_message { self.message.max(self.bytes) } else { self.bytes }
    }
}

/// Within how many bytes the first element of a message is looked for; zeros are those of UTF-16.
const HEAD: usize = 8 << 10;
