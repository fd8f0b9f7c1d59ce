//! Characters: which script a letter is of, and where a text may be cut.

/// The beginning of a text, at most so many bytes of it: no character is cut in two.
pub fn head(text: &str, bytes: usize) -> &str {
    text.get(..floor_boundary(text, bytes)).unwrap_or_default()
}

/// The nearest place at or before an offset where a character begins, or the end of the text.
pub fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The nearest place at or after an offset where a character begins, or the end of the text.
pub fn ceil_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset += 1;
    }
    offset
}

/// Han characters and kana: scripts written without spaces between words.
pub fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Syllables of Korean, and their parts.
pub fn is_hangul(c: char) -> bool {
    matches!(
        u32::from(c),
        0x1100..=0x11FF | 0x3131..=0x318E | 0xA960..=0xA97C | 0xAC00..=0xD7A3 | 0xD7B0..=0xD7FB | 0xFFA0..=0xFFDC
    )
}

/// A script that letters belong to, as far as anyone asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Latin.
    Latin,
    /// Greek.
    Greek,
    /// Cyrillic.
    Cyrillic,
    /// Arabic, of all languages that write it.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Devanagari.
    Devanagari,
    /// Han, kana, hangul, bopomofo.
    East,
    /// Any other.
    Other,
}

/// The script of a letter, and of the marks of its script; none for what is no letter. A handful of ranges tells what
/// Unicode's table of scripts does of every letter of these scripts that news is written in, and is faster to ask.
pub fn script_of(c: char) -> Option<Script> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then_some(Script::Latin);
    }
    Some(match u32::from(c) {
        // Signs that count as letters, but of no script's words.
        0xAA | 0xB5 | 0xBA | 0x2100..=0x214F => return None,
        // Signs of arithmetic among letters.
        0xD7 | 0xF7 => return None,
        0xC0..=0x2B8
        | 0x2E0..=0x2E4
        | 0x1D00..=0x1DBF
        | 0x1E00..=0x1EFF
        | 0x2071
        | 0x207F
        | 0x2090..=0x209C
        | 0x2160..=0x2188
        | 0x2C60..=0x2C7F
        | 0xA720..=0xA7FF
        | 0xAB30..=0xAB69
        | 0xFB00..=0xFB06
        | 0xFF21..=0xFF3A
        | 0xFF41..=0xFF5A => Script::Latin,
        0x370..=0x3E1 | 0x3F0..=0x3FF | 0x1F00..=0x1FFF => Script::Greek,
        0x400..=0x52F | 0x1C80..=0x1C8F | 0x2DE0..=0x2DFF | 0xA640..=0xA69F => Script::Cyrillic,
        0x590..=0x5FF | 0xFB1D..=0xFB4F => Script::Hebrew,
        0x610..=0x61A
        | 0x620..=0x65F
        | 0x66E..=0x6EF
        | 0x6FA..=0x6FF
        | 0x750..=0x77F
        | 0x870..=0x88E
        | 0x897..=0x8FF
        | 0xFB50..=0xFDFF
        | 0xFE70..=0xFEFC => Script::Arabic,
        0x900..=0x963 | 0x970..=0x97F | 0xA8F2..=0xA8FF => Script::Devanagari,
        0x3005..=0x3007
        | 0x3021..=0x3029
        | 0x3038..=0x303B
        | 0x3105..=0x312F
        | 0x31A0..=0x31BF
        | 0x31F0..=0x31FF
        | 0xFF66..=0xFF9D => Script::East,
        _ if is_ideograph(c) || is_hangul(c) => Script::East,
        _ if c.is_alphabetic() => Script::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_cut_in_two() {
        assert_eq!((head("aé", 2), head("aé", 3), head("aé", 9), head("", 1)), ("a", "aé", "aé", ""));
        assert_eq!((floor_boundary("aé", 2), ceil_boundary("aé", 2), ceil_boundary("aé", 9)), (1, 3, 3));
    }

    #[test]
    fn scripts_are_those_of_unicode() {
        let script = |names: &str| regex::Regex::new(names).unwrap();
        let scripts = [
            (Script::Latin, script(r"\p{Latin}")),
            (Script::Greek, script(r"\p{Greek}")),
            (Script::Cyrillic, script(r"\p{Cyrillic}")),
            (Script::Arabic, script(r"\p{Arabic}")),
            (Script::Hebrew, script(r"\p{Hebrew}")),
            (Script::Devanagari, script(r"\p{Devanagari}")),
            (Script::East, script(r"\p{Han}|\p{Hiragana}|\p{Katakana}|\p{Hangul}|\p{Bopomofo}")),
        ];
        // Letters that no script owns, and those that the tables of regex do not know yet.
        let unowned = script(r"\p{Common}|\p{Inherited}|\p{Unassigned}");
        let mut wrong = Vec::new();
        // Beyond the first plane only Han characters are in news.
        for c in ('\u{80}'..='\u{FFFF}').filter(|c| c.is_alphabetic()) {
            let letter = c.to_string();
            // Phonetic letters are of three scripts there; they are Latin here.
            let phonetic = matches!(u32::from(c), 0x1D00..=0x1DBF | 0xAB30..=0xAB69);
            let known = scripts.iter().find(|(_, names)| names.is_match(&letter)).map(|(script, _)| *script);
            let sound = match script_of(c) {
                None => matches!(u32::from(c), 0xAA | 0xB5 | 0xBA | 0x2100..=0x214F),
                Some(Script::Other) => known.is_none(),
                own => own == known || unowned.is_match(&letter) || phonetic,
            };
            if !sound {
                wrong.push(format!("U+{:04X} {:?}, not {known:?}", u32::from(c), script_of(c)));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert_eq!(script_of('\u{20000}'), Some(Script::East));
    }
}
