//! Characters that are wrong in every language, alone or in their context.

mod directions;
mod foreign;
mod forms;
mod spaces;

use super::{Checking, Words, each};
use crate::diagnostics::Rule;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

/// All rules of this folder.
pub static RULES: [&[&Rule]; 4] = [spaces::RULES, foreign::RULES, forms::RULES, directions::RULES];

/// A rule about characters, and what its findings have in common.
struct CharacterRule {
    rule: Rule,
    /// What the finding says behind the code points.
    message: &'static str,
    /// What to do.
    help: &'static str,
    /// How it is repaired, if that is certain.
    repair: Option<Repair>,
}

/// How a place is repaired.
#[derive(Debug, Clone, Copy)]
enum Repair {
    /// A character that only this rule is about is removed, wherever it is.
    RemoveEach,
    /// What the rule found is removed.
    Remove,
    /// A space takes its place.
    Space,
    /// The usual character takes its place.
    Fold,
    /// Letter and mark become one character.
    Compose,
}

/// How many marks one letter may carry.
const MOST_MARKS: usize = 6;

/// What was found, rule by rule.
type Found = Vec<(&'static CharacterRule, Vec<Range<usize>>)>;

fn add(found: &mut Found, rule: &'static CharacterRule, at: Range<usize>) {
    match found.iter_mut().find(|(own, _)| std::ptr::eq(*own, rule)) {
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
            if let Some(rule) = by_itself(c, words) {
                add(&mut found, rule, here.clone());
            } else if let Some(rule) = by_neighbours(before, c, next, words) {
                add(&mut found, rule, here.clone());
            }
            if is_mark(c) {
                marks += 1;
                if marks == MOST_MARKS + 1 {
                    add(&mut found, &forms::COMBINING, here);
                } else if let Some((start, letter)) = base.filter(|_| marks == 1)
                    && compose(letter, c).is_some()
                {
                    add(&mut found, &forms::NOT_NFC, start..at + c.len_utf8());
                }
            }
        }
        if !is_mark(c) {
            marks = 0;
            base = Some((at, c));
        }
        before = Some(c);
    }
    directions::check(words, &mut found);
    for (rule, places) in &found {
        report(words, rule, places, checking);
    }
}

/// Marks that stand over or under a letter, and compose with it in some language.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x653..=0x655 | 0x3099..=0x309A | 0x1AB0..=0x1AFF | 0x20D0..=0x20FF)
}

fn by_itself(c: char, words: &Words<'_>) -> Option<&'static CharacterRule> {
    spaces::by_itself(c, words).or_else(|| foreign::by_itself(c)).or_else(|| forms::by_itself(c, words))
}

fn by_neighbours(
    before: Option<char>,
    c: char,
    next: Option<char>,
    words: &Words<'_>,
) -> Option<&'static CharacterRule> {
    spaces::by_neighbours(before, c, next).or_else(|| foreign::by_neighbours(before, c, words))
}

/// Reports the places of a rule.
fn report(
    words: &Words<'_>,
    rule: &'static CharacterRule,
    places: &[Range<usize>],
    checking: &mut Checking<'_>,
) {
    let first = places.first().and_then(|at| words.text.get(at.clone())).unwrap_or_default();
    let codes: Vec<String> = first.chars().take(3).map(|c| format!("U+{:04X}", u32::from(c))).collect();
    let code = codes.join(" ");
    let repair = rule.repair.map(|how| {
        move |text: &str| match how {
            Repair::Remove => each(text, places.first().map_or(0, |at| at.start), places, |_| String::new()),
            Repair::RemoveEach => text.chars().filter(|c| !spaces::is_empty(*c)).collect(),
            Repair::Space => text.chars().map(|c| if spaces::is_space(c) { ' ' } else { c }).collect(),
            Repair::Fold => text
                .chars()
                .flat_map(|c| if forms::is_compatible(c) { c.nfkc().collect() } else { vec![c] })
                .collect(),
            Repair::Compose => text.nfc().collect(),
        }
    });
    let message = format!("{code} {}", rule.message);
    words.report(
        checking,
        &rule.rule,
        places,
        &message,
        rule.help,
        repair.as_ref().map(|repair| repair as &dyn Fn(&str) -> String),
    );
}
