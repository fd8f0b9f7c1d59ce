//! The prolog of a document: the XML declaration, and a DOCTYPE with its declarations.
//!
//! The declarations of the internal subset are checked for their form (XML 1.0, fifth edition, productions 28 to
//! 83) and the entities among them are taken over. Nothing outside is ever fetched.

use super::attributes::TagFault;
use super::cursor::Cursor;
use super::entities::{Entities, check_references};

/// Reads everything before the document's element; returns where that begins.
///
/// # Errors
///
/// What is not well-formed, with its offset.
pub fn prolog(text: &str, entities: &mut Entities) -> Result<usize, TagFault> {
    let mut cursor = Cursor::new(text, 0);
    cursor.take("\u{FEFF}");
    if cursor.rest().starts_with("<?xml") && !follows_name(cursor.rest()) {
        cursor.take("<?xml");
        declaration(&mut cursor)?;
    }
    let mut doctype_seen = false;
    loop {
        cursor.space();
        if cursor.take("<!--") {
            cursor.comment()?;
        } else if cursor.take("<?") {
            cursor.instruction()?;
        } else if cursor.rest().starts_with("<!DOCTYPE") {
            if doctype_seen {
                return Err(cursor.fault("second DOCTYPE"));
            }
            doctype_seen = true;
            cursor.take("<!DOCTYPE");
            doctype(&mut cursor, entities)?;
        } else {
            return Ok(cursor.at);
        }
    }
}

/// Whether `<?xml` is only the beginning of a longer target.
fn follows_name(rest: &str) -> bool {
    rest.get(5..).and_then(|r| r.chars().next()).is_some_and(super::attributes::continues_name)
}

/// The XML declaration behind `<?xml` (production 23).
fn declaration(cursor: &mut Cursor<'_>) -> Result<(), TagFault> {
    cursor.need_space()?;
    cursor.expect("version")?;
    let version = pseudo_attribute(cursor)?;
    let sound =
        version.strip_prefix("1.").is_some_and(|m| !m.is_empty() && m.bytes().all(|b| b.is_ascii_digit()));
    if !sound {
        return Err(cursor.fault(format!("unknown XML version `{}`", version.escape_debug())));
    }
    let mut spaced = cursor.space();
    if spaced && cursor.take("encoding") {
        let name = pseudo_attribute(cursor)?;
        let sound = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
        if !sound {
            return Err(cursor.fault(format!("invalid encoding name `{}`", name.escape_debug())));
        }
        spaced = cursor.space();
    }
    if spaced && cursor.take("standalone") {
        let value = pseudo_attribute(cursor)?;
        if !matches!(value, "yes" | "no") {
            return Err(cursor.fault("invalid value of standalone; expected `yes` or `no`"));
        }
        cursor.space();
    }
    cursor.expect("?>")
}

fn pseudo_attribute<'a>(cursor: &mut Cursor<'a>) -> Result<&'a str, TagFault> {
    cursor.space();
    cursor.expect("=")?;
    cursor.space();
    cursor.quoted()
}

/// A DOCTYPE behind its first word (production 28).
fn doctype(cursor: &mut Cursor<'_>, entities: &mut Entities) -> Result<(), TagFault> {
    cursor.need_space()?;
    cursor.name()?;
    let spaced = cursor.space();
    if !matches!(cursor.peek(), Some('[' | '>')) {
        if !spaced {
            return Err(cursor.fault("expected white space"));
        }
        external_id(cursor, false)?;
        entities.has_outside = true;
        cursor.space();
    }
    if cursor.take("[") {
        subset(cursor, entities, Subset { depth: 0, within: false })?;
        cursor.expect("]")?;
        cursor.space();
    }
    cursor.expect(">")
}

/// Where declarations stand.
#[derive(Clone, Copy)]
struct Subset {
    /// How many parameter entities are open.
    depth: usize,
    /// Whether they stand within a parameter entity, to whose end they go.
    within: bool,
}

/// SYSTEM or PUBLIC identifiers (productions 75 and 83).
fn external_id(cursor: &mut Cursor<'_>, notation: bool) -> Result<(), TagFault> {
    if cursor.take("SYSTEM") {
        cursor.need_space()?;
        cursor.quoted()?;
        return Ok(());
    }
    cursor.expect("PUBLIC")?;
    cursor.need_space()?;
    let from = cursor.at;
    let id = cursor.quoted()?;
    let allowed = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, ' ' | '\r' | '\n') || "-'()+,./:=?;!*#@$_%".contains(c)
    };
    if !id.chars().all(allowed) {
        return Err(TagFault {
            offset: from,
            message: "a public identifier contains a character that is not allowed in it".into(),
        });
    }
    let spaced = cursor.space();
    if notation && !matches!(cursor.peek(), Some('"' | '\'')) {
        return Ok(());
    }
    if !spaced {
        return Err(cursor.fault("expected white space"));
    }
    cursor.quoted().map(|_| ())
}

fn subset(cursor: &mut Cursor<'_>, entities: &mut Entities, place: Subset) -> Result<(), TagFault> {
    loop {
        cursor.space();
        if cursor.is_done() {
            return if place.within {
                Ok(())
            } else {
                Err(cursor.fault("the DOCTYPE is not closed; `]` is missing"))
            };
        }
        if cursor.take("<!--") {
            cursor.comment()?;
        } else if cursor.take("<?") {
            cursor.instruction()?;
        } else if cursor.take("<!ENTITY") {
            entity(cursor, entities)?;
        } else if cursor.take("<!ELEMENT") {
            element(cursor)?;
        } else if cursor.take("<!ATTLIST") {
            attribute_list(cursor, entities)?;
        } else if cursor.take("<!NOTATION") {
            cursor.need_space()?;
            cursor.name()?;
            cursor.need_space()?;
            external_id(cursor, true)?;
            cursor.space();
            cursor.expect(">")?;
        } else if cursor.peek() == Some('%') {
            parameter_reference(cursor, entities, place)?;
        } else if cursor.peek() == Some(']') && !place.within {
            return Ok(());
        } else {
            return Err(cursor.fault("expected a declaration"));
        }
    }
}

/// `%name;` between declarations: the declarations that it stands for, where they are in the document.
fn parameter_reference(
    cursor: &mut Cursor<'_>,
    entities: &mut Entities,
    place: Subset,
) -> Result<(), TagFault> {
    let from = cursor.at;
    cursor.take("%");
    let name = cursor.name()?;
    cursor.expect(";")?;
    match entities.parameter(name).map(str::to_owned) {
        Some(text) => {
            if place.depth >= 20 {
                let message = format!("the parameter entity `{name}` refers to itself");
                return Err(TagFault { offset: from, message });
            }
            let mut inner = Cursor::new(&text, 0);
            subset(&mut inner, entities, Subset { depth: place.depth + 1, within: true })
                .map_err(|fault| TagFault { offset: from, message: fault.message })
        }
        None => {
            entities.has_outside = true;
            Ok(())
        }
    }
}

/// An entity's declaration behind its first word (productions 70 to 76).
fn entity(cursor: &mut Cursor<'_>, entities: &mut Entities) -> Result<(), TagFault> {
    cursor.need_space()?;
    let parameter = cursor.take("%");
    if parameter {
        cursor.need_space()?;
    }
    let name = cursor.name()?;
    cursor.need_space()?;
    if matches!(cursor.peek(), Some('"' | '\'')) {
        let from = cursor.at;
        let value = cursor.quoted()?;
        if let Some(at) = value.find('%') {
            return Err(TagFault {
                offset: from + 1 + at,
                message:
                    "`%` in the value of an entity refers to a parameter entity, which is not allowed here"
                        .into(),
            });
        }
        check_references(value).map_err(|message| TagFault { offset: from, message })?;
        entities.declare(name, value, parameter);
    } else {
        external_id(cursor, false)?;
        let spaced = cursor.space();
        if cursor.take("NDATA") {
            if !spaced || parameter {
                return Err(cursor.fault("NDATA is not allowed here"));
            }
            cursor.need_space()?;
            cursor.name()?;
        }
        entities.declare_external(name, parameter);
    }
    cursor.space();
    cursor.expect(">")
}

/// An element's declaration behind its first word (productions 45 to 51).
fn element(cursor: &mut Cursor<'_>) -> Result<(), TagFault> {
    cursor.need_space()?;
    cursor.name()?;
    cursor.need_space()?;
    if !cursor.take("EMPTY") && !cursor.take("ANY") {
        cursor.expect("(")?;
        cursor.space();
        if cursor.take("#PCDATA") {
            mixed(cursor)?;
        } else {
            group(cursor, 0)?;
            occurrence(cursor);
        }
    }
    cursor.space();
    cursor.expect(">")
}

fn mixed(cursor: &mut Cursor<'_>) -> Result<(), TagFault> {
    let mut several = false;
    loop {
        cursor.space();
        if cursor.take("|") {
            several = true;
            cursor.space();
            cursor.name()?;
        } else {
            cursor.expect(")")?;
            return if cursor.take("*") || !several { Ok(()) } else { Err(cursor.fault("expected `*`")) };
        }
    }
}

/// A group of a content model behind its parenthesis.
fn group(cursor: &mut Cursor<'_>, depth: usize) -> Result<(), TagFault> {
    if depth > 100 {
        return Err(cursor.fault("groups are nested more than 100 levels deep"));
    }
    let mut separator = None;
    loop {
        cursor.space();
        if cursor.take("(") {
            group(cursor, depth + 1)?;
        } else {
            cursor.name()?;
        }
        occurrence(cursor);
        cursor.space();
        match cursor.peek() {
            Some(')') => {
                cursor.take(")");
                return Ok(());
            }
            Some(c @ ('|' | ',')) if separator.is_none_or(|s| s == c) => {
                separator = Some(c);
                cursor.at += 1;
            }
            _ => return Err(cursor.fault("expected `)` or the separator of the group")),
        }
    }
}

fn occurrence(cursor: &mut Cursor<'_>) {
    if matches!(cursor.peek(), Some('?' | '*' | '+')) {
        cursor.at += 1;
    }
}

/// Attributes' declarations behind the first word (productions 52 to 60).
fn attribute_list(cursor: &mut Cursor<'_>, entities: &Entities) -> Result<(), TagFault> {
    const TYPES: &[&str] = &["CDATA", "IDREFS", "IDREF", "ID", "ENTITIES", "ENTITY", "NMTOKENS", "NMTOKEN"];
    cursor.need_space()?;
    cursor.name()?;
    loop {
        let spaced = cursor.space();
        if cursor.take(">") {
            return Ok(());
        }
        if !spaced {
            return Err(cursor.fault("expected white space"));
        }
        cursor.name()?;
        cursor.need_space()?;
        if cursor.peek() == Some('(') {
            tokens(cursor, false)?;
        } else if cursor.take("NOTATION") {
            cursor.need_space()?;
            tokens(cursor, true)?;
        } else if !TYPES.iter().any(|t| cursor.take(t)) {
            return Err(cursor.fault("expected the type of an attribute"));
        }
        cursor.need_space()?;
        if cursor.take("#REQUIRED") || cursor.take("#IMPLIED") {
            continue;
        }
        if cursor.take("#FIXED") {
            cursor.need_space()?;
        }
        let from = cursor.at;
        let value = cursor.quoted()?;
        let fault = |message: String| TagFault { offset: from, message };
        if value.contains('<') {
            return Err(fault("the value of an attribute contains `<`".into()));
        }
        check_references(value).map_err(fault)?;
        entities.check_default(value).map_err(fault)?;
    }
}

fn tokens(cursor: &mut Cursor<'_>, names: bool) -> Result<(), TagFault> {
    cursor.expect("(")?;
    loop {
        cursor.space();
        if names {
            cursor.name()?;
        } else {
            cursor.name_token()?;
        }
        cursor.space();
        if cursor.take(")") {
            return Ok(());
        }
        cursor.expect("|")?;
    }
}
