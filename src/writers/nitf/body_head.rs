//! `body.head`.

use super::Writer;
use crate::model::extension::NITF;
use crate::model::{Article, Dateline};

const BASE: &str = "/nitf/body/body.head";

impl Writer<'_> {
    pub(super) fn body_head(&mut self, article: &Article) {
        let before = self.w.mark();
        self.w.open("body.head");
        self.attributes(article, BASE);
        self.hedline(article);
        self.kept(article, BASE, &["hedline"]);
        self.kept(article, BASE, &["note"]);
        self.line("rights", article.meta.rights.as_ref().and_then(|r| r.notice.as_deref()), article);
        self.kept(article, BASE, &["rights"]);
        let names: Vec<&str> = article.creators.iter().filter_map(|c| c.label()).collect();
        let byline = article.byline.clone().or_else(|| (!names.is_empty()).then(|| names.join(", ")));
        self.byline(byline.as_deref(), article);
        self.kept(article, BASE, &["byline"]);
        let provider = article.meta.provider.as_ref();
        self.line("distributor", provider.and_then(|p| p.label()), article);
        self.kept(article, BASE, &["distributor"]);
        if provider.is_some_and(|p| p.name.is_some() && (p.code.is_some() || p.uri.is_some())) {
            self.lose("/provider", "NITF has no place for the code of the provider");
        }
        self.dateline(article);
        self.kept(article, BASE, &["dateline"]);
        self.standfirst(article);
        self.kept(article, BASE, &["abstract"]);
        self.rest(
            article,
            BASE,
            &["hedline", "note", "rights", "byline", "distributor", "dateline", "abstract"],
        );
        self.w.close_unless_empty(before);
    }

    fn line(&mut self, name: &str, text: Option<&str>, article: &Article) {
        let Some(text) = text else { return };
        let path = format!("{BASE}/{name}");
        self.w.open(name);
        self.attributes(article, &path);
        self.words(article, &path, text);
        self.w.close();
    }

    fn hedline(&mut self, article: &Article) {
        if article.headline.is_none() && article.headlines.is_empty() {
            return;
        }
        let path = format!("{BASE}/hedline");
        self.w.open("hedline");
        self.attributes(article, &path);
        let path = format!("{path}/hl1");
        self.w.open("hl1");
        self.attributes(article, &path);
        self.words(article, &path, article.headline.as_deref().unwrap_or_default());
        self.w.close();
        for (at, headline) in article.headlines.iter().enumerate() {
            let pointer = format!("/headlines/{at}");
            self.w.open("hl2");
            self.w.maybe(
                "xml:lang",
                headline.language.as_ref().map(|l| l.as_str()).filter(|l| super::is_language(l)),
            );
            self.extra(headline.extra.as_deref(), &pointer);
            let inner = headline.extra.as_deref().filter(|e| e.standard == NITF).and_then(|e| e.xml.first());
            match inner {
                Some(xml) => {
                    self.w.mixed();
                    self.raw(xml);
                }
                None => self.w.text(&headline.text),
            }
            self.w.close();
            if let Some(role) = &headline.role {
                self.lose(&pointer, format!("NITF has no place for the role “{role}” of a headline"));
            }
        }
        self.w.close();
    }

    /// The byline as printed; creators that it does not name are announced.
    fn byline(&mut self, byline: Option<&str>, article: &Article) {
        self.line("byline", byline, article);
        let printed = byline.unwrap_or_default();
        for (at, creator) in article.creators.iter().enumerate() {
            let named = creator.label().is_some_and(|name| printed.contains(name));
            if !named || creator.code.is_some() || creator.uri.is_some() || creator.role.is_some() {
                let kept =
                    super::kept_at(&article.extensions, &format!("{BASE}/byline")).any(|e| e.xml.is_some());
                if !(named && kept) {
                    self.lose(
                        &format!("/creators/{at}"),
                        "NITF names creators only in the byline, without codes and roles",
                    );
                }
            }
        }
    }

    /// The dateline as printed, or made of its parts.
    fn dateline(&mut self, article: &Article) {
        let Some(dateline) = &article.dateline else {
            if let Some(place) = article.located.first().and_then(|l| l.label()) {
                self.w.open("dateline");
                self.w.leaf("location", place);
                self.w.close();
            }
            return;
        };
        let kept = super::kept_at(&article.extensions, &format!("{BASE}/dateline")).any(|e| e.xml.is_some());
        if dateline.text.is_some() && kept {
            self.line("dateline", dateline.text.as_deref(), article);
        } else if let Some(text) = &dateline.text {
            self.printed(text, dateline, article);
        } else {
            self.w.open("dateline");
            if let Some(place) = &dateline.place {
                self.w.leaf("location", place);
            }
            if let Some(date) = &dateline.date {
                self.w.leaf("story.date", date);
            }
            self.w.close();
        }
        let other =
            article.located.iter().any(|l| l.label() != dateline.place.as_deref() || l.code.is_some());
        if other && !kept {
            self.lose("/located", "NITF says where a story was written only in its dateline, without codes");
        }
    }

    /// A dateline as printed, with its place and date marked where they stand in it.
    fn printed(&mut self, text: &str, dateline: &Dateline, article: &Article) {
        self.w.open("dateline");
        self.attributes(article, &format!("{BASE}/dateline"));
        self.w.mixed();
        let mut rest = text;
        let mut parts = [("location", &dateline.place), ("story.date", &dateline.date)];
        let at =
            |part: &Option<String>| part.as_ref().and_then(|p| text.find(p.as_str())).unwrap_or(usize::MAX);
        parts.sort_by_key(|(_, part)| at(part));
        for (name, part) in parts {
            let Some(part) = part else { continue };
            let Some((before, after)) = rest.split_once(part.as_str()) else {
                self.lose("/dateline", format!("“{part}” does not stand in the dateline as printed"));
                continue;
            };
            self.w.text(before);
            self.w.leaf(name, part);
            rest = after;
        }
        self.w.text(rest);
        self.w.close();
        if let Some(source) = &dateline.source {
            self.lose("/dateline/source", format!("NITF does not mark the agency of a dateline, {source}"));
        }
    }

    fn standfirst(&mut self, article: &Article) {
        let Some(text) = &article.standfirst else { return };
        let path = format!("{BASE}/abstract");
        self.w.open("abstract");
        self.attributes(article, &path);
        let kept = super::kept_at(&article.extensions, &path).find_map(|e| e.xml.as_deref());
        let words = |t: &str| t.split_whitespace().collect::<String>();
        let same = kept.filter(|xml| {
            crate::syntax::xml::Tree::parse(&format!("<x>{xml}</x>"), &crate::limits::Limits::default())
                .is_ok_and(|tree| words(&tree.root().text()) == words(text))
        });
        match same {
            Some(xml) => self.raw(xml),
            None => self.w.leaf("p", text),
        }
        self.w.close();
    }
}
