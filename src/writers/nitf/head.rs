//! `head`.

use super::Writer;
use crate::model::extension::NITF;
use crate::model::{Article, Concept, Embargo, Item, WireDate};
use crate::syntax::xml::continues_name;
use crate::vocab::g2::STATUS_ALIAS;
use crate::vocab::nitf::{NATURES, STATUSES, SUBJECT_ALIAS};
use crate::writers::identity;
use crate::writers::loss::take_label;

const HEAD: &str = "/nitf/head";
const DOCDATA: &str = "/nitf/head/docdata";

/// Whether a concept decorates itself as the place of an event.
fn is_place_of_event(concept: &Concept) -> bool {
    let keys = ["iso-cc", "state-prov", "county-dist", "city"];
    concept
        .extra
        .as_ref()
        .is_some_and(|e| e.standard == NITF && keys.iter().any(|k| e.attributes.contains_key(*k)))
}

/// The element that mentions of a concept's nature have.
fn element_of(concept: &Concept) -> Option<&'static str> {
    NATURES.iter().find(|(_, nature)| Some(*nature) == concept.nature.as_deref()).map(|(name, _)| *name)
}

/// A date as NITF spells it (ISO 8601, basic format).
fn norm(date: &WireDate) -> String {
    let text = date.as_str();
    let Some((day, time)) = text.split_once('T') else { return text.replace('-', "") };
    let zone = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone);
    let clock = clock.split('.').next().unwrap_or_default().replace(':', "");
    format!("{}T{clock}{}", day.replace('-', ""), zone.replace(':', ""))
}

impl Writer<'_> {
    pub(super) fn head(&mut self, item: &Item, article: &Article) {
        self.w.open("head");
        self.attributes(article, HEAD);
        self.titles(article);
        self.kept(article, HEAD, &["meta"]);
        self.tobject(article);
        self.kept(article, HEAD, &["iim"]);
        self.docdata(item, article);
        for name in ["pubdata", "revision-history"] {
            self.kept(article, HEAD, &[name]);
        }
        self.rest(article, HEAD, crate::vocab::nitf::HEAD_ORDER);
        self.w.close();
    }

    /// The first title, of which NITF has one.
    fn titles(&mut self, article: &Article) {
        let mut titles = std::mem::take(&mut self.left.meta.titles);
        if let Some(title) = titles.first_mut() {
            self.w.open("title");
            self.extra(&mut title.extra);
            self.w.text(&std::mem::take(&mut title.text));
            self.w.close();
        } else if let Some(headline) = &article.headline {
            self.w.leaf("title", headline);
        }
        self.left.meta.titles = titles;
    }

    fn tobject(&mut self, article: &Article) {
        let path = "/nitf/head/tobject";
        let of_story = |s: &Concept| element_of(s).is_none() && !is_place_of_event(s);
        let kept = super::kept_at(&article.extensions, path).next().is_some();
        if !article.subjects.iter().any(of_story) && article.genres.is_empty() && !kept {
            return;
        }
        self.w.open("tobject");
        self.attributes(article, path);
        let mut genres = std::mem::take(&mut self.left.genres);
        for genre in &mut genres {
            self.w.open("tobject.property");
            self.w.maybe("tobject.property.type", take_label(genre).as_deref());
            self.extra(&mut genre.extra);
            self.w.close();
        }
        self.left.genres = genres;
        self.kept(article, path, &["tobject.property"]);
        self.subjects(of_story, Self::subject);
        self.rest(article, path, &["tobject.property"]);
        self.w.close();
    }

    /// Writes those of the subjects that are `wanted`, as they are in the article.
    fn subjects(&mut self, wanted: impl Fn(&Concept) -> bool, write: impl Fn(&mut Self, &mut Concept)) {
        let mut subjects = std::mem::take(&mut self.left.subjects);
        for subject in subjects.iter_mut().filter(|s| wanted(s)) {
            write(self, subject);
        }
        self.left.subjects = subjects;
    }

    /// A subject. Its number is demanded: one whose code is of another scheme is named by that.
    fn subject(&mut self, subject: &mut Concept) {
        let own = subject.extra.as_deref().filter(|e| e.standard == NITF).map(|e| e.attributes.clone());
        let kept = |name: &str| own.as_ref().is_some_and(|attributes| attributes.contains_key(name));
        let code = subject.code.clone();
        let number = code.as_deref().and_then(|c| c.strip_prefix(SUBJECT_ALIAS));
        self.w.open("tobject.subject");
        if !kept("tobject.subject.refnum") {
            match number {
                Some(number) => {
                    let written = nmtoken(number);
                    self.w.attribute("tobject.subject.refnum", &written);
                    subject.code = subject.code.take().filter(|_| written != number);
                }
                None => self.subject_of_other(subject),
            }
        }
        if let Some(name) = &subject.name {
            // Which of the three levels a name is of shows in how the number ends.
            let level = match number {
                Some(number) if number.ends_with("000000") => "tobject.subject.type",
                Some(number) if number.ends_with("000") => "tobject.subject.matter",
                _ => "tobject.subject.detail",
            };
            let free = ["tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"];
            let level =
                if kept(level) { free.into_iter().find(|l| !kept(l)).unwrap_or(level) } else { level };
            if !kept(level) {
                self.w.attribute(level, name);
                subject.name = None;
            }
        }
        self.extra(&mut subject.extra);
        self.w.close();
        // Every subject that readers find here is one.
        subject.nature = subject.nature.take().filter(|nature| nature != "cpnat:abstract");
    }

    /// The owner and number of a subject that is none of IPTC's.
    fn subject_of_other(&mut self, subject: &mut Concept) {
        let names = [&mut subject.code, &mut subject.uri, &mut subject.literal];
        let name = names.into_iter().find(|name| name.is_some());
        let Some(other) = name.as_deref().cloned().flatten().or_else(|| subject.name.clone()) else {
            return self.w.attribute("tobject.subject.refnum", "unknown");
        };
        let (owner, code) = other.split_once(':').unwrap_or(("unknown", &other));
        let written = nmtoken(code);
        self.w.attribute("tobject.subject.ipr", owner);
        self.w.attribute("tobject.subject.refnum", &written);
        if let Some(name) = name.filter(|_| written == code) {
            *name = None;
        }
    }

    fn docdata(&mut self, item: &Item, article: &Article) {
        let meta = &article.meta;
        let path = |name: &str| format!("{DOCDATA}/{name}");
        self.w.open("docdata");
        self.status(article);
        self.attributes(article, DOCDATA);
        self.subjects(is_place_of_event, |writer, place| {
            let attributes = place.extra.as_ref().map(|e| e.attributes.clone()).unwrap_or_default();
            writer.w.open("evloc");
            writer.extra(&mut place.extra);
            writer.w.close();
            // What readers call it by is one of these.
            let says = |name: &String| attributes.values().any(|value| value == name);
            place.name = place.name.take().filter(|name| !says(name));
            place.nature = place.nature.take().filter(|nature| nature != "cpnat:geoArea");
        });
        self.w.open("doc-id");
        let own = self.left.meta.guid.take().map(|g| g.as_str().to_owned());
        let guid = own.unwrap_or_else(|| identity(item, "", self.findings));
        self.w.attribute("id-string", &guid);
        self.attributes(article, &path("doc-id"));
        self.w.close();
        if let Some(urgency) = self.left.urgency.take() {
            self.w.open("urgency");
            self.w.attribute("ed-urg", &urgency.to_string());
            self.attributes(article, &path("urgency"));
            self.w.close();
        }
        let until = match &meta.embargoed {
            Some(Embargo::Until(date)) => Some(date.clone()),
            _ => None,
        };
        for (name, date) in [
            ("date.issue", self.left.meta.version_created.take()),
            ("date.release", until),
            ("date.expire", self.left.meta.expires.take()),
        ] {
            let Some(date) = date else { continue };
            self.w.open(name);
            self.w.attribute("norm", &norm(&date));
            self.attributes(article, &path(name));
            self.w.close();
        }
        let mut notes = std::mem::take(&mut self.left.meta.ed_notes);
        for note in &mut notes {
            self.w.open("ed-msg");
            self.w.attribute("info", &std::mem::take(&mut note.text));
            self.extra(&mut note.extra);
            self.w.close();
        }
        self.left.meta.ed_notes = notes;
        if let Some(slugline) = self.left.slugline.take() {
            self.w.open("du-key");
            self.w.attribute("key", &slugline);
            self.attributes(article, &path("du-key"));
            self.w.close();
        }
        let holder = self.left.meta.rights.as_mut().and_then(|r| r.holder.as_mut());
        if let Some(holder) = holder.map(take_label) {
            self.w.open("doc.copyright");
            self.w.maybe("holder", holder.as_deref());
            self.attributes(article, &path("doc.copyright"));
            self.w.close();
        }
        self.lists(article);
        self.rest(article, DOCDATA, &[]);
        self.w.close();
    }

    /// The status: an embargo is one.
    fn status(&mut self, article: &Article) {
        let kept = super::kept_at(&article.extensions, DOCDATA)
            .find_map(|e| e.attributes.get("management-status").map(String::as_str));
        let stated = article.meta.pub_status.as_deref();
        let plain = stated.map(|status| status.rsplit(':').next().unwrap_or(status));
        let embargoed = article.meta.embargoed.is_some() && plain.is_none_or(|status| status == "usable");
        let status = if embargoed { Some("embargoed") } else { plain };
        if kept.is_none() {
            self.w.maybe("management-status", status);
        }
        let written = kept.or(status);
        // Of two words for one status the one that was kept says it.
        let same = STATUSES.iter().any(|(own, code)| Some(*own) == written && Some(*code) == plain);
        let known = stated == plain || stated.is_some_and(|status| status.starts_with(STATUS_ALIAS));
        if known && (same || written == plain || embargoed) {
            self.left.meta.pub_status = None;
        }
        if written == Some("embargoed") || matches!(article.meta.embargoed, Some(Embargo::Until(_))) {
            self.left.meta.embargoed = None;
        }
    }

    fn lists(&mut self, article: &Article) {
        let path = |name: &str| format!("{DOCDATA}/{name}");
        let kept = |name: &str| super::kept_at(&article.extensions, &path(name)).next().is_some();
        if !article.keywords.is_empty() || kept("key-list") {
            self.w.open("key-list");
            self.attributes(article, &path("key-list"));
            for keyword in std::mem::take(&mut self.left.keywords) {
                self.w.open("keyword");
                self.w.attribute("key", &keyword);
                self.w.close();
            }
            self.rest(article, &path("key-list"), &[]);
            self.w.close();
        }
        // What is left of the subjects no longer says what they were.
        let named: Vec<Option<&'static str>> =
            article.subjects.iter().map(|s| element_of(s).filter(|_| !is_place_of_event(s))).collect();
        if named.iter().all(Option::is_none) && !kept("identified-content") {
            return;
        }
        self.w.open("identified-content");
        self.attributes(article, &path("identified-content"));
        let mut subjects = std::mem::take(&mut self.left.subjects);
        for (concept, name) in subjects.iter_mut().zip(named) {
            if let Some(name) = name {
                self.mention(concept, name);
            }
        }
        self.left.subjects = subjects;
        self.rest(article, &path("identified-content"), &[]);
        self.w.close();
    }

    /// A person, organisation, place or the like, by its name and code.
    fn mention(&mut self, concept: &mut Concept, name: &str) {
        self.w.open(name);
        // The element is the nature.
        concept.nature = None;
        let code = concept.code.as_deref().and_then(|c| c.split_once(':'));
        if let Some((source, value)) = code {
            let location = name == "location";
            self.w.attribute(if location { "code-source" } else { "idsrc" }, source);
            self.w.attribute(if location { "location-code" } else { "value" }, value);
            concept.code = None;
        } else if name != "location"
            && let Some(uri) = concept.uri.take()
        {
            self.w.attribute("value", &uri);
        }
        self.extra(&mut concept.extra);
        let label = take_label(concept).unwrap_or_default();
        self.decorated_words(&mut concept.extra, &label);
        self.w.close();
    }
}

/// A text with the characters that names of XML have.
fn nmtoken(text: &str) -> String {
    // Letters and digits that the first editions of XML had too: schema processors still count with those.
    let old = |c: char| c.is_alphanumeric() && u32::from(c) < 0x3000 || matches!(c, '-' | '.' | ':' | '_');
    let token: String = text.chars().map(|c| if old(c) && continues_name(c) { c } else { '-' }).collect();
    if token.is_empty() { "-".to_owned() } else { token }
}
