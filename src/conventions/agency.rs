//! Lines that name the service and the agency, and agencies quoted as sources.

use crate::model::text::{fold, folded};
use crate::vocab::desk::{AGENCY_WORDS, QUOTES, SERVICE_WORDS, SOURCE_LEADS};

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
    if AGENCY_WORDS.iter().any(|w| names(&w)) {
        return Some(Kind::Agency);
    }
    SERVICE_WORDS.iter().any(|w| names(&w)).then_some(Kind::Service)
}

/// The prefix «agency / service :» of a lead that repeats what is known, without its colon; and the length of
/// all that is to be cut, colon and white space included.
pub fn lead_prefix(lead: &str, known: &[&str]) -> Option<(String, usize)> {
    let colon = lead.char_indices().take(120).find(|(_, c)| matches!(c, ':' | '：')).map(|(at, c)| (at, c.len_utf8()))?;
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

/// Sources that a text names in quotation marks behind words that lead to them: «according to the agency "X"».
pub fn quoted_sources(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        // Offsets would differ between the two; rare letters only.
        return Vec::new();
    }
    let mut found: Vec<(usize, String)> = Vec::new();
    for lead in SOURCE_LEADS {
        let mut from = 0;
        while let Some(at) = lower.get(from..).and_then(|t| t.find(lead)) {
            let start = from + at;
            from = start + lead.len();
            let begins = text.get(..start).and_then(|t| t.chars().last()).is_none_or(|c| !c.is_alphanumeric());
            if begins && let Some(name) = quoted_agency(text.get(from..).unwrap_or_default()) {
                found.push((start, name));
            }
        }
    }
    found.sort();
    let mut names: Vec<String> = Vec::new();
    for (_, name) in found {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The name in quotation marks behind an agency word at the beginning of `text`.
fn quoted_agency(text: &str) -> Option<String> {
    let rest = text.trim_start();
    let lower = rest.to_lowercase();
    let lower = ["the ", "der ", "die ", "l'", "la ", "el "].iter().find_map(|a| lower.strip_prefix(a)).unwrap_or(&lower);
    let word = AGENCY_WORDS.iter().find(|w| lower.starts_with(*w))?;
    let at = rest.to_lowercase().find(word)? + word.len();
    let name = rest.get(at..)?.trim_start();
    let open = name.chars().next()?;
    let close = QUOTES.iter().find(|(o, _)| *o == open)?.1;
    let inner = name.get(open.len_utf8()..)?;
    let end = inner.find(close)?;
    let name = inner.get(..end)?;
    (name.chars().count() <= 60).then(|| folded(name)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_service_and_agency() {
        let line = service_line("سرویس آذربایجان/خبرگزاری آران  ").unwrap();
        assert_eq!(line.service.as_deref(), Some("سرویس آذربایجان"));
        assert_eq!(line.provider.as_deref(), Some("خبرگزاری آران"));
        assert_eq!(service_line("Ressort Politik / Nachrichtenagentur Nord").and_then(|l| l.provider).as_deref(), Some("Nachrichtenagentur Nord"));
        for other in ["and/or", "سرویس آذربایجان", "He said/she said.", "خبرگزاری الف/خبرگزاری ب"] {
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
        assert_eq!(quoted_sources("It rained, according to the news agency “Nord”. Selon lui, non."), ["Nord"]);
        assert!(quoted_sources("به گزارش خبرگزاری مهر").is_empty());
    }
}
