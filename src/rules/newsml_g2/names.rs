//! What the rules ask of elements, by name: one look into a table for each element that passes.

use crate::vocab::g2::ITEMS;

/// What the rules ask of an element: a set of bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Triggers(u8);

impl Triggers {
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

    /// Both.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of these is asked.
    pub fn any(self, triggers: Self) -> bool {
        self.0 & triggers.0 != 0
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

/// Which rules each name of a list triggers.
pub struct TriggerTable(Vec<Triggers>);

impl TriggerTable {
    /// The table of a list of names; elements are looked up by the numbers of their names in it.
    pub fn new(names: &[&str]) -> Self {
        Self(names.iter().copied().map(triggers_of).collect())
    }

    /// What the element of a name triggers.
    pub fn of(&self, name: Option<u16>) -> Triggers {
        name.and_then(|name| self.0.get(usize::from(name)).copied()).unwrap_or_default()
    }
}

fn triggers_of(name: &str) -> Triggers {
    let mut triggers = 0;
    let mut set = |bit: Triggers, is: bool| triggers |= if is { bit.0 } else { 0 };
    set(Triggers::ITEM, ITEMS.contains(&name));
    set(Triggers::WORDS, WORDS.contains(&name));
    set(Triggers::IDENTIFIED, !identifying(name, "").is_empty());
    set(Triggers::TARGET, TARGETS.contains(&name));
    set(Triggers::DEPRECATED, DEPRECATED.iter().any(|(own, ..)| *own == name));
    set(Triggers::OWN, OWN.contains(&name));
    set(Triggers::NOTED, NOTED.contains(&name));
    Triggers(triggers)
}

/// All names that these rules know, of elements and of the attributes that identify: each is one of the schema.
#[cfg(test)]
pub fn known() -> impl Iterator<Item = &'static str> {
    let lists = [WORDS, TARGETS, OWN, NOTED, CODED];
    let single = PAIRED.iter().map(|(name, _)| *name).chain(DEPRECATED.iter().map(|(name, ..)| *name));
    let attributes = PAIRED.iter().flat_map(|(_, attributes)| *attributes);
    lists.into_iter().flatten().chain(attributes).copied().chain(single)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_trigger_the_rules_that_are_about_them() {
        let table = TriggerTable::new(&["headline", "itemMetaExtProperty"]);
        assert_eq!(table.of(Some(0)), Triggers::default());
        assert!(table.of(Some(1)).any(Triggers::IDENTIFIED));
        assert_eq!(table.of(None), Triggers::default());
    }
}
