//! Compares headline, standfirst, byline, dateline and body.

use super::super::newsml_g2::{WORD_COUNT, is_far};
use super::super::text::LANGUAGE_MISMATCH;
use super::Checking;
use crate::diagnostics::{Example, Rule, Severity};
use crate::facts::{Sound, language_of, sound};
use crate::format_id::FormatId;
use crate::model::{Article, Block, Concept, LanguageTag, body, text};

/// All rules of this file.
pub static RULES: &[&Rule] =
    &[&CAPITALS, &FULL_STOP, &AS_STANDFIRST, &REPEATED, &SHORT_BODY, &BYLINE_ADDRESS, &LOCATED];

const DESKS: &str = "practice of newsrooms";

const GOOD: Example = Example::new(
    "json",
    r#"{"kind":"article","language":"en","headline":"Rain ends drought in the north","standfirst":"Farmers sow again","byline":"By Ada Reed","dateline":{"text":"BERLIN (Nord)","place":"Berlin"},"located":[{"name":"Berlin"}],"body":[{"kind":"paragraph","content":[{"kind":"text","text":"It rained on Tuesday for the first time since the spring."}]}]}"#,
);

/// `text/headline-capitals`: headline is all capitals.
pub static CAPITALS: Rule = Rule {
    name: "text/headline-capitals",
    severity: Severity::Warning,
    summary: "headline is all capitals",
    why: "Capitals hide names and abbreviations and cannot be converted back, and every site and app has its own \
        style for headlines.",
    source: DESKS,
    bad: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"RAIN ENDS DROUGHT IN THE NORTH"}"#,
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `text/headline-full-stop`: headline ends with a period.
pub static FULL_STOP: Rule = Rule {
    name: "text/headline-full-stop",
    severity: Severity::Info,
    summary: "headline ends with a period",
    why: "Most languages write headlines without a final period. With one, the first sentence of the story may have \
        become the headline.",
    source: DESKS,
    bad: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain ends drought in the north."}"#,
    ),
    good: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Senate votes on tax in the U.S."}"#,
    ),
    ..Rule::FIRST
};

/// `text/standfirst-repeats`: standfirst repeats the headline.
pub static AS_STANDFIRST: Rule = Rule {
    name: "text/standfirst-repeats",
    severity: Severity::Warning,
    summary: "standfirst repeats the headline",
    why: "The same words appear twice, one below the other. Usually a system filled the field with the headline.",
    source: DESKS,
    bad: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain ends drought","standfirst":"Rain ends drought."}"#,
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `text/headline-repeated`: body starts with the headline.
pub static REPEATED: Rule = Rule {
    name: "text/headline-repeated",
    severity: Severity::Warning,
    summary: "body starts with the headline",
    why: "Receivers show the headline above the body, so it would appear twice.",
    source: DESKS,
    bad: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain ends drought","body":[{"kind":"heading","level":1,"content":[{"kind":"text","text":"Rain ends drought"}]},{"kind":"paragraph","content":[{"kind":"text","text":"It rained."}]}]}"#,
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `text/short-body`: body has fewer than five words.
pub static SHORT_BODY: Rule = Rule {
    name: "text/short-body",
    severity: Severity::Info,
    summary: "body has fewer than five words",
    why: "The rest may have been lost, or the body is a placeholder.",
    source: DESKS,
    bad: Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"Rain ends drought","body":[{"kind":"paragraph","content":[{"kind":"text","text":"More soon."}]}]}"#,
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `text/byline-address`: byline contains an address.
pub static BYLINE_ADDRESS: Rule = Rule {
    name: "text/byline-address",
    severity: Severity::Warning,
    summary: "byline contains an address",
    why: "The address is published to every reader, and systems that link authors by name find nobody. It belongs \
        in the contact of the creator.",
    source: DESKS,
    bad: Example::new("json", r#"{"kind":"article","language":"en","byline":"ada.reed@nord.example"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// `text/dateline-place`: place of the dateline is not in located.
pub static LOCATED: Rule = Rule {
    name: "text/dateline-place",
    severity: Severity::Info,
    summary: "place of the dateline is not in located",
    why: "Maps and local pages use `located`, readers see the dateline. If they differ, one of them is usually left \
        over from an earlier story.",
    source: "NewsML-G2 2.9, contentMeta/located and dateline; practice of newsrooms",
    bad: Example::new(
        "json",
        r#"{"kind":"article","language":"en","dateline":{"text":"BERLIN (Nord)","place":"BERLIN"},"located":[{"name":"Paris"}]}"#,
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// Fewest words of a body that is a story.
const FEWEST: usize = 5;

/// Checks an article.
pub fn check(article: &Article, cx: &mut Checking<'_>) {
    if let Some(headline) = article.headline.as_deref() {
        check_headline(article, headline, cx);
    }
    if let Some(word) = article.byline.as_deref().and_then(address) {
        let help = "write the name of the author, and move the address to the contact of the creator";
        cx.report(&BYLINE_ADDRESS, "/byline", format!("the byline contains the address {word}"), help);
    }
    located(article, cx);
    let count = text::word_count_to(cx.words(article), FEWEST);
    if !article.body.is_empty() && article.media.is_empty() && count < FEWEST && is_words(&article.body) {
        let plural = if count == 1 { "word" } else { "words" };
        let help = "check whether the rest was lost, or add a note that more follows";
        cx.report(&SHORT_BODY, "/body", format!("the body has {count} {plural}"), help);
    }
    stated_count(article, cx);
    language(article, cx);
}

/// The number of words that ninjs states beside its body; that of NewsML-G2 is held to its content by its own rules.
fn stated_count(article: &Article, cx: &mut Checking<'_>) {
    if cx.format != FormatId::Ninjs || article.body.is_empty() {
        return;
    }
    let stated = article.extensions.iter().filter(|e| e.path.is_empty()).find_map(|extension| {
        let value = extension.value.as_ref()?;
        value.get("wordcount").or_else(|| value.get("wordCount"))?.as_u64()
    });
    let Some(stated) = stated.and_then(|count| usize::try_from(count).ok()) else { return };
    let words = text::word_count(cx.words(article));
    if is_far(stated, words) {
        let message = format!("wordcount is {stated}, but the body has {words} words");
        cx.report(&WORD_COUNT, "/body", message, "correct the count, or check whether text was lost");
    }
}

/// Whether a body has nothing but words in it.
fn is_words(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| matches!(block, Block::Paragraph { .. } | Block::Heading { .. }))
}

fn check_headline(article: &Article, headline: &str, cx: &mut Checking<'_>) {
    let cased = headline.chars().filter(|c| c.is_uppercase() || c.is_lowercase()).count();
    if cased >= 8 && headline.contains(' ') && !headline.chars().any(char::is_lowercase) {
        let help = "write it in sentence case, with capitals for names only";
        cx.report(&CAPITALS, "/headline", "the headline is all capitals", help);
    }
    if ends_as_a_sentence(headline) {
        cx.report(&FULL_STOP, "/headline", "the headline ends with a period", "remove the period");
    }
    let key = text::key(headline);
    if key.is_empty() {
        return;
    }
    if article.standfirst.as_deref().is_some_and(|standfirst| text::key(standfirst) == key) {
        let help = "write a standfirst that adds information, or remove it";
        cx.report(&AS_STANDFIRST, "/standfirst", "the standfirst repeats the headline", help);
    }
    let first = match article.body.first() {
        Some(Block::Paragraph { content } | Block::Heading { content, .. }) => body::plain_text(content),
        _ => return,
    };
    if text::key(&first) == key {
        let help = "remove it from the body; receivers show the headline above it";
        cx.report(&REPEATED, "/body/0", "the body starts with the headline", help);
    }
}

/// Whether a headline ends in a full stop that is none of an abbreviation and no mark of omission.
fn ends_as_a_sentence(headline: &str) -> bool {
    let Some(last) = headline.chars().next_back().filter(|c| matches!(c, '.' | '。' | '۔' | '।' | '።'))
    else {
        return false;
    };
    let rest = headline.strip_suffix(last).unwrap_or_default();
    let word = rest.rsplit(char::is_whitespace).next().unwrap_or_default();
    let short = last == '.' && (word.contains('.') || word.chars().count() <= 3);
    !short && !rest.ends_with(last)
}

/// The first word of a byline that is a mail address.
fn address(byline: &str) -> Option<&str> {
    let is =
        |word: &&str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    byline.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | ',' | ';')).find(is)
}

fn located(article: &Article, cx: &mut Checking<'_>) {
    let place = article.dateline.as_ref().and_then(|dateline| dateline.place.as_deref()).map(text::key);
    let Some(place) = place.filter(|place| !place.is_empty()) else { return };
    let mut names = Vec::new();
    article.located.iter().for_each(|concept| all_names(concept, &mut names));
    // A place that has a code and no name may be any.
    if names.is_empty()
        || article.located.iter().any(|concept| concept.name.is_none() && concept.names.is_empty())
    {
        return;
    }
    let is = |name: &String| !name.is_empty() && (name.contains(&place) || place.contains(name.as_str()));
    if !names.iter().any(is) {
        let said = article.located.iter().find_map(|concept| concept.label()).unwrap_or_default();
        let printed = article.dateline.as_ref().and_then(|d| d.place.as_deref()).unwrap_or_default();
        let message = format!("the dateline is from “{printed}”, but `located` is “{said}”");
        cx.report(&LOCATED, "/dateline", message, "make them agree; `located` can contain several places");
    }
}

fn all_names(concept: &Concept, out: &mut Vec<String>) {
    out.extend(concept.name.as_deref().map(text::key));
    out.extend(concept.names.iter().map(|name| text::key(&name.name)));
    concept.broader.iter().for_each(|wider| all_names(wider, out));
}

/// Letters that are enough to tell a language from its neighbours.
const LETTERS: usize = 300;

/// Languages that short texts do not tell apart, or that are written alike.
const ALIKE: &[&[&str]] = &[
    &["no", "nb", "nn", "da", "sv"],
    &["hr", "sr", "bs", "sh", "cnr", "sl", "mk", "bg"],
    &["id", "ms", "jv", "tl"],
    &["cs", "sk"],
    &["es", "pt", "gl", "ca", "eu", "oc", "ast"],
    &["af", "nl", "fy", "li", "nds"],
    &["de", "lb", "gsw", "nds"],
    &["fr", "oc", "br", "ht", "co"],
    &["it", "co", "sc", "la", "scn"],
    &["ru", "uk", "be", "bg", "mk", "kk", "ky", "tg", "mn"],
    &["tr", "az", "tk", "uz", "crh"],
    &["hi", "mr", "ne", "bh", "mai"],
    &["et", "fi"],
    &["lv", "lt"],
];

/// How much of a text is enough to tell its language, in bytes.
const SAMPLE: usize = 600;

fn language(article: &Article, cx: &mut Checking<'_>) {
    let Some(stated) = article.language.as_ref().map(LanguageTag::primary).filter(|tag| !tag.is_empty())
    else {
        return;
    };
    let words = cx.words(article);
    // Nearly all characters beyond ASCII are letters.
    if words.chars().filter(|c| !c.is_ascii() || c.is_ascii_alphabetic()).take(LETTERS).count() < LETTERS {
        return;
    }
    // The closer look costs more than all other rules together.
    if sound(words, &stated) != Sound::Doubtful {
        return;
    }
    let end = words.char_indices().map(|(at, _)| at).find(|at| *at >= SAMPLE).unwrap_or(words.len());
    let Some((found, why)) = language_of(words.get(..end).unwrap_or_default()) else { return };
    let found = found.primary();
    let alike = |row: &&[&str]| row.contains(&stated.as_str()) && row.contains(&found.as_str());
    // Whether the script is another one is asked with the letters.
    if found == stated || ALIKE.iter().any(alike) || cx.has_said(&LANGUAGE_MISMATCH) {
        return;
    }
    let message = format!("the declared language is {stated}, but the text is {found} (detected from {why})");
    cx.report(&LANGUAGE_MISMATCH, "/language", message, "declare the language of the text");
}
