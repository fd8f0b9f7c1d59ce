//! Calendars and the names of their months.

use crate::vocab::months::{GREGORIAN, LUNAR_HIJRI, SOLAR_HIJRI};
use foldhash::{HashMap, HashSet};
use icu_calendar::cal::Hijri;
use icu_calendar::{Date, Gregorian};
use std::sync::OnceLock;

/// A calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// The Gregorian calendar.
    Common,
    /// The solar Hijri calendar of Iran and Afghanistan.
    SolarHijri,
    /// The lunar Hijri calendar, as Umm al-Qura has it: where the moon is watched, a day may differ.
    LunarHijri,
}

type Meanings = Vec<(&'static str, u32, Calendar)>;

fn table() -> &'static HashMap<&'static str, Meanings> {
    static TABLE: OnceLock<HashMap<&'static str, Meanings>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<&str, Meanings> = HashMap::default();
        for (rows, calendar) in [
            (GREGORIAN, Calendar::Common),
            (SOLAR_HIJRI, Calendar::SolarHijri),
            (LUNAR_HIJRI, Calendar::LunarHijri),
        ] {
            for (language, names) in rows {
                for (name, number) in names.split('|').zip(1..) {
                    let meanings = table.entry(name).or_default();
                    if !meanings.contains(&(*language, number, calendar)) {
                        meanings.push((language, number, calendar));
                    }
                }
            }
        }
        table
    })
}

/// Whether a word in lower case is the first of a month's name that has two.
pub fn begins_month(word: &str) -> bool {
    static FIRST: OnceLock<HashSet<&'static str>> = OnceLock::new();
    FIRST
        .get_or_init(|| table().keys().filter_map(|name| Some(name.split_once(' ')?.0)).collect())
        .contains(word)
}

/// Whether a word in lower case names a month of any calendar in any language.
pub fn is_month(name: &str) -> bool {
    table().contains_key(name)
}

/// The month that a name in lower case means. Where languages differ (`listopada` is October to Croats and November
/// to Poles), the text's language decides, and without it nothing does.
pub fn month(name: &str, language: &str) -> Option<(u32, Calendar)> {
    let meanings = table().get(name)?;
    let primary = language.split('-').next().unwrap_or_default();
    if let Some((_, number, calendar)) = meanings.iter().find(|(of, _, _)| *of == primary) {
        return Some((*number, *calendar));
    }
    let (_, number, calendar) = meanings.first()?;
    meanings.iter().all(|(_, n, c)| n == number && c == calendar).then_some((*number, *calendar))
}

/// The date in the common calendar, where there is such a date.
pub fn to_common(year: u32, month: u32, day: u32, calendar: Calendar) -> Option<(i32, u8, u8)> {
    let year = i32::try_from(year).ok()?;
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let date = match calendar {
        Calendar::Common => {
            return (1800..2200).contains(&year).then_some((year, month, day));
        }
        Calendar::SolarHijri if (1250..=1500).contains(&year) => {
            Date::try_new_persian(year, month, day).ok()?.to_calendar(Gregorian)
        }
        Calendar::LunarHijri if (1300..=1600).contains(&year) => {
            Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura())
                .ok()?
                .to_calendar(Gregorian)
        }
        Calendar::SolarHijri | Calendar::LunarHijri => return None,
    };
    Some((date.year().extended_year(), date.month().ordinal, date.day_of_month().0))
}
