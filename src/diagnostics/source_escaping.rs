//! Maps the characters of a value to its source, in which JSON and XML escape some of them.

use std::ops::Range;

/// A way to write the characters of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceEscaping {
    /// As they are.
    Plain,
    /// In a string of JSON (RFC 8259, section 7), characters beyond ASCII as they are.
    Json,
    /// In a string of JSON, characters beyond ASCII as `\u00e9`.
    JsonLower,
    /// In a string of JSON, characters beyond ASCII as `\u00E9`.
    JsonUpper,
    /// In XML or HTML: `&amp;`, `&lt;`, `&gt;`.
    Xml,
}

impl SourceEscaping {
    /// The ways in which the values of a source can stand in it, told by how it begins.
    pub fn of(source: &str) -> &'static [Self] {
        let begin = source.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        let list = begin.strip_prefix('[').map(|rest| rest.trim_start().starts_with('{'));
        if begin.starts_with('{') || list == Some(true) {
            &[Self::Json, Self::JsonLower, Self::JsonUpper]
        } else if begin.starts_with('<') {
            &[Self::Xml]
        } else {
            &[Self::Plain]
        }
    }

    /// The characters as they stand in the source.
    pub fn write(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match (self, c) {
                (Self::Plain, c) => out.push(c),
                (Self::Xml, '&') => out.push_str("&amp;"),
                (Self::Xml, '<') => out.push_str("&lt;"),
                (Self::Xml, '>') => out.push_str("&gt;"),
                (Self::Xml, c) => out.push(c),
                (_, '"') => out.push_str("\\\""),
                (_, '\\') => out.push_str("\\\\"),
                (_, '\n') => out.push_str("\\n"),
                (_, '\t') => out.push_str("\\t"),
                (_, '\r') => out.push_str("\\r"),
                (_, c) if u32::from(c) < 0x20 => out.push_str(&format!("\\u{:04x}", u32::from(c))),
                (Self::JsonLower, c) if !c.is_ascii() => units(c, &mut out, false),
                (Self::JsonUpper, c) if !c.is_ascii() => units(c, &mut out, true),
                (_, c) => out.push(c),
            }
        }
        out
    }
}

/// Where some words stand in the source of a value for the time that `before` says, behind some others. A space of the
/// value may be any white space in the source. Where the words before them stand apart in the source, by markup, the words
/// alone are enough if they stand there once.
pub fn find(source: &str, lead: &str, words: &str, before: usize) -> Option<Range<usize>> {
    if let Some((at, _)) = source.match_indices(&format!("{lead}{words}")).nth(before) {
        let start = at + lead.len();
        return Some(start..start + words.len());
    }
    let mut places = source.match_indices(words).map(|(at, _)| at).filter(|_| !words.starts_with(' '));
    let behind = |at: &usize| ends_with(source.get(..*at).unwrap_or_default(), lead);
    let (first, second) = (places.next()?, places.next());
    let at = match second {
        None => Some(first),
        Some(second) => [first, second].into_iter().chain(places).filter(behind).nth(before),
    }?;
    Some(at..at + words.len())
}

/// Whether a text ends with some words, a space of which may be any white space.
fn ends_with(text: &str, words: &str) -> bool {
    let mut rest = text;
    for c in words.chars().rev() {
        rest = match c {
            ' ' => {
                let trimmed = rest.trim_end_matches([' ', '\t', '\r', '\n']);
                if trimmed.len() == rest.len() {
                    return false;
                }
                trimmed
            }
            c => match rest.strip_suffix(c) {
                Some(shorter) => shorter,
                None => return false,
            },
        };
    }
    true
}

/// The UTF-16 units of a character as escapes of JSON.
fn units(c: char, out: &mut String, upper: bool) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        out.push_str(&if upper { format!("\\u{unit:04X}") } else { format!("\\u{unit:04x}") });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_written_as_their_source_has_them() {
        assert_eq!(SourceEscaping::JsonLower.write("a\"é😀"), "a\\\"\\u00e9\\ud83d\\ude00");
        assert_eq!(SourceEscaping::Json.write("\"é\n"), "\\\"é\\n");
        assert_eq!(SourceEscaping::Xml.write("R&D <b>"), "R&amp;D &lt;b&gt;");
        assert_eq!(SourceEscaping::of(" [ {\"a\":1}]")[0], SourceEscaping::Json);
        assert_eq!(SourceEscaping::of("[CORRECTION] Rain")[0], SourceEscaping::Plain);
    }

    #[test]
    fn words_are_found_behind_others_whatever_the_white_space() {
        let source = "it rained,\n  , and <b>rained</b>, again";
        assert_eq!(find(source, "rained, ", ",", 0), Some(13..14));
        assert_eq!(find(source, "and rained", ", again", 0), Some(32..39));
        assert_eq!(find(source, "dry", ",", 0), None);
    }
}
