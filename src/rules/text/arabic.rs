//! Letters of Arabic script: those of the keyboard of another language, drawn-out ones, parts of words that are not joined.

use super::scripts::{self, Script};
use super::{Checking, Kind, Words, each};
use crate::diagnostics::{Example, FixKind, Rule, Severity};
use std::ops::Range;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&ARABIC_YEH, &ARABIC_KAF, &PERSIAN_LETTERS, &TATWEEL, &MISSING_ZWNJ];

/// `text/arabic-yeh`: Arabic yeh in Persian text.
static ARABIC_YEH: Rule = Rule {
    name: "text/arabic-yeh",
    severity: Severity::Warning,
    summary: "Arabic yeh in Persian text",
    why: "ي and ى look like ی in the middle of a word but are other letters. Searches do not find the word, and at \
        the end of a word it gains or loses its dots. They come from Arabic keyboards and from windows-1256, which \
        has no Persian yeh.",
    source: "ISIRI 6219; Unicode 16, section 9.2",
    bad: Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران پايان خشکسالی"}"#),
    good: Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران پایان خشکسالی"}"#),
    fix: FixKind::Safe,
    ..Rule::FIRST
};

/// `text/arabic-kaf`: Arabic kaf in Persian text.
static ARABIC_KAF: Rule = Rule {
    name: "text/arabic-kaf",
    severity: Severity::Warning,
    summary: "Arabic kaf in Persian text",
    why: "ك looks like ک in the middle of a word but is another letter, so searches do not find the word.",
    source: "ISIRI 6219; Unicode 16, section 9.2",
    bad: Example::new("json", r#"{"kind":"article","language":"fa","headline":"پایان خشكسالی"}"#),
    good: Example::new("json", r#"{"kind":"article","language":"fa","headline":"پایان خشکسالی"}"#),
    fix: FixKind::Safe,
    ..Rule::FIRST
};

/// `text/persian-letters`: Persian yeh or kaf in Arabic text.
static PERSIAN_LETTERS: Rule = Rule {
    name: "text/persian-letters",
    severity: Severity::Info,
    summary: "Persian yeh or kaf in Arabic text",
    why: "ی and ک come from Persian and Urdu keyboards and from some phones. Searches do not find the words.",
    source: "Unicode 16, section 9.2",
    bad: Example::new("json", r#"{"kind":"article","language":"ar","headline":"الأمطار فی الشمال"}"#),
    good: Example::new("json", r#"{"kind":"article","language":"ar","headline":"الأمطار في الشمال"}"#),
    ..Rule::FIRST
};

/// `text/tatweel`: word is stretched with tatweel (U+0640).
static TATWEEL: Rule = Rule {
    name: "text/tatweel",
    severity: Severity::Info,
    summary: "word is stretched with tatweel (U+0640)",
    why: "Tatweel is layout inside the word. Searches do not find the word, and at another width it looks wrong.",
    source: "Unicode 16, section 9.2",
    bad: Example::new("json", r#"{"kind":"article","language":"ar","headline":"مطـــر في الشمال"}"#),
    good: Example::new(
        "json",
        r#"{"kind":"article","language":"ar","headline":"مطر في الشمال عام 1448 هـ"}"#,
    ),
    fix: FixKind::Safe,
    ..Rule::FIRST
};

/// `text/missing-zwnj`: space in place of a zero-width non-joiner.
static MISSING_ZWNJ: Rule = Rule {
    name: "text/missing-zwnj",
    severity: Severity::Info,
    summary: "space in place of a zero-width non-joiner",
    why: "“می رود” is one word of two parts. With a space it can be broken at the end of a line, and searches miss \
        it. Many agencies write the space anyway, so the rule runs only if a profile or --select names it.",
    source: "orthography of the Academy of Persian Language and Literature",
    bad: Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران می بارد"}"#)
        .profile("[severity]\n\"text/missing-zwnj\" = \"info\"\n"),
    good: Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران می‌بارد"}"#)
        .profile("[severity]\n\"text/missing-zwnj\" = \"info\"\n"),
    fix: FixKind::Unsafe,
    ..Rule::FIRST
};

/// Checks words that have Arabic letters.
pub fn check(words: &Words<'_>, checking: &mut Checking<'_>) {
    let text = words.text;
    let persian = words.language == "fa";
    if persian {
        let yeh = places(text, |c| matches!(c, 'ي' | 'ى'));
        let mend = |t: &str| t.replace(['ي', 'ى'], "ی");
        words.report(
            checking,
            &ARABIC_YEH,
            &yeh,
            "Arabic yeh in Persian text",
            "write ی (U+06CC)",
            Some(&mend),
        );
        let kaf = places(text, |c| c == 'ك');
        let mend = |t: &str| t.replace('ك', "ک");
        words.report(
            checking,
            &ARABIC_KAF,
            &kaf,
            "Arabic kaf in Persian text",
            "write ک (U+06A9)",
            Some(&mend),
        );
        missing_joiners(words, checking);
    }
    if words.language == "ar" {
        let found = places(text, |c| matches!(c, 'ی' | 'ک'));
        words.report(
            checking,
            &PERSIAN_LETTERS,
            &found,
            "Persian yeh or kaf in Arabic text",
            "write ي (U+064A) or ك (U+0643), except in Persian names",
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
        &TATWEEL,
        &tatweel,
        "a word is stretched with tatweel (U+0640)",
        "remove it; lines are stretched where the text is laid out",
        Some(&mend),
    );
}

/// Stretches of a text that are one of some characters.
fn places(text: &str, wanted: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    text.char_indices().filter(|(_, c)| wanted(*c)).map(|(at, c)| at..at + c.len_utf8()).collect()
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
        &MISSING_ZWNJ,
        &found,
        "space in place of a zero-width non-joiner",
        "join the parts with U+200C",
        Some(&|text| each(text, start, &spaces, |_| "\u{200C}".to_owned())),
    );
}
