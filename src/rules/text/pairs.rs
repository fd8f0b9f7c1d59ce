//! Marks that come in pairs: quotation marks and brackets.

use super::scripts::{self, Script};
use super::{Checking, TOKEN, Words, near_before};
use crate::diagnostics::{Example, Rule, Severity};
use std::ops::Range;

/// Where rules come from that no standard has.
pub const DESKS: &str = "practice of newsrooms";

/// All rules of this file.
pub static RULES: &[&Rule] = &[&UNPAIRED_QUOTES, &QUOTE_STYLE, &UNPAIRED_BRACKETS];

/// `text/unpaired-quotes`: unpaired quotation mark.
static UNPAIRED_QUOTES: Rule = Rule {
    name: "text/unpaired-quotes",
    severity: Severity::Warning,
    summary: "unpaired quotation mark",
    why: "Readers need to know where a quotation ends. A quotation of several paragraphs may open each of them and \
        close only the last.",
    source: DESKS,
    bad: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain","standfirst":"It is over\", he said. We are glad"}"#,
    ),
    good: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain","standfirst":"\"It is over\", he said. The 12\" pipe held"}"#,
    ),
    ..Rule::FIRST
};

/// `text/quote-style`: mixed quotation mark styles.
static QUOTE_STYLE: Rule = Rule {
    name: "text/quote-style",
    severity: Severity::Info,
    summary: "mixed quotation mark styles",
    why: "Straight and typographic quotation marks in one text show that words were pasted in.",
    source: DESKS,
    bad: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain","standfirst":"“It is over,” he said. \"Good,\" she said"}"#,
    ),
    good: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain","standfirst":"“It is over,” he said. “Good,” she said"}"#,
    ),
    ..Rule::FIRST
};

/// `text/unpaired-brackets`: unpaired bracket.
static UNPAIRED_BRACKETS: Rule = Rule {
    name: "text/unpaired-brackets",
    severity: Severity::Warning,
    summary: "unpaired bracket",
    why: "A single bracket shows that words or markup were cut.",
    source: DESKS,
    bad: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain (at last ends drought"}"#,
    ),
    good: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain (at last) ends drought: a) the first"}"#,
    ),
    ..Rule::FIRST
};

/// Quotation marks that are not closed, and two styles in one text.
pub fn quotes(words: &Words<'_>, checking: &mut Checking<'_>) {
    let text = words.text;
    // Within a Hebrew word it marks an abbreviation.
    let hebrew = |c: Option<char>| c.is_some_and(|c| scripts::of(c) == Some(Script::Hebrew));
    let within = |at: usize| hebrew(char_before(text, at)) && hebrew(char_at(text, at + 1));
    let straight: Vec<usize> = text.match_indices('"').map(|(at, _)| at).filter(|at| !within(*at)).collect();
    // Feet and inches, minutes and seconds have the same mark.
    let inches = straight.iter().any(|at| char_before(text, *at).is_some_and(char::is_numeric));
    // A quotation of several paragraphs opens each of them and closes the last alone.
    let goes_on = text.starts_with(['"', '«', '“', '„', '»', '「', '『']);
    // «„so"» opens with another mark; a summary that was cut off closes nothing.
    let other = text.matches('„').count() + text.matches('“').count() > text.matches('”').count()
        && text.contains('„');
    let cut = text.ends_with(['…', ']']) || text.ends_with("...");
    if straight.len() % 2 == 1 && !inches && !goes_on && !other && !cut && !ends_open(text, &straight) {
        let at = straight.last().copied().unwrap_or_default();
        words.report_one(
            checking,
            &UNPAIRED_QUOTES,
            at..at + 1,
            "unpaired quotation mark",
            "close or open the quotation",
        );
    }
    let mut depth = 0_i32;
    let mut open = 0;
    let mut wrong: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match c {
            '«' if words.language != "de" && words.language != "da" => {
                depth += 1;
                open = at;
            }
            '»' if words.language != "de" && words.language != "da" => {
                depth -= 1;
                if depth < 0 {
                    wrong.get_or_insert(at);
                    depth = 0;
                }
            }
            _ => {}
        }
    }
    if depth > 0 && !goes_on {
        wrong.get_or_insert(open);
    }
    if let Some(at) = wrong.filter(|_| !text.starts_with('»')) {
        words.report_one(
            checking,
            &UNPAIRED_QUOTES,
            at..at + '«'.len_utf8(),
            "unpaired quotation mark",
            "close or open the quotation",
        );
    }
    let curly = text.contains(['“', '”', '„']) || (text.contains('«') && text.contains('»'));
    if let Some(at) = straight.first().filter(|_| curly && !inches && straight.len() > 1) {
        words.report_one(
            checking,
            &QUOTE_STYLE,
            *at..*at + 1,
            "straight and typographic quotation marks in one text",
            "use one style",
        );
    }
}

/// Whether the last quotation mark opens a quotation that goes on in the next paragraph.
fn ends_open(text: &str, marks: &[usize]) -> bool {
    let Some(last) = marks.last() else { return false };
    let opens = char_before(text, *last).is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '—' | '–'))
        && char_at(text, last + 1).is_some_and(|c| c.is_alphanumeric());
    opens && text.len() - last > 40
}

/// Brackets that are not closed.
pub fn brackets(words: &Words<'_>, checking: &mut Checking<'_>) {
    let text = words.text;
    let (mut round, mut square): (Vec<usize>, Vec<usize>) = Default::default();
    let mut wrong: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        let open = match c {
            '(' | ')' => &mut round,
            '[' | ']' => &mut square,
            _ => continue,
        };
        if matches!(c, '(' | '[') {
            open.push(at);
        } else if open.pop().is_none() && !numbers(text, at) {
            // «a)», «1)» number a list; «:)» smiles.
            wrong.push(at..at + 1);
        }
    }
    // A text that was cut off closes nothing.
    if !(text.ends_with('…') || text.ends_with("...")) {
        wrong.extend(round.into_iter().chain(square).map(|at| at..at + 1));
    }
    wrong.sort_by_key(|at| at.start);
    words.report(
        checking,
        &UNPAIRED_BRACKETS,
        &wrong,
        "unpaired bracket",
        "add the other bracket, or remove this one",
        None,
    );
}

/// Whether a closing bracket stands behind the number or letter of a list, or behind the eyes of a face.
fn numbers(text: &str, at: usize) -> bool {
    let word = near_before(text, at, TOKEN).rsplit(char::is_whitespace).next().unwrap_or_default();
    let list = word.chars().take(4).count() <= 3 && word.chars().all(char::is_alphanumeric);
    list || word.ends_with([':', '-', ';', '='])
}

/// The character on one side of a place.
pub fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at).and_then(|t| t.chars().next_back())
}

/// The character on one side of a place.
pub fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|t| t.chars().next())
}
