//! News lines, and administrative, rights and descriptive metadata of a component.

use super::ledger::Reader;
use crate::model::text::folded;
use crate::model::{Article, Concept, Dateline, Label, LanguageTag, Media, QCode, Rights};
use crate::syntax::xml::Element;
use crate::vocab::newsml_1::{AUTHOR_PROPERTIES, KEYWORD_PROPERTIES};

/// Reads the metadata of a component into an article, where that does not say it yet.
pub fn read(component: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    for child in component.elements() {
        match child.name() {
            "NewsLines" => lines(child, article, reader),
            "AdministrativeMetadata" => administrative(child, article, reader),
            "RightsMetadata" => rights(child, &mut article.meta.rights, reader),
            "DescriptiveMetadata" => descriptive(child, article, reader),
            _ => {}
        }
    }
}

/// The name of the list of those who made a picture.
pub const MEDIA_CREATORS: &str = "media/creators";

/// Reads what a component says of the picture in it, as far as pictures have fields. The rest is not touched: it is kept
/// beside the article.
pub fn of_media(component: Element<'_, '_>, media: &mut Media, reader: &mut Reader<'_, '_>) {
    for part in component.elements() {
        match part.name() {
            "NewsLines" => {
                let credited = part.child("CreditLine").is_some();
                for child in part.elements() {
                    media_line(child, credited, media, reader);
                }
            }
            "AdministrativeMetadata" | "DescriptiveMetadata" => {
                for child in part.elements() {
                    if child.name() == "Creator" {
                        add(&mut media.creators, MEDIA_CREATORS, parties(child, "media", 0, reader), reader);
                    } else if child.name() == "Property" && is_property(child, AUTHOR_PROPERTIES) {
                        reader.attribute(child, "FormalName", "");
                        let name = reader.attribute(child, "Value", "").map(Concept::named);
                        add(&mut media.creators, MEDIA_CREATORS, name, reader);
                    }
                }
            }
            "RightsMetadata" => rights(part, &mut media.rights, reader),
            _ => {}
        }
    }
    media.rights = media.rights.take().filter(|rights| *rights != Rights::default());
}

/// Takes a line of a picture's component; a byline is its credit where it has no other.
fn media_line(element: Element<'_, '_>, credited: bool, media: &mut Media, reader: &mut Reader<'_, '_>) {
    match element.name() {
        "HeadLine" | "SubHeadLine" => {
            if let Some(words) = reader.words(element, "") {
                join(&mut media.caption, words, " ");
            }
        }
        "CreditLine" => {
            line(&mut media.credit, element, "", reader);
        }
        "ByLine" if !credited => {
            line(&mut media.credit, element, "", reader);
        }
        "CopyrightLine" => {
            line(&mut media.rights.get_or_insert_with(Rights::default).notice, element, "", reader);
        }
        "RightsLine" => {
            line(&mut media.rights.get_or_insert_with(Rights::default).usage_terms, element, "", reader);
        }
        _ => {}
    }
}

/// Adds words to others, unless they say the same.
pub fn join(slot: &mut Option<String>, words: String, between: &str) {
    match slot {
        Some(known) if *known == words => {}
        Some(known) => {
            known.push_str(between);
            known.push_str(&words);
        }
        None => *slot = Some(words),
    }
}

/// Takes the words of a line into a field that is empty, or that says the same already.
fn line(
    slot: &mut Option<String>,
    element: Element<'_, '_>,
    pointer: &str,
    reader: &mut Reader<'_, '_>,
) -> bool {
    let words = folded(&element.text());
    if words.is_none() || (slot.is_some() && *slot != words) {
        return false;
    }
    *slot = reader.words(element, pointer);
    true
}

fn lines(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    for child in element.elements() {
        match child.name() {
            "HeadLine" if line(&mut article.headline, child, "/headline", reader) => {}
            "HeadLine" | "SubHeadLine" => further(child, article, reader),
            "ByLine" => {
                line(&mut article.byline, child, "/byline", reader);
            }
            "DateLine" => {
                let text = &mut article.dateline.get_or_insert_with(Dateline::default).text;
                line(text, child, "/dateline", reader);
            }
            "CreditLine" => {
                line(&mut article.creditline, child, "/creditline", reader);
            }
            "SlugLine" => {
                line(&mut article.slugline, child, "/slugline", reader);
            }
            "CopyrightLine" => {
                let rights = article.meta.rights.get_or_insert_with(Rights::default);
                line(&mut rights.notice, child, "/rights/notice", reader);
            }
            "RightsLine" => {
                let rights = article.meta.rights.get_or_insert_with(Rights::default);
                line(&mut rights.usage_terms, child, "/rights/usageTerms", reader);
            }
            "KeywordLine" => keywords(child, article, reader),
            "NewsLine" => news_line(child, article, reader),
            _ => {}
        }
    }
}

fn further(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    let language = element.xml_attribute("lang").map(LanguageTag::new);
    let pointer = format!("/headlines/{}", article.headlines.len());
    let Some(text) = reader.words(element, &pointer) else { return };
    if article.headline.as_ref() != Some(&text) {
        let label = Label { text, language, ..Label::default() };
        reader.list("headlines", &mut article.headlines, label, |label| label.text.clone());
    }
}

fn keywords(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    let pointer = format!("/keywords/{}", article.keywords.len());
    let Some(text) = reader.words(element, &pointer) else { return };
    for keyword in text.split([',', ';', '،', '、', '，']).filter_map(folded) {
        reader.list("keywords", &mut article.keywords, keyword, String::clone);
    }
}

/// A line of a type of the provider's own; notes to editors are a field.
fn news_line(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    let kind = element.child("NewsLineType").and_then(|t| t.attribute("FormalName")).unwrap_or_default();
    let lower = kind.to_lowercase();
    let note =
        ["note", "advisory", "warning", "correction", "editorial"].iter().any(|word| lower.contains(word));
    if !note {
        return;
    }
    for text in element.elements().filter(|e| e.name() == "NewsLineText") {
        let pointer = format!("/edNotes/{}", article.meta.ed_notes.len());
        if let Some(words) = reader.words(text, &pointer) {
            article.meta.ed_notes.push(Label::plain(words));
        }
    }
}

/// The parties of an element: each by its name.
fn parties(element: Element<'_, '_>, list: &str, start: usize, reader: &mut Reader<'_, '_>) -> Vec<Concept> {
    let mut out: Vec<Concept> = Vec::new();
    for party in element.elements().filter(|e| e.name() == "Party") {
        let pointer = format!("/{list}/{}", start + out.len());
        if let Some(name) = reader.formal(party, &pointer) {
            out.push(Concept::named(name));
        }
    }
    if out.is_empty() && !element.has_elements() {
        let name = reader.formal(element, &format!("/{list}/{start}"));
        out.extend(name.map(Concept::named));
    }
    out
}

fn administrative(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    for child in element.elements() {
        match child.name() {
            "FileName" => {
                line(&mut article.meta.file_name, child, "/fileName", reader);
            }
            "Provider" if article.meta.provider.is_none() => {
                article.meta.provider = parties(child, "provider", 0, reader).into_iter().next();
            }
            "Creator" => {
                let found = parties(child, "creators", article.creators.len(), reader);
                add(&mut article.creators, "creators", found, reader);
            }
            "Contributor" => {
                let found = parties(child, "contributors", article.contributors.len(), reader);
                add(&mut article.contributors, "contributors", found, reader);
            }
            "Source" => {
                let found = parties(child, "sources", article.sources.len(), reader);
                add(&mut article.sources, "sources", found, reader);
            }
            "Property" => property(child, article, reader),
            _ => {}
        }
    }
}

/// Adds concepts to the list of a name, each once.
pub fn add(
    list: &mut Vec<Concept>,
    name: &'static str,
    found: impl IntoIterator<Item = Concept>,
    reader: &mut Reader<'_, '_>,
) {
    // All that this reader says of a concept.
    let key = |concept: &Concept| {
        let Concept { name, code, literal, nature, .. } = concept;
        [name, code, literal, nature].map(|part| part.as_deref().unwrap_or_default()).join("\n")
    };
    found.into_iter().for_each(|concept| reader.list(name, list, concept, key));
}

/// Whether a property has one of some keys, and a value.
fn is_property(element: Element<'_, '_>, keys: &[&str]) -> bool {
    let key = element.attribute("FormalName").unwrap_or_default().to_lowercase();
    element.attribute("Value").and_then(folded).is_some() && keys.contains(&key.as_str())
}

/// A property whose key is known.
fn property(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    if is_property(element, KEYWORD_PROPERTIES) {
        let pointer = format!("/keywords/{}", article.keywords.len());
        let value = reader.attribute(element, "Value", &pointer);
        for keyword in value.iter().flat_map(|v| v.split([',', ';', '،'])).filter_map(folded) {
            reader.list("keywords", &mut article.keywords, keyword, String::clone);
        }
    } else if is_property(element, AUTHOR_PROPERTIES) {
        let pointer = format!("/creators/{}", article.creators.len());
        let value = reader.attribute(element, "Value", &pointer);
        add(&mut article.creators, "creators", value.map(Concept::named), reader);
    } else {
        return;
    }
    reader.attribute(element, "FormalName", "");
}

fn rights(element: Element<'_, '_>, slot: &mut Option<Rights>, reader: &mut Reader<'_, '_>) {
    let mut own = slot.take().unwrap_or_default();
    for child in element.elements() {
        match child.name() {
            "Copyright" if own.holder.is_none() => {
                let holder = reader.child(child, "CopyrightHolder", "/rights/holder");
                own.holder = holder.map(Concept::named);
            }
            "UsageRights" if own.usage_terms.is_none() => {
                own.usage_terms = reader.child(child, "UsageType", "/rights/usageTerms");
            }
            _ => {}
        }
    }
    *slot = Some(own).filter(|rights| *rights != Rights::default());
}

fn descriptive(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    for child in element.elements() {
        match child.name() {
            "Language" if article.language.is_none() => {
                article.language =
                    reader.attribute(child, "FormalName", "/language").map(|l| LanguageTag::new(&l));
            }
            "Genre" => {
                let pointer = format!("/genres/{}", article.genres.len());
                let genre = reader.attribute(child, "FormalName", &pointer).map(Concept::named);
                add(&mut article.genres, "genres", genre, reader);
            }
            "SubjectCode" => subject_code(child, article, reader),
            "TopicOccurrence" => topic(child, article, reader),
            "Location" => location(child, article, reader),
            "DateLineDate" => {
                let date = &mut article.dateline.get_or_insert_with(Dateline::default).date;
                line(date, child, "/dateline/date", reader);
            }
            "Property" => property(child, article, reader),
            _ => {}
        }
    }
}

/// IPTC's subject codes of eight digits, each level a subject of its own.
fn subject_code(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    for child in element.elements() {
        if !matches!(child.name(), "Subject" | "SubjectMatter" | "SubjectDetail") {
            continue;
        }
        let pointer = format!("/subjects/{}", article.subjects.len());
        let Some(code) = reader.attribute(child, "FormalName", &pointer) else { continue };
        let digits = code.len() == 8 && code.bytes().all(|b| b.is_ascii_digit());
        let qcode = QCode::parse(&code).is_some();
        let subject = if digits {
            Concept { code: Some(format!("subj:{code}")), ..Concept::default() }
        } else if qcode {
            Concept { code: Some(code), ..Concept::default() }
        } else {
            Concept { literal: Some(code), ..Concept::default() }
        };
        let subject = Concept { nature: Some("cpnat:abstract".into()), ..subject };
        add(&mut article.subjects, "subjects", [subject], reader);
    }
}

/// A topic that the content is about, by the name that the document's topics give it.
fn topic(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    let Some(target) = element.attribute("Topic") else { return };
    let Some(name) = reader.topics.get(target.trim_start_matches('#')).cloned() else { return };
    let pointer = format!("/subjects/{}", article.subjects.len());
    reader.attribute(element, "Topic", &pointer);
    add(&mut article.subjects, "subjects", [Concept::named(name)], reader);
}

/// A place: where the content was made, or else what it is about.
fn location(element: Element<'_, '_>, article: &mut Article, reader: &mut Reader<'_, '_>) {
    let how = element.attribute("HowPresent").unwrap_or_default().to_lowercase();
    let origin = !matches!(how.as_str(), "event" | "subject" | "about");
    let list = if origin { "located" } else { "subjects" };
    let start = if origin { article.located.len() } else { article.subjects.len() };
    let value = |key: &str| {
        let own =
            |p: &Element<'_, '_>| p.attribute("FormalName").is_some_and(|n| n.eq_ignore_ascii_case(key));
        element.elements().filter(|e| e.name() == "Property").find(own)
    };
    let Some(named) = ["City", "CountryArea", "Region", "Country", "CountryName"].into_iter().find_map(value)
    else {
        return;
    };
    let Some(name) = reader.attribute(named, "Value", &format!("/{list}/{start}")) else { return };
    reader.attribute(named, "FormalName", "");
    if origin {
        // It says no more than the list does.
        if how == "origin" {
            reader.attribute(element, "HowPresent", "");
        }
        add(&mut article.located, "located", [Concept::named(name)], reader);
    } else {
        let place = Concept { nature: Some("cpnat:geoArea".into()), ..Concept::named(name) };
        add(&mut article.subjects, "subjects", [place], reader);
    }
}
