//! Facts of NewsML-G2.

/// The namespace of every NewsML-G2 2.x version.
pub const NAMESPACE: &str = "http://iptc.org/std/nar/2006-10-01/";
/// The namespace of XML signatures.
pub const SIGNATURES: &str = "http://www.w3.org/2000/09/xmldsig#";
/// The elements of items, which a document may have at its root, besides newsMessage.
pub const ITEMS: [&str; 6] =
    ["newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"];
/// The newest version that is read, checked and written.
pub const NEWEST: &str = "2.36";
/// The version that is written if none is named. Not 2.36: its schema states that it was approved on 2026-10-21, but IPTC
/// has not announced it, so receivers do not expect it.
pub const DEFAULT_VERSION: &str = "2.35";
/// What the names of the catalogues of IPTC's own schemes have in common.
pub const CATALOG_NAME: &str = "catalog.IPTC-G2-Standards_";
/// The newest catalogue of IPTC's schemes; an item that names no other is understood by it.
pub const CATALOG: &str = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml";
/// Where the model keeps attributes of the document that a body in XHTML is.
pub const INLINE_HTML: &str = "/newsItem/contentSet/inlineXML/html";
/// Where the model keeps what is said of a body of plain text.
pub const INLINE_DATA: &str = "/newsItem/contentSet/inlineData";
/// The media type of plain text.
pub const PLAIN: &str = "text/plain";
/// The item class of plain text, which an article has unless it says otherwise.
pub const TEXT_CLASS: &str = "ninat:text";
/// The alias of the publishing statuses.
pub const STATUS_ALIAS: &str = "stat:";
/// The role of the description that sums a story up.
pub const SUMMARY_ROLE: &str = "drol:summary";
/// The role of a description that is a caption.
pub const CAPTION_ROLE: &str = "drol:caption";
/// What the properties begin with by which fields are carried that NewsML-G2 has no element for.
pub const PROPERTY_PREFIX: &str = "urn:x-wirecopy:";

/// The item class that a kind of item has unless it says otherwise, by the name of its element.
pub fn default_class(root: &str) -> &'static str {
    match root {
        "packageItem" => "ninat:composite",
        "conceptItem" => "cinat:concept",
        "knowledgeItem" => "cinat:scheme",
        "planningItem" => "plinat:newscoverage",
        "catalogItem" => "catinat:catalog",
        _ => TEXT_CLASS,
    }
}

/// The publishing status of what is not to be published any more, for good.
pub const CANCELED: &str = "stat:canceled";
/// Publishing statuses (scheme `stat`).
pub const STATUSES: &[&str] = &["usable", "withheld", "canceled"];

/// The order of the children of `itemMeta` (NewsML-G2 2.35, ItemMetadataType).
pub const ITEM_META_ORDER: &[&str] = &[
    "itemClass",
    "provider",
    "versionCreated",
    "firstCreated",
    "embargoed",
    "pubStatus",
    "role",
    "fileName",
    "generator",
    "profile",
    "service",
    "title",
    "edNote",
    "memberOf",
    "instanceOf",
    "signal",
    "altRep",
    "deliverableOf",
    "hash",
    "expires",
    "origRep",
    "incomingFeedId",
    "metadataCreator",
    "link",
    "itemMetaExtProperty",
];

/// The order of the children of an item before its content (NewsML-G2 2.35, AnyItemType and its extensions);
/// a slash stands between names that may mix.
pub const ITEM_ORDER: &[&str] = &[
    "Signature",
    "catalogRef/catalog",
    "hopHistory",
    "pubHistory",
    "rightsInfo",
    "itemMeta",
    "contentMeta",
    "partMeta",
    "assert",
    "inlineRef",
    "derivedFrom/derivedFromValue",
    "contentSet/groupSet/concept/conceptSet/newsCoverageSet/catalogContainer",
    "schemeMeta",
];

/// The order of the children of `contentMeta` (NewsML-G2 2.36, ContentMetadataAfDType).
pub const CONTENT_META_ORDER: &[&str] = &[
    "icon",
    "urgency",
    "contentCreated",
    "contentModified",
    "digitalSourceType",
    "located/infoSource/creator/contributor/audience/exclAudience/altId/rating/userInteraction/aiInfo",
    "language/genre/keyword/subject/slugline/headline/dateline/by/creditline/description",
    "contentMetaExtProperty",
];

/// The order of the children of `concept` (NewsML-G2 2.35).
pub const CONCEPT_ORDER: &[&str] = &[
    "conceptId",
    "type",
    "name",
    "definition/note/facet/remoteInfo/hierarchyInfo",
    "sameAs/broader/narrower/related",
    "eventDetails/organisationDetails/personDetails/objectDetails/geoAreaDetails/POIDetails",
    "conceptExtProperty",
];

/// The order of the children of `rightsInfo` (NewsML-G2 2.35, RightsInfoType).
pub const RIGHTS_ORDER: &[&str] = &[
    "accountable",
    "copyrightHolder",
    "copyrightNotice/usageTerms/link/rightsInfoExtProperty/rightsExpressionXML/rightsExpressionData",
    "dataMining",
];

/// The order of the children of a flexible property (NewsML-G2 2.35, Flex1ConceptPropType, FlexPartyPropType).
pub const FLEX_ORDER: &[&str] = &[
    "name/definition/note/facet/remoteInfo/hierarchyInfo",
    "sameAs/broader/narrower/related",
    "personDetails/organisationDetails/geoAreaDetails/POIDetails",
    "bag",
    "mainConcept",
    "facetConcept",
];

/// Where a name stands in an order; what is not in it comes last.
pub fn rank(order: &[&str], name: &str) -> usize {
    order.iter().position(|names| names.split('/').any(|n| n == name)).unwrap_or(order.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_follow_the_schema() {
        assert!(rank(CONTENT_META_ORDER, "located") < rank(CONTENT_META_ORDER, "headline"));
        assert_eq!(rank(CONTENT_META_ORDER, "by"), rank(CONTENT_META_ORDER, "headline"));
        assert_eq!(rank(ITEM_META_ORDER, "foreign"), ITEM_META_ORDER.len());
    }
}
