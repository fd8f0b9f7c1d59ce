//! Rules on an item: its standard, guid, language, class and status, the hops that it made, the scheme of its concepts.

use super::examples::GOOD;
use super::item_facts::ItemFacts;
use super::{dates, push};
use crate::diagnostics::{Example, Finding, Rule, Severity};
use crate::model::{LanguageTag, QCode, WireDate};
use std::cmp::Ordering;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&STANDARD, &GUID, &LANGUAGE, &DIRECTION, &HOPS, &CLASS, &STATUS, &SCHEME];

/// What the item says of its standard.
pub static STANDARD: Rule = Rule {
    name: "newsml/standard",
    severity: Severity::Warning,
    summary: "wrong name of the standard or of its conformance level",
    why: "Programs choose the schema by the exact spelling of these two values.",
    source: "NewsML-G2 2.9, section 2.2",
    bad: Example::new(
        "newsml-g2",
        news_item!(
            "guid=\"urn:x:1\" conformance=\"Power\" xml:lang=\"en\"",
            "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
            "",
            ""
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A guid that is none.
pub static GUID: Rule = Rule {
    name: "newsml/guid",
    severity: Severity::Warning,
    summary: "guid is empty or not an IRI",
    why: "An identifier without a scheme is unique only within one provider. Two providers can use the same one for \
        different stories. A guid is an IRI that all versions of the item share.",
    source: "NewsML-G2 2.9, section 2.3; RFC 3085",
    bad: Example::new(
        "newsml-g2",
        news_item!(
            "guid=\"4711\" conformance=\"power\" xml:lang=\"en\"",
            "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
            "",
            ""
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// No language.
pub static LANGUAGE: Rule = Rule {
    name: "newsml/language",
    severity: Severity::Warning,
    summary: "language of the item is missing",
    why: "Headlines, names and notes inherit their language from the item. Without it software cannot hyphenate, \
        pronounce or translate them.",
    source: "NewsML-G2 2.9, section 2.3; the attribute xml:lang",
    bad: Example::new(
        "newsml-g2",
        news_item!(
            "guid=\"urn:x:1\" conformance=\"power\"",
            "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
            "",
            ""
        ),
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A direction that is not said.
pub static DIRECTION: Rule = Rule {
    name: "newsml/direction",
    severity: Severity::Info,
    summary: "direction of a right-to-left item is missing",
    why: "Few receivers derive the direction from the language. Without `dir` they show the text aligned to the \
        left, with its punctuation on the wrong side.",
    source: "NewsML-G2 2.35, the attribute dir; practice",
    bad: Example::new(
        "newsml-g2",
        news_item!(
            "guid=\"urn:x:1\" conformance=\"power\" xml:lang=\"fa\"",
            "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
            "",
            ""
        ),
    ),
    good: Example::new(
        "newsml-g2",
        news_item!(
            "guid=\"urn:x:1\" conformance=\"power\" xml:lang=\"fa\" dir=\"rtl\"",
            "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/>",
            "",
            ""
        ),
    ),
    ..Rule::FIRST
};

/// Hops out of order.
pub static HOPS: Rule = Rule {
    name: "newsml/hop-order",
    severity: Severity::Warning,
    summary: "hops are not in the order of number and time",
    why: "The history does not show who handled the item last.",
    source: "NewsML-G2 2.35, hopHistory",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><hopHistory><hop seq=\"2\"/><hop seq=\"1\"/></hopHistory><itemMeta><itemClass qcode=\"ninat:text\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A class of another scheme.
pub static CLASS: Rule = Rule {
    name: "vocab/item-class",
    severity: Severity::Warning,
    summary: "item class is not in IPTC’s mandatory scheme",
    why: "Receivers route items by their class, and they know only the classes of IPTC.",
    source: "NewsML-G2 2.9, section 2.7.1",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><catalog><scheme alias=\"icls\" uri=\"http://nord.example/class/\"/></catalog><itemMeta><itemClass qcode=\"icls:text\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta></newsItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// A status that there is not.
pub static STATUS: Rule = Rule {
    name: "vocab/pub-status",
    severity: Severity::Warning,
    summary: "unknown publishing status",
    why: "Receivers treat a misspelled status as usable and publish an item that was withdrawn. The known ones are \
        usable, withheld and canceled.",
    source: "NewsML-G2 2.9, section 2.7.2",
    bad: Example::new("newsml-g2", sound_item!("<pubStatus qcode=\"stat:cancelled\"/>", "")),
    good: GOOD,
    ..Rule::FIRST
};

/// A concept of another scheme.
pub static SCHEME: Rule = Rule {
    name: "vocab/concept-scheme",
    severity: Severity::Warning,
    summary: "concept is not in the scheme of its vocabulary",
    why: "Its codes would be resolved in one scheme and looked up in another.",
    source: "NewsML-G2 2.35, schemeMeta",
    bad: Example::new(
        "newsml-g2",
        "<knowledgeItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><itemMeta><itemClass qcode=\"cinat:scheme\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta><conceptSet><concept><conceptId qcode=\"medtop:1\"/><name>Rain</name></concept></conceptSet><schemeMeta uri=\"http://nord.example/cv/\"/></knowledgeItem>",
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// Checks a whole item but for its codes and groups.
pub fn check(item: &ItemFacts<'_>, findings: &mut Vec<Finding>) {
    let get = |name: &str| item.attribute("", name).map(str::trim);
    if let Some(standard) = get("standard").filter(|s| *s != "NewsML-G2") {
        let message = format!("unknown standard `{standard}`");
        push(findings, &STANDARD, message, item.span, "write standard=\"NewsML-G2\"");
    }
    if let Some(conformance) = get("conformance").filter(|c| !matches!(*c, "core" | "power")) {
        let message = format!("unknown conformance level `{conformance}`");
        push(findings, &STANDARD, message, item.span, "write `core` or `power`, in lower case");
    }
    match get("guid") {
        Some("") | None => {
            let message = format!("the guid of this {} is empty", item.name);
            push(findings, &GUID, message, item.span, "add the identifier that all its versions share");
        }
        Some(guid) if !is_iri(guid) => {
            let message = format!("the guid `{guid}` is not an IRI");
            push(
                findings,
                &GUID,
                message,
                item.span,
                "add a scheme, such as urn:newsml:provider:date:id or tag:…",
            );
        }
        Some(guid) if item.attribute("", "guid").is_some_and(|written| written.len() != guid.len()) => {
            let message = format!("white space around the guid `{guid}`; it was read without it");
            push(findings, &GUID, message, item.span, "remove it; many receivers treat it as another guid");
        }
        Some(_) => {}
    }
    let language = item.attribute("xml", "lang").map(|tag| LanguageTag::new(tag.trim()));
    if language.as_ref().is_none_or(|l| l.as_str().is_empty()) {
        let message = format!("this {} does not declare the language of its text", item.name);
        push(findings, &LANGUAGE, message, item.span, "add the language, such as xml:lang=\"en\"");
    }
    let rtl = language.is_some_and(|l| l.direction() == crate::model::Direction::Rtl);
    if rtl && get("dir").is_none() {
        let message = "the direction of right-to-left text is not declared".to_owned();
        push(
            findings,
            &DIRECTION,
            message,
            item.span,
            "add dir=\"rtl\"; many receivers do not derive it from the language",
        );
    }
    dates::check(item, findings);
    class(item, findings);
    hops(item, findings);
    scheme(item, findings);
}

/// Whether a text begins as an IRI does: a scheme, a colon, and something without blanks.
fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
        && !rest.is_empty()
        && !text.contains(char::is_whitespace)
}

fn hops(item: &ItemFacts<'_>, findings: &mut Vec<Finding>) {
    for pair in item.hops.windows(2) {
        let [(first, earlier, _), (second, later, span)] = pair else { continue };
        let ordered = first.zip(*second).is_none_or(|(a, b)| a < b);
        let moment = |t: &Option<String>| t.as_deref().map(WireDate::new);
        let sooner = matches!((moment(earlier), moment(later)), (Some(a), Some(b)) if a.order(&b) == Some(Ordering::Greater));
        if !ordered || sooner {
            let message = "hops are not in order".to_owned();
            push(findings, &HOPS, message, *span, "sort them by `seq` and by their timestamps");
        }
    }
}

fn scheme(item: &ItemFacts<'_>, findings: &mut Vec<Finding>) {
    if let Some(scheme) = &item.scheme {
        for (code, uri, span) in &item.identifiers {
            let own = uri.clone().or_else(|| item.scope.resolve(code));
            if let Some(own) = own.filter(|u| !u.starts_with(scheme.as_str())) {
                let message = format!("the concept {own} is not in the scheme {scheme}");
                push(findings, &SCHEME, message, *span, "correct its code, or remove the scheme's URI");
            }
        }
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
                &CLASS,
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
            push(findings, &STATUS, message, *span, "use stat:usable, stat:withheld or stat:canceled");
        }
    }
}
