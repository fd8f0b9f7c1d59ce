//! What the examples of these rules have in common.

use crate::diagnostics::Example;

/// A newsItem: its attributes, its catalogues, what itemMeta holds behind the version, and the rest.
macro_rules! news_item {
    ($attributes:literal, $catalogs:literal, $meta:literal, $rest:literal) => {
        concat!(
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" standard=\"NewsML-G2\" standardversion=\"2.35\" ",
            $attributes,
            ">",
            $catalogs,
            "<itemMeta><itemClass qcode=\"ninat:text\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated>",
            $meta,
            "</itemMeta>",
            $rest,
            "</newsItem>"
        )
    };
}

/// The same, as it should be but for `itemMeta` and the rest.
macro_rules! sound_item {
    ($meta:literal, $rest:literal) => {
        news_item!(
            "guid=\"urn:x:1\" conformance=\"power\" xml:lang=\"en\"",
            "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
            $meta,
            $rest
        )
    };
}

/// An item that breaks no rule of this folder.
pub const GOOD: Example = Example::new(
    "newsml-g2",
    sound_item!(
        "<pubStatus qcode=\"stat:usable\"/>",
        "<contentMeta><subject qcode=\"medtop:20000002\" uri=\"http://cv.iptc.org/newscodes/mediatopic/20000002\"/></contentMeta>"
    ),
);
