//! Where the values of an item came from, and which text of its source was skipped.

use crate::source::Place;
use std::collections::HashMap;

/// How a reader knows a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// The input says so in a field of its own.
    Declared(String),
    /// It stands in the text.
    Read(String),
    /// It was concluded; why.
    Inferred(String),
}

impl How {
    /// `declared`, `read` or `inferred`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Declared(_) => "declared",
            Self::Read(_) => "read",
            Self::Inferred(_) => "inferred",
        }
    }

    /// The source of the value, or what it was detected from.
    pub fn detail(&self) -> &str {
        match self {
            Self::Declared(detail) | Self::Read(detail) | Self::Inferred(detail) => detail,
        }
    }
}

/// Where a value of the model came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Where it stands.
    pub place: Place,
    /// How it is known.
    pub how: How,
}

/// Where the values of the model came from, by JSON pointer (`/headline`, `/body/3`).
#[derive(Debug, Clone, Default)]
pub struct Origins {
    table: HashMap<String, Origin>,
    left_out: Vec<LeftOut>,
}

/// A piece of a source that no field and no body holds: a page's navigation, comments, other stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is.
    pub class: &'static str,
    /// The line that it begins in, from 1.
    pub line: usize,
    /// The number of characters.
    pub characters: usize,
}

impl Origins {
    /// Keeps where a value came from.
    pub fn set(&mut self, pointer: impl Into<String>, origin: Origin) {
        self.table.insert(pointer.into(), origin);
    }

    /// Where a value came from; where that is not known, its parent.
    pub fn nearest(&self, pointer: &str) -> Option<&Origin> {
        let mut pointer = pointer;
        loop {
            if let Some(origin) = self.table.get(pointer) {
                return Some(origin);
            }
            pointer = pointer.get(..pointer.rfind('/')?)?;
        }
    }

    /// Takes in the origins of a part: `pointer` leads to the part, and `within` from places of it to those of the whole.
    pub fn absorb(&mut self, part: Self, pointer: &str, within: impl Fn(&mut Place)) {
        for (path, mut origin) in part.table {
            within(&mut origin.place);
            self.set(format!("{pointer}{path}"), origin);
        }
        self.left_out.extend(part.left_out);
    }

    /// Keeps what was passed over.
    pub fn push_left_out(&mut self, piece: LeftOut) {
        self.left_out.push(piece);
    }

    /// Skipped text, in the order of the source.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// Where exactly this value came from.
    pub fn get(&self, pointer: &str) -> Option<&Origin> {
        self.table.get(pointer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_fall_back_to_the_parent() {
        let mut origins = Origins::default();
        let origin = Origin { place: Place::default(), how: How::Read("x".into()) };
        origins.set("/body/3", origin.clone());
        assert_eq!(origins.nearest("/body/3/content/0"), Some(&origin));
        assert_eq!(origins.nearest("/headline"), None);
    }
}
