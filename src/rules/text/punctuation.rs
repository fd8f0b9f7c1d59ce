//! Punctuation, by language: spaces round it, pairs, marks of another keyboard.

use super::punctuation_rules as rules;
use super::scripts::{self, Script};
use super::{Checking, FOREIGN, Kind, TOKEN, Words, bytes, each, near_before, near_behind};
use std::ops::Range;

/// Looks at the marks of some words.
pub fn check(words: &Words<'_>, checking: &mut Checking<'_>) {
    if words.kind == Kind::Kept {
        return;
    }
    if words.has(bytes::STOP) || words.has(bytes::ARABIC) {
        spaces(words, checking);
    }
    if words.has(bytes::QUOTE | bytes::BEYOND) {
        quotes(words, checking);
    }
    if words.has(bytes::PAREN | bytes::BRACKET) {
        brackets(words, checking);
    }
}

fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at).and_then(|t| t.chars().next_back())
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|t| t.chars().next())
}

/// Spaces before marks, none behind them, marks that repeat, and marks of another script.
fn spaces(words: &Words<'_>, checking: &mut Checking<'_>) {
    let text = words.text;
    let (mut before, mut behind, mut repeated, mut foreign): (Vec<Range<usize>>, Vec<_>, Vec<_>, Vec<_>) =
        Default::default();
    // French sets a space before high marks.
    let french = words.language == "fr";
    let marks = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '،' | '؛' | '؟' | '۔');
    let rtl = |c: Option<char>| c.is_some_and(|c| matches!(scripts::of(c), Some(Script::Arabic)));
    // With most bytes no mark begins, and they need not be decoded; letters of Arabic begin as its marks do.
    let all = text.as_bytes();
    let second = |at: usize, ends: &[u8]| all.get(at + 1).is_some_and(|byte| ends.contains(byte));
    let begins = |at: usize, byte: u8| match byte {
        0xD8 => second(at, &[0x8C, 0x9B, 0x9F]),
        0xDB => second(at, &[0x94]),
        _ => bytes::of_byte(byte) & bytes::STOP != 0,
    };
    let candidates = all.iter().enumerate().filter(|(at, byte)| begins(*at, **byte)).map(|(at, _)| at);
    for (at, c) in candidates.filter_map(|at| Some((at, char_at(text, at).filter(|c| marks(*c))?))) {
        let (last, next) = (char_before(text, at), char_at(text, at + c.len_utf8()));
        let end = at + c.len_utf8();
        let high = matches!(c, ':' | ';' | '!' | '?');
        if last == Some(' ')
            && !(french && high)
            && at > 1
            && next.is_none_or(|n| n == ' ' || n == '\n')
            && !matches!(char_before(text, at - 1), None | Some('.' | ':' | ';' | '!' | '?' | FOREIGN))
        {
            before.push(at - 1..end);
        }
        if Some(c) == next && c != '.' && last != Some(c) {
            let run = text.get(at..).map_or(0, |t| t.len() - t.trim_start_matches(c).len());
            // «?!» and «!!» are a matter of taste, «!!!» is none of news.
            if matches!(c, ',' | ';' | ':' | '،' | '؛') || run / c.len_utf8() > 2 {
                repeated.push(at..at + run);
            }
        }
        if c == '.' && next == Some('.') && last != Some('.') {
            let run = text.get(at..).map_or(0, |t| t.len() - t.trim_start_matches('.').len());
            if run == 2
                && last.is_some_and(char::is_alphanumeric)
                && char_at(text, end + 1).is_none_or(|c| c == ' ')
            {
                repeated.push(at..at + run);
            }
        }
        if matches!(c, ',' | ';' | '?')
            && rtl(last)
            && (rtl(next) || next.is_none_or(|n| n == ' ') && rtl(char_at(text, end + 1)))
        {
            foreign.push(at..end);
        }
        if glued(text, at, c, last, next) {
            behind.push(at..end);
        }
    }
    let trimmed = |t: &str| t.strip_prefix(' ').map_or_else(|| t.to_owned(), str::to_owned);
    let one = before.len() == 1;
    let first = |places: &[Range<usize>]| places.first().map_or(0, |at| at.start);
    words.report(
        checking,
        &rules::SPACE_BEFORE,
        &before,
        "a space stands before a mark",
        "set the mark right behind the word",
        if one { Some(&trimmed) } else { None },
    );
    words.report(
        checking,
        &rules::SPACE_BEHIND,
        &behind,
        "no space stands behind a mark",
        "put one",
        Some(&|text| each(text, first(&behind), &behind, |mark| format!("{mark} "))),
    );
    words.report(checking, &rules::REPEATED, &repeated, "a mark is repeated", "one is enough", None);
    words.report(
        checking,
        &rules::ASCII_PUNCTUATION,
        &foreign,
        "a mark of Latin script stands between Arabic letters",
        "write ، ؛ or ؟",
        Some(&|text| each(text, first(&foreign), &foreign, |mark| arabic(mark).to_owned())),
    );
}

/// A mark of Latin script as it is in Arabic script.
fn arabic(mark: &str) -> &str {
    match mark {
        "," => "،",
        ";" => "؛",
        "?" => "؟",
        other => other,
    }
}

/// Whether a sentence or a clause ends and the next word begins right behind the mark.
fn glued(text: &str, at: usize, c: char, last: Option<char>, next: Option<char>) -> bool {
    let Some(next) = next.filter(|n| n.is_alphabetic()) else { return false };
    let Some(last) = last.filter(|l| l.is_alphabetic()) else { return false };
    match c {
        '،' | '؛' | '؟' | '۔' => scripts::of(next) == scripts::of(last),
        // «e.V.», «i.A.», «example.org», «d'ici.Il»: words of some length, and a capital behind them.
        '.' | ',' | '!' | '?' | ';' => {
            let word = |c: &char| c.is_lowercase();
            let before = text.get(..at).unwrap_or_default();
            let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
            let long = before.chars().rev().take(3).take_while(word).count() > 2;
            let capital = next.is_uppercase() && rest.chars().skip(1).take(2).take_while(word).count() > 1;
            long && capital && {
                let head = near_before(text, at, TOKEN).rsplit(' ').next().unwrap_or_default();
                let tail = near_behind(text, at, TOKEN).split(' ').next().unwrap_or_default();
                let address = |part: &str| {
                    part.contains("://") || part.contains(['@', '/']) || part.starts_with("www.")
                };
                !address(head) && !address(tail)
            }
        }
        _ => false,
    }
}

/// Quotation marks that are not closed, and two styles in one text.
fn quotes(words: &Words<'_>, checking: &mut Checking<'_>) {
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
            &rules::UNPAIRED_QUOTES,
            at..at + 1,
            "a quotation mark has no other that pairs with it",
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
            &rules::UNPAIRED_QUOTES,
            at..at + '«'.len_utf8(),
            "a quotation mark has no other that pairs with it",
            "close or open the quotation",
        );
    }
    let curly = text.contains(['“', '”', '„']) || (text.contains('«') && text.contains('»'));
    if let Some(at) = straight.first().filter(|_| curly && !inches && straight.len() > 1) {
        words.report_one(
            checking,
            &rules::QUOTE_STYLE,
            *at..*at + 1,
            "straight and typographic quotation marks stand in one text",
            "choose one style",
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
fn brackets(words: &Words<'_>, checking: &mut Checking<'_>) {
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
        &rules::UNPAIRED_BRACKETS,
        &wrong,
        "a bracket has no other that pairs with it",
        "close or open it",
        None,
    );
}

/// Whether a closing bracket stands behind the number or letter of a list, or behind the eyes of a face.
fn numbers(text: &str, at: usize) -> bool {
    let word = near_before(text, at, TOKEN).rsplit(char::is_whitespace).next().unwrap_or_default();
    let list = word.chars().take(4).count() <= 3 && word.chars().all(char::is_alphanumeric);
    list || word.ends_with([':', '-', ';', '='])
}
