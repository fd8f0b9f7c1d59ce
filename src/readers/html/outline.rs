//! A page as a row of stretches of text, in one walk: each stands between two boundaries of blocks, with all that
//! is known of where it stands.

use super::hints::Hints;
use crate::html::{HtmlElement, HtmlTree, Step};
use crate::vocab::page::{POSTS, hint};

/// Facts of the elements around a stretch, as bits.
pub mod around {
    /// Within `nav`, or an element whose role is navigation or menu.
    pub const NAV: u32 = 1 << 0;
    /// Within `aside`, or a complementary role.
    pub const ASIDE: u32 = 1 << 1;
    /// Within `footer`.
    pub const FOOTER: u32 = 1 << 2;
    /// Within `header`.
    pub const HEADER: u32 = 1 << 3;
    /// Within `form`.
    pub const FORM: u32 = 1 << 4;
    /// Within a table.
    pub const TABLE: u32 = 1 << 5;
    /// Within a list.
    pub const LIST: u32 = 1 << 6;
    /// Within `figure` or `figcaption`.
    pub const FIGURE: u32 = 1 << 7;
    /// Within `article`.
    pub const ARTICLE: u32 = 1 << 8;
    /// Within `main`, or the main role.
    pub const MAIN: u32 = 1 << 9;
    /// Within a block quotation.
    pub const QUOTE: u32 = 1 << 10;
    /// Within what is hidden.
    pub const HIDDEN: u32 = 1 << 11;
    /// Within an element that microdata declares to be the body.
    pub const BODY: u32 = 1 << 12;
    /// Within an `article` within another.
    pub const CARD: u32 = 1 << 13;
    /// Their names, in the order of the bits.
    pub const NAMES: [&str; 14] = [
        "nav",
        "aside",
        "footer",
        "header",
        "form",
        "table",
        "list",
        "figure",
        "article",
        "main",
        "quote",
        "hidden",
        "declared body",
        "card",
    ];
}

/// What the innermost block element of a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `p`.
    Paragraph,
    /// `h1`.
    Title,
    /// `h2` to `h6`.
    Heading,
    /// `li`.
    Item,
    /// A cell of a table.
    Cell,
    /// A table of short cells, taken as one.
    Table,
    /// `blockquote`.
    Quote,
    /// `pre`.
    Preformatted,
    /// A caption.
    Caption,
    /// `dt` and `dd`.
    Definition,
    /// `div` and whatever else groups.
    Group,
}

/// A stretch of text.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// The innermost block element around it.
    pub element: u32,
    /// The numbers of its text nodes: a stretch of [`Outline::nodes`].
    pub nodes: (u32, u32),
    /// Its words, white space folded: a stretch of [`Outline::text`].
    pub text: (u32, u32),
    /// Its characters.
    pub chars: u32,
    /// Those within links.
    pub linked: u32,
    /// How many links it has.
    pub links: u32,
    /// Those within strong or the like.
    pub strong: u32,
    /// What its block element is.
    pub kind: Kind,
    /// What the names of its block element and of inline elements around its first words say.
    pub own: u32,
    /// Pictures between the stretch before and this one.
    pub images: u32,
    /// The line of its block element.
    pub line: u32,
}

impl Stretch {
    /// The share of its characters within links, 0 to 1.
    pub fn linked_share(&self) -> f32 {
        self.linked as f32 / self.chars.max(1) as f32
    }
}

/// The page.
#[derive(Debug, Default)]
pub struct Outline {
    /// The stretches, in document order.
    pub stretches: Vec<Stretch>,
    /// The numbers of text nodes.
    pub nodes: Vec<u32>,
    /// All words.
    pub text: String,
    /// For each node of the tree what is known of it.
    pub elements: Vec<Known>,
    /// What is shown beside the words.
    pub objects: Vec<Object>,
    /// How many `article` elements there are.
    pub articles: usize,
}

/// Something shown that is no words.
#[derive(Debug, Clone, Copy)]
pub struct Object {
    /// Its element.
    pub id: u32,
    /// The number of the stretch that it stands before.
    pub before: usize,
    /// What it is.
    pub what: Shown,
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// `figure`.
    Figure,
    /// A picture, video or sound without one.
    Media,
    /// A frame of another site.
    Frame,
    /// A post of a social network, with its words.
    Post,
    /// A break between sections.
    Rule,
}

impl Outline {
    /// The words of a stretch.
    pub fn words(&self, stretch: &Stretch) -> &str {
        self.text.get(stretch.text.0 as usize..stretch.text.1 as usize).unwrap_or_default()
    }
}

impl Outline {
    /// Whether a node is an element, or stands within it.
    pub fn is_within(&self, id: u32, outer: u32) -> bool {
        let mut id = id;
        while (id as usize) < self.elements.len() {
            if id == outer {
                return true;
            }
            id = self.parent(id);
        }
        false
    }

    /// The number of a node's parent; of no node where it has none.
    pub fn parent(&self, id: u32) -> u32 {
        self.elements.get(id as usize).map_or(u32::MAX, |known| known.parent)
    }
}

/// What is known of an element.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// The number of its parent.
    pub parent: u32,
    /// What it says of all within: bits of [`around`].
    pub says: u32,
    /// What its names say: bits of [`crate::vocab::page::hint`].
    pub hints: u32,
    /// How many pictures stand directly within, not in a block of their own.
    pub images: u32,
}

/// How long cells are on average, at most, where the table is one of data and not of layout.
const DATA_CELL: u32 = 60;

impl Outline {
    /// The innermost table around an element.
    fn table_of(&self, mut id: u32) -> Option<u32> {
        while let Some(known) = self.elements.get(id as usize) {
            if known.says & around::TABLE != 0 {
                return Some(id);
            }
            id = known.parent;
        }
        None
    }

    /// Makes one stretch of all cells of a data table: it is kept whole or not at all.
    fn join_tables(&mut self) {
        let mut out: Vec<Stretch> = Vec::with_capacity(self.stretches.len());
        // For each stretch the number that it has when all is done.
        let mut moved: Vec<usize> = Vec::with_capacity(self.stretches.len());
        let mut at = 0;
        while let Some(first) = self.stretches.get(at) {
            let table = if first.kind == Kind::Cell { self.table_of(first.element) } else { None };
            let Some(table) = table else {
                moved.push(out.len());
                out.push(first.clone());
                at += 1;
                continue;
            };
            let cells = self.stretches.get(at..).unwrap_or_default();
            let count = cells.iter().take_while(|s| self.table_of(s.element) == Some(table)).count().max(1);
            let cells = cells.get(..count).unwrap_or_default();
            let chars: u32 = cells.iter().map(|s| s.chars).sum();
            if count < 4 || chars > narrow(count) * DATA_CELL {
                moved.extend(out.len()..out.len() + count);
                out.extend(cells.iter().cloned());
            } else {
                moved.extend(std::iter::repeat_n(out.len(), count));
                let sum = |figure: fn(&Stretch) -> u32| cells.iter().map(figure).sum();
                out.push(Stretch {
                    element: table,
                    nodes: (first.nodes.0, cells.last().map_or(first.nodes.1, |s| s.nodes.1)),
                    text: (first.text.0, cells.last().map_or(first.text.1, |s| s.text.1)),
                    chars,
                    linked: sum(|s| s.linked),
                    links: sum(|s| s.links),
                    strong: sum(|s| s.strong),
                    kind: Kind::Table,
                    own: self.elements.get(table as usize).map_or(0, |k| k.hints),
                    images: first.images,
                    line: first.line,
                });
            }
            at += count;
        }
        for object in &mut self.objects {
            object.before = moved.get(object.before).copied().unwrap_or(out.len());
        }
        self.stretches = out;
    }
}

#[derive(Debug, Clone, Copy)]
struct Frame {
    id: u32,
    /// The innermost block element: itself, or one around.
    block: u32,
    kind: Kind,
    own: u32,
    line: u32,
    link: bool,
    strong: bool,
}

struct Walker<'t> {
    outline: Outline,
    hints: Hints<'t>,
    frames: Vec<Frame>,
    open: Option<Open>,
    breaks: u32,
    images: u32,
    articles_open: u32,
    figures_open: u32,
}

/// The stretch at work.
struct Open {
    stretch: Stretch,
    space: bool,
    last_link: u32,
}

/// Whether an element of that name holds no words of the page.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "svg"
            | "math"
            | "canvas"
            | "select"
            | "option"
            | "textarea"
            | "input"
            | "iframe"
            | "object"
            | "embed"
            | "video"
            | "audio"
            | "head"
            | "title"
            | "map"
            | "datalist"
            | "progress"
            | "meter"
            | "button"
            | "rt"
            | "rp"
    )
}

/// Walks through a page.
pub fn outline(tree: &HtmlTree) -> Outline {
    let mut walker = Walker {
        outline: Outline::default(),
        hints: Hints::new(),
        frames: Vec::new(),
        open: None,
        breaks: 0,
        images: 0,
        articles_open: 0,
        figures_open: 0,
    };
    let unknown = Known { parent: u32::MAX, says: 0, hints: 0, images: 0 };
    walker.outline.elements = vec![unknown; tree.len()];
    let mut walk = tree.root().walk();
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(element) => {
                if !walker.enter(element) {
                    walk.pass_over(element.id());
                }
            }
            Step::Leave(element) => walker.leave(element),
            Step::Text(id, text) => walker.words(id, text),
        }
    }
    walker.flush();
    walker.outline.join_tables();
    walker.outline
}

fn kind_of(name: &str) -> Option<Kind> {
    Some(match name {
        "p" => Kind::Paragraph,
        "h1" => Kind::Title,
        "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
        "li" => Kind::Item,
        "td" | "th" => Kind::Cell,
        "blockquote" => Kind::Quote,
        "pre" | "listing" | "xmp" => Kind::Preformatted,
        "figcaption" | "caption" => Kind::Caption,
        "dt" | "dd" => Kind::Definition,
        "div" | "section" | "article" | "main" | "body" | "html" | "center" | "header" | "footer"
        | "aside" | "address" | "dl" | "details" | "summary" | "hgroup" | "fieldset" | "form" | "nav"
        | "ul" | "ol" | "menu" | "dir" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "figure" | "hr"
        | "noscript" => Kind::Group,
        _ => return None,
    })
}

impl<'t> Walker<'t> {
    fn top(&self) -> Frame {
        self.frames.last().copied().unwrap_or(Frame {
            id: 0,
            block: 0,
            kind: Kind::Group,
            own: 0,
            line: 1,
            link: false,
            strong: false,
        })
    }

    /// Begins an element; whether there is anything within to see.
    fn enter(&mut self, element: HtmlElement<'t>) -> bool {
        let top = self.top();
        let name = element.name();
        let kind = kind_of(name);
        if kind.is_some() {
            self.flush();
        }
        match name {
            "br" => self.breaks += 1,
            "img" | "picture" | "amp-img" | "video" => {
                self.images += 1;
                if let Some(block) = self.outline.elements.get_mut(top.block as usize) {
                    block.images += 1;
                }
            }
            "article" => {
                self.outline.articles += 1;
                self.articles_open += 1;
            }
            "figure" => self.figures_open += 1,
            _ => {}
        }
        self.object(element, name);
        let silent = is_silent(name);
        // The names of the page as a whole say what kind of page it is, not what it holds.
        let hints = if silent || matches!(name, "html" | "body") { 0 } else { self.hints.of(element) };
        let says = if silent { 0 } else { facts(element, name, self.articles_open) };
        if let Some(known) = self.outline.elements.get_mut(element.id() as usize) {
            *known = Known { parent: top.id, says, hints, images: 0 };
        }
        let mut frame = Frame { id: element.id(), ..top };
        if let Some(kind) = kind {
            frame = Frame { block: element.id(), kind, own: hints, line: narrow(element.line()), ..frame };
        } else {
            frame.own |= hints;
            frame.link |= name == "a";
            frame.strong |= matches!(name, "strong" | "b");
            if name == "a"
                && let Some(open) = &mut self.open
                && open.last_link != element.id()
            {
                open.last_link = element.id();
                open.stretch.links += 1;
            }
        }
        self.frames.push(frame);
        // What is hidden within a sentence is no part of it: cards that pop up, words for screen readers.
        let unseen = kind.is_none() && (hints & hint::HIDDEN != 0 || says & around::HIDDEN != 0);
        !(silent || unseen)
    }

    fn leave(&mut self, element: HtmlElement<'t>) {
        if kind_of(element.name()).is_some() {
            self.flush();
        }
        match element.name() {
            "article" => self.articles_open = self.articles_open.saturating_sub(1),
            "figure" => self.figures_open = self.figures_open.saturating_sub(1),
            _ => {}
        }
        self.frames.pop();
    }

    /// Notes what is shown. What stands in a figure belongs to it.
    fn object(&mut self, element: HtmlElement<'t>, name: &str) {
        let what = match name {
            "figure" if self.figures_open == 1 => Shown::Figure,
            _ if self.figures_open > 0 => return,
            "img" | "picture" | "amp-img" | "video" | "audio" | "amp-video" => Shown::Media,
            "iframe" | "embed" | "object" | "amp-iframe" | "amp-youtube" => Shown::Frame,
            "hr" => Shown::Rule,
            "blockquote" | "div" if is_post(element) => Shown::Post,
            _ => return,
        };
        // A stretch that is open ends before what is shown, where that is a block.
        let before = self.outline.stretches.len() + usize::from(self.open.is_some());
        self.outline.objects.push(Object { id: element.id(), before, what });
    }

    fn flush(&mut self) {
        self.breaks = 0;
        if let Some(open) = self.open.take() {
            let mut stretch = open.stretch;
            stretch.text.1 = narrow(self.outline.text.len());
            self.outline.text.push(' ');
            stretch.nodes.1 = narrow(self.outline.nodes.len());
            self.outline.stretches.push(stretch);
        }
    }

    fn words(&mut self, id: u32, text: &str) {
        let top = self.top();
        if let Some(known) = self.outline.elements.get_mut(id as usize) {
            known.parent = top.id;
        }
        let blank = text.bytes().all(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0C));
        if blank {
            if let Some(open) = &mut self.open {
                open.space = true;
                self.outline.nodes.push(id);
            }
            return;
        }
        if self.breaks > 1 {
            self.flush();
        }
        self.breaks = 0;
        let at = narrow(self.outline.text.len());
        let nodes = narrow(self.outline.nodes.len());
        let open = self.open.get_or_insert_with(|| Open {
            stretch: Stretch {
                element: top.block,
                nodes: (nodes, nodes),
                text: (at, at),
                chars: 0,
                linked: 0,
                links: u32::from(top.link),
                strong: 0,
                kind: top.kind,
                own: top.own,
                images: std::mem::take(&mut self.images),
                line: top.line,
            },
            space: false,
            last_link: 0,
        });
        self.outline.nodes.push(id);
        let mut count = 0;
        let out = &mut self.outline.text;
        for (nth, word) in text.split(is_space).enumerate() {
            open.space |= nth > 0;
            if word.is_empty() {
                continue;
            }
            if std::mem::take(&mut open.space) && out.len() > open.stretch.text.0 as usize {
                out.push(' ');
                count += 1;
            }
            out.push_str(word);
            count += narrow(word.chars().count());
        }
        open.stretch.chars += count;
        if top.link {
            open.stretch.linked += count;
        }
        if top.strong {
            open.stretch.strong += count;
        }
    }
}

/// Whether an element holds a post of a social network, by the classes that their scripts look for.
fn is_post(element: HtmlElement<'_>) -> bool {
    let classes = element.attribute("class").unwrap_or_default();
    classes.split_ascii_whitespace().any(|class| POSTS.contains(&class))
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{0C}' | '\u{A0}')
}

/// What an element's name, role and attributes say of all within.
fn facts(element: HtmlElement<'_>, name: &str, articles_open: u32) -> u32 {
    let mut facts = match name {
        "nav" => around::NAV,
        "aside" => around::ASIDE,
        "footer" => around::FOOTER,
        "header" => around::HEADER,
        "form" => around::FORM,
        "table" => around::TABLE,
        "ul" | "ol" | "dl" | "menu" => around::LIST,
        "figure" | "figcaption" => around::FIGURE,
        "article" if articles_open > 1 => around::CARD,
        "noscript" => around::HIDDEN,
        "article" => around::ARTICLE,
        "main" => around::MAIN,
        "blockquote" => around::QUOTE,
        _ => 0,
    };
    for (key, value) in element.attributes() {
        match key {
            "role" => {
                facts |= match value {
                    "navigation" | "menu" | "menubar" => around::NAV,
                    "complementary" => around::ASIDE,
                    "contentinfo" => around::FOOTER,
                    "banner" => around::HEADER,
                    "main" => around::MAIN,
                    "dialog" | "alertdialog" => around::HIDDEN,
                    _ => 0,
                };
            }
            "itemprop" if value.split_ascii_whitespace().any(|v| v == "articleBody") => facts |= around::BODY,
            "hidden" => facts |= around::HIDDEN,
            "aria-hidden" if value == "true" => facts |= around::HIDDEN,
            "style" if is_unseen(value) => facts |= around::HIDDEN,
            _ => {}
        }
    }
    facts
}

/// Whether a style hides the element.
fn is_unseen(style: &str) -> bool {
    let plain: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    plain.contains("display:none") || plain.contains("visibility:hidden")
}
