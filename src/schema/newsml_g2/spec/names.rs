//! What the rules ask of elements, by name: one look into a table for each element that passes.

use super::super::tables;
use crate::vocab::g2::ITEMS;
use std::sync::LazyLock;

/// What the rules ask of an element.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asks(u8);

impl Asks {
    /// It is an item.
    pub const ITEM: Self = Self(1);
    /// Its words are needed.
    pub const WORDS: Self = Self(1 << 1);
    /// It says by one of several attributes what it means: `identifying` has them.
    pub const IDENTIFIED: Self = Self(1 << 2);
    /// It leads to a resource.
    pub const TARGET: Self = Self(1 << 3);
    /// It may be deprecated where it stands.
    pub const DEPRECATED: Self = Self(1 << 4);
    /// A rule is about it alone.
    pub const OWN: Self = Self(1 << 5);
    /// What it says is kept for the rules on the whole item.
    pub const NOTED: Self = Self(1 << 6);

    /// What is asked of the element of a name, by the name's number in the grammar.
    pub fn of(name: Option<u16>) -> Self {
        name.and_then(|name| TABLE.get(usize::from(name)).copied()).unwrap_or_default()
    }

    /// Both.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of these is asked.
    pub fn any(self, asks: Self) -> bool {
        self.0 & asks.0 != 0
    }
}

/// Elements whose words the rules need.
pub const WORDS: &[&str] = &[
    "versionCreated",
    "firstCreated",
    "embargoed",
    "contentCreated",
    "contentModified",
    "expires",
    "sent",
    "edNote",
    "inlineData",
];

/// Elements that lead to a resource.
const TARGETS: &[&str] = &["link", "itemRef", "deliveredItemRef", "remoteContent", "remoteInfo", "icon"];

/// Elements that are deprecated, within what (anything where that is empty), and what stands in their place.
pub const DEPRECATED: &[(&str, &str, &str)] = &[
    ("facet", "", "related"),
    ("confirmation", "dates", "the attribute confirmationstatus"),
    ("hasInstrument", "organisationDetails", "the element hasInstrument of the organisation itself"),
    ("sameAs", "scheme", "sameAsScheme"),
];

/// Elements that a rule of their own is about.
const OWN: &[&str] = &["provider", "position", "rightsInfo", "catalogRef", "catalog"];

/// Elements that are noted for the rules on whole items.
const NOTED: &[&str] = &[
    "bag",
    "catalogRef",
    "scheme",
    "inlineXML",
    "inlineData",
    "itemClass",
    "pubStatus",
    "edNote",
    "conceptId",
    "schemeMeta",
    "hop",
    "timestamp",
    "header",
    "groupSet",
    "group",
    "groupRef",
];

/// Elements that are a code or a URI (NewsML-G2 2.35, types QCodePropType, QualPropType, QualRelPropType, ConceptIdType).
const CODED: &[&str] = &[
    "itemClass",
    "pubStatus",
    "published",
    "conceptId",
    "role",
    "service",
    "type",
    "bit",
    "incomingFeedId",
    "eventStatus",
    "occurStatus",
    "newsCoverageStatus",
    "accessStatus",
    "confirmation",
];

/// Elements that say by one of two attributes what they are measured in or made by (NewsML-G2 2.35, annotations of the
/// schema).
const PAIRED: &[(&str, &[&str])] = &[
    ("hash", &["hashtype", "hashtypeuri"]),
    ("rating", &["scaleunit", "scaleunituri"]),
    ("userInteraction", &["interactiontype", "interactiontypeuri"]),
    ("timeDelim", &["timeunit", "timeunituri"]),
    ("circle", &["radunit", "radunituri"]),
];

/// The attributes of which an element needs one, for all rules but those on `provider`.
pub fn identifying(name: &str, parent: &str) -> &'static [&'static str] {
    match name {
        // A catalogue's scheme says by words what it is the same as.
        "sameAs" if parent == "scheme" => &[],
        "sameAs" | "broader" | "narrower" | "related" => &["qcode", "uri", "literal", "value"],
        name if name.ends_with("ExtProperty") => &["rel", "reluri"],
        name if CODED.contains(&name) => &["qcode", "uri"],
        name => PAIRED.iter().find(|(own, _)| *own == name).map_or(&[], |(_, attributes)| *attributes),
    }
}

static TABLE: LazyLock<Vec<Asks>> = LazyLock::new(|| {
    let of = |name: &&str| {
        let name = *name;
        let mut asks = 0;
        let mut ask = |bit: Asks, is: bool| asks |= if is { bit.0 } else { 0 };
        ask(Asks::ITEM, ITEMS.contains(&name));
        ask(Asks::WORDS, WORDS.contains(&name));
        ask(Asks::IDENTIFIED, !identifying(name, "").is_empty());
        ask(Asks::TARGET, TARGETS.contains(&name));
        ask(Asks::DEPRECATED, DEPRECATED.iter().any(|(own, ..)| *own == name));
        ask(Asks::OWN, OWN.contains(&name));
        ask(Asks::NOTED, NOTED.contains(&name));
        Asks(asks)
    };
    tables::names().iter().map(of).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_one_of_the_grammar() {
        let lists = [WORDS, TARGETS, OWN, NOTED, CODED];
        let single = PAIRED.iter().map(|(name, _)| *name).chain(DEPRECATED.iter().map(|(name, ..)| *name));
        for name in lists.into_iter().flatten().copied().chain(single) {
            assert!(Asks::of(tables::name_id(name)) != Asks::default(), "{name}");
        }
        for attribute in PAIRED.iter().flat_map(|(_, attributes)| *attributes) {
            assert!(tables::name_id(attribute).is_some(), "{attribute}");
        }
        assert!(Asks::of(tables::name_id("itemMetaExtProperty")).any(Asks::IDENTIFIED));
        assert_eq!(Asks::of(tables::name_id("headline")), Asks::default());
    }
}
