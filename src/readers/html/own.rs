//! Pages that wirecopy wrote: they mark their fields, so nothing is detected.

use crate::diagnostics::Findings;
use crate::markup::rules::too_deep;
use crate::markup::{ReadMarkup, XHTML, blocks};
use crate::model::text::folded;
use crate::model::{Article, Dateline};
use crate::source::Source;
use crate::syntax::html::{HtmlElement, HtmlTree};
use crate::vocab::own_page::{BODY, BYLINE, CREDIT, DATELINE, END_MARK, GENERATOR, KICKER, STANDFIRST};

/// The article of such a page.
pub struct Own<'t> {
    article: HtmlElement<'t>,
    body: HtmlElement<'t>,
}

/// The article, where the page says that wirecopy wrote it and its parts are where they were put.
pub fn find(tree: &HtmlTree) -> Option<Own<'_>> {
    tree.elements().take_while(|e| e.name() != "body").find(|e| {
        e.name() == "meta"
            && e.attribute("name") == Some("generator")
            && e.attribute("content") == Some(GENERATOR)
    })?;
    let mut all = tree.elements().skip_while(|e| e.name() != "body");
    let article = all.nth(1).filter(|e| e.name() == "article")?;
    let body = article.elements().find(|e| e.name() == "div" && e.has_class(BODY))?;
    Some(Own { article, body })
}

impl Own<'_> {
    /// The number of the element that holds the body.
    pub fn body(&self) -> u32 {
        self.body.id()
    }

    /// Reads what the page shows of the article: its words as they stand.
    pub fn read(&self, article: &mut Article, source: &Source<'_>, findings: &mut Findings) {
        article.headline = None;
        for part in self.article.elements().filter(|e| matches!(e.name(), "header" | "footer")) {
            for line in part.elements() {
                let words = folded(&line.text());
                let class = line.attribute("class").unwrap_or_default();
                let field = match (line.name(), class) {
                    ("h1", _) => &mut article.headline,
                    (_, KICKER) => &mut article.kicker,
                    (_, STANDFIRST) => &mut article.standfirst,
                    (_, BYLINE) => &mut article.byline,
                    (_, END_MARK) => &mut article.end_mark,
                    (_, CREDIT) => &mut article.creditline,
                    (_, DATELINE) => {
                        let text = words.clone();
                        &mut article.dateline.insert(Dateline { text, ..Dateline::default() }).text
                    }
                    _ => continue,
                };
                *field = words;
            }
        }
        let markup = blocks(self.body, ReadMarkup::within(&XHTML, article));
        if markup.too_deep {
            findings.report(too_deep());
        }
        article.body = markup.blocks;
        for (at, line) in markup.offsets.iter().enumerate() {
            findings.read_at(&format!("/body/{at}"), source.line(*line), "the body that the page marks");
        }
    }
}
