//! What the rules need to know of an item.

use super::groups::Groups;
use crate::catalogs::Scope;
use crate::source::Span;
use crate::syntax::xml::Attribute;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A code, and where it stands.
#[derive(Debug)]
pub struct Code<'a> {
    pub value: Cow<'a, str>,
    pub span: Span,
    /// The URI that stands beside it.
    pub uri: Option<Cow<'a, str>>,
}

/// A text, and where it stands.
#[derive(Debug, Clone)]
pub struct PlacedWords {
    pub words: String,
    pub span: Span,
}

/// An alias that a catalogue within the item declares, and where it stands.
#[derive(Debug)]
pub struct AliasDeclaration {
    pub alias: String,
    pub span: Span,
}

/// What is known of one item.
#[derive(Debug, Default)]
pub struct ItemFacts<'a> {
    pub name: &'a str,
    pub span: Span,
    pub attributes: Vec<Attribute<'a>>,
    pub scope: Scope,
    pub references: Vec<PlacedWords>,
    pub declared: Vec<AliasDeclaration>,
    pub codes: Vec<Code<'a>>,
    pub dates: BTreeMap<&'static str, PlacedWords>,
    pub class: Option<(String, Span)>,
    pub status: Option<(String, Span)>,
    pub embargo_note: bool,
    pub identifiers: Vec<(String, Option<String>, Span)>,
    pub scheme: Option<String>,
    pub hops: Vec<(Option<u64>, Option<String>, Span)>,
    pub groups: Groups,
}

impl ItemFacts<'_> {
    /// An attribute of the item's element as it is written; `prefix` is empty where it has none.
    pub fn attribute(&self, prefix: &str, name: &str) -> Option<&str> {
        let own = self.attributes.iter().find(|a| a.prefix == prefix && a.name == name);
        own.map(|a| a.value.as_ref())
    }
}
