//! Vocabularies that were given: the codes of schemes, and which of them are retired. A provider delivers them as knowledge
//! items (NewsML-G2 2.9, section 6); IPTC delivers its NewsCodes as JSON, too.

use super::{Catalogs, RETIRED_CODE, Scope, UNKNOWN_CODE, decoded, encoded, refused, schemes_of};
use crate::diagnostics::{Rule, did_you_mean, nearest};
use crate::error::ReadError;
use crate::model::{Concept, QCode};
use crate::syntax::xml::Element;
use serde_json::Value;
use std::collections::BTreeMap;

/// The codes of a scheme.
#[derive(Debug, Clone, Default)]
struct Vocabulary {
    codes: BTreeMap<String, Known>,
    /// Whether all codes of the scheme are here: what is missing is none.
    whole: bool,
}

/// What is known of a code.
#[derive(Debug, Clone, Default)]
struct Known {
    /// A name of its concept.
    name: Option<String>,
    /// Since when it is retired.
    retired: Option<String>,
}

/// The vocabularies that were given, by the URIs of their schemes without the protocol: IPTC's are named by both.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabularies {
    schemes: BTreeMap<String, Vocabulary>,
    /// The aliases by which they name their schemes: for items of formats that have no catalogues.
    aliases: BTreeMap<String, String>,
}

/// What is wrong with a code, by the vocabulary that was given for its scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// Whether the code is one that is retired; else there is no such code.
    pub retired: bool,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Misfit {
    /// The rule that it breaks.
    pub fn rule(&self) -> &'static Rule {
        if self.retired { &RETIRED_CODE } else { &UNKNOWN_CODE }
    }
}

/// A URI without its protocol, which providers and vocabularies write as they like.
pub(super) fn plain(uri: &str) -> &str {
    let uri = uri.trim();
    uri.strip_prefix("https://").or_else(|| uri.strip_prefix("http://")).unwrap_or(uri)
}

impl Vocabularies {
    pub(super) fn is_empty(&self) -> bool {
        self.schemes.is_empty()
    }

    /// Takes the concepts of a knowledge item; whether there were any.
    pub(super) fn add_item(&mut self, item: Element<'_, '_>, catalogs: &Catalogs) -> bool {
        let scope = scope(item, catalogs);
        let own = item.child("schemeMeta").and_then(|meta| meta.attribute("uri")).map(str::trim);
        let own = own.filter(|uri| !uri.is_empty());
        if let Some(uri) = own {
            self.schemes.entry(plain(uri).to_owned()).or_default().whole = true;
        }
        let mut any = false;
        for concept in item.elements().filter(|e| e.name() == "conceptSet").flat_map(Element::elements) {
            let Some(id) = concept.child("conceptId") else { continue };
            let parts = id.attribute("uri").and_then(|uri| split(uri, own, &scope)).or_else(|| {
                let code = QCode::parse(id.attribute("qcode")?.trim())?;
                Some((scope.scheme(code.alias).or(own)?.to_owned(), code.code.to_owned()))
            });
            let Some((scheme, code)) = parts else { continue };
            if let Some(code) = id.attribute("qcode").and_then(|code| QCode::parse(code.trim())) {
                self.aliases.entry(code.alias.to_owned()).or_insert_with(|| scheme.clone());
            }
            let name = concept.child("name").map(|name| name.text().trim().to_owned());
            let retired = id.attribute("retired").map(|since| since.trim().to_owned());
            self.add(&scheme, code, name, retired);
            any = true;
        }
        any
    }

    /// Takes the concepts of a vocabulary in IPTC's JSON.
    ///
    /// # Errors
    ///
    /// What has no scheme, or no concepts.
    pub(super) fn add_json(&mut self, value: &Value) -> Result<(), ReadError> {
        let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let (Some(scheme), Some(concepts)) =
            (text(value, "uri"), value.get("conceptSet").and_then(Value::as_array))
        else {
            return Err(refused("the JSON has no scheme `uri` with a `conceptSet`", None));
        };
        self.schemes.entry(plain(&scheme).to_owned()).or_default().whole = true;
        if let Some(alias) = text(value, "prefSchemeAlias") {
            self.aliases.entry(alias).or_insert_with(|| scheme.clone());
        }
        for concept in concepts {
            let uri = text(concept, "uri");
            let of_uri =
                uri.as_deref().and_then(|uri| plain(uri).strip_prefix(plain(&scheme))).and_then(decoded);
            let of_code = || text(concept, "qcode").and_then(|q| QCode::parse(&q).map(|q| q.code.to_owned()));
            let Some(code) = of_uri.or_else(of_code) else { continue };
            let labels = concept.get("prefLabel").and_then(Value::as_object);
            let label = labels.and_then(|labels| labels.get("en-GB").or_else(|| labels.values().next()));
            let name = label.and_then(Value::as_str).map(str::to_owned);
            self.add(&scheme, code, name, text(concept, "retired"));
        }
        Ok(())
    }

    fn add(&mut self, scheme: &str, code: String, name: Option<String>, retired: Option<String>) {
        let own = self.schemes.entry(plain(scheme).to_owned()).or_default();
        let known = own.codes.entry(code).or_default();
        known.name = known.name.take().or(name);
        known.retired = known.retired.take().or(retired);
    }

    /// What is wrong with the code of a concept's URI, if the vocabulary of its scheme was given and anything is.
    fn judge(&self, uri: &str, shown: &str) -> Option<Misfit> {
        let uri = plain(uri);
        // Of schemes within schemes the longest is meant.
        let schemes = self.schemes.iter().filter(|(scheme, _)| uri.starts_with(scheme.as_str()));
        let (scheme, own) = schemes.max_by_key(|(scheme, _)| scheme.len())?;
        let code = uri.get(scheme.len()..).filter(|code| !code.is_empty()).and_then(decoded)?;
        match own.codes.get(&code) {
            None if own.whole => {
                // Among numbers nearly every other one is near.
                let words = code.contains(char::is_alphabetic);
                let near = words.then(|| nearest(&code, own.codes.keys().map(String::as_str))).flatten();
                Some(Misfit {
                    retired: false,
                    message: format!("{shown} is not a code of {scheme}"),
                    help: did_you_mean(near, "correct the code, or use a newer vocabulary with --catalog"),
                })
            }
            Some(Known { name, retired: Some(since) }) => {
                let name = name.as_deref().map(|name| format!(" (“{name}”)")).unwrap_or_default();
                let since = Some(since.get(..10).unwrap_or(since)).filter(|since| !since.is_empty());
                let since = since.map(|since| format!(" since {since}")).unwrap_or_default();
                Some(Misfit {
                    retired: true,
                    message: format!("{shown}{name} is retired{since}"),
                    help: "use the code that replaced it, which the note of its concept names".to_owned(),
                })
            }
            _ => None,
        }
    }
}

impl Catalogs {
    /// Whether any vocabulary was given.
    pub fn hold_codes(&self) -> bool {
        !self.vocabularies.is_empty()
    }

    /// What is wrong with the code of a concept's URI, by the vocabulary that was given for its scheme; `shown` is how the
    /// item names it. Nothing where no vocabulary of that scheme was given.
    pub fn judge(&self, uri: &str, shown: &str) -> Option<Misfit> {
        self.vocabularies.judge(uri, shown)
    }

    /// As [`Catalogs::judge`], for a concept of an item. An alias that the item does not declare is the vocabulary's own.
    pub fn judge_concept(&self, concept: &Concept, scope: &Scope) -> Option<Misfit> {
        let scheme_of = |alias: &str| {
            scope.scheme(alias).or_else(|| self.vocabularies.aliases.get(alias).map(String::as_str))
        };
        let coded =
            concept.code.as_deref().and_then(QCode::parse).and_then(|q| Some((scheme_of(q.alias)?, q.code)));
        let (uri, shown) = match (&concept.code, &concept.scheme, &concept.uri) {
            (Some(code), Some(scheme), _) => {
                let scheme = scheme_of(scheme).unwrap_or(scheme);
                // Some write the alias before the code though its scheme stands beside it.
                let own = coded
                    .filter(|(own, _)| plain(own) == plain(scheme))
                    .map_or(code.as_str(), |(_, own)| own);
                let slash = if scheme.ends_with(['/', '#', ':']) { "" } else { "/" };
                (format!("{scheme}{slash}{}", encoded(own)), code)
            }
            (Some(code), None, _) if coded.is_some() => {
                let (scheme, own) = coded?;
                (format!("{scheme}{}", encoded(own)), code)
            }
            (_, _, Some(uri)) => (uri.clone(), uri),
            _ => return None,
        };
        self.judge(&uri, shown)
    }
}

/// What the aliases within a knowledge item stand for.
fn scope(item: Element<'_, '_>, catalogs: &Catalogs) -> Scope {
    let mut scope = Scope::default();
    for element in item.elements() {
        match (element.name(), element.attribute("href")) {
            ("catalogRef", Some(href)) => scope.add_reference(href, catalogs),
            ("catalog", _) => schemes_of(element).for_each(|s| scope.add(&s.alias, &s.uri, s.retired)),
            _ => {}
        }
    }
    if scope.iptc.is_none() {
        scope.add_iptc(u32::from(crate::vocab::schemes::NEWEST));
    }
    scope
}

/// The scheme of a concept's URI, and the code in it.
fn split(uri: &str, own: Option<&str>, scope: &Scope) -> Option<(String, String)> {
    let uri = uri.trim();
    if let Some(code) = own.and_then(|own| plain(uri).strip_prefix(plain(own))).filter(|c| !c.is_empty()) {
        return Some((own?.to_owned(), decoded(code)?));
    }
    let code = scope.shorten(uri)?;
    let code = QCode::parse(&code)?;
    Some((scope.scheme(code.alias)?.to_owned(), code.code.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    const ITEM: &str = "<knowledgeItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:x:v' standard='NewsML-G2' standardversion='2.35'>
        <catalog><scheme alias='nord' uri='http://nord.example/cv/'/></catalog>
        <conceptSet><concept><conceptId qcode='nord:باران'/><name>rain</name></concept>
        <concept><conceptId qcode='nord:old' retired='2020-01-01'/><name>old</name></concept>
        <concept><conceptId uri='http://nord.example/cv/a%25'/><name>percent</name></concept></conceptSet>SCHEME</knowledgeItem>";

    fn judged(scheme: &str, concept: &Concept) -> Option<bool> {
        let mut catalogs = Catalogs::default();
        catalogs.add("v.xml", &ITEM.replace("SCHEME", scheme), &Limits::default()).unwrap();
        catalogs.judge_concept(concept, &Scope::default()).map(|misfit| misfit.retired)
    }

    fn code(code: &str) -> Concept {
        Concept { code: Some(code.into()), ..Concept::default() }
    }

    #[test]
    fn codes_are_held_against_a_scheme_that_was_given_whole() {
        let whole = "<schemeMeta uri='http://nord.example/cv/'/>";
        for fine in ["nord:باران", "nord:a%", "other:1", "free"] {
            assert_eq!(judged(whole, &code(fine)), None, "{fine}");
        }
        assert_eq!(judged(whole, &code("nord:old")), Some(true));
        assert_eq!(judged(whole, &code("nord:new")), Some(false));
        let beside = Concept { scheme: Some("https://nord.example/cv".into()), ..code("nord:new") };
        assert_eq!(judged(whole, &beside), Some(false));
        let uri = Concept { uri: Some("http://nord.example/cv/old".into()), ..Concept::default() };
        assert_eq!(judged(whole, &uri), Some(true));
    }

    #[test]
    fn a_part_of_a_scheme_says_only_what_is_retired() {
        assert_eq!(judged("", &code("nord:old")), Some(true));
        assert_eq!(judged("", &code("nord:new")), None);
    }

    #[test]
    fn the_json_of_newscodes_is_read() {
        let mut catalogs = Catalogs::default();
        let json = r#"{"uri":"http://cv.iptc.org/newscodes/genre/","prefSchemeAlias":"genre","conceptSet":[
            {"uri":"http://cv.iptc.org/newscodes/genre/Current","qcode":"genre:Current","prefLabel":{"en-GB":"current"}},
            {"qcode":"genre:Old","retired":"2019-05-01T12:00:00+00:00"}]}"#;
        catalogs.add("genre.json", json, &Limits::default()).unwrap();
        let judge = |own: &str| catalogs.judge_concept(&code(own), &Scope::default());
        assert_eq!(judge("genre:Current"), None);
        assert_eq!(
            judge("genre:Old").map(|m| m.message),
            Some("genre:Old is retired since 2019-05-01".into())
        );
        assert_eq!(judge("genre:Curent").map(|m| m.help), Some("did you mean `Current`?".into()));
        assert!(catalogs.add("x.json", "{}", &Limits::default()).is_err());
    }
}
