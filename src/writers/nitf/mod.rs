//! NITF 3.6, valid by its schema.

mod body_head;
mod head;

use super::{WriteOptions, fields, only_item, report_markup, rules};
use crate::diagnostics::{Finding, Findings};
use crate::error::WriteError;
use crate::markup::{Losses, NITF, NITF_NAMESPACE, nitf, write_blocks};
use crate::model::extension::NITF as NITF_NAME;
use crate::model::text::fold;
use crate::model::{Article, Document, Extension, Extra, Item};
use crate::syntax::xml::{Tree, XmlWriter, fragment_is_sound};
use crate::vocab::nitf::VERSION;
use serde_json::Value;

/// The fields, by their names in JSON, that NITF can say, wholly or in part.
const SAID: &[&str] = &[
    "kind",
    "guid",
    "itemClass",
    "language",
    "direction",
    "headline",
    "headlines",
    "standfirst",
    "slugline",
    "byline",
    "dateline",
    "located",
    "creators",
    "provider",
    "pubStatus",
    "versionCreated",
    "embargoed",
    "expires",
    "urgency",
    "genres",
    "subjects",
    "keywords",
    "edNotes",
    "titles",
    "rights",
    "media",
    "body",
    "extensions",
];

/// A writer at work.
struct Writer<'w> {
    w: XmlWriter,
    findings: &'w mut Findings,
}

impl Writer<'_> {
    fn lose(&mut self, pointer: &str, message: impl Into<String>) {
        self.findings.report(Finding::new(&rules::FIELD, message).path(pointer.to_owned()));
    }
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
    let item = only_item(document, "nitf", "NITF", findings)?;
    let Item::Article(article) = item else {
        return Err(cannot(format!("the item is a {}, not an article; write it as --to json", item.kind())));
    };
    let merged;
    let article: &Article = match nitf::of_kept(&article.extensions) {
        Some(frame) => {
            merged = merge(article, frame);
            &merged
        }
        None => article,
    };
    report_unsaid(article, findings)?;
    let mut writer = Writer { w: XmlWriter::indented(), findings };
    writer.w.declaration();
    writer.w.open("nitf");
    writer.w.attribute("xmlns", NITF_NAMESPACE);
    writer.w.attribute("version", VERSION);
    let language = article.language.as_ref().map(|l| l.as_str()).filter(|l| is_language(l));
    let kept: Vec<&Extension> = kept_at(&article.extensions, "/nitf").collect();
    if !kept.iter().any(|e| e.attributes.contains_key("xml:lang")) {
        writer.w.maybe("xml:lang", language);
    }
    writer.attributes(article, "/nitf");
    writer.head(article);
    writer.w.open("body");
    writer.attributes(article, "/nitf/body");
    writer.body_head(article);
    writer.content(article);
    writer.end(article);
    writer.w.close();
    writer.rest(article, "/nitf", &["head", "body"]);
    writer.w.close();
    let Writer { w, findings } = writer;
    if w.replaced > 0 {
        let message = format!("{} characters that XML forbids were written as U+FFFD", w.replaced);
        findings.report(Finding::new(&rules::CHARACTER, message));
    }
    for extension in article.extensions.iter().filter(|e| e.standard != NITF_NAME) {
        if extension.xml.is_some() || !extension.attributes.is_empty() || extension.value.is_some() {
            let message = format!("NITF has no place for {} of {}", extension.path, extension.standard);
            findings.report(Finding::new(&rules::EXTENSION, message).path("/extensions"));
        }
    }
    out.extend_from_slice(w.finish().as_bytes());
    Ok(())
}

/// An article whose body came in a NITF document within another format, with what that document's frame says beside.
fn merge(article: &Article, frame: Article) -> Article {
    let mut merged = article.clone();
    merged
        .extensions
        .retain(|e| !(e.standard == NITF_NAME && matches!(e.path.as_str(), "/nitf" | "/nitf/body")));
    drop(nitf::complete(&mut merged, frame));
    merged
}

fn report_unsaid(article: &Article, findings: &mut Findings) -> Result<(), WriteError> {
    let item = Item::Article(Box::new(article.clone()));
    let Value::Object(fields) = fields(&item, "nitf")? else { return Ok(()) };
    for name in fields.keys().filter(|name| !SAID.contains(&name.as_str())) {
        let message = format!("NITF has no place for {name}");
        findings.report(Finding::new(&rules::FIELD, message).path(format!("/{name}")));
    }
    Ok(())
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
    extensions.iter().filter(move |e| e.standard == NITF_NAME && e.path == path)
}

/// The name of the element that a piece of XML begins with.
fn name_of(xml: &str) -> &str {
    let inner = xml.trim_start().strip_prefix('<').unwrap_or_default();
    inner.get(..inner.find([' ', '>', '/', '\n', '\t']).unwrap_or(inner.len())).unwrap_or_default()
}

impl Writer<'_> {
    /// Writes the attributes that were kept for the element at `path`.
    fn attributes(&mut self, article: &Article, path: &str) {
        for extension in kept_at(&article.extensions, path) {
            self.pairs(&extension.attributes);
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

    /// Writes the attributes that decorate a value; what another standard said is announced.
    fn extra(&mut self, extra: Option<&Extra>, pointer: &str) {
        match extra {
            Some(extra) if extra.standard == NITF_NAME => self.pairs(&extra.attributes),
            Some(extra) => {
                let what: Vec<&str> = extra
                    .attributes
                    .keys()
                    .map(String::as_str)
                    .chain(extra.xml.iter().map(|x| name_of(x)))
                    .collect();
                self.lose(
                    pointer,
                    format!("NITF has no place for {} of {}", what.join(", "), extra.standard),
                );
            }
            None => {}
        }
    }

    /// Writes kept children of the element at `path` whose names are `names`.
    fn kept(&mut self, article: &Article, path: &str, names: &[&str]) {
        for xml in kept_at(&article.extensions, path).filter_map(|e| e.xml.as_deref()) {
            if names.contains(&name_of(xml)) {
                self.raw(xml);
            }
        }
    }

    /// Writes kept children of the element at `path` but those of the names given.
    fn rest(&mut self, article: &Article, path: &str, but: &[&str]) {
        for xml in kept_at(&article.extensions, path).filter_map(|e| e.xml.as_deref()) {
            if !but.contains(&name_of(xml)) {
                self.raw(xml);
            }
        }
    }

    fn raw(&mut self, xml: &str) {
        if fragment_is_sound(xml) {
            self.w.raw(xml);
        } else {
            let message =
                format!("an extension is not well-formed XML and was not written: <{}>", name_of(xml));
            self.findings.report(Finding::new(&rules::EXTENSION, message).path("/extensions"));
        }
    }

    /// Writes the words of an element, with the markup that was kept at `path` where that still says the same.
    fn words(&mut self, article: &Article, path: &str, text: &str) {
        let kept = kept_at(&article.extensions, path).find_map(|e| e.xml.as_deref());
        let same = kept.filter(|xml| {
            Tree::parse(&format!("<x>{xml}</x>"), &crate::limits::Limits::default()).is_ok_and(|tree| {
                let words = |t: &str| fold(t).split(' ').collect::<String>();
                words(&tree.root().text()) == words(text)
            })
        });
        match same {
            Some(xml) => {
                self.w.mixed();
                self.w.raw(xml);
            }
            None => self.w.text(text),
        }
    }

    fn content(&mut self, article: &Article) {
        let mut losses = Losses::new();
        self.w.open("body.content");
        let figures = article.media.iter().map(|media| {
            let caption = media.caption.iter().map(crate::model::Inline::text).collect();
            let media = crate::model::Media { caption: None, ..media.clone() };
            crate::model::Block::Figure { media: Box::new(media), caption }
        });
        let figures: Vec<_> = figures.collect();
        write_blocks(&mut self.w, &NITF, &figures, &mut losses);
        write_blocks(&mut self.w, &NITF, &article.body, &mut losses);
        self.w.close();
        report_markup(&losses, "NITF", self.findings);
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
