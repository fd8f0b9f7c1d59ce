//! Articles made at random from a seed: short texts of awkward characters in every field and kind of block.

use wirecopy::model::*;

/// A small generator of numbers (xorshift).
pub struct Random(u64);

const WORDS: &[&str] = &[
    "rain",
    "#",
    "*",
    "**",
    "---",
    "***",
    "<",
    ">",
    "|",
    "1.",
    "1)",
    "\\",
    "no",
    "on",
    "2026-11-24",
    "- x",
    "+ y",
    "`",
    "``",
    "&amp;",
    "&",
    "[a](b)",
    "![c](d)",
    "_u_",
    "a_b",
    "~~s~~",
    "خبر",
    "می\u{200c}شود",
    "שלום",
    "北京",
    "हिन्दी",
    "Ж",
    "é",
    "e\u{301}",
    "😀",
    "\u{a0}",
    "\u{200f}",
    ":",
    "=",
    "===",
    "\"q\"",
    "'",
    "!",
    "http://x.example/?a=1&b=2",
    "<b>",
    "</p>",
    "<!-- c -->",
    "&#35;",
    "$x$",
    "^",
    "...",
    "(CIS)",
    "۱۲",
    "{}",
    "%",
    "@",
    "null",
    "[x]",
    "[^1]",
    "  ",
    "a\tb",
    "|---|",
    "\\|",
    "a|b",
    ">q",
    "#h",
    "x#",
    "<div>",
    "\u{2028}",
    "\u{feff}",
    "0",
    "~",
    "```",
];

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap()
    }

    pub fn chance(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }

    pub fn words(&mut self, most: usize) -> String {
        let count = 1 + self.below(most);
        let mut out = String::new();
        for _ in 0..count {
            out.push_str(WORDS[self.below(WORDS.len())]);
            if self.chance(2) {
                out.push(' ');
            }
        }
        out
    }

    fn maybe(&mut self) -> Option<String> {
        self.chance(3).then(|| self.words(4))
    }

    fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        (0..1 + self.below(4)).map(|_| self.inline(depth)).collect()
    }

    fn inline(&mut self, depth: usize) -> Inline {
        if depth == 0 || self.chance(2) {
            return if self.chance(8) { Inline::Break } else { Inline::text(self.words(4)) };
        }
        let content = self.inlines(depth - 1);
        match self.below(10) {
            0 => Inline::Strong { content },
            1 => Inline::Emphasis { content },
            2 => Inline::Link {
                href: format!("http://x.example/{}", self.words(1).trim()),
                title: self.maybe(),
                content,
            },
            3 => Inline::Sub { content },
            4 => Inline::Sup { content },
            5 => Inline::Code { text: self.words(3) },
            6 => Inline::Quote { content },
            7 => Inline::Span {
                language: Some(LanguageTag::new("de")),
                direction: self.chance(2).then_some(Direction::Ltr),
                content,
            },
            8 => Inline::Ruby { reading: self.words(2), content },
            _ => Inline::Concept {
                code: Some("medtop:20000350".into()),
                uri: self.chance(2).then(|| "http://x.example/c".into()),
                nature: self.chance(2).then(|| "cpnat:person".into()),
                content,
            },
        }
    }

    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        (0..1 + self.below(4)).map(|_| self.block(depth)).collect()
    }

    fn block(&mut self, depth: usize) -> Block {
        let bound = if depth == 0 { 6 } else { 9 };
        match self.below(bound) {
            0 | 1 => Block::Paragraph { content: self.inlines(2) },
            2 => Block::Heading { level: u8::try_from(1 + self.below(6)).unwrap(), content: self.inlines(1) },
            3 => Block::Preformatted {
                text: format!("{}\n  {}\n\n{}", self.words(2), self.words(2), self.words(1)),
            },
            4 => Block::Rule,
            5 => self.table(),
            6 => Block::List {
                ordered: self.chance(2),
                start: self.chance(3).then_some(7),
                items: (0..1 + self.below(3)).map(|_| ListItem { content: self.blocks(depth - 1) }).collect(),
            },
            7 => Block::Quote { content: self.blocks(depth - 1) },
            _ => {
                if self.chance(2) {
                    return Block::Embed {
                        href: Some("http://x.example/e".into()),
                        content: if self.chance(2) { self.blocks(depth - 1) } else { vec![] },
                    };
                }
                let rendition = Rendition {
                    href: Some(format!("http://x.example/{}.jpg", self.below(9))),
                    width: self.chance(2).then_some(640),
                    ..Rendition::default()
                };
                let media = Media {
                    renditions: vec![rendition],
                    alt: self.maybe(),
                    credit: self.maybe(),
                    ..Media::default()
                };
                Block::Figure {
                    media: Box::new(media),
                    caption: if self.chance(2) { self.inlines(1) } else { vec![] },
                }
            }
        }
    }

    fn table(&mut self) -> Block {
        let columns = 1 + self.below(3);
        let headed = self.chance(2);
        let rows = 1 + self.below(3);
        let mut cell = |header: bool| Cell { header, colspan: None, rowspan: None, content: self.inlines(1) };
        let rows = (0..rows)
            .map(|r| Row { cells: (0..columns).map(|_| cell(headed && r == 0)).collect() })
            .collect();
        Block::Table { caption: if self.chance(4) { self.inlines(1) } else { vec![] }, rows }
    }

    fn concept(&mut self) -> Concept {
        Concept {
            name: Some(self.words(3)),
            name_language: self.chance(3).then(|| LanguageTag::new("fa")),
            code: self.chance(2).then(|| "medtop:04000000".into()),
            uri: self.chance(3).then(|| "http://x.example/u".into()),
            nature: self.chance(3).then(|| "cpnat:person".into()),
            ..Concept::default()
        }
    }

    fn label(&mut self) -> Label {
        Label {
            text: self.words(4),
            language: self.chance(2).then(|| LanguageTag::new("en")),
            role: Some("drol:x".into()),
            extra: None,
        }
    }

    /// An article in canonical form.
    pub fn article(&mut self) -> Article {
        let mut article = Article {
            language: Some(LanguageTag::new("fa")),
            direction: Some(Direction::Rtl),
            headline: self.maybe(),
            kicker: self.maybe(),
            standfirst: self.maybe(),
            slugline: self.maybe(),
            byline: self.maybe(),
            creditline: self.maybe(),
            end_mark: self.maybe(),
            urgency: self.chance(2).then_some(3),
            content_created: self.chance(2).then(|| WireDate::new("2026-11")),
            dateline: self.chance(3).then(|| Dateline {
                text: Some(self.words(2)),
                place: self.maybe(),
                date: self.maybe(),
                source: self.maybe(),
            }),
            creators: (0..self.below(3)).map(|_| self.concept()).collect(),
            sources: (0..self.below(2)).map(|_| self.concept()).collect(),
            subjects: (0..self.below(3)).map(|_| self.concept()).collect(),
            keywords: (0..self.below(3)).map(|_| self.words(2)).collect(),
            descriptions: (0..self.below(2)).map(|_| self.label()).collect(),
            body: self.blocks(2),
            ..Article::default()
        };
        article.meta.guid =
            Guid::new(&format!("urn:x:{}", self.words(1).trim().replace(char::is_whitespace, "")));
        article.meta.guid = article.meta.guid.or_else(|| Guid::new("urn:x"));
        article.meta.version = Some(1 + self.below(9) as u64);
        article.meta.version_created = Some(WireDate::new("2026-11-24T09:00:00+03:30"));
        article.meta.provider = Some(Concept::named(self.words(2)));
        article.meta.ed_notes = (0..self.below(2)).map(|_| self.label()).collect();
        article.tidy();
        drop_blank(&mut article);
        article
    }
}

/// Drops values that say nothing once their white space is folded: no format can tell them from absent ones.
fn drop_blank(article: &mut Article) {
    let named = |c: &Concept| c.name.is_some();
    article.creators.retain(named);
    article.sources.retain(named);
    article.subjects.retain(named);
    article.keywords.retain(|k| !k.is_empty());
    article.descriptions.retain(|d| !d.text.is_empty());
    article.meta.ed_notes.retain(|d| !d.text.is_empty());
    article.meta.provider = article.meta.provider.take().filter(named);
}
