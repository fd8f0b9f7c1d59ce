//! Marks of punctuation, by language: spaces around them, marks that repeat, marks of another keyboard.

use super::pairs::{DESKS, char_at, char_before};
use super::scripts::{self, Script};
use super::{Checking, FOREIGN, Kind, TOKEN, Words, bytes, each, near_before, near_behind, pairs};
use crate::diagnostics::{Example, FixKind, Rule, Severity};
use std::ops::Range;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&SPACE_BEFORE, &SPACE_BEHIND, &REPEATED, &ASCII_PUNCTUATION];

/// `text/space-before-mark`: space before a punctuation mark.
static SPACE_BEFORE: Rule = Rule {
    name: "text/space-before-mark",
    severity: Severity::Info,
    summary: "space before a punctuation mark",
    why: "The mark can move to the start of the next line. French uses a space before some marks, other languages \
        do not.",
    source: DESKS,
    bad: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain ends drought , says office"}"#,
    ),
    good: Example::new(
        "json",
        r#"{"kind":"article","language":"fr","headline":"La pluie est là : enfin !"}"#,
    ),
    fix: FixKind::Safe,
    ..Rule::FIRST
};

/// `text/no-space-behind-mark`: missing space between two sentences.
static SPACE_BEHIND: Rule = Rule {
    name: "text/no-space-behind-mark",
    severity: Severity::Info,
    summary: "missing space between two sentences",
    why: "Lines were joined without a space, so searches and line breaks treat two words as one.",
    source: DESKS,
    bad: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain","standfirst":"It rained on Tuesday.Farmers were glad"}"#,
    ),
    good: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain","standfirst":"See example.org, says the e.V. in St.Gallen"}"#,
    ),
    fix: FixKind::Unsafe,
    ..Rule::FIRST
};

/// `text/repeated-mark`: repeated punctuation mark.
static REPEATED: Rule = Rule {
    name: "text/repeated-mark",
    severity: Severity::Info,
    summary: "repeated punctuation mark",
    why: "Two commas or two periods are left over where words were cut. Several exclamation marks are not news \
        style.",
    source: DESKS,
    bad: Example::new("json", r#"{"kind":"article","language":"en","headline":"Rain,, at last"}"#),
    good: Example::new("json", r#"{"kind":"article","language":"en","headline":"Rain, at last ..."}"#),
    ..Rule::FIRST
};

/// `text/ascii-punctuation`: Latin punctuation mark in Arabic script.
static ASCII_PUNCTUATION: Rule = Rule {
    name: "text/ascii-punctuation",
    severity: Severity::Info,
    summary: "Latin punctuation mark in Arabic script",
    why: "Arabic script has its own comma, semicolon and question mark. The Latin ones face the wrong way and can \
        appear on the wrong side.",
    source: DESKS,
    bad: Example::new("json", r#"{"kind":"article","language":"ar","headline":"مطر, ثم شمس"}"#),
    good: Example::new("json", r#"{"kind":"article","language":"ar","headline":"مطر، ثم شمس"}"#),
    fix: FixKind::Unsafe,
    ..Rule::FIRST
};

/// Looks at the marks of some words.
pub fn check(words: &Words<'_>, checking: &mut Checking<'_>) {
    if words.kind == Kind::Kept {
        return;
    }
    if words.has(bytes::STOP) || words.has(bytes::ARABIC) {
        spaces(words, checking);
    }
    if words.has(bytes::QUOTE | bytes::BEYOND) {
        pairs::quotes(words, checking);
    }
    if words.has(bytes::PAREN | bytes::BRACKET) {
        pairs::brackets(words, checking);
    }
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
        &SPACE_BEFORE,
        &before,
        "space before a punctuation mark",
        "remove the space",
        if one { Some(&trimmed) } else { None },
    );
    words.report(
        checking,
        &SPACE_BEHIND,
        &behind,
        "missing space after a punctuation mark",
        "add a space",
        Some(&|text| each(text, first(&behind), &behind, |mark| format!("{mark} "))),
    );
    words.report(checking, &REPEATED, &repeated, "repeated punctuation mark", "keep one", None);
    words.report(
        checking,
        &ASCII_PUNCTUATION,
        &foreign,
        "Latin punctuation mark between Arabic letters",
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
