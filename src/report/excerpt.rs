//! The line of a finding, with the place marked.

use crate::source::{Source, Span};
use unicode_width::UnicodeWidthStr;

/// How many characters of a line are shown at most.
const WINDOW: usize = 96;
/// How many bytes before, in and behind a place are looked at: more than are shown, in any script.
const REACH: usize = 8 * WINDOW;

/// The line that holds the beginning of `span`, the place marked.
///
/// In a line that runs from left to right the mark is a row of carets below, wide characters counted as two
/// columns. Where what is shown holds right-to-left text a terminal decides the order of what it shows, and no column
/// can be trusted: the mark stands in the line, as brackets around the place.
pub fn excerpt(source: &Source<'_>, span: Span) -> Option<String> {
    let line = source.line_at(span.start);
    let start = span.start.clamp(line.start, line.end);
    let end = span.end.clamp(start, line.end);
    // A line may be a whole document: of what is far from the place nothing is looked at.
    let from = start.saturating_sub(REACH).max(line.start);
    let mut before = source.slice(Span::new(from, start));
    let place = source.slice(Span::new(start, end.min(start + REACH)));
    let to = line.end.min(end + REACH);
    let mut after = source.slice(Span::new(end, to));
    if to == line.end {
        after = after.trim_end();
    }
    let trimmed = before.trim_start();
    if trimmed.is_empty() && span.start >= line.end {
        return None;
    }
    if from == line.start {
        before = trimmed;
    }
    let shown_place = clip_end(place, WINDOW * 2 / 3);
    let room = WINDOW.saturating_sub(shown_place.chars().count());
    let before = clip_start(before, room / 2);
    let after = if shown_place.len() < place.len() { String::new() } else { clip_end(after, room / 2) };
    let (before, shown_place, after) = (escape(&before), escape(&shown_place), escape(&after));
    if [&before, &shown_place, &after].iter().any(|part| part.chars().any(is_rtl)) {
        return Some(format!("{before}⟦{shown_place}⟧{after}"));
    }
    let carets = shown_place.width().max(1);
    Some(format!("{before}{shown_place}{after}\n{}{}", " ".repeat(before.width()), "^".repeat(carets)))
}

fn is_rtl(c: char) -> bool {
    matches!(u32::from(c), 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF)
}

fn clip_end(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn clip_start(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    let at = text.char_indices().nth(count - most).map_or(0, |(at, _)| at);
    format!("…{}", text.get(at..).unwrap_or_default())
}

/// A text for a terminal: control characters and those that turn the order of others are shown by number.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push(' '),
            c if c.is_control()
                || matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}') =>
            {
                out.push_str(&format!("\\u{{{:x}}}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Encoding, EncodingSource};

    fn shown(text: &str, place: &str) -> String {
        let encoding = Encoding { name: "UTF-8", how: EncodingSource::Valid, confidence: 1.0 };
        let source = Source::new("t", text.into(), encoding);
        let start = text.find(place).unwrap();
        excerpt(&source, Span::new(start, start + place.len())).unwrap()
    }

    #[test]
    fn places_are_marked_in_every_script() {
        assert_eq!(shown("one\n  a bad word", "bad"), "a bad word\n  ^^^");
        assert_eq!(shown("中文字 bad", "文字"), "中文字 bad\n  ^^^^");
        assert_eq!(shown("این متن بد است", "بد"), "این متن ⟦بد⟧ است");
        assert_eq!(shown("a\u{202e}b", "\u{202e}"), "a\\u{202e}b\n ^^^^^^^^");
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let long = format!("{}PLACE{}", "x ".repeat(500), "y ".repeat(500));
        let out = shown(&long, "PLACE");
        assert!(out.starts_with('…') && out.contains("PLACE") && out.chars().count() < 250, "{out}");
        for filling in ["x", "中", " ", "\u{1F600}"] {
            let (few, many) = (filling.repeat(120), filling.repeat(3000));
            let short = shown(&format!("<a>{few}PLACE{few}</a>"), "PLACE");
            assert_eq!(shown(&format!("<a>{many}PLACE{many}</a>"), "PLACE"), short, "{filling:?}");
        }
    }
}
