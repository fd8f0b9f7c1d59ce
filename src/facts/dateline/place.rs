//! The place and the date before an agency or a dash.

use crate::facts::dates::names_month;
use crate::model::text::fold;

/// Where and when a story was filed, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Where {
    /// The place.
    pub place: Option<String>,
    /// The date.
    pub date: Option<String>,
    /// Whether a comma or a full stop parts them: «Geneva, 24 November», not «Am 24. November».
    pub parted: bool,
}

impl Where {
    /// Whether the place is in capitals, as datelines without agency have it.
    pub fn shouted(&self) -> bool {
        self.place.as_deref().is_some_and(|place| {
            let town = place.split(',').next().unwrap_or_default();
            town.chars().filter(|c| c.is_uppercase()).count() >= 3 && !town.chars().any(char::is_lowercase)
        })
    }
}

/// Whether words are a day with a month, or a day, month and year in figures.
pub fn is_date(words: &str) -> bool {
    let parts: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let numbers = parts.iter().filter(|p| p.chars().all(char::is_numeric)).count();
    let months = parts.iter().filter(|p| names_month(p)).count();
    (months > 0 && numbers > 0 || numbers == 3) && parts.len() <= 5
}

/// Splits `SAITAMA, Japan, Dec. 9` into the place and the date as printed.
pub fn place_and_date(head: &str) -> Option<Where> {
    let head = fold(head);
    let head = head.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '،'));
    let begin = date_begin(head);
    let place = head.get(..begin.unwrap_or(head.len()))?;
    // «Washington D.C.», «St. Louis», but no sentence.
    let place = place.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '،' | '('));
    let last = place.rsplit(char::is_whitespace).next().unwrap_or_default();
    // The stop of «Москва. 31 декабря.» ends a word, that of «N.M.» shortens one.
    let whole = last.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let place = if whole { place.trim_end_matches('.') } else { place };
    let words: Vec<&str> = place.split_whitespace().collect();
    let stop = words
        .iter()
        .rev()
        .skip(1)
        .any(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 3 && w.ends_with('.'));
    let sentence =
        words.len() > 6 || stop || place.contains(['!', '?', ';', ':', '"', '؟', '“', '«', '@', '#', '=']);
    let begins = place.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    // Names begin with capitals, particles within them («de», «am») aside.
    let names = words.iter().all(|w| w.chars().count() <= 3 || !w.starts_with(char::is_lowercase));
    if place.is_empty() || sentence || !begins || !names || place.chars().any(char::is_numeric) {
        return None;
    }
    let parted = begin.and_then(|at| head.get(place.len()..at)).is_some_and(|gap| !gap.trim().is_empty());
    let date = begin.and_then(|at| head.get(at..)).map(|d| d.trim_end_matches('.').trim().to_owned());
    // Many words behind the first number are no date.
    if date.as_ref().is_some_and(|d| d.split_whitespace().count() > 5) {
        return None;
    }
    Some(Where { place: Some(place.to_owned()), date, parted })
}

/// Where the date begins: at the first number, or at the month before it.
fn date_begin(head: &str) -> Option<usize> {
    let number = head.char_indices().find(|(_, c)| c.is_numeric()).map(|(at, _)| at)?;
    let before = head.get(..number)?;
    let trimmed = before.trim_end();
    let word = trimmed
        .rfind(|c: char| c.is_whitespace() || matches!(c, ',' | '،'))
        .map_or(0, |at| at + trimmed.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
    let month = trimmed.get(word..).is_some_and(names_month);
    Some(if month && trimmed.len() < before.len() { word } else { number })
}
