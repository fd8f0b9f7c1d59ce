//! References to resources (XML Schema 1.0, part 2, section 3.2.17): any text that is a URI reference of RFC 3986
//! once the characters that it must escape are escaped.

/// Whether a value is a reference to a resource.
pub fn is_uri(value: &str) -> bool {
    // Characters that a URI must escape (XLink 1.0, section 5.4), blanks among them.
    let must = |c: char| !c.is_ascii_graphic() || "<>\"{}|\\^`".contains(c);
    if !value.contains(must) {
        return is_reference(value);
    }
    let escaped: String = value.chars().map(|c| if must(c) { '_' } else { c }).collect();
    is_reference(&escaped)
}

fn is_reference(text: &str) -> bool {
    if let Some((scheme, rest)) = text.split_once(':')
        && is_scheme(scheme)
        && is_rest(rest)
    {
        return true;
    }
    // A relative reference: a colon in its first segment would be that of a scheme.
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    (text.starts_with("//") || !first.contains(':')) && is_rest(text)
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
}

fn is_rest(text: &str) -> bool {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let path = match path.strip_prefix("//") {
        Some(after) => {
            let end = after.find('/').unwrap_or(after.len());
            let (authority, path) = after.split_at(end);
            if !is_authority(authority) {
                return false;
            }
            path
        }
        None => path,
    };
    are(path, "/:@") && are(query, "/?:@") && are(fragment, "/?:@[]")
}

fn is_authority(text: &str) -> bool {
    let (user, host) = match text.split_once('@') {
        Some((user, host)) if are(user, ":") => (user, host),
        _ => ("", text),
    };
    if !are(user, ":") {
        return false;
    }
    if let Some(address) = host.strip_prefix('[') {
        let Some((_, port)) = address.split_once(']') else { return false };
        return port.is_empty() || port.strip_prefix(':').is_some_and(is_port);
    }
    match host.split_once(':') {
        Some((host, port)) => are(host, "") && is_port(port),
        None => are(host, ""),
    }
}

fn is_port(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit()) && text.parse::<i32>().is_ok()
}

/// Whether all are unreserved, sub-delimiters, escapes, or among `more`.
fn are(text: &str, more: &str) -> bool {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '%' => {
                let digits = rest.get(1..3).unwrap_or_default();
                if digits.len() != 2 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
                    return false;
                }
                3
            }
            c if c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=".contains(c) || more.contains(c) => 1,
            _ => return false,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_told_from_other_text() {
        for good in [
            "",
            "http://www.iptc.org/a?b=c&d#e",
            "urn:newsml:x.example:20261124:a",
            "#a",
            "a/b:c",
            "//h:80/p",
            "a<b",
            "ö",
            "a b",
            "a#[x]",
            "{x}",
            "tag:x.example,2026:1",
        ] {
            assert!(is_uri(good), "{good}");
        }
        for bad in ["1:2", "http://h:x/", "http://h:/", "%zz", "a#b#c", ":a", "urn:[y]", "a?[x]"] {
            assert!(!is_uri(bad), "{bad}");
        }
    }
}
