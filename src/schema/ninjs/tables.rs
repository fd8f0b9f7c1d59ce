//! What each version of ninjs allows, as one table: members, their shapes, and the versions that have them.

/// The versions, oldest first; tables count them by their place here.
pub const VERSIONS: &[&str] =
    &["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.0", "2.1", "2.2", "3.0", "3.1"];

/// The place of a version in [`VERSIONS`].
pub type Version = u8;

const V1_1: Version = 1;
const V1_2: Version = 2;
const V1_3: Version = 3;
const V1_4: Version = 4;
const V1_5: Version = 5;
const V1_6: Version = 6;
const V2_0: Version = 7;
const V2_1: Version = 8;
const V2_2: Version = 9;
const V3_0: Version = 10;
const V3_1: Version = 11;

/// The place of a version, where it is one.
pub fn version_index(name: &str) -> Option<Version> {
    VERSIONS.iter().position(|v| *v == name).and_then(|at| u8::try_from(at).ok())
}

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A text.
    Text,
    /// A date that may stop at the year, the month or the day.
    Moment,
    /// A number.
    Number,
    /// A whole number.
    Integer,
    /// A whole number between two.
    Whole(i64, i64),
    /// One of some texts.
    OneOf(&'static [&'static str]),
    /// Any object.
    Anything,
    /// A list.
    List(&'static Shape),
    /// Values by names that begin with a letter or digit.
    Map(&'static Shape),
    /// The same, where names may begin with an underscore too.
    MapUnder(&'static Shape),
    /// An object.
    Object(&'static Object),
    /// A news item.
    Item,
    /// A news item with a name.
    Association,
    /// A news item, or anything with a name.
    NamedOrItem,
    /// GeoJSON.
    Geo,
    /// The schema contradicts itself: no value will do.
    Never,
}

/// An object: its members, and what it demands.
#[derive(Debug)]
pub struct Object {
    /// The members.
    pub members: &'static [Member],
    /// Members of which exactly one is demanded; of several such groups, one must hold.
    pub choices: &'static [&'static [&'static str]],
    /// Whether members beyond those are allowed.
    pub open: bool,
}

/// A member of an object.
#[derive(Debug)]
pub struct Member {
    /// The key; of a family of keys, what they begin with.
    pub name: &'static str,
    /// What its value may be.
    pub shape: Shape,
    /// The first version that has it so.
    pub from: Version,
    /// The last.
    pub to: Version,
    /// Whether it must be given.
    pub required: bool,
    /// Whether it is a family: the key goes on with a letter, digit or underscore.
    pub family: bool,
}

impl Member {
    /// Whether a version has it.
    pub const fn in_version(&self, version: Version) -> bool {
        self.from <= version && version <= self.to
    }

    /// Whether a key is its own.
    pub fn has_key(&self, key: &str) -> bool {
        if !self.family {
            return key == self.name;
        }
        let next = key.strip_prefix(self.name).and_then(|rest| rest.bytes().next());
        next.is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_')
    }

    const fn since(mut self, version: Version) -> Self {
        self.from = version;
        self
    }

    const fn until(mut self, version: Version) -> Self {
        self.to = version;
        self
    }

    const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    const fn family(mut self) -> Self {
        self.family = true;
        self
    }
}

use Shape::{
    Anything, Association, Geo, Integer, Item, List, Map, MapUnder, Moment, NamedOrItem, Never, Number,
    Object as Of, OneOf, Text, Whole,
};

const fn m(name: &'static str, shape: Shape) -> Member {
    Member { name, shape, from: 0, to: V3_1, required: false, family: false }
}

/// A member of the first generation, whose keys are in the singular.
const fn m1(name: &'static str, shape: Shape) -> Member {
    m(name, shape).until(V1_6)
}

/// A member of the first two generations, whose keys are in lower case.
const fn m12(name: &'static str, shape: Shape) -> Member {
    m(name, shape).until(V2_2)
}

/// A member of the second generation.
const fn m2(name: &'static str, shape: Shape) -> Member {
    m(name, shape).since(V2_0).until(V2_2)
}

/// A member of the second generation and later.
const fn m23(name: &'static str, shape: Shape) -> Member {
    m(name, shape).since(V2_0)
}

/// A member of the third generation, whose keys are in camel case.
const fn m3(name: &'static str, shape: Shape) -> Member {
    m(name, shape).since(V3_0)
}

const fn closed(members: &'static [Member]) -> Object {
    Object { members, choices: &[], open: false }
}

const STATUS: Shape = OneOf(&["usable", "withheld", "canceled"]);
const TYPES: Shape =
    OneOf(&["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]);

static ADDRESS: Object = closed(&[
    m("lines", List(&Text)),
    m("locality", Text),
    m("area", Text),
    m12("postalcode", Text),
    m3("postalCode", Text),
    m("country", Text),
]);

static CONTACT: Object = Object {
    choices: &[&["value", "address"]],
    ..closed(&[
        m("type", Text),
        m("role", Text),
        m("lang", Text),
        m("name", Text),
        m("value", Text),
        m("address", Of(&ADDRESS)),
    ])
};

const CONTACTS: Shape = List(&Of(&CONTACT));

static SYMBOL: Object = closed(&[
    m12("ticker", Text),
    m("exchange", Text),
    m1("symboltype", Text).since(V1_5),
    m2("symboltype", Text).since(V2_1),
    m3("symbolType", Text),
    m1("symbol", Text).since(V1_5),
    m23("symbol", Text).since(V2_1),
]);

/// Whatever the news is about: the first generation names it by a code of a scheme, later ones by a URI.
static CONCEPT: Object = closed(&[
    m("name", Text),
    m("rel", Text),
    m1("scheme", Text),
    m1("code", Text),
    m23("uri", Text),
    m23("literal", Text),
]);

static PARTY: Object = closed(&[
    m("name", Text),
    m("rel", Text),
    m1("scheme", Text),
    m1("code", Text),
    m23("uri", Text),
    m23("literal", Text),
    m1("contactinfo", CONTACTS).since(V1_5),
    m2("contactinfo", CONTACTS).since(V2_1),
    m3("contactInfo", CONTACTS),
]);

static ORGANISATION: Object = closed(&[
    m("name", Text),
    m("rel", Text),
    m1("scheme", Text),
    m1("code", Text),
    m23("uri", Text),
    m23("literal", Text),
    m("symbols", List(&Of(&SYMBOL))),
    m1("contactinfo", CONTACTS).since(V1_5),
    m2("contactinfo", CONTACTS).since(V2_1),
    m3("contactInfo", CONTACTS),
]);

static PLACE: Object = closed(&[
    m("name", Text),
    m("rel", Text),
    m1("scheme", Text),
    m1("code", Text),
    m23("uri", Text),
    m23("literal", Text),
    m1("geometry_", Anything).since(V1_1).family(),
    m1("contactinfo", CONTACTS).since(V1_5),
    m2("contactinfo", CONTACTS).since(V2_1),
    m3("contactInfo", CONTACTS),
    m2("geojson", Geo),
    m3("geoJSON", Geo),
]);

static SUBJECT: Object = closed(&[
    m("name", Text),
    m("rel", Text),
    m1("scheme", Text),
    m1("code", Text),
    m23("uri", Text),
    m23("literal", Text),
    m1("creator", Text).since(V1_5),
    m23("creator", Text).since(V2_1),
    m1("relevance", Whole(0, 100)).since(V1_5),
    m23("relevance", Whole(0, 100)).since(V2_1),
    m1("confidence", Whole(0, 100)).since(V1_5),
    m23("confidence", Whole(0, 100)).since(V2_1),
]);

static EVENT: Object = closed(&[
    m3("id", Text),
    m("name", Text),
    m("rel", Text),
    m1("scheme", Text),
    m1("code", Text),
    m23("uri", Text),
    m23("literal", Text),
]);

static SOURCE: Object = closed(&[
    m("name", Text),
    m1("rel", Text),
    m1("scheme", Text),
    m1("code", Text),
    m23("role", Text),
    m23("uri", Text),
    m23("literal", Text),
    m1("contactinfo", CONTACTS).since(V1_5),
    m2("contactinfo", CONTACTS).since(V2_1),
    m3("contactInfo", CONTACTS),
]);

static GENRE: Object =
    closed(&[m("name", Text), m1("scheme", Text), m1("code", Text), m23("uri", Text), m23("literal", Text)]);

static POINT: Object = closed(&[m("x", Integer), m("y", Integer)]);

/// In the first generation renditions are named by their keys, later by a member.
static RENDITION: Object = closed(&[
    m23("name", Text).required(),
    m("href", Text),
    m1("mimetype", Text),
    m2("contenttype", Text),
    m3("contentType", Text),
    m("title", Text),
    m12("width", Number),
    m3("width", Integer),
    m12("height", Number),
    m3("height", Integer),
    m12("sizeinbytes", Number),
    m3("sizeInBytes", Integer),
    m("duration", Number).since(V1_2),
    m("format", Text).since(V1_2),
    m3("aspectRatio", Text),
    m3("videoCodec", Text),
    m3("frameRate", Number),
    m3("poi", Of(&POINT)),
    m3("transportProtocol", Text),
    m3("scanType", OneOf(&["progressive", "interlaced"])),
    m3("bitrate", Text),
]);

static ALTERNATIVE_ID: Object = closed(&[m("role", Text), m("value", Text)]);

static TRUST: Object =
    closed(&[m1("scheme", Text), m1("code", Text), m23("role", Text), m("title", Text), m("href", Text)]);

static STANDARD: Object = closed(&[m("name", Text), m("version", Text), m("schema", Text)]);

static RIGHTS: Object = Object {
    members: &[m("langid", Text), m("linkedrights", Text), m("encodedrights", Text)],
    choices: &[&["linkedrights", "encodedrights"]],
    open: true,
};

static RIGHTS_3: Object = Object {
    members: &[m("langId", Text), m("linkedRights", Text), m("encodedRights", Text)],
    choices: &[&["linkedRights", "encodedRights"]],
    open: false,
};

static SOURCE_TYPE: Object = closed(&[m("name", Text), m("uri", Text), m("literal", Text)]);

static WORDS: Object =
    closed(&[m("role", Text), m2("contenttype", Text), m3("contentType", Text), m("value", Text).required()]);

static BODY: Object = closed(&[
    m("role", Text),
    m2("contenttype", Text),
    m3("contentType", Text),
    m2("charcount", Number),
    m3("charCount", Integer),
    m2("wordcount", Number),
    m3("wordCount", Integer),
    m("value", Text).required(),
]);

static RECURRENCE_RULE: Object = closed(&[
    m("frequency", OneOf(&["secondly", "minutely", "hourly", "daily", "weekly", "monthly", "yearly"])),
    m("interval", Integer),
    m("until", Text),
    m("count", Integer),
]);

static RECURRENCE: Object =
    closed(&[m("recurrenceDates", Never), m("recurrenceRules", List(&Of(&RECURRENCE_RULE)))]);

static DATES: Object = Object {
    choices: &[&["startDate", "expectedStartDate"], &["endDate", "expectedEndDate"]],
    ..closed(&[
        m("startDate", Text),
        m("endDate", Text),
        m("expectedStartDate", Moment),
        m("expectedEndDate", Moment),
        m("expectedDuration", Text),
        m("recurrence", Of(&RECURRENCE)),
    ])
};

static EVENT_DETAILS: Object = closed(&[
    m("eventStatus", Text),
    m("plannedCoverageStatus", Text),
    m("dates", Of(&DATES)),
    m("organiser", Of(&ORGANISATION)),
]);

static REFERENCE: Object = closed(&[m("name", Text), m("value", Text)]);

static COMMISSIONED: Object = closed(&[m("by", Text), m("on", Text), m("references", List(&Of(&REFERENCE)))]);

static AUDIENCE: Object = closed(&[m("audience", Text), m("significance", Integer)]);

static COUNT: Object = closed(&[m("rangeFrom", Integer), m("rangeTo", Integer)]);

static COVERAGE: Object = closed(&[
    m("uri", Text),
    m("title", Text),
    m("pubStatus", STATUS),
    m("type", TYPES),
    m("commissioned", Of(&COMMISSIONED)),
    m("dates", Of(&DATES)),
    m("audiences", List(&Of(&AUDIENCE))),
    m("exclAudience", List(&Text)),
    m("edNote", Text),
    m("urgency", Whole(1, 9)),
    m("language", Text),
    m("itemCount", Of(&COUNT)),
    m("wordCount", Integer),
    m("renditions", List(&Of(&RENDITION))),
]);

/// The item itself.
pub static ITEM: Object = closed(&[
    m("uri", Text).required(),
    m1("type", OneOf(&["text", "audio", "video", "picture", "graphic", "composite"])).until(V1_1),
    m12("type", OneOf(&["text", "audio", "video", "picture", "graphic", "composite", "component"]))
        .since(V1_2),
    m3("type", TYPES),
    m1("mimetype", Text),
    m1("representationtype", OneOf(&["complete", "incomplete"])),
    m2("representationtype", OneOf(&["full", "partial"])),
    m3("representationType", OneOf(&["full", "partial"])),
    m("profile", Text),
    m("version", Text),
    m12("firstcreated", Text).since(V1_2),
    m3("firstCreated", Text),
    m12("versioncreated", Text),
    m3("versionCreated", Text),
    m12("contentcreated", Text).since(V1_4),
    m3("contentCreated", Text),
    m12("embargoed", Text),
    m3("embargoedUntil", Text),
    m1("expires", Text).since(V1_4),
    m23("expires", Text).since(V2_1),
    m12("pubstatus", STATUS),
    m3("pubStatus", STATUS),
    m12("urgency", Number).since(V1_1),
    m3("urgency", Whole(1, 9)),
    m12("copyrightholder", Text),
    m3("copyrightHolder", Text),
    m12("copyrightnotice", Text),
    m3("copyrightNotice", Text),
    m12("usageterms", Text).since(V1_1),
    m3("usageTerms", Text),
    m12("ednote", Text).since(V1_2),
    m3("edNote", Text),
    m("language", Text),
    m1("person", List(&Of(&PARTY))),
    m23("people", List(&Of(&PARTY))),
    m1("organisation", List(&Of(&ORGANISATION))),
    m23("organisations", List(&Of(&ORGANISATION))),
    m1("place", List(&Of(&PLACE))),
    m23("places", List(&Of(&PLACE))),
    m1("subject", List(&Of(&SUBJECT))),
    m23("subjects", List(&Of(&SUBJECT))),
    m1("event", List(&Of(&CONCEPT))),
    m23("events", List(&Of(&EVENT))),
    m3("eventDetails", Of(&EVENT_DETAILS)),
    m3("plannedCoverage", List(&Of(&COVERAGE))),
    m1("object", List(&Of(&CONCEPT))),
    m23("objects", List(&Of(&CONCEPT))),
    m1("infosource", List(&Of(&SOURCE))).since(V1_2),
    m2("infosources", List(&Of(&SOURCE))),
    m3("infoSources", List(&Of(&SOURCE))),
    m("title", Text).since(V1_2),
    m1("byline", Text),
    m23("by", Text),
    m1("headline", Text),
    m1("headline_", Text).since(V1_3).family(),
    m23("headlines", List(&Of(&WORDS))),
    m("slugline", Text).since(V1_2),
    m("located", Text),
    m1("description_", Text).family(),
    m23("descriptions", List(&Of(&WORDS))),
    m1("body_", Text).family(),
    m23("bodies", List(&Of(&BODY))),
    m1("charcount", Number).since(V1_2),
    m1("wordcount", Number).since(V1_2),
    m1("renditions", Map(&Of(&RENDITION))).until(V1_2),
    m1("renditions", MapUnder(&Of(&RENDITION))).since(V1_3),
    m23("renditions", List(&Of(&RENDITION))),
    m1("associations", Map(&Item)).until(V1_2),
    m1("associations", MapUnder(&Item)).since(V1_3),
    m2("associations", List(&NamedOrItem)).until(V2_0),
    m23("associations", List(&Association)).since(V2_1),
    m1("altids", Anything).since(V1_3),
    m2("altids", List(&Of(&ALTERNATIVE_ID))),
    m3("altIds", List(&Of(&ALTERNATIVE_ID))),
    m1("trustindicator", List(&Of(&TRUST))).since(V1_3),
    m2("trustindicators", List(&Of(&TRUST))),
    m3("trustIndicators", List(&Of(&TRUST))),
    m1("$standard", Of(&STANDARD)).since(V1_3),
    m23("standard", Of(&STANDARD)),
    m1("genre", List(&Of(&GENRE))).since(V1_3),
    m23("genres", List(&Of(&GENRE))),
    m12("rightsinfo", Of(&RIGHTS)).since(V1_4),
    m3("rightsInfo", Of(&RIGHTS_3)),
    m1("digitalsourcetype", Of(&SOURCE_TYPE)).since(V1_6),
    m2("digitalsourcetype", Of(&SOURCE_TYPE)).since(V2_2),
    m3("digitalSourceType", Of(&SOURCE_TYPE)).since(V3_1),
]);

/// What an associated item has beside the members of an item.
pub static ASSOCIATION: &[Member] = &[m23("name", Text).required(), m3("rel", Text)];
