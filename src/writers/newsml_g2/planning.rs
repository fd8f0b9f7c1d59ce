//! Planned coverage.

use super::Writer;
use super::concept::{self, AUTHOR, CODE, SUBJECT};
use super::kept::{self, Kept};
use super::others::{item_class, item_ref};
use crate::model::{Coverage, Plan, PlanningItem};

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
pub fn coverages(item: &mut PlanningItem, writer: &mut Writer<'_>) {
    let path = "/planningItem/newsCoverageSet";
    if item.coverages.is_empty() {
        return;
    }
    writer.enter("/coverages");
    writer.w.open("newsCoverageSet");
    kept::attributes(path, writer);
    for (at, own) in item.coverages.iter_mut().enumerate() {
        coverage(own, &format!("/coverages/{at}"), writer);
    }
    Kept::new(path, writer).rest(writer);
    writer.w.close();
    writer.leave();
}

fn coverage(coverage: &mut Coverage, pointer: &str, writer: &mut Writer<'_>) {
    let order = &["planning", "delivery", "newsCoverageExtProperty"];
    writer.enter(pointer);
    writer.w.open("newsCoverage");
    writer.w.maybe("id", coverage.id.take().as_deref());
    kept::extra_attributes(&mut coverage.extra, pointer, writer);
    let mut rest = Kept::extra(&mut coverage.extra, order, pointer);
    for (at, own) in coverage.plans.iter_mut().enumerate() {
        plan(own, &format!("{pointer}/plans/{at}"), writer);
    }
    rest.until(writer, order, "delivery");
    if !coverage.deliveries.is_empty() {
        writer.w.open("delivery");
        for (at, delivered) in coverage.deliveries.iter_mut().enumerate() {
            item_ref("deliveredItemRef", delivered, &format!("{pointer}/deliveries/{at}"), writer);
        }
        writer.w.close();
    }
    rest.rest(writer);
    writer.w.close();
    writer.leave();
}

fn plan(plan: &mut Plan, pointer: &str, writer: &mut Writer<'_>) {
    writer.enter(pointer);
    writer.w.open("planning");
    kept::extra_attributes(&mut plan.extra, pointer, writer);
    let mut rest = Kept::extra(&mut plan.extra, PLAN_ORDER, pointer);
    rest.until(writer, PLAN_ORDER, "itemClass");
    item_class(&mut plan.item_class, writer);
    rest.until(writer, PLAN_ORDER, "assignedTo");
    concept::all("assignedTo", &mut plan.assigned_to, AUTHOR, &format!("{pointer}/assignedTo"), writer);
    rest.until(writer, PLAN_ORDER, "scheduled");
    if let Some(date) = plan.scheduled.take() {
        writer.enter(&format!("{pointer}/scheduled"));
        writer.w.leaf("scheduled", date.as_str());
        writer.leave();
    }
    concept::all("service", &mut plan.services, CODE, &format!("{pointer}/services"), writer);
    rest.until(writer, PLAN_ORDER, "subject");
    concept::all("subject", &mut plan.subjects, SUBJECT, &format!("{pointer}/subjects"), writer);
    for (name, list, field) in [
        ("headline", &mut plan.headlines, "headlines"),
        ("description", &mut plan.descriptions, "descriptions"),
        ("edNote", &mut plan.ed_notes, "edNotes"),
    ] {
        rest.until(writer, PLAN_ORDER, name);
        concept::labels(name, list, &format!("{pointer}/{field}"), writer);
    }
    rest.rest(writer);
    writer.w.close();
    writer.leave();
}
