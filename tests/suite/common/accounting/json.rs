//! Strings and numbers of JSON, by their keys.

use super::token::WORD;
use super::{Leaf, Type};

/// All strings, numbers and truth values of a sound text, or of each of its lines.
pub fn leaves(text: &str) -> Vec<Leaf> {
    let mut walk = Walk { text, at: 0, out: Vec::new(), objects: Vec::new() };
    while walk.peek().is_some() {
        walk.value(&mut Vec::new());
    }
    walk.out
}

/// Places where a member can be added: the beginning of each object.
pub fn additions(text: &str) -> Vec<(Leaf, String)> {
    let mut walk = Walk { text, at: 0, out: Vec::new(), objects: Vec::new() };
    while walk.peek().is_some() {
        walk.value(&mut Vec::new());
    }
    walk.objects.into_iter().map(|leaf| (leaf, format!("\"added\":\"{WORD}\","))).collect()
}

struct Walk<'a> {
    text: &'a str,
    at: usize,
    out: Vec<Leaf>,
    /// The beginnings of objects that are not empty.
    objects: Vec<Leaf>,
}

impl Walk<'_> {
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(|b| b.is_ascii_whitespace() || *b == b',' || *b == b':') {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn value(&mut self, keys: &mut Vec<String>) {
        let Some(first) = self.peek() else { return };
        let start = self.at;
        match first {
            b'{' | b'[' => {
                self.at += 1;
                if first == b'{' && self.peek() == Some(b'"') {
                    let kind = keys[keys.len().saturating_sub(2)..].join("/");
                    self.objects.push(Leaf::new(format!("{kind}/+"), start + 1..start + 1));
                }
                while let Some(next) = self.peek() {
                    if matches!(next, b'}' | b']') {
                        break;
                    }
                    if first == b'{' {
                        let key = self.string();
                        keys.push(key);
                        self.value(keys);
                        keys.pop();
                    } else {
                        self.value(keys);
                    }
                }
                self.at += 1;
            }
            b'"' => {
                self.string();
                self.leaf(keys, start + 1..self.at - 1);
            }
            _ => {
                let end = self.text[start..].find(|c: char| c.is_whitespace() || ",}]".contains(c));
                self.at = end.map_or(self.text.len(), |n| start + n).max(start + 1);
                if &self.text[start..self.at] != "null" {
                    self.leaf(keys, start..self.at);
                }
            }
        }
    }

    fn leaf(&mut self, keys: &[String], span: std::ops::Range<usize>) {
        let mut leaf = Leaf::new(keys[keys.len().saturating_sub(2)..].join("/"), span);
        if keys.last().is_some_and(|key| key == "language") {
            leaf.type_ = Type::Language;
        }
        self.out.push(leaf);
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
        self.at += 1;
        self.text[start + 1..self.at - 1].to_owned()
    }
}
