//! One pass over the text for characters that no item should contain.

use super::rules;
use crate::diagnostics::{Finding, Findings};
use crate::source::Span;

/// How many bytes are looked at together: short enough to fit the registers of a usual processor.
const TOGETHER: usize = 64;

/// Whether a byte may begin a character that is reported: C0 controls but for white space, and the lead bytes of
/// U+2000–2FFF and U+F000–FFFF. No branches, so that many bytes are looked at in one step.
fn is_suspect(byte: u8) -> bool {
    ((byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')) | (byte == 0xE2) | (byte == 0xEF)
}

/// Reports characters that XML forbids, U+FFFD, and characters that override the bidirectional order.
///
/// `replaced` are the offsets, ascending, of the U+FFFD that decoding put there: it has reported them with their
/// bytes.
pub fn scan(text: &str, replaced: &[usize], findings: &mut Findings) {
    for (at, chunk) in text.as_bytes().chunks(TOGETHER).enumerate() {
        // One comparison without a branch for each byte: nearly every stretch of a story passes here.
        let suspects = chunk.iter().fold(false, |any, byte| any | is_suspect(*byte));
        if !suspects {
            continue;
        }
        for (offset, byte) in chunk.iter().enumerate() {
            if is_suspect(*byte) {
                look(text, at * TOGETHER + offset, replaced, findings);
            }
        }
    }
}

/// Reports the character at an offset, where it is one that no item should carry.
fn look(text: &str, at: usize, replaced: &[usize], findings: &mut Findings) {
    let Some(c) = text.get(at..).and_then(|t| t.chars().next()) else { return };
    let span = Span::new(at, at + c.len_utf8());
    match c {
        '\u{FFFD}' if replaced.binary_search(&at).is_ok() => {}
        '\u{FFFD}' => {
            findings.report(
                Finding::new(
                    &rules::REPLACEMENT,
                    "replacement character (U+FFFD) in place of a lost character",
                )
                .at(span)
                .help("an earlier program damaged the text; get an undamaged copy of the item"),
            );
        }
        '\u{202D}' | '\u{202E}' => {
            let message = format!("U+{:04X} overrides the direction of the text after it", u32::from(c));
            findings.report(Finding::new(&rules::BIDI_OVERRIDE, message).at(span).help(
                "remove it; for text in another direction use an isolate (U+2066 to U+2069) or markup",
            ));
        }
        '\u{FFFE}' | '\u{FFFF}' | '\0'..='\u{1F}' => {
            let message = format!("U+{:04X} is not allowed in XML", u32::from(c));
            findings.report(Finding::new(&rules::FORBIDDEN, message).at(span).help(
                "remove it, or replace it with the intended character, such as a space, a line break or a \
                        quotation mark",
            ));
        }
        _ => {}
    }
}
