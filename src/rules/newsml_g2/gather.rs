//! Gathering what the rules need to know of an item while its events pass.

use super::content::Content;
use super::element::{Element, LITERAL};
use super::item_facts::{AliasDeclaration, Code, ItemFacts, PlacedWords};
use super::names::{TriggerTable, Triggers, WORDS};
use super::versions::Versions;
use super::{codes, item};
use crate::catalogs::Catalogs;
use crate::diagnostics::{Finding, Rule};
use crate::source::Span;
use crate::syntax::xml::Tag;
use std::borrow::Cow;

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

/// An open element.
struct OpenElement<'a> {
    name: &'a str,
    nar: bool,
    triggers: Triggers,
    span: Span,
    /// Where its words begin in the buffer, where they are kept.
    words: Option<usize>,
    has_bag: bool,
    identified: bool,
}

/// What must be asked of an element for its end to be of interest.
const ENDS: Triggers = Triggers::ITEM.or(Triggers::NOTED);

/// A value without the white space around it.
fn trimmed<'a>(value: &Cow<'a, str>) -> Cow<'a, str> {
    match value {
        Cow::Borrowed(value) => Cow::Borrowed(value.trim()),
        Cow::Owned(value) => Cow::Owned(value.trim().to_owned()),
    }
}

/// The check of one document by the text of the standard, fed by whoever walks over its elements.
pub struct SpecificationCheck<'a, 'c> {
    catalogs: &'c Catalogs,
    triggers: &'c TriggerTable,
    open: Vec<OpenElement<'a>>,
    item: Option<ItemFacts<'a>>,
    /// Codes of a message's header, by its own catalogues.
    header: Option<ItemFacts<'a>>,
    words: String,
    keeping: usize,
    content: Content,
    versions: Versions,
    /// What was found.
    pub findings: Vec<Finding>,
}

impl<'a, 'c> SpecificationCheck<'a, 'c> {
    /// Begins.
    pub fn new(catalogs: &'c Catalogs, triggers: &'c TriggerTable) -> Self {
        Self {
            catalogs,
            triggers,
            open: Vec::new(),
            item: None,
            header: None,
            words: String::new(),
            keeping: 0,
            content: Content::default(),
            versions: Versions::default(),
            findings: Vec::new(),
        }
    }

    fn report(&mut self, rule: &'static Rule, message: impl Into<String>, span: Span, help: &str) {
        self.findings.push(Finding::new(rule, message).at(span).help(help));
    }

    /// An element begins; `nar` if it is in the namespace of NewsML-G2, and `name` the number of its name in the list of
    /// names that the table was made of, if it is one of them.
    pub fn start(&mut self, tag: &Tag<'_, 'a>, nar: bool, name: Option<u16>) {
        let triggers = self.triggers.of(name.filter(|_| nar));
        let span = Span::new(tag.start, tag.end);
        let within = self.content.depth > 0;
        let mut open = OpenElement {
            name: tag.name,
            nar,
            triggers,
            span,
            words: None,
            has_bag: false,
            identified: false,
        };
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

    fn nar(&mut self, tag: &Tag<'_, 'a>, open: &mut OpenElement<'a>) {
        let (triggers, span) = (open.triggers, open.span);
        let parent = self.parent();
        if triggers.any(Triggers::ITEM) && (self.open.is_empty() || parent == "itemSet") {
            let attributes = tag.attributes.clone();
            self.item = Some(ItemFacts { name: tag.name, span, attributes, ..ItemFacts::default() });
            return;
        }
        if tag.name == "header" && parent == "newsMessage" {
            self.header = Some(ItemFacts { name: tag.name, span, ..ItemFacts::default() });
            return;
        }
        self.codes(tag, span);
        let element = Element { name: tag.name, parent, triggers, attributes: tag.attributes, span };
        open.identified = element.check(&mut self.findings);
        if triggers.any(Triggers::WORDS) {
            open.words = Some(self.words.len());
            self.keeping += 1;
        }
        if triggers.any(Triggers::NOTED) {
            self.note(tag.name, &|name| element.get(name), open);
        }
    }

    /// Takes note of what the rules on the whole item ask for.
    fn note<'t>(&mut self, name: &'a str, get: &dyn Fn(&str) -> Option<&'t str>, open: &mut OpenElement<'a>) {
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
                facts.references.push(PlacedWords { words: href.to_owned(), span });
            }
            // The schemes of a catalogItem are its content: they are not for its own codes.
            ("scheme", _, Some(alias), Some(uri)) if !within => {
                facts.scope.declared = true;
                let retired = get("schemeretired").is_some();
                facts.scope.add(alias, uri, retired);
                facts.declared.push(AliasDeclaration { alias: alias.to_owned(), span });
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
            self.report(&LITERAL, message, open.span, "move the code into the bag, or remove the bag");
        }
        if words.is_some() || open.triggers.any(ENDS) {
            self.ended(&open, words);
        }
    }

    fn ended(&mut self, open: &OpenElement<'a>, words: Option<String>) {
        let (name, span) = (open.name, open.span);
        if name == "inlineData"
            && let Some(words) = &words
        {
            self.content.finish(words, &mut self.findings);
        }
        if name == "header" && self.item.is_none() {
            if let Some(header) = self.header.take() {
                codes::check(&header, self.catalogs, &mut self.findings);
            }
            return;
        }
        if open.triggers.any(Triggers::ITEM)
            && let Some(item) = self.item.take_if(|item| item.name == name)
        {
            item::check(&item, &mut self.findings);
            codes::check(&item, self.catalogs, &mut self.findings);
            item.groups.check(item.name, &mut self.findings);
            self.versions.check(&item, &mut self.findings);
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
                    item.dates.entry(own).or_insert(PlacedWords { words, span });
                }
            }
            _ => {}
        }
    }
}
