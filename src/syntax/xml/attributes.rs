//! The attributes of one tag, strictly.

/// A raw attribute: its name and its value between the quotes, with offsets within the tag's text.
pub struct RawAttribute<'a> {
    pub name: &'a str,
    /// The name's prefix, empty where there is none.
    pub prefix: &'a str,
    /// The name without its prefix.
    pub local: &'a str,
    pub value: &'a str,
    /// Whether the value stands for itself: it has no references, and no white space but blanks.
    pub plain: bool,
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

/// A name's prefix and local part, `None` where it is no name (XML 1.0, production Name). A name whose colons make no
/// prefix (Namespaces in XML 1.0, production QName) is local as a whole, as other parsers have it.
pub fn split_name(name: &str) -> Option<(&str, &str)> {
    let bytes = name.as_bytes();
    // Nearly all names are of plain letters.
    if bytes.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_') {
        return bytes.first().filter(|b| !b.is_ascii_digit()).map(|_| ("", name));
    }
    if !(name.starts_with(begins_name) && name.chars().all(continues_name)) {
        return None;
    }
    Some(match name.split_once(':') {
        Some((prefix, local))
            if !prefix.is_empty() && !local.contains(':') && local.starts_with(begins_name) =>
        {
            (prefix, local)
        }
        _ => ("", name),
    })
}

/// What a byte of an attribute's value asks for.
mod ask {
    pub const REFUSE: u8 = 1;
    pub const NORMALISE: u8 = 2;
}

/// For each byte what it asks for.
static ASKS: [u8; 256] = {
    let mut asks = [0; 256];
    asks[b'<' as usize] = ask::REFUSE;
    asks[b'&' as usize] = ask::NORMALISE;
    asks[b'\t' as usize] = ask::NORMALISE;
    asks[b'\n' as usize] = ask::NORMALISE;
    asks[b'\r' as usize] = ask::NORMALISE;
    asks
};

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// Where the first byte at or behind `from` is that is no white space.
fn behind_space(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|b| is_space(**b)).count()
}

/// Goes through the attributes in `text`, the part of a tag behind the element's name. Each byte is looked at once:
/// values are too short for a search to begin with.
pub fn each<'a>(
    text: &'a str,
    mut take: impl FnMut(RawAttribute<'a>) -> Result<(), TagFault>,
) -> Result<(), TagFault> {
    let bytes = text.as_bytes();
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let mut at = 0;
    loop {
        let offset = behind_space(bytes, at);
        let fault = |message: String| Err(TagFault { offset, message });
        if offset == bytes.len() {
            return Ok(());
        }
        if offset == at {
            return fault("missing white space between attributes".to_owned());
        }
        let rest = bytes.get(offset..).unwrap_or_default();
        let Some(equals) = rest.iter().position(|b| *b == b'=') else {
            return fault("attribute without a value; expected name=\"value\"".to_owned());
        };
        let equals = offset + equals;
        let name = part(offset, equals).trim_ascii_end();
        let Some((prefix, local)) = split_name(name) else {
            return fault(format!("invalid attribute name “{}”", name.escape_debug()));
        };
        let opening = behind_space(bytes, equals + 1);
        let quote = match bytes.get(opening) {
            Some(quote @ (b'"' | b'\'')) => *quote,
            _ => return fault(format!("the value of attribute `{name}` is not quoted")),
        };
        let from = opening + 1;
        let mut asks = 0;
        let mut length = 0;
        loop {
            match bytes.get(from + length) {
                Some(byte) if *byte == quote => break,
                Some(byte) => asks |= ASKS[usize::from(*byte)],
                None => return fault(format!("the value of attribute `{name}` has no closing quote")),
            }
            length += 1;
        }
        if asks & ask::REFUSE != 0 {
            return fault(format!("the value of attribute `{name}` contains `<`; write `&lt;`"));
        }
        at = from + length + 1;
        take(RawAttribute {
            prefix,
            local,
            name,
            value: part(from, from + length),
            plain: asks & ask::NORMALISE == 0,
            offset,
        })?;
    }
}
