//! NITF 3.6, valid by its schema.

mod body_head;
mod head;

use super::loss::{Remainder, WithoutBody, lose, report_markup, settle, settle_extra};
use super::{WriteOptions, only_item, rules};
use crate::diagnostics::{Finding, Findings};
use crate::error::WriteError;
use crate::limits::Limits;
use crate::markup::{Losses, NITF, NITF_NAMESPACE, nitf, write_blocks, write_media};
use crate::model::extension::NITF as NITF_NAME;
use crate::model::text::fold;
use crate::model::{Article, Block, Document, Extension, Extra, Item};
use crate::syntax::xml::{Tree, XmlWriter, fragment_is_sound};
use crate::vocab::nitf::VERSION;

/// What the format is called in messages.
const TITLE: &str = "NITF";

/// A writer at work.
struct Writer<'w> {
    w: XmlWriter,
    findings: &'w mut Findings,
    /// What is left of the article to write.
    left: Article,
}

/// Writes an article.
///
/// # Errors
///
/// A version that is not written; a document of several items, or an item that is no article.
pub fn write(
    document: &Document,
    options: &WriteOptions,
    findings: &mut Findings,
    out: &mut Vec<u8>,
) -> Result<(), WriteError> {
    let cannot = |why: String| WriteError::CannotHold { format: "nitf", why };
    if let Some(version) = options.version.as_deref().filter(|v| *v != crate::vocab::nitf::NEWEST) {
        return Err(cannot(format!(
            "there is no version {version} to write; 3.6 is, which 3.x receivers read"
        )));
    }
    let item = only_item(document, "nitf", TITLE, findings)?;
    let Item::Article(story) = item else {
        return Err(cannot(format!("the item is a {}, not an article; write it as --to json", item.kind())));
    };
    let mut facts = story.without_body();
    if let Some(frame) = nitf::of_kept(&story.extensions) {
        complete(&mut facts, frame);
    }
    let article = &facts;
    let remainder = Remainder::of(article);
    let mut writer = Writer { w: XmlWriter::indented(), findings, left: remainder.left };
    writer.w.declaration();
    writer.w.open("nitf");
    writer.w.attribute("xmlns", NITF_NAMESPACE);
    writer.w.attribute("version", VERSION);
    if !kept_at(&article.extensions, "/nitf").any(|e| e.attributes.contains_key("xml:lang"))
        && let Some(language) = &article.language
        && is_language(language.as_str())
    {
        writer.w.attribute("xml:lang", language.as_str());
        writer.left.language = None;
        // Readers know it by the language.
        if article.direction == Some(language.direction()) {
            writer.left.direction = None;
        }
    }
    writer.attributes(article, "/nitf");
    writer.head(item, article);
    writer.w.open("body");
    writer.attributes(article, "/nitf/body");
    writer.body_head(article);
    writer.content(article, &story.body);
    writer.end(article);
    writer.w.close();
    writer.rest(article, "/nitf", &["head", "body"]);
    writer.w.close();
    let Writer { w, findings, left } = writer;
    if w.replaced > 0 {
        let message = format!("{} characters that XML forbids were written as U+FFFD", w.replaced);
        findings.report(Finding::new(&rules::CHARACTER, message));
    }
    Remainder { left, ..remainder }.report(TITLE, "", findings);
    out.extend_from_slice(w.finish().as_bytes());
    Ok(())
}

/// Fills in what the frame of a NITF body within another format says. The frame itself is written anew; what was kept of
/// it is emptied and stays, so that the others keep their places.
fn complete(article: &mut Article, frame: Article) {
    for extension in &mut article.extensions {
        if extension.standard == NITF_NAME && matches!(extension.path.as_str(), "/nitf" | "/nitf/body") {
            *extension = Extension::default();
        }
    }
    drop(nitf::complete(article, frame));
}

/// Whether a tag has the shape of `xs:language`.
fn is_language(tag: &str) -> bool {
    let part = |(at, part): (usize, &str)| {
        (1..=8).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_alphabetic() || (at > 0 && b.is_ascii_digit()))
    };
    tag.split('-').enumerate().all(part)
}

fn kept_at<'e>(extensions: &'e [Extension], path: &'e str) -> impl Iterator<Item = &'e Extension> {
    places(extensions, path).map(|(_, extension)| extension)
}

/// What was kept for the element at `path`, with its place in the list.
fn places<'e>(extensions: &'e [Extension], path: &str) -> impl Iterator<Item = (usize, &'e Extension)> {
    extensions.iter().enumerate().filter(move |(_, e)| e.standard == NITF_NAME && e.path == path)
}

/// The name of the element that a piece of XML begins with.
fn name_of(xml: &str) -> &str {
    let inner = xml.trim_start().strip_prefix('<').unwrap_or_default();
    inner.get(..inner.find([' ', '>', '/', '\n', '\t']).unwrap_or(inner.len())).unwrap_or_default()
}

/// Whether XML says the same words as a text, whatever its spaces.
fn says(xml: &str, text: &str) -> bool {
    let words = |t: &str| fold(t).split(' ').collect::<String>();
    Tree::parse(&format!("<x>{xml}</x>"), &Limits::default())
        .is_ok_and(|tree| words(&tree.root().text()) == words(text))
}

impl Writer<'_> {
    /// Writes the attributes that were kept for the element at `path`.
    fn attributes(&mut self, article: &Article, path: &str) {
        for (at, extension) in places(&article.extensions, path) {
            self.pairs(&extension.attributes);
            self.take_kept(at, |left| left.attributes.clear());
        }
    }

    /// Takes a part of what was kept.
    fn take_kept(&mut self, at: usize, take: impl Fn(&mut Extension)) {
        if let Some(left) = self.left.extensions.get_mut(at) {
            take(left);
            settle(left);
        }
    }

    fn pairs(&mut self, attributes: &std::collections::BTreeMap<String, String>) {
        for (at, (name, value)) in attributes.iter().enumerate() {
            match name.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
                Some((namespace, local)) => {
                    self.w.attribute(&format!("xmlns:n{at}"), namespace);
                    self.w.attribute(&format!("n{at}:{local}"), value);
                }
                None => self.w.attribute(name, value),
            }
        }
    }

    /// Writes the attributes that decorate a value.
    fn extra(&mut self, extra: &mut Option<Box<Extra>>) {
        if let Some(own) = extra.as_mut().filter(|e| e.standard == NITF_NAME) {
            self.pairs(&std::mem::take(&mut own.attributes));
            settle_extra(extra, NITF_NAME);
        }
    }

    /// Writes the words of the element at work, with the markup that decorates them if it says the same.
    fn decorated_words(&mut self, extra: &mut Option<Box<Extra>>, words: &str) {
        let xml = extra.as_mut().filter(|e| e.standard == NITF_NAME).and_then(|e| e.xml.first_mut());
        match xml.filter(|xml| says(xml, words)) {
            Some(xml) => {
                self.w.mixed();
                self.w.raw(&std::mem::take(xml));
                settle_extra(extra, NITF_NAME);
            }
            None => self.w.text(words),
        }
    }

    /// Writes kept children of the element at `path` whose names are `names`.
    fn kept(&mut self, article: &Article, path: &str, names: &[&str]) {
        self.children(article, path, |name| names.contains(&name));
    }

    /// Writes kept children of the element at `path` but those of the names given.
    fn rest(&mut self, article: &Article, path: &str, but: &[&str]) {
        self.children(article, path, |name| !but.contains(&name));
    }

    fn children(&mut self, article: &Article, path: &str, wanted: impl Fn(&str) -> bool) {
        for (at, extension) in places(&article.extensions, path) {
            let Some(xml) = extension.xml.as_deref().filter(|xml| wanted(name_of(xml))) else { continue };
            if fragment_is_sound(xml) {
                self.w.raw(xml);
            } else {
                let message =
                    format!("an extension is not well-formed XML and was not written: <{}>", name_of(xml));
                lose(format!("/extensions/{at}/xml"), message, self.findings);
            }
            self.take_kept(at, |left| left.xml = None);
        }
    }

    /// Writes the words of an element, with the markup that was kept at `path` where that still says the same; returns that
    /// markup.
    fn words<'a>(&mut self, article: &'a Article, path: &str, text: &str) -> Option<&'a str> {
        let mut kept = places(&article.extensions, path).filter_map(|(at, e)| Some((at, e.xml.as_deref()?)));
        match kept.next().filter(|(_, xml)| says(xml, text)) {
            Some((at, xml)) => {
                self.w.mixed();
                self.w.raw(xml);
                self.take_kept(at, |left| left.xml = None);
                Some(xml)
            }
            None => {
                self.w.text(text);
                None
            }
        }
    }

    fn content(&mut self, article: &Article, body: &[Block]) {
        self.w.open("body.content");
        let mut losses = Losses::new("/media");
        self.left.media.clear();
        for (at, media) in article.media.iter().enumerate() {
            losses.enter_entry(at);
            write_media(&mut self.w, &NITF, media, &mut losses);
            losses.leave();
        }
        report_markup(&losses, TITLE, self.findings);
        let mut losses = Losses::new("/body");
        write_blocks(&mut self.w, &NITF, body, &mut losses);
        self.w.close();
        report_markup(&losses, TITLE, self.findings);
    }

    fn end(&mut self, article: &Article) {
        let path = "/nitf/body/body.end";
        if kept_at(&article.extensions, path).next().is_some() {
            self.w.open("body.end");
            self.attributes(article, path);
            self.kept(article, path, &["tagline"]);
            self.kept(article, path, &["bibliography"]);
            self.rest(article, path, &["tagline", "bibliography"]);
            self.w.close();
        }
        self.rest(article, "/nitf/body", &["body.head", "body.content", "body.end"]);
    }
}
