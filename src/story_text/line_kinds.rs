//! The kind of a line of plain text by the marks that it starts with, and whether lines are aligned in columns.

use super::heuristics::width;
use crate::facts::dates::digit_value;
use crate::newsroom::wire::is_table;

/// Kinds of pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph.
    Paragraph,
    /// A line marked as a heading, with its level.
    Heading(u8),
    /// A line of the upper rail, `^…<`: a headline or another line of the head.
    Rail,
    /// An item of a list.
    Item {
        /// Whether it is numbered.
        ordered: bool,
        /// Its number.
        start: u32,
    },
    /// A line with a number before it, which may be an item.
    Numbered {
        /// The number.
        number: u32,
        /// How many bytes number and mark take.
        prefix: usize,
    },
    /// A line that is quoted.
    Quote,
    /// A section break.
    Rule,
    /// Lines whose layout is kept.
    Preformatted,
}

impl Kind {
    /// Whether a wrapped line may go on with it.
    pub fn holds_words(self) -> bool {
        !matches!(self, Self::Heading(_) | Self::Rule | Self::Rail | Self::Preformatted)
    }
}

/// Marks of lists.
const BULLETS: &[&str] = &["- ", "* ", "• ", "– ", "· ", "‣ ", "▪ ", "■ ", "● ", "◦ ", "+ "];

/// The mark that a line consists of, where it is a line of at least three of one mark.
pub fn rule_mark(line: &str) -> Option<char> {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let first = marks.next().filter(|c| matches!(c, '*' | '_' | '-' | '=' | '~' | '—' | '─'))?;
    let rest: Vec<char> = marks.collect();
    (rest.len() >= 2 && rest.iter().all(|c| *c == first)).then_some(first)
}

/// The kind of a line, and its words without the mark.
pub fn kind_of(line: &str) -> (Kind, &str) {
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&hashes)
        && let Some(rest) = line.get(hashes..)
        && rest.starts_with(' ')
        && rest.contains(char::is_alphanumeric)
    {
        let level = u8::try_from(hashes).unwrap_or(6);
        return (Kind::Heading(level), rest.trim().trim_end_matches('#').trim_end());
    }
    if rule_mark(line).is_some() {
        return (Kind::Rule, "");
    }
    if let Some(rest) = line.strip_prefix('^')
        && rest.contains(char::is_alphanumeric)
    {
        return (Kind::Rail, rest.trim_end_matches(['<', '=']).trim());
    }
    if let Some(rest) = line.strip_prefix('>')
        && rest.contains(char::is_alphanumeric)
    {
        return (Kind::Quote, rest.trim());
    }
    for mark in BULLETS {
        if let Some(rest) = line.strip_prefix(mark)
            && rest
                .trim_start()
                .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '«' | '„' | '*' | '['))
        {
            return (Kind::Item { ordered: false, start: 1 }, rest.trim());
        }
    }
    if let Some((number, prefix)) = numbered(line) {
        return (Kind::Numbered { number, prefix }, line);
    }
    (Kind::Paragraph, line)
}

/// `1. `, `2) `, `(3) `, `۴- `: the number, and how many bytes it takes with its mark.
fn numbered(line: &str) -> Option<(u32, usize)> {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let end = inner.find(|c: char| digit_value(c).is_none())?;
    let digits = inner.get(..end)?;
    if digits.is_empty() || digits.chars().count() > 3 {
        return None;
    }
    let number = digits.chars().filter_map(digit_value).fold(0, |all, digit| all * 10 + digit);
    let rest = inner.get(end..)?;
    let behind = rest.strip_prefix(['.', ')', '-', '、', '．'])?;
    let wide = rest.starts_with(['、', '．']);
    (wide || behind.starts_with(char::is_whitespace)).then(|| (number, line.len() - behind.len()))
}

/// Whether lines are laid out by their columns: tables, results, anything with gaps or figures at the ends of lines.
pub fn is_laid_out(texts: &[&str]) -> bool {
    if texts.len() < 2 {
        return false;
    }
    let tabbed = texts.iter().filter(|t| t.trim().contains('\t')).count();
    tabbed * 3 >= texts.len() * 2 || is_table(texts) || is_agate(texts)
}

/// How wide a line of results is at most, in columns.
const LONGEST_RESULT: usize = 60;

/// Results of sport and the like: most lines are short, end no sentence, and end with figures or hold several.
fn is_agate(lines: &[&str]) -> bool {
    let figures = |line: &&&str| {
        // Four bytes a character: no width need be counted for what is longer by far.
        if line.len() > 4 * LONGEST_RESULT || width(line) > LONGEST_RESULT {
            return false;
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = |word: &&&str| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            !bare.is_empty()
                && bare.chars().all(|c| c.is_numeric() || matches!(c, '-' | ':' | '.' | ',' | '/' | '–'))
        };
        let numbers = words.iter().filter(number).count();
        let ends = words.last().is_some_and(|last| number(&last));
        let sentence = line.trim_end().ends_with('.') && !ends;
        words.len() > 1 && !sentence && (numbers > 1 || ends) && numbers * 3 >= words.len() - 1
    };
    // Nearly all blocks are prose, and that shows in most lines having no figure; the first line may be a title.
    let may = |line: &&&str| !line.is_ascii() || line.bytes().any(|b| b.is_ascii_digit());
    if lines.len() < 3 || lines.iter().filter(may).count() * 10 < (lines.len() - 1) * 8 {
        return false;
    }
    let rest = match lines.first() {
        Some(first) if !figures(&first) => lines.get(1..).unwrap_or_default(),
        _ => lines,
    };
    rest.len() > 2 && rest.iter().filter(figures).count() * 10 >= rest.len() * 8
}
