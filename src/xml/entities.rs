//! References: predefined, by number, and to internal entities, which expand to text within a bound.

use std::borrow::Cow;
use std::collections::HashMap;

/// Internal general entities of a document.
#[derive(Debug, Default)]
pub struct Entities<'a> {
    table: HashMap<&'a str, Declared<'a>>,
    /// Bytes that may still be expanded to.
    budget: usize,
}

#[derive(Debug, Clone)]
enum Declared<'a> {
    Internal(&'a str),
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
    /// Its text holds markup, which is not expanded.
    Markup(String),
    /// All expansions together are too large.
    TooLarge,
}

impl<'a> Entities<'a> {
    /// No entities yet; expansions are bound by `budget` bytes.
    pub fn new(budget: usize) -> Self {
        Self { table: HashMap::new(), budget }
    }

    /// Takes over the entity declarations of a DOCTYPE's text.
    pub fn declare(&mut self, doctype: &'a str) {
        let Some(open) = doctype.find('[') else { return };
        let mut rest = doctype.get(open + 1..).unwrap_or_default();
        while let Some(at) = rest.find("<!") {
            rest = rest.get(at..).unwrap_or_default();
            if let Some(after) = rest.strip_prefix("<!--") {
                rest = after.find("-->").and_then(|e| after.get(e + 3..)).unwrap_or_default();
                continue;
            }
            let Some(after) = rest.strip_prefix("<!ENTITY") else {
                rest = rest.get(2..).unwrap_or_default();
                continue;
            };
            let after = after.trim_start();
            rest = after;
            let (name, value) = match after.find(char::is_whitespace) {
                Some(end) => {
                    (after.get(..end).unwrap_or_default(), after.get(end..).unwrap_or_default().trim_start())
                }
                None => return,
            };
            let declared = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let body = value.get(1..).unwrap_or_default();
                    let Some(end) = body.find(quote) else { return };
                    rest = body.get(end..).unwrap_or_default();
                    Declared::Internal(body.get(..end).unwrap_or_default())
                }
                _ => Declared::External,
            };
            // The first declaration of a name is the one that counts (XML 1.0, section 4.2).
            self.table.entry(name).or_insert(declared);
        }
    }

    /// The text of one reference, given without `&` and `;`.
    pub fn resolve(&mut self, name: &str) -> Result<Cow<'static, str>, EntityFault> {
        self.resolve_within(name, 0)
    }

    fn resolve_within(&mut self, name: &str, depth: usize) -> Result<Cow<'static, str>, EntityFault> {
        Ok(match name {
            "amp" => "&".into(),
            "lt" => "<".into(),
            "gt" => ">".into(),
            "quot" => "\"".into(),
            "apos" => "'".into(),
            _ => {
                if let Some(number) = name.strip_prefix('#') {
                    return Ok(Cow::Owned(by_number(number)?.to_string()));
                }
                let value = match self.table.get(name) {
                    Some(Declared::Internal(value)) => *value,
                    Some(Declared::External) | None => return Err(EntityFault::Unknown(name.to_owned())),
                };
                if depth > 20 {
                    return Err(EntityFault::Circular(name.to_owned()));
                }
                if value.contains('<') {
                    return Err(EntityFault::Markup(name.to_owned()));
                }
                self.budget = self.budget.checked_sub(value.len() + 1).ok_or(EntityFault::TooLarge)?;
                Cow::Owned(self.expand_within(value, depth + 1)?.into_owned())
            }
        })
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

fn by_number(number: &str) -> Result<char, EntityFault> {
    let value = match number.strip_prefix('x') {
        Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16).ok(),
        None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok(),
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
        entities.declare(
            "DOCTYPE a [<!ENTITY x \"y &amp; z\"><!ENTITY loop \"&loop;\"><!ENTITY out SYSTEM \"file\">]",
        );
        assert_eq!(entities.expand("a &x; &#x41;&#66;").unwrap(), "a y & z AB");
        assert_eq!(entities.expand("&loop;"), Err(EntityFault::Circular("loop".into())));
        assert_eq!(entities.expand("&out;"), Err(EntityFault::Unknown("out".into())));
        assert_eq!(entities.expand("&#0;"), Err(EntityFault::NoCharacter("&#0;".into())));
        assert_eq!(entities.expand("a & b"), Err(EntityFault::Dangling));
    }
}
