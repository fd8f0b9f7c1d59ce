//! White space in running text: every reader folds it the same way, so that a layout in the source is never
//! mistaken for words.

use crate::characters::is_ideograph;
use std::borrow::Cow;

/// Whether `c` is layout: space, tab or line end. No-break spaces, ZWNJ and the like are characters.
pub fn is_layout(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Folds runs of space, tab and line end into one space and trims the edges.
pub fn fold(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches(is_layout);
    // Without branches, so that many bytes are compared at a time: in nearly every text there is nothing to fold.
    let bytes = trimmed.as_bytes();
    let layout = bytes.iter().fold(false, |any, b| any | matches!(b, b'\t' | b'\n' | b'\r'));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let tidy = !layout && !pairs.fold(false, |any, (a, b)| any | ((*a == b' ') & (*b == b' ')));
    if tidy {
        return Cow::Borrowed(trimmed);
    }
    let mut out = String::with_capacity(trimmed.len());
    for word in trimmed.split(is_layout).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// [`fold`], as an owned string, or `None` where nothing is left.
pub fn folded(text: &str) -> Option<String> {
    let text = fold(text);
    if text.is_empty() { None } else { Some(text.into_owned()) }
}

/// Letters and digits only, in lower case: how words are compared.
pub fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            c if c.is_ascii() => {}
            c if is_uncased(c) => out.push(c),
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ => {}
        }
    }
    out
}

/// Whether a character is of a script without capitals, and no punctuation: asked before the tables of Unicode,
/// which are slower. Arabic and its neighbours to Lao, kana and Han, hangul.
pub fn is_uncased(c: char) -> bool {
    matches!(u32::from(c), 0x620..=0xEFF | 0x3040..=0x9FFF | 0xAC00..=0xD7A3)
        && !matches!(c, '٪'..='٭' | '۔' | '।' | '॥')
}

/// Counts words as editors do: runs between white space that hold a letter or a digit; in scripts without
/// spaces (Han, kana) every such character counts as one.
pub fn word_count(text: &str) -> usize {
    word_count_to(text, usize::MAX)
}

/// As [`word_count`], of a text whose words matter up to a number: what is beyond it is not looked at.
pub fn word_count_to(text: &str, most: usize) -> usize {
    let mut count = 0;
    let mut in_word = false;
    for c in text.chars() {
        if count >= most {
            break;
        }
        if is_ideograph(c) {
            count += 1;
            in_word = false;
        } else if c.is_whitespace() {
            in_word = false;
        } else if !in_word && is_letter_or_digit(c) {
            count += 1;
            in_word = true;
        }
    }
    count
}

/// As [`char::is_alphanumeric`]: Hebrew, Arabic and Cyrillic letters are told before the tables of Unicode, which are
/// slower, are asked.
fn is_letter_or_digit(c: char) -> bool {
    matches!(u32::from(c), 0x400..=0x481 | 0x5D0..=0x5EA | 0x620..=0x64A | 0x671..=0x6D3)
        || c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_characters_that_are_not_layout() {
        assert_eq!(fold(" a \n\t b "), "a b");
        assert_eq!(fold("می\u{200c}شود\u{a0}x"), "می\u{200c}شود\u{a0}x");
        assert!(matches!(fold(" plain text "), Cow::Borrowed("plain text")));
    }

    #[test]
    fn letters_are_those_of_unicode() {
        assert!(('\0'..=char::MAX).all(|c| is_letter_or_digit(c) == c.is_alphanumeric()));
    }

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(word_count("Rain ends – at last!"), 4);
        assert_eq!(word_count("دو کشور همچنین"), 3);
        assert_eq!(word_count("北京 2026"), 3);
    }
}
