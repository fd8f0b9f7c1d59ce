//! Which of a page's titles is the headline: what is shown and what is declared vote, the site's name cut off.

use super::settle::verdict;
use super::{Claim, ClaimSource, Claims, Field, people};
use crate::model::text::folded;
use crate::model::text::key;
use crate::readers::html::outline::{Kind, Outline, around, narrow};
use crate::syntax::html::{HtmlElement, HtmlTree, Step};
use crate::vocab::page_names::hint;

/// The headline, and how it is known.
#[derive(Debug, Clone)]
pub struct Headline {
    /// Its words.
    pub text: String,
    /// The line above it, where it stood in the same heading.
    pub kicker: Option<String>,
    /// Who said so, and who said otherwise.
    pub why: String,
    /// The line that it stands in.
    pub line: u32,
    /// A title that is declared and says something else.
    pub rival: Option<String>,
}

/// A title that may be the headline.
struct Candidate<'c> {
    text: String,
    key: String,
    claim: &'c Claim,
}

/// What stands between a title and a site's name.
const PARTING: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " // ", " │ ", " ｜ ", "｜", " > ",
    " ~ ", " / ", " ‹ ", " › ",
];

/// Adds the headings that the page shows to the claims.
pub fn shown(tree: &HtmlTree, outline: &Outline, claims: &mut Claims) {
    let titles: Vec<String> = claims.about(Field::Headline).map(|c| c.value.clone()).collect();
    let mut found: Vec<(HtmlElement<'_>, String)> = Vec::new();
    for element in outline.marked.iter().filter_map(|id| tree.element(*id)).filter(|e| e.name() == "h1") {
        if !is_beside(outline, element)
            && let Some(text) = folded(&words_of(element, outline, false))
            && !people::is_site(&text, claims, false)
            && !found.iter().any(|(_, known)| *known == text)
            && found.len() < 8
        {
            found.push((element, text));
        }
    }
    let several = found.len() > 1;
    // A smaller heading speaks for the title that it repeats.
    for (title, line) in titles_repeated(&titles, outline, claims) {
        claims.add(Field::Headline, &title, ClaimSource::named("h2"), line, 1.5);
    }
    for (element, text) in &found {
        let likeness = titles.iter().map(|title| likeness(title, text)).max().unwrap_or(Likeness::None);
        // A heading that no title of the page knows is that of a section, or of the site.
        let weight = match likeness {
            Likeness::Same => 4.0,
            Likeness::Alike => 1.9,
            Likeness::None if several => 1.0,
            Likeness::None if is_phrase(text) => 2.2,
            Likeness::None => 1.8,
        };
        claims.add(Field::Headline, text, ClaimSource::Heading, narrow(element.line()), weight);
        let bare = folded(&words_of(*element, outline, true)).filter(|bare| bare != text);
        if let Some(bare) = bare {
            claims.add(
                Field::Headline,
                &bare,
                ClaimSource::named("h1 without its kicker"),
                narrow(element.line()),
                weight + 0.5,
            );
        }
    }
}

/// How many titles are looked for among the headings.
const TITLES: usize = 20;

/// The titles that a heading below `h1` says.
fn titles_repeated(titles: &[String], outline: &Outline, claims: &Claims) -> Vec<(String, u32)> {
    let headings: Vec<(String, u32)> = outline
        .stretches
        .iter()
        .filter(|s| s.kind == Kind::Heading && s.chars < 300)
        .map(|s| (key(outline.words(s)), s.line))
        .collect();
    let mut out: Vec<(String, u32)> = Vec::new();
    for title in titles.iter().take(TITLES).filter_map(|title| without_site(title, claims)) {
        let own = key(&title);
        if out.iter().all(|(known, _)| key(known) != own)
            && let Some((_, line)) = headings.iter().find(|(heading, _)| *heading == own)
        {
            out.push((title, *line));
        }
    }
    out
}

/// How much two titles have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// Nothing.
    None,
    /// More than half of the shorter one's words.
    Alike,
    /// They say the same, or one holds the other.
    Same,
}

fn likeness(a: &str, b: &str) -> Likeness {
    let (key_a, key_b) = (key(a), key(b));
    if key_a.is_empty() || key_b.is_empty() {
        return Likeness::None;
    }
    if key_a.contains(&key_b) || key_b.contains(&key_a) {
        return Likeness::Same;
    }
    let words = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 2);
        parts.map(str::to_lowercase).collect()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|word| long.contains(word)).count();
    if short.len() > 1 && shared * 2 > short.len() { Likeness::Alike } else { Likeness::None }
}

/// Whether a heading has more than one word; in scripts without spaces, more than a few characters.
fn is_phrase(text: &str) -> bool {
    text.contains(' ') || text.chars().filter(|c| crate::characters::is_ideograph(*c)).count() > 6
}

fn is_beside(outline: &Outline, element: HtmlElement<'_>) -> bool {
    let mut id = element.id();
    while let Some(known) = outline.elements.get(id as usize) {
        if known.says & (around::NAV | around::CARD) != 0 || known.hints & hint::COMMENT != 0 {
            return true;
        }
        id = known.parent;
    }
    false
}

/// The words of a heading, parts of it parted by a blank; with or without what is named a kicker.
fn words_of(element: HtmlElement<'_>, outline: &Outline, bare: bool) -> String {
    let joins =
        |e: HtmlElement<'_>| matches!(e.name(), "b" | "i" | "em" | "strong" | "sub" | "sup" | "wbr" | "a");
    let mut out = String::new();
    let mut walk = element.walk();
    while let Some(step) = walk.next() {
        match step {
            Step::Text(_, text) => out.push_str(text),
            Step::Enter(e) => {
                let hints = outline.elements.get(e.id() as usize).map_or(0, |k| k.hints);
                let kicker = bare && hints & hint::KICKER != 0;
                let unseen = hints & hint::HIDDEN != 0;
                if matches!(e.name(), "script" | "style" | "template" | "svg") || kicker || unseen {
                    walk.pass_over(e.id());
                }
                if !joins(e) {
                    out.push(' ');
                }
            }
            Step::Leave(e) if joins(e) => {}
            Step::Leave(_) => out.push(' '),
        }
    }
    out
}

/// Chooses the headline.
pub fn choose(claims: &Claims, headings: &[String]) -> Option<Headline> {
    let candidates: Vec<Candidate<'_>> = claims
        .about(Field::Headline)
        .flat_map(|claim| {
            let mut texts: Vec<String> = without_site(&claim.value, claims).into_iter().collect();
            if claim.from == ClaimSource::Title {
                texts.extend(parts_that_head(&claim.value, headings));
            }
            texts.into_iter().map(move |text| Candidate { key: key(&text), text, claim })
        })
        .filter(|c| !c.key.is_empty())
        .collect();
    let score = |c: &Candidate<'_>| -> f32 {
        candidates.iter().map(|other| other.claim.weight * supports(&other.key, &c.key)).sum()
    };
    let mut best: Option<(f32, &Candidate<'_>)> = None;
    for candidate in &candidates {
        let score =
            score(candidate) + f32::from(u8::from(candidate.claim.from == ClaimSource::Heading)) * 0.1;
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, candidate));
        }
    }
    let (_, best) = best?;
    // Of the same words, those that are shown are spelt as the desk spelt them.
    let same = |c: &&Candidate<'_>| c.key == best.key;
    let printed =
        candidates.iter().filter(same).find(|c| c.claim.from == ClaimSource::Heading).unwrap_or(best);
    let agreeing: Vec<&Claim> = candidates.iter().filter(same).map(|c| c.claim).collect();
    let others: Vec<&Claim> =
        claims.about(Field::Headline).filter(|c| !agreeing.iter().any(|a| std::ptr::eq(*a, *c))).collect();
    let kicker = candidates.iter().filter(|c| c.claim.from == ClaimSource::Heading).find_map(|c| {
        c.text
            .strip_suffix(&printed.text)
            .and_then(|k| folded(k.trim_end_matches([':', ' ', '|', '-', '–', '.'])))
    });
    let rival = others
        .iter()
        .filter(|c| c.weight >= 2.5 && c.from != ClaimSource::Heading)
        .find(|c| !key(&c.value).contains(&best.key) && !best.key.contains(&key(&c.value)))
        .map(|c| c.value.clone());
    Some(Headline {
        text: printed.text.clone(),
        kicker,
        why: verdict(&agreeing, &others),
        line: printed.claim.line,
        rival,
    })
}

/// How much a title speaks for a candidate: wholly where they are the same, in part where it holds it.
fn supports(title: &str, candidate: &str) -> f32 {
    let (own, other) = (candidate.chars().count(), title.chars().count());
    if title == candidate {
        1.0
    } else if own * 2 >= other && own > 8 && title.contains(candidate) {
        0.9
    } else if own >= 4 && title.starts_with(candidate) {
        0.4
    } else {
        0.0
    }
}

/// A title without the name of the site at either end; nothing where it is that name.
fn without_site(title: &str, claims: &Claims) -> Option<String> {
    let mut rest = title.trim();
    if people::is_site(rest, claims, false) {
        return None;
    }
    loop {
        let cut = PARTING.iter().find_map(|mark| {
            let (before, last) = rest.rsplit_once(mark)?;
            let (first, behind) = rest.split_once(mark)?;
            if people::is_site(last, claims, false) {
                Some(before)
            } else if people::is_site(first, claims, false) {
                Some(behind)
            } else {
                None
            }
        });
        match cut.map(str::trim).filter(|cut| !cut.is_empty()) {
            Some(cut) => rest = cut,
            None => break,
        }
    }
    if let Some((first, behind)) = rest.split_once(": ")
        && people::is_site(first, claims, false)
    {
        rest = behind.trim();
    }
    folded(rest)
}

/// The parts of the document's title that a heading of the page says, or those before the last one where none does:
/// what stands last is the site's name more often than not.
fn parts_that_head(title: &str, headings: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    for mark in PARTING {
        let mut end = title.len();
        while let Some(at) = title.get(..end).and_then(|t| t.rfind(mark)) {
            let (before, behind) =
                (title.get(..at).unwrap_or_default(), title.get(at + mark.len()..).unwrap_or_default());
            for part in [before, behind] {
                if headings.contains(&key(part)) {
                    out.extend(folded(part));
                }
            }
            end = at;
        }
    }
    if out.is_empty()
        && let Some((before, _)) =
            PARTING.iter().filter_map(|mark| title.rsplit_once(mark)).min_by_key(|(_, last)| last.len())
        && before.split_whitespace().count() > 3
    {
        out.extend(folded(before));
    }
    out
}
