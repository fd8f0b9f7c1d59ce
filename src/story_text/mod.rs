//! Free wire copy: one story, its head, its body, its end mark; alone in a file, in a frame, or in a mail.
//!
//! Paragraphs are set apart by blank lines, by line ends, or by the hard breaks that an extractor leaves (two
//! trailing spaces); lines that were wrapped at a column are joined. Light Markdown marks are understood.

mod head;
pub mod heuristics;
pub mod line_kinds;
mod marks;
mod pieces;
pub mod rules;

use crate::diagnostics::{Finding, Findings};
use crate::facts::{mark_directions, settle_language};
use crate::model::body::plain_text;
use crate::model::{Article, Block, Inline, ListItem};
use crate::newsroom::{Story, advisories, take_conventions, take_end_mark};
use crate::source::Span;
use line_kinds::Kind;
use pieces::Piece;
use rules::HEADING_INFERRED;

/// Reads a story; `article` has what is known of it already.
pub fn story(text: &str, mut article: Article, findings: &mut Findings) -> Article {
    let pieces = pieces::pieces(text);
    let mut rest = head::take_head(pieces, &mut article, findings);
    let inferred = mark_headings(&mut rest);
    let mut body: Vec<Block> = Vec::new();
    let mut spans: Vec<Span> = Vec::new();
    for piece in rest {
        let span = piece.span;
        let next = block(piece);
        match body.last_mut() {
            Some(last) if same_kind(last, &next) => {
                take_up(last, next);
                if let Some(whole) = spans.last_mut() {
                    *whole = Span::new(whole.start, span.end);
                }
            }
            _ => {
                body.push(next);
                spans.push(span);
            }
        }
    }
    article.body = body;
    article.tidy();
    spans.truncate(article.body.len());
    take_end(&mut article, &mut spans, findings);
    take_conventions(Story { article: &mut article, spans: &mut spans }, findings);
    if findings.keeps_origins() {
        for (at, span) in spans.iter().enumerate() {
            findings.read_at(&format!("/body/{at}"), *span, "a paragraph of the text");
        }
    }
    for (at, span) in spans.iter().enumerate().filter(|(_, span)| inferred.contains(span)) {
        let message = "a short line between paragraphs is used as a heading";
        let finding = Finding::new(&HEADING_INFERRED, message).at(*span).path(format!("/body/{at}"));
        findings.report(
            finding.help("mark it with ## if it is a heading; end the line with a period if it is not"),
        );
    }
    settle_language(&mut article, findings);
    mark_directions(&mut article);
    article
}

/// Moves advisories from blocks of another markup to fields; `spans` are their places.
pub fn of_blocks(article: &mut Article, spans: &mut Vec<Span>, findings: &mut Findings) {
    spans.resize(article.body.len(), Span::default());
    part_hard_breaks(article, spans);
    // The head is found among pieces of text: nothing but the first blocks can belong to it.
    let piece = |(block, span): (&Block, &Span)| {
        let (kind, text) = match block {
            Block::Paragraph { content } => (Kind::Paragraph, plain_text(content)),
            Block::Heading { level, content } => (Kind::Heading(*level), plain_text(content)),
            _ => (Kind::Preformatted, String::new()),
        };
        Piece { kind, text, span: *span, apart: true }
    };
    let pieces: Vec<Piece> = article.body.iter().zip(spans.iter()).map(piece).collect();
    let before = pieces.len();
    let rest = head::take_head(pieces, article, findings);
    let taken = before - rest.len();
    article.body.drain(..taken);
    spans.drain(..taken);
    take_end(article, spans, findings);
    take_conventions(Story { article, spans }, findings);
}

/// Parts paragraphs at their hard breaks where those end paragraphs: programs that make text of pages leave them so.
fn part_hard_breaks(article: &mut Article, spans: &mut Vec<Span>) {
    let mut body = Vec::with_capacity(article.body.len());
    let mut places = Vec::with_capacity(spans.len());
    for (block, span) in std::mem::take(&mut article.body).into_iter().zip(spans.drain(..)) {
        let lines = match &block {
            Block::Paragraph { content } => {
                content.split(|inline| matches!(inline, Inline::Break)).map(<[Inline]>::to_vec).collect()
            }
            _ => Vec::new(),
        };
        let whole = |line: &&Vec<Inline>| {
            let text = plain_text(line);
            heuristics::width(text.trim()) >= LONG_LINE && heuristics::ends_sentence(&text)
        };
        if lines.len() > 1 && lines.iter().filter(whole).count() * 2 >= lines.len() {
            places.extend(lines.iter().map(|_| span));
            body.extend(lines.into_iter().map(|content| Block::Paragraph { content }));
        } else {
            places.push(span);
            body.push(block);
        }
    }
    article.body = body;
    *spans = places;
    article.tidy();
    spans.truncate(article.body.len());
}

/// How wide a line is at least that is a paragraph, and not one of an address or a poem.
const LONG_LINE: usize = 60;

/// Makes headings of short lines between paragraphs; gives where they stand.
fn mark_headings(pieces: &mut [Piece]) -> Vec<Span> {
    let mut found = Vec::new();
    for at in 1..pieces.len().saturating_sub(1) {
        let Some([before, line, after]) = pieces.get_mut(at - 1..=at + 1) else { continue };
        let paragraphs = [&*before, &*line, &*after].iter().all(|piece| piece.kind == Kind::Paragraph);
        if paragraphs && line.apart && heuristics::is_heading(&before.text, &line.text, &after.text) {
            line.kind = Kind::Heading(2);
            line.text = line.text.trim_matches('*').to_owned();
            found.push(line.span);
        }
    }
    found
}

/// The end mark, and the lines for desks before and behind it.
fn take_end(article: &mut Article, spans: &mut Vec<Span>, findings: &mut Findings) {
    if let Some(at) = take_end_mark(article, spans, BEHIND, findings) {
        // What stands behind the mark is no part of the story.
        for (block, span) in article.body.split_off(at).iter().zip(spans.split_off(at)) {
            advisories::take_behind(block, span, article, findings);
        }
    }
    advisories::take_tail(article, spans, findings);
}

/// How many blocks may stand behind the end mark: lines for desks.
const BEHIND: usize = 11;

/// Whether a block goes on with the one before it: an item with its list, a quoted line with the others.
fn same_kind(last: &Block, next: &Block) -> bool {
    match (last, next) {
        (Block::List { ordered, .. }, Block::List { ordered: own, .. }) => ordered == own,
        (Block::Quote { .. }, Block::Quote { .. }) => true,
        _ => false,
    }
}

/// Adds what a block holds to one of its kind.
fn take_up(last: &mut Block, next: Block) {
    match (last, next) {
        (Block::List { items, .. }, Block::List { items: more, .. }) => items.extend(more),
        (Block::Quote { content }, Block::Quote { content: more }) => content.extend(more),
        _ => {}
    }
}

fn block(piece: Piece) -> Block {
    match piece.kind {
        Kind::Paragraph | Kind::Rail | Kind::Numbered { .. } => {
            Block::Paragraph { content: marks::inlines(&piece.text) }
        }
        Kind::Heading(level) => Block::Heading { level, content: marks::inlines(&piece.text) },
        Kind::Item { ordered, start } => {
            let content = vec![Block::Paragraph { content: marks::inlines(&piece.text) }];
            let start = Some(start).filter(|start| ordered && *start != 1);
            Block::List { ordered, start, items: vec![ListItem { content }] }
        }
        Kind::Quote => {
            Block::Quote { content: vec![Block::Paragraph { content: marks::inlines(&piece.text) }] }
        }
        Kind::Rule => Block::Rule,
        Kind::Preformatted => Block::Preformatted { text: piece.text },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str) -> Article {
        story(text, Article::default(), &mut Findings::new(10))
    }

    fn body(article: &Article) -> Vec<String> {
        article
            .body
            .iter()
            .map(|b| crate::model::body::body_text(std::slice::from_ref(b)).trim().to_owned())
            .collect()
    }

    #[test]
    fn wrapped_lines_are_joined_and_others_are_paragraphs() {
        let text = "Rain ends the long drought\n\nIt rained on Tuesday for the first time since the spring, and\nfarmers all over the county said that they were very happy about\nit.\nShort line.\nAnother.\n";
        let article = article(text);
        assert_eq!(article.headline.as_deref(), Some("Rain ends the long drought"));
        assert_eq!(
            body(&article),
            [
                "It rained on Tuesday for the first time since the spring, and farmers all over the county said that they were very happy about it.",
                "Short line.",
                "Another."
            ]
        );
    }

    #[test]
    fn a_sentence_goes_on_though_its_line_is_not_full() {
        let article = article(
            "Rain ends drought\n\nFarmers who had given up their winter wheat for lost\nsaid they would sow again soon.\nThe river is still low.\n",
        );
        assert_eq!(
            body(&article),
            [
                "Farmers who had given up their winter wheat for lost said they would sow again soon.",
                "The river is still low."
            ]
        );
    }

    #[test]
    fn numbers_and_dashes_at_the_beginning_of_a_line_are_words_of_the_sentence() {
        let article = article(
            "Regen endet\n\nDie Dürre im Norden des Landes endete nach acht Monaten am\n24. November mit einem Gewitter, wie das Amt – und nicht nur das Amt\n– mitteilte. Gelten bleibt:\n\n1. kein Gießen\n2. kein Waschen\n",
        );
        assert_eq!(
            body(&article),
            [
                "Die Dürre im Norden des Landes endete nach acht Monaten am 24. November mit einem Gewitter, wie das Amt – und nicht nur das Amt – mitteilte. Gelten bleibt:",
                "kein Gießen\nkein Waschen"
            ]
        );
    }

    #[test]
    fn a_paragraph_that_runs_the_other_way_says_so() {
        let article = article(
            "باران آمد\n\nسازمان هواشناسی در بیانیه‌ای که روز سه‌شنبه منتشر کرد چنین گفت.\n\nThe rain will go on until Friday.\n\nپایان پیام/\n",
        );
        let [_, Block::Paragraph { content }] = article.body.as_slice() else { panic!("{article:?}") };
        assert!(matches!(
            content.as_slice(),
            [Inline::Span { direction: Some(crate::model::Direction::Ltr), .. }]
        ));
    }

    #[test]
    fn a_story_of_one_paragraph_has_no_headline() {
        let article = article("It rained on Tuesday.");
        assert_eq!((article.headline.clone(), body(&article).len()), (None, 1));
    }

    #[test]
    fn head_lines_go_to_their_fields() {
        let article = article(
            "Rain ends drought\n\nBy Ada Reed\n\nBERLIN, Nov. 24 (dpa) - It rained.\n\n- one\n- two\n\n-30-\n",
        );
        assert_eq!(article.byline.as_deref(), Some("By Ada Reed"));
        assert_eq!(article.creators.first().and_then(|c| c.name.as_deref()), Some("Ada Reed"));
        assert_eq!(article.dateline.as_ref().and_then(|d| d.source.as_deref()), Some("dpa"));
        assert_eq!(article.end_mark.as_deref(), Some("-30-"));
        assert_eq!(body(&article), ["It rained.", "one\ntwo"]);
    }

    #[test]
    fn chinese_lines_are_joined_without_spaces() {
        let line = "总统昨天表示两国之间的会谈非常有益双方将继续合作并扩大贸易往来";
        let article = article(&format!("标题在这里\n\n{line}\n{line}\n结束。\n"));
        assert!(
            matches!(article.body.first(), Some(Block::Paragraph { content }) if plain_text(content) == format!("{line}{line}结束。"))
        );
    }
}
