//! `body.head`: headlines, byline, dateline, standfirst.

use super::{Frame, extra, head, spaced};
use crate::model::text::folded;
use crate::model::{Concept, Dateline, Label, Rights};
use crate::syntax::xml::Element;

const BASE: &str = "/nitf/body/body.head";

impl Frame<'_> {
    pub(super) fn body_head(&mut self, head: Element<'_, '_>) {
        self.keep_attributes(head, BASE, &[]);
        for child in head.elements() {
            let path = format!("{BASE}/{}", child.name());
            match child.name() {
                "hedline" => self.hedline(child),
                "byline" if self.article.byline.is_none() => self.byline(child, &path),
                "dateline" if self.article.dateline.is_none() => self.dateline(child, &path),
                "abstract" if self.article.standfirst.is_none() && folded(&spaced(child)).is_some() => {
                    self.article.standfirst = self.words(child, &path, "/standfirst");
                }
                "distributor" if self.article.meta.provider.is_none() && folded(&child.text()).is_some() => {
                    let name = self.words(child, &path, "/provider");
                    self.article.meta.provider = name.map(Concept::named);
                }
                "rights"
                    if folded(&child.text()).is_some()
                        && self.article.meta.rights.as_ref().is_none_or(|r| r.notice.is_none()) =>
                {
                    let notice = self.words(child, &path, "/rights/notice");
                    self.article.meta.rights.get_or_insert_with(Rights::default).notice = notice;
                }
                _ => self.keep(child, BASE),
            }
        }
        // A title that says what the headline says is the headline's copy.
        let headline = self.article.headline.clone();
        self.article.meta.titles.retain(|t| t.extra.is_some() || Some(&t.text) != headline.as_ref());
    }

    fn hedline(&mut self, hedline: Element<'_, '_>) {
        let path = "/nitf/body/body.head/hedline";
        let main = self.article.headline.is_none();
        if main {
            self.keep_attributes(hedline, path, &[]);
        }
        for line in hedline.elements() {
            if main && line.name() == "hl1" && self.article.headline.is_none() {
                self.article.headline = self.words(line, &format!("{path}/hl1"), "/headline");
                continue;
            }
            let Some(text) = folded(&spaced(line)) else {
                if !line.attributes().is_empty() {
                    self.keep(line, path);
                }
                continue;
            };
            (self.note)(line, &format!("/headlines/{}", self.article.headlines.len()));
            let xml =
                if line.has_elements() { vec![line.inner_xml(super::context(line))] } else { Vec::new() };
            let language = line.xml_attribute("lang").map(crate::model::LanguageTag::new);
            let extra = extra(line, &["xml:lang"], xml);
            self.article.headlines.push(Label { text, language, extra, ..Label::default() });
        }
    }

    /// The byline as printed, and the persons in it with what they are.
    fn byline(&mut self, byline: Element<'_, '_>, path: &str) {
        self.article.byline = self.words(byline, path, "/byline");
        for person in byline.elements().filter(|e| e.name() == "person") {
            if let Some(mut concept) = head::concept(person) {
                (self.note)(person, &format!("/creators/{}", self.article.creators.len()));
                // It stands in the byline, which is kept with its markup.
                concept.extra = None;
                self.article.creators.push(concept);
            }
        }
    }

    fn dateline(&mut self, dateline: Element<'_, '_>, path: &str) {
        let text = self.words(dateline, path, "/dateline");
        let location = dateline.child("location");
        let city = location.and_then(|l| l.child("city")).or(location);
        let date = dateline.child("story.date");
        self.article.dateline = Some(Dateline {
            text,
            place: city.and_then(|c| folded(&c.text())),
            date: date.and_then(|d| folded(&d.text())),
            source: None,
        });
        if let Some(concept) = location.and_then(head::concept) {
            let code =
                location.and_then(|l| Some((l.attribute("code-source")?, l.attribute("location-code")?)));
            let code = code.filter(|(s, c)| !s.contains([':', ' ']) && !c.contains(' '));
            self.article.located.push(Concept {
                code: code.map(|(source, code)| format!("{source}:{code}")),
                extra: None,
                ..concept
            });
        }
    }
}
