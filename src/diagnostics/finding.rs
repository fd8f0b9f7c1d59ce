//! One thing to say about an item: a rule, a place, a message, help, and perhaps a fix.

use super::source_escaping::{self, SourceEscaping};
use super::{Rule, Severity};
use crate::source::{Place, Span};

/// A change of the source that fixes a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The stretch to replace.
    pub span: Span,
    /// The replacement.
    pub replacement: String,
}

/// One thing to say about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
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
    /// The change that fixes it, if it is certain.
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

    /// Whether it is about a value whose place is not known yet.
    pub fn is_unplaced(&self) -> bool {
        self.place.span.is_none() && self.place.path.is_some()
    }

    /// Finds the place of the value that it is about, if it has only a pointer.
    pub fn place_by(&mut self, find: &dyn Fn(&str) -> Option<Place>) {
        let Place { span: None, path: Some(path) } = &self.place else { return };
        let Some(found) = find(path) else { return };
        self.place.span = found.span;
        if let Some(path) = found.path {
            self.pointer = self.place.path.replace(path);
        }
    }

    /// Finds the words that it is about within the stretch of its value, and what its fix replaces: both only where they
    /// stand in the source in one of the ways in which its format writes them.
    pub fn narrow(&mut self, source: &str) {
        let (Some(excerpt), Some(span)) = (&self.excerpt, self.place.span) else { return };
        let Some(value) = source.get(span.start..span.end) else { return };
        for spelling in SourceEscaping::of(source) {
            let (lead, words) = (spelling.write(&excerpt.lead), spelling.write(&excerpt.words));
            let Some(found) = source_escaping::find(value, &lead, &words, excerpt.before) else { continue };
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

/// As one line, without the place in its source, which needs the source: `warning: dates are in the wrong order [date/order]`.
impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} [{}]", self.severity, self.message, self.rule.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_shown_in_one_line() {
        let rule = &crate::diagnostics::input_rules::UNREADABLE;
        assert_eq!(Finding::new(rule, "no such file").to_string(), "error: no such file [input/unreadable]");
        assert_eq!("warning".parse(), Ok(Severity::Warning));
        assert_eq!("worse".parse::<Severity>(), Err(crate::diagnostics::ParseSeverityError));
    }
}
