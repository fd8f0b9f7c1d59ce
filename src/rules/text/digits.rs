//! Digits of several series in one number, or in one story.

use super::scripts::{self, Script};
use super::{Checking, Words, bytes};
use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this file.
pub static RULES: &[&Rule] = &[&MIXED_DIGITS, &DIGIT_SERIES];

/// `text/mixed-digits`: number mixes digits of several scripts.
static MIXED_DIGITS: Rule = Rule {
    name: "text/mixed-digits",
    severity: Severity::Warning,
    summary: "number mixes digits of several scripts",
    why: "The digits 4, 5 and 6 have different shapes in Arabic, Persian and Latin text, so people and programs \
        read a number that mixes them wrongly.",
    source: "Unicode 16, section 9.2",
    bad: Example::new("json", r#"{"kind":"article","language":"fa","headline":"بارش ۱٤ میلی‌متر"}"#),
    good: Example::new("json", r#"{"kind":"article","language":"fa","headline":"بارش ۱۴ میلی‌متر"}"#),
    ..Rule::FIRST
};

/// `text/digit-series`: story mixes digits of two scripts.
static DIGIT_SERIES: Rule = Rule {
    name: "text/digit-series",
    severity: Severity::Info,
    summary: "story mixes digits of two scripts",
    why: "Persian has its own digits. A story that was compiled from several sources often contains both kinds.",
    source: "practice of Persian newsrooms",
    bad: Example::new(
        "json",
        r#"{"kind":"article","language":"fa","headline":"بارش ۱۴ میلی‌متر","standfirst":"در 3 شهرستان باران بارید"}"#,
    ),
    good: Example::new(
        "json",
        r#"{"kind":"article","language":"fa","headline":"بارش ۱۴ میلی‌متر","standfirst":"در ۳ شهرستان باران بارید"}"#,
    ),
    ..Rule::FIRST
};

/// Which series a digit is of.
fn series(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(0),
        '٠'..='٩' => Some(1),
        '۰'..='۹' => Some(2),
        _ => None,
    }
}

/// How many series of digits a text has.
fn digit_series(words: &Words<'_>) -> usize {
    let second = |first: u8, own: std::ops::RangeInclusive<u8>| {
        words.text.as_bytes().windows(2).any(|pair| matches!(pair, [a, b] if *a == first && own.contains(b)))
    };
    let beyond =
        [(0xD9, 0xA0..=0xA9), (0xDB, 0xB0..=0xB9)].into_iter().filter(|(a, b)| second(*a, b.clone()));
    usize::from(words.has(bytes::DIGIT)) + beyond.count()
}

/// Checks the numbers of some words.
pub fn check(words: &Words<'_>, checking: &mut Checking<'_>) {
    if digit_series(words) < 2 {
        return;
    }
    let mut found = Vec::new();
    let mut run: Option<(usize, u8, bool)> = None;
    let mut end = 0;
    for (at, c) in words.text.char_indices() {
        match (series(c), run) {
            (Some(own), None) => run = Some((at, own, false)),
            (Some(own), Some((start, first, mixed))) => run = Some((start, first, mixed || own != first)),
            (None, Some((start, _, mixed))) => {
                // Separators of thousands and decimals go on with a number.
                if matches!(c, '٫' | '٬' | '.' | ',') {
                    continue;
                }
                if mixed {
                    found.push(start..end);
                }
                run = None;
            }
            (None, None) => {}
        }
        if series(c).is_some() {
            end = at + c.len_utf8();
        }
    }
    if let Some((start, _, true)) = run {
        found.push(start..end);
    }
    words.report(
        checking,
        &MIXED_DIGITS,
        &found,
        "a number mixes digits of several scripts",
        "write it with the digits of one script",
        None,
    );
}

/// Checks the numbers of a whole article in Persian.
pub fn check_article(text: &str, checking: &mut Checking<'_>) {
    let (western, eastern) =
        (text.chars().any(|c| c.is_ascii_digit()), text.chars().any(|c| series(c) == Some(2)));
    if western && eastern && digits_beside_letters(text) {
        let message = "numbers are written with digits of two scripts";
        checking.report(
            &DIGIT_SERIES,
            "/body",
            message,
            "use one kind in the whole story, except in names and codes",
        );
    }
}

/// Whether a number of ASCII digits stands between words of Arabic letters: codes and addresses do not.
fn digits_beside_letters(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let arabic = |w: Option<&&str>| {
        w.is_some_and(|w| w.chars().next().is_some_and(|c| scripts::of(c) == Some(Script::Arabic)))
    };
    words.iter().enumerate().any(|(at, word)| {
        word.bytes().all(|b| b.is_ascii_digit())
            && at > 0
            && arabic(words.get(at - 1))
            && arabic(words.get(at + 1))
    })
}
