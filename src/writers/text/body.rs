//! The blocks of a body as plain text.

use crate::facts::one_direction;
use crate::markup::Losses;
use crate::model::body::{body_text, plain_text};
use crate::model::{Block, Inline, ListItem};
use crate::story_text::heuristics;
use crate::story_text::line_kinds::{Kind, is_laid_out, kind_of, rule_mark};

/// Whether a line is a paragraph to the reader of text, and not an item, a heading or a quotation.
pub fn is_plain(line: &str) -> bool {
    matches!(kind_of(line).0, Kind::Paragraph | Kind::Numbered { .. }) && !line.starts_with("```")
}

/// The pieces that a body makes, each to stand between empty lines.
pub fn blocks(blocks: &[Block], losses: &mut Losses) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        losses.enter_entry(at);
        write_block(blocks, at, block, losses, &mut out);
        losses.leave();
    }
    out
}

/// The pieces of a block; `losses` stands at it.
fn write_block(blocks: &[Block], at: usize, block: &Block, losses: &mut Losses, out: &mut Vec<String>) {
    match block {
        Block::Paragraph { content } => {
            // The indent of Chinese paragraphs is layout.
            let text = words("content", content, losses).trim().to_owned();
            if !is_plain(&text) {
                losses.lose("a paragraph that begins like a list, a heading or a quotation");
            }
            out.push(text);
        }
        Block::Heading { level, content } => out.push(heading(blocks, at, *level, content, losses)),
        Block::List { ordered, start, items } => {
            if start.is_some() && !ordered {
                losses.lose_field("the first number of a list without numbers", "start");
            }
            out.push(list(*ordered, start.unwrap_or(1), items, losses));
        }
        Block::Quote { content } => {
            if at > 0 && matches!(blocks.get(at - 1), Some(Block::Quote { .. })) {
                losses.lose("the border of two quotations");
            }
            losses.enter("content");
            for (nth, block) in content.iter().enumerate() {
                losses.enter_entry(nth);
                let text = match block {
                    Block::Paragraph { content } => words("content", content, losses),
                    other => {
                        losses.lose("what is no paragraph within a quotation");
                        one_line(&body_text(std::slice::from_ref(other)))
                    }
                };
                losses.leave();
                out.push(format!("> {text}"));
            }
            losses.leave();
        }
        Block::Table { caption, rows } => {
            losses.lose("the rows and cells of a table");
            let mut lines = vec![words("caption", caption, losses)];
            losses.enter("rows");
            for (nth, row) in rows.iter().enumerate() {
                losses.enter_entry(nth);
                losses.enter("cells");
                let mut cells = Vec::new();
                for (nth, cell) in row.cells.iter().enumerate() {
                    losses.enter_entry(nth);
                    cells.push(words("content", &cell.content, losses));
                    losses.leave();
                }
                losses.leave();
                losses.leave();
                lines.push(cells.join("\t"));
            }
            losses.leave();
            lines.retain(|line| !line.is_empty());
            out.push(lines.join("\n"));
        }
        Block::Figure { caption, .. } => {
            losses.lose_field("a media object", "media");
            out.push(words("caption", caption, losses));
        }
        Block::Preformatted { text } => out.push(preformatted(text, losses)),
        Block::Rule => out.push("* * *".to_owned()),
        Block::Embed { href, content } => {
            losses.lose("the border of an embed");
            losses.enter("content");
            out.extend(self::blocks(content, losses));
            losses.leave();
            out.extend(href.clone());
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading alone on its line where the reader sees that it is one, else with its mark.
fn heading(blocks: &[Block], at: usize, level: u8, content: &[Inline], losses: &mut Losses) -> String {
    let text = words("content", content, losses);
    let paragraph = |block: Option<&Block>| match block {
        Some(Block::Paragraph { content }) => Some(plain_text(content)),
        _ => None,
    };
    let before = at.checked_sub(1).and_then(|before| paragraph(blocks.get(before)));
    // A standfirst or a dateline may come before the first paragraph, but not between others.
    if let (2, Some(before), Some(after)) = (level, before, paragraph(blocks.get(at + 1)))
        && at > 1
        && heuristics::is_heading(&before, &text, &after)
        && is_plain(&text)
    {
        return text;
    }
    let written = level.clamp(1, 6);
    if written != level {
        losses.lose_field("the level of a heading that is not 1 to 6", "level");
    }
    format!("{} {text}", "#".repeat(usize::from(written)))
}

fn list(ordered: bool, start: u32, items: &[ListItem], losses: &mut Losses) -> String {
    if ordered && items.len() == 1 {
        losses.lose("a numbered list of one item");
    }
    let mut lines = Vec::new();
    losses.enter("items");
    for ((at, item), number) in items.iter().enumerate().zip(start..) {
        losses.enter_entry(at);
        losses.enter("content");
        let text = match item.content.as_slice() {
            [Block::Paragraph { content }] => {
                losses.enter_entry(0);
                let text = words("content", content, losses);
                losses.leave();
                text
            }
            blocks => {
                losses.lose("an item of a list that is not one paragraph");
                one_line(&body_text(blocks))
            }
        };
        losses.leave();
        losses.leave();
        lines.push(if ordered { format!("{number}. {text}") } else { format!("- {text}") });
    }
    losses.leave();
    lines.join("\n")
}

/// Lines as they are where the reader sees that they are laid out, else between fences.
fn preformatted(text: &str, losses: &mut Losses) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let bare = |line: &&str| {
        !line.trim().is_empty()
            && *line == line.trim_end()
            && !line.starts_with("```")
            && rule_mark(line).is_none()
    };
    if is_laid_out(&lines) && lines.iter().all(bare) && lines.iter().any(|line| !line.starts_with(' ')) {
        return text.to_owned();
    }
    if lines.iter().any(|line| line.trim() == "```") {
        losses.lose("lines of three accents within kept lines");
    }
    format!("```\n{text}\n```")
}

/// The words of a field with the light marks that the reader of text knows; `losses` stands at what has the field.
fn words(field: &'static str, content: &[Inline], losses: &mut Losses) -> String {
    let mut out = String::new();
    losses.enter(field);
    for (at, inline) in content.iter().enumerate() {
        losses.enter_entry(at);
        push_inline(inline, losses, &mut out);
        losses.leave();
    }
    losses.leave();
    out
}

fn push_inline(inline: &Inline, losses: &mut Losses, out: &mut String) {
    match inline {
        Inline::Text { text } => out.push_str(text),
        Inline::Strong { content } => {
            let words = words("content", content, losses);
            let sound = !words.is_empty() && words.trim() == words && !words.contains("**");
            if sound && !words.starts_with('*') {
                out.push_str("**");
                out.push_str(&words);
                out.push_str("**");
            } else {
                losses.lose("strong words");
                out.push_str(&words);
            }
        }
        Inline::Link { href, title, content } => {
            losses.lose_fields("the title of a link", &[("title", title.is_some())]);
            let words = words("content", content, losses);
            out.push_str(&link(href, &words, losses));
        }
        Inline::Break => {
            losses.lose("a line break");
            out.push(' ');
        }
        Inline::Ruby { reading, content } => {
            losses.lose("characters with their reading");
            out.push_str(&words("content", content, losses));
            out.push_str(&format!("（{reading}）"));
        }
        // The reader sees by itself which way letters run that all run one way.
        Inline::Span { language: None, direction, content }
            if one_direction(&plain_text(content)) == *direction =>
        {
            out.push_str(&words("content", content, losses));
        }
        Inline::Code { text } => {
            losses.lose("code");
            out.push_str(text);
        }
        other => {
            losses.lose(name(other));
            out.push_str(&words("content", other.content().map_or(&[], Vec::as_slice), losses));
        }
    }
}

fn name(inline: &Inline) -> &'static str {
    match inline {
        Inline::Emphasis { .. } => "emphasis",
        Inline::Sub { .. } => "a subscript",
        Inline::Sup { .. } => "a superscript",
        Inline::Quote { .. } => "a marked quotation within a paragraph",
        Inline::Span { .. } => "a run in another language or direction",
        _ => "a reference to a concept",
    }
}

fn link(href: &str, words: &str, losses: &mut Losses) -> String {
    if href == words || href.strip_prefix("mailto:") == Some(words) {
        return words.to_owned();
    }
    let known = ["http://", "https://", "mailto:"].iter().any(|scheme| href.starts_with(scheme));
    let sound = known
        && !href.contains([' ', '(', ')', '\n'])
        && href.len() < 2000
        && !words.is_empty()
        && words.chars().count() < 400
        && !words.contains(['[', ']', '*', ':', '@']);
    if sound {
        return format!("[{words}]({href})");
    }
    losses.lose("a link");
    if words.is_empty() { href.to_owned() } else { format!("{words} ({href})") }
}
