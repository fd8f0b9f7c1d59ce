//! Advisories: lines around a story with an embargo, a correction, a new lead, a note to editors, a contact or a
//! copyright.

use crate::facts::dates;
use crate::model::text::fold;
use crate::model::{Embargo, WireDate};
use crate::vocab::{agencies, embargo as embargo_words, notices, story_end};

/// What a line says of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Until when it must not be published.
    Embargo,
    /// That it must not be used.
    Kill,
    /// That it was corrected.
    Correction,
    /// That it is a new lead or version.
    Update,
    /// A note to editors.
    Advisory,
    /// That more of it follows.
    More,
    /// Who holds the copyright.
    Copyright,
    /// Whom to ask.
    Contact,
    /// How many words it has.
    Words,
    /// All text after it is for editors only.
    DesksOnly,
}

/// How long such a line is at most, in code points.
const LONGEST: usize = 300;

/// How long a lead and its colon are at most, in code points.
const LONGEST_LEAD: usize = 48;

/// What dresses a line that stands for itself.
const DRESS: &[char] =
    &['(', ')', '[', ']', '（', '）', '【', '】', '*', '^', '<', '=', '/', '-', '–', '—', '_', '+', '!', '#'];

/// What a line says of the story; none where it is the story's.
pub fn sign(line: &str) -> Option<Sign> {
    let line = fold(line);
    if line.is_empty() || line.chars().count() > LONGEST {
        return None;
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_matches(|c: char| {
        c.is_whitespace() || DRESS.contains(&c) || matches!(c, '.' | ':' | '：' | '。')
    });
    if story_end::COPYRIGHT_LEADS.iter().any(|lead| lower.starts_with(lead) || bare.starts_with(lead)) {
        return Some(Sign::Copyright);
    }
    if is_embargo(bare) {
        return Some(Sign::Embargo);
    }
    if notices::NOT_FOR_PUBLICATION.iter().any(|lead| bare.starts_with(lead)) && ends_lead(bare, &lower) {
        return Some(Sign::DesksOnly);
    }
    if is_count(bare) {
        return Some(Sign::Words);
    }
    let dressed = line.starts_with(DRESS) || !line.chars().any(char::is_lowercase);
    if story_end::MORE.has(bare) && (dressed || !story_end::MORE_SET_OFF.has(bare)) {
        return Some(Sign::More);
    }
    let (lead, led) = lead(&lower);
    for (set, sign) in [(&notices::KILL, Sign::Kill), (&notices::CORRECTION, Sign::Correction)] {
        // A word alone in small letters may be a heading of the story.
        if (set.has(bare) && dressed) || (led && set.has(lead)) {
            return Some(sign);
        }
    }
    let bracketed = line.starts_with(['(', '（', '[']) && line.ends_with([')', '）', ']']);
    // «URGENT: Rain ends drought» is a headline, «(Zusammenfassung - neu: Fähren)» is none.
    if (notices::UPDATE.has(bare) && dressed)
        || is_counted(bare)
        || (bracketed && led && notices::UPDATE.has(lead))
    {
        return Some(Sign::Update);
    }
    if notices::PRESS_RELEASE.has(bare) {
        return Some(Sign::Advisory);
    }
    let changes = bracketed && notices::CHANGES.iter().any(|lead| bare.starts_with(lead));
    if changes || (led && (notices::NOTES_TO_EDITORS.has(lead) || notices::NOTE_LEADS.contains(&lead))) {
        return Some(Sign::Advisory);
    }
    if story_end::CONTACT.has(bare) && line.ends_with([':', '：']) || (led && story_end::CONTACT.has(lead)) {
        return Some(Sign::Contact);
    }
    None
}

/// What stands before a colon, a bracket's end or a spaced dash, and whether there is one.
fn lead(lower: &str) -> (&str, bool) {
    let start = lower.trim_start_matches(|c: char| c.is_whitespace() || DRESS.contains(&c));
    let end = start.char_indices().nth(LONGEST_LEAD).map_or(start.len(), |(at, _)| at);
    let head = start.get(..end).unwrap_or_default();
    let marks = [":", "：", "_", ")", "]", "】", " – ", " — ", " - "];
    let cut = marks.iter().filter_map(|mark| head.find(mark)).min();
    (cut.and_then(|at| head.get(..at)).unwrap_or_default().trim(), cut.is_some())
}

/// Whether a line of few words, or one that is led by a mark, or one that ends with a colon.
fn ends_lead(bare: &str, lower: &str) -> bool {
    bare.split_whitespace().count() <= 3 && (lower.starts_with('#') || lower.ends_with(':'))
        || bare.split_whitespace().count() > 4
}

fn is_embargo(bare: &str) -> bool {
    if embargo_words::LEADS.iter().any(|lead| bare.starts_with(lead)) {
        return bare.chars().any(char::is_numeric);
    }
    let (lead, led) = lead(bare);
    embargo_words::LABELS.has(bare) || (led && embargo_words::LABELS.has(lead))
}

/// `Words: 350`, `350 words`.
fn is_count(bare: &str) -> bool {
    let number = bare.find(char::is_numeric);
    let Some(at) = number else { return false };
    let (before, rest) = bare.split_at(at);
    let end = rest.find(|c: char| !(c.is_numeric() || matches!(c, '.' | ','))).unwrap_or(rest.len());
    let after = rest.get(end..).unwrap_or_default();
    let unit = before.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '='));
    let after = after.trim();
    (story_end::WORD_COUNTS.has(unit) && after.is_empty())
        || (unit.is_empty() && story_end::WORD_COUNTS.has(after))
}

/// `1st lead`, `update 2`, `2nd ld-writethru`, `1. zusammenfassung`, `2보`.
fn is_counted(bare: &str) -> bool {
    let parts: Vec<&str> =
        bare.split(|c: char| c.is_whitespace() || c == ',').filter(|p| !p.is_empty()).collect();
    let ordinal = |part: &str| {
        let digits = part.trim_end_matches(|c: char| !c.is_numeric());
        let tail = part.get(digits.len()..).unwrap_or_default();
        !digits.is_empty()
            && digits.len() <= 2
            && digits.chars().all(char::is_numeric)
            && ["", ".", "st", "nd", "rd", "th", "º", "ª", "e", "er", "ème", ")"].contains(&tail)
    };
    match parts.as_slice() {
        [number, word] if ordinal(number) => notices::NUMBERED_UPDATE.has(word),
        [word, number] if ordinal(number) => notices::NUMBERED_UPDATE.has(word),
        [one] => {
            let digits = one.len() - one.trim_start_matches(char::is_numeric).len();
            digits > 0
                && one
                    .get(digits..)
                    .is_some_and(|w| !w.is_empty() && !w.is_ascii() && notices::NUMBERED_UPDATE.has(w))
        }
        _ => false,
    }
}

/// What an embargo line says: a moment where date and time are complete, else that there is an embargo.
pub fn embargo(line: &str) -> Embargo {
    let date: Option<WireDate> =
        dates::only_date(line, None).map(|found| found.date).filter(WireDate::has_time);
    date.map_or(Embargo::Indefinite, Embargo::Until)
}

/// Initials of those who worked on a story, alone on its last line: `asl/tib/pid/cac`, `dpa wsz jln`.
pub fn are_initials(line: &str) -> bool {
    let line = line.trim().trim_matches(|c| matches!(c, '(' | ')'));
    let short = |part: &str| (2..=4).contains(&part.chars().count()) && part.chars().all(char::is_lowercase);
    let slashed: Vec<&str> = line.split(['/', '-']).collect();
    if slashed.len() > 1 && line.len() <= 60 {
        let arabic = |part: &&str| {
            part.chars().count() <= 4 && part.chars().all(|c| ('\u{621}'..='\u{64A}').contains(&c))
        };
        let whole =
            slashed.iter().all(|part| short(part)) || (slashed.len() > 3 && slashed.iter().all(arabic));
        return line.contains('/') && whole && slashed.iter().all(|part| !part.is_empty());
    }
    let spaced: Vec<&str> = line.split(' ').collect();
    let agency = spaced.first().is_some_and(|first| agencies::is_dateline_agency(first) && first.is_ascii());
    (2..=6).contains(&spaced.len()) && agency && spaced.iter().all(|part| short(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_for_desks_are_known_in_many_languages() {
        for (sign_, lines) in [
            (
                Sign::Embargo,
                &[
                    "EMBARGOED UNTIL 18:00 GMT, 24 November 2026",
                    "Sperrfrist: 24.11.2026, 18:00 Uhr",
                    "Embargo : mardi 24 novembre",
                    "ЭМБАРГО ДО 24.11.2026 18:00 МСК",
                    "محظور النشر حتى 24/11/2026",
                    "엠바고: 11월 24일",
                    "Not for publication before 0600 GMT",
                ][..],
            ),
            (
                Sign::Kill,
                &[
                    "KILL",
                    "MANDATORY KILL",
                    "(Meldung zurückgezogen)",
                    "撤稿",
                    "لغو خبر",
                    "Kill: the story is wrong",
                ],
            ),
            (
                Sign::Correction,
                &["CORRECTION", "(Berichtigung: Der Name lautet Meier)", "更正：", "اصلاحیه:", "RECTIFICATIF"],
            ),
            (
                Sign::Update,
                &[
                    "1ST LEAD",
                    "2nd Ld-Writethru",
                    "UPDATE 2",
                    "(Zusammenfassung)",
                    "URGENT",
                    "عاجل:",
                    "速報:",
                    "1. Zusammenfassung",
                    "(2보)",
                ],
            ),
            (
                Sign::Advisory,
                &[
                    "Eds: Adds quotes.",
                    "EDITOR'S NOTE _ Names were changed.",
                    "(Updates with comment)",
                    "FOR IMMEDIATE RELEASE",
                    "Achtung Redaktionen: Fotos folgen",
                    "К сведению редакций: фото следуют",
                    "توجه: عکس دارد",
                ],
            ),
            (
                Sign::More,
                &["(more)", "-more-", "MORE", "ПОСЛЕДУЕТ", "Fortsetzung folgt", "ادامه دارد", "（待续）"],
            ),
            (
                Sign::Copyright,
                &[
                    "© 2026 Nord",
                    "Copyright 2026 Nord. All rights reserved.",
                    "版权所有 2026",
                    "حقوق النشر محفوظة",
                ],
            ),
            (
                Sign::Contact,
                &["Contact: Ada Reed, +44 20 0000", "Pressekontakt:", "联系人：王芳", "Контакты: Иван"],
            ),
            (Sign::Words, &["Words: 350", "(350 words)", "字数：800", "Wortzahl: 1.200"]),
            (
                Sign::DesksOnly,
                &[
                    "The following information is not intended for publication",
                    "# Notizblock",
                    "Notes to editors:",
                ],
            ),
        ] {
            for line in lines {
                assert_eq!(sign(line), Some(sign_), "{line}");
            }
        }
    }

    #[test]
    fn words_of_the_story_are_none() {
        for line in [
            "Embargo talks fail in Geneva",
            "Kill a Mockingbird returns to the stage",
            "More rain is expected on Thursday.",
            "Update",
            "Correction of the course took an hour.",
            "Contact with the ship was lost.",
            "Achtung, dachte er.",
            "350 words were cut from the speech.",
            "Urgent talks in Geneva",
            "Notebook sales fall",
            "Lead: a metal",
            "URGENT: Rain ends drought",
            "The embargo, lifted in 2020, is back.",
            "",
        ] {
            assert_eq!(sign(line), None, "{line}");
        }
    }

    #[test]
    fn embargoes_end_only_at_complete_moments() {
        let until = |line: &str| match embargo(line) {
            Embargo::Until(date) => date.to_string(),
            Embargo::Indefinite => "indefinite".to_owned(),
        };
        assert_eq!(until("EMBARGOED UNTIL 18:00 GMT, 24 November 2026"), "2026-11-24T18:00:00Z");
        assert_eq!(until("Sperrfrist: 24.11.2026, 18:00 Uhr"), "2026-11-24T18:00:00");
        assert_eq!(until("Embargoed until Tuesday"), "indefinite");
        assert_eq!(until("Embargoed until 24 November 2026"), "indefinite");
    }

    #[test]
    fn initials_are_told_from_words() {
        for line in ["asl/tib/pid/cac", "dpa wsz jln npr", "abc/def", "سب-لال/نور-كام-ريم"] {
            assert!(are_initials(line), "{line}");
        }
        for line in ["and/or it", "he she", "dpa", "on-air", "Ada Reed"] {
            assert!(!are_initials(line), "{line}");
        }
    }
}
