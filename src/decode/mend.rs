//! RepairMode a text before it is read, for those who ask for it.

use super::{mojibake, rules};
use crate::characters::floor_boundary;
use crate::diagnostics::{Finding, Findings};
use crate::options::RepairMode;
use crate::source::Span;
use crate::syntax::html::referenced_character;

/// The most characters of a piece that a message quotes.
const QUOTED: usize = 40;

/// One change: where, what to put there, and what to say.
struct Change {
    span: Span,
    with: String,
    message: String,
}

/// Repairs a text, and reports each change at its place in the new one; `None` if there was nothing to repair.
pub(super) fn mend(text: &str, how: RepairMode, findings: &mut Findings) -> Option<String> {
    if how == RepairMode::None {
        return None;
    }
    let first = misread(text, how);
    let once = apply(text, &first);
    let escaped = escapes(&once, how);
    let twice = apply(&once, &escaped);
    if first.is_empty() && escaped.is_empty() {
        return None;
    }
    // The places of the first changes are those in the text that the second ones have not moved yet.
    let mut from = 0;
    let mut moved = 0_isize;
    let mut later = escaped.iter().peekable();
    for change in &first {
        let start = change.span.start.saturating_add_signed(moved);
        moved += difference(change);
        while let Some(e) = later.next_if(|e| e.span.start < start) {
            from += difference(e);
        }
        let start = start.saturating_add_signed(from);
        report(&change.message, start, change.with.len(), &twice, findings);
    }
    let mut moved = 0_isize;
    for change in &escaped {
        report(
            &change.message,
            change.span.start.saturating_add_signed(moved),
            change.with.len(),
            &twice,
            findings,
        );
        moved += difference(change);
    }
    Some(twice)
}

/// How much longer a text becomes by a change.
fn difference(change: &Change) -> isize {
    let length = |n: usize| isize::try_from(n).unwrap_or(isize::MAX);
    length(change.with.len()) - length(change.span.end - change.span.start)
}

fn report(message: &str, start: usize, length: usize, text: &str, findings: &mut Findings) {
    let end = floor_boundary(text, start + length);
    findings.report(Finding::new(&rules::MENDED, message.to_owned()).at(Span::new(start.min(end), end)));
}

fn apply(text: &str, changes: &[Change]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for change in changes {
        out.push_str(text.get(from..change.span.start).unwrap_or_default());
        out.push_str(&change.with);
        from = change.span.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

fn misread(text: &str, how: RepairMode) -> Vec<Change> {
    let mut out = Vec::new();
    for damage in mojibake::find(text) {
        let was = text.get(damage.span.start..damage.span.end).unwrap_or_default();
        let gaps = |t: &str| t.matches('\u{FFFD}').count();
        if how == RepairMode::Safe && gaps(&damage.repaired) > gaps(was) {
            continue;
        }
        let message = format!("{} was repaired to {}", quoted(was), quoted(&damage.repaired));
        out.push(Change { span: damage.span, with: damage.repaired, message });
    }
    out
}

/// A piece of text in quotation marks, its controls escaped, cut where it is long.
pub(super) fn quoted(text: &str) -> String {
    let mut out: String = text.chars().take(QUOTED).flat_map(show).collect();
    if text.chars().nth(QUOTED).is_some() {
        out.push('…');
    }
    format!("“{out}”")
}

fn show(c: char) -> Vec<char> {
    if c.is_control() { format!("\\u{{{:X}}}", u32::from(c)).chars().collect() } else { vec![c] }
}

/// References in markup whose ampersand was escaped once more.
fn escapes(text: &str, how: RepairMode) -> Vec<Change> {
    let mut out = Vec::new();
    if !text.trim_start_matches('\u{FEFF}').trim_start().starts_with('<') {
        return out;
    }
    for (at, escaped) in text.match_indices("&amp;") {
        let rest = text.get(at + escaped.len()..).unwrap_or_default();
        let Some(end) = rest.bytes().take(40).position(|b| b == b';') else { continue };
        let name = rest.get(..end).unwrap_or_default();
        let Some(c) = referred(name) else { continue };
        let sign = matches!(c, '<' | '>' | '&' | '"' | '\'');
        if sign && how == RepairMode::Safe {
            continue;
        }
        let with = if sign { format!("&{name};") } else { c.to_string() };
        let span = Span::new(at, at + escaped.len() + end + 1);
        let message = format!("“&amp;{name};” was escaped twice and was repaired to “{c}”");
        out.push(Change { span, with, message });
    }
    out
}

/// The character of a reference, by its name or number; `None` for one that XML forbids.
fn referred(name: &str) -> Option<char> {
    referenced_character(name).filter(|c| *c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str, how: RepairMode) -> (Option<String>, Vec<(String, String)>) {
        let mut findings = Findings::new(100);
        let new = mend(text, how, &mut findings);
        let text = new.clone().unwrap_or_default();
        let places = findings.list().iter().filter_map(|f| {
            let span = f.place.span?;
            Some((f.message.clone(), text.get(span.start..span.end)?.to_owned()))
        });
        (new.clone(), places.collect())
    }

    #[test]
    fn each_change_is_reported_at_its_place_in_the_new_text() {
        let (new, places) =
            mended("<p>caf&amp;eacute; du cafÃ©</p>\n<p>Ã©tÃ©, voil&amp;#224;</p>", RepairMode::Safe);
        assert_eq!(new.as_deref(), Some("<p>café du café</p>\n<p>été, voilà</p>"));
        let at: Vec<&str> = places.iter().map(|(_, at)| at.as_str()).collect();
        assert_eq!(at, ["café", "été,", "é", "à"]);
    }

    #[test]
    fn signs_of_markup_stay_but_where_it_is_asked_for() {
        let text = "<p>R&amp;amp;D &amp;lt;b&amp;gt; &amp;nosuch; A &amp; B;</p>";
        assert_eq!(mended(text, RepairMode::Safe).0, None);
        let (new, _) = mended(text, RepairMode::Unsafe);
        assert_eq!(new.as_deref(), Some("<p>R&amp;D &lt;b&gt; &amp;nosuch; A &amp; B;</p>"));
    }

    #[test]
    fn gaps_are_no_safe_repair() {
        let text = "â€œIt rained,â€? he said";
        assert_eq!(mended(text, RepairMode::Safe).0, None);
        assert_eq!(mended(text, RepairMode::Unsafe).0.as_deref(), Some("“It rained,\u{FFFD} he said"));
        assert_eq!(mended("plain, café", RepairMode::Unsafe).0, None);
    }
}
