//! What the reader of text finds out by itself, and need not be written.

use crate::facts::{byline_names, inferred_language, names};
use crate::model::body::body_text;
use crate::model::{Article, Concept};
use crate::newsroom::agency;
use crate::newsroom::desk_lines::{self, Sign};

/// Takes out of `left` what follows from the words that are written.
pub fn forget_derived(article: &Article, left: &mut Article) {
    if article.language.is_some() || article.direction.is_some() {
        let inferred = inferred_language(article);
        left.language.take_if(|language| inferred.as_ref() == Some(language));
        left.direction
            .take_if(|direction| inferred.is_some_and(|language| language.direction() == *direction));
    }
    let signs: Vec<(Sign, &str)> = article
        .meta
        .ed_notes
        .iter()
        .filter_map(|note| Some((desk_lines::sign(&note.text)?, note.text.as_str())))
        .collect();
    let says = |sign: Sign| signs.iter().any(|(own, _)| *own == sign);
    if article.meta.pub_status.as_deref() == Some("canceled") && says(Sign::Kill) {
        left.meta.pub_status = None;
    }
    let embargo =
        signs.iter().find(|(sign, _)| *sign == Sign::Embargo).map(|(_, line)| desk_lines::embargo(line));
    if embargo.is_some() && embargo == article.meta.embargoed {
        left.meta.embargoed = None;
    }
    for signal in &mut left.meta.signals {
        let own = |code: &str| *signal == Concept { code: Some(code.to_owned()), ..Concept::default() };
        if own("sig:correction") && says(Sign::Correction) || own("sig:update") && says(Sign::Update) {
            *signal = Concept::default();
        }
    }
    if let Some(byline) = article.byline.as_deref().filter(|_| left.byline.is_none()) {
        let named = |names: Vec<String>| {
            names.into_iter().map(Concept::named).collect::<Vec<_>>() == article.creators
        };
        if named(names(byline)) || named(byline_names(byline)) {
            left.creators.clear();
        }
    }
    let quoted: Vec<String> = article
        .body
        .iter()
        .flat_map(|block| agency::quoted_sources(&body_text(std::slice::from_ref(block))))
        .collect();
    for source in &mut left.sources {
        let known = |name: &String| quoted.contains(name) && *source == Concept::named(name.as_str());
        if source.name.as_ref().is_some_and(known) {
            *source = Concept::default();
        }
    }
    if left.meta.rights.as_ref().is_some_and(|rights| *rights == crate::model::Rights::default()) {
        left.meta.rights = None;
    }
}
