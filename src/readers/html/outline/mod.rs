//! A page as a row of stretches of text, in one walk: each stands between two boundaries of blocks, with all that
//! is known of where it stands.

mod names;
mod tables;
mod walk;

use std::ops::AddAssign;
pub use walk::outline;

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
    /// Characters with readings beside them.
    pub rubies: Vec<u32>,
    /// Elements that may say something of the article: data of the head, what names or attributes mark as author, date
    /// and the like, links to authors.
    pub marked: Vec<u32>,
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
    /// For each element the sum of the figures of what stands within it: each is that of an element and of all around.
    pub fn sums<T: Copy + Default + AddAssign>(&self, figures: impl Iterator<Item = (u32, T)>) -> Vec<T> {
        let mut sums = vec![T::default(); self.elements.len()];
        for (element, figure) in figures {
            let mut id = element;
            while let Some(sum) = sums.get_mut(id as usize) {
                *sum += figure;
                id = self.parent(id);
            }
        }
        sums
    }

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
    /// What its names say: bits of [`crate::vocab::page_names::hint`].
    pub hints: u32,
    /// How many pictures stand directly within, not in a block of their own.
    pub images: u32,
}

/// A line or an offset of a page, whose sizes are bounded far below.
pub fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
