//! `head`: subjects, identity and management.

use super::{Frame, extra};
use crate::model::text::folded;
use crate::model::{Concept, Embargo, Guid, Label, Rights, WireDate};
use crate::syntax::xml::Element;
use crate::vocab::nitf::{NATURES, STATUSES, SUBJECT_ALIAS, SUBJECT_OWNER};

const HEAD: &str = "/nitf/head";
const DOCDATA: &str = "/nitf/head/docdata";

impl Frame<'_> {
    pub(super) fn head(&mut self, head: Element<'_, '_>) {
        self.keep_attributes(head, HEAD, &[]);
        for child in head.elements() {
            match child.name() {
                "title" => {
                    (self.note)(child, &format!("/titles/{}", self.article.meta.titles.len()));
                    let text = folded(&child.text()).unwrap_or_default();
                    let extra = extra(child, &[], Vec::new());
                    self.article.meta.titles.push(Label { text, extra, ..Label::default() });
                }
                "tobject" => self.tobject(child),
                "docdata" => self.docdata(child),
                _ => self.keep(child, HEAD),
            }
        }
        // The title that only repeats the headline is written again with it; see the end of the reading.
    }

    fn tobject(&mut self, tobject: Element<'_, '_>) {
        let path = "/nitf/head/tobject";
        self.keep_attributes(tobject, path, &[]);
        for child in tobject.elements() {
            match child.name() {
                "tobject.property" => {
                    let Some(name) = child.attribute("tobject.property.type").and_then(folded) else {
                        self.keep(child, path);
                        continue;
                    };
                    (self.note)(child, &format!("/genres/{}", self.article.genres.len()));
                    let extra = extra(child, &["tobject.property.type"], Vec::new());
                    self.article.genres.push(Concept { name: Some(name), extra, ..Concept::default() });
                }
                "tobject.subject" => self.subject(child),
                _ => self.keep(child, path),
            }
        }
    }

    /// A subject: its number is a code of IPTC's scheme unless it names another owner; the most special of its names
    /// is its own.
    fn subject(&mut self, child: Element<'_, '_>) {
        (self.note)(child, &format!("/subjects/{}", self.article.subjects.len()));
        let owner = child.attribute("tobject.subject.ipr").unwrap_or(SUBJECT_OWNER);
        let number = child.attribute("tobject.subject.refnum").and_then(folded);
        let own = number.filter(|n| owner.eq_ignore_ascii_case(SUBJECT_OWNER) && !n.contains(':'));
        let names = ["tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"];
        let name = names.into_iter().find_map(|a| child.attribute(a).and_then(folded).map(|n| (a, n)));
        let mut known = Vec::new();
        if own.is_some() {
            known.extend(["tobject.subject.refnum", "tobject.subject.ipr"]);
            known.retain(|k| *k != "tobject.subject.ipr" || owner == SUBJECT_OWNER);
        }
        if let Some((attribute, _)) = name {
            known.push(attribute);
        }
        self.article.subjects.push(Concept {
            code: own.map(|n| format!("{SUBJECT_ALIAS}{n}")),
            name: name.map(|(_, name)| name),
            nature: Some("cpnat:abstract".into()),
            extra: extra(child, &known, Vec::new()),
            ..Concept::default()
        });
    }

    fn docdata(&mut self, docdata: Element<'_, '_>) {
        let status = docdata.attribute("management-status").and_then(folded);
        let mut known = Vec::new();
        let stated = STATUSES.iter().find(|(nitf, _)| Some(*nitf) == status.as_deref());
        if let Some((nitf, code)) = stated {
            self.article.meta.pub_status.get_or_insert_with(|| (*code).to_owned());
            (self.note)(docdata, "/pubStatus");
            if nitf == code {
                known.push("management-status");
            }
        }
        let embargoed = status.as_deref() == Some("embargoed");
        if embargoed {
            known.push("management-status");
        }
        self.keep_attributes(docdata, DOCDATA, &known);
        for child in docdata.elements() {
            self.datum(child, embargoed);
        }
        if embargoed && self.article.meta.embargoed.is_none() {
            self.article.meta.embargoed = Some(Embargo::Indefinite);
        }
    }

    /// One piece of the document's data.
    fn datum(&mut self, child: Element<'_, '_>, embargoed: bool) {
        let path = format!("{DOCDATA}/{}", child.name());
        let said = |name: &str| child.attribute(name).and_then(folded);
        let date =
            || said("norm").map(|text| WireDate::lenient(&text).unwrap_or_else(|| WireDate::new(&text)));
        match child.name() {
            "doc-id" if self.article.meta.guid.is_none() && said("id-string").is_some() => {
                (self.note)(child, "/guid");
                self.article.meta.guid = said("id-string").and_then(|id| Guid::new(&id));
                self.keep_attributes(child, &path, &["id-string"]);
            }
            "urgency"
                if self.article.urgency.is_none()
                    && said("ed-urg").is_some_and(|u| u.parse::<u8>().is_ok()) =>
            {
                (self.note)(child, "/urgency");
                self.article.urgency = said("ed-urg").and_then(|u| u.parse().ok());
                self.keep_attributes(child, &path, &["ed-urg"]);
            }
            "date.issue" if self.article.meta.version_created.is_none() && date().is_some() => {
                (self.note)(child, "/versionCreated");
                self.article.meta.version_created = date();
                self.keep_attributes(child, &path, &["norm"]);
            }
            "date.release" if embargoed && self.article.meta.embargoed.is_none() && date().is_some() => {
                (self.note)(child, "/embargoed");
                self.article.meta.embargoed = date().map(Embargo::Until);
                self.keep_attributes(child, &path, &["norm"]);
            }
            "date.expire" if self.article.meta.expires.is_none() && date().is_some() => {
                (self.note)(child, "/expires");
                self.article.meta.expires = date();
                self.keep_attributes(child, &path, &["norm"]);
            }
            "ed-msg" if said("info").is_some() => {
                (self.note)(child, &format!("/edNotes/{}", self.article.meta.ed_notes.len()));
                let text = said("info").unwrap_or_default();
                let extra = extra(child, &["info"], Vec::new());
                self.article.meta.ed_notes.push(Label { text, extra, ..Label::default() });
            }
            "du-key" if self.article.slugline.is_none() && said("key").is_some() => {
                (self.note)(child, "/slugline");
                self.article.slugline = said("key");
                self.keep_attributes(child, &path, &["key"]);
            }
            "doc.copyright"
                if said("holder").is_some()
                    && self.article.meta.rights.as_ref().is_none_or(|r| r.holder.is_none()) =>
            {
                (self.note)(child, "/rights/holder");
                let rights = self.article.meta.rights.get_or_insert_with(Rights::default);
                rights.holder = said("holder").map(Concept::named);
                self.keep_attributes(child, &path, &["holder"]);
            }
            "key-list" => {
                self.keep_attributes(child, &path, &[]);
                for keyword in child.elements() {
                    match keyword.attribute("key").and_then(folded) {
                        Some(key) if keyword.name() == "keyword" && keyword.attributes().len() == 1 => {
                            (self.note)(keyword, &format!("/keywords/{}", self.article.keywords.len()));
                            self.article.keywords.push(key);
                        }
                        _ => self.keep(keyword, &path),
                    }
                }
            }
            "identified-content" => {
                self.keep_attributes(child, &path, &[]);
                for mention in child.elements() {
                    match concept(mention) {
                        Some(concept) => {
                            (self.note)(mention, &format!("/subjects/{}", self.article.subjects.len()));
                            self.article.subjects.push(concept);
                        }
                        None => self.keep(mention, &path),
                    }
                }
            }
            "evloc" => {
                let name =
                    ["city", "county-dist", "state-prov", "iso-cc"].into_iter().find(|a| said(a).is_some());
                let Some(name) = name else { return self.keep(child, DOCDATA) };
                (self.note)(child, &format!("/subjects/{}", self.article.subjects.len()));
                let xml = Vec::new();
                self.article.subjects.push(Concept {
                    name: said(name),
                    nature: Some("cpnat:geoArea".into()),
                    // All its attributes, also that of the name: they say that it is the place of an event.
                    extra: extra(child, &[], xml),
                    ..Concept::default()
                });
            }
            _ => self.keep(child, DOCDATA),
        }
    }
}

/// A person, organisation, place or the like that the text names; `None` for other elements.
pub(super) fn concept(element: Element<'_, '_>) -> Option<Concept> {
    let (_, nature) = NATURES.iter().find(|(name, _)| *name == element.name())?;
    let name = folded(&element.text())?;
    let (source, value) = (element.attribute("idsrc"), element.attribute("value"));
    let code = match (source, value) {
        (Some(source), Some(value))
            if !source.contains([':', ' '])
                && !value.contains(' ')
                && !source.is_empty()
                && !value.is_empty() =>
        {
            Some(format!("{source}:{value}"))
        }
        _ => None,
    };
    let uri = value.filter(|v| source.is_none() && v.contains(':') && !v.contains(' ')).map(str::to_owned);
    let known: &[&str] = if code.is_some() || uri.is_some() { &["idsrc", "value"] } else { &[] };
    let xml =
        if element.has_elements() { vec![element.inner_xml(super::context(element))] } else { Vec::new() };
    let extra = extra(element, known, xml);
    Some(Concept {
        name: Some(name),
        code,
        uri,
        nature: Some((*nature).to_owned()),
        extra,
        ..Concept::default()
    })
}
