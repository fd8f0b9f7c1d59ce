//! Mojibake: UTF-8 that was decoded with another charset, once or several times.
//!
//! The letters of UTF-8's bytes in the wrong charset betray it: in a word that was spoilt, every character beyond ASCII
//! is a part of such a sequence. A word with one that is not was meant as it stands: «عکس» holds the bytes of a letter in
//! windows-1256, and is a Persian word all the same.

mod tables;

use crate::source::Span;
use tables::{Roles, Table, continues, length, roles, tables};

/// How many words are evidence for a word of one letter beside them.
const EVIDENT: usize = 3;

/// How many rounds a text is given: once for each time that it was misread, and for each charset.
const ROUNDS: usize = 8;

/// A piece of a text that was misread, and what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// Where it stands.
    pub span: Span,
    /// What it was.
    pub repaired: String,
    /// The charset that it was read as last; none where it has only controls that are marks of windows-1252.
    pub charset: Option<&'static str>,
}

/// One character found in a misread sequence.
struct Found {
    /// How many characters of the text it took.
    taken: usize,
    c: char,
}

/// The sequence that begins at a character, where one does. Where others were found before it (`trusting`), a byte
/// that was lost behind the first one does not hide it.
fn sequence(chars: &[char], table: &Table, trusting: bool) -> Option<Found> {
    let byte = |c: &char| table.byte(*c);
    let lead = byte(chars.first()?)?;
    let wanted = length(lead);
    if wanted == 0 {
        return None;
    }
    let mut bytes = vec![lead];
    for at in 1..wanted {
        let c = chars.get(at)?;
        match c {
            '\u{FFFD}' if at > 1 || wanted == 2 || trusting => {
                // What is behind a lost byte may be lost too.
                let rest = chars.iter().skip(at + 1).take(wanted - at - 1);
                let more = rest.take_while(|c| byte(c).is_some_and(continues)).count();
                return Some(Found { taken: at + 1 + more, c: '\u{FFFD}' });
            }
            ' ' if wanted > 2 => bytes.push(0xA0),
            '?' if at == wanted - 1 && wanted > 2 => {
                return Some(Found { taken: at + 1, c: '\u{FFFD}' });
            }
            c => bytes.push(byte(c).filter(|b| continues(*b))?),
        }
    }
    if let Ok(text) = std::str::from_utf8(&bytes) {
        return Some(Found { taken: wanted, c: text.chars().next()? });
    }
    // Two halves of a character, as programs of UTF-16 wrote them.
    let [0xED, high @ 0xA0..=0xAF, second] = bytes.as_slice() else { return None };
    let rest: Option<Vec<u8>> = (3..6).map(|at| chars.get(at).and_then(byte)).collect();
    let rest = rest?;
    let [0xED, low @ 0xB0..=0xBF, fourth] = rest.as_slice() else { return None };
    let unit = |a: u8, b: u8| (u32::from(a & 0x0F) << 6) | u32::from(b & 0x3F);
    let number = 0x10000 + (unit(*high, *second) << 10) + unit(low & 0x0F, *fourth);
    Some(Found { taken: 6, c: char::from_u32(number)? })
}

/// The weight of a character as evidence of mojibake: 0 for characters that hardly any text contains.
fn weight(c: char) -> usize {
    match u32::from(c) {
        // The long s and rare dotted letters are what a misread box or a capital before a blank would be.
        0x17F | 0x120 => 0,
        // Latin letters, punctuation, signs, pictures.
        0xA0..=0x17E
        | 0x218..=0x21B
        | 0x1E00..=0x1EFF
        | 0x2010..=0x205E
        | 0x20A0..=0x20BF
        | 0x2100..=0x214F => 2,
        0x2190..=0x27BF | 0x2800..=0x28FF | 0x3000..=0x303F | 0xFB00..=0xFB06 | 0xFE00..=0xFE0F => 2,
        0xFEFF | 0xFF00..=0xFF5E | 0xFFFD | 0x1F000..=0x1FAFF => 2,
        // Letters of other scripts: one is no evidence.
        0x80..=0x9F | 0x180..=0x3FF | 0x400..=0x52F | 0x5B0..=0x5F4 | 0x600..=0x6FF | 0x900..=0xEFF => 1,
        0x1100..=0x11FF | 0x200B..=0x200F | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7A3 => 1,
        0xFB1D..=0xFDFF => 1,
        _ => 0,
    }
}

/// Marks that editors set into a text whatever its words went through.
fn typographic(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{A0}' | '‘'..='‟' | '…' | '–' | '—' | '«' | '»' | '´' | '•' | '™' | '©' | '®' | '°')
}

/// A word, with the blanks that its sequences swallowed, as it was.
#[derive(Default)]
struct Word {
    taken: usize,
    text: String,
    weight: usize,
    count: usize,
    /// How many controls were taken for bytes that have a letter in this charset.
    forced: usize,
    /// How many characters its sequences had.
    spoilt: usize,
    /// Whether one of them stands behind a letter that is sound.
    inside: bool,
}

impl Word {
    /// Whether it is evidence by itself: one letter of another script is none.
    fn evident(&self) -> bool {
        self.weight >= 2 || self.count >= 2
    }

    fn add(&mut self, c: char, taken: usize, weight: usize) {
        self.text.push(c);
        self.taken += taken;
        self.spoilt += taken;
        self.weight += weight;
        self.count += 1;
    }
}

/// Reads a word that begins at a character as misread from one charset; `None` where it was not.
fn word(chars: &[char], table: &Table, trusting: bool) -> Option<Word> {
    let mut out = Word::default();
    while let Some(c) = chars.get(out.taken) {
        if c.is_ascii_whitespace() {
            break;
        }
        let rest = chars.get(out.taken..).unwrap_or_default();
        if c.is_ascii() {
            out.text.push(*c);
            out.taken += 1;
        } else if let Some(found) = sequence(rest, table, trusting).filter(|f| weight(f.c) > 0) {
            let own = rest.get(..found.taken).unwrap_or_default();
            if table.windows {
                out.forced += own.iter().filter(|c| ('\u{80}'..='\u{9F}').contains(*c)).count();
            }
            // A Greek letter in a word of Latin ones is a sign; a capital before a quotation mark is one of a word's end.
            let behind = out.text.chars().next_back().is_some_and(|c| c.is_ascii_alphabetic());
            out.inside |= behind && weight(found.c) > 1;
            let sign = matches!(found.c, 'α'..='ω') && own.iter().all(|c| !typographic(*c));
            out.add(found.c, found.taken, if sign { 2 } else { weight(found.c) });
        } else if let Some((c, taken)) = before_blank(rest, table).filter(|_| trusting) {
            out.add(c, taken, 2);
        } else if typographic(*c) {
            out.text.push(*c);
            out.taken += 1;
        } else {
            return None;
        }
    }
    (out.count > 0).then_some(out)
}

/// A character of two bytes whose second one, a no-break space, became a blank, and how much it takes with it.
fn before_blank(chars: &[char], table: &Table) -> Option<(char, usize)> {
    let byte = table.byte(*chars.first()?)?;
    if chars.get(1) != Some(&' ') {
        return None;
    }
    let next: String =
        chars.iter().skip(2).take_while(|c| c.is_alphanumeric() || matches!(c, '\'' | '’')).collect();
    match byte {
        0xC2 => Some(('\u{A0}', 2)),
        // Of two blanks the first was the byte. Else the letter was a word of its own, but where its rest follows.
        0xC3 if chars.get(2) == Some(&' ') => Some(('à', 2)),
        0xC3 if matches!(next.as_str(), "s" | "quele" | "quela" | "queles" | "quelas" | "quilo") => {
            Some(('à', 2))
        }
        0xC3 => Some(('à', 1)),
        0xC5 if next.starts_with(|c: char| c.is_ascii_lowercase()) => Some(('Š', 2)),
        _ => None,
    }
}

/// Words that were misread, with where each begins, and the charset.
type Misread = (Vec<(usize, Word)>, &'static str);

/// Every word that was misread, by the charset that explains most of them.
fn round(chars: &[char], trusting: bool) -> Option<Misread> {
    let suspects = suspects(chars.iter().copied());
    let mut best: Option<(usize, Misread)> = None;
    for (_, table) in tables().iter().enumerate().filter(|(at, _)| suspects >> at & 1 == 1) {
        let mut words = through(chars, table, trusting);
        if !trusting && !words.is_empty() {
            words = through(chars, table, true);
        }
        let strength: usize = words.iter().map(|(_, w)| (4 * w.weight).saturating_sub(w.forced)).sum();
        if strength > 0 && best.as_ref().is_none_or(|(b, _)| strength > *b) {
            best = Some((strength, (words, table.name)));
        }
    }
    best.map(|(_, misread)| misread)
}

fn through(chars: &[char], table: &Table, trusting: bool) -> Vec<(usize, Word)> {
    let mut out: Vec<(usize, Word)> = Vec::new();
    let mut sound = 0;
    let mut at = 0;
    while at < chars.len() {
        let rest = chars.get(at..).unwrap_or_default();
        let end = at + rest.iter().position(char::is_ascii_whitespace).unwrap_or(rest.len());
        let beyond = rest.iter().take(end - at).filter(|c| !c.is_ascii()).count();
        let found = if beyond == 0 { None } else { word(rest, table, trusting) };
        match found.filter(|w| trusting || w.evident()) {
            Some(word) => {
                let taken = word.taken.max(1);
                out.push((at, word));
                at += taken;
            }
            None => {
                sound += beyond;
                at = end.max(at + 1);
            }
        }
    }
    // Words of one letter, which many scripts have, go with the others.
    if out.iter().filter(|(_, w)| w.evident()).count() < EVIDENT {
        out.retain(|(_, w)| w.evident());
    }
    let count: usize = out.iter().map(|(_, w)| w.count).sum();
    let spoilt: usize = out.iter().map(|(_, w)| w.spoilt).sum();
    // One short sequence beside sound words, or in a charset that few read by, is a word of some language.
    let inside = out.iter().any(|(_, w)| w.inside);
    let weak = match table.usual {
        true => count == 1 && spoilt == 2 && sound > 0,
        false => sound > spoilt || (count == 1 && !(inside && sound == 0)),
    };
    if weak && !trusting {
        out.clear();
    }
    out
}

/// The text as it was, where it was misread.
pub fn repair(text: &str) -> Option<String> {
    Some(undo(text)?.0)
}

/// The text as it was, and the charset that it was read as last.
fn undo(text: &str) -> Option<(String, Option<&'static str>)> {
    let mut charset = None;
    let mut now: Vec<char> = text.chars().collect();
    for turn in 0..ROUNDS {
        let Some((words, name)) = round(&now, turn > 0) else { break };
        charset = charset.or(Some(name));
        let mut next = Vec::with_capacity(now.len());
        let mut from = 0;
        for (at, word) in words {
            next.extend_from_slice(now.get(from..at).unwrap_or_default());
            next.extend(word.text.chars());
            from = at + word.taken;
        }
        next.extend_from_slice(now.get(from..).unwrap_or_default());
        now = next;
    }
    let now: String = now.into_iter().map(control).collect();
    (now != text).then_some((now, charset))
}

/// What a control was that windows-1252 has a letter or a mark for.
fn control(c: char) -> char {
    let byte = u8::try_from(u32::from(c)).ok().filter(|b| (0x80..0xA0).contains(b));
    let real =
        byte.and_then(|b| encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[b]).0.chars().next());
    real.unwrap_or(c)
}

/// Every piece of a text that was misread: of each line, from its first spoilt word to its last.
pub fn find(text: &str) -> Vec<Damage> {
    let mut out = Vec::new();
    let mut offset = 0;
    let mut from = 0;
    // Most texts hold nothing suspicious: they are looked through once, and not line by line.
    while let Some(suspect) = next_suspect(text, from) {
        if let Some(end) = sound_word(text, from, suspect) {
            from = end;
            continue;
        }
        let mut line = "";
        while offset <= suspect {
            let rest = text.get(offset..).unwrap_or_default();
            line = rest.get(..piece(rest)).unwrap_or(rest);
            offset += line.len().max(1);
        }
        from = offset;
        let begin = offset - line.len();
        if let Some((repaired, charset)) = undo(line) {
            let (start, end, until) = difference(line, &repaired);
            let span = Span::new(begin + start, begin + end);
            let repaired = repaired.get(start..until).unwrap_or_default().to_owned();
            out.push(Damage { span, repaired, charset });
        }
    }
    out
}

/// The end of the word that something suspicious stands in, where it is no evidence: Persian words have letters that
/// look so, but no word that was spoilt has sound ones too.
fn sound_word(text: &str, from: usize, suspect: usize) -> Option<usize> {
    let before = text.get(from..suspect)?;
    let start = from + before.rfind(|c: char| c.is_ascii_whitespace()).map_or(0, |at| at + 1);
    let rest = text.get(start..)?;
    let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
    let own = rest.get(..end)?;
    if own.chars().any(|c| ('\u{80}'..='\u{9F}').contains(&c)) {
        return None;
    }
    // A sequence may have swallowed the blank behind the word.
    let chars: Vec<char> = own.chars().chain(rest.get(end..)?.chars().take(SWALLOWED)).collect();
    let suspects = suspects(chars.iter().copied());
    let evident = |(at, table): (usize, &Table)| {
        suspects >> at & 1 == 1 && word(&chars, table, false).is_some_and(|word| word.evident())
    };
    (!tables().iter().enumerate().any(evident)).then_some(start + end.max(1))
}

/// How many characters behind a word its sequences may have swallowed.
const SWALLOWED: usize = 8;

/// Bytes of a line after which it may be cut at a blank: documents without line ends are not held twice.
const LONG: usize = 4096;

/// How many bytes the first line has, or the first part of a long one.
fn piece(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = |(at, byte): (usize, &u8)| *byte == b'\n' || (at > LONG && byte.is_ascii_whitespace());
    bytes.iter().enumerate().position(ends).map_or(bytes.len(), |at| at + 1)
}

/// Where two texts begin to differ, where the first one's difference ends, and where the second one's does: at the
/// borders of words.
fn difference(a: &str, b: &str) -> (usize, usize, usize) {
    let blank = |c: char| c.is_ascii_whitespace() || matches!(c, '<' | '>' | '"');
    let same = a.char_indices().zip(b.chars()).find(|((_, x), y)| x != y).map_or(a.len(), |((at, _), _)| at);
    let start = a.get(..same).and_then(|t| t.rfind(blank)).map_or(0, |at| at + 1);
    let (mut end, mut until) = (a.len(), b.len());
    for (x, y) in a.chars().rev().zip(b.chars().rev()) {
        if x != y || end <= same || until <= same {
            break;
        }
        end -= x.len_utf8();
        until -= y.len_utf8();
    }
    let more = a.get(end..).map_or(0, |t| t.find(blank).unwrap_or(t.len()));
    (start, end + more, until + more)
}

/// Where the next character stands that may belong to misread text: a control, or the second of two that make a
/// sequence in some charset. Asked of every text, so it must be quick.
fn next_suspect(text: &str, from: usize) -> Option<usize> {
    let roles = roles();
    let mut at = from;
    loop {
        let rest = text.as_bytes().get(at..)?;
        // No branches within a chunk, so that it is looked at in one step.
        let sound = |chunk: &&[u8]| chunk.iter().fold(0, |all, byte| all | byte) < 0x80;
        at += rest.chunks(32).take_while(sound).map(<[u8]>::len).sum::<usize>();
        let mut leads = 0;
        let mut plain = 0;
        for (offset, c) in text.get(at..)?.char_indices() {
            // Behind a stretch of ASCII the quick way goes on, but at the border of a character only.
            plain = if c.is_ascii() { plain + 1 } else { 0 };
            if plain > 8 && leads == 0 {
                at += offset;
                break;
            }
            let (found, begins) = pair(roles, leads, c);
            if found != 0 || ('\u{80}'..='\u{9F}').contains(&c) {
                return Some(at + offset);
            }
            leads = begins;
        }
        if plain <= 8 || leads != 0 {
            return None;
        }
    }
}

/// The tables, as bits, in which a character goes on with a sequence that those before it began (`leads`), and those in
/// which it begins one itself.
fn pair(roles: &Roles, leads: u16, c: char) -> (u16, u16) {
    match c {
        // A no-break space in the middle may have become a blank, a lost byte a question mark.
        ' ' | '?' => (0, leads),
        c => {
            let (begins, goes_on) = roles.get(c);
            let lost = if c == '\u{FFFD}' { leads } else { 0 };
            (lost | (leads & goes_on), begins)
        }
    }
}

/// The tables, as bits, in which two characters that follow each other begin a sequence.
fn suspects(chars: impl Iterator<Item = char>) -> u16 {
    let roles = roles();
    let mut leads = 0;
    chars.fold(0, |all, c| {
        let (found, begins) = pair(roles, leads, c);
        leads = begins;
        all | found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persian_and_arabic_read_as_windows_1256_come_back() {
        for text in ["باران در تهران بارید", "هطلت أمطار غزيرة", "خبرگزاری ایران"]
        {
            let (spoilt, _) = encoding_rs::WINDOWS_1256.decode_without_bom_handling(text.as_bytes());
            assert_eq!(repair(&spoilt).as_deref(), Some(text), "{spoilt}");
            let (twice, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(spoilt.as_bytes());
            assert_eq!(repair(&twice).as_deref(), Some(text), "{twice}");
        }
    }

    #[test]
    fn blanks_that_were_bytes_go() {
        let spoilt = "La dÃ©cision a Ã©tÃ© prise Ã  LiÃ¨ge, et Ã Namur";
        assert_eq!(repair(spoilt).as_deref(), Some("La décision a été prise à Liège, et à Namur"));
    }

    #[test]
    fn a_piece_is_found_at_the_borders_of_its_words() {
        let text = "Un café.\n<p lang=\"fr\">Il a Ã©tÃ© prÃªt hier</p>\n";
        let found = find(text);
        let [damage] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(text.get(damage.span.start..damage.span.end), Some("Ã©tÃ© prÃªt"));
        assert_eq!((damage.repaired.as_str(), damage.charset), ("été prêt", Some("windows-1252")));
    }

    #[test]
    fn sound_words_stay() {
        for text in [
            "عکس و خبر",
            "CAFÉ™ Zürich",
            "él, «sí»",
            "Дождь прошёл",
            "北京迎来第一场雨",
            "naïve – “quoted” €5",
        ] {
            assert_eq!(repair(text), None, "{text}");
        }
    }
}
