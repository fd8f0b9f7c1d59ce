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
use crate::model::{Article, Block, Extension, Rendition, WireDate};
use crate::syntax::xml::{Tree, fragment_is_sound};
use crate::vocab::g2;
use crate::writers::loss::{report_markup, settle};
use base64::Engine as _;

const INLINE: &str = "/newsItem/contentSet/inlineXML";

/// Writes the metadata of the content.
pub fn content_meta(article: &Article, left: &mut Article, root: &str, writer: &mut Writer<'_>) {
    let extensions = article.extensions.as_slice();
    let order = g2::CONTENT_META_ORDER;
    let base = format!("/{root}/contentMeta");
    let path = |name: &str| format!("{base}/{name}");
    let before = writer.w.mark();
    writer.w.open("contentMeta");
    kept::attributes(&base, writer);
    let mut rest = Kept::sorted(&base, order, writer);
    rest.until(writer, order, "urgency");
    match left.urgency.take() {
        Some(urgency @ 1..=9) => {
            single("urgency", Some(&urgency.to_string()), &path("urgency"), "/urgency", writer);
        }
        Some(urgency) => writer.lose("/urgency", format!("urgency is {urgency}, which is not 1 to 9")),
        None => {}
    }
    truncated("contentCreated", &mut left.content_created, &base, writer);
    truncated("contentModified", &mut left.content_modified, &base, writer);
    rest.until(writer, order, "located");
    concept::all("located", &mut left.located, PARTY, "/located", writer);
    concept::all("infoSource", &mut left.sources, AUTHOR, "/sources", writer);
    concept::all("creator", &mut left.creators, AUTHOR, "/creators", writer);
    concept::all("contributor", &mut left.contributors, AUTHOR, "/contributors", writer);
    rest.until(writer, order, "language");
    language(article, left, &base, writer);
    concept::all("genre", &mut left.genres, SUBJECT, "/genres", writer);
    concept::all("subject", &mut left.subjects, SUBJECT, "/subjects", writer);
    keywords(std::mem::take(&mut left.keywords), &path("keyword"), writer);
    single("slugline", left.slugline.take().as_deref(), &path("slugline"), "/slugline", writer);
    let as_nitf = writer.options.body != BodyMarkup::Xhtml;
    // What the frame of the body says stands there.
    let own = |name: &str, text: &mut Option<String>| {
        text.take().filter(|text| !(as_nitf && is_framed(extensions, &base, name, text)))
    };
    let headline = own("headline", &mut left.headline);
    single("headline", headline.as_deref(), &path("headline"), "/headline", writer);
    concept::labels("headline", &mut left.headlines, "/headlines", writer);
    let dateline = left.dateline.take().unwrap_or_default();
    single("dateline", dateline.text.as_deref(), &path("dateline"), "/dateline/text", writer);
    let byline = own("by", &mut left.byline);
    single("by", byline.as_deref(), &path("by"), "/byline", writer);
    single("creditline", left.creditline.take().as_deref(), &path("creditline"), "/creditline", writer);
    if let Some(standfirst) = own("description", &mut left.standfirst) {
        writer.enter("/standfirst");
        writer.w.open("description");
        writer.w.attribute("role", g2::SUMMARY_ROLE);
        writer.w.text(&standfirst);
        writer.w.close();
        writer.leave();
    }
    concept::labels("description", &mut left.descriptions, "/descriptions", writer);
    rest.until(writer, order, "contentMetaExtProperty");
    for (name, value, pointer) in [
        ("kicker", left.kicker.take(), "/kicker"),
        ("datelinePlace", dateline.place, "/dateline/place"),
        ("datelineDate", dateline.date, "/dateline/date"),
        ("datelineSource", dateline.source, "/dateline/source"),
        ("endMark", left.end_mark.take(), "/endMark"),
    ] {
        if let Some(value) = value {
            writer.enter(pointer);
            writer.w.open("contentMetaExtProperty");
            writer.w.attribute("reluri", &format!("{}{name}", g2::PROPERTY_PREFIX));
            writer.w.attribute("value", &value);
            writer.w.close();
            writer.leave();
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

/// Writes keywords, with the attributes and markup that were kept for them.
fn keywords(keywords: Vec<String>, path: &str, writer: &mut Writer<'_>) {
    for (at, keyword) in keywords.into_iter().enumerate() {
        writer.enter(&format!("/keywords/{at}"));
        let mut same = None;
        for (_, extension) in writer.kept_at(path) {
            if same.is_none() {
                same = extension.xml.take_if(|xml| kept::says(xml, &keyword));
                settle(extension);
            }
        }
        match same {
            Some(xml) => writer.w.raw(&xml),
            None => writer.w.leaf("keyword", &keyword),
        }
        writer.leave();
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

/// Writes a date that may be truncated; one that is no date stays.
fn truncated(name: &str, date: &mut Option<WireDate>, base: &str, writer: &mut Writer<'_>) {
    if let Some(date) = date.take_if(|date| date.parts().is_some()) {
        single(name, Some(date.as_str()), &format!("{base}/{name}"), &format!("/{name}"), writer);
    }
}

fn language(article: &Article, left: &mut Article, base: &str, writer: &mut Writer<'_>) {
    let Some(language) = left.language.take_if(|language| is_tag(language)) else { return };
    if is_absent(&article.extensions, NEWSML_G2, base, "language") {
        // It stands in `xml:lang` of the item.
        return;
    }
    let path = format!("{base}/language");
    writer.enter("/language");
    writer.w.open("language");
    writer.w.attribute("tag", language.as_str());
    kept::attributes(&path, writer);
    Kept::new(&path, writer).rest(writer);
    writer.w.close();
    writer.leave();
}

/// Writes the content.
pub fn content_set(article: &Article, left: &mut Article, writer: &mut Writer<'_>) {
    let base = "/newsItem/contentSet";
    let extensions = article.extensions.as_slice();
    let framed =
        extensions.iter().any(|e| (e.standard == NITF_NAME || e.standard == HTML) && e.xml.is_some());
    let anything = !article.body.is_empty()
        || !article.media.is_empty()
        || framed
        || extensions.iter().any(|e| e.standard == NEWSML_G2 && e.path.starts_with(base));
    if !anything {
        return;
    }
    let mut rest = Kept::new(base, writer);
    writer.w.open("contentSet");
    kept::attributes(base, writer);
    if !article.body.is_empty() || framed {
        let data = extensions.iter().find(|e| e.standard == NEWSML_G2 && e.path == g2::INLINE_DATA);
        let text = data
            .filter(|_| writer.options.body == BodyMarkup::AsItCame)
            .and_then(|data| Some((data, plain(article)?)));
        match text {
            Some((data, text)) => inline_data(article, data, &text, writer),
            None => {
                // Markup replaces the plain text.
                drop_usual(writer);
                body(article, writer);
            }
        }
    }
    // A newsItem has one content, whose caption, credit, creators and rights are those of the item.
    if let Some(media) = left.media.first_mut() {
        for (at, rendition) in media.renditions.iter_mut().enumerate() {
            remote(rendition, &format!("/media/0/renditions/{at}"), writer);
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

/// Takes what is said of a body of plain text that is written as markup: what it was, which is said of the markup too.
fn drop_usual(writer: &mut Writer<'_>) {
    let usual = ["contenttype", "wordcount", "encoding", "encodinguri"];
    for (_, extension) in writer.kept_at(g2::INLINE_DATA) {
        extension.attributes.retain(|name, _| !usual.contains(&name.as_str()));
        extension.absent.iter_mut().for_each(String::clear);
        settle(extension);
    }
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
    kept::attributes(g2::INLINE_DATA, writer);
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
    let mut losses = Losses::new(format!("{}/body", writer.pointer));
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
        concept::language(&mut article.language.clone(), writer);
    }
    if let Some(direction) = article.direction.filter(|_| had("@dir") && !stated("dir")) {
        writer.w.attribute("dir", direction.as_str());
    }
    kept::attributes(INLINE, writer);
    if nitf {
        writer.w.open("nitf");
        writer.w.attribute("xmlns", NITF_NAMESPACE);
        frame(NITF_NAME, "/nitf", |xml| !xml.starts_with("<body"), writer);
        writer.w.open("body");
        frame(NITF_NAME, "/nitf/body", |xml| !xml.starts_with("<body.end"), writer);
        writer.w.open("body.content");
        write_blocks(&mut writer.w, &NITF, &article.body, &mut losses);
        writer.w.close();
        frame(NITF_NAME, "/nitf/body", |xml| xml.starts_with("<body.end"), writer);
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
        kept::attributes(g2::INLINE_HTML, writer);
        writer.w.open("head");
        let titled = extensions
            .iter()
            .any(|e| e.standard == HTML && e.xml.as_deref().is_some_and(|x| x.starts_with("<title")));
        if !titled {
            writer.w.leaf("title", article.headline.as_deref().unwrap_or_default());
        }
        frame(HTML, "/html/head", |_| true, writer);
        writer.w.close();
        writer.w.open("body");
        write_blocks(&mut writer.w, &XHTML, &article.body, &mut losses);
        writer.w.close();
        writer.w.close();
    }
    writer.w.close();
    report_markup(&losses, if nitf { "NITF" } else { "XHTML" }, writer.findings);
}

/// Puts parts of a body's frame back, and takes what says only that there was one.
fn frame(standard: &str, path: &str, wanted: impl Fn(&str) -> bool, writer: &mut Writer<'_>) {
    let mut taken = Vec::new();
    for extension in writer.kept.iter_mut().filter(|e| e.standard == standard && e.path == path) {
        taken.extend(extension.xml.take_if(|xml| wanted(xml) && fragment_is_sound(xml)));
        settle(extension);
    }
    taken.iter().for_each(|xml| writer.w.raw(xml));
}

fn remote(rendition: &mut Rendition, pointer: &str, writer: &mut Writer<'_>) {
    writer.enter(pointer);
    writer.w.open("remoteContent");
    for (name, value) in [
        ("href", &mut rendition.href),
        ("residref", &mut rendition.residref),
        ("contenttype", &mut rendition.content_type),
        ("duration", &mut rendition.duration),
    ] {
        writer.w.maybe(name, value.take().as_deref());
    }
    concept::qcode("rendition", &mut rendition.rendition, writer);
    concept::qcode("durationunit", &mut rendition.duration_unit, writer);
    for (name, value) in
        [("size", &mut rendition.size), ("width", &mut rendition.width), ("height", &mut rendition.height)]
    {
        writer.w.maybe(name, value.take().map(|v| v.to_string()).as_deref());
    }
    kept::extra_attributes(&mut rendition.extra, pointer, writer);
    writer.w.close();
    writer.leave();
}
