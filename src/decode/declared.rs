//! The charset that an input declares for itself: in an XML declaration, in HTML's `meta`, in the header of a mail.

use super::prescan::{Declared, Passed};
use crate::source::Span;

/// How far into a page a `meta` counts (HTML, section 4.2.5.4).
const META_WITHIN: usize = 1024;
/// Bytes within which a `meta` is still looked for in a page that starts with a tag: browsers reload the page for a
/// late one (HTML, section 13.2.3.5).
const META_LATE: usize = 64 << 10;

/// Looks for a declaration in the head of the bytes.
pub fn declared(bytes: &[u8]) -> Option<Declared> {
    if let Some(found) = mail(bytes) {
        return Some(found);
    }
    let head = bytes.get(..bytes.len().min(META_WITHIN)).unwrap_or_default();
    if !head.contains(&b'<') {
        return None;
    }
    let ascii = lowered(head);
    let start = ascii.len() - ascii.trim_start().len();
    if ascii.get(start..)?.starts_with("<?xml") {
        let end = ascii.find("?>").unwrap_or(ascii.len());
        return value_after(head, &ascii, "encoding", start, end);
    }
    if let Some(found) = super::prescan::prescan(head, Passed::Prescan) {
        return Some(found);
    }
    // A browser that meets a declaration later begins again with it.
    let page = ascii.get(start..)?.starts_with('<') && bytes.len() > META_WITHIN;
    let further = bytes.get(..bytes.len().min(META_LATE)).filter(|_| page)?;
    super::prescan::prescan(further, Passed::Parsed)
}

/// Bytes as ASCII in lower case, such that offsets stay.
fn lowered(bytes: &[u8]) -> String {
    bytes.iter().map(|b| if b.is_ascii() { char::from(*b).to_ascii_lowercase() } else { '?' }).collect()
}

/// How long the name of a field is at most, in bytes.
const LONGEST_NAME: usize = 40;
/// How far into a mail its header is looked for.
const HEADER_WITHIN: usize = 16 << 10;

/// The charset of a mail whose one part stands as it is (RFC 2045, section 5); packed parts are unpacked by their own.
fn mail(bytes: &[u8]) -> Option<Declared> {
    // The name of a field, and not a story that has a colon somewhere.
    let first = bytes.iter().take(LONGEST_NAME + 1).position(|b| *b == b':')?;
    let name = bytes.get(..first)?;
    if !name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-') {
        return None;
    }
    let head = bytes.get(..bytes.len().min(HEADER_WITHIN))?;
    let ascii = lowered(head);
    let end = ascii.find("\n\n").or_else(|| ascii.find("\n\r\n"))?;
    let header = ascii.get(..end)?;
    let field = |name: &str| header.starts_with(name) || header.contains(&format!("\n{name}"));
    let packed = header.contains("quoted-printable") || header.contains("base64");
    if packed || !(field("from:") || field("received:")) || !field("subject:") {
        return None;
    }
    let kind = header
        .find("\ncontent-type: text/")
        .or_else(|| header.starts_with("content-type: text/").then_some(0))?;
    // A field goes on in lines that begin with white space.
    let rest = header.get(kind + 1..)?;
    let over = rest
        .match_indices('\n')
        .map(|(at, _)| at)
        .find(|at| !rest.get(at + 1..).is_some_and(|line| line.starts_with([' ', '\t'])));
    value_after(head, &ascii, "charset", kind, kind + 1 + over.unwrap_or(rest.len()))
}

/// The value behind `key=` between two offsets, quoted or not.
fn value_after(head: &[u8], ascii: &str, key: &str, start: usize, end: usize) -> Option<Declared> {
    let at = start + ascii.get(start..end)?.find(key)? + key.len();
    let rest = ascii.get(at..end)?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let mut from = end - value.len();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let value = match quote {
        Some(quote) => {
            from += 1;
            value.get(1..)?.split(quote).next()?
        }
        None => {
            value.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/' | '>')).next()?
        }
    };
    let label = value.trim();
    from += value.len() - value.trim_start().len();
    let written = head.get(from..from + label.len())?;
    (!label.is_empty()).then(|| Declared {
        label: written.iter().map(|b| char::from(*b)).collect(),
        span: Span::new(from, from + label.len()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_found_where_the_standards_put_them() {
        for (input, label) in [
            ("<?xml version='1.0' encoding='ISO-8859-15'?>", Some("ISO-8859-15")),
            ("<html><meta charset=utf-8>", Some("utf-8")),
            (
                "<meta http-equiv=content-type content=\"text/html; charset=windows-1256\">",
                Some("windows-1256"),
            ),
            ("plain charset=x", None),
            (
                "From: a@b\nSubject: x\nContent-Type: text/plain;\n charset=\"iso-8859-1\"\n\nx",
                Some("iso-8859-1"),
            ),
            (
                "From: a@b\nSubject: x\nContent-Type: text/plain; charset=x\nContent-Transfer-Encoding: base64\n\nx",
                None,
            ),
            ("Rain: it fell\n\nFrom: a\nSubject: b\nContent-Type: text/plain; charset=x\n\n", None),
        ] {
            assert_eq!(declared(input.as_bytes()).map(|d| d.label).as_deref(), label, "{input}");
        }
    }
}
