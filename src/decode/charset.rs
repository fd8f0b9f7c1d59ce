//! Charsets: those of the WHATWG Encoding Standard, and older ones that are found in archives.

use super::johab;
use encoding_rs::Encoding as Whatwg;

/// A charset.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Charset {
    /// One of the WHATWG Encoding Standard.
    Whatwg(&'static Whatwg),
    /// One byte a character, by a table: the table's name, and IANA's.
    Table(&'static str, &'static str),
    /// UTF-32; whether the first byte is the highest.
    Utf32(bool),
    /// ISO-2022-KR: EUC-KR behind shifts.
    Iso2022Kr,
    /// Johab, Korean by letters.
    Johab,
}

/// Tables of charsets beyond the standard, and their names with IANA or in use.
const TABLES: &[(&str, &str)] = &[
    ("cp437", "IBM437"),
    ("cp720", "IBM720"),
    ("cp737", "IBM737"),
    ("cp775", "IBM775"),
    ("cp850", "IBM850"),
    ("cp852", "IBM852"),
    ("cp855", "IBM855"),
    ("cp856", "IBM856"),
    ("cp857", "IBM857"),
    ("cp858", "IBM00858"),
    ("cp860", "IBM860"),
    ("cp861", "IBM861"),
    ("cp862", "IBM862"),
    ("cp863", "IBM863"),
    ("cp864", "IBM864"),
    ("cp865", "IBM865"),
    ("cp869", "IBM869"),
    ("cp1006", "IBM1006"),
    ("cp1125", "IBM1125"),
    ("koi8-t", "KOI8-T"),
    ("kz1048", "KZ-1048"),
    ("ptcp154", "PTCP154"),
    ("hp-roman8", "hp-roman8"),
    ("mac-greek", "x-mac-greek"),
    ("mac-iceland", "x-mac-icelandic"),
    ("mac-latin2", "x-mac-ce"),
    ("mac-turkish", "x-mac-turkish"),
];

/// Charsets that are not read: in them bytes of ASCII mean other characters, or programs.
const REFUSED: &[&str] = &[
    "utf-7", "ebcdic", "cp1140", "cp424", "cp500", "cp875", "cp1026", "cp273", "cp037", "ibm037", "scsu",
    "bocu-1",
];

/// The charset of a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Named {
    /// A charset.
    Known(Charset),
    /// One that is refused.
    Refused,
    /// Nothing that is known.
    Unknown,
}

/// The charset of a label: by the Encoding Standard first, then by IANA's names and those of other programs.
pub fn by_label(label: &str) -> Named {
    if let Some(encoding) = Whatwg::for_label_no_replacement(label.as_bytes()) {
        return Named::Known(Charset::Whatwg(encoding));
    }
    let lower = label.trim().to_ascii_lowercase();
    if REFUSED.contains(&lower.as_str()) || lower.starts_with("ebcdic") {
        return Named::Refused;
    }
    let plain = |name: &str| -> String {
        let name: String =
            name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        let digits = |rest: &str| rest.trim_start_matches('0').to_owned();
        match name
            .strip_prefix("ibm")
            .or_else(|| name.strip_prefix("cp"))
            .or_else(|| name.strip_prefix("dos"))
        {
            Some(rest) if rest.bytes().all(|b| b.is_ascii_digit()) => digits(rest),
            _ => name,
        }
    };
    let wanted = plain(&lower);
    match wanted.as_str() {
        "utf32" | "utf32le" | "ucs4" => return Named::Known(Charset::Utf32(false)),
        "utf32be" => return Named::Known(Charset::Utf32(true)),
        "johab" | "xjohab" | "1361" => return Named::Known(Charset::Johab),
        "iso2022kr" | "csiso2022kr" => return Named::Known(Charset::Iso2022Kr),
        _ => {}
    }
    let table = TABLES.iter().find(|(table, name)| plain(table) == wanted || plain(name) == wanted);
    table.map_or(Named::Unknown, |(table, name)| Named::Known(Charset::Table(table, name)))
}

/// The charset that the detector calls by the name of Python’s codec.
pub fn by_codec(codec: &str) -> Option<Charset> {
    let label = match codec {
        "utf-16-be" => "utf-16be",
        "utf-16-le" | "utf-16" => "utf-16le",
        "big5hkscs" => "big5",
        "cp932" | "shift_jis_2004" => "shift_jis",
        "cp949" | "euc_kr" => "euc-kr",
        "euc_jis_2004" => "euc-jp",
        "iso2022_jp_2" | "iso2022_jp_2004" | "iso2022_jp_ext" => "iso-2022-jp",
        "iso2022_kr" => "iso-2022-kr",
        "tis-620" | "cp874" => "windows-874",
        "mac-roman" => "macintosh",
        "mac-cyrillic" => "x-mac-cyrillic",
        "cp866" => "ibm866",
        "utf-8-sig" => "utf-8",
        other => match other.strip_prefix("cp125") {
            Some(last) => {
                return Whatwg::for_label(format!("windows-125{last}").as_bytes()).map(Charset::Whatwg);
            }
            None => other,
        },
    };
    let dashed = label.replace("iso8859-", "iso-8859-");
    match by_label(&dashed) {
        Named::Known(charset) => Some(charset),
        _ => None,
    }
}

impl Charset {
    /// Its name: that of the Encoding Standard, else IANA’s.
    pub fn name(self) -> &'static str {
        match self {
            Self::Whatwg(encoding) => encoding.name(),
            Self::Table(_, name) => name,
            Self::Utf32(true) => "UTF-32BE",
            Self::Utf32(false) => "UTF-32LE",
            Self::Iso2022Kr => "ISO-2022-KR",
            Self::Johab => "JOHAB",
        }
    }
}

/// Decodes what the Encoding Standard leaves out. `bad` is told of every sequence that is no character: its offset in
/// the bytes, its length, and the offset of U+FFFD in the text.
pub fn decode(bytes: &[u8], charset: Charset, bad: &mut dyn FnMut(usize, usize, usize)) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    match charset {
        Charset::Table(table, _) => {
            for (at, byte) in bytes.iter().enumerate() {
                match chardet::codecs::decode_byte(table, *byte) {
                    Some(c) => out.push(c),
                    None => {
                        bad(at, 1, out.len());
                        out.push('\u{FFFD}');
                    }
                }
            }
        }
        Charset::Utf32(big) => {
            for (at, unit) in bytes.chunks(4).enumerate() {
                let number = <[u8; 4]>::try_from(unit)
                    .ok()
                    .map(|u| if big { u32::from_be_bytes(u) } else { u32::from_le_bytes(u) });
                match number.and_then(char::from_u32) {
                    Some(c) => out.push(c),
                    None => {
                        bad(at * 4, unit.len(), out.len());
                        out.push('\u{FFFD}');
                    }
                }
            }
        }
        Charset::Iso2022Kr => {
            // Between shift-out and shift-in stand the bytes of EUC-KR without their highest bits.
            let mut packed = Vec::with_capacity(bytes.len());
            let mut shifted = false;
            let mut rest = bytes;
            while let Some((byte, after)) = rest.split_first() {
                if rest.starts_with(b"\x1B$)C") {
                    rest = rest.get(4..).unwrap_or_default();
                    continue;
                }
                rest = after;
                match byte {
                    0x0E => shifted = true,
                    0x0F => shifted = false,
                    b'\n' => {
                        shifted = false;
                        packed.push(b'\n');
                    }
                    byte if shifted && *byte > 0x20 => packed.push(byte | 0x80),
                    byte => packed.push(*byte),
                }
            }
            let (text, _) = encoding_rs::EUC_KR.decode_without_bom_handling(&packed);
            out.push_str(&text);
        }
        Charset::Johab => {
            let mut at = 0;
            while let Some(byte) = bytes.get(at).copied() {
                let second = bytes.get(at + 1).copied().unwrap_or(0);
                if byte.is_ascii() {
                    out.push(char::from(byte));
                    at += 1;
                } else if let Some(c) = johab::character(byte, second) {
                    out.push(c);
                    at += 2;
                } else {
                    bad(at, 1, out.len());
                    out.push('\u{FFFD}');
                    at += 1;
                }
            }
        }
        Charset::Whatwg(encoding) => out.push_str(&encoding.decode_without_bom_handling(bytes).0),
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_many_programs() {
        for (label, name) in [
            ("cp1256", "windows-1256"),
            ("latin1", "windows-1252"),
            ("IBM855", "IBM855"),
            ("cp855", "IBM855"),
            ("DOS-437", "IBM437"),
            ("utf-32", "UTF-32LE"),
            ("ISO-2022-KR", "ISO-2022-KR"),
            ("x-mac-cyrillic", "x-mac-cyrillic"),
        ] {
            assert!(matches!(by_label(label), Named::Known(c) if c.name() == name), "{label}");
        }
        assert_eq!(by_label("UTF-7"), Named::Refused);
        assert_eq!(by_label("klingon"), Named::Unknown);
    }

    #[test]
    fn charsets_beyond_the_standard_are_read() {
        let mut none = |_: usize, _: usize, _: usize| {};
        let table = by_codec("cp855").unwrap();
        assert_eq!(decode(b"\xE1\xA0\xA5\xD6\xA5", table, &mut none).chars().count(), 5);
        assert_eq!(decode(b"a\0\0\0\x31\x06\0\0", Charset::Utf32(false), &mut none), "aر");
        assert_eq!(decode(b"\x1B$)C\x0EGQ1[\x0F!", Charset::Iso2022Kr, &mut none), "한글!");
    }
}
