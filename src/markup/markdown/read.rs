//! CommonMark to blocks.

use crate::characters::is_ideograph;
use crate::diagnostics::Findings;
use crate::limits::Limits;
use crate::markup::{MAX_BLOCK_DEPTH, MAX_INLINE_DEPTH, ReadMarkup, XHTML};
use crate::model::text::folded;
use crate::model::tidy::tidy_blocks;
use crate::model::{Block, Cell, Direction, Inline, LanguageTag, ListItem, Media, Rendition, Row};
use crate::syntax::html;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;

/// A body, and where its blocks begin.
#[derive(Debug, Default)]
pub struct MarkdownBody {
    /// The blocks, in canonical form.
    pub blocks: Vec<Block>,
    /// For each block, its offset in the text.
    pub offsets: Vec<usize>,
    /// Whether markup was nested too deep.
    pub too_deep: bool,
    /// Markup that the model has no place for, and how often.
    pub lost: BTreeMap<String, usize>,
}

/// Reads a body.
pub fn read_blocks(text: &str) -> MarkdownBody {
    let mut reader = Reader {
        frames: vec![Frame::blocks(Kind::Root)],
        offsets: Vec::new(),
        html: None,
        too_deep: false,
        lost: BTreeMap::new(),
    };
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        if reader.frames.len() == 1 && matches!(event, Event::Start(_) | Event::Rule) {
            reader.begin(range.start);
        }
        reader.take(event);
    }
    while reader.frames.len() > 1 {
        reader.pop();
    }
    let Some(root) = reader.frames.pop() else { return MarkdownBody::default() };
    let mut body = MarkdownBody { too_deep: reader.too_deep, lost: reader.lost, ..MarkdownBody::default() };
    reader.offsets.resize(root.blocks.len(), 0);
    for (block, offset) in root.blocks.into_iter().zip(reader.offsets) {
        let mut one = vec![block];
        tidy_blocks(&mut one);
        body.offsets.extend(one.iter().map(|_| offset));
        body.blocks.append(&mut one);
    }
    body
}

#[derive(Debug, PartialEq)]
enum Kind {
    Root,
    Quote,
    List {
        ordered: bool,
        start: Option<u32>,
    },
    Item,
    Embed(Option<String>),
    /// A paragraph; whether CommonMark marked it.
    Paragraph {
        implied: bool,
    },
    Heading(u8),
    Code,
    Table,
    Row {
        header: bool,
    },
    Cell {
        header: bool,
    },
    Image {
        href: String,
        title: Option<String>,
    },
    /// An inline container, filled when it ends; from HTML where it has a tag's name.
    Inline {
        like: Inline,
        tag: Option<String>,
    },
    /// Deeper than the bound: its content goes to the frame around it.
    Dissolved {
        tag: Option<String>,
    },
}

#[derive(Debug)]
struct Frame {
    kind: Kind,
    blocks: Vec<Block>,
    items: Vec<ListItem>,
    rows: Vec<Row>,
    cells: Vec<Cell>,
    inlines: Vec<Inline>,
}

impl Frame {
    fn blocks(kind: Kind) -> Self {
        Self {
            kind,
            blocks: Vec::new(),
            items: Vec::new(),
            rows: Vec::new(),
            cells: Vec::new(),
            inlines: Vec::new(),
        }
    }

    fn holds_inlines(&self) -> bool {
        matches!(
            self.kind,
            Kind::Paragraph { .. }
                | Kind::Heading(_)
                | Kind::Cell { .. }
                | Kind::Image { .. }
                | Kind::Inline { .. }
                | Kind::Code
        ) || matches!(&self.kind, Kind::Dissolved { tag: Some(_) })
    }
}

struct Reader {
    frames: Vec<Frame>,
    /// Offsets of the blocks of the root, as far as they began.
    offsets: Vec<usize>,
    html: Option<String>,
    too_deep: bool,
    lost: BTreeMap<String, usize>,
}

impl Reader {
    fn lose(&mut self, what: impl Into<String>) {
        *self.lost.entry(what.into()).or_default() += 1;
    }

    fn begin(&mut self, offset: usize) {
        let done = self.frames.first().map_or(0, |f| f.blocks.len());
        self.offsets.resize(done, self.offsets.last().copied().unwrap_or(0));
        self.offsets.push(offset);
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(html) = self.html.take() {
                    self.html_block(&html);
                }
            }
            Event::End(_) => self.end(),
            Event::Text(text) => match &mut self.html {
                Some(html) => html.push_str(&text),
                None => self.words(&text),
            },
            Event::Code(text) => self.inline(Inline::Code { text: text.into_string() }),
            Event::Html(text) => match &mut self.html {
                Some(html) => html.push_str(&text),
                None => self.html_block(&text),
            },
            Event::InlineHtml(text) => self.inline_html(&text),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => self.block(Block::Rule),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.words(&text)
            }
            Event::TaskListMarker(done) => self.words(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let kind = match tag {
            Tag::Paragraph => Kind::Paragraph { implied: false },
            Tag::Heading { level, .. } => Kind::Heading(level_of(level)),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(kind) => {
                if matches!(kind, CodeBlockKind::Fenced(info) if !info.is_empty()) {
                    self.lose("the language of a code block");
                }
                Kind::Code
            }
            Tag::List(start) => {
                let number = start.and_then(|n| u32::try_from(n).ok());
                Kind::List { ordered: start.is_some(), start: number }
            }
            Tag::Item => Kind::Item,
            Tag::Table(columns) => {
                if columns.iter().any(|column| *column != Alignment::None) {
                    self.lose("the alignment of a table's columns");
                }
                Kind::Table
            }
            Tag::TableHead => Kind::Row { header: true },
            Tag::TableRow => Kind::Row { header: false },
            Tag::TableCell => {
                let header = matches!(self.frames.last().map(|f| &f.kind), Some(Kind::Row { header: true }));
                Kind::Cell { header }
            }
            Tag::Emphasis => inline_kind(Inline::Emphasis { content: Vec::new() }),
            Tag::Strong => inline_kind(Inline::Strong { content: Vec::new() }),
            Tag::Link { dest_url, title, .. } => inline_kind(Inline::Link {
                href: dest_url.into_string(),
                title: folded(&title),
                content: Vec::new(),
            }),
            Tag::Image { dest_url, title, .. } => {
                Kind::Image { href: dest_url.into_string(), title: folded(&title) }
            }
            Tag::HtmlBlock => {
                self.close_implied();
                self.html = Some(String::new());
                return;
            }
            _ => Kind::Dissolved { tag: None },
        };
        self.push(kind);
    }

    fn push(&mut self, kind: Kind) {
        let inline = matches!(kind, Kind::Inline { .. } | Kind::Image { .. });
        if inline {
            self.ensure_inline();
        } else if !matches!(kind, Kind::Paragraph { implied: true }) {
            self.close_implied();
        }
        let bound = if inline { MAX_BLOCK_DEPTH * 2 + MAX_INLINE_DEPTH } else { MAX_BLOCK_DEPTH * 2 };
        // An item of a list that stands stays an item, lest its words have no place.
        let in_list = matches!(self.frames.last().map(|f| &f.kind), Some(Kind::List { .. }));
        let container = matches!(kind, Kind::Quote | Kind::List { .. } | Kind::Item | Kind::Inline { .. });
        if container && !in_list && self.frames.len() > bound {
            self.too_deep = true;
            let tag = match &kind {
                Kind::Inline { tag, .. } => Some(tag.clone().unwrap_or_default()),
                _ => None,
            };
            self.frames.push(Frame::blocks(Kind::Dissolved { tag }));
            return;
        }
        self.frames.push(Frame::blocks(kind));
    }

    /// Ends what an end event ends: HTML tags that were left open first.
    fn end(&mut self) {
        while self.frames.len() > 1 {
            let (left_open, implied) = match self.frames.last().map(|f| &f.kind) {
                Some(Kind::Inline { tag: Some(_), .. }) => (true, false),
                Some(Kind::Dissolved { tag: Some(tag) }) => (!tag.is_empty(), false),
                Some(Kind::Paragraph { implied: true }) => (false, true),
                _ => (false, false),
            };
            self.pop();
            if !left_open && !implied {
                return;
            }
        }
    }

    fn close_implied(&mut self) {
        while matches!(self.frames.last().map(|f| &f.kind), Some(Kind::Inline { .. }))
            && self.frames.iter().any(|f| f.kind == Kind::Paragraph { implied: true })
        {
            self.pop();
        }
        if matches!(self.frames.last().map(|f| &f.kind), Some(Kind::Paragraph { implied: true })) {
            self.pop();
        }
    }

    fn ensure_inline(&mut self) {
        if !self.frames.last().is_some_and(Frame::holds_inlines) {
            self.push(Kind::Paragraph { implied: true });
        }
    }

    fn inline(&mut self, inline: Inline) {
        self.ensure_inline();
        if let Some(frame) = self.frames.last_mut() {
            frame.inlines.push(inline);
        }
    }

    fn words(&mut self, text: &str) {
        self.inline(Inline::text(text));
    }

    /// A line end in a paragraph is a space, but between characters of a script without spaces.
    fn soft_break(&mut self) {
        let last = self.frames.last().and_then(|f| match f.inlines.last() {
            Some(Inline::Text { text }) => text.chars().last(),
            _ => None,
        });
        if !last.is_some_and(is_ideograph) {
            self.words(" ");
        }
    }

    fn block(&mut self, block: Block) {
        self.close_implied();
        if let Some(frame) = self.frames.last_mut() {
            frame.blocks.push(block);
        }
    }

    fn pop(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        let Frame { kind, mut blocks, items, rows, cells, mut inlines } = frame;
        match kind {
            Kind::Root => {}
            Kind::Quote => self.block(Block::Quote { content: blocks }),
            Kind::Embed(href) => self.block(Block::Embed { href, content: blocks }),
            Kind::List { ordered, start } => self.block(Block::List { ordered, start, items }),
            Kind::Item => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.items.push(ListItem { content: blocks });
                }
            }
            Kind::Paragraph { .. } => {
                for block in paragraph(inlines) {
                    if let Some(frame) = self.frames.last_mut() {
                        frame.blocks.push(block);
                    }
                }
            }
            Kind::Heading(level) => self.block(Block::Heading { level, content: inlines }),
            Kind::Code => {
                let mut text: String = inlines
                    .into_iter()
                    .map(|i| if let Inline::Text { text } = i { text } else { String::new() })
                    .collect();
                if text.ends_with('\n') {
                    text.pop();
                }
                self.block(Block::Preformatted { text });
            }
            Kind::Table => self.block(Block::Table { caption: Vec::new(), rows }),
            Kind::Row { .. } => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.rows.push(Row { cells });
                }
            }
            Kind::Cell { header } => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.cells.push(Cell { header, colspan: None, rowspan: None, content: inlines });
                }
            }
            Kind::Image { href, title } => {
                let alt = folded(&crate::model::body::plain_text(&inlines));
                self.inline(picture(href, title, alt));
            }
            Kind::Inline { tag: Some(tag), .. } if tag == "rt" => {
                let words = crate::model::body::plain_text(&inlines);
                if let Some(Kind::Inline { like: Inline::Ruby { reading, .. }, .. }) =
                    self.frames.last_mut().map(|frame| &mut frame.kind)
                {
                    reading.push_str(&words);
                }
            }
            Kind::Inline { mut like, .. } => {
                match (&mut like, inlines.as_slice()) {
                    (Inline::Code { text }, _) => *text = crate::model::body::plain_text(&inlines),
                    _ => {
                        if let Some(content) = like.content_mut() {
                            *content = inlines;
                        }
                    }
                }
                self.inline(like);
            }
            Kind::Dissolved { .. } => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.blocks.append(&mut blocks);
                    frame.inlines.append(&mut inlines);
                }
            }
        }
    }

    fn inline_html(&mut self, tag: &str) {
        let Some((name, closes)) = tag_name(tag) else { return };
        if name == "br" {
            self.inline(Inline::Break);
            return;
        }
        let is = |frame: &Frame| match &frame.kind {
            Kind::Inline { tag: Some(open), .. } | Kind::Dissolved { tag: Some(open) } => *open == name,
            _ => false,
        };
        if closes {
            if self.frames.last().is_some_and(is) {
                self.pop();
            }
            return;
        }
        let get = |key: &str| attribute(tag, key);
        let content = Vec::new();
        let like = match name.as_str() {
            "strong" | "b" => Inline::Strong { content },
            "em" | "i" => Inline::Emphasis { content },
            "sub" => Inline::Sub { content },
            "sup" => Inline::Sup { content },
            "q" => Inline::Quote { content },
            "ruby" => Inline::Ruby { reading: String::new(), content },
            "rt" if self.within_ruby() => Inline::Quote { content },
            "code" => Inline::Code { text: String::new() },
            "a" => Inline::Link { href: get("href").unwrap_or_default(), title: get("title"), content },
            "span" => match (get("data-qcode"), get("data-uri"), get("data-type")) {
                (None, None, None) => Inline::Span {
                    language: get("lang").map(|l| LanguageTag::new(&l)),
                    direction: get("dir").and_then(|d| Direction::parse(&d)),
                    content,
                },
                (code, uri, nature) => Inline::Concept { code, uri, nature, content },
            },
            _ => {
                self.lose(format!("element <{name}>"));
                return;
            }
        };
        self.push(Kind::Inline { like, tag: Some(name) });
    }

    fn within_ruby(&self) -> bool {
        let top = self.frames.last().map(|frame| &frame.kind);
        matches!(top, Some(Kind::Inline { like: Inline::Ruby { .. }, .. }))
    }

    fn html_block(&mut self, html: &str) {
        let trimmed = html.trim();
        if trimmed.starts_with("<!--") && trimmed.ends_with("-->") {
            return;
        }
        if trimmed == "</div>" && self.frames.iter().any(|f| matches!(f.kind, Kind::Embed(_))) {
            self.close_implied();
            if matches!(self.frames.last().map(|f| &f.kind), Some(Kind::Embed(_))) {
                self.pop();
            }
            return;
        }
        if trimmed.starts_with("<div class=\"embed\"") && !trimmed.contains("</div>") {
            self.push(Kind::Embed(attribute(trimmed, "data-href")));
            return;
        }
        let tree = html::parse(trimmed, &Limits::default(), &mut Findings::new(0));
        let options = ReadMarkup::new(&XHTML, None, None);
        let Some(body) = tree.elements().find(|e| e.name() == "body") else { return };
        let markup = crate::markup::blocks(body, options);
        self.too_deep |= markup.too_deep;
        for (what, (count, _)) in markup.lost {
            *self.lost.entry(what).or_default() += count;
        }
        for block in markup.blocks {
            self.block(block);
        }
    }
}

fn inline_kind(like: Inline) -> Kind {
    Kind::Inline { like, tag: None }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// How a picture stands among inlines until its paragraph ends: a link with a mark that no link has.
const PICTURE: &str = "\u{0}picture:";

fn picture(href: String, title: Option<String>, alt: Option<String>) -> Inline {
    Inline::Link {
        href: format!("{PICTURE}{href}"),
        title,
        content: alt.map(Inline::text).into_iter().collect(),
    }
}

/// A paragraph's content as blocks: a picture stands as a figure, between the words around it.
fn paragraph(inlines: Vec<Inline>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut run = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Link { href, title, content } if href.starts_with(PICTURE) => {
                blocks.push(Block::Paragraph { content: std::mem::take(&mut run) });
                let href = href.get(PICTURE.len()..).unwrap_or_default().to_owned();
                let media = Media {
                    renditions: vec![Rendition { href: Some(href), ..Rendition::default() }],
                    alt: folded(&crate::model::body::plain_text(&content)),
                    ..Media::default()
                };
                let caption = title.map(Inline::text).into_iter().collect();
                blocks.push(Block::Figure { media: Box::new(media), caption });
            }
            inline => run.push(unmarked(inline)),
        }
    }
    blocks.push(Block::Paragraph { content: run });
    blocks
}

/// A picture within a link or emphasis stays a link to it.
fn unmarked(mut inline: Inline) -> Inline {
    if let Inline::Link { href, .. } = &mut inline
        && let Some(plain) = href.strip_prefix(PICTURE)
    {
        *href = plain.to_owned();
    }
    if let Some(content) = inline.content_mut() {
        *content = std::mem::take(content).into_iter().map(unmarked).collect();
    }
    inline
}

/// The name of a tag, and whether it ends an element.
fn tag_name(tag: &str) -> Option<(String, bool)> {
    let inner = tag.strip_prefix('<')?;
    let closes = inner.starts_with('/');
    let inner = inner.trim_start_matches('/');
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let name = inner.get(..end)?.to_ascii_lowercase();
    (!name.is_empty()).then_some((name, closes))
}

/// The value of an attribute of a tag, references replaced.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let tree = html::parse(tag, &Limits::default(), &mut Findings::new(0));
    let element = tree.elements().find(|e| !matches!(e.name(), "html" | "head" | "body"))?;
    element.attribute(name).map(str::to_owned)
}
