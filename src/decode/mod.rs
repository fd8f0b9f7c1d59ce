//! Bytes to text: byte-order marks, declarations, detection, and findings about the bytes.
//!
//! The order: what the user says, a byte-order mark, a pattern of zero bytes, valid UTF-8 (it outranks a
//! contradicting declaration), the declared charset, detection.

mod alphabets;
mod binary;
mod charset;
mod declared;
mod detect;
#[cfg(feature = "cli")]
mod encode;
mod johab;
mod mend;
pub mod mojibake;
mod patterns;
mod prescan;
pub mod rules;
mod scan;

use crate::diagnostics::{Finding, Findings};
use crate::error::ReadError;
use crate::options::ReadOptions;
use crate::source::{Encoding, EncodingSource, Source, Span};
use charset::{Charset, Named};
#[cfg(feature = "cli")]
pub use encode::encode;
use encoding_rs::{DecoderResult, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Whether the ASCII of an input can be told without decoding it, by its first bytes and the charset that the user
/// names: not in UTF-16, nor where escapes give other meanings to the same bytes.
pub fn keeps_ascii(head: &[u8], label: Option<&str>) -> bool {
    let declared = declared::declared(head).map(|declared| declared.label);
    if head.iter().any(|byte| matches!(byte, 0 | 0x1B)) {
        return false;
    }
    match label.map(str::to_owned).or(declared).map(|label| charset::by_label(&label)) {
        None => true,
        Some(Named::Known(Charset::Whatwg(encoding))) => encoding.is_ascii_compatible(),
        Some(Named::Known(Charset::Table(..))) => true,
        Some(_) => false,
    }
}

/// Decodes the bytes of one item. Every replacement is reported in `findings`.
///
/// # Errors
///
/// Empty, binary and too large inputs, and a charset option that no charset has.
pub fn decode<'a>(
    name: &str,
    bytes: &'a [u8],
    options: &ReadOptions,
    findings: &mut Findings,
) -> Result<Source<'a>, ReadError> {
    let most = options.limits.bytes_of(bytes);
    if bytes.len() > most {
        let message = format!("the item has {} bytes; the limit is {most}", bytes.len());
        return Err(Finding::new(&rules::BYTES, message)
            .help("raise the limit with --max-bytes, or split the input")
            .into());
    }
    // The whole input is looked through once: for everything that is UTF-8 that is all the decoding there is.
    let valid = std::str::from_utf8(bytes).ok();
    let (charset, how, confidence, skip) = choose(bytes, valid.is_some(), options, findings)?;
    let encoding = Encoding { name: charset.name(), how, confidence };
    let bytes = bytes.get(skip..).unwrap_or_default();
    let first = options.within.shift.saturating_add_unsigned(skip);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Finding::new(&rules::EMPTY, "the input is empty")
            .help("check the file name, or the command before the pipe")
            .into());
    }
    let mut replaced = Vec::new();
    let utf8 = encoding.name == UTF_8.name();
    let text = match (valid.filter(|_| utf8).and_then(|text| text.get(skip..)), charset) {
        (Some(text), _) => Cow::Borrowed(text),
        (None, Charset::Whatwg(label)) => Cow::Owned(lossy(bytes, label, first, &mut replaced, findings)),
        (None, other) => Cow::Owned(beyond(bytes, other, first, &mut replaced, findings)),
    };
    let text = match mend::mend(&text, options.repair, findings) {
        Some(mended) => {
            // The gaps that decoding left are reported already, but have moved.
            replaced =
                mended.match_indices('\u{FFFD}').map(|(at, _)| at).filter(|_| !replaced.is_empty()).collect();
            Cow::Owned(mended)
        }
        None => text,
    };
    scan::scan(&text, &replaced, findings);
    Ok(Source::new(name, text, encoding))
}

/// Reports text that was UTF-8 and was read as something else.
pub fn misread(text: &str, findings: &mut Findings) {
    if !findings.wants([&&rules::MOJIBAKE]) {
        return;
    }
    for damage in mojibake::find(text) {
        let was = mend::quoted(text.get(damage.span.start..damage.span.end).unwrap_or_default());
        let now = mend::quoted(&damage.repaired);
        let message = match damage.charset {
            Some(charset) => format!("{was} is UTF-8 that was decoded as {charset}; it was {now}"),
            None => {
                format!("{was} contains control characters that are characters of windows-1252; it was {now}")
            }
        };
        findings.report(
            Finding::new(&rules::MOJIBAKE, message)
                .at(damage.span)
                .help("get an undamaged copy of the item, or repair it with `convert --fix`"),
        );
    }
}

/// The charset, how it is known, how certainly, and how many bytes of mark to skip.
type Chosen = (Charset, EncodingSource, f32, usize);

fn known(
    encoding: &'static encoding_rs::Encoding,
    how: EncodingSource,
    confidence: f32,
    skip: usize,
) -> Chosen {
    (Charset::Whatwg(encoding), how, confidence, skip)
}

/// Marks of UTF-32, of which the first is that of UTF-16 with two zero bytes behind it.
const UTF_32_MARKS: &[(&[u8], bool)] = &[(b"\xFF\xFE\0\0", false), (b"\0\0\xFE\xFF", true)];

/// What to read the bytes as.
fn choose(
    bytes: &[u8],
    is_utf8: bool,
    options: &ReadOptions,
    findings: &mut Findings,
) -> Result<Chosen, ReadError> {
    let wide = UTF_32_MARKS.iter().find(|(mark, _)| bytes.len().is_multiple_of(4) && bytes.starts_with(mark));
    let mark = encoding_rs::Encoding::for_bom(bytes);
    if let Some(label) = &options.encoding {
        let charset = match charset::by_label(label) {
            Named::Known(charset) => charset,
            Named::Refused => return Err(refused(label).into()),
            Named::Unknown => {
                let message = format!("unknown charset `{label}`");
                return Err(Finding::new(&rules::UNKNOWN_LABEL, message)
                    .help(
                        "use a label of the WHATWG Encoding Standard, such as windows-1256, or an IANA name",
                    )
                    .into());
            }
        };
        let skip = match charset {
            Charset::Whatwg(encoding) => mark.filter(|(m, _)| *m == encoding).map_or(0, |(_, length)| length),
            Charset::Utf32(big) => wide.filter(|(_, own)| *own == big).map_or(0, |(mark, _)| mark.len()),
            _ => 0,
        };
        return Ok((charset, EncodingSource::Option, 1.0, skip));
    }
    if let Some((mark, big)) = wide {
        return Ok((Charset::Utf32(*big), EncodingSource::Mark, 1.0, mark.len()));
    }
    if let Some((encoding, length)) = mark {
        return Ok(known(encoding, EncodingSource::Mark, 1.0, length));
    }
    let pattern = utf32_pattern(bytes).or_else(|| utf16_pattern(bytes).map(Charset::Whatwg));
    if let Some(charset) = pattern {
        let message = format!("the text is {} without a byte-order mark", charset.name());
        findings.report(
            Finding::new(&rules::GUESSED, message).help("write the file with a byte-order mark, or as UTF-8"),
        );
        return Ok((charset, EncodingSource::Pattern, 0.95, 0));
    }
    let escaped = if is_utf8 && bytes.contains(&0x1B) { detect::escapes(bytes) } else { None };
    if escaped.is_none() {
        binary::refuse(bytes)?;
    }
    let declared = declared::declared(bytes);
    let named = declared.as_ref().map(|d| (d, charset::by_label(&d.label)));
    match &named {
        Some((declared, Named::Refused)) if !is_utf8 => {
            return Err(refused(&declared.label).at(declared.span).into());
        }
        Some((declared, Named::Unknown | Named::Refused)) => {
            let message = format!("unknown charset `{}` is declared", declared.label);
            findings.report(
                Finding::new(&rules::UNKNOWN_LABEL, message)
                    .at(declared.span)
                    .help("declare UTF-8, or a label of the WHATWG Encoding Standard"),
            );
        }
        _ => {}
    }
    let charset = match named {
        Some((_, Named::Known(charset))) => Some(charset),
        _ => None,
    };
    // Characters behind escapes are valid ASCII, and no text.
    if let (Some(found), None) = (escaped, charset) {
        let message = format!("no charset is declared; the escape sequences are those of {}", found.name());
        findings.report(Finding::new(&rules::GUESSED, message).help("set the charset with --encoding"));
        return Ok((found, EncodingSource::Pattern, 0.95, 0));
    }
    if !is_utf8 || matches!(charset, Some(Charset::Iso2022Kr)) {
        // Not UTF-8: what is declared, else what the bytes look like.
        if let Some(charset) = charset {
            // A UTF-16 label in bytes that are readable as ASCII cannot be true (HTML, “prescan”).
            let utf16 = charset == Charset::Whatwg(UTF_16LE) || charset == Charset::Whatwg(UTF_16BE);
            let charset = if utf16 { Charset::Whatwg(UTF_8) } else { charset };
            return Ok((charset, EncodingSource::Declared, 0.9, 0));
        }
        let found = detect::detect(bytes, findings);
        return Ok((found.charset, EncodingSource::Detected, found.confidence, 0));
    }
    if let (Some(declared), Some(charset)) = (&declared, charset)
        && charset == Charset::Whatwg(encoding_rs::ISO_2022_JP)
        && bytes.contains(&0x1B)
    {
        let _ = declared;
        return Ok((charset, EncodingSource::Declared, 0.95, 0));
    }
    if let (Some(declared), Some(charset)) = (&declared, charset)
        && charset != Charset::Whatwg(UTF_8)
        && !bytes.is_ascii()
    {
        let message = format!("the declared charset is {}, but the bytes are valid UTF-8", declared.label);
        findings.report(
            Finding::new(&rules::CONTRADICTION, message)
                .at(declared.span)
                .help("declare UTF-8; the text was read as UTF-8"),
        );
    }
    Ok(known(UTF_8, EncodingSource::Valid, 1.0, 0))
}

/// The finding on a charset that is refused by its name.
fn refused(label: &str) -> Finding {
    let message = format!("unsupported charset `{label}`: ASCII bytes mean other characters in it");
    Finding::new(&rules::REFUSED, message).help("convert the file to UTF-8 first")
}

/// UTF-32 without a mark: in every unit at least one byte of the highest two is zero, and the highest always is.
fn utf32_pattern(bytes: &[u8]) -> Option<Charset> {
    if bytes.len() < 8 || !bytes.len().is_multiple_of(4) {
        return None;
    }
    let sample = bytes.get(..bytes.len().min(4096) & !3)?;
    let all = |high: usize, second: usize| {
        sample.chunks(4).all(|u| u.get(high) == Some(&0) && u.get(second).is_some_and(|b| *b < 0x11))
    };
    let ascii = |low: usize, next: usize| {
        sample.chunks(4).any(|u| u.get(next) == Some(&0) && u.get(low).is_some_and(u8::is_ascii))
    };
    match (all(3, 2) && ascii(0, 1), all(0, 1) && ascii(3, 2)) {
        (true, false) => Some(Charset::Utf32(false)),
        (false, true) => Some(Charset::Utf32(true)),
        _ => None,
    }
}

/// Decodes a charset that the Encoding Standard leaves out, reporting every bad sequence at its place.
fn beyond(
    bytes: &[u8],
    charset: Charset,
    first: isize,
    replaced: &mut Vec<usize>,
    findings: &mut Findings,
) -> String {
    let mut found = Vec::new();
    let text = charset::decode(bytes, charset, &mut |at, length, offset| found.push((at, length, offset)));
    for (at, length, offset) in found {
        replaced.push(offset);
        let bad: Vec<String> =
            bytes.get(at..at + length).unwrap_or_default().iter().map(|b| format!("{b:02X}")).collect();
        let message = format!(
            "bytes {} at offset {} are not a character of {}",
            bad.join(" "),
            at.saturating_add_signed(first),
            charset.name()
        );
        findings.report(Finding::new(&rules::INVALID_BYTES, message).at(Span::new(offset, offset + 3)).help(
            "they were read as U+FFFD; get an undamaged copy of the item, or set the charset with --encoding",
        ));
    }
    text
}

fn utf16_pattern(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let sample = bytes.get(..bytes.len().min(1024) & !1)?;
    if sample.len() < 4 {
        return None;
    }
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    // White space and punctuation have a zero byte in every script.
    let found = match (even, odd) {
        (0, odd) if odd * 10 >= half => return Some(UTF_16LE),
        (even, 0) if even * 10 >= half => return Some(UTF_16BE),
        // The ideographic space has a zero byte, too, on the other side.
        (even, odd) if odd * 10 >= half && odd > even * 4 => UTF_16LE,
        (even, odd) if even * 10 >= half && even > odd * 4 => UTF_16BE,
        _ => return None,
    };
    let (text, broken) = found.decode_without_bom_handling(sample);
    let words = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{3000}');
    let (known, all) = text.chars().fold((0, 0), |(known, all), c| (known + usize::from(words(c)), all + 1));
    (!broken && !text.chars().any(|c| c == '\0') && known * 10 >= all * 8).then_some(found)
}

/// Decodes with replacement, reporting every bad sequence at its place; `replaced` gets the offsets of the
/// replacements in the text.
fn lossy(
    bytes: &[u8],
    encoding: &'static encoding_rs::Encoding,
    first: isize,
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
                    "bytes {} at offset {} are not a character of {}",
                    bad.join(" "),
                    start.saturating_add_signed(first),
                    encoding.name()
                );
                findings.report(Finding::new(rule, message).at(Span::new(at, out.len())).help(
                    "they were read as U+FFFD; get an undamaged copy of the item, or set the charset with \
                            --encoding",
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str, Vec<&'static str>) {
        let mut findings = Findings::new(100);
        let source = decode("t", bytes, &ReadOptions::default(), &mut findings).unwrap();
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
        let source = decode("t", &bytes, &ReadOptions::default(), &mut findings).unwrap();
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
