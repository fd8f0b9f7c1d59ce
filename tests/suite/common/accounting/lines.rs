//! Lines of text, headers of mail, values of front matter.

use super::{Leaf, Spelling, Type};
use std::ops::Range;

/// Headers that say how a mail is packed, which its bytes show.
const PACKING: &[&str] = &["content-type", "content-transfer-encoding", "mime-version"];

/// The lines of a text that have words.
pub fn text(text: &str) -> Vec<Leaf> {
    lines(text, 0).into_iter().map(|span| Leaf::new("line".into(), span)).collect()
}

fn lines(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        let bare = line.trim_end_matches(['\r', '\n']);
        if !bare.trim().is_empty() {
            out.push(at..at + bare.len());
        }
        at += line.len();
    }
    out
}

/// Front matter line by line, and the lines of the text.
pub fn markdown(text: &str) -> Vec<Leaf> {
    let lines = |text: &str, from: usize| {
        let mut spans = lines(text, from);
        // The numbers of a list's items are counted anew: they are syntax (CommonMark, section 5.3).
        for span in &mut spans {
            let line = &text[span.clone()];
            let rest = line.trim_start_matches([' ', '>']).trim_start_matches(|c: char| c.is_ascii_digit());
            if rest.len() < line.len() && rest.starts_with(['.', ')']) {
                span.start = span.end - rest.len() + 1;
            }
        }
        spans.retain(|span| !span.is_empty());
        spans
    };
    let Some(head) = text.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n")) else {
        return lines(text, 0).into_iter().map(|span| Leaf::new("line".into(), span)).collect();
    };
    let body = 4 + head + 5;
    let mut out = Vec::new();
    let mut outer = String::new();
    for span in lines(&text[..4 + head], 4) {
        let line = &text[span.clone()];
        let trimmed = line.trim_start_matches(['-', ' ']);
        if line.trim_start().starts_with('#') {
            continue;
        }
        let (key, value) = match trimmed.split_once(": ") {
            Some((key, value)) if !key.contains([' ', '"']) => (key, value),
            _ if trimmed.ends_with(':') => {
                outer = trimmed.trim_end_matches(':').to_owned();
                continue;
            }
            _ => ("", trimmed),
        };
        let nested = line.starts_with([' ', '-']);
        let kind = if nested { format!("{outer}/{key}") } else { key.to_owned() };
        let quotes = |c: char| c == '"' || c == '\'';
        let bare = value.trim().trim_matches(quotes);
        let start = bare.as_ptr() as usize - text.as_ptr() as usize;
        let mut leaf = Leaf::new(format!("front matter {kind}"), start..start + bare.len());
        if key == "language" {
            leaf.type_ = Type::Language;
        }
        out.push(leaf);
    }
    out.extend(lines(text, body).into_iter().map(|span| Leaf::new("line".into(), span)));
    out
}

/// Headers and lines of a mail; parts in base64 are unpacked.
pub fn mail(text: &str) -> Vec<Leaf> {
    let mut out: Vec<Leaf> = Vec::new();
    let (mut head, mut part, mut encoded, mut attached) = (true, false, None::<String>, false);
    let mut last = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = at..at + line.trim_end().len();
        at += line.len();
        if line.trim().is_empty() {
            head = false;
            continue;
        }
        if line.starts_with("--") && !line.starts_with("-- ") && !line.starts_with("--=20") {
            (head, part, encoded, attached) = (true, true, None, false);
            continue;
        }
        if head {
            if line.starts_with([' ', '\t']) {
                if let Some(leaf) = out.last_mut().filter(|_| !PACKING.contains(&last.as_str())) {
                    leaf.span.end = span.end;
                }
                continue;
            }
            let Some((name, value)) = line.split_once(':') else { continue };
            last = name.to_ascii_lowercase();
            let value = value.trim();
            match last.as_str() {
                "content-transfer-encoding" => encoded = Some(value.to_ascii_lowercase()),
                "content-disposition" => attached = true,
                _ => {}
            }
            if PACKING.contains(&last.as_str()) {
                continue;
            }
            let start = value.as_ptr() as usize - text.as_ptr() as usize;
            let kind = format!("header {}{name}", if part { "of a part " } else { "" });
            let mut leaf = Leaf::new(kind, start..start + value.len());
            if last == "date" {
                leaf.type_ = Type::MailDate;
            }
            out.push(leaf);
        } else if attached {
            // What is attached is no text.
        } else if encoded.as_deref() == Some("base64") {
            match out.last_mut().filter(|leaf| leaf.spelling == Spelling::Base64) {
                Some(leaf) => leaf.span.end = span.end,
                None => {
                    let mut leaf = Leaf::new("packed text".into(), span);
                    leaf.spelling = Spelling::Base64;
                    out.push(leaf);
                }
            }
        } else {
            out.push(Leaf::new("line".into(), span));
        }
    }
    out
}
