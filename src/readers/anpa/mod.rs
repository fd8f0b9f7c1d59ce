//! ANPA 1312 (NAA 89-3): the telegraphic format of American wires.

use super::telegraphic::{self, Header};
use super::{Confidence, ReadItems, ReadOptions};
use crate::diagnostics::Findings;
use crate::error::ReadError;
use crate::facts::{byline, byline_names};
use crate::model::extension::ANPA;
use crate::model::text::folded;
use crate::model::{Article, Block, Concept, Label, WireDate};
use crate::newsroom::wire::{self, ETX, SOH, STX};
use crate::source::{Source, Span};

/// Priorities, and the urgency that they stand for (AP’s use of ANPA 1312).
const PRIORITIES: &[(char, u8)] = &[('f', 1), ('b', 2), ('u', 3), ('r', 4), ('d', 5), ('a', 6), ('s', 6)];

/// The number line: a letter for the service, four digits, a unit separator or the selectors.
fn is_number(line: &str) -> bool {
    let line = line.trim_start_matches(['\u{16}', SOH]);
    let mut chars = line.chars();
    let service = chars.next().is_some_and(|c| c.is_ascii_alphabetic());
    let digits = line.get(1..5).is_some_and(|d| d.bytes().all(|b| b.is_ascii_digit()));
    service
        && digits
        && line.get(5..).is_some_and(|rest| rest.is_empty() || rest.starts_with(['\u{1F}', ' ', '-']))
}

/// The line below: priority, category, and the two bytes of the format.
fn is_priority(line: &str) -> bool {
    let mut chars = line.chars();
    let priority = chars.next().is_some_and(|c| c.is_ascii_lowercase());
    let space = chars.next() == Some(' ');
    let category = chars.next().is_some_and(|c| c.is_ascii_alphanumeric());
    let rest = chars.next();
    priority && space && category && rest.is_none_or(|c| c == ' ' || ('\u{11}'..='\u{14}').contains(&c))
}

/// A number line with a line of priority below it, near the beginning.
pub fn sniff(source: &Source<'_>) -> Confidence {
    let mut lines = source.text().lines().take(12).map(str::trim_end).peekable();
    while let Some(line) = lines.next() {
        let own = line.rsplit(SOH).next().unwrap_or(line);
        if is_number(own) && lines.peek().is_some_and(|next| is_priority(next)) {
            return 97;
        }
    }
    0
}

/// Reads the messages of a stream.
///
/// # Errors
///
/// None: what stands outside of messages is announced.
pub fn read(source: &Source<'_>, _: &ReadOptions, findings: &mut Findings) -> Result<ReadItems, ReadError> {
    Ok(telegraphic::read(source, findings, is_number, message))
}

/// A line and where it begins.
struct Line<'t> {
    text: &'t str,
    at: usize,
}

fn lines(text: &str, span: Span) -> Vec<Line<'_>> {
    let mut at = span.start;
    let inner = text.get(span.start..span.end).unwrap_or_default();
    inner
        .split_inclusive('\n')
        .map(|line| {
            let own = Line { text: line.trim_end_matches(['\n', '\r']), at };
            at += line.len();
            own
        })
        .collect()
}

fn message(text: &str, span: Span, pointer: &str, findings: &mut Findings) -> Article {
    let mut article = Article::default();
    let mut header = Header::new();
    let inner = text.get(span.start..span.end).unwrap_or_default();
    let body_at = inner.find(STX).map(|at| span.start + at + 1);
    let end_at = inner.find(ETX).map_or(span.end, |at| span.start + at);
    let all = lines(text, span);
    // Without its control characters the header is the first two lines.
    let head_end = body_at.unwrap_or_else(|| all.get(2).map_or(span.end, |l| l.at));
    for line in all.iter().filter(|l| l.at < head_end) {
        let end = (line.at + line.text.len()).min(head_end);
        let own = text.get(line.at..end).unwrap_or_default().trim_end_matches(STX);
        head_line(own, line.at, pointer, &mut article, &mut header, findings);
    }
    let body = lines(text, Span::new(head_end.min(end_at), end_at));
    story(&body, pointer, &mut article, &mut header, findings);
    trailer(
        text.get(end_at..span.end).unwrap_or_default(),
        end_at,
        pointer,
        &mut article,
        &mut header,
        findings,
    );
    telegraphic::finish(article, ANPA, header, pointer, findings)
}

fn head_line(
    line: &str,
    at: usize,
    pointer: &str,
    article: &mut Article,
    header: &mut Header,
    findings: &mut Findings,
) {
    let place = Span::new(at, at + line.len());
    let own = line.rsplit(SOH).next().unwrap_or(line).trim_start_matches('\u{16}');
    if is_number(own) && !header.contains_key("storyNumber") {
        let (letter, rest) = own.split_at(1);
        article.meta.service =
            Some(Concept { code: Some(format!("a1312svc:{}", letter.to_lowercase())), ..Concept::default() });
        findings.read_at(&format!("{pointer}/service"), place, "the service level of the header");
        header.insert("serviceLevel".into(), letter.to_owned());
        header.insert("storyNumber".into(), rest.get(..4).unwrap_or_default().to_owned());
        let selectors = wire::clean(rest.get(4..).unwrap_or_default());
        if let Some(selectors) = folded(&selectors) {
            header.insert("selectors".into(), selectors);
        }
    } else if is_priority(own) && !header.contains_key("priority") {
        let mut chars = own.chars();
        let priority = chars.next().unwrap_or(' ');
        let category = own.get(2..3).unwrap_or_default();
        header.insert("priority".into(), priority.to_string());
        article.urgency =
            PRIORITIES.iter().find(|(letter, _)| *letter == priority).map(|(_, urgency)| *urgency);
        findings.read_at(&format!("{pointer}/urgency"), place, "the priority of the header");
        article.subjects.push(Concept {
            code: Some(format!("a1312cat:{category}")),
            nature: Some("cpnat:abstract".into()),
            ..Concept::default()
        });
        let rest = own.get(3..).unwrap_or_default();
        let format: String =
            rest.chars().filter(|c| c.is_control()).map(|c| format!("{:02X} ", u32::from(c))).collect();
        if let Some(format) = folded(&format) {
            header.insert("format".into(), format);
        }
        keyword(&wire::clean(rest), place, pointer, article, header, findings);
    } else if let Some(words) = folded(&wire::clean(own)) {
        telegraphic::keep_line(header, words);
    }
}

/// The keyword, the date without a year, and the count of words.
fn keyword(
    rest: &str,
    place: Span,
    pointer: &str,
    article: &mut Article,
    header: &mut Header,
    findings: &mut Findings,
) {
    let mut words: Vec<&str> = rest.split_whitespace().collect();
    let number = |w: &&str| w.len() <= 5 && w.bytes().all(|b| b.is_ascii_digit());
    let is_date = |w: &&str| {
        w.split_once('-').is_some_and(|(m, d)| number(&m) && number(&d) && !m.is_empty() && !d.is_empty())
    };
    if words.len() > 1 && words.last().is_some_and(number) {
        header.insert("wordCount".into(), words.pop().unwrap_or_default().to_owned());
    }
    if words.last().is_some_and(is_date) {
        header.insert("date".into(), words.pop().unwrap_or_default().to_owned());
    }
    if let Some(keyword) = folded(&words.join(" ")) {
        findings.read_at(&format!("{pointer}/slugline"), place, "the keyword of the header");
        article.slugline = Some(keyword);
    }
}

/// Quotation marks and dashes as the wire spells them.
fn spelled(text: &str) -> String {
    let text =
        wire::clean(text).replace("``", "\u{201C}").replace("''", "\u{201D}").replace(" _ ", " \u{2014} ");
    folded(&text).unwrap_or_default()
}

fn story(
    lines: &[Line<'_>],
    pointer: &str,
    article: &mut Article,
    header: &mut Header,
    findings: &mut Findings,
) {
    let tabbed = lines.iter().any(|l| l.text.starts_with(['\t', '\u{08}']));
    let mut paragraph: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut in_body = false;
    let flush = |paragraph: &mut Vec<&str>, start: usize, article: &mut Article, findings: &mut Findings| {
        let taken = std::mem::take(paragraph);
        let block = match wire::block(&taken) {
            Some(Block::Paragraph { .. }) => Block::paragraph(spelled(&taken.join(" "))),
            Some(block) => block,
            None => return,
        };
        let end = start + taken.iter().map(|l| l.len() + 1).sum::<usize>();
        findings.read_at(
            &format!("{pointer}/body/{}", article.body.len()),
            Span::new(start, end),
            "a paragraph of the text",
        );
        article.body.push(block);
    };
    for line in lines {
        let railed = line.text.starts_with('^');
        let indented = line.text.starts_with(['\t', '\u{08}']);
        let place = Span::new(line.at, line.at + line.text.len());
        if railed {
            flush(&mut paragraph, start, article, findings);
            let words = line.text.trim_start_matches('^').trim_end_matches('<');
            rail(words, in_body, place, pointer, article, header, findings);
            continue;
        }
        let blank = wire::clean(line.text).trim().is_empty();
        if blank || indented || (!tabbed && line.text.starts_with("   ")) {
            // A table keeps its lines together whatever they begin with.
            let table = indented && paragraph.last().is_some_and(|l| wire::is_table(&[*l, line.text]));
            if !table {
                flush(&mut paragraph, start, article, findings);
            }
        }
        if blank {
            continue;
        }
        in_body = true;
        if paragraph.is_empty() {
            start = line.at;
        }
        paragraph.push(line.text.trim_end_matches('<'));
    }
    flush(&mut paragraph, start, article, findings);
}

/// A line of the header that stands in the text: keyword, headline, notes, byline.
fn rail(
    line: &str,
    in_body: bool,
    place: Span,
    pointer: &str,
    article: &mut Article,
    header: &mut Header,
    findings: &mut Findings,
) {
    let words = spelled(line.trim_end_matches('='));
    if words.is_empty() {
        return;
    }
    let lower = words.to_lowercase();
    let count = line.rsplit_once(',').and_then(|(name, n)| Some((name, n.trim().parse::<u32>().ok()?)));
    let slug = article.slugline.clone().unwrap_or_default();
    let same = |a: &str, b: &str| {
        let key =
            |t: &str| t.chars().filter(|c| c.is_alphanumeric()).take(8).collect::<String>().to_lowercase();
        !key(b).is_empty() && key(a) == key(b)
    };
    if in_body {
        // A mark that ends the story, or a heading within it.
        article.body.push(Block::paragraph(words));
    } else if let Some((name, number)) =
        count.filter(|_| article.meta.titles.is_empty() && article.headline.is_none())
    {
        header.entry("wordCount".into()).or_insert_with(|| number.to_string());
        title(&spelled(name), place, pointer, article, findings);
    } else if article.headline.is_none() && article.meta.titles.is_empty() && same(&words, &slug) {
        title(&words, place, pointer, article, findings);
    } else if lower.starts_with("eds:") || lower.starts_with("editors:") || lower.starts_with("eds.") {
        findings.read_at(
            &format!("{pointer}/edNotes/{}", article.meta.ed_notes.len()),
            place,
            "a note to editors",
        );
        article.meta.ed_notes.push(Label::plain(words));
    } else if let Some(found) = byline(&words).filter(|_| article.byline.is_none()) {
        findings.read_at(&format!("{pointer}/byline"), place, "a line in the form of a byline");
        article.creators.extend(byline_names(&words).into_iter().map(Concept::named));
        article.byline = Some(found);
    } else if line.ends_with('=') && article.byline.is_some() {
        // The title or the agency of who wrote it.
        let own = article.byline.take().unwrap_or_default();
        article.byline = Some(format!("{own}, {words}"));
    } else if article.headline.is_none() {
        findings.read_at(&format!("{pointer}/headline"), place, "a separate line at the head of the text");
        article.headline = Some(words);
    } else {
        findings.read_at(
            &format!("{pointer}/headlines/{}", article.headlines.len()),
            place,
            "another line of the head",
        );
        article.headlines.push(Label::plain(words));
    }
}

/// The full keyword with the version of the story: a lead, an addition, a correction, a kill.
fn title(words: &str, place: Span, pointer: &str, article: &mut Article, findings: &mut Findings) {
    findings.read_at(&format!("{pointer}/titles/0"), place, "the keyword line of the text");
    article.meta.titles.push(Label::plain(words));
    let version = words.split_once(',').map(|(_, v)| v.trim().to_lowercase()).unwrap_or_default();
    let mut signal = |code: &str| {
        article.meta.signals.push(Concept { code: Some(code.to_owned()), ..Concept::default() });
    };
    if version.contains("correction") {
        signal("sig:correction");
    } else if version.contains("ld") || version.contains("writethru") || version.contains("add") {
        signal("sig:update");
    }
    if version.contains("kill") {
        article.meta.pub_status = Some("canceled".into());
    }
}

/// Behind the text: the agency's letters, date and time.
fn trailer(
    text: &str,
    at: usize,
    pointer: &str,
    article: &mut Article,
    header: &mut Header,
    findings: &mut Findings,
) {
    let words = wire::clean(text);
    let Some(words) = folded(words.trim().trim_end_matches('<')) else { return };
    header.insert("trailer".into(), words.clone());
    let Some((stamp, time)) = words.split_once(' ') else { return };
    let parts: Vec<&str> = stamp.split('-').collect();
    let [agency @ .., month, day, year] = parts.as_slice() else { return };
    let number = |t: &str| t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit());
    let (clock, zone) = time.split_at(time.find(|c: char| !c.is_ascii_digit()).unwrap_or(time.len()));
    if !(number(month) && number(day) && number(year) && clock.len() == 4) {
        return;
    }
    let zone = if zone.trim() == "GMT" { "Z" } else { "" };
    let (hour, minute) = clock.split_at(2);
    let date = WireDate::new(&format!("20{year}-{month}-{day}T{hour}:{minute}:00{zone}"));
    let place = Span::new(at, at + text.len());
    if date.parts().is_some() {
        findings.read_at(&format!("{pointer}/versionCreated"), place, "the time stamp after the text");
        article.meta.version_created = Some(date);
    }
    if let Some(name) = agency.first().filter(|n| n.chars().all(|c| c.is_ascii_uppercase()) && !n.is_empty())
    {
        findings.read_at(&format!("{pointer}/provider"), place, "the letters before the stamp");
        article.meta.provider = Some(Concept::named(*name));
    }
}
