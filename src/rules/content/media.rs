//! Media objects: captions, credits, rights and sizes.

use super::Checking;
use crate::diagnostics::{Example, Rule, Severity};
use crate::format_id::FormatId;
use crate::model::{Article, Block, Media};

/// All rules of this file.
pub static RULES: &[&Rule] = &[&CAPTION, &CREDIT, &RIGHTS, &SIZE, &ALT];

const BARE: Example = Example::new(
    "json",
    r#"{"kind":"article","headline":"Rain","media":[{"renditions":[{"href":"rain.jpg","contentType":"image/jpeg"}]}]}"#,
);

const GOOD: Example = Example::new(
    "json",
    r#"{"kind":"article","headline":"Rain","media":[{"renditions":[{"href":"rain.jpg","contentType":"image/jpeg","width":1200,"height":800}],"alt":"A wet field","caption":"Rain over Aldery","credit":"Ada Reed/Nord","rights":{"notice":"© Nord 2026"}}]}"#,
);

const PICTURES: &str =
    "IPTC Photo Metadata 2025, Description, Credit Line, Copyright Notice; NewsML-G2 2.35, remoteContent";

/// `required/media-caption`: picture, video or audio has no caption.
pub static CAPTION: Rule = Rule {
    name: "required/media-caption",
    severity: Severity::Info,
    summary: "picture, video or audio has no caption",
    why: "Without a caption nobody knows who and what it shows, and editors cannot use it.",
    source: PICTURES,
    bad: BARE,
    good: GOOD,
    ..Rule::FIRST
};

/// `required/media-credit`: picture, video or audio has no credit.
pub static CREDIT: Rule = Rule {
    name: "required/media-credit",
    severity: Severity::Info,
    summary: "picture, video or audio has no credit",
    why: "In most countries creators have a legal right to be named, and publishing without the name can be \
        expensive.",
    source: PICTURES,
    bad: BARE,
    good: GOOD,
    ..Rule::FIRST
};

/// `required/media-rights`: picture, video or audio has no rights information.
pub static RIGHTS: Rule = Rule {
    name: "required/media-rights",
    severity: Severity::Info,
    summary: "picture, video or audio has no rights information",
    why: "Neither the file nor its item has a copyright notice or usage terms, so a receiver does not know whether \
        it may publish the file and whom to ask.",
    source: PICTURES,
    bad: BARE,
    good: GOOD,
    ..Rule::FIRST
};

/// `required/media-size`: rendition has no size or duration.
pub static SIZE: Rule = Rule {
    name: "required/media-size",
    severity: Severity::Info,
    summary: "rendition has no size or duration",
    why: "Receivers choose a rendition by width, height and duration, and reserve space for it before the file is \
        loaded.",
    source: PICTURES,
    bad: BARE,
    good: GOOD,
    ..Rule::FIRST
};

/// `required/media-alt`: picture has no alternative text.
pub static ALT: Rule = Rule {
    name: "required/media-alt",
    severity: Severity::Info,
    summary: "picture has no alternative text",
    why: "Screen readers cannot describe the picture. Many countries require alternative text on news sites by law.",
    source: "WCAG 2.2, 1.1.1; IPTC Photo Metadata 2025, Alt Text. Runs only if a profile or --select names it",
    bad: BARE.profile("[severity]\n\"required/media-alt\" = \"warning\""),
    good: GOOD.profile("[severity]\n\"required/media-alt\" = \"warning\""),
    ..Rule::FIRST
};

/// Checks the media of an article.
pub fn check(article: &Article, cx: &mut Checking<'_>) {
    // The words of an item that is nothing but a picture are the picture's.
    let own_words =
        !article.descriptions.is_empty() || article.standfirst.is_some() || !article.body.is_empty();
    let sole = article.meta.item_class.as_deref().is_some_and(|class| !class.ends_with(":text"));
    for (at, media) in article.media.iter().enumerate() {
        check_media(article, media, &format!("/media/{at}"), sole && own_words, cx);
    }
    // A page says it below, for all that it shows.
    let unsaid = article.media.iter().filter(|media| media.rights.is_none()).count();
    if unsaid > 0 && article.meta.rights.is_none() && cx.format != FormatId::Html {
        let help = "add a copyright notice or usage terms to the item or to the files";
        let message = match unsaid {
            1 => "the media object has no rights information".to_owned(),
            count => format!("{count} media objects have no rights information"),
        };
        cx.report(&RIGHTS, "/media", message, help);
    }
    for (at, block) in article.body.iter().enumerate() {
        figures(article, block, &format!("/body/{at}"), cx);
    }
}

fn figures(article: &Article, block: &Block, pointer: &str, cx: &mut Checking<'_>) {
    match block {
        Block::Figure { media, caption } => check_media(article, media, pointer, !caption.is_empty(), cx),
        Block::Quote { content } | Block::Embed { content, .. } => {
            content.iter().for_each(|inner| figures(article, inner, pointer, cx));
        }
        _ => {}
    }
}

fn check_media(article: &Article, media: &Media, pointer: &str, captioned: bool, cx: &mut Checking<'_>) {
    let what = what(media);
    if media.caption.is_none() && !captioned {
        cx.report(&CAPTION, pointer, format!("the {what} has no caption"), "describe who and what it shows");
    }
    if media.credit.is_none() && media.creators.is_empty() && article.creditline.is_none() {
        cx.report(&CREDIT, pointer, format!("the {what} has no credit"), "name its creator and agency");
    }
    if what == "picture" && media.alt.is_none() {
        cx.report(&ALT, pointer, "the picture has no alternative text", "describe what can be seen in it");
    }
    for (number, rendition) in media.renditions.iter().enumerate() {
        let sized = match what {
            "video" | "sound" => rendition.duration.is_some(),
            "picture" => rendition.width.is_some() && rendition.height.is_some(),
            _ => true,
        };
        if !sized {
            let (lacks, help) = match what {
                "picture" => ("width and height", "add both, in pixels"),
                _ => ("duration", "add it, in seconds"),
            };
            let message = format!("rendition {} of the {what} has no {lacks}", number + 1);
            cx.report(&SIZE, pointer, message, help);
        }
    }
}

/// What kind of media it is.
fn what(media: &Media) -> &'static str {
    let types = media.renditions.iter().find_map(|rendition| rendition.content_type.as_deref());
    let ending = media.renditions.iter().find_map(|rendition| rendition.href.as_deref()).map(|href| {
        let path = href.split(['?', '#']).next().unwrap_or_default();
        path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
    });
    let by_ending = match ending.as_deref() {
        Some("jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "tif" | "tiff" | "svg") => Some("image"),
        Some("mp4" | "m4v" | "mov" | "webm" | "m3u8") => Some("video"),
        Some("mp3" | "m4a" | "wav" | "ogg" | "aac") => Some("audio"),
        _ => None,
    };
    match types.and_then(|kind| kind.split('/').next()).or(by_ending) {
        Some("image") => "picture",
        Some("video") => "video",
        Some("audio") => "sound",
        _ => "file",
    }
}
