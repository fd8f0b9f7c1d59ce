//! Judging elements and items by the text of the standard.

use super::gather::{ItemFacts, Said};
use super::{rules, rules_content, rules_vocab as vocab};
use crate::catalogs::{COLLISION, Catalogs};
use crate::finding::{Finding, Rule};
use crate::model::{LanguageTag, QCode, WireDate};
use crate::source::Span;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

type Get<'g> = &'g dyn Fn(&str) -> Option<String>;

fn push(findings: &mut Vec<Finding>, rule: &'static Rule, message: String, span: Span, help: &str) {
    findings.push(Finding::new(rule, message).at(span).help(help));
}

/// Elements that must be identified by a code or a URI.
const CODED: &[&str] = &["itemClass", "pubStatus", "published", "conceptId", "hashtype"];
/// Elements that lead to a resource.
const TARGETS: &[&str] = &["link", "itemRef", "deliveredItemRef", "remoteContent", "remoteInfo", "icon"];
/// Attributes that older versions had, and what stands in their place.
const DEPRECATED: &[(&str, &str)] =
    &[("guidref", "residref"), ("hreftype", "contenttype"), ("derivedfrom", "the element derivedFrom")];
/// Elements that are deprecated, and what stands in their place.
const DEPRECATED_ELEMENTS: &[(&str, &str, &str)] = &[
    ("facet", "", "related"),
    ("confirmation", "dates", "the attribute confirmationstatus"),
    ("hasInstrument", "organisationDetails", "the element hasInstrument of the organisation itself"),
];

/// Judges an element by its attributes.
pub fn element(name: &str, parent: &str, get: Get<'_>, span: Span, findings: &mut Vec<Finding>) {
    let has = |name: &str| get(name).is_some_and(|v| !v.is_empty());
    if CODED.contains(&name) && !has("qcode") && !has("uri") {
        let message = format!("<{name}> has neither qcode nor uri");
        push(
            findings,
            &rules::IDENTIFIED,
            message,
            span,
            "give one of them; without it the element says nothing",
        );
    }
    if name == "provider" && parent == "itemMeta" && !has("qcode") && !has("uri") && !has("literal") {
        let message = "<provider> has neither qcode nor uri nor literal".to_owned();
        push(
            findings,
            &rules::IDENTIFIED,
            message,
            span,
            "name the provider: literal=\"…\" if it has no code",
        );
    }
    if matches!(name, "sameAs" | "broader" | "narrower" | "related")
        && !["qcode", "uri", "literal", "value"].iter().any(|a| has(a))
    {
        let message = format!("<{name}> does not say which concept it means");
        push(findings, &rules::IDENTIFIED, message, span, "give a qcode or a uri");
    }
    if has("qcode") && has("literal") {
        let message = format!("<{name}> has a qcode and a literal");
        push(findings, &vocab::LITERAL, message, span, "a code needs no literal: leave one of them out");
    }
    if TARGETS.contains(&name) && !["href", "residref", "guidref"].iter().any(|a| has(a)) {
        let message = format!("<{name}> has neither href nor residref");
        push(findings, &rules::TARGET, message, span, "say what it leads to");
    }
    for (old, new) in DEPRECATED {
        if get(old).is_some() {
            let message = format!("the attribute {old} is deprecated");
            push(findings, &rules::DEPRECATED, message, span, &format!("use {new}"));
        }
    }
    for (old, within, new) in DEPRECATED_ELEMENTS {
        if *old == name && (within.is_empty() || *within == parent) {
            push(findings, &rules::DEPRECATED, format!("<{old}> is deprecated"), span, &format!("use {new}"));
        }
    }
    if name == "position" {
        for part in ["latitude", "longitude"] {
            if !has(part) {
                let message = format!("a position has no {part}");
                push(
                    findings,
                    &rules_content::POSITION,
                    message,
                    span,
                    "give both, or leave the position out",
                );
            }
        }
    }
    if name == "rightsInfo" && has("idrefs") && has("scope") {
        let message = "rights have a scope and refer to parts of the item".to_owned();
        push(findings, &rules_content::RIGHTS, message, span, "leave one of them out");
    }
    if name == "catalogRef"
        && let Some(href) = get("href").filter(|h| !h.contains("://") && !h.starts_with("urn:"))
    {
        let message = format!("the catalogue “{href}” has no absolute address");
        push(findings, &vocab::CATALOG, message, span, "give it whole: http://…");
    }
    if name == "catalog" && has("version") && !has("guid") {
        let message = "a catalogue with a version has no guid".to_owned();
        push(findings, &vocab::CATALOG, message, span, "give the guid that its versions share");
    }
}

/// Judges an item.
pub fn item(item: &ItemFacts, findings: &mut Vec<Finding>) {
    let get = |name: &str| item.attributes.get(name).map(|v| v.trim());
    if let Some(standard) = get("standard").filter(|s| *s != "NewsML-G2") {
        let message = format!("the standard is “{standard}”");
        push(findings, &rules::STANDARD, message, item.span, "write standard=\"NewsML-G2\"");
    }
    if let Some(conformance) = get("conformance").filter(|c| !matches!(*c, "core" | "power")) {
        let message = format!("“{conformance}” is no level of conformance");
        push(findings, &rules::STANDARD, message, item.span, "write core or power, in small letters");
    }
    match get("guid") {
        Some("") | None => {
            let message = format!("the guid of this {} is empty", item.name);
            push(
                findings,
                &rules::GUID,
                message,
                item.span,
                "give the identifier that all its versions share",
            );
        }
        Some(guid) if !is_iri(guid) => {
            let message = format!("the guid “{guid}” is no IRI");
            push(
                findings,
                &rules::GUID,
                message,
                item.span,
                "give it a scheme: urn:newsml:provider:date:id, or tag:…",
            );
        }
        Some(guid) if item.attributes.get("guid").is_some_and(|written| written.len() != guid.len()) => {
            let message = format!("blanks stand around the guid “{guid}”; it was read without them");
            push(
                findings,
                &rules::GUID,
                message,
                item.span,
                "remove them: to many receivers it is another guid",
            );
        }
        Some(_) => {}
    }
    let language = get("xml:lang").map(LanguageTag::new);
    if language.as_ref().is_none_or(|l| l.as_str().is_empty()) {
        let message = format!("this {} does not state the language of its texts", item.name);
        push(findings, &rules::LANGUAGE, message, item.span, "state it: xml:lang=\"en\"");
    }
    let rtl = language.is_some_and(|l| l.direction() == crate::model::Direction::Rtl);
    if rtl && get("dir").is_none() {
        let message = "a text that runs from right to left does not say so".to_owned();
        push(
            findings,
            &rules::DIRECTION,
            message,
            item.span,
            "add dir=\"rtl\"; many receivers do not conclude it",
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
            let message = "hops do not follow each other: the first one comes first".to_owned();
            push(
                findings,
                &rules::HOPS,
                message,
                *span,
                "put them in the order of seq, and of their timestamps",
            );
        }
    }
    if let Some(scheme) = &item.scheme {
        for (code, uri, span) in &item.identifiers {
            let own = uri.clone().or_else(|| item.scope.resolve(code));
            if let Some(own) = own.filter(|u| !u.starts_with(scheme.as_str())) {
                let message = format!("the concept {own} is not of the scheme {scheme}");
                push(
                    findings,
                    &vocab::SCHEME,
                    message,
                    *span,
                    "correct its code, or leave the scheme's URI out",
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

fn dates(item: &ItemFacts, findings: &mut Vec<Finding>) {
    let said = |name: &str| item.dates.get(name);
    let moment = |name: &str| said(name).and_then(|s| WireDate::lenient(&s.words).map(|d| (d, s)));
    if let Some(version) = said("versionCreated").filter(|s| WireDate::lenient(&s.words).is_none()) {
        let message = match version.words.as_str() {
            "" => "versionCreated is empty: by the standard the whole item is void".to_owned(),
            words => format!("versionCreated is “{words}”, no date: by the standard the whole item is void"),
        };
        push(findings, &rules::VOID, message, version.span, "say when this version was created");
    }
    for (name, Said { words, span }) in
        item.dates.iter().filter(|(n, _)| **n != "edNote" && **n != "inlineData")
    {
        let Some(date) = WireDate::lenient(words) else { continue };
        if date.parts().is_some_and(|p| p.seconds.is_some() && p.zone.is_none()) {
            let message = format!("{name} is {date}, without a zone");
            push(findings, &rules::ZONE, message, *span, "add Z or an offset: +03:30");
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
        if first.order(&second) == Some(Ordering::Greater) {
            let message = format!("{earlier} ({first}) is later than {later} ({second})");
            push(findings, &rules::DATE_ORDER, message, at.span, "see which of the two is wrong");
        }
    }
    if let Some(modified) = said("contentModified").filter(|_| said("contentCreated").is_none()) {
        let message = "contentModified is given without contentCreated".to_owned();
        push(findings, &rules::DATE_ORDER, message, modified.span, "say when the content was created");
    }
    if let Some(embargo) = said("embargoed").filter(|s| s.words.is_empty() && !item.embargo_note) {
        let message = "the embargo has no end: by the standard it holds until it is lifted".to_owned();
        push(
            findings,
            &rules::EMBARGO,
            message,
            embargo.span,
            "give the date, or an edNote with the role of an embargo",
        );
    }
}

fn class(item: &ItemFacts, findings: &mut Vec<Finding>) {
    let scheme = match item.name.as_str() {
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
            _ => by_alias == Some(wanted.as_str()),
        };
        if !own {
            let message = format!("the class {code} is not of IPTC's scheme {scheme}");
            push(
                findings,
                &vocab::CLASS,
                message,
                *span,
                "take the class from the mandatory scheme: ninat:text, ninat:picture …",
            );
        }
    }
    if let Some((status, span)) = &item.status {
        let code = status.rsplit(':').next().unwrap_or(status);
        if !crate::vocab::g2::STATUSES.contains(&code) {
            let message = format!("“{status}” is no publishing status");
            push(
                findings,
                &vocab::STATUS,
                message,
                *span,
                "write stat:usable, stat:withheld or stat:canceled",
            );
        }
    }
}

/// Judges the codes of an item, or of a header, by its catalogues and by the vocabularies that were given.
pub fn codes(item: &ItemFacts, catalogs: &Catalogs, findings: &mut Vec<Finding>) {
    if catalogs.hold_codes() {
        let mut told = BTreeSet::new();
        for code in &item.codes {
            let Some(uri) = item.scope.resolve(&code.value).or_else(|| code.uri.clone()) else { continue };
            let shown = if code.value.is_empty() { &uri } else { &code.value };
            if let Some(misfit) = catalogs.judge(&uri, shown).filter(|_| told.insert(shown.clone())) {
                push(findings, misfit.rule(), misfit.message.clone(), code.span, &misfit.help);
            }
        }
    }
    for (alias, uris) in item.scope.collisions() {
        let at = item.declared.iter().rfind(|d| d.alias == alias).map_or(item.span, |d| d.span);
        let message = format!("the alias “{alias}” stands for {}", uris.join(" and for "));
        push(findings, &COLLISION, message, at, "give one of the schemes another alias");
    }
    let mut missing: BTreeMap<&str, (usize, Span)> = BTreeMap::new();
    let mut retired: BTreeSet<&str> = BTreeSet::new();
    for code in &item.codes {
        let Some(qcode) = QCode::parse(&code.value) else { continue };
        if !item.scope.declares(qcode.alias) {
            missing.entry(qcode.alias).or_insert((0, code.span)).0 += 1;
            continue;
        }
        if item.scope.is_retired(qcode.alias) && retired.insert(qcode.alias) {
            let message = format!("the scheme of “{}” is retired", qcode.alias);
            push(
                findings,
                &vocab::RETIRED,
                message,
                code.span,
                "use the scheme that replaced it, or leave the code out",
            );
        }
        if let Some(uri) = &code.uri
            && let Some(resolved) = item.scope.resolve(&code.value)
            && *uri != resolved
        {
            let message = format!("{} resolves to {resolved}, but {uri} stands beside it", code.value);
            push(
                findings,
                &vocab::DISAGREE,
                message,
                code.span,
                "let both name the same concept, or leave one out",
            );
        }
    }
    if missing.is_empty() {
        return;
    }
    if !item.scope.declared {
        let (_, span) = missing.values().next().copied().unwrap_or((0, item.span));
        let list: Vec<&str> = missing.keys().copied().collect();
        let message =
            format!("this {} uses codes ({}) and declares no catalogue", item.name, list.join(", "));
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
            "the aliases {} may be declared in {}, which is not known here",
            list.join(", "),
            item.scope.unresolved.join(", ")
        );
        push(findings, &vocab::UNRESOLVED, message, span, "give the catalogue with --catalog FILE");
        return;
    }
    for (alias, (count, span)) in missing {
        let times = if count == 1 { String::new() } else { format!(" ({count} codes)") };
        let message = format!("no catalogue of this {} declares the alias “{alias}”{times}", item.name);
        push(
            findings,
            &vocab::UNDECLARED,
            message,
            span,
            "declare it with <catalog> or <catalogRef>, or correct the alias",
        );
    }
}
