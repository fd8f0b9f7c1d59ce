//! Lines that name the service and the agency, and agencies quoted as sources.

use crate::model::text::{fold, folded};
use crate::vocab::agencies::{AGENCIES, AGENCY_WORDS, SERVICE_WORDS, SOURCE_LEADS};
use std::sync::OnceLock;

/// What a line «service / agency» says, in either order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceLine {
    /// The editorial service.
    pub service: Option<String>,
    /// The agency.
    pub provider: Option<String>,
}

/// Reads a line that names the service and the agency and nothing else.
pub fn service_line(line: &str) -> Option<ServiceLine> {
    let line = fold(line);
    if line.chars().count() > 100 || line.contains(['.', '؟', '?', '!', ':']) {
        return None;
    }
    let parts: Vec<&str> = line.split('/').map(str::trim).collect();
    let [first, second] = parts.as_slice() else { return None };
    let (service, provider) = match (kind(first)?, kind(second)?) {
        (Kind::Service, Kind::Agency) => (first, second),
        (Kind::Agency, Kind::Service) => (second, first),
        _ => return None,
    };
    Some(ServiceLine { service: folded(service), provider: folded(provider) })
}

#[derive(PartialEq)]
enum Kind {
    Service,
    Agency,
}

fn kind(part: &str) -> Option<Kind> {
    let lower = part.to_lowercase();
    let names = |word: &&str| {
        lower == **word
            || lower.strip_prefix(*word).is_some_and(|rest| rest.starts_with(' '))
            || lower.strip_suffix(*word).is_some_and(|rest| rest.ends_with(' ') || !word.is_ascii())
    };
    if AGENCY_WORDS.iter().any(&names) {
        return Some(Kind::Agency);
    }
    SERVICE_WORDS.iter().any(names).then_some(Kind::Service)
}

/// The prefix «agency / service :» of a lead that repeats what is known, without its colon; and the length of
/// all that is to be cut, colon and white space included.
pub fn lead_prefix(lead: &str, known: &[&str]) -> Option<(String, usize)> {
    let colon = lead
        .char_indices()
        .take(120)
        .find(|(_, c)| matches!(c, ':' | '：'))
        .map(|(at, c)| (at, c.len_utf8()))?;
    let prefix = lead.get(..colon.0)?;
    let parts: Vec<_> = prefix.split('/').map(fold).collect();
    let repeats = |part: &str| known.contains(&part);
    if parts.len() < 2 || !parts.iter().all(|part| repeats(part)) {
        return None;
    }
    let rest = lead.get(colon.0 + colon.1..)?;
    let cut = lead.len() - rest.trim_start().len();
    Some((fold(prefix).into_owned(), cut))
}

/// The sign of an agency at the end of a text, and where it begins, white space before it included: `(dpa)`,
/// `(AFP/ddk)`, `dpa/hb` alone. The first name is that of an agency; the others are those who worked on the story.
pub fn sign(text: &str) -> Option<(String, usize)> {
    let whole = text.trim_end();
    let inner_of = |part: &str| part.strip_suffix(')').and_then(|p| Some(p.rsplit_once('(')?.1.len()));
    let (inner, start) = match inner_of(whole) {
        Some(length) => {
            let end = whole.len() - 1;
            let open = end - length;
            (whole.get(open..end)?, whole.get(..open - 1)?.trim_end().len())
        }
        None => (whole, 0),
    };
    if inner.chars().count() > 40
        || (start > 0 && !whole.get(..start)?.ends_with(|c: char| !c.is_alphanumeric()))
    {
        return None;
    }
    let mut names = inner.split(['/', ',', '+']).map(str::trim);
    let first = names.next()?;
    let is_sign = |name: &str| !name.is_empty() && name.len() <= 12 && !name.contains(' ');
    (AGENCIES.has(&first.to_lowercase()) && first != "Pa" && names.all(is_sign))
        .then(|| (inner.trim().to_owned(), start))
}

/// Sources that a text names in quotation marks behind words that lead to them: «according to the agency "X"».
pub fn quoted_sources(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut skip_to = 0;
    for at in quotation_marks(text) {
        if at < skip_to {
            continue;
        }
        let Some(open) = text.get(at..).and_then(|t| t.chars().next()) else { continue };
        let Some(close) = closing_quote(open) else { continue };
        if !leads_to_source(text.get(..at).unwrap_or_default()) {
            continue;
        }
        let inner = text.get(at + open.len_utf8()..).unwrap_or_default();
        let Some(end) = inner.char_indices().take(61).find(|(_, c)| *c == close).map(|(end, _)| end) else {
            continue;
        };
        if let Some(name) = inner.get(..end).and_then(folded) {
            skip_to = at + open.len_utf8() + end + close.len_utf8();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// The mark that closes what a quotation mark opens; `None` for other characters.
fn closing_quote(open: char) -> Option<char> {
    Some(match open {
        '"' => '"',
        '\'' => '\'',
        '«' => '»',
        '»' => '«',
        '“' | '”' => '”',
        '„' => '“',
        '‹' => '›',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        _ => return None,
    })
}

/// Offsets at which a quotation mark may stand. They are few: stretches without one are passed over whole.
fn quotation_marks(text: &str) -> impl Iterator<Item = usize> {
    let begins = |byte: &u8| matches!(byte, b'"' | b'\'' | 0xC2 | 0xE2 | 0xE3);
    let chunks = text.as_bytes().chunks(64).enumerate();
    chunks.filter(move |(_, chunk)| chunk.iter().fold(false, |any, byte| any | begins(byte))).flat_map(
        move |(nth, chunk)| {
            chunk.iter().enumerate().filter(move |(_, byte)| begins(byte)).map(move |(at, _)| nth * 64 + at)
        },
    )
}

/// The letters that words for agencies end with: most quotation marks stand behind another.
fn ends_agency_word(c: char) -> bool {
    static LAST: OnceLock<Vec<char>> = OnceLock::new();
    LAST.get_or_init(|| AGENCY_WORDS.iter().filter_map(|word| word.chars().next_back()).collect())
        .contains(&c.to_lowercase().next().unwrap_or(c))
}

/// Whether a text ends with words that lead to a source, and an agency word.
fn leads_to_source(before: &str) -> bool {
    if !before.trim_end().ends_with(ends_agency_word) {
        return false;
    }
    let start = before.char_indices().rev().nth(59).map_or(0, |(at, _)| at);
    let lower = before.get(start..).unwrap_or_default().to_lowercase();
    let lower = lower.trim_end();
    let Some(rest) = AGENCY_WORDS.iter().find_map(|word| lower.strip_suffix(word)) else { return false };
    let rest = rest.trim_end();
    let rest = ["the", "der", "die", "dem", "la", "el", "l'", "un", "una"]
        .iter()
        .find_map(|a| rest.strip_suffix(a))
        .unwrap_or(rest)
        .trim_end();
    SOURCE_LEADS.iter().any(|lead| {
        rest.strip_suffix(lead)
            .is_some_and(|before| before.chars().last().is_none_or(|c| !c.is_alphanumeric()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_service_and_agency() {
        let line = service_line("سرویس آذربایجان/خبرگزاری آران  ").unwrap();
        assert_eq!(line.service.as_deref(), Some("سرویس آذربایجان"));
        assert_eq!(line.provider.as_deref(), Some("خبرگزاری آران"));
        assert_eq!(
            service_line("Ressort Politik / Nachrichtenagentur Nord").and_then(|l| l.provider).as_deref(),
            Some("Nachrichtenagentur Nord")
        );
        for other in ["and/or", "سرویس آذربایجان", "He said/she said.", "خبرگزاری الف/خبرگزاری ب"]
        {
            assert_eq!(service_line(other), None, "{other}");
        }
    }

    #[test]
    fn a_prefix_is_cut_only_where_it_repeats() {
        let known = ["خبرگزاری آران", "سرویس آذربایجان"];
        let (text, cut) = lead_prefix("خبرگزاری آران / سرویس آذربایجان : به گزارش", &known).unwrap();
        assert_eq!(text, "خبرگزاری آران / سرویس آذربایجان");
        assert_eq!("خبرگزاری آران / سرویس آذربایجان : به گزارش".get(cut..), Some("به گزارش"));
        assert_eq!(lead_prefix("Berlin / Paris : yes", &known), None);
    }

    #[test]
    fn quoted_agencies_are_sources() {
        assert_eq!(quoted_sources("به گزارش خبرگزاری \"ریا نووستی\"، سرگی"), ["ریا نووستی"]);
        assert_eq!(
            quoted_sources("It rained, according to the news agency “Nord”. Selon lui, non."),
            ["Nord"]
        );
        assert!(quoted_sources("به گزارش خبرگزاری مهر").is_empty());
    }

    #[test]
    fn signs_of_agencies_are_told_from_words() {
        assert_eq!(sign("Frost is expected. (dpa/hb)"), Some(("dpa/hb".to_owned(), 18)));
        assert_eq!(sign("AFP"), Some(("AFP".to_owned(), 0)));
        assert_eq!(sign("انتهى الاجتماع. (Reuters)").map(|(name, _)| name).as_deref(), Some("Reuters"));
        for words in ["He works for Reuters (AFP said)", "The Pa", "It was dry (again).", "", "rain(dpa"] {
            assert_eq!(sign(words), None, "{words}");
        }
    }
}
