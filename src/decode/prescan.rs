//! The charset that a page declares in `meta` (HTML, section 13.2.3.2, “prescan a byte stream to determine its
//! encoding”): attributes count once, a `content` counts only beside its `http-equiv`, comments do not count.

use super::charset::{Charset, Named, by_label};
use crate::source::Span;

/// A declared charset and where it stands.
pub struct Declared {
    /// The label, as written.
    pub label: String,
    /// Its stretch; the bytes before it are ASCII, so offsets in bytes and in text agree.
    pub span: Span,
}

/// What a scan passes over.
#[derive(Clone, Copy, PartialEq)]
pub enum Passed {
    /// Tags and comments alone, as before parsing.
    Prescan,
    /// The text of scripts and their like too, as a parser does.
    Parsed,
}

/// Elements whose text is no markup (HTML, section 13.2.6.4.4).
const RAW: &[&[u8]] =
    &[b"script", b"style", b"title", b"textarea", b"xmp", b"iframe", b"noembed", b"noframes"];

/// Looks for a charset in the head of a page. A label that no charset has is given only where no other follows, so
/// that it can be spoken of.
pub fn prescan(head: &[u8], passed: Passed) -> Option<Declared> {
    let mut scan = Scan { head, at: 0 };
    let mut unknown = None;
    while scan.at < head.len() {
        let rest = head.get(scan.at..).unwrap_or_default();
        if rest.starts_with(b"<!--") {
            // The dashes that begin a comment can end it.
            scan.at += 2;
            if scan.pass(b"-->").is_none() {
                break;
            }
        } else if is_meta(rest) {
            scan.at += 5;
            if let Some(found) = scan.meta() {
                match by_label(&found.label) {
                    Named::Known(_) => return Some(found),
                    Named::Refused | Named::Unknown => unknown = unknown.or(Some(found)),
                }
            }
        } else if rest.first() == Some(&b'<') {
            let name = rest.get(1..).unwrap_or_default();
            let name = name.strip_prefix(b"/").unwrap_or(name);
            if name.first().is_some_and(u8::is_ascii_alphabetic) {
                scan.skip(|b| !b.is_ascii_whitespace() && b != b'>');
                while scan.attribute().is_some() {}
                let name: Vec<u8> =
                    name.iter().take_while(|b| b.is_ascii_alphabetic()).map(u8::to_ascii_lowercase).collect();
                if passed == Passed::Parsed && rest.get(1) != Some(&b'/') && RAW.contains(&name.as_slice()) {
                    scan.pass_raw(&name);
                    continue;
                }
            } else if matches!(rest.get(1), Some(b'!' | b'/' | b'?')) {
                let found = scan.pass(b">");
                if found.is_none() {
                    break;
                }
                continue;
            }
            scan.at += 1;
        } else {
            scan.at += 1;
        }
    }
    unknown
}

struct Scan<'h> {
    head: &'h [u8],
    at: usize,
}

/// An attribute: its name in small letters, its value, and where the value begins.
struct Attribute {
    name: Vec<u8>,
    value: Vec<u8>,
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.head.get(self.at).copied()
    }

    fn skip(&mut self, skips: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&skips) {
            self.at += 1;
        }
    }

    /// Goes behind the next occurrence of an end.
    fn pass(&mut self, end: &[u8]) -> Option<()> {
        let rest = self.head.get(self.at..)?;
        let found = rest.windows(end.len()).position(|window| window == end)?;
        self.at += found + end.len();
        Some(())
    }

    /// Goes to the end tag of an element whose text is no markup.
    fn pass_raw(&mut self, name: &[u8]) {
        let rest = self.head.get(self.at..).unwrap_or_default();
        let ends = |window: &[u8]| {
            window.strip_prefix(b"</").is_some_and(|window| window.eq_ignore_ascii_case(name))
        };
        let found = rest.windows(name.len() + 2).position(ends);
        self.at = found.map_or(self.head.len(), |found| self.at + found);
    }

    /// What a `meta` declares, its name passed.
    fn meta(&mut self) -> Option<Declared> {
        let mut names: Vec<Vec<u8>> = Vec::new();
        let mut is_pragma = false;
        let mut needs_pragma = false;
        let mut found: Option<Declared> = None;
        while let Some(attribute) = self.attribute() {
            if names.contains(&attribute.name) {
                continue;
            }
            match attribute.name.as_slice() {
                b"http-equiv" => is_pragma = attribute.value.eq_ignore_ascii_case(b"content-type"),
                b"content" if found.is_none() => {
                    found = charset_in(&attribute.value).map(|(from, to)| {
                        needs_pragma = true;
                        declared(&attribute, from, to)
                    });
                }
                b"charset" => {
                    needs_pragma = false;
                    found = Some(declared(&attribute, 0, attribute.value.len()));
                }
                _ => {}
            }
            names.push(attribute.name);
        }
        found.filter(|found| (is_pragma || !needs_pragma) && !found.label.is_empty())
    }

    /// The next attribute of a tag; at the tag's end there is none.
    fn attribute(&mut self) -> Option<Attribute> {
        self.skip(|b| b.is_ascii_whitespace() || b == b'/');
        let mut name = Vec::new();
        loop {
            match self.peek()? {
                b'>' if name.is_empty() => return None,
                b'=' if !name.is_empty() => break,
                b'/' | b'>' => return Some(Attribute { name, value: Vec::new(), at: self.at }),
                byte if byte.is_ascii_whitespace() => {
                    self.skip(|b| b.is_ascii_whitespace());
                    if self.peek()? != b'=' {
                        return Some(Attribute { name, value: Vec::new(), at: self.at });
                    }
                    break;
                }
                byte => name.push(byte.to_ascii_lowercase()),
            }
            self.at += 1;
        }
        let (at, end) = self.value(b'>')?;
        // A value that does not end is none: the rest of the page stands in it.
        if end == self.head.len() {
            return None;
        }
        let value = self.head.get(at..end)?.to_vec();
        Some(Attribute { name, value, at })
    }

    /// The stretch of a value behind its sign of equality: quoted, or up to a blank or `stop`. None where a quotation
    /// does not end.
    fn value(&mut self, stop: u8) -> Option<(usize, usize)> {
        self.at += 1;
        self.skip(|b| b.is_ascii_whitespace());
        let quote = self.peek().filter(|b| matches!(b, b'"' | b'\''));
        self.at += usize::from(quote.is_some());
        let start = self.at;
        self.skip(|b| match quote {
            Some(quote) => b != quote,
            None => !b.is_ascii_whitespace() && b != stop,
        });
        let end = self.at;
        if quote.is_some() {
            self.peek()?;
            self.at += 1;
        }
        Some((start, end))
    }
}

/// A label within a value. In a page that can be read so far a charset of 16 bits cannot be meant.
fn declared(attribute: &Attribute, from: usize, to: usize) -> Declared {
    let written = attribute.value.get(from..to).unwrap_or_default();
    let label: String = written.iter().map(|b| char::from(*b)).collect();
    let start = from + written.len() - written.trim_ascii_start().len();
    let label = label.trim_matches(|c: char| c.is_ascii_whitespace()).to_owned();
    let span = Span::new(attribute.at + start, attribute.at + start + label.len());
    let label = match by_label(&label) {
        Named::Known(Charset::Whatwg(e)) if e == encoding_rs::UTF_16LE || e == encoding_rs::UTF_16BE => {
            "utf-8".into()
        }
        Named::Known(Charset::Whatwg(e)) if e == encoding_rs::X_USER_DEFINED => "windows-1252".into(),
        _ => label,
    };
    Declared { label, span }
}

/// Where the label stands in a `content` (HTML, section 2.6.5).
fn charset_in(content: &[u8]) -> Option<(usize, usize)> {
    let lower = content.to_ascii_lowercase();
    let mut from = 0;
    loop {
        let name = b"charset";
        from += lower.get(from..)?.windows(name.len()).position(|window| window == name)? + name.len();
        let mut scan = Scan { head: content, at: from };
        scan.skip(|b| b.is_ascii_whitespace());
        if scan.peek()? != b'=' {
            continue;
        }
        return scan.value(b';').filter(|(start, end)| start < end);
    }
}

fn is_meta(rest: &[u8]) -> bool {
    let name = rest.get(..5).is_some_and(|name| name.eq_ignore_ascii_case(b"<meta"));
    name && rest.get(5).is_some_and(|b| b.is_ascii_whitespace() || *b == b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_browsers_believe_is_believed() {
        for (page, label) in [
            ("<meta charset=koi8-r>", Some("koi8-r")),
            ("<META CHARSET=' koi8-r '>", Some("koi8-r")),
            ("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", Some("koi8-r")),
            ("<meta content='text/html; charset=koi8-r'>", None),
            ("<!-- <meta charset=koi8-r> --><p title='<meta charset=koi8-u>'>", None),
            ("<!--><meta charset=koi8-r>-->", Some("koi8-r")),
            ("<meta charset=none-such><meta charset=koi8-r>", Some("koi8-r")),
            ("<meta charset=none-such>", Some("none-such")),
            ("<meta charset=utf-16>", Some("utf-8")),
            ("<meta charset=koi8-r", None),
            ("<metacharset=koi8-r>", None),
            ("<meta charset=koi8-r charset=koi8-u>", Some("koi8-r")),
        ] {
            assert_eq!(
                prescan(page.as_bytes(), Passed::Prescan).map(|d| d.label).as_deref(),
                label,
                "{page}"
            );
        }
        let script = b"<script>'<meta charset=koi8-u>'</script><meta charset=koi8-r>";
        assert_eq!(prescan(script, Passed::Prescan).map(|d| d.label).as_deref(), Some("koi8-u"));
        assert_eq!(prescan(script, Passed::Parsed).map(|d| d.label).as_deref(), Some("koi8-r"));
    }
}
