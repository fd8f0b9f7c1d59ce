//! What is said of what is wrong: what stands there, what was expected, which versions have it.

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
        (_, false) if first == last => format!("in {} only", version_name(first)),
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
        (true, _) => format!("the end of <{parent}> is expected here"),
        (false, true) => format!("expected here: {}, or the end of <{parent}>", list(&names, "or")),
        (false, false) => format!("expected here: {}", list(&names, "or")),
    }
}

/// The nearest place ahead at which an element may stand: what must stand before it is missing.
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

/// An element that must not stand where it does: the rule, what to say, what to do.
pub fn misplaced(
    around: &Around,
    name: &str,
    id: Option<u16>,
    class: u8,
    is_ahead: bool,
) -> (&'static Rule, String, String) {
    let parent = tables::name(around.parent);
    if let Content::Simple(_) = around.variant.content {
        let message = format!("<{name}> stands in <{parent}>, which holds only words");
        return (&rules::ELEMENT, message, "remove the markup and keep the words".into());
    }
    if id.is_none() && class != NAR {
        let message = if class == LOCAL {
            format!("<{name}> is in no namespace and must not stand here in <{parent}>")
        } else {
            format!("<{name}> of another namespace must not stand here in <{parent}>")
        };
        return (
            &rules::ELEMENT,
            message,
            format!("{}; elements of others come last, where they may", next(around)),
        );
    }
    let Some(id) = id else {
        let message = format!("there is no element <{name}> in any version of NewsML-G2");
        return (&rules::ELEMENT, message, next(around));
    };
    if is_ahead {
        let missing: Vec<&str> = tables::state(around.state)
            .map(|s| s.edges().iter().map(|e| tables::name(e.name)).collect())
            .unwrap_or_default();
        let message = format!("<{name}> stands where {} must come first", list(&missing, "or"));
        return (&rules::MISSING, message, format!("put it before <{name}>"));
    }
    if anywhere(around.kind, id, around.version) {
        let message = format!("<{name}> stands too late, or once too often, in <{parent}>");
        let help = match tables::state(around.state) {
            Some(state) if !state.edges().is_empty() => format!("{}; move <{name}> up", next(around)),
            _ => format!("move <{name}> up"),
        };
        return (&rules::ORDER, message, help);
    }
    let version = version_name(around.version);
    let message = format!("<{name}> is not allowed in <{parent}> in version {version}");
    let help = match spans(|v| anywhere(around.kind, id, v)) {
        Some(when) => format!("<{parent}> has it {when}; {}", next(around)),
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
        format!("<{parent}> ends, but {what} is missing"),
        format!("version {version} demands it; add it before </{parent}>"),
    )
}

/// The document's element.
pub fn root(name: &str, class: u8, version: u8) -> (String, String) {
    if class == NAR {
        let has = |v: u8| tables::name_id(name).and_then(|id| tables::global(id, v)).is_some();
        let when = spans(has).map(|s| format!("; it is there {s}")).unwrap_or_default();
        let message = format!("<{name}> is no element of NewsML-G2 {}{when}", version_name(version));
        return (message, "give an item or a newsMessage".into());
    }
    (format!("<{name}> is not in the namespace of NewsML-G2"), format!("declare xmlns=\"{}\"", g2::NAMESPACE))
}

/// An element that a strict wildcard does not know.
pub fn unknown(name: &str, namespace: &str) -> String {
    match namespace {
        "" => format!("<{name}> is in no namespace; only elements that a schema declares may stand here"),
        _ => format!("nobody declares <{name}> of {namespace}, and only declared elements may stand here"),
    }
}

/// Words where there must be none: what to say, what to do.
pub fn words(name: &str, empty: bool) -> (String, String) {
    if empty {
        (format!("<{name}> must be empty, without even a blank"), format!("write <{name}/>"))
    } else {
        (
            format!("words stand in <{name}>, which holds only elements"),
            "remove them, or put them into an element".into(),
        )
    }
}

/// A wrong value.
pub fn value(what: &str, value: &str) -> String {
    let shown: String = value.chars().take(60).collect();
    let more = if shown.len() < value.len() { "…" } else { "" };
    match value.is_empty() {
        true => format!("{what} is empty"),
        false => format!("{what} is “{}{more}”", shown.escape_debug()),
    }
}

/// An attribute that must not stand where it does: what to say, what to do.
pub fn attribute(
    kind: u16,
    version: u8,
    element: &str,
    attribute: &Attribute<'_>,
    qualified: bool,
) -> (String, String) {
    let name = attribute.name;
    if qualified {
        let message = format!("the attribute {name} of <{element}> has a prefix that it must not have");
        return (message, format!("write {name} without prefix"));
    }
    if attribute.namespace != 0 {
        let message = format!("<{element}> must not have attributes of other namespaces, such as {name}");
        return (message, "remove it".into());
    }
    let message = format!("<{element}> has no attribute {name} in version {}", version_name(version));
    let has = |v: u8| {
        let variant = tables::variant(kind, v);
        tables::name_id(name).is_some_and(|id| variant.is_some_and(|t| t.attribute(id).is_some()))
    };
    let known: Vec<&str> = tables::variant(kind, version)
        .map(|v| v.attributes().iter().map(|a| tables::name(a.name)).collect())
        .unwrap_or_default();
    let help = match spans(has) {
        Some(when) => format!("it is there {when}"),
        None => did_you_mean(nearest(name, known), "remove it"),
    };
    (message, help)
}
