//! Features of the text of a stretch.

use super::{Take, flag, log};
use crate::model::text::is_uncased;
use crate::readers::html::outline::Stretch;
use crate::vocab::page_labels::{LABELS, PICTURE_MAKERS};
use foldhash::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// How long a stretch is at most that may begin with a label, in characters.
const LABELLED: u32 = 400;
/// How much of its beginning is looked at.
const BEGINNING: usize = 28;

/// What the beginning of a stretch says that it is.
pub fn label_of(chars: u32, words: &str) -> u32 {
    if chars > LABELLED {
        return 0;
    }
    let may_begin = |c: &char| c.is_alphanumeric() || matches!(c, '©' | '(' | '¡');
    let Some((before, first)) = words.chars().take(BEGINNING).enumerate().find(|(_, c)| may_begin(c)) else {
        return 0;
    };
    let Some(first) = first.to_lowercase().next() else { return 0 };
    let labels = labels(first);
    if labels.is_empty() {
        return 0;
    }
    let start: String = words.chars().take(BEGINNING).skip(before).flat_map(char::to_lowercase).collect();
    labels.iter().filter(|(label, _)| start.starts_with(label)).fold(0, |all, (_, says)| all | says)
}

/// The labels that begin with a character. The table is sorted: they stand together.
fn labels(first: char) -> &'static [(&'static str, u32)] {
    static RANGES: OnceLock<HashMap<char, Range<usize>>> = OnceLock::new();
    let ranges = RANGES.get_or_init(|| {
        let mut ranges: HashMap<char, Range<usize>> = HashMap::default();
        for (at, (label, _)) in LABELS.iter().enumerate() {
            if let Some(first) = label.chars().next() {
                ranges.entry(first).or_insert(at..at).end = at + 1;
            }
        }
        ranges
    });
    ranges.get(&first).and_then(|range| LABELS.get(range.clone())).unwrap_or_default()
}

/// Whether all letters are capitals.
pub fn is_shouted(words: &str) -> bool {
    words.chars().any(char::is_uppercase) && !words.chars().any(char::is_lowercase)
}

/// Whether words name who made a picture, somewhere.
pub fn names_credit(words: &str) -> bool {
    // Only marks of ASCII part words here: no table of Unicode needs to be asked.
    let parts = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && !matches!(c, ':' | '/' | '-');
    words.contains('©') || words.split(parts).any(|word| PICTURE_MAKERS.has(word))
}

fn has_year(words: &str) -> bool {
    let year = |n: &str| n.len() == 4 && (n.starts_with("19") || n.starts_with("20"));
    words.split(|c: char| !c.is_ascii_digit()).any(year)
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '।' | '"' | '”' | '»' | '。' | '！' | '？' | '」' | ')')
}

#[derive(Default)]
struct Counts {
    ends: u32,
    commas: u32,
    digits: u32,
    capitals: u32,
    letters: u32,
    spaces: u32,
    last: char,
    copyright: bool,
    bar: bool,
    at: bool,
}

fn count(words: &str) -> Counts {
    let mut n = Counts { last: ' ', ..Counts::default() };
    for c in words.chars() {
        match c {
            ' ' => {
                n.spaces += 1;
                n.ends += u32::from(n.last != ')' && ends_sentence(n.last));
            }
            'a'..='z' => n.letters += 1,
            ',' | '،' | '、' | '，' | ';' | '؛' => n.commas += 1,
            '。' | '！' | '？' => n.ends += 1,
            '0'..='9' => n.digits += 1,
            '@' => n.at = true,
            '©' | '®' => n.copyright = true,
            '|' | '›' | '→' | '▸' => n.bar = true,
            c if is_uncased(c) => n.letters += 1,
            c if c.is_uppercase() => {
                n.capitals += 1;
                n.letters += 1;
            }
            c if c.is_alphabetic() => n.letters += 1,
            _ => {}
        }
        n.last = c;
    }
    n
}

/// Gives the figures.
pub fn figures(s: &Stretch, words: &str, take: &mut impl Take) {
    let chars = s.chars.max(1) as f32;
    let n = count(words);
    let linked = s.linked_share();
    take("words", "length", log(s.chars.max(1)) / 7.0);
    take("words", "shorter than 15", flag(s.chars < 15));
    take("words", "shorter than 30", flag(s.chars < 30));
    take("words", "shorter than 60", flag(s.chars < 60));
    take("words", "shorter than 120", flag(s.chars < 120));
    take("words", "250 and longer", flag(s.chars >= 250));
    take("words", "linked", linked);
    take("words", "all linked", flag(linked > 0.9));
    take("words", "links", log(s.links) / 3.0);
    take("words", "sentences", (n.ends as f32 * 100.0 / chars).min(4.0) / 4.0);
    take("words", "ends a sentence", flag(ends_sentence(n.last)));
    take("words", "ends with a colon", flag(matches!(n.last, ':' | '：')));
    take("words", "commas", (n.commas as f32 * 100.0 / chars).min(4.0) / 4.0);
    take("words", "digits", n.digits as f32 / chars);
    take("words", "capitals", n.capitals as f32 / n.letters.max(1) as f32);
    take("words", "mostly capitals", flag(n.letters > 6 && n.capitals * 2 > n.letters));
    take("words", "begins with a small letter", flag(words.starts_with(char::is_lowercase)));
    take("words", "copyright sign", flag(n.copyright));
    take("words", "bar or arrow", flag(n.bar));
    take("words", "address", flag(n.at || words.contains("http") || words.contains("www.")));
    take("words", "short, with a year", flag(s.chars < 70 && has_year(words)));
    take("words", "strong", s.strong as f32 / chars);
    take("words", "count", log(n.spaces + 1) / 6.0);
    take("words", "ends open", flag(n.last == '…' || words.ends_with("...")));
}
