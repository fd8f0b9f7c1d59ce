//! Whatever anyone has to say about an item: rules, findings, and the sink that collects them.

mod near;
mod spelling;

use crate::source::Span;
pub use near::{did_you_mean, nearest};
use spelling::Spelling;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably wrong.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// `info`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Reads `info`, `warning` or `error`.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Info, Self::Warning, Self::Error].into_iter().find(|s| s.as_str() == text)
    }
}

/// A rule with its documentation. Each is declared beside the code that raises it and listed in the rulebook.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name, `group/name`: a promise.
    pub name: &'static str,
    /// The severity where no profile says otherwise.
    pub severity: Severity,
    /// What is demanded, or what is reported, in one sentence.
    pub summary: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Where the rule comes from: standard, version, section; or practice.
    pub source: &'static str,
    /// An input that gives the finding.
    pub bad: Example,
    /// An input that does not.
    pub good: Example,
    /// Whether its findings come with a change that mends them.
    pub fix: FixKind,
    /// The release that brought it.
    pub since: &'static str,
}

/// Whether the findings of a rule come with a change that mends them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixKind {
    /// They do not: only a person knows what was meant.
    None,
    /// The change keeps what the item says, and how: `check --fix` makes it.
    Safe,
    /// The change is most likely right, but someone should look at it: `check --fix=unsafe` makes it.
    Unsafe,
}

impl FixKind {
    /// `none`, `safe` or `unsafe`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

impl Rule {
    /// What the rules of the first release have in common: a base for struct update.
    pub const FIRST: Self = Self {
        name: "",
        severity: Severity::Error,
        summary: "",
        why: "",
        source: "",
        bad: Example::new("json", ""),
        good: Example::new("json", ""),
        fix: FixKind::None,
        since: "0.1.0",
    };

    /// The same, with findings that come with a change.
    pub const fn fixed(mut self, kind: FixKind) -> Self {
        self.fix = kind;
        self
    }

    /// The group: `required` of `required/headline`.
    pub fn group(&self) -> &'static str {
        self.name.split('/').next().unwrap_or_default()
    }
}

/// An input that shows a rule at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The format that it is read as.
    pub format: &'static str,
    /// The bytes.
    pub input: Input,
    /// The format that it is written to, for rules about writing.
    pub to: Option<&'static str>,
    /// The profile that it is checked against (TOML), for rules about desks' wishes.
    pub profile: Option<&'static str>,
    /// The vocabulary that its codes are held against (`--catalog`).
    pub vocabulary: Option<&'static str>,
}

/// The bytes of an example.
#[derive(Debug, Clone, Copy)]
pub enum Input {
    /// Bytes as they are.
    Bytes(&'static [u8]),
    /// Bytes too many to print: `what` says what they are, `make` makes them.
    Made {
        /// What the bytes are.
        what: &'static str,
        /// Makes them.
        make: fn() -> Vec<u8>,
    },
}

impl PartialEq for Input {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bytes(a), Self::Bytes(b)) => a == b,
            (Self::Made { what: a, .. }, Self::Made { what: b, .. }) => a == b,
            _ => false,
        }
    }
}

impl Eq for Input {}

impl Example {
    /// Bytes in a format.
    pub const fn bytes(format: &'static str, input: &'static [u8]) -> Self {
        Self { format, input: Input::Bytes(input), to: None, profile: None, vocabulary: None }
    }

    /// Text in a format.
    pub const fn new(format: &'static str, input: &'static str) -> Self {
        Self::bytes(format, input.as_bytes())
    }

    /// An example too large to print.
    pub const fn made(format: &'static str, what: &'static str, make: fn() -> Vec<u8>) -> Self {
        Self { format, input: Input::Made { what, make }, to: None, profile: None, vocabulary: None }
    }

    /// The same, written to a format.
    pub const fn to(mut self, format: &'static str) -> Self {
        self.to = Some(format);
        self
    }

    /// The same, checked against a profile.
    pub const fn profile(mut self, toml: &'static str) -> Self {
        self.profile = Some(toml);
        self
    }

    /// The same, with its codes held against a vocabulary.
    pub const fn vocabulary(mut self, vocabulary: &'static str) -> Self {
        self.vocabulary = Some(vocabulary);
        self
    }

    /// The bytes.
    pub fn input(&self) -> Vec<u8> {
        match self.input {
            Input::Bytes(bytes) => bytes.to_vec(),
            Input::Made { make, .. } => make(),
        }
    }
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The stretch of the decoded text.
    pub span: Option<Span>,
    /// An XPath in XML, otherwise a JSON pointer into the item.
    pub path: Option<String>,
}

/// A change of the source that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The stretch to replace.
    pub span: Span,
    /// The replacement.
    pub replacement: String,
}

/// One thing to say about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The severity: the rule's, unless a profile says otherwise.
    pub severity: Severity,
    /// What is wrong here.
    pub message: String,
    /// Where.
    pub place: Place,
    /// What to do.
    pub help: Option<String>,
    /// The change that mends it, where it is certain.
    pub fix: Option<Fix>,
    /// The JSON pointer of the value that it is about, where `place` has the path of another tree.
    pub pointer: Option<String>,
    /// The words that it is about, by which its place within a longer value is found.
    pub excerpt: Option<Box<Excerpt>>,
}

/// Words within a value that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The text.
    pub words: String,
    /// Some words that stand right before them, so that a mark is not taken for one of the source's markup.
    pub lead: String,
    /// How often the same words with the same lead stand before them in the value.
    pub before: usize,
    /// What is to be mended, beginning with the words, and what it should be.
    pub mended: Option<(String, String)>,
}

impl Finding {
    /// A finding of a rule.
    pub fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        let place = Place::default();
        Self {
            rule,
            severity: rule.severity,
            message: message.into(),
            place,
            help: None,
            fix: None,
            pointer: None,
            excerpt: None,
        }
    }

    /// The same, at a stretch of the text.
    pub fn at(mut self, span: Span) -> Self {
        self.place.span = Some(span);
        self
    }

    /// The same, at a path.
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.place.path = Some(path.into());
        self
    }

    /// The same, with help.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Finds the words that it is about within the stretch of its value, and what its fix replaces: both only where they
    /// stand in the source in one of the ways in which its format writes them.
    pub fn narrow(&mut self, source: &str) {
        let (Some(excerpt), Some(span)) = (&self.excerpt, self.place.span) else { return };
        let Some(value) = source.get(span.start..span.end) else { return };
        for spelling in Spelling::of(source) {
            let (lead, words) = (spelling.write(&excerpt.lead), spelling.write(&excerpt.words));
            let Some(found) = spelling::find(value, &lead, &words, excerpt.before) else { continue };
            let start = span.start + found.start;
            self.place.span = Some(Span::new(start, span.start + found.end));
            if let Some((was, now)) = &excerpt.mended {
                let was = spelling.write(was);
                if source.get(start..).is_some_and(|rest| rest.starts_with(was.as_str())) {
                    let span = Span::new(start, start + was.len());
                    self.fix = Some(Fix { span, replacement: spelling.write(now) });
                }
            }
            return;
        }
    }

    /// The same, with a fix.
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into() });
        self
    }
}

/// How a reader knows a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// The input says so in a field of its own.
    Declared(String),
    /// It stands in the text.
    Read(String),
    /// It was concluded; why.
    Inferred(String),
}

impl How {
    /// `declared`, `read` or `inferred`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Declared(_) => "declared",
            Self::Read(_) => "read",
            Self::Inferred(_) => "inferred",
        }
    }

    /// The source of the value, or what it was detected from.
    pub fn detail(&self) -> &str {
        match self {
            Self::Declared(detail) | Self::Read(detail) | Self::Inferred(detail) => detail,
        }
    }
}

/// Where a value of the model came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Where it stands.
    pub place: Place,
    /// How it is known.
    pub how: How,
}

/// Where the values of the model came from, by JSON pointer (`/headline`, `/body/3`).
#[derive(Debug, Clone, Default)]
pub struct Origins {
    table: HashMap<String, Origin>,
    left_out: Vec<LeftOut>,
}

/// A piece of a source that no field and no body holds: a page's navigation, comments, other stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is.
    pub class: &'static str,
    /// The line that it begins in, from 1.
    pub line: usize,
    /// The number of characters.
    pub characters: usize,
}

impl Origins {
    /// Keeps where a value came from.
    pub fn set(&mut self, pointer: impl Into<String>, origin: Origin) {
        self.table.insert(pointer.into(), origin);
    }

    /// Where a value came from; where that is not known, its parent.
    pub fn nearest(&self, pointer: &str) -> Option<&Origin> {
        let mut pointer = pointer;
        loop {
            if let Some(origin) = self.table.get(pointer) {
                return Some(origin);
            }
            pointer = pointer.get(..pointer.rfind('/')?)?;
        }
    }

    /// What was passed over, in the order of the source.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// Where exactly this value came from.
    pub fn get(&self, pointer: &str) -> Option<&Origin> {
        self.table.get(pointer)
    }
}

/// What is made of rules, by name, where it is not the usual: another severity, or none where their findings are not wanted.
pub type Verdicts = BTreeMap<&'static str, Option<Severity>>;

/// The sink that collects what is to be said about one input, and where its values came from.
#[derive(Debug, Clone)]
pub struct Findings {
    list: Vec<Finding>,
    limit: usize,
    unlisted: usize,
    unlisted_worst: Option<Severity>,
    origins: Option<Origins>,
    verdicts: Arc<Verdicts>,
}

/// With fewer verdicts than this a whole group of rules is hardly off.
const FEW: usize = 20;

impl Findings {
    /// A sink that lists `limit` findings and counts the rest.
    pub fn new(limit: usize) -> Self {
        let verdicts = Arc::default();
        Self { list: Vec::new(), limit, unlisted: 0, unlisted_worst: None, origins: None, verdicts }
    }

    /// The same, for findings that are judged so: what is not wanted takes no place among those that are listed.
    pub fn judged(mut self, verdicts: &Arc<Verdicts>) -> Self {
        self.list.retain(|finding| verdicts.get(finding.rule.name) != Some(&None));
        self.verdicts = verdicts.clone();
        self
    }

    /// The same, keeping origins too.
    pub fn with_origins(mut self) -> Self {
        self.origins = Some(Origins::default());
        self
    }

    /// Adds a finding.
    pub fn report(&mut self, finding: Finding) {
        let severity = match self.verdicts.get(finding.rule.name) {
            Some(None) => return,
            Some(Some(severity)) => *severity,
            None => finding.severity,
        };
        if self.list.len() < self.limit {
            self.list.push(finding);
        } else {
            self.unlisted += 1;
            self.unlisted_worst = self.unlisted_worst.max(Some(severity));
        }
    }

    /// Whether findings of any of these rules are wanted: what only they ask for need not be looked for otherwise.
    pub fn wants<'r>(&self, rules: impl IntoIterator<Item = &'r &'static Rule>) -> bool {
        // Nearly always nearly all are.
        self.verdicts.len() < FEW || rules.into_iter().any(|rule| self.verdicts.get(rule.name) != Some(&None))
    }

    /// Whether a further finding would only be counted: where it stands need not be found out.
    pub fn is_full(&self) -> bool {
        self.list.len() >= self.limit
    }

    /// Adds the finding that stopped the reading: it is listed whatever the limit.
    pub fn report_last(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Adds all of another sink.
    pub fn append(&mut self, other: Self) {
        for finding in other.list {
            self.report(finding);
        }
        self.unlisted += other.unlisted;
        self.unlisted_worst = self.unlisted_worst.max(other.unlisted_worst);
    }

    /// An empty sink with the same limit and the same verdicts, for another look at the whole input.
    pub fn like(&self) -> Self {
        Self { verdicts: self.verdicts.clone(), ..Self::new(self.limit) }
    }

    /// Takes in the findings of several sinks that each saw the whole input, in the order of the source: where there are more
    /// than are listed, those of one sink take no places from those of another.
    pub fn append_in_order(&mut self, others: impl IntoIterator<Item = Self>) {
        let mut all = Vec::new();
        for mut other in others {
            all.append(&mut other.list);
            self.append(other);
        }
        all.sort_by_key(|finding| finding.place.span.map_or(0, |span| span.start));
        all.into_iter().for_each(|finding| self.report(finding));
    }

    /// A sink for a part of the input, whose places and pointers are its own; [`Self::append_part`] takes it in.
    pub fn part(&self) -> Self {
        let limit = self.limit.saturating_sub(self.list.len());
        Self {
            list: Vec::new(),
            limit,
            unlisted: 0,
            unlisted_worst: None,
            origins: self.origins.as_ref().map(|_| Origins::default()),
            verdicts: self.verdicts.clone(),
        }
    }

    /// Adds all of a part's sink: `pointer` leads to the part's item, `place` from a stretch of the part to one of the
    /// source, where there is one.
    pub fn append_part(&mut self, part: Self, pointer: &str, place: impl Fn(Span) -> Option<Span>) {
        let Self { list, unlisted, unlisted_worst, origins, .. } = part;
        let within = |own: &mut Place| {
            own.span = own.span.and_then(&place);
            own.path = own.path.take().map(|path| format!("{pointer}{path}"));
        };
        for mut finding in list {
            within(&mut finding.place);
            // A fix of a part that stands packed in the source cannot be made there.
            finding.fix = finding.fix.and_then(|fix| Some(Fix { span: place(fix.span)?, ..fix }));
            self.report(finding);
        }
        self.unlisted += unlisted;
        self.unlisted_worst = self.unlisted_worst.max(unlisted_worst);
        if let (Some(all), Some(own)) = (&mut self.origins, origins) {
            for (path, mut origin) in own.table {
                within(&mut origin.place);
                all.set(format!("{pointer}{path}"), origin);
            }
            all.left_out.extend(own.left_out);
        }
    }

    /// Keeps origins that were gathered elsewhere.
    pub fn set_origins(&mut self, origins: Origins) {
        self.origins = Some(origins);
    }

    /// The findings, in the order in which they came.
    pub fn list(&self) -> &[Finding] {
        &self.list
    }

    /// The findings, to change them.
    pub fn list_mut(&mut self) -> &mut Vec<Finding> {
        &mut self.list
    }

    /// How many findings there were beyond the limit.
    pub fn unlisted(&self) -> usize {
        self.unlisted
    }

    /// The worst severity, also of what is not listed.
    pub fn worst(&self) -> Option<Severity> {
        self.list.iter().map(|f| f.severity).max().max(self.unlisted_worst)
    }

    /// Whether origins are kept: readers skip the work where they are not.
    pub fn keeps_origins(&self) -> bool {
        self.origins.is_some()
    }

    /// Keeps where a value came from, where origins are kept.
    pub fn origin(&mut self, pointer: &str, place: Place, how: How) {
        if let Some(origins) = &mut self.origins {
            origins.set(pointer, Origin { place, how });
        }
    }

    /// Keeps that a value stands at a stretch of the text.
    pub fn read_at(&mut self, pointer: &str, span: Span, what: &str) {
        if self.keeps_origins() {
            self.origin(pointer, Place { span: Some(span), path: None }, How::Read(what.to_owned()));
        }
    }

    /// Keeps what was passed over, where origins are kept.
    pub fn left_out(&mut self, piece: LeftOut) {
        if let Some(origins) = &mut self.origins {
            origins.left_out.push(piece);
        }
    }

    /// The origins, where they are kept.
    pub fn origins(&self) -> Option<&Origins> {
        self.origins.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_fall_back_to_the_parent() {
        let mut origins = Origins::default();
        let origin = Origin { place: Place::default(), how: How::Read("x".into()) };
        origins.set("/body/3", origin.clone());
        assert_eq!(origins.nearest("/body/3/content/0"), Some(&origin));
        assert_eq!(origins.nearest("/headline"), None);
    }
}
