//! Simple types of XML Schema, as its processors check them.
//!
//! Source: XML Schema 1.0, part 2, second edition. Where that leaves room, libxml2's reading is followed.

mod date;
mod uri;

use crate::syntax::xml::{begins_name, continues_name};

/// A type of XML Schema itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Builtin {
    String,
    NormalizedString,
    Boolean,
    Decimal,
    Double,
    Integer,
    NonNegativeInteger,
    PositiveInteger,
    AnyUri,
    Language,
    Date,
    DateTime,
    YearMonth,
    Year,
    Month,
    MonthDay,
    Day,
    Duration,
    Id,
    IdRef,
    IdRefs,
    NcName,
    NmTokens,
    QName,
}

/// The patterns that occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// `[^\s:]+:[^\s]+`
    QCode,
    /// `[0-9]+\.[0-9]+`
    Version,
    /// `[\S ]*`
    Spaces,
    /// `(\-|\+)?([0-9]){0,2}(MO|TU|WE|TH|FR|SA|SU)`
    Weekday,
}

/// A simple type.
#[derive(Debug, Clone, Copy)]
pub enum Simple {
    /// A type of XML Schema.
    Is(Builtin),
    /// A list of at least so many.
    List(&'static Simple, usize),
    /// One of several types.
    Union(&'static [Simple]),
    /// A string of a pattern.
    Matches(Pattern),
    /// The empty string.
    Empty,
    /// Whole numbers from and to.
    Between(&'static Simple, i64, i64),
    /// One of several values; whether white space around it counts for nothing.
    OneOf(bool, &'static [&'static str]),
    /// The values of `xml:lang`: a language, or nothing.
    XmlLang,
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

fn items(value: &str) -> impl Iterator<Item = &str> {
    value.split(is_space).filter(|item| !item.is_empty())
}

impl Simple {
    /// Whether the type has this value. `prefix` tells whether a namespace prefix is bound.
    pub fn accepts(&self, value: &str, prefix: &dyn Fn(&str) -> bool) -> bool {
        match self {
            Self::Is(builtin) => builtin.accepts(value, prefix),
            Self::List(item, least) => {
                let mut count = 0;
                items(value).all(|i| {
                    count += 1;
                    item.accepts(i, prefix)
                }) && count >= *least
            }
            Self::Union(members) => {
                // A date is looked for without the blanks around it, the empty string with them.
                let trimmed = value.trim_matches(is_space);
                members
                    .iter()
                    .any(|m| m.accepts(if matches!(m, Self::Empty) { value } else { trimmed }, prefix))
            }
            Self::Matches(pattern) => pattern.matches(value),
            Self::Empty => value.is_empty(),
            Self::Between(base, least, most) => {
                base.accepts(value, prefix)
                    && value
                        .trim_matches(is_space)
                        .parse::<i64>()
                        .is_ok_and(|n| (*least..=*most).contains(&n))
            }
            Self::OneOf(collapse, values) => {
                let value = if *collapse { value.trim_matches(is_space) } else { value };
                values.contains(&value)
            }
            Self::XmlLang => value.is_empty() || Builtin::Language.accepts(value, prefix),
        }
    }

    /// Whether values are identifiers, or refer to them.
    pub fn identity(&self) -> Option<Builtin> {
        match self {
            Self::Is(builtin @ (Builtin::Id | Builtin::IdRef | Builtin::IdRefs)) => Some(*builtin),
            _ => None,
        }
    }

    /// What the type is, for people.
    pub fn describe(&self) -> String {
        match self {
            Self::Is(builtin) => builtin.describe().to_owned(),
            Self::List(item, _) => format!("a list separated by spaces of: {}", item.describe()),
            Self::Union(members) => {
                let list: Vec<String> = members.iter().map(Self::describe).collect();
                list.join(", or ")
            }
            Self::Matches(pattern) => pattern.describe().to_owned(),
            Self::Empty => "nothing".to_owned(),
            Self::Between(_, least, most) => format!("a whole number from {least} to {most}"),
            Self::OneOf(_, values) => format!("one of {}", values.join(", ")),
            Self::XmlLang => "a language tag such as “en” or “zh-Hans”".to_owned(),
        }
    }
}

impl Pattern {
    fn matches(self, value: &str) -> bool {
        match self {
            Self::QCode => value.split_once(':').is_some_and(|(alias, code)| {
                !alias.is_empty() && !code.is_empty() && !alias.contains(is_space) && !code.contains(is_space)
            }),
            Self::Version => value.split_once('.').is_some_and(|(major, minor)| {
                [major, minor].iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
            }),
            Self::Spaces => !value.contains(['\t', '\n', '\r']),
            Self::Weekday => {
                let rest = value.strip_prefix(['-', '+']).unwrap_or(value);
                let day = rest.trim_start_matches(|c: char| c.is_ascii_digit());
                rest.len() - day.len() <= 2 && ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].contains(&day)
            }
        }
    }

    fn describe(self) -> &'static str {
        match self {
            Self::QCode => "a QCode: an alias, a colon and a code, without spaces",
            Self::Version => "two numbers with a period between them, such as 2.35",
            Self::Spaces => "text without line breaks and tabs",
            Self::Weekday => "a day of the week such as MO or -1SU",
        }
    }
}

fn is_nc_name(value: &str) -> bool {
    value.chars().next().is_some_and(|c| begins_name(c) && c != ':')
        && value.chars().all(|c| continues_name(c) && c != ':')
}

fn is_digits(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a whole number is one that processors hold: 24 digits.
fn is_integer(value: &str) -> bool {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    is_digits(digits) && digits.trim_start_matches('0').len() <= 24
}

fn is_zero(value: &str) -> bool {
    value.bytes().all(|b| matches!(b, b'0' | b'+' | b'-'))
}

fn is_decimal(value: &str) -> bool {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let sound = |p: &str| p.bytes().all(|b| b.is_ascii_digit());
    sound(whole) && sound(part) && whole.len() + part.len() > 0
}

fn is_double(value: &str) -> bool {
    if matches!(value, "INF" | "-INF" | "NaN") {
        return true;
    }
    let (mantissa, exponent) = match value.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (value, None),
    };
    is_decimal(mantissa) && exponent.is_none_or(|e| is_digits(e.strip_prefix(['+', '-']).unwrap_or(e)))
}

fn is_language(value: &str) -> bool {
    let part = |(at, part): (usize, &str)| {
        (1..=8).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_alphabetic() || (at > 0 && b.is_ascii_digit()))
    };
    value.split('-').enumerate().all(part)
}

impl Builtin {
    fn accepts(self, raw: &str, prefix: &dyn Fn(&str) -> bool) -> bool {
        let value = raw.trim_matches(is_space);
        match self {
            Self::String | Self::NormalizedString => true,
            Self::Boolean => matches!(value, "0" | "1" | "true" | "false"),
            Self::Decimal => is_decimal(value),
            Self::Double => is_double(value),
            Self::Integer => is_integer(value),
            Self::NonNegativeInteger => is_integer(value) && (!value.starts_with('-') || is_zero(value)),
            Self::PositiveInteger => is_integer(value) && !value.starts_with('-') && !is_zero(value),
            Self::AnyUri => uri::is_uri(value),
            Self::Language => is_language(value),
            Self::Date => date::is_date(value),
            // White space before a moment that stands alone is refused by libxml2, by which most receivers check,
            // though the standard folds it.
            Self::DateTime => !raw.starts_with(is_space) && date::is_date_time(value),
            Self::YearMonth => date::is_year_month(value),
            Self::Year => date::is_year(value),
            Self::Month => date::is_month(value),
            Self::MonthDay => date::is_month_day(value),
            Self::Day => date::is_day(value),
            // And for durations with white space behind them.
            Self::Duration => !raw.ends_with(is_space) && date::is_duration(value),
            Self::Id | Self::IdRef | Self::NcName => is_nc_name(value),
            Self::IdRefs => items(value).next().is_some() && items(value).all(is_nc_name),
            Self::NmTokens => {
                items(value).next().is_some() && items(value).all(|i| i.chars().all(continues_name))
            }
            Self::QName => match value.split_once(':') {
                // The same holds for names with prefixes.
                Some((before, local)) => {
                    !raw.starts_with(is_space) && is_nc_name(before) && is_nc_name(local) && prefix(before)
                }
                None => is_nc_name(value),
            },
        }
    }

    fn describe(self) -> &'static str {
        match self {
            Self::String | Self::NormalizedString => "words",
            Self::Boolean => "true or false",
            Self::Decimal | Self::Double => "a number",
            Self::Integer => "a whole number",
            Self::NonNegativeInteger => "a whole number of at least 0",
            Self::PositiveInteger => "a whole number of at least 1",
            Self::AnyUri => "a URI",
            Self::Language => "a language tag such as “en” or “zh-Hans”",
            Self::Date => "a date such as 2026-11-24",
            Self::DateTime => "a date and time such as 2026-11-24T09:30:00+01:00",
            Self::YearMonth => "a year and a month such as 2026-11",
            Self::Year => "a year such as 2026",
            Self::Month => "a month such as --11",
            Self::MonthDay => "a month and a day such as --11-24",
            Self::Day => "a day of the month such as ---24",
            Self::Duration => "a duration such as PT1H30M",
            Self::Id => {
                "a unique identifier of letters, digits, `-`, `_` and `.` that starts with a letter or `_`"
            }
            Self::IdRef => "an id of an element in the document",
            Self::IdRefs => "ids of elements in the document, separated by spaces",
            Self::NcName => "a name without a colon",
            Self::NmTokens => "names separated by spaces",
            Self::QName => "a name whose prefix is bound to a namespace",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(builtin: Builtin, value: &str) -> bool {
        Simple::Is(builtin).accepts(value, &|p| p == "xs")
    }

    #[test]
    fn values_are_told_apart() {
        for (builtin, good, bad) in [
            (Builtin::Boolean, "true 1 0 false", "TRUE yes"),
            (Builtin::Decimal, "1 -1.5 .5 5.", ". 1e5 +-1"),
            (Builtin::Double, "1 -1.5e-3 INF NaN", "+INF e5 1e"),
            (Builtin::NonNegativeInteger, "0 -0 12", "-1 1.0"),
            (Builtin::PositiveInteger, "1 +7", "0 -1 1000000000000000000000000000"),
            (Builtin::Language, "en zh-Hans-CN x-default", "en_US 9a toolonglanguage"),
            (Builtin::Id, "a _b c-1.d", "1a a:b"),
            (Builtin::QName, "xs:string string", "p:x :x x: a:b:c"),
        ] {
            for value in good.split(' ') {
                assert!(has(builtin, value), "{builtin:?} {value}");
                let prefixed = builtin == Builtin::QName && value.contains(':');
                assert!(prefixed || has(builtin, &format!(" {value}\n")), "{builtin:?} {value}");
            }
            for value in bad.split(' ') {
                assert!(!has(builtin, value), "{builtin:?} {value}");
            }
        }
        let weekday = Simple::Matches(Pattern::Weekday);
        for (value, good) in [("MO", true), ("-1SU", true), ("+12FR", true), ("123MO", false), ("mo", false)]
        {
            assert_eq!(weekday.accepts(value, &|_| false), good, "{value}");
        }
        let qcode = Simple::Matches(Pattern::QCode);
        for (value, good) in [("a:b", true), ("a:b:c", true), ("a:", false), (" a:b", false), (":b", false)] {
            assert_eq!(qcode.accepts(value, &|_| false), good, "{value}");
        }
    }
}
