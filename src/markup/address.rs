//! Addresses that are safe: they cannot run a script.

/// Schemes of addresses that lead somewhere.
const LEADING: &[&str] = &[
    "http", "https", "mailto", "tel", "ftp", "ftps", "sms", "geo", "urn", "tag", "cid", "doi", "info",
    "news", "xmpp", "irc", "sip", "magnet", "webcal", "whatsapp", "viber", "tg", "feed",
];
/// Media types of `data:` addresses that are allowed: pictures that cannot contain a script (so not SVG).
const HELD: &[&str] =
    &["data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp", "data:image/avif"];

/// Whether an address leads somewhere and runs nothing: it has no scheme, or one that is known to be harmless.
/// What browsers leave out of addresses (white space, controls) is left out here too.
pub fn is_safe_address(address: &str) -> bool {
    let plain: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).take(40).collect();
    let plain = plain.to_ascii_lowercase();
    match plain.split_once(':') {
        // A colon behind a slash, a question mark or a number sign is none of a scheme.
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            LEADING.contains(&scheme) || HELD.iter().any(|held| plain.starts_with(held))
        }
        _ => !plain.is_empty(),
    }
}

/// The address that a reference means on a page of the address `base` (RFC 3986, section 5.2); `None` where the
/// base is not one of a page, and for references that mean a place on the page itself.
pub fn resolve(base: &str, reference: &str) -> Option<String> {
    let (scheme, rest) =
        base.split_once("://").filter(|(s, _)| s.chars().all(|c| c.is_ascii_alphanumeric()))?;
    let reference = reference.trim();
    if reference.is_empty() || reference.starts_with('#') || has_scheme(reference) {
        return None;
    }
    if reference.starts_with("//") {
        return Some(format!("{scheme}:{reference}"));
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if reference.starts_with('?') {
        return Some(format!("{scheme}://{host}{path}{reference}"));
    }
    let cut = reference.find(['?', '#']).unwrap_or(reference.len());
    let (own, query) = reference.split_at(cut);
    let whole = if own.starts_with('/') {
        own.to_owned()
    } else {
        format!("{}{own}", path.get(..=path.rfind('/').unwrap_or(0)).filter(|p| !p.is_empty()).unwrap_or("/"))
    };
    let mut parts: Vec<&str> = Vec::new();
    let last = whole.rsplit('/').next().unwrap_or_default();
    for part in whole.split('/').skip(1) {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let slash = if matches!(last, "." | "..") && !parts.is_empty() { "/" } else { "" };
    Some(format!("{scheme}://{host}/{}{slash}{query}", parts.join("/")))
}

fn has_scheme(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_as_browsers_do() {
        let base = "https://x.example/a/b?q#f";
        for (reference, is) in [
            ("c", "https://x.example/a/c"),
            ("/c?d", "https://x.example/c?d"),
            ("../c", "https://x.example/c"),
            ("../../c", "https://x.example/c"),
            ("./", "https://x.example/a/"),
            ("?d", "https://x.example/a/b?d"),
            ("//y.example/c", "https://y.example/c"),
            ("c/./d/..", "https://x.example/a/c/"),
        ] {
            assert_eq!(resolve(base, reference).as_deref(), Some(is), "{reference}");
        }
        assert_eq!(resolve("https://x.example", "c").as_deref(), Some("https://x.example/c"));
        for whole in ["mailto:a@x.example", "#c", "", "http://y.example/"] {
            assert_eq!(resolve(base, whole), None);
        }
    }

    #[test]
    fn programs_are_told_from_places() {
        for safe in ["https://x.example/a?b:c", "/a:b", "#c", "?q=javascript:x", "mailto:a@x.example", "a/b"]
        {
            assert!(is_safe_address(safe), "{safe}");
        }
        for unsafe_ in [
            "javascript:alert(1)",
            " Java\nscript:x",
            "vbscript:x",
            "data:text/html,x",
            "\u{1}javascript:x",
            "",
        ] {
            assert!(!is_safe_address(unsafe_), "{unsafe_}");
        }
    }
}
