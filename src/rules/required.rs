//! Rules about missing fields.

use super::Checking;
use super::profile::Action;
use crate::diagnostics::{Example, Finding, Rule, Severity};
use crate::format_id::FormatId;
use crate::model::text::word_count_to;
use crate::model::{Article, Item};

/// All rules of this group.
pub static RULES: &[&Rule] =
    &[&GUID, &VERSION, &HEADLINE, &BODY, &LANGUAGE, &PROVIDER, &VERSION_CREATED, &SUBJECT, &DATELINE, &NOTE];

const STORY: &str = r#"{"kind":"article","provider":{"name":"Nord"},"headline":"Rain ends drought","body":[{"kind":"paragraph","content":[{"kind":"text","text":"Rain fell on the northern counties on Tuesday for the first time since the spring, and farmers who had given up their winter wheat said that they would sow again before the end of the week."}]}]}"#;

const TOLD: &str = r#"{"kind":"article","provider":{"name":"Nord"},"headline":"Rain ends drought","subjects":[{"name":"weather"}],"dateline":{"text":"BERLIN (Nord)","place":"Berlin"},"body":[{"kind":"paragraph","content":[{"kind":"text","text":"Rain fell on the northern counties on Tuesday for the first time since the spring, and farmers who had given up their winter wheat said that they would sow again before the end of the week."}]}]}"#;

const GOOD: Example = Example::new(
    "json",
    r#"{"kind":"article","guid":"urn:newsml:nord.example:20261124:rain","version":1,"language":"en","provider":{"name":"Nord"},"versionCreated":"2026-11-24T09:00:00Z","headline":"Rain ends drought","body":[{"kind":"paragraph","content":[{"kind":"text","text":"It rained."}]}]}"#,
);

/// `required/guid`: guid is missing.
pub static GUID: Rule = Rule {
    name: "required/guid",
    severity: Severity::Error,
    summary: "guid is missing",
    why: "Receivers use the guid to recognize that a version replaces an earlier one. Without it a correction \
        becomes a second story.",
    source: "NewsML-G2 2.9, section 2.3",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// `required/version`: version is missing.
pub static VERSION: Rule = Rule {
    name: "required/version",
    severity: Severity::Error,
    summary: "version is missing",
    why: "Without a number receivers cannot tell the first version from a correction. In NewsML-G2 a missing \
        version means 1.",
    source: "NewsML-G2 2.9, section 2.3; practice of newsrooms",
    bad: Example::new("json", r#"{"kind":"article","guid":"urn:x:1","headline":"Rain ends drought"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// `required/headline`: headline is missing.
pub static HEADLINE: Rule = Rule {
    name: "required/headline",
    severity: Severity::Error,
    summary: "headline is missing",
    why: "Newsrooms, sites and alerts show the headline alone, and they do not publish a story without one.",
    source: "NewsML-G2 2.35, contentMeta/headline; requirements of most agencies",
    bad: Example::new(
        "json",
        r#"{"kind":"article","body":[{"kind":"paragraph","content":[{"kind":"text","text":"It rained."}]}]}"#,
    ),
    good: GOOD,
    ..Rule::FIRST
};

/// `required/body`: article has neither body nor media.
pub static BODY: Rule = Rule {
    name: "required/body",
    severity: Severity::Error,
    summary: "article has neither body nor media",
    why: "NewsML-G2 allows an item without content, but there is nothing to publish in it. Usually the body was \
        lost.",
    source: "practice; the schema leaves contentSet optional",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// `required/language`: language is missing and could not be detected.
pub static LANGUAGE: Rule = Rule {
    name: "required/language",
    severity: Severity::Error,
    summary: "language is missing and could not be detected",
    why: "Translation, hyphenation, speech and search depend on the language, and the direction of the text follows \
        from it.",
    source: "NewsML-G2 2.35, contentMeta/language and xml:lang; BCP 47",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// `required/provider`: provider is missing.
pub static PROVIDER: Rule = Rule {
    name: "required/provider",
    severity: Severity::Error,
    summary: "provider is missing",
    why: "The provider is responsible for the item and is credited with it. NewsML-G2 requires the element.",
    source: "NewsML-G2 2.35, itemMeta/provider",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// `required/version-created`: versionCreated is missing.
pub static VERSION_CREATED: Rule = Rule {
    name: "required/version-created",
    severity: Severity::Error,
    summary: "versionCreated is missing",
    why: "Receivers sort and replace stories by this date. By NewsML-G2 an item without it is void.",
    source: "NewsML-G2 2.9, section 2.7.3; 2.35, itemMeta/versionCreated",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
    good: GOOD,
    ..Rule::FIRST
};

/// `required/subject`: subject is missing.
pub static SUBJECT: Rule = Rule {
    name: "required/subject",
    severity: Severity::Info,
    summary: "subject is missing",
    why: "Newsrooms, sites and archives sort stories by subject. A story without a subject is found only by its \
        words.",
    source: "requirements of most agencies; IPTC Media Topics",
    bad: Example::new("json", STORY),
    good: Example::new("json", TOLD),
    ..Rule::FIRST
};

/// `required/dateline`: dateline is missing.
pub static DATELINE: Rule = Rule {
    name: "required/dateline",
    severity: Severity::Info,
    summary: "dateline is missing",
    why: "Readers judge a story by the place that its reporter wrote from.",
    source: "style guides of most agencies. Runs if the item has a provider and is wire copy",
    bad: Example::new("json", STORY),
    good: Example::new("json", TOLD),
    ..Rule::FIRST
};

/// `required/note`: correction or kill has no note.
pub static NOTE: Rule = Rule {
    name: "required/note",
    severity: Severity::Warning,
    summary: "correction or kill has no note",
    why: "Newsrooms that have published the story need to know which words to correct, or why to withdraw it.",
    source: "NewsML-G2 2.9, itemMeta/edNote and pubStatus; style guides of most agencies",
    bad: Example::new("json", r#"{"kind":"article","headline":"Rain ends drought","pubStatus":"canceled"}"#),
    good: Example::new(
        "json",
        r#"{"kind":"article","headline":"Rain ends drought","pubStatus":"canceled","edNotes":[{"text":"KILL: it did not rain."}]}"#,
    ),
    ..Rule::FIRST
};

/// Words of a body from which on a story is expected to have what stories have.
const STORY_WORDS: usize = 30;

/// Checks an item.
pub fn check(item: &Item, cx: &mut Checking<'_>) {
    let meta = item.meta();
    if meta.guid.is_none() {
        cx.report(
            &GUID,
            "/guid",
            "`guid` is missing",
            "add an identifier that all versions of the item share",
        );
    }
    if meta.version.is_none() {
        let mut finding = Finding::new(&VERSION, "`version` is missing").help("the first version is 1");
        // NewsML-G2 takes the absence for 1, ninjs leaves it open.
        if matches!(cx.format, FormatId::NewsmlG2 | FormatId::Ninjs) {
            finding.severity = Severity::Warning;
        }
        cx.add(finding, "/version");
    }
    // ninjs has no field for it.
    if meta.provider.as_ref().and_then(|p| p.label()).is_none() && cx.format != FormatId::Ninjs {
        cx.report(&PROVIDER, "/provider", "`provider` is missing", "add the agency that publishes the item");
    }
    if meta.version_created.is_none() {
        let help = "add the date, time and time zone at which this version was created";
        cx.report(&VERSION_CREATED, "/versionCreated", "`versionCreated` is missing", help);
    }
    let action = Action::of(item);
    if action != Action::Publish && meta.ed_notes.is_empty() {
        let (what, pointer) = match action {
            Action::Kill => ("is canceled", "/pubStatus"),
            _ => ("corrects an earlier version", "/signals"),
        };
        let message = format!("the item {what}, but has no note that explains it");
        cx.report(&NOTE, pointer, message, "add a note to editors that says what was wrong");
    }
    if let Some(article) = item.as_article() {
        check_article(article, cx);
        if action != Action::Kill {
            check_story(article, cx);
        }
    }
}

/// What a story has beside its words.
fn check_story(article: &Article, cx: &mut Checking<'_>) {
    // A page of a site shows its subjects and places in its own ways.
    if article.meta.provider.is_none() || cx.format == FormatId::Html {
        return;
    }
    if word_count_to(cx.words(article), STORY_WORDS) < STORY_WORDS {
        return;
    }
    if article.subjects.is_empty() && article.keywords.is_empty() {
        let help = "add a subject, such as the IPTC Media Topic medtop:04000000";
        cx.report(&SUBJECT, "/subjects", "the story has neither a subject nor a keyword", help);
    }
    if article.dateline.is_none() && article.located.is_empty() {
        cx.report(
            &DATELINE,
            "/dateline",
            "the story has no dateline",
            "add the place and the date that it was filed",
        );
    }
}

fn check_article(article: &Article, cx: &mut Checking<'_>) {
    // Pictures, video and the like go without headline; text does not.
    let text = article
        .meta
        .item_class
        .as_deref()
        .is_none_or(|class| class.ends_with(":text") || class.ends_with(":composite"));
    let kept = article.extensions.iter().any(|e| e.path.ends_with("/contentSet"));
    if text && !kept && article.headline.as_deref().is_none_or(|h| h.trim().is_empty()) {
        cx.report(
            &HEADLINE,
            "/headline",
            "the article has no headline",
            "write one, or mark the line that is the headline",
        );
    }
    if article.body.is_empty() && article.media.is_empty() && !kept {
        cx.report(
            &BODY,
            "/body",
            "the article has neither body nor media",
            "check whether the body was lost",
        );
    }
    if article.language.as_ref().is_none_or(|l| l.as_str().is_empty()) {
        let message = "the article has no language, and none could be detected";
        let mut finding = Finding::new(&LANGUAGE, message).help("add it, such as `en`, `fa` or `zh-Hant`");
        // What a picture shows is in none; its caption is.
        if !text {
            finding.severity = Severity::Warning;
        }
        cx.add(finding, "/language");
    }
}
