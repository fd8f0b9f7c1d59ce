//! Making a written document fit a version: children in the order of its schema, and what it does not allow left
//! out and announced.

use super::engine::{Engine, LOCAL, NAR, OTHER, SIGNATURE};
use super::rules;
use super::tables::{self, Content, Process, Variant};
use crate::diagnostics::{Finding, Findings, Severity};
use crate::error::ReadError;
use crate::limits::Limits;
use crate::syntax::xml::{Attribute, Child, Element, Tree, XmlWriter};
use crate::vocab::g2;
use std::collections::{BTreeMap, HashMap, VecDeque};

/// Makes a document that our writer wrote fit a version; `None` where it does already, as nearly always.
/// `declarations` are those of the document's element: `xmlns`, `xmlns:xs`. What is left out is announced with its place in
/// `text`.
///
/// # Errors
///
/// A document that is not well-formed, or that lacks what the version demands.
pub fn fit(
    text: &str,
    version: &str,
    declarations: &[(String, String)],
    findings: &mut Findings,
) -> Result<Option<String>, ReadError> {
    let limits = Limits { nodes: usize::MAX, ..Limits::default() };
    let Some(index) = tables::version_index(version) else { return Ok(None) };
    let mut faults: Vec<usize> =
        errors(text, version, &limits)?.iter().filter_map(|f| f.place.span.map(|s| s.start)).collect();
    if faults.is_empty() {
        return Ok(None);
    }
    faults.sort_unstable();
    let tree = Tree::parse(text, &limits)?;
    let mut fitter = Fitter {
        text,
        version: index,
        name: version,
        faults,
        reach: HashMap::new(),
        declarations,
        w: XmlWriter::indented(),
        findings,
    };
    fitter.w.declaration();
    let root = tree.root();
    if let Some(kind) = tables::name_id(root.name()).and_then(|id| tables::global(id, index)) {
        fitter.element(root, kind, true);
    } else {
        fitter.lose(root, format!("version {version} has no <{}>", root.name()));
        fitter.raw(root);
    }
    let out = fitter.w.finish();
    // What is demanded and cannot be made up stops the writing: nothing invalid goes out.
    match errors(&out, version, &limits)?.into_iter().next() {
        Some(error) => Err(error.into()),
        None => Ok(Some(out)),
    }
}

/// What the grammar finds wrong in a document.
fn errors(text: &str, version: &str, limits: &Limits) -> Result<Vec<Finding>, ReadError> {
    let document = crate::syntax::xml::Document::new(text, limits)?;
    let mut engine = Engine::new(text, Some(version));
    document.scan(limits, &mut engine)?;
    let mut found = engine.finish();
    found.retain(|f| f.severity == Severity::Error);
    Ok(found)
}

struct Fitter<'t, 'f> {
    text: &'t str,
    version: u8,
    name: &'t str,
    /// Where the grammar found errors, in order.
    faults: Vec<usize>,
    /// How many states can be reached from a state: the more, the earlier it comes.
    reach: HashMap<u16, usize>,
    /// The namespaces that the document's element declares.
    declarations: &'t [(String, String)],
    w: XmlWriter,
    findings: &'f mut Findings,
}

/// Where a child leads, and its type where the grammar has one.
type Step = (u16, Option<u16>);
/// How much may still come behind a child, and how early it stood: the highest comes first.
type Rank = (usize, std::cmp::Reverse<usize>);

impl Fitter<'_, '_> {
    fn lose(&mut self, element: Element<'_, '_>, message: String) {
        let finding = Finding::new(&rules::NOT_IN_VERSION, message).path(element.path());
        self.findings.report(finding.at(element.span()));
    }

    fn raw(&mut self, element: Element<'_, '_>) {
        let span = element.span();
        let slice = self.text.get(span.start..span.end).unwrap_or_default();
        self.w.raw(slice);
    }

    /// Whether something in an element is wrong.
    fn has_fault(&self, element: Element<'_, '_>) -> bool {
        let span = element.span();
        let at = self.faults.partition_point(|f| *f < span.start);
        self.faults.get(at).is_some_and(|f| *f < span.end)
    }

    fn reach(&mut self, state: u16) -> usize {
        *self.reach.entry(state).or_insert_with(|| tables::reachable(state).len())
    }

    /// Writes an element of a type, made to fit.
    fn element(&mut self, element: Element<'_, '_>, kind: u16, root: bool) {
        if !root && !self.has_fault(element) {
            return self.raw(element);
        }
        let Some(variant) = tables::variant(kind, self.version) else { return self.raw(element) };
        if let Content::Simple(id) = variant.content {
            let words = element.text();
            let sound = tables::simple(id).is_some_and(|s| s.accepts(&words, &|_| true));
            if !sound {
                let message =
                    format!("<{}> was left out: “{}” is not an allowed value", element.name(), words.trim());
                return self.lose(element, message);
            }
        }
        let kept: Vec<(String, &Attribute<'_>, bool)> = element
            .attributes()
            .iter()
            .map(|attribute| {
                let name = match attribute.prefix {
                    "" => attribute.name.to_owned(),
                    prefix => format!("{prefix}:{}", attribute.name),
                };
                let sound = fits(&name, attribute, variant);
                (name, attribute, sound)
            })
            .collect();
        let mut wanted = variant.attributes().iter().filter(|a| a.required).map(|a| tables::name(a.name));
        let missing = wanted.find(|name| !kept.iter().any(|(n, _, sound)| *sound && n == name));
        if let Some(missing) = missing.filter(|_| !root) {
            let message = format!(
                "<{}> was left out: version {} requires `{missing}`, which is missing",
                element.name(),
                self.name
            );
            return self.lose(element, message);
        }
        self.w.open(element.name());
        for (name, uri) in self.declarations.iter().filter(|_| root) {
            self.w.attribute(name, uri);
        }
        for (name, attribute, sound) in kept {
            if sound {
                if attribute.namespace > 1 {
                    let declares = format!("xmlns:{}", attribute.prefix);
                    self.w.attribute(&declares, element.namespace_of(attribute));
                }
                self.w.attribute(&name, &attribute.value);
                continue;
            }
            let message = format!(
                "version {} does not allow {name}=\"{}\" in <{}>; it was left out",
                self.name,
                attribute.value,
                element.name()
            );
            self.lose(element, message);
        }
        match variant.content {
            Content::Simple(_) => {
                let words = element.text();
                if !words.is_empty() {
                    self.w.text(&words);
                }
            }
            Content::Elements(_, true) => self.mixed(element, variant),
            Content::Elements(_, false) => self.children(element, variant),
        }
        self.w.close();
    }

    /// Where a child leads from a state.
    fn step(&self, child: Element<'_, '_>, state: u16) -> Option<Step> {
        let found = tables::state(state)?;
        let class = class(child);
        if class == NAR
            && let Some(edge) = tables::name_id(child.name()).and_then(|id| found.edge(id))
        {
            return Some((edge.to, Some(edge.kind)));
        }
        let (_, process, to) = found.wilds().iter().find(|(mask, ..)| mask & class != 0)?;
        let kind = tables::name_id(child.name())
            .filter(|_| class == NAR && *process != Process::Skip)
            .and_then(|id| tables::global(id, self.version));
        Some((*to, kind))
    }

    /// Children in the order of the schema: at each place the one that leaves most to come, and of those the one
    /// that stood first. What has no place is left out.
    fn children(&mut self, element: Element<'_, '_>, variant: &Variant) {
        let mut waiting: BTreeMap<(u8, &str), VecDeque<(usize, Element<'_, '_>)>> = BTreeMap::new();
        for (at, child) in element.elements().enumerate() {
            waiting.entry((class(child), child.name())).or_default().push_back((at, child));
        }
        let mut state = variant.first().unwrap_or(tables::NONE);
        while !waiting.is_empty() {
            let mut best: Option<(Rank, (u8, &str), Step)> = None;
            for (key, list) in &waiting {
                let Some((at, child)) = list.front() else { continue };
                // Where something that must stand is missing, the walk goes on behind it.
                let step = self.step(*child, state).map(|s| (s, 1)).or_else(|| {
                    let ahead = tables::reachable(state);
                    ahead.into_iter().find_map(|s| self.step(*child, s)).map(|s| (s, 0))
                });
                let Some((step, direct)) = step else { continue };
                let reach = self.reach(step.0) + direct;
                let rank = (reach, std::cmp::Reverse(*at));
                if best.is_none_or(|(first, ..)| rank > first) {
                    best = Some((rank, *key, step));
                }
            }
            let Some((_, key, (to, kind))) = best else { break };
            let child = waiting.get_mut(&key).and_then(VecDeque::pop_front);
            waiting.retain(|_, list| !list.is_empty());
            state = to;
            match (child, kind) {
                (Some((_, child)), Some(kind)) => self.element(child, kind, false),
                (Some((_, child)), None) => self.raw(child),
                (None, _) => {}
            }
        }
        let mut left: Vec<(usize, Element<'_, '_>)> = waiting.into_values().flatten().collect();
        left.sort_by_key(|(at, _)| *at);
        for (_, child) in left {
            self.left_out(child, element);
        }
    }

    fn left_out(&mut self, child: Element<'_, '_>, parent: Element<'_, '_>) {
        let message = format!(
            "version {} does not allow this <{}> in <{}>; it was left out",
            self.name,
            child.name(),
            parent.name()
        );
        self.lose(child, message);
    }

    /// Words with elements among them, whose order is their meaning. Of an element that has no place the words
    /// stay.
    fn mixed(&mut self, element: Element<'_, '_>, variant: &Variant) {
        self.w.mixed();
        let mut state = variant.first().unwrap_or(tables::NONE);
        for child in element.children() {
            match child {
                Child::Text(words) => self.w.text(words),
                Child::Element(child) => match self.step(child, state) {
                    Some((to, kind)) => {
                        state = to;
                        match kind {
                            Some(kind) => self.element(child, kind, false),
                            None => self.raw(child),
                        }
                    }
                    None => {
                        let words = child.text();
                        self.w.text(&words);
                        self.left_out(child, element);
                    }
                },
            }
        }
    }
}

/// Whether an attribute may stand in a type, with its value.
fn fits(name: &str, attribute: &Attribute<'_>, variant: &Variant) -> bool {
    match tables::name_id(name).and_then(|id| variant.attribute(id)) {
        Some(known) => {
            known.fixed.is_none_or(|f| f == attribute.value)
                && tables::simple(known.simple).is_some_and(|s| s.accepts(&attribute.value, &|_| true))
        }
        None => {
            let class = if attribute.namespace == 0 { LOCAL } else { OTHER };
            variant.any.is_some_and(|(mask, process)| mask & class != 0 && process != Process::Strict)
        }
    }
}

fn class(element: Element<'_, '_>) -> u8 {
    match element.namespace() {
        "" => LOCAL,
        g2::NAMESPACE => NAR,
        g2::SIGNATURES => SIGNATURE,
        _ => OTHER,
    }
}
