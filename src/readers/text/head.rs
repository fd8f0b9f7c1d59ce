//! The head of a story: headline, standfirst, byline.

use super::layout::{Kind, Piece};
use super::marks;
use crate::conventions::rules::HEADLINE_INFERRED;
use crate::conventions::{byline, names, service_line};
use crate::finding::{Finding, Findings, How, Place};
use crate::model::body::plain_text;
use crate::model::text::folded;
use crate::model::{Article, Concept};

/// How long a line may be to be taken for a headline by its shape, in code points.
const LONGEST_HEADLINE: usize = 160;

/// Takes the head off the pieces; the rest is the body.
pub fn take_head(pieces: Vec<Piece>, article: &mut Article, findings: &mut Findings) -> Vec<Piece> {
    let mut rest: std::collections::VecDeque<Piece> = pieces.into();
    take_headline(&mut rest, article, findings);
    if article.headline.is_some() {
        take_standfirst(&mut rest, article, findings);
    }
    if let Some(piece) = rest.front()
        && piece.kind == Kind::Paragraph
        && let Some(line) = byline(&piece.text)
    {
        findings.read_at("/byline", piece.span, "a line that begins as bylines do");
        article.creators = names(&line).into_iter().map(Concept::named).collect();
        for at in 0..article.creators.len() {
            findings.read_at(&format!("/creators/{at}"), piece.span, "the byline");
        }
        article.byline = Some(line);
        rest.pop_front();
    }
    rest.into()
}

fn plain(piece: &Piece) -> Option<String> {
    folded(&plain_text(&marks::inlines(&piece.text)))
}

fn take_headline(
    rest: &mut std::collections::VecDeque<Piece>,
    article: &mut Article,
    findings: &mut Findings,
) {
    let Some(first) = rest.front() else { return };
    match first.kind {
        Kind::Heading(_) => {
            findings.read_at("/headline", first.span, "a line marked as a heading");
            article.headline = plain(first);
            rest.pop_front();
        }
        Kind::Paragraph if looks_like_headline(first, rest.get(1)) => {
            findings.report(
                Finding::new(&HEADLINE_INFERRED, "the first line was taken for the headline")
                    .at(first.span)
                    .path("/headline")
                    .help(
                        "mark the headline with # if it is one; end the line with a full stop if it is not",
                    ),
            );
            let place = Place { span: Some(first.span), path: None };
            findings.origin("/headline", place, How::Inferred("the shape of the first line".into()));
            article.headline = plain(first);
            rest.pop_front();
        }
        _ => {}
    }
}

fn looks_like_headline(first: &Piece, second: Option<&Piece>) -> bool {
    let text = first.text.trim();
    let bold = text.starts_with("**") && text.ends_with("**");
    let words = text.trim_matches('*');
    let ends = words.ends_with(['.', '…', ':', ';', ',', '۔', '।', '。', '：', '，', '،', '؛']);
    let followed = second.is_some_and(|s| s.apart || s.text.chars().count() > words.chars().count());
    words.chars().count() <= LONGEST_HEADLINE
        && (bold || !ends)
        && followed
        && service_line(words).is_none()
        && byline(words).is_none()
}

/// A paragraph between the headline and a line of the head (service, byline) sums the story up.
fn take_standfirst(
    rest: &mut std::collections::VecDeque<Piece>,
    article: &mut Article,
    findings: &mut Findings,
) {
    let (Some(first), Some(second)) = (rest.front(), rest.get(1)) else { return };
    let heads = |piece: &Piece| service_line(&piece.text).is_some() || byline(&piece.text).is_some();
    let sums_up = first.kind == Kind::Paragraph
        && first.apart
        && second.apart
        && !heads(first)
        && second.kind == Kind::Paragraph
        && heads(second)
        && rest.len() > 2;
    if sums_up {
        findings.read_at(
            "/standfirst",
            first.span,
            "the paragraph between the headline and the next line of the head",
        );
        article.standfirst = plain(first);
        rest.pop_front();
    }
}
