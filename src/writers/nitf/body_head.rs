//! `body.head`.

use super::Writer;
use crate::model::{Article, Concept, Dateline};
use crate::writers::loss::take_label;

const BASE: &str = "/nitf/body/body.head";

impl Writer<'_> {
    pub(super) fn body_head(&mut self, article: &Article) {
        let before = self.w.mark();
        self.w.open("body.head");
        self.attributes(article, BASE);
        self.hedline(article);
        self.kept(article, BASE, &["hedline"]);
        self.kept(article, BASE, &["note"]);
        let notice = self.left.meta.rights.as_mut().and_then(|r| r.notice.take());
        self.line("rights", notice.as_deref(), article);
        self.kept(article, BASE, &["rights"]);
        self.byline(article);
        self.kept(article, BASE, &["byline"]);
        let provider = self.left.meta.provider.as_mut().and_then(take_label);
        self.line("distributor", provider.as_deref(), article);
        self.kept(article, BASE, &["distributor"]);
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

    /// A line of words; the markup that was kept for it, if that still says the same.
    fn line<'a>(&mut self, name: &str, text: Option<&str>, article: &'a Article) -> Option<&'a str> {
        let text = text?;
        let path = format!("{BASE}/{name}");
        self.w.open(name);
        self.attributes(article, &path);
        let markup = self.words(article, &path, text);
        self.w.close();
        markup
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
        let headline = self.left.headline.take().unwrap_or_default();
        self.words(article, &path, &headline);
        self.w.close();
        let mut headlines = std::mem::take(&mut self.left.headlines);
        for headline in &mut headlines {
            self.w.open("hl2");
            if let Some(language) = headline.language.take_if(|l| super::is_language(l.as_str())) {
                self.w.attribute("xml:lang", language.as_str());
            }
            self.extra(&mut headline.extra);
            self.decorated_words(&mut headline.extra, &std::mem::take(&mut headline.text));
            self.w.close();
        }
        self.left.headlines = headlines;
        self.w.close();
    }

    /// The byline as printed, or made of the creators' names; what it says of the creators is written with it.
    fn byline(&mut self, article: &Article) {
        let names: Vec<&str> = article.creators.iter().filter_map(|c| c.label()).collect();
        let made = || (!names.is_empty()).then(|| names.join(", "));
        let Some(byline) = self.left.byline.take().or_else(made) else { return };
        let markup = self.line("byline", Some(&byline), article).unwrap_or_default();
        for creator in &mut self.left.creators {
            let named = creator.label().is_some_and(|name| byline.contains(name));
            if named {
                take_label(creator);
                take_marked(creator, markup, "cpnat:person");
            }
        }
    }

    /// The dateline as printed, or made of its parts.
    fn dateline(&mut self, article: &Article) {
        let Some(dateline) = &article.dateline else {
            if let Some(place) = self.left.located.first_mut().and_then(take_label) {
                self.w.open("dateline");
                self.w.leaf("location", &place);
                self.w.close();
            }
            return;
        };
        let kept = super::kept_at(&article.extensions, &format!("{BASE}/dateline")).any(|e| e.xml.is_some());
        let mut markup = "";
        let mut left = self.left.dateline.take().unwrap_or_default();
        if kept && let Some(text) = left.text.take() {
            markup = self.line("dateline", Some(&text), article).unwrap_or_default();
            for part in [&mut left.place, &mut left.date] {
                part.take_if(|part| markup.contains(part.as_str()) || text.contains(part.as_str()));
            }
        } else if let Some(text) = left.text.take() {
            self.printed(&text, &mut left, article);
        } else {
            self.w.open("dateline");
            if let Some(place) = left.place.take() {
                self.w.leaf("location", &place);
            }
            if let Some(date) = left.date.take() {
                self.w.leaf("story.date", &date);
            }
            self.w.close();
        }
        // That a word of it is the agency is not marked.
        self.left.dateline = Some(left);
        for place in &mut self.left.located {
            let named = place.label().is_some_and(|name| dateline.place.as_deref() == Some(name));
            if named || place.label().is_some_and(|name| markup.contains(name)) {
                take_label(place);
                take_marked(place, markup, "cpnat:geoArea");
            }
        }
    }

    /// A dateline as printed, with its place and date marked where they stand in it.
    fn printed(&mut self, text: &str, dateline: &mut Dateline, article: &Article) {
        self.w.open("dateline");
        self.attributes(article, &format!("{BASE}/dateline"));
        self.w.mixed();
        let mut rest = text;
        let mut parts = [("location", &mut dateline.place), ("story.date", &mut dateline.date)];
        let at =
            |part: &Option<String>| part.as_ref().and_then(|p| text.find(p.as_str())).unwrap_or(usize::MAX);
        parts.sort_by_key(|(_, part)| at(part));
        for (name, part) in parts {
            let Some((before, after)) = part.as_ref().and_then(|p| rest.split_once(p.as_str())) else {
                continue;
            };
            self.w.text(before);
            self.w.leaf(name, part.take().as_deref().unwrap_or_default());
            rest = after;
        }
        self.w.text(rest);
        self.w.close();
    }

    fn standfirst(&mut self, article: &Article) {
        let Some(text) = self.left.standfirst.take() else { return };
        let path = format!("{BASE}/abstract");
        self.w.open("abstract");
        self.attributes(article, &path);
        let mut kept =
            super::places(&article.extensions, &path).filter_map(|(at, e)| Some((at, e.xml.as_deref()?)));
        match kept.next().filter(|(_, xml)| super::says(xml, &text)) {
            Some((at, xml)) => {
                self.w.raw(xml);
                self.take_kept(at, |left| left.xml = None);
            }
            None => self.w.leaf("p", &text),
        }
        self.w.close();
    }
}

/// Takes what the markup of a line says of a concept that it names: its code, and by its element its nature.
fn take_marked(concept: &mut Concept, markup: &str, nature: &str) {
    concept.code.take_if(|code| {
        let (source, value) = code.split_once(':').unwrap_or(("", code));
        markup.contains(&format!("\"{source}\"")) && markup.contains(&format!("\"{value}\""))
    });
    concept.uri.take_if(|uri| markup.contains(uri.as_str()));
    concept.nature.take_if(|own| own == nature && !markup.is_empty());
}
