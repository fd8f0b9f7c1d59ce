//! The inlines of a block: text and its markup.

use super::super::MAX_INLINE_DEPTH;
use super::super::dialect::Role;
use super::super::dom::{Dom, DomChild};
use super::super::is_safe_address;
use super::Reader;
use crate::model::text::folded;
use crate::model::{Direction, Inline, LanguageTag, QCode};
use crate::vocab::nitf::NATURES;

impl Reader<'_> {
    /// The content of a block element, marked with the language that the block states.
    pub(super) fn run_marked<E: Dom>(&mut self, e: E, out: &mut Vec<Inline>, depth: usize) {
        let (language, direction) = self.stated(e);
        if language.is_none() && direction.is_none() {
            self.run(e, out, depth);
            return;
        }
        let mut content = Vec::new();
        self.run(e, &mut content, depth + 1);
        out.push(Inline::Span { language, direction, content });
    }

    /// The language and direction that an element states, where they differ from the item's.
    pub(super) fn stated<E: Dom>(&self, e: E) -> (Option<LanguageTag>, Option<Direction>) {
        let language =
            e.language().map(str::trim).filter(|l| !l.is_empty() && Some(*l) != self.options.language);
        let direction =
            e.attribute("dir").and_then(Direction::parse).filter(|d| Some(*d) != self.options.direction);
        (language.map(LanguageTag::new), direction)
    }

    pub(super) fn run<E: Dom>(&mut self, e: E, out: &mut Vec<Inline>, depth: usize) {
        for child in e.children() {
            match child {
                DomChild::Text(text, number) if self.reads(number) => out.push(Inline::text(text)),
                DomChild::Text(..) => {}
                DomChild::Element(e) => self.inline(e, out, depth),
            }
        }
    }

    pub(super) fn inline<E: Dom>(&mut self, e: E, out: &mut Vec<Inline>, depth: usize) {
        let role = self.role(e);
        if role == Role::Skip {
            self.lose_words(e);
            return;
        }
        if role == Role::Break {
            self.lose_block_attributes(e, &[]);
            out.push(Inline::Break);
            return;
        }
        if depth >= MAX_INLINE_DEPTH {
            self.markup.too_deep = true;
            let mut text = String::new();
            push_raw(e, &mut text, 0);
            out.push(Inline::text(text));
            return;
        }
        if role.is_block() {
            // A block where only words can stand (a paragraph in a cell): a line of its own.
            if !out.is_empty() {
                out.push(Inline::Break);
            }
            self.lose_attributes(e, &[]);
            self.run_marked(e, out, depth + 1);
            out.push(Inline::Break);
            return;
        }
        if role == Role::Code {
            self.lose_block_attributes(e, &[]);
            let mut text = String::new();
            push_raw(e, &mut text, 0);
            out.push(Inline::Code { text });
            return;
        }
        if role == Role::Ruby {
            self.lose_block_attributes(e, &[]);
            self.ruby(e, out, depth);
            return;
        }
        let mut content = Vec::new();
        let marks_itself = matches!(role, Role::Span | Role::Unknown | Role::Run);
        if marks_itself {
            self.run(e, &mut content, depth + 1);
        } else {
            self.run_marked(e, &mut content, depth + 1);
        }
        let class = e.attribute("class").unwrap_or_default();
        let mut known: &[&str] = &[];
        match role {
            Role::Emphasis if self.options.dialect.nitf && class == "strong" => {
                known = &["class"];
                out.push(Inline::Strong { content });
            }
            Role::Emphasis if self.options.dialect.nitf && class == "code" => {
                self.lose_block_attributes(e, &["class"]);
                out.push(Inline::Code { text: crate::model::body::plain_text(&content) });
                return;
            }
            Role::Strong => out.push(Inline::Strong { content }),
            Role::Emphasis => out.push(Inline::Emphasis { content }),
            Role::Sub => out.push(Inline::Sub { content }),
            Role::Sup => out.push(Inline::Sup { content }),
            Role::InlineQuote => out.push(Inline::Quote { content }),
            Role::Link => {
                known = &["href", "title"];
                match e.attribute("href").map(str::trim).filter(|h| is_safe_address(h)) {
                    Some(href) => {
                        let title = e.attribute("title").and_then(folded);
                        out.push(Inline::Link { href: href.to_owned(), title, content });
                    }
                    None => {
                        if e.attribute("href").is_some_and(|h| !h.trim().is_empty()) {
                            self.lose("address that can run a script".to_owned(), e.offset());
                        }
                        out.append(&mut content);
                    }
                }
            }
            Role::Span => {
                known = &["iso.lang"];
                let code = e.attribute("data-qcode").map(str::to_owned);
                let uri = e.attribute("data-uri").map(str::to_owned);
                let nature = e.attribute("data-type").map(str::to_owned);
                let (mut language, direction) = self.stated(e);
                if let Some(tag) = e.attribute("iso.lang") {
                    language = language.or_else(|| Some(LanguageTag::new(tag)));
                }
                if code.is_some() || uri.is_some() || nature.is_some() {
                    if language.is_some() || direction.is_some() {
                        content = vec![Inline::Span { language, direction, content }];
                    }
                    out.push(Inline::Concept { code, uri, nature, content });
                } else if language.is_some() || direction.is_some() {
                    out.push(Inline::Span { language, direction, content });
                } else {
                    out.append(&mut content);
                }
            }
            Role::Mention => {
                known = &["idsrc", "value", "code-source", "location-code"];
                out.push(self.mention(e, content));
            }
            _ => {
                if role == Role::Unknown {
                    self.lose(format!("element <{}>", e.name()), e.offset());
                }
                let (language, direction) = self.stated(e);
                if language.is_some() || direction.is_some() {
                    out.push(Inline::Span { language, direction, content });
                } else {
                    out.append(&mut content);
                }
            }
        }
        self.lose_attributes(e, known);
    }
}

impl Reader<'_> {
    /// Words that NITF marks as a person, a place or the like.
    fn mention<E: Dom>(&mut self, e: E, content: Vec<Inline>) -> Inline {
        let location = e.name() == "location";
        let get = |name: &str| e.attribute(name).and_then(folded);
        let (source, value) =
            if location { (get("code-source"), get("location-code")) } else { (get("idsrc"), get("value")) };
        let nature =
            NATURES.iter().find(|(name, _)| *name == e.name()).map(|(_, nature)| (*nature).to_owned());
        let (mut code, mut uri) = (None, None);
        match (source, value) {
            (Some(source), Some(value)) if QCode::parse(&format!("{source}:{value}")).is_some() => {
                code = Some(format!("{source}:{value}"));
            }
            (None, Some(value)) if value.contains(':') => uri = Some(value),
            (source, value) => {
                let words: Vec<String> = source.into_iter().chain(value).collect();
                if !words.is_empty() {
                    self.lose(format!("code “{}” of <{}>", words.join(" "), e.name()), e.offset());
                }
            }
        }
        Inline::Concept { code, uri, nature, content }
    }

    /// Characters and their readings, in turns (HTML, section 4.5.10). Characters without a reading stand alone.
    fn ruby<E: Dom>(&mut self, e: E, out: &mut Vec<Inline>, depth: usize) {
        let mut base = Vec::new();
        for child in e.children() {
            match child {
                DomChild::Text(text, number) if self.reads(number) => base.push(Inline::text(text)),
                DomChild::Text(..) => {}
                DomChild::Element(part) if matches!(part.name(), "rt" | "rtc") => {
                    let mut reading = String::new();
                    push_raw(part, &mut reading, 0);
                    out.push(Inline::Ruby { reading, content: std::mem::take(&mut base) });
                }
                DomChild::Element(part) => self.inline(part, &mut base, depth + 1),
            }
        }
        out.append(&mut base);
    }
}

/// All text within, layout kept. Depth is bounded by the trees.
pub(super) fn push_raw<E: Dom>(e: E, out: &mut String, depth: usize) {
    for child in e.children() {
        match child {
            DomChild::Text(text, _) => out.push_str(text),
            DomChild::Element(e) if e.name() == "br" => out.push('\n'),
            DomChild::Element(e) if depth < 1000 && !matches!(e.name(), "script" | "style") => {
                push_raw(e, out, depth + 1)
            }
            DomChild::Element(_) => {}
        }
    }
}
