//! The head of a story: advisories, kicker, headline, standfirst, byline.

use super::heuristics;
use super::line_kinds::Kind;
use super::marks;
use super::pieces::Piece;
use super::rules::HEADLINE_INFERRED;
use crate::diagnostics::{Finding, Findings, How, Place};
use crate::facts::{begins_with_dateline, byline, is_title_line, names};
use crate::model::body::plain_text;
use crate::model::text::folded;
use crate::model::{Article, Concept};
use crate::newsroom::{advisories, service_line};
use std::collections::VecDeque;

/// Takes the head off the pieces; the rest is the body.
pub fn take_head(pieces: Vec<Piece>, article: &mut Article, findings: &mut Findings) -> Vec<Piece> {
    let mut rest: VecDeque<Piece> = pieces.into();
    while take_desk_line(&mut rest, article, findings) {}
    take_kicker(&mut rest, article, findings);
    take_headline(&mut rest, article, findings);
    let headed = article.headline.is_some();
    loop {
        let taken = take_desk_line(&mut rest, article, findings)
            || (headed && take_standfirst(&mut rest, article, findings))
            || take_byline(&mut rest, article, findings);
        if !taken {
            return rest.into();
        }
    }
}

fn plain(piece: &Piece) -> Option<String> {
    folded(&plain_text(&marks::inlines(&piece.text)))
}

/// Whether a piece is a paragraph, a heading, or lines set apart: lists and tables never contain a line for editors.
fn is_line(piece: &Piece) -> bool {
    matches!(piece.kind, Kind::Paragraph | Kind::Rail | Kind::Heading(_))
}

/// A line that speaks of the story, with more behind it.
fn take_desk_line(rest: &mut VecDeque<Piece>, article: &mut Article, findings: &mut Findings) -> bool {
    let Some(piece) = rest.front().filter(|piece| is_line(piece) && rest.len() > 1) else { return false };
    let Some(words) = plain(piece) else { return false };
    let taken = advisories::take_line(&words, piece.span, article, findings);
    if taken {
        rest.pop_front();
    }
    taken
}

/// A byline, with the lines behind it that say what the writer is.
fn take_byline(rest: &mut VecDeque<Piece>, article: &mut Article, findings: &mut Findings) -> bool {
    let Some(piece) = rest.front().filter(|piece| is_line(piece) && article.byline.is_none()) else {
        return false;
    };
    let Some(mut line) = byline(&piece.text) else { return false };
    findings.read_at("/byline", piece.span, "a line in the form of a byline");
    article.creators = names(&line).into_iter().map(Concept::named).collect();
    for at in 0..article.creators.len() {
        findings.read_at(&format!("/creators/{at}"), piece.span, "the byline");
    }
    rest.pop_front();
    while let Some(title) = rest.front().filter(|next| is_line(next) && !next.apart && rest.len() > 1) {
        let words = title.text.trim_end_matches('=').trim();
        if !is_title_line(words) {
            break;
        }
        line = format!("{line}, {words}");
        rest.pop_front();
    }
    article.byline = Some(line);
    true
}

/// A short line above the headline.
fn take_kicker(rest: &mut VecDeque<Piece>, article: &mut Article, findings: &mut Findings) {
    let (Some(first), Some(second)) = (rest.front(), rest.get(1)) else { return };
    let text_of =
        |at: usize| rest.get(at).filter(|p| p.apart && p.kind == Kind::Paragraph).map(|p| p.text.as_str());
    let marked = matches!(second.kind, Kind::Heading(_) | Kind::Rail);
    let heads = match second.kind {
        _ if marked => {
            heuristics::is_slugline(&first.text) || heuristics::is_kicker(&first.text, &second.text)
        }
        Kind::Paragraph => {
            first.apart
                && second.apart
                && heuristics::heads_a_headline(&first.text, &second.text, text_of(2), text_of(3))
        }
        _ => false,
    };
    if first.kind != Kind::Paragraph || !heads {
        return;
    }
    if heuristics::is_slugline(&first.text) {
        findings.read_at("/slugline", first.span, "words in capitals and hyphens above the headline");
        article.slugline = plain(first);
        rest.pop_front();
        return;
    }
    let place = Place { span: Some(first.span), path: None };
    findings.origin("/kicker", place, How::Inferred("a short line above the headline".into()));
    findings.report(
        Finding::new(&HEADLINE_INFERRED, "the short line above the headline is used as the kicker")
            .at(first.span)
            .path("/kicker")
            .help("mark the headline with # and put nothing above it if it is not the kicker"),
    );
    article.kicker = plain(first);
    rest.pop_front();
}

fn take_headline(rest: &mut VecDeque<Piece>, article: &mut Article, findings: &mut Findings) {
    let Some(first) = rest.front() else { return };
    match first.kind {
        Kind::Heading(_) | Kind::Rail => {
            findings.read_at("/headline", first.span, "a line marked as a heading");
            article.headline = plain(first);
            rest.pop_front();
        }
        Kind::Paragraph if looks_like_headline(first, rest.get(1)) => {
            findings.report(
                Finding::new(&HEADLINE_INFERRED, "the first line is used as the headline")
                    .at(first.span)
                    .path("/headline")
                    .help("mark it with # if it is the headline; end the line with a period if it is not"),
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
    let next = second.map(|s| if s.kind == Kind::Preformatted { "" } else { s.text.as_str() });
    heuristics::is_headline(&first.text, next, second.is_some_and(|s| s.apart))
}

/// A paragraph between the headline and a line of the head (service, byline, a line for desks, the dateline) sums the
/// story up.
fn take_standfirst(rest: &mut VecDeque<Piece>, article: &mut Article, findings: &mut Findings) -> bool {
    let (Some(first), Some(second)) = (rest.front(), rest.get(1)) else { return false };
    let sums_up = article.standfirst.is_none()
        && article.byline.is_none()
        && first.kind == Kind::Paragraph
        && first.apart
        && second.apart
        && second.kind == Kind::Paragraph
        && !heuristics::begins_story(&first.text)
        && heuristics::begins_story(&second.text)
        && (rest.len() > 2 || service_line(&second.text).is_none());
    // Behind a last line for desks there is no body that the paragraph could sum up.
    let body = rest.len() > 2 || begins_with_dateline(&second.text);
    if !sums_up || !body {
        return false;
    }
    findings.read_at(
        "/standfirst",
        first.span,
        "the paragraph between the headline and the next line of the head",
    );
    article.standfirst = plain(first);
    rest.pop_front();
    true
}
