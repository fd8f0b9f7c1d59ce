//! Markup to blocks: one engine for XML and HTML trees.

use super::dialect::{Dialect, Role};
use super::dom::{Dom, DomChild};
use super::{MAX_BLOCK_DEPTH, MAX_INLINE_DEPTH};
use crate::model::text::{folded, is_layout};
use crate::model::tidy::{tidy, tidy_blocks};
use crate::model::{Block, Cell, Direction, Inline, LanguageTag, ListItem, Media, Rendition, Row};
use std::collections::{BTreeMap, HashSet};

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
    /// Elements to pass over, by their numbers.
    pub skip: Option<&'o HashSet<u32>>,
}

impl<'o> ReadMarkup<'o> {
    /// Reads all of a dialect, within an item of a language and direction.
    pub fn new(dialect: &'static Dialect, language: Option<&'o str>, direction: Option<Direction>) -> Self {
        Self { dialect, language, direction, breaks_end_paragraphs: false, skip: None }
    }
}

/// Blocks, and what was passed over.
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
    let mut reader = Reader { options, markup: Markup::default() };
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

/// Reads the content of an element as inlines.
pub fn inlines<E: Dom>(element: E, options: ReadMarkup<'_>) -> (Vec<Inline>, Markup) {
    let mut reader = Reader { options, markup: Markup::default() };
    let mut out = Vec::new();
    reader.run(element, &mut out, 0);
    tidy(&mut out);
    (out, reader.markup)
}

struct Reader<'o> {
    options: ReadMarkup<'o>,
    markup: Markup,
}

/// Blocks in the making: inlines gather until a block begins or ends.
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
        if self.options.skip.is_some_and(|skip| skip.contains(&element.number())) {
            return Role::Skip;
        }
        (self.options.dialect.role)(element.name())
    }

    fn lose(&mut self, what: String, offset: usize) {
        self.markup.lost.entry(what).or_insert((0, offset)).0 += 1;
    }

    /// Notes attributes that say something that the model has no place for.
    fn lose_attributes<E: Dom>(&mut self, element: E, known: &[&str]) {
        for name in element.attribute_names() {
            let kept = matches!(name, "lang" | "dir") || known.contains(&name) || name.starts_with("data-");
            if !kept {
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
                DomChild::Text(_) => false,
            })
    }

    fn flow<E: Dom>(&mut self, element: E, out: &mut Flow, depth: usize) {
        for child in element.children() {
            match child {
                DomChild::Text(text) => {
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
            Role::Skip => {}
            Role::Group if embed_href(e).is_some() && !deep => {
                out.flush(&self.options);
                let content = self.nested(e, depth + 1);
                out.push(Block::Embed { href: embed_href(e).filter(|h| !h.is_empty()), content }, e.offset());
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
                self.lose_attributes(e, &[]);
                let content = self.nested(e, depth + 1);
                out.push(Block::Quote { content }, e.offset());
            }
            Role::Table => {
                out.flush(&self.options);
                let block = self.table(e, depth);
                out.push(block, e.offset());
            }
            Role::Figure => {
                out.flush(&self.options);
                let block = self.figure(e);
                out.push(block, e.offset());
            }
            Role::Media => {
                out.flush(&self.options);
                let mut media = Media::default();
                self.rendition(e, &mut media);
                out.push(Block::Figure { media: Box::new(media), caption: Vec::new() }, e.offset());
            }
            Role::Preformatted => {
                out.flush(&self.options);
                let mut text = String::new();
                push_raw(e, &mut text, 0);
                out.push(Block::Preformatted { text }, e.offset());
            }
            Role::Rule => {
                out.flush(&self.options);
                out.push(Block::Rule, e.offset());
            }
            Role::Embed => {
                out.flush(&self.options);
                let href = e.attribute("src").or_else(|| e.attribute("data")).map(str::to_owned);
                out.push(Block::Embed { href, content: Vec::new() }, e.offset());
            }
            _ if self.holds_blocks(e, 0) => {
                if role == Role::Unknown {
                    self.lose(format!("element <{}>", e.name()), e.offset());
                }
                self.flow(e, out, depth);
            }
            _ => {
                if out.run.is_empty() {
                    out.run_offset = e.offset();
                }
                self.inline(e, &mut out.run, 0);
            }
        }
    }

    /// A paragraph or a group: what stands in it, a language of its own on the runs.
    fn paragraphs<E: Dom>(&mut self, e: E, out: &mut Flow, depth: usize) {
        self.lose_attributes(e, &[]);
        if self.holds_blocks(e, 0) {
            let depth = if self.role(e) == Role::Group { depth } else { depth + 1 };
            self.flow(e, out, depth);
            return;
        }
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

    fn list<E: Dom>(&mut self, e: E, ordered: bool, depth: usize) -> Block {
        self.lose_attributes(e, &["start"]);
        let start = e.attribute("start").and_then(|n| n.parse().ok());
        let mut items: Vec<ListItem> = Vec::new();
        for child in e.children() {
            match child {
                DomChild::Element(item) if self.role(item) == Role::Item => {
                    self.lose_attributes(item, &[]);
                    items.push(ListItem { content: self.nested(item, depth + 2) });
                }
                DomChild::Element(stray) => {
                    // A list or text beside the items belongs to the item before it.
                    let mut inner = Flow::default();
                    self.child(stray, &mut inner, depth + 2);
                    inner.flush(&self.options);
                    match items.last_mut() {
                        Some(item) => item.content.append(&mut inner.blocks),
                        None => items.push(ListItem { content: inner.blocks }),
                    }
                }
                DomChild::Text(text) if !is_blank(text) => {
                    items.push(ListItem { content: vec![Block::paragraph(text)] });
                }
                DomChild::Text(_) => {}
            }
        }
        Block::List { ordered, start, items }
    }

    fn table<E: Dom>(&mut self, e: E, depth: usize) -> Block {
        self.lose_attributes(e, &[]);
        let (mut rows, mut caption) = (Vec::new(), Vec::new());
        self.rows(e, &mut rows, &mut caption, depth);
        Block::Table { caption, rows }
    }

    fn rows<E: Dom>(&mut self, e: E, rows: &mut Vec<Row>, caption: &mut Vec<Inline>, depth: usize) {
        for child in e.children() {
            let DomChild::Element(part) = child else { continue };
            match self.role(part) {
                Role::RowGroup if depth < MAX_BLOCK_DEPTH * 2 => self.rows(part, rows, caption, depth + 1),
                Role::Caption => self.run(part, caption, 0),
                Role::Row => {
                    let mut cells = Vec::new();
                    for child in part.children() {
                        let DomChild::Element(cell) = child else { continue };
                        let Role::Cell(header) = self.role(cell) else { continue };
                        self.lose_attributes(cell, &["colspan", "rowspan"]);
                        let number =
                            |name: &str| cell.attribute(name).and_then(|n| n.trim().parse::<u32>().ok());
                        let mut content = Vec::new();
                        self.run_marked(cell, &mut content, 0);
                        cells.push(Cell {
                            header,
                            colspan: number("colspan"),
                            rowspan: number("rowspan"),
                            content,
                        });
                    }
                    rows.push(Row { cells });
                }
                _ => {}
            }
        }
    }

    fn figure<E: Dom>(&mut self, e: E) -> Block {
        let mut media = Media { credit: e.attribute("data-credit").map(str::to_owned), ..Media::default() };
        media.caption = e.attribute("data-caption").map(str::to_owned);
        let mut caption = Vec::new();
        self.figure_parts(e, &mut media, &mut caption, 0);
        Block::Figure { media: Box::new(media), caption }
    }

    fn figure_parts<E: Dom>(&mut self, e: E, media: &mut Media, caption: &mut Vec<Inline>, depth: usize) {
        for child in e.children() {
            let DomChild::Element(part) = child else { continue };
            match self.role(part) {
                Role::Media => self.rendition(part, media),
                Role::Caption => {
                    if !caption.is_empty() {
                        caption.push(Inline::Break);
                    }
                    self.run(part, caption, 0);
                }
                Role::Skip => {}
                _ if depth < MAX_BLOCK_DEPTH => self.figure_parts(part, media, caption, depth + 1),
                _ => {}
            }
        }
    }

    fn rendition<E: Dom>(&mut self, e: E, media: &mut Media) {
        if e.name() == "picture" {
            for child in e.children() {
                if let DomChild::Element(part) = child
                    && part.name() == "img"
                {
                    self.rendition(part, media);
                }
            }
            return;
        }
        let get = |name: &str| e.attribute(name).and_then(folded);
        let number =
            |name: &str| e.attribute(name).and_then(|n| n.trim().trim_end_matches("px").parse::<u64>().ok());
        let nitf = self.options.dialect.nitf;
        let rendition = Rendition {
            href: get(if nitf { "source" } else { "src" }),
            width: number("width"),
            height: number("height"),
            content_type: get(if nitf { "mime-type" } else { "data-content-type" }),
            rendition: get(if nitf { "name" } else { "data-rendition" }),
            residref: get("data-residref"),
            size: number("data-size"),
            duration: get(if nitf { "time" } else { "data-duration" }),
            duration_unit: get(if nitf { "time-unit-of-measure" } else { "data-duration-unit" }),
            extra: None,
        };
        if let Some(alt) = get(if nitf { "alternate-text" } else { "alt" }).or_else(|| get("aria-label")) {
            media.alt.get_or_insert(alt);
        }
        if rendition != Rendition::default() {
            media.renditions.push(rendition);
        }
    }

    /// The content of a block element, marked with the language that the block states.
    fn run_marked<E: Dom>(&mut self, e: E, out: &mut Vec<Inline>, depth: usize) {
        let (language, direction) = self.stated(e);
        if language.is_none() && direction.is_none() {
            self.run(e, out, depth);
            return;
        }
        let mut content = Vec::new();
        self.run(e, &mut content, depth + 1);
        out.push(Inline::Span { language, direction, content });
    }

    /// The language and direction that an element states, where they differ from the item's.
    fn stated<E: Dom>(&self, e: E) -> (Option<LanguageTag>, Option<Direction>) {
        let language =
            e.language().map(str::trim).filter(|l| !l.is_empty() && Some(*l) != self.options.language);
        let direction =
            e.attribute("dir").and_then(Direction::parse).filter(|d| Some(*d) != self.options.direction);
        (language.map(LanguageTag::new), direction)
    }

    fn run<E: Dom>(&mut self, e: E, out: &mut Vec<Inline>, depth: usize) {
        for child in e.children() {
            match child {
                DomChild::Text(text) => out.push(Inline::text(text)),
                DomChild::Element(e) => self.inline(e, out, depth),
            }
        }
    }

    fn inline<E: Dom>(&mut self, e: E, out: &mut Vec<Inline>, depth: usize) {
        let role = self.role(e);
        if role == Role::Skip {
            return;
        }
        if role == Role::Break {
            out.push(Inline::Break);
            return;
        }
        if depth >= MAX_INLINE_DEPTH {
            self.markup.too_deep = true;
            let mut text = String::new();
            push_raw(e, &mut text, 0);
            out.push(Inline::text(text));
            return;
        }
        if role.is_block() {
            // A block where only words can stand (a paragraph in a cell): a line of its own.
            if !out.is_empty() {
                out.push(Inline::Break);
            }
            self.run(e, out, depth + 1);
            out.push(Inline::Break);
            return;
        }
        if role == Role::Code {
            let mut text = String::new();
            push_raw(e, &mut text, 0);
            out.push(Inline::Code { text });
            return;
        }
        let mut content = Vec::new();
        self.run(e, &mut content, depth + 1);
        let class = e.attribute("class").unwrap_or_default();
        let mut known: &[&str] = &[];
        match role {
            Role::Emphasis if self.options.dialect.nitf && class == "strong" => {
                known = &["class"];
                out.push(Inline::Strong { content });
            }
            Role::Emphasis if self.options.dialect.nitf && class == "code" => {
                known = &["class"];
                out.push(Inline::Code { text: crate::model::body::plain_text(&content) });
            }
            Role::Strong => out.push(Inline::Strong { content }),
            Role::Emphasis => out.push(Inline::Emphasis { content }),
            Role::Sub => out.push(Inline::Sub { content }),
            Role::Sup => out.push(Inline::Sup { content }),
            Role::InlineQuote => out.push(Inline::Quote { content }),
            Role::Link => {
                known = &["href", "title"];
                match e.attribute("href").map(str::trim).filter(|h| is_safe(h)) {
                    Some(href) => {
                        let title = e.attribute("title").and_then(folded);
                        out.push(Inline::Link { href: href.to_owned(), title, content });
                    }
                    None => out.append(&mut content),
                }
            }
            Role::Span => {
                known = &["iso.lang"];
                let code = e.attribute("data-qcode").map(str::to_owned);
                let uri = e.attribute("data-uri").map(str::to_owned);
                let (mut language, direction) = self.stated(e);
                if let Some(tag) = e.attribute("iso.lang") {
                    language = language.or_else(|| Some(LanguageTag::new(tag)));
                }
                if code.is_some() || uri.is_some() {
                    out.push(Inline::Concept { code, uri, content });
                } else if language.is_some() || direction.is_some() {
                    out.push(Inline::Span { language, direction, content });
                } else {
                    out.append(&mut content);
                }
            }
            _ => {
                if role == Role::Unknown {
                    self.lose(format!("element <{}>", e.name()), e.offset());
                }
                let (language, direction) = self.stated(e);
                if language.is_some() || direction.is_some() {
                    out.push(Inline::Span { language, direction, content });
                } else {
                    out.append(&mut content);
                }
            }
        }
        self.lose_attributes(e, known);
    }
}

/// The address of an embed that our own writers wrote; empty where it has none.
fn embed_href<E: Dom>(e: E) -> Option<String> {
    (e.attribute("class") == Some("embed")).then(|| e.attribute("data-href").unwrap_or_default().to_owned())
}

/// All text within, layout kept. Depth is bounded by the trees.
fn push_raw<E: Dom>(e: E, out: &mut String, depth: usize) {
    for child in e.children() {
        match child {
            DomChild::Text(text) => out.push_str(text),
            DomChild::Element(e) if e.name() == "br" => out.push('\n'),
            DomChild::Element(e) if depth < 1000 && !matches!(e.name(), "script" | "style") => {
                push_raw(e, out, depth + 1)
            }
            DomChild::Element(_) => {}
        }
    }
}

/// Whether a text is layout only.
fn is_blank(text: &str) -> bool {
    text.chars().all(is_layout)
}

/// Whether an address leads somewhere and runs nothing.
fn is_safe(href: &str) -> bool {
    let plain: String = href.chars().filter(|c| !c.is_control() && !c.is_whitespace()).take(16).collect();
    let plain = plain.to_ascii_lowercase();
    !href.is_empty() && !["javascript:", "vbscript:", "data:"].iter().any(|scheme| plain.starts_with(scheme))
}
