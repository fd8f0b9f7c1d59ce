//! How pages label what is no story, by the words that the label begins with (`data/page-labels.txt`).

use super::WordSet;

mod lists {
    use super::says;
    lists!("page-labels");
}

/// What a label says of the words that it begins.
pub mod says {
    /// Another story: “Read more”.
    pub const RELATED: u32 = 1 << 0;
    /// An offer: newsletters, subscriptions, apps.
    pub const OFFER: u32 = 1 << 1;
    /// Who made a picture.
    pub const CREDIT: u32 = 1 << 2;
    /// A date, or the state of the text.
    pub const DATE: u32 = 1 << 3;
    /// Sharing and following.
    pub const SHARE: u32 = 1 << 4;
    /// Readers' comments.
    pub const COMMENT: u32 = 1 << 5;
    /// An advertisement.
    pub const AD: u32 = 1 << 6;
    /// Tags and sections.
    pub const TAGS: u32 = 1 << 7;
    /// Rights.
    pub const RIGHTS: u32 = 1 << 8;
    /// Consent, scripts, external content.
    pub const CONSENT: u32 = 1 << 9;
    /// Where the text comes from.
    pub const SOURCE: u32 = 1 << 10;
    /// The author.
    pub const AUTHOR: u32 = 1 << 11;
    /// Their names, in the order of the bits.
    pub const NAMES: [&str; 12] = [
        "related",
        "offer",
        "credit",
        "date",
        "share",
        "comment",
        "advertisement",
        "tags",
        "rights",
        "consent",
        "source",
        "author",
    ];
}
/// Beginnings of labels with what they say, in lower case, sorted.
pub const LABELS: &[(&str, u32)] = lists::PAGE_LABELS;

/// Words by which the makers of pictures are named in captions: agencies and libraries, and what stands before a name.
pub static PICTURE_MAKERS: WordSet = WordSet::new(lists::PICTURE_MAKERS);
