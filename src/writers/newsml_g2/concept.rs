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

/// Writes a concept as an element. What cannot be written stays in it.
pub fn write(name: &str, concept: &mut Concept, shape: Shape, pointer: &str, writer: &mut Writer<'_>) {
    writer.enter(pointer);
    writer.w.open(name);
    code(concept, shape, pointer, writer);
    for (attribute, value, allowed) in
        [("type", &mut concept.nature, shape.nature), ("role", &mut concept.role, shape.role)]
    {
        let sound = |v: &mut String| v.split_whitespace().all(|v| QCode::parse(v).is_some());
        if let Some(value) = value.take_if(|v| allowed && sound(v)) {
            writer.w.attribute(attribute, &value);
        }
    }
    for (attribute, value) in [("confidence", &mut concept.confidence), ("relevance", &mut concept.relevance)]
    {
        if let Some(value) = value.take_if(|v| shape.quantified && *v <= 100) {
            writer.w.attribute(attribute, &value.to_string());
        }
    }
    kept::extra_attributes(&mut concept.extra, pointer, writer);
    children(concept, shape, pointer, writer);
    writer.w.close();
    writer.leave();
}

fn code(concept: &mut Concept, shape: Shape, pointer: &str, writer: &mut Writer<'_>) {
    let identified = concept.code.is_some() || concept.uri.is_some();
    let mut literal = concept.literal.take_if(|_| shape.literal);
    let of_scheme = concept.scheme.as_ref().zip(concept.code.as_ref()).and_then(|(scheme, code)| {
        let (_, alias) = writer.aliases.iter().find(|(uri, _)| uri == scheme)?;
        Some(format!("{alias}:{code}")).filter(|code| QCode::parse(code).is_some())
    });
    if let Some(code) = &of_scheme {
        writer.w.attribute("qcode", code);
        (concept.code, concept.scheme) = (None, None);
    } else if let Some(code) = concept.code.take() {
        let pointer = format!("{pointer}/code");
        if QCode::parse(&code).is_some() {
            writer.w.attribute("qcode", &code);
        } else if shape.literal && literal.is_none() {
            writer.lose(&pointer, format!("the code “{code}” has no scheme; it was written as a literal"));
            literal = Some(code);
        } else {
            writer.lose(&pointer, format!("the code “{code}” is no QCode"));
        }
    }
    if let Some(uri) = concept.uri.take() {
        writer.w.attribute("uri", &uri);
    }
    if shape.identified && !identified && literal.is_none() {
        literal.clone_from(&concept.name);
    }
    if let Some(literal) = literal {
        writer.w.attribute("literal", &literal);
    }
}

/// Names, kept elements and broader concepts, in the schema's order.
fn children(concept: &mut Concept, shape: Shape, pointer: &str, writer: &mut Writer<'_>) {
    let mut rest = Kept::extra(&mut concept.extra, g2::FLEX_ORDER, pointer);
    names(concept, pointer, writer);
    rest.until(writer, g2::FLEX_ORDER, "broader");
    if shape.broader {
        for (at, broader) in concept.broader.iter_mut().enumerate() {
            let shape = Shape { broader: false, ..PARTY };
            write("broader", broader, shape, &format!("{pointer}/broader/{at}"), writer);
        }
    }
    rest.rest(writer);
}

/// Writes all names of a concept.
pub fn names(concept: &mut Concept, pointer: &str, writer: &mut Writer<'_>) {
    if let Some(name) = concept.name.take() {
        writer.w.open("name");
        language(&mut concept.name_language, writer);
        writer.w.text(&name);
        writer.w.close();
    }
    for (at, name) in concept.names.iter_mut().enumerate() {
        let pointer = format!("{pointer}/names/{at}");
        writer.enter(&pointer);
        writer.w.open("name");
        language(&mut name.language, writer);
        role(&mut name.role, writer);
        kept::extra_attributes(&mut name.extra, &pointer, writer);
        writer.w.text(&std::mem::take(&mut name.name));
        writer.w.close();
        writer.leave();
    }
}

/// Writes `xml:lang` where the tag has the shape that XML Schema demands (`xs:language`).
pub fn language(tag: &mut Option<LanguageTag>, writer: &mut Writer<'_>) {
    if let Some(tag) = tag.take_if(|tag| is_language(tag.as_str())) {
        writer.w.attribute("xml:lang", tag.as_str());
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

fn role(role: &mut Option<String>, writer: &mut Writer<'_>) {
    let sound = |role: &mut String| role.split_whitespace().all(|r| QCode::parse(r).is_some());
    if let Some(role) = role.take_if(sound) {
        writer.w.attribute("role", &role);
    }
}

/// Writes a code as an attribute, if it is a QCode.
pub fn qcode(attribute: &str, code: &mut Option<String>, writer: &mut Writer<'_>) {
    if let Some(code) = code.take_if(|code| QCode::parse(code).is_some()) {
        writer.w.attribute(attribute, &code);
    }
}

/// Writes short texts as elements.
pub fn labels(name: &str, labels: &mut [Label], pointer: &str, writer: &mut Writer<'_>) {
    for (at, own) in labels.iter_mut().enumerate() {
        label(name, own, &format!("{pointer}/{at}"), writer);
    }
}

/// Writes concepts as elements.
pub fn all(name: &str, concepts: &mut [Concept], shape: Shape, pointer: &str, writer: &mut Writer<'_>) {
    for (at, concept) in concepts.iter_mut().enumerate() {
        write(name, concept, shape, &format!("{pointer}/{at}"), writer);
    }
}

/// Writes a short text with its language and role.
fn label(name: &str, label: &mut Label, pointer: &str, writer: &mut Writer<'_>) {
    writer.enter(pointer);
    writer.w.open(name);
    language(&mut label.language, writer);
    role(&mut label.role, writer);
    kept::extra_attributes(&mut label.extra, pointer, writer);
    kept::decorated_words(&mut label.extra, &std::mem::take(&mut label.text), writer);
    writer.w.close();
    writer.leave();
}

/// Writes a link.
pub fn link(link: &mut Link, pointer: &str, writer: &mut Writer<'_>) {
    writer.enter(pointer);
    writer.w.open("link");
    target(link, pointer, writer);
    Kept::extra(&mut link.extra, &[], pointer).rest(writer);
    writer.w.close();
    writer.leave();
}

/// Writes where a link leads, as attributes.
pub fn target(link: &mut Link, pointer: &str, writer: &mut Writer<'_>) {
    qcode("rel", &mut link.rel, writer);
    writer.w.maybe("href", link.href.take().as_deref());
    writer.w.maybe("residref", link.guid.take().as_deref());
    let version = link.version.take_if(|version| *version > 0);
    writer.w.maybe("version", version.map(|v| v.to_string()).as_deref());
    writer.w.maybe("contenttype", link.content_type.take().as_deref());
    writer.w.maybe("title", link.title.take().as_deref());
    kept::extra_attributes(&mut link.extra, pointer, writer);
}
