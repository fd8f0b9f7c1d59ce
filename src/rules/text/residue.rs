//! What programs leave behind in a text: entities, tags, marks of other markups, scripts, templates.

use super::residue_rules as rules;
use super::{Checking, Kind, TOKEN, Words, bytes, near_before, near_behind};
use crate::diagnostics::Rule;
use crate::vocab::residue::{ELEMENTS, SCRIPTS, SHORTCODES, TEMPLATES};
use std::ops::Range;

/// Looks for residue in some words.
pub fn check(words: &Words<'_>, checking: &mut Checking<'_>) {
    let kept = words.kind == Kind::Kept;
    if words.has(bytes::AMPERSAND) && !kept {
        entities(words, checking);
    }
    if words.has(bytes::ANGLE) && !kept {
        tags(words, checking);
    }
    if words.has(bytes::BRACKET) && !kept {
        brackets(words, checking);
    }
    if words.has(bytes::MARK) && !kept {
        markdown(words, checking);
    }
    if words.has(bytes::BACKSLASH) && !kept {
        escapes(words, checking);
    }
    if words.has(bytes::BRACE) && !kept {
        percent(words, checking);
    }
    if words.has(bytes::BRACE | bytes::BRACKET | bytes::ANGLE) {
        one_of(
            words,
            checking,
            &rules::TEMPLATE,
            TEMPLATES,
            "a template was not filled in",
            "put what belongs here",
        );
    }
    if words.has(bytes::PAREN | bytes::BRACE) && !kept {
        one_of(
            words,
            checking,
            &rules::SCRIPT,
            SCRIPTS,
            "a program or a style sheet stands in the text",
            "remove it",
        );
    }
}

/// How long a tag is at most, in bytes, that is looked for.
const LONGEST_TAG: usize = 2000;

/// Reports the first of some fixed words that a text holds.
fn one_of(
    words: &Words<'_>,
    checking: &mut Checking<'_>,
    rule: &'static Rule,
    list: &[&str],
    message: &str,
    help: &str,
) {
    // A bracket of a program stands at a name.
    let called = words.has(bytes::PAREN) && is_called(words.text);
    let may_be = |word: &&&str| {
        let bits = bytes::of(word);
        bits & words.has == bits && (called || bits & bytes::PAREN == 0)
    };
    let found = list
        .iter()
        .filter(may_be)
        .filter_map(|word| words.text.find(word).map(|at| at..at + word.len()))
        .min_by_key(|at| at.start);
    if let Some(at) = found {
        let what = words.text.get(at.clone()).unwrap_or_default();
        let message = format!("{message}: {what}");
        words.report_one(checking, rule, at, &message, help);
    }
}

/// Whether a round bracket opens right behind something else than a space.
fn is_called(text: &str) -> bool {
    text.match_indices('(').any(|(at, _)| {
        let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
        before.is_some_and(|byte| !byte.is_ascii_whitespace())
    })
}

/// The character that an entity names, and its length.
fn entity(rest: &str) -> Option<(char, usize)> {
    let end = rest.char_indices().take(32).find(|(_, c)| *c == ';').map(|(at, _)| at)?;
    let name = rest.get(1..end)?;
    let c = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        char::from_u32(code)?
    } else {
        crate::vocab::residue::ENTITIES.iter().find(|(own, _)| *own == name).map(|(_, c)| *c)?
    };
    Some((c, end + 1))
}

/// The entities of a text: where each stands, and its character.
fn entities_of(text: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    text.match_indices('&').filter_map(|(at, _)| {
        let (c, length) = text.get(at..).and_then(entity)?;
        Some((at..at + length, c))
    })
}

fn entities(words: &Words<'_>, checking: &mut Checking<'_>) {
    let found: Vec<Range<usize>> = entities_of(words.text).map(|(at, _)| at).collect();
    let mend = |text: &str| {
        let mut out = String::new();
        let mut from = 0;
        for (at, c) in entities_of(text) {
            out.push_str(text.get(from..at.start).unwrap_or_default());
            out.push(c);
            from = at.end;
        }
        out.push_str(text.get(from..).unwrap_or_default());
        out
    };
    let name = found.first().and_then(|at: &Range<usize>| words.text.get(at.clone())).unwrap_or_default();
    words.report(
        checking,
        &rules::ENTITY,
        &found,
        &format!("{name} was escaped twice and stands in the text"),
        "write the character",
        Some(&mend),
    );
}

fn tags(words: &Words<'_>, checking: &mut Checking<'_>) {
    let text = words.text;
    let mut found = Vec::new();
    let mut data = Vec::new();
    for (at, _) in text.match_indices('<') {
        let rest = text.get(at + 1..).unwrap_or_default();
        if rest.starts_with("![CDATA[")
            || rest.starts_with("!--")
            || rest.starts_with("?xml")
            || rest.starts_with("!DOCTYPE")
        {
            data.push(at..at + 4);
            continue;
        }
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default().to_ascii_lowercase();
        let closes = rest.get(length..).is_some_and(|r| {
            r.starts_with('>')
                || r.starts_with("/>")
                || (r.starts_with(' ') && near_behind(r, 0, LONGEST_TAG).contains('>'))
        });
        if ELEMENTS.has(&name) && closes {
            let end = text.get(at..).and_then(|t| t.find('>')).map_or(at + 1, |e| at + e + 1);
            found.push(at..end);
        }
    }
    data.extend(text.find("]]>").map(|at| at..at + 3));
    let name = found.first().and_then(|at: &Range<usize>| text.get(at.clone())).unwrap_or_default();
    let short: String = name.chars().take(24).collect();
    words.report(
        checking,
        &rules::TAG,
        &found,
        &format!("{short} stands in the text as words"),
        "remove it, or make it markup",
        None,
    );
    words.report(
        checking,
        &rules::CDATA,
        &data,
        "a mark of XML stands in the text as words",
        "remove it",
        None,
    );
}

/// Marks of forums, of blogs and of wikis.
fn brackets(words: &Words<'_>, checking: &mut Checking<'_>) {
    let text = words.text;
    let (mut forum, mut blog, mut wiki, mut link) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    // Asked once for each name, and not for each bracket.
    let mut closed: Vec<(String, bool)> = Vec::new();
    let mut closes = |name: &str| match closed.iter().find(|(own, _)| own == name) {
        Some((_, known)) => *known,
        None => {
            let known = text.contains(&format!("[/{name}]"));
            closed.push((name.to_owned(), known));
            known
        }
    };
    let last_wiki = text.rfind("]]");
    for (at, _) in text.match_indices('[') {
        let rest = text.get(at + 1..).unwrap_or_default();
        let Some(close) = rest.char_indices().take(400).find(|(_, c)| *c == ']').map(|(at, _)| at) else {
            continue;
        };
        let inner = rest.get(..close).unwrap_or_default();
        let name = inner.trim_start_matches('/').split(['=', ' ', ':']).next().unwrap_or_default();
        let behind = rest.get(close + 1..).unwrap_or_default();
        let here = at..at + close + 2;
        if matches!(name, "b" | "i" | "u" | "url" | "img" | "quote" | "size" | "color" | "list")
            && inner.is_ascii()
            && (inner.starts_with('/') || closes(name))
        {
            forum.push(here);
        } else if SHORTCODES.contains(&name)
            && (inner.contains('=') || inner.starts_with('/') || closes(name))
        {
            blog.push(here);
        } else if rest.starts_with('[') && last_wiki.is_some_and(|last| last > at) && !inner.contains("TK") {
            wiki.push(here);
        } else if ["(http://", "(https://", "(mailto:", "(/"].iter().any(|begin| behind.starts_with(begin))
            && !inner.is_empty()
        {
            link.push(here);
        }
    }
    words.report(
        checking,
        &rules::BBCODE,
        &forum,
        "a mark of forum software stands in the text",
        "remove it, or make it markup",
        None,
    );
    words.report(
        checking,
        &rules::SHORTCODE,
        &blog,
        "a short code of blog software stands in the text",
        "remove it, or put what it stands for",
        None,
    );
    words.report(
        checking,
        &rules::WIKI,
        &wiki,
        "a mark of a wiki stands in the text",
        "remove it, or make it a link",
        None,
    );
    words.report(
        checking,
        &rules::MARKDOWN,
        &link,
        "a link of Markdown stands in the text as words",
        "make it a link",
        None,
    );
}

/// Marks of Markdown that stand in the words of another format.
fn markdown(words: &Words<'_>, checking: &mut Checking<'_>) {
    let text = words.text;
    let mut found = Vec::new();
    for mark in ["**", "__", "``"] {
        let mut at = 0;
        while let Some(start) = text.get(at..).and_then(|t| t.find(mark)).map(|from| at + from) {
            let inner = text.get(start + 2..).unwrap_or_default();
            let end = inner.find(mark);
            let sound = |inner: &str| {
                !inner.is_empty() && inner.trim() == inner && inner.contains(char::is_alphanumeric)
            };
            match end.filter(|end| inner.get(..*end).is_some_and(sound)) {
                Some(end) => {
                    found.push(start..start + 2);
                    at = start + end + 4;
                }
                None if end.is_none() => break,
                None => at = start + 2,
            }
        }
    }
    let heading = text.len() - text.trim_start_matches('#').len();
    if (2..=6).contains(&heading) && text.get(heading..).is_some_and(|t| t.starts_with(' ')) {
        found.push(0..heading);
    }
    found.sort_by_key(|at| at.start);
    words.report(
        checking,
        &rules::MARKDOWN,
        &found,
        "a mark of Markdown stands in the text as words",
        "remove it, or make it markup",
        None,
    );
}

/// Escapes of JSON and of programs.
fn escapes(words: &Words<'_>, checking: &mut Checking<'_>) {
    let text = words.text;
    let mut found = Vec::new();
    for (at, _) in text.match_indices('\\') {
        let rest = text.get(at + 1..).unwrap_or_default();
        let code = rest
            .strip_prefix('u')
            .and_then(|r| r.get(..4))
            .is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        // «C:\new»: a path, and no line end.
        let path = text.get(..at).is_some_and(|t| t.ends_with(|c: char| c == ':' || c.is_alphanumeric()));
        let line = (rest.starts_with("r\\n") || rest.starts_with('n') || rest.starts_with('t'))
            && !path
            && rest
                .get(1..)
                .is_some_and(|r| r.is_empty() || r.starts_with(|c: char| !c.is_ascii_lowercase()));
        if code {
            found.push(at..at + 6);
        } else if line || rest.starts_with('"') {
            found.push(at..at + 2);
        }
    }
    let unicode = |text: &str| {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find("\\u") {
            let c = rest
                .get(at + 2..at + 6)
                .and_then(|hex| u32::from_str_radix(hex, 16).ok())
                .and_then(char::from_u32);
            out.push_str(rest.get(..at).unwrap_or_default());
            match c {
                Some(c) => {
                    out.push(c);
                    rest = rest.get(at + 6..).unwrap_or_default();
                }
                None => {
                    out.push_str("\\u");
                    rest = rest.get(at + 2..).unwrap_or_default();
                }
            }
        }
        out + rest
    };
    let codes = found.iter().all(|at| at.len() == 6);
    words.report(
        checking,
        &rules::ESCAPE,
        &found,
        "an escape of JSON or of a program stands in the text",
        "write the character",
        if codes { Some(&unicode) } else { None },
    );
}

/// Bytes that are written as percent signs and two digits, outside of addresses.
fn percent(words: &Words<'_>, checking: &mut Checking<'_>) {
    let text = words.text;
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('%') {
        let byte = |from: usize| {
            text.get(from..from + 3)
                .is_some_and(|t| t.starts_with('%') && t.bytes().skip(1).all(|b| b.is_ascii_hexdigit()))
        };
        if found.last().is_some_and(|last| last.end > at) || !(byte(at) && byte(at + 3)) {
            continue;
        }
        let mut end = at;
        while byte(end) {
            end += 3;
        }
        let token = near_before(text, at, TOKEN).rsplit(char::is_whitespace).next().unwrap_or_default();
        if !token.contains("://") && !token.contains('@') && !token.contains('/') {
            found.push(at..end);
        }
    }
    words.report(
        checking,
        &rules::PERCENT,
        &found,
        "characters are written as in an address",
        "write the characters",
        None,
    );
}
