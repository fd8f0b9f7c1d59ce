//! Planned coverage.

use super::Writer;
use super::concept::{self, AUTHOR, CODE, SUBJECT};
use super::kept::{self, Kept};
use super::others::item_ref;
use crate::model::{Coverage, Plan, PlanningItem, QCode};

/// The order of the children of `planning` (NewsML-G2 2.35, newsCoverage).
const PLAN_ORDER: &[&str] = &[
    "g2contentType",
    "itemClass",
    "itemCount",
    "assignedTo",
    "scheduled",
    "service",
    "language/genre/keyword/subject/slugline/headline/dateline/by/creditline/description",
    "edNote",
    "newsContentCharacteristics",
    "urgency",
    "audience",
    "exclAudience",
    "planningExtProperty",
];

/// Writes the coverages of a planning item.
pub fn coverages(item: &PlanningItem, writer: &mut Writer<'_>) {
    let path = "/planningItem/newsCoverageSet";
    if item.coverages.is_empty() {
        return;
    }
    writer.w.open("newsCoverageSet");
    kept::attributes(&item.article.extensions, path, writer);
    for (at, own) in item.coverages.iter().enumerate() {
        coverage(own, &format!("/coverages/{at}"), writer);
    }
    Kept::new(&item.article.extensions, path).rest(writer);
    writer.w.close();
}

fn coverage(coverage: &Coverage, pointer: &str, writer: &mut Writer<'_>) {
    let order = &["planning", "delivery", "newsCoverageExtProperty"];
    writer.w.open("newsCoverage");
    writer.w.maybe("id", coverage.id.as_deref());
    kept::extra_attributes(coverage.extra.as_deref(), writer);
    let mut rest = Kept::extra(coverage.extra.as_deref(), order);
    for (at, own) in coverage.plans.iter().enumerate() {
        plan(own, &format!("{pointer}/plans/{at}"), writer);
    }
    rest.until(writer, order, "delivery");
    if !coverage.deliveries.is_empty() {
        writer.w.open("delivery");
        for (at, delivered) in coverage.deliveries.iter().enumerate() {
            item_ref("deliveredItemRef", delivered, &format!("{pointer}/deliveries/{at}"), writer);
        }
        writer.w.close();
    }
    rest.rest(writer);
    writer.w.close();
}

fn plan(plan: &Plan, pointer: &str, writer: &mut Writer<'_>) {
    writer.w.open("planning");
    kept::extra_attributes(plan.extra.as_deref(), writer);
    let mut rest = Kept::extra(plan.extra.as_deref(), PLAN_ORDER);
    rest.until(writer, PLAN_ORDER, "itemClass");
    if let Some(class) = &plan.item_class {
        if QCode::parse(class).is_some() {
            writer.w.open("itemClass");
            writer.w.attribute("qcode", class);
            writer.w.close();
        } else {
            writer.lose(pointer, format!("the item class “{class}” is no QCode"));
        }
    }
    rest.until(writer, PLAN_ORDER, "assignedTo");
    for party in &plan.assigned_to {
        concept::write("assignedTo", party, AUTHOR, pointer, writer);
    }
    rest.until(writer, PLAN_ORDER, "scheduled");
    if let Some(date) = &plan.scheduled {
        writer.w.leaf("scheduled", date.as_str());
    }
    for service in &plan.services {
        concept::write("service", service, CODE, pointer, writer);
    }
    rest.until(writer, PLAN_ORDER, "subject");
    for subject in &plan.subjects {
        concept::write("subject", subject, SUBJECT, pointer, writer);
    }
    for (name, list) in
        [("headline", &plan.headlines), ("description", &plan.descriptions), ("edNote", &plan.ed_notes)]
    {
        rest.until(writer, PLAN_ORDER, name);
        for label in list {
            concept::label(name, label, pointer, writer);
        }
    }
    rest.rest(writer);
    writer.w.close();
}
