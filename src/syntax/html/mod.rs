//! HTML by html5ever, with an arena tree, limits while it grows, and line numbers.

mod entities;
mod guard;
pub mod rules;
mod sink;
mod tree;

pub use entities::referenced_character;
pub use tree::{HtmlElement, HtmlNode, HtmlTree, Step, Walk};

use crate::characters::ceil_boundary;
use crate::diagnostics::{Finding, Findings};
use crate::limits::Limits;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

/// How many bytes the tokenizer gets at a time, so that the bound on nodes is looked at in between.
const CHUNK: usize = 64 << 10;

/// Parses a page. HTML has no errors that stop; where a limit cuts, a finding says so.
pub fn parse(text: &str, limits: &Limits, findings: &mut Findings) -> HtmlTree {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(sink::Sink::new(text.len() / 16), options);
    let guard = guard::Guard::new(builder, limits.html_depth);
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut rest = text;
    let mut cut = false;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(ceil_boundary(rest, CHUNK));
        rest = after;
        queue.push_back(StrTendril::from_slice(chunk));
        // It pauses at scripts and at declared charsets; neither matters here.
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        if tokenizer.sink.builder.sink.len() > limits.nodes {
            cut = true;
            break;
        }
    }
    tokenizer.end();
    let dropped = tokenizer.sink.dropped.get();
    let tree = tokenizer.sink.builder.sink.into_tree();
    if cut {
        let message =
            format!("the page has more than {} elements and text nodes; the rest was not read", limits.nodes);
        findings.report(
            Finding::new(&rules::NODES, message).help("use the page of one article, not a list of pages"),
        );
    }
    if dropped > 0 {
        let message = format!(
            "elements are nested more than {} levels deep; {dropped} tags were skipped and their text was kept",
            limits.html_depth
        );
        findings.report(
            Finding::new(&rules::DEPTH, message)
                .help("look for tags in the page's template that are never closed"),
        );
    }
    tree
}

/// A text with its character references resolved; tags stand as they are.
pub fn decode(text: &str) -> String {
    plain(&text.replace('<', "&lt;"))
}

/// The text of a piece of HTML without its tags.
pub fn plain(text: &str) -> String {
    parse(text, &Limits::default(), &mut Findings::new(0)).root().text()
}
