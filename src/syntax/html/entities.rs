//! Character references of HTML.

/// The character that a name stands for (HTML, section 13.5), without ampersand and semicolon; none for the few names
/// that stand for two.
fn named(name: &str) -> Option<char> {
    match *html5ever::data::NAMED_ENTITIES.get(&format!("{name};"))? {
        (0, _) => None,
        (first, 0) => char::from_u32(first),
        _ => None,
    }
}

/// The character that a reference stands for, without ampersand and semicolon: `eacute`, `#233`, `#xE9`. None for the
/// few names that stand for two, and for numbers of no character.
pub fn referenced_character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else { return named(name) };
    let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |hex| (hex, 16));
    if !digits.chars().all(|c| c.is_digit(radix)) {
        return None;
    }
    char::from_u32(u32::from_str_radix(digits, radix).ok()?)
}

#[cfg(test)]
mod tests {
    use super::{named, referenced_character};

    #[test]
    fn names_are_those_of_html() {
        assert_eq!((named("eacute"), named("apos"), named("rlm")), (Some('é'), Some('\''), Some('\u{200F}')));
        assert_eq!((named("nosuch"), named("acE"), named("eac")), (None, None, None));
    }

    #[test]
    fn references_are_by_name_or_number() {
        for reference in ["eacute", "#233", "#xE9", "#Xe9"] {
            assert_eq!(referenced_character(reference), Some('é'), "{reference}");
        }
        for reference in ["", "#", "#x", "#+233", "#x110000", "#xD800", "#99999999999", "nosuch"] {
            assert_eq!(referenced_character(reference), None, "{reference}");
        }
    }
}
