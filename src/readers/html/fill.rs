//! From what the page says to the article's fields, each with where it came from.

use super::measure::{BESIDE, Page};
use super::metadata::{Claim, Claims, Field, Fields, Headline, Settled};
use super::rules;
use crate::diagnostics::{Finding, Findings, How, Place};
use crate::model::text::{folded, key};
use crate::model::{Article, Concept, Direction, Guid, Label, LanguageTag, Link, Media, Rendition, Rights};
use crate::source::Source;
use crate::vocab::page_names::hint;
use std::cell::LazyCell;
use std::collections::HashSet;

/// How many stretches above the headline a kicker stands at most.
const KICKER_ABOVE: usize = 3;
/// How many characters it has at most.
const LONGEST_KICKER: u32 = 60;

/// Fills an article.
pub struct Filler<'f, 's> {
    /// The article.
    pub article: &'f mut Article,
    /// The page.
    pub source: &'f Source<'s>,
    /// Where origins and contradictions go.
    pub findings: &'f mut Findings,
}

impl Filler<'_, '_> {
    fn note(&mut self, pointer: &str, why: impl std::fmt::Display, line: u32) {
        if self.findings.keeps_origins() {
            let span = Some(self.source.line(line as usize));
            self.findings.origin(pointer, Place { span, path: None }, How::Declared(why.to_string()));
        }
    }

    /// Takes the headline over, and says where a declared title says something else.
    pub fn headline(&mut self, headline: &Headline) {
        self.note("/headline", &headline.why, headline.line);
        self.article.headline = Some(headline.text.clone());
        if let Some(kicker) = &headline.kicker {
            self.note("/kicker", "the part of the heading before the headline", headline.line);
            self.article.kicker = Some(kicker.clone());
        }
        if let Some(rival) = &headline.rival {
            let message = format!("the page shows the headline “{}” but declares “{rival}”", headline.text);
            self.findings.report(
                Finding::new(&rules::HEADLINE_CONTRADICTED, message)
                    .at(self.source.line(headline.line as usize))
                    .path("/headline")
                    .help("check which one is meant; the other may be for search engines"),
            );
        }
    }

    /// Takes over language and direction.
    pub fn language(&mut self, claims: &Claims) {
        let valid =
            |claim: &&Claim| claim.value.split('-').next().is_some_and(|l| (2..=3).contains(&l.len()));
        let mut best: Option<&Claim> = None;
        for claim in claims.about(Field::Language).filter(valid) {
            if best.is_none_or(|b| claim.weight > b.weight) {
                best = Some(claim);
            }
        }
        if let Some(claim) = best {
            self.note("/language", &claim.from, claim.line);
            self.article.language = Some(LanguageTag::new(&claim.value));
        }
        if let Some(claim) = claims.best(Field::Direction)
            && let Some(direction) = Direction::parse(&claim.value)
        {
            self.note("/direction", &claim.from, claim.line);
            self.article.direction = Some(direction);
        }
    }

    /// Takes over what the claims settled, and says where they contradict each other.
    pub fn fields(&mut self, fields: Fields) {
        if let Some(Settled { value, why, line }) = fields.published {
            self.note("/firstCreated", &why, line);
            self.article.meta.first_created = Some(value);
        }
        if let Some(Settled { value, why, line }) = fields.modified {
            self.note("/versionCreated", &why, line);
            self.article.meta.version_created = Some(value);
        }
        if let Some(Settled { value, why, line }) = fields.authors {
            for (at, _) in value.iter().enumerate() {
                self.note(&format!("/creators/{at}"), &why, line);
            }
            self.article.creators = value.into_iter().map(Concept::named).collect();
        }
        if let Some(Settled { value, why, line }) = fields.byline {
            self.note("/byline", &why, line);
            self.article.byline = Some(value);
        }
        if let Some(doubt) = fields.doubt {
            self.findings.report(
                Finding::new(&rules::DATES_CONTRADICTED, format!("the dates of publication differ: {doubt}"))
                    .path("/firstCreated")
                    .help("check which one is right"),
            );
        }
    }

    /// Takes over what is declared and needs no vote.
    pub fn declared(&mut self, claims: &Claims) {
        if let Some(claim) = claims.best(Field::Address).filter(|c| c.value.contains("://")) {
            self.note("/guid", &claim.from, claim.line);
            self.article.meta.guid = Guid::new(&claim.value);
        }
        if let Some(claim) = claims.best(Field::Publisher).or_else(|| claims.best(Field::Site)) {
            self.note("/provider", &claim.from, claim.line);
            self.article.meta.provider = folded(&claim.value).map(Concept::named);
        }
        if let Some(claim) = claims.best(Field::Section) {
            self.note("/service", &claim.from, claim.line);
            self.article.meta.service = folded(&claim.value).map(Concept::named);
        }
        let rights = claims.best(Field::Rights);
        let holder = claims.best(Field::RightsHolder);
        if let Some(claim) = rights.or(holder) {
            self.note("/rights", &claim.from, claim.line);
            self.article.meta.rights = Some(Rights {
                notice: rights.map(|c| c.value.clone()),
                holder: holder.map(|c| Concept::named(&c.value)),
                ..Rights::default()
            });
        }
        if let Some(claim) = claims.best(Field::Genre) {
            self.note("/genres/0", &claim.from, claim.line);
            self.article.genres = vec![Concept::named(&claim.value)];
        }
        self.keywords(claims);
        for claim in claims.about(Field::Translation) {
            let Some((language, href)) = claim.value.split_once(' ') else { continue };
            let own = self.article.meta.guid.as_ref().is_some_and(|guid| guid.as_str() == href);
            let known = self.article.meta.links.iter().any(|l| l.href.as_deref() == Some(href));
            if own || known || self.article.meta.links.len() >= 50 {
                continue;
            }
            self.note(&format!("/links/{}", self.article.meta.links.len()), &claim.from, claim.line);
            self.article.meta.links.push(Link {
                rel: Some("alternate".to_owned()),
                href: Some(href.to_owned()),
                title: Some(language.to_owned()),
                ..Link::default()
            });
        }
    }

    /// Keywords: those of the source that counts most; of a list that says all twice, once.
    fn keywords(&mut self, claims: &Claims) {
        let Some(best) = claims.best(Field::Keyword) else { return };
        let from = best.from.clone();
        let mut known: HashSet<String> = self.article.keywords.iter().cloned().collect();
        for claim in claims.about(Field::Keyword).filter(|c| c.from == from) {
            if known.insert(claim.value.clone()) {
                self.note(&format!("/keywords/{}", self.article.keywords.len()), &claim.from, claim.line);
                self.article.keywords.push(claim.value.clone());
            }
        }
    }

    /// Takes over the line above the headline, where it is named as one.
    pub fn kicker(&mut self, page: &Page<'_>) {
        let Some(title) = page.places.title.filter(|_| self.article.kicker.is_none()) else { return };
        for at in title.saturating_sub(KICKER_ABOVE)..title {
            let Some(s) = page.outline.stretches.get(at) else { continue };
            let own = s.own | page.outline.elements.get(s.element as usize).map_or(0, |e| e.hints);
            let beside = page.places.of(at).around & BESIDE != 0;
            if own & hint::KICKER != 0 && s.chars < LONGEST_KICKER && !beside {
                self.note("/kicker", "the line above the headline, marked as a kicker", s.line);
                self.article.kicker = folded(page.outline.words(s));
                return;
            }
        }
    }

    /// Takes over what depends on the body: descriptions that say something else, the picture that it lacks.
    pub fn beside_the_body(&mut self, claims: &Claims, body: impl FnOnce() -> String, pictured: bool) {
        let body = LazyCell::new(body);
        let said = |text: &str, article: &Article| {
            let text = key(text);
            let other = [&article.headline, &article.standfirst, &article.kicker];
            text.is_empty() || other.into_iter().flatten().any(|o| key(o) == text) || body.contains(&text)
        };
        for claim in claims.about(Field::Alternative) {
            if !said(&claim.value, self.article) && self.article.headlines.is_empty() {
                self.note("/headlines/0", &claim.from, claim.line);
                self.article.headlines.push(Label::plain(claim.value.clone()));
            }
        }
        if let Some(claim) = claims.best(Field::Description) {
            // A description that ends open is the beginning of the body.
            let whole = claim.value.trim_end_matches(['…', '.', ' ', ']', '[']);
            if !said(whole, self.article) {
                self.note("/descriptions/0", &claim.from, claim.line);
                self.article.descriptions.push(Label::plain(claim.value.clone()));
            }
        }
        if !pictured && let Some(claim) = claims.best(Field::Picture) {
            self.note("/media/0", &claim.from, claim.line);
            let rendition = Rendition { href: Some(claim.value.clone()), ..Rendition::default() };
            self.article.media.push(Media { renditions: vec![rendition], ..Media::default() });
        }
    }
}
