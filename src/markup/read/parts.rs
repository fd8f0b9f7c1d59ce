//! Blocks of parts: lists, tables, figures, embeds.

use super::super::MAX_BLOCK_DEPTH;
use super::super::dialect::Role;
use super::super::dom::{Dom, DomChild};
use super::{Flow, Reader, is_blank, pictures};
use crate::model::text::folded;
use crate::model::{Block, Cell, Inline, ListItem, Media, Rendition, Row};
use crate::vocab::own_page::CREDIT;

impl Reader<'_> {
    pub(super) fn list<E: Dom>(&mut self, e: E, ordered: bool, depth: usize) -> Block {
        let first = if self.options.dialect.nitf { "seqnum" } else { "start" };
        self.lose_block_attributes(e, &[first]);
        let start = e.attribute(first).and_then(|n| n.parse().ok());
        let mut items: Vec<ListItem> = Vec::new();
        for child in e.children() {
            match child {
                DomChild::Element(item) if self.role(item) == Role::Item => {
                    self.lose_block_attributes(item, &[]);
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
        self.lose_block_attributes(e, &[]);
        let (mut rows, mut caption) = (Vec::new(), Vec::new());
        self.rows(e, &mut rows, &mut caption, depth);
        Block::Table { caption, rows }
    }

    fn rows<E: Dom>(&mut self, e: E, rows: &mut Vec<Row>, caption: &mut Vec<Inline>, depth: usize) {
        for child in e.children() {
            let part = match child {
                DomChild::Element(part) => part,
                DomChild::Text(text, number) => {
                    // Words that stand between rows are the table's; what parses pages sets them before it.
                    if !is_blank(text) && self.reads(number) {
                        stand_apart(caption);
                        caption.push(Inline::text(text));
                    }
                    continue;
                }
            };
            match self.role(part) {
                Role::RowGroup if depth < MAX_BLOCK_DEPTH * 2 => {
                    self.lose_block_attributes(part, &[]);
                    self.rows(part, rows, caption, depth + 1);
                }
                Role::Caption => {
                    stand_apart(caption);
                    self.lose_attributes(part, &[]);
                    self.run_marked(part, caption, 0);
                }
                Role::Row => {
                    self.lose_block_attributes(part, &[]);
                    let cells = part.children().filter_map(|child| self.cell(child)).collect();
                    rows.push(Row { cells });
                }
                Role::Cell(_) => {
                    rows.push(Row { cells: self.cell(DomChild::Element(part)).into_iter().collect() })
                }
                Role::Skip => self.lose_words(part),
                _ => {
                    let mut words = Vec::new();
                    self.lose_attributes(part, &[]);
                    self.run_marked(part, &mut words, 0);
                    if !crate::model::body::plain_text(&words).trim().is_empty() {
                        stand_apart(caption);
                        caption.append(&mut words);
                    }
                }
            }
        }
    }

    /// A cell; of what should be none and has words, too.
    fn cell<E: Dom>(&mut self, child: DomChild<'_, E>) -> Option<Cell> {
        let cell = match child {
            DomChild::Element(cell) => cell,
            DomChild::Text(text, number) => {
                let words = (!is_blank(text) && self.reads(number)).then(|| vec![Inline::text(text)])?;
                return Some(Cell { header: false, colspan: None, rowspan: None, content: words });
            }
        };
        let mut content = Vec::new();
        let Role::Cell(header) = self.role(cell) else {
            if self.role(cell) == Role::Skip {
                self.lose_words(cell);
                return None;
            }
            self.inline(cell, &mut content, 0);
            let words = !crate::model::body::plain_text(&content).trim().is_empty();
            return words.then_some(Cell { header: false, colspan: None, rowspan: None, content });
        };
        self.lose_attributes(cell, &["colspan", "rowspan"]);
        let number = |name: &str| cell.attribute(name).and_then(|n| n.trim().parse::<u32>().ok());
        self.run_marked(cell, &mut content, 0);
        Some(Cell { header, colspan: number("colspan"), rowspan: number("rowspan"), content })
    }

    pub(super) fn figure<E: Dom>(&mut self, e: E) -> Block {
        let mut media = Media { credit: e.attribute("data-credit").map(str::to_owned), ..Media::default() };
        media.caption = e.attribute("data-caption").map(str::to_owned);
        let mut caption = Vec::new();
        self.figure_parts(e, &mut media, &mut caption, 0);
        if self.options.dialect.html && media.renditions.iter().all(|r| r.href.is_none()) {
            let mut unseen = Media::default();
            self.without_scripts(e, &mut unseen, 0);
            if let Some(rendition) = unseen.renditions.into_iter().find(|r| r.href.is_some()) {
                media.renditions = vec![rendition];
                media.alt = media.alt.or(unseen.alt);
            }
        }
        if self.options.dialect.nitf {
            self.lose_kind(e, &media);
        } else {
            self.lose_block_attributes(e, &[]);
        }
        Block::Figure { media: Box::new(media), caption }
    }

    /// Notes the kind of a medium of NITF, where its renditions do not say the same.
    fn lose_kind<E: Dom>(&mut self, e: E, media: &Media) {
        let kind = media.renditions.iter().find_map(|r| r.content_type.as_deref()?.split('/').next());
        let same = e.attribute("media-type").is_none_or(|said| said == kind.unwrap_or("image"));
        self.lose_block_attributes(e, if same { &["media-type"] } else { &[] });
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
                _ if self.options.dialect.nitf && part.name() == "media-object" => {
                    self.lose("element <media-object>, a file within the text".to_owned(), part.offset());
                }
                _ if (self.options.dialect.html && names_maker(part))
                    || (self.options.dialect.nitf && part.name() == "media-producer")
                    || (part.name() == "small" && part.attribute("class") == Some(CREDIT)) =>
                {
                    let mut words = Vec::new();
                    let known = if self.options.dialect.html { &["class", "itemprop"][..] } else { &[] };
                    self.lose_block_attributes(part, known);
                    self.run(part, &mut words, 0);
                    let words = folded(&crate::model::body::plain_text(&words));
                    match (&mut media.credit, words) {
                        (_, None) => {}
                        (Some(credit), Some(words)) => {
                            credit.push_str(" / ");
                            credit.push_str(&words);
                        }
                        (none, words) => *none = words,
                    }
                }
                role if role.is_block() || (depth < MAX_BLOCK_DEPTH && self.shows_media(part, 0)) => {
                    if !caption.is_empty() {
                        caption.push(Inline::Break);
                    }
                    self.lose_block_attributes(part, &[]);
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

    /// The pictures that a page keeps for those who run no scripts.
    fn without_scripts<E: Dom>(&mut self, e: E, media: &mut Media, depth: usize) {
        for child in e.children() {
            let DomChild::Element(part) = child else { continue };
            if is_picture(part) {
                let shown = pictures::shown(part);
                self.rendition_of(part, shown, media);
            } else if depth < MAX_BLOCK_DEPTH {
                self.without_scripts(part, media, depth + 1);
            }
        }
    }

    /// A figure of one picture or the like, which has no caption.
    pub(super) fn lone_media<E: Dom>(&mut self, e: E) -> Block {
        let mut media = Media::default();
        self.rendition(e, &mut media);
        Block::Figure { media: Box::new(media), caption: Vec::new() }
    }

    /// Sets the pictures that stand among words before them: each is a figure.
    pub(super) fn set_pictures_apart<E: Dom>(&mut self, e: E, out: &mut Flow, depth: usize) {
        for child in e.children() {
            let DomChild::Element(part) = child else { continue };
            match self.role(part) {
                Role::Media => {
                    let figure = self.lone_media(part);
                    out.push(figure, part.offset());
                }
                Role::Skip => {}
                _ if depth < MAX_BLOCK_DEPTH => self.set_pictures_apart(part, out, depth + 1),
                _ => {}
            }
        }
    }

    /// Whether a figure is only the frame of blocks that are none of a figure: a table, a list, a quote.
    pub(super) fn frames_blocks<E: Dom>(&self, e: E, depth: usize) -> bool {
        depth < MAX_BLOCK_DEPTH
            && e.children().any(|child| match child {
                DomChild::Element(part) => match self.role(part) {
                    Role::Table | Role::List(_) | Role::Quote | Role::Preformatted => true,
                    Role::Skip | Role::Media | Role::Caption => false,
                    _ => self.frames_blocks(part, depth + 1),
                },
                DomChild::Text(..) => false,
            })
    }

    /// Whether a picture or the like stands within.
    pub(super) fn shows_media<E: Dom>(&self, e: E, depth: usize) -> bool {
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
            let image = e.children().find_map(|child| match child {
                DomChild::Element(part) if is_picture(part) => Some(part),
                _ => None,
            });
            if let Some(image) = image {
                let shown = pictures::of_picture(e);
                self.rendition_of(image, shown, media);
            }
            return;
        }
        let shown = if self.options.dialect.html && is_picture(e) { pictures::shown(e) } else { None };
        self.rendition_of(e, shown, media);
    }

    /// The rendition that an element shows, which may be another file than the one that it names.
    fn rendition_of<E: Dom>(&mut self, e: E, shown: Option<pictures::Shown>, media: &mut Media) {
        let get = |name: &str| e.attribute(name).and_then(folded);
        let number =
            |name: &str| e.attribute(name).and_then(|n| n.trim().trim_end_matches("px").parse::<u64>().ok());
        let nitf = self.options.dialect.nitf;
        self.lose_attributes_of_file(e);
        let named = || {
            let held = self.options.dialect.html && is_picture(e);
            get(if nitf { "source" } else { "src" }).filter(|_| !held)
        };
        // The width and height of a page's element are those of the file only where it is the one that `src` names.
        let described = shown.as_ref().is_none_or(|s| s.is_src);
        let listed = shown.as_ref().and_then(|s| s.width);
        let rendition = Rendition {
            href: shown.map(|s| s.href).or_else(named),
            width: listed.or_else(|| number("width").filter(|_| described)),
            height: number("height").filter(|_| described && listed.is_none()),
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

    /// Notes what a file of a picture or the like says beyond its address, its form and its size.
    fn lose_attributes_of_file<E: Dom>(&mut self, e: E) {
        let texts: &[&str] = if self.options.dialect.nitf {
            &["source", "mime-type", "name", "time", "time-unit-of-measure", "alternate-text"]
        } else {
            &["src", "alt", "aria-label"]
        };
        let number = |name: &&str| {
            let value = e.attribute(name).map(|n| n.trim().trim_end_matches("px").to_owned());
            value.is_some_and(|n| n.parse::<u64>().is_ok())
        };
        let numbers = ["width", "height"];
        let known: Vec<&str> = texts.iter().copied().chain(numbers.into_iter().filter(number)).collect();
        self.lose_block_attributes(e, &known);
    }

    /// Something of another site: its address, and its words where the selection says that they are read.
    pub(super) fn embed<E: Dom>(&mut self, e: E, depth: usize) -> Block {
        let known = self.options.selection.and_then(|s| s.embeds.get(&e.number()));
        self.lose_block_attributes(e, &["src", "data", "cite"]);
        let stated = || e.attribute("src").or_else(|| e.attribute("data")).map(str::to_owned);
        match known {
            Some(href) => {
                Block::Embed { href: href.clone().or_else(stated), content: self.nested(e, depth + 1) }
            }
            None => Block::Embed { href: stated(), content: Vec::new() },
        }
    }
}

/// Lets what follows stand on a line of its own.
fn stand_apart(words: &mut Vec<Inline>) {
    if !words.is_empty() {
        words.push(Inline::Break);
    }
}

fn is_picture<E: Dom>(e: E) -> bool {
    matches!(e.name(), "img" | "amp-img" | "amp-anim")
}

/// Words of class names that say who made a picture.
const MAKERS: &[&str] = &[
    "credit",
    "credits",
    "copyright",
    "photographer",
    "attribution",
    "fotograf",
    "quelle",
    "bildquelle",
    "source",
    "rights",
    "photocredit",
];

/// Whether an element of a figure names who made what it shows, by its class.
fn names_maker<E: Dom>(e: E) -> bool {
    let class = e.attribute("class").unwrap_or_default();
    let property = e.attribute("itemprop").unwrap_or_default();
    let named = class
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| MAKERS.iter().any(|maker| word.eq_ignore_ascii_case(maker)));
    named || matches!(property, "copyrightHolder" | "creditText" | "copyrightNotice")
}
