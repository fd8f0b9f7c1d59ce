//! Tokens: for each type of value another value of the same type, and how it is known again.

use super::Type;
use std::ops::Range;

/// A value that stands in the place of another.
#[derive(Debug, Clone)]
pub struct Token {
    /// How it is written in the input.
    pub text: String,
    /// How it is known again.
    pub seen: Seen,
}

/// How a token is known again in a model or a message.
#[derive(Debug, Clone)]
pub enum Seen {
    /// The words stand there, whatever their case.
    Words(String),
    /// The number stands there, with no digit beside it.
    Number(String),
    /// The day, written with or without hyphens, and the time, with or without colons.
    Moment { day: String, time: Option<String> },
    /// The model says something else than before: there are too few values of the type for one of its own.
    Change,
}

/// The word that stands for words.
pub const WORD: &str = "zquorv";
/// The word where the one replaced is as long: what was skipped is known by its length.
const OTHER_WORD: &str = "zquorvey";
/// From how many words on a text is running text, of which single words are replaced.
const RUNNING: usize = 4;

impl Token {
    /// A token that is added where nothing stood.
    pub fn added() -> Self {
        Self { text: WORD.into(), seen: Seen::Words(WORD.into()) }
    }
}

/// The replacements in a value as it is written: each with its stretch.
pub fn replacements(raw: &str, type_: Type) -> Vec<(Range<usize>, Token)> {
    let start = raw.len() - raw.trim_start().len();
    let value = raw.trim();
    if value.is_empty() {
        return Vec::new();
    }
    let all = start..start + value.len();
    match type_ {
        Type::Language => return vec![(all, language(value))],
        Type::MailDate => return vec![(all, mail_date())],
        Type::Shown if numeric(value) => return vec![(all, longer(value))],
        Type::Shown | Type::Value => {}
    }
    if let Some(token) = typed(value) {
        return vec![(all, token)];
    }
    let words = words(value);
    if words.len() < RUNNING && !value.contains(['<', '&', '=']) {
        return vec![(all, word(value))];
    }
    words
        .into_iter()
        .map(|span| {
            let was = &value[span.clone()];
            // A number of running text becomes longer: what was skipped is known by its length.
            let token = if numeric(was) { longer(was) } else { typed(was).unwrap_or_else(|| word(was)) };
            (start + span.start..start + span.end, token)
        })
        .collect()
}

/// A token of the type that a value's form has; `None` for words.
fn typed(value: &str) -> Option<Token> {
    let is = |seen: Seen, text: String| Some(Token { text, seen });
    let digits = value.bytes().all(|b| b.is_ascii_digit());
    if let Some(text) = moment(value) {
        return Some(text);
    }
    if digits {
        let text = other_number(value);
        return is(Seen::Number(text.clone()), text);
    }
    match value {
        "true" => return is(Seen::Change, "false".into()),
        "false" => return is(Seen::Change, "true".into()),
        "yes" => return is(Seen::Change, "no".into()),
        "no" => return is(Seen::Change, "yes".into()),
        "ltr" => return is(Seen::Change, "rtl".into()),
        "rtl" => return is(Seen::Change, "ltr".into()),
        _ => {}
    }
    if value.chars().count() == 1 {
        let c = value.chars().next()?;
        return c.is_ascii_alphabetic().then(|| {
            let text = if c.is_ascii_uppercase() { 'Q' } else { 'q' }.to_string();
            Token { text, seen: Seen::Change }
        });
    }
    let blank = value.contains(char::is_whitespace);
    if !blank && (value.starts_with("http://") || value.starts_with("https://")) {
        let (head, query) = value.split_at(value.find(['?', '#']).unwrap_or(value.len()));
        let text = format!("{}/{WORD}{query}", head.trim_end_matches('/'));
        return is(Seen::Words(WORD.into()), text);
    }
    if !blank && (value.starts_with("urn:") || value.starts_with("tag:")) {
        return is(Seen::Words(WORD.into()), format!("{value}:{WORD}"));
    }
    // A media type.
    if let Some((top, sub)) = value.split_once('/')
        && ["text", "image", "video", "audio", "application"].contains(&top)
        && !sub.contains('/')
    {
        return is(Seen::Words(WORD.into()), format!("{top}/x-{WORD}"));
    }
    // A code under its alias.
    if let Some((alias, code)) = value.split_once(':')
        && !blank
        && !code.is_empty()
        && !code.starts_with('/')
        && !alias.is_empty()
        && alias.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && alias.starts_with(|c: char| c.is_ascii_alphabetic())
    {
        return is(Seen::Words(WORD.into()), format!("{alias}:{WORD}"));
    }
    // A file's name keeps its extension.
    if let Some((name, extension)) = value.rsplit_once('.')
        && !blank
        && !name.is_empty()
        && (2..=4).contains(&extension.len())
        && extension.bytes().all(|b| b.is_ascii_alphanumeric())
        && name.bytes().any(|b| b.is_ascii_alphabetic())
        && !name.contains('@')
    {
        return is(Seen::Words(WORD.into()), format!("{WORD}.{extension}"));
    }
    // Numbers with signs, such as durations, times and versions of a standard.
    let coded = value.bytes().any(|b| b.is_ascii_digit())
        && value.bytes().all(|b| b.is_ascii_digit() || b"+-.,:PTYMDHS".contains(&b));
    if coded {
        let text: String = value.chars().map(other_digit).collect();
        return is(Seen::Words(text.trim_start_matches(['+', '-']).to_owned()), text);
    }
    None
}

fn other_digit(c: char) -> char {
    match c {
        '0'..='1' => '2',
        '2'..='5' => '1',
        '6'..='9' => '3',
        other => other,
    }
}

fn other_number(value: &str) -> String {
    match value.len() {
        // Levels and urgencies go no further than this.
        1 => if value == "5" { "4" } else { "5" }.to_owned(),
        2 => if value == "47" { "48" } else { "47" }.to_owned(),
        n => "7461935208".chars().cycle().take(n).collect(),
    }
}

fn numeric(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_digit() || b".,:-/".contains(&b))
}

/// A number of one digit more.
fn longer(was: &str) -> Token {
    let text = other_number(&"0".repeat(was.chars().count() + 1));
    Token { seen: Seen::Number(text.clone()), text }
}

/// Another day and time in the same form.
fn moment(value: &str) -> Option<Token> {
    let bytes = value.as_bytes();
    let is_digits = |r: Range<usize>| value.get(r).is_some_and(|p| p.bytes().all(|b| b.is_ascii_digit()));
    let (day_len, extended) = if is_digits(0..4) && bytes.get(4) == Some(&b'-') && is_digits(5..7) {
        if bytes.get(7) == Some(&b'-') && is_digits(8..10) { (10, true) } else { (7, true) }
    } else if is_digits(0..8) && (value.starts_with("19") || value.starts_with("20")) {
        (8, false)
    } else {
        return None;
    };
    let rest = value.get(day_len..)?;
    let day = match day_len {
        7 => "2017-03",
        10 => "2017-03-16",
        _ => "20170316",
    };
    let seen_day = if day_len == 7 { "2017-03" } else { "2017-03-16" };
    if rest.is_empty() {
        let seen = Seen::Moment { day: seen_day.into(), time: None };
        return Some(Token { text: day.into(), seen });
    }
    if day_len == 7 || !rest.starts_with(['T', ' ']) {
        return None;
    }
    let clock = &rest[1..];
    let digits: usize = clock.bytes().take_while(|b| b.is_ascii_digit() || *b == b':').count();
    let (form, seen) = match (&clock[..digits], extended) {
        (c, _) if c.len() == 8 => ("05:17:39", "05:17:39"),
        (c, _) if c.len() == 6 && !c.contains(':') => ("051739", "05:17:39"),
        (c, _) if c.len() == 5 => ("05:17", "05:17"),
        (c, _) if c.len() == 4 && !c.contains(':') => ("0517", "05:17"),
        _ => return None,
    };
    Some(Token {
        text: format!("{day}{}{form}{}", &rest[..1], &clock[digits..]),
        seen: Seen::Moment { day: seen_day.into(), time: Some(seen.into()) },
    })
}

fn mail_date() -> Token {
    Token {
        text: "Thu, 16 Mar 2017 05:17:39 +0000".into(),
        seen: Seen::Moment { day: "2017-03-16".into(), time: Some("05:17:39".into()) },
    }
}

fn language(value: &str) -> Token {
    let text = if value.eq_ignore_ascii_case("nb-SJ") { "sv-AX" } else { "nb-SJ" };
    Token { text: text.into(), seen: Seen::Words(text.into()) }
}

/// A word for a word, in its case.
fn word(was: &str) -> Token {
    let new = if was.chars().count() == WORD.len() { OTHER_WORD } else { WORD };
    let cased = |c: char| c.is_uppercase();
    let text = if was.chars().filter(|c| c.is_alphabetic()).all(cased) && was.chars().any(cased) {
        new.to_uppercase()
    } else if was.starts_with(cased) {
        format!("Z{}", &new[1..])
    } else {
        new.to_owned()
    };
    Token { text, seen: Seen::Words(new.into()) }
}

/// The words of running text: no white space, no tags, no entities, no marks at their ends.
fn words(value: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut rest = 0;
    while let Some(piece) = value.get(rest..).filter(|p| !p.is_empty()) {
        // Tags, as they are or escaped, and entities are no words.
        let skipped = if let Some(inner) = piece.strip_prefix("&lt;") {
            inner.find("&gt;").map(|end| end + 8)
        } else if piece.starts_with('<') {
            piece.find('>').map(|end| end + 1)
        } else if piece.starts_with('&') {
            piece.find(';').filter(|end| *end < 12).map(|end| end + 1)
        } else {
            None
        };
        if let Some(skipped) = skipped {
            rest += skipped;
            continue;
        }
        let end = piece
            .char_indices()
            .find(|(at, c)| (c.is_whitespace() || c.is_control() || *c == '<' || *c == '&') && *at > 0)
            .map_or(piece.len(), |(at, _)| at);
        let word = &piece[..end];
        let trimmed = word.trim_matches(|c: char| !c.is_alphanumeric());
        let start = trimmed.as_ptr() as usize - word.as_ptr() as usize;
        // A character that quoted-printable packs.
        let packed = word[..start].ends_with('=') && trimmed.len() == 2;
        if packed {
        } else if trimmed.chars().count() > 1 || trimmed.chars().any(|c| c.is_ascii_digit()) {
            let from = rest + start;
            out.push(from..from + trimmed.len());
        }
        rest += end.max(piece.chars().next().map_or(1, char::len_utf8));
    }
    out
}
