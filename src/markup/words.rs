//! Bodies that come as a text within another format: plain words, or HTML.

use super::rules::{MARKUP, lost, too_deep};
use super::{HTML, ReadMarkup, blocks};
use crate::diagnostics::{Finding, Findings};
use crate::limits::Limits;
use crate::model::text::folded;
use crate::model::{Article, Block};
use crate::syntax::html;

/// Paragraphs of a plain text: parted by blank lines; where there are none, each line is one.
pub fn plain_blocks(text: &str) -> Vec<Block> {
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

/// Whether a text is HTML: it has a tag that only HTML has.
pub fn is_html(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    [
        "<p>", "<p ", "</p>", "<br>", "<br/>", "<br />", "<div", "<ul>", "<h1", "<h2", "<h3", "<strong>",
        "<em>", "<b>", "<i>", "<a href",
    ]
    .iter()
    .any(|tag| lower.contains(tag))
}

/// Blocks of a piece of HTML; what is lost of its markup is reported.
pub fn html_blocks(text: &str, article: &Article, findings: &mut Findings) -> Vec<Block> {
    let tree = html::parse(text, &Limits::default(), findings);
    let title = tree.elements().find(|e| e.name() == "title").and_then(|t| folded(&t.text()));
    if let Some(title) = title.filter(|title| article.headline.as_ref() != Some(title)) {
        let message = format!("the title of the body's page was not kept: “{title}”");
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
