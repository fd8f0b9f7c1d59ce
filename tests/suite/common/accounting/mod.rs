//! Whether a reader accounts for every value of its input: each is replaced by a token of its own type, and the token
//! must be in the model's JSON, or a finding must name it.

mod html;
mod json;
mod lines;
mod token;
mod verdict;
mod xml;

pub use verdict::{Base, Verdict};

use std::ops::Range;
use token::Token;

/// A value of an input: an attribute, a text, a string or number, a header, a line.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// What it is, wherever it stands: the names of the element and of the one around it, the keys, the header.
    pub kind: String,
    /// Where it stands in the text.
    pub span: Range<usize>,
    /// How it is written there.
    pub spelling: Spelling,
    /// How it is to be replaced.
    pub type_: Type,
    /// The XPath of the element, for XML.
    pub path: Option<String>,
    /// The names of the elements around it, outermost first, for XML.
    pub chain: Vec<String>,
    /// The name of the attribute, without prefix.
    pub attribute: Option<String>,
    /// Whether another replacement accounts for this value too: the place of that leaf in the list. The address of a
    /// link that is passed over is named with its words.
    pub with: Option<usize>,
}

/// How a value is written where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// As it is.
    Plain,
    /// Packed in base64.
    Base64,
}

/// What kind of value it is, where its form does not say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// To be told by its form; of running text a word is replaced.
    Value,
    /// The same, where what is skipped is known by its length: a number becomes longer.
    Shown,
    /// A language tag.
    Language,
    /// A moment as mail writes it.
    MailDate,
}

impl Leaf {
    fn new(kind: String, span: Range<usize>) -> Self {
        Self {
            kind,
            span,
            spelling: Spelling::Plain,
            type_: Type::Value,
            path: None,
            chain: Vec::new(),
            attribute: None,
            with: None,
        }
    }
}

/// One replacement: which leaf, the stretch that is replaced, and by what.
#[derive(Debug, Clone)]
pub struct Replacement {
    /// The place of its leaf in the list.
    pub leaf: usize,
    /// What stands there instead, and where.
    span: Range<usize>,
    written: String,
    was: String,
    token: Token,
}

impl Replacement {
    /// The text with the token in it.
    pub fn apply(&self, text: &str) -> String {
        format!("{}{}{}", &text[..self.span.start], self.written, &text[self.span.end..])
    }

    /// What was replaced by what.
    pub fn describe(&self) -> String {
        format!("“{}” → “{}”", self.was, self.token.text)
    }
}

/// The leaves of an input in a format.
pub fn leaves(format: &str, text: &str) -> Vec<Leaf> {
    let mut leaves = match format {
        "newsml-g2" | "newsml-1" | "nitf" => xml::leaves(text),
        "html" => html::leaves(text),
        "json" | "jsonl" | "ninjs" => json::leaves(text),
        "mail" => lines::mail(text),
        "markdown" => lines::markdown(text),
        _ => lines::text(text),
    };
    for leaf in &mut leaves {
        leaf.kind = format!("{format} {}", leaf.kind);
    }
    leaves
}

/// All replacements of a leaf: one of a value, one for each word of running text.
pub fn replacements(text: &str, at: usize, leaf: &Leaf) -> Vec<Replacement> {
    let raw = &text[leaf.span.clone()];
    if leaf.spelling == Spelling::Base64 {
        return packed(raw, at, leaf);
    }
    token::replacements(raw, leaf.type_)
        .into_iter()
        .map(|(span, token)| Replacement {
            leaf: at,
            span: leaf.span.start + span.start..leaf.span.start + span.end,
            written: token.text.clone(),
            was: raw[span].to_owned(),
            token,
        })
        .collect()
}

/// Values that are added to an input of its own accord: attributes, elements and words, keys, headers that no standard
/// knows.
pub fn additions(format: &str, text: &str) -> (Vec<Leaf>, Vec<Replacement>) {
    let places = match format {
        "newsml-g2" | "newsml-1" | "nitf" => xml::additions(text),
        "json" | "jsonl" | "ninjs" => json::additions(text),
        "mail" => vec![(Leaf::new("header +".into(), 0..0), format!("X-Added: {}\n", token::WORD))],
        "markdown" if text.starts_with("---\n") => {
            vec![(Leaf::new("front matter +".into(), 4..4), format!("added: {}\n", token::WORD))]
        }
        _ => Vec::new(),
    };
    let mut leaves = Vec::new();
    let mut added = Vec::new();
    for (at, (mut leaf, written)) in places.into_iter().enumerate() {
        leaf.kind = format!("{format} {}", leaf.kind);
        let span = leaf.span.clone();
        added.push(Replacement { leaf: at, span, written, was: String::new(), token: Token::added() });
        leaves.push(leaf);
    }
    (leaves, added)
}

fn packed(raw: &str, at: usize, leaf: &Leaf) -> Vec<Replacement> {
    use base64::Engine as _;
    let engine = base64::engine::general_purpose::STANDARD;
    let squeezed: String = raw.chars().filter(|c| !c.is_whitespace()).collect();
    let Ok(Ok(inner)) = engine.decode(squeezed).map(String::from_utf8) else { return Vec::new() };
    token::replacements(&inner, leaf.type_)
        .into_iter()
        .map(|(span, token)| {
            let new = format!("{}{}{}", &inner[..span.start], token.text, &inner[span.end..]);
            Replacement {
                leaf: at,
                span: leaf.span.clone(),
                written: engine.encode(new),
                was: inner[span].to_owned(),
                token,
            }
        })
        .collect()
}
