//! The grammar of NewsML-G2, versions 2.9 to 2.36: exactly what the official schemas allow.
//!
//! The source of the tables is `schemas/newsml-g2/`; the engine walks them over the events of a document, in one
//! pass and without a tree.

mod attributes;
mod engine;
mod fit;
mod messages;
pub mod rules;
mod tables;

use crate::diagnostics::{Finding, Findings};
use crate::error::ReadError;
use crate::limits::Limits;
use crate::source::Source;
use crate::syntax::xml::{Document, Handler, Tag};
use crate::vocab::g2;
use engine::Engine;
pub use fit::fit;
use std::borrow::Cow;
pub use tables::names;

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

/// Who looks at the elements of a document too while the schema is applied to them, so that it is walked over once.
pub trait Observer<'a> {
    /// An element begins; `nar` if it is in the namespace of NewsML-G2, and `name` the number of its name in [`names`],
    /// if it is one of them.
    fn start(&mut self, tag: &Tag<'_, 'a>, nar: bool, name: Option<u16>);

    /// A piece of text of the innermost element.
    fn text(&mut self, text: &str);

    /// The innermost element ends.
    fn end(&mut self);

    /// What was found, placed in the text of the document.
    fn findings(&mut self) -> Vec<Finding>;
}

/// The schema and an observer, in one walk.
struct Walk<'a, 's, 'o, O> {
    engine: Engine<'a, 's>,
    observer: &'o mut O,
}

impl<'a, O: Observer<'a>> Handler<'a> for Walk<'a, '_, '_, O> {
    fn start(&mut self, tag: Tag<'_, 'a>) -> Result<(), ReadError> {
        let class = self.engine.class(tag.namespace, tag.namespaces);
        let name = engine::number(class, tag.name);
        self.observer.start(&tag, class == engine::NAR, name);
        self.engine.begin(&tag, class, name);
        Ok(())
    }

    fn text(&mut self, text: Cow<'a, str>, start: usize, end: usize, joined: bool) -> Result<(), ReadError> {
        self.observer.text(&text);
        self.engine.text(text, start, end, joined)
    }

    fn end(&mut self, end: usize) {
        self.observer.end();
        self.engine.end(end);
    }
}

/// Checks the document of a source by the schema of its version: each item by its own, a message by that of its first
/// item, all by `version` if that is given. What the observer finds on the way is reported behind it.
///
/// # Errors
///
/// What is not well-formed or exceeds the limits.
pub fn check<'a, O: Observer<'a>>(
    source: &Source<'_>,
    document: &'a Document<'_>,
    version: Option<&str>,
    limits: &Limits,
    observer: &mut O,
    findings: &mut Findings,
) -> Result<(), ReadError> {
    let mut walk = Walk { engine: Engine::new(source.text(), version), observer };
    document.scan(limits, &mut walk)?;
    let mut found = walk.engine.finish();
    found.append(&mut observer.findings());
    // What is beyond the limit is only counted: it needs no path.
    let listed = found.len().min(limits.findings);
    place(document, limits, found.get_mut(..listed).unwrap_or_default())?;
    for finding in found {
        findings.report(finding);
    }
    Ok(())
}
