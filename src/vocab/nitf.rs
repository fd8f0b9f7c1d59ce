//! Facts of NITF 3.x: orders of children, statuses, and what the levels of its subjects are called.

/// How documents name the newest version.
pub const VERSION: &str = "-//IPTC//DTD NITF 3.6//EN";
/// The number of the newest version.
pub const NEWEST: &str = "3.6";
/// The alias of the scheme that subjects are from unless they say otherwise (`tobject.subject.ipr`).
pub const SUBJECT_ALIAS: &str = "subj:";
/// The party that [`SUBJECT_ALIAS`] belongs to.
pub const SUBJECT_OWNER: &str = "IPTC";

/// Children of `head`, in the order of the schema.
pub const HEAD_ORDER: &[&str] =
    &["title", "meta", "tobject", "iim", "docdata", "pubdata", "revision-history"];

/// Statuses of NITF (`management-status`) and of IPTC's scheme `pubstatusg2`.
pub const STATUSES: &[(&str, &str)] = &[
    ("usable", "usable"),
    ("withheld", "withheld"),
    ("canceled", "canceled"),
    ("cancelled", "canceled"),
    ("killed", "canceled"),
];

/// What the text marks as a concept, by element, and its nature (IPTC's scheme `cpnature`).
pub const NATURES: &[(&str, &str)] = &[
    ("person", "cpnat:person"),
    ("org", "cpnat:organisation"),
    ("location", "cpnat:geoArea"),
    ("event", "cpnat:event"),
    ("object.title", "cpnat:object"),
];
