//! Letters: those of another language's keyboard, of two scripts in one word, of two series of digits in one number.

use super::letters_rules as rules;
use super::scripts::{self, Script};
use super::{Checking, Kind, Words, all_text, bytes, each};
use crate::model::Article;
use std::ops::Range;

/// How many letters a text has at least before its language is doubted.
const FEWEST: usize = 40;

/// Looks at the letters of some words.
pub fn check(words: &Words<'_>, checking: &mut Checking<'_>) {
    if words.has(bytes::ARABIC) {
        arabic(words, checking);
    }
    if words.has(bytes::GREEK) && words.has(bytes::LATIN) {
        mixed_scripts(words, checking);
    }
    if words.kind != Kind::Kept {
        lost_letters(words, checking);
    }
}

/// Stretches of a text that are one of some characters.
fn places(text: &str, wanted: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    text.char_indices().filter(|(_, c)| wanted(*c)).map(|(at, c)| at..at + c.len_utf8()).collect()
}

fn arabic(words: &Words<'_>, checking: &mut Checking<'_>) {
    let text = words.text;
    let persian = words.language == "fa";
    if persian {
        let yeh = places(text, |c| matches!(c, 'ي' | 'ى'));
        let mend = |t: &str| t.replace(['ي', 'ى'], "ی");
        words.report(
            checking,
            &rules::ARABIC_YEH,
            &yeh,
            "the Arabic letter yeh stands for the Persian one",
            "write ی (U+06CC)",
            Some(&mend),
        );
        let kaf = places(text, |c| c == 'ك');
        let mend = |t: &str| t.replace('ك', "ک");
        words.report(
            checking,
            &rules::ARABIC_KAF,
            &kaf,
            "the Arabic letter kaf stands for the Persian one",
            "write ک (U+06A9)",
            Some(&mend),
        );
        missing_joiners(words, checking);
    }
    if words.language == "ar" {
        let found = places(text, |c| matches!(c, 'ی' | 'ک'));
        words.report(
            checking,
            &rules::PERSIAN_LETTERS,
            &found,
            "a Persian letter stands for the Arabic one",
            "write ي (U+064A) or ك (U+0643); names may keep theirs",
            None,
        );
    }
    // Behind a letter that stands alone it shows a form: «هـ» shortens the year of the Hijra.
    let mut tatweel: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('ـ') {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + 2..).unwrap_or_default();
        let letter = |c: Option<char>| c.is_some_and(|c| scripts::of(c) == Some(Script::Arabic) || c == 'ـ');
        let lone = before.chars().rev().take(2).take_while(|c| !c.is_whitespace()).count() == 1
            && !letter(after.chars().next());
        if !lone && words.kind != Kind::Kept {
            tatweel.push(at..at + 'ـ'.len_utf8());
        }
    }
    let mend = |t: &str| t.replace('ـ', "");
    words.report(
        checking,
        &rules::TATWEEL,
        &tatweel,
        "a letter is drawn out with U+0640",
        "remove it: whoever sets the text stretches its lines",
        Some(&mend),
    );
    mixed_digits(words, checking);
}

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

fn mixed_digits(words: &Words<'_>, checking: &mut Checking<'_>) {
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
        &rules::MIXED_DIGITS,
        &found,
        "a number has digits of several series",
        "write it in one: 4, 5 and 6 look different in each",
        None,
    );
}

/// Whether a letter of a script looks like a Latin one.
fn looks_latin(c: char) -> bool {
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντικ".contains(c)
}

fn mixed_scripts(words: &Words<'_>, checking: &mut Checking<'_>) {
    let mut found = Vec::new();
    let mut start = None;
    let mut end_word = |from: usize, to: usize| {
        let word = words.text.get(from..to).unwrap_or_default();
        let of = |script| word.chars().filter(move |c| scripts::of(*c) == Some(script));
        let latin = of(Script::Latin).count();
        let others: Vec<char> = of(Script::Cyrillic).chain(of(Script::Greek)).collect();
        // «ΔT», «iPhoneы»: a sign, or an ending; but a letter that looks like one of the others is a slip or a trick.
        let disguised = others.iter().any(|c| looks_latin(*c));
        if latin > 0 && !others.is_empty() && latin + others.len() > 2 && disguised {
            found.push(from..to);
        }
    };
    for (at, c) in words.text.char_indices() {
        match (scripts::of(c).is_some(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                end_word(from, at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        end_word(from, words.text.len());
    }
    words.report(
        checking,
        &rules::MIXED_SCRIPTS,
        &found,
        "a word has letters of two scripts that look alike",
        "write all its letters in one script",
        None,
    );
}

/// Question marks where letters were that a charset had no place for.
fn lost_letters(words: &Words<'_>, checking: &mut Checking<'_>) {
    let mut found = Vec::new();
    for (at, _) in words.text.match_indices("??") {
        let before = words.text.get(..at).and_then(|t| t.chars().next_back());
        // A run is counted where it begins.
        if before == Some('?') {
            continue;
        }
        let rest = words.text.get(at..).unwrap_or_default();
        let run = rest.len() - rest.trim_start_matches('?').len();
        let after = rest.get(run..).and_then(|t| t.chars().next());
        let begins = before.is_none_or(|c| c == ' ');
        // At the end of a sentence they ask; before a word or within one they stand for letters.
        let beside = after.is_some_and(char::is_alphanumeric)
            || rest.get(run..).is_some_and(|t| t.starts_with(" ???"));
        let again = words.text.get(..at).is_some_and(|t| t.ends_with("??? "));
        let word = run > 2 && (beside || (begins && again));
        if word {
            found.push(at..at + run);
        }
    }
    words.report(
        checking,
        &rules::QUESTION_MARKS,
        &found,
        "question marks stand where letters were",
        "get the text again from where it was sound",
        None,
    );
}

/// Beginnings of verbs that a zero-width non-joiner joins, and endings of words.
const BEFORE: &[&str] = &["می", "نمی"];
const BEHIND: &[&str] = &["ها", "های", "هایی", "هایش", "هایشان", "ای", "ام", "اند", "تر", "ترین"];

fn missing_joiners(words: &Words<'_>, checking: &mut Checking<'_>) {
    let (mut found, mut spaces): (Vec<Range<usize>>, Vec<Range<usize>>) = Default::default();
    let mut previous: Option<(usize, &str)> = None;
    let mut at = 0;
    for word in words.text.split(' ') {
        if let Some((start, before)) = previous {
            let letters =
                |w: &str| w.chars().all(|c| scripts::of(c) == Some(Script::Arabic)) && !w.is_empty();
            let bare = word.trim_end_matches(|c: char| scripts::of(c).is_none());
            let verb = BEFORE.contains(&before) && letters(bare);
            let ending = BEHIND.contains(&bare)
                && letters(before)
                && (bare.starts_with("ها") || (before.ends_with('ه') && matches!(bare, "ای" | "ام" | "اند")));
            if verb || ending {
                found.push(start..at + bare.len());
                spaces.push(at - 1..at);
            }
        }
        previous = Some((at, word));
        at += word.len() + 1;
    }
    let start = found.first().map_or(0, |at| at.start);
    words.report(
        checking,
        &rules::MISSING_ZWNJ,
        &found,
        "a space stands where a zero-width non-joiner belongs",
        "join the parts with U+200C",
        Some(&|text| each(text, start, &spaces, |_| "\u{200C}".to_owned())),
    );
}

/// Pairs of spellings of one Persian word.
const VARIANTS: &[(&str, &str)] = &[
    ("رئیس", "رییس"),
    ("مسئول", "مسوول"),
    ("شئون", "شوون"),
    ("هیئت", "هیات"),
    ("اطاق", "اتاق"),
    ("طهران", "تهران"),
    ("آئین", "آیین"),
];

/// What only the whole of an article shows.
pub fn whole(article: &Article, language: &str, checking: &mut Checking<'_>) {
    let Some(wanted) = scripts::of_language(language) else { return };
    let text = all_text(article, checking);
    if text.is_ascii() && wanted.contains(&Script::Latin) {
        return;
    }
    let mut own = 0;
    let mut others = 0;
    for script in text.chars().filter_map(scripts::of) {
        if wanted.contains(&script) {
            own += 1;
        } else {
            others += 1;
        }
    }
    if own + others >= FEWEST && others > own {
        let message = format!(
            "the language is said to be {language}, but {others} of {} letters are of another script",
            own + others
        );
        checking.report(&rules::LANGUAGE, "/language", message, "state the language that the text is in");
    }
    if language != "fa" {
        return;
    }
    if let Some((one, other)) =
        VARIANTS.iter().find(|(one, other)| has_word(&text, one) && has_word(&text, other))
    {
        let message = format!("«{one}» and «{other}» are two spellings of one word");
        checking.report(&rules::VARIANTS, "/body", message, "choose one for the whole story");
    }
    let (western, eastern) =
        (text.chars().any(|c| c.is_ascii_digit()), text.chars().any(|c| series(c) == Some(2)));
    if western && eastern && digits_beside_letters(&text) {
        let message = "numbers stand in digits of two series";
        checking.report(
            &rules::DIGIT_SERIES,
            "/body",
            message,
            "choose one for the whole story; names and codes may keep theirs",
        );
    }
}

/// Whether a word stands in a text, alone or with an ending.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        text.get(..at).is_none_or(|t| t.chars().next_back().is_none_or(|c| !c.is_alphabetic()))
    })
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
