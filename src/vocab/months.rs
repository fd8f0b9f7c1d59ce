//! The months of three calendars, as the languages of news name them (`data/months.txt`).
//!
//! A row is a language that has the names, and the twelve of them, parted by bars: whole, shortened or inflected as
//! dates have them, in lower case and without the stop that shortens.

mod lists {
    lists!("months");
}

/// Months of the Gregorian calendar.
pub const GREGORIAN: &[(&str, &str)] = lists::GREGORIAN_MONTHS;
/// Months of the solar Hijri calendar of Iran and, by other names, of Afghanistan.
pub const SOLAR_HIJRI: &[(&str, &str)] = lists::SOLAR_HIJRI_MONTHS;
/// Months of the lunar Hijri calendar.
pub const LUNAR_HIJRI: &[(&str, &str)] = lists::LUNAR_HIJRI_MONTHS;
