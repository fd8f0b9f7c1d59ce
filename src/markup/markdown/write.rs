//! Blocks to CommonMark.

use super::escape::{Spot, push_attribute, push_words};
use crate::markup::{Losses, XHTML, write};
use crate::model::{Block, Cell, Inline, ListItem, Media, Rendition, Row};
use crate::syntax::xml::XmlWriter;

/// Writes blocks as CommonMark, a blank line between them and a line end at the end; `losses` stands at their list.
pub fn write_blocks(blocks: &[Block], losses: &mut Losses) -> String {
    let mut writer = Writer { losses };
    let mut lines = writer.blocks(blocks).join("\n");
    if !lines.is_empty() {
        lines.push('\n');
    }
    lines
}

struct Writer<'l> {
    losses: &'l mut Losses,
}

impl Writer<'_> {
    /// The lines of blocks. Nesting is bounded by the model's readers.
    fn blocks(&mut self, blocks: &[Block]) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut before: Option<&Block> = None;
        for (at, block) in blocks.iter().enumerate() {
            if let Some(before) = before {
                lines.push(String::new());
                if would_merge(before, block) {
                    lines.push("<!-- -->".to_owned());
                    lines.push(String::new());
                }
            }
            self.losses.enter_entry(at);
            lines.extend(self.block(block));
            self.losses.leave();
            before = Some(block);
        }
        lines
    }

    /// The lines of the blocks in a field.
    fn inner_blocks(&mut self, content: &[Block]) -> Vec<String> {
        self.losses.enter("content");
        let lines = self.blocks(content);
        self.losses.leave();
        lines
    }

    fn block(&mut self, block: &Block) -> Vec<String> {
        match block {
            Block::Paragraph { content } => split_lines(&self.line(content, Within::Paragraph)),
            Block::Heading { level, content } => {
                let written = (*level).clamp(1, 6);
                if written != *level {
                    self.losses.lose_field("the level of a heading that is not 1 to 6", "level");
                }
                let marks = "#".repeat(usize::from(written));
                vec![format!("{marks} {}", self.line(content, Within::Heading))]
            }
            Block::List { ordered, start, items } => self.list(*ordered, *start, items),
            Block::Quote { content } => {
                let quoted =
                    |line: String| if line.is_empty() { ">".to_owned() } else { format!("> {line}") };
                self.inner_blocks(content).into_iter().map(quoted).collect()
            }
            Block::Table { caption, rows } => match pipe_columns(caption, rows) {
                Some(columns) => self.pipe_table(rows, columns),
                None => self.as_html(block),
            },
            Block::Figure { media, caption } => match plain_picture(media) {
                Some(href) if caption.is_empty() => {
                    let mut line = String::from("![");
                    push_words(
                        media.alt.as_deref().unwrap_or_default(),
                        Spot { line_start: false, heading: false },
                        &mut line,
                    );
                    line.push_str("](");
                    push_destination(href, &mut line);
                    line.push(')');
                    vec![line]
                }
                _ => self.as_html(block),
            },
            Block::Preformatted { text } => {
                let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
                let mut lines = vec![fence.clone()];
                lines.extend(text.split('\n').map(str::to_owned));
                lines.push(fence);
                lines
            }
            Block::Rule => vec!["***".to_owned()],
            Block::Embed { href, content } => {
                let mut open = String::from("<div class=\"embed\"");
                if let Some(href) = href {
                    push_attribute("data-href", href, &mut open);
                }
                open.push('>');
                let mut lines = vec![open, String::new()];
                if !content.is_empty() {
                    lines.extend(self.inner_blocks(content));
                    lines.push(String::new());
                }
                lines.push("</div>".to_owned());
                lines
            }
        }
    }

    fn list(&mut self, ordered: bool, start: Option<u32>, items: &[ListItem]) -> Vec<String> {
        let mut lines = Vec::new();
        if start.is_some() && !ordered {
            self.losses.lose_field("the first number of a list without numbers", "start");
        }
        self.losses.enter("items");
        // Blank lines between items say that they hold several blocks.
        let tight = items.iter().all(|item| matches!(item.content.as_slice(), [Block::Paragraph { .. }]));
        for (at, item) in items.iter().enumerate() {
            if at > 0 && !tight {
                lines.push(String::new());
            }
            let number = u64::from(start.unwrap_or(1)) + at as u64;
            let mark = if ordered { format!("{number}. ") } else { "- ".to_owned() };
            let indent = " ".repeat(mark.len());
            self.losses.enter_entry(at);
            let inner = self.inner_blocks(&item.content);
            self.losses.leave();
            for (nth, line) in inner.into_iter().enumerate() {
                lines.push(match (nth, line.is_empty()) {
                    (0, _) => format!("{mark}{line}"),
                    (_, true) => line,
                    (_, false) => format!("{indent}{line}"),
                });
            }
        }
        self.losses.leave();
        lines
    }

    fn pipe_table(&mut self, rows: &[Row], columns: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let cells: Vec<String> =
                row.cells.iter().map(|cell| self.line(&cell.content, Within::Cell)).collect();
            lines.push(format!("| {} |", cells.join(" | ")));
            if at == 0 {
                lines.push(format!("|{}", " --- |".repeat(columns)));
            }
        }
        lines
    }

    /// A block as HTML in one line: CommonMark lets it through.
    fn as_html(&mut self, block: &Block) -> Vec<String> {
        let mut w = XmlWriter::compact();
        write::write_block(&mut w, &XHTML, block, self.losses);
        vec![w.finish().replace('\n', "&#10;")]
    }

    fn line(&mut self, content: &[Inline], within: Within) -> String {
        let mut out = String::new();
        self.inlines(content, within, false, &mut out);
        // White space that the canonical form never has, kept from being layout.
        let kept = out.trim_end_matches([' ', '\t']).len();
        if kept != out.len() {
            out.truncate(kept);
        }
        out
    }

    fn inlines(&mut self, inlines: &[Inline], within: Within, in_link: bool, out: &mut String) {
        for (at, inline) in inlines.iter().enumerate() {
            let next = inlines.get(at + 1);
            match inline {
                Inline::Text { text } => {
                    let line_start = out.is_empty() || out.ends_with('\n');
                    push_words(text, Spot { line_start, heading: within == Within::Heading }, out);
                }
                Inline::Break
                    if within == Within::Paragraph
                        && !out.is_empty()
                        && next.is_some()
                        && !out.ends_with('\n') =>
                {
                    out.push_str("\\\n");
                }
                Inline::Break => out.push_str("<br>"),
                Inline::Code { text } => push_code(text, within, out),
                Inline::Strong { content } => {
                    self.marked("**", "strong", content, next, within, in_link, out)
                }
                Inline::Emphasis { content } => self.marked("*", "em", content, next, within, in_link, out),
                Inline::Link { href, title, content } => {
                    if in_link || href.chars().any(|c| c.is_control()) {
                        out.push_str("<a");
                        push_attribute("href", href, out);
                        if let Some(title) = title {
                            push_attribute("title", title, out);
                        }
                        out.push('>');
                        self.inlines(content, within, true, out);
                        out.push_str("</a>");
                        continue;
                    }
                    out.push('[');
                    self.inlines(content, within, true, out);
                    out.push_str("](");
                    push_destination(href, out);
                    if let Some(title) = title {
                        out.push_str(" \"");
                        push_title(title, out);
                        out.push('"');
                    }
                    out.push(')');
                }
                Inline::Sub { content } => self.tagged("<sub>", "sub", content, within, in_link, out),
                Inline::Sup { content } => self.tagged("<sup>", "sup", content, within, in_link, out),
                Inline::Quote { content } => self.tagged("<q>", "q", content, within, in_link, out),
                Inline::Ruby { reading, content } => {
                    out.push_str("<ruby>");
                    self.inlines(content, within, in_link, out);
                    let reading = [Inline::text(reading.clone())];
                    self.tagged("<rt>", "rt", &reading, within, in_link, out);
                    out.push_str("</ruby>");
                }
                Inline::Span { language, direction, content } => {
                    let mut open = String::from("<span");
                    if let Some(language) = language {
                        push_attribute("lang", language.as_str(), &mut open);
                    }
                    if let Some(direction) = direction {
                        push_attribute("dir", direction.as_str(), &mut open);
                    }
                    self.tagged(&(open + ">"), "span", content, within, in_link, out);
                }
                Inline::Concept { code, uri, nature, content } => {
                    let mut open = String::from("<span");
                    for (name, value) in [("data-qcode", code), ("data-uri", uri), ("data-type", nature)] {
                        if let Some(value) = value {
                            push_attribute(name, value, &mut open);
                        }
                    }
                    self.tagged(&(open + ">"), "span", content, within, in_link, out);
                }
            }
        }
    }

    fn tagged(
        &mut self,
        open: &str,
        name: &str,
        content: &[Inline],
        within: Within,
        in_link: bool,
        out: &mut String,
    ) {
        out.push_str(open);
        self.inlines(content, within, in_link, out);
        out.push_str(&format!("</{name}>"));
    }

    /// Strong or emphasis: with marks where they are sure to be read as such, else as HTML.
    #[allow(clippy::too_many_arguments, reason = "the place in the line is all of these")]
    fn marked(
        &mut self,
        mark: &str,
        name: &str,
        content: &[Inline],
        next: Option<&Inline>,
        within: Within,
        in_link: bool,
        out: &mut String,
    ) {
        if marks_hold(content, out.chars().last(), next) {
            out.push_str(mark);
            let mut inner = String::new();
            // The inner line is not at the beginning of a line of its own, whatever it looks like.
            inner.push('\u{0}');
            self.inlines(content, within, in_link, &mut inner);
            out.push_str(inner.get(1..).unwrap_or_default());
            out.push_str(mark);
        } else {
            self.tagged(&format!("<{name}>"), name, content, within, in_link, out);
        }
    }
}

const TITLE: Spot = Spot { line_start: false, heading: false };

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    Paragraph,
    Heading,
    Cell,
}

/// Whether emphasis marks around `content` are read as such (CommonMark 0.31, section 6.2): stricter than the
/// rules, so that no parser's reading of “punctuation” matters.
fn marks_hold(content: &[Inline], before: Option<char>, next: Option<&Inline>) -> bool {
    let (Some(Inline::Text { text: first }), Some(Inline::Text { text: last })) =
        (content.first(), content.last())
    else {
        return false;
    };
    let (Some(first), Some(last)) = (first.chars().next(), last.chars().last()) else { return false };
    let (open_word, close_word) = (first.is_alphanumeric(), last.is_alphanumeric());
    // A mark beside a letter opens or closes whatever stands on its other side, if that is no letter or mark.
    let opens = match before {
        None => true,
        Some(c) => c == ' ' || c == '\n' || (open_word && is_plain_mark(c)),
    };
    let closes = match next {
        None | Some(Inline::Break) => true,
        Some(Inline::Text { text }) => match text.chars().next() {
            None => true,
            Some(c) => c == ' ' || (close_word && is_plain_mark(c)),
        },
        Some(_) => false,
    };
    opens && closes && !first.is_whitespace() && !last.is_whitespace()
}

/// Punctuation that is nothing but punctuation to Markdown.
fn is_plain_mark(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '?'
            | '('
            | ')'
            | '"'
            | '\''
            | '/'
            | '«'
            | '»'
            | '“'
            | '”'
            | '„'
            | '‘'
            | '’'
            | '،'
            | '؛'
            | '؟'
    ) || matches!(
        c,
        '。' | '，'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '（'
            | '）'
            | '「'
            | '」'
            | '《'
            | '》'
            | '।'
            | '–'
            | '—'
    )
}

fn push_code(text: &str, within: Within, out: &mut String) {
    if within == Within::Cell && text.contains('|') || text.contains(|c: char| c.is_control()) {
        out.push_str("<code>");
        push_words(text, TITLE, out);
        out.push_str("</code>");
        return;
    }
    let fence = "`".repeat(longest_run(text, '`') + 1);
    // A space beside the fence keeps back-ticks apart, and is taken off again.
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    out.push_str(&format!("{fence}{pad}{text}{pad}{fence}"));
}

fn push_destination(href: &str, out: &mut String) {
    out.push('<');
    for c in href.chars() {
        match c {
            '<' | '>' | '\\' | '&' => {
                out.push('\\');
                out.push(c);
            }
            '|' => out.push_str("&#124;"),
            c if c.is_control() => out.push_str(&format!("&#{};", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('>');
}

/// The title of a link, between double quotes.
fn push_title(title: &str, out: &mut String) {
    for c in title.chars() {
        match c {
            '"' | '\\' | '&' | '|' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push_str(&format!("&#{};", u32::from(c))),
            c => out.push(c),
        }
    }
}

fn longest_run(text: &str, mark: char) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in text.chars() {
        run = if c == mark { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

fn would_merge(before: &Block, block: &Block) -> bool {
    matches!(
        (before, block),
        (Block::List { .. }, Block::List { .. }) | (Block::Quote { .. }, Block::Quote { .. })
    )
}

/// The number of columns of a table that pipes can show: a heading row, and no other heading cell.
fn pipe_columns(caption: &[Inline], rows: &[Row]) -> Option<usize> {
    let (first, rest) = rows.split_first()?;
    let plain = |cell: &Cell| cell.colspan.is_none() && cell.rowspan.is_none();
    let columns = first.cells.len();
    let fits = |row: &Row, header: bool| {
        row.cells.len() == columns && row.cells.iter().all(|cell| cell.header == header && plain(cell))
    };
    (caption.is_empty() && columns > 0 && fits(first, true) && rest.iter().all(|row| fits(row, false)))
        .then_some(columns)
}

/// The address of a picture of which nothing else is said but its alternative text.
fn plain_picture(media: &Media) -> Option<&str> {
    let [Rendition { href: Some(href), .. }] = media.renditions.as_slice() else { return None };
    let bare = Media {
        renditions: vec![Rendition { href: Some(href.clone()), ..Rendition::default() }],
        alt: media.alt.clone(),
        ..Media::default()
    };
    (*media == bare && !href.is_empty()).then_some(href)
}

fn split_lines(text: &str) -> Vec<String> {
    text.split('\n').map(str::to_owned).collect()
}
