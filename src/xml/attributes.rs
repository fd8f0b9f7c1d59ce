//! The attributes of one tag, strictly.

/// A raw attribute: its name and its value between the quotes, with offsets within the tag's text.
pub struct RawAttribute<'a> {
    pub name: &'a str,
    pub value: &'a str,
    pub offset: usize,
}

/// What is wrong with a tag, and where in its text.
pub struct TagFault {
    pub offset: usize,
    pub message: String,
}

/// Whether `c` may begin a name (XML 1.0, production NameStartChar).
pub fn begins_name(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, ':' | '_')
        || matches!(u32::from(c), 0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0x2FF | 0x370..=0x37D | 0x37F..=0x1FFF | 0x200C..=0x200D
            | 0x2070..=0x218F | 0x2C00..=0x2FEF | 0x3001..=0xD7FF | 0xF900..=0xFDCF | 0xFDF0..=0xFFFD | 0x10000..=0xEFFFF)
}

/// Whether `c` may stand in a name (XML 1.0, production NameChar).
pub fn continues_name(c: char) -> bool {
    begins_name(c)
        || c.is_ascii_digit()
        || matches!(c, '-' | '.' | '\u{B7}')
        || matches!(u32::from(c), 0x300..=0x36F | 0x203F..=0x2040)
}

/// Whether `name` is a name (XML 1.0, production Name).
pub fn is_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    if name.bytes().all(plain) {
        return name.bytes().next().is_some_and(|b| !b.is_ascii_digit());
    }
    name.chars().next().is_some_and(begins_name) && name.chars().all(continues_name)
}

/// A name's prefix and local part. A name whose colons make no prefix (Namespaces in XML 1.0, production QName)
/// is local as a whole, as other parsers have it.
pub fn split_name(name: &str) -> (&str, &str) {
    match name.split_once(':') {
        Some((prefix, local))
            if !prefix.is_empty()
                && !local.contains(':')
                && local.chars().next().is_some_and(begins_name) =>
        {
            (prefix, local)
        }
        _ => ("", name),
    }
}

/// Goes through the attributes in `text`, the part of a tag behind the element's name.
pub fn each<'a>(
    text: &'a str,
    mut take: impl FnMut(RawAttribute<'a>) -> Result<(), TagFault>,
) -> Result<(), TagFault> {
    let fault = |offset: usize, message: &str| TagFault { offset, message: message.to_owned() };
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        let offset = text.len() - trimmed.len();
        if trimmed.is_empty() {
            return Ok(());
        }
        if trimmed.len() == rest.len() {
            return Err(fault(offset, "white space is missing between attributes"));
        }
        let Some(equals) = trimmed.find('=') else {
            return Err(fault(offset, "an attribute needs a value: name=\"value\""));
        };
        let (name, value) = trimmed.split_at(equals);
        let name = name.trim_end_matches([' ', '\t', '\r', '\n']);
        if !is_name(name) {
            return Err(fault(offset, &format!("“{}” is no name for an attribute", name.escape_debug())));
        }
        let value = value.get(1..).unwrap_or_default().trim_start_matches([' ', '\t', '\r', '\n']);
        let quote = match value.as_bytes().first() {
            Some(b'"') => '"',
            Some(b'\'') => '\'',
            _ => return Err(fault(offset, &format!("the value of attribute “{name}” is not in quotes"))),
        };
        let value = value.get(1..).unwrap_or_default();
        let Some(end) = value.find(quote) else {
            return Err(fault(offset, &format!("the value of attribute “{name}” has no closing quote")));
        };
        let (value, after) = value.split_at(end);
        if value.contains('<') {
            return Err(fault(offset, &format!("the value of attribute “{name}” holds a “<”; write &lt;")));
        }
        take(RawAttribute { name, value, offset })?;
        rest = after.get(1..).unwrap_or_default();
    }
}
