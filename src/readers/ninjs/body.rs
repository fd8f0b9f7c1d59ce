//! Bodies: the one with the most markup is read, one that says the same in another form is not kept twice.

use super::Taker;
use crate::diagnostics::Findings;
use crate::markup::markdown;
use crate::markup::rules::lost;
use crate::markup::words::{html_blocks, plain_blocks};
use crate::model::body::body_text;
use crate::model::text::key;
use crate::syntax::html;
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
            3 => html_blocks(&text, &self.article, findings),
            2 => {
                let body = markdown::read_blocks(&text);
                if let Some(finding) = lost(body.lost.iter().map(|(what, count)| (what.as_str(), *count))) {
                    findings.report(finding.path("/body"));
                }
                body.blocks
            }
            _ => plain_blocks(&text),
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
