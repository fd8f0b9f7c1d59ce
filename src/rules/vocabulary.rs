//! Rules about values of controlled vocabularies.

use super::Checking;
use super::newsml_g2::STATUS;
use crate::catalogs::Catalogs;
use crate::diagnostics::{Example, FixKind, Rule, Severity, did_you_mean, nearest};
use crate::format_id::FormatId;
use crate::model::{Article, Concept, Item};
use crate::vocab::g2::STATUSES;

/// All rules of this group.
pub static RULES: &[&Rule] = &[&LANGUAGE_TAG, &URGENCY, &SUBJECT_CODE];

/// `vocab/language-tag`: language is not a BCP 47 tag.
pub static LANGUAGE_TAG: Rule = Rule {
    name: "vocab/language-tag",
    severity: Severity::Error,
    summary: "language is not a BCP 47 tag",
    why: "Software looks languages up by their tags. `en_US` and `English` are not found, and the item reaches the \
        wrong readers or none.",
    source: "RFC 5646, section 2.1 (BCP 47)",
    bad: Example::new("json", r#"{"kind":"article","language":"en_US","headline":"Rain ends drought"}"#),
    good: Example::new("json", r#"{"kind":"article","language":"en-US","headline":"Rain ends drought"}"#),
    fix: FixKind::Safe,
    ..Rule::FIRST
};

/// `vocab/urgency`: urgency is not a number from 1 to 9.
pub static URGENCY: Rule = Rule {
    name: "vocab/urgency",
    severity: Severity::Error,
    summary: "urgency is not a number from 1 to 9",
    why: "1 is the most urgent, 8 the least, and 9 is defined by the provider. Systems that sort by urgency cannot \
        process other values.",
    source: "NewsML-G2 2.9, contentMeta/urgency; IPTC 7901, priority",
    bad: Example::new("json", r#"{"kind":"article","urgency":12,"headline":"Rain ends drought"}"#),
    good: Example::new("json", r#"{"kind":"article","urgency":4,"headline":"Rain ends drought"}"#),
    ..Rule::FIRST
};

/// `vocab/subject-code`: Media Topic or Subject Code does not have eight digits.
pub static SUBJECT_CODE: Rule = Rule {
    name: "vocab/subject-code",
    severity: Severity::Warning,
    summary: "Media Topic or Subject Code does not have eight digits",
    why: "Such a code identifies no topic, so the story is filed under none. Spreadsheets often remove leading \
        zeros.",
    source: "IPTC NewsCodes: Media Topics (medtop), Subject Codes (subj, replaced by Media Topics in 2010)",
    bad: Example::new("json", r#"{"kind":"article","subjects":[{"code":"medtop:4000000"}]}"#),
    good: Example::new("json", r#"{"kind":"article","subjects":[{"code":"medtop:04000000"}]}"#),
    ..Rule::FIRST
};

/// What the addresses of Media Topics and Subject Codes begin with.
const TOPICS: &[&str] =
    &["http://cv.iptc.org/newscodes/mediatopic/", "http://cv.iptc.org/newscodes/subjectcode/"];

fn check_subjects(item: &Item, cx: &mut Checking<'_>) {
    let Some(article) = item.content() else { return };
    for (at, subject) in article.subjects.iter().enumerate() {
        let coded = subject
            .code
            .as_deref()
            .and_then(|code| code.strip_prefix("medtop:").or_else(|| code.strip_prefix("subj:")));
        let named =
            subject.uri.as_deref().and_then(|uri| TOPICS.iter().find_map(|prefix| uri.strip_prefix(prefix)));
        // ninjs 1.x names the scheme beside the code.
        let beside = subject.code.as_deref().filter(|_| coded.is_none()).filter(|_| {
            let scheme = subject.scheme.as_deref().unwrap_or_default();
            TOPICS.iter().any(|topics| scheme.trim_end_matches('/') == topics.trim_end_matches('/'))
        });
        let Some(code) = coded.or(beside).or(named) else { continue };
        if code.len() != 8 || !code.bytes().all(|b| b.is_ascii_digit()) {
            let message = format!("the topic code `{code}` does not have eight digits");
            let digits = !code.is_empty() && code.len() < 8 && code.bytes().all(|b| b.is_ascii_digit());
            let help = if digits {
                format!("did you mean `{code:0>8}`?")
            } else {
                "look the topic up at cv.iptc.org".into()
            };
            cx.report(&SUBJECT_CODE, &format!("/subjects/{at}"), message, &help);
        }
    }
}

/// The concepts of an article that codes of vocabularies name, with their pointers.
fn coded(article: &Article) -> impl Iterator<Item = (String, &Concept)> {
    let lists: [(&str, &[Concept]); 6] = [
        ("subjects", &article.subjects),
        ("genres", &article.genres),
        ("located", &article.located),
        ("sources", &article.sources),
        ("creators", &article.creators),
        ("contributors", &article.contributors),
    ];
    let listed = lists.into_iter().flat_map(|(list, concepts)| {
        concepts.iter().enumerate().map(move |(at, concept)| (format!("/{list}/{at}"), concept))
    });
    let meta = &article.meta;
    let provider = meta.provider.iter().map(|concept| ("/provider".to_owned(), concept));
    let service = meta.service.iter().map(|concept| ("/service".to_owned(), concept));
    listed.chain(provider).chain(service)
}

/// Holds codes against the vocabularies that were given.
fn check_codes(item: &Item, catalogs: &Catalogs, cx: &mut Checking<'_>) {
    // NewsML-G2 is held to the same by its own attributes, where all codes stand.
    if !catalogs.hold_codes() || cx.format == FormatId::NewsmlG2 {
        return;
    }
    let Some(article) = item.content() else { return };
    let scope = catalogs.scope(item);
    for (pointer, concept) in coded(article) {
        if let Some(misfit) = catalogs.judge_concept(concept, &scope) {
            cx.report(misfit.rule(), &pointer, misfit.message, &misfit.help);
        }
    }
}

fn check_status(item: &Item, cx: &mut Checking<'_>) {
    // NewsML-G2 is held to the same by its own element.
    let Some(status) = item.meta().pub_status.as_deref().filter(|_| cx.format != FormatId::NewsmlG2) else {
        return;
    };
    let word = status.rsplit(':').next().unwrap_or(status);
    if !STATUSES.contains(&word) {
        let there_are = format!("expected a file or one of {}", STATUSES.join(", "));
        let help = did_you_mean(nearest(word, STATUSES.iter().copied()), there_are);
        cx.report(&STATUS, "/pubStatus", format!("unknown publishing status `{status}`"), &help);
    }
}

/// Checks an item.
pub fn check(item: &Item, catalogs: &Catalogs, cx: &mut Checking<'_>) {
    if let Some(urgency) = item.content().and_then(|article| article.urgency)
        && !(1..=9).contains(&urgency)
    {
        let message = format!("the urgency is {urgency}, which is not from 1 to 9");
        cx.report(
            &URGENCY,
            "/urgency",
            message,
            "1 is the most urgent and 8 the least; most stories are 3 to 5",
        );
    }
    check_subjects(item, cx);
    check_codes(item, catalogs, cx);
    check_status(item, cx);
    let Some(tag) = item.language() else { return };
    if !tag.as_str().is_empty() && !tag.is_valid() {
        let dashed = tag.as_str().replace('_', "-");
        let message = format!("`{tag}` is not a language tag");
        if dashed != tag.as_str() && crate::model::LanguageTag::new(&dashed).is_valid() {
            cx.mend(&LANGUAGE_TAG, "/language", message, (tag.as_str(), &dashed));
        } else {
            cx.report(&LANGUAGE_TAG, "/language", message, "write a tag such as en, fa-IR or zh-Hant");
        }
    }
}
