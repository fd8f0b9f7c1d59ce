//! Rules on the codes of an item, or of a header: their aliases, catalogues and vocabularies.

use super::examples::GOOD;
use super::item_facts::ItemFacts;
use super::push;
use crate::catalogs::{COLLISION, Catalogs};
use crate::diagnostics::{Example, Finding, Rule, Severity};
use crate::model::QCode;
use crate::source::Span;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// All rules of this file.
pub static RULES: &[&Rule] = &[&NO_CATALOG, &UNRESOLVED, &UNDECLARED, &RETIRED, &DISAGREE];

/// Codes without a catalogue.
pub static NO_CATALOG: Rule = Rule {
    name: "vocab/no-catalog",
    severity: Severity::Warning,
    summary: "item uses codes but declares no catalog",
    why: "An alias has no meaning of its own. Without a catalog no code of the item can be resolved.",
    source: "NewsML-G2 2.9, sections 2.4 and 10.2; optional since 2.30",
    bad: Example::new(
        "newsml-g2",
        news_item!("guid=\"urn:x:1\" conformance=\"power\" xml:lang=\"en\"", "", "", ""),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A catalogue that is not known.
pub static UNRESOLVED: Rule = Rule {
    name: "vocab/unresolved-catalog",
    severity: Severity::Info,
    summary: "unknown catalog",
    why: "Catalogs are never fetched from the network. Codes with the aliases of this catalog were not resolved; \
        load it with `--catalog`.",
    source: "NewsML-G2 2.9, section 10.3",
    bad: Example::new(
        "newsml-g2",
        news_item!(
            "guid=\"urn:x:1\" conformance=\"power\" xml:lang=\"en\"",
            "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><catalogRef href=\"http://nord.example/catalog.xml\"/>",
            "",
            "<contentMeta><subject qcode=\"nord:1\"/></contentMeta>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// An alias that nothing declares.
pub static UNDECLARED: Rule = Rule {
    name: "vocab/undeclared-alias",
    severity: Severity::Warning,
    summary: "alias is not declared in any catalog of the item",
    why: "By the standard a code with an undeclared alias has no value, so receivers ignore the subject, place or \
        right that it names.",
    source: "NewsML-G2 2.9, section 10.2",
    bad: Example::new("newsml-g2", sound_item!("", "<contentMeta><subject qcode=\"nord:1\"/></contentMeta>")),
    good: GOOD,
    ..Rule::FIRST
};

/// A retired scheme.
pub static RETIRED: Rule = Rule {
    name: "vocab/retired-scheme",
    severity: Severity::Warning,
    summary: "scheme of a code is retired",
    why: "A retired scheme is no longer maintained, and receivers may no longer support it.",
    source: "NewsML-G2 2.35, the attribute schemeretired; IPTC’s catalog 36 and later",
    bad: Example::new(
        "newsml-g2",
        sound_item!(
            "",
            "<contentMeta><infoSource qcode=\"nprov:AFP\" role=\"isrol:originfo\"/></contentMeta>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A code and a URI that differ.
pub static DISAGREE: Rule = Rule {
    name: "vocab/code-against-uri",
    severity: Severity::Warning,
    summary: "code and URI identify different concepts",
    why: "Some receivers use the code and others the URI, so they file the story under different subjects.",
    source: "NewsML-G2 2.35, attributes with a sibling for the URI",
    bad: Example::new(
        "newsml-g2",
        sound_item!(
            "",
            "<contentMeta><subject qcode=\"medtop:20000002\" uri=\"http://cv.iptc.org/newscodes/mediatopic/20000003\"/></contentMeta>"
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// Checks the codes of an item, or of a header, by its catalogues and by the vocabularies that were given.
pub fn check(item: &ItemFacts<'_>, catalogs: &Catalogs, findings: &mut Vec<Finding>) {
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
                &RETIRED,
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
                &DISAGREE,
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
        push(findings, &NO_CATALOG, message, span, "add <catalogRef href=\"…\"/>");
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
        push(findings, &UNRESOLVED, message, span, "load the catalog with --catalog FILE");
        return;
    }
    for (alias, (count, span)) in missing {
        let times = if count == 1 { String::new() } else { format!(" ({count} codes)") };
        let message =
            format!("the alias `{alias}` is not declared in any catalog of this {}{times}", item.name);
        push(
            findings,
            &UNDECLARED,
            message,
            span,
            "declare it with <catalog> or <catalogRef>, or correct the alias",
        );
    }
}
