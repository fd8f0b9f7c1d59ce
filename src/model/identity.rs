//! Identifiers: guids and QCodes.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The globally unique identifier of an item, persistent across its versions (NewsML-G2 2.9, section 2.3: an
/// IRI).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Guid(String);

impl Guid {
    /// Keeps an identifier; `None` where it is blank.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The identifier, as given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A qualified code `alias:code`, split at the first colon (NewsML-G2 2.9, section 10.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct QCode<'a> {
    /// The alias of the scheme that the code is from.
    pub alias: &'a str,
    /// The code; it may hold further colons.
    pub code: &'a str,
}

impl<'a> QCode<'a> {
    /// Splits `text`; `None` where it is no QCode (no colon, an empty side, white space).
    pub fn parse(text: &'a str) -> Option<Self> {
        let (alias, code) = text.split_once(':')?;
        let sound = !alias.is_empty() && !code.is_empty() && !text.chars().any(char::is_whitespace);
        sound.then_some(Self { alias, code })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn qcodes_split_at_the_first_colon() {
        assert_eq!(QCode::parse("a:b:c"), Some(QCode { alias: "a", code: "b:c" }));
        for bad in ["semantics", ":x", "a:", "MWMarket:TSX VENTURE"] {
            assert_eq!(QCode::parse(bad), None, "{bad}");
        }
    }
}
