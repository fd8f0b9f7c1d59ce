//! Common code of telegraphic formats: messages in a stream, control bytes, time stamps.

use crate::decode::rules::FORBIDDEN;
use crate::diagnostics::Findings;
use crate::facts::dates;
use crate::model::text::folded;
use crate::model::{Block, WireDate};
use crate::source::Span;

/// Start of heading.
pub const SOH: char = '\u{01}';
/// Start of text.
pub const STX: char = '\u{02}';
/// End of text.
pub const ETX: char = '\u{03}';
/// End of transmission.
pub const EOT: char = '\u{04}';

/// Control characters that these formats use, and that are no mistake in them.
const FRAME: &[char] = &[
    SOH, STX, ETX, EOT, '\u{07}', '\u{08}', '\u{0B}', '\u{0C}', '\u{0E}', '\u{0F}', '\u{10}', '\u{11}',
    '\u{12}', '\u{13}', '\u{14}', '\u{16}', '\u{18}', '\u{19}', '\u{1A}', '\u{1D}', '\u{1E}', '\u{1F}',
    '\u{7F}',
];

/// Takes findings on control characters back that are part of the format.
pub fn forgive(text: &str, findings: &mut Findings) {
    findings.list_mut().retain(|finding| {
        let at = finding.place.span.and_then(|span| text.get(span.start..)?.chars().next());
        !(finding.rule == &FORBIDDEN && at.is_some_and(|c| FRAME.contains(&c)))
    });
}

/// The messages of a stream: each ends with EOT, or where the next one begins. Where no control characters are left the
/// whole is one, or several parted by what `begins` knows.
pub fn messages(text: &str, begins: impl Fn(&str) -> bool) -> Vec<Span> {
    let mut starts: Vec<usize> = text.match_indices(SOH).map(|(at, _)| at).collect();
    if starts.is_empty() {
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            if begins(line.trim_start_matches(|c: char| FRAME.contains(&c)).trim_end()) {
                starts.push(offset);
            }
            offset += line.len();
        }
    }
    if starts.is_empty() {
        return vec![Span::new(0, text.len())];
    }
    let mut out = Vec::new();
    for (at, start) in starts.iter().enumerate() {
        let next = starts.get(at + 1).copied().unwrap_or(text.len());
        let inner = text.get(*start..next).unwrap_or_default();
        let end = inner.find(EOT).map_or(next, |eot| start + eot + 1);
        out.push(Span::new(*start, end));
    }
    out
}

/// What stands outside of all messages and is no control character or blank: it would be lost.
pub fn strays(text: &str, messages: &[Span]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut from = 0;
    for end in messages.iter().map(|m| m.start).chain([text.len()]) {
        let piece = text.get(from..end.max(from)).unwrap_or_default();
        if piece.chars().any(|c| !c.is_whitespace() && !FRAME.contains(&c)) {
            out.push(Span::new(from, end));
        }
        from = messages.iter().filter(|m| m.start <= end).map(|m| m.end).max().unwrap_or(end);
    }
    out
}

/// Text without control characters: a space band is a space.
pub fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\u{10}' => Some(' '),
            c if FRAME.contains(&c) => None,
            c => Some(c),
        })
        .collect()
}

/// The beginning of a line, as much as a first line of any wire has: a document may be one line.
pub fn head(line: &str) -> &str {
    let end = line.char_indices().nth(LONGEST_HEAD).map_or(line.len(), |(at, _)| at);
    line.get(..end).unwrap_or(line)
}

/// How many characters the first line of a wire's message has at most; the lines of wires themselves have 69 to 80.
const LONGEST_HEAD: usize = 500;

/// Minutes east of UTC by the abbreviations that wires use.
fn zone(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_uppercase().as_str() {
        "GMT" | "UTC" | "Z" | "WET" => "Z",
        "BST" | "CET" | "MEZ" | "WEST" | "SAST" => "+01:00",
        "CEST" | "MESZ" | "EET" | "OEZ" => "+02:00",
        "EEST" | "MSK" => "+03:00",
        "IRST" => "+03:30",
        "IST" => "+05:30",
        "HKT" | "SGT" => "+08:00",
        "JST" | "KST" => "+09:00",
        "EDT" => "-04:00",
        "EST" | "CDT" => "-05:00",
        "CST" | "MDT" => "-06:00",
        "MST" | "PDT" => "-07:00",
        "PST" => "-08:00",
        _ => return None,
    })
}

/// A stamp of day and time (`DDHHMM`) with what stands behind it: a zone and a month with a year of two digits, in
/// whatever order (`131137 GMT Nov 13`, `050932 sep 14EDT`).
pub fn stamp(line: &str) -> Option<WireDate> {
    let line = line.trim();
    let (digits, rest) = line.split_at_checked(6)?;
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut month = None;
    let mut year = None;
    let mut offset = "";
    // Letters and digits that stand together are parted.
    let mut words: Vec<String> = Vec::new();
    for word in rest.split(|c: char| !c.is_alphanumeric()) {
        let mut part = String::new();
        for c in word.chars() {
            if part.chars().last().is_some_and(|last| last.is_ascii_digit() != c.is_ascii_digit()) {
                words.push(std::mem::take(&mut part));
            }
            part.push(c);
        }
        words.push(part);
    }
    for word in words.iter().filter(|w| !w.is_empty()) {
        if let Some(found) = zone(word).filter(|_| offset.is_empty()) {
            offset = found;
        } else if let Some(number) = dates::common_month(word).filter(|_| month.is_none()) {
            month = Some(number);
        } else if word.len() == 2 && year.is_none() && month.is_some() {
            year = word.parse::<u32>().ok();
        } else if word.len() == 4 && year.is_none() {
            year = word.parse::<u32>().ok().map(|y| y % 100);
        }
    }
    let century = year.map(|y| if y < 70 { 2000 + y } else { 1900 + y })?;
    let part = |from: usize| digits.get(from..from + 2).unwrap_or_default();
    let text = format!("{century}-{:02}-{}T{}:{}:00{offset}", month?, part(0), part(2), part(4));
    Some(WireDate::new(&text)).filter(|d| d.parts().is_some())
}

/// Whether lines are laid out by their columns: most have a gap of three blanks or more between words.
pub fn is_table(lines: &[&str]) -> bool {
    lines.len() > 1 && lines.iter().filter(|line| has_gap(line)).count() * 3 >= lines.len() * 2
}

/// Whether three blanks stand between words.
fn has_gap(line: &str) -> bool {
    let mut blanks = 0;
    for byte in line.trim().bytes() {
        blanks = if byte == b' ' { blanks + 1 } else { 0 };
        if blanks == 3 {
            return true;
        }
    }
    false
}

/// A paragraph of wrapped lines, or a table that keeps them.
pub fn block(lines: &[&str]) -> Option<Block> {
    if is_table(lines) {
        let text = lines.iter().map(|l| clean(l).trim_end().to_owned()).collect::<Vec<_>>().join("\n");
        return Some(Block::Preformatted { text });
    }
    folded(&clean(&lines.join(" "))).map(Block::paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_of_many_houses() {
        for (said, date) in [
            ("051508 Sep 14", "2014-09-05T15:08:00"),
            ("131137 GMT Nov 13", "2013-11-13T11:37:00Z"),
            ("050932 sep 14EDT", "2014-09-05T09:32:00-04:00"),
            ("191552 MEZ Okt 26", "2026-10-19T15:52:00+01:00"),
            ("241015 Dez 26", "2026-12-24T10:15:00"),
        ] {
            assert_eq!(stamp(said).map(|d| d.to_string()).as_deref(), Some(date), "{said}");
        }
        assert_eq!(stamp("321137 Nov 13"), None);
        assert_eq!(stamp("no stamp"), None);
    }
}
