//! References: predefined, by number, and to internal entities, which expand to text within a bound.

use super::attributes::{begins_name, continues_name};
use std::borrow::Cow;
use std::collections::HashMap;

/// How deep entities may refer to one another.
const MAX_DEPTH: usize = 40;

/// Entities of a document.
#[derive(Debug, Default)]
pub struct Entities {
    table: HashMap<String, Declared>,
    parameters: HashMap<String, Option<String>>,
    /// Bytes that may still be expanded to.
    budget: usize,
    /// Whether the DOCTYPE refers to declarations outside of the document, which are not read.
    pub has_outside: bool,
}

#[derive(Debug, Clone)]
enum Declared {
    /// The replacement text: the value with its references by number replaced.
    Internal(String),
    External,
}

/// Why a reference has no text.
#[derive(Debug, PartialEq, Eq)]
pub enum EntityFault {
    /// Nobody declares it, or its text lies outside.
    Unknown(String),
    /// A reference by number to what is no character.
    NoCharacter(String),
    /// An ampersand that begins no reference.
    Dangling,
    /// It refers to itself.
    Circular(String),
    /// Its text holds markup, which must not stand here.
    Markup(String),
    /// All expansions together are too large.
    TooLarge,
}

impl Entities {
    /// No entities yet; expansions are bound by `budget` bytes.
    pub fn new(budget: usize) -> Self {
        Self { budget, ..Self::default() }
    }

    /// Takes over a declaration; the first one of a name counts (XML 1.0, section 4.2).
    pub fn declare(&mut self, name: &str, value: &str, parameter: bool) {
        let text = replacement(value);
        if parameter {
            self.parameters.entry(name.to_owned()).or_insert(Some(text));
        } else {
            self.table.entry(name.to_owned()).or_insert(Declared::Internal(text));
        }
    }

    /// Takes over that a name is declared outside.
    pub fn declare_external(&mut self, name: &str, parameter: bool) {
        if parameter {
            self.parameters.entry(name.to_owned()).or_insert(None);
        } else {
            self.table.entry(name.to_owned()).or_insert(Declared::External);
        }
    }

    /// The text of a parameter entity, where it is in the document.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.get(name)?.as_deref()
    }

    /// Whether some entity's text holds markup, so that references to it must be inlined.
    pub fn hold_markup(&self) -> bool {
        self.table.values().any(|d| matches!(d, Declared::Internal(text) if text.contains('<')))
    }

    /// The replacement text of an internal entity that is not predefined.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.table.get(name) {
            Some(Declared::Internal(text)) => Some(text),
            _ => None,
        }
    }

    /// Takes from what may still be expanded to; whether there was enough.
    pub fn spend(&mut self, bytes: usize) -> bool {
        match self.budget.checked_sub(bytes) {
            Some(left) => {
                self.budget = left;
                true
            }
            None => false,
        }
    }

    /// Whether all names that a default value refers to are declared before it, and hold no markup.
    pub fn check_default(&self, value: &str) -> Result<(), String> {
        self.check_default_within(value, 0)
    }

    fn check_default_within(&self, value: &str, depth: usize) -> Result<(), String> {
        for name in names(value) {
            if depth > MAX_DEPTH {
                return Err(format!("the entity `{name}` refers to itself"));
            }
            match self.table.get(name) {
                _ if predefined(name).is_some() => {}
                Some(Declared::Internal(text)) if text.contains('<') => {
                    return Err(format!(
                        "the entity `{name}` contains `<`, which is not allowed in an attribute"
                    ));
                }
                Some(Declared::Internal(text)) => self.check_default_within(text, depth + 1)?,
                Some(Declared::External) => {
                    return Err(format!("the entity `{name}` is outside the document"));
                }
                None if self.has_outside => {}
                None => return Err(format!("the entity `{name}` is not declared")),
            }
        }
        Ok(())
    }

    /// The text of one reference, given without `&` and `;`.
    pub fn resolve(&mut self, name: &str) -> Result<Cow<'static, str>, EntityFault> {
        self.resolve_within(name, 0)
    }

    fn resolve_within(&mut self, name: &str, depth: usize) -> Result<Cow<'static, str>, EntityFault> {
        if let Some(text) = predefined(name) {
            return Ok(text.into());
        }
        if let Some(number) = name.strip_prefix('#') {
            return Ok(Cow::Owned(by_number(number)?.to_string()));
        }
        if !is_name(name) {
            return Err(EntityFault::Dangling);
        }
        let text = match self.table.get(name) {
            Some(Declared::Internal(text)) => text.clone(),
            Some(Declared::External) | None => return Err(EntityFault::Unknown(name.to_owned())),
        };
        if depth > MAX_DEPTH {
            return Err(EntityFault::Circular(name.to_owned()));
        }
        if text.contains('<') {
            return Err(EntityFault::Markup(name.to_owned()));
        }
        if !self.spend(text.len() + 1) {
            return Err(EntityFault::TooLarge);
        }
        Ok(Cow::Owned(self.expand_within(&text, depth + 1)?.into_owned()))
    }

    /// Replaces all references in a text.
    pub fn expand<'t>(&mut self, text: &'t str) -> Result<Cow<'t, str>, EntityFault> {
        self.expand_within(text, 0)
    }

    fn expand_within<'t>(&mut self, text: &'t str, depth: usize) -> Result<Cow<'t, str>, EntityFault> {
        let Some(first) = text.find('&') else { return Ok(Cow::Borrowed(text)) };
        let mut out = String::with_capacity(text.len());
        out.push_str(text.get(..first).unwrap_or_default());
        let mut rest = text.get(first..).unwrap_or_default();
        while let Some(after) = rest.strip_prefix('&') {
            let end = after.find(';').ok_or(EntityFault::Dangling)?;
            let name = after.get(..end).unwrap_or_default();
            if name.is_empty() || name.contains(|c: char| c.is_whitespace() || c == '&') {
                return Err(EntityFault::Dangling);
            }
            out.push_str(&self.resolve_within(name, depth)?);
            let tail = after.get(end + 1..).unwrap_or_default();
            let next = tail.find('&').unwrap_or(tail.len());
            out.push_str(tail.get(..next).unwrap_or_default());
            rest = tail.get(next..).unwrap_or_default();
        }
        Ok(Cow::Owned(out))
    }
}

fn predefined(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}

fn is_name(name: &str) -> bool {
    name.chars().next().is_some_and(begins_name) && name.chars().all(continues_name)
}

/// The names that a text refers to, without references by number.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('&').skip(1).filter_map(|t| t.split(';').next()).filter(|n| !n.starts_with('#'))
}

/// An entity's value with its references by number replaced (XML 1.0, section 4.5).
fn replacement(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find("&#") {
        out.push_str(rest.get(..at).unwrap_or_default());
        let after = rest.get(at + 2..).unwrap_or_default();
        let end = after.find(';').unwrap_or(after.len());
        if let Ok(c) = by_number(after.get(..end).unwrap_or_default()) {
            out.push(c);
        }
        rest = after.get(end + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Whether every ampersand in a text begins a reference, and every number is that of a character.
pub fn check_references(text: &str) -> Result<(), String> {
    for piece in text.split('&').skip(1) {
        let Some(end) = piece.find(';') else {
            return Err("ampersand that does not start a reference".into());
        };
        let name = piece.get(..end).unwrap_or_default();
        match name.strip_prefix('#') {
            Some(number) if by_number(number).is_err() => {
                return Err(format!("`&{name};` is a character that XML forbids"));
            }
            None if !is_name(name) => return Err("ampersand that does not start a reference".into()),
            _ => {}
        }
    }
    Ok(())
}

fn by_number(number: &str) -> Result<char, EntityFault> {
    let value = match number.strip_prefix('x') {
        Some(hex) if !hex.is_empty() && hex.bytes().all(|b| b.is_ascii_hexdigit()) => {
            u32::from_str_radix(hex, 16).ok()
        }
        None if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok(),
        _ => None,
    };
    value
        .and_then(char::from_u32)
        .filter(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..))
        .ok_or_else(|| EntityFault::NoCharacter(format!("&#{number};")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_expand_within_a_bound() {
        let mut entities = Entities::new(1000);
        entities.declare("x", "y &amp; z", false);
        entities.declare("twice", "&#38;#60;b", false);
        entities.declare("loop", "&loop;", false);
        entities.declare_external("out", false);
        assert_eq!(entities.expand("a &x; &#x41;&#66;").unwrap(), "a y & z AB");
        assert_eq!(entities.expand("&twice;").unwrap(), "<b");
        assert_eq!(entities.expand("&loop;"), Err(EntityFault::Circular("loop".into())));
        assert_eq!(entities.expand("&out;"), Err(EntityFault::Unknown("out".into())));
        assert_eq!(entities.expand("&#0;"), Err(EntityFault::NoCharacter("&#0;".into())));
        assert_eq!(entities.expand("a & b"), Err(EntityFault::Dangling));
    }
}
