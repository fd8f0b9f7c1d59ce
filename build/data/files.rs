//! Which files there are, which sections each has, and which tables of Rust they become.

/// A file `data/NAME.txt`.
#[derive(Debug)]
pub struct DataFile {
    pub name: &'static str,
    pub form: Form,
    pub sections: &'static [&'static str],
    pub tables: &'static [Table],
}

/// What the lines of a file look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `tr  yazan`: the languages that have the words, and the words.
    Phrases,
    /// `articlebody`: a word that belongs to no language.
    Words,
    /// `tr  ocak | şubat | …`: a language, and the names of its twelve months.
    Months,
    /// `tr  ve bir bu`: a language, and words of it.
    Frequent,
    /// `medtop  http://cv.iptc.org/newscodes/mediatopic/  37`: an alias, its URI, the catalogue, the day it was retired.
    Schemes,
}

/// A constant of Rust, and the sections whose lines are in it.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    pub shape: Shape,
    pub sections: &'static [&'static str],
}

/// How a table is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Sorted, for `WordSet`.
    Set,
    /// The same, for words whose case matters.
    CasedSet,
    /// In the order of the file.
    List,
    /// The same, for words whose case matters.
    CasedList,
    /// In the order of the file, with a space before and after each.
    Spaced,
    /// Longer words before shorter ones, so that a word is tried before one that it ends or starts with.
    LongestFirst,
    /// Words with the sections that have them, as bits named in this module of `vocab`; sorted.
    Flags(&'static str),
    /// Pairs of a language and its words: with bars between months, else as in the file.
    ByLanguage,
    /// IPTC's schemes, by alias.
    Schemes,
}

use Form::{Frequent, Months, Phrases, Schemes, Words};
use Shape::{ByLanguage, CasedList, CasedSet, Flags, List, LongestFirst, Set, Spaced};

const fn table(name: &'static str, shape: Shape, sections: &'static [&'static str]) -> Table {
    Table { name, shape, sections }
}

/// The parts of a page that its names tell, in the order of `hint`.
const HINTS: &[&str] = &[
    "body",
    "content",
    "comment",
    "share",
    "related",
    "promo",
    "nav",
    "foot",
    "side",
    "meta",
    "author",
    "tags",
    "media",
    "title",
    "lead",
    "hidden",
    "quote",
    "wall",
    "date",
    "card",
    "standfirst",
    "kicker",
];

/// What labels say, in the order of `says`.
const LABELS: &[&str] = &[
    "related", "offer", "credit", "date", "share", "comment", "ad", "tags", "rights", "consent", "source",
    "author",
];

/// All files but the list of languages.
pub const FILES: &[DataFile] = &[
    DataFile {
        name: "agencies",
        form: Phrases,
        sections: &["agency", "dateline", "before-place", "agency-word", "service-word", "source-lead"],
        tables: &[
            table("AGENCIES", Set, &["agency"]),
            table("DATELINE_AGENCIES", Set, &["agency", "dateline", "before-place"]),
            table("AGENCIES_BEFORE_PLACE", LongestFirst, &["before-place"]),
            table("AGENCY_WORDS", LongestFirst, &["agency-word"]),
            table("SERVICE_WORDS", List, &["service-word"]),
            table("SOURCE_LEADS", List, &["source-lead"]),
        ],
    },
    DataFile {
        name: "byline",
        form: Phrases,
        sections: &[
            "lead",
            "lead-with-colon",
            "author-label",
            "joint",
            "role",
            "account",
            "not-a-name",
            "after-name",
        ],
        tables: &[
            table("BYLINE_LEADS", List, &["lead", "lead-with-colon"]),
            table("BYLINE_LEADS_WITH_COLON", Set, &["lead-with-colon"]),
            table("AUTHOR_LABELS", Set, &["author-label"]),
            table("JOINTS", Spaced, &["joint"]),
            table("ROLES", Set, &["role"]),
            table("ACCOUNTS", Set, &["account"]),
            table("NOT_NAMES", Set, &["not-a-name"]),
            table("AFTER_NAMES", Set, &["after-name"]),
        ],
    },
    DataFile {
        name: "common-words",
        form: Frequent,
        sections: &["frequent", "distinctive"],
        tables: &[
            table("FREQUENT_WORDS", ByLanguage, &["frequent"]),
            table("DISTINCTIVE_WORDS", ByLanguage, &["distinctive"]),
        ],
    },
    DataFile {
        name: "dates",
        form: Phrases,
        sections: &["published", "modified", "before-time", "before-noon", "after-noon"],
        tables: &[
            table("PUBLISHED", List, &["published"]),
            table("MODIFIED", List, &["modified"]),
            table("BEFORE_TIME", Set, &["before-time"]),
            table("BEFORE_NOON", Set, &["before-noon"]),
            table("AFTER_NOON", Set, &["after-noon"]),
        ],
    },
    DataFile {
        name: "embargo",
        form: Phrases,
        sections: &["label", "beginning"],
        tables: &[table("EMBARGO_LABELS", Set, &["label"]), table("EMBARGO_LEADS", List, &["beginning"])],
    },
    DataFile {
        name: "iptc-schemes",
        form: Schemes,
        sections: &["scheme"],
        tables: &[table("IPTC_SCHEMES", Shape::Schemes, &["scheme"])],
    },
    DataFile {
        name: "months",
        form: Months,
        sections: &["gregorian", "solar-hijri", "lunar-hijri"],
        tables: &[
            table("GREGORIAN_MONTHS", ByLanguage, &["gregorian"]),
            table("SOLAR_HIJRI_MONTHS", ByLanguage, &["solar-hijri"]),
            table("LUNAR_HIJRI_MONTHS", ByLanguage, &["lunar-hijri"]),
        ],
    },
    DataFile {
        name: "notices",
        form: Phrases,
        sections: &[
            "kill",
            "correction",
            "update",
            "numbered-update",
            "note-to-editors",
            "note",
            "changes",
            "press-release",
            "not-for-publication",
        ],
        tables: &[
            table("KILL", Set, &["kill"]),
            table("CORRECTION", Set, &["correction"]),
            table("UPDATE", Set, &["update"]),
            table("NUMBERED_UPDATE", Set, &["numbered-update"]),
            table("NOTES_TO_EDITORS", Set, &["note-to-editors"]),
            table("NOTE_LEADS", List, &["note"]),
            table("CHANGES", List, &["changes"]),
            table("PRESS_RELEASE", Set, &["press-release"]),
            table("NOT_FOR_PUBLICATION", List, &["not-for-publication"]),
        ],
    },
    DataFile {
        name: "page-kinds",
        form: Phrases,
        sections: &["error", "consent"],
        tables: &[table("ERROR_HEADINGS", List, &["error"]), table("CONSENT_WORDS", List, &["consent"])],
    },
    DataFile {
        name: "page-labels",
        form: Phrases,
        sections: &[
            "related",
            "offer",
            "credit",
            "date",
            "share",
            "comment",
            "ad",
            "tags",
            "rights",
            "consent",
            "source",
            "author",
            "picture-maker",
        ],
        tables: &[
            table("PAGE_LABELS", Flags("says"), LABELS),
            table("PICTURE_MAKERS", CasedSet, &["picture-maker"]),
        ],
    },
    DataFile {
        name: "page-names",
        form: Words,
        sections: &[
            "body",
            "content",
            "comment",
            "share",
            "related",
            "promo",
            "nav",
            "foot",
            "side",
            "meta",
            "author",
            "tags",
            "media",
            "title",
            "lead",
            "hidden",
            "quote",
            "wall",
            "date",
            "card",
            "standfirst",
            "kicker",
            "author-path",
            "social-post",
        ],
        tables: &[
            table("PAGE_NAMES", Flags("hint"), HINTS),
            table("AUTHOR_PATHS", Set, &["author-path"]),
            table("SOCIAL_POSTS", List, &["social-post"]),
        ],
    },
    DataFile {
        name: "residue",
        form: Words,
        sections: &["html-element", "shortcode", "script", "template"],
        tables: &[
            table("HTML_ELEMENTS", Set, &["html-element"]),
            table("SHORTCODES", List, &["shortcode"]),
            table("SCRIPTS", CasedList, &["script"]),
            table("TEMPLATES", CasedList, &["template"]),
        ],
    },
    DataFile {
        name: "story-end",
        form: Phrases,
        sections: &[
            "end-mark",
            "end-mark-set-off",
            "more",
            "more-set-off",
            "copyright",
            "contact",
            "word-count",
        ],
        tables: &[
            table("END_MARKS", Set, &["end-mark", "end-mark-set-off"]),
            table("END_MARKS_SET_OFF", Set, &["end-mark-set-off"]),
            table("MORE", Set, &["more", "more-set-off"]),
            table("MORE_SET_OFF", Set, &["more-set-off"]),
            table("COPYRIGHT_LEADS", List, &["copyright"]),
            table("CONTACT", Set, &["contact"]),
            table("WORD_COUNTS", Set, &["word-count"]),
        ],
    },
];
