//! A document as strict events: well-formedness checked, names resolved, references replaced, limits held.

use super::attributes::{self, TagFault};
use super::cursor::Cursor;
use super::doctype::prolog;
use super::entities::{Entities, EntityFault};
use super::rules;
use crate::diagnostics::Finding;
use crate::error::ReadError;
use crate::limits::Limits;
use crate::source::Span;
use foldhash::{HashMap, HashMapExt};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;

/// The namespace of `xml:lang` and its like.
pub const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of declarations of namespaces.
const XMLNS_NAMESPACE: &str = "http://www.w3.org/2000/xmlns/";
/// How many namespace declarations may be in force at a time.
const MAX_BINDINGS: usize = 256;

/// An attribute with its name resolved.
#[derive(Debug, Clone)]
pub struct Attribute<'a> {
    /// The prefix, empty where there is none.
    pub prefix: &'a str,
    /// The local name.
    pub name: &'a str,
    /// The number of its namespace, 0 where there is none, 1 for that of XML.
    pub namespace: u32,
    /// The value, references replaced and white space normalised.
    pub value: Cow<'a, str>,
}

/// The beginning of an element.
#[derive(Debug)]
pub struct Tag<'s, 'a> {
    /// The prefix, empty where there is none.
    pub prefix: &'a str,
    /// The local name.
    pub name: &'a str,
    /// The number of its namespace, 0 where there is none.
    pub namespace: u32,
    /// Its attributes, without namespace declarations; a handler may take them.
    pub attributes: &'s mut Vec<Attribute<'a>>,
    /// The namespaces so far, by their numbers.
    pub namespaces: &'s [Cow<'a, str>],
    bindings: &'s [(&'a str, u32)],
    /// Where the tag begins, in bytes.
    pub start: usize,
    /// Where the tag ends.
    pub end: usize,
}

impl Tag<'_, '_> {
    /// The namespace that a prefix is bound to here.
    pub fn bound(&self, prefix: &str) -> Option<&str> {
        let (_, id) = self.bindings.iter().rev().find(|(bound, _)| *bound == prefix)?;
        self.namespaces.get(*id as usize).map(|n| n.as_ref())
    }

    /// Whether a prefix is bound here.
    pub fn binds(&self, prefix: &str) -> bool {
        self.bound(prefix).is_some()
    }
}

/// What a document's events are given to.
pub trait Handler<'a> {
    /// An element begins.
    ///
    /// # Errors
    ///
    /// What stops the reading.
    fn start(&mut self, tag: Tag<'_, 'a>) -> Result<(), ReadError>;

    /// A piece of text; `joined` where the piece before belongs to the same text.
    ///
    /// # Errors
    ///
    /// What stops the reading.
    fn text(&mut self, text: Cow<'a, str>, start: usize, end: usize, joined: bool) -> Result<(), ReadError>;

    /// The innermost element ends, with its tag at `end`.
    fn end(&mut self, end: usize);
}

/// The finding for what is not well-formed.
pub fn not_well_formed(offset: usize, message: impl Into<String>) -> ReadError {
    Finding::new(&rules::WELL_FORMED, message)
        .at(Span::new(offset, offset + 1))
        .help("XML parsers reject the whole document; fix the program that writes it")
        .into()
}

struct Scanner<'a, 'h, H> {
    text: &'a str,
    limits: Limits,
    entities: Entities,
    /// For each open element how many namespace bindings were in force before it.
    open: Vec<usize>,
    bindings: Vec<(&'a str, u32)>,
    namespaces: Vec<Cow<'a, str>>,
    /// The numbers of those beyond the first few.
    numbers: HashMap<Cow<'a, str>, u32>,
    attributes: Vec<Attribute<'a>>,
    root_seen: bool,
    /// Whether the next piece of text belongs to the last one: pieces are cut by references and comments.
    joins: bool,
    handler: &'h mut H,
    /// Whether there is a carriage return anywhere.
    returns: bool,
    /// Whether there is a “]]>” anywhere.
    brackets: bool,
}

/// Gives a document's events to a handler; returns its namespaces by their numbers.
///
/// # Errors
///
/// What is not well-formed, refers to undeclared or external entities, or exceeds the limits; what the handler
/// returns.
pub fn scan<'a, H: Handler<'a>>(
    text: &'a str,
    limits: &Limits,
    handler: &mut H,
) -> Result<Vec<Cow<'a, str>>, ReadError> {
    if let Some((at, c)) = forbidden(text) {
        return Err(not_well_formed(at, format!("U+{:04X} is a character that XML forbids", u32::from(c))));
    }
    let mut entities = Entities::new(limits.expansion);
    let base = prolog(text, &mut entities).map_err(|fault| not_well_formed(fault.offset, fault.message))?;
    let mut scanner = Scanner {
        text,
        limits: *limits,
        entities,
        open: Vec::new(),
        bindings: vec![("", 0), ("xml", 1)],
        namespaces: vec![Cow::Borrowed(""), Cow::Borrowed(XML_NAMESPACE)],
        numbers: HashMap::new(),
        attributes: Vec::new(),
        root_seen: false,
        joins: false,
        handler,
        returns: memchr::memchr(b'\r', text.as_bytes()).is_some(),
        brackets: memchr::memmem::find(text.as_bytes(), b"]]>").is_some(),
    };
    scanner.run(base)?;
    Ok(scanner.namespaces)
}

/// The first character that XML forbids (production 2).
fn forbidden(text: &str) -> Option<(usize, char)> {
    let control = |b: u8| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r');
    let bytes = text.as_bytes();
    let mut from = 0;
    // Many bytes at a time, without branches: nearly no document has one, or a character whose first byte is theirs.
    for chunk in bytes.chunks(CHUNK) {
        if chunk.iter().fold(false, |any, b| any | control(*b) | (*b == 0xEF)) {
            for (at, b) in chunk.iter().enumerate() {
                let at = from + at;
                let non_character =
                    *b == 0xEF && matches!(bytes.get(at + 1..at + 3), Some([0xBF, 0xBE | 0xBF]));
                if control(*b) || non_character {
                    return Some((at, text.get(at..)?.chars().next()?));
                }
            }
        }
        from += chunk.len();
    }
    None
}

/// How many bytes are looked at together.
const CHUNK: usize = 4096;

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

pub(super) fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

impl<'a, H: Handler<'a>> Scanner<'a, '_, H> {
    fn run(&mut self, base: usize) -> Result<(), ReadError> {
        let text = self.text;
        let mut reader = Reader::from_str(text.get(base..).unwrap_or_default());
        reader.config_mut().check_comments = true;
        loop {
            let start = base + offset(reader.buffer_position());
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = (base + offset(reader.error_position())).max(start);
                    return Err(not_well_formed(at, error.to_string()));
                }
            };
            let end = base + offset(reader.buffer_position());
            let joined = std::mem::take(&mut self.joins);
            match event {
                Event::Start(tag) => self.start(start, end, tag.name().as_ref().len(), false)?,
                Event::Empty(tag) => self.start(start, end, tag.name().as_ref().len(), true)?,
                Event::End(_) => self.close(end),
                Event::Text(_) => self.words(start, end, joined)?,
                Event::CData(_) => {
                    self.within(start, "text outside the root element")?;
                    let inner = self.slice(start + "<![CDATA[".len(), end.saturating_sub("]]>".len()));
                    self.piece(line_ends(inner), start, end, joined)?;
                }
                Event::GeneralRef(_) => {
                    let name = self.slice(start + 1, end.saturating_sub(1));
                    let text =
                        self.entities.resolve(name).map_err(|fault| entity_fault(&fault, start, end))?;
                    self.within(start, "reference outside the root element")?;
                    self.piece(text, start, end, joined)?;
                }
                Event::DocType(_) => {
                    return Err(not_well_formed(start, "DOCTYPE after the root element"));
                }
                Event::Decl(_) | Event::PI(_) => {
                    let mut cursor = Cursor::new(text, start + 2);
                    cursor.instruction().map_err(|fault| not_well_formed(fault.offset, fault.message))?;
                    self.joins = joined;
                }
                Event::Comment(_) => {
                    if self.slice(start, end).ends_with("--->") {
                        return Err(not_well_formed(start, "`--` in a comment"));
                    }
                    self.joins = joined;
                }
                Event::Eof => break,
            }
        }
        if !self.open.is_empty() {
            return Err(not_well_formed(text.len(), "the document ends inside an element"));
        }
        if !self.root_seen {
            return Err(not_well_formed(0, "the document has no root element"));
        }
        Ok(())
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end.max(start)).unwrap_or_default()
    }

    fn within(&self, at: usize, message: &str) -> Result<(), ReadError> {
        if self.open.is_empty() { Err(not_well_formed(at, message)) } else { Ok(()) }
    }

    fn words(&mut self, start: usize, end: usize, joined: bool) -> Result<(), ReadError> {
        let raw = self.slice(start, end);
        if self.open.is_empty() {
            let stray = raw.trim_matches([' ', '\t', '\r', '\n']);
            if stray.is_empty() {
                return Ok(());
            }
            let at = start + raw.find(stray).unwrap_or(0);
            return Err(not_well_formed(at, "text outside the root element"));
        }
        if let Some(at) = if self.brackets { raw.find("]]>") } else { None } {
            return Err(not_well_formed(start + at, "`]]>` in text; write `]]&gt;`"));
        }
        let text = if self.returns { line_ends(raw) } else { Cow::Borrowed(raw) };
        self.piece(text, start, end, joined)
    }

    fn piece(&mut self, text: Cow<'a, str>, start: usize, end: usize, joined: bool) -> Result<(), ReadError> {
        self.joins = true;
        self.handler.text(text, start, end, joined)
    }

    fn close(&mut self, end: usize) {
        if let Some(bindings) = self.open.pop() {
            self.bindings.truncate(bindings);
            self.handler.end(end);
        }
    }

    fn start(&mut self, start: usize, end: usize, name_length: usize, empty: bool) -> Result<(), ReadError> {
        if self.open.is_empty() && self.root_seen {
            return Err(not_well_formed(start, "second root element"));
        }
        if self.open.len() >= self.limits.xml_depth {
            let message = format!("elements are nested more than {} levels deep", self.limits.xml_depth);
            return Err(Finding::new(&rules::DEPTH, message)
                .at(Span::new(start, end))
                .help("no news item is nested that deep")
                .into());
        }
        self.root_seen = true;
        let name = self.slice(start + 1, start + 1 + name_length);
        let Some((prefix, local)) = attributes::split_name(name) else {
            let message = format!("invalid element name “{}”", name.escape_debug());
            return Err(not_well_formed(start + 1, message));
        };
        let before = self.bindings.len();
        self.attributes.clear();
        self.attributes(start, start + 1 + name_length, end - if empty { 2 } else { 1 })?;
        let namespace = self.resolve(prefix).ok_or_else(|| not_well_formed(start + 1, undeclared(prefix)))?;
        let mut prefixed = false;
        for at in 0..self.attributes.len() {
            let Some(prefix) = self.attributes.get(at).map(|a| a.prefix).filter(|p| !p.is_empty()) else {
                continue;
            };
            prefixed = true;
            let id = self.resolve(prefix).ok_or_else(|| not_well_formed(start + 1, undeclared(prefix)))?;
            if let Some(attribute) = self.attributes.get_mut(at) {
                attribute.namespace = id;
            }
        }
        if prefixed {
            self.check_twins(start)?;
        }
        self.open.push(before);
        self.handler.start(Tag {
            prefix,
            name: local,
            namespace,
            attributes: &mut self.attributes,
            namespaces: &self.namespaces,
            bindings: &self.bindings,
            start,
            end,
        })?;
        if empty {
            self.close(end);
        }
        Ok(())
    }

    /// Two prefixes of one namespace can give one attribute twice (Namespaces in XML 1.0, section 6.3).
    fn check_twins(&self, start: usize) -> Result<(), ReadError> {
        let list = &self.attributes;
        for (at, one) in list.iter().enumerate().filter(|(_, a)| a.namespace > 1) {
            let rest = list.get(at + 1..).unwrap_or_default();
            if rest.iter().any(|other| other.namespace == one.namespace && other.name == one.name) {
                let message = format!("duplicate attribute `{}`, under two prefixes", one.name);
                return Err(not_well_formed(start, message));
            }
        }
        Ok(())
    }

    fn attributes(&mut self, tag: usize, from: usize, to: usize) -> Result<(), ReadError> {
        let text = self.slice(from, to);
        if text.is_empty() {
            return Ok(());
        }
        let mut count = 0;
        let mut problem = None;
        let (limit, bindings_limit) = (self.limits.attributes, MAX_BINDINGS);
        let before = self.bindings.len();
        let Self { attributes: list, entities, bindings, namespaces, numbers, .. } = self;
        let result = attributes::each(text, |raw| {
            count += 1;
            if count > limit || bindings.len() > bindings_limit {
                let message =
                    format!("a tag has more than {limit} attributes, or too many namespaces are declared");
                let finding = Finding::new(&rules::ATTRIBUTES, message).at(Span::new(tag, to));
                problem = Some(finding.help("no news item needs that many").into());
                return Err(TagFault { offset: raw.offset, message: String::new() });
            }
            let value = if raw.plain {
                Ok(Cow::Borrowed(raw.value))
            } else {
                value_of(raw.value, entities).map(Cow::Owned)
            };
            let value = match value {
                Ok(value) => value,
                Err(fault) => {
                    let at = from + raw.offset;
                    problem = Some(entity_fault(&fault, at, at + raw.name.len() + raw.value.len() + 3));
                    return Err(TagFault { offset: raw.offset, message: String::new() });
                }
            };
            let (prefix, name) = (raw.prefix, raw.local);
            let declares = match (prefix, name) {
                ("xmlns", prefix) => Some(prefix),
                ("", "xmlns") => Some(""),
                _ => None,
            };
            let fault = |message: String| Err(TagFault { offset: raw.offset, message });
            if let Some(declares) = declares {
                let reserved = declares == "xmlns"
                    || value == XMLNS_NAMESPACE
                    || (declares == "xml") != (value == XML_NAMESPACE);
                if reserved {
                    return fault(format!("`{}` declares a reserved namespace", raw.name));
                }
                if value.is_empty() && !declares.is_empty() {
                    return fault(format!("`{}` declares an empty namespace", raw.name));
                }
                let id = numbered(namespaces, numbers, value);
                if bindings.iter().skip(before).any(|(bound, _)| *bound == declares) {
                    return fault(format!("duplicate attribute `{}`", raw.name));
                }
                bindings.push((declares, id));
                return Ok(());
            }
            if list.iter().any(|a| a.name.len() == name.len() && a.name == name && a.prefix == prefix) {
                return fault(format!("duplicate attribute `{}`", raw.name));
            }
            list.push(Attribute { prefix, name, namespace: 0, value });
            Ok(())
        });
        if let Some(problem) = problem {
            return Err(problem);
        }
        result.map_err(|fault| not_well_formed(from + fault.offset, fault.message))
    }

    fn resolve(&self, prefix: &str) -> Option<u32> {
        // Nearly all names have no prefix: where lengths are enough, words are not compared.
        let bound = |bound: &str| bound.len() == prefix.len() && (prefix.is_empty() || bound == prefix);
        self.bindings.iter().rev().find(|(name, _)| bound(name)).map(|(_, id)| *id)
    }
}

/// How many namespaces are looked for one by one.
const FEW: usize = 16;

/// The number of a namespace, a new one where it is new.
fn numbered<'a>(
    namespaces: &mut Vec<Cow<'a, str>>,
    numbers: &mut HashMap<Cow<'a, str>, u32>,
    uri: Cow<'a, str>,
) -> u32 {
    if let Some(at) = namespaces.iter().take(FEW).position(|known| *known == uri) {
        return narrow(at);
    }
    let next = narrow(namespaces.len());
    if namespaces.len() < FEW {
        namespaces.push(uri);
        return next;
    }
    *numbers.entry(uri).or_insert_with_key(|uri| {
        namespaces.push(uri.clone());
        next
    })
}

fn undeclared(prefix: &str) -> String {
    format!("the prefix `{prefix}` is not bound to a namespace")
}

/// Line ends as line feeds (XML 1.0, section 2.11).
fn line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// An attribute's value: white space normalised, references replaced (XML 1.0, section 3.3.3).
fn value_of(raw: &str, entities: &mut Entities) -> Result<String, EntityFault> {
    let spaced = raw.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
    Ok(entities.expand(&spaced)?.into_owned())
}

/// The finding for a reference that has no text.
pub(super) fn entity_fault(fault: &EntityFault, start: usize, end: usize) -> ReadError {
    let span = Span::new(start, end);
    let finding = match fault {
        EntityFault::Unknown(name) => {
            Finding::new(&rules::ENTITY, format!("the entity `{name}` is not declared in the document")).help(
                "write the character itself or a numeric reference; nothing outside the document is read",
            )
        }
        EntityFault::Circular(name) => {
            Finding::new(&rules::WELL_FORMED, format!("the entity `{name}` refers to itself"))
        }
        EntityFault::Markup(name) => Finding::new(
            &rules::WELL_FORMED,
            format!("the entity `{name}` contains `<`, which is not allowed here"),
        ),
        EntityFault::NoCharacter(text) => {
            Finding::new(&rules::WELL_FORMED, format!("{text} is a character that XML forbids"))
                .help("remove it")
        }
        EntityFault::Dangling => {
            Finding::new(&rules::WELL_FORMED, "ampersand that does not start a reference")
                .help("write `&amp;` for an ampersand")
        }
        EntityFault::TooLarge => {
            Finding::new(&rules::EXPANSION, "the entities of the document expand to too much text")
                .help("write the text itself")
        }
    };
    finding.at(span).into()
}
