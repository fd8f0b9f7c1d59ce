//! Blocks to markup in XML: XHTML and NITF.

use super::dialect::Dialect;
use super::is_safe_address;
use super::losses::Losses;
use crate::model::body::plain_text;
use crate::model::{Block, Cell, Inline, Media, Rendition, Row};
use crate::syntax::xml::XmlWriter;
use crate::vocab::nitf::NATURES;
use crate::vocab::own_page::CREDIT;

/// What is lost with an address that HTML must not hold.
const UNSAFE_ADDRESS: &str = "an address that can run a script";

/// Writes blocks into the open element; `losses` stands at their list.
pub fn write_blocks(w: &mut XmlWriter, dialect: &Dialect, blocks: &[Block], losses: &mut Losses) {
    for (at, block) in blocks.iter().enumerate() {
        losses.enter_entry(at);
        write_block(w, dialect, block, losses);
        losses.leave();
    }
}

/// The blocks of the field `content`.
fn inner_blocks(w: &mut XmlWriter, dialect: &Dialect, blocks: &[Block], losses: &mut Losses) {
    losses.enter("content");
    write_blocks(w, dialect, blocks, losses);
    losses.leave();
}

/// An element of the words of a field.
fn container(
    w: &mut XmlWriter,
    dialect: &Dialect,
    name: &str,
    (field, content): (&'static str, &[Inline]),
    losses: &mut Losses,
) {
    w.open(name);
    w.mixed();
    losses.enter(field);
    write_inlines(w, dialect, content, losses);
    losses.leave();
    w.close();
}

/// Writes a block into the open element; `losses` stands at it.
pub(super) fn write_block(w: &mut XmlWriter, dialect: &Dialect, block: &Block, losses: &mut Losses) {
    match block {
        Block::Paragraph { content } => container(w, dialect, "p", ("content", content), losses),
        Block::Heading { level, content } => {
            if dialect.nitf {
                w.open("hl2");
                if *level != 2 {
                    w.attribute("class", &format!("level-{level}"));
                }
                w.mixed();
                losses.enter("content");
                write_inlines(w, dialect, content, losses);
                losses.leave();
                w.close();
            } else {
                let written = (*level).clamp(1, 6);
                if written != *level {
                    losses.lose_field("the level of a heading that is not 1 to 6", "level");
                }
                container(w, dialect, &format!("h{written}"), ("content", content), losses);
            }
        }
        // NITF has no list without items.
        Block::List { items, .. } if dialect.nitf && items.is_empty() => losses.lose("a list without items"),
        Block::List { ordered, start, items } => {
            w.open(if *ordered { "ol" } else { "ul" });
            match start {
                Some(start) if *ordered && !dialect.nitf => w.attribute("start", &start.to_string()),
                Some(start) if *ordered => w.attribute("seqnum", &start.to_string()),
                Some(_) => losses.lose_field("the first number of a list without numbers", "start"),
                None => {}
            }
            losses.enter("items");
            for (at, item) in items.iter().enumerate() {
                losses.enter_entry(at);
                losses.enter("content");
                match item.content.as_slice() {
                    [Block::Paragraph { content }] => {
                        losses.enter_entry(0);
                        container(w, dialect, "li", ("content", content), losses);
                        losses.leave();
                    }
                    blocks => {
                        w.open("li");
                        write_blocks(w, dialect, blocks, losses);
                        w.close();
                    }
                }
                losses.leave();
                losses.leave();
            }
            losses.leave();
            w.close();
        }
        Block::Quote { content } => {
            w.open(if dialect.nitf { "bq" } else { "blockquote" });
            if dialect.nitf {
                w.open("block");
            }
            inner_blocks(w, dialect, content, losses);
            if dialect.nitf {
                w.close();
            }
            w.close();
        }
        Block::Table { caption, rows } => {
            w.open("table");
            if !caption.is_empty() {
                container(w, dialect, "caption", ("caption", caption), losses);
            }
            losses.enter("rows");
            for (at, row) in rows.iter().enumerate() {
                losses.enter_entry(at);
                if dialect.nitf && row.cells.is_empty() {
                    losses.lose("a row without cells");
                } else {
                    write_row(w, dialect, row, losses);
                }
                losses.leave();
            }
            losses.leave();
            w.close();
        }
        Block::Figure { media, caption } => {
            losses.enter("media");
            write_figure(w, dialect, media, (media.caption.as_deref(), caption), losses);
            losses.leave();
        }
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
                // Its words are written as words of the story.
                losses.lose("an embed");
                inner_blocks(w, dialect, content, losses);
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
            inner_blocks(w, dialect, content, losses);
            if content.is_empty() {
                w.text("");
            }
            w.close();
        }
    }
}

fn write_row(w: &mut XmlWriter, dialect: &Dialect, row: &Row, losses: &mut Losses) {
    w.open("tr");
    losses.enter("cells");
    for (at, Cell { header, colspan, rowspan, content }) in row.cells.iter().enumerate() {
        losses.enter_entry(at);
        w.open(if *header { "th" } else { "td" });
        for (name, span) in [("colspan", colspan), ("rowspan", rowspan)] {
            if let Some(span) = span {
                w.attribute(name, &span.to_string());
            }
        }
        w.mixed();
        losses.enter("content");
        write_inlines(w, dialect, content, losses);
        losses.leave();
        w.close();
        losses.leave();
    }
    losses.leave();
    w.close();
}

/// Writes a media object of its own as a figure, its caption below it; `losses` stands at it.
pub fn write_media(w: &mut XmlWriter, dialect: &Dialect, media: &Media, losses: &mut Losses) {
    let caption: Vec<Inline> = media.caption.iter().map(Inline::text).collect();
    write_figure(w, dialect, media, (None, &caption), losses);
}

/// A media object, at which `losses` stands, with the caption that it has of itself and the one that a figure of the body
/// has.
fn write_figure(
    w: &mut XmlWriter,
    dialect: &Dialect,
    media: &Media,
    (own_caption, caption): (Option<&str>, &[Inline]),
    losses: &mut Losses,
) {
    let Media { renditions, alt, caption: _, credit, creators, rights } = media;
    losses
        .lose_fields("information on the creators of a media object", &[("creators", !creators.is_empty())]);
    losses.lose_fields("information on the rights in a media object", &[("rights", rights.is_some())]);
    w.open(if dialect.nitf { "media" } else { "figure" });
    if dialect.nitf {
        let kind = renditions.iter().find_map(|r| r.content_type.as_deref()).unwrap_or_default();
        let kind =
            kind.split('/').next().filter(|k| matches!(*k, "video" | "audio" | "text")).unwrap_or("image");
        w.attribute("media-type", kind);
    } else {
        w.maybe("data-credit", credit.as_deref().filter(|_| !dialect.html));
        w.maybe("data-caption", own_caption);
    }
    // NITF demands a reference, if only to nothing.
    let only_text = renditions.is_empty() && (alt.is_some() || dialect.nitf);
    let blank = Rendition::default();
    let renditions = if only_text { std::slice::from_ref(&blank) } else { renditions };
    losses.enter("renditions");
    for (at, rendition) in renditions.iter().enumerate() {
        losses.enter_entry(at);
        write_rendition(w, dialect, rendition, alt.as_deref().filter(|_| at == 0), losses);
        losses.leave();
    }
    losses.leave();
    if !caption.is_empty() {
        // The caption of a figure stands beside its media object, not in it.
        let object = losses.leave();
        container(
            w,
            dialect,
            if dialect.nitf { "media-caption" } else { "figcaption" },
            ("caption", caption),
            losses,
        );
        losses.enter_again(object);
    }
    if dialect.nitf {
        if let Some(caption) = own_caption {
            w.leaf("media-caption", caption);
        }
        if let Some(credit) = credit {
            w.leaf("media-producer", credit);
        }
    } else if let Some(credit) = credit.as_deref().filter(|_| dialect.html) {
        // Readers of a page must see whose picture it is.
        w.open("small");
        w.attribute("class", CREDIT);
        w.text(credit);
        w.close();
    }
    w.close();
}

/// A file of a figure, with the text in its place where it is the first.
fn write_rendition(
    w: &mut XmlWriter,
    dialect: &Dialect,
    file: &Rendition,
    alt: Option<&str>,
    losses: &mut Losses,
) {
    let Rendition {
        href,
        residref,
        rendition,
        content_type,
        size,
        width,
        height,
        duration,
        duration_unit,
        extra,
    } = file;
    losses.lose_fields("a technical detail of a media object", &[("extra", extra.is_some())]);
    let kind = content_type.as_deref().and_then(|t| t.split('/').next()).unwrap_or_default();
    w.open(match kind {
        _ if dialect.nitf => "media-reference",
        "video" => "video",
        "audio" => "audio",
        _ => "img",
    });
    let href = href.as_deref();
    let shown = href.filter(|h| !dialect.html || is_safe_address(h));
    if shown != href {
        losses.lose_field(UNSAFE_ADDRESS, "href");
    }
    w.maybe(if dialect.nitf { "source" } else { "src" }, shown);
    let name = match kind {
        _ if dialect.nitf => "alternate-text",
        "video" | "audio" => "aria-label",
        _ => "alt",
    };
    w.maybe(name, alt);
    for (name, number) in [("width", width), ("height", height)] {
        if let Some(number) = number {
            w.attribute(name, &number.to_string());
        }
    }
    if dialect.nitf {
        w.maybe("mime-type", content_type.as_deref());
        w.maybe("name", rendition.as_deref());
        w.maybe("time", duration.as_deref());
        w.maybe("time-unit-of-measure", duration_unit.as_deref());
        let lost = [("residref", residref.is_some()), ("size", size.is_some())];
        losses.lose_fields("a technical detail of a media object", &lost);
    } else {
        w.maybe("data-content-type", content_type.as_deref());
        w.maybe("data-rendition", rendition.as_deref());
        w.maybe("data-residref", residref.as_deref());
        w.maybe("data-duration", duration.as_deref());
        w.maybe("data-duration-unit", duration_unit.as_deref());
        w.maybe("data-size", size.map(|n| n.to_string()).as_deref());
    }
    if matches!(kind, "video" | "audio") {
        w.text("");
    }
    w.close();
}

/// Writes inlines into the open element, which must be set to mixed content.
///
/// `losses` stands at their list.
pub fn write_inlines(w: &mut XmlWriter, dialect: &Dialect, inlines: &[Inline], losses: &mut Losses) {
    for (at, inline) in inlines.iter().enumerate() {
        losses.enter_entry(at);
        write_inline(w, dialect, inline, losses);
        losses.leave();
    }
}

/// The inlines of the field `content`.
fn inner_inlines(w: &mut XmlWriter, dialect: &Dialect, inlines: &[Inline], losses: &mut Losses) {
    losses.enter("content");
    write_inlines(w, dialect, inlines, losses);
    losses.leave();
}

fn write_inline(w: &mut XmlWriter, dialect: &Dialect, inline: &Inline, losses: &mut Losses) {
    let (name, content) = match inline {
        Inline::Text { text } => {
            w.text(text);
            return;
        }
        Inline::Break => {
            w.open("br");
            w.close();
            return;
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
            return;
        }
        Inline::Strong { content } => (if dialect.nitf { "em" } else { "strong" }, content),
        Inline::Emphasis { content } => ("em", content),
        Inline::Link { content, .. } => ("a", content),
        // NITF has them within numbers only.
        Inline::Sub { content } | Inline::Sup { content } if dialect.nitf => {
            w.open("num");
            w.leaf(if matches!(inline, Inline::Sub { .. }) { "sub" } else { "sup" }, &plain_text(content));
            w.close();
            if !is_words(content) {
                losses.lose_field("markup within superscript and subscript", "content");
            }
            return;
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
    if lose_mark(w, dialect, inline, losses) {
        inner_inlines(w, dialect, content, losses);
        return;
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
                    losses.lose_field("the direction of a text run", "direction");
                }
            } else {
                w.maybe(if dialect.html { "lang" } else { "xml:lang" }, tag);
                w.maybe("dir", direction.map(|d| d.as_str()));
            }
        }
        Inline::Concept { code, uri, .. } if dialect.nitf => {
            let location = name == "location";
            let parts = code.as_deref().and_then(|c| c.split_once(':'));
            if parts.is_none() && code.is_some() {
                losses.lose_field("the code of a mentioned concept that names no scheme", "code");
            }
            if let Some((source, value)) = parts {
                w.attribute(if location { "code-source" } else { "idsrc" }, source);
                w.attribute(if location { "location-code" } else { "value" }, value);
            } else if !location {
                w.maybe("value", uri.as_deref());
            }
            if uri.is_some() && (parts.is_some() || location) {
                losses.lose_field("the URI of a mentioned concept", "uri");
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
        losses.lose_field("markup within a mentioned name", "content");
        w.text(&plain_text(content));
    } else {
        inner_inlines(w, dialect, content, losses);
    }
    if let Inline::Ruby { reading, .. } = inline {
        w.leaf("rp", "(");
        w.leaf("rt", reading);
        w.leaf("rp", ")");
    }
    w.close();
}

/// Whether inlines are words without marks.
fn is_words(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| matches!(inline, Inline::Text { .. }))
}

/// The element by which NITF marks words that name something of a nature. What stands in it are words only.
fn mention(nature: Option<&str>) -> Option<&'static str> {
    NATURES.iter().find(|(_, own)| Some(*own) == nature).map(|(name, _)| *name)
}

/// Whether the markup has no mark for an inline, so that only its words are written; that is kept as a loss.
fn lose_mark(w: &XmlWriter, dialect: &Dialect, inline: &Inline, losses: &mut Losses) -> bool {
    let what = match inline {
        Inline::Span { language: None, .. } if dialect.nitf => "the direction of a text run",
        Inline::Concept { nature, .. } if dialect.nitf && mention(nature.as_deref()).is_none() => {
            "the code of a mentioned concept"
        }
        Inline::Ruby { .. } if dialect.nitf => "ruby text",
        Inline::Link { .. } if dialect.html && w.is_within("a") => "a link within a link",
        Inline::Link { href, .. } if dialect.html && !is_safe_address(href) => UNSAFE_ADDRESS,
        _ => return false,
    };
    losses.lose(what);
    true
}
