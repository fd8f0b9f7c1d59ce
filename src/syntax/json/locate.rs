//! Where the values of a JSON text stand, by JSON pointer. The text has been parsed before: it is sound.

use super::escape;
use crate::source::Span;
use std::collections::HashMap;

/// All values with their stretches, in document order; a member's stretch includes its key.
pub fn pointers(text: &str) -> Vec<(String, Span)> {
    let mut walk = Walk { text, at: 0, out: Vec::new(), doubles: Vec::new() };
    walk.value("", 0);
    walk.out
}

/// Keys that are given twice: pointer and stretch of the earlier member, which does not count.
pub fn doubles(text: &str) -> Vec<(String, Span)> {
    let mut walk = Walk { text, at: 0, out: Vec::new(), doubles: Vec::new() };
    walk.value("", 0);
    walk.doubles
}

struct Walk<'a> {
    text: &'a str,
    at: usize,
    out: Vec<(String, Span)>,
    doubles: Vec<(String, Span)>,
}

impl Walk<'_> {
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    /// The recursion is bounded by the parser that has accepted the text.
    fn value(&mut self, pointer: &str, from: usize) {
        let first = self.peek();
        let start = if pointer.is_empty() { self.at } else { from };
        let index = self.out.len();
        self.out.push((pointer.to_owned(), Span::new(start, start)));
        match first {
            Some(b'{') => self.members(pointer),
            Some(b'[') => self.elements(pointer),
            Some(b'"') => {
                self.string();
            }
            _ => {
                let rest = self.text.get(self.at..).unwrap_or_default();
                self.at += rest.find([',', '}', ']', ' ', '\n', '\r', '\t']).unwrap_or(rest.len());
            }
        }
        let end = self.at;
        if let Some((_, span)) = self.out.get_mut(index) {
            *span = Span::new(start, end);
        }
    }

    fn members(&mut self, pointer: &str) {
        self.at += 1;
        let mut seen: HashMap<String, Span> = HashMap::new();
        while let Some(b'"') = self.peek() {
            let start = self.at;
            let key = self.string();
            let member = format!("{pointer}/{}", escape(&key));
            self.peek();
            self.at += 1;
            self.value(&member, start);
            if let Some(earlier) = seen.insert(key, Span::new(start, self.at)) {
                self.doubles.push((member, earlier));
            }
            if self.peek() == Some(b',') {
                self.at += 1;
            }
        }
        self.at += 1;
    }

    fn elements(&mut self, pointer: &str) {
        self.at += 1;
        let mut index = 0;
        while let Some(next) = self.peek() {
            if next == b']' {
                break;
            }
            let start = self.at;
            self.value(&format!("{pointer}/{index}"), start);
            index += 1;
            if self.peek() == Some(b',') {
                self.at += 1;
            }
        }
        self.at += 1;
    }

    fn string(&mut self) -> String {
        let start = self.at;
        let bytes = self.text.as_bytes();
        self.at += 1;
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b'\\' => self.at += 2,
                b'"' => break,
                _ => self.at += 1,
            }
        }
        self.at = (self.at + 1).min(bytes.len());
        serde_json::from_str(self.text.get(start..self.at).unwrap_or_default()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_lead_to_their_values() {
        let text = r#"{"a": [1, {"b/c": "x\"]"}], "d": null}"#;
        let table = pointers(text);
        let at = |p: &str| table.iter().find(|(q, _)| q == p).map(|(_, s)| &text[s.start..s.end]);
        assert_eq!(at("/a/0"), Some("1"));
        assert_eq!(at("/a/1/b~1c"), Some(r#""b/c": "x\"]""#));
        assert_eq!(at("/d"), Some(r#""d": null"#));
        assert_eq!(doubles(r#"{"a":1,"a":2}"#).len(), 1);
    }
}
