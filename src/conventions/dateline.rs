//! Datelines at the beginning of a lead.

use crate::model::text::folded;
use crate::model::{Dateline, text::fold};

/// Marks between a dateline and the text.
const DASHES: &[&str] = &["--", "-", "–", "—", "_"];

/// How far into a lead a dateline without agency reaches at most, in code points.
const LONGEST: usize = 64;

/// Reads the dateline at the beginning of a lead; also the length of what is to be cut.
pub fn dateline(lead: &str) -> Option<(Dateline, usize)> {
    with_agency(lead).or_else(|| capitals(lead))
}

/// `BERLIN, Nov. 24 (dpa) - `.
fn with_agency(lead: &str) -> Option<(Dateline, usize)> {
    let open = lead.char_indices().take(80).find(|(_, c)| *c == '(').map(|(at, _)| at)?;
    let close =
        open + lead.get(open..)?.char_indices().take(40).find(|(_, c)| *c == ')').map(|(at, _)| at)?;
    let after = lead.get(close + 1..)?;
    let trimmed = after.trim_start();
    let dash = DASHES.iter().find(|d| trimmed.starts_with(**d))?;
    let rest = trimmed.get(dash.len()..)?;
    if !rest.starts_with(' ') && !rest.starts_with('\u{a0}') {
        return None;
    }
    let (place, date) = place_and_date(lead.get(..open)?)?;
    let source = folded(lead.get(open + 1..close)?)?;
    // «(AP)», «(dpa)», «(Agence Nord)»; not «(and long ones)».
    let words: Vec<&str> = source.split_whitespace().collect();
    if words.len() > 1 && words.iter().any(|w| w.starts_with(char::is_lowercase)) {
        return None;
    }
    let text = fold(lead.get(..=close)?).into_owned();
    let cut = lead.len() - rest.trim_start().len();
    Some((Dateline { text: Some(text), place: Some(place), date, source: Some(source) }, cut))
}

/// `WASHINGTON — `: without agency only in capitals, lest a sentence with a dash be taken for one.
fn capitals(lead: &str) -> Option<(Dateline, usize)> {
    let end = lead.char_indices().nth(LONGEST).map_or(lead.len(), |(at, _)| at);
    let beginning = lead.get(..end)?;
    let (at, dash) =
        DASHES.iter().filter_map(|dash| beginning.find(&format!(" {dash} ")).map(|at| (at, dash))).min()?;
    let head = lead.get(..at)?;
    let (place, date) = place_and_date(head)?;
    let shouted =
        place.chars().filter(|c| c.is_uppercase()).count() >= 3 && !place.chars().any(char::is_lowercase);
    if !shouted {
        return None;
    }
    let rest = lead.get(at + dash.len() + 2..)?;
    let cut = lead.len() - rest.trim_start().len();
    Some((Dateline { text: folded(head), place: Some(place), date, source: None }, cut))
}

/// Splits `SAITAMA, Japan, Dec. 9` into the place and the date as printed.
fn place_and_date(head: &str) -> Option<(String, Option<String>)> {
    let head = fold(head);
    let parts: Vec<&str> = head.split([',', '،']).map(str::trim).collect();
    let first_date = parts.iter().position(|part| part.chars().any(char::is_numeric));
    let place = parts.get(..first_date.unwrap_or(parts.len()))?.join(", ");
    let sentence =
        place.split_whitespace().count() > 6 || place.contains(['.', '!', '?', ';', ':', '"', '؟']);
    let begins = place.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    // Names begin with capitals, particles within them («de», «am») aside.
    let names =
        place.split_whitespace().all(|w| w.chars().count() <= 3 || !w.starts_with(char::is_lowercase));
    if place.is_empty() || sentence || !begins || !names {
        return None;
    }
    let date = first_date.and_then(|at| parts.get(at..)).map(|parts| parts.join(", "));
    Some((place, date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_of_agencies() {
        for (lead, place, date, source, rest) in [
            ("BERLIN, Nov. 24 (dpa) - It rained.", "BERLIN", Some("Nov. 24"), Some("dpa"), "It rained."),
            ("STOCKHOLM, Aug 29, 2014 (AFP) - Yes.", "STOCKHOLM", Some("Aug 29, 2014"), Some("AFP"), "Yes."),
            ("BUENOS AIRES, Argentina (AP) _ Yes.", "BUENOS AIRES, Argentina", None, Some("AP"), "Yes."),
            ("فريتاون, 26-11-2023 (أ ف ب) - نعم", "فريتاون", Some("26-11-2023"), Some("أ ف ب"), "نعم"),
            ("WASHINGTON — Yes.", "WASHINGTON", None, None, "Yes."),
        ] {
            let (line, cut) = dateline(lead).unwrap_or_else(|| panic!("{lead}"));
            assert_eq!(line.place.as_deref(), Some(place));
            assert_eq!((line.date.as_deref(), line.source.as_deref()), (date, source));
            assert_eq!(lead.get(cut..), Some(rest));
        }
    }

    #[test]
    fn sentences_are_no_datelines() {
        for lead in [
            "He said (and meant) - nothing.",
            "The talks - long ones - failed.",
            "It ended (AP)",
            "Rain fell. Snow (too) - no.",
        ] {
            assert_eq!(dateline(lead).map(|d| d.0.place), None, "{lead}");
        }
    }
}
