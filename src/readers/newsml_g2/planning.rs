//! Planned coverage.

use super::concept::{concept, label};
use super::keep::Reader;
use super::others::item_ref;
use crate::markup::rules::stray_words;
use crate::model::text::folded;
use crate::model::{Article, Coverage, Plan, WireDate};
use crate::syntax::xml::Element;
use crate::vocab::g2;

/// Reads the coverages of a planning item.
pub fn coverages(
    element: Element<'_, '_>,
    article: &mut Article,
    coverages: &mut Vec<Coverage>,
    reader: &mut Reader<'_, '_>,
) -> bool {
    let path = "/planningItem/newsCoverageSet";
    reader.keep_attributes(&mut article.extensions, element, path, &[]);
    for child in reader.parts(element) {
        if child.name() == "newsCoverage" {
            reader.origin(child, &format!("/coverages/{}", coverages.len()));
            let coverage = coverage(child, reader);
            coverages.push(coverage);
        } else {
            reader.keep(&mut article.extensions, child, path);
        }
    }
    !coverages.is_empty()
}

fn coverage(element: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> Coverage {
    let mut coverage = Coverage { id: element.attribute("id").and_then(folded), ..Coverage::default() };
    let mut kept = Vec::new();
    for child in reader.parts(element) {
        let plain = child.attributes().is_empty() && child.elements().all(|e| e.name() == "deliveredItemRef");
        match child.name() {
            "planning" => coverage.plans.push(plan(child, reader)),
            "delivery" if plain && child.has_elements() => {
                coverage
                    .deliveries
                    .extend(reader.parts(child).collect::<Vec<_>>().into_iter().map(|e| item_ref(e, reader)));
            }
            _ => kept.push(child.outer_xml(g2::NAMESPACE)),
        }
    }
    coverage.extra = reader.extra(element, &["id"], kept);
    coverage
}

fn plan(element: Element<'_, '_>, reader: &mut Reader<'_, '_>) -> Plan {
    let mut plan = Plan::default();
    let mut kept = Vec::new();
    for child in reader.parts(element) {
        let bare = !child.has_elements();
        let code_only = bare && child.attributes().iter().all(|a| a.prefix.is_empty() && a.name == "qcode");
        match child.name() {
            "itemClass" if plan.item_class.is_none() && code_only && child.attribute("qcode").is_some() => {
                stray_words(child, reader.findings);
                plan.item_class = child.attribute("qcode").map(str::to_owned);
            }
            "assignedTo" => plan.assigned_to.push(concept(child, reader)),
            "scheduled" if plan.scheduled.is_none() && bare && child.attributes().is_empty() => {
                plan.scheduled = folded(&child.text()).map(|text| WireDate::new(&text));
                if plan.scheduled.is_none() {
                    kept.push(child.outer_xml(g2::NAMESPACE));
                }
            }
            "service" => plan.services.push(concept(child, reader)),
            "subject" => plan.subjects.push(concept(child, reader)),
            "headline" => plan.headlines.push(label(child, reader)),
            "description" => plan.descriptions.push(label(child, reader)),
            "edNote" => plan.ed_notes.push(label(child, reader)),
            _ => kept.push(child.outer_xml(g2::NAMESPACE)),
        }
    }
    plan.extra = reader.extra(element, &[], kept);
    plan
}
