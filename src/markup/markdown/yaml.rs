//! Front matter: YAML that every YAML reader reads the same way.

use serde_json::Value;

/// Splits front matter from a text: the YAML, and the offset at which the body begins.
pub fn front_matter(text: &str) -> Option<(&str, usize)> {
    let first = text.strip_prefix("---")?;
    let rest = first.strip_prefix("\r\n").or_else(|| first.strip_prefix('\n'))?;
    let start = text.len() - rest.len();
    let mut offset = start;
    for line in rest.split_inclusive('\n') {
        let end = offset + line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return Some((text.get(start..offset)?, end));
        }
        offset = end;
    }
    None
}

/// Reads YAML as a JSON value.
///
/// # Errors
///
/// A message and, where it is known, the line from 1 within the YAML.
pub fn read_yaml(yaml: &str) -> Result<Value, (String, Option<usize>)> {
    if yaml.trim().is_empty() {
        return Ok(Value::Object(serde_json::Map::new()));
    }
    // YAML 1.2: “no” and “on” are words, as they are for the people who write them.
    let options = serde_saphyr::options! { strict_booleans: true };
    serde_saphyr::from_str_with_options::<Value>(yaml, options).map_err(|error| {
        let line = error.location().map(|l| usize::try_from(l.line()).unwrap_or(1));
        let message = error.to_string();
        (message.lines().next().unwrap_or_default().to_owned(), line)
    })
}

/// Writes an object as YAML, a key a line, in the order given.
pub fn write_yaml(value: &Value) -> String {
    let mut out = String::new();
    if let Value::Object(object) = value {
        for (key, value) in object {
            entry(key, value, 0, &mut out);
        }
    }
    out
}

fn entry(key: &str, value: &Value, indent: usize, out: &mut String) {
    out.push_str(&" ".repeat(indent));
    scalar(key, out);
    out.push(':');
    node(value, indent, out);
}

/// Writes a value behind a key's colon.
fn node(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Object(object) if !object.is_empty() => {
            out.push('\n');
            for (key, value) in object {
                entry(key, value, indent + 2, out);
            }
        }
        Value::Array(list) if !list.is_empty() => {
            out.push('\n');
            for value in list {
                out.push_str(&" ".repeat(indent + 2));
                out.push('-');
                match value {
                    Value::Object(object) if !object.is_empty() => {
                        // The first key stands beside the dash.
                        let mut inner = String::new();
                        for (key, value) in object {
                            entry(key, value, indent + 4, &mut inner);
                        }
                        out.push(' ');
                        out.push_str(inner.trim_start());
                    }
                    Value::Array(_) => {
                        out.push(' ');
                        out.push_str(&value.to_string());
                        out.push('\n');
                    }
                    value => node(value, indent + 2, out),
                }
            }
        }
        Value::String(text) => {
            out.push(' ');
            scalar(text, out);
            out.push('\n');
        }
        value => {
            out.push(' ');
            out.push_str(&value.to_string());
            out.push('\n');
        }
    }
}

/// A string: plain where no reader could take it for anything else, else in double quotes.
fn scalar(text: &str, out: &mut String) {
    if is_plain(text) {
        out.push_str(text);
        return;
    }
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control()
                || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}') =>
            {
                out.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Words that some YAML version reads as something else than a string.
const RESERVED: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];

fn is_plain(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next().is_some_and(char::is_alphabetic);
    let inner =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '/' | '_' | '(' | ')' | '\u{200C}');
    first
        && chars.all(inner)
        && !text.ends_with(' ')
        && !RESERVED.contains(&text.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn yaml_reads_back_as_it_was_whatever_the_text() {
        let value = json!({
            "headline": "no", "kicker": "on", "standfirst": "2026-11-24", "a b": "x: y # z", "version": 3,
            "keywords": ["- a", "1.", "~", "", "é", "می‌شود", "a\u{85}b\u{2028}c", "tab\there", "0x1F", "\"q\"", "|", "!!str x"],
            "rights": {"notice": "© 2026: all", "holder": {"name": "خبرگزاری آران"}},
            "subjects": [{"name": "x", "names": [{"name": "*y", "language": "de"}]}, {"code": "a:b"}],
            "empty": {}, "none": [], "flag": true, "deep": [["a", 1]],
        });
        let yaml = write_yaml(&value);
        assert_eq!(read_yaml(&yaml).unwrap(), value, "{yaml}");
    }

    #[test]
    fn front_matter_ends_at_its_fence() {
        assert_eq!(front_matter("---\na: b\n---\nbody"), Some(("a: b\n", 13)));
        assert_eq!(front_matter("--- no\n"), None);
        assert_eq!(front_matter("---\nnever ends"), None);
    }
}
