//! Bylines, and the names in them.

use super::dates;
use crate::model::text::{fold, folded, key};
use crate::vocab::agencies::{AGENCIES, is_dateline_agency};
use crate::vocab::byline::{ACCOUNTS, AFTER_NAMES, JOINTS, LEADS, LEADS_WITH_COLON, NOT_NAMES, ROLES};
use foldhash::HashMap;
use std::sync::OnceLock;

/// How long a name is at most, in characters.
const LONGEST: usize = 60;

/// The names in a text that says who wrote something, and not much more.
pub fn names(text: &str) -> Vec<String> {
    let text = fold(text);
    if text.contains("://") || text.starts_with("www.") {
        return Vec::new();
    }
    // Handles and mail addresses are no names.
    let text = if text.contains('@') { without_addresses(&text).into() } else { text };
    let mut out: Vec<String> = Vec::new();
    for part in parts(&text) {
        let (part, led) = without_lead(part);
        // What stands behind the names is a date, a role, a number of comments.
        if !out.is_empty() && !led {
            break;
        }
        out.append(&mut split(part));
    }
    let mut seen: Vec<String> = Vec::new();
    out.retain(|name| {
        let key = key(name);
        let new = !seen.contains(&key);
        seen.push(key);
        new
    });
    // A name, and the same with a role behind it.
    let whole = out.clone();
    out.retain(|name| {
        !whole.iter().any(|o| o.contains(' ') && name.len() > o.len() && name.starts_with(o.as_str()))
    });
    // Many single words are keywords.
    let single = out.iter().filter(|name| !name.contains(' ')).count();
    if single > 2 && single * 2 > out.len() && out.iter().all(|name| name.is_ascii() || !has_no_case(name)) {
        return Vec::new();
    }
    // An agency beside people is their source.
    if out.len() > 1 && out.iter().any(|name| !is_agency(name)) {
        out.retain(|name| !is_agency(name));
    }
    out
}

/// A byline as printed, without the date and the time that share its line.
pub fn without_date(line: &str) -> &str {
    let Some(found) = super::dates::dates(line, None).into_iter().next() else { return line };
    let before = line.get(..found.at.start).unwrap_or_default();
    let part =
        if byline_names(before).is_empty() { line.get(found.at.end..).unwrap_or_default() } else { before };
    let part = without_tail(
        part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•' | '/' | '(' | ')')),
    );
    let part = part.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•' | '/'));
    if byline_names(part).is_empty() { line } else { part }
}

fn without_addresses(text: &str) -> String {
    let words = text.split(' ').map(|word| if word.contains('@') { "|" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

fn is_agency(name: &str) -> bool {
    AGENCIES.has(&name.to_lowercase())
}

/// Whether a name is in a script without capitals.
fn has_no_case(name: &str) -> bool {
    !name.chars().any(|c| c.is_lowercase() || c.is_uppercase())
}

/// Reads a line that is a byline and nothing else; returns it as printed, without the marks that wires put round it.
pub fn byline(line: &str) -> Option<String> {
    let line = fold(line);
    let line = line.trim_start_matches('^').trim_end_matches(['<', '=']).trim();
    (!byline_names(line).is_empty()).then(|| line.to_owned())
}

/// Whether a line below a byline says what the writer is, or for whom they write.
pub fn is_title_line(line: &str) -> bool {
    let lower = fold(line).to_lowercase();
    let last = lower.rsplit(' ').next().unwrap_or_default();
    let sound = lower.chars().count() <= LONGEST && !lower.ends_with(['.', '!', '?', '。']);
    let writes = ROLES.has(last) || matches!(last, "writer" | "writers" | "photographer");
    sound && (ROLES.has(&lower) || is_dateline_agency(&lower) || writes)
}

/// The names in a line whose words say that it is a byline; none where it is something else.
pub fn byline_names(line: &str) -> Vec<String> {
    let line = fold(line);
    let (rest, led) = without_lead(&line);
    if !led || line.chars().count() > 160 {
        return Vec::new();
    }
    let Some(first) = parts(rest).into_iter().next() else { return Vec::new() };
    let mut names = split(first);
    // What they are stands behind their names: «Anna Ilyina, correspondent».
    let roles = pieces(first).iter().filter(|piece| ROLES.has(&piece.to_lowercase())).count();
    if names.len() + roles < pieces(first).len() {
        return Vec::new();
    }
    // «By Ada Reed, dpa»: the agency is whom they write for.
    if names.iter().any(|name| !is_agency(name)) {
        names.retain(|name| !is_agency(name));
    }
    // Every word of a name begins with a capital, particles aside: «by the river» is no byline.
    let sound = |name: &String| {
        name.split(' ').all(|w| w.chars().count() <= 3 || !w.starts_with(char::is_lowercase))
            && !name.starts_with(char::is_lowercase)
            // One word alone may be the beginning of a sentence, but where a colon leads to it.
            && (name.contains(' ') || has_no_case(name) || line.contains([':', '：']))
    };
    if names.iter().all(sound) { names } else { Vec::new() }
}

/// Parts of a line between bars, bullets and dashes, dates taken out.
fn parts(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    for date in dates::dates(line, None) {
        out.push(without_tail(line.get(from..date.at.start).unwrap_or_default()));
        from = date.at.end;
    }
    out.push(line.get(from..).unwrap_or_default());
    out.iter()
        .flat_map(|part| {
            part.split(['|', '•', '·', '›', '»', '—', '●', '/', '\n', '(', ')', '[', ']', '⋅', '–'])
        })
        .flat_map(|part| part.split(" - "))
        .flat_map(at_labels)
        .map(without_tail)
        .filter(|part| part.chars().any(char::is_alphabetic))
        .collect()
}

/// Splits before a label: `Ada Reed Source: Agency North`.
fn at_labels(part: &str) -> Vec<&str> {
    let colon = part.char_indices().skip(1).find(|(_, c)| matches!(c, ':' | '：')).map(|(at, _)| at);
    let Some(colon) = colon else { return vec![part] };
    let label = part.get(..colon).unwrap_or_default().trim_end();
    match label.rfind(' ') {
        // What leads to a name may have several words.
        Some(_) if after_lead(part.trim_start()).is_some() => vec![part],
        Some(space) => vec![part.get(..space).unwrap_or_default(), part.get(space..).unwrap_or_default()],
        None => vec![part],
    }
}

/// A part without what stands between names and dates: marks, `on`, `updated`, the day of the week.
fn without_tail(part: &str) -> &str {
    let mut rest = part;
    loop {
        let trimmed = rest.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ':' | '-' | '–' | ';' | '\u{200E}' | '\u{200F}')
        });
        let last = trimmed.rsplit(' ').next().unwrap_or_default();
        let plain = last.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if AFTER_NAMES.has(&plain) && !plain.is_empty() {
            rest = trimmed.get(..trimmed.len() - last.len()).unwrap_or_default();
        } else {
            return trimmed;
        }
    }
}

/// Takes off the words that lead to a name; whether there were any.
fn without_lead(line: &str) -> (&str, bool) {
    let mut rest = line.trim();
    let mut led = false;
    // «Text: By Ada Reed».
    for _ in 0..3 {
        let Some(next) = after_lead(rest) else { break };
        rest = next;
        led = true;
    }
    (rest, led)
}

/// The words that lead to names, by their first characters: most lines begin with none of them.
fn leads(first: (char, char)) -> &'static [&'static str] {
    static TABLE: OnceLock<HashMap<(char, char), Vec<&'static str>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table: HashMap<_, Vec<_>> = HashMap::default();
        for lead in LEADS.iter().copied() {
            table.entry(first_two(lead)).or_default().push(lead);
        }
        table
    });
    // A lead of one character stands under it and a blank.
    table.get(&first).map(Vec::as_slice).unwrap_or_default()
}

/// The first two characters in lower case; of one alone a blank is the second.
fn first_two(text: &str) -> (char, char) {
    let mut chars = text.chars().flat_map(char::to_lowercase);
    (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '))
}

fn after_lead(line: &str) -> Option<&str> {
    let first = first_two(line);
    let (two, one) = (leads(first), leads((first.0, ' ')));
    if two.is_empty() && one.is_empty() {
        return None;
    }
    let start = line.char_indices().nth(40).map_or(line.len(), |(at, _)| at);
    let lower = line.get(..start).unwrap_or_default().to_lowercase();
    let mut best: Option<&str> = None;
    for lead in two.iter().chain(one).copied() {
        let Some(behind) = lower.strip_prefix(lead) else { continue };
        let needs_colon = LEADS_WITH_COLON.has(lead);
        let behind = behind.trim_start_matches('\u{200F}');
        let ends = match behind.chars().next() {
            Some(':' | '：') => true,
            Some(c) if c.is_whitespace() => !needs_colon || behind.trim_start().starts_with(':'),
            // Chinese and Japanese have no space.
            Some(c) => !lead.is_ascii() && !needs_colon && crate::characters::is_ideograph(c),
            None => false,
        };
        // Lower case may have another length in bytes: cut by characters.
        if ends && best.is_none_or(|b| b.len() < lead.len()) {
            best = Some(lead);
        }
    }
    let count = best?.chars().count();
    let cut = line.char_indices().nth(count).map_or(line.len(), |(at, _)| at);
    Some(
        line.get(cut..)?
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '\u{200F}' | '*')),
    )
}

/// Splits a list of names and keeps what can be one.
fn split(list: &str) -> Vec<String> {
    pieces(list).iter().filter_map(|piece| name(piece)).collect()
}

/// The pieces of a list of names.
fn pieces(list: &str) -> Vec<String> {
    let mut list = list.to_owned();
    for joint in JOINTS {
        // In whatever case: «UND», «AND».
        if list.to_lowercase().contains(joint) {
            list = replace_folded(&list, joint);
        }
    }
    list.split(['\n', ',', ';', '،', '、', '，', '؛', '+', '&']).filter_map(folded).collect()
}

/// Replaces a joint by a line end, whatever its case.
fn replace_folded(text: &str, joint: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let count = joint.chars().count();
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let piece: String = chars.iter().skip(at).take(count).flat_map(|c| c.to_lowercase()).collect();
        if piece == joint {
            out.push('\n');
            at += count;
        } else {
            out.extend(chars.get(at));
            at += 1;
        }
    }
    out
}

/// A name, without a title behind it; `None` where it cannot be one.
pub fn name(text: &str) -> Option<String> {
    let text = fold(text);
    let text = text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ':' | '-'
                    | '–'
                    | '*'
                    | '"'
                    | '“'
                    | '”'
                    | '\''
                    | '«'
                    | '»'
                    | '\u{200E}'
                    | '\u{200F}'
                    | '\u{A0}'
            )
    });
    let text = text.strip_suffix('.').filter(|t| !t.ends_with(|c: char| c.is_uppercase())).unwrap_or(text);
    let chars = text.chars().count();
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace()).filter(|w| !w.is_empty()).collect();
    let lower = text.to_lowercase();
    let sound = (2..=LONGEST).contains(&chars)
        && words.len() <= 7
        && text.chars().next().is_some_and(char::is_alphanumeric)
        && text.chars().any(char::is_alphabetic)
        && !text.contains(['?', '!', '<', '>', '{', '}', '|', '@', '\\', '=', '…', '。', '€', '$', '%', '©'])
        && !text.contains("://")
        && !text.contains("www.")
        && !NOT_NAMES.has(&lower)
        && !ROLES.has(&lower);
    if !sound || is_account(text) {
        return None;
    }
    // More digits than a number behind a name: no name.
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits > 3 || (digits > 0 && words.len() > 1) || is_sentence(&words) {
        return None;
    }
    Some(text.to_owned())
}

/// Whether words are a sentence's: several of them begin small, and are no particles.
fn is_sentence(words: &[&str]) -> bool {
    let small = words.iter().filter(|w| w.chars().count() > 3 && w.starts_with(char::is_lowercase)).count();
    words.len() > 2 && small > 1
}

/// Whether a name is that of an account, and of nobody.
pub fn is_account(name: &str) -> bool {
    let lower = name.to_lowercase();
    let dotted = !name.contains(' ') && name.contains('.') && !name.contains(char::is_uppercase);
    ACCOUNTS.has(&lower)
        || dotted
        || lower.starts_with("user") && lower.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_among_other_words() {
        for (text, want) in [
            ("By Ada Reed", &["Ada Reed"][..]),
            ("Von Karl Meier und Eva Groß | 24.11.2026 | 10:20 Uhr", &["Karl Meier", "Eva Groß"]),
            ("Eine Kolumne von Nils Berg", &["Nils Berg"]),
            ("Written by Ada Reed on November 24, 2026", &["Ada Reed"]),
            ("ADA REED, TOM HILL & EVA GROSS", &["ADA REED", "TOM HILL", "EVA GROSS"]),
            ("24.11.2026 Karl Meier", &["Karl Meier"]),
            ("نویسنده: مریم رضایی", &["مریم رضایی"]),
            ("记者：王芳", &["王芳"]),
            ("Автор: Иван Петров", &["Иван Петров"]),
            ("Ada Reed, Staff Writer", &["Ada Reed"]),
            ("Walter von Aachen", &["Walter von Aachen"]),
            ("Comments (3)", &[]),
            ("admin", &[]),
            ("https://example.org/ada", &[]),
            ("ada.reed", &[]),
            ("@adareed", &[]),
        ] {
            assert_eq!(names(text), want, "{text}");
        }
    }
    #[test]
    fn bylines_are_told_from_sentences() {
        for line in [
            "By Ada Reed",
            "Von Karl Meier und Eva Groß",
            "نویسنده: مریم رضایی",
            "记者：王芳",
            "^By ADA REED=",
            "Eine Kolumne von Nils Berg",
            "Von Karl Meier und Eva Groß, dpa",
        ] {
            assert!(byline(line).is_some(), "{line}");
        }
        for line in [
            "By the time it rained, all was lost.",
            "By the river they sat and wept",
            "by the river",
            "گزارش رئیس جمهور",
            "Byron wrote it",
            "By 2030 all will change",
            "Von der Messung zur Dienstleistung",
            "Von Sprachregeln, Gender-Politik und «ganz normalem Deutsch»",
        ] {
            assert_eq!(byline(line), None, "{line}");
        }
    }
}
