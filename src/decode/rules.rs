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

/// Nothing in the input.
pub static EMPTY: Rule = Rule {
    name: "input/empty",
    severity: Severity::Error,
    summary: "the input has no text",
    why: "An empty file is most often a download that failed or a command that printed nothing; publishing it would blank a story.",
    source: "practice",
    bad: Example::new("text", " \n"),
    good: Example::new("text", "Rain ends drought\n\nIt rained on Tuesday."),
    ..Rule::FIRST
};

/// No text but a picture, an archive, a program.
pub static BINARY: Rule = Rule {
    name: "input/binary",
    severity: Severity::Error,
    summary: "the input is not text",
    why: "Pictures, PDF and office files are sent where text was meant; read as text they give rubbish.",
    source: "practice",
    bad: Example::bytes("text", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3"),
    good: Example::new("text", "The PDF is on our site.\n\nRead it there."),
    ..Rule::FIRST
};

fn long_line() -> Vec<u8> {
    vec![b'a'; (64 << 20) + 1]
}

/// More bytes than an item may have.
pub static BYTES: Rule = Rule {
    name: "limit/bytes",
    severity: Severity::Error,
    summary: "an item has at most 64 MiB",
    why: "No news item is as large; a file that is would hold up the whole batch. Containers of many items have no such bound.",
    source: "wirecopy",
    bad: Example::made("text", "64 MiB and one byte of the letter a", long_line),
    good: Example::new("text", "Rain ends drought\n\nIt rained on Tuesday."),
    ..Rule::FIRST
};

/// Bytes that UTF-8 does not allow.
pub static INVALID_UTF8: Rule = Rule {
    name: "encoding/invalid-utf8",
    severity: Severity::Error,
    summary: "text in UTF-8 has only well-formed sequences",
    why: "A malformed sequence is a letter that was lost or a stretch in another charset. It reaches readers as a black diamond.",
    source: "Unicode, section 3.9, table 3-7; RFC 3629",
    bad: Example::bytes(
        "text",
        b"Caf\xC3\xA9 au lait et th\xC3\xA9 gla\xC3\xA7\xC3\xA9\n\nVoil\xC3\xA0 : \xC0 la carte.",
    ),
    good: Example::new("text", "Café au lait et thé glacé\n\nVoilà : à la carte."),
    ..Rule::FIRST
};

/// Bytes that the declared charset does not allow.
pub static INVALID_BYTES: Rule = Rule {
    name: "encoding/invalid-bytes",
    severity: Severity::Error,
    summary: "every byte is a character of the declared charset",
    why: "Bytes that the charset does not have are letters that were lost, or the charset is declared wrongly.",
    source: "WHATWG Encoding Standard",
    bad: Example::bytes("html", b"<meta charset=shift_jis><title>x</title><p>\x82\xA0\xFF\x82"),
    good: Example::bytes("html", b"<meta charset=shift_jis><title>x</title><p>\x82\xA0\x82\xA2"),
    ..Rule::FIRST
};

/// A charset label that nobody knows.
pub static UNKNOWN_LABEL: Rule = Rule {
    name: "encoding/unknown-label",
    severity: Severity::Error,
    summary: "the declared charset is one that exists",
    why: "Receivers that trust the label fail or guess; each guesses differently.",
    source: "WHATWG Encoding Standard, section 4.2, names and labels",
    bad: Example::new("html", "<meta charset=utf8x><title>Rain</title><p>It rained on Tuesday."),
    good: Example::new("html", "<meta charset=utf-8><title>Rain</title><p>It rained on Tuesday."),
    ..Rule::FIRST
};

/// A declaration that the bytes contradict.
pub static CONTRADICTION: Rule = Rule {
    name: "encoding/contradiction",
    severity: Severity::Warning,
    summary: "the declared charset is the one that the bytes are in",
    why: "The text was read as the valid UTF-8 that it is; a receiver that believes the declaration will show two wrong letters for each.",
    source: "XML 1.0, section 4.3.3; HTML, determining the character encoding",
    bad: Example::new("html", "<meta charset=windows-1252><title>Café</title><p>Le café est ouvert."),
    good: Example::new("html", "<meta charset=utf-8><title>Café</title><p>Le café est ouvert."),
    ..Rule::FIRST
};

/// No declaration, and the bytes are not UTF-8.
pub static GUESSED: Rule = Rule {
    name: "encoding/guessed",
    severity: Severity::Warning,
    summary: "text that is not UTF-8 declares its charset",
    why: "Without a declaration the charset is a guess from letter statistics; short texts are guessed wrongly.",
    source: "practice",
    bad: Example::bytes("text", b"Le caf\xE9 est ferm\xE9\n\nLa fermeture a \xE9t\xE9 d\xE9cid\xE9e mardi apr\xE8s un d\xE9g\xE2t des eaux."),
    good: Example::new("text", "Le café est fermé\n\nLa fermeture a été décidée mardi."),
    ..Rule::FIRST
};

/// A character that XML 1.0 has no place for.
pub static FORBIDDEN: Rule = Rule {
    name: "text/forbidden-character",
    severity: Severity::Error,
    summary: "text has no characters that XML forbids",
    why: "Control characters are left over from wires and word processors. No XML document may hold them, not even escaped, so the item cannot be sent on as NewsML.",
    source: "XML 1.0, section 2.2, production Char",
    bad: Example::new("text", "Rain ends drought\n\nIt rained\u{b}on Tuesday."),
    good: Example::new("text", "Rain ends drought\n\nIt rained on Tuesday."),
    ..Rule::FIRST
};

/// A character that says that another was lost.
pub static REPLACEMENT: Rule = Rule {
    name: "text/replacement-character",
    severity: Severity::Error,
    summary: "text has no U+FFFD",
    why: "The replacement character marks the place of a letter that an earlier step could not read. The letter is lost.",
    source: "Unicode, section 23.8",
    bad: Example::new("text", "Le caf\u{fffd} est ferm\u{fffd}\n\nOn a d\u{fffd}cid\u{fffd} mardi."),
    good: Example::new("text", "Le café est fermé\n\nOn a décidé mardi."),
    ..Rule::FIRST
};

/// A character that turns the order of others.
pub static BIDI_OVERRIDE: Rule = Rule {
    name: "text/bidi-override",
    severity: Severity::Error,
    summary: "text has no characters that override the bidirectional order",
    why: "An override makes a reader see other words than a search engine or a translator reads. Right-to-left text does not need it.",
    source: "Unicode Standard Annex 9, section 2.2; CVE-2021-42574",
    bad: Example::new("text", "Rain ends drought\n\nThe account is \u{202e}evilnogood\u{202c}."),
    good: Example::new("text", "باران آمد\n\nامروز \u{2067}باران\u{2069} آمد."),
    ..Rule::FIRST
};

/// A charset that is refused.
pub static REFUSED: Rule = Rule {
    name: "encoding/refused",
    severity: Severity::Error,
    summary: "the charset is one in which ASCII means what it says",
    why: "In UTF-7 and EBCDIC the bytes of ASCII stand for other characters: what a filter sees is not what a reader shows. No newsroom sends them.",
    source: "WHATWG Encoding Standard; HTML, section 4.2.5.4",
    bad: Example::bytes("newsml-g2", b"<?xml version=\"1.0\" encoding=\"utf-7\"?><newsItem>\xE9</newsItem>"),
    good: Example::new(
        "newsml-g2",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/></newsItem>",
    ),
    ..Rule::FIRST
};

/// UTF-8 that was read as another charset.
pub static MOJIBAKE: Rule = Rule {
    name: "text/mojibake",
    severity: Severity::Warning,
    summary: "text was decoded as what it is",
    why: "Text in UTF-8 that a program took for windows-1252 or another charset has two or three wrong letters for each that is not ASCII. Readers see rubbish, and searches miss the words.",
    source: "Unicode, section 3.9; practice",
    bad: Example::new("text", "Le café est ouvert\n\nLa dÃ©cision a Ã©tÃ© prise mardi Ã  LiÃ¨ge."),
    good: Example::new("text", "Le café est ouvert\n\nLa décision a été prise mardi à Liège."),
    ..Rule::FIRST
};

/// Damage that was mended on request.
pub static MENDED: Rule = Rule {
    name: "text/mended",
    severity: Severity::Info,
    summary: "text is read as it came, but where mending was asked for",
    why: "With --fix the text that is read is not the text that came. Each change is named, so that an editor can look at it.",
    source: "wirecopy",
    bad: Example::new("text", "Le café est ouvert\n\nLa dÃ©cision a Ã©tÃ© prise mardi Ã  LiÃ¨ge."),
    good: Example::new("text", "Le café est ouvert\n\nLa décision a été prise mardi à Liège."),
    ..Rule::FIRST
};
