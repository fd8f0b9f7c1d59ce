//! Addresses that lead somewhere and run nothing.

/// Schemes of addresses that lead somewhere.
const LEADING: &[&str] = &[
    "http", "https", "mailto", "tel", "ftp", "ftps", "sms", "geo", "urn", "tag", "cid", "doi", "info",
    "news", "xmpp", "irc", "sip", "magnet", "webcal", "whatsapp", "viber", "tg", "feed",
];
/// What is no program though its address holds it whole.
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

#[cfg(test)]
mod tests {
    use super::*;

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
