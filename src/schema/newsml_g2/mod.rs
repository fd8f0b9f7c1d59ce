//! The grammar of NewsML-G2, versions 2.9 to 2.36: exactly what the official schemas allow.
//!
//! The source of the tables is `schemas/newsml-g2/`; the engine walks them over the events of a document, in one
//! pass and without a tree.

mod attributes;
mod engine;
mod fit;
mod messages;
pub mod rules;
pub mod spec;
mod tables;

use crate::catalogs::Catalogs;
use crate::diagnostics::{Finding, Findings};
use crate::error::ReadError;
use crate::limits::Limits;
use crate::source::Source;
use crate::syntax::xml::{Document, Handler, Tag};
use crate::vocab::g2;
use engine::Engine;
pub use fit::fit;
use spec::{Asks, Spec};
use std::borrow::Cow;

/// The version that a document is checked by, and what is to be said of it where it is not a known one.
fn settle(version: Option<&str>) -> (u8, Option<Finding>) {
    let newest = u8::try_from(tables::VERSIONS.len() - 1).unwrap_or(0);
    let Some(version) = version.map(str::trim) else { return (newest, None) };
    if let Some(index) = tables::version_index(version) {
        return (index, None);
    }
    let older = version.strip_prefix("2.").and_then(|m| m.parse::<u32>().ok()).is_some_and(|m| m < 9);
    let (index, name) = if older { (0, tables::VERSIONS.first()) } else { (newest, tables::VERSIONS.last()) };
    let name = name.copied().unwrap_or_default();
    let message = format!("unknown NewsML-G2 version {version}; the item was checked as {name}");
    let finding = Finding::new(&rules::VERSION, message)
        .help(format!("known versions are 2.9 to {}; choose one with --from newsml-g2@VERSION", g2::NEWEST));
    (index, Some(finding))
}

/// The versions that the grammar knows, the oldest first.
pub fn versions() -> &'static [&'static str] {
    &tables::VERSIONS
}

/// Whether a version is one that the grammar knows.
pub fn knows(version: &str) -> bool {
    tables::version_index(version).is_some()
}

/// Gives findings their paths, and their places in the input.
fn place(document: &Document<'_>, limits: &Limits, found: &mut [Finding]) -> Result<(), ReadError> {
    let mut wanted: Vec<usize> = found.iter().filter_map(|f| f.place.span).map(|span| span.start).collect();
    wanted.sort_unstable();
    wanted.dedup();
    if wanted.is_empty() {
        return Ok(());
    }
    let paths = document.paths(&wanted);
    // Nearly all findings are of elements; only those within their text need a tree.
    let tree = if paths.contains(&None) { Some(document.tree(limits)?) } else { None };
    for finding in found {
        let Some(span) = &mut finding.place.span else { continue };
        let known = wanted.binary_search(&span.start).ok().and_then(|at| paths.get(at)?.clone());
        span.start = document.origin(span.start);
        span.end = document.origin(span.end).max(span.start);
        let path = known.or_else(|| tree.as_ref()?.path_at(span.start));
        let within = finding.place.path.take().unwrap_or_default();
        finding.place.path = path.map(|p| p + &within);
    }
    Ok(())
}

/// The grammar and the text of the standard, in one pass.
struct Both<'a, 's, 'c> {
    engine: Engine<'a, 's>,
    spec: Spec<'a, 'c>,
}

impl<'a> Handler<'a> for Both<'a, '_, '_> {
    fn start(&mut self, tag: Tag<'_, 'a>) -> Result<(), ReadError> {
        let class = self.engine.class(tag.namespace, tag.namespaces);
        let name = engine::number(class, tag.name);
        let nar = class == engine::NAR;
        self.spec.start(&tag, nar, Asks::of(name.filter(|_| nar)));
        self.engine.begin(&tag, class, name);
        Ok(())
    }

    fn text(&mut self, text: Cow<'a, str>, start: usize, end: usize, joined: bool) -> Result<(), ReadError> {
        self.spec.text(&text);
        self.engine.text(text, start, end, joined)
    }

    fn end(&mut self, end: usize) {
        self.spec.end();
        self.engine.end(end);
    }
}

/// Checks a document against the grammar of its version: each item by its own, a message by that of its first
/// item, all by `version` where that is given.
///
/// # Errors
///
/// What is not well-formed or exceeds the limits.
pub fn check(
    source: &Source<'_>,
    version: Option<&str>,
    catalogs: &Catalogs,
    limits: &Limits,
    findings: &mut Findings,
) -> Result<(), ReadError> {
    let document = Document::new(source.text(), limits)?;
    let mut both = Both { engine: Engine::new(source.text(), version), spec: Spec::new(catalogs) };
    document.scan(limits, &mut both)?;
    let mut found = both.engine.finish();
    found.append(&mut both.spec.findings);
    // What is beyond the limit is only counted: it needs no path.
    let listed = found.len().min(limits.findings);
    place(&document, limits, found.get_mut(..listed).unwrap_or_default())?;
    for finding in found {
        findings.report(finding);
    }
    Ok(())
}
