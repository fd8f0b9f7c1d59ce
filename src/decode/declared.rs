//! The charset that an input declares for itself: in an XML declaration, or in HTML's `meta`.

use super::prescan::Passed;
use crate::source::Span;

/// A declared charset and where it stands.
pub struct Declared {
    /// The label, as written.
    pub label: String,
    /// Its stretch; the bytes before it are ASCII, so offsets in bytes and in text agree.
    pub span: Span,
}

/// How far into a page a `meta` counts (HTML, section 4.2.5.4).
const META_WITHIN: usize = 1024;
/// How far into one that begins with a tag it is looked for as its parser would (HTML, section 13.2.3.5).
const META_LATE: usize = 64 << 10;

/// Looks for a declaration in the head of the bytes.
pub fn declared(bytes: &[u8]) -> Option<Declared> {
    let head = bytes.get(..bytes.len().min(META_WITHIN)).unwrap_or_default();
    if !head.contains(&b'<') {
        return None;
    }
    let ascii: String =
        head.iter().map(|b| if b.is_ascii() { char::from(*b).to_ascii_lowercase() } else { '?' }).collect();
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
        ] {
            assert_eq!(declared(input.as_bytes()).map(|d| d.label).as_deref(), label, "{input}");
        }
    }
}
