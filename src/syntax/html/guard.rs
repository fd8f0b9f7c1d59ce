//! A filter between the tokenizer and the tree builder that limits the depth while the tree grows, because the
//! builder's cost is quadratic in depth.

use super::sink::{Handle, Sink};
use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};
use std::cell::{Cell, RefCell};

/// A token sink before the tree builder. It drops start tags that are nested deeper than `limit`, and counts them.
pub struct Guard {
    pub builder: TreeBuilder<Handle, Sink>,
    limit: usize,
    /// Whether the tokenizer is within a style sheet.
    in_style: Cell<bool>,
    /// Tags that were skipped.
    pub dropped: Cell<usize>,
    /// Names of the passed-over elements that have not ended, innermost last.
    waiting: RefCell<Vec<LocalName>>,
}

/// Elements that have no end tag.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

impl Guard {
    pub fn new(builder: TreeBuilder<Handle, Sink>, limit: usize) -> Self {
        Self {
            builder,
            limit,
            in_style: Cell::new(false),
            dropped: Cell::new(0),
            waiting: RefCell::new(Vec::new()),
        }
    }
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        // No comment and no style is a part of an item: the builder need not put them anywhere.
        match &token {
            Token::CommentToken(_) => return TokenSinkResult::Continue,
            Token::CharacterTokens(_) if self.in_style.get() => return TokenSinkResult::Continue,
            _ => {}
        }
        if let Token::TagToken(tag) = &token {
            match tag.kind {
                TagKind::StartTag => {
                    if self.builder.sink.depth() >= self.limit && !VOID.contains(&&*tag.name) {
                        self.dropped.set(self.dropped.get() + 1);
                        self.waiting.borrow_mut().push(tag.name.clone());
                        return TokenSinkResult::Continue;
                    }
                }
                TagKind::EndTag => {
                    let mut waiting = self.waiting.borrow_mut();
                    if waiting.last() == Some(&tag.name) {
                        waiting.pop();
                        return TokenSinkResult::Continue;
                    }
                }
            }
        }
        let begins_style = matches!(&token, Token::TagToken(t) if t.kind == TagKind::StartTag && t.name == local_name!("style"));
        let result = self.builder.process_token(token, line);
        // In a drawing a style is an element like others: there its words are no raw text.
        self.in_style.set(begins_style && matches!(result, TokenSinkResult::RawData(_)));
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
