//! Rules on the content of an item: what it is said to be, and what it is.

use super::examples::GOOD;
use crate::characters::is_ideograph;
use crate::diagnostics::{Example, Finding, Rule, Severity};
use crate::model::text::is_uncased;
use crate::source::Span;
use base64::Engine as _;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&CONTENT_TYPE, &ENCODING, &WORD_COUNT];

/// Content that is not what it is said to be.
pub static CONTENT_TYPE: Rule = Rule {
    name: "newsml/content-type",
    severity: Severity::Warning,
    summary: "content of inlineXML does not match contenttype",
    why: "Receivers choose the parser by `contenttype`. Content in another markup language is shown as code, or not \
        at all.",
    source: "NewsML-G2 2.9, section 2.12",
    bad: Example::new(
        "newsml-g2",
        sound_item!(
            "",
            "<contentSet><inlineXML contenttype=\"application/nitf+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>It rained.</p></body></html></inlineXML></contentSet>"
        ),
    ),
    good: Example::new(
        "newsml-g2",
        sound_item!(
            "",
            "<contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>It rained.</p></body></html></inlineXML></contentSet>"
        ),
    ),
    ..Rule::FIRST
};

/// Data that cannot be unpacked.
pub static ENCODING: Rule = Rule {
    name: "newsml/encoding",
    severity: Severity::Warning,
    summary: "data of inlineData does not match its encoding",
    why: "Incomplete base64 cannot be decoded, and binary data without an encoding cannot be part of an XML \
        document.",
    source: "NewsML-G2 2.9, section 2.12",
    bad: Example::new(
        "newsml-g2",
        sound_item!(
            "",
            "<contentSet><inlineData contenttype=\"image/png\" encoding=\"encd:base64\">no base64!</inlineData></contentSet>"
        ),
    ),
    good: Example::new(
        "newsml-g2",
        sound_item!(
            "",
            "<contentSet><inlineData contenttype=\"text/plain\" encoding=\"encd:base64\">SXQgcmFpbmVkLg==</inlineData></contentSet>"
        ),
    ),
    ..Rule::FIRST
};

/// A count of words that is wrong.
pub static WORD_COUNT: Rule = Rule {
    name: "newsml/word-count",
    severity: Severity::Warning,
    summary: "wordcount is wrong",
    why: "A count that is far off usually means that part of the story was lost, or that another version was \
        counted.",
    source: "NewsML-G2 2.35, the attribute wordcount; ninjs, the member wordcount or wordCount",
    bad: Example::new(
        "newsml-g2",
        sound_item!(
            "",
            "<contentSet><inlineXML contenttype=\"application/xhtml+xml\" wordcount=\"400\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>It rained.</p></body></html></inlineXML></contentSet>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// Namespaces, and what the media types of content in them name.
const KINDS: &[(&str, &str)] = &[
    ("http://www.w3.org/1999/xhtml", "html"),
    ("http://iptc.org/std/NITF/2006-10-18/", "nitf"),
    ("http://iptc.org/std/NITF/2006-10-18", "nitf"),
    ("http://iptc.org/std/SportsML/2008-04-01/", "sportsml"),
];

/// Elements whose words are counted where the content has them, by local names.
const COUNTED: &[&str] = &["body", "body.content"];

/// One piece of content while its events pass.
#[derive(Debug, Default)]
pub struct Content {
    /// How many elements are open within inlineXML, itself included; 0 where none is.
    pub depth: usize,
    kind: Option<String>,
    encoding: Option<String>,
    wordcount: Option<usize>,
    span: Span,
    data: bool,
    roots: usize,
    /// Words of the whole, and of the innermost part that is counted.
    all: Counter,
    part: Option<(usize, Counter)>,
    counted: Option<usize>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Counter {
    words: usize,
    within: bool,
}

impl Counter {
    fn count(&mut self, text: &str) {
        for c in text.chars() {
            // Within a word only white space and ideographs matter; the letters of most scripts are neither.
            let letter = c.is_ascii_alphanumeric() || matches!(u32::from(c), 0xC0..=0x167F | 0x1E00..=0x1FFF);
            if self.within && letter {
                continue;
            }
            if is_ideograph(c) {
                self.words += 1;
                self.within = false;
            } else if c.is_whitespace() {
                self.within = false;
            } else if !self.within && (letter && is_uncased(c) || c.is_alphanumeric()) {
                self.words += 1;
                self.within = true;
            }
        }
    }
}

impl Content {
    /// A piece begins.
    pub fn begin<'t>(&mut self, name: &str, get: &dyn Fn(&str) -> Option<&'t str>, span: Span) {
        *self = Self {
            kind: get("contenttype").map(str::to_owned),
            encoding: get("encoding").or_else(|| get("encodinguri")).map(str::to_owned),
            wordcount: get("wordcount").and_then(|n| n.parse().ok()),
            span,
            data: name == "inlineData",
            ..Self::default()
        };
    }

    /// An element within begins.
    pub fn start(&mut self, name: &str, namespace: &str, span: Span, findings: &mut Vec<Finding>) {
        if self.depth == 1 {
            self.roots += 1;
            self.root(name, namespace, span, findings);
        }
        if COUNTED.contains(&name) {
            // Of a body within a body the inner one is the story.
            self.part = Some((self.depth, Counter::default()));
        }
        // Words of neighbours in elements of their own do not grow together where those are blocks.
        if matches!(
            name,
            "p" | "br" | "li" | "td" | "th" | "div" | "h1" | "h2" | "h3" | "hl2" | "tr" | "block"
        ) {
            self.all.within = false;
            if let Some((_, part)) = &mut self.part {
                part.within = false;
            }
        }
    }

    fn root(&mut self, name: &str, namespace: &str, span: Span, findings: &mut Vec<Finding>) {
        let mut report = |message: String, help: &str| {
            findings.push(Finding::new(&CONTENT_TYPE, message).at(span).help(help));
        };
        if namespace.is_empty() {
            report(
                format!("<{name}> within inlineXML is in no namespace"),
                "declare the namespace of its markup language on it",
            );
            return;
        }
        let Some(kind) = self.kind.as_deref().map(str::to_lowercase) else { return };
        let own = KINDS.iter().find(|(uri, _)| *uri == namespace).map(|(_, kind)| *kind);
        let said = KINDS.iter().map(|(_, kind)| *kind).find(|k| kind.contains(k));
        if own != said && (own.is_some() || said.is_some()) {
            report(
                format!("<{name}> is in the namespace {namespace}, but contenttype is {kind}"),
                "make both name the same markup language",
            );
        }
    }

    /// Words pass; they are counted where there is a count to hold them against.
    pub fn text(&mut self, text: &str) {
        if self.wordcount.is_none() {
            return;
        }
        match &mut self.part {
            Some((_, part)) => part.count(text),
            None => self.all.count(text),
        }
    }

    /// An element within ends.
    pub fn end(&mut self, _: &str) {
        if let Some((depth, part)) = self.part.filter(|(depth, _)| *depth >= self.depth) {
            let _ = depth;
            if self.counted.is_none() || part.words > 0 {
                self.counted = Some(part.words);
            }
            self.part = None;
        }
    }

    /// The piece ends; `data` is the text of inlineData.
    pub fn finish(&mut self, data: &str, findings: &mut Vec<Finding>) {
        if self.data {
            self.inline_data(data, findings);
        } else if self.roots == 0 {
            let finding = Finding::new(&CONTENT_TYPE, "<inlineXML> is empty").at(self.span);
            findings.push(finding.help("put the root element of the content into it, or remove it"));
        }
        let words = self.counted.unwrap_or(self.all.words);
        if let Some(stated) = self.wordcount {
            // Programs count differently; a tenth is not worth a word.
            if is_far(stated, words) {
                let message = format!("wordcount is {stated}, but the content has {words} words");
                let finding = Finding::new(&WORD_COUNT, message).at(self.span);
                findings.push(finding.help("correct the count, or check whether text was lost"));
            }
        }
        *self = Self::default();
    }

    fn inline_data(&mut self, data: &str, findings: &mut Vec<Finding>) {
        let mut report = |message: String, help: &str| {
            findings.push(Finding::new(&ENCODING, message).at(self.span).help(help));
        };
        let encoding = self.encoding.as_deref().unwrap_or_default().to_lowercase();
        if encoding.contains("base64") {
            let packed: String = data.chars().filter(|c| !c.is_whitespace()).collect();
            if base64::engine::general_purpose::STANDARD.decode(packed).is_err() {
                report(
                    "the data is not base64, although `encoding` declares it".to_owned(),
                    "encode it again",
                );
            }
            return;
        }
        let kind = self.kind.as_deref().unwrap_or("text/plain");
        if encoding.is_empty()
            && !kind.starts_with("text/")
            && !kind.contains("json")
            && !kind.contains("xml")
        {
            report(
                format!("{kind} data without an encoding"),
                "encode the data and add encoding=\"encd:base64\"",
            );
        }
        if self.wordcount.is_some() {
            self.all.count(data);
        }
    }
}

/// Whether a stated number of words is so far from the true one that it is no matter of how words are counted.
pub fn is_far(stated: usize, words: usize) -> bool {
    let apart = stated.abs_diff(words);
    apart > 5 && apart * 10 > words.max(stated)
}
