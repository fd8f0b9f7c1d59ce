//! Datelines of Chinese, Japanese and Korean agencies, which no dash parts from the text.

use super::{Found, is_agency};
use crate::characters::is_ideograph;
use crate::model::Dateline;
use crate::model::text::folded;
use crate::vocab::agencies::BEFORE_PLACE;

/// How many characters a place has at most.
const LONGEST_PLACE: usize = 12;

/// Words between a Chinese dateline and the text: a wire, a report.
const WIRE: &[char] = &['电', '電', '讯', '訊'];

/// What closes an opening bracket.
fn closing(open: char) -> Option<char> {
    Some(match open {
        '(' => ')',
        '（' => '）',
        '[' => ']',
        '［' => '］',
        '【' => '】',
        _ => return None,
    })
}

/// What a bracket at the beginning encloses, and what is behind it.
fn bracket(text: &str) -> Option<(char, &str, &str)> {
    let open = text.chars().next()?;
    let close = closing(open)?;
    let inner = text.get(open.len_utf8()..)?;
    let end = inner.char_indices().take(60).find(|(_, c)| *c == close).map(|(at, _)| at)?;
    Some((open, inner.get(..end)?, inner.get(end + close.len_utf8()..)?))
}

fn is_day(c: char) -> bool {
    c.is_numeric()
        || matches!(c, '年' | '月' | '日' | '〇' | '零' | '○')
        || "一二三四五六七八九十廿卅".contains(c)
}

/// `新华社北京1月11日电（记者成欣）`, `中新社北京九月二十七日电 题：`, `本报讯`, `（中央社記者王小明台北24日電）`.
pub fn chinese(lead: &str, _: &str) -> Option<Found> {
    if let Some(('（' | '(', inner, rest)) = bracket(lead) {
        let known = BEFORE_PLACE.iter().find(|name| inner.starts_with(**name)).map(|name| name.len());
        let Some(source) = known.or_else(|| unknown_agency(inner)).and_then(|end| inner.get(..end)) else {
            return place_and_day(lead, inner, rest);
        };
        let rest_of = inner.get(source.len()..)?.trim();
        let begin = day_begin(inner);
        let date = begin.and_then(|at| inner.get(at..)).map(|d| d.trim_end_matches(WIRE).to_owned());
        // With the word for a wire, or with nothing but a date behind the agency.
        let dated = date.as_deref() == Some(rest_of);
        (dated || (known.is_some() && inner.ends_with(WIRE))).then_some(())?;
        let text = lead.get(..lead.len() - rest.len())?;
        let dateline = Dateline { text: folded(text), place: None, date, source: Some(source.to_owned()) };
        return Some(Found { dateline, byline: None, cut: lead.len() - rest.trim_start().len() });
    }
    let known = BEFORE_PLACE.iter().find(|name| lead.starts_with(**name)).map(|name| name.len());
    let source = lead.get(..known.or_else(|| unknown_agency(lead))?)?;
    let rest = lead.get(source.len()..)?;
    let (end, wire) = rest
        .char_indices()
        .take(LONGEST_PLACE + 16)
        .take_while(|(_, c)| {
            is_ideograph(*c) || c.is_alphanumeric() || matches!(c, ' ' | '·' | '、' | '\u{3000}' | '〇')
        })
        .find(|(_, c)| WIRE.contains(c))?;
    let own = rest.get(..end)?.trim();
    let begin = day_begin(own);
    let place = own.get(..begin.unwrap_or(own.len()))?.trim();
    let date = begin.and_then(|at| own.get(at..)).and_then(folded);
    // «新华社电视台» is no dateline: behind a wire without a date stands no further ideograph.
    let after = rest.get(end + wire.len_utf8()..)?;
    let sound = place.chars().count() <= LONGEST_PLACE
        && !place.chars().any(char::is_numeric)
        && (date.is_some() || (known.is_some() && !after.starts_with(is_ideograph)));
    if !sound {
        return None;
    }
    let text = lead.get(..lead.len() - after.len())?;
    let mut behind = after.trim_start();
    let mut byline = None;
    if let Some((_, names, rest)) = bracket(behind)
        && ["记者", "記者", "通讯员", "本报记者"].iter().any(|w| names.contains(w))
    {
        byline = folded(names);
        behind = rest.trim_start();
    }
    // «题：» leads to a title that stands before the text.
    let behind =
        behind.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | ':' | '：'));
    let dateline =
        Dateline { text: folded(text), place: folded(place), date, source: Some(source.to_owned()) };
    Some(Found { dateline, byline, cut: lead.len() - behind.len() })
}

/// `（北京24日讯）`: no agency, but a place and a day with the word for a wire.
fn place_and_day(lead: &str, inner: &str, rest: &str) -> Option<Found> {
    let own = inner.strip_suffix(WIRE)?;
    let begin = day_begin(own).filter(|_| own.ends_with('日'))?;
    let place = own.get(..begin)?.trim();
    if !(1..=6).contains(&place.chars().count()) || !place.chars().all(is_ideograph) {
        return None;
    }
    let text = lead.get(..lead.len() - rest.len())?;
    let date = own.get(begin..).and_then(folded);
    let dateline = Dateline { text: folded(text), place: folded(place), date, source: None };
    Some(Found { dateline, byline: None, cut: lead.len() - rest.trim_start().len() })
}

/// The length of a name that ends as those of agencies, sites and papers do, at the beginning of a lead.
fn unknown_agency(lead: &str) -> Option<usize> {
    let (at, c) = lead
        .char_indices()
        .take(8)
        .take_while(|(_, c)| is_ideograph(*c))
        .skip(1)
        .find(|(_, c)| matches!(c, '社' | '网' | '網' | '报' | '報'))?;
    Some(at + c.len_utf8())
}

/// Where a Chinese or Japanese date begins: numbers that 日 ends.
fn day_begin(text: &str) -> Option<usize> {
    let day = text.rfind('日')?;
    let (at, _) = text.get(..day)?.char_indices().rev().take_while(|(_, c)| is_day(*c)).last()?;
    Some(at)
}

/// `【東京共同】`, `[東京　24日　ロイター]`, `【ワシントン＝田中太郎】`, `(서울=연합뉴스) 홍길동 기자 = `.
pub fn bracketed(lead: &str, _: &str) -> Option<Found> {
    let (open, inner, rest) = bracket(lead)?;
    let text = lead.get(..lead.len() - rest.len())?;
    if let Some((place, source)) = inner.split_once(['=', '＝']) {
        let (place, source) = (folded(place)?, folded(source)?);
        let bare =
            |words: &str| !words.contains(|c: char| c.is_ascii_punctuation()) && words.chars().count() <= 20;
        let (byline, behind) = korean_byline(rest);
        // «(사진=홍길동)» names who took a picture.
        let agency =
            is_agency(&source) || ["뉴스", "통신", "일보", "신문"].iter().any(|end| source.ends_with(end));
        if !bare(&place) || (open != '【' && !agency && byline.is_none()) {
            return None;
        }
        if open == '【' && !is_agency(&source) {
            let dateline = Dateline { text: folded(text), place: Some(place), date: None, source: None };
            return Some(Found { dateline, byline: Some(source), cut: lead.len() - rest.trim_start().len() });
        }
        let dateline = Dateline { text: folded(text), place: Some(place), date: None, source: Some(source) };
        return Some(Found { dateline, byline, cut: lead.len() - behind.trim_start().len() });
    }
    if !matches!(open, '【' | '[' | '［') {
        return None;
    }
    let parts: Vec<&str> = inner.split(|c: char| c.is_whitespace()).filter(|p| !p.is_empty()).collect();
    let (last, before) = parts.split_last()?;
    // The agency is the last part, or the end of the only one.
    let (town, source) = if is_agency(last) {
        ("", *last)
    } else {
        last.char_indices().skip(1).find_map(|(at, _)| {
            let source = last.get(at..).filter(|name| is_agency(name))?;
            Some((last.get(..at)?, source))
        })?
    };
    let mut places: Vec<&str> = Vec::new();
    let mut date = None;
    for part in before.iter().copied().chain((!town.is_empty()).then_some(town)) {
        match day_begin(part).filter(|_| part.ends_with('日')) {
            Some(at) => {
                date = part.get(at..).and_then(folded);
                places.extend(part.get(..at).filter(|p| !p.is_empty()));
            }
            None => places.push(part),
        }
    }
    if places.len() > 2 || !inner.chars().any(is_ideograph) {
        return None;
    }
    let dateline = Dateline {
        text: folded(text),
        place: folded(&places.join(" ")),
        date,
        source: Some(source.to_owned()),
    };
    let rest = rest.trim_start();
    let rest = rest.strip_prefix(['-', '－', '―', '—']).unwrap_or(rest);
    Some(Found { dateline, byline: None, cut: lead.len() - rest.trim_start().len() })
}

/// ` 홍길동 기자 = `: who wrote it, behind the bracket.
fn korean_byline(rest: &str) -> (Option<String>, &str) {
    let own = rest.char_indices().nth(40).map_or(rest, |(at, _)| rest.get(..at).unwrap_or(rest));
    let Some(at) = own.find(['=', '＝']) else { return (None, rest) };
    let names = own.get(..at).unwrap_or_default().trim();
    let behind = rest.get(at..).unwrap_or_default();
    let behind = behind.trim_start_matches(['=', '＝']);
    match names {
        "" => (None, behind),
        _ if ["기자", "특파원", "통신원", "논설위원"].iter().any(|role| names.ends_with(role)) => {
            (folded(names), behind)
        }
        _ => (None, rest),
    }
}
