//! Facts of ninjs: how its three generations name the same things.

/// A member by its name in ninjs 1.x, 2.x and 3.x; empty where the generation has none.
pub type Names = (&'static str, &'static str, &'static str);

/// Members whose names differ between the generations, at whatever depth.
pub const NAMES: &[Names] = &[
    ("$standard", "standard", "standard"),
    ("representationtype", "representationtype", "representationType"),
    ("firstcreated", "firstcreated", "firstCreated"),
    ("versioncreated", "versioncreated", "versionCreated"),
    ("contentcreated", "contentcreated", "contentCreated"),
    ("embargoed", "embargoed", "embargoedUntil"),
    ("pubstatus", "pubstatus", "pubStatus"),
    ("copyrightholder", "copyrightholder", "copyrightHolder"),
    ("copyrightnotice", "copyrightnotice", "copyrightNotice"),
    ("usageterms", "usageterms", "usageTerms"),
    ("ednote", "ednote", "edNote"),
    ("byline", "by", "by"),
    ("person", "people", "people"),
    ("organisation", "organisations", "organisations"),
    ("place", "places", "places"),
    ("subject", "subjects", "subjects"),
    ("event", "events", "events"),
    ("object", "objects", "objects"),
    ("infosource", "infosources", "infoSources"),
    ("genre", "genres", "genres"),
    ("altids", "altids", "altIds"),
    ("trustindicator", "trustindicators", "trustIndicators"),
    ("rightsinfo", "rightsinfo", "rightsInfo"),
    ("digitalsourcetype", "digitalsourcetype", "digitalSourceType"),
    ("mimetype", "contenttype", "contentType"),
    ("charcount", "charcount", "charCount"),
    ("wordcount", "wordcount", "wordCount"),
    ("sizeinbytes", "sizeinbytes", "sizeInBytes"),
    ("contactinfo", "contactinfo", "contactInfo"),
    ("postalcode", "postalcode", "postalCode"),
    ("symboltype", "symboltype", "symbolType"),
    ("geojson", "geojson", "geoJSON"),
    ("langid", "langid", "langId"),
    ("linkedrights", "linkedrights", "linkedRights"),
    ("encodedrights", "encodedrights", "encodedRights"),
];

/// Members whose content has names of its own: nothing within is renamed.
pub const OPAQUE: &[&str] = &["geojson", "geoJSON", "altids"];

/// What the news is about, by the member of ninjs 2.x, and the nature of the concepts in it (IPTC's scheme
/// `cpnature`).
pub const ABOUT: &[(&str, &str)] = &[
    ("people", "cpnat:person"),
    ("organisations", "cpnat:organisation"),
    ("places", "cpnat:geoArea"),
    ("events", "cpnat:event"),
    ("objects", "cpnat:object"),
    ("subjects", "cpnat:abstract"),
];

/// The natures that ninjs counts among places beside that of [`ABOUT`].
pub const POINT_OF_INTEREST: &str = "cpnat:poi";

/// Types of items and IPTC's item classes.
pub const TYPES: &[(&str, &str)] = &[
    ("text", "ninat:text"),
    ("audio", "ninat:audio"),
    ("video", "ninat:video"),
    ("picture", "ninat:picture"),
    ("graphic", "ninat:graphic"),
    ("composite", "ninat:composite"),
];

/// What the keys of bodies and descriptions of ninjs 1.x end in, by the media type that it stands for.
pub const SUFFIXES: &[(&str, &str)] = &[
    ("text", "text/plain"),
    ("html", "text/html"),
    ("xhtml", "application/xhtml+xml"),
    ("markdown", "text/markdown"),
    ("nitf", "application/nitf+xml"),
];
