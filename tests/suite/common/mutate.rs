//! Damage to documents, at random but by a seed: elements and attributes dropped, doubled, moved, renamed,
//! values spoilt.

use super::generate::Random;
use wirecopy::Limits;
use wirecopy::internals::xml::{Element, Tree};

/// Names that elements are renamed to and made of.
const NAMES: &[&str] = &[
    "headline",
    "subject",
    "provider",
    "name",
    "itemClass",
    "urgency",
    "a",
    "span",
    "link",
    "title",
    "creator",
    "related",
    "catalogRef",
    "group",
    "edNote",
    "nonsense",
    "inlineXML",
    "remoteContent",
    "role",
    "genre",
    "by",
];

const ATTRIBUTES: &[&str] = &[
    "qcode",
    "uri",
    "id",
    "role",
    "type",
    "literal",
    "href",
    "residref",
    "rank",
    "confidence",
    "nonsense",
    "dir",
    "xml:lang",
    "creator",
    "modified",
    "custom",
    "how",
    "why",
    "rendition",
    "size",
    "value",
    "version",
    "roleuri",
    "g2flag",
    "xml:space",
    "xml:base",
    "custom",
];

const VALUES: &[&str] = &[
    "",
    " ",
    "x",
    "-1",
    "0",
    "101",
    "3",
    "a:b",
    "a:b c:d",
    " a:b",
    "a:b ",
    "a: b",
    ":b",
    "2026-11-24",
    "2026-11-24T09:30:00",
    "2026-11-24T09:30:00+0100",
    "2026-11-24T09:30:00+01:00",
    "2026-02-30",
    "2026-11",
    "2026",
    "true",
    "TRUE",
    "en",
    "en_US",
    "zh-Hans",
    "ltr",
    "rtl ",
    "http://x.example/a?b=c#d",
    "http://x/%zz",
    "a b",
    "1a",
    "a1",
    "P1D",
    "1.5",
    "1e5",
    "INF",
    "+5",
    "1.2.3",
    "a&amp;b",
    "&#9;a",
    "ä:ö",
    "آ:ب",
    "--11",
    "---24",
    "DAILY",
    "MO,TU",
    "MO",
    "1 2 3",
    "99 1",
    "interlaced",
    "xs:string",
    "q:string",
    "default",
    "#a",
    "a#b#c",
    "urn:x:[y]",
    "{x}",
    "1:2",
    "\u{a0}",
    "x\u{2028}y",
    "24:00:00",
    "2026-11-24T24:00:00Z",
    "-0",
    "007",
];

/// Text put between elements.
const TEXTS: &[&str] = &[" ", "\n", "x", "&#160;", "<!-- c -->", "<![CDATA[x]]>", "<?p q?>", "&amp;"];

/// Elements put in.
const FOREIGN: &[&str] = &[
    "<x:y xmlns:x=\"urn:x\"/>",
    "<y xmlns=\"\"/>",
    "<nitf xmlns=\"http://iptc.org/std/NITF/2006-10-18/\"><body/></nitf>",
    "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en_US\"><body/></html>",
    "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p dir=\"up\">x</p></body></html>",
    "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>",
    "<x:y xmlns:x=\"urn:x\"><name xmlns=\"http://iptc.org/std/nar/2006-10-01/\" role=\"a\"/></x:y>",
    "<o:Policy xmlns:o=\"http://www.w3.org/ns/odrl/2/\" uid=\"urn:a\" type=\"urn:b\"><o:action name=\"urn:c\"/></o:Policy>",
    "<o:Policy xmlns:o=\"http://www.w3.org/ns/odrl/2/\"/>",
];

fn all<'t, 'a>(tree: &'t Tree<'a>) -> Vec<Element<'t, 'a>> {
    let mut out = vec![tree.root()];
    let mut at = 0;
    while at < out.len() {
        let children: Vec<_> = out[at].elements().collect();
        out.extend(children);
        at += 1;
    }
    out
}

/// The stretches of the attributes in a tag: name, value, with the blank before.
fn attributes(tag: &str) -> Vec<(usize, usize, usize, usize)> {
    let mut out = Vec::new();
    let bytes = tag.as_bytes();
    let mut at = tag.find(|c: char| c.is_whitespace()).unwrap_or(tag.len());
    while at < bytes.len() {
        let from = at;
        while at < bytes.len() && bytes[at].is_ascii_whitespace() {
            at += 1;
        }
        let Some(equals) = tag[at..].find('=') else { break };
        let name_end = at + equals;
        let Some(open) = tag[name_end..].find(['"', '\'']) else { break };
        let value = name_end + open + 1;
        let Some(close) = tag[value..].find(bytes[value - 1] as char) else { break };
        out.push((from, name_end, value, value + close));
        at = value + close + 1;
    }
    out
}

fn replace(text: &str, from: usize, to: usize, with: &str) -> String {
    format!("{}{with}{}", &text[..from], &text[to..])
}

/// One piece of damage; what was done.
pub fn mutate(text: &str, random: &mut Random) -> Option<(String, String)> {
    let tree = Tree::parse(text, &Limits::default()).ok()?;
    let elements = all(&tree);
    let one = elements[random.below(elements.len())];
    let span = one.span();
    let (start, end) = (span.start, span.end);
    let source = &text[start..end];
    let tag_end = start + tag_end(source);
    let closed = text[..tag_end].ends_with("/>");
    let list = attributes(text[start..tag_end].trim_end_matches('>').trim_end_matches('/'));
    let attribute = (!list.is_empty()).then(|| list[random.below(list.len())]);
    let is_version = |(from, name_end, ..): (usize, usize, usize, usize)| {
        let name = text[start + from..start + name_end].trim();
        name == "standardversion" || name.starts_with("xmlns")
    };
    let what = random.below(16);
    let name = one.name();
    let done = |text: String, what: String| Some((text, what));
    match what {
        0 if start > 0 && one.parent().is_some() => {
            done(replace(text, start, end, ""), format!("dropped <{name}>"))
        }
        1 if one.parent().is_some() => done(replace(text, end, end, source), format!("doubled <{name}>")),
        2 | 3 if one.parent().is_some() => {
            let other = elements[random.below(elements.len())].span();
            if other.start >= start && other.start < end || other.start == 0 {
                return None;
            }
            let (to, source) = (other.start, source.to_owned());
            if elements.iter().any(|e| e.span().start == to && e.parent().is_none()) {
                return None;
            }
            let moved = if to < start {
                let cut = replace(text, start, end, "");
                replace(&cut, to, to, &source)
            } else {
                let with = replace(text, to, to, &source);
                replace(&with, start, end, "")
            };
            done(moved, format!("moved <{name}>"))
        }
        4 => {
            let new = NAMES[random.below(NAMES.len())];
            let old = &text[start + 1
                ..start + 1 + source[1..].find(|c: char| !(c.is_alphanumeric() || ":_-.".contains(c)))?];
            let mut out = text.to_owned();
            if !closed {
                let close = out[..end].rfind("</")?;
                let close_end = end - 1;
                out.replace_range(close + 2..close_end, new);
            }
            out.replace_range(start + 1..start + 1 + old.len(), new);
            done(out, format!("renamed <{name}> to {new}"))
        }
        5 => {
            let (from, _, _, to) = attribute.filter(|a| !is_version(*a))?;
            done(replace(text, start + from, start + to + 1, ""), format!("dropped an attribute of <{name}>"))
        }
        6 => {
            let (from, name_end, ..) = attribute.filter(|a| !is_version(*a))?;
            let new = ATTRIBUTES[random.below(ATTRIBUTES.len())];
            let blank = from + text[start + from..].find(|c: char| !c.is_whitespace())?;
            done(
                replace(text, start + blank, start + name_end, new),
                format!("renamed an attribute of <{name}> to {new}"),
            )
        }
        7..=9 => {
            let (from, name_end, value, to) = attribute.filter(|a| !is_version(*a))?;
            let new = spoil(&text[start + value..start + to], random);
            let which = text[start + from..start + name_end].trim().to_owned();
            done(
                replace(text, start + value, start + to, &new.replace('"', "&quot;").replace('\'', "&#39;")),
                format!("{which} of <{name}> is “{new}”"),
            )
        }
        10 | 11 => {
            if one.has_elements() || closed {
                return None;
            }
            let close = text[..end].rfind("</")?;
            let new = spoil(&text[tag_end..close], random);
            done(replace(text, tag_end, close, &new), format!("<{name}> holds “{new}”"))
        }
        12 => {
            let new = ATTRIBUTES[random.below(ATTRIBUTES.len())];
            let value = VALUES[random.below(VALUES.len())];
            let at = if closed { tag_end - 2 } else { tag_end - 1 };
            done(
                replace(text, at, at, &format!(" {new}=\"{value}\"")),
                format!("<{name}> has {new}=“{value}”"),
            )
        }
        13 => {
            let new = if random.below(2) == 0 {
                FOREIGN[random.below(FOREIGN.len())].to_owned()
            } else {
                format!("<{}/>", NAMES[random.below(NAMES.len())])
            };
            one.parent()?;
            let at = if random.below(2) == 0 || closed { end } else { tag_end };
            done(replace(text, at, at, &new), format!("{new} beside or in <{name}>"))
        }
        14 => {
            let new = TEXTS[random.below(TEXTS.len())];
            if closed {
                let tag = &text[start + 1..tag_end];
                let bare = tag.split(|c: char| c.is_whitespace() || c == '/').next()?;
                return done(
                    replace(text, tag_end - 2, tag_end, &format!(">{new}</{bare}>")),
                    format!("“{new}” in <{name}/>"),
                );
            }
            done(replace(text, tag_end, tag_end, new), format!("“{new}” in <{name}>"))
        }
        15 => {
            let space = [
                "x:y=\"1\" xmlns:x=\"urn:x\"",
                "x:id=\"1\" xmlns:x=\"http://iptc.org/std/nar/2006-10-01/\"",
                "x:nil=\"true\" xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\"",
                "x:schemaLocation=\"a b\" xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\"",
            ];
            let new = space[random.below(space.len())];
            let at = if closed { tag_end - 2 } else { tag_end - 1 };
            done(replace(text, at, at, &format!(" {new}")), format!("<{name}> has {new}"))
        }
        _ => None,
    }
}

fn spoil(old: &str, random: &mut Random) -> String {
    match random.below(6) {
        0 => format!(" {old}"),
        1 => format!("{old} "),
        2 => format!("{old}x"),
        3 if !old.is_empty() && old.is_ascii() && !old.contains('&') => {
            let at = random.below(old.len());
            format!("{}{}", &old[..at], &old[at + 1..])
        }
        _ => VALUES[random.below(VALUES.len())].to_owned(),
    }
}

/// Where the first tag of an element ends.
fn tag_end(source: &str) -> usize {
    let mut quote = None;
    for (at, c) in source.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(q), c) if q == c => quote = None,
            (None, '>') => return at + 1,
            _ => {}
        }
    }
    source.len()
}
