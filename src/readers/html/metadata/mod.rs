//! Metadata of a page: claims of all sources, each with its source and place.

mod claim_source;
mod dates;
mod head;
mod headline;
mod json_ld;
mod marked;
mod mend;
mod people;
mod scripts;
mod seen;
mod settle;

use super::choose::Choice;
use super::measure::Page;
use super::outline::{Kind, Outline};
use crate::model::text::{folded, key};
use crate::syntax::html::HtmlTree;

pub use claim_source::ClaimSource;
pub use dates::date;
pub use headline::Headline;
pub use settle::{Fields, Settled, settle};

/// What a claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The headline.
    Headline,
    /// Another headline.
    Alternative,
    /// A summary.
    Description,
    /// The words of the body.
    Body,
    /// The names of those who wrote it, as one text or one name.
    Author,
    /// A line that says who wrote it, as printed.
    Byline,
    /// When it was published.
    Published,
    /// When it was changed last.
    Modified,
    /// The section that it is in.
    Section,
    /// A keyword.
    Keyword,
    /// Its language.
    Language,
    /// Its direction.
    Direction,
    /// Its address.
    Address,
    /// The site.
    Site,
    /// Who publishes it.
    Publisher,
    /// The copyright notice.
    Rights,
    /// The holder of the copyright.
    RightsHolder,
    /// The address of the lead picture.
    Picture,
    /// Whether it can be read without paying: `true` or `false`.
    Free,
    /// The genre.
    Genre,
    /// The type that structured data gives the page's main thing.
    Kind,
    /// The address of a translation, behind its language and a blank.
    Translation,
}

/// Something that the page says of its article.
#[derive(Debug, Clone)]
pub struct Claim {
    /// What it is about.
    pub field: Field,
    /// The value, white space folded.
    pub value: String,
    /// Who says so.
    pub from: ClaimSource,
    /// The line that it stands in.
    pub line: u32,
    /// How much it counts beside others.
    pub weight: f32,
}

/// All claims of a page, in document order within each kind of source.
#[derive(Debug, Default)]
pub struct Claims {
    list: Vec<Claim>,
}

/// How many claims are kept at most: a page of a million `meta` elements has nothing to say.
const MOST: usize = 2000;

impl Claims {
    /// Adds a claim, where it says anything.
    pub fn add(&mut self, field: Field, value: &str, from: impl Into<ClaimSource>, line: u32, weight: f32) {
        if self.list.len() < MOST
            && let Some(value) = folded(value)
        {
            self.list.push(Claim { field, value, from: from.into(), line, weight });
        }
    }

    /// The claims about a field.
    pub fn about(&self, field: Field) -> impl Iterator<Item = &Claim> + Clone {
        self.list.iter().filter(move |claim| claim.field == field)
    }

    /// The claim about a field that counts most; of equals the first.
    pub fn best(&self, field: Field) -> Option<&Claim> {
        let mut best: Option<&Claim> = None;
        for claim in self.about(field) {
            if best.is_none_or(|b| claim.weight > b.weight) {
                best = Some(claim);
            }
        }
        best
    }
}

/// Gathers what a page declares.
pub fn gather(tree: &HtmlTree, outline: &Outline) -> Claims {
    let mut claims = Claims::default();
    let mut data = Vec::new();
    let marked = outline.marked.iter().filter_map(|id| tree.element(*id));
    for element in marked {
        match element.name() {
            "head" => {
                for part in element.descendants() {
                    head::declare(part, &mut data, &mut claims);
                }
            }
            "meta" | "link" | "title" | "script" | "html" | "body" => {
                head::declare(element, &mut data, &mut claims)
            }
            _ => {}
        }
        marked::declare(element, &mut claims);
    }
    json_ld::declare(&data, &mut claims);
    claims
}

/// Adds what the page shows round its story, and, where nothing says when it was published, what its scripts say.
pub fn look(tree: &HtmlTree, page: &Page<'_>, choice: &Choice, language: Option<&str>, claims: &mut Claims) {
    seen::look(tree, page, choice, language, claims);
    scripts::declare(tree, page.outline, claims);
}

/// Chooses the headline among what is declared and what is shown.
pub fn choose_headline(tree: &HtmlTree, outline: &Outline, claims: &mut Claims) -> Option<Headline> {
    headline::shown(tree, outline, claims);
    let headings: Vec<String> = outline
        .stretches
        .iter()
        .filter(|s| s.chars < 250 && matches!(s.kind, Kind::Title | Kind::Heading))
        .map(|s| key(outline.words(s)))
        .collect();
    headline::choose(claims, &headings)
}
