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
        match block {
            Block::Paragraph { content } => {
                // The indent of Chinese paragraphs is layout.
                let text = inlines(content, losses).trim().to_owned();
                if !is_plain(&text) {
                    lose(losses, "a paragraph that begins like a list, a heading or a quotation");
                }
                out.push(text);
            }
            Block::Heading { level, content } => out.push(heading(blocks, at, *level, content, losses)),
            Block::List { ordered, start, items } => {
                out.push(list(*ordered, start.unwrap_or(1), items, losses))
            }
            Block::Quote { content } => {
                if at > 0 && matches!(blocks.get(at - 1), Some(Block::Quote { .. })) {
                    lose(losses, "the border of two quotations");
                }
                for block in content {
                    let text = match block {
                        Block::Paragraph { content } => inlines(content, losses),
                        other => {
                            lose(losses, "what is no paragraph within a quotation");
                            one_line(&body_text(std::slice::from_ref(other)))
                        }
                    };
                    out.push(format!("> {text}"));
                }
            }
            Block::Table { caption, rows } => {
                lose(losses, "a table's rows and cells");
                let mut lines = vec![inlines(caption, losses)];
                for row in rows {
                    let cells: Vec<String> =
                        row.cells.iter().map(|cell| inlines(&cell.content, losses)).collect();
                    lines.push(cells.join("\t"));
                }
                lines.retain(|line| !line.is_empty());
                out.push(lines.join("\n"));
            }
            Block::Figure { caption, .. } => {
                lose(losses, "a figure");
                out.push(inlines(caption, losses));
            }
            Block::Preformatted { text } => out.push(preformatted(text, losses)),
            Block::Rule => out.push("* * *".to_owned()),
            Block::Embed { href, content } => {
                lose(losses, "what is embedded of another site");
                out.extend(self::blocks(content, losses));
                out.extend(href.clone());
            }
        }
    }
    out
}

fn lose(losses: &mut Losses, what: &'static str) {
    *losses.entry(what).or_default() += 1;
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading alone on its line where the reader sees that it is one, else with its mark.
fn heading(blocks: &[Block], at: usize, level: u8, content: &[Inline], losses: &mut Losses) -> String {
    let text = inlines(content, losses);
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
    format!("{} {text}", "#".repeat(usize::from(level.clamp(1, 6))))
}

fn list(ordered: bool, start: u32, items: &[ListItem], losses: &mut Losses) -> String {
    if ordered && items.len() == 1 {
        lose(losses, "a numbered list of one item");
    }
    let lines = items.iter().zip(start..).map(|(item, number)| {
        let text = match item.content.as_slice() {
            [Block::Paragraph { content }] => inlines(content, losses),
            blocks => {
                lose(losses, "an item of a list with more than one paragraph");
                one_line(&body_text(blocks))
            }
        };
        if ordered { format!("{number}. {text}") } else { format!("- {text}") }
    });
    lines.collect::<Vec<_>>().join("\n")
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
        lose(losses, "lines of three accents within kept lines");
    }
    format!("```\n{text}\n```")
}

/// Words with the light marks that the reader of text knows.
fn inlines(content: &[Inline], losses: &mut Losses) -> String {
    let mut out = String::new();
    for inline in content {
        match inline {
            Inline::Text { text } => out.push_str(text),
            Inline::Strong { content } => {
                let words = inlines(content, losses);
                let sound = !words.is_empty() && words.trim() == words && !words.contains("**");
                if sound && !words.starts_with('*') {
                    out.push_str("**");
                    out.push_str(&words);
                    out.push_str("**");
                } else {
                    lose(losses, "strong words");
                    out.push_str(&words);
                }
            }
            Inline::Link { href, title, content } => {
                if title.is_some() {
                    lose(losses, "the title of a link");
                }
                out.push_str(&link(href, &inlines(content, losses), losses));
            }
            Inline::Break => {
                lose(losses, "a line break");
                out.push(' ');
            }
            Inline::Ruby { reading, content } => {
                lose(losses, "characters with their reading");
                out.push_str(&inlines(content, losses));
                out.push_str(&format!("（{reading}）"));
            }
            // The reader sees by itself which way letters run that all run one way.
            Inline::Span { language: None, direction, content }
                if one_direction(&plain_text(content)) == *direction =>
            {
                out.push_str(&inlines(content, losses));
            }
            Inline::Code { text } => {
                lose(losses, "code");
                out.push_str(text);
            }
            other => {
                lose(losses, name(other));
                out.push_str(&inlines(other.content().map_or(&[], Vec::as_slice), losses));
            }
        }
    }
    out
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
    lose(losses, "a link");
    if words.is_empty() { href.to_owned() } else { format!("{words} ({href})") }
}
