//! The grammar of all versions as constant tables, compiled from `schemas/newsml-g2/` by the build script.

use crate::schema::simple::{Builtin, Pattern, Simple};

/// No type, no variant.
pub const NONE: u16 = u16::MAX;

/// What an element may hold: words of a simple type; or elements by an automaton, among words where `true`.
#[derive(Debug, Clone, Copy)]
pub enum Content {
    Simple(u16),
    Elements(u16, bool),
}

/// How what a wildcard lets in is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Process {
    Skip,
    Lax,
    Strict,
}

/// A type as one or more versions have it.
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    pub content: Content,
    pub attributes: u16,
    /// The namespaces of further attributes, and how they are checked.
    pub any: Option<(u8, Process)>,
}

/// An attribute: the numbers of its name and simple type, whether it must stand, and its only value.
#[derive(Debug, Clone, Copy)]
pub struct Attribute {
    pub name: u16,
    pub simple: u16,
    pub required: bool,
    pub fixed: Option<&'static str>,
}

/// A type with its variants by version.
#[derive(Debug, Clone, Copy)]
pub struct Type {
    pub name: &'static str,
    pub variants: [u16; VERSIONS.len()],
}

/// A state of an automaton.
#[derive(Debug, Clone, Copy)]
pub struct State {
    pub accepts: bool,
    edges: (u16, u16),
    wilds: (u16, u16),
}

/// Where an element leads, and its type.
#[derive(Debug, Clone, Copy)]
pub struct Edge {
    pub name: u16,
    pub kind: u16,
    pub to: u16,
}

include!(concat!(env!("OUT_DIR"), "/newsml_g2_grammar.rs"));

/// All names, by their numbers: as [`name`] has them, those of ODRL with its mark.
pub fn names() -> &'static [&'static str] {
    &NAMES
}

/// The number of a name.
pub fn name_id(name: &str) -> Option<u16> {
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193));
    let mut at = hash as usize & (NAME_TABLE.len() - 1);
    loop {
        let id = *NAME_TABLE.get(at)?;
        if *NAMES.get(usize::from(id))? == name {
            return Some(id);
        }
        at = (at + 1) & (NAME_TABLE.len() - 1);
    }
}

/// The name of a number, for people: that of ODRL's elements without the mark of their namespace.
pub fn name(id: u16) -> &'static str {
    let name = NAMES.get(usize::from(id)).copied().unwrap_or_default();
    name.strip_prefix("odrl.").unwrap_or(name)
}

/// The number of a version such as `2.28`.
pub fn version_index(version: &str) -> Option<u8> {
    VERSIONS.iter().position(|v| *v == version).and_then(|at| u8::try_from(at).ok())
}

/// The type of a global element.
pub fn global(id: u16, version: u8) -> Option<u16> {
    let at = GLOBALS.binary_search_by_key(&id, |(name, _)| *name).ok()?;
    let kind = GLOBALS.get(at)?.1.get(usize::from(version))?;
    (*kind != NONE).then_some(*kind)
}

/// The type of a number.
pub fn kind(id: u16) -> Option<&'static Type> {
    TYPES.get(usize::from(id))
}

/// A type as a version has it.
pub fn variant(id: u16, version: u8) -> Option<&'static Variant> {
    let at = kind(id)?.variants.get(usize::from(version))?;
    VARIANTS.get(usize::from(*at))
}

/// The simple type of a number.
pub fn simple(id: u16) -> Option<&'static Simple> {
    SIMPLES.get(usize::from(id)).map(|(_, simple)| simple)
}

impl Variant {
    /// The attributes, by the numbers of their names.
    pub fn attributes(&self) -> &'static [Attribute] {
        ATTRIBUTES.get(usize::from(self.attributes)).copied().unwrap_or_default()
    }

    /// An attribute.
    pub fn attribute(&self, name: u16) -> Option<&'static Attribute> {
        let list = self.attributes();
        list.binary_search_by_key(&name, |a| a.name).ok().and_then(|at| list.get(at))
    }

    /// The automaton's first state.
    pub fn first(&self) -> Option<u16> {
        match self.content {
            Content::Elements(automaton, _) => AUTOMATA.get(usize::from(automaton)).copied(),
            Content::Simple(_) => None,
        }
    }
}

/// A state by its number.
pub fn state(id: u16) -> Option<&'static State> {
    STATES.get(usize::from(id))
}

impl State {
    /// Where elements lead, by the numbers of their names.
    pub fn edges(&self) -> &'static [Edge] {
        EDGES.get(usize::from(self.edges.0)..usize::from(self.edges.1)).unwrap_or_default()
    }

    /// Where an element leads.
    pub fn edge(&self, name: u16) -> Option<&'static Edge> {
        let list = self.edges();
        list.binary_search_by_key(&name, |e| e.name).ok().and_then(|at| list.get(at))
    }

    /// Wildcards: namespaces, how they are checked, where they lead.
    pub fn wilds(&self) -> &'static [(u8, Process, u16)] {
        WILDS.get(usize::from(self.wilds.0)..usize::from(self.wilds.1)).unwrap_or_default()
    }

    /// Whether elements of the standard, or any at all, may follow.
    pub fn is_last(&self) -> bool {
        self.edges().is_empty() && self.wilds().is_empty()
    }
}

/// States that can be reached from one, itself first, nearest first.
pub fn reachable(from: u16) -> Vec<u16> {
    let mut out = vec![from];
    let mut at = 0;
    while let Some(id) = out.get(at).copied() {
        at += 1;
        let Some(state) = state(id) else { continue };
        let wild = state.wilds().iter().map(|(_, _, to)| *to);
        for to in state.edges().iter().map(|e| e.to).chain(wild) {
            if !out.contains(&to) {
                out.push(to);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::g2;

    #[test]
    fn the_newest_version_is_the_last_of_the_tables() {
        assert_eq!(VERSIONS.last(), Some(&g2::NEWEST));
        assert!(version_index(g2::DEFAULT_VERSION).is_some());
    }

    #[test]
    fn versions_differ_where_the_standard_changed() {
        let id = |n: &str| name_id(n).unwrap();
        let (old, new) = (version_index("2.9").unwrap(), version_index(g2::NEWEST).unwrap());
        assert!(global(id("catalogItem"), new).is_some());
        assert_eq!(global(id("catalogItem"), old), None);
        assert_eq!(name_id("nothing like it"), None);
        // The catalogue became optional with 2.30: before, an item begins with one.
        let item =
            |v: u8| state(variant(global(id("newsItem"), v).unwrap(), v).unwrap().first().unwrap()).unwrap();
        assert!(item(old).edge(id("itemMeta")).is_none());
        assert!(item(new).edge(id("itemMeta")).is_some());
    }
}
