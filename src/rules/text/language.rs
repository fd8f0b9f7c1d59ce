//! Rules that need the whole text: its language, and words with two spellings.

use super::scripts::{self, Script};
use super::{Checking, digits};
use crate::diagnostics::{Example, Rule, Severity};
use crate::model::Article;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&LANGUAGE, &VARIANTS];

/// `text/language-mismatch`: text is not in the declared language.
pub static LANGUAGE: Rule = Rule {
    name: "text/language-mismatch",
    severity: Severity::Warning,
    summary: "text is not in the declared language",
    why: "Systems choose fonts, direction, spell checking and receivers by the language, so the story reaches the \
        wrong people.",
    source: "practice; BCP 47",
    bad: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"باران طولانی‌ترین خشکسالی چهل سال گذشته را پایان داد","standfirst":"کشاورزان شمال دوباره می‌کارند"}"#,
    ),
    good: Example::new(
        "json",
        r#"{"kind":"article","language":"fa","headline":"باران طولانی‌ترین خشکسالی چهل سال گذشته را پایان داد","standfirst":"کشاورزان شمال دوباره می‌کارند"}"#,
    ),
    ..Rule::FIRST
};

/// `text/spelling-variants`: story spells a word in two ways.
static VARIANTS: Rule = Rule {
    name: "text/spelling-variants",
    severity: Severity::Info,
    summary: "story spells a word in two ways",
    why: "Two spellings of one word show that the story was compiled from several sources, and a search finds only \
        one of them.",
    source: "practice of Persian newsrooms",
    bad: Example::new(
        "json",
        r#"{"kind":"article","language":"fa","headline":"رییس شورا آمد","standfirst":"رئیس شورا گفت"}"#,
    ),
    good: Example::new(
        "json",
        r#"{"kind":"article","language":"fa","headline":"رئیس شورا آمد","standfirst":"رئیس شورا گفت"}"#,
    ),
    ..Rule::FIRST
};

/// How many letters a text has at least before its language is doubted.
const FEWEST: usize = 40;

/// Pairs of spellings of one Persian word.
const SPELLINGS: &[(&str, &str)] = &[
    ("رئیس", "رییس"),
    ("مسئول", "مسوول"),
    ("شئون", "شوون"),
    ("هیئت", "هیات"),
    ("اطاق", "اتاق"),
    ("طهران", "تهران"),
    ("آئین", "آیین"),
];

/// What only the whole of an article shows.
pub fn check(article: &Article, language: &str, checking: &mut Checking<'_>) {
    let Some(wanted) = scripts::of_language(language) else { return };
    let text = all_text(article, checking);
    if text.is_ascii() && wanted.contains(&Script::Latin) {
        return;
    }
    let mut own = 0;
    let mut others = 0;
    for script in text.chars().filter_map(scripts::of) {
        if wanted.contains(&script) {
            own += 1;
        } else {
            others += 1;
        }
    }
    if own + others >= FEWEST && others > own {
        let message = format!(
            "the declared language is {language}, but {others} of {} letters are of another script",
            own + others
        );
        checking.report(&LANGUAGE, "/language", message, "declare the language of the text");
    }
    if language != "fa" {
        return;
    }
    if let Some((one, other)) =
        SPELLINGS.iter().find(|(one, other)| has_word(&text, one) && has_word(&text, other))
    {
        let message = format!("“{one}” and “{other}” are two spellings of one word");
        checking.report(&VARIANTS, "/body", message, "use one spelling in the whole story");
    }
    digits::check_article(&text, checking);
}

/// Whether a word stands in a text, alone or with an ending.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        text.get(..at).is_none_or(|t| t.chars().next_back().is_none_or(|c| !c.is_alphabetic()))
    })
}

/// The article's words are asked for by rules about the whole of it.
fn all_text(article: &Article, checking: &Checking<'_>) -> String {
    let mut out = checking.words(article).to_owned();
    for line in [&article.headline, &article.standfirst].into_iter().flatten() {
        out.push_str(line);
        out.push('\n');
    }
    out
}
