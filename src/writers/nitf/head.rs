//! `head`.

use super::Writer;
use crate::model::extension::NITF;
use crate::model::{Article, Concept, Embargo, WireDate};
use crate::syntax::xml::continues_name;
use crate::vocab::nitf::{NATURES, SUBJECT_ALIAS};
use crate::writers::identity;

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
    pub(super) fn head(&mut self, article: &Article) {
        self.w.open("head");
        self.attributes(article, HEAD);
        self.titles(article);
        self.kept(article, HEAD, &["meta"]);
        self.tobject(article);
        self.kept(article, HEAD, &["iim"]);
        self.docdata(article);
        for name in ["pubdata", "revision-history"] {
            self.kept(article, HEAD, &[name]);
        }
        self.rest(article, HEAD, crate::vocab::nitf::HEAD_ORDER);
        self.w.close();
        if let Some(class) = &article.meta.item_class {
            self.lose("/itemClass", format!("NITF has no place for the item class {class}"));
        }
        let follows = article.language.as_ref().map(|l| l.direction());
        if article.direction.is_some() && article.direction != follows {
            self.lose(
                "/direction",
                "NITF has no place for a direction that does not follow from the language",
            );
        }
    }

    fn titles(&mut self, article: &Article) {
        match article.meta.titles.split_first() {
            Some((title, more)) => {
                self.w.open("title");
                self.extra(title.extra.as_deref(), "/titles/0");
                self.w.text(&title.text);
                self.w.close();
                if !more.is_empty() {
                    self.lose("/titles", "NITF has one title; further ones cannot be carried");
                }
            }
            None => {
                if let Some(headline) = &article.headline {
                    self.w.leaf("title", headline);
                }
            }
        }
    }

    fn tobject(&mut self, article: &Article) {
        let path = "/nitf/head/tobject";
        let subjects: Vec<(usize, &Concept)> = article
            .subjects
            .iter()
            .enumerate()
            .filter(|(_, s)| element_of(s).is_none() && !is_place_of_event(s))
            .collect();
        let kept = super::kept_at(&article.extensions, path).next().is_some();
        if subjects.is_empty() && article.genres.is_empty() && !kept {
            return;
        }
        self.w.open("tobject");
        self.attributes(article, path);
        for (at, genre) in article.genres.iter().enumerate() {
            self.w.open("tobject.property");
            self.w.maybe("tobject.property.type", genre.label());
            self.extra(genre.extra.as_deref(), &format!("/genres/{at}"));
            self.w.close();
            self.lose_codes(genre, &format!("/genres/{at}"), true);
        }
        self.kept(article, path, &["tobject.property"]);
        for (at, subject) in subjects {
            self.subject(subject, at);
        }
        self.rest(article, path, &["tobject.property"]);
        self.w.close();
    }

    /// A subject. Its number is demanded: one whose code is of another scheme is named by that.
    fn subject(&mut self, subject: &Concept, at: usize) {
        let pointer = format!("/subjects/{at}");
        let own = subject.extra.as_deref().filter(|e| e.standard == NITF);
        let kept = |name: &str| own.is_some_and(|e| e.attributes.contains_key(name));
        let code = subject.code.as_deref();
        let number = code.and_then(|c| c.strip_prefix(SUBJECT_ALIAS));
        let fallback =
            code.or(subject.uri.as_deref()).or(subject.literal.as_deref()).or(subject.name.as_deref());
        self.w.open("tobject.subject");
        if !kept("tobject.subject.refnum") {
            match (number, fallback) {
                (Some(number), _) => self.w.attribute("tobject.subject.refnum", &nmtoken(number)),
                (None, Some(other)) => {
                    let (owner, code) = other.split_once(':').unwrap_or(("unknown", other));
                    self.w.attribute("tobject.subject.ipr", owner);
                    self.w.attribute("tobject.subject.refnum", &nmtoken(code));
                }
                (None, None) => self.w.attribute("tobject.subject.refnum", "unknown"),
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
            }
        }
        self.extra(subject.extra.as_deref(), &pointer);
        self.w.close();
        if subject.nature.as_deref().is_some_and(|n| n != "cpnat:abstract") {
            self.lose(
                &pointer,
                format!("NITF has no place for the type “{}”", subject.nature.as_deref().unwrap_or_default()),
            );
        }
        if subject.uri.is_some() && code.is_some() || !subject.names.is_empty() || !subject.broader.is_empty()
        {
            self.lose(
                &pointer,
                "NITF has no place for the URI, further names and broader concepts of a subject",
            );
        }
        if subject.relevance.is_some() || subject.confidence.is_some() || subject.role.is_some() {
            self.lose(&pointer, "NITF has no place for the relevance, confidence and role of a subject");
        }
    }

    fn lose_codes(&mut self, concept: &Concept, pointer: &str, codes: bool) {
        let coded = codes && (concept.code.is_some() || concept.uri.is_some()) && concept.name.is_some();
        if coded || !concept.names.is_empty() || !concept.broader.is_empty() {
            self.lose(pointer, "NITF has no place for codes, further names and broader concepts here");
        }
    }

    fn docdata(&mut self, article: &Article) {
        let meta = &article.meta;
        let path = |name: &str| format!("{DOCDATA}/{name}");
        self.w.open("docdata");
        let kept_status = super::kept_at(&article.extensions, DOCDATA)
            .any(|e| e.attributes.contains_key("management-status"));
        let status = match (&meta.embargoed, meta.pub_status.as_deref()) {
            (Some(_), None | Some("usable")) => Some("embargoed"),
            (_, Some(status)) => Some(status.rsplit(':').next().unwrap_or(status)),
            (None, None) => None,
        };
        if !kept_status {
            self.w.maybe("management-status", status);
        }
        self.attributes(article, DOCDATA);
        let mut places = article.subjects.iter().enumerate().filter(|(_, s)| is_place_of_event(s)).peekable();
        for (at, place) in places.by_ref() {
            self.w.open("evloc");
            self.extra(place.extra.as_deref(), &format!("/subjects/{at}"));
            self.w.close();
        }
        self.w.open("doc-id");
        let guid = identity(&crate::model::Item::Article(Box::new(article.clone())), "", self.findings);
        self.w.attribute("id-string", &guid);
        self.attributes(article, &path("doc-id"));
        self.w.close();
        if let Some(urgency) = article.urgency {
            self.w.open("urgency");
            self.w.attribute("ed-urg", &urgency.to_string());
            self.attributes(article, &path("urgency"));
            self.w.close();
        }
        let until = match &meta.embargoed {
            Some(Embargo::Until(date)) => Some(date),
            _ => None,
        };
        for (name, date) in [
            ("date.issue", meta.version_created.as_ref()),
            ("date.release", until),
            ("date.expire", meta.expires.as_ref()),
        ] {
            let Some(date) = date else { continue };
            self.w.open(name);
            self.w.attribute("norm", &norm(date));
            self.attributes(article, &path(name));
            self.w.close();
        }
        for (at, note) in meta.ed_notes.iter().enumerate() {
            self.w.open("ed-msg");
            self.w.attribute("info", &note.text);
            self.extra(note.extra.as_deref(), &format!("/edNotes/{at}"));
            self.w.close();
            if note.role.is_some() || note.language.is_some() {
                self.lose(&format!("/edNotes/{at}"), "NITF has no place for the role and language of a note");
            }
        }
        if let Some(slugline) = &article.slugline {
            self.w.open("du-key");
            self.w.attribute("key", slugline);
            self.attributes(article, &path("du-key"));
            self.w.close();
        }
        if let Some(holder) = meta.rights.as_ref().and_then(|r| r.holder.as_ref()) {
            self.w.open("doc.copyright");
            self.w.maybe("holder", holder.label());
            self.attributes(article, &path("doc.copyright"));
            self.w.close();
            self.lose_codes(holder, "/rights/holder", true);
        }
        let unsaid = |r: &crate::model::Rights| {
            r.usage_terms.is_some() || r.accountable.is_some() || r.extra.is_some()
        };
        if meta.rights.as_ref().is_some_and(unsaid) {
            self.lose(
                "/rights",
                "NITF has no place for usage terms, the accountable person and further rights",
            );
        }
        self.lists(article);
        self.rest(article, DOCDATA, &[]);
        self.w.close();
    }

    fn lists(&mut self, article: &Article) {
        let path = |name: &str| format!("{DOCDATA}/{name}");
        let kept = |name: &str| super::kept_at(&article.extensions, &path(name)).next().is_some();
        if !article.keywords.is_empty() || kept("key-list") {
            self.w.open("key-list");
            self.attributes(article, &path("key-list"));
            for keyword in &article.keywords {
                self.w.open("keyword");
                self.w.attribute("key", keyword);
                self.w.close();
            }
            self.rest(article, &path("key-list"), &[]);
            self.w.close();
        }
        let named: Vec<(usize, &Concept, &str)> = article
            .subjects
            .iter()
            .enumerate()
            .filter(|(_, s)| !is_place_of_event(s))
            .filter_map(|(at, s)| element_of(s).map(|name| (at, s, name)))
            .collect();
        if named.is_empty() && !kept("identified-content") {
            return;
        }
        self.w.open("identified-content");
        self.attributes(article, &path("identified-content"));
        for (at, concept, name) in named {
            self.mention(concept, name, &format!("/subjects/{at}"));
        }
        self.rest(article, &path("identified-content"), &[]);
        self.w.close();
    }

    /// A person, organisation, place or the like, by its name and code.
    fn mention(&mut self, concept: &Concept, name: &str, pointer: &str) {
        self.w.open(name);
        if let Some((source, value)) = concept.code.as_deref().and_then(|c| c.split_once(':')) {
            if name == "location" {
                self.w.attribute("code-source", source);
                self.w.attribute("location-code", value);
            } else {
                self.w.attribute("idsrc", source);
                self.w.attribute("value", value);
            }
        } else if let Some(uri) = concept.uri.as_deref().filter(|_| name != "location") {
            self.w.attribute("value", uri);
        }
        self.extra(concept.extra.as_deref(), pointer);
        let inner = concept.extra.as_deref().filter(|e| e.standard == NITF).and_then(|e| e.xml.first());
        match inner {
            Some(xml) => {
                self.w.mixed();
                self.raw(xml);
            }
            None => self.w.text(concept.label().unwrap_or_default()),
        }
        self.w.close();
        let uri = concept.uri.is_some() && (concept.code.is_some() || name == "location");
        if uri || !concept.names.is_empty() || !concept.broader.is_empty() {
            self.lose(
                pointer,
                "NITF has no place for the URI beside a code, further names and broader concepts",
            );
        }
        if concept.relevance.is_some() || concept.confidence.is_some() || concept.role.is_some() {
            self.lose(pointer, "NITF has no place for the relevance, confidence and role of a subject");
        }
    }
}

/// A text with the characters that names of XML have.
fn nmtoken(text: &str) -> String {
    // Letters and digits that the first editions of XML had too: schema processors still count with those.
    let old = |c: char| c.is_alphanumeric() && u32::from(c) < 0x3000 || matches!(c, '-' | '.' | ':' | '_');
    let token: String = text.chars().map(|c| if old(c) && continues_name(c) { c } else { '-' }).collect();
    if token.is_empty() { "-".to_owned() } else { token }
}
