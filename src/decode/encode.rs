//! Text back to bytes, for fixes of files.

use super::charset::{Charset, Named, by_label};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

/// A text in the charset that some bytes are in, with their byte-order mark; `None` where the charset cannot be written, or
/// does not have a character.
pub fn encode(text: &str, charset: &str, like: &[u8]) -> Option<Vec<u8>> {
    let Named::Known(Charset::Whatwg(encoding)) = by_label(charset) else { return None };
    let mut out = Vec::with_capacity(like.len());
    let marks: [(&[u8], _); 3] =
        [(&[0xEF, 0xBB, 0xBF], UTF_8), (&[0xFF, 0xFE], UTF_16LE), (&[0xFE, 0xFF], UTF_16BE)];
    if let Some((mark, _)) = marks.into_iter().find(|(mark, own)| *own == encoding && like.starts_with(mark))
    {
        out.extend(mark);
    }
    if encoding == UTF_16LE {
        out.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    } else if encoding == UTF_16BE {
        out.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    } else {
        let (bytes, _, lacking) = encoding.encode(text);
        if lacking {
            return None;
        }
        out.extend_from_slice(&bytes);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_goes_back_to_the_bytes_that_it_came_from() {
        for (charset, bytes) in [
            ("UTF-8", &b"\xEF\xBB\xBFa\xC3\xA9"[..]),
            ("windows-1256", &b"a\xC8"[..]),
            ("UTF-16LE", &b"\xFF\xFEa\0\xE9\0"[..]),
            ("Shift_JIS", &b"\x93\xFA\x96{"[..]),
        ] {
            let Named::Known(known) = by_label(charset) else { panic!("{charset}") };
            let text = super::super::charset::decode(bytes, known, &mut |_, _, _| {});
            let text = text.trim_start_matches('\u{feff}');
            assert_eq!(encode(text, charset, bytes).as_deref(), Some(bytes), "{charset}");
        }
        assert_eq!(encode("中", "windows-1252", b""), None);
    }
}
