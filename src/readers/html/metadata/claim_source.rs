//! Where a page makes a claim. Decisions are made by the variant; the words are for people alone.

use std::borrow::Cow;
use std::fmt;

/// Where a page makes a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimSource {
    /// The `title` element.
    Title,
    /// An `h1` element.
    Heading,
    /// A link or an element with `rel=author`.
    RelAuthor,
    /// A `time` element.
    TimeElement,
    /// An element whose class or id names it a date.
    DateElement,
    /// A date with a label before or behind it.
    LabelledDate,
    /// A date beside the headline, or alone in its line.
    PlainDate,
    /// A property of structured data whose value is a person, by its name.
    Person(String),
    /// Another one, by its name: nothing is decided by it but whether two claims are from the same one.
    Named(Cow<'static, str>),
}

impl ClaimSource {
    /// Another source than those that have a variant.
    pub const fn named(name: &'static str) -> Self {
        Self::Named(Cow::Borrowed(name))
    }

    /// Whether readers of the page see a date there.
    pub fn is_shown_date(&self) -> bool {
        matches!(self, Self::TimeElement | Self::DateElement | Self::LabelledDate | Self::PlainDate)
    }
}

impl From<String> for ClaimSource {
    fn from(name: String) -> Self {
        Self::Named(Cow::Owned(name))
    }
}

impl fmt::Display for ClaimSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Title => "title",
            Self::Heading => "h1",
            Self::RelAuthor => "rel=author",
            Self::TimeElement => "a time element",
            Self::DateElement => "an element named for its date",
            Self::LabelledDate => "a date that is labelled",
            Self::PlainDate => "a date beside the headline",
            Self::Person(name) => return write!(f, "{name} (a person)"),
            Self::Named(name) => name,
        })
    }
}
