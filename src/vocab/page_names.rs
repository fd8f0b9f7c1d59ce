//! How sites name the parts of a page in classes, identifiers and addresses (`data/page-names.txt`).

use super::WordSet;

mod lists {
    use super::hint;
    lists!("page-names");
}

/// What a name says of the element that bears it. A name may say several things.
pub mod hint {
    /// The body of an article, said plainly: `article-body`, `entry-content`.
    pub const BODY: u32 = 1 << 0;
    /// Content of some kind: `content`, `main`, `text`.
    pub const CONTENT: u32 = 1 << 1;
    /// Readers' comments.
    pub const COMMENT: u32 = 1 << 2;
    /// Buttons to share.
    pub const SHARE: u32 = 1 << 3;
    /// Other stories.
    pub const RELATED: u32 = 1 << 4;
    /// Advertisements and offers.
    pub const PROMO: u32 = 1 << 5;
    /// Navigation.
    pub const NAV: u32 = 1 << 6;
    /// What stands at the foot of every page: imprint, consent.
    pub const FOOT: u32 = 1 << 7;
    /// What stands beside the content.
    pub const SIDE: u32 = 1 << 8;
    /// Dates, sections and other data of the article.
    pub const META: u32 = 1 << 9;
    /// The author.
    pub const AUTHOR: u32 = 1 << 10;
    /// Tags.
    pub const TAGS: u32 = 1 << 11;
    /// A picture, and its caption.
    pub const MEDIA: u32 = 1 << 12;
    /// A headline.
    pub const TITLE: u32 = 1 << 13;
    /// The paragraph that sums the story up.
    pub const LEAD: u32 = 1 << 14;
    /// Hidden, or shown only on demand.
    pub const HIDDEN: u32 = 1 << 15;
    /// A quotation.
    pub const QUOTE: u32 = 1 << 16;
    /// A wall before paid content.
    pub const WALL: u32 = 1 << 17;
    /// A date.
    pub const DATE: u32 = 1 << 18;
    /// A list or card of stories.
    pub const CARD: u32 = 1 << 19;
    /// A standfirst, said plainly: not measured, for it is no matter of degree.
    pub const STANDFIRST: u32 = 1 << 20;
    /// The line above a headline: not measured either.
    pub const KICKER: u32 = 1 << 21;
    /// The names of those that are measured, in the order of the bits.
    pub const NAMES: [&str; 20] = [
        "body", "content", "comment", "share", "related", "promo", "nav", "foot", "side", "meta", "author",
        "tags", "media", "title", "lead", "hidden", "quote", "wall", "date", "card",
    ];
}

/// Words of classes and identifiers with what they say: English, for nearly all sites write their templates in it, and
/// the commonest of other languages. In lower case, sorted.
pub const NAMES: &[(&str, u32)] = lists::PAGE_NAMES;

/// Parts of addresses that lead to the pages of authors.
pub static AUTHOR_PATHS: WordSet = WordSet::new(lists::AUTHOR_PATHS);

/// Classes of elements that hold a post of a social network: those that the networks' own scripts look for.
pub const SOCIAL_POSTS: &[&str] = lists::SOCIAL_POSTS;
