//! Components: a tree of parts with their metadata, gathered into the texts and the media of one item.

use super::ledger::Reader;
use super::metadata::{self, join};
use crate::model::text::folded;
use crate::model::{Article, Link, Media, Rendition, Rights};
use crate::syntax::xml::Element;
use crate::vocab::newsml_1::{CAPTION_ROLES, HEADLINE_ROLES, MEDIA, PLAIN_ROLES, STANDFIRST_ROLES};

/// A text of an item.
#[derive(Debug)]
pub struct Text<'t, 'a> {
    /// The element that holds it.
    pub content: Element<'t, 'a>,
    /// The role of its component, in lower case.
    pub role: String,
    /// Whether it is one of several forms of the same.
    pub alternatives: Option<u32>,
    /// The headline of its own component, where it has metadata of its own.
    pub heading: Option<String>,
}

/// What components hold.
#[derive(Debug, Default)]
pub struct Parts<'t, 'a> {
    /// The texts, in order.
    pub texts: Vec<Text<'t, 'a>>,
    /// The media, each with its item class.
    pub media: Vec<(Media, &'static str)>,
}

fn role(component: Element<'_, '_>) -> Option<String> {
    component.child("Role").and_then(|r| r.attribute("FormalName")).and_then(folded).map(|r| r.to_lowercase())
}

/// The kind of a piece of content: text, or one of [`MEDIA`].
fn class(item: Element<'_, '_>) -> Option<&'static str> {
    let said = |name: &str| {
        item.child(name).and_then(|e| e.attribute("FormalName")).unwrap_or_default().to_lowercase()
    };
    let media_type = said("MediaType");
    if let Some((_, class)) = MEDIA.iter().find(|(name, _)| *name == media_type) {
        return Some(class);
    }
    if media_type == "text" {
        return None;
    }
    let mime = said("MimeType");
    let mime = mime.split('/').next().unwrap_or_default();
    let by_mime = MEDIA.iter().find(|(name, _)| *name == mime).map(|(_, class)| *class);
    // A file elsewhere that is not called a text is a picture or the like.
    by_mime
        .or_else(|| (item.attribute("Href").is_some() && content(item).is_none()).then_some("ninat:picture"))
}

/// The element that holds the content itself.
pub fn content<'t, 'a>(item: Element<'t, 'a>) -> Option<Element<'t, 'a>> {
    item.child("DataContent").or_else(|| {
        let encoding = item.child("Encoding")?;
        encoding.child("DataContent").or_else(|| encoding.child("Encoding")).or(Some(encoding))
    })
}

/// Reads a component and those within it. Depth is bounded by the limit on nested elements.
pub fn read<'t, 'a>(
    component: Element<'t, 'a>,
    article: &mut Article,
    parts: &mut Parts<'t, 'a>,
    reader: &mut Reader<'_, '_>,
    depth: usize,
) {
    let own = role(component).unwrap_or_default();
    let before = parts.media.len();
    let texts_before = parts.texts.len();
    let nested: Vec<Element<'t, 'a>> = component.elements().filter(|e| e.name() == "NewsComponent").collect();
    let contents: Vec<Element<'t, 'a>> = component.elements().filter(|e| e.name() == "ContentItem").collect();
    let only_media = !contents.is_empty() && contents.iter().all(|c| class(*c).is_some());
    // What a picture beside a story says of itself is the picture's, not the story's.
    let of_media = MEDIA.iter().any(|(name, _)| *name == own);
    let side = depth > 0 && (of_media || only_media || holds_media(component)) && !is_main(&own);
    role_taken(component, &own, reader);
    let mut picture = Media::default();
    let mut heading = None;
    if side {
        metadata::of_media(component, &mut picture, reader);
    } else {
        let headline = component.child("NewsLines").and_then(|l| l.child("HeadLine"));
        let headline = headline.and_then(|h| folded(&h.text()));
        if headline.is_some() && article.headline.is_some() && headline != article.headline {
            heading = headline;
        }
        metadata::read(component, article, reader);
        if let Some(words) = &heading {
            // It stands over its own text, not among the headlines of the item.
            article.headlines.retain(|l| l.text != *words);
        }
    }
    let equivalent = |e: Element<'_, '_>| e.attribute("EquivalentsList").is_some_and(|v| v == "yes");
    let alternatives = equivalent(component).then(|| component.id());
    for item in &contents {
        match class(*item) {
            Some(class) => {
                let rendition = rendition(*item, reader);
                // Forms of one picture stand side by side in one component.
                if parts.media.len() == before {
                    parts.media.push((std::mem::take(&mut picture), class));
                }
                if let Some((media, _)) = parts.media.last_mut() {
                    media.renditions.push(rendition);
                }
            }
            None => {
                if let Some(content) = content(*item) {
                    let heading = heading.take();
                    parts.texts.push(Text { content, role: own.clone(), alternatives, heading });
                }
            }
        }
    }
    for child in nested {
        read(child, article, parts, reader, depth + 1);
        if alternatives.is_some() {
            for text in parts.texts.iter_mut().skip(texts_before) {
                text.alternatives = text.alternatives.or(alternatives);
            }
        }
    }
    if side {
        captions(parts, texts_before, before, picture, reader);
    }
    for child in component.elements().filter(|e| e.name() == "NewsItemRef") {
        let pointer = format!("/links/{}", article.meta.links.len());
        if let Some(guid) = reader.attribute(child, "NewsItem", &pointer) {
            let guid_or_file = |g: &String| g.contains(':');
            let href = (!guid_or_file(&guid)).then(|| guid.clone());
            let guid = Some(guid).filter(guid_or_file);
            article.meta.links.push(Link { guid, href, ..Link::default() });
        }
    }
}

/// Takes a role that says no more than the parts of the model do.
fn role_taken(component: Element<'_, '_>, role: &str, reader: &mut Reader<'_, '_>) {
    let lists = [PLAIN_ROLES, CAPTION_ROLES, HEADLINE_ROLES, STANDFIRST_ROLES];
    let known = lists.iter().any(|list| list.contains(&role)) || MEDIA.iter().any(|(name, _)| *name == role);
    if let Some(element) = component.child("Role").filter(|_| known) {
        reader.attribute(element, "FormalName", "");
    }
    if component.attribute("EquivalentsList").is_some_and(|list| list.trim() == "no") {
        reader.attribute(component, "EquivalentsList", "");
    }
}

fn is_main(role: &str) -> bool {
    role.starts_with("main") || matches!(role, "body" | "text" | "story" | "article")
}

/// Whether media stand anywhere within, and no text but captions.
fn holds_media(component: Element<'_, '_>) -> bool {
    fn count(component: Element<'_, '_>, media: &mut usize, texts: &mut usize) {
        let caption = role(component).is_some_and(|r| CAPTION_ROLES.contains(&r.as_str()));
        for child in component.elements() {
            match child.name() {
                "ContentItem" if class(child).is_some() => *media += 1,
                "ContentItem" if !caption => *texts += 1,
                "NewsComponent" => count(child, media, texts),
                _ => {}
            }
        }
    }
    let (mut media, mut texts) = (0, 0);
    count(component, &mut media, &mut texts);
    media > 0 && texts == 0
}

/// Texts among the parts of a picture's component are its captions.
fn captions(
    parts: &mut Parts<'_, '_>,
    texts_before: usize,
    media_before: usize,
    picture: Media,
    reader: &mut Reader<'_, '_>,
) {
    if parts.media.len() == media_before {
        if picture.is_empty() {
            return;
        }
        // What was said of it stays, though the picture itself is not there.
        parts.media.push((Media::default(), "ninat:picture"));
    }
    let Some((media, _)) = parts.media.get_mut(media_before) else { return };
    let Media { caption, credit, creators, rights, .. } = picture;
    // What stands around a picture is said of it, too.
    caption.into_iter().for_each(|words| join(&mut media.caption, words, " "));
    credit.into_iter().for_each(|words| join(&mut media.credit, words, ", "));
    metadata::add(&mut media.creators, metadata::MEDIA_CREATORS, creators, reader);
    if let Some(around) = rights {
        let own = media.rights.get_or_insert_with(Rights::default);
        around.notice.into_iter().for_each(|words| join(&mut own.notice, words, " "));
        around.usage_terms.into_iter().for_each(|words| join(&mut own.usage_terms, words, " "));
        match (&own.holder, around.holder) {
            (Some(known), Some(other)) if *known != other => {
                other.name.into_iter().for_each(|name| join(&mut own.notice, name, " "));
            }
            (None, other) => own.holder = other,
            _ => {}
        }
    }
    for text in parts.texts.drain(texts_before.min(parts.texts.len())..) {
        text.heading.into_iter().for_each(|words| join(&mut media.caption, words, " "));
        let words = reader.words(text.content, "");
        reader.content_taken(text.content);
        words.into_iter().for_each(|words| join(&mut media.caption, words, " "));
    }
}

fn rendition(item: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> Rendition {
    let mut rendition = Rendition { href: reader.attribute(item, "Href", ""), ..Rendition::default() };
    for child in item.elements() {
        match child.name() {
            "MediaType" => {
                let said = child.attribute("FormalName").unwrap_or_default().trim().to_lowercase();
                if MEDIA.iter().any(|(name, _)| *name == said) {
                    reader.attribute(child, "FormalName", "");
                }
            }
            "MimeType" => rendition.content_type = reader.attribute(child, "FormalName", ""),
            "Characteristics" => characteristics(child, &mut rendition, reader),
            _ => {}
        }
    }
    rendition
}

fn characteristics(element: Element<'_, '_>, rendition: &mut Rendition, reader: &mut Reader<'_, '_>) {
    for child in element.elements() {
        if child.name() == "SizeInBytes" {
            if let Ok(size) = child.text().trim().parse() {
                reader.words(child, "");
                rendition.size = Some(size);
            }
            continue;
        }
        if child.name() != "Property" {
            continue;
        }
        let key = child.attribute("FormalName").unwrap_or_default().to_lowercase();
        let Some(number) = child.attribute("Value").and_then(|v| v.trim().parse::<u64>().ok()) else {
            continue;
        };
        match key.as_str() {
            "width" => rendition.width = Some(number),
            "height" => rendition.height = Some(number),
            "duration" | "totalduration" => rendition.duration = Some(number.to_string()),
            _ => continue,
        }
        reader.attribute(child, "FormalName", "");
        reader.attribute(child, "Value", "");
    }
}
