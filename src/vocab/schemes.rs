//! The schemes of IPTC's catalogues: alias, URI, and the catalogue that brought it (`data/iptc-schemes.txt`).

mod lists {
    use super::IptcScheme;
    lists!("iptc-schemes");
}

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

/// All schemes of catalogues 37 to 41, by alias.
pub const SCHEMES: &[IptcScheme] = lists::IPTC_SCHEMES;

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
