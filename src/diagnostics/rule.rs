//! Rules, with their documentation and the examples that prove it.

use super::Severity;

/// A rule with its documentation. Each is declared beside the code that raises it and listed in the rulebook.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name, `group/name`: a promise.
    pub name: &'static str,
    /// The severity where no profile says otherwise.
    pub severity: Severity,
    /// What is demanded, or what is reported, in one sentence.
    pub summary: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Where the rule comes from: standard, version, section; or practice.
    pub source: &'static str,
    /// An input that gives the finding.
    pub bad: Example,
    /// An input that does not.
    pub good: Example,
    /// Whether its findings have a fix.
    pub fix: FixKind,
    /// The release that brought it.
    pub since: &'static str,
}

/// Whether the findings of a rule have a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FixKind {
    /// They do not: only a person knows what was meant.
    None,
    /// The change keeps what the item says, and how: `check --fix` makes it.
    Safe,
    /// The change is most likely right, but someone should look at it: `check --fix=unsafe` makes it.
    Unsafe,
}

impl FixKind {
    /// `none`, `safe` or `unsafe`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

impl Rule {
    /// What the rules of the first release have in common: a base for struct update.
    pub const FIRST: Self = Self {
        name: "",
        severity: Severity::Error,
        summary: "",
        why: "",
        source: "",
        bad: Example::new("json", ""),
        good: Example::new("json", ""),
        fix: FixKind::None,
        since: "0.1.0",
    };

    /// The same, with findings that come with a change.
    pub const fn fixed(mut self, kind: FixKind) -> Self {
        self.fix = kind;
        self
    }

    /// The group: `required` of `required/headline`.
    pub fn group(&self) -> &'static str {
        self.name.split('/').next().unwrap_or_default()
    }
}

/// An input that shows a rule at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The format that it is read as.
    pub format: &'static str,
    /// The bytes.
    pub input: Input,
    /// The format that it is written to, for rules about writing.
    pub to: Option<&'static str>,
    /// The profile that it is checked with (TOML), for rules about profiles.
    pub profile: Option<&'static str>,
    /// The vocabulary that its codes are checked against (`--catalog`).
    pub vocabulary: Option<&'static str>,
}

/// The bytes of an example.
#[derive(Debug, Clone, Copy)]
pub enum Input {
    /// Bytes as they are.
    Bytes(&'static [u8]),
    /// Bytes too many to print: `what` says what they are, `make` makes them.
    Made {
        /// What the bytes are.
        what: &'static str,
        /// Makes them.
        make: fn() -> Vec<u8>,
    },
}

impl PartialEq for Input {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bytes(a), Self::Bytes(b)) => a == b,
            (Self::Made { what: a, .. }, Self::Made { what: b, .. }) => a == b,
            _ => false,
        }
    }
}

impl Eq for Input {}

impl Example {
    /// Bytes in a format.
    pub const fn bytes(format: &'static str, input: &'static [u8]) -> Self {
        Self { format, input: Input::Bytes(input), to: None, profile: None, vocabulary: None }
    }

    /// Text in a format.
    pub const fn new(format: &'static str, input: &'static str) -> Self {
        Self::bytes(format, input.as_bytes())
    }

    /// An example too large to print.
    pub const fn made(format: &'static str, what: &'static str, make: fn() -> Vec<u8>) -> Self {
        Self { format, input: Input::Made { what, make }, to: None, profile: None, vocabulary: None }
    }

    /// The same, written to a format.
    pub const fn to(mut self, format: &'static str) -> Self {
        self.to = Some(format);
        self
    }

    /// The same, checked against a profile.
    pub const fn profile(mut self, toml: &'static str) -> Self {
        self.profile = Some(toml);
        self
    }

    /// The same, with codes that are checked against a vocabulary.
    pub const fn vocabulary(mut self, vocabulary: &'static str) -> Self {
        self.vocabulary = Some(vocabulary);
        self
    }

    /// The bytes.
    pub fn input(&self) -> Vec<u8> {
        match self.input {
            Input::Bytes(bytes) => bytes.to_vec(),
            Input::Made { make, .. } => make(),
        }
    }
}
