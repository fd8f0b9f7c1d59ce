//! Datelines at the start of the first paragraph, in the forms of agencies in many languages.

mod east;
mod place;

use crate::characters::is_ideograph;
use crate::model::{
    Dateline,
    text::{fold, folded},
};
use crate::vocab::agencies::is_dateline_agency;
use place::{Where, place_and_date};

/// Marks between a dateline and the text.
const DASHES: &[&str] = &["---", "--", "-", "–", "—", "―", "_", "="];

/// How far into a lead a dateline reaches at most, in code points.
const LONGEST: usize = 100;

/// How far into a lead a dateline without agency reaches at most, in code points.
const LONGEST_BARE: usize = 64;

/// A dateline, and what stands with it before the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The dateline.
    pub dateline: Dateline,
    /// Who wrote the story, where the dateline names them too.
    pub byline: Option<String>,
    /// How many bytes of the lead it takes, with the marks behind it.
    pub cut: usize,
}

/// Reads the dateline at the beginning of a lead.
pub fn dateline(lead: &str) -> Option<Found> {
    // The indent of Chinese paragraphs may stand before it.
    let own = lead.trim_start();
    let end = own.char_indices().nth(LONGEST).map_or(own.len(), |(at, _)| at);
    let head = own.get(..end)?;
    let forms = [east::chinese, east::bracketed, agency_first, enclosed, behind_dash, bare];
    let found = forms.iter().find_map(|form| form(own, head))?;
    Some(Found { cut: found.cut + lead.len() - own.len(), ..found })
}

/// Whether a text begins with a dateline.
pub fn begins_with(text: &str) -> bool {
    dateline(text).is_some()
}

/// A dateline as it stands before a lead, such that it is read again as the same; whether the byline stands with it.
/// None where no form does it.
pub fn printed(line: &Dateline, byline: Option<&str>, lead: &str) -> Option<(String, bool)> {
    let text = line.text.as_deref()?;
    let named = byline
        .map(|name| [format!("{text} {name} = "), format!("{text}（{name}）"), format!("{text}({name}) ")]);
    let with_byline = named.into_iter().flatten().map(|form| (form, true));
    // Chinese and Japanese datelines end themselves.
    let tight = text.ends_with(|c| is_ideograph(c) || matches!(c, '】' | '］' | '）'));
    let marks =
        if tight { ["", " ", " - ", ". ", ": ", " — "] } else { [" - ", " ", ". ", ": ", " — ", ""] };
    let alone = marks.iter().map(|mark| (format!("{text}{mark}"), false));
    // The byline goes with the dateline only where it has no line of its own.
    let own_line = byline.is_none_or(|name| super::byline(name).as_deref() == Some(name));
    let forms: Vec<(String, bool)> =
        if own_line { alone.collect() } else { with_byline.chain(alone).collect() };
    forms.into_iter().find(|(form, named)| {
        let whole = format!("{form}{lead}");
        dateline(&whole).is_some_and(|found| {
            found.dateline == *line
                && found.byline.as_deref() == byline.filter(|_| *named)
                && whole.get(found.cut..) == Some(lead)
        })
    })
}

/// Whether words name an agency: `dpa`, `dpa/bb`, `ats afp`.
fn is_agency(words: &str) -> bool {
    let lower = words.trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '«' | '»')).to_lowercase();
    let known = is_dateline_agency;
    // «PRNewswire-AsiaNet», «dpa/bb»: short words behind a known one are its partners or its writers.
    let partners = |part: &str| {
        let mut names = part.split(['/', '-', ',', '+', '–']);
        names.next().is_some_and(known) && names.all(|name| (1..=12).contains(&name.chars().count()))
    };
    known(&lower) || (!lower.is_empty() && lower.split(' ').all(|part| known(part) || partners(part)))
}

/// What may stand between brackets as an agency that nobody knows: `(Agence Nord)`, not `(and long ones)`.
fn may_be_agency(words: &str) -> bool {
    let several = words.contains(char::is_whitespace);
    !several || words.split_whitespace().all(|w| !w.starts_with(char::is_lowercase))
}

/// The length of a mark that ends a dateline, with the white space round it. After an agency that is known a full
/// stop or a colon will do, and a dash needs no white space behind it.
fn mark(rest: &str, known: bool) -> Option<usize> {
    let start = rest.trim_start();
    let start = start.strip_prefix('.').filter(|s| s.trim_start().starts_with(DASHES_FIRST)).unwrap_or(start);
    let start = start.trim_start();
    let dash = DASHES.iter().find(|dash| start.starts_with(**dash));
    let behind = match dash {
        Some(dash) => start.get(dash.len()..)?,
        None if known => {
            start.strip_prefix(['.', ':', '：', '।']).filter(|s| s.starts_with(char::is_whitespace))?
        }
        None => return None,
    };
    (known || behind.starts_with(char::is_whitespace)).then(|| rest.len() - behind.trim_start().len())
}

/// What the marks of [`DASHES`] begin with.
const DASHES_FIRST: [char; 6] = ['-', '–', '—', '―', '_', '='];

fn found(text: &str, place: Where, source: Option<String>, cut: usize) -> Option<Found> {
    let dateline = Dateline { text: folded(text), place: place.place, date: place.date, source };
    Some(Found { dateline, byline: None, cut })
}

/// `(ANSA) - ROMA, 05 OTT - `, `(AFP) - `.
fn agency_first(lead: &str, head: &str) -> Option<Found> {
    let inner = head.strip_prefix('(')?;
    let close = inner.find(')')?;
    let source = folded(inner.get(..close)?).filter(|s| is_agency(s))?;
    let behind = lead.get(close + 2..)?;
    let marked = mark(behind, false);
    // «(AGI) Roma, 24 nov. - » has no mark before its place.
    let taken = marked.unwrap_or(behind.len() - behind.trim_start().len());
    let begin = close + 2 + taken;
    let rest = head.get(begin..)?;
    let place = dash_in(rest).and_then(|(at, after)| {
        let place = place_and_date(rest.get(..at)?)?;
        (place.date.is_some() || place.shouted()).then_some((at, after, place))
    });
    match place {
        Some((at, after, place)) => {
            let text = head.get(..begin + at)?;
            let cut = lead.len() - lead.get(begin + after..)?.trim_start().len();
            found(text, place, Some(source), cut)
        }
        None => {
            marked?;
            found(head.get(..close + 2)?, Where::default(), Some(source), begin)
        }
    }
}

/// The first dash between blanks, or glued to the word before it: where it begins, and where it ends.
fn dash_in(text: &str) -> Option<(usize, usize)> {
    text.char_indices().filter(|(_, c)| DASHES_FIRST.contains(c)).find_map(|(at, _)| {
        let rest = text.get(at..)?;
        let dash = DASHES.iter().find(|dash| rest.starts_with(**dash))?;
        let after = at + dash.len();
        let behind = text.get(after..)?.starts_with(char::is_whitespace);
        behind.then(|| (text.get(..at).map_or(0, |t| t.trim_end().len()), after))
    })
}

/// `BERLIN, Nov. 24 (dpa) - `, `Paris (ats afp) `, `МОСКВА, 5 октября. /ТАСС/. `, `MUMBAI, July 25/PRNewswire/ `.
fn enclosed(lead: &str, head: &str) -> Option<Found> {
    for (open, c) in head.char_indices() {
        let closing = match c {
            '(' => ')',
            '（' => '）',
            '[' => ']',
            '/' => '/',
            _ => continue,
        };
        let inner = open + c.len_utf8();
        let Some(length) = head.get(inner..)?.char_indices().take(40).find(|(_, c)| *c == closing) else {
            continue;
        };
        let close = inner + length.0;
        let after = close + closing.len_utf8();
        let Some(source) = folded(head.get(inner..close)?) else { continue };
        // «(Pajhwok, 24 November)»: the date stands with the agency.
        let (source, dated_with) = match source.split_once([',', '،']) {
            Some((name, date)) if is_agency(name) && place::is_date(date) => (name.to_owned(), folded(date)),
            _ => (source, None),
        };
        let known = is_agency(&source);
        // Between slashes or square brackets anything may stand, but behind a date it is an agency.
        let dated = || {
            head.get(..open)
                .and_then(place_and_date)
                .is_some_and(|p| p.date.as_deref().is_some_and(place::is_date))
        };
        if !known && (!may_be_agency(&source) || (c != '(' && c != '（' && !dated())) {
            continue;
        }
        let behind = lead.get(after..)?;
        let marked = mark(behind, known);
        // An agency that is known ends a dateline by itself, where words follow.
        let taken = marked.or_else(|| {
            (known && behind.starts_with(char::is_whitespace) && !behind.trim().is_empty())
                .then(|| behind.len() - behind.trim_start().len())
        });
        let Some(taken) = taken else { continue };
        // «SAN FRANCISCO--(BUSINESS WIRE)--».
        let before = head.get(..open)?.trim_end().trim_end_matches(DASHES_FIRST);
        let Some(mut place) = place_and_date(before) else { continue };
        place.date = place.date.or(dated_with);
        return found(head.get(..after)?, place, Some(source), after + taken);
    }
    None
}

/// `МОСКВА, 24 ноя — РИА Новости. `, `تهران - ایرنا - `, `دبي - رويترز: `.
fn behind_dash(lead: &str, head: &str) -> Option<Found> {
    let (at, after) = dash_in(head)?;
    let place = place_and_date(head.get(..at)?)?;
    let rest = head.get(after..)?;
    let begin = after + (rest.len() - rest.trim_start().len());
    let rest = head.get(begin..)?;
    // The longest name that a mark follows.
    rest.char_indices().take(30).find_map(|(end, _)| {
        let name = rest.get(..end)?.trim_end();
        (end == name.len() && is_agency(name)).then_some(())?;
        let taken = mark(lead.get(begin + end..)?, true)?;
        let source = folded(name.trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '«' | '»')));
        found(head.get(..begin + end)?, place.clone(), source, begin + end + taken)
    })
}

/// `WASHINGTON — `, `Ankara, 1. oktobra - `, `SAITAMA, Japan, Dec. 9 Kyodo - `, `Москва. 31 декабря. ИНТЕРФАКС - `.
/// Without an agency only in capitals or with a date, lest a sentence with a dash be taken for one.
fn bare(lead: &str, head: &str) -> Option<Found> {
    let end = head.char_indices().nth(LONGEST_BARE).map_or(head.len(), |(at, _)| at);
    let head = head.get(..end)?;
    let (at, after) = dash_in(head)?;
    let text = head.get(..at)?;
    let cut = || Some(lead.len() - lead.get(after..)?.trim_start().len());
    // Up to three words before the dash may be the agency's name.
    for (space, _) in text.rmatch_indices(char::is_whitespace).take(3) {
        let (before, name) = (text.get(..space)?.trim_end(), text.get(space..)?.trim());
        if is_agency(name)
            && let Some(place) = place_and_date(before)
            && (place.date.is_some() || place.shouted())
        {
            return found(text, place, folded(name), cut()?);
        }
    }
    // «WASHINGTON-based» has no blank before its dash.
    if !head.get(at..)?.starts_with(char::is_whitespace) {
        return None;
    }
    let place = place_and_date(text)?;
    let sound = place.shouted() || (place.parted && place.date.as_deref().is_some_and(place::is_date));
    if sound { found(&fold(text), place, None, cut()?) } else { None }
}

#[cfg(test)]
mod tests;
