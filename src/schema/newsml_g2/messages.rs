//! Messages of the schema rules: what was found, what was expected, which versions allow it.

use super::engine::{LOCAL, NAR};
use super::rules;
use super::tables::{self, Content, Edge, VERSIONS, Variant};
use crate::diagnostics::{Rule, did_you_mean, nearest};
use crate::syntax::xml::Attribute;
use crate::vocab::g2;

/// The place in which something is wrong.
pub struct Around {
    /// The type of the element around it.
    pub kind: u16,
    pub variant: &'static Variant,
    pub state: u16,
    pub version: u8,
    /// The number of the name of the element around it.
    pub parent: u16,
}

fn version_name(version: u8) -> &'static str {
    VERSIONS.get(usize::from(version)).copied().unwrap_or_default()
}

/// The versions of a list as people say them: “since 2.18”, “until 2.29”, “from 2.12 to 2.17”.
fn spans(has: impl Fn(u8) -> bool) -> Option<String> {
    let count = u8::try_from(VERSIONS.len()).unwrap_or(u8::MAX);
    let first = (0..count).find(|v| has(*v))?;
    let last = (0..count).rev().find(|v| has(*v))?;
    Some(match (first, last + 1 == count) {
        (0, true) => return None,
        (_, true) => format!("since {}", version_name(first)),
        (0, _) => format!("until {}", version_name(last)),
        (_, false) if first == last => format!("only in {}", version_name(first)),
        (_, false) => format!("from {} to {}", version_name(first), version_name(last)),
    })
}

/// Names in a row, at most eight.
fn list(names: &[&str], last: &str) -> String {
    const MOST: usize = 8;
    let mut out: Vec<String> = names.iter().take(MOST).map(|n| format!("<{n}>")).collect();
    if names.len() > MOST {
        out.push(format!("{} more", names.len() - MOST));
    }
    match out.pop() {
        None => String::new(),
        Some(only) if out.is_empty() => only,
        Some(end) => format!("{} {last} {end}", out.join(", ")),
    }
}

/// What may come next.
fn next(around: &Around) -> String {
    let Some(state) = tables::state(around.state) else { return String::new() };
    let names: Vec<&str> = state.edges().iter().map(|e| tables::name(e.name)).collect();
    let parent = tables::name(around.parent);
    match (names.is_empty(), state.accepts) {
        (true, _) => format!("expected the end of <{parent}>"),
        (false, true) => format!("expected {}, or the end of <{parent}>", list(&names, "or")),
        (false, false) => format!("expected {}", list(&names, "or")),
    }
}

/// The nearest later state in which an element is allowed: what has to precede it is missing.
pub fn ahead(around: &Around, id: u16) -> Option<&'static Edge> {
    tables::reachable(around.state).into_iter().find_map(|s| tables::state(s)?.edge(id))
}

/// Whether an element may stand anywhere in a type's content in a version.
fn anywhere(kind: u16, id: u16, version: u8) -> bool {
    let first = tables::variant(kind, version).and_then(Variant::first);
    first.is_some_and(|first| {
        tables::reachable(first).into_iter().any(|s| tables::state(s).is_some_and(|s| s.edge(id).is_some()))
    })
}

/// An element that is not allowed in its place: the rule, the message, the help.
pub fn misplaced(
    around: &Around,
    name: &str,
    id: Option<u16>,
    class: u8,
    is_ahead: bool,
) -> (&'static Rule, String, String) {
    let parent = tables::name(around.parent);
    if let Content::Simple(_) = around.variant.content {
        let message = format!("<{name}> in <{parent}>, which may contain only text");
        return (&rules::ELEMENT, message, "remove the markup and keep the text".into());
    }
    if id.is_none() && class != NAR {
        let message = if class == LOCAL {
            format!("<{name}>, which has no namespace, is not allowed here in <{parent}>")
        } else {
            format!("<{name}> of another namespace is not allowed here in <{parent}>")
        };
        return (
            &rules::ELEMENT,
            message,
            format!("{}; elements of other namespaces come last, if they are allowed", next(around)),
        );
    }
    let Some(id) = id else {
        let message = format!("unknown element <{name}>: no version of NewsML-G2 has it");
        return (&rules::ELEMENT, message, next(around));
    };
    if is_ahead {
        let missing: Vec<&str> = tables::state(around.state)
            .map(|s| s.edges().iter().map(|e| tables::name(e.name)).collect())
            .unwrap_or_default();
        let message = format!("{} is missing before <{name}>", list(&missing, "or"));
        return (&rules::MISSING, message, format!("add it before <{name}>"));
    }
    if anywhere(around.kind, id, around.version) {
        let message = format!("<{name}> is out of order or repeated in <{parent}>");
        let help = match tables::state(around.state) {
            Some(state) if !state.edges().is_empty() => format!("{}; move <{name}> up", next(around)),
            _ => format!("move <{name}> up"),
        };
        return (&rules::ORDER, message, help);
    }
    let version = version_name(around.version);
    let message = format!("<{name}> is not allowed in <{parent}> in version {version}");
    let help = match spans(|v| anywhere(around.kind, id, v)) {
        Some(when) => format!("<{parent}> allows it {when}; {}", next(around)),
        None => next(around),
    };
    (&rules::ELEMENT, message, help)
}

/// Content that ends too early.
pub fn unfinished(around: &Around) -> (String, String) {
    let parent = tables::name(around.parent);
    let names: Vec<&str> = tables::state(around.state)
        .map(|s| s.edges().iter().map(|e| tables::name(e.name)).collect())
        .unwrap_or_default();
    let version = version_name(around.version);
    let what = if names.is_empty() { "an element".to_owned() } else { list(&names, "or") };
    (
        format!("{what} is missing in <{parent}>"),
        format!("version {version} requires it; add it before </{parent}>"),
    )
}

/// The document's element.
pub fn root(name: &str, class: u8, version: u8) -> (String, String) {
    if class == NAR {
        let has = |v: u8| tables::name_id(name).and_then(|id| tables::global(id, v)).is_some();
        let when = spans(has).map(|s| format!("; it is allowed {s}")).unwrap_or_default();
        let message = format!("<{name}> is not an element of NewsML-G2 {}{when}", version_name(version));
        return (message, "the root element must be an item or a newsMessage".into());
    }
    (format!("<{name}> is not in the namespace of NewsML-G2"), format!("declare xmlns=\"{}\"", g2::NAMESPACE))
}

/// An element that a strict wildcard does not know.
pub fn unknown(name: &str, namespace: &str) -> String {
    match namespace {
        "" => format!("<{name}> has no namespace; only elements that a schema declares are allowed here"),
        _ => format!("undeclared element <{name}> of {namespace}; only declared elements are allowed here"),
    }
}

/// Words where there must be none: what to say, what to do.
pub fn words(name: &str, empty: bool) -> (String, String) {
    if empty {
        (format!("<{name}> is not empty; not even white space is allowed in it"), format!("write <{name}/>"))
    } else {
        (
            format!("text in <{name}>, which may contain only elements"),
            "remove it, or put it into an element".into(),
        )
    }
}

/// A wrong value.
pub fn value(what: &str, value: &str) -> String {
    let shown: String = value.chars().take(60).collect();
    let more = if shown.len() < value.len() { "…" } else { "" };
    match value.is_empty() {
        true => format!("{what} is empty"),
        false => format!("invalid value “{}{more}” of {what}", shown.escape_debug()),
    }
}

/// An attribute that is not allowed in its place: the message, the help.
pub fn attribute(
    kind: u16,
    version: u8,
    element: &str,
    attribute: &Attribute<'_>,
    qualified: bool,
) -> (String, String) {
    let name = attribute.name;
    if qualified {
        let message = format!("the attribute `{name}` of <{element}> must not have a prefix");
        return (message, format!("write `{name}` without the prefix"));
    }
    if attribute.namespace != 0 {
        let message =
            format!("<{element}> has the attribute `{name}` of another namespace, which is not allowed");
        return (message, "remove it".into());
    }
    let message = format!("unknown attribute `{name}` of <{element}> in version {}", version_name(version));
    let has = |v: u8| {
        let variant = tables::variant(kind, v);
        tables::name_id(name).is_some_and(|id| variant.is_some_and(|t| t.attribute(id).is_some()))
    };
    let known: Vec<&str> = tables::variant(kind, version)
        .map(|v| v.attributes().iter().map(|a| tables::name(a.name)).collect())
        .unwrap_or_default();
    let help = match spans(has) {
        Some(when) => format!("it is allowed {when}"),
        None => did_you_mean(nearest(name, known), "remove it"),
    };
    (message, help)
}
