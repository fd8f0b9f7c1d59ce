//! Markup that is left in text: tags, XML, BBCode, shortcodes, wiki markup, Markdown.

use super::super::{Checking, Words, near_behind};
use super::SEEN;
use crate::diagnostics::{Example, Rule, Severity};
use crate::vocab::residue::{HTML_ELEMENTS, SHORTCODES};
use std::ops::Range;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&TAG, &CDATA, &BBCODE, &SHORTCODE, &WIKI, &MARKDOWN];

/// `markup/tag-left`: tag in the text as words.
static TAG: Rule = Rule {
    name: "markup/tag-left",
    severity: Severity::Warning,
    summary: "tag in the text as words",
    why: "The markup was escaped, or is in a field without markup, so readers see the code.",
    source: SEEN,
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain <b>ends</b> drought"}"#),
    good: Example::new("json", r#"{"kind":"article","headline":"Rain: 3 < 5 and a > b"}"#),
    ..Rule::FIRST
};

/// `markup/xml-left`: XML markup in the text as words.
static CDATA: Rule = Rule {
    name: "markup/xml-left",
    severity: Severity::Warning,
    summary: "XML markup in the text as words",
    why: "Comments, CDATA sections or declarations of a file became part of its text.",
    source: SEEN,
    bad: Example::new("json", r#"{"kind":"article","headline":"<![CDATA[Rain ends drought]]>"}"#),
    good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
    ..Rule::FIRST
};

/// `markup/bbcode-left`: BBCode in the text.
static BBCODE: Rule = Rule {
    name: "markup/bbcode-left",
    severity: Severity::Warning,
    summary: "BBCode in the text",
    why: "Outside the forum software readers see the code.",
    source: SEEN,
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain [b]ends[/b] drought"}"#),
    good: Example::new("json", r#"{"kind":"article","headline":"Rain [sic] ends drought"}"#),
    ..Rule::FIRST
};

/// `markup/shortcode-left`: shortcode of a blog system in the text.
static SHORTCODE: Rule = Rule {
    name: "markup/shortcode-left",
    severity: Severity::Warning,
    summary: "shortcode of a blog system in the text",
    why: "The blog system replaces shortcodes with galleries and forms. Elsewhere readers see the code.",
    source: SEEN,
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain [gallery ids=\"3,4\"] ends drought"}"#),
    good: Example::new("json", r#"{"kind":"article","headline":"Rain [video] ends drought"}"#),
    ..Rule::FIRST
};

/// `markup/wiki-left`: wiki markup in the text.
static WIKI: Rule = Rule {
    name: "markup/wiki-left",
    severity: Severity::Warning,
    summary: "wiki markup in the text",
    why: "The brackets are links only in a wiki. Elsewhere readers see the code.",
    source: SEEN,
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain ends [[drought|the drought]]"}"#),
    good: Example::new("json", r#"{"kind":"article","headline":"Rain ends [the] drought"}"#),
    ..Rule::FIRST
};

/// `markup/markdown-left`: Markdown in the text of another format.
static MARKDOWN: Rule = Rule {
    name: "markup/markdown-left",
    severity: Severity::Info,
    summary: "Markdown in the text of another format",
    why: "In other formats readers see the asterisks, hashes and brackets of Markdown.",
    source: "CommonMark 0.31",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain **ends** drought"}"#),
    good: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought: 2 ** 3"}"#),
    ..Rule::FIRST
};

/// How long a tag is at most, in bytes, that is looked for.
const LONGEST_TAG: usize = 2000;

/// Tags, and marks of XML.
pub fn tags(words: &Words<'_>, checking: &mut Checking<'_>) {
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
        if HTML_ELEMENTS.has(&name) && closes {
            let end = text.get(at..).and_then(|t| t.find('>')).map_or(at + 1, |e| at + e + 1);
            found.push(at..end);
        }
    }
    data.extend(text.find("]]>").map(|at| at..at + 3));
    let name = found.first().and_then(|at: &Range<usize>| text.get(at.clone())).unwrap_or_default();
    let short: String = name.chars().take(24).collect();
    words.report(
        checking,
        &TAG,
        &found,
        &format!("the tag {short} is in the text as words"),
        "remove it, or convert it to markup",
        None,
    );
    words.report(checking, &CDATA, &data, "XML markup in the text as words", "remove it", None);
}

/// Marks of forums, of blogs and of wikis.
pub fn brackets(words: &Words<'_>, checking: &mut Checking<'_>) {
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
    words.report(checking, &BBCODE, &forum, "BBCode in the text", "remove it, or convert it to markup", None);
    words.report(
        checking,
        &SHORTCODE,
        &blog,
        "shortcode of a blog system in the text",
        "remove it, or insert what it generates",
        None,
    );
    words.report(
        checking,
        &WIKI,
        &wiki,
        "wiki markup in the text",
        "remove it, or convert it to a link",
        None,
    );
    words.report(
        checking,
        &MARKDOWN,
        &link,
        "Markdown link in the text as words",
        "convert it to a link",
        None,
    );
}

/// Marks of Markdown that stand in the words of another format.
pub fn markdown(words: &Words<'_>, checking: &mut Checking<'_>) {
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
        &MARKDOWN,
        &found,
        "Markdown in the text as words",
        "remove it, or convert it to markup",
        None,
    );
}
