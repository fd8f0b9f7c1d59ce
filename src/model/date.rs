//! Dates as their source has them.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A date as its source has it: a missing time or time zone stays missing.
///
/// The form is that of NewsML-G2's truncated date-time (NewsML-G2 2.35, `TruncatedDateTimePropType`): `2026`,
/// `2026-11`, `2026-11-24`, or `2026-11-24T09:30:00`, with an optional fraction and an optional time zone (`Z`,
/// `+03:30`). Text that is not a date is kept, so that it can be reported and written back.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct WireDate(String);

/// The parts of a date that its source stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateParts {
    /// Year of the common era.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month, from 1.
    pub day: Option<u8>,
    /// Seconds since midnight, 0 to 86,400 (24:00:00 and leap seconds are allowed in the source).
    pub seconds: Option<u32>,
    /// Minutes east of UTC; `None` where the source states no zone.
    pub zone: Option<i16>,
}

impl WireDate {
    /// Keeps a date's text, edges trimmed.
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// Reads the spellings that real files use beside the strict one (`20261124T093000+0330`, a blank for
    /// the `T`, a zone without colon) and keeps the strict form; `None` where it is no complete date.
    pub fn lenient(text: &str) -> Option<Self> {
        let text = text.trim();
        if parse(text).is_some() {
            return Some(Self(text.to_owned()));
        }
        let strict = respell(text)?;
        parse(&strict).map(|_| Self(strict))
    }

    /// The text, as said.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the source gave the field but no date in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What the text says, or `None` where it is no date.
    pub fn parts(&self) -> Option<DateParts> {
        parse(&self.0)
    }

    /// Which of two dates is earlier, as far as both say: the parts that both have are compared, and moments by their
    /// zones. `None` where that cannot be said, for a zone that is not stated may move a moment by a day.
    pub fn order(&self, other: &Self) -> Option<std::cmp::Ordering> {
        let (a, b) = (self.parts()?, other.parts()?);
        let instant = |p: &DateParts| {
            let day = days_since_epoch(p.year, p.month?, p.day?);
            Some(day * 86_400 + i64::from(p.seconds?))
        };
        if let (Some(first), Some(second)) = (instant(&a), instant(&b)) {
            return match (a.zone, b.zone) {
                (Some(x), Some(y)) => Some((first - i64::from(x) * 60).cmp(&(second - i64::from(y) * 60))),
                (None, None) => Some(first.cmp(&second)),
                _ if first.abs_diff(second) > 86_400 => Some(first.cmp(&second)),
                _ => None,
            };
        }
        let by_month = match (a.month, b.month) {
            (Some(x), Some(y)) => x.cmp(&y),
            _ => return Some(a.year.cmp(&b.year)),
        };
        let by_day = match (a.day, b.day) {
            (Some(x), Some(y)) => x.cmp(&y),
            _ => std::cmp::Ordering::Equal,
        };
        Some(a.year.cmp(&b.year).then(by_month).then(by_day))
    }

    /// Whether this is a date with a time (`xs:dateTime`).
    pub fn has_time(&self) -> bool {
        self.parts().is_some_and(|p| p.seconds.is_some())
    }
}

impl fmt::Display for WireDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let head = text.get(..count)?;
    if !head.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some((head.parse().ok()?, text.get(count..)?))
}

/// Days since 1970-01-01 in the Gregorian calendar.
pub(crate) fn days_since_epoch(year: i32, month: u8, day: u8) -> i64 {
    // March begins the year, so that the day that leap years have comes last.
    let shifted = if month > 2 { i64::from(year) } else { i64::from(year) - 1 };
    let era = shifted.div_euclid(400);
    let of_era = shifted.rem_euclid(400);
    let month = (i64::from(month) + 9) % 12;
    let of_year = (153 * month + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

fn parse(text: &str) -> Option<DateParts> {
    let (year, rest) = digits(text, 4)?;
    let mut parts =
        DateParts { year: i32::try_from(year).ok()?, month: None, day: None, seconds: None, zone: None };
    let Some(rest) = rest.strip_prefix('-') else { return rest.is_empty().then_some(parts) };
    let (month, rest) = digits(rest, 2)?;
    let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
    parts.month = Some(month);
    let Some(rest) = rest.strip_prefix('-') else { return rest.is_empty().then_some(parts) };
    let (day, rest) = digits(rest, 2)?;
    let day = u8::try_from(day).ok().filter(|d| (1..=days_in(parts.year, month)).contains(d))?;
    parts.day = Some(day);
    let Some(rest) = rest.strip_prefix('T') else {
        return match rest {
            "" => Some(parts),
            zone => {
                parts.zone = Some(parse_zone(zone)?);
                Some(parts)
            }
        };
    };
    let (hour, rest) = digits(rest, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(':')?, 2)?;
    let (second, mut rest) = digits(rest.strip_prefix(':')?, 2)?;
    let midnight = hour == 24 && minute == 0 && second == 0;
    if !(hour < 24 || midnight) || minute > 59 || second > 59 {
        return None;
    }
    parts.seconds = Some(hour * 3600 + minute * 60 + second);
    if let Some(fraction) = rest.strip_prefix('.') {
        let after = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        if after.len() == fraction.len() {
            return None;
        }
        rest = after;
    }
    if !rest.is_empty() {
        parts.zone = Some(parse_zone(rest)?);
    }
    Some(parts)
}

fn parse_zone(text: &str) -> Option<i16> {
    if text == "Z" {
        return Some(0);
    }
    let sign: i16 = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, rest) = digits(text.get(1..)?, 2)?;
    let (minutes, rest) = digits(rest.strip_prefix(':')?, 2)?;
    let total = i16::try_from(hours * 60 + minutes).ok()?;
    (rest.is_empty() && minutes < 60 && total <= 14 * 60).then_some(sign * total)
}

/// Brings the basic form, a blank for the `T` and a zone without colon to the strict spelling.
fn respell(text: &str) -> Option<String> {
    let (date, time) = match text.find(['T', 't', ' ']) {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?.trim()),
        None => (text, ""),
    };
    let mut out = if date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) {
        format!("{}-{}-{}", date.get(..4)?, date.get(4..6)?, date.get(6..)?)
    } else {
        date.to_owned()
    };
    if time.is_empty() {
        return Some(out);
    }
    let zone_at = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = (time.get(..zone_at)?.trim(), time.get(zone_at..)?);
    let (clock, fraction) = match clock.find(['.', ',']) {
        Some(at) => (clock.get(..at)?, clock.get(at + 1..)?),
        None => (clock, ""),
    };
    let plain: String = clock.chars().filter(|c| *c != ':').collect();
    if !plain.bytes().all(|b| b.is_ascii_digit()) || !matches!(plain.len(), 4 | 6) {
        return None;
    }
    let seconds = if plain.len() == 6 { plain.get(4..)? } else { "00" };
    out.push_str(&format!("T{}:{}:{}", plain.get(..2)?, plain.get(2..4)?, seconds));
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    match zone {
        "" => {}
        "Z" | "z" => out.push('Z'),
        zone => {
            let plain: String = zone.chars().skip(1).filter(|c| *c != ':').collect();
            let minutes = if plain.len() == 2 { "00" } else { plain.get(2..)? };
            out.push_str(&format!("{}{}:{}", zone.get(..1)?, plain.get(..2)?, minutes));
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_what_was_said() {
        for ok in [
            "2026",
            "2026-11",
            "2026-11-24",
            "2026-11-24T09:30:00",
            "2026-11-24T09:30:00.25+03:30",
            "2024-02-29",
        ] {
            assert!(WireDate::new(ok).parts().is_some(), "{ok}");
        }
        for bad in [
            "",
            "2026-13",
            "2025-02-29",
            "2026-11-24T9:30",
            "2026-11-24T25:00:00Z",
            "24.11.2026",
            "2026-11-24T09:30:00+0330",
            "é026",
        ] {
            assert!(WireDate::new(bad).parts().is_none(), "{bad}");
        }
        assert_eq!(WireDate::new("2026-11-24T09:30:00").parts().and_then(|p| p.zone), None);
    }

    #[test]
    fn dates_are_ordered_as_far_as_they_say() {
        use std::cmp::Ordering::{Equal, Greater, Less};
        for (a, b, order) in [
            ("2026-11-24T09:30:00Z", "2026-11-24T12:00:00+03:30", Some(Greater)),
            ("2026-11-24T09:30:00Z", "2026-11-24T13:00:00+03:30", Some(Equal)),
            ("2026-11-24", "2026-11-24T13:00:00+03:30", Some(Equal)),
            ("2026-10", "2026-11-24", Some(Less)),
            ("2026-11-24T09:30:00", "2026-11-24T10:30:00Z", None),
            ("2024-02-29T23:59:59Z", "2024-03-01T00:00:00Z", Some(Less)),
        ] {
            assert_eq!(WireDate::new(a).order(&WireDate::new(b)), order, "{a} {b}");
        }
    }

    #[test]
    fn real_spellings_become_strict_ones() {
        for (said, strict) in [
            ("20181121T162532-0500", "2018-11-21T16:25:32-05:00"),
            ("2010-10-16 14:05", "2010-10-16T14:05:00"),
            ("2010-10-16T14:05+0330", "2010-10-16T14:05:00+03:30"),
            ("20101016", "2010-10-16"),
        ] {
            assert_eq!(WireDate::lenient(said).map(|d| d.to_string()), Some(strict.to_owned()), "{said}");
        }
        assert_eq!(WireDate::lenient("yesterday"), None);
    }
}
