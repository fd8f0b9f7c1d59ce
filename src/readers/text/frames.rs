//! Telex frames: a line that begins with `ZCZC`, a message, a line `NNNN`.
//!
//! Wires that come over lines of telex still have them. In Australia header lines follow, told by their first
//! character (as in the feeds of AAP).

use crate::diagnostics::Findings;
use crate::model::extension::ZCZC;
use crate::model::text::folded;
use crate::model::{Article, Concept, Extension};
use crate::newsroom::wire::{clean, head};
use crate::source::Span;
use std::collections::BTreeMap;

/// What begins a frame.
const BEGIN: &str = "ZCZC";
/// What ends it.
const END: &str = "NNNN";

/// Whether a text begins with a frame.
pub fn begin(text: &str) -> bool {
    text.lines()
        .map(|line| clean(head(line)).trim().to_owned())
        .find(|line| !line.is_empty())
        .is_some_and(|line| opens(&line))
}

/// Whether a line begins a frame: the word alone or with its number behind it.
fn opens(line: &str) -> bool {
    line.strip_prefix(BEGIN).is_some_and(|rest| {
        rest.is_empty() || rest.starts_with(' ') || rest.starts_with(|c: char| c.is_ascii_alphanumeric())
    }) && line.len() <= 80
}

/// The frames of a text, and what stands outside of them. Without its end mark a frame ends where the next begins.
pub fn split(text: &str) -> (Vec<Span>, Vec<Span>) {
    let (mut frames, mut strays) = (Vec::new(), Vec::new());
    if !begin(text) {
        return (frames, strays);
    }
    let mut open: Option<usize> = None;
    let mut outside: Option<Span> = None;
    let mut offset = 0;
    for raw in text.split_inclusive('\n') {
        let start = offset;
        offset += raw.len();
        let cleaned = clean(raw);
        let line = cleaned.trim();
        if opens(line) {
            frames.extend(open.map(|from| Span::new(from, start)));
            strays.extend(outside.take());
            open = Some(start);
        } else if line == END {
            frames.extend(open.take().map(|from| Span::new(from, start)));
        } else if open.is_none() && !line.is_empty() {
            let from = outside.map_or(start, |span| span.start);
            outside = Some(Span::new(from, offset));
        }
    }
    frames.extend(open.map(|from| Span::new(from, text.len())));
    strays.extend(outside);
    (frames, strays)
}

/// What the header of a frame says, and where the story begins.
pub fn header(text: &str, frame: &Span, findings: &mut Findings) -> (Article, usize) {
    let mut article = Article::default();
    let mut kept: BTreeMap<String, String> = BTreeMap::new();
    let inner = text.get(frame.start..frame.end).unwrap_or_default();
    let mut offset = frame.start;
    for (at, raw) in inner.split_inclusive('\n').enumerate() {
        let cleaned = clean(raw);
        let line = cleaned.trim();
        let span = Span::new(offset, offset + raw.trim_end().len());
        if at == 0 {
            if let Some(number) = line.strip_prefix(BEGIN).and_then(folded) {
                kept.insert("number".into(), number);
            }
        } else if !line.is_empty() && !field(line, span, &mut article, &mut kept, findings) {
            break;
        }
        offset += raw.len();
    }
    article.extensions.extend(Extension::header(ZCZC, kept));
    (article, offset)
}

/// Reads a line of the header; whether it was one.
fn field(
    line: &str,
    span: Span,
    article: &mut Article,
    kept: &mut BTreeMap<String, String>,
    findings: &mut Findings,
) -> bool {
    let mut chars = line.chars();
    let (Some(mark), Some(value)) = (chars.next(), folded(chars.as_str())) else { return false };
    let short = value.chars().count() <= 200;
    let mut read = |pointer: &str| findings.read_at(pointer, span, "a line of the frame's header");
    match mark {
        ':' if article.slugline.is_none() => {
            read("/slugline");
            article.slugline = Some(value);
        }
        '^' if article.headline.is_none() && short => {
            read("/headline");
            article.headline = Some(value.trim_end_matches('<').trim().to_owned());
        }
        '+' => {
            read(&format!("/subjects/{}", article.subjects.len()));
            let code = value.len() == 8 && value.bytes().all(|b| b.is_ascii_digit());
            let concept = if code {
                Concept { code: Some(format!("subj:{value}")), ..Concept::default() }
            } else {
                Concept::named(value)
            };
            article.subjects.push(concept);
        }
        '@' => {
            read(&format!("/located/{}", article.located.len()));
            article.located.push(Concept::named(value));
        }
        '~' => {
            read(&format!("/genres/{}", article.genres.len()));
            article.genres.push(Concept::named(value));
        }
        '$' => drop(kept.entry("category".into()).or_insert(value)),
        '=' => drop(kept.entry("takeKey".into()).or_insert(value)),
        '*' if value.chars().count() <= 2 => drop(kept.entry("format".into()).or_insert(value)),
        '&' => drop(kept.entry("service".into()).or_insert(value)),
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_parted_and_strays_are_seen() {
        let text = "ZCZC A1\n:rain\n^Rain ends drought\nIt rained.\nNNNN\nstray words\nZCZC\nSnow fell.\n";
        let (frames, strays) = split(text);
        assert_eq!((frames.len(), strays.len()), (2, 1));
        let (article, from) = header(text, &frames[0], &mut Findings::new(1));
        assert_eq!(
            (article.slugline.as_deref(), article.headline.as_deref()),
            (Some("rain"), Some("Rain ends drought"))
        );
        assert!(text[from..].starts_with("It rained."));
        assert!(split("A story of ZCZC\nNNNN\n").0.is_empty());
    }
}
