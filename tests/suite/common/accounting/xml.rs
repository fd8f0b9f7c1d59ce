//! Attributes and texts of XML. Declarations of namespaces, comments, instructions and the prolog are no values.

use super::token::WORD;
use super::{Leaf, Spelling, Type};
use std::collections::BTreeMap;
use std::ops::Range;

/// A tag as it is written.
pub struct Tag<'a> {
    pub name: &'a str,
    pub attributes: Vec<(&'a str, Range<usize>)>,
    pub closes: bool,
    pub empty: bool,
    pub end: usize,
}

/// The tag that begins at an offset; `None` where none does.
pub fn tag(text: &str, at: usize) -> Option<Tag<'_>> {
    let bytes = text.as_bytes();
    let closes = bytes.get(at + 1) == Some(&b'/');
    let from = at + 1 + usize::from(closes);
    let stop = |c: char| c.is_whitespace() || c == '>' || c == '/';
    let name = &text[from..from + text[from..].find(stop)?];
    if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return None;
    }
    let mut attributes = Vec::new();
    let mut at = from + name.len();
    loop {
        at += text[at..].find(|c: char| !c.is_whitespace())?;
        match bytes.get(at)? {
            b'>' => return Some(Tag { name, attributes, closes, empty: false, end: at + 1 }),
            b'/' if bytes.get(at + 1) == Some(&b'>') => {
                return Some(Tag { name, attributes, closes, empty: true, end: at + 2 });
            }
            b'/' => {
                at += 1;
                continue;
            }
            _ => {}
        }
        let length = text[at..].find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))?.max(1);
        let attribute = &text[at..at + length];
        at += length;
        let equals = at + text[at..].find(|c: char| !c.is_whitespace())?;
        if bytes.get(equals) != Some(&b'=') {
            continue;
        }
        at = equals + 1;
        at += text[at..].find(|c: char| !c.is_whitespace())?;
        let value = match bytes.get(at)? {
            quote @ (b'"' | b'\'') => {
                let end = at + 1 + text[at + 1..].find(*quote as char)?;
                at..end + 1
            }
            _ => at..at + text[at..].find(|c: char| c.is_whitespace() || c == '>')?,
        };
        at = value.end;
        let quoted = matches!(bytes.get(value.start), Some(b'"' | b'\''));
        attributes.push((attribute, if quoted { value.start + 1..value.end - 1 } else { value }));
    }
}

/// The place of an element in the list, the name of the attribute unless it is a text, and the stretch of the value.
type Found = (usize, Option<String>, Range<usize>);

#[derive(Default)]
struct Node {
    name: String,
    parent: Option<usize>,
    number: usize,
    children: BTreeMap<String, usize>,
    packed: bool,
    start: usize,
    tag_end: usize,
    empty: bool,
}

pub fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap()
}

/// All attributes and texts.
pub fn leaves(text: &str) -> Vec<Leaf> {
    let (nodes, found) = walk(text);
    let mut out = Vec::new();
    for (node, attribute, span) in found {
        if text[span.clone()].trim().is_empty() {
            continue;
        }
        let mut leaf = leaf(&nodes, node, span);
        if let Some(name) = attribute {
            leaf.kind = format!("{}/@{name}", leaf.kind);
            let of_language = name == "tag" && nodes[node].name == "language";
            if name == "xml:lang" || name == "lang" || of_language {
                leaf.type_ = Type::Language;
            }
            leaf.attribute = Some(local(&name).to_owned());
        } else if nodes[node].packed {
            leaf.spelling = Spelling::Base64;
        }
        out.push(leaf);
    }
    out
}

/// Places where something can be added: to each element an attribute, words and an element, with what is written there.
pub fn additions(text: &str) -> Vec<(Leaf, String)> {
    let (nodes, _) = walk(text);
    let mut out = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let before = node.tag_end - if node.empty { 2 } else { 1 };
        let attribute = leaf(&nodes, at, before..before);
        for name in ["added", "data-added", "lang", "dir"] {
            if text[node.start..node.tag_end].contains(&format!("{name}=")) {
                continue;
            }
            let mut attribute = attribute.clone();
            attribute.kind = format!("{}/@+{name}", attribute.kind);
            attribute.attribute = Some(name.into());
            let prefix = if name == "lang" { "xml:" } else { "" };
            out.push((attribute, format!(" {prefix}{name}=\"{WORD}\"")));
        }
        if node.empty || node.packed {
            continue;
        }
        let mut words = leaf(&nodes, at, node.tag_end..node.tag_end);
        words.kind = format!("{}/+words", words.kind);
        out.push((words.clone(), format!("{WORD} ")));
        words.kind = format!("{}/+element", leaf(&nodes, at, 0..0).kind);
        words.path = words.path.map(|path| format!("{path}/added"));
        words.chain.push("added".into());
        out.push((words, format!("<added>{WORD}</added>")));
    }
    out
}

/// The leaf of a stretch in an element.
fn leaf(nodes: &[Node], node: usize, span: Range<usize>) -> Leaf {
    let mut chain = Vec::new();
    let mut path = String::new();
    let mut up = Some(node);
    while let Some(at) = up {
        let Node { name, parent, number, .. } = &nodes[at];
        let several = parent.is_some_and(|p| nodes[p].children[name] > 1);
        let number = if several { format!("[{number}]") } else { String::new() };
        path = format!("/{name}{number}{path}");
        chain.insert(0, name.clone());
        up = *parent;
    }
    let mut leaf = Leaf::new(chain[chain.len().saturating_sub(2)..].join("/"), span);
    leaf.path = Some(path);
    leaf.chain = chain;
    leaf
}

/// The elements, and the attributes and texts, each with the element that it belongs to.
fn walk(text: &str) -> (Vec<Node>, Vec<Found>) {
    let mut nodes: Vec<Node> = Vec::new();
    let mut found: Vec<Found> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let past = |end: &str| rest.find(end).map_or(text.len(), |n| at + n + end.len());
        let next = if rest.starts_with("<!--") {
            past("-->")
        } else if rest.starts_with("<![CDATA[") {
            let end = past("]]>");
            if let Some(node) = open.last() {
                found.push((*node, None, at + 9..end - 3));
            }
            end
        } else if rest.starts_with("<?") {
            past("?>")
        } else if rest.starts_with("<!") {
            let subset = rest.find('[').filter(|open| rest.find('>').is_some_and(|end| *open < end));
            if subset.is_some() { past("]>") } else { past(">") }
        } else if let Some(tag) = rest.starts_with('<').then(|| tag(text, at)).flatten() {
            if tag.closes {
                open.pop();
            } else {
                let name = local(tag.name).to_owned();
                let parent = open.last().copied();
                let number = parent.map_or(1, |parent| {
                    let count = nodes[parent].children.entry(name.clone()).or_default();
                    *count += 1;
                    *count
                });
                let packed = tag.attributes.iter().any(|(n, v)| {
                    matches!(*n, "Notation" | "encoding") && text[v.clone()].to_lowercase().contains("base64")
                });
                let packed = packed || parent.is_some_and(|p| nodes[p].packed);
                let (start, tag_end, empty) = (at, tag.end, tag.empty);
                nodes.push(Node { name, parent, number, packed, start, tag_end, empty, ..Node::default() });
                for (name, span) in tag.attributes {
                    if name != "xmlns" && !name.starts_with("xmlns:") {
                        found.push((nodes.len() - 1, Some(name.to_owned()), span));
                    }
                }
                if !tag.empty {
                    open.push(nodes.len() - 1);
                }
            }
            tag.end
        } else {
            let end = rest.find('<').filter(|n| *n > 0).map_or(text.len(), |n| at + n);
            if let Some(node) = open.last() {
                found.push((*node, None, at..end));
            }
            end
        };
        at = next;
    }
    (nodes, found)
}
