//! The sink that collects what is to be said about one input, and where its values came from.
//!
//! Which findings count is decided in this order: the severity that a rule has (a rule that is off reports nothing),
//! suppression by comments of the source, the limit on listed findings. The first is applied as findings come in, the others by
//! [`Findings::finalize`], once all have their places.

use super::suppression::{self, Suppressions};
use super::{Finding, Fix, How, LeftOut, Origin, Origins, Place, Rule, Severity};
use crate::source::{Source, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The severities of rules, by name, if they are not the usual ones; `None` if a rule is off.
pub type SeverityOverrides = BTreeMap<&'static str, Option<Severity>>;

/// How often a rule was broken beyond the limit, and the worst severity of these findings.
type Unlisted = BTreeMap<&'static str, (usize, Severity)>;

/// The sink that collects what is to be said about one input, and where its values came from.
#[derive(Debug, Clone)]
pub struct Findings {
    list: Vec<Finding>,
    limit: usize,
    /// Whether all findings are kept until [`Findings::finalize`], since comments of the source may suppress some of them.
    keeps_all: bool,
    /// Whether the last finding stopped the reading.
    has_fatal: bool,
    unlisted: Unlisted,
    origins: Option<Origins>,
    overrides: Arc<SeverityOverrides>,
}

/// With fewer overrides than this a whole group of rules is hardly off.
const FEW_OVERRIDES: usize = 20;

impl Findings {
    /// A sink that lists `limit` findings and counts the rest.
    pub fn new(limit: usize) -> Self {
        Self {
            list: Vec::new(),
            limit,
            keeps_all: false,
            has_fatal: false,
            unlisted: Unlisted::new(),
            origins: None,
            overrides: Arc::default(),
        }
    }

    /// The same with these severities, which hold for the findings that it has, too.
    pub fn with_overrides(mut self, overrides: &Arc<SeverityOverrides>) -> Self {
        self.list.retain_mut(|finding| match overrides.get(finding.rule.name) {
            Some(None) => false,
            Some(Some(severity)) => {
                finding.severity = *severity;
                true
            }
            None => true,
        });
        self.unlisted.retain(|rule, (_, worst)| match overrides.get(rule) {
            Some(None) => false,
            Some(Some(severity)) => {
                *worst = *severity;
                true
            }
            None => true,
        });
        self.overrides = overrides.clone();
        self
    }

    /// The same, keeping origins too.
    pub fn with_origins(mut self) -> Self {
        self.keep_origins();
        self
    }

    /// Keeps origins from now on.
    pub fn keep_origins(&mut self) {
        self.origins.get_or_insert_default();
    }

    /// Keeps all findings until they are finalized, if comments of this source may suppress some of them.
    pub fn expect_suppressions(&mut self, source: &str) {
        self.keeps_all = suppression::may_suppress(source);
    }

    /// Adds a finding, with the severity that its rule has here.
    pub fn report(&mut self, mut finding: Finding) {
        match self.overrides.get(finding.rule.name) {
            Some(None) => return,
            Some(Some(severity)) => finding.severity = *severity,
            None => {}
        }
        self.list_or_count(finding);
    }

    /// Whether any of these rules is enabled; work that only they need can be skipped otherwise.
    pub fn wants<'r>(&self, rules: impl IntoIterator<Item = &'r &'static Rule>) -> bool {
        // Nearly always nearly all are.
        self.overrides.len() < FEW_OVERRIDES || rules.into_iter().any(|rule| self.is_on(rule.name))
    }

    fn is_on(&self, rule: &str) -> bool {
        self.overrides.get(rule) != Some(&None)
    }

    /// Whether a further finding would only be counted: where it stands need not be found out.
    pub fn is_full(&self) -> bool {
        !self.keeps_all && self.list.len() >= self.limit
    }

    /// Adds the finding that stopped the reading: it is listed whatever the limit and the severities.
    pub fn report_last(&mut self, finding: Finding) {
        self.has_fatal = true;
        self.list.push(finding);
    }

    /// Takes back the finding that was added last.
    pub fn take_last(&mut self) -> Option<Finding> {
        self.has_fatal = false;
        self.list.pop()
    }

    /// Adds all of another sink.
    pub fn append(&mut self, other: Self) {
        for finding in other.list {
            self.report(finding);
        }
        self.count_unlisted(other.unlisted);
    }

    /// An empty sink with the same limit and the same severities, for another look at the whole input.
    pub fn sibling(&self) -> Self {
        Self { keeps_all: self.keeps_all, overrides: self.overrides.clone(), ..Self::new(self.limit) }
    }

    /// Takes in the findings of several sinks that each saw the whole input, in the order of the source: where there are more
    /// than are listed, those of one sink take no places from those of another.
    pub fn append_in_order(&mut self, others: impl IntoIterator<Item = Self>) {
        let mut all = Vec::new();
        for mut other in others {
            all.append(&mut other.list);
            self.append(other);
        }
        sort(&mut all);
        all.into_iter().for_each(|finding| self.report(finding));
    }

    /// A sink for a part of the input, whose places and pointers are its own; [`Self::append_part`] takes it in.
    pub fn part(&self) -> Self {
        let limit = self.limit.saturating_sub(self.list.len());
        Self { limit, origins: self.origins.as_ref().map(|_| Origins::default()), ..self.sibling() }
    }

    /// Adds all of a part's sink: `pointer` leads to the part's item, `place` from a stretch of the part to one of the
    /// source, where there is one.
    pub fn append_part(&mut self, part: Self, pointer: &str, place: impl Fn(Span) -> Option<Span>) {
        let Self { list, unlisted, origins, .. } = part;
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
        self.count_unlisted(unlisted);
        if let (Some(all), Some(own)) = (&mut self.origins, origins) {
            all.absorb(own, pointer, within);
        }
    }

    /// Keeps origins that were gathered elsewhere.
    pub fn set_origins(&mut self, origins: Origins) {
        self.origins = Some(origins);
    }

    /// The last pass over the findings of an input: each gets the place of the value that it is about, those that comments
    /// of the source suppress are taken away, the others are put in the order of the source, and the first of them are listed.
    /// `rules` names all rules; `reports_unused` says whether a comment that suppressed nothing is a finding, which is known
    /// only if all rules had their say.
    pub fn finalize(
        &mut self,
        source: Option<&Source<'_>>,
        rules: impl Fn() -> Vec<&'static str>,
        reports_unused: bool,
    ) {
        if let Some(origins) = self.origins.take() {
            self.place_by(&origins);
            self.origins = Some(origins);
        }
        // What stopped the reading came last, and is listed whatever there is.
        let fatal = if self.has_fatal { self.take_last() } else { None };
        if let Some(source) = source {
            self.list.iter_mut().for_each(|finding| finding.narrow(source.text()));
            if suppression::may_suppress(source.text()) {
                self.suppress(source.text(), &rules(), reports_unused);
            }
        }
        sort(&mut self.list);
        self.keeps_all = false;
        if self.list.len() > self.limit {
            let rest = self.list.split_off(self.limit);
            rest.into_iter().for_each(|finding| self.list_or_count(finding));
        }
        self.list.extend(fatal);
        sort(&mut self.list);
    }

    fn suppress(&mut self, source: &str, rules: &[&'static str], reports_unused: bool) {
        let mut suppressions = Suppressions::parse(source, rules);
        self.list.retain(|finding| !suppressions.suppress(finding));
        let mut said = suppressions.problems();
        if reports_unused {
            said.extend(suppressions.unused(rules, |rule| self.is_on(rule)));
        }
        said.into_iter().for_each(|finding| self.report(finding));
    }

    /// Gives findings that have only a pointer the place of the value that it points to.
    pub fn place_by(&mut self, origins: &Origins) {
        let find = |pointer: &str| origins.nearest(pointer).map(|origin| origin.place.clone());
        self.list.iter_mut().for_each(|finding| finding.place_by(&find));
    }

    fn list_or_count(&mut self, finding: Finding) {
        if self.is_full() {
            self.count_unlisted([(finding.rule.name, (1, finding.severity))]);
        } else {
            self.list.push(finding);
        }
    }

    fn count_unlisted(&mut self, unlisted: impl IntoIterator<Item = (&'static str, (usize, Severity))>) {
        for (rule, (count, severity)) in unlisted {
            let row = self.unlisted.entry(rule).or_insert((0, severity));
            row.0 += count;
            row.1 = row.1.max(severity);
        }
    }

    /// The findings, in the order in which they came; in that of the source once they are finalized.
    pub fn list(&self) -> &[Finding] {
        &self.list
    }

    /// The findings, to change them.
    pub fn list_mut(&mut self) -> &mut Vec<Finding> {
        &mut self.list
    }

    /// How many findings there were beyond the limit.
    pub fn unlisted(&self) -> usize {
        self.unlisted.values().map(|(count, _)| count).sum()
    }

    /// The worst severity, also of what is not listed.
    pub fn worst(&self) -> Option<Severity> {
        let listed = self.list.iter().map(|finding| finding.severity).max();
        listed.max(self.unlisted.values().map(|(_, worst)| *worst).max())
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

    /// Records the span of a value in the text.
    pub fn read_at(&mut self, pointer: &str, span: Span, what: &str) {
        if self.keeps_origins() {
            self.origin(pointer, Place { span: Some(span), path: None }, How::Read(what.to_owned()));
        }
    }

    /// Records skipped text, if origins are kept.
    pub fn left_out(&mut self, piece: LeftOut) {
        if let Some(origins) = &mut self.origins {
            origins.push_left_out(piece);
        }
    }

    /// The origins, where they are kept.
    pub fn origins(&self) -> Option<&Origins> {
        self.origins.as_ref()
    }
}

/// In the order of the source; what has no place comes first.
fn sort(list: &mut [Finding]) {
    list.sort_by_key(|finding| finding.place.span.map_or(0, |span| span.start));
}
