//! Distinguishes names of people from names of sites.

use super::{Claims, Field};
use crate::model::text::key;

/// Whether a name is that of the site or of its publisher. One that is said to be a person's may be the publisher's.
pub fn is_site(name: &str, claims: &Claims, person: bool) -> bool {
    let own = key(name);
    let is = |site: &str| {
        let site = key(site);
        !site.is_empty()
            && (site == own
                || (own.len() > 5 && site.starts_with(&own))
                || (site.len() > 5 && own.starts_with(&site)))
    };
    let publishers = claims.about(Field::Publisher).filter(|_| !person);
    let mut named = claims.about(Field::Site).chain(publishers);
    named.any(|claim| is(&claim.value))
        || !person && claims.about(Field::Address).any(|claim| host(&claim.value).is_some_and(is))
}

/// The name of the host of an address, without `www` and what stands behind the last dot.
pub fn host(address: &str) -> Option<&str> {
    let host = address.split("://").nth(1)?.split(['/', '?', ':', '#']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    Some(host.rsplit_once('.').map_or(host, |(name, _)| name))
}
