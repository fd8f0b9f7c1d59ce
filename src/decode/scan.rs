//! One pass over the text for characters that no item should carry.

use super::rules;
use crate::finding::{Finding, Findings};
use crate::source::Span;

/// Reports characters that XML forbids, U+FFFD, and characters that override the bidirectional order.
pub fn scan(text: &str, findings: &mut Findings) {
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        // C0 controls, and the lead bytes of U+2000–2FFF and U+F000–FFFF: all else passes at one comparison.
        if *byte >= 0x20 && *byte != 0xE2 && *byte != 0xEF {
            continue;
        }
        if matches!(byte, b'\t' | b'\n' | b'\r') {
            continue;
        }
        let Some(c) = text.get(at..).and_then(|t| t.chars().next()) else { continue };
        let span = Span::new(at, at + c.len_utf8());
        match c {
            '\u{FFFD}' => {
                // One that decoding put there has been reported with its bytes.
                let known = |f: &&Finding| f.place.span == Some(span) && f.rule.group() == "encoding";
                if !findings.list().iter().rev().any(|f| known(&f)) {
                    findings.report(
                        Finding::new(&rules::REPLACEMENT, "U+FFFD stands for a character that was lost")
                            .at(span)
                            .help("an earlier step damaged the text; get the item again"),
                    );
                }
            }
            '\u{202D}' | '\u{202E}' => {
                let message = format!("U+{:04X} overrides the direction of what follows", u32::from(c));
                findings.report(Finding::new(&rules::BIDI_OVERRIDE, message).at(span).help(
                    "remove it; for a run in another direction use an isolate (U+2066 to U+2069) or markup",
                ));
            }
            '\u{FFFE}' | '\u{FFFF}' | '\0'..='\u{1F}' => {
                let message = format!("U+{:04X} is not allowed in XML", u32::from(c));
                findings.report(
                    Finding::new(&rules::FORBIDDEN, message)
                        .at(span)
                        .help("remove it, or put what it stands for: a space, a line end, a quotation mark"),
                );
            }
            _ => {}
        }
    }
}
