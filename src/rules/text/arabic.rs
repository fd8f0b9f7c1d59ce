//! Letters of Arabic script: those of the keyboard of another language, drawn-out ones, parts of words that are not joined.

use super::scripts::{self, Script};
use super::{Checking, Kind, Words, each};
use crate::diagnostics::{Example, FixKind, Rule, Severity};
use std::ops::Range;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&ARABIC_YEH, &ARABIC_KAF, &PERSIAN_LETTERS, &TATWEEL, &MISSING_ZWNJ];

/// The wrong yeh.
static ARABIC_YEH: Rule = Rule {
    name: "text/arabic-yeh",
    severity: Severity::Warning,
    summary: "Persian has the letter yeh of its own",
    why: "ي and ى look like ی in the middle of a word and are other letters: searches do not find the word, and at its end dots appear or lack. They come from Arabic keyboards and from windows-1256, which has no Persian yeh.",
    source: "ISIRI 6219; Unicode 16, section 9.2",
    bad: Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران پايان خشکسالی"}"#),
    good: Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران پایان خشکسالی"}"#),
    fix: FixKind::Safe,
    ..Rule::FIRST
};

/// The wrong kaf.
static ARABIC_KAF: Rule = Rule {
    name: "text/arabic-kaf",
    severity: Severity::Warning,
    summary: "Persian has the letter kaf of its own",
    why: "ك looks like ک in the middle of a word and is another letter: searches do not find the word.",
    source: "ISIRI 6219; Unicode 16, section 9.2",
    bad: Example::new("json", r#"{"kind":"article","language":"fa","headline":"پایان خشكسالی"}"#),
    good: Example::new("json", r#"{"kind":"article","language":"fa","headline":"پایان خشکسالی"}"#),
    fix: FixKind::Safe,
    ..Rule::FIRST
};

/// Persian letters in Arabic.
static PERSIAN_LETTERS: Rule = Rule {
    name: "text/persian-letters",
    severity: Severity::Info,
    summary: "Arabic has its own yeh and kaf",
    why: "ی and ک come from Persian and Urdu keyboards and from some telephones. Searches do not find the words.",
    source: "Unicode 16, section 9.2",
    bad: Example::new("json", r#"{"kind":"article","language":"ar","headline":"الأمطار فی الشمال"}"#),
    good: Example::new("json", r#"{"kind":"article","language":"ar","headline":"الأمطار في الشمال"}"#),
    ..Rule::FIRST
};

/// Letters that are drawn out.
static TATWEEL: Rule = Rule {
    name: "text/tatweel",
    severity: Severity::Info,
    summary: "letters are not drawn out by hand",
    why: "U+0640 is a matter of layout within the word: searches do not find it, and at another width it looks wrong.",
    source: "Unicode 16, section 9.2",
    bad: Example::new("json", r#"{"kind":"article","language":"ar","headline":"مطـــر في الشمال"}"#),
    good: Example::new(
        "json",
        r#"{"kind":"article","language":"ar","headline":"مطر في الشمال عام 1448 هـ"}"#,
    ),
    fix: FixKind::Safe,
    ..Rule::FIRST
};

/// Spaces for joiners.
static MISSING_ZWNJ: Rule = Rule {
    name: "text/missing-zwnj",
    severity: Severity::Info,
    summary: "the parts of a Persian word are joined by a zero-width non-joiner",
    why: "«می رود» is one word of two parts: with a space it can be torn apart at a line's end, and searches miss it. Many agencies write the space all the same, so the rule is asked only where a profile names it.",
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
            "the Arabic letter yeh stands for the Persian one",
            "write ی (U+06CC)",
            Some(&mend),
        );
        let kaf = places(text, |c| c == 'ك');
        let mend = |t: &str| t.replace('ك', "ک");
        words.report(
            checking,
            &ARABIC_KAF,
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
            &PERSIAN_LETTERS,
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
        &TATWEEL,
        &tatweel,
        "a letter is drawn out with U+0640",
        "remove it: whoever sets the text stretches its lines",
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
        "a space stands where a zero-width non-joiner belongs",
        "join the parts with U+200C",
        Some(&|text| each(text, start, &spaces, |_| "\u{200C}".to_owned())),
    );
}
