//! Validates a document in one pass over its events.

use super::messages::{self, Around};
use super::tables::{self, Content, Process, Variant};
use super::{attributes, rules, settle};
use crate::diagnostics::{Finding, Rule};
use crate::error::ReadError;
use crate::source::Span;
use crate::syntax::xml::{Handler, Tag};
use crate::vocab::g2;
use foldhash::{HashMap, HashMapExt};
use std::borrow::Cow;

/// Namespaces as wildcards see them (see `build/compile.rs`).
pub const NAR: u8 = 1;
pub const LOCAL: u8 = 2;
pub const SIGNATURE: u8 = 4;
pub const OTHER: u8 = 8;
pub const ODRL: u8 = 16;

/// The namespace of XML signatures.
const XMLDSIG: &str = g2::SIGNATURES;
/// The namespace of ODRL, whose policies stand in `rightsExpressionXML`, where unknown elements must not.
const ODRL_NAMESPACE: &str = "http://www.w3.org/ns/odrl/2/";

/// An element whose end tag was not reached yet.
pub struct Frame<'a> {
    /// The number of its name, where the grammar has it.
    pub name: u16,
    pub version: u8,
    pub start: usize,
    pub end: usize,
    kind: Kind<'a>,
}

enum Kind<'a> {
    /// An element of the grammar: its type, the automaton's state, and words so far where it holds only words.
    Known { kind: u16, variant: &'static Variant, state: u16, words: Cow<'a, str>, silent: bool },
    /// One that the grammar knows nothing of, whose children it may know.
    Lax,
    /// One that is not looked into.
    Skipped,
}

/// An identifier, or a reference to one.
struct Identity {
    value: String,
    span: Span,
}

/// The state of one pass over a document: the open elements with their place in the content model, the ids, and the
/// references.
pub struct Engine<'a, 's> {
    text: &'s str,
    /// The version that the user named.
    forced: Option<u8>,
    /// The version of the document's element.
    version: u8,
    frames: Vec<Frame<'a>>,
    findings: Vec<Finding>,
    /// What namespaces are, by their numbers.
    classes: Vec<u8>,
    ids: HashMap<String, Span>,
    references: Vec<Identity>,
}

impl<'s> Engine<'_, 's> {
    /// Begins a walk over a text.
    pub fn new(text: &'s str, version: Option<&str>) -> Self {
        let mut findings = Vec::new();
        let mut settled = |version: Option<&str>| {
            let (index, finding) = settle(version);
            findings.extend(finding);
            index
        };
        let forced = version.map(|v| settled(Some(v)));
        Self {
            text,
            forced,
            version: forced.unwrap_or_default(),
            frames: Vec::new(),
            findings,
            classes: Vec::new(),
            ids: HashMap::new(),
            references: Vec::new(),
        }
    }

    /// What was found, the references that lead nowhere last.
    pub fn finish(mut self) -> Vec<Finding> {
        for reference in std::mem::take(&mut self.references) {
            if !self.ids.contains_key(&reference.value) {
                let message = format!("no element of the document has the id `{}`", reference.value);
                self.findings.push(
                    Finding::new(&rules::REFERENCE, message)
                        .at(reference.span)
                        .help("correct the reference, or add the id to the element that is meant"),
                );
            }
        }
        self.findings
    }

    pub fn report(&mut self, rule: &'static Rule, message: impl Into<String>, span: Span) -> &mut Finding {
        self.findings.push(Finding::new(rule, message).at(span));
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// What kind of namespace a number is.
    pub fn class(&mut self, namespace: u32, namespaces: &[Cow<'_, str>]) -> u8 {
        while self.classes.len() < namespaces.len() {
            let uri = namespaces.get(self.classes.len()).map_or("", |n| n);
            self.classes.push(match uri {
                "" => LOCAL,
                g2::NAMESPACE => NAR,
                XMLDSIG => SIGNATURE,
                ODRL_NAMESPACE => ODRL,
                _ => OTHER,
            });
        }
        self.classes.get(namespace as usize).copied().unwrap_or(OTHER)
    }

    /// Takes note of an identifier or a reference.
    pub fn identity(&mut self, value: &str, is_id: bool, span: Span) {
        let value = value.trim_matches([' ', '\t', '\n', '\r']);
        if !is_id {
            self.references.push(Identity { value: value.to_owned(), span });
        } else if self.ids.contains_key(value) {
            let message = format!("duplicate id `{value}`");
            self.report(&rules::DUPLICATE_ID, message, span).help =
                Some("an id must be unique in the document; change one of them".into());
        } else {
            self.ids.insert(value.to_owned(), span);
        }
    }

    fn version_of(&mut self, tag: &Tag<'_, '_>, parent: u8) -> u8 {
        if let Some(forced) = self.forced {
            return forced;
        }
        let is_item = g2::ITEMS.contains(&tag.name);
        if !is_item && !self.frames.is_empty() {
            return parent;
        }
        let stated = tag.attributes.iter().find(|a| a.prefix.is_empty() && a.name == "standardversion");
        let (version, finding) = match stated {
            Some(stated) if is_item => settle(Some(&stated.value)),
            _ if self.frames.is_empty() => {
                let first = first_version(self.text.get(tag.end..).unwrap_or_default());
                let (version, _) = settle(if tag.name == "newsMessage" { first } else { None });
                (version, None)
            }
            _ => (parent, None),
        };
        if let Some(finding) = finding {
            self.findings.push(finding.at(Span::new(tag.start, tag.end)));
        }
        version
    }

    /// Where the innermost element lets a child in: its type, or how unknown ones are checked.
    fn place(&mut self, id: Option<u16>, class: u8, tag: &Tag<'_, '_>) -> Result<Option<u16>, Process> {
        let span = Span::new(tag.start, tag.end);
        let Some(frame) = self.frames.last_mut() else { return Err(Process::Strict) };
        let version = frame.version;
        let Kind::Known { kind, variant, state, silent, .. } = &mut frame.kind else {
            return Err(if matches!(frame.kind, Kind::Lax) { Process::Lax } else { Process::Skip });
        };
        if let Some(found) = tables::state(*state) {
            if let Some(edge) = id.and_then(|id| found.edge(id)) {
                *state = edge.to;
                return Ok(Some(edge.kind));
            }
            if let Some((_, process, to)) = found.wilds().iter().find(|(mask, ..)| mask & class != 0) {
                *state = *to;
                return Err(*process);
            }
        }
        // What stands here is not allowed here. The walk goes on where it fits, so that one fault is one finding.
        let around = Around { kind: *kind, variant, state: *state, version, parent: frame.name };
        let ahead = id.and_then(|id| messages::ahead(&around, id));
        let mut out = None;
        if let Some(edge) = ahead {
            *state = edge.to;
            out = Some(edge.kind);
        }
        if !*silent {
            let (rule, message, help) = messages::misplaced(&around, tag.name, id, class, ahead.is_some());
            *silent = ahead.is_none() && id.is_none();
            self.report(rule, message, span).help = Some(help);
        }
        match (out, id.and_then(|id| tables::global(id, version))) {
            (Some(kind), _) => Ok(Some(kind)),
            (None, Some(global)) => Ok(Some(global)),
            (None, None) => Err(Process::Skip),
        }
    }
}

/// The version of the first item in a text.
fn first_version(text: &str) -> Option<&str> {
    let after = text.split_once("standardversion")?.1.trim_start();
    let value = after.strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split(quote).next()
}

/// The number of an element's name, where the grammar has it; `class` is what its namespace is.
pub fn number(class: u8, name: &str) -> Option<u16> {
    match class {
        NAR => tables::name_id(name),
        ODRL => tables::name_id(&format!("odrl.{name}")),
        _ => None,
    }
}

impl<'a> Engine<'a, '_> {
    /// An element begins; `class` is what its namespace is, and `id` the number of its name.
    pub fn begin(&mut self, tag: &Tag<'_, 'a>, class: u8, id: Option<u16>) {
        let span = Span::new(tag.start, tag.end);
        let parent = self.frames.last().map_or(self.version, |f| f.version);
        let version =
            if class == NAR || self.frames.is_empty() { self.version_of(tag, parent) } else { parent };
        let known = if self.frames.is_empty() {
            self.version = version;
            let global = id.filter(|_| class == NAR).and_then(|id| tables::global(id, version));
            if global.is_none() {
                let (message, help) = messages::root(tag.name, class, version);
                self.report(&rules::ROOT, message, span).help = Some(help);
            }
            global.ok_or(Process::Skip)
        } else {
            match self.place(id, class, tag) {
                Ok(Some(kind)) => Ok(kind),
                Ok(None) => Err(Process::Skip),
                Err(process) => {
                    let global =
                        id.filter(|_| process != Process::Skip).and_then(|id| tables::global(id, version));
                    let foreign = tag.namespaces.get(tag.namespace as usize).map_or("", |n| n);
                    if process == Process::Strict && global.is_none() {
                        let message = messages::unknown(tag.name, foreign);
                        self.report(&rules::ELEMENT, message, span).help =
                            Some("write the rights as a policy of ODRL 2, or as rightsExpressionData".into());
                    }
                    global.ok_or(process)
                }
            }
        };
        let name = id.unwrap_or(tables::NONE);
        let kind = match known {
            Ok(kind) => match tables::variant(kind, version) {
                Some(variant) => {
                    let first = variant.first().unwrap_or(tables::NONE);
                    attributes::check(self, kind, variant, version, tag);
                    Kind::Known { kind, variant, state: first, words: Cow::Borrowed(""), silent: false }
                }
                None => Kind::Skipped,
            },
            Err(Process::Skip) => Kind::Skipped,
            Err(_) => {
                attributes::check_foreign(self, tag);
                Kind::Lax
            }
        };
        self.frames.push(Frame { name, version, start: tag.start, end: tag.end, kind });
    }
}

impl<'a> Handler<'a> for Engine<'a, '_> {
    fn start(&mut self, tag: Tag<'_, 'a>) -> Result<(), ReadError> {
        let class = self.class(tag.namespace, tag.namespaces);
        self.begin(&tag, class, number(class, tag.name));
        Ok(())
    }

    fn text(&mut self, text: Cow<'a, str>, start: usize, end: usize, _: bool) -> Result<(), ReadError> {
        let Some(frame) = self.frames.last_mut() else { return Ok(()) };
        let Kind::Known { variant, words, silent, .. } = &mut frame.kind else { return Ok(()) };
        match variant.content {
            Content::Simple(_) if words.is_empty() => *words = text,
            Content::Simple(_) => words.to_mut().push_str(&text),
            Content::Elements(_, true) => {}
            Content::Elements(..) => {
                let blank = text.trim_matches([' ', '\t', '\n', '\r']).is_empty();
                let empty = variant.first().and_then(tables::state).is_some_and(|s| s.is_last());
                if (blank && !empty) || *silent || text.is_empty() {
                    return Ok(());
                }
                *silent = true;
                let name = tables::name(frame.name);
                let (message, help) = messages::words(name, empty);
                self.report(&rules::TEXT, message, Span::new(start, end)).help = Some(help);
            }
        }
        Ok(())
    }

    fn end(&mut self, _: usize) {
        let Some(frame) = self.frames.pop() else { return };
        let Kind::Known { kind, variant, state, words, silent } = frame.kind else { return };
        let span = Span::new(frame.start, frame.end);
        match variant.content {
            Content::Simple(id) => {
                let Some(simple) = tables::simple(id) else { return };
                if !simple.accepts(&words, &|_| true) {
                    let name = tables::name(frame.name);
                    let message = messages::value(&format!("<{name}>"), &words);
                    self.report(&rules::VALUE, message, span).help =
                        Some(format!("expected {}", simple.describe()));
                }
            }
            Content::Elements(..) if !silent => {
                if tables::state(state).is_some_and(|s| !s.accepts) {
                    let around = Around { kind, variant, state, version: frame.version, parent: frame.name };
                    let (message, help) = messages::unfinished(&around);
                    self.report(&rules::MISSING, message, span).help = Some(help);
                }
            }
            Content::Elements(..) => {}
        }
    }
}
