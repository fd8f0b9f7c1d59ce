//! NewsML-G2: valid against the schema of the version that is written, in its order, whatever order the input had.

mod concept;
mod content;
mod item;
mod kept;
mod others;
mod planning;

use super::loss::{self, Remainder};
use super::{BodyMarkup, WriteOptions, rules};
use crate::diagnostics::{Finding, Findings};
use crate::error::WriteError;
use crate::limits::Limits;
use crate::model::extension::NEWSML_G2;
use crate::model::{Document, Envelope, Extension, Item, signed};
use crate::schema::newsml_g2 as grammar;
use crate::syntax::xml::{Tree, XmlWriter};
use crate::vocab::g2;
use kept::Kept;

/// What the format is called in messages.
const TITLE: &str = "NewsML-G2";

/// A writer at work.
struct Writer<'w> {
    w: XmlWriter,
    options: &'w WriteOptions,
    findings: &'w mut Findings,
    /// The JSON pointer of the item at work.
    pointer: String,
    /// The schemes that the item at work names by their URIs, with the aliases that they are given.
    aliases: Vec<(String, String)>,
    /// What is left of what was kept of the item at work.
    kept: Vec<Extension>,
    /// The stretches of the output that come from a value of the model, by its pointer.
    origins: Vec<Stretch>,
    /// The stretches that are being written, by their number.
    open: Vec<usize>,
}

/// A stretch of the output.
struct Stretch {
    start: usize,
    end: usize,
    pointer: String,
}

impl Writer<'_> {
    /// Announces a field that cannot be written, for a reason that `message` gives.
    fn lose(&mut self, pointer: &str, message: impl Into<String>) {
        loss::lose(format!("{}{pointer}", self.pointer), message, self.findings);
    }

    /// What was kept of NewsML-G2 for the element at `path`, with its place in the list.
    fn kept_at(&mut self, path: &str) -> impl Iterator<Item = (usize, &mut Extension)> {
        let own = move |(_, e): &(usize, &mut Extension)| e.standard == NEWSML_G2 && e.path == path;
        self.kept.iter_mut().enumerate().filter(own)
    }

    /// What is written from here on comes from the value at `pointer`.
    fn enter(&mut self, pointer: &str) {
        let start = self.w.mark();
        self.open.push(self.origins.len());
        self.origins.push(Stretch { start, end: start, pointer: format!("{}{pointer}", self.pointer) });
    }

    /// What came from the value that was entered last is written.
    fn leave(&mut self) {
        let end = self.w.mark();
        if let Some(stretch) = self.open.pop().and_then(|at| self.origins.get_mut(at)) {
            stretch.end = end;
        }
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
    let mut writer = Writer {
        w: XmlWriter::indented(),
        options,
        findings,
        pointer: String::new(),
        aliases: Vec::new(),
        kept: Vec::new(),
        origins: Vec::new(),
        open: Vec::new(),
    };
    writer.w.declaration();
    match (&document.envelope, document.items.as_slice()) {
        (_, []) => return Err(cannot("there is no item".into())),
        (None, [one]) => item::write_item(one, true, &mut writer)?,
        (envelope, items) => {
            let envelope = envelope.clone().unwrap_or_default();
            open_message(&envelope, &mut writer)?;
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
    let Writer { w, findings, origins, .. } = writer;
    let mut text = w.finish();
    let before = text.len();
    let declarations = declare(&mut text);
    let shift = text.len() - before;
    let mut found = findings.part();
    let fitted = grammar::fit(&text, version, &declarations, &mut found)
        .map_err(|error| cannot(format!("by version {version}, {}", error.0.message)))?;
    for finding in found.list_mut() {
        // A place in what is written says nothing to readers; the value that it comes from does.
        let start = finding.place.span.take().map_or(0, |span| span.start.saturating_sub(shift));
        let within = |s: &&Stretch| s.start <= start && start < s.end;
        if let Some(stretch) = origins.iter().rev().find(within) {
            finding.place.path = Some(stretch.pointer.clone());
        }
    }
    findings.append(found);
    Ok(fitted.unwrap_or(text))
}

/// Opens a message and the set of its items: writes its header, and announces what is left of it.
fn open_message(envelope: &Envelope, writer: &mut Writer<'_>) -> Result<(), WriteError> {
    let mut remainder = Remainder::of(envelope);
    writer.kept = std::mem::take(&mut remainder.left.extensions);
    writer.pointer = "/envelope".to_owned();
    writer.w.open("newsMessage");
    writer.w.attribute("xmlns", g2::NAMESPACE);
    let mut header = Kept::new("/newsMessage/header", writer);
    kept::attributes("/newsMessage", writer);
    writer.w.open("header");
    kept::attributes("/newsMessage/header", writer);
    header.until(writer, &["sent"], "sent");
    let sent = remainder.left.sent.take_if(|sent| sent.has_time()).map(|sent| sent.as_str().to_owned());
    let sent = match (sent, &writer.options.now) {
        (Some(sent), _) => sent,
        (None, Some(now)) => {
            let now = now.clone();
            writer.filled("/sent", "the moment of sending was filled in");
            now
        }
        (None, None) => {
            let why = "a newsMessage needs the moment at which it was sent".into();
            return Err(WriteError::CannotHold { format: "newsml-g2", why });
        }
    };
    writer.enter("/sent");
    writer.w.open("sent");
    kept::attributes("/newsMessage/header/sent", writer);
    writer.w.text(&sent);
    writer.w.close();
    writer.leave();
    header.rest(writer);
    writer.w.close();
    writer.w.open("itemSet");
    kept::attributes("/newsMessage/itemSet", writer);
    remainder.left.extensions = std::mem::take(&mut writer.kept);
    remainder.report(TITLE, "/envelope", writer.findings);
    Ok(())
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
