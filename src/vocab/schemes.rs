//! The schemes of IPTC's catalogues: alias, URI, and the catalogue that brought it.

/// A scheme of IPTC's catalogues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IptcScheme {
    /// The alias that the catalogues give it.
    pub alias: &'static str,
    /// Its URI.
    pub uri: &'static str,
    /// The number of the catalogue that brought it; 37 stands for all up to it.
    pub since: u8,
    /// The day on which it was retired.
    pub retired: Option<&'static str>,
}

/// The number that stands for all catalogues up to it.
pub const FIRST: u8 = 37;
/// The number of the newest catalogue that is known.
pub const NEWEST: u8 = 41;

/// The scheme of an alias.
pub fn by_alias(alias: &str) -> Option<&'static IptcScheme> {
    SCHEMES.binary_search_by(|scheme| scheme.alias.cmp(alias)).ok().and_then(|at| SCHEMES.get(at))
}

/// The scheme that a concept's URI is from, and the code in it: the longest URI that it begins with.
pub fn of_uri(uri: &str) -> Option<(&'static IptcScheme, &str)> {
    SCHEMES
        .iter()
        .filter_map(|scheme| {
            uri.strip_prefix(scheme.uri).filter(|code| !code.is_empty()).map(|code| (scheme, code))
        })
        .min_by_key(|(_, code)| code.len())
}

/// The number of an IPTC catalogue by its address: 41 of `…/catalog.IPTC-G2-Standards_41.xml`.
pub fn number(href: &str) -> Option<u32> {
    let (_, name) = href.split_once(super::g2::CATALOG_NAME)?;
    name.strip_suffix(".xml")?.parse().ok()
}

/// A scheme of IPTC's own NewsCodes.
macro_rules! cv {
    ($name:literal) => {
        concat!("http://cv.iptc.org/newscodes/", $name, "/")
    };
}

const fn scheme(alias: &'static str, uri: &'static str, since: u8) -> IptcScheme {
    IptcScheme { alias, uri, since, retired: None }
}

const fn retired(alias: &'static str, uri: &'static str, day: &'static str) -> IptcScheme {
    IptcScheme { alias, uri, since: 37, retired: Some(day) }
}

/// All schemes of catalogues 37 to 41, by alias.
pub const SCHEMES: &[IptcScheme] = &[
    scheme("a1312cat", "http://cvx.iptc.org/anpa1312-category/", 37),
    scheme("a1312prio", "http://cvx.iptc.org/anpa1312-priority/", 37),
    scheme("a1312svc", "http://cvx.iptc.org/anpa1312-servicelevel/", 37),
    scheme("a1312vers", "http://cvx.iptc.org/anpa1312-version/", 37),
    scheme("acdc", cv!("audiocodec"), 37),
    scheme("altidrole", cv!("altidrole"), 37),
    scheme("aoprop", cv!("aoproperty"), 37),
    scheme("app", cv!("application"), 37),
    scheme("aspfacet", cv!("asportfacet"), 37),
    scheme("aspfacetvalue", cv!("asportfacetvalue"), 37),
    scheme("authoritystatus", cv!("authoritystatus"), 38),
    scheme("bcp47", "http://cvx.iptc.org/bcp47/", 37),
    scheme("catinat", cv!("catinature"), 37),
    scheme("chprop", cv!("characteristicsproperty"), 37),
    scheme("cinat", cv!("cinature"), 37),
    scheme("ciprol", cv!("contactinfopartrole"), 37),
    scheme("colin", cv!("colourindicator"), 37),
    scheme("colsp", cv!("colorspace"), 37),
    scheme("conf", cv!("confidence"), 37),
    scheme("cpnat", cv!("cpnature"), 37),
    scheme("cpprole", cv!("contentprodpartyrole"), 37),
    scheme("cptdefrole", "http://cv.iptc.org/newscodes/conceptdefinitionrole", 37),
    scheme("cptnoterole", cv!("conceptnoterole"), 37),
    scheme("crel", cv!("conceptrelation"), 37),
    scheme("ctech", cv!("commtech"), 37),
    retired("ctrol", cv!("contributorrole"), "2020-05-01"),
    scheme("cusip", "http://cvx.iptc.org/cusip/", 37),
    scheme("cwarn", cv!("contentwarning"), 37),
    scheme("dbpedia", "http://dbpedia.org/resource/", 37),
    scheme("digsrctype", cv!("digitalsourcetype"), 37),
    scheme("dimensionunit", cv!("dimensionunit"), 37),
    scheme("drol", cv!("descriptionrole"), 37),
    scheme("dummy", cv!("dummy"), 37),
    scheme("ecirol", cv!("eventcontactinforole"), 37),
    scheme("edconf", cv!("eventdateconfirm"), 37),
    scheme("ednoterole", "http://cv.iptc.org/newscodes/ednoterole", 37),
    scheme("encd", cv!("encoding"), 37),
    scheme("entityprop", cv!("entityproperty"), 37),
    scheme("eocstat", cv!("eventoccurstatus"), 37),
    scheme("eorol", cv!("eventorganiserrole"), 37),
    scheme("eprol", cv!("eventparticipantrole"), 37),
    scheme("eregrol", cv!("eventregrole"), 37),
    scheme("erol", cv!("edrole"), 37),
    scheme("figi", "http://cvx.iptc.org/figi/", 37),
    scheme("fisymtype", cv!("financialinstrumentsymboltype"), 37),
    scheme("freebase", "http://www.freebase.com", 37),
    scheme("frmt", cv!("format"), 37),
    scheme("gen", cv!("generic"), 37),
    scheme("genre", cv!("genre"), 37),
    scheme("geonames", "http://sws.geonames.org/", 37),
    scheme("geonameshttps", "https://sws.geonames.org/", 39),
    scheme("gics", "http://cvx.iptc.org/gics/", 37),
    scheme("googletopicsv1", "http://cvx.iptc.org/googletopicsv1/", 40),
    scheme("googletopicsv2", "http://cvx.iptc.org/googletopicsv2/", 40),
    scheme("hashscope", cv!("hashscope"), 37),
    scheme("hashtype", cv!("hashtype"), 37),
    scheme("hatarget", cv!("hopactiontarget"), 37),
    scheme("hopaction", cv!("hopaction"), 37),
    scheme("howextr", cv!("howextracted"), 37),
    scheme("howpr", cv!("howpresent"), 37),
    scheme("iabadproduct10", "http://cvx.iptc.org/iabadproduct10/", 40),
    scheme("iabadproduct20", "http://cvx.iptc.org/iabadproduct20/", 40),
    scheme("iabaudience10", "http://cvx.iptc.org/iabaudience10/", 40),
    scheme("iabcontent20", "http://cvx.iptc.org/iabcontent20/", 40),
    scheme("iabcontent21", "http://cvx.iptc.org/iabcontent21/", 40),
    scheme("iabcontent22", "http://cvx.iptc.org/iabcontent22/", 40),
    scheme("iabcontent30", "http://cvx.iptc.org/iabcontent30/", 40),
    scheme("ikos", cv!("ikos"), 37),
    scheme("imgregrole", cv!("imageregionrole"), 37),
    scheme("imgregtype", cv!("imageregiontype"), 37),
    scheme("impt", cv!("importance"), 37),
    scheme("irel", cv!("itemrelation"), 37),
    scheme("irep", cv!("itemrepresentation"), 37),
    scheme("isin", "http://cvx.iptc.org/isin/", 37),
    scheme("iso3166-1a2", "http://cvx.iptc.org/iso3166-1a2/", 37),
    scheme("iso3166-1a3", "http://cvx.iptc.org/iso3166-1a3/", 37),
    scheme("iso3166-2", "http://cvx.iptc.org/iso3166-2/", 40),
    scheme("iso4217a", "http://cvx.iptc.org/iso4217a/", 37),
    scheme("iso4217n", "http://cvx.iptc.org/iso4217n/", 37),
    retired("isrol", cv!("infosourcerole"), "2021-05-01"),
    scheme("ivqu", cv!("videoqualifier"), 37),
    scheme("lbtyp", cv!("labeltype"), 37),
    scheme("loctyp", cv!("location"), 37),
    scheme("loutorient", cv!("layoutorientation"), 37),
    scheme("lrol", cv!("languagerole"), 37),
    scheme("mb-artist", "http://musicbrainz.org/artist/", 37),
    scheme("mb-label", "http://musicbrainz.org/label/", 37),
    scheme("mb-recording", "http://musicbrainz.org/recording/", 37),
    scheme("mb-release", "http://musicbrainz.org/release/", 37),
    scheme("mb-releasegroup", "http://musicbrainz.org/release-group/", 37),
    scheme("mb-work", "http://musicbrainz.org/work/", 37),
    scheme("medtop", cv!("mediatopic"), 37),
    scheme("medtype", cv!("mediatype1"), 37),
    scheme("mic", "http://cvx.iptc.org/iso10383-mic/", 37),
    scheme("mtyp", cv!("mediatype"), 37),
    scheme("ncostat", cv!("newscoveragestatus"), 37),
    scheme("ninat", cv!("ninature"), 37),
    scheme("nityp", cv!("newsitemtype"), 37),
    scheme("nmsig", cv!("newsmsgsignal"), 37),
    scheme("not", cv!("notation"), 37),
    scheme("nprod", cv!("newsproduct"), 37),
    scheme("nprov", cv!("newsprovider"), 37),
    scheme("nprt", cv!("namepart"), 37),
    scheme("nrol", cv!("namerole"), 37),
    scheme("oito", cv!("ofinterestto"), 37),
    scheme("parasport", "http://cvx.iptc.org/parasport/", 37),
    scheme("pgrmod", cv!("pkggroupmode"), 37),
    scheme("plinat", cv!("plinature"), 37),
    scheme("plus", "http://ns.useplus.org/ldf/vocab/", 41),
    scheme("prio", cv!("priority"), 37),
    scheme("prodgenre", cv!("productgenre"), 37),
    scheme("prop", cv!("property"), 37),
    scheme("prov", cv!("provider"), 37),
    scheme("pst1", cv!("status1"), 37),
    scheme("rcalctype", cv!("rcalctype"), 37),
    scheme("rel", cv!("relevance"), 37),
    scheme("riaspect", cv!("riaspect"), 37),
    scheme("rightsprop", cv!("rightsproperty"), 37),
    scheme("riscope", cv!("riscope"), 37),
    scheme("rnd", cv!("rendition"), 37),
    scheme("role1", cv!("role1"), 37),
    scheme("rscaleunit", cv!("rscaleunit"), 37),
    scheme("rtype", cv!("ratertype"), 37),
    scheme("scn", cv!("scene"), 37),
    scheme("secst", "http://cvx.iptc.org/secst/", 37),
    scheme("sedol", "http://cvx.iptc.org/sedol/", 37),
    scheme("sev", cv!("severity"), 37),
    scheme("sig", cv!("signal"), 37),
    scheme("skos", "http://www.w3.org/2004/02/skos/core#", 37),
    scheme("sov", cv!("videoscaling"), 37),
    scheme("squ", cv!("subjectqualifier"), 37),
    scheme("stat", cv!("pubstatusg2"), 37),
    scheme("subj", cv!("subjectcode"), 37),
    scheme("ticker", "http://cvx.iptc.org/ticker/", 38),
    scheme("tidm", "http://cvx.iptc.org/tidm/", 37),
    scheme("timeunit", cv!("timeunit"), 37),
    scheme("tone", cv!("tone"), 39),
    scheme("tpctyp", cv!("topictype"), 37),
    scheme("trustindicator", cv!("trustindicator"), 37),
    scheme("urgy", cv!("urgency"), 37),
    scheme("useracttype", cv!("useractiontype"), 37),
    scheme("valfmt", cv!("valueformat"), 37),
    scheme("vcdc", cv!("videocodec"), 37),
    scheme("videodef", cv!("videodefinition"), 37),
    scheme("why", cv!("whypresent"), 37),
    scheme("wikidata", "http://www.wikidata.org/entity/", 37),
    scheme("wldreg", cv!("worldregion"), 37),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_sorted_and_uris_lead_back() {
        assert!(SCHEMES.windows(2).all(|pair| pair[0].alias < pair[1].alias));
        assert_eq!(by_alias("medtop").map(|s| s.uri), Some("http://cv.iptc.org/newscodes/mediatopic/"));
        let (scheme, code) = of_uri("http://cv.iptc.org/newscodes/mediatopic/20000002").unwrap();
        assert_eq!((scheme.alias, code), ("medtop", "20000002"));
        assert_eq!(number(super::super::g2::CATALOG), Some(u32::from(NEWEST)));
    }
}
