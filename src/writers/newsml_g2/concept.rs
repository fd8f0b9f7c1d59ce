//! Concepts, labels and links as elements.

use super::Writer;
use super::kept::{self, Kept};
use crate::model::{Concept, Label, LanguageTag, Link, QCode};
use crate::vocab::g2;

/// What a property may carry besides names and codes; the schema differs by element.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shape {
    /// `literal` is allowed (flexible properties).
    pub literal: bool,
    /// A literal is demanded where nothing else identifies the party.
    pub identified: bool,
    /// `type` is allowed.
    pub nature: bool,
    /// `role` is allowed.
    pub role: bool,
    /// `confidence` and `relevance` are allowed.
    pub quantified: bool,
    /// `broader` is allowed.
    pub broader: bool,
}

/// A party.
pub const PARTY: Shape =
    Shape { literal: true, identified: false, nature: true, role: false, quantified: false, broader: true };
/// A creator, contributor or source.
pub const AUTHOR: Shape = Shape { role: true, ..PARTY };
/// The provider.
pub const PROVIDER: Shape = Shape { identified: true, ..PARTY };
/// A subject or genre.
pub const SUBJECT: Shape = Shape { quantified: true, ..PARTY };
/// A code with names.
pub const CODE: Shape = Shape {
    literal: false,
    identified: false,
    nature: false,
    role: false,
    quantified: false,
    broader: false,
};

/// Writes a concept as an element.
pub fn write(name: &str, concept: &Concept, shape: Shape, pointer: &str, writer: &mut Writer<'_>) {
    writer.w.open(name);
    code(concept, shape, pointer, writer);
    for (attribute, value, allowed) in
        [("type", &concept.nature, shape.nature), ("role", &concept.role, shape.role)]
    {
        let Some(value) = value else { continue };
        let sound = value.split_whitespace().all(|v| QCode::parse(v).is_some());
        if allowed && sound {
            writer.w.attribute(attribute, value);
        } else {
            writer.lose(pointer, format!("<{name}> cannot carry the {attribute} “{value}”"));
        }
    }
    for (attribute, value) in [("confidence", concept.confidence), ("relevance", concept.relevance)] {
        let Some(value) = value else { continue };
        if shape.quantified && value <= 100 {
            writer.w.attribute(attribute, &value.to_string());
        } else {
            writer.lose(pointer, format!("<{name}> cannot carry the {attribute} {value}"));
        }
    }
    kept::extra_attributes(concept.extra.as_deref(), writer);
    children(concept, shape, pointer, writer);
    writer.w.close();
}

fn code(concept: &Concept, shape: Shape, pointer: &str, writer: &mut Writer<'_>) {
    let mut literal = concept.literal.clone();
    let of_scheme = concept.scheme.as_ref().zip(concept.code.as_ref()).and_then(|(scheme, code)| {
        let (_, alias) = writer.aliases.iter().find(|(uri, _)| uri == scheme)?;
        Some(format!("{alias}:{code}")).filter(|code| QCode::parse(code).is_some())
    });
    if let Some(code) = &of_scheme {
        writer.w.attribute("qcode", code);
    } else if let Some(code) = &concept.code {
        if QCode::parse(code).is_some() {
            writer.w.attribute("qcode", code);
        } else if shape.literal && literal.is_none() {
            writer.lose(pointer, format!("the code “{code}” has no scheme; it was written as a literal"));
            literal = Some(code.clone());
        } else {
            writer.lose(pointer, format!("the code “{code}” is no QCode"));
        }
    }
    if let Some(uri) = &concept.uri {
        writer.w.attribute("uri", uri);
    }
    if let Some(scheme) = concept.scheme.as_ref().filter(|_| of_scheme.is_none()) {
        writer.lose(pointer, format!("a concept cannot carry the URI of its scheme, {scheme}"));
    }
    if shape.identified && literal.is_none() && concept.code.is_none() && concept.uri.is_none() {
        literal.clone_from(&concept.name);
    }
    if let Some(literal) = literal {
        if shape.literal {
            writer.w.attribute("literal", &literal);
        } else {
            writer.lose(pointer, format!("the literal “{literal}” cannot be carried here"));
        }
    }
}

/// Names, kept elements and broader concepts, in the schema's order.
fn children(concept: &Concept, shape: Shape, pointer: &str, writer: &mut Writer<'_>) {
    let mut rest = Kept::extra(concept.extra.as_deref(), g2::FLEX_ORDER);
    names(concept, pointer, writer);
    rest.until(writer, g2::FLEX_ORDER, "broader");
    for broader in &concept.broader {
        if shape.broader {
            write("broader", broader, Shape { broader: false, ..PARTY }, pointer, writer);
        } else {
            writer.lose(pointer, "a broader concept cannot be carried here");
        }
    }
    rest.rest(writer);
}

/// Writes all names of a concept.
pub fn names(concept: &Concept, pointer: &str, writer: &mut Writer<'_>) {
    if let Some(name) = &concept.name {
        writer.w.open("name");
        language(concept.name_language.as_ref(), pointer, writer);
        writer.w.text(name);
        writer.w.close();
    }
    for name in &concept.names {
        writer.w.open("name");
        language(name.language.as_ref(), pointer, writer);
        role(name.role.as_deref(), pointer, writer);
        kept::extra_attributes(name.extra.as_deref(), writer);
        writer.w.text(&name.name);
        writer.w.close();
    }
}

/// Writes `xml:lang` where the tag has the shape that XML Schema demands (`xs:language`).
pub fn language(tag: Option<&LanguageTag>, pointer: &str, writer: &mut Writer<'_>) {
    let Some(tag) = tag else { return };
    if is_language(tag.as_str()) {
        writer.w.attribute("xml:lang", tag.as_str());
    } else {
        writer.lose(pointer, format!("`{tag}` is not a language tag"));
    }
}

/// Whether a tag has the shape of `xs:language`.
pub fn is_language(tag: &str) -> bool {
    let part = |(at, part): (usize, &str)| {
        (1..=8).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_alphabetic() || (at > 0 && b.is_ascii_digit()))
    };
    !tag.is_empty() && tag.split('-').enumerate().all(part)
}

fn role(role: Option<&str>, pointer: &str, writer: &mut Writer<'_>) {
    let Some(role) = role else { return };
    if role.split_whitespace().all(|r| QCode::parse(r).is_some()) {
        writer.w.attribute("role", role);
    } else {
        writer.lose(pointer, format!("the role “{role}” is no QCode"));
    }
}

/// Writes a short text with its language and role.
pub fn label(name: &str, label: &Label, pointer: &str, writer: &mut Writer<'_>) {
    writer.w.open(name);
    language(label.language.as_ref(), pointer, writer);
    role(label.role.as_deref(), pointer, writer);
    kept::extra_attributes(label.extra.as_deref(), writer);
    let xml = label.extra.as_ref().and_then(|e| e.xml.first()).map(String::as_str);
    kept::words_with(xml, &label.text, writer);
    writer.w.close();
}

/// Writes a link.
pub fn link(link: &Link, pointer: &str, writer: &mut Writer<'_>) {
    writer.w.open("link");
    target(link, pointer, writer);
    Kept::extra(link.extra.as_deref(), &[]).rest(writer);
    writer.w.close();
}

/// Writes where a link leads, as attributes.
pub fn target(link: &Link, pointer: &str, writer: &mut Writer<'_>) {
    match link.rel.as_deref().map(|rel| (rel, QCode::parse(rel))) {
        Some((rel, Some(_))) => writer.w.attribute("rel", rel),
        Some((rel, None)) => writer.lose(pointer, format!("the relation “{rel}” is no QCode")),
        None => {}
    }
    writer.w.maybe("href", link.href.as_deref());
    writer.w.maybe("residref", link.guid.as_deref());
    writer.w.maybe("version", link.version.filter(|v| *v > 0).map(|v| v.to_string()).as_deref());
    writer.w.maybe("contenttype", link.content_type.as_deref());
    writer.w.maybe("title", link.title.as_deref());
    kept::extra_attributes(link.extra.as_deref(), writer);
}
