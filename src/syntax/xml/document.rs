//! A document's text with the entities that hold markup inlined, so that elements can stand in them.

use super::cursor::Cursor;
use super::doctype::prolog;
use super::element::Element;
use super::entities::{Entities, EntityFault};
use super::scan::{Handler, entity_fault, not_well_formed, scan};
use super::tree::Tree;
use crate::error::ReadError;
use crate::limits::Limits;
use std::borrow::Cow;

/// How deep entities may refer to one another.
const MAX_DEPTH: usize = 40;

/// A document's text, ready to be parsed.
#[derive(Debug)]
pub struct Document<'a> {
    pub(super) text: Cow<'a, str>,
    /// Where stretches of the text come from: offset here, offset in the input, whether it stands there as it is.
    origins: Vec<(usize, usize, bool)>,
}

impl<'a> Document<'a> {
    /// Prepares a text: nearly always it stays as it is.
    ///
    /// # Errors
    ///
    /// Entities whose markup is not balanced, that refer to themselves, or expand to too much.
    pub fn new(text: &'a str, limits: &Limits) -> Result<Self, ReadError> {
        let mut entities = Entities::new(limits.expansion);
        let plain = Self { text: Cow::Borrowed(text), origins: Vec::new() };
        // What is wrong before the document's element is reported when it is parsed.
        let Ok(base) = prolog(text, &mut entities) else { return Ok(plain) };
        if !entities.hold_markup() {
            return Ok(plain);
        }
        let mut inliner = Inliner { entities, out: String::with_capacity(text.len()), origins: Vec::new() };
        inliner.out.push_str(text.get(..base).unwrap_or_default());
        inliner.origins.push((0, 0, true));
        inliner.content(text, base, None, 0)?;
        Ok(Self { text: Cow::Owned(inliner.out), origins: inliner.origins })
    }

    /// The document as a tree, with the places of the input.
    ///
    /// # Errors
    ///
    /// As [`Tree::parse`].
    pub fn tree(&self, limits: &Limits) -> Result<Tree<'_>, ReadError> {
        self.parts(limits, &[], &mut |_| {})
    }

    /// The document as a tree without its parts, the elements that stand within those named, from the document's
    /// element on: each is visited when it ends, and dropped. Memory is that of one part.
    ///
    /// # Errors
    ///
    /// As [`Tree::parse`]; parts before the error have been visited.
    pub fn parts<'t>(
        &'t self,
        limits: &Limits,
        within: &[&str],
        visit: &mut dyn FnMut(Element<'_, 't>),
    ) -> Result<Tree<'t>, ReadError> {
        let tree = if within.is_empty() && self.origins.is_empty() {
            Tree::parse(&self.text, limits)
        } else {
            Tree::parts(&self.text, limits, &|at| self.origin(at), within, visit)
        };
        tree.map_err(|error| self.moved(error))
    }

    /// Gives the document's events to a handler. Places are those of the text with entities inlined; see
    /// [`Self::origin`].
    ///
    /// # Errors
    ///
    /// As [`Tree::parse`], and what the handler returns.
    pub fn scan<'t, H: Handler<'t>>(&'t self, limits: &Limits, handler: &mut H) -> Result<(), ReadError> {
        scan(&self.text, limits, handler).map(|_| ()).map_err(|error| self.moved(error))
    }

    /// Where an offset stands in the input.
    pub fn origin(&self, at: usize) -> usize {
        let next = self.origins.partition_point(|(here, _, _)| *here <= at);
        match next.checked_sub(1).and_then(|i| self.origins.get(i)) {
            Some((here, there, true)) => there + (at - here),
            Some((_, there, false)) => *there,
            None => at,
        }
    }

    fn moved(&self, mut error: ReadError) -> ReadError {
        if let Some(span) = &mut error.0.place.span {
            span.start = self.origin(span.start);
            span.end = self.origin(span.end).max(span.start);
        }
        error
    }
}

struct Inliner {
    entities: Entities,
    out: String,
    origins: Vec<(usize, usize, bool)>,
}

impl Inliner {
    /// Copies content, each reference to an entity of the document replaced by its text. `reference` is where
    /// the outermost reference stands; without one the content is the document's own.
    fn content(
        &mut self,
        text: &str,
        from: usize,
        reference: Option<usize>,
        depth: usize,
    ) -> Result<(), ReadError> {
        let place = |at: usize| reference.unwrap_or(at);
        let mut cursor = Cursor::new(text, from);
        let mut open = 0i64;
        let mut copied = from;
        loop {
            let rest = cursor.rest();
            let Some(next) = rest.find(['<', '&']) else { break };
            cursor.at += next;
            let at = cursor.at;
            if cursor.peek() == Some('<') {
                open += markup(&mut cursor).map_err(|m| not_well_formed(place(at), m))?;
                if open < 0 && reference.is_some() {
                    return Err(not_well_formed(
                        place(at),
                        "an entity closes an element that it did not open",
                    ));
                }
                continue;
            }
            cursor.take("&");
            let name = cursor.name().ok().filter(|_| cursor.take(";"));
            let inner = name.and_then(|name| self.entities.text(name).map(|t| (name, t.to_owned())));
            let Some((name, inner)) = inner else { continue };
            if reference.is_none() && open == 0 {
                // Outside of the document's element no reference may stand; the parser says so.
                continue;
            }
            let fault = |fault: EntityFault| entity_fault(&fault, place(at), place(at) + name.len() + 2);
            if depth > MAX_DEPTH {
                return Err(fault(EntityFault::Circular(name.to_owned())));
            }
            if !self.entities.spend(inner.len() + 1) {
                return Err(fault(EntityFault::TooLarge));
            }
            self.out.push_str(text.get(copied..at).unwrap_or_default());
            self.origins.push((self.out.len(), place(at), false));
            self.content(&inner, 0, Some(place(at)), depth + 1)?;
            copied = cursor.at;
            self.origins.push((self.out.len(), place(copied), reference.is_none()));
        }
        self.out.push_str(text.get(copied..).unwrap_or_default());
        if open != 0 && reference.is_some() {
            return Err(not_well_formed(place(from), "an entity opens an element that it does not close"));
        }
        Ok(())
    }
}

/// Passes over one piece of markup; how many more elements are open behind it.
fn markup(cursor: &mut Cursor<'_>) -> Result<i64, String> {
    let passed = |fault: super::attributes::TagFault| fault.message;
    if cursor.take("<!--") {
        return cursor.comment().map(|()| 0).map_err(passed);
    }
    if cursor.take("<![CDATA[") {
        return cursor.until("]]>", "a CDATA section").map(|_| 0).map_err(passed);
    }
    if cursor.take("<?") {
        return cursor.instruction().map(|()| 0).map_err(passed);
    }
    if cursor.take("</") {
        return cursor.until(">", "an end tag").map(|_| -1).map_err(passed);
    }
    cursor.take("<");
    loop {
        match cursor.peek() {
            Some('"' | '\'') => {
                cursor.quoted().map_err(passed)?;
            }
            Some('/') => {
                cursor.at += 1;
                if cursor.take(">") {
                    return Ok(0);
                }
            }
            Some('>') => {
                cursor.at += 1;
                return Ok(1);
            }
            Some(c) => cursor.at += c.len_utf8(),
            None => return Err("tag is not closed".into()),
        }
    }
}
