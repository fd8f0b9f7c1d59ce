//! Which characters need a backslash, and where.

/// Where words are about to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// At the beginning of a line of a block.
    pub line_start: bool,
    /// Within a heading, whose closing marks are number signs.
    pub heading: bool,
}

/// Appends words so that CommonMark reads them back as they are.
pub fn push_words(text: &str, spot: Spot, out: &mut String) {
    let mut start = spot.line_start;
    let mut before: Option<char> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        if start && let Some(marks) = list_number(text.get(at..).unwrap_or_default()) {
            // `1.` at the beginning of a line is a list: the mark behind the digits is escaped.
            let (digits, _) = text.get(at..).unwrap_or_default().split_at(marks);
            out.push_str(digits);
            out.push('\\');
            before = digits.chars().last();
            for _ in 1..digits.chars().count() {
                chars.next();
            }
            start = false;
            continue;
        }
        let escaped = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
            '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '&' => next.is_none_or(|n| n.is_alphanumeric() || n == '#'),
            '!' => next.is_none_or(|n| n == '['),
            '#' => start || spot.heading,
            '-' | '+' | '=' | '>' | ':' => start,
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        match c {
            // Line ends and NUL cannot stand in running text at all.
            '\n' | '\r' => out.push_str(&format!("&#{};", u32::from(c))),
            _ => out.push(c),
        }
        before = Some(c);
        start = false;
    }
}

/// The length of the digits where `text` begins with up to nine of them and a list mark.
fn list_number(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = text.as_bytes().get(digits)?;
    ((1..=9).contains(&digits) && matches!(mark, b'.' | b')')).then_some(digits)
}

/// Appends a value of an HTML attribute.
pub fn push_attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    let mut escaped = String::new();
    crate::syntax::xml::escape_attribute_into(value, &mut escaped);
    // A bar would end the cell of a table, even within a tag.
    out.push_str(&escaped.replace('|', "&#124;"));
    out.push('"');
}
