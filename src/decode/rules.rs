//! Rules about bytes and characters.

use crate::diagnostics::{Example, Rule, Severity};

/// All rules of this room.
pub static RULES: &[&Rule] = &[
    &EMPTY,
    &BINARY,
    &BYTES,
    &INVALID_UTF8,
    &INVALID_BYTES,
    &UNKNOWN_LABEL,
    &CONTRADICTION,
    &GUESSED,
    &REFUSED,
    &FORBIDDEN,
    &REPLACEMENT,
    &BIDI_OVERRIDE,
    &MOJIBAKE,
    &MENDED,
];

/// `input/empty`: input is empty.
pub static EMPTY: Rule = Rule {
    name: "input/empty",
    severity: Severity::Error,
    summary: "input is empty",
    why: "An empty file is usually a failed download or a command that printed nothing. Publishing it would replace \
        a story with nothing.",
    source: "practice",
    bad: Example::new("text", " \n"),
    good: Example::new("text", "Rain ends drought\n\nIt rained on Tuesday."),
    ..Rule::FIRST
};

/// `input/binary`: input is not text.
pub static BINARY: Rule = Rule {
    name: "input/binary",
    severity: Severity::Error,
    summary: "input is not text",
    why: "Pictures, PDF files and office documents are sometimes sent in place of text. Read as text they would be \
        unreadable characters.",
    source: "practice",
    bad: Example::bytes("text", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3"),
    good: Example::new("text", "The PDF is on our site.\n\nRead it there."),
    ..Rule::FIRST
};

fn long_line() -> Vec<u8> {
    vec![b'a'; (64 << 20) + 1]
}

/// `limit/bytes`: item is larger than 64 MiB.
pub static BYTES: Rule = Rule {
    name: "limit/bytes",
    severity: Severity::Error,
    summary: "item is larger than 64 MiB",
    why: "No news item is that large, and reading one would delay the whole batch. Files that contain many items \
        have no such limit.",
    source: "wirecopy",
    bad: Example::made("text", "64 MiB and one byte of the letter a", long_line),
    good: Example::new("text", "Rain ends drought\n\nIt rained on Tuesday."),
    ..Rule::FIRST
};

/// `encoding/invalid-utf8`: invalid UTF-8.
pub static INVALID_UTF8: Rule = Rule {
    name: "encoding/invalid-utf8",
    severity: Severity::Error,
    summary: "invalid UTF-8",
    why: "An invalid sequence is a lost letter or text in another charset. Readers see a replacement character (�).",
    source: "Unicode, section 3.9, table 3-7; RFC 3629",
    bad: Example::bytes(
        "text",
        b"Caf\xC3\xA9 au lait et th\xC3\xA9 gla\xC3\xA7\xC3\xA9\n\nVoil\xC3\xA0 : \xC0 la carte.",
    ),
    good: Example::new("text", "Café au lait et thé glacé\n\nVoilà : à la carte."),
    ..Rule::FIRST
};

/// `encoding/invalid-bytes`: bytes that the declared charset does not have.
pub static INVALID_BYTES: Rule = Rule {
    name: "encoding/invalid-bytes",
    severity: Severity::Error,
    summary: "bytes that the declared charset does not have",
    why: "Either letters were lost, or the wrong charset is declared.",
    source: "WHATWG Encoding Standard",
    bad: Example::bytes("html", b"<meta charset=shift_jis><title>x</title><p>\x82\xA0\xFF\x82"),
    good: Example::bytes("html", b"<meta charset=shift_jis><title>x</title><p>\x82\xA0\x82\xA2"),
    ..Rule::FIRST
};

/// `encoding/unknown-label`: unknown charset is declared.
pub static UNKNOWN_LABEL: Rule = Rule {
    name: "encoding/unknown-label",
    severity: Severity::Error,
    summary: "unknown charset is declared",
    why: "Programs that rely on the declaration fail, or guess a charset, each a different one.",
    source: "WHATWG Encoding Standard, section 4.2, names and labels",
    bad: Example::new("html", "<meta charset=utf8x><title>Rain</title><p>It rained on Tuesday."),
    good: Example::new("html", "<meta charset=utf-8><title>Rain</title><p>It rained on Tuesday."),
    ..Rule::FIRST
};

/// `encoding/contradiction`: declared charset does not match the bytes.
pub static CONTRADICTION: Rule = Rule {
    name: "encoding/contradiction",
    severity: Severity::Warning,
    summary: "declared charset does not match the bytes",
    why: "The bytes are valid UTF-8 and were read as UTF-8. A program that relies on the declaration shows two or \
        more wrong characters for each letter that is not ASCII.",
    source: "XML 1.0, section 4.3.3; HTML, determining the character encoding",
    bad: Example::new("html", "<meta charset=windows-1252><title>Café</title><p>Le café est ouvert."),
    good: Example::new("html", "<meta charset=utf-8><title>Café</title><p>Le café est ouvert."),
    ..Rule::FIRST
};

/// `encoding/guessed`: charset is not declared and was guessed.
pub static GUESSED: Rule = Rule {
    name: "encoding/guessed",
    severity: Severity::Warning,
    summary: "charset is not declared and was guessed",
    why: "Without a declaration the charset is guessed from letter statistics, and for short texts the guess can be \
        wrong.",
    source: "practice",
    bad: Example::bytes("text", b"Le caf\xE9 est ferm\xE9\n\nLa fermeture a \xE9t\xE9 d\xE9cid\xE9e mardi apr\xE8s un d\xE9g\xE2t des eaux."),
    good: Example::new("text", "Le café est fermé\n\nLa fermeture a été décidée mardi."),
    ..Rule::FIRST
};

/// `text/forbidden-character`: character that XML forbids.
pub static FORBIDDEN: Rule = Rule {
    name: "text/forbidden-character",
    severity: Severity::Error,
    summary: "character that XML forbids",
    why: "Control characters are left over from teleprinter wires and word processors. An XML document must not \
        contain them, not even escaped, so the item cannot be written as NewsML.",
    source: "XML 1.0, section 2.2, production Char",
    bad: Example::new("text", "Rain ends drought\n\nIt rained\u{b}on Tuesday."),
    good: Example::new("text", "Rain ends drought\n\nIt rained on Tuesday."),
    ..Rule::FIRST
};

/// `text/replacement-character`: replacement character (U+FFFD).
pub static REPLACEMENT: Rule = Rule {
    name: "text/replacement-character",
    severity: Severity::Error,
    summary: "replacement character (U+FFFD)",
    why: "The replacement character marks a character that an earlier program could not decode. The original is \
        lost.",
    source: "Unicode, section 23.8",
    bad: Example::new("text", "Le caf\u{fffd} est ferm\u{fffd}\n\nOn a d\u{fffd}cid\u{fffd} mardi."),
    good: Example::new("text", "Le café est fermé\n\nOn a décidé mardi."),
    ..Rule::FIRST
};

/// `text/bidi-override`: bidirectional override character.
pub static BIDI_OVERRIDE: Rule = Rule {
    name: "text/bidi-override",
    severity: Severity::Error,
    summary: "bidirectional override character",
    why: "An override makes readers see other words than search engines and translators process. Right-to-left text \
        does not need it.",
    source: "Unicode Standard Annex 9, section 2.2; CVE-2021-42574",
    bad: Example::new("text", "Rain ends drought\n\nThe account is \u{202e}evilnogood\u{202c}."),
    good: Example::new("text", "باران آمد\n\nامروز \u{2067}باران\u{2069} آمد."),
    ..Rule::FIRST
};

/// `encoding/refused`: unsupported charset (UTF-7, EBCDIC).
pub static REFUSED: Rule = Rule {
    name: "encoding/refused",
    severity: Severity::Error,
    summary: "unsupported charset (UTF-7, EBCDIC)",
    why: "In UTF-7 and EBCDIC the bytes of ASCII mean other characters, so a filter and a reader of the text see \
        different words. They are not used for news.",
    source: "WHATWG Encoding Standard; HTML, section 4.2.5.4",
    bad: Example::bytes("newsml-g2", b"<?xml version=\"1.0\" encoding=\"utf-7\"?><newsItem>\xE9</newsItem>"),
    good: Example::new(
        "newsml-g2",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/></newsItem>",
    ),
    ..Rule::FIRST
};

/// `text/mojibake`: text was decoded with the wrong charset (mojibake).
pub static MOJIBAKE: Rule = Rule {
    name: "text/mojibake",
    severity: Severity::Warning,
    summary: "text was decoded with the wrong charset (mojibake)",
    why: "If UTF-8 is decoded as windows-1252 or another charset, each letter that is not ASCII becomes two or \
        three wrong ones. Readers see garbled words, and searches do not find them.",
    source: "Unicode, section 3.9; practice",
    bad: Example::new("text", "Le café est ouvert\n\nLa dÃ©cision a Ã©tÃ© prise mardi Ã  LiÃ¨ge."),
    good: Example::new("text", "Le café est ouvert\n\nLa décision a été prise mardi à Liège."),
    ..Rule::FIRST
};

/// `text/mended`: damaged text was repaired before reading.
pub static MENDED: Rule = Rule {
    name: "text/mended",
    severity: Severity::Info,
    summary: "damaged text was repaired before reading",
    why: "With `convert --fix` the text that is read differs from the input. Each change is reported so that an \
        editor can review it.",
    source: "wirecopy",
    bad: Example::new("text", "Le café est ouvert\n\nLa dÃ©cision a Ã©tÃ© prise mardi Ã  LiÃ¨ge."),
    good: Example::new("text", "Le café est ouvert\n\nLa décision a été prise mardi à Liège."),
    ..Rule::FIRST
};
