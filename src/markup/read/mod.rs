//! Markup to blocks: one engine for XML and HTML trees.

mod parts;
mod pictures;
mod run;

use super::MAX_BLOCK_DEPTH;
use super::dialect::{Dialect, Role};
use super::dom::{Dom, DomChild};
use crate::model::text::is_layout;
use crate::model::tidy::tidy_blocks;
use crate::model::{Article, Block, Direction, Inline, LanguageTag};
use run::push_raw;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How to read markup.
#[derive(Debug, Clone, Copy)]
pub struct ReadMarkup<'o> {
    /// What names mean.
    pub dialect: &'static Dialect,
    /// The language of the item: runs that state the same need no mark.
    pub language: Option<&'o str>,
    /// The direction of the item.
    pub direction: Option<Direction>,
    /// Whether two line breaks end a paragraph, as on pages.
    pub breaks_end_paragraphs: bool,
    /// What to read of the tree, where that is not all of it.
    pub selection: Option<&'o Selection>,
}

impl<'o> ReadMarkup<'o> {
    /// Reads all of a dialect, within an item of a language and direction.
    pub fn new(dialect: &'static Dialect, language: Option<&'o str>, direction: Option<Direction>) -> Self {
        Self { dialect, language, direction, breaks_end_paragraphs: false, selection: None }
    }

    /// Reads all of a dialect, within an article: its language, and its direction or else that of the language.
    pub fn within(dialect: &'static Dialect, article: &'o Article) -> Self {
        let language = article.language.as_ref();
        let direction = article.direction.or_else(|| language.map(LanguageTag::direction));
        Self::new(dialect, language.map(LanguageTag::as_str), direction)
    }
}

/// What to read of a tree, by the numbers of its nodes.
#[derive(Debug, Default)]
pub struct Selection {
    /// Whether each node is wanted: of elements, whether anything within is.
    pub wanted: Vec<bool>,
    /// Elements that only lay out what stands within: tables, lists and the like of a page's frame.
    pub dissolved: HashSet<u32>,
    /// Elements that are figures whatever their names.
    pub figures: HashSet<u32>,
    /// Elements that show something of another site, and where it is.
    pub embeds: HashMap<u32, Option<String>>,
}

impl Selection {
    /// Whether a node is wanted.
    pub fn wants(&self, number: u32) -> bool {
        self.wanted.get(number as usize).copied().unwrap_or(false)
    }

    /// Wants a node.
    pub fn want(&mut self, number: u32) {
        if let Some(slot) = self.wanted.get_mut(number as usize) {
            *slot = true;
        }
    }
}

/// Blocks, and what was skipped.
#[derive(Debug, Default)]
pub struct Markup {
    /// The blocks, in canonical form.
    pub blocks: Vec<Block>,
    /// Elements and attributes that the model has no place for: how often, and where first.
    pub lost: BTreeMap<String, (usize, usize)>,
    /// Whether markup was nested too deep.
    pub too_deep: bool,
    /// For each block, the offset (or line) where it began.
    pub offsets: Vec<usize>,
}

/// Reads the children of an element as blocks.
pub fn blocks<E: Dom>(element: E, options: ReadMarkup<'_>) -> Markup {
    let framed = matches!(element.name(), "nitf" | "html" | "body");
    let mut reader = Reader { options, framed, markup: Markup::default() };
    // Attributes of what stands around a body are the readers' own.
    let around = matches!(element.name(), "nitf" | "html" | "inlineXML" | "DataContent" | "Encoding");
    if !around && (!options.dialect.nitf || element.name() != "body") {
        reader.lose_block_attributes(element, &[]);
    }
    let mut flow = Flow::default();
    reader.flow(element, &mut flow, 0);
    flow.flush(&reader.options);
    let Flow { mut blocks, mut offsets, .. } = flow;
    // Tidying drops empty blocks; their offsets must go with them.
    let mut kept = Vec::with_capacity(blocks.len());
    let mut places = Vec::with_capacity(blocks.len());
    for (block, offset) in blocks.drain(..).zip(offsets.drain(..)) {
        let mut one = vec![block];
        tidy_blocks(&mut one);
        places.extend(one.iter().map(|_| offset));
        kept.append(&mut one);
    }
    reader.markup.blocks = kept;
    reader.markup.offsets = places;
    reader.markup
}

/// Attributes that our own writers write, and readers of pictures, concepts and embeds take.
const OWN_ATTRIBUTES: &[&str] = &[
    "data-qcode",
    "data-uri",
    "data-type",
    "data-credit",
    "data-caption",
    "data-content-type",
    "data-rendition",
    "data-residref",
    "data-size",
    "data-duration",
    "data-duration-unit",
    "data-href",
];

struct Reader<'o> {
    options: ReadMarkup<'o>,
    /// Whether a whole document is read, whose head and end others read.
    framed: bool,
    markup: Markup,
}

/// Blocks while they are read: inlines are collected until a block starts or ends.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    offsets: Vec<usize>,
    run: Vec<Inline>,
    run_offset: usize,
}

impl Flow {
    fn flush(&mut self, options: &ReadMarkup<'_>) {
        let run = std::mem::take(&mut self.run);
        if run.is_empty() {
            return;
        }
        if !options.breaks_end_paragraphs {
            self.push(Block::Paragraph { content: run }, self.run_offset);
            return;
        }
        for content in split_at_breaks(run) {
            self.push(Block::Paragraph { content }, self.run_offset);
        }
    }

    fn push(&mut self, block: Block, offset: usize) {
        self.blocks.push(block);
        self.offsets.push(offset);
    }
}

/// Splits where two or more breaks follow each other, white space aside.
fn split_at_breaks(run: Vec<Inline>) -> Vec<Vec<Inline>> {
    let blank = |inline: &Inline| matches!(inline, Inline::Text { text } if is_blank(text));
    let mut parts = vec![Vec::new()];
    let mut waiting: Vec<Inline> = Vec::new();
    let mut breaks = 0;
    for inline in run {
        match inline {
            Inline::Break => {
                breaks += 1;
                waiting.push(Inline::Break);
            }
            inline if breaks > 0 && blank(&inline) => waiting.push(inline),
            inline => {
                if breaks > 1 {
                    waiting.clear();
                    parts.push(Vec::new());
                }
                if let Some(part) = parts.last_mut() {
                    part.append(&mut waiting);
                    part.push(inline);
                }
                breaks = 0;
            }
        }
    }
    parts
}

impl Reader<'_> {
    fn role<E: Dom>(&self, element: E) -> Role {
        let role = (self.options.dialect.role)(element.name());
        let Some(selection) = self.options.selection else { return role };
        let number = element.number();
        if role == Role::Break {
            role
        } else if !selection.wants(number) {
            Role::Skip
        } else if selection.dissolved.contains(&number) {
            Role::Group
        } else if selection.figures.contains(&number) {
            Role::Figure
        } else if selection.embeds.contains_key(&number) {
            Role::Embed
        } else {
            role
        }
    }

    /// Whether a text is to be read.
    fn reads(&self, number: u32) -> bool {
        self.options.selection.is_none_or(|selection| selection.wants(number))
    }

    fn lose(&mut self, what: String, offset: usize) {
        self.markup.lost.entry(what).or_insert((0, offset)).0 += 1;
    }

    /// Notes that the words of an element are passed over; pages hold many that are none of a story.
    fn lose_words<E: Dom>(&mut self, element: E) {
        let frame = self.framed && matches!(element.name(), "head" | "body.head" | "body.end");
        if !self.options.dialect.html && !frame && element.children().next().is_some() {
            self.lose(format!("element <{}> and its content", element.name()), element.offset());
        }
    }

    /// Notes attributes that say something that the model has no place for. The language and the direction of a run are
    /// marked.
    fn lose_attributes<E: Dom>(&mut self, element: E, known: &[&str]) {
        for name in element.attribute_names() {
            let marked = match name {
                "lang" => true,
                "dir" => element.attribute(name).is_some_and(|dir| Direction::parse(dir).is_some()),
                _ => false,
            };
            if !marked && !known.contains(&name) && !OWN_ATTRIBUTES.contains(&name) {
                self.lose(format!("attribute {name} of <{}>", element.name()), element.offset());
            }
        }
    }

    /// Notes attributes of an element whose words are not marked as one run: its language and direction too, where they
    /// are not the item's.
    fn lose_block_attributes<E: Dom>(&mut self, element: E, known: &[&str]) {
        self.lose_attributes(element, known);
        let (language, direction) = self.stated(element);
        for (name, differs) in [("lang", language.is_some()), ("dir", direction.is_some())] {
            if differs {
                self.lose(format!("attribute {name} of <{}>", element.name()), element.offset());
            }
        }
    }

    fn holds_blocks<E: Dom>(&self, element: E, depth: usize) -> bool {
        depth < 8
            && element.children().any(|child| match child {
                DomChild::Element(e) => {
                    let role = self.role(e);
                    role.is_block()
                        || (role != Role::Skip && role != Role::Media && self.holds_blocks(e, depth + 1))
                }
                DomChild::Text(..) => false,
            })
    }

    fn flow<E: Dom>(&mut self, element: E, out: &mut Flow, depth: usize) {
        for child in element.children() {
            match child {
                DomChild::Text(_, number) if !self.reads(number) => {}
                DomChild::Text(text, _) => {
                    if out.run.is_empty() {
                        if is_blank(text) {
                            continue;
                        }
                        out.run_offset = element.offset();
                    }
                    out.run.push(Inline::text(text));
                }
                DomChild::Element(e) => self.child(e, out, depth),
            }
        }
    }

    fn child<E: Dom>(&mut self, e: E, out: &mut Flow, depth: usize) {
        let role = self.role(e);
        let deep = depth >= MAX_BLOCK_DEPTH;
        if deep && role.is_block() {
            self.markup.too_deep = true;
        }
        match role {
            Role::Skip => self.lose_words(e),
            Role::Group if embed_href(e).is_some() && !deep => {
                out.flush(&self.options);
                self.lose_block_attributes(e, &["class"]);
                let href = embed_href(e).filter(|h| !h.is_empty());
                let mut content = self.nested(e, depth + 1);
                if href.as_deref().is_some_and(|href| shows_only(&content, href)) {
                    content.clear();
                }
                out.push(Block::Embed { href, content }, e.offset());
            }
            Role::Paragraph
            | Role::Group
            | Role::Item
            | Role::RowGroup
            | Role::Row
            | Role::Cell(_)
            | Role::Caption => {
                out.flush(&self.options);
                self.paragraphs(e, out, depth);
                out.flush(&self.options);
            }
            _ if deep && role.is_block() => {
                out.flush(&self.options);
                let mut content = Vec::new();
                self.run(e, &mut content, 0);
                out.push(Block::Paragraph { content }, e.offset());
            }
            Role::Heading(level) => {
                out.flush(&self.options);
                let mut content = Vec::new();
                self.run_marked(e, &mut content, 0);
                let stated =
                    e.attribute("class").and_then(|c| c.strip_prefix("level-")).and_then(|n| n.parse().ok());
                let level = if level == 0 { stated.unwrap_or(2) } else { level };
                self.lose_attributes(e, if stated.is_some() { &["class"] } else { &[] });
                out.push(Block::Heading { level, content }, e.offset());
            }
            Role::List(ordered) => {
                out.flush(&self.options);
                let block = self.list(e, ordered, depth);
                out.push(block, e.offset());
            }
            Role::Quote => {
                out.flush(&self.options);
                self.lose_block_attributes(e, &[]);
                let content = self.nested(e, depth + 1);
                out.push(Block::Quote { content }, e.offset());
            }
            Role::Table => {
                out.flush(&self.options);
                let block = self.table(e, depth);
                out.push(block, e.offset());
            }
            Role::Figure if self.frames_blocks(e, 0) && !self.shows_media(e, 0) => {
                out.flush(&self.options);
                self.flow(e, out, depth);
                out.flush(&self.options);
            }
            Role::Figure => {
                out.flush(&self.options);
                let block = self.figure(e);
                out.push(block, e.offset());
            }
            Role::Media => {
                out.flush(&self.options);
                let block = self.lone_media(e);
                out.push(block, e.offset());
            }
            Role::Preformatted => {
                out.flush(&self.options);
                self.lose_block_attributes(e, &[]);
                let mut text = String::new();
                push_raw(e, &mut text, 0);
                out.push(Block::Preformatted { text }, e.offset());
            }
            Role::Rule => {
                out.flush(&self.options);
                self.lose_block_attributes(e, &[]);
                out.push(Block::Rule, e.offset());
            }
            Role::Embed => {
                out.flush(&self.options);
                let block = self.embed(e, depth);
                out.push(block, e.offset());
            }
            _ if self.holds_blocks(e, 0) => {
                if role == Role::Unknown {
                    self.lose(format!("element <{}>", e.name()), e.offset());
                }
                self.flow(e, out, depth);
            }
            _ => {
                if self.shows_media(e, 0) {
                    out.flush(&self.options);
                    self.set_pictures_apart(e, out, 0);
                }
                if out.run.is_empty() {
                    out.run_offset = e.offset();
                }
                self.inline(e, &mut out.run, 0);
            }
        }
    }

    /// A paragraph or a group: what stands in it, a language of its own on the runs.
    fn paragraphs<E: Dom>(&mut self, e: E, out: &mut Flow, depth: usize) {
        if self.holds_blocks(e, 0) {
            self.lose_block_attributes(e, &[]);
            let depth = if self.role(e) == Role::Group { depth } else { depth + 1 };
            self.flow(e, out, depth);
            return;
        }
        if self.shows_media(e, 0) {
            self.set_pictures_apart(e, out, 0);
        }
        self.lose_attributes(e, &[]);
        out.run_offset = e.offset();
        let mut content = Vec::new();
        self.run_marked(e, &mut content, 0);
        out.run = content;
    }

    fn nested<E: Dom>(&mut self, e: E, depth: usize) -> Vec<Block> {
        let mut inner = Flow::default();
        self.flow(e, &mut inner, depth);
        inner.flush(&self.options);
        inner.blocks
    }
}

/// The address of an embed that our own writers wrote; empty where it has none.
fn embed_href<E: Dom>(e: E) -> Option<String> {
    (e.attribute("class") == Some("embed")).then(|| e.attribute("data-href").unwrap_or_default().to_owned())
}

/// Whether an embed's content is nothing but its address, which pages show where it has no words.
fn shows_only(content: &[Block], address: &str) -> bool {
    let [Block::Paragraph { content }] = content else { return false };
    let [Inline::Link { href, title: None, content }] = content.as_slice() else { return false };
    href == address && crate::model::body::plain_text(content) == address
}

/// Whether a text is layout only.
fn is_blank(text: &str) -> bool {
    text.chars().all(is_layout)
}
