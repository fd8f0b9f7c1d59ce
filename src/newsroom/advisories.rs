//! Moves advisories (embargoes, kills, corrections, notes, contacts, copyright) from a story to fields.

use super::agency;
use super::desk_lines::{self, Sign};
use super::rules::STATUS_INFERRED;
use crate::diagnostics::{Finding, Findings};
use crate::model::body::plain_text;
use crate::model::{Article, Block, Concept, Embargo, Label, Rights};
use crate::source::Span;

/// The number of blocks at the end that can contain advisories.
const TAIL: usize = 12;

/// Moves an advisory to its fields; returns whether the line was one.
pub fn take_line(words: &str, span: Span, article: &mut Article, findings: &mut Findings) -> bool {
    let Some(sign) = desk_lines::sign(words) else { return false };
    put(sign, words, span, article, findings);
    true
}

fn put(sign: Sign, words: &str, span: Span, article: &mut Article, findings: &mut Findings) {
    let meta = &mut article.meta;
    if sign == Sign::Copyright {
        let rights = meta.rights.get_or_insert_with(Rights::default);
        if rights.notice.is_none() {
            rights.notice = Some(words.to_owned());
            findings.read_at("/rights/notice", span, "a notice of copyright");
            return;
        }
    }
    findings.read_at(&format!("/edNotes/{}", meta.ed_notes.len()), span, "a line for editors");
    meta.ed_notes.push(Label::plain(words));
    let mut signal = |code: &str| {
        if !meta.signals.iter().any(|s| s.code.as_deref() == Some(code)) {
            findings.read_at(&format!("/signals/{}", meta.signals.len()), span, "a line for editors");
            meta.signals.push(Concept { code: Some(code.to_owned()), ..Concept::default() });
        }
    };
    match sign {
        Sign::Correction => signal("sig:correction"),
        Sign::Update => signal("sig:update"),
        Sign::Kill => {
            meta.pub_status = Some("canceled".into());
            findings.read_at("/pubStatus", span, "a line for editors");
            findings.report(
                Finding::new(&STATUS_INFERRED, "a line of the text kills the story: `pubStatus` is canceled")
                    .at(span)
                    .path("/pubStatus")
                    .help("check that the line applies to the whole story"),
            );
        }
        Sign::Embargo if meta.embargoed.is_none() => {
            let embargo = desk_lines::embargo(words);
            let until = match &embargo {
                Embargo::Until(date) => format!("until {date}"),
                Embargo::Indefinite => {
                    "without an end, because the line has no complete date and time".to_owned()
                }
            };
            meta.embargoed = Some(embargo);
            findings.read_at("/embargoed", span, "a line for editors");
            findings.report(
                Finding::new(&STATUS_INFERRED, format!("a line of the text embargoes the story: {until}"))
                    .at(span)
                    .path("/embargoed")
                    .help("declare the embargo with its date, time and time zone"),
            );
        }
        _ => {}
    }
}

/// The agency's sign, or the initials of those who worked on the story, that a line is.
fn credit(line: &str) -> Option<String> {
    let sign = agency::sign(line).filter(|(_, start)| *start == 0).map(|(sign, _)| sign);
    sign.or_else(|| {
        desk_lines::are_initials(line).then(|| line.trim_matches(|c| matches!(c, '(' | ')')).to_owned())
    })
}

/// Moves a block after the end mark to a field, whatever it contains.
pub fn take_behind(block: &Block, span: Span, article: &mut Article, findings: &mut Findings) {
    let line = words(block).unwrap_or_else(|| crate::model::body::body_text(std::slice::from_ref(block)));
    let line = line.trim();
    if line.is_empty() {
        return;
    }
    if article.creditline.is_none()
        && let Some(credit) = credit(line)
    {
        findings.read_at("/creditline", span, "the agency's sign or initials after the story");
        article.creditline = Some(credit);
        return;
    }
    put(desk_lines::sign(line).unwrap_or(Sign::Advisory), line, span, article, findings);
}

fn words(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph { content } | Block::Heading { content, .. } => Some(plain_text(content)),
        _ => None,
    }
}

/// Moves the advisories at the end of a story to fields: copyright, contacts, notes, initials, text that is not for
/// publication.
pub fn take_tail(article: &mut Article, spans: &mut Vec<Span>, findings: &mut Findings) {
    spans.resize(article.body.len(), Span::default());
    let first = article.body.len().saturating_sub(TAIL).max(1);
    // The part that is for desks alone, or that says whom to ask, goes to the end.
    let begins = (first..article.body.len()).find(|at| {
        let sign = article.body.get(*at).and_then(|block| {
            let words = words(block)?;
            // A heading that leads to the part is one by its mark.
            let marked = matches!(block, Block::Heading { .. });
            desk_lines::sign(&if marked { format!("# {words}") } else { words })
        });
        let short = |block: &Block| words(block).is_some_and(|w| w.chars().count() <= 200);
        match sign {
            Some(Sign::DesksOnly) => true,
            Some(Sign::Contact) => article.body.iter().skip(at + 1).all(short),
            _ => false,
        }
    });
    let mut from = begins.unwrap_or(article.body.len());
    // Before it, from the end up, as long as lines speak of the story.
    while from > first {
        let Some(line) = article.body.get(from - 1).and_then(words) else { break };
        let signed = article.creditline.is_none() && credit(&line).is_some();
        if desk_lines::sign(&line).is_none() && !signed {
            break;
        }
        from -= 1;
    }
    let blocks: Vec<Block> = article.body.drain(from..).collect();
    let places: Vec<Span> = spans.drain(from..).collect();
    for (at, (block, span)) in blocks.into_iter().zip(places).enumerate() {
        // Within the part that is for desks a line is a note, whatever it looks like.
        if begins.is_some_and(|begin| from + at >= begin) {
            let line = crate::model::body::body_text(std::slice::from_ref(&block));
            let copyright = desk_lines::sign(line.trim()).filter(|sign| *sign == Sign::Copyright);
            put(copyright.unwrap_or(Sign::Advisory), line.trim(), span, article, findings);
        } else {
            take_behind(&block, span, article, findings);
        }
    }
}
