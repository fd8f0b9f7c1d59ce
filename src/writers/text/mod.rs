//! Plain text: a story laid out as wires lay it out, so that the reader of text finds everything again.
//!
//! Lines for desks, slugline, kicker, headline, standfirst, byline, then the dateline and the body, and behind them
//! sign, copyright, end mark and notes: each in a paragraph of its own between empty lines, and no line wrapped.

mod body;
mod known;

use super::loss::{Remainder, report_markup};
use super::{WriteOptions, only_item};
use crate::diagnostics::Findings;
use crate::error::WriteError;
use crate::facts::printed_dateline;
use crate::markup::Losses;
use crate::model::{Article, Block, Document};
use crate::newsroom::desk_lines::{self, Sign};
use crate::newsroom::{agency, is_end_mark, service_line};
use crate::story_text::heuristics;

/// What the format is called in messages.
const TITLE: &str = "plain text";

/// Writes an item.
///
/// # Errors
///
/// A document of several items, or an item that is no article: plain text is one story.
pub fn write(
    document: &Document,
    _: &WriteOptions,
    findings: &mut Findings,
    out: &mut Vec<u8>,
) -> Result<(), WriteError> {
    let item = only_item(document, "text", TITLE, findings)?;
    let Some(article) = item.as_article() else {
        let why =
            "plain text is a story, and the item is none; write it as --to json or --to markdown".to_owned();
        return Err(WriteError::CannotHold { format: "text", why });
    };
    let remainder = Remainder::of(article);
    let mut story = Story { left: remainder.left, losses: Losses::new("/body") };
    let text = story.lay_out(article);
    Remainder { left: story.left, ..remainder }.report(TITLE, "", findings);
    report_markup(&story.losses, TITLE, findings);
    out.extend_from_slice(text.as_bytes());
    Ok(())
}

/// A story being laid out.
struct Story {
    /// The article, without what is written: what is left in the end is lost.
    left: Article,
    losses: Losses,
}

impl Story {
    fn lay_out(&mut self, article: &Article) -> String {
        let (above, below) = self.notes(article);
        let mut body = body::blocks(&article.body, &mut self.losses);
        let byline_stands = self.dateline(article, &mut body);
        let mut head = Vec::new();
        if let (Some(service), Some(provider)) = (name(&article.meta.service), name(&article.meta.provider)) {
            let line = format!("{service}/{provider}");
            if service_line(&line).is_some_and(|l| l.service == Some(service) && l.provider == Some(provider))
            {
                clear_name(&mut self.left.meta.service);
                clear_name(&mut self.left.meta.provider);
                head.push(line);
            }
        }
        if let Some(byline) = article.byline.as_ref().filter(|_| !byline_stands) {
            self.byline(byline);
            head.insert(0, byline.clone());
        }
        head.extend(body);
        let head = self.standfirst(article, head);
        let mut pieces = above;
        pieces.extend(self.headline(article, head));
        pieces.extend(self.sign(article));
        pieces.extend(self.copyright(article));
        if let Some(mark) = &article.end_mark {
            pieces.push(mark.clone());
            if is_end_mark(mark) {
                self.left.end_mark = None;
            }
        }
        pieces.extend(below);
        known::forget_derived(article, &mut self.left);
        pieces.retain(|piece| !piece.trim().is_empty());
        if pieces.is_empty() { String::new() } else { pieces.join("\n\n") + "\n" }
    }

    /// The lines for desks that stand above the story, and those behind it.
    fn notes(&mut self, article: &Article) -> (Vec<String>, Vec<String>) {
        let notes = &article.meta.ed_notes;
        // Each with what it says, as it is written: what begins a part for desks by its mark alone has it («# Notizblock»).
        let mut written: Vec<(Option<Sign>, String)> = notes
            .iter()
            .map(|note| {
                let marked = format!("# {}", note.text);
                match desk_lines::sign(&note.text) {
                    None if desk_lines::sign(&marked) == Some(Sign::DesksOnly) => {
                        (Some(Sign::DesksOnly), marked)
                    }
                    sign => (sign, note.text.clone()),
                }
            })
            .collect();
        let heads = |(sign, _): &&(Option<Sign>, String)| {
            !matches!(sign, None | Some(Sign::More | Sign::Copyright | Sign::Contact | Sign::DesksOnly))
        };
        let above = written.iter().take_while(heads).count();
        // Behind an end mark any line is a note; without one each must say what it is, or follow one that does.
        let ended = article.end_mark.as_deref().is_some_and(is_end_mark);
        let begins =
            |(sign, _): &(Option<Sign>, String)| matches!(sign, Some(Sign::DesksOnly | Sign::Contact));
        let part = written.iter().position(begins).unwrap_or(notes.len());
        for (at, note) in self.left.meta.ed_notes.iter_mut().enumerate() {
            // A mark of a list or a heading before a note would be taken off it.
            let plain = note.language.is_none() && note.role.is_none() && body::is_plain(&note.text);
            let says = written.get(at).is_some_and(|(sign, _)| sign.is_some());
            if plain && (at < above || ended || at >= part || says) {
                note.text.clear();
            }
        }
        let below = written.split_off(above);
        let text = |notes: Vec<(Option<Sign>, String)>| notes.into_iter().map(|(_, text)| text).collect();
        (text(written), text(below))
    }

    /// Puts the dateline, and what repeats the agency, before the first paragraph; whether the byline stands there too.
    fn dateline(&mut self, article: &Article, body: &mut [String]) -> bool {
        let leads = matches!(article.body.first(), Some(Block::Paragraph { .. }));
        let Some(lead) = body.first_mut().filter(|_| leads) else { return false };
        let mut byline_stands = false;
        if let Some(line) = &article.dateline
            && let Some((prefix, named)) = printed_dateline(line, article.byline.as_deref(), lead)
        {
            *lead = format!("{prefix}{lead}");
            self.left.dateline = None;
            byline_stands = named;
        } else if let Some(text) = article.dateline.as_ref().and_then(|line| line.text.as_ref()) {
            *lead = format!("{text} - {lead}");
        }
        if byline_stands {
            self.left.byline = None;
        }
        let names: Vec<&str> = [&article.meta.provider, &article.meta.service]
            .into_iter()
            .filter_map(|c| c.as_ref().and_then(|c| c.name.as_deref()))
            .collect();
        if let Some(credit) = &article.creditline {
            let whole = format!("{credit} : {lead}");
            if agency::lead_prefix(&whole, &names).is_some_and(|(prefix, _)| prefix == *credit) {
                *lead = whole;
                self.left.creditline = None;
            }
        }
        byline_stands
    }

    fn byline(&mut self, byline: &str) {
        if crate::facts::byline(byline).as_deref() == Some(byline) {
            self.left.byline = None;
        }
    }

    /// The standfirst before the pieces that follow it; it is known by what stands behind it.
    fn standfirst(&mut self, article: &Article, mut rest: Vec<String>) -> Vec<String> {
        let Some(standfirst) = &article.standfirst else { return rest };
        if article.headline.is_some()
            && rest.len() > 1
            && rest.first().is_some_and(|next| heuristics::begins_story(next))
            && !heuristics::begins_story(standfirst)
        {
            self.left.standfirst = None;
        }
        rest.insert(0, standfirst.clone());
        rest
    }

    /// Slugline, kicker and headline before the pieces that follow them.
    fn headline(&mut self, article: &Article, rest: Vec<String>) -> Vec<String> {
        let Some(headline) = &article.headline else { return rest };
        self.left.headline = None;
        let (third, fourth) = (rest.first().map(String::as_str), rest.get(1).map(String::as_str));
        // There is place for one of the two, and only where it is known by its shape.
        let slugline = article.slugline.as_ref().filter(|line| heuristics::is_slugline(line));
        let kicker = article
            .kicker
            .as_ref()
            .filter(|line| slugline.is_none() && heuristics::is_kicker(line, headline));
        if slugline.is_some() {
            self.left.slugline = None;
        } else if kicker.is_some() {
            self.left.kicker = None;
        }
        let above = slugline.or(kicker).filter(|line| body::is_plain(line));
        // Before a marked line the headline would be taken for a kicker.
        let known = body::is_plain(headline)
            && third.is_none_or(body::is_plain)
            && match above {
                Some(line) => heuristics::heads_a_headline(line, headline, third, fourth),
                None => heuristics::is_headline(headline, third, true),
            };
        let first = if known { headline.clone() } else { format!("# {headline}") };
        above.cloned().into_iter().chain([first]).chain(rest).collect()
    }

    /// The agency's sign behind the story.
    fn sign(&mut self, article: &Article) -> Option<String> {
        let credit = self.left.creditline.clone()?;
        let dressed = format!("({credit})");
        if agency::sign(&dressed).is_some_and(|(sign, start)| sign == credit && start == 0)
            && !article.body.is_empty()
        {
            self.left.creditline = None;
            return Some(dressed);
        }
        if desk_lines::are_initials(&credit) {
            self.left.creditline = None;
            return Some(credit);
        }
        None
    }

    fn copyright(&mut self, article: &Article) -> Option<String> {
        let notice = article.meta.rights.as_ref()?.notice.clone()?;
        if desk_lines::sign(&notice) == Some(Sign::Copyright) && !article.body.is_empty() {
            if let Some(rights) = &mut self.left.meta.rights {
                rights.notice = None;
            }
            return Some(notice);
        }
        None
    }
}

fn name(concept: &Option<crate::model::Concept>) -> Option<String> {
    concept.as_ref()?.name.clone()
}

/// Takes the name off a concept, and the concept where it was nothing else.
fn clear_name(concept: &mut Option<crate::model::Concept>) {
    if let Some(own) = concept {
        own.name = None;
        if *own == crate::model::Concept::default() {
            *concept = None;
        }
    }
}
