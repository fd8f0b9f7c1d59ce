//! Putting what was kept as it was back into its place.

use super::Writer;
use crate::characters::head;
use crate::diagnostics::Finding;
use crate::model::extension::NEWSML_G2;
use crate::model::text::fold;
use crate::model::{Extension, Extra};
use crate::syntax::xml::{Tree, fragment_is_sound};
use crate::vocab::g2::rank;
use crate::writers::rules;

/// The child elements that were kept for one parent, in the schema's order.
pub struct Kept<'e> {
    waiting: std::collections::VecDeque<&'e str>,
}

impl<'e> Kept<'e> {
    /// What was kept for the parent at `path`, in the order given.
    pub fn new(extensions: &'e [Extension], path: &str) -> Self {
        Self::of(
            extensions
                .iter()
                .filter(|e| e.standard == NEWSML_G2 && e.path == path)
                .filter_map(|e| e.xml.as_deref()),
            &[],
        )
    }

    /// The same, sorted by the schema's order.
    pub fn sorted(extensions: &'e [Extension], path: &str, order: &[&str]) -> Self {
        let kept = extensions
            .iter()
            .filter(|e| e.standard == NEWSML_G2 && e.path == path)
            .filter_map(|e| e.xml.as_deref());
        Self::of(kept, order)
    }

    /// Child elements that decorate a value, sorted by the schema's order.
    pub fn extra(extra: Option<&'e Extra>, order: &[&str]) -> Self {
        let xml = extra.filter(|e| e.standard == NEWSML_G2).map(|e| e.xml.as_slice()).unwrap_or_default();
        Self::of(xml.iter().map(String::as_str), order)
    }

    fn of(xml: impl Iterator<Item = &'e str>, order: &[&str]) -> Self {
        let mut list: Vec<&str> = xml.collect();
        list.sort_by_key(|xml| rank(order, name_of(xml)));
        Self { waiting: list.into() }
    }

    /// Writes what stands before the element `name`.
    pub fn until(&mut self, writer: &mut Writer<'_>, order: &[&str], name: &str) {
        let next = rank(order, name);
        while let Some(xml) = self.waiting.front().copied().filter(|xml| rank(order, name_of(xml)) < next) {
            self.waiting.pop_front();
            raw(xml, writer);
        }
    }

    /// Writes all that is left.
    pub fn rest(&mut self, writer: &mut Writer<'_>) {
        for xml in std::mem::take(&mut self.waiting) {
            raw(xml, writer);
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

fn raw(xml: &str, writer: &mut Writer<'_>) {
    if name_of(xml) == "Signature" {
        let message = "the signature is not written: it holds only for the item as it was signed";
        writer.findings.report(Finding::new(&rules::EXTENSION, message).path("/extensions"));
    } else if fragment_is_sound(xml) {
        writer.w.raw(xml);
    } else {
        let head = head(xml, 60);
        let message = format!("an extension is not well-formed XML and was not written: {head}");
        writer.findings.report(Finding::new(&rules::EXTENSION, message).path("/extensions"));
    }
}

/// Writes the attributes that were kept for the element at `path`.
pub fn attributes(extensions: &[Extension], path: &str, writer: &mut Writer<'_>) {
    for extension in extensions.iter().filter(|e| e.standard == NEWSML_G2 && e.path == path) {
        all(&extension.attributes, writer);
    }
}

/// Writes the attributes that decorate a value.
pub fn extra_attributes(extra: Option<&Extra>, writer: &mut Writer<'_>) {
    match extra {
        Some(extra) if extra.standard == NEWSML_G2 => {
            // Those with a slash belong to a child.
            let own =
                extra.attributes.iter().filter(|(name, _)| name.starts_with('{') || !name.contains('/'));
            all(&own.map(|(name, value)| (name.clone(), value.clone())).collect(), writer);
        }
        Some(extra) => {
            let what = extra.value.as_ref().map_or_else(
                || extra.attributes.keys().map(String::as_str).collect::<Vec<_>>().join(", "),
                ToString::to_string,
            );
            let message =
                format!("NewsML-G2 has no place for what {} says beside the fields: {what}", extra.standard);
            writer.findings.report(Finding::new(&rules::EXTENSION, message).path(writer.pointer.clone()));
        }
        None => {}
    }
}

/// Writes the attributes that were kept for a child of the element that they decorate.
pub fn child_attributes(extra: Option<&Extra>, child: &str, writer: &mut Writer<'_>) {
    let Some(extra) = extra.filter(|e| e.standard == NEWSML_G2) else { return };
    let own = extra.attributes.iter().filter_map(|(name, value)| {
        let name = name.strip_prefix(child)?.strip_prefix('/')?;
        Some((name.to_owned(), value.clone()))
    });
    all(&own.collect(), writer);
}

fn all(attributes: &std::collections::BTreeMap<String, String>, writer: &mut Writer<'_>) {
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
            writer.lose("/extensions", format!("“{name}” is no name for an attribute"));
        }
    }
}

fn is_name(local: &str) -> bool {
    local.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && local.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Writes the words of an element: with the markup that was kept for it, where that still says the same words.
pub fn words(extensions: &[Extension], path: &str, text: &str, writer: &mut Writer<'_>) {
    let kept = extensions.iter().find(|e| e.standard == NEWSML_G2 && e.path == path && e.xml.is_some());
    words_with(kept.and_then(|e| e.xml.as_deref()), text, writer);
}

/// Writes words, with the markup `xml` where that says the same words.
pub fn words_with(xml: Option<&str>, text: &str, writer: &mut Writer<'_>) {
    match xml.filter(|xml| says(xml, text)) {
        Some(xml) => {
            writer.w.mixed();
            writer.w.raw(xml);
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
