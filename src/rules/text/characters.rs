//! Characters that are wrong by themselves, or by what stands beside them, whatever the language.

use super::characters_rules::{self as rules, Mend};
use super::scripts::{self, Script};
use super::{Checking, Kind, Words, bytes, each};
use crate::diagnostics::Rule;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

/// How many marks one letter may carry.
const MOST_MARKS: usize = 6;

/// What was found, rule by rule.
type Found = Vec<(&'static Rule, Vec<Range<usize>>)>;

fn add(found: &mut Found, rule: &'static Rule, at: Range<usize>) {
    match found.iter_mut().find(|(own, _)| own.name == rule.name) {
        Some((_, places)) => places.push(at),
        None => found.push((rule, vec![at])),
    }
}

/// Looks at every character.
pub fn check(words: &Words<'_>, checking: &mut Checking<'_>) {
    let mut found = Found::new();
    let mut before: Option<char> = None;
    let mut base: Option<(usize, char)> = None;
    let mut marks = 0;
    let mut chars = words.text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !c.is_ascii() || c == '\u{7F}' {
            let next = chars.peek().map(|(_, next)| *next);
            let here = at..at + c.len_utf8();
            if let Some(rule) = of_itself(c, words) {
                add(&mut found, rule, here.clone());
            } else if let Some(rule) = by_neighbours(before, c, next, words) {
                add(&mut found, rule, here.clone());
            }
            if is_mark(c) {
                marks += 1;
                if marks == MOST_MARKS + 1 {
                    add(&mut found, &rules::COMBINING, here);
                } else if let Some((start, letter)) = base.filter(|_| marks == 1)
                    && compose(letter, c).is_some()
                {
                    add(&mut found, &rules::NOT_NFC, start..at + c.len_utf8());
                }
            }
        }
        if !is_mark(c) {
            marks = 0;
            base = Some((at, c));
        }
        before = Some(c);
    }
    directions(words, &mut found);
    for (rule, places) in found {
        tell(words, rule, &places, checking);
    }
}

/// Marks that stand over or under a letter, and compose with it in some language.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x653..=0x655 | 0x3099..=0x309A | 0x1AB0..=0x1AFF | 0x20D0..=0x20FF)
}

fn of_itself(c: char, words: &Words<'_>) -> Option<&'static Rule> {
    let east = matches!(words.language, "zh" | "ja" | "ko");
    let code = u32::from(c);
    Some(match code {
        0x7F..=0x9F => &rules::CONTROL,
        0xAD => &rules::SOFT_HYPHEN,
        0x1680 | 0x2000..=0x2008 | 0x200A | 0x205F => &rules::ODD_SPACE,
        0x3000 if !east && !words.language.is_empty() => &rules::ODD_SPACE,
        0x2028 | 0x2029 => &rules::LINE_SEPARATOR,
        0x2400..=0x2426 => &rules::CONTROL_PICTURE,
        0xE000..=0xF8FF | 0xF0000..=0xFFFFD | 0x10_0000..=0x10_FFFD => &rules::PRIVATE_USE,
        0xFDD0..=0xFDEF => &rules::NONCHARACTER,
        _ if code & 0xFFFE == 0xFFFE && code > 0xFFFF => &rules::NONCHARACTER,
        0xFB00..=0xFB06 | 0x1F1..=0x1F3 => &rules::LIGATURE,
        // The rial sign, ornate parentheses and ligatures of whole words have no other spelling.
        0xFB1D..=0xFB4F | 0xFB50..=0xFD3D | 0xFD50..=0xFDC7 | 0xFE70..=0xFEFC => &rules::PRESENTATION,
        0xFEFF => &rules::INNER_MARK,
        0xFF01..=0xFF5E if !east && !words.language.is_empty() => &rules::FULL_WIDTH,
        0xFF61..=0xFF9F => &rules::HALF_WIDTH,
        0xFFF9..=0xFFFB => &rules::ANNOTATION,
        0xFFFC => &rules::OBJECT,
        0x1D400..=0x1D7FF => &rules::STYLED,
        _ => return None,
    })
}

fn by_neighbours(
    before: Option<char>,
    c: char,
    next: Option<char>,
    words: &Words<'_>,
) -> Option<&'static Rule> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let blank = |c: Option<char>| c.is_none_or(|c| c == ' ' || c == '\n');
    match c {
        '\u{A0}' | '\u{202F}' if blank(before) || blank(next) => Some(&rules::IDLE_NO_BREAK),
        // Between letters of Arabic and Indic scripts it is spelling; marks of vowels may stand before it.
        '\u{200C}' => {
            let within = before.is_some_and(|b| {
                b.is_alphanumeric() || !b.is_ascii() && !b.is_whitespace() && b != '\u{200C}'
            });
            (!within || !letter(next)).then_some(&rules::ZERO_WIDTH)
        }
        // Thai and its kin, Chinese and Japanese part words with it.
        '\u{200B}' => {
            let unspaced = |c: Option<char>| {
                c.is_some_and(|c| matches!(scripts::of(c), Some(Script::East | Script::Other)))
            };
            (!unspaced(before) && !unspaced(next)).then_some(&rules::ZERO_WIDTH)
        }
        '\u{2060}' if blank(before) || blank(next) => Some(&rules::ZERO_WIDTH),
        // Flags of parts of countries are made of a black flag and tags.
        '\u{E0000}'..='\u{E007F}' => {
            let flag = before.is_some_and(|b| b == '\u{1F3F4}' || ('\u{E0020}'..='\u{E007F}').contains(&b));
            (!flag || !words.text.contains('\u{1F3F4}')).then_some(&rules::TAG)
        }
        '\u{FE00}'..='\u{FE0F}' if before.is_none_or(|b| b.is_ascii_alphabetic() || b == ' ') => {
            Some(&rules::VARIATION)
        }
        _ => None,
    }
}

/// Embeddings and isolates that are not closed, and marks where nothing has a direction.
fn directions(words: &Words<'_>, found: &mut Found) {
    // All of them begin with the same two bytes.
    if !words.text.contains("\u{200E}") && !words.text.bytes().any(|b| b == 0xE2) {
        return;
    }
    // What opens a direction is closed by its own kind: embeddings and overrides, isolates.
    let (mut embedded, mut isolated): (Vec<Range<usize>>, Vec<Range<usize>>) = Default::default();
    let mut marks = Vec::new();
    for (at, c) in words.text.char_indices() {
        let here = at..at + c.len_utf8();
        match c {
            '\n' => embedded
                .drain(..)
                .chain(isolated.drain(..))
                .for_each(|open| add(found, &rules::UNBALANCED, open)),
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => embedded.push(here),
            '\u{2066}'..='\u{2068}' => isolated.push(here),
            '\u{202C}' if embedded.pop().is_none() => add(found, &rules::UNBALANCED, here),
            '\u{2069}' if isolated.pop().is_none() => add(found, &rules::UNBALANCED, here),
            '\u{200E}' | '\u{200F}' => marks.push(here),
            _ => {}
        }
    }
    embedded.into_iter().chain(isolated).for_each(|open| add(found, &rules::UNBALANCED, open));
    let right = |c: char| matches!(scripts::of(c), Some(Script::Arabic | Script::Hebrew));
    if !marks.is_empty()
        && !words.text.chars().any(right)
        && words.kind != Kind::Kept
        && words.has(bytes::LATIN)
    {
        marks.into_iter().for_each(|mark| add(found, &rules::IDLE_DIRECTION, mark));
    }
}

/// What to say of a rule's places, and how they are mended.
fn tell(words: &Words<'_>, rule: &'static Rule, places: &[Range<usize>], checking: &mut Checking<'_>) {
    let first = places.first().and_then(|at| words.text.get(at.clone())).unwrap_or_default();
    let codes: Vec<String> = first.chars().take(3).map(|c| format!("U+{:04X}", u32::from(c))).collect();
    let code = codes.join(" ");
    let Some(about) = rules::ABOUT.iter().find(|about| about.rule.name == rule.name) else { return };
    let mend = about.mend.map(|how| {
        move |text: &str| match how {
            Mend::Drop => each(text, places.first().map_or(0, |at| at.start), places, |_| String::new()),
            how => mended(text, how),
        }
    });
    let message = format!("{code} {}", about.says);
    words.report(
        checking,
        rule,
        places,
        &message,
        about.help,
        mend.as_ref().map(|mend| mend as &dyn Fn(&str) -> String),
    );
}

fn mended(text: &str, how: Mend) -> String {
    match how {
        Mend::Remove => text.chars().filter(|c| !is_empty(*c)).collect(),
        Mend::Blank => text.chars().map(|c| if is_space(c) { ' ' } else { c }).collect(),
        Mend::Fold => {
            text.chars().flat_map(|c| if is_compatible(c) { c.nfkc().collect() } else { vec![c] }).collect()
        }
        Mend::Compose => text.nfc().collect(),
        Mend::Drop => text.to_owned(),
    }
}

fn is_compatible(c: char) -> bool {
    matches!(u32::from(c), 0x1F1..=0x1F3 | 0xFB00..=0xFB06 | 0xFB1D..=0xFD3D | 0xFD50..=0xFDC7 | 0xFE70..=0xFEFC
        | 0xFF01..=0xFF5E | 0xFF61..=0xFF9F | 0x1D400..=0x1D7FF)
}

fn is_empty(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{FEFF}')
}

fn is_space(c: char) -> bool {
    matches!(u32::from(c), 0xA0 | 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000)
}
