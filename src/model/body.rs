//! The body: blocks of inlines.

use super::{Direction, LanguageTag, Media};
use serde::{Deserialize, Serialize};

/// A block of a body. All text of a body is under the keys `text`, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// The text.
        content: Vec<Inline>,
    },
    /// A heading within the body.
    Heading {
        /// Its level, 1 to 6.
        level: u8,
        /// The text.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// The number of the first item, if it is not 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<u32>,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// A block quotation.
    Quote {
        /// The quoted blocks.
        content: Vec<Block>,
    },
    /// A table of data.
    Table {
        /// Its caption.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        caption: Vec<Inline>,
        /// Its rows.
        rows: Vec<Row>,
    },
    /// A picture or another media object with its caption.
    Figure {
        /// What is shown.
        media: Box<Media>,
        /// The caption.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        caption: Vec<Inline>,
    },
    /// Text with its layout: every space and line break is significant.
    Preformatted {
        /// The text; its lines are separated by line feeds.
        text: String,
    },
    /// A break between sections.
    Rule,
    /// Embedded content of another site.
    Embed {
        /// The address.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        href: Option<String>,
        /// Its text, if the story contains it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        content: Vec<Block>,
    },
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename = "item")]
pub struct ListItem {
    /// Its blocks.
    pub content: Vec<Block>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename = "row")]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename = "cell")]
pub struct Cell {
    /// Whether it is the header of a row or column.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub header: bool,
    /// The number of columns that it spans, if more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colspan: Option<u32>,
    /// The number of rows that it spans, if more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rowspan: Option<u32>,
    /// The text.
    pub content: Vec<Inline>,
}

/// Text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Inline {
    /// Text.
    Text {
        /// The text; a run of white space is one space.
        text: String,
    },
    /// Strong importance.
    Strong {
        /// Its content.
        content: Vec<Inline>,
    },
    /// Emphasis.
    Emphasis {
        /// Its content.
        content: Vec<Inline>,
    },
    /// A link.
    Link {
        /// The address.
        href: String,
        /// Its title.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<String>,
        /// Its content.
        content: Vec<Inline>,
    },
    /// A line break.
    Break,
    /// A subscript.
    Sub {
        /// Its content.
        content: Vec<Inline>,
    },
    /// A superscript.
    Sup {
        /// Its content.
        content: Vec<Inline>,
    },
    /// Code or computer output.
    Code {
        /// Its text.
        text: String,
    },
    /// An inline quotation without quotation marks, which the reader's software adds.
    Quote {
        /// Its content.
        content: Vec<Inline>,
    },
    /// Text with a ruby annotation.
    Ruby {
        /// The ruby annotation.
        reading: String,
        /// The characters.
        content: Vec<Inline>,
    },
    /// Text in another language or direction.
    Span {
        /// Its language.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<LanguageTag>,
        /// Its direction.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        direction: Option<Direction>,
        /// Its content.
        content: Vec<Inline>,
    },
    /// A mention of a concept.
    Concept {
        /// Its QCode.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        code: Option<String>,
        /// Its URI.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        uri: Option<String>,
        /// Its nature: a QCode such as `cpnat:person`.
        #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
        nature: Option<String>,
        /// The text that mentions it.
        content: Vec<Inline>,
    },
}

impl Inline {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// The content of a container, `None` for words and breaks.
    pub fn content(&self) -> Option<&Vec<Inline>> {
        match self {
            Self::Text { .. } | Self::Break | Self::Code { .. } => None,
            Self::Strong { content }
            | Self::Emphasis { content }
            | Self::Link { content, .. }
            | Self::Sub { content }
            | Self::Sup { content }
            | Self::Quote { content }
            | Self::Ruby { content, .. }
            | Self::Span { content, .. }
            | Self::Concept { content, .. } => Some(content),
        }
    }

    /// The content of a container, to change it.
    pub fn content_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Self::Text { .. } | Self::Break | Self::Code { .. } => None,
            Self::Strong { content }
            | Self::Emphasis { content }
            | Self::Link { content, .. }
            | Self::Sub { content }
            | Self::Sup { content }
            | Self::Quote { content }
            | Self::Ruby { content, .. }
            | Self::Span { content, .. }
            | Self::Concept { content, .. } => Some(content),
        }
    }
}

impl Block {
    /// A paragraph of plain words.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { content: vec![Inline::text(text)] }
    }
}

/// The words of inlines, a break as a space.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_text(inlines, &mut out);
    out
}

fn push_text(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } => out.push_str(text),
            Inline::Break => out.push(' '),
            other => push_text(other.content().map_or(&[], Vec::as_slice), out),
        }
    }
}

/// The words of blocks, a line a block.
pub fn body_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    push_blocks(blocks, &mut out);
    out
}

fn push_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph { content } | Block::Heading { content, .. } => push_text(content, out),
            Block::List { items, .. } => items.iter().for_each(|item| push_blocks(&item.content, out)),
            Block::Quote { content } | Block::Embed { content, .. } => push_blocks(content, out),
            Block::Table { caption, rows } => {
                push_text(caption, out);
                for row in rows {
                    out.push('\n');
                    for cell in &row.cells {
                        push_text(&cell.content, out);
                        out.push('\t');
                    }
                }
            }
            Block::Figure { caption, .. } => push_text(caption, out),
            Block::Preformatted { text } => out.push_str(text),
            Block::Rule => {}
        }
        out.push('\n');
    }
}
