//! Dates of claims: whatever the spelling, and which of several is meant.

use super::{Claim, Claims, Field};
use crate::facts::dates;
use crate::model::WireDate;

/// The date that a claim states.
pub fn date(value: &str, language: Option<&str>) -> Option<WireDate> {
    let full =
        |date: &WireDate| date.parts().is_some_and(|p| p.day.is_some() && (1990..=2100).contains(&p.year));
    if let Some(date) = WireDate::lenient(value).filter(full) {
        return Some(date);
    }
    dates::dates(value, language).into_iter().map(|found| found.date).find(full)
}

/// A day and all that speaks for it.
#[derive(Debug)]
pub struct Day<'c> {
    /// The date, as its most precise source has it.
    pub date: WireDate,
    /// How much speaks for the day.
    pub weight: f32,
    /// The claims, what counts most first.
    pub claims: Vec<&'c Claim>,
}

/// The days that are claimed, what most speaks for first.
pub fn days<'c>(claims: &'c Claims, field: Field, language: Option<&str>) -> Vec<Day<'c>> {
    let mut days: Vec<(String, Day<'c>)> = Vec::new();
    for claim in claims.about(field) {
        let Some(date) = date(&claim.value, language) else { continue };
        let day: String = date.as_str().chars().take(10).collect();
        match days.iter_mut().find(|(known, _)| *known == day) {
            Some((_, known)) => {
                // Each source speaks for itself; one that says a thing twice says it once.
                if !known.claims.iter().any(|c| c.from == claim.from) {
                    known.weight += claim.weight;
                }
                let first = known.claims.first().map_or(0.0, |c| c.weight);
                if precision(&date) > precision(&known.date)
                    || (precision(&date) == precision(&known.date) && claim.weight > first)
                {
                    known.date = date;
                }
                known.claims.push(claim);
                known.claims.sort_by(|a, b| b.weight.total_cmp(&a.weight));
            }
            None => days.push((day, Day { date, weight: claim.weight, claims: vec![claim] })),
        }
    }
    let mut days: Vec<Day<'c>> = days.into_iter().map(|(_, day)| day).collect();
    days.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    days
}

fn precision(date: &WireDate) -> u8 {
    date.parts().map_or(0, |p| u8::from(p.seconds.is_some()) + u8::from(p.zone.is_some()))
}

/// The date in the path of an address: `/2026/11/24/`, `/2026-11-24-rain`, `/20261124/`.
pub fn in_address(address: &str) -> Option<String> {
    let path = address.split("://").last()?.split_once('/')?.1;
    let path = path.split(['?', '#']).next()?;
    let number = |text: &str, digits: usize| -> Option<u32> {
        (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
    };
    let sound = |y: u32, m: u32, d: u32| {
        let text = format!("{y:04}-{m:02}-{d:02}");
        ((1995..=2100).contains(&y) && WireDate::new(&text).parts().is_some()).then_some(text)
    };
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    parts
        .windows(3)
        .find_map(|w| match w {
            [y, m, d] => sound(
                number(y, 4)?,
                number(m, 2).or_else(|| number(m, 1))?,
                number(d, 2).or_else(|| number(d, 1))?,
            ),
            _ => None,
        })
        .or_else(|| {
            parts.iter().find_map(|part| {
                let whole = number(part, 8)?;
                sound(whole / 10_000, whole / 100 % 100, whole % 100)
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_stand_in_addresses() {
        for (address, date) in [
            ("https://example.org/2026/11/24/rain", Some("2026-11-24")),
            ("https://example.org/news/2026-11-24-rain.html", Some("2026-11-24")),
            ("https://example.org/a/20261124/rain", Some("2026-11-24")),
            ("https://example.org/2026/11/rain", None),
            ("https://example.org/12345678", None),
        ] {
            assert_eq!(in_address(address).as_deref(), date, "{address}");
        }
    }
}
