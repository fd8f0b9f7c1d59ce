//! Catalogs of schemes: resolve aliases of QCodes to URIs and back (NewsML-G2 2.9, section 10.2). Nothing is fetched:
//! IPTC's own catalogs are built in, others are passed in.

mod vocabulary;

use crate::diagnostics::{Example, Finding, Rule, Severity};
use crate::error::ReadError;
use crate::limits::Limits;
use crate::model::{Catalog, Item, QCode};
use crate::syntax::json;
use crate::syntax::xml::{Document, Element};
use crate::vocab::{g2, schemes};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Vocabularies, plain};

/// All rules of this room.
pub static RULES: &[&Rule] = &[&CATALOG_FILE, &COLLISION, &UNKNOWN_CODE, &RETIRED_CODE];

/// `input/catalog`: file of --catalog is neither a catalog nor a vocabulary.
pub static CATALOG_FILE: Rule = Rule {
    name: "input/catalog",
    severity: Severity::Error,
    summary: "file of --catalog is neither a catalog nor a vocabulary",
    why: "Without the schemes of the file the codes of items cannot be resolved, and wrong codes would not be found.",
    source: "NewsML-G2 2.35, catalog and knowledgeItem; the option --catalog",
    bad: Example::new("catalog", "<list/>"),
    good: Example::new(
        "catalog",
        "<catalog xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><scheme alias=\"nord\" uri=\"http://nord.example/cv/\"/></catalog>",
    ),
    ..Rule::FIRST
};

/// `vocab/alias-collision`: alias is declared for two schemes.
pub static COLLISION: Rule = Rule {
    name: "vocab/alias-collision",
    severity: Severity::Error,
    summary: "alias is declared for two schemes",
    why: "The codes of the item are ambiguous. The standard requires receivers to reject such an item, so it is not \
        converted.",
    source: "NewsML-G2 2.9, section 10.3.4",
    bad: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><catalog><scheme alias=\"nord\" uri=\"http://nord.example/a/\"/><scheme alias=\"nord\" uri=\"http://nord.example/b/\"/></catalog><itemMeta/></newsItem>",
    ),
    good: Example::new(
        "newsml-g2",
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><catalog><scheme alias=\"nord\" uri=\"http://nord.example/a/\"/><scheme alias=\"north\" uri=\"http://nord.example/a/\"/></catalog><itemMeta/></newsItem>",
    ),
    ..Rule::FIRST
};

/// `vocab/unknown-code`: code is not in its vocabulary.
pub static UNKNOWN_CODE: Rule = Rule {
    name: "vocab/unknown-code",
    severity: Severity::Warning,
    summary: "code is not in its vocabulary",
    why: "An unknown code identifies nothing, so the story is not filed under the topic, place or person that was \
        meant. Codes are checked against the vocabularies that are given with `--catalog`; none is built in, \
        because they change several times a year.",
    source: "NewsML-G2 2.9, sections 6 and 10.2; IPTC NewsCodes",
    bad: Example::new("json", r#"{"kind":"article","subjects":[{"code":"nord:wether"}]}"#)
        .vocabulary(WEATHER),
    good: Example::new("json", r#"{"kind":"article","subjects":[{"code":"nord:weather"}]}"#)
        .vocabulary(WEATHER),
    ..Rule::FIRST
};

/// `vocab/retired-code`: code is retired.
pub static RETIRED_CODE: Rule = Rule {
    name: "vocab/retired-code",
    severity: Severity::Warning,
    summary: "code is retired",
    why: "A retired code can still be resolved, but sites and alerts that use the current vocabulary no longer have \
        a page for it. The note of its concept names the replacement. Codes are checked against the vocabularies \
        that are given with `--catalog`.",
    source: "NewsML-G2 2.35, conceptId/@retired; IPTC NewsCodes guidelines",
    bad: Example::new("json", r#"{"kind":"article","subjects":[{"code":"nord:rain"}]}"#).vocabulary(WEATHER),
    good: Example::new("json", r#"{"kind":"article","subjects":[{"code":"nord:weather"}]}"#)
        .vocabulary(WEATHER),
    ..Rule::FIRST
};

/// A vocabulary of two topics, one of them retired.
const WEATHER: &str = "<knowledgeItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:weather\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\">
  <catalog><scheme alias=\"nord\" uri=\"http://nord.example/topics/\"/></catalog>
  <conceptSet>
    <concept><conceptId qcode=\"nord:weather\"/><name>weather</name></concept>
    <concept><conceptId qcode=\"nord:rain\" retired=\"2025-03-01\"/><name>rain</name><note>Use nord:weather.</note></concept>
  </conceptSet>
  <schemeMeta uri=\"http://nord.example/topics/\"/>
</knowledgeItem>";

/// A scheme of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// The alias.
    pub alias: String,
    /// The URI.
    pub uri: String,
    /// Whether it is retired.
    pub retired: bool,
}

/// A catalogue that was given.
#[derive(Debug, Clone)]
struct Given {
    /// Its address, where it says it.
    url: Option<String>,
    /// The name of its file.
    file: String,
    schemes: Vec<Scheme>,
}

/// Catalogues that were given for what items refer to, and vocabularies for their codes.
#[derive(Debug, Clone, Default)]
pub struct Catalogs {
    given: Vec<Given>,
    vocabularies: Vocabularies,
}

impl Catalogs {
    /// Adds a catalogue, a `catalog` or any document that holds one; or a vocabulary, a knowledge item or IPTC's JSON. `name` is that of
    /// its file: items refer to a catalogue by an address that ends in it, or that the catalogue itself states. Vocabularies may
    /// use the aliases of catalogues that were added before.
    ///
    /// # Errors
    ///
    /// What is not well-formed, or holds neither.
    pub fn add(&mut self, name: &str, text: &str, limits: &Limits) -> Result<(), ReadError> {
        if text.trim_start().starts_with('{') {
            return self.vocabularies.add_json(&json::parse(text)?);
        }
        let document = Document::new(text, limits)?;
        let tree = document.tree(limits)?;
        let root = tree.root();
        let mut vocabularies = std::mem::take(&mut self.vocabularies);
        let mut any = false;
        for item in knowledge(root) {
            any |= vocabularies.add_item(item, self);
        }
        self.vocabularies = vocabularies;
        let Some(catalog) = find(root) else {
            return if any {
                Ok(())
            } else {
                Err(refused(
                    &format!("<{}> contains neither <catalog> nor <conceptSet>", root.name()),
                    Some(root),
                ))
            };
        };
        // The schemes that a vocabulary declares are for its own codes.
        if any {
            return Ok(());
        }
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
        let url = catalog.attribute("url").map(str::to_owned);
        self.given.push(Given { url, file, schemes: schemes_of(catalog).collect() });
        Ok(())
    }

    /// The schemes of a catalogue that was given, by its address.
    fn given(&self, href: &str) -> Option<&[Scheme]> {
        if self.given.is_empty() {
            return None;
        }
        let href = href.trim();
        let by_url = self.given.iter().find(|g| g.url.as_deref().is_some_and(|u| plain(u) == plain(href)));
        let file = href.rsplit('/').next().unwrap_or_default();
        let own = by_url.or_else(|| self.given.iter().find(|g| g.file == file && !file.is_empty()));
        own.map(|given| given.schemes.as_slice())
    }

    /// The scope of an item: what its catalogues declare.
    pub fn scope(&self, item: &Item) -> Scope {
        let mut scope = Scope::default();
        for catalog in &item.meta().catalogs {
            scope.add_catalog(catalog, self);
        }
        // An item without one of IPTC's is understood by the newest.
        let iptc = |c: &Catalog| c.href.as_deref().is_some_and(|h| h.contains(g2::CATALOG_NAME));
        if !item.meta().catalogs.iter().any(iptc) {
            scope.add_iptc(u32::from(schemes::NEWEST));
        }
        scope
    }
}

/// What is neither a catalogue nor a vocabulary.
fn refused(message: &str, root: Option<Element<'_, '_>>) -> ReadError {
    let help = "use a NewsML-G2 catalog or knowledge item, a vocabulary in IPTC’s JSON, or a folder of them";
    let finding = Finding::new(&CATALOG_FILE, message).help(help);
    root.map_or(finding.clone(), |root| finding.at(root.span())).into()
}

/// The schemes that a catalogue declares.
fn schemes_of(catalog: Element<'_, '_>) -> impl Iterator<Item = Scheme> {
    catalog.elements().filter(|e| e.name() == "scheme").filter_map(|e| {
        Some(Scheme {
            alias: e.attribute("alias")?.trim().to_owned(),
            uri: e.attribute("uri")?.trim().to_owned(),
            retired: e.attribute("schemeretired").is_some(),
        })
    })
}

/// The knowledge items of a document: its root, or those of a message.
fn knowledge<'t, 'a>(root: Element<'t, 'a>) -> Vec<Element<'t, 'a>> {
    let sets = root.elements().filter(|e| e.name() == "itemSet").flat_map(Element::elements);
    std::iter::once(root).chain(sets).filter(|e| e.name() == "knowledgeItem").collect()
}

/// Finds the first `catalog` element, depth first. The recursion is no deeper than `Limits::xml_depth`.
fn find<'t, 'a>(element: Element<'t, 'a>) -> Option<Element<'t, 'a>> {
    if element.name() == "catalog" {
        return Some(element);
    }
    element.elements().find_map(find)
}

/// The aliases of an item. Most items refer only to a catalog of IPTC: its schemes are looked up in a table, those of
/// other catalogs are stored here.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    aliases: BTreeMap<String, Vec<String>>,
    retired: BTreeSet<String>,
    /// The number of the newest of IPTC's catalogues that the item refers to.
    iptc: Option<u32>,
    /// References to catalogues that are not known.
    pub unresolved: Vec<String>,
    /// Whether any catalogue was declared.
    pub declared: bool,
}

impl Scope {
    /// Declares an alias.
    pub fn add(&mut self, alias: &str, uri: &str, retired: bool) {
        let uris = self.aliases.entry(alias.to_owned()).or_default();
        if !uris.iter().any(|u| u == uri) {
            uris.push(uri.to_owned());
        }
        if retired {
            self.retired.insert(alias.to_owned());
        }
    }

    /// Declares the schemes of IPTC's catalogue of a number.
    fn add_iptc(&mut self, number: u32) {
        self.iptc = self.iptc.max(Some(number));
    }

    /// The scheme of IPTC with an alias, by the catalogs of the item.
    fn of_iptc(&self, alias: &str) -> Option<&'static schemes::IptcScheme> {
        let number = self.iptc?;
        schemes::by_alias(alias).filter(|s| s.since == schemes::FIRST || number >= u32::from(s.since))
    }

    /// Declares what a reference to a catalogue declares.
    pub fn add_reference(&mut self, href: &str, catalogs: &Catalogs) {
        self.declared = true;
        match (catalogs.given(href), schemes::number(href.trim())) {
            (Some(schemes), _) => schemes.iter().for_each(|s| self.add(&s.alias, &s.uri, s.retired)),
            (None, Some(number)) => {
                self.add_iptc(number);
                // A catalog newer than those that are known may declare more aliases.
                if number > u32::from(schemes::NEWEST) {
                    self.unresolved.push(href.to_owned());
                }
            }
            (None, None) => self.unresolved.push(href.to_owned()),
        }
    }

    fn add_catalog(&mut self, catalog: &Catalog, catalogs: &Catalogs) {
        self.declared = true;
        if let Some(href) = &catalog.href {
            self.add_reference(href, catalogs);
        }
        for scheme in &catalog.schemes {
            if let (Some(alias), Some(uri)) = (&scheme.alias, &scheme.uri) {
                let retired =
                    scheme.extra.as_ref().is_some_and(|e| e.attributes.contains_key("schemeretired"));
                self.add(alias, uri, retired);
            }
        }
    }

    /// Whether an alias is declared.
    pub fn declares(&self, alias: &str) -> bool {
        self.of_iptc(alias).is_some() || self.aliases.contains_key(alias)
    }

    /// Whether the scheme of an alias is retired; none where the alias is not declared.
    pub fn retirement(&self, alias: &str) -> Option<bool> {
        let iptc = self.of_iptc(alias);
        if iptc.is_none() && !self.aliases.contains_key(alias) {
            return None;
        }
        Some(self.retired.contains(alias) || iptc.is_some_and(|s| s.retired.is_some()))
    }

    /// Aliases that are declared for several schemes, with these schemes.
    pub fn collisions(&self) -> Vec<(&str, Vec<&str>)> {
        let mut out = Vec::new();
        for (alias, uris) in &self.aliases {
            let mut all: Vec<&str> = uris.iter().map(String::as_str).collect();
            if let Some(scheme) = self.of_iptc(alias).filter(|s| !all.contains(&s.uri)) {
                all.push(scheme.uri);
            }
            if all.len() > 1 {
                out.push((alias.as_str(), all));
            }
        }
        out
    }

    /// The URI of the scheme with an alias; the first one if there are several.
    pub fn scheme(&self, alias: &str) -> Option<&str> {
        let own = self.aliases.get(alias).and_then(|uris| uris.first()).map(String::as_str);
        own.or_else(|| self.of_iptc(alias).map(|s| s.uri))
    }

    /// The URI of a QCode: the scheme's, and the code behind it, encoded where URIs demand it (NewsML-G2 2.9, section
    /// 10.2.1.2.2).
    pub fn resolve(&self, code: &str) -> Option<String> {
        let code = QCode::parse(code)?;
        self.scheme(code.alias).map(|uri| format!("{uri}{}", encoded(code.code)))
    }

    /// All aliases with the URIs of their schemes.
    fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = self
            .aliases
            .iter()
            .flat_map(|(alias, uris)| uris.iter().map(move |u| (alias.as_str(), u.as_str())));
        let iptc = schemes::SCHEMES
            .iter()
            .filter(|s| self.of_iptc(s.alias).is_some() && !self.aliases.contains_key(s.alias));
        own.chain(iptc.map(|s| (s.alias, s.uri)))
    }

    /// The QCode of a concept's URI: by the scheme with the longest URI that it begins with.
    pub fn shorten(&self, uri: &str) -> Option<String> {
        let parts = self.all().filter_map(|(alias, own)| uri.strip_prefix(own).map(|code| (alias, code)));
        let (alias, code) = parts.filter(|(_, code)| !code.is_empty()).min_by_key(|(_, code)| code.len())?;
        let code = format!("{alias}:{}", decoded(code)?);
        QCode::parse(&code).is_some().then_some(code)
    }

    /// The alias of a scheme's URI.
    pub fn alias(&self, uri: &str) -> Option<&str> {
        self.all().find(|(_, own)| *own == uri).map(|(alias, _)| alias)
    }
}

/// A code as the end of a URI (RFC 3986, section 2): what has a meaning of its own there is encoded.
fn encoded(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    for c in code.chars() {
        if matches!(
            c,
            '%' | '#' | '?' | '[' | ']' | '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' | ' '
        ) || c.is_control()
        {
            out.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// The end of a URI as a code.
fn decoded(code: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(code.len());
    let mut rest = code.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let hex = |b: u8| char::from(b).to_digit(16);
        let (high, low) = (hex(rest.next()?)?, hex(rest.next()?)?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// The reason to reject an item, if there is one: an alias is declared for two schemes.
pub fn collision(item: &Item, catalogs: &Catalogs) -> Option<String> {
    // Nearly every item has one catalogue, or only references to those of IPTC, which agree with each other.
    let own = &item.meta().catalogs;
    let iptc = |c: &Catalog| c.href.as_deref().is_some_and(|h| h.contains(g2::CATALOG_NAME));
    if own.iter().all(iptc) {
        return None;
    }
    let mut scope = Scope::default();
    for catalog in own {
        scope.add_catalog(catalog, catalogs);
    }
    let found = scope.collisions().into_iter().next();
    found.map(|(alias, uris)| format!("the alias `{alias}` is declared for {}", uris.join(" and for ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope() -> Scope {
        let mut scope = Scope::default();
        scope.add_reference(g2::CATALOG, &Catalogs::default());
        scope.add("nord", "http://nord.example/cv/", false);
        scope
    }

    #[test]
    fn codes_resolve_and_lead_back() {
        let scope = scope();
        for (code, uri) in [
            ("medtop:20000002", "http://cv.iptc.org/newscodes/mediatopic/20000002"),
            ("nord:a:b/c", "http://nord.example/cv/a:b/c"),
            ("nord:50%#x", "http://nord.example/cv/50%25%23x"),
            ("nord:خبر", "http://nord.example/cv/خبر"),
        ] {
            assert_eq!(scope.resolve(code).as_deref(), Some(uri));
            assert_eq!(scope.shorten(uri).as_deref(), Some(code));
        }
        assert_eq!(scope.resolve("unknown:1"), None);
        assert_eq!(scope.resolve("nocolon"), None);
    }

    #[test]
    fn a_given_catalogue_is_found_by_its_address_and_by_its_file() {
        let mut catalogs = Catalogs::default();
        let text = "<catalog xmlns='http://iptc.org/std/nar/2006-10-01/' url='http://nord.example/c/7.xml'><scheme alias='n' uri='http://n/'/></catalog>";
        catalogs.add("dir/nord.xml", text, &Limits::default()).unwrap();
        assert!(catalogs.given("https://nord.example/c/7.xml").is_some());
        assert!(catalogs.given("http://elsewhere.example/nord.xml").is_some());
        assert!(catalogs.given("http://elsewhere.example/other.xml").is_none());
        assert!(catalogs.add("x.xml", "<list/>", &Limits::default()).is_err());
    }

    #[test]
    fn one_alias_for_two_schemes_is_seen() {
        let mut scope = scope();
        assert!(scope.collisions().is_empty());
        scope.add("nord", "http://other.example/", false);
        assert_eq!(scope.collisions().first().map(|(alias, _)| *alias), Some("nord"));
    }
}
