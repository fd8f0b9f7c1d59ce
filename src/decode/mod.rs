//! Bytes to text: marks, declarations, detection, and what was wrong with the bytes.
//!
//! The order: what the user says, a byte-order mark, a pattern of zero bytes, valid UTF-8 (it outranks a
//! contradicting declaration), the declared charset, detection.

mod binary;
mod declared;
pub mod rules;
mod scan;

use crate::error::ReadError;
use crate::finding::{Finding, Findings};
use crate::limits::Limits;
use crate::source::{Encoding, EncodingSource, Source, Span};
use encoding_rs::{DecoderResult, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// What is known of the bytes beforehand.
#[derive(Debug, Clone, Default)]
pub struct DecodeOptions {
    /// The charset that the user names; wins over everything.
    pub encoding: Option<String>,
    /// Bounds.
    pub limits: Limits,
}

/// Decodes the bytes of one item. What was wrong is in `findings`; nothing is replaced in silence.
///
/// # Errors
///
/// Empty, binary and too large inputs, and a charset option that no charset has.
pub fn decode<'a>(
    name: &str,
    bytes: &'a [u8],
    options: &DecodeOptions,
    findings: &mut Findings,
) -> Result<Source<'a>, ReadError> {
    if bytes.len() > options.limits.bytes {
        let message =
            format!("the item has {} bytes; at most {} are read", bytes.len(), options.limits.bytes);
        return Err(Finding::new(&rules::BYTES, message)
            .help("raise the limit with --max-bytes, or split the input")
            .into());
    }
    // The whole input is looked through once: for everything that is UTF-8 that is all the decoding there is.
    let valid = std::str::from_utf8(bytes).ok();
    let (encoding, skip) = choose(bytes, valid.is_some(), options, findings)?;
    let bytes = bytes.get(skip..).unwrap_or_default();
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Finding::new(&rules::EMPTY, "the input is empty")
            .help("nothing was read; check the name and the command before the pipe")
            .into());
    }
    let label = encoding_rs::Encoding::for_label(encoding.name.as_bytes()).unwrap_or(UTF_8);
    let mut replaced = Vec::new();
    let text = match valid.filter(|_| label == UTF_8).and_then(|text| text.get(skip..)) {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(lossy(bytes, label, skip, &mut replaced, findings)),
    };
    scan::scan(&text, &replaced, findings);
    Ok(Source::new(name, text, encoding))
}

fn known(encoding: &'static encoding_rs::Encoding, how: EncodingSource, confidence: f32) -> Encoding {
    Encoding { name: encoding.name(), how, confidence }
}

/// The encoding, and how many bytes of mark to skip.
fn choose(
    bytes: &[u8],
    is_utf8: bool,
    options: &DecodeOptions,
    findings: &mut Findings,
) -> Result<(Encoding, usize), ReadError> {
    let mark = encoding_rs::Encoding::for_bom(bytes);
    if let Some(label) = &options.encoding {
        let Some(encoding) = encoding_rs::Encoding::for_label(label.as_bytes()) else {
            let message = format!("there is no charset “{label}”");
            return Err(Finding::new(&rules::UNKNOWN_LABEL, message)
                .help("use a label of the WHATWG Encoding Standard, such as windows-1256")
                .into());
        };
        let skip = mark.filter(|(marked, _)| *marked == encoding).map_or(0, |(_, length)| length);
        return Ok((known(encoding, EncodingSource::Option, 1.0), skip));
    }
    if let Some((encoding, length)) = mark {
        return Ok((known(encoding, EncodingSource::Mark, 1.0), length));
    }
    if let Some(encoding) = utf16_pattern(bytes) {
        let message = format!("the bytes are {} without a byte-order mark", encoding.name());
        findings.report(
            Finding::new(&rules::GUESSED, message).help("write the file with a byte-order mark, or as UTF-8"),
        );
        return Ok((known(encoding, EncodingSource::Pattern, 0.95), 0));
    }
    binary::refuse(bytes)?;
    let declared = declared::declared(bytes);
    let charset = declared.as_ref().and_then(|d| encoding_rs::Encoding::for_label(d.label.as_bytes()));
    if let (Some(declared), None) = (&declared, charset) {
        let message = format!("no charset is called “{}”", declared.label);
        findings.report(
            Finding::new(&rules::UNKNOWN_LABEL, message)
                .at(declared.span)
                .help("declare UTF-8, or a label of the WHATWG Encoding Standard"),
        );
    }
    if !is_utf8 {
        // Not UTF-8: what is declared, else what the bytes look like.
        if let Some(charset) = charset {
            // A UTF-16 label in bytes that are readable as ASCII cannot be true (HTML, “prescan”).
            let charset = if charset == UTF_16LE || charset == UTF_16BE { UTF_8 } else { charset };
            return Ok((known(charset, EncodingSource::Declared, 0.9), 0));
        }
        return Ok(detect(bytes, findings));
    }
    if let (Some(declared), Some(charset)) = (&declared, charset)
        && charset != UTF_8
        && !bytes.is_ascii()
    {
        let message = format!("declared as {}, but the bytes are valid UTF-8", declared.label);
        findings.report(
            Finding::new(&rules::CONTRADICTION, message)
                .at(declared.span)
                .help("declare UTF-8; the text was read as UTF-8"),
        );
    }
    Ok((known(UTF_8, EncodingSource::Valid, 1.0), 0))
}

fn utf16_pattern(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let sample = bytes.get(..bytes.len().min(1024) & !1)?;
    if sample.len() < 4 {
        return None;
    }
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    // White space and punctuation have a zero byte in every script.
    match (even, odd) {
        (0, odd) if odd * 10 >= half => Some(UTF_16LE),
        (even, 0) if even * 10 >= half => Some(UTF_16BE),
        _ => None,
    }
}

/// Undeclared bytes that are not UTF-8: damaged UTF-8, or a legacy charset.
fn detect(bytes: &[u8], findings: &mut Findings) -> (Encoding, usize) {
    let (good, bad) = utf8_tally(bytes);
    if good >= bad * 3 {
        return (known(UTF_8, EncodingSource::Detected, 0.8), 0);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    // The detector gives no measure; short texts are guessed wrongly more often than long ones.
    let confidence = if bytes.len() < 200 { 0.4 } else { 0.7 };
    let message =
        format!("the charset is not declared and the bytes are not UTF-8; read as {}", encoding.name());
    findings.report(
        Finding::new(&rules::GUESSED, message)
            .help("name the charset with --encoding, or convert the file to UTF-8"),
    );
    (known(encoding, EncodingSource::Detected, confidence), 0)
}

/// Counts sound multi-byte sequences and broken ones.
fn utf8_tally(bytes: &[u8]) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good, bad)
}

/// Decodes with replacement, reporting every bad sequence at its place; `replaced` gets the offsets of the
/// replacements in the text.
fn lossy(
    bytes: &[u8],
    encoding: &'static encoding_rs::Encoding,
    skipped: usize,
    replaced: &mut Vec<usize>,
    findings: &mut Findings,
) -> String {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut read = 0;
    loop {
        let rest = bytes.get(read..).unwrap_or_default();
        let wanted = decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(rest.len() * 3);
        out.reserve(wanted.max(16));
        let (result, consumed) = decoder.decode_to_string_without_replacement(rest, &mut out, true);
        read += consumed;
        match result {
            DecoderResult::InputEmpty => return out,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                let end = read.saturating_sub(usize::from(after));
                let start = end.saturating_sub(usize::from(length));
                let at = out.len();
                out.push('\u{FFFD}');
                replaced.push(at);
                let bad: Vec<String> =
                    bytes.get(start..end).unwrap_or_default().iter().map(|b| format!("{b:02X}")).collect();
                let rule = if encoding == UTF_8 { &rules::INVALID_UTF8 } else { &rules::INVALID_BYTES };
                let message = format!(
                    "bytes {} at offset {} are no character of {}",
                    bad.join(" "),
                    start + skipped,
                    encoding.name()
                );
                findings.report(
                    Finding::new(rule, message)
                        .at(Span::new(at, out.len()))
                        .help("U+FFFD stands in the place; get the item again, or name the right charset with --encoding"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str, Vec<&'static str>) {
        let mut findings = Findings::new(100);
        let source = decode("t", bytes, &DecodeOptions::default(), &mut findings).unwrap();
        let rules = findings.list().iter().map(|f| f.rule.name).collect();
        (source.text().to_owned(), source.encoding().name, rules)
    }

    #[test]
    fn marks_are_believed_and_removed() {
        assert_eq!(read(b"\xEF\xBB\xBFabc"), ("abc".into(), "UTF-8", vec![]));
        assert_eq!(read(b"\xFF\xFEa\0b\0"), ("ab".into(), "UTF-16LE", vec![]));
    }

    #[test]
    fn each_bad_byte_is_reported_where_it_stands() {
        let mut findings = Findings::new(100);
        let bytes = [b"good \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 text ".as_slice(), b"\xC0", b" end"].concat();
        let source = decode("t", &bytes, &DecodeOptions::default(), &mut findings).unwrap();
        let finding = findings.list().iter().find(|f| f.rule.name == "encoding/invalid-utf8").unwrap();
        assert_eq!(source.position(finding.place.span.unwrap().start).column, 16);
        assert!(finding.message.contains("offset 19"), "{}", finding.message);
    }

    #[test]
    fn valid_utf8_outranks_a_declaration() {
        let xml = "<?xml version=\"1.0\" encoding=\"windows-1256\"?><a>خبر</a>";
        let (text, name, rules) = read(xml.as_bytes());
        assert_eq!((text.as_str(), name, rules), (xml, "UTF-8", vec!["encoding/contradiction"]));
    }

    #[test]
    fn declared_charsets_are_used() {
        let (text, name, rules) = read(b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>caf\xE9</a>");
        assert!(text.ends_with("<a>café</a>"));
        assert_eq!((name, rules), ("windows-1252", vec![]));
    }
}
