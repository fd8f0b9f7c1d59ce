//! The article: metadata and body of a story, a picture or a video.

use super::{Block, Concept, Direction, Extension, ItemMeta, Label, LanguageTag, Media, WireDate, text};
use serde::{Deserialize, Serialize};

/// A news item with content: text, picture, video, audio, graphic or composite.
///
/// A missing field means that the input does not state it. Names are those of IPTC if IPTC has one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// Identity and management.
    #[serde(flatten)]
    pub meta: ItemMeta,
    /// The language of the content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// The direction of the content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// The main headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// A short line above the headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// The paragraph under the headline that sums the story up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standfirst: Option<String>,
    /// The slugline: words that identify the story for editors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slugline: Option<String>,
    /// The byline, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// The dateline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dateline: Option<Dateline>,
    /// The credit, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creditline: Option<String>,
    /// The creators of the content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub creators: Vec<Concept>,
    /// Others who contributed to the content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributors: Vec<Concept>,
    /// Sources of the information (NewsML-G2 `infoSource`); not the provider.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Concept>,
    /// Editorial urgency, 1 (most) to 9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<u8>,
    /// The date at which the content was created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_created: Option<WireDate>,
    /// The date at which the content was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_modified: Option<WireDate>,
    /// The places where the content was created.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub located: Vec<Concept>,
    /// Genres of the content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub genres: Vec<Concept>,
    /// Keywords (free text).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// What the content is about: topics, people, organizations, places and events, distinguished by their type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Concept>,
    /// More headlines, by role and language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headlines: Vec<Label>,
    /// More descriptions, by role and language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub descriptions: Vec<Label>,
    /// The body.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Block>,
    /// The end mark, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_mark: Option<String>,
    /// Media objects of the item.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<Media>,
    /// Parts of the input that the model has no field for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
}

/// A dateline: the place, the date and the agency of a story.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Dateline {
    /// The dateline, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The date, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The agency that filed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl Article {
    /// Folds white space in all running text and brings the body to its canonical form; every reader ends
    /// with it.
    pub fn tidy(&mut self) {
        for field in [
            &mut self.headline,
            &mut self.kicker,
            &mut self.standfirst,
            &mut self.slugline,
            &mut self.byline,
            &mut self.creditline,
            &mut self.end_mark,
        ] {
            fold_field(field);
        }
        if let Some(dateline) = &mut self.dateline {
            for field in [&mut dateline.text, &mut dateline.place, &mut dateline.date, &mut dateline.source] {
                fold_field(field);
            }
            if *dateline == Dateline::default() {
                self.dateline = None;
            }
        }
        self.meta.tidy();
        for label in self.headlines.iter_mut().chain(&mut self.descriptions) {
            label.tidy();
        }
        for concept in self
            .creators
            .iter_mut()
            .chain(&mut self.contributors)
            .chain(&mut self.sources)
            .chain(&mut self.located)
            .chain(&mut self.genres)
            .chain(&mut self.subjects)
        {
            concept.tidy();
        }
        for keyword in &mut self.keywords {
            fold_text(keyword);
        }
        for media in &mut self.media {
            media.tidy();
        }
        super::tidy::tidy_blocks(&mut self.body);
    }

    /// The number of words of the body.
    pub fn word_count(&self) -> usize {
        text::word_count(&super::body::body_text(&self.body))
    }
}

pub(super) fn fold_text(text: &mut String) {
    if let std::borrow::Cow::Owned(folded) = text::fold(text) {
        *text = folded;
    } else {
        let trimmed = text::fold(text).len();
        if trimmed != text.len() {
            *text = text::fold(text).into_owned();
        }
    }
}

pub(super) fn fold_field(field: &mut Option<String>) {
    if let Some(text) = field {
        fold_text(text);
        if text.is_empty() {
            *field = None;
        }
    }
}

impl ItemMeta {
    /// Folds white space in all running text.
    pub fn tidy(&mut self) {
        for label in self.titles.iter_mut().chain(&mut self.ed_notes) {
            label.tidy();
        }
        for concept in self.provider.iter_mut().chain(&mut self.service).chain(&mut self.signals) {
            concept.tidy();
        }
        for field in [&mut self.item_class, &mut self.pub_status, &mut self.file_name, &mut self.profile] {
            fold_field(field);
        }
        if let Some(rights) = &mut self.rights {
            rights.tidy();
        }
        for link in &mut self.links {
            fold_field(&mut link.title);
        }
    }
}

impl super::Rights {
    fn tidy(&mut self) {
        for concept in self.accountable.iter_mut().chain(&mut self.holder) {
            concept.tidy();
        }
        fold_field(&mut self.notice);
        fold_field(&mut self.usage_terms);
    }
}

impl Label {
    /// Folds white space.
    pub fn tidy(&mut self) {
        fold_text(&mut self.text);
        fold_field(&mut self.role);
    }
}

impl Concept {
    /// Folds white space in the names.
    pub fn tidy(&mut self) {
        fold_field(&mut self.name);
        for field in [
            &mut self.code,
            &mut self.uri,
            &mut self.literal,
            &mut self.scheme,
            &mut self.nature,
            &mut self.role,
        ] {
            fold_field(field);
        }
        for name in &mut self.names {
            fold_text(&mut name.name);
            fold_field(&mut name.role);
        }
        for concept in &mut self.broader {
            concept.tidy();
        }
    }
}

impl Media {
    /// Folds white space in the texts.
    pub fn tidy(&mut self) {
        for field in [&mut self.alt, &mut self.caption, &mut self.credit] {
            fold_field(field);
        }
        for concept in &mut self.creators {
            concept.tidy();
        }
        if let Some(rights) = &mut self.rights {
            rights.tidy();
        }
    }
}
