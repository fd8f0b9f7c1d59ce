//! Blocks of parts: lists, tables, figures, embeds.

use super::super::MAX_BLOCK_DEPTH;
use super::super::dialect::Role;
use super::super::dom::{Dom, DomChild};
use super::{Flow, Reader, is_blank};
use crate::model::text::folded;
use crate::model::{Block, Cell, Inline, ListItem, Media, Rendition, Row};

impl Reader<'_> {
    pub(super) fn list<E: Dom>(&mut self, e: E, ordered: bool, depth: usize) -> Block {
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
                DomChild::Text(text, number) if !is_blank(text) && self.reads(number) => {
                    items.push(ListItem { content: vec![Block::paragraph(text)] });
                }
                DomChild::Text(..) => {}
            }
        }
        Block::List { ordered, start, items }
    }

    pub(super) fn table<E: Dom>(&mut self, e: E, depth: usize) -> Block {
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

    pub(super) fn figure<E: Dom>(&mut self, e: E) -> Block {
        let mut media = Media { credit: e.attribute("data-credit").map(str::to_owned), ..Media::default() };
        media.caption = e.attribute("data-caption").map(str::to_owned);
        let mut caption = Vec::new();
        self.figure_parts(e, &mut media, &mut caption, 0);
        Block::Figure { media: Box::new(media), caption }
    }

    /// Pictures go to the renditions, all words to the caption.
    fn figure_parts<E: Dom>(&mut self, e: E, media: &mut Media, caption: &mut Vec<Inline>, depth: usize) {
        for child in e.children() {
            let part = match child {
                DomChild::Text(text, number) => {
                    if self.reads(number) && !(caption.is_empty() && is_blank(text)) {
                        caption.push(Inline::text(text));
                    }
                    continue;
                }
                DomChild::Element(part) => part,
            };
            match self.role(part) {
                Role::Media => self.rendition(part, media),
                Role::Skip => {}
                role if role.is_block() || (depth < MAX_BLOCK_DEPTH && self.shows_media(part, 0)) => {
                    if !caption.is_empty() {
                        caption.push(Inline::Break);
                    }
                    if depth < MAX_BLOCK_DEPTH {
                        self.figure_parts(part, media, caption, depth + 1);
                    } else {
                        self.run(part, caption, 0);
                    }
                    caption.push(Inline::Break);
                }
                _ => self.inline(part, caption, 0),
            }
        }
    }

    /// Whether a picture or the like stands within.
    fn shows_media<E: Dom>(&self, e: E, depth: usize) -> bool {
        depth < MAX_BLOCK_DEPTH
            && e.children().any(|child| match child {
                DomChild::Element(part) => match self.role(part) {
                    Role::Media => true,
                    Role::Skip => false,
                    _ => self.shows_media(part, depth + 1),
                },
                DomChild::Text(..) => false,
            })
    }

    pub(super) fn rendition<E: Dom>(&mut self, e: E, media: &mut Media) {
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

    /// Something of another site: its address, and its words where the selection says that they are read.
    pub(super) fn embed<E: Dom>(&mut self, e: E, depth: usize) -> Block {
        let known = self.options.selection.and_then(|s| s.embeds.get(&e.number()));
        let stated = || e.attribute("src").or_else(|| e.attribute("data")).map(str::to_owned);
        match known {
            Some(href) => {
                Block::Embed { href: href.clone().or_else(stated), content: self.nested(e, depth + 1) }
            }
            None => Block::Embed { href: stated(), content: Vec::new() },
        }
    }
}
