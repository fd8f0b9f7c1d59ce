//! Traverses the tree of a page.

use super::names::{facts, is_post, is_silent, is_unseen, kind_of, leads_to_author, role};
use super::{Kind, Known, Object, Outline, Shown, Stretch, around, narrow};
use crate::readers::html::hints::Hints;
use crate::syntax::html::{HtmlElement, HtmlTree, Step};
use crate::vocab::page_names::hint;

#[derive(Debug, Clone, Copy)]
struct Frame {
    id: u32,
    /// The innermost block element: itself, or one around.
    block: u32,
    kind: Kind,
    own: u32,
    line: u32,
    link: bool,
    strong: bool,
    /// What ends with it.
    ends: Ends,
    /// Whether it stands apart from the words beside it, whatever its layout: who wrote, and when.
    apart: bool,
}

/// What an element ends.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Ends {
    Nothing,
    Block,
    Article,
    Figure,
}

struct Walker<'t> {
    outline: Outline,
    hints: Hints<'t>,
    frames: Vec<Frame>,
    open: Option<Open>,
    breaks: u32,
    images: u32,
    articles_open: u32,
    figures_open: u32,
}

/// What an element says of itself and of what is within.
struct Look {
    says: u32,
    hints: u32,
    marked: bool,
}

/// The stretch at work.
struct Open {
    stretch: Stretch,
    space: bool,
    last_link: u32,
}

/// Walks through a page.
pub fn outline(tree: &HtmlTree) -> Outline {
    let mut walker = Walker {
        outline: Outline::default(),
        hints: Hints::new(),
        frames: Vec::new(),
        open: None,
        breaks: 0,
        images: 0,
        articles_open: 0,
        figures_open: 0,
    };
    let unknown = Known { parent: u32::MAX, says: 0, hints: 0, images: 0 };
    walker.outline.elements = vec![unknown; tree.len()];
    walker.outline.text.reserve(tree.len() * 8);
    let mut walk = tree.root().walk();
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(element) => {
                if !walker.enter(element) {
                    walk.pass_over(element.id());
                }
            }
            Step::Leave(_) => walker.leave(),
            Step::Text(id, text) => walker.words(id, text),
        }
    }
    walker.flush();
    walker.outline.join_tables();
    walker.outline
}

impl<'t> Walker<'t> {
    fn top(&self) -> Frame {
        self.frames.last().copied().unwrap_or(Frame {
            id: 0,
            block: 0,
            kind: Kind::Group,
            own: 0,
            line: 1,
            link: false,
            strong: false,
            ends: Ends::Nothing,
            apart: false,
        })
    }

    /// Begins an element; whether there is anything within to see.
    fn enter(&mut self, element: HtmlElement<'t>) -> bool {
        let top = self.top();
        let name = element.name();
        let kind = kind_of(name);
        if kind.is_some() {
            self.flush();
        }
        match name {
            "br" => self.breaks += 1,
            "img" | "picture" | "amp-img" | "video" => {
                self.images += 1;
                if let Some(block) = self.outline.elements.get_mut(top.block as usize) {
                    block.images += 1;
                }
            }
            "article" => {
                self.articles_open += 1;
            }
            "figure" => self.figures_open += 1,
            "ruby" => self.outline.rubies.push(element.id()),
            _ => {}
        }
        self.object(element, name);
        let silent = is_silent(name);
        let look = self.look(element, name);
        if look.marked {
            self.outline.marked.push(element.id());
        }
        let (says, hints) = if silent { (0, 0) } else { (look.says, look.hints) };
        if let Some(known) = self.outline.elements.get_mut(element.id() as usize) {
            *known = Known { parent: top.id, says, hints, images: 0 };
        }
        let ends = match name {
            "article" => Ends::Article,
            "figure" => Ends::Figure,
            _ if kind.is_some() => Ends::Block,
            _ => Ends::Nothing,
        };
        let apart = kind.is_none() && hints & (hint::AUTHOR | hint::DATE | hint::META) != 0;
        if apart {
            self.part();
        }
        let mut frame = Frame { id: element.id(), ends, apart, ..top };
        if let Some(kind) = kind {
            frame = Frame { block: element.id(), kind, own: hints, line: narrow(element.line()), ..frame };
        } else {
            frame.own |= hints;
            frame.link |= name == "a";
            frame.strong |= matches!(name, "strong" | "b");
            if name == "a"
                && let Some(open) = &mut self.open
                && open.last_link != element.id()
            {
                open.last_link = element.id();
                open.stretch.links += 1;
            }
        }
        self.frames.push(frame);
        // What is hidden within a sentence is no part of it: cards that pop up, words for screen readers.
        let unseen = kind.is_none() && (hints & hint::HIDDEN != 0 || says & around::HIDDEN != 0);
        !(silent || unseen)
    }

    fn leave(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        if frame.apart {
            self.part();
        }
        if frame.ends != Ends::Nothing {
            self.flush();
        }
        match frame.ends {
            Ends::Article => self.articles_open = self.articles_open.saturating_sub(1),
            Ends::Figure => self.figures_open = self.figures_open.saturating_sub(1),
            Ends::Block | Ends::Nothing => {}
        }
    }

    /// Parts the words before from those behind.
    fn part(&mut self) {
        if let Some(open) = &mut self.open {
            open.space = true;
        }
    }

    /// What an element's name and attributes say, in one pass.
    fn look(&mut self, element: HtmlElement<'t>, name: &str) -> Look {
        let mut look = Look {
            says: facts(name, self.articles_open),
            hints: 0,
            marked: matches!(
                name,
                "head" | "meta" | "link" | "title" | "script" | "time" | "h1" | "html" | "body"
            ),
        };
        for (key, value) in element.attributes() {
            match key {
                "class" | "id" | "data-component" | "data-testid" => look.hints |= self.hints.read(value),
                "role" => {
                    look.hints |= self.hints.read(value);
                    look.says |= role(value);
                }
                "itemprop" => {
                    look.hints |= self.hints.read(value);
                    look.marked = true;
                    if value.split_ascii_whitespace().any(|v| v == "articleBody") {
                        look.says |= around::BODY;
                    }
                }
                "property" | "datetime" | "pubdate" => look.marked = true,
                "rel" => look.marked |= value.contains("author"),
                "href" if name == "a" => look.marked |= leads_to_author(value),
                "hidden" => look.says |= around::HIDDEN,
                "aria-hidden" if value == "true" => look.says |= around::HIDDEN,
                "style" if is_unseen(value) => look.says |= around::HIDDEN,
                _ => {}
            }
        }
        look.marked |= look.hints & (hint::AUTHOR | hint::DATE) != 0;
        // The names of the page as a whole say what kind of page it is, not what it holds.
        if matches!(name, "html" | "body") {
            look.hints = 0;
        }
        look
    }

    /// Notes what is shown. What stands in a figure belongs to it.
    fn object(&mut self, element: HtmlElement<'t>, name: &str) {
        let what = match name {
            "figure" if self.figures_open == 1 => Shown::Figure,
            _ if self.figures_open > 0 => return,
            "img" | "picture" | "amp-img" | "video" | "audio" | "amp-video" => Shown::Media,
            "iframe" | "embed" | "object" | "amp-iframe" | "amp-youtube" => Shown::Frame,
            "hr" => Shown::Rule,
            "blockquote" | "div" if is_post(element) => Shown::Post,
            _ => return,
        };
        // A stretch that is open ends before what is shown, where that is a block.
        let before = self.outline.stretches.len() + usize::from(self.open.is_some());
        self.outline.objects.push(Object { id: element.id(), before, what });
    }

    fn flush(&mut self) {
        self.breaks = 0;
        if let Some(open) = self.open.take() {
            let mut stretch = open.stretch;
            stretch.text.1 = narrow(self.outline.text.len());
            self.outline.text.push(' ');
            stretch.nodes.1 = narrow(self.outline.nodes.len());
            self.outline.stretches.push(stretch);
        }
    }

    fn words(&mut self, id: u32, text: &str) {
        let top = self.top();
        if let Some(known) = self.outline.elements.get_mut(id as usize) {
            known.parent = top.id;
        }
        let blank = text.bytes().all(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0C));
        if blank {
            if let Some(open) = &mut self.open {
                open.space = true;
                self.outline.nodes.push(id);
            }
            return;
        }
        if self.breaks > 1 {
            self.flush();
        }
        self.breaks = 0;
        let at = narrow(self.outline.text.len());
        let nodes = narrow(self.outline.nodes.len());
        let open = self.open.get_or_insert_with(|| Open {
            stretch: Stretch {
                element: top.block,
                nodes: (nodes, nodes),
                text: (at, at),
                chars: 0,
                linked: 0,
                links: u32::from(top.link),
                strong: 0,
                kind: top.kind,
                own: top.own,
                images: std::mem::take(&mut self.images),
                line: top.line,
            },
            space: false,
            last_link: 0,
        });
        self.outline.nodes.push(id);
        let mut count = 0;
        let out = &mut self.outline.text;
        let mut rest = text;
        while !rest.is_empty() {
            let (word, behind) = rest.split_at(to_space(rest));
            if word.is_empty() {
                open.space = true;
                rest = behind.strip_prefix(is_space).unwrap_or_default();
                continue;
            }
            rest = behind;
            if std::mem::take(&mut open.space) && out.len() > open.stretch.text.0 as usize {
                out.push(' ');
                count += 1;
            }
            out.push_str(word);
            count += narrow(word.chars().count());
        }
        open.stretch.chars += count;
        if top.link {
            open.stretch.linked += count;
        }
        if top.strong {
            open.stretch.strong += count;
        }
    }
}

/// How many bytes stand before the first white space. Bytes that cannot begin one are passed over as bytes.
fn to_space(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(step) = bytes.get(at..).and_then(|b| b.iter().position(|b| *b <= b' ' || *b == 0xC2)) {
        at += step;
        if text.get(at..).is_some_and(|t| t.starts_with(is_space)) {
            return at;
        }
        at += 1;
    }
    text.len()
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{0C}' | '\u{A0}')
}
