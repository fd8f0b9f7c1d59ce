//! Mail (RFC 5322, MIME) with a story in it: the text of the mail is wire copy, its header says when it was sent.
//!
//! Who sent it is kept as it stands and not taken for the provider or the writer; what is attached is announced.

use super::faults::SKIPPED;
use super::{Confidence, ReadItems, ReadOptions};
use crate::characters::floor_boundary;
use crate::diagnostics::{Finding, Findings};
use crate::error::ReadError;
use crate::markup::rules::MARKUP;
use crate::markup::words::html_blocks;
use crate::model::extension::MAIL;
use crate::model::text::{folded, key};
use crate::model::{Article, Extension, Label, WireDate};
use crate::source::{Source, Span};
use crate::story_text;
use mail_parser::{Encoding, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Fields of a header, one of which nearly every mail begins with.
const FIELDS: &[&str] = &[
    "received",
    "return-path",
    "from",
    "to",
    "date",
    "subject",
    "message-id",
    "mime-version",
    "delivered-to",
    "content-type",
    "dkim-signature",
    "x-original-to",
    "reply-to",
    "sender",
    "arc-seal",
    "cc",
    "x-received",
    "authentication-results",
];

/// Three fields of a mail's header before the first empty line, and one of them says who sent it.
pub fn sniff(source: &Source<'_>) -> Confidence {
    let mut known = 0;
    let mut sender = false;
    for (at, line) in source.text().lines().take(200).enumerate() {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && at > 0 {
            continue;
        }
        // The line that mail boxes put before each mail.
        if at == 0 && line.starts_with("From ") && line.contains('@') {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return 0 };
        if name.contains(char::is_whitespace) || name.is_empty() {
            return 0;
        }
        let lower = name.to_ascii_lowercase();
        known += usize::from(FIELDS.contains(&lower.as_str()));
        sender |= matches!(lower.as_str(), "from" | "sender" | "return-path");
    }
    if known >= 3 && sender { 94 } else { 0 }
}

/// Reads the story of a mail.
///
/// # Errors
///
/// A text that has no header of a mail.
pub fn read(source: &Source<'_>, _: &ReadOptions, findings: &mut Findings) -> Result<ReadItems, ReadError> {
    let text = source.text();
    let Some(message) = MessageParser::default().parse(text.as_bytes()) else {
        let finding = Finding::new(&MARKUP, "the text has no mail header");
        return Err(finding.help("read it as text with --from text").into());
    };
    let mut article = Article::default();
    header(&message, &mut article);
    transport(text, &message, findings);
    let plain: Vec<&MessagePart<'_>> =
        message.text_bodies().filter(|part| matches!(part.body, PartType::Text(_))).collect();
    let mut article = if plain.is_empty() {
        html(&message, article, findings)
    } else {
        words(text, &plain, article, findings)
    };
    subject(&message, &mut article, findings);
    for part in message.attachments() {
        let name = part.attachment_name().map_or_else(|| "a part".to_owned(), |name| format!("“{name}”"));
        let kind = part.content_type().map_or_else(String::new, |kind| {
            format!(" ({}/{})", kind.ctype(), kind.subtype().unwrap_or("*"))
        });
        let start = place(text, part).start;
        let mut end = (part.offset_end as usize).clamp(start, text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let span = Span::new(start, end);
        findings.report(Finding::new(&MARKUP, format!("the attachment was not kept: {name}{kind}")).at(span));
    }
    article.tidy();
    Ok(ReadItems { document: article.into(), version: None })
}

/// Where a part begins.
fn place(text: &str, part: &MessagePart<'_>) -> Span {
    let start = floor_boundary(text, part.offset_header as usize);
    Span::new(start, start)
}

/// Fields that say how a mail is packed.
const PACKING: &[&str] =
    &["mime-version", "content-type", "content-transfer-encoding", "content-disposition"];

/// Fields that mail servers and programs add on the way.
const TRANSPORT: &[&str] = &[
    "received",
    "x-received",
    "return-path",
    "delivered-to",
    "x-original-to",
    "envelope-to",
    "authentication-results",
    "received-spf",
    "dkim-signature",
    "domainkey-signature",
];

/// The beginnings of names of such fields.
const TRANSPORT_FAMILIES: &[&str] =
    &["arc-", "x-spam-", "x-ms-", "x-google-", "x-gm-", "x-virus-", "x-proofpoint-"];

fn is_transport(name: &str) -> bool {
    TRANSPORT.contains(&name) || TRANSPORT_FAMILIES.iter().any(|family| name.starts_with(family))
}

/// Reports the fields of the way that the mail took, row by row: they say nothing of the story.
fn transport(text: &str, message: &Message<'_>, findings: &mut Findings) {
    let mut row: Option<(Vec<String>, Span)> = None;
    let mut report = |row: &mut Option<(Vec<String>, Span)>| {
        let Some((names, span)) = row.take() else { return };
        let message = format!("header fields of the transport were skipped: {}", names.join(", "));
        findings.report(Finding::new(&SKIPPED, message).at(span));
    };
    for header in message.headers() {
        let name = header.name.as_str().to_ascii_lowercase();
        let (start, end) = (header.offset_field as usize, (header.offset_end as usize).min(text.len()));
        if !is_transport(&name) || !text.is_char_boundary(start) || !text.is_char_boundary(end) {
            report(&mut row);
            continue;
        }
        let (names, span) = row.get_or_insert_with(|| (Vec::new(), Span::new(start, end)));
        span.end = end;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    report(&mut row);
}

/// The fields of the header that an article has, and the others as they stand.
fn header(message: &Message<'_>, article: &mut Article) {
    if let Some(date) = message.date() {
        article.meta.version_created = Some(WireDate::new(&date.to_rfc3339()));
    }
    let mut kept: BTreeMap<String, String> = BTreeMap::new();
    for (name, raw) in message.headers_raw() {
        let name = name.trim().to_ascii_lowercase();
        let read = (name == "date" && article.meta.version_created.is_some()) || name == "subject";
        if read || is_transport(&name) || PACKING.contains(&name.as_str()) {
            continue;
        }
        let decoded = message.headers().iter().find(|h| h.name.as_str().eq_ignore_ascii_case(&name));
        let decoded = decoded.filter(|_| !kept.contains_key(&name)).and_then(|header| match &header.value {
            HeaderValue::Address(list) => Some(addresses(list)),
            HeaderValue::Text(words) if name != "message-id" => Some(words.to_string()),
            _ => None,
        });
        let Some(value) = folded(decoded.as_deref().unwrap_or(raw)) else { continue };
        match kept.entry(name) {
            Entry::Vacant(slot) => drop(slot.insert(value)),
            Entry::Occupied(mut slot) => {
                slot.get_mut().push_str(", ");
                slot.get_mut().push_str(&value);
            }
        }
    }
    article.extensions.extend(Extension::header(MAIL, kept));
}

/// Names with their addresses.
fn addresses(list: &mail_parser::Address<'_>) -> String {
    let one = |own: &mail_parser::Addr<'_>| match (&own.name, &own.address) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (Some(own), None) | (None, Some(own)) => own.to_string(),
        (None, None) => String::new(),
    };
    list.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The story of the parts that are plain text.
fn words(text: &str, parts: &[&MessagePart<'_>], article: Article, findings: &mut Findings) -> Article {
    // One part that stands in the file as it is has its places there.
    if let [part] = parts
        && part.encoding == Encoding::None
        && let Some(own) = text.get(part.offset_body as usize..part.offset_end as usize)
    {
        let base = part.offset_body as usize;
        let mut sink = findings.part();
        let article = story(own, article, &mut sink);
        findings.append_part(sink, "", |span| Some(Span::new(span.start + base, span.end + base)));
        return article;
    }
    let mut whole = String::new();
    for part in parts {
        let raw = text.get(part.offset_body as usize..part.offset_end as usize);
        match (&part.body, part.encoding) {
            // The text is decoded already: the charset of the part is no more its own.
            (_, Encoding::None) => whole.push_str(raw.unwrap_or_default()),
            (PartType::Text(words), _) => whole.push_str(words),
            _ => {}
        }
        whole.push_str("\n\n");
        if part.is_encoding_problem {
            let message = "a part of the mail is encoded incorrectly; text may be missing";
            findings.report(Finding::new(&MARKUP, message).at(place(text, part)));
        }
    }
    let mut sink = findings.part();
    let article = story(&whole, article, &mut sink);
    // Packed text has no places of its own: its part has.
    let begin = parts.first().map(|part| place(text, part));
    findings.append_part(sink, "", |_| begin);
    article
}

/// Splits off the signature behind `-- ` that mail programs set: it is the sender's, and not the story's.
fn signature(text: &str) -> (&str, Option<String>) {
    let found = text.match_indices("\n-- ").find_map(|(at, mark)| {
        let rest = text.get(at + mark.len()..).filter(|rest| rest.starts_with(['\n', '\r']))?;
        Some((text.get(..=at)?, folded(rest)))
    });
    found.unwrap_or((text, None))
}

/// Reads a story, and keeps the signature behind it as a note.
fn story(text: &str, article: Article, findings: &mut Findings) -> Article {
    let (own, signature) = signature(text);
    let mut article = story_text::story(own, article, findings);
    article.meta.ed_notes.extend(signature.map(Label::plain));
    article
}

/// The story of a mail that is HTML alone.
fn html(message: &Message<'_>, mut article: Article, findings: &mut Findings) -> Article {
    let page: String = message
        .html_bodies()
        .filter_map(|part| match &part.body {
            PartType::Html(page) => Some(page.to_string()),
            _ => None,
        })
        .collect();
    article.body = html_blocks(&page, &article, findings);
    article.tidy();
    let mut spans = Vec::new();
    let story = crate::newsroom::Story { article: &mut article, spans: &mut spans };
    crate::newsroom::take_conventions(story, findings);
    crate::facts::settle_language(&mut article, findings);
    article
}

/// The subject: the headline where the text has none of its own, else a title for handling.
fn subject(message: &Message<'_>, article: &mut Article, findings: &mut Findings) {
    let Some(whole) = message.subject().and_then(folded) else { return };
    // The words before it that mail programs set are no headline's, but are kept.
    let subject = message.thread_name().and_then(folded).unwrap_or_else(|| whole.clone());
    let raw = message.raw_message();
    let line = raw.windows(9).position(|w| w.eq_ignore_ascii_case(b"\nSubject:")).map_or(0, |at| at + 1);
    let span = Span::new(line, line);
    match &article.headline {
        Some(headline) if key(headline) == key(&subject) => {}
        Some(_) => {
            findings.read_at("/titles/0", span, "the subject of the mail");
            article.meta.titles.push(Label::plain(whole));
        }
        None => {
            findings.read_at("/headline", span, "the subject of the mail");
            if subject != whole
                && let Some(header) = article.extensions.iter_mut().find(|e| e.standard == MAIL)
            {
                header.attributes.insert("subject".into(), whole);
            }
            article.headline = Some(subject);
        }
    }
}
