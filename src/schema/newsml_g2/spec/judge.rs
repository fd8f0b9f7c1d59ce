//! Judging elements and items by the text of the standard.

use super::gather::{ItemFacts, Said};
use super::names::{self, Asks};
use super::{rules, rules_content, rules_vocab as vocab};
use crate::catalogs::{COLLISION, Catalogs};
use crate::diagnostics::{Finding, Rule};
use crate::model::{LanguageTag, QCode, WireDate};
use crate::source::Span;
use crate::syntax::xml::Attribute;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

fn push(findings: &mut Vec<Finding>, rule: &'static Rule, message: String, span: Span, help: &str) {
    findings.push(Finding::new(rule, message).at(span).help(help));
}

/// Attributes that older versions had, and what stands in their place.
const OLD: &[(&str, &str)] =
    &[("guidref", "residref"), ("hreftype", "contenttype"), ("derivedfrom", "the element derivedFrom")];

/// An element whose tag has passed.
pub struct Element<'e, 'a> {
    pub name: &'a str,
    pub parent: &'a str,
    pub asks: Asks,
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

    /// Judges the element by its name and attributes; returns whether it has a code or a literal.
    pub fn judge(&self, findings: &mut Vec<Finding>) -> bool {
        if self.asks != Asks::default() {
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
                        push(findings, &rules::DEPRECATED, message, self.span, &format!("use {new}"));
                    }
                }
            }
        }
        let told = |value: Option<&str>| value.is_some_and(|value| !value.is_empty());
        if told(qcode) && told(literal) {
            let message = format!("<{}> has a qcode and a literal", self.name);
            let help = "remove one of them; a code needs no literal";
            push(findings, &vocab::LITERAL, message, self.span, help);
        }
        qcode.is_some() || literal.is_some()
    }

    fn by_name(&self, findings: &mut Vec<Finding>) {
        let Self { name, parent, asks, span, .. } = *self;
        if asks.any(Asks::IDENTIFIED) {
            let wanted = names::identifying(name, parent);
            if !wanted.is_empty() && !wanted.iter().any(|attribute| self.has(attribute)) {
                let (message, help) = unidentified(name, wanted);
                push(findings, &rules::IDENTIFIED, message, span, &help);
            }
        }
        if asks.any(Asks::TARGET) && !["href", "residref", "guidref"].iter().any(|a| self.has(a)) {
            let message = format!("<{name}> has neither `href` nor `residref`");
            push(findings, &rules::TARGET, message, span, "add the address or the guid of the target");
        }
        if asks.any(Asks::DEPRECATED) {
            let own = |(old, within, _): &&(&str, &str, &str)| {
                *old == name && (within.is_empty() || *within == parent)
            };
            for (old, _, new) in names::DEPRECATED.iter().filter(own) {
                let message = format!("deprecated element <{old}>");
                push(findings, &rules::DEPRECATED, message, span, &format!("use {new}"));
            }
        }
        if asks.any(Asks::OWN) {
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
                push(findings, &rules::IDENTIFIED, message, span, help);
            }
            "position" => {
                for part in ["latitude", "longitude"].into_iter().filter(|part| !self.has(part)) {
                    let message = format!("position without {part}");
                    let help = "add it, or remove the position";
                    push(findings, &rules_content::POSITION, message, span, help);
                }
            }
            "rightsInfo" if self.has("idrefs") && self.has("scope") => {
                let message = "<rightsInfo> has both a scope and references to parts of the item".to_owned();
                push(findings, &rules_content::RIGHTS, message, span, "remove one of them");
            }
            "catalogRef" => {
                let relative = |href: &&str| !href.contains("://") && !href.starts_with("urn:");
                if let Some(href) = self.get("href").filter(relative) {
                    let message = format!("the address of the catalog `{href}` is not absolute");
                    push(findings, &vocab::CATALOG, message, span, "write the complete address: http://…");
                }
            }
            "catalog" if self.has("version") && !self.has("guid") => {
                let message = "a catalog with a version has no guid".to_owned();
                push(findings, &vocab::CATALOG, message, span, "add the guid that its versions share");
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

/// Judges an item.
pub fn item(item: &ItemFacts<'_>, findings: &mut Vec<Finding>) {
    let get = |name: &str| item.attribute("", name).map(str::trim);
    if let Some(standard) = get("standard").filter(|s| *s != "NewsML-G2") {
        let message = format!("unknown standard `{standard}`");
        push(findings, &rules::STANDARD, message, item.span, "write standard=\"NewsML-G2\"");
    }
    if let Some(conformance) = get("conformance").filter(|c| !matches!(*c, "core" | "power")) {
        let message = format!("unknown conformance level `{conformance}`");
        push(findings, &rules::STANDARD, message, item.span, "write `core` or `power`, in lower case");
    }
    match get("guid") {
        Some("") | None => {
            let message = format!("the guid of this {} is empty", item.name);
            push(
                findings,
                &rules::GUID,
                message,
                item.span,
                "add the identifier that all its versions share",
            );
        }
        Some(guid) if !is_iri(guid) => {
            let message = format!("the guid `{guid}` is not an IRI");
            push(
                findings,
                &rules::GUID,
                message,
                item.span,
                "add a scheme, such as urn:newsml:provider:date:id or tag:…",
            );
        }
        Some(guid) if item.attribute("", "guid").is_some_and(|written| written.len() != guid.len()) => {
            let message = format!("white space around the guid `{guid}`; it was read without it");
            push(
                findings,
                &rules::GUID,
                message,
                item.span,
                "remove it; many receivers treat it as another guid",
            );
        }
        Some(_) => {}
    }
    let language = item.attribute("xml", "lang").map(|tag| LanguageTag::new(tag.trim()));
    if language.as_ref().is_none_or(|l| l.as_str().is_empty()) {
        let message = format!("this {} does not declare the language of its text", item.name);
        push(findings, &rules::LANGUAGE, message, item.span, "add the language, such as xml:lang=\"en\"");
    }
    let rtl = language.is_some_and(|l| l.direction() == crate::model::Direction::Rtl);
    if rtl && get("dir").is_none() {
        let message = "the direction of right-to-left text is not declared".to_owned();
        push(
            findings,
            &rules::DIRECTION,
            message,
            item.span,
            "add dir=\"rtl\"; many receivers do not derive it from the language",
        );
    }
    dates(item, findings);
    class(item, findings);
    for pair in item.hops.windows(2) {
        let [(first, earlier, _), (second, later, span)] = pair else { continue };
        let ordered = first.zip(*second).is_none_or(|(a, b)| a < b);
        let moment = |t: &Option<String>| t.as_deref().map(WireDate::new);
        let sooner = matches!((moment(earlier), moment(later)), (Some(a), Some(b)) if a.order(&b) == Some(Ordering::Greater));
        if !ordered || sooner {
            let message = "hops are not in order".to_owned();
            push(findings, &rules::HOPS, message, *span, "sort them by `seq` and by their timestamps");
        }
    }
    if let Some(scheme) = &item.scheme {
        for (code, uri, span) in &item.identifiers {
            let own = uri.clone().or_else(|| item.scope.resolve(code));
            if let Some(own) = own.filter(|u| !u.starts_with(scheme.as_str())) {
                let message = format!("the concept {own} is not in the scheme {scheme}");
                push(
                    findings,
                    &vocab::SCHEME,
                    message,
                    *span,
                    "correct its code, or remove the scheme's URI",
                );
            }
        }
    }
}

/// Whether a text begins as an IRI does: a scheme, a colon, and something without blanks.
fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
        && !rest.is_empty()
        && !text.contains(char::is_whitespace)
}

fn dates(item: &ItemFacts<'_>, findings: &mut Vec<Finding>) {
    let said = |name: &str| item.dates.get(name);
    let dates: Vec<(&str, Option<WireDate>, &Said)> = item
        .dates
        .iter()
        .filter(|(name, _)| !matches!(**name, "edNote" | "inlineData"))
        .map(|(name, said)| (*name, WireDate::lenient(&said.words), said))
        .collect();
    let moment = |name: &str| {
        let (_, date, said) = dates.iter().find(|(own, ..)| *own == name)?;
        Some((date.as_ref()?, *said))
    };
    if let Some(version) = said("versionCreated").filter(|_| moment("versionCreated").is_none()) {
        let message = match version.words.as_str() {
            "" => "versionCreated is empty, which makes the whole item void".to_owned(),
            words => format!("versionCreated is “{words}”, not a date, which makes the whole item void"),
        };
        push(
            findings,
            &rules::VOID,
            message,
            version.span,
            "add the date and time at which this version was created",
        );
    }
    for (name, date, said) in &dates {
        let Some(date) = date else { continue };
        if date.parts().is_some_and(|p| p.seconds.is_some() && p.zone.is_none()) {
            let message = format!("{name} has no time zone: {date}");
            push(findings, &rules::ZONE, message, said.span, "add Z or an offset such as +03:30");
        }
    }
    for (earlier, later) in [
        ("firstCreated", "versionCreated"),
        ("contentCreated", "versionCreated"),
        ("contentModified", "versionCreated"),
        ("contentCreated", "contentModified"),
        ("versionCreated", "expires"),
    ] {
        let (Some((first, at)), Some((second, _))) = (moment(earlier), moment(later)) else { continue };
        if first.order(second) == Some(Ordering::Greater) {
            let message = format!("{earlier} ({first}) is later than {later} ({second})");
            push(findings, &rules::DATE_ORDER, message, at.span, "correct the date that is wrong");
        }
    }
    if let Some(modified) = said("contentModified").filter(|_| said("contentCreated").is_none()) {
        let message = "contentModified without contentCreated".to_owned();
        push(
            findings,
            &rules::DATE_ORDER,
            message,
            modified.span,
            "add the date at which the content was created",
        );
    }
    if let Some(embargo) = said("embargoed").filter(|s| s.words.is_empty() && !item.embargo_note) {
        let message = "the embargo has no end and lasts until a later version lifts it".to_owned();
        push(
            findings,
            &rules::EMBARGO,
            message,
            embargo.span,
            "add the date, or an edNote with the role of an embargo",
        );
    }
}

fn class(item: &ItemFacts<'_>, findings: &mut Vec<Finding>) {
    let scheme = match item.name {
        "newsItem" | "packageItem" => "ninature",
        "conceptItem" | "knowledgeItem" => "cinature",
        "planningItem" => "plinature",
        "catalogItem" => "catinature",
        _ => return,
    };
    let wanted = format!("http://cv.iptc.org/newscodes/{scheme}/");
    if let Some((code, span)) = &item.class {
        let uri = item.scope.resolve(code);
        let known = QCode::parse(code).is_some_and(|q| item.scope.declares(q.alias));
        // Without its catalogue an alias is taken for IPTC's where it is one of them.
        let by_alias =
            QCode::parse(code).and_then(|q| crate::vocab::schemes::by_alias(q.alias)).map(|s| s.uri);
        let own = match (&uri, known) {
            (Some(uri), true) => uri.starts_with(&wanted),
            // A catalog that is not known may declare the alias for IPTC's scheme.
            _ if !item.scope.unresolved.is_empty() => true,
            _ => by_alias == Some(wanted.as_str()),
        };
        if !own {
            let message = format!("the class {code} is not in IPTC's scheme {scheme}");
            push(
                findings,
                &vocab::CLASS,
                message,
                *span,
                "use a class of the mandatory scheme, such as ninat:text or ninat:picture",
            );
        }
    }
    if let Some((status, span)) = &item.status {
        let code = status.rsplit(':').next().unwrap_or(status);
        if !crate::vocab::g2::STATUSES.contains(&code) {
            let message = format!("unknown publishing status `{status}`");
            push(findings, &vocab::STATUS, message, *span, "use stat:usable, stat:withheld or stat:canceled");
        }
    }
}

/// Judges the codes of an item, or of a header, by its catalogues and by the vocabularies that were given.
pub fn codes(item: &ItemFacts<'_>, catalogs: &Catalogs, findings: &mut Vec<Finding>) {
    if catalogs.hold_codes() {
        misfits(item, catalogs, findings);
    }
    collisions(item, findings);
    aliases(item, findings);
}

/// Codes that their vocabularies do not have, or no longer.
fn misfits(item: &ItemFacts<'_>, catalogs: &Catalogs, findings: &mut Vec<Finding>) {
    let mut told = BTreeSet::new();
    for code in &item.codes {
        let resolved = item.scope.resolve(&code.value).map(Cow::Owned);
        let Some(uri) = resolved.or_else(|| code.uri.clone()) else { continue };
        let shown = if code.value.is_empty() { &uri } else { &code.value };
        if let Some(misfit) = catalogs.judge(&uri, shown).filter(|_| told.insert(shown.clone())) {
            push(findings, misfit.rule(), misfit.message.clone(), code.span, &misfit.help);
        }
    }
}

/// Aliases that stand for two schemes.
fn collisions(item: &ItemFacts<'_>, findings: &mut Vec<Finding>) {
    let collisions = item.scope.collisions();
    if collisions.is_empty() {
        return;
    }
    let declared: BTreeMap<&str, Span> = item.declared.iter().map(|d| (d.alias.as_str(), d.span)).collect();
    for (alias, uris) in collisions {
        let at = declared.get(alias).copied().unwrap_or(item.span);
        let message = format!("the alias `{alias}` is declared for {}", uris.join(" and for "));
        push(findings, &COLLISION, message, at, "change the alias of one of the schemes");
    }
}

/// Aliases that nothing declares, or whose scheme is retired, and codes that do not agree with the URIs beside them.
fn aliases(item: &ItemFacts<'_>, findings: &mut Vec<Finding>) {
    let mut missing: BTreeMap<&str, (usize, Span)> = BTreeMap::new();
    let mut retired: BTreeSet<&str> = BTreeSet::new();
    // Codes of one scheme often stand beside each other.
    let mut last: Option<(&str, Option<bool>)> = None;
    for code in &item.codes {
        let Some(qcode) = QCode::parse(&code.value) else { continue };
        let known = match last.filter(|(alias, _)| *alias == qcode.alias) {
            Some((_, known)) => known,
            None => item.scope.retirement(qcode.alias),
        };
        last = Some((qcode.alias, known));
        let Some(is_retired) = known else {
            missing.entry(qcode.alias).or_insert((0, code.span)).0 += 1;
            continue;
        };
        if is_retired && retired.insert(qcode.alias) {
            let message = format!("the scheme of `{}` is retired", qcode.alias);
            push(
                findings,
                &vocab::RETIRED,
                message,
                code.span,
                "use the scheme that replaced it, or remove the code",
            );
        }
        if let Some(uri) = &code.uri
            && let Some(resolved) = item.scope.resolve(&code.value)
            && *uri != resolved
        {
            let message = format!("{} resolves to {resolved}, but the URI beside it is {uri}", code.value);
            push(
                findings,
                &vocab::DISAGREE,
                message,
                code.span,
                "make both identify the same concept, or remove one",
            );
        }
    }
    if missing.is_empty() {
        return;
    }
    if !item.scope.declared {
        let (_, span) = missing.values().next().copied().unwrap_or((0, item.span));
        let list: Vec<&str> = missing.keys().copied().collect();
        let message = format!("this {} uses codes ({}) but declares no catalog", item.name, list.join(", "));
        push(findings, &vocab::NO_CATALOG, message, span, "add <catalogRef href=\"…\"/>");
        return;
    }
    if !item.scope.unresolved.is_empty() {
        let span = item
            .references
            .iter()
            .find(|r| item.scope.unresolved.contains(&r.words))
            .map_or(item.span, |r| r.span);
        let list: Vec<&str> = missing.keys().copied().collect();
        let message = format!(
            "the aliases {} may be declared in {}, which is an unknown catalog",
            list.join(", "),
            item.scope.unresolved.join(", ")
        );
        push(findings, &vocab::UNRESOLVED, message, span, "load the catalog with --catalog FILE");
        return;
    }
    for (alias, (count, span)) in missing {
        let times = if count == 1 { String::new() } else { format!(" ({count} codes)") };
        let message =
            format!("the alias `{alias}` is not declared in any catalog of this {}{times}", item.name);
        push(
            findings,
            &vocab::UNDECLARED,
            message,
            span,
            "declare it with <catalog> or <catalogRef>, or correct the alias",
        );
    }
}
