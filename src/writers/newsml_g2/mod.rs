//! NewsML-G2: valid against the schema of the version that is written, in its order, whatever order the input had.

mod concept;
mod content;
mod item;
mod kept;
mod others;
mod planning;

use super::{BodyMarkup, WriteOptions, rules};
use crate::diagnostics::{Finding, Findings};
use crate::error::WriteError;
use crate::limits::Limits;
use crate::model::extension::NEWSML_G2;
use crate::model::{Document, Item, signed};
use crate::schema::newsml_g2 as grammar;
use crate::syntax::xml::{Tree, XmlWriter};
use crate::vocab::g2;
use kept::Kept;

/// A writer at work.
struct Writer<'w> {
    w: XmlWriter,
    options: &'w WriteOptions,
    findings: &'w mut Findings,
    /// The JSON pointer of the item at work.
    pointer: String,
    /// The schemes that the item at work names by their URIs, with the aliases that they are given.
    aliases: Vec<(String, String)>,
}

impl Writer<'_> {
    /// Announces a field that cannot be written.
    fn lose(&mut self, pointer: &str, message: impl Into<String>) {
        let path = format!("{}{pointer}", self.pointer);
        self.findings.report(Finding::new(&rules::FIELD, message).path(path));
    }

    /// Announces a field that was filled in.
    fn filled(&mut self, pointer: &str, message: impl Into<String>) {
        let path = format!("{}{pointer}", self.pointer);
        self.findings.report(
            Finding::new(&rules::FILLED, message).path(path).help("give it in the item, or with --set"),
        );
    }
}

/// Writes a document: an item, or a newsMessage of items.
///
/// # Errors
///
/// A version that is not written; an item without a version date where no moment is given to fill in; a
/// document without items.
pub fn write(
    document: &Document,
    options: &WriteOptions,
    findings: &mut Findings,
    out: &mut Vec<u8>,
) -> Result<(), WriteError> {
    let cannot = |why: String| WriteError::CannotHold { format: "newsml-g2", why };
    let version = options.version.as_deref().unwrap_or(g2::DEFAULT_VERSION);
    if !grammar::knows(version) {
        return Err(cannot(format!("there is no version {version} to write; 2.9 to {} are", g2::NEWEST)));
    }
    let signed: Vec<Option<String>> = document.items.iter().map(|item| signed_item(item, options)).collect();
    let mut text = None;
    if signed.iter().any(Option::is_some) {
        let mut said = findings.part();
        let written = write_keeping(document, options, &signed, &mut said)?;
        // What the whole asks for, a declaration or another order, may have changed what was signed.
        if signed.iter().flatten().all(|xml| written.contains(xml)) && !message_declares(&written) {
            findings.append(said);
            text = Some(written);
        }
    }
    let text = match text {
        Some(text) => text,
        None => write_keeping(document, options, &[], findings)?,
    };
    out.extend_from_slice(text.as_bytes());
    Ok(())
}

/// Whether the element of a message gives its items more than the namespace of NewsML-G2.
fn message_declares(text: &str) -> bool {
    let (_, text) = text.split_once("?>").unwrap_or_default();
    let tags = text.trim_start().strip_prefix("<newsMessage").and_then(|rest| {
        let (tag, rest) = rest.split_once('>')?;
        let (_, rest) = rest.split_once("<itemSet")?;
        Some([tag, rest.split_once('>')?.0])
    });
    tags.is_some_and(|tags| tags.into_iter().any(signed::gives_more))
}

/// Writes a document; of items that are `signed` their XML, as it came.
fn write_keeping(
    document: &Document,
    options: &WriteOptions,
    signed: &[Option<String>],
    findings: &mut Findings,
) -> Result<String, WriteError> {
    let cannot = |why: String| WriteError::CannotHold { format: "newsml-g2", why };
    let version = options.version.as_deref().unwrap_or(g2::DEFAULT_VERSION);
    let kept = |at: usize| signed.get(at).and_then(Option::as_deref);
    if let (None, [_], Some(xml)) = (&document.envelope, document.items.as_slice(), kept(0)) {
        return Ok(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{xml}\n"));
    }
    let mut writer =
        Writer { w: XmlWriter::indented(), options, findings, pointer: String::new(), aliases: Vec::new() };
    writer.w.declaration();
    match (&document.envelope, document.items.as_slice()) {
        (_, []) => return Err(cannot("there is no item".into())),
        (None, [one]) => item::write_item(one, true, &mut writer)?,
        (envelope, items) => {
            writer.w.open("newsMessage");
            writer.w.attribute("xmlns", g2::NAMESPACE);
            let none = Vec::new();
            let extensions = envelope.as_ref().map_or(&none, |e| &e.extensions);
            let mut header = Kept::new(extensions, "/newsMessage/header");
            kept::attributes(extensions, "/newsMessage", &mut writer);
            writer.w.open("header");
            kept::attributes(extensions, "/newsMessage/header", &mut writer);
            header.until(&mut writer, &["sent"], "sent");
            let sent = envelope
                .as_ref()
                .and_then(|e| e.sent.as_ref())
                .filter(|s| s.has_time())
                .map(|s| s.as_str().to_owned());
            let sent = match (sent, &options.now) {
                (Some(sent), _) => sent,
                (None, Some(now)) => {
                    writer.filled("/envelope/sent", "the moment of sending was filled in");
                    now.clone()
                }
                (None, None) => {
                    return Err(cannot("a newsMessage needs the moment at which it was sent".into()));
                }
            };
            writer.w.open("sent");
            kept::attributes(extensions, "/newsMessage/header/sent", &mut writer);
            writer.w.text(&sent);
            writer.w.close();
            header.rest(&mut writer);
            writer.w.close();
            writer.w.open("itemSet");
            kept::attributes(extensions, "/newsMessage/itemSet", &mut writer);
            for (at, item) in items.iter().enumerate() {
                writer.pointer = format!("/items/{at}");
                match kept(at) {
                    Some(xml) => writer.w.raw(xml),
                    None => item::write_item(item, false, &mut writer)?,
                }
            }
            writer.w.close();
            writer.w.close();
        }
    }
    if writer.w.replaced > 0 {
        let message = format!("{} characters that XML forbids were written as U+FFFD", writer.w.replaced);
        writer.findings.report(Finding::new(&rules::CHARACTER, message));
    }
    let Writer { w, findings, .. } = writer;
    for (_, item) in document.items.iter().enumerate().filter(|(at, _)| kept(*at).is_none()) {
        announce_foreign(item, options, findings);
    }
    let mut text = w.finish();
    let declarations = declare(&mut text);
    let fitted = grammar::fit(&text, version, &declarations, findings)
        .map_err(|error| cannot(format!("by version {version}, {}", error.0.message)))?;
    Ok(fitted.unwrap_or(text))
}

/// A signed item as it came, where nobody changed it, asked for another version or markup, and it is valid.
fn signed_item(item: &Item, options: &WriteOptions) -> Option<String> {
    let xml = signed::untouched(item).filter(|_| options.body == BodyMarkup::AsItCame)?;
    let tree = Tree::parse(&xml, &Limits::default()).ok()?;
    let version = tree.root().attribute("standardversion")?;
    if !grammar::knows(version) || options.version.as_deref().is_some_and(|wanted| wanted != version) {
        return None;
    }
    let mut unsaid = Findings::new(0);
    let fits = matches!(grammar::fit(&xml, version, &[], &mut unsaid), Ok(None));
    fits.then_some(xml)
}

/// Declares on the document's element the prefixes of data types (`valuedatatype="xs:string"`), which are those of
/// XML Schema; returns all its declarations.
fn declare(text: &mut String) -> Vec<(String, String)> {
    let mut declarations = vec![("xmlns".to_owned(), g2::NAMESPACE.to_owned())];
    for piece in text.split("valuedatatype=\"").skip(1) {
        let Some((prefix, _)) = piece.split('"').next().and_then(|value| value.split_once(':')) else {
            continue;
        };
        let name = format!("xmlns:{}", prefix.trim());
        let sound = prefix.chars().all(|c| c.is_ascii_alphanumeric())
            && !declarations.iter().any(|(n, _)| *n == name);
        if sound {
            declarations.push((name, "http://www.w3.org/2001/XMLSchema".to_owned()));
        }
    }
    let own = format!(" xmlns=\"{}\"", g2::NAMESPACE);
    if let Some(at) = text.find(&own) {
        let more: String =
            declarations.iter().skip(1).map(|(name, uri)| format!(" {name}=\"{uri}\"")).collect();
        text.insert_str(at + own.len(), &more);
    }
    declarations
}

/// Announces extensions of standards that have no place in NewsML-G2.
fn announce_foreign(item: &Item, options: &WriteOptions, findings: &mut Findings) {
    for extension in item.extensions() {
        let placed = match extension.standard.as_str() {
            NEWSML_G2 => true,
            crate::model::extension::NITF => {
                let says = extension.xml.is_some() || !extension.attributes.is_empty();
                let frame = matches!(extension.path.as_str(), "/nitf" | "/nitf/body")
                    && extension.attributes.is_empty();
                !says || (frame && options.body != BodyMarkup::Xhtml)
            }
            crate::model::extension::HTML => !content::is_nitf(item, options),
            _ => false,
        };
        if !placed {
            let what = match &extension.value {
                Some(value) => value.to_string(),
                None => {
                    let name = extension.xml.as_deref().unwrap_or_default().trim_start_matches('<');
                    let name = name.split([' ', '>', '/']).next().unwrap_or_default();
                    let named = extension.attributes.keys().map(|k| format!("/@{k}")).collect::<Vec<_>>();
                    let rest = if name.is_empty() { named.join(", ") } else { format!("/{name}") };
                    format!("{}{rest}", extension.path)
                }
            };
            let message =
                format!("NewsML-G2 has no place for an extension of {}: {what}", extension.standard);
            findings.report(Finding::new(&rules::EXTENSION, message).path("/extensions"));
        }
    }
}
