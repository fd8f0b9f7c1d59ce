//! Detects headlines and headings by the form of a line.

use crate::characters::is_ideograph;
use crate::facts::{byline, dateline};
use crate::model::text::word_count;
use crate::newsroom::{agency, desk_lines, is_end_mark};

/// How long a line may be to be taken for a headline by its shape, in code points.
const LONGEST_HEADLINE: usize = 160;
/// How long a heading within the body is at most, in code points.
const LONGEST_HEADING: usize = 70;
/// How many words it has at most.
const MOST_WORDS: usize = 10;
/// How long the paragraphs round a heading are at least, in columns.
const PARAGRAPH: usize = 60;
/// How long a kicker is at most, in columns.
const LONGEST_KICKER: usize = 36;

/// Columns: characters of East Asian width count twice.
pub fn width(text: &str) -> usize {
    let wide = |c: char| {
        is_ideograph(c)
            || matches!(c, '\u{1100}'..='\u{115F}' | '\u{3000}'..='\u{30FF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF00}'..='\u{FF60}')
    };
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

/// What ends a sentence, or shows that a line goes on.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | '…' | ':' | ';' | ',' | '۔' | '।' | '。' | '：' | '，' | '،' | '؛' | '；')
}

/// Whether text ends as a sentence does, quotation marks and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '”' | '»' | '“' | '\'' | '’' | ')' | '）' | '」' | '』' | '*' | '«' | ']')
    });
    text.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', ':', '：', ';', '；'])
}

/// Whether a line speaks of the story or of who wrote it.
pub fn is_of_the_head(line: &str) -> bool {
    agency::service_line(line).is_some() || byline(line).is_some() || desk_lines::sign(line).is_some()
}

/// Whether a line is the one that a story begins with behind its headline and standfirst: of the head, or with a dateline.
pub fn begins_story(line: &str) -> bool {
    is_of_the_head(line) || dateline::begins_with(line)
}

/// Whether a first line is a headline by its shape; `next` is the line behind it, `apart` whether a blank line parts them.
pub fn is_headline(line: &str, next: Option<&str>, apart: bool) -> bool {
    let text = line.trim();
    let bold = text.starts_with("**") && text.ends_with("**");
    let words = text.trim_matches('*');
    let followed = next.is_some_and(|next| apart || next.chars().count() > words.chars().count());
    words.chars().count() <= LONGEST_HEADLINE
        && (bold || !words.ends_with(is_stop))
        && followed
        && !is_of_the_head(words)
        && dateline::dateline(words).is_none()
}

/// Whether a first line is a kicker: short, with a longer line behind it that is a headline.
pub fn is_kicker(line: &str, headline: &str) -> bool {
    let line = line.trim();
    width(line) <= LONGEST_KICKER
        && word_count(line) <= 4
        && !ends_sentence(line)
        && width(headline) > width(line)
        && !line.contains("**")
        && !is_of_the_head(line)
}

/// Whether lines in this order are what stands above a headline (a kicker or a slugline), the headline, and the story:
/// `third` and `fourth` stand behind the headline.
pub fn heads_a_headline(first: &str, headline: &str, third: Option<&str>, fourth: Option<&str>) -> bool {
    // The story goes on with a paragraph, or with a standfirst and the next line of the head.
    let goes_on =
        |third: &str| ends_sentence(third) || begins_story(third) || fourth.is_some_and(begins_story);
    (is_slugline(first) || is_kicker(first, headline))
        && third.is_some_and(|third| goes_on(third) && is_headline(headline, Some(third), true))
}

/// Whether a line is a slugline, such as `ЭКСПРЕСС-РОССИЯ` or `Germany-politics/`.
pub fn is_slugline(line: &str) -> bool {
    let line = line.trim();
    let parts: Vec<&str> = line.trim_end_matches('/').split(['-', '/', '–']).collect();
    let words = parts.iter().all(|part| part.chars().any(char::is_alphanumeric));
    let shouted = line.chars().any(char::is_uppercase) && !line.chars().any(char::is_lowercase);
    parts.len() > 1
        && words
        && !line.contains(char::is_whitespace)
        && width(line) <= 64
        && (shouted || line.ends_with('/'))
}

/// Whether a line between two paragraphs is a heading.
pub fn is_heading(before: &str, line: &str, after: &str) -> bool {
    let text = line.trim();
    let words = text.trim_matches('*').trim();
    let paragraph = |text: &str| width(text) >= PARAGRAPH && ends_sentence(text);
    let begins = words.chars().next().is_some_and(|c| {
        c.is_alphanumeric() && !c.is_lowercase() || matches!(c, '«' | '"' | '“' | '„' | '¿' | '「')
    });
    words.chars().count() <= LONGEST_HEADING
        && word_count(words) <= MOST_WORDS
        && begins
        && !words.ends_with(is_stop)
        && !words.contains("://")
        && !words.contains('@')
        && !words.contains("**")
        && paragraph(before)
        && paragraph(after)
        && !is_of_the_head(words)
        && !desk_lines::are_initials(words)
        && !is_end_mark(words)
        && agency::sign(words).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_stand_between_paragraphs() {
        let long = "Rain fell on the northern counties on Tuesday for the first time since spring.";
        for line in
            ["A dry summer", "«Wir haben gewartet»", "Что дальше", "What now?", "**The river**", "下一步"]
        {
            assert!(is_heading(long, line, long), "{line}");
        }
        for line in [
            "He said no.",
            "and so on",
            "(dpa)",
            "Contact: Ada",
            "asl/tib",
            "-30-",
            "https://x.example",
            "Goals: Hill (3).",
        ] {
            assert!(!is_heading(long, line, long), "{line}");
        }
        assert!(!is_heading(long, "Hill 3", "Reed 2"));
    }

    #[test]
    fn kickers_are_shorter_than_their_headlines() {
        assert!(is_kicker("Wetter", "Regen beendet die lange Dürre"));
        assert!(!is_kicker("Regen beendet die lange Dürre", "Wetter"));
        assert!(
            is_slugline("ДОЖДЬ-СЕВЕР-ЗАСУХА")
                && is_slugline("Germany-politics/")
                && !is_slugline("Well-known")
        );
        assert!(!is_kicker("By Ada Reed", "Rain ends the long drought"));
    }
}
