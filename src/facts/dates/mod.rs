//! Dates in running text, as people of many languages write them.
//!
//! Only a complete date is one: day, month and year. What could be two dates, `3/4/2026` where nothing says which
//! number is the month, is none. A time is taken where it stands beside the date, a zone where it is named.

mod calendar;
mod clock;
mod tokens;

use crate::characters;
use crate::model::WireDate;
pub use calendar::Calendar;
use calendar::{begins_month, month, to_common};
use clock::Clock;
pub use tokens::digit as digit_value;
use tokens::{Token, What, tokens};

/// A date that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDate {
    /// The date in the common calendar.
    pub date: WireDate,
    /// Where it stands, in bytes.
    pub at: std::ops::Range<usize>,
    /// The calendar that it was written in.
    pub calendar: Calendar,
}

/// How many bytes of a text are searched at most.
const LONGEST: usize = 4000;
/// How many digits a date has at least: those of `1 May 26` and of `令和8年5月1日`.
const FEWEST_DIGITS: usize = 3;

/// The number of a month of the common calendar by its name, whole or shortened, in whatever language.
pub fn common_month(name: &str) -> Option<u32> {
    let lower = name.to_lowercase();
    ["en", "de", "fr", "es", "it", "nl", ""]
        .into_iter()
        .find_map(|language| month(&lower, language))
        .filter(|(_, calendar)| *calendar == Calendar::Common)
        .map(|(number, _)| number)
}

/// Whether a word names a month, whole or shortened, in whatever language and calendar.
pub fn names_month(word: &str) -> bool {
    calendar::is_month(word.trim_end_matches('.').to_lowercase().as_str())
}

/// All complete dates of a text, in order. `language` is the text's, where it is known: it says whether the day or
/// the month comes first, and in which calendar a bare year counts.
pub fn dates(text: &str, language: Option<&str>) -> Vec<FoundDate> {
    let text = characters::head(text, LONGEST);
    // No date is without digits, of whatever script.
    if text.chars().filter(|c| c.is_numeric()).nth(FEWEST_DIGITS - 1).is_none() {
        return Vec::new();
    }
    let tokens = tokens(text);
    let reader = Reader { tokens: &tokens, language: language.unwrap_or_default() };
    let (mut found, mut at) = (Vec::new(), 0);
    // A time that stands before a date belongs to it.
    let mut before: Option<(usize, Clock)> = None;
    while at < tokens.len() {
        if let Some(date) = reader.date(at) {
            let clock = clock::behind(&tokens, date.end);
            let early = before.take().filter(|(end, _)| reader.close(*end, at)).map(|(_, clock)| clock);
            let (clock, end) = match (clock, early) {
                (Some((clock, end)), _) => (Some(clock), end),
                (None, early) => (early, date.end),
            };
            if let Some(found_date) = reader.finish(&date, clock, at, end) {
                found.push(found_date);
            }
            at = end.max(at + 1);
        } else if let Some((clock, end)) = clock::clock(&tokens, at) {
            before = Some((end, clock));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// The one date that a text is, whatever words stand around it; of a text with several there is none.
pub fn only_date(text: &str, language: Option<&str>) -> Option<FoundDate> {
    let mut found = dates(text, language);
    let first = found.pop()?;
    found.is_empty().then_some(first)
}

/// A date as it was written.
#[derive(Debug, Clone, Copy)]
struct Written {
    year: u32,
    month: u32,
    day: u32,
    calendar: Calendar,
    /// The token behind it.
    end: usize,
}

struct Reader<'t> {
    tokens: &'t [Token<'t>],
    language: &'t str,
}

impl<'t> Reader<'t> {
    fn number(&self, at: usize) -> Option<(u32, usize)> {
        match self.tokens.get(at)?.what {
            What::Number(value, digits) => Some((value, digits)),
            _ => None,
        }
    }

    fn word(&self, at: usize) -> Option<&'t str> {
        self.tokens.get(at).and_then(Token::word)
    }

    fn mark(&self, at: usize) -> Option<char> {
        self.tokens.get(at).and_then(Token::mark)
    }

    /// The month that a word names, or two words together; and the token behind it, its stop included.
    fn month(&self, at: usize) -> Option<(u32, Calendar, usize)> {
        let word = self.word(at)?;
        if begins_month(word)
            && let Some(second) = self.word(at + 1)
            && let Some((number, calendar)) = month(&format!("{word} {second}"), self.language)
        {
            return Some((number, calendar, at + 2));
        }
        let (number, calendar) = month(word, self.language)?;
        let stop = self.mark(at + 1) == Some('.') && !self.tokens.get(at + 1).is_some_and(|t| t.spaced);
        Some((number, calendar, at + 1 + usize::from(stop)))
    }

    /// The date that begins at a token.
    fn date(&self, at: usize) -> Option<Written> {
        if let Some((value, digits)) = self.number(at) {
            return match digits {
                4 => self.year_first(at, value),
                1 | 2 => self.day_first(at, value),
                8 => self.packed(at, value),
                _ => None,
            };
        }
        self.era(at).or_else(|| self.month_first(at))
    }

    /// `2026-11-24`, `2026/11/24`, `2026. 11. 24`, `2026年11月24日`, `2026. november 24.`.
    fn year_first(&self, at: usize, year: u32) -> Option<Written> {
        if let Some(written) = self.counted(at + 1, year, Calendar::Common) {
            return Some(written);
        }
        if let Some(mark) = self.mark(at + 1).filter(|m| matches!(m, '-' | '/' | '.' | '‐' | '–' | '．'))
            && let (Some((month, 1..=2)), Some(second), Some((day, 1..=2))) =
                (self.number(at + 2), self.mark(at + 3), self.number(at + 4))
            && second == mark
        {
            // `10:00` behind the day is no part of it; `2026-11-24T10` is.
            return Some(self.numbers(year, month, day, at + 5));
        }
        // Baltic and Hungarian order: the year, its word or stop, the month, the day.
        let mut next = at + 1;
        if self.mark(next) == Some('.') {
            next += 1;
        }
        if matches!(self.word(next), Some("gada" | "m")) {
            next += 1 + usize::from(self.mark(next + 1) == Some('.'));
        }
        if let Some((month, calendar, behind)) = self.month(next)
            && let Some((day, 1..=2)) = self.number(behind)
        {
            return self.named(year, month, day, calendar, behind + 1);
        }
        if next > at + 1
            && let Some((day, 1..=2)) = self.number(next)
            && let Some((month, calendar, behind)) =
                self.month(next + 1 + usize::from(self.mark(next + 1) == Some('.')))
        {
            return self.named(year, month, day, calendar, behind);
        }
        None
    }

    /// Years of an era: `令和8年11月24日`, `民國115年11月24日`.
    fn era(&self, at: usize) -> Option<Written> {
        let first = match self.word(at)? {
            word if word.ends_with("令和") => 2018,
            word if word.ends_with("平成") => 1988,
            word if word.ends_with("昭和") => 1925,
            word if word.ends_with("民國") || word.ends_with("民国") => 1911,
            _ => return None,
        };
        let (year, next) = match self.number(at + 1) {
            Some((year, 1..=3)) => (year, at + 2),
            _ => return None,
        };
        self.counted(next, first + year, Calendar::Common)
    }

    /// What follows a year where its parts are counted by words: `年11月24日`, `년 11월 24일`.
    fn counted(&self, at: usize, year: u32, calendar: Calendar) -> Option<Written> {
        let parts = match self.word(at)?.chars().next()? {
            '年' => ['月', '日'],
            '년' => ['월', '일'],
            _ => return None,
        };
        let (month, _) = self.number(at + 1)?;
        let (day, _) = self.number(at + 3)?;
        let fits = |at: usize, part: char| self.word(at).is_some_and(|w| w.starts_with(part));
        // Chinese says 号 for the day as well.
        if !fits(at + 2, parts[0]) || !(fits(at + 4, parts[1]) || fits(at + 4, '号') || fits(at + 4, '號'))
        {
            return None;
        }
        self.named(year, month, day, calendar, at + 5)
    }

    /// `24.11.2026`, `24/11/2026`, `24 November 2026`, `24 de noviembre de 2026`, `24 tháng 11 năm 2026`.
    fn day_first(&self, at: usize, day: u32) -> Option<Written> {
        let mark = self.mark(at + 1);
        if let Some(mark) = mark.filter(|m| matches!(m, '-' | '/' | '.' | '‐' | '–'))
            && let (Some((month, 1..=2)), Some(second), Some((year, digits))) =
                (self.number(at + 2), self.mark(at + 3), self.number(at + 4))
            && second == mark
            && matches!(digits, 2 | 4)
        {
            return self.two_and_year(day, month, mark, year, digits, at + 5);
        }
        let mut next = at + 1;
        // `24.`, `24th`, `1er`, `24-го`, `24º`.
        let attached = |at: usize| self.tokens.get(at).is_some_and(|t| !t.spaced);
        if matches!(mark, Some('.' | 'º' | 'ª' | '°')) && attached(next) {
            next += 1;
        } else if mark == Some('-') && matches!(self.word(next + 1), Some("го" | "е" | "ое" | "én" | "án"))
        {
            next += 2;
        } else if attached(next)
            && self.word(next).is_some_and(|w| {
                matches!(w, "st" | "nd" | "rd" | "th" | "er" | "e" | "ος" | "η" | "ª" | "º" | "го")
            })
        {
            next += 1;
        }
        next += usize::from(matches!(self.word(next), Some("de" | "of" | "ng" | "ד")));
        if self.word(next) == Some("tháng") {
            let (month, _) = self.number(next + 1)?;
            let mut behind = next + 2;
            behind += usize::from(matches!(self.mark(behind), Some(',' | '/')));
            behind += usize::from(self.word(behind) == Some("năm"));
            let (year, 4) = self.number(behind)? else { return None };
            return self.named(year, month, day, Calendar::Common, behind + 1);
        }
        next += usize::from(matches!(self.mark(next), Some('-' | '/' | '‐')));
        let (month, calendar, mut behind) = self.month(next)?;
        if matches!(self.mark(behind), Some(',' | '،' | '.' | '-' | '/' | '‐' | '\'' | '’')) {
            behind += 1;
        }
        behind += usize::from(matches!(self.word(behind), Some("de" | "del" | "พ" | "ng")));
        let (year, digits) = self.number(behind)?;
        match digits {
            4 => self.named(year, month, day, calendar, behind + 1),
            // `24-Nov-26`, `24 Nov '26`: only behind a mark, for `24 Nov 26 people` is no date.
            2 if calendar == Calendar::Common && self.mark(behind - 1).is_some_and(|m| m != ',') => {
                let year = short_year(year);
                self.named(year, month, day, calendar, behind + 1)
            }
            _ => None,
        }
    }

    /// `November 24, 2026`, `Nov. 24 2026`, `Tue Nov 24 10:00:00 UTC 2026`.
    fn month_first(&self, at: usize) -> Option<Written> {
        let (month, calendar, behind) = self.month(at)?;
        let (day, 1..=2) = self.number(behind)? else { return None };
        let mut next = behind + 1;
        if !self.tokens.get(next).is_some_and(|t| t.spaced)
            && matches!(self.word(next), Some("st" | "nd" | "rd" | "th"))
        {
            next += 1;
        }
        next += usize::from(matches!(self.mark(next), Some(',' | '،' | '.')));
        if let Some((year, 4)) = self.number(next) {
            return self.named(year, month, day, calendar, next + 1);
        }
        // The clock of Unix stands between day and year.
        let (_, behind) = clock::clock(self.tokens, next)?;
        let (year, 4) = self.number(behind)? else { return None };
        self.named(year, month, day, calendar, behind + 1)
    }

    /// `20261124`.
    fn packed(&self, at: usize, value: u32) -> Option<Written> {
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
        ((1990..2100).contains(&year)).then(|| self.numbers(year, month, day, at + 1))
    }

    /// Numbers in the order of year, month, day: in which calendar, the year says.
    fn numbers(&self, year: u32, month: u32, day: u32, end: usize) -> Written {
        let calendar = match year {
            1250..=1500 if self.language_is("ar") => Calendar::LunarHijri,
            1250..=1450 => Calendar::SolarHijri,
            _ => Calendar::Common,
        };
        Written { year, month, day, calendar, end }
    }

    /// Two numbers and a year behind them: which is the month, the numbers say, or the mark, or the language.
    fn two_and_year(
        &self,
        first: u32,
        second: u32,
        mark: char,
        year: u32,
        digits: usize,
        end: usize,
    ) -> Option<Written> {
        let year = if digits == 2 { short_year(year) } else { year };
        let (day, month) = match (first, second) {
            (13.., 1..=12) => (first, second),
            (1..=12, 13..) => (second, first),
            (first, second) if first == second => (first, second),
            _ if mark == '.' => (first, second),
            _ => match self.language {
                "en-US" | "en-PH" | "fil" | "es-US" => (second, first),
                "" | "en" | "en-CA" => return None,
                _ => (first, second),
            },
        };
        Some(self.numbers(year, month, day, end))
    }

    fn language_is(&self, code: &str) -> bool {
        self.language.split('-').next() == Some(code)
    }

    fn named(&self, year: u32, month: u32, day: u32, calendar: Calendar, end: usize) -> Option<Written> {
        // The Buddhist calendar of Thailand has the common one's months.
        let year =
            if calendar == Calendar::Common && (2443..2643).contains(&year) { year - 543 } else { year };
        Some(Written { year, month, day, calendar, end })
    }

    /// Whether only a few marks and words stand between a time and a date.
    fn close(&self, from: usize, to: usize) -> bool {
        to.saturating_sub(from) <= 3 && (from..to).all(|at| self.number(at).is_none())
    }

    fn finish(&self, written: &Written, clock: Option<Clock>, at: usize, end: usize) -> Option<FoundDate> {
        let (year, month, day) = to_common(written.year, written.month, written.day, written.calendar)?;
        let mut text = format!("{year:04}-{month:02}-{day:02}");
        if let Some(clock) = clock {
            text.push_str(&clock.to_string());
        }
        let from = self.tokens.get(at)?.at.start;
        let to = self.tokens.get(end.checked_sub(1)?)?.at.end;
        Some(FoundDate { date: WireDate::lenient(&text)?, at: from..to, calendar: written.calendar })
    }
}

/// The year that two digits mean.
fn short_year(year: u32) -> u32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

#[cfg(test)]
mod tests;
