//! Putting what was kept as it was back into its place.

use super::Writer;
use crate::characters::head;
use crate::model::Extra;
use crate::model::extension::NEWSML_G2;
use crate::model::text::fold;
use crate::syntax::xml::{Tree, fragment_is_sound};
use crate::vocab::g2::rank;
use crate::writers::loss::{settle, settle_extra};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

type Attributes = BTreeMap<String, String>;

/// The child elements that were kept for one parent, in the schema's order, taken out of what is left.
pub struct Kept {
    waiting: VecDeque<(Place, String)>,
}

/// Where a child element was kept.
#[derive(Clone)]
enum Place {
    /// In an extension of the item, by its number.
    Extension(usize),
    /// Beside a value, by the pointer of what decorates it.
    Extra(Rc<str>),
}

impl Kept {
    /// What was kept for the parent at `path`, in the order in which it was kept.
    pub fn new(path: &str, writer: &mut Writer<'_>) -> Self {
        Self::sorted(path, &[], writer)
    }

    /// The same, sorted by the schema's order.
    pub fn sorted(path: &str, order: &[&str], writer: &mut Writer<'_>) -> Self {
        let mut list = Vec::new();
        for (at, extension) in writer.kept_at(path) {
            list.extend(extension.xml.take().map(|xml| (Place::Extension(at), xml)));
            settle(extension);
        }
        Self::of(list, order)
    }

    /// Child elements that decorate a value at `pointer`, sorted by the schema's order.
    pub fn extra(extra: &mut Option<Box<Extra>>, order: &[&str], pointer: &str) -> Self {
        let place = Place::Extra(format!("{pointer}/extra").into());
        let mut list = Vec::new();
        if let Some(own) = extra.as_mut().filter(|e| e.standard == NEWSML_G2) {
            let taken = own.xml.iter_mut().map(std::mem::take).filter(|xml| !xml.is_empty());
            list.extend(taken.map(|xml| (place.clone(), xml)));
            settle_extra(extra, NEWSML_G2);
        }
        Self::of(list, order)
    }

    fn of(mut list: Vec<(Place, String)>, order: &[&str]) -> Self {
        list.sort_by_key(|(_, xml)| rank(order, name_of(xml)));
        Self { waiting: list.into() }
    }

    /// Writes what stands before the element `name`.
    pub fn until(&mut self, writer: &mut Writer<'_>, order: &[&str], name: &str) {
        let next = rank(order, name);
        while self.waiting.front().is_some_and(|(_, xml)| rank(order, name_of(xml)) < next) {
            if let Some((place, xml)) = self.waiting.pop_front() {
                raw(&xml, &place, writer);
            }
        }
    }

    /// Writes all that is left.
    pub fn rest(&mut self, writer: &mut Writer<'_>) {
        for (place, xml) in std::mem::take(&mut self.waiting) {
            raw(&xml, &place, writer);
        }
    }
}

/// The name of the element that a piece of XML begins with, empty where it is in a namespace of its own.
fn name_of(xml: &str) -> &str {
    let inner = xml.trim_start().strip_prefix('<').unwrap_or_default();
    let end = inner.find([' ', '>', '/', '\n', '\t']).unwrap_or(inner.len());
    let (name, rest) = inner.split_at(end);
    if rest.trim_start().starts_with("xmlns=\"")
        && !rest.trim_start().starts_with("xmlns=\"http://www.w3.org/2000/09/xmldsig#\"")
    {
        ""
    } else {
        name
    }
}

fn raw(xml: &str, place: &Place, writer: &mut Writer<'_>) {
    let pointer = || match place {
        Place::Extension(at) => format!("/extensions/{at}/xml"),
        Place::Extra(pointer) => pointer.to_string(),
    };
    if name_of(xml) == "Signature" {
        let message = "the signature is not written: it holds only for the item as it was signed";
        writer.lose(&pointer(), message);
    } else if !xml.trim_start().starts_with('<') || !xml.trim_end().ends_with('>') {
        // Words have no place among elements.
        writer.lose(&pointer(), format!("an extension is no element and was not written: {}", head(xml, 60)));
    } else if fragment_is_sound(xml) {
        writer.enter(&pointer());
        writer.w.raw(xml);
        writer.leave();
    } else {
        let message = format!("an extension is not well-formed XML and was not written: {}", head(xml, 60));
        writer.lose(&pointer(), message);
    }
}

/// Writes the attributes that were kept for the element at `path`. What it is known not to have had is heeded by whoever
/// writes it, and taken here.
pub fn attributes(path: &str, writer: &mut Writer<'_>) {
    let mut taken = Vec::new();
    for (at, extension) in writer.kept_at(path) {
        taken.push((at, std::mem::take(&mut extension.attributes)));
        extension.absent.iter_mut().for_each(String::clear);
        settle(extension);
    }
    for (at, attributes) in taken {
        all(attributes, &format!("/extensions/{at}/attributes"), writer);
    }
}

/// Writes the attributes that decorate a value at `pointer`.
pub fn extra_attributes(extra: &mut Option<Box<Extra>>, pointer: &str, writer: &mut Writer<'_>) {
    let Some(own) = extra.as_mut().filter(|e| e.standard == NEWSML_G2) else { return };
    // Those with a slash belong to a child.
    let (others, taken) = std::mem::take(&mut own.attributes)
        .into_iter()
        .partition(|(name, _)| !name.starts_with('{') && name.contains('/'));
    own.attributes = others;
    settle_extra(extra, NEWSML_G2);
    all(taken, &format!("{pointer}/extra/attributes"), writer);
}

/// Writes the attributes that were kept for a child of the element that they decorate.
pub fn child_attributes(extra: &mut Option<Box<Extra>>, child: &str, pointer: &str, writer: &mut Writer<'_>) {
    let Some(own) = extra.as_mut().filter(|e| e.standard == NEWSML_G2) else { return };
    let prefix = format!("{child}/");
    let (taken, others): (Attributes, Attributes) =
        std::mem::take(&mut own.attributes).into_iter().partition(|(name, _)| name.starts_with(&prefix));
    own.attributes = others;
    settle_extra(extra, NEWSML_G2);
    let taken =
        taken.into_iter().filter_map(|(name, value)| Some((name.strip_prefix(&prefix)?.to_owned(), value)));
    all(taken.collect(), &format!("{pointer}/extra/attributes"), writer);
}

fn all(attributes: Attributes, pointer: &str, writer: &mut Writer<'_>) {
    for (at, (name, value)) in attributes.iter().enumerate() {
        let foreign = name.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        if let Some((namespace, local)) = foreign.filter(|(n, l)| !n.is_empty() && is_name(l)) {
            writer.w.attribute(&format!("xmlns:n{at}"), namespace);
            writer.w.attribute(&format!("n{at}:{local}"), value);
            continue;
        }
        let local = name.strip_prefix("xml:").unwrap_or(name);
        if is_name(local) {
            writer.w.attribute(name, value);
        } else {
            let pointer = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
            writer.lose(&pointer, format!("“{name}” is no name for an attribute"));
        }
    }
}

fn is_name(local: &str) -> bool {
    local.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && local.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Writes the words of an element: with the markup that was kept for it, where that still says the same words.
pub fn words(path: &str, text: &str, writer: &mut Writer<'_>) {
    let mut markup = None;
    if let Some((_, kept)) = writer.kept_at(path).find(|(_, e)| e.xml.is_some()) {
        markup = kept.xml.take_if(|xml| says(xml, text));
        settle(kept);
    }
    write_words(markup, text, writer);
}

/// Writes words, with the markup that decorates them where that says the same words.
pub fn decorated_words(extra: &mut Option<Box<Extra>>, text: &str, writer: &mut Writer<'_>) {
    let xml = extra.as_mut().filter(|e| e.standard == NEWSML_G2).and_then(|e| e.xml.first_mut());
    let markup = xml.filter(|xml| says(xml, text)).map(std::mem::take);
    settle_extra(extra, NEWSML_G2);
    write_words(markup, text, writer);
}

fn write_words(markup: Option<String>, text: &str, writer: &mut Writer<'_>) {
    match markup {
        Some(xml) => {
            writer.w.mixed();
            writer.w.raw(&xml);
        }
        None => writer.w.text(text),
    }
}

/// Whether XML says the same words as a text.
pub fn says(xml: &str, text: &str) -> bool {
    let wrapped = format!("<x>{xml}</x>");
    Tree::parse(&wrapped, &crate::limits::Limits::default())
        .is_ok_and(|tree| fold(&tree.root().text()) == fold(text))
}
