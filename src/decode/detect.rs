//! Detects the charset of bytes that are not UTF-8 and have no declaration.

use super::alphabets;
use super::charset::{self, Charset};
use super::patterns;
use super::rules;
use crate::characters::{is_hangul, is_ideograph};
use crate::diagnostics::{Finding, Findings};
use crate::source::Span;
use chardet::DetectOptions;
use encoding_rs::{ISO_8859_15, MACINTOSH, UTF_8, WINDOWS_1252};

/// The bytes that are looked at: more make no difference.
const SAMPLE: usize = 32 << 10;

/// How many bytes before the first one beyond ASCII are looked at with it.
const BEFORE: usize = 1 << 10;

/// What was found, and how certain it is, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    /// The charset.
    pub charset: Charset,
    /// The certainty.
    pub confidence: f32,
}

/// The charset of undeclared bytes that are not UTF-8: damaged UTF-8, or a legacy charset.
pub fn detect(bytes: &[u8], findings: &mut Findings) -> Detected {
    let (good, bad) = utf8_tally(bytes);
    if good >= bad * 3 {
        return Detected { charset: Charset::Whatwg(UTF_8), confidence: 0.8 };
    }
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let found = guess(bytes, first);
    let message = format!(
        "no charset is declared and the bytes are not UTF-8; the text was read as {}",
        found.charset.name()
    );
    findings.report(
        Finding::new(&rules::GUESSED, message)
            // All before it is ASCII, so it stands at the same place in the text.
            .at(Span::new(first, first))
            .help("set the charset with --encoding, or convert the file to UTF-8"),
    );
    found
}

/// The best guess; `first` is where the first byte beyond ASCII stands.
fn guess(bytes: &[u8], first: usize) -> Detected {
    // A long head in ASCII says nothing of the charset, but where escape sequences make it.
    let rest = bytes.get(first.saturating_sub(BEFORE)..).unwrap_or_default();
    let sample = rest.get(..rest.len().min(SAMPLE)).unwrap_or_default();
    if let Some(charset) = patterns::told(sample) {
        return Detected { charset, confidence: 0.9 };
    }
    let options = DetectOptions { compat_names: false, ..DetectOptions::default() };
    let result = chardet::detect_with(sample, &options).ok();
    let told = result.and_then(|r| Some((charset::by_codec(r.encoding.as_deref()?)?, r.confidence)));
    // What looks like nothing is Latin, unless it shows what no text shows.
    let (found, sure) = told.unwrap_or((Charset::Whatwg(WINDOWS_1252), 0.3));
    #[allow(clippy::cast_possible_truncation)]
    let best = Detected { charset: found, confidence: (sure as f32).clamp(0.0, 1.0) };
    let shown = Shown::by(sample, found);
    let outside = shown.outside.unwrap_or(0);
    // One odd letter in a hundred is a name, a brand, a slip.
    if (shown.mixed + outside) * 100 <= shown.letters {
        return best;
    }
    // Words of two scripts and letters of two languages are no words: a near guess without them is the better one.
    let all =
        chardet::detect_all(sample, &DetectOptions { ignore_threshold: true, ..options }).unwrap_or_default();
    let others = all.iter().filter_map(|r| Some((charset::by_codec(r.encoding.as_deref()?)?, r.confidence)));
    // Near ones that it may not have weighed.
    let high = sample.iter().filter(|byte| !byte.is_ascii()).count() * 5 >= sample.len() * 2;
    let east = EAST.iter().filter(|_| high);
    let near = NEAR.iter().chain(east).map(|near| (Charset::Whatwg(near), 0.4));
    let weigh = |charset: Charset| {
        let own = Shown::by(sample, charset);
        let sound =
            own.mixed * 4 <= shown.mixed && own.outside.map_or(outside == 0, |own| own * 4 <= outside);
        // Where all else is equal, the charsets of today are likelier than those of DOS.
        sound.then(|| (own.mixed + own.outside.unwrap_or(0), matches!(charset, Charset::Table(..))))
    };
    let weighed = others
        .take(CANDIDATES)
        .chain(near)
        .filter_map(|(charset, sure)| weigh(charset).map(|weight| (weight, charset, sure)));
    #[allow(clippy::cast_possible_truncation)]
    weighed
        .min_by_key(|(weight, ..)| *weight)
        .map_or(best, |(_, charset, sure)| Detected { charset, confidence: (sure as f32).clamp(0.0, 1.0) })
}

/// What the bytes show when they are read as a charset.
struct Shown {
    /// How often something that no text shows.
    mixed: usize,
    /// How many letters outside of every one alphabet.
    outside: Option<usize>,
    /// How many letters beyond ASCII.
    letters: usize,
}

impl Shown {
    fn by(bytes: &[u8], charset: Charset) -> Self {
        let text = charset::decode(bytes, charset, &mut |_, _, _| {});
        let letters = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
        Self { mixed: mixed(&text), outside: alphabets::outside(&text), letters }
    }
}

/// Charsets of Latin script that are near to each other.
const NEAR: [&encoding_rs::Encoding; 8] = [
    WINDOWS_1252,
    ISO_8859_15,
    MACINTOSH,
    encoding_rs::WINDOWS_1250,
    encoding_rs::ISO_8859_2,
    encoding_rs::ISO_8859_13,
    encoding_rs::ISO_8859_10,
    encoding_rs::ISO_8859_4,
];

/// Charsets of East Asia, whose texts have more bytes beyond ASCII than others.
const EAST: [&encoding_rs::Encoding; 3] = [encoding_rs::SHIFT_JIS, encoding_rs::BIG5, encoding_rs::EUC_KR];

/// How many further guesses are looked at.
const CANDIDATES: usize = 12;

/// How often a text shows what no text shows: a letter of ASCII beside one of a script that is not Latin, a
/// capital within a word, a sign within a word, controls, and the sign for any currency, where the euro was meant.
fn mixed(text: &str) -> usize {
    let other = |c: char| {
        c.is_alphabetic() && matches!(u32::from(c), 0x370..=0x1DFF | 0x2C00..=0x2C5F | 0x2DE0..=0xA71F)
    };
    let beyond = |c: char| c.is_alphabetic() && !c.is_ascii();
    let sign = |c: char| matches!(c, '¡'..='©' | '¬'..='±' | 'µ'..='¶' | '¸' | '»'..='¿' | '×' | '÷' | '─'..='▟' | '“'..='„' | '†'..='•' | '‰');
    let mut count = 0;
    let mut last = [' ', ' '];
    for c in text.chars() {
        let [before, previous] = last;
        let meets =
            (previous.is_ascii_alphabetic() && other(c)) || (other(previous) && c.is_ascii_alphabetic());
        // Letters of East Asia and of brands do stand together.
        let east = |c: char| is_ideograph(c) || is_hangul(c);
        count += usize::from(meets && !east(c) && !east(previous));
        // «McÉwan» there is; «BlanchardÕs» goes on in small letters on both sides.
        let capital =
            beyond(previous) && previous.is_uppercase() && before.is_lowercase() && !c.is_uppercase();
        let within = sign(previous) && before.is_alphabetic() && c.is_alphabetic();
        let control = matches!(u32::from(c), 0x80..=0x84 | 0x86..=0x9F);
        count += usize::from(capital || within || control || matches!(c, '¤' | '\u{FFFD}'));
        last = [previous, c];
    }
    count
}

/// Counts sound multi-byte sequences and broken ones.
fn utf8_tally(bytes: &[u8]) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good, bad)
}

/// The charset of bytes that switch their meaning by escapes, where they do.
pub fn escapes(bytes: &[u8]) -> Option<Charset> {
    let has = |escape: &[u8]| bytes.windows(escape.len()).any(|w| w == escape);
    if has(b"\x1B$)C") && bytes.contains(&0x0E) {
        return Some(Charset::Iso2022Kr);
    }
    let japanese = [b"\x1B$B".as_slice(), b"\x1B$@", b"\x1B(J", b"\x1B(I"].iter().any(|e| has(e));
    japanese.then_some(Charset::Whatwg(encoding_rs::ISO_2022_JP))
}
