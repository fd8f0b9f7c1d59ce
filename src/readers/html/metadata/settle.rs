//! From claims to the article's fields: who wins, and why.

use super::dates::{Day, days, in_address};
use super::people::is_site;
use super::{Claim, ClaimSource, Claims, Field};
use crate::facts;
use crate::model::WireDate;
use crate::model::date::days_since_epoch;
use crate::model::text::key;

/// A value that was settled.
#[derive(Debug, Clone)]
pub struct Settled<T> {
    /// The value.
    pub value: T,
    /// Who said so, and who said otherwise.
    pub why: String,
    /// The line that it stands in.
    pub line: u32,
}

/// The fields of the article that a page's claims settle.
#[derive(Debug, Default)]
pub struct Fields {
    /// Who wrote it.
    pub authors: Option<Settled<Vec<String>>>,
    /// The byline, as printed.
    pub byline: Option<Settled<String>>,
    /// When it was published.
    pub published: Option<Settled<WireDate>>,
    /// When it was changed.
    pub modified: Option<Settled<WireDate>>,
    /// The day that the page shows, where it is another than the one declared: both, in words.
    pub doubt: Option<String>,
}

/// Settles what several sources may contradict each other in.
pub fn settle(claims: &mut Claims, language: Option<&str>) -> Fields {
    if let Some(address) = claims.best(Field::Address).cloned()
        && let Some(day) = in_address(&address.value)
    {
        claims.add(Field::Published, &day, ClaimSource::named("the address"), address.line, 3.0);
    }
    let mut fields = Fields { authors: authors(claims), ..Fields::default() };
    let published = days(claims, Field::Published, language);
    let modified = days(claims, Field::Modified, language);
    fields.published = published.first().map(|day| settled(day, &published));
    fields.modified = modified.first().map(|day| settled(day, &modified));
    fields.doubt = doubt(&published);
    fields.byline = byline(claims, fields.authors.as_ref());
    fields
}

fn settled(day: &Day<'_>, all: &[Day<'_>]) -> Settled<WireDate> {
    let others: Vec<&Claim> = all.iter().skip(1).flat_map(|d| d.claims.iter().copied()).collect();
    Settled {
        value: day.date.clone(),
        why: verdict(&day.claims, &others),
        line: day.claims.first().map_or(1, |c| c.line),
    }
}

/// Whether what is declared and what is shown are a day or more apart.
fn doubt(days: &[Day<'_>]) -> Option<String> {
    let (first, second) = (days.first()?, days.get(1)?);
    let shown = |day: &Day<'_>| day.claims.iter().any(|c| c.from.is_shown_date() && c.weight >= 4.0);
    let declared = |day: &Day<'_>| day.claims.iter().any(|c| !c.from.is_shown_date() && c.weight >= 6.0);
    // The day shown is that of the site's own zone: one that is declared in another may be the day beside it.
    if near(&first.date, &second.date) {
        return None;
    }
    let apart = (declared(first) && !shown(first) && shown(second))
        || (shown(first) && !declared(first) && declared(second));
    let day = |day: &Day<'_>| day.date.as_str().chars().take(10).collect::<String>();
    apart.then(|| {
        format!(
            "{} says {}, {} says {}",
            first.claims.first().map(|c| c.from.to_string()).unwrap_or_default(),
            day(first),
            second.claims.first().map(|c| c.from.to_string()).unwrap_or_default(),
            day(second)
        )
    })
}

/// Whether two dates may be the same moment, a zone or a time unknown.
fn near(a: &WireDate, b: &WireDate) -> bool {
    let days = |date: &WireDate| {
        date.parts().map(|p| (p, days_since_epoch(p.year, p.month.unwrap_or(1), p.day.unwrap_or(1))))
    };
    let (Some((a, day_a)), Some((b, day_b))) = (days(a), days(b)) else { return false };
    (day_a - day_b).abs() <= 1 && (a.zone.is_some() != b.zone.is_some() || a.zone != b.zone)
}

/// Who wrote it: the list of names that other sources confirm most, names made full where another source has more
/// of them. Neither an account nor the site is an author.
fn authors(claims: &Claims) -> Option<Settled<Vec<String>>> {
    let lists: Vec<(Vec<String>, &Claim)> = claims
        .about(Field::Author)
        .map(|claim| {
            let mut names = facts::names(&claim.value);
            names.retain(|name| !is_site(name, claims, matches!(claim.from, ClaimSource::Person(_))));
            (names, claim)
        })
        .filter(|(names, _)| !names.is_empty())
        .collect();
    let supports = |list: &[String], other: &[String]| -> f32 {
        let shared = list.iter().filter(|name| other.iter().any(|o| same_person(name, o))).count();
        shared as f32 / list.len().max(other.len()) as f32
    };
    let mut best: Option<(f32, f32, usize)> = None;
    for (at, (list, claim)) in lists.iter().enumerate() {
        let mut heard = vec![&claim.from];
        let mut score = claim.weight;
        for (other, by) in &lists {
            if !heard.contains(&&by.from) {
                let share = supports(list, other);
                if share > 0.0 {
                    heard.push(&by.from);
                    score += by.weight * share;
                }
            }
        }
        if best.is_none_or(|(b, w, _)| (score, claim.weight) > (b, w)) {
            best = Some((score, claim.weight, at));
        }
    }
    let (list, claim) = lists.get(best?.2)?;
    let mut names = list.clone();
    for name in &mut names {
        let as_many = lists.iter().filter(|(other, _)| other.len() == list.len());
        let fuller = as_many.flat_map(|(other, by)| other.iter().map(move |o| (o, by)));
        let fuller = fuller.filter(|(o, by)| {
            by.weight > 2.0 && o.starts_with(name.as_str()) && !name.contains(' ') && o.contains(' ')
        });
        if let Some((full, _)) = fuller.max_by(|a, b| a.1.weight.total_cmp(&b.1.weight)) {
            name.clone_from(full);
        }
    }
    // What names the site beside people is their house.
    if names.len() > 1 {
        let sites: Vec<String> =
            claims.about(Field::Site).map(|c| key(&c.value)).filter(|s| s.len() > 3).collect();
        names.retain(|name| !sites.iter().any(|site| key(name).contains(site)));
    }
    let agrees = |other: &Vec<String>| supports(list, other) > 0.99;
    let agreeing: Vec<&Claim> = std::iter::once(*claim)
        .chain(
            lists.iter().filter(|(other, by)| agrees(other) && !std::ptr::eq(*by, *claim)).map(|(_, by)| *by),
        )
        .collect();
    let others: Vec<&Claim> =
        claims.about(Field::Author).filter(|c| !agreeing.iter().any(|a| std::ptr::eq(*a, *c))).collect();
    Some(Settled { value: names, why: verdict(&agreeing, &others), line: claim.line })
}

/// The line that names the authors, as it is printed.
fn byline(claims: &Claims, authors: Option<&Settled<Vec<String>>>) -> Option<Settled<String>> {
    let names = &authors?.value;
    let names: Vec<String> = names.iter().map(|name| key(name)).collect();
    let names_them = |line: &str| {
        let line = key(line);
        names.iter().all(|name| line.contains(name))
    };
    let claim = claims.about(Field::Byline).find(|claim| names_them(&claim.value))?;
    let line = Some(facts::without_date(&claim.value)).filter(|line| names_them(line));
    let line = line.unwrap_or(&claim.value);
    Some(Settled { value: line.to_owned(), why: claim.from.to_string(), line: claim.line })
}

/// Whether two names may be one person's: the same, or one of them a part of the other.
fn same_person(a: &str, b: &str) -> bool {
    let (a, b) = (key(a), key(b));
    a == b || (a.len() > 3 && b.len() > 3 && (a.starts_with(&b) || b.starts_with(&a)))
}

/// How many others are named in a verdict.
const OTHERS: usize = 4;

/// Who says so, and who says otherwise, in words.
pub fn verdict(agreeing: &[&Claim], others: &[&Claim]) -> String {
    let mut names: Vec<String> = Vec::new();
    for claim in agreeing {
        let name = claim.from.to_string();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut out = match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last} agree", rest.join(", ")),
    };
    let mut told: Vec<(&ClaimSource, &str)> = Vec::new();
    for claim in others {
        if !told.contains(&(&claim.from, claim.value.as_str())) && told.len() < OTHERS {
            told.push((&claim.from, &claim.value));
        }
    }
    for (from, value) in told {
        let short: String = value.chars().take(80).collect();
        let dots = if short.len() < value.len() { "…" } else { "" };
        out.push_str(&format!("; {from} says “{short}{dots}”"));
    }
    out
}
