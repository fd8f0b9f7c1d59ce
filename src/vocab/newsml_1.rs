//! Facts of NewsML 1.x: what its controlled values mean in the terms of the model. Values are compared in lower case.

/// Statuses (`Status@FormalName`) and those of IPTC's scheme `pubstatusg2`.
pub const STATUSES: &[(&str, &str)] =
    &[("usable", "usable"), ("withheld", "withheld"), ("canceled", "canceled"), ("cancelled", "canceled")];

/// Media types of content (`MediaType@FormalName`) and IPTC's item classes.
pub const MEDIA: &[(&str, &str)] = &[
    ("photo", "ninat:picture"),
    ("picture", "ninat:picture"),
    ("image", "ninat:picture"),
    ("graphic", "ninat:graphic"),
    ("graphics", "ninat:graphic"),
    ("animation", "ninat:graphic"),
    ("audio", "ninat:audio"),
    ("video", "ninat:video"),
];

/// Roles of components (`Role@FormalName`) whose text is the headline.
pub const HEADLINE_ROLES: &[&str] = &["headline", "title", "heading"];
/// Roles of components whose text sums the story up.
pub const STANDFIRST_ROLES: &[&str] =
    &["lead", "abstract", "summary", "standfirst", "teaser", "intro", "synopsis"];
/// Roles of components whose text says what a picture shows.
pub const CAPTION_ROLES: &[&str] = &["caption", "legend", "photocaption", "photo caption", "imagecaption"];

/// Roles of components that say no more than what the component holds.
pub const PLAIN_ROLES: &[&str] = &[
    "main",
    "main text",
    "main picture",
    "body",
    "text",
    "story",
    "article",
    "quicklook",
    "thumbnail",
    "preview",
];
/// Instructions (`Instruction@FormalName`) and IPTC's signals.
pub const SIGNALS: &[(&str, &str)] =
    &[("update", "sig:update"), ("rectify", "sig:correction"), ("correction", "sig:correction")];

/// Keys of properties by which providers say what later versions have elements for.
pub const KEYWORD_PROPERTIES: &[&str] = &["keyword", "keywords"];
/// Keys of properties that name the author.
pub const AUTHOR_PROPERTIES: &[&str] = &["author"];

/// Documents with these elements have a story in them as they are.
pub const XHTML_ROOTS: &[&str] = &["html", "body", "div", "section", "article"];
/// Elements that only NITF has among those that stand bare in content.
pub const NITF_SIGNS: &[&str] = &["media", "block", "hl1", "hl2", "nitf-table", "bq", "body.content"];
