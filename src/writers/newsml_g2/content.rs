//! `contentMeta` and `contentSet` of a newsItem.

use super::concept::{self, AUTHOR, PARTY, SUBJECT};
use super::item::{is_tag, single};
use super::kept::{self, Kept};
use super::{BodyMarkup, Writer};
use crate::limits::Limits;
use crate::markup::{Losses, NITF, NITF_NAMESPACE, XHTML, XHTML_NAMESPACE, write_blocks};
use crate::model::body::body_text;
use crate::model::extension::{HTML, NEWSML_G2, NITF as NITF_NAME, is_absent};
use crate::model::text::fold;
use crate::model::{Article, Block, Extension, Item, Rendition, WireDate};
use crate::syntax::xml::{Tree, fragment_is_sound};
use crate::vocab::g2;
use crate::writers::{WriteOptions, report_markup};
use base64::Engine as _;

const INLINE: &str = "/newsItem/contentSet/inlineXML";

/// Whether an item's body is written as NITF.
pub fn is_nitf(item: &Item, options: &WriteOptions) -> bool {
    match options.body {
        BodyMarkup::Nitf => true,
        BodyMarkup::Xhtml => false,
        BodyMarkup::AsItCame => item.extensions().iter().any(|e| e.standard == NITF_NAME),
    }
}

/// Writes the metadata of the content.
pub fn content_meta(article: &Article, root: &str, writer: &mut Writer<'_>) {
    let extensions = article.extensions.as_slice();
    let order = g2::CONTENT_META_ORDER;
    let base = format!("/{root}/contentMeta");
    let path = |name: &str| format!("{base}/{name}");
    let before = writer.w.mark();
    writer.w.open("contentMeta");
    kept::attributes(extensions, &base, writer);
    let mut rest = Kept::sorted(extensions, &base, order);
    rest.until(writer, order, "urgency");
    match article.urgency {
        Some(urgency @ 1..=9) => {
            single("urgency", Some(&urgency.to_string()), extensions, &path("urgency"), writer)
        }
        Some(urgency) => writer.lose("/urgency", format!("urgency is 1 to 9, not {urgency}")),
        None => {}
    }
    truncated("contentCreated", article.content_created.as_ref(), article, &base, writer);
    truncated("contentModified", article.content_modified.as_ref(), article, &base, writer);
    rest.until(writer, order, "located");
    for (name, list, shape, pointer) in [
        ("located", &article.located, PARTY, "/located"),
        ("infoSource", &article.sources, AUTHOR, "/sources"),
        ("creator", &article.creators, AUTHOR, "/creators"),
        ("contributor", &article.contributors, AUTHOR, "/contributors"),
    ] {
        for (at, concept) in list.iter().enumerate() {
            concept::write(name, concept, shape, &format!("{pointer}/{at}"), writer);
        }
    }
    rest.until(writer, order, "language");
    language(article, &base, writer);
    for (name, list, pointer) in
        [("genre", &article.genres, "/genres"), ("subject", &article.subjects, "/subjects")]
    {
        for (at, concept) in list.iter().enumerate() {
            concept::write(name, concept, SUBJECT, &format!("{pointer}/{at}"), writer);
        }
    }
    let mut kept: Vec<&str> = extensions
        .iter()
        .filter(|e| e.standard == NEWSML_G2 && e.path == path("keyword"))
        .filter_map(|e| e.xml.as_deref())
        .collect();
    for keyword in &article.keywords {
        match kept.iter().position(|xml| kept::says(xml, keyword)) {
            Some(at) => writer.w.raw(kept.remove(at)),
            None => writer.w.leaf("keyword", keyword),
        }
    }
    single("slugline", article.slugline.as_deref(), extensions, &path("slugline"), writer);
    let as_nitf = writer.options.body != BodyMarkup::Xhtml;
    let own = |name: &str, text: &Option<String>| {
        text.clone().filter(|text| !(as_nitf && is_framed(extensions, &base, name, text)))
    };
    single("headline", own("headline", &article.headline).as_deref(), extensions, &path("headline"), writer);
    for (at, headline) in article.headlines.iter().enumerate() {
        concept::label("headline", headline, &format!("/headlines/{at}"), writer);
    }
    let dateline = article.dateline.as_ref();
    single("dateline", dateline.and_then(|d| d.text.as_deref()), extensions, &path("dateline"), writer);
    single("by", own("by", &article.byline).as_deref(), extensions, &path("by"), writer);
    single("creditline", article.creditline.as_deref(), extensions, &path("creditline"), writer);
    if let Some(standfirst) = &own("description", &article.standfirst) {
        writer.w.open("description");
        writer.w.attribute("role", g2::SUMMARY_ROLE);
        writer.w.text(standfirst);
        writer.w.close();
    }
    for (at, description) in article.descriptions.iter().enumerate() {
        concept::label("description", description, &format!("/descriptions/{at}"), writer);
    }
    rest.until(writer, order, "contentMetaExtProperty");
    let place = dateline.and_then(|d| d.place.as_deref());
    let date = dateline.and_then(|d| d.date.as_deref());
    let source = dateline.and_then(|d| d.source.as_deref());
    for (name, value) in [
        ("kicker", article.kicker.as_deref()),
        ("datelinePlace", place),
        ("datelineDate", date),
        ("datelineSource", source),
        ("endMark", article.end_mark.as_deref()),
    ] {
        if let Some(value) = value {
            writer.w.open("contentMetaExtProperty");
            writer.w.attribute("reluri", &format!("{}{name}", g2::PROPERTY_PREFIX));
            writer.w.attribute("value", value);
            writer.w.close();
        }
    }
    rest.rest(writer);
    let stood = |e: &Extension| {
        let silent = e.xml.is_none() && e.attributes.is_empty() && e.absent.is_empty();
        e.standard == NEWSML_G2 && e.path == base && silent
    };
    if extensions.iter().any(stood) {
        writer.w.close();
    } else {
        writer.w.close_unless_empty(before);
    }
}

/// Whether words stand only in the head of the NITF body, which is put back as it was and still says them.
fn is_framed(extensions: &[Extension], base: &str, name: &str, text: &str) -> bool {
    is_absent(extensions, NEWSML_G2, base, name)
        && extensions.iter().any(|e| {
            let xml = e.xml.as_deref().filter(|_| e.standard == NITF_NAME).map(|xml| format!("<x>{xml}</x>"));
            let tree = xml.as_ref().and_then(|xml| Tree::parse(xml, &Limits::default()).ok());
            tree.is_some_and(|tree| fold(&tree.root().text()).contains(text))
        })
}

/// Writes a date that may be truncated; where it is none, announces the loss.
fn truncated(name: &str, date: Option<&WireDate>, article: &Article, base: &str, writer: &mut Writer<'_>) {
    let Some(date) = date else { return };
    if date.parts().is_some() {
        single(name, Some(date.as_str()), &article.extensions, &format!("{base}/{name}"), writer);
    } else {
        writer.lose(&format!("/{name}"), format!("“{date}” is no date"));
    }
}

fn language(article: &Article, base: &str, writer: &mut Writer<'_>) {
    let Some(language) = &article.language else { return };
    if is_absent(&article.extensions, NEWSML_G2, base, "language") {
        return;
    }
    if !is_tag(language) {
        // Announced already where xml:lang was written.
        return;
    }
    writer.w.open("language");
    writer.w.attribute("tag", language.as_str());
    let path = format!("{base}/language");
    kept::attributes(&article.extensions, &path, writer);
    Kept::new(&article.extensions, &path).rest(writer);
    writer.w.close();
}

/// Announces the fields of articles that other items have no content for.
pub fn unplaced(item: &Item, writer: &mut Writer<'_>) {
    let Some(article) = item.content() else { return };
    if !article.body.is_empty() || !article.media.is_empty() {
        writer.lose("/body", format!("a {} has no body and no media of its own", item.kind()));
    }
}

/// Writes the content.
pub fn content_set(article: &Article, writer: &mut Writer<'_>) {
    let base = "/newsItem/contentSet";
    let extensions = article.extensions.as_slice();
    let mut rest = Kept::new(extensions, base);
    let framed =
        extensions.iter().any(|e| (e.standard == NITF_NAME || e.standard == HTML) && e.xml.is_some());
    let anything = !article.body.is_empty()
        || !article.media.is_empty()
        || framed
        || extensions.iter().any(|e| e.standard == NEWSML_G2 && e.path.starts_with(base));
    if !anything {
        return;
    }
    writer.w.open("contentSet");
    kept::attributes(extensions, base, writer);
    if !article.body.is_empty() || framed {
        let data = extensions.iter().find(|e| e.standard == NEWSML_G2 && e.path == g2::INLINE_DATA);
        let text = data
            .filter(|_| writer.options.body == BodyMarkup::AsItCame)
            .and_then(|data| Some((data, plain(article)?)));
        match text {
            Some((data, text)) => inline_data(article, data, &text, writer),
            None => {
                if data.is_some_and(says_more) {
                    writer.lose(
                        "/extensions",
                        "markup replaces the plain text: attributes of its inlineData have no place",
                    );
                }
                body(article, writer);
            }
        }
    }
    for (at, media) in article.media.iter().enumerate() {
        let pointer = format!("/media/{at}");
        if at > 0 {
            writer
                .lose(&pointer, "a newsItem has one content; further media objects need items of their own");
            continue;
        }
        for rendition in &media.renditions {
            remote(rendition, &pointer, writer);
        }
        let said = [&media.alt, &media.caption, &media.credit].iter().any(|f| f.is_some());
        if said || !media.creators.is_empty() || media.rights.is_some() {
            writer.lose(
                &pointer,
                "caption, credit, creators and rights of a media object belong to its item's metadata",
            );
        }
    }
    rest.rest(writer);
    writer.w.close();
}

/// The text of a body that is no more than paragraphs of plain text.
fn plain(article: &Article) -> Option<String> {
    let mut text = String::new();
    for block in &article.body {
        let words = body_text(std::slice::from_ref(block));
        let words = words.trim_end_matches('\n');
        if *block != Block::paragraph(words) || words.contains(['\n', '\r']) {
            return None;
        }
        if !text.is_empty() {
            // In plain text nothing but an empty line tells a paragraph from a line.
            text.push_str("\n\n");
        }
        text.push_str(words);
    }
    Some(text)
}

/// Whether more is said of a body of plain text than what it is.
fn says_more(data: &Extension) -> bool {
    let usual = ["contenttype", "wordcount", "encoding", "encodinguri"];
    data.attributes.keys().any(|name| !usual.contains(&name.as_str()))
}

/// Writes a body of plain text, packed where it was.
fn inline_data(article: &Article, data: &Extension, text: &str, writer: &mut Writer<'_>) {
    let missing = |name: &str, absent: &str| {
        !data.attributes.contains_key(name) && !data.absent.iter().any(|a| a == absent)
    };
    writer.w.open("inlineData");
    if missing("contenttype", "@contenttype") {
        writer.w.attribute("contenttype", g2::PLAIN);
    }
    if missing("wordcount", "@wordcount") {
        writer.w.attribute("wordcount", &article.word_count().to_string());
    }
    kept::attributes(&article.extensions, g2::INLINE_DATA, writer);
    let packed = data.attributes.contains_key("encoding") || data.attributes.contains_key("encodinguri");
    if packed {
        writer.w.text(&base64::engine::general_purpose::STANDARD.encode(text));
    } else {
        writer.w.text(text);
    }
    writer.w.close();
}

fn body(article: &Article, writer: &mut Writer<'_>) {
    let extensions = article.extensions.as_slice();
    let nitf = match writer.options.body {
        BodyMarkup::Nitf => true,
        BodyMarkup::Xhtml => false,
        BodyMarkup::AsItCame => extensions.iter().any(|e| e.standard == NITF_NAME),
    };
    let mut losses = Losses::new();
    writer.w.open("inlineXML");
    let stated = |name: &str| {
        extensions
            .iter()
            .any(|e| e.standard == NEWSML_G2 && e.path == INLINE && e.attributes.contains_key(name))
    };
    let had = |name: &str| !is_absent(extensions, NEWSML_G2, INLINE, name);
    if !stated("contenttype") && had("@contenttype") {
        writer
            .w
            .attribute("contenttype", if nitf { "application/nitf+xml" } else { "application/xhtml+xml" });
    }
    if !stated("wordcount") && had("@wordcount") {
        writer.w.attribute("wordcount", &article.word_count().to_string());
    }
    if had("@xml:lang") && !stated("xml:lang") {
        concept::language(article.language.as_ref(), "/language", writer);
    }
    if let Some(direction) = article.direction.filter(|_| had("@dir") && !stated("dir")) {
        writer.w.attribute("dir", direction.as_str());
    }
    kept::attributes(extensions, INLINE, writer);
    if nitf {
        writer.w.open("nitf");
        writer.w.attribute("xmlns", NITF_NAMESPACE);
        frame(article, NITF_NAME, "/nitf", |xml| !xml.starts_with("<body"), writer);
        writer.w.open("body");
        frame(article, NITF_NAME, "/nitf/body", |xml| !xml.starts_with("<body.end"), writer);
        writer.w.open("body.content");
        write_blocks(&mut writer.w, &NITF, &article.body, &mut losses);
        writer.w.close();
        frame(article, NITF_NAME, "/nitf/body", |xml| xml.starts_with("<body.end"), writer);
        writer.w.close();
        writer.w.close();
    } else {
        let framed = |name: &str| {
            let own = |e: &Extension| e.standard == NEWSML_G2 && e.path == g2::INLINE_HTML;
            let stated = |e: &Extension| own(e) && e.attributes.contains_key(name.trim_start_matches('@'));
            !is_absent(extensions, NEWSML_G2, g2::INLINE_HTML, name) && !extensions.iter().any(stated)
        };
        writer.w.open("html");
        writer.w.attribute("xmlns", XHTML_NAMESPACE);
        writer.w.maybe(
            "xml:lang",
            article
                .language
                .as_ref()
                .map(|l| l.as_str())
                .filter(|l| framed("@xml:lang") && concept::is_language(l)),
        );
        writer.w.maybe("dir", article.direction.filter(|_| framed("@dir")).map(|d| d.as_str()));
        kept::attributes(extensions, g2::INLINE_HTML, writer);
        writer.w.open("head");
        let titled = extensions
            .iter()
            .any(|e| e.standard == HTML && e.xml.as_deref().is_some_and(|x| x.starts_with("<title")));
        if !titled {
            writer.w.leaf("title", article.headline.as_deref().unwrap_or_default());
        }
        frame(article, HTML, "/html/head", |_| true, writer);
        writer.w.close();
        writer.w.open("body");
        write_blocks(&mut writer.w, &XHTML, &article.body, &mut losses);
        writer.w.close();
        writer.w.close();
    }
    writer.w.close();
    report_markup(&losses, if nitf { "NITF" } else { "XHTML" }, writer.findings);
}

/// Puts parts of a body's frame back.
fn frame(
    article: &Article,
    standard: &str,
    path: &str,
    wanted: impl Fn(&str) -> bool,
    writer: &mut Writer<'_>,
) {
    for extension in article.extensions.iter().filter(|e| e.standard == standard && e.path == path) {
        if let Some(xml) = extension.xml.as_deref().filter(|xml| wanted(xml) && fragment_is_sound(xml)) {
            writer.w.raw(xml);
        }
    }
}

fn remote(rendition: &Rendition, pointer: &str, writer: &mut Writer<'_>) {
    writer.w.open("remoteContent");
    for (name, value) in [
        ("href", &rendition.href),
        ("residref", &rendition.residref),
        ("contenttype", &rendition.content_type),
        ("duration", &rendition.duration),
    ] {
        writer.w.maybe(name, value.as_deref());
    }
    for (name, value) in [("rendition", &rendition.rendition), ("durationunit", &rendition.duration_unit)] {
        let Some(value) = value else { continue };
        if crate::model::QCode::parse(value).is_some() {
            writer.w.attribute(name, value);
        } else {
            writer.lose(pointer, format!("the {name} “{value}” is no QCode"));
        }
    }
    for (name, value) in [("size", rendition.size), ("width", rendition.width), ("height", rendition.height)]
    {
        writer.w.maybe(name, value.map(|v| v.to_string()).as_deref());
    }
    kept::extra_attributes(rendition.extra.as_deref(), writer);
    writer.w.close();
}
