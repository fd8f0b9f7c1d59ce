//! The named character references of HTML.

/// The character that a name stands for (HTML, section 13.5), without ampersand and semicolon; none for the few names
/// that stand for two.
pub fn named(name: &str) -> Option<char> {
    match *html5ever::data::NAMED_ENTITIES.get(&format!("{name};"))? {
        (0, _) => None,
        (first, 0) => char::from_u32(first),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn names_are_those_of_html() {
        assert_eq!((named("eacute"), named("apos"), named("rlm")), (Some('é'), Some('\''), Some('\u{200F}')));
        assert_eq!((named("nosuch"), named("acE"), named("eac")), (None, None, None));
    }
}
