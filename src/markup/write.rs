//! Blocks to markup in XML: XHTML and NITF.

use super::dialect::Dialect;
use super::is_safe_address;
use crate::model::body::plain_text;
use crate::model::{Block, Cell, Inline, Media};
use crate::syntax::xml::XmlWriter;
use crate::vocab::nitf::NATURES;
use std::collections::BTreeMap;

/// What a markup language cannot carry, and how often it was met.
pub type Losses = BTreeMap<&'static str, usize>;

/// What is lost with an address that HTML must not hold.
const UNSAFE_ADDRESS: &str = "an address that can run a script";

/// Writes blocks into the open element.
pub fn write_blocks(w: &mut XmlWriter, dialect: &Dialect, blocks: &[Block], losses: &mut Losses) {
    for block in blocks {
        write_block(w, dialect, block, losses);
    }
}

fn container(w: &mut XmlWriter, dialect: &Dialect, name: &str, content: &[Inline], losses: &mut Losses) {
    w.open(name);
    w.mixed();
    write_inlines(w, dialect, content, losses);
    w.close();
}

fn write_block(w: &mut XmlWriter, dialect: &Dialect, block: &Block, losses: &mut Losses) {
    match block {
        Block::Paragraph { content } => container(w, dialect, "p", content, losses),
        Block::Heading { level, content } => {
            if dialect.nitf {
                w.open("hl2");
                if *level != 2 {
                    w.attribute("class", &format!("level-{level}"));
                }
                w.mixed();
                write_inlines(w, dialect, content, losses);
                w.close();
            } else {
                container(w, dialect, &format!("h{}", (*level).clamp(1, 6)), content, losses);
            }
        }
        // NITF has no list without items.
        Block::List { items, .. } if dialect.nitf && items.is_empty() => {}
        Block::List { ordered, start, items } => {
            w.open(if *ordered { "ol" } else { "ul" });
            match start {
                Some(start) if *ordered && !dialect.nitf => w.attribute("start", &start.to_string()),
                Some(start) if *ordered => w.attribute("seqnum", &start.to_string()),
                Some(_) => *losses.entry("the first number of a list").or_default() += 1,
                None => {}
            }
            for item in items {
                match item.content.as_slice() {
                    [Block::Paragraph { content }] => container(w, dialect, "li", content, losses),
                    blocks => {
                        w.open("li");
                        write_blocks(w, dialect, blocks, losses);
                        w.close();
                    }
                }
            }
            w.close();
        }
        Block::Quote { content } => {
            w.open(if dialect.nitf { "bq" } else { "blockquote" });
            if dialect.nitf {
                w.open("block");
            }
            write_blocks(w, dialect, content, losses);
            if dialect.nitf {
                w.close();
            }
            w.close();
        }
        Block::Table { caption, rows } => {
            w.open("table");
            if !caption.is_empty() {
                container(w, dialect, "caption", caption, losses);
            }
            for row in rows.iter().filter(|row| !(dialect.nitf && row.cells.is_empty())) {
                w.open("tr");
                for cell in &row.cells {
                    write_cell(w, dialect, cell, losses);
                }
                w.close();
            }
            w.close();
        }
        Block::Figure { media, caption } => write_figure(w, dialect, media, caption, losses),
        Block::Preformatted { text } => {
            w.open("pre");
            if dialect.html && text.starts_with('\n') {
                // HTML takes the first line feed for layout.
                w.text("\n");
            }
            w.text(text);
            w.close();
        }
        Block::Rule => {
            w.open("hr");
            w.close();
        }
        Block::Embed { href, content } => {
            if dialect.nitf {
                *losses.entry("an embed").or_default() += 1;
                write_blocks(w, dialect, content, losses);
                return;
            }
            w.open("div");
            w.attribute("class", "embed");
            w.maybe("data-href", href.as_deref());
            if let Some(href) =
                href.as_deref().filter(|h| dialect.html && content.is_empty() && is_safe_address(h))
            {
                w.open("a");
                w.attribute("href", href);
                w.text(href);
                w.close();
            }
            write_blocks(w, dialect, content, losses);
            if content.is_empty() {
                w.text("");
            }
            w.close();
        }
    }
}

fn write_cell(w: &mut XmlWriter, dialect: &Dialect, cell: &Cell, losses: &mut Losses) {
    w.open(if cell.header { "th" } else { "td" });
    for (name, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
        if let Some(span) = span {
            w.attribute(name, &span.to_string());
        }
    }
    w.mixed();
    write_inlines(w, dialect, &cell.content, losses);
    w.close();
}

fn write_figure(
    w: &mut XmlWriter,
    dialect: &Dialect,
    media: &Media,
    caption: &[Inline],
    losses: &mut Losses,
) {
    if !media.creators.is_empty() || media.rights.is_some() {
        *losses.entry("creators and rights of a picture in the body").or_default() += 1;
    }
    w.open(if dialect.nitf { "media" } else { "figure" });
    if dialect.nitf {
        let kind = media.renditions.iter().find_map(|r| r.content_type.as_deref()).unwrap_or_default();
        let kind =
            kind.split('/').next().filter(|k| matches!(*k, "video" | "audio" | "text")).unwrap_or("image");
        w.attribute("media-type", kind);
    } else {
        w.maybe("data-credit", media.credit.as_deref());
        w.maybe("data-caption", media.caption.as_deref());
    }
    // NITF demands a reference, if only to nothing.
    let only_text = media.renditions.is_empty() && (media.alt.is_some() || dialect.nitf);
    let blank = crate::model::Rendition::default();
    let renditions = if only_text { std::slice::from_ref(&blank) } else { &media.renditions };
    for (at, rendition) in renditions.iter().enumerate() {
        if rendition.extra.is_some() {
            *losses.entry("technical details of a picture in the body").or_default() += 1;
        }
        let kind = rendition.content_type.as_deref().and_then(|t| t.split('/').next()).unwrap_or_default();
        w.open(match kind {
            _ if dialect.nitf => "media-reference",
            "video" => "video",
            "audio" => "audio",
            _ => "img",
        });
        let href = rendition.href.as_deref();
        let shown = href.filter(|h| !dialect.html || is_safe_address(h));
        if shown != href {
            *losses.entry(UNSAFE_ADDRESS).or_default() += 1;
        }
        w.maybe(if dialect.nitf { "source" } else { "src" }, shown);
        if at == 0 {
            let name = match kind {
                _ if dialect.nitf => "alternate-text",
                "video" | "audio" => "aria-label",
                _ => "alt",
            };
            w.maybe(name, media.alt.as_deref());
        }
        for (name, number) in [("width", rendition.width), ("height", rendition.height)] {
            if let Some(number) = number {
                w.attribute(name, &number.to_string());
            }
        }
        if dialect.nitf {
            w.maybe("mime-type", rendition.content_type.as_deref());
            w.maybe("name", rendition.rendition.as_deref());
            w.maybe("time", rendition.duration.as_deref());
            w.maybe("time-unit-of-measure", rendition.duration_unit.as_deref());
            if rendition.residref.is_some() || rendition.size.is_some() {
                *losses.entry("technical details of a picture in the body").or_default() += 1;
            }
        } else {
            w.maybe("data-content-type", rendition.content_type.as_deref());
            w.maybe("data-rendition", rendition.rendition.as_deref());
            w.maybe("data-residref", rendition.residref.as_deref());
            w.maybe("data-duration", rendition.duration.as_deref());
            w.maybe("data-duration-unit", rendition.duration_unit.as_deref());
            w.maybe("data-size", rendition.size.map(|n| n.to_string()).as_deref());
        }
        if matches!(kind, "video" | "audio") {
            w.text("");
        }
        w.close();
    }
    if !caption.is_empty() {
        container(w, dialect, if dialect.nitf { "media-caption" } else { "figcaption" }, caption, losses);
    }
    if dialect.nitf {
        if let Some(caption) = &media.caption {
            w.leaf("media-caption", caption);
        }
        if let Some(credit) = &media.credit {
            w.leaf("media-producer", credit);
        }
    }
    w.close();
}

/// Writes inlines into the open element, which must be set to mixed content.
pub fn write_inlines(w: &mut XmlWriter, dialect: &Dialect, inlines: &[Inline], losses: &mut Losses) {
    for inline in inlines {
        let (name, content) = match inline {
            Inline::Text { text } => {
                w.text(text);
                continue;
            }
            Inline::Break => {
                w.open("br");
                w.close();
                continue;
            }
            Inline::Code { text } => {
                if dialect.nitf {
                    w.open("em");
                    w.attribute("class", "code");
                } else {
                    w.open("code");
                }
                w.text(text);
                w.close();
                continue;
            }
            Inline::Strong { content } => (if dialect.nitf { "em" } else { "strong" }, content),
            Inline::Emphasis { content } => ("em", content),
            Inline::Link { content, .. } => ("a", content),
            // NITF has them within numbers only.
            Inline::Sub { content } | Inline::Sup { content } if dialect.nitf => {
                w.open("num");
                w.leaf(
                    if matches!(inline, Inline::Sub { .. }) { "sub" } else { "sup" },
                    &plain_text(content),
                );
                w.close();
                if !is_words(content) {
                    *losses.entry("markup within superscript and subscript").or_default() += 1;
                }
                continue;
            }
            Inline::Sub { content } => ("sub", content),
            Inline::Sup { content } => ("sup", content),
            Inline::Quote { content } => ("q", content),
            Inline::Ruby { content, .. } => ("ruby", content),
            Inline::Concept { nature, content, .. } if dialect.nitf => {
                (mention(nature.as_deref()).unwrap_or_default(), content)
            }
            Inline::Span { content, .. } | Inline::Concept { content, .. } => {
                (if dialect.nitf { "lang" } else { "span" }, content)
            }
        };
        if let Some(unsaid) = unsaid(w, dialect, inline) {
            *losses.entry(unsaid).or_default() += 1;
            write_inlines(w, dialect, content, losses);
            continue;
        }
        w.open(name);
        match inline {
            Inline::Strong { .. } if dialect.nitf => w.attribute("class", "strong"),
            Inline::Link { href, title, .. } => {
                w.attribute("href", href);
                w.maybe("title", title.as_deref());
            }
            Inline::Span { language, direction, .. } => {
                let tag = language.as_ref().map(|l| l.as_str());
                if dialect.nitf {
                    w.maybe("xml:lang", tag);
                    if direction.is_some() {
                        *losses.entry("the direction of a text run").or_default() += 1;
                    }
                } else {
                    w.maybe(if dialect.html { "lang" } else { "xml:lang" }, tag);
                    w.maybe("dir", direction.map(|d| d.as_str()));
                }
            }
            Inline::Concept { code, uri, .. } if dialect.nitf => {
                let location = name == "location";
                let code = code.as_deref().and_then(|c| c.split_once(':'));
                if let Some((source, value)) = code {
                    w.attribute(if location { "code-source" } else { "idsrc" }, source);
                    w.attribute(if location { "location-code" } else { "value" }, value);
                } else if !location {
                    w.maybe("value", uri.as_deref());
                }
                if uri.is_some() && (code.is_some() || location) {
                    *losses.entry("the URI of a mentioned concept").or_default() += 1;
                }
            }
            Inline::Concept { code, uri, nature, .. } => {
                w.maybe("data-type", nature.as_deref());
                w.maybe("data-qcode", code.as_deref());
                w.maybe("data-uri", uri.as_deref());
            }
            _ => {}
        }
        w.mixed();
        if dialect.nitf && matches!(inline, Inline::Concept { .. }) && !is_words(content) {
            *losses.entry("markup within a mentioned name").or_default() += 1;
            w.text(&plain_text(content));
        } else {
            write_inlines(w, dialect, content, losses);
        }
        if let Inline::Ruby { reading, .. } = inline {
            w.leaf("rp", "(");
            w.leaf("rt", reading);
            w.leaf("rp", ")");
        }
        w.close();
    }
}

/// Whether inlines are words without marks.
fn is_words(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| matches!(inline, Inline::Text { .. }))
}

/// The element by which NITF marks words that name something of a nature. What stands in it are words only.
fn mention(nature: Option<&str>) -> Option<&'static str> {
    NATURES.iter().find(|(_, own)| Some(*own) == nature).map(|(name, _)| *name)
}

/// What the markup cannot say of an inline, so that only its words are written.
fn unsaid(w: &XmlWriter, dialect: &Dialect, inline: &Inline) -> Option<&'static str> {
    match inline {
        Inline::Span { language: None, .. } if dialect.nitf => Some("the direction of a text run"),
        Inline::Concept { nature, .. } if dialect.nitf && mention(nature.as_deref()).is_none() => {
            Some("the code of a mentioned concept")
        }
        Inline::Ruby { .. } if dialect.nitf => Some("ruby text"),
        Inline::Link { .. } if dialect.html && w.is_within("a") => Some("a link within a link"),
        Inline::Link { href, .. } if dialect.html && !is_safe_address(href) => Some(UNSAFE_ADDRESS),
        _ => None,
    }
}
