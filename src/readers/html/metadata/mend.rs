//! Repairs invalid JSON of pages: raw line breaks in strings, trailing commas, comments, a missing end.

use serde_json::Value;

/// How deep a value is nested at most. `serde_json` itself stops at 128.
const DEEPEST: usize = 100;

/// Reads JSON, mended where it is broken; several values one behind the other as a list. `None` where it is beyond
/// that.
pub fn json(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let text = text.trim().trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let text = text.trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let mended = mend(text);
    let mut values: Vec<Value> = Vec::new();
    for value in serde_json::Deserializer::from_str(&mended).into_iter() {
        match value {
            Ok(value) => values.push(value),
            Err(_) => break,
        }
    }
    if values.len() > 1 { Some(Value::Array(values)) } else { values.pop() }
}

/// Mends what can be mended without guessing at meaning.
fn mend(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut open: Vec<char> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                out.push('"');
                string(text, &mut chars, &mut out);
            }
            '{' | '[' => {
                if open.len() >= DEEPEST {
                    break;
                }
                open.push(if c == '{' { '}' } else { ']' });
                out.push(c);
            }
            '}' | ']' => {
                drop_comma(&mut out);
                // An end too many, or of the wrong kind: what is open is closed first.
                while let Some(want) = open.pop() {
                    out.push(want);
                    if want == c {
                        break;
                    }
                }
            }
            '/' if text.get(at..).is_some_and(|t| t.starts_with("/*")) => {
                let end = text.get(at + 2..).and_then(|t| t.find("*/")).map(|e| at + 2 + e + 2);
                while chars.peek().is_some_and(|(next, _)| end.is_none_or(|end| *next < end)) {
                    chars.next();
                }
            }
            '/' if text.get(at..).is_some_and(|t| t.starts_with("//")) => {
                while chars.peek().is_some_and(|(_, c)| *c != '\n') {
                    chars.next();
                }
            }
            c if c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}') => out.push(' '),
            c => out.push(c),
        }
    }
    drop_comma(&mut out);
    out.extend(open.into_iter().rev());
    out
}

type Chars<'t> = std::iter::Peekable<std::str::CharIndices<'t>>;

/// Copies a string literal behind its first quotation mark. A mark that nothing ends is a part of the text.
fn string(text: &str, chars: &mut Chars<'_>, out: &mut String) {
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                let rest = text.get(at + 1..).unwrap_or_default().trim_start();
                if rest.is_empty() || rest.starts_with([',', ':', '}', ']']) {
                    out.push('"');
                    return;
                }
                out.push_str("\\\"");
            }
            '\\' => match chars.peek().map(|(_, c)| *c) {
                Some('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't') => {
                    out.push('\\');
                    out.extend(chars.next().map(|(_, c)| c));
                }
                Some('u') if is_escape(text.get(at + 2..)) => {
                    out.push('\\');
                    out.extend(chars.next().map(|(_, c)| c));
                }
                // `\'` and the like are the character itself.
                _ => {}
            },
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if u32::from(c) < 0x20 => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn is_escape(rest: Option<&str>) -> bool {
    rest.and_then(|r| r.get(..4)).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Drops a comma that nothing follows.
fn drop_comma(out: &mut String) {
    let kept = out.trim_end();
    if let Some(kept) = kept.strip_suffix(',') {
        out.truncate(kept.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_json_is_mended() {
        for (broken, mended) in [
            ("{\"a\": \"one\ntwo\"}", r#"{"a":"one\ntwo"}"#),
            (r#"{"a": [1, 2,], }"#, r#"{"a":[1,2]}"#),
            (r#"{"a": {"b": "c""#, r#"{"a":{"b":"c"}}"#),
            (r#"{"a": "he said "no" twice", "b": 1}"#, r#"{"a":"he said \"no\" twice","b":1}"#),
            (r#"<!-- {"a": "it\'s"} -->"#, r#"{"a":"it's"}"#),
            (
                r#"/* note */ {"a": 1 // one
            }"#,
                r#"{"a":1}"#,
            ),
            (r#"{"a":1}{"b":2}"#, r#"[{"a":1},{"b":2}]"#),
            (r#"{"a":1}}"#, r#"{"a":1}"#),
        ] {
            assert_eq!(json(broken).map(|v| v.to_string()).as_deref(), Some(mended), "{broken}");
        }
        assert_eq!(json("no JSON"), None);
        assert_eq!(json(""), None);
    }

    #[test]
    fn deep_json_ends() {
        assert!(json(&"[".repeat(100_000)).is_some());
        assert!(json(&"{\"a\":".repeat(100_000)).is_none());
    }
}
