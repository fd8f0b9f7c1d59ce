//! Binary inputs: rejected, with the kind of file that they seem to be.

use super::rules;
use crate::diagnostics::Finding;
use crate::error::ReadError;

/// First bytes of files that newsrooms send by mistake, and what they are.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (a WebP picture, sound or video)"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xD0\xCF\x11\xE0", "an office document of an old format (OLE)"),
    (b"\x1F\x8B", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xFD7zXZ", "an xz file"),
    (b"7z\xBC\xAF", "a 7-zip archive"),
    (b"\x7FELF", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file (sound or video)"),
];

/// Refuses bytes that are no text.
pub fn refuse(bytes: &[u8]) -> Result<(), ReadError> {
    let seems = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, what)| *what);
    let video = bytes.get(4..8).filter(|b| *b == b"ftyp").map(|_| "an MP4 or HEIC file (video or picture)");
    let sample = bytes.get(..bytes.len().min(8192)).unwrap_or_default();
    // Text has no such bytes at all: only where there is one is it worth counting them.
    let is_odd = |b: &u8| matches!(b, 0 | 5..=7 | 14..=26 | 28..=30);
    let any = sample.iter().fold(false, |any, b| any | is_odd(b));
    let odd = if any { sample.iter().filter(|b| is_odd(b)).count() } else { 0 };
    let what = match seems.or(video) {
        Some(what) => what,
        None if odd * 20 > sample.len() => "binary data",
        None => return Ok(()),
    };
    let message = format!("the input is {what}, not text");
    Err(Finding::new(&rules::BINARY, message).help("convert it to text, HTML, XML or JSON first").into())
}
