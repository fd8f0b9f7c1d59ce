//! The groups of a package: a tree that begins at its root.

use crate::diagnostics::{Example, Finding, Rule, Severity};
use crate::source::Span;
use std::collections::{HashMap, HashSet};

/// All rules of this file.
pub static RULES: &[&Rule] = &[&GROUPS];

/// Groups that form no tree.
pub static GROUPS: Rule = Rule {
    name: "id/group-graph",
    severity: Severity::Warning,
    summary: "groups of a package do not form a tree",
    why: "A group that contains itself, or that cannot be reached from the root, is shown repeatedly or never.",
    source: "NewsML-G2 2.9, section 8.3",
    bad: Example::new(
        "newsml-g2",
        "<packageItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><itemMeta><itemClass qcode=\"ninat:composite\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta><groupSet root=\"a\"><group id=\"a\" role=\"group:main\"><groupRef idref=\"b\"/></group><group id=\"b\" role=\"group:side\"><groupRef idref=\"a\"/></group></groupSet></packageItem>",
    ),
    good: Example::new(
        "newsml-g2",
        "<packageItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml\"/><itemMeta><itemClass qcode=\"ninat:composite\"/><provider literal=\"Nord\"/><versionCreated>2026-11-24T09:30:00Z</versionCreated></itemMeta><groupSet root=\"a\"><group id=\"a\" role=\"group:main\"><groupRef idref=\"b\"/></group><group id=\"b\" role=\"group:side\" mode=\"pgrmod:seq\"/></groupSet></packageItem>",
    ),
    ..Rule::FIRST
};

/// The groups of a package.
#[derive(Debug, Default)]
pub struct Groups {
    /// The group to begin with, and where it is named.
    pub root: Option<(String, Span)>,
    list: Vec<Group>,
    /// The group at work.
    at: Option<usize>,
}

#[derive(Debug)]
struct Group {
    id: Option<String>,
    role: Option<String>,
    mode: Option<String>,
    span: Span,
    refers: Vec<(String, Span)>,
}

impl Groups {
    /// A group begins.
    pub fn begin(&mut self, id: Option<String>, role: Option<String>, mode: Option<String>, span: Span) {
        self.list.push(Group { id, role, mode, span, refers: Vec::new() });
        self.at = Some(self.list.len() - 1);
    }

    /// The group ends.
    pub fn end(&mut self) {
        self.at = None;
    }

    /// The group at work refers to another.
    pub fn refer(&mut self, target: Option<String>, span: Span) {
        if let (Some(group), Some(target)) = (self.at.and_then(|at| self.list.get_mut(at)), target) {
            group.refers.push((target, span));
        }
    }

    /// Checks the groups: roles, modes, and that they form a tree.
    pub fn check(&self, item: &str, findings: &mut Vec<Finding>) {
        if self.list.is_empty() {
            return;
        }
        let mut report = |message: String, span: Span, help: &str| {
            findings.push(Finding::new(&GROUPS, message).at(span).help(help));
        };
        for group in &self.list {
            let name = group.id.as_deref().unwrap_or("without an id");
            if group.role.is_none() {
                report(
                    format!("the group {name} has no role"),
                    group.span,
                    "add a role, such as role=\"group:main\"",
                );
            }
            let mode = group.mode.as_deref().map(|m| m.rsplit(':').next().unwrap_or(m));
            if let Some(mode) = mode.filter(|m| !matches!(*m, "bag" | "seq" | "alt")) {
                report(
                    format!("unknown group mode `{mode}`"),
                    group.span,
                    "use pgrmod:bag, pgrmod:seq or pgrmod:alt",
                );
            }
            if group.id.is_none() && self.list.len() > 1 {
                report("a group has no id and cannot be referenced".to_owned(), group.span, "add an id");
            }
        }
        let by_id: HashMap<&str, usize> =
            self.list.iter().enumerate().filter_map(|(at, g)| g.id.as_deref().map(|id| (id, at))).collect();
        let root = match &self.root {
            Some((root, _)) => by_id.get(root.as_str()).copied(),
            None if self.list.len() > 1 => {
                let span = self.list.first().map_or(Span::default(), |g| g.span);
                report(
                    format!("this {item} has several groups but no root"),
                    span,
                    "name the first group: root=\"…\"",
                );
                None
            }
            None => Some(0),
        };
        // A root that leads nowhere is a finding of the references.
        let Some(root) = root else { return };
        let mut reached: HashSet<usize> = HashSet::from([root]);
        let mut path = vec![(root, 0usize)];
        let mut within = HashSet::from([root]);
        while let Some((at, next)) = path.last_mut() {
            let Some(group) = self.list.get(*at) else { break };
            let Some((target, span)) = group.refers.get(*next) else {
                within.remove(at);
                path.pop();
                continue;
            };
            *next += 1;
            let Some(inner) = by_id.get(target.as_str()).copied() else { continue };
            if within.contains(&inner) {
                report(
                    format!("the group `{target}` contains itself"),
                    *span,
                    "remove one of the references",
                );
            } else if reached.insert(inner) {
                path.push((inner, 0));
                within.insert(inner);
            } else {
                report(
                    format!("the group `{target}` is referenced twice"),
                    *span,
                    "reference each group once",
                );
            }
        }
        for (at, group) in self.list.iter().enumerate() {
            if !reached.contains(&at) {
                let name = group.id.as_deref().unwrap_or_default();
                report(
                    format!("the group `{name}` cannot be reached from the root"),
                    group.span,
                    "reference it with <groupRef>, or remove it",
                );
            }
        }
    }
}
