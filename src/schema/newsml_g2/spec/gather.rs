//! Gathering what the rules need to know of an item while its events pass.

use super::content::Content;
use super::groups::Groups;
use super::names::{Asks, WORDS};
use super::{judge, rules, rules_vocab};
use crate::catalogs::{Catalogs, Scope};
use crate::diagnostics::{Finding, Rule};
use crate::source::Span;
use crate::syntax::xml::{Attribute, Tag};
use crate::vocab::g2;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Attributes whose values are QCodes, or lists of them (NewsML-G2 2.35, types QCodeType and QCodeListType).
const CODES: &[&str] = &[
    "accesstype",
    "aspect",
    "audiochannels",
    "audiocodec",
    "authoritystatus",
    "colourindicator",
    "colourspace",
    "concepttype",
    "confirmationstatus",
    "creator",
    "derivedfrom",
    "durationunit",
    "encoding",
    "environment",
    "format",
    "hashtype",
    "heightunit",
    "how",
    "idformat",
    "interactiontype",
    "jobtitle",
    "layoutorientation",
    "market",
    "marketlabelsrc",
    "mode",
    "part",
    "pubconstraint",
    "qcode",
    "radunit",
    "ratertype",
    "ratingtype",
    "rel",
    "rendition",
    "renditionref",
    "reposrole",
    "representation",
    "residrefformat",
    "role",
    "scaleunit",
    "scope",
    "severity",
    "symbolsrc",
    "target",
    "tech",
    "timeunit",
    "type",
    "valcalctype",
    "valueunit",
    "videocodec",
    "videodefinition",
    "videoscaling",
    "why",
    "widthunit",
];

/// A code, and where it stands.
#[derive(Debug)]
pub struct Code<'a> {
    pub value: Cow<'a, str>,
    pub span: Span,
    /// The URI that stands beside it.
    pub uri: Option<Cow<'a, str>>,
}

/// A text, and where it stands.
#[derive(Debug, Clone)]
pub struct Said {
    pub words: String,
    pub span: Span,
}

/// An alias that a catalogue within the item declares, and where it stands.
#[derive(Debug)]
pub struct Declared {
    pub alias: String,
    pub span: Span,
}

/// What is known of one item.
#[derive(Debug, Default)]
pub struct ItemFacts<'a> {
    pub name: &'a str,
    pub span: Span,
    pub attributes: Vec<Attribute<'a>>,
    pub scope: Scope,
    pub references: Vec<Said>,
    pub declared: Vec<Declared>,
    pub codes: Vec<Code<'a>>,
    pub dates: BTreeMap<&'static str, Said>,
    pub class: Option<(String, Span)>,
    pub status: Option<(String, Span)>,
    pub embargo_note: bool,
    pub identifiers: Vec<(String, Option<String>, Span)>,
    pub scheme: Option<String>,
    pub hops: Vec<(Option<u64>, Option<String>, Span)>,
    pub groups: Groups,
}

impl ItemFacts<'_> {
    /// An attribute of the item's element as it is written; `prefix` is empty where it has none.
    pub fn attribute(&self, prefix: &str, name: &str) -> Option<&str> {
        let own = self.attributes.iter().find(|a| a.prefix == prefix && a.name == name);
        own.map(|a| a.value.as_ref())
    }
}

/// An open element.
struct Open<'a> {
    name: &'a str,
    nar: bool,
    asks: Asks,
    span: Span,
    /// Where its words begin in the buffer, where they are kept.
    words: Option<usize>,
    has_bag: bool,
    identified: bool,
}

/// What must be asked of an element for its end to be of interest.
const ENDS: Asks = Asks::ITEM.or(Asks::NOTED);

/// A value without the white space around it.
fn trimmed<'a>(value: &Cow<'a, str>) -> Cow<'a, str> {
    match value {
        Cow::Borrowed(value) => Cow::Borrowed(value.trim()),
        Cow::Owned(value) => Cow::Owned(value.trim().to_owned()),
    }
}

/// The gathering.
pub struct Spec<'a, 'c> {
    catalogs: &'c Catalogs,
    open: Vec<Open<'a>>,
    item: Option<ItemFacts<'a>>,
    /// Codes of a message's header, by its own catalogues.
    header: Option<ItemFacts<'a>>,
    words: String,
    keeping: usize,
    content: Content,
    seen: BTreeMap<(String, String), Span>,
    /// Of each guid the first version that was canceled, and the last that was not.
    states: BTreeMap<String, (Option<u64>, Option<u64>)>,
    /// What was found.
    pub findings: Vec<Finding>,
}

impl<'a, 'c> Spec<'a, 'c> {
    /// Begins.
    pub fn new(catalogs: &'c Catalogs) -> Self {
        Self {
            catalogs,
            open: Vec::new(),
            item: None,
            header: None,
            words: String::new(),
            keeping: 0,
            content: Content::default(),
            seen: BTreeMap::new(),
            states: BTreeMap::new(),
            findings: Vec::new(),
        }
    }

    fn report(&mut self, rule: &'static Rule, message: impl Into<String>, span: Span, help: &str) {
        self.findings.push(Finding::new(rule, message).at(span).help(help));
    }

    /// An element begins; `nar` where it is in the namespace of NewsML-G2, and `asks` what the rules ask of it then.
    pub fn start(&mut self, tag: &Tag<'_, 'a>, nar: bool, asks: Asks) {
        let span = Span::new(tag.start, tag.end);
        let within = self.content.depth > 0;
        let mut open =
            Open { name: tag.name, nar, asks, span, words: None, has_bag: false, identified: false };
        if within {
            let namespace = tag.namespaces.get(tag.namespace as usize).map_or("", |n| n.as_ref());
            self.content.start(tag.name, namespace, span, &mut self.findings);
            self.content.depth += 1;
        } else if nar {
            self.nar(tag, &mut open);
        }
        self.open.push(open);
    }

    fn parent(&self) -> &'a str {
        self.open.last().map_or("", |o| o.name)
    }

    fn nar(&mut self, tag: &Tag<'_, 'a>, open: &mut Open<'a>) {
        let (asks, span) = (open.asks, open.span);
        let parent = self.parent();
        if asks.any(Asks::ITEM) && (self.open.is_empty() || parent == "itemSet") {
            let attributes = tag.attributes.clone();
            self.item = Some(ItemFacts { name: tag.name, span, attributes, ..ItemFacts::default() });
            return;
        }
        if tag.name == "header" && parent == "newsMessage" {
            self.header = Some(ItemFacts { name: tag.name, span, ..ItemFacts::default() });
            return;
        }
        self.codes(tag, span);
        let element = judge::Element { name: tag.name, parent, asks, attributes: tag.attributes, span };
        open.identified = element.judge(&mut self.findings);
        if asks.any(Asks::WORDS) {
            open.words = Some(self.words.len());
            self.keeping += 1;
        }
        if asks.any(Asks::NOTED) {
            self.note(tag.name, &|name| element.get(name), open);
        }
    }

    /// Takes note of what the rules on the whole item ask for.
    fn note<'t>(&mut self, name: &'a str, get: &dyn Fn(&str) -> Option<&'t str>, open: &mut Open<'a>) {
        let span = open.span;
        let owned = |name: &str| get(name).map(str::to_owned);
        match name {
            "bag" => {
                if let Some(parent) = self.open.last_mut() {
                    parent.has_bag = true;
                }
            }
            "catalogRef" | "scheme" => self.catalog(name, get, span),
            "inlineXML" | "inlineData" => {
                self.content.begin(name, get, span);
                if name == "inlineXML" {
                    self.content.depth = 1;
                }
            }
            _ => {}
        }
        let parent = self.parent();
        let Some(item) = &mut self.item else { return };
        match name {
            "itemClass" if parent == "itemMeta" => item.class = owned("qcode").map(|code| (code, span)),
            "pubStatus" => item.status = owned("qcode").map(|code| (code, span)),
            "edNote" => item.embargo_note |= get("role").is_some_and(|r| r.contains("embargo")),
            "conceptId" => item.identifiers.push((owned("qcode").unwrap_or_default(), owned("uri"), span)),
            "schemeMeta" => item.scheme = owned("uri"),
            "hop" => item.hops.push((get("seq").and_then(|s| s.parse().ok()), None, span)),
            "timestamp" if parent == "hop" => {
                open.words = Some(self.words.len());
                self.keeping += 1;
            }
            "groupSet" => item.groups.root = owned("root").map(|r| (r, span)),
            "group" => {
                let role = owned("role").or_else(|| owned("roleuri"));
                item.groups.begin(owned("id"), role, owned("mode"), span);
            }
            "groupRef" => item.groups.refer(owned("idref"), span),
            _ => {}
        }
    }

    /// Declares what a catalogue declares.
    fn catalog<'t>(&mut self, name: &str, get: &dyn Fn(&str) -> Option<&'t str>, span: Span) {
        let within = self.open.iter().any(|o| o.name == "catalogContainer");
        let facts = match &mut self.item {
            Some(item) => item,
            None => match &mut self.header {
                Some(header) => header,
                None => return,
            },
        };
        match (name, get("href"), get("alias"), get("uri")) {
            ("catalogRef", Some(href), _, _) => {
                facts.scope.add_reference(href, self.catalogs);
                facts.references.push(Said { words: href.to_owned(), span });
            }
            // The schemes of a catalogItem are its content: they are not for its own codes.
            ("scheme", _, Some(alias), Some(uri)) if !within => {
                facts.scope.declared = true;
                let retired = get("schemeretired").is_some();
                facts.scope.add(alias, uri, retired);
                facts.declared.push(Declared { alias: alias.to_owned(), span });
            }
            _ => {}
        }
    }

    /// Notes the codes of an element.
    fn codes(&mut self, tag: &Tag<'_, 'a>, span: Span) {
        let parent = self.parent();
        let holds = self.catalogs.hold_codes() && !matches!(tag.name, "conceptId" | "scheme" | "schemeMeta");
        let facts = match (&mut self.item, &mut self.header) {
            (Some(item), _) => item,
            (None, Some(header)) => header,
            _ => return,
        };
        for attribute in tag.attributes.iter().filter(|a| a.prefix.is_empty()) {
            // A URI without a code beside it names a concept too.
            if holds && attribute.name == "uri" && !tag.attributes.iter().any(|a| a.name == "qcode") {
                facts.codes.push(Code {
                    value: Cow::Borrowed(""),
                    span,
                    uri: Some(trimmed(&attribute.value)),
                });
                continue;
            }
            // Most values are no codes, and have no colon.
            if !attribute.value.contains(':')
                || CODES.binary_search(&attribute.name).is_err()
                || (tag.name == "timestamp" && parent == "header")
            {
                continue;
            }
            let beside = |name: &str| match attribute.name {
                "qcode" => name == "uri",
                own => name.strip_suffix("uri") == Some(own),
            };
            let blank = |value: &str| value.contains(char::is_whitespace);
            if blank(attribute.value.trim()) {
                // A list of codes has a list of URIs; only one against one can be compared.
                let all = attribute.value.split_whitespace().map(|value| Cow::Owned(value.to_owned()));
                facts.codes.extend(all.map(|value| Code { value, span, uri: None }));
                continue;
            }
            let uri = tag.attributes.iter().find(|a| a.prefix.is_empty() && beside(a.name));
            let uri = uri.filter(|uri| !blank(uri.value.trim())).map(|uri| trimmed(&uri.value));
            facts.codes.push(Code { value: trimmed(&attribute.value), span, uri });
        }
    }

    /// Words pass.
    pub fn text(&mut self, text: &str) {
        if self.keeping > 0 {
            self.words.push_str(text);
        }
        if self.content.depth > 0 {
            self.content.text(text);
        }
    }

    /// The innermost element ends.
    pub fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if self.content.depth > 0 {
            self.content.depth -= 1;
            self.content.end(open.name);
            if self.content.depth > 0 {
                return;
            }
            self.content.finish("", &mut self.findings);
            return;
        }
        if !open.nar {
            return;
        }
        let words = open.words.map(|from| {
            self.keeping -= 1;
            let words = self.words.split_off(from);
            words.trim().to_owned()
        });
        if open.has_bag && open.identified {
            let message = format!("<{}> has a bag, and a qcode or literal of its own beside it", open.name);
            self.report(
                &rules_vocab::LITERAL,
                message,
                open.span,
                "move the code into the bag, or remove the bag",
            );
        }
        if words.is_some() || open.asks.any(ENDS) {
            self.ended(&open, words);
        }
    }

    fn ended(&mut self, open: &Open<'a>, words: Option<String>) {
        let (name, span) = (open.name, open.span);
        if name == "inlineData"
            && let Some(words) = &words
        {
            self.content.finish(words, &mut self.findings);
        }
        if name == "header" && self.item.is_none() {
            if let Some(header) = self.header.take() {
                judge::codes(&header, self.catalogs, &mut self.findings);
            }
            return;
        }
        if open.asks.any(Asks::ITEM)
            && let Some(item) = self.item.take_if(|item| item.name == name)
        {
            self.whole(item);
            return;
        }
        let Some(item) = &mut self.item else { return };
        match (name, words) {
            ("timestamp", Some(words)) => {
                if let Some(hop) = item.hops.last_mut() {
                    hop.1 = Some(words);
                }
            }
            ("group", _) => item.groups.end(),
            (name, Some(words)) => {
                if let Some(own) = WORDS.iter().find(|own| **own == name) {
                    item.dates.entry(own).or_insert(Said { words, span });
                }
            }
            _ => {}
        }
    }

    /// Judges a whole item.
    fn whole(&mut self, item: ItemFacts<'_>) {
        judge::item(&item, &mut self.findings);
        judge::codes(&item, self.catalogs, &mut self.findings);
        item.groups.judge(item.name, &mut self.findings);
        let get = |name: &str| item.attribute("", name).unwrap_or_default().trim().to_owned();
        let version = Some(get("version")).filter(|v| !v.is_empty()).unwrap_or_else(|| "1".to_owned());
        let key = (get("guid"), version);
        if key.0.is_empty() {
            return;
        }
        if let Ok(version) = key.1.parse::<u64>() {
            self.state(&key.0, version, &item);
        }
        let message = format!("version {} of {} is in this message twice", key.1, key.0);
        if self.seen.insert(key, item.span).is_some() {
            self.report(&rules::DUPLICATE, message, item.span, "send each version of an item once");
        }
    }

    /// Holds the status of a version against those of the others: what was canceled stays so.
    fn state(&mut self, guid: &str, version: u64, item: &ItemFacts<'_>) {
        let canceled = item.status.as_ref().is_some_and(|(code, _)| code == g2::CANCELED);
        let (first, last) = self.states.entry(guid.to_owned()).or_default();
        if canceled {
            *first = Some(first.map_or(version, |first| first.min(version)));
        } else {
            *last = Some(last.map_or(version, |last| last.max(version)));
        }
        if let (Some(ended), Some(alive)) = (*first, *last)
            && ended < alive
            && (version == ended || version == alive)
        {
            let message =
                format!("{guid} was canceled in version {ended}, but version {alive} is not canceled");
            self.report(&rules::STATUS, message, item.span, "cancel it again, or send it with a new guid");
        }
    }
}
