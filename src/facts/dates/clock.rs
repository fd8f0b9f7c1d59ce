//! Times of the day beside dates.

use super::tokens::{Token, What};
use crate::vocab::dates::{AFTER_NOON, BEFORE_NOON, BEFORE_TIME};
use std::fmt;

/// A time of the day, with its zone where that is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    hour: u32,
    minute: u32,
    second: u32,
    /// Minutes east of UTC.
    zone: Option<i32>,
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{:02}:{:02}:{:02}", self.hour, self.minute, self.second)?;
        match self.zone {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(zone) => {
                let sign = if zone < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", zone.abs() / 60, zone.abs() % 60)
            }
        }
    }
}

/// Names of zones that mean one offset wherever they stand, in minutes. Many do not (`IST`, `CST`, `BST`): a time
/// with such a name stays without a zone.
const ZONES: &[(&str, i32)] = &[
    ("utc", 0),
    ("gmt", 0),
    ("z", 0),
    ("cet", 60),
    ("cest", 120),
    ("mez", 60),
    ("mesz", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("мск", 180),
    ("edt", -240),
    ("est", -300),
    ("cdt", -300),
    ("mdt", -360),
    ("pdt", -420),
    ("pst", -480),
    ("jst", 540),
    ("kst", 540),
    ("aest", 600),
    ("aedt", 660),
];

/// Words and marks that lead from a date to its time.
fn leads(token: &Token<'_>) -> bool {
    match &token.what {
        What::Mark(mark) => matches!(
            mark,
            ',' | '،' | '-' | '–' | '—' | '|' | '@' | '·' | '•' | '/' | '.' | '(' | ':' | '٫' | ';'
        ),
        What::Word(word) => BEFORE_TIME.has(word),
        What::Number(..) => false,
    }
}

/// The time that stands at most a few marks and words behind a date; and the token behind it.
pub fn behind(tokens: &[Token<'_>], from: usize) -> Option<(Clock, usize)> {
    for at in from..from + 5 {
        if let Some(found) = clock(tokens, at) {
            return Some(found);
        }
        if !tokens.get(at).is_some_and(leads) {
            return None;
        }
    }
    None
}

/// The time at a token; and the token behind it.
pub fn clock(tokens: &[Token<'_>], at: usize) -> Option<(Clock, usize)> {
    let number = |at: usize| match tokens.get(at)?.what {
        What::Number(value, digits @ 1..=2) => Some((value, digits)),
        _ => None,
    };
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let mark = |at: usize| tokens.get(at).and_then(Token::mark);
    // `下午2:30`, `오후 2:30`, `2:30 pm`.
    let half = |word: Option<&str>| match word? {
        word if AFTER_NOON.has(word) => Some(true),
        word if BEFORE_NOON.has(word) => Some(false),
        _ => None,
    };
    let mut afternoon = half(word(at));
    let at = at + usize::from(afternoon.is_some());
    let (mut hour, _) = number(at)?;
    let mut next = at + 1;
    let mut minute = 0;
    let mut second = 0;
    let counted = |at: usize, of: [&str; 3]| word(at).is_some_and(|w| of.iter().any(|o| w.starts_with(o)));
    if matches!(mark(next), Some(':' | '：' | '∶')) {
        (minute, _) = number(next + 1).filter(|(_, digits)| *digits == 2)?;
        next += 2;
        if mark(next) == Some(':')
            && let Some((value, 2)) = number(next + 1)
        {
            second = value;
            next += 2;
        }
    } else if counted(next, ["h", "時", "时"]) || counted(next, ["시", "点", "點"]) {
        // `14h30`, `14 h`, `14時30分`.
        let whole = word(next)?;
        let dutch = whole.chars().count() > 1 && whole.is_ascii();
        if dutch {
            return None;
        }
        next += 1;
        if let Some((value, _)) = number(next) {
            let closed = counted(next + 1, ["分", "분", "min"]);
            if !closed && tokens.get(next).is_some_and(|t| t.spaced) {
                return None;
            }
            minute = value;
            next += 1 + usize::from(closed);
        } else if whole == "h" && word(at + 2).is_some() && tokens.get(at + 1).is_some_and(|t| t.spaced) {
            return None;
        }
    } else if mark(next) == Some('.')
        && let Some((value, 2)) = number(next + 1)
        && (matches!(word(next + 2), Some("uhr" | "uur" | "h")) || before_is_clock(tokens, at))
    {
        minute = value;
        next += 2;
    } else if matches!(word(next), Some("uhr" | "uur")) || half(word(next)).is_some() {
        // `14 Uhr`, `2 pm`.
    } else if matches!((word(next), mark(next + 1), word(next + 2)), (Some("a" | "p"), Some('.'), Some("m")))
    {
        // `2 p.m.`
    } else {
        return None;
    }
    next += usize::from(matches!(word(next), Some("uhr" | "uur" | "h" | "hs" | "hrs" | "น" | "ч")));
    if let (Some(letter @ ("a" | "p")), Some('.'), Some("m")) = (word(next), mark(next + 1), word(next + 2)) {
        afternoon = Some(letter == "p");
        next += 3 + usize::from(mark(next + 3) == Some('.'));
    } else if afternoon.is_none()
        && let Some(late) = half(word(next))
    {
        afternoon = Some(late);
        next += 1;
    }
    match afternoon {
        Some(true) if hour < 12 => hour += 12,
        Some(false) if hour == 12 => hour = 0,
        _ => {}
    }
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let (zone, next) = zone(tokens, next);
    Some((Clock { hour, minute, second, zone }, next))
}

/// Whether the word before says that a number is a time: `kl. 14.30`.
fn before_is_clock(tokens: &[Token<'_>], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at)).and_then(Token::word);
    matches!(word(1), Some("kl" | "klo" | "ore" | "alle" | "saat" | "pukul"))
        || matches!(word(2), Some("kl" | "klo" | "godz"))
}

/// The zone at a token, where it is one: `UTC`, `+03:30`, `GMT+3`, `(CEST)`.
fn zone(tokens: &[Token<'_>], at: usize) -> (Option<i32>, usize) {
    let named = |at: usize| {
        let word = tokens.get(at).and_then(Token::word)?;
        ZONES.iter().find(|(name, _)| *name == word).map(|(_, offset)| *offset)
    };
    let mark = |at: usize| tokens.get(at).and_then(Token::mark);
    let open = usize::from(mark(at) == Some('('));
    let (base, mut next) = match named(at + open) {
        Some(offset) => (Some(offset), at + open + 1),
        None => (None, at),
    };
    let sign = match mark(next) {
        Some('+') => 1,
        Some('-' | '−') => -1,
        _ => {
            next += usize::from(base.is_some() && open > 0 && mark(next) == Some(')'));
            return (base, next);
        }
    };
    let attached = tokens.get(next + 1).is_some_and(|t| !t.spaced);
    let (minutes, behind) = match tokens.get(next + 1).map(|t| &t.what) {
        Some(What::Number(value, 4)) => (value / 100 * 60 + value % 100, next + 2),
        Some(What::Number(value, 1..=2)) => match (mark(next + 2), tokens.get(next + 3).map(|t| &t.what)) {
            (Some(':'), Some(What::Number(minutes, 2))) => (value * 60 + minutes, next + 4),
            _ if base.is_some() => (value * 60, next + 2),
            _ => return (base, next),
        },
        _ => return (base, next),
    };
    if !attached || minutes > 14 * 60 {
        return (base, next);
    }
    (i32::try_from(minutes).ok().map(|minutes| sign * minutes), behind)
}
