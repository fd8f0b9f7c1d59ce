//! What only all words of an article show: another language than the stated one, words spelt in two ways.

use super::scripts::{self, Script};
use super::{Checking, digits};
use crate::diagnostics::{Example, Rule, Severity};
use crate::model::Article;

/// All rules of this file.
pub static RULES: &[&Rule] = &[&LANGUAGE, &VARIANTS];

/// Another language.
pub static LANGUAGE: Rule = Rule {
    name: "text/language-mismatch",
    severity: Severity::Warning,
    summary: "the text is in the language that the item states, and in its script",
    why: "Systems choose fonts, direction, spelling and receivers by the language. One that is wrong sends the story to the wrong desk.",
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

/// Two spellings.
static VARIANTS: Rule = Rule {
    name: "text/spelling-variants",
    severity: Severity::Info,
    summary: "a story spells a word in one way",
    why: "Two spellings of one word in a story show that it was put together, and searches find half of it.",
    source: "practice of Persian desks",
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
            "the language is said to be {language}, but {others} of {} letters are of another script",
            own + others
        );
        checking.report(&LANGUAGE, "/language", message, "state the language that the text is in");
    }
    if language != "fa" {
        return;
    }
    if let Some((one, other)) =
        SPELLINGS.iter().find(|(one, other)| has_word(&text, one) && has_word(&text, other))
    {
        let message = format!("«{one}» and «{other}» are two spellings of one word");
        checking.report(&VARIANTS, "/body", message, "choose one for the whole story");
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
