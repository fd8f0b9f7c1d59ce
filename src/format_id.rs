//! The identities of the formats, for whoever must tell them apart and may not know their readers and writers.

/// A format. The variants are in the order of the table of formats, which has one row for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FormatId {
    /// NewsML-G2 2.x.
    NewsmlG2,
    /// wirecopy's own JSON.
    Json,
    /// ninjs 1.0 to 3.1.
    Ninjs,
    /// NewsML 1.0 to 1.2.
    Newsml1,
    /// NITF 3.x.
    Nitf,
    /// wirecopy's own JSON, one item per line.
    JsonLines,
    /// Markdown with front matter.
    Markdown,
    /// An HTML news page.
    Html,
    /// ANPA 1312.
    Anpa,
    /// IPTC 7901.
    Iptc7901,
    /// A mail message with a story (RFC 5322).
    Mail,
    /// Plain text, wire copy.
    Text,
}

impl FormatId {
    /// All formats, in order.
    pub const ALL: [Self; 12] = [
        Self::NewsmlG2,
        Self::Json,
        Self::Ninjs,
        Self::Newsml1,
        Self::Nitf,
        Self::JsonLines,
        Self::Markdown,
        Self::Html,
        Self::Anpa,
        Self::Iptc7901,
        Self::Mail,
        Self::Text,
    ];

    /// What an input is read as if it is in no other format: any text is plain text.
    pub const FALLBACK: Self = Self::Text;

    /// The name on the command line: a promise.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NewsmlG2 => "newsml-g2",
            Self::Json => "json",
            Self::Ninjs => "ninjs",
            Self::Newsml1 => "newsml-1",
            Self::Nitf => "nitf",
            Self::JsonLines => "jsonl",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Anpa => "anpa",
            Self::Iptc7901 => "iptc7901",
            Self::Mail => "mail",
            Self::Text => "text",
        }
    }

    /// The format of a name, in small letters.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.name() == name)
    }
}

impl std::fmt::Display for FormatId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
