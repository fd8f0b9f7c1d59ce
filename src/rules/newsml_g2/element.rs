//! Rules on one element: what it means, what it leads to, whether it is deprecated.

use super::examples::GOOD;
use super::names::{self, Triggers};
use super::push;
use crate::diagnostics::{Example, Finding, Rule, Severity};
use crate::source::Span;
use crate::syntax::xml::Attribute;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&IDENTIFIED, &TARGET, &DEPRECATED, &LITERAL, &CATALOG, &POSITION, &RIGHTS];

/// A property without an identifier.
pub static IDENTIFIED: Rule = Rule {
    name: "newsml/identified",
    severity: Severity::Warning,
    summary: "property has no code, URI or literal",
    why: "The schema allows all of them to be missing, but then the element has no meaning. The same is true of a \
        measure without a unit.",
    source: "NewsML-G2 2.9, sections 2.7 and 10.6; 2.35, annotations of the schema (qcode or uri, rel or reluri, hashtype or hashtypeuri, and the like)",
    bad: Example::new("newsml-g2", sound_item!("<pubStatus/>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// A link that leads nowhere.
pub static TARGET: Rule = Rule {
    name: "newsml/target",
    severity: Severity::Warning,
    summary: "link or reference has no target",
    why: "Without `href` or `residref` it leads nowhere, although the schema allows it.",
    source: "NewsML-G2 2.9, section 2.8",
    bad: Example::new("newsml-g2", sound_item!("<link rel=\"irel:seeAlso\"/>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// Something that older versions had.
pub static DEPRECATED: Rule = Rule {
    name: "newsml/deprecated",
    severity: Severity::Warning,
    summary: "deprecated element or attribute",
    why: "The schema keeps it for old items, but receivers no longer have to support it.",
    source: "NewsML-G2 2.35, annotations of the schema",
    bad: Example::new("newsml-g2", sound_item!("<link guidref=\"urn:x:2\"/>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// A code and a literal.
pub static LITERAL: Rule = Rule {
    name: "vocab/literal",
    severity: Severity::Warning,
    summary: "property has both a code and a literal, or one beside a bag",
    why: "Both identify the concept, and the standard does not define which one is used if they differ.",
    source: "NewsML-G2 2.9, section 10.6",
    bad: Example::new(
        "newsml-g2",
        sound_item!("", "<contentMeta><creator qcode=\"nprov:AFP\" literal=\"reed\"/></contentMeta>"),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A reference to a catalogue that cannot be followed.
pub static CATALOG: Rule = Rule {
    name: "vocab/catalog",
    severity: Severity::Warning,
    summary: "catalog has a relative address, or a version without a guid",
    why: "A relative address refers to a different file in every system that receives the item.",
    source: "NewsML-G2 2.9, sections 2.4 and 10.3",
    bad: Example::new(
        "newsml-g2",
        news_item!(
            "guid=\"urn:x:1\" conformance=\"power\" xml:lang=\"en\"",
            "<catalogRef href=\"catalog.xml\"/>",
            "",
            ""
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// Half a position.
pub static POSITION: Rule = Rule {
    name: "newsml/position",
    severity: Severity::Warning,
    summary: "position without latitude or longitude",
    why: "A position with only one of the two cannot be shown on a map. Many receivers use 0 for the missing one \
        and show a place in the sea.",
    source: "NewsML-G2 2.9, section 5.2",
    bad: Example::new(
        "newsml-g2",
        sound_item!(
            "",
            "<contentMeta><subject qcode=\"medtop:1\"><geoAreaDetails><position latitude=\"35.7\"/></geoAreaDetails></subject></contentMeta>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// Rights of a part and of the whole.
pub static RIGHTS: Rule = Rule {
    name: "newsml/rights-scope",
    severity: Severity::Warning,
    summary: "rights have both a scope and references to parts",
    why: "It is not clear whether they apply to the whole item or to the parts.",
    source: "NewsML-G2 2.9, section 2.6",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><rightsInfo idrefs=\"p1\" scope=\"riscope:content\"/><itemMeta><itemClass qcode=\"ninat:text\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta><partMeta partid=\"p1\" id=\"p1\"/></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// Attributes that older versions had, and what stands in their place.
const OLD: &[(&str, &str)] =
    &[("guidref", "residref"), ("hreftype", "contenttype"), ("derivedfrom", "the element derivedFrom")];

/// An element whose tag has passed.
pub struct Element<'e, 'a> {
    pub name: &'a str,
    pub parent: &'a str,
    pub triggers: Triggers,
    pub attributes: &'e [Attribute<'a>],
    pub span: Span,
}

impl Element<'_, '_> {
    /// An attribute without prefix, and without the white space around its value.
    pub fn get(&self, name: &str) -> Option<&str> {
        let own = self.attributes.iter().find(|a| a.prefix.is_empty() && a.name == name);
        own.map(|a| a.value.trim())
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !value.is_empty())
    }

    /// Checks the element by its name and attributes; returns whether it has a code or a literal.
    pub fn check(&self, findings: &mut Vec<Finding>) -> bool {
        if self.triggers != Triggers::default() {
            self.by_name(findings);
        }
        let (mut qcode, mut literal) = (None, None);
        for attribute in self.attributes.iter().filter(|a| a.prefix.is_empty()) {
            match attribute.name {
                "qcode" => qcode = Some(attribute.value.trim()),
                "literal" => literal = Some(attribute.value.trim()),
                name => {
                    if let Some((old, new)) = OLD.iter().find(|(old, _)| *old == name) {
                        let message = format!("deprecated attribute `{old}`");
                        push(findings, &DEPRECATED, message, self.span, &format!("use {new}"));
                    }
                }
            }
        }
        let told = |value: Option<&str>| value.is_some_and(|value| !value.is_empty());
        if told(qcode) && told(literal) {
            let message = format!("<{}> has a qcode and a literal", self.name);
            let help = "remove one of them; a code needs no literal";
            push(findings, &LITERAL, message, self.span, help);
        }
        qcode.is_some() || literal.is_some()
    }

    fn by_name(&self, findings: &mut Vec<Finding>) {
        let Self { name, parent, triggers, span, .. } = *self;
        if triggers.any(Triggers::IDENTIFIED) {
            let wanted = names::identifying(name, parent);
            if !wanted.is_empty() && !wanted.iter().any(|attribute| self.has(attribute)) {
                let (message, help) = unidentified(name, wanted);
                push(findings, &IDENTIFIED, message, span, &help);
            }
        }
        if triggers.any(Triggers::TARGET) && !["href", "residref", "guidref"].iter().any(|a| self.has(a)) {
            let message = format!("<{name}> has neither `href` nor `residref`");
            push(findings, &TARGET, message, span, "add the address or the guid of the target");
        }
        if triggers.any(Triggers::DEPRECATED) {
            let own = |(old, within, _): &&(&str, &str, &str)| {
                *old == name && (within.is_empty() || *within == parent)
            };
            for (old, _, new) in names::DEPRECATED.iter().filter(own) {
                let message = format!("deprecated element <{old}>");
                push(findings, &DEPRECATED, message, span, &format!("use {new}"));
            }
        }
        if triggers.any(Triggers::OWN) {
            self.own(findings);
        }
    }

    /// The rules on one element alone.
    fn own(&self, findings: &mut Vec<Finding>) {
        let span = self.span;
        match self.name {
            "provider"
                if self.parent == "itemMeta" && !["qcode", "uri", "literal"].iter().any(|a| self.has(a)) =>
            {
                let message = "<provider> has neither qcode nor uri nor literal".to_owned();
                let help = "add the provider's code, or literal=\"…\" if it has none";
                push(findings, &IDENTIFIED, message, span, help);
            }
            "position" => {
                for part in ["latitude", "longitude"].into_iter().filter(|part| !self.has(part)) {
                    let message = format!("position without {part}");
                    let help = "add it, or remove the position";
                    push(findings, &POSITION, message, span, help);
                }
            }
            "rightsInfo" if self.has("idrefs") && self.has("scope") => {
                let message = "<rightsInfo> has both a scope and references to parts of the item".to_owned();
                push(findings, &RIGHTS, message, span, "remove one of them");
            }
            "catalogRef" => {
                let relative = |href: &&str| !href.contains("://") && !href.starts_with("urn:");
                if let Some(href) = self.get("href").filter(relative) {
                    let message = format!("the address of the catalog `{href}` is not absolute");
                    push(findings, &CATALOG, message, span, "write the complete address: http://…");
                }
            }
            "catalog" if self.has("version") && !self.has("guid") => {
                let message = "a catalog with a version has no guid".to_owned();
                push(findings, &CATALOG, message, span, "add the guid that its versions share");
            }
            _ => {}
        }
    }
}

/// What is said of an element that has none of the attributes that would say what it means.
fn unidentified(name: &str, wanted: &[&str]) -> (String, String) {
    match wanted {
        ["qcode", "uri"] => (
            format!("<{name}> has neither qcode nor uri"),
            "add one of them; without it the element has no meaning".to_owned(),
        ),
        [code, uri] => (format!("<{name}> has neither {code} nor {uri}"), format!("add {code}=\"…\"")),
        _ => (format!("<{name}> does not identify a concept"), "add a qcode or a uri".to_owned()),
    }
}
