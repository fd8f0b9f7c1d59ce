//! Bodies: the one with the most markup is read, one that says the same in another form is not kept twice.

use super::Taker;
use crate::finding::{Finding, Findings};
use crate::html;
use crate::limits::Limits;
use crate::markup::rules::{MARKUP, lost, too_deep};
use crate::markup::{HTML, ReadMarkup, blocks, markdown};
use crate::model::body::body_text;
use crate::model::text::{folded, key};
use crate::model::{Article, Block};
use serde_json::{Map, Value};

/// How much structure a media type carries; 0 for those that are not read as a body.
fn wealth(media_type: &str) -> u8 {
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    match media_type {
        "application/xhtml+xml" | "text/html" | "application/html" | "text/xhtml" => 3,
        "text/markdown" => 2,
        "text/plain" | "" => 1,
        _ => 0,
    }
}

impl Taker {
    pub(super) fn bodies(&mut self, findings: &mut Findings) {
        let entries = match self.members.get("bodies") {
            Some(Value::Array(list)) if list.iter().all(Value::is_object) => list.clone(),
            _ => Vec::new(),
        };
        self.count("wordcount", None);
        if entries.is_empty() {
            return;
        }
        self.members.shift_remove("bodies");
        let words = |entry: &Value, name: &str| entry.get(name).and_then(Value::as_str).map(str::to_owned);
        // Of bodies in equal form the first one; a part of the story by its role (a summary, a sidebar) comes later.
        let rank = |entry: &Value| {
            let rich = wealth(&words(entry, "contenttype").unwrap_or_default());
            let side = words(entry, "role").is_some_and(|r| !matches!(r.as_str(), "main" | "body" | "story"));
            (words(entry, "value").is_some() && rich > 0, !side, rich)
        };
        let best = (0..entries.len()).rev().max_by_key(|at| entries.get(*at).map(rank));
        for (at, entry) in entries.into_iter().enumerate() {
            let Value::Object(mut entry) = entry else { continue };
            if Some(at) == best && rank(&Value::Object(entry.clone())).0 {
                self.main(&mut entry, findings);
                self.keep_members("/body", entry);
            } else {
                self.keep("/bodies", "entry", Value::Object(entry));
            }
        }
        self.forget_copies();
        self.count("wordcount", Some(self.article.word_count()));
    }

    fn main(&mut self, entry: &mut Map<String, Value>, findings: &mut Findings) {
        let Some(Value::String(text)) = entry.shift_remove("value") else { return };
        let kind = entry.get("contenttype").and_then(Value::as_str).unwrap_or_default();
        self.article.body = match wealth(kind) {
            3 => read_html(&text, &self.article, findings),
            2 => {
                let body = markdown::read_blocks(&text);
                if let Some(finding) = lost(body.lost.iter().map(|(what, count)| (what.as_str(), *count))) {
                    findings.report(finding.path("/body"));
                }
                body.blocks
            }
            _ => read_plain(&text),
        };
        // What the writer says again by itself.
        if matches!(kind, "text/html" | "text/plain") {
            entry.shift_remove("contenttype");
        }
        let count = self.article.word_count();
        if entry.get("wordcount").and_then(Value::as_u64) == u64::try_from(count).ok() {
            entry.shift_remove("wordcount");
        }
    }

    /// Forgets other forms of the body that say the same words.
    fn forget_copies(&mut self) {
        let words = key(&body_text(&self.article.body));
        self.article.extensions.retain(|extension| {
            let entry =
                extension.value.as_ref().and_then(|v| v.get("entry")).filter(|_| extension.path == "/bodies");
            let Some(entry) = entry.and_then(Value::as_object) else { return true };
            let bare = entry.keys().all(|k| matches!(k.as_str(), "value" | "contenttype"));
            let kind = entry.get("contenttype").and_then(Value::as_str).unwrap_or_default();
            let text = entry.get("value").and_then(Value::as_str).unwrap_or_default();
            let said = match wealth(kind) {
                3 => key(&html::plain(text)),
                1 => key(text),
                _ => return true,
            };
            !(bare && said == words)
        });
    }

    /// Forgets the item's own count of words where it is the body's.
    fn count(&mut self, name: &str, words: Option<usize>) {
        let said = self.members.get(name).and_then(Value::as_u64);
        if said.is_some() && said == words.and_then(|w| u64::try_from(w).ok()) {
            self.members.shift_remove(name);
        }
    }
}

fn read_html(text: &str, article: &Article, findings: &mut Findings) -> Vec<Block> {
    let tree = html::parse(text, &Limits::default(), findings);
    let title = tree.elements().find(|e| e.name() == "title").and_then(|t| folded(&t.text()));
    if let Some(title) = title.filter(|title| article.headline.as_ref() != Some(title)) {
        let message = format!("the title of the body's page is not kept: “{title}”");
        findings.report(Finding::new(&MARKUP, message).path("/body"));
    }
    let mut how = ReadMarkup::within(&HTML, article);
    how.breaks_end_paragraphs = true;
    let markup = blocks(tree.root(), how);
    if let Some(finding) = lost(markup.lost.iter().map(|(what, (count, _))| (what.as_str(), *count))) {
        findings.report(finding.path("/body"));
    }
    if markup.too_deep {
        findings.report(too_deep().path("/body"));
    }
    markup.blocks
}

/// Paragraphs are parted by blank lines; where there are none, each line is one.
fn read_plain(text: &str) -> Vec<Block> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let blank = text.trim().split('\n').any(|line| line.trim().is_empty());
    if !blank {
        return text.split('\n').filter_map(folded).map(Block::paragraph).collect();
    }
    let mut paragraphs = vec![String::new()];
    for line in text.split('\n') {
        match paragraphs.last_mut() {
            Some(paragraph) if !line.trim().is_empty() => {
                paragraph.push_str(line);
                paragraph.push('\n');
            }
            _ => paragraphs.push(String::new()),
        }
    }
    paragraphs.iter().filter_map(|p| folded(p)).map(Block::paragraph).collect()
}
