//! The one canonical form of a body: white space folded across inlines, neighbours merged, empty things gone.
//!
//! Every reader ends with it, so that two ways of spelling the same body give the same blocks.

use super::text::{fold, folded, is_layout};
use super::{Block, Inline};

/// Brings blocks to their canonical form.
pub fn tidy_blocks(blocks: &mut Vec<Block>) {
    for block in blocks.iter_mut() {
        tidy_block(block);
    }
    blocks.retain(|block| !is_empty(block));
}

fn tidy_block(block: &mut Block) {
    match block {
        Block::Paragraph { content } => tidy(content),
        Block::Heading { level, content } => {
            *level = (*level).clamp(1, 6);
            tidy(content);
        }
        Block::List { items, start, ordered } => {
            items.iter_mut().for_each(|item| tidy_blocks(&mut item.content));
            items.retain(|item| !item.content.is_empty());
            if !*ordered || *start == Some(1) {
                *start = None;
            }
        }
        Block::Quote { content } | Block::Embed { content, .. } => tidy_blocks(content),
        Block::Table { caption, rows } => {
            tidy(caption);
            for row in rows.iter_mut() {
                for cell in &mut row.cells {
                    tidy(&mut cell.content);
                    cell.colspan = cell.colspan.filter(|n| *n > 1);
                    cell.rowspan = cell.rowspan.filter(|n| *n > 1);
                }
            }
            rows.retain(|row| !row.cells.is_empty());
        }
        Block::Figure { caption, media } => {
            tidy(caption);
            media.tidy();
        }
        Block::Preformatted { text } => {
            if text.contains('\r') {
                *text = text.replace("\r\n", "\n").replace('\r', "\n");
            }
        }
        Block::Rule => {}
    }
}

fn is_empty(block: &Block) -> bool {
    match block {
        Block::Paragraph { content } | Block::Heading { content, .. } => content.is_empty(),
        Block::List { items, .. } => items.is_empty(),
        Block::Quote { content } => content.is_empty(),
        Block::Table { caption, rows } => caption.is_empty() && rows.is_empty(),
        Block::Figure { media, caption } => caption.is_empty() && media.is_empty(),
        Block::Preformatted { text } => text.is_empty(),
        Block::Rule => false,
        Block::Embed { href, content } => href.is_none() && content.is_empty(),
    }
}

/// Brings the inlines of one block to their canonical form: spaces stand between words, outside of strong and
/// the like where they can; breaks neither begin nor end a block.
pub fn tidy(inlines: &mut Vec<Inline>) {
    if let [Inline::Text { text }] = inlines.as_mut_slice() {
        // Nearly every paragraph of wire copy is one text.
        match fold(text) {
            folded if folded.is_empty() => inlines.clear(),
            std::borrow::Cow::Borrowed(folded) if folded.len() == text.len() => {}
            folded => *text = folded.into_owned(),
        }
        return;
    }
    let mut state = State { levels: vec![Vec::new()], space: false, start: true, any: false };
    state.take(std::mem::take(inlines));
    if let Some(mut done) = state.levels.pop() {
        trim_end(&mut done);
        *inlines = done;
    }
}

/// Takes breaks off the end, out of containers too.
fn trim_end(inlines: &mut Vec<Inline>) {
    while let Some(last) = inlines.last_mut() {
        let empty = match last {
            Inline::Break => true,
            other => match other.content_mut() {
                Some(content) => {
                    trim_end(content);
                    content.is_empty()
                }
                None => false,
            },
        };
        if !empty {
            return;
        }
        inlines.pop();
    }
}

struct State {
    /// The content of the containers that are open, outermost first.
    levels: Vec<Vec<Inline>>,
    /// White space was seen and no word since.
    space: bool,
    /// No word was seen yet in this line of the block.
    start: bool,
    /// A word was seen in the block.
    any: bool,
}

impl State {
    fn take(&mut self, inlines: Vec<Inline>) {
        for inline in inlines {
            match inline {
                Inline::Text { text } => self.words(&text),
                Inline::Break => {
                    self.space = false;
                    if self.any {
                        self.push(Inline::Break);
                    }
                    self.start = true;
                }
                Inline::Code { text } => {
                    let text = fold(&text);
                    if !text.is_empty() {
                        self.flush_space();
                        self.start = false;
                        self.any = true;
                        match self.levels.last_mut().and_then(|l| l.last_mut()) {
                            // Two runs of code without anything between them are one.
                            Some(Inline::Code { text: before }) => before.push_str(&text),
                            _ => self.push(Inline::Code { text: text.into_owned() }),
                        }
                    }
                }
                mut container => {
                    let content = container.content_mut().map(std::mem::take).unwrap_or_default();
                    self.levels.push(Vec::new());
                    self.take(content);
                    let content = self.levels.pop().unwrap_or_default();
                    let unread = match &mut container {
                        Inline::Ruby { reading, .. } => {
                            *reading = fold(reading).into_owned();
                            reading.is_empty()
                        }
                        _ => false,
                    };
                    if unread {
                        // Without a reading there are only the characters.
                        content.into_iter().for_each(|inline| self.adopt(inline));
                    } else if content.iter().all(|inline| *inline == Inline::Break) {
                        // A mark around nothing marks nothing.
                        content.into_iter().for_each(|inline| self.push(inline));
                    } else {
                        if let Inline::Link { title, .. } = &mut container {
                            *title = title.take().and_then(|t| folded(&t));
                        }
                        if let Some(place) = container.content_mut() {
                            *place = content;
                        }
                        self.push(container);
                    }
                }
            }
        }
    }

    fn words(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.trim_start_matches(is_layout);
            if word.len() != rest.len() {
                self.space = !self.start;
            }
            let end = word.find(is_layout).unwrap_or(word.len());
            let (head, tail) = word.split_at(end);
            if !head.is_empty() {
                self.flush_space();
                self.start = false;
                self.any = true;
                self.append(head);
            }
            rest = tail;
        }
    }

    /// Writes a waiting space, outside of the containers that have no word yet.
    fn flush_space(&mut self) {
        if !std::mem::take(&mut self.space) {
            return;
        }
        let level = self.levels.iter().rposition(|l| !l.is_empty()).unwrap_or(0);
        if let Some(level) = self.levels.get_mut(level) {
            append(level, " ");
        }
    }

    fn append(&mut self, text: &str) {
        if let Some(level) = self.levels.last_mut() {
            append(level, text);
        }
    }

    /// Pushes what is in canonical form already.
    fn adopt(&mut self, inline: Inline) {
        match inline {
            Inline::Text { text } => self.append(&text),
            other => self.push(other),
        }
    }

    fn push(&mut self, inline: Inline) {
        if let Some(level) = self.levels.last_mut() {
            level.push(inline);
        }
    }
}

fn append(level: &mut Vec<Inline>, words: &str) {
    if let Some(Inline::Text { text }) = level.last_mut() {
        text.push_str(words);
    } else {
        level.push(Inline::text(words));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strong(content: Vec<Inline>) -> Inline {
        Inline::Strong { content }
    }

    #[test]
    fn spaces_move_out_of_containers() {
        let mut inlines =
            vec![Inline::text(" a\n"), strong(vec![Inline::text(" b  c ")]), Inline::text("d ")];
        tidy(&mut inlines);
        assert_eq!(inlines, vec![Inline::text("a "), strong(vec![Inline::text("b c")]), Inline::text(" d")]);
    }

    #[test]
    fn empty_containers_and_edge_breaks_go() {
        let mut inlines = vec![
            Inline::Break,
            Inline::text("a"),
            strong(vec![Inline::text(" ")]),
            Inline::text("b "),
            Inline::Break,
        ];
        tidy(&mut inlines);
        assert_eq!(inlines, vec![Inline::text("a b")]);
    }

    #[test]
    fn no_space_stands_beside_a_break() {
        let mut inlines = vec![Inline::text("a "), Inline::Break, Inline::text(" b")];
        tidy(&mut inlines);
        assert_eq!(inlines, vec![Inline::text("a"), Inline::Break, Inline::text("b")]);
    }

    #[test]
    fn tidying_twice_changes_nothing() {
        let mut once = vec![strong(vec![Inline::text("a "), Inline::Break]), Inline::text(" x  y")];
        tidy(&mut once);
        let mut twice = once.clone();
        tidy(&mut twice);
        assert_eq!(once, twice);
    }
}
