//! Dates, times and durations (XML Schema 1.0, part 2, sections 3.2.6 to 3.2.14).

/// A value as far as it was read.
struct Reading<'a>(&'a str);

impl<'a> Reading<'a> {
    fn take(&mut self, text: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(text)?;
        Some(())
    }

    /// Exactly two digits.
    fn two(&mut self) -> Option<u32> {
        let (digits, rest) = (self.0.get(..2)?, self.0.get(2..)?);
        self.0 = rest;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
    }

    fn digits(&mut self) -> &'a str {
        let rest = self.0.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = self.0.get(..self.0.len() - rest.len()).unwrap_or_default();
        self.0 = rest;
        digits
    }

    /// A year of four digits or more, not zero; more digits than four do not begin with 0. What counts of it is
    /// whether it is a leap year.
    fn year(&mut self) -> Option<bool> {
        let _ = self.take("-");
        let digits = self.digits();
        let sound = digits.len() >= 4 && (digits.len() == 4 || !digits.starts_with('0'));
        if !sound || digits.bytes().all(|b| b == b'0') {
            return None;
        }
        let tail: u32 = digits.get(digits.len() - 4..)?.parse().ok()?;
        Some(tail.is_multiple_of(4) && (!tail.is_multiple_of(100) || tail.is_multiple_of(400)))
    }

    fn month(&mut self) -> Option<u32> {
        self.two().filter(|m| (1..=12).contains(m))
    }

    fn day(&mut self) -> Option<u32> {
        self.two().filter(|d| (1..=31).contains(d))
    }

    fn date(&mut self) -> Option<()> {
        let leap = self.year()?;
        self.take("-")?;
        let month = self.month()?;
        self.take("-")?;
        let day = self.day()?;
        (day <= days(month, leap)).then_some(())
    }

    fn time(&mut self) -> Option<()> {
        let hour = self.two()?;
        self.take(":")?;
        let minute = self.two()?;
        self.take(":")?;
        let second = self.two()?;
        let mut zero = second == 0;
        if self.take(".").is_some() {
            let part = self.digits();
            if part.is_empty() {
                return None;
            }
            zero &= part.bytes().all(|b| b == b'0');
        }
        let end_of_day = hour == 24 && minute == 0 && zero;
        (end_of_day || (hour < 24 && minute < 60 && second < 60)).then_some(())
    }

    /// A zone where there is one, and nothing behind it.
    fn zone(mut self) -> Option<()> {
        if self.take("Z").is_none() && (self.take("+").is_some() || self.take("-").is_some()) {
            let hour = self.two()?;
            self.take(":")?;
            let minute = self.two()?;
            if minute > 59 || hour * 60 + minute > 14 * 60 {
                return None;
            }
        }
        self.0.is_empty().then_some(())
    }
}

fn days(month: u32, leap: bool) -> u32 {
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn check(value: &str, read: impl FnOnce(&mut Reading<'_>) -> Option<()>) -> bool {
    let mut reading = Reading(value);
    read(&mut reading).and_then(|()| reading.zone()).is_some()
}

pub fn is_date(value: &str) -> bool {
    check(value, |r| r.date())
}

pub fn is_date_time(value: &str) -> bool {
    check(value, |r| {
        r.date()?;
        r.take("T")?;
        r.time()
    })
}

pub fn is_year_month(value: &str) -> bool {
    check(value, |r| {
        r.year()?;
        r.take("-")?;
        r.month().map(|_| ())
    })
}

pub fn is_year(value: &str) -> bool {
    check(value, |r| r.year().map(|_| ()))
}

pub fn is_month(value: &str) -> bool {
    check(value, |r| {
        r.take("--")?;
        r.month()?;
        // The form of the first edition of the standard.
        let _ = r.take("--");
        Some(())
    })
}

pub fn is_month_day(value: &str) -> bool {
    check(value, |r| {
        r.take("--")?;
        let month = r.month()?;
        r.take("-")?;
        let day = r.day()?;
        (day <= days(month, true)).then_some(())
    })
}

pub fn is_day(value: &str) -> bool {
    check(value, |r| {
        r.take("---")?;
        r.day().map(|_| ())
    })
}

pub fn is_duration(value: &str) -> bool {
    let rest = value.strip_prefix('-').unwrap_or(value);
    let Some(rest) = rest.strip_prefix('P') else { return false };
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (rest, None),
    };
    let Some(date_parts) = parts(date, "YMD", false) else { return false };
    match time.map(|t| parts(t, "HMS", true)) {
        Some(Some(0) | None) => false,
        Some(Some(_)) => true,
        None => date_parts > 0,
    }
}

/// Counts numbers with their units, in order, each once; only seconds have a fraction.
fn parts(text: &str, units: &str, fraction: bool) -> Option<usize> {
    let mut left = units;
    let mut reading = Reading(text);
    let mut count = 0;
    while !reading.0.is_empty() {
        if reading.digits().is_empty() {
            return None;
        }
        let split = reading.take(".").is_some();
        if split && (!fraction || reading.digits().is_empty()) {
            return None;
        }
        let unit = reading.0.chars().next()?;
        let at = left.find(unit)?;
        if split && unit != 'S' {
            return None;
        }
        left = left.get(at + 1..)?;
        reading.0 = reading.0.get(1..)?;
        count += 1;
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A check, values that it accepts, and values that it refuses, with blanks between.
    type Case = (fn(&str) -> bool, &'static str, &'static str);

    #[test]
    fn dates_are_those_of_the_calendar() {
        let cases: &[Case] = &[
            (
                is_date,
                "2024-02-29 2026-11-24Z -0044-03-15 12026-01-01+14:00",
                "2023-02-29 0000-01-01 26-01-01 2026-1-1 02026-01-01 2026-01-01+14:01",
            ),
            (
                is_date_time,
                "2026-11-24T09:30:00 2026-11-24T24:00:00Z 2026-11-24T09:30:00.5-05:30",
                "2026-11-24 2026-11-24T9:30:00 2026-11-24T24:00:01 2026-11-24T09:30 2026-11-24T09:30:00+0100 2026-11-24T09:30:00.",
            ),
            (is_year_month, "2026-11", "2026-13 2026"),
            (is_year, "2026 -0044", "26"),
            (is_month, "--11 --11--", "11 --13"),
            (is_month_day, "--02-29", "--02-30"),
            (is_day, "---31", "---32 --31"),
            (is_duration, "P1Y2M3D PT1H30M -P1D PT1.5S P1DT0S", "P PT P1S PT1.5M 1D P1D2M PT1H-1M"),
        ];
        for (check, good, bad) in cases {
            for value in good.split(' ') {
                assert!(check(value), "{value}");
            }
            for value in bad.split(' ') {
                assert!(!check(value), "{value}");
            }
        }
    }
}
