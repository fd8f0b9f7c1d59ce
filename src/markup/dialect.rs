//! The meaning of element names in each markup language; one engine reads and writes them all.

/// What an element is to a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A paragraph; blocks within it are set beside it.
    Paragraph,
    /// A heading of a level; 0 where the level stands elsewhere.
    Heading(u8),
    /// A list, numbered or not.
    List(bool),
    /// An item of a list.
    Item,
    /// A block quotation.
    Quote,
    /// A table.
    Table,
    /// Groups rows.
    RowGroup,
    /// A row.
    Row,
    /// A cell, heading or not.
    Cell(bool),
    /// The caption of a table or figure.
    Caption,
    /// A figure.
    Figure,
    /// A picture, video or sound.
    Media,
    /// Preformatted text.
    Preformatted,
    /// A section break.
    Rule,
    /// Something of another site.
    Embed,
    /// Groups blocks without a meaning of its own.
    Group,
    /// A line break.
    Break,
    /// Strong importance.
    Strong,
    /// Emphasis.
    Emphasis,
    /// A link.
    Link,
    /// A subscript.
    Sub,
    /// A superscript.
    Sup,
    /// Characters with their reading.
    Ruby,
    /// Code.
    Code,
    /// An inline quotation.
    InlineQuote,
    /// A run with a language, direction or concept.
    Span,
    /// A run that names a person, a place or the like.
    Mention,
    /// A run without a meaning of its own.
    Run,
    /// No words for readers.
    Skip,
    /// Not known.
    Unknown,
}

impl Role {
    /// Whether the element is a block of its own.
    pub fn is_block(self) -> bool {
        matches!(
            self,
            Self::Paragraph
                | Self::Heading(_)
                | Self::List(_)
                | Self::Item
                | Self::Quote
                | Self::Table
                | Self::RowGroup
                | Self::Row
                | Self::Cell(_)
                | Self::Caption
                | Self::Figure
                | Self::Preformatted
                | Self::Rule
                | Self::Embed
                | Self::Group
        )
    }
}

/// A markup language: what names mean, and how to write what a block is.
#[derive(Debug)]
pub struct Dialect {
    /// What an element's name means.
    pub role: fn(&str) -> Role,
    /// Whether it is NITF, whose names differ in writing.
    pub nitf: bool,
    /// Whether it is HTML as browsers read it: no namespaces, and no program in an address.
    pub html: bool,
}

/// XHTML.
pub static XHTML: Dialect = Dialect { role: xhtml, nitf: false, html: false };

/// HTML, whose names are XHTML's.
pub static HTML: Dialect = Dialect { role: xhtml, nitf: false, html: true };

/// NITF 3.x (NITF 3.6, `body.content`).
pub static NITF: Dialect = Dialect { role: nitf, nitf: true, html: false };

fn xhtml(name: &str) -> Role {
    match name {
        "p" => Role::Paragraph,
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" => Role::Heading(4),
        "h5" => Role::Heading(5),
        "h6" => Role::Heading(6),
        "ul" | "menu" | "dir" => Role::List(false),
        "ol" => Role::List(true),
        "li" => Role::Item,
        "blockquote" => Role::Quote,
        "table" => Role::Table,
        "thead" | "tbody" | "tfoot" => Role::RowGroup,
        "tr" => Role::Row,
        "td" => Role::Cell(false),
        "th" => Role::Cell(true),
        "caption" | "figcaption" => Role::Caption,
        "figure" => Role::Figure,
        "img" | "video" | "audio" | "picture" | "amp-img" | "amp-anim" | "amp-video" | "amp-audio" => {
            Role::Media
        }
        "pre" | "listing" | "xmp" => Role::Preformatted,
        "hr" => Role::Rule,
        "iframe" | "embed" | "object" | "amp-iframe" | "amp-youtube" => Role::Embed,
        "div" | "section" | "article" | "main" | "body" | "html" | "center" | "header" | "footer"
        | "aside" | "address" | "dl" | "dt" | "dd" | "details" | "summary" | "hgroup" | "fieldset"
        | "form" | "nav" => Role::Group,
        "br" => Role::Break,
        "strong" | "b" => Role::Strong,
        "em" | "i" | "cite" | "dfn" | "var" => Role::Emphasis,
        "a" => Role::Link,
        "sub" => Role::Sub,
        "sup" => Role::Sup,
        "ruby" => Role::Ruby,
        "rp" => Role::Skip,
        "code" | "kbd" | "samp" | "tt" => Role::Code,
        "q" => Role::InlineQuote,
        "span" | "bdo" | "bdi" => Role::Span,
        "font" | "u" | "s" | "small" | "big" | "mark" | "abbr" | "acronym" | "time" | "label" | "ins"
        | "del" | "strike" | "data" | "wbr" | "nobr" | "rb" | "rt" | "rtc" => Role::Run,
        "script" | "style" | "template" | "head" | "title" | "meta" | "link" | "noscript" | "svg"
        | "math" | "canvas" | "button" | "input" | "select" | "textarea" | "option" | "map" | "area"
        | "col" | "colgroup" | "source" | "track" | "param" | "dialog" => Role::Skip,
        _ => Role::Unknown,
    }
}

fn nitf(name: &str) -> Role {
    match name {
        "p" => Role::Paragraph,
        "hl1" => Role::Heading(1),
        "hl2" => Role::Heading(0),
        "ul" => Role::List(false),
        "ol" => Role::List(true),
        "li" => Role::Item,
        "bq" => Role::Quote,
        "table" => Role::Table,
        "thead" | "tbody" | "tfoot" => Role::RowGroup,
        "tr" => Role::Row,
        "td" => Role::Cell(false),
        "th" => Role::Cell(true),
        "caption" | "media-caption" => Role::Caption,
        "media" => Role::Figure,
        "media-reference" => Role::Media,
        "pre" => Role::Preformatted,
        "hr" => Role::Rule,
        "block"
        | "body.content"
        | "body"
        | "nitf"
        | "dl"
        | "dt"
        | "dd"
        | "fn"
        | "note"
        | "nitf-table"
        | "custom-table"
        | "credit"
        | "datasource"
        | "nitf-table-metadata"
        | "nitf-table-summary"
        | "abstract"
        | "byline"
        | "dateline"
        | "copyrite" => Role::Group,
        "br" => Role::Break,
        "em" => Role::Emphasis,
        "a" => Role::Link,
        "sub" => Role::Sub,
        "sup" => Role::Sup,
        "q" => Role::InlineQuote,
        "lang" => Role::Span,
        "num" => Role::Run,
        "person" | "org" | "location" | "event" | "object.title" => Role::Mention,
        "head" | "body.head" | "body.end" | "col" | "colgroup" | "nitf-col" | "nitf-colgroup" => Role::Skip,
        _ => Role::Unknown,
    }
}
