//! The attributes of one tag.

use super::engine::{Engine, LOCAL, NAR, OTHER};
use super::messages;
use super::rules;
use super::tables::{self, Process, Variant};
use crate::schema::simple::{Builtin, Simple};
use crate::source::Span;
use crate::syntax::xml::{Attribute, Tag};

/// The namespace of `xsi:type` and its like, which every element may have.
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Checks the attributes of an element of the grammar.
pub fn check(
    engine: &mut Engine<'_, '_>,
    kind: u16,
    variant: &'static Variant,
    version: u8,
    tag: &Tag<'_, '_>,
) {
    let span = Span::new(tag.start, tag.end);
    let mut seen = 0;
    for attribute in tag.attributes.iter() {
        let at = Place { span, attribute };
        let known = match (attribute.namespace, attribute.name) {
            (0, name) => tables::name_id(name),
            (1, name) => tables::name_id(&format!("xml:{name}")),
            _ => None,
        };
        if let Some(known) = known.and_then(|id| variant.attribute(id)) {
            seen += usize::from(known.required);
            if let Some(simple) = tables::simple(known.simple) {
                value(engine, simple, known.fixed, tag, &at);
            }
            continue;
        }
        let class = match attribute.namespace {
            0 => LOCAL,
            1 => OTHER,
            id => {
                let uri = tag.namespaces.get(id as usize).map_or("", |n| n);
                if uri == XSI {
                    instance(engine, kind, tag, &at);
                    continue;
                }
                engine.class(id, tag.namespaces)
            }
        };
        match variant.any {
            Some((mask, process)) if mask & class != 0 => {
                further(engine, process, tag, &at);
            }
            _ => {
                let (message, help) = messages::attribute(kind, version, tag.name, attribute, class == NAR);
                let finding = engine.report(&rules::ATTRIBUTE, message, span);
                finding.help = Some(help);
                finding.place.path = Some(at.path());
            }
        }
    }
    let required = variant.attributes().iter().filter(|a| a.required);
    if seen < required.clone().count() {
        for wanted in required {
            let name = tables::name(wanted.name);
            let given = tag.attributes.iter().any(|a| a.namespace == 0 && a.name == name);
            if !given {
                let message = format!("`{name}` is missing in <{}>", tag.name);
                let what = tables::simple(wanted.simple).map(Simple::describe).unwrap_or_default();
                engine.report(&rules::REQUIRED_ATTRIBUTE, message, span).help =
                    Some(format!("add {name}=\"…\": {what}"));
            }
        }
    }
}

/// Checks the attributes of an element of which the grammar knows nothing: those of XML itself have types.
pub fn check_foreign(engine: &mut Engine<'_, '_>, tag: &Tag<'_, '_>) {
    let span = Span::new(tag.start, tag.end);
    for attribute in tag.attributes.iter().filter(|a| a.namespace == 1) {
        further(engine, Process::Lax, tag, &Place { span, attribute });
    }
}

struct Place<'p, 'a> {
    span: Span,
    attribute: &'p Attribute<'a>,
}

impl Place<'_, '_> {
    fn path(&self) -> String {
        match self.attribute.prefix {
            "" => format!("/@{}", self.attribute.name),
            prefix => format!("/@{prefix}:{}", self.attribute.name),
        }
    }
}

/// An attribute that a wildcard lets in.
fn further(engine: &mut Engine<'_, '_>, process: Process, tag: &Tag<'_, '_>, at: &Place<'_, '_>) {
    if process == Process::Skip {
        return;
    }
    // XML's own attributes are declared in the schema of its namespace (xml.xsd); no others are.
    let simple = match (at.attribute.namespace, at.attribute.name) {
        (1, "lang") => Some(Simple::XmlLang),
        (1, "space") => Some(Simple::OneOf(true, &["default", "preserve"])),
        (1, "base") => Some(Simple::Is(Builtin::AnyUri)),
        (1, "id") => Some(Simple::Is(Builtin::Id)),
        _ => None,
    };
    match simple {
        Some(simple) => value(engine, &simple, None, tag, at),
        None if process == Process::Strict => {
            let message = format!("undeclared attribute `{}` in <{}>", at.attribute.name, tag.name);
            let finding = engine.report(&rules::ATTRIBUTE, message, at.span);
            finding.help = Some("remove it; only attributes of XML itself are allowed here".into());
            finding.place.path = Some(at.path());
        }
        None => {}
    }
}

/// Checks an attribute's value.
fn value(
    engine: &mut Engine<'_, '_>,
    simple: &Simple,
    fixed: Option<&str>,
    tag: &Tag<'_, '_>,
    at: &Place<'_, '_>,
) {
    let value = at.attribute.value.as_ref();
    let bound = |prefix: &str| tag.binds(prefix);
    let help = if let Some(fixed) = fixed.filter(|f| *f != value) {
        format!("the only allowed value is {fixed}")
    } else if simple.accepts(value, &bound) {
        match simple.identity() {
            Some(Builtin::Id) => engine.identity(value, true, at.span),
            Some(Builtin::IdRefs) => {
                for reference in value.split_ascii_whitespace() {
                    engine.identity(reference, false, at.span);
                }
            }
            Some(_) => engine.identity(value, false, at.span),
            None => {}
        }
        return;
    } else {
        format!("expected {}", simple.describe())
    };
    let path = at.path();
    let name = path.trim_start_matches("/@");
    let message = messages::value(&format!("`{name}` of <{}>", tag.name), value);
    let finding = engine.report(&rules::VALUE, message, at.span);
    finding.help = Some(help);
    finding.place.path = Some(path);
}

/// The attributes that every element may have: where a schema lies, that there is no value, another type.
fn instance(engine: &mut Engine<'_, '_>, kind: u16, tag: &Tag<'_, '_>, at: &Place<'_, '_>) {
    let wrong = match at.attribute.name {
        "schemaLocation" | "noNamespaceSchemaLocation" => None,
        // Nothing in the grammar may be left out by xsi:nil, whatever its value.
        "nil" => Some("xsi:nil is not allowed in NewsML-G2".to_owned()),
        "type" => {
            let (prefix, local) =
                at.attribute.value.trim().split_once(':').unwrap_or(("", at.attribute.value.trim()));
            let own = tag.bound(prefix).is_some_and(|uri| uri == crate::vocab::g2::NAMESPACE);
            let same = tables::kind(kind).is_some_and(|k| k.name == local);
            (!(own && same)).then(|| format!("the type {local} cannot replace that of <{}>", tag.name))
        }
        name => Some(format!("unknown attribute `{name}` of that namespace")),
    };
    if let Some(message) = wrong {
        let finding = engine.report(&rules::ATTRIBUTE, message, at.span);
        finding.help = Some("remove it".into());
        finding.place.path = Some(at.path());
    }
}
