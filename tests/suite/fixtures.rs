//! Every folder of `fixtures/`: what was understood, what each writer makes of it, what check says, and that
//! every output reads back. A new case is a new folder with an `input.*`; INSTA_UPDATE=always writes the rest.

use crate::common;
use crate::common::read_back::ReadBack;
use crate::common::{input_of, read};
use std::collections::BTreeSet;
use wirecopy::FORMATS;
use wirecopy::Profile;
use wirecopy::model::Article;

#[test]
fn every_fixture_gives_what_stands_beside_it() {
    let folders = common::fixtures();
    assert!(folders.len() >= 8, "the fixtures are missing");
    let mut read_back = ReadBack::default();
    for folder in folders {
        let input = input_of(&folder);
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert!(folder.join("README.md").is_file(), "{name} does not say what it is for");
        let bytes = std::fs::read(&input).unwrap();
        let file = format!("{name}/{}", input.file_name().unwrap().to_string_lossy());
        let reading = read(&file, &bytes, None);
        let findings = wirecopy::check(&reading, &Profile::default());
        let style = wirecopy::report::text::Style::default();
        let said = wirecopy::report::text::findings(&findings, &file, Some(&reading.source), style);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| {
            insta::assert_snapshot!("findings.txt", said);
            for format in FORMATS.iter().filter(|format| format.write.is_some()) {
                let proven =
                    read_back.prove(format, &reading.document).unwrap_or_else(|e| panic!("{name}: {e}"));
                insta::assert_snapshot!(
                    common::snapshot_name(format),
                    format!("{}{}", proven.announced, proven.text)
                );
            }
        });
    }
}

/// A format that no fixture is in has a reader that these tests do not try.
#[test]
fn every_format_that_is_read_has_a_fixture_and_every_snapshot_a_writer() {
    let folders = common::fixtures();
    let formats: BTreeSet<&str> = folders
        .iter()
        .map(|folder| {
            let input = input_of(folder);
            read(&input.to_string_lossy(), &std::fs::read(&input).unwrap(), None).format.name
        })
        .collect();
    // A container's items are read one by one, each as what it is.
    for format in FORMATS.iter().filter(|format| format.read.is_some() && !format.container) {
        assert!(formats.contains(format.name), "no fixture is read as {}", format.name);
    }
    let written = FORMATS.iter().filter(|format| format.write.is_some());
    let mut names: Vec<String> = written.map(|format| common::snapshot_name(format) + ".snap").collect();
    names.push("findings.txt.snap".into());
    let distinct: BTreeSet<&String> = names.iter().collect();
    assert_eq!(distinct.len(), names.len(), "two formats have one name of a snapshot: {names:?}");
    for file in folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap()) {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!name.ends_with(".snap") || names.contains(&name), "nothing writes {}", path.display());
    }
}

fn article(folder: &str) -> Article {
    let folder = common::fixtures().into_iter().find(|f| f.ends_with(folder)).unwrap();
    let input = input_of(&folder);
    let bytes = std::fs::read(&input).unwrap();
    let reading = read(&input.to_string_lossy(), &bytes, None);
    reading.document.items[0].as_article().unwrap().clone()
}

#[test]
fn the_persian_story_is_understood() {
    use wirecopy::model::{Block, Direction, Inline, body::body_text};
    let story = article("text-persian-agency-story");
    assert_eq!(
        story.headline.as_deref(),
        Some("تاکید آذربایجان و روسیه بر گسترش همکاری دو کشور در زمینه روابط فرهنگی")
    );
    assert!(
        story
            .standfirst
            .as_deref()
            .is_some_and(|s| s.starts_with("دو طرف در این دیدار") && s.ends_with("فعال باشد"))
    );
    assert_eq!(story.meta.service.as_ref().and_then(|s| s.name.as_deref()), Some("سرویس آذربایجان"));
    assert_eq!(story.meta.provider.as_ref().and_then(|s| s.name.as_deref()), Some("خبرگزاری آران"));
    assert_eq!(story.creditline.as_deref(), Some("خبرگزاری آران / سرویس آذربایجان"));
    assert_eq!(story.sources.iter().filter_map(|s| s.name.as_deref()).collect::<Vec<_>>(), ["ریا نووستی"]);
    assert_eq!(story.language.as_ref().map(|l| l.as_str()), Some("fa"));
    assert_eq!(story.direction, Some(Direction::Rtl));
    assert_eq!(story.body.len(), 6);
    assert!(story.body.iter().all(|b| matches!(b, Block::Paragraph { .. })));
    assert!(body_text(&story.body).starts_with("به گزارش خبرگزاری \"ریا نووستی\"، سرگی"));
    assert!(
        matches!(&story.body[4], Block::Paragraph { content } if matches!(content.as_slice(), [Inline::Strong { .. }]))
    );
    assert!(body_text(&story.body).contains("تاکید کرد که \"قالب این همایش باید توسعه یابد."));
    assert_eq!(story.end_mark.as_deref(), Some("پایان پیام."));
    assert!(!body_text(&story.body).contains("پایان پیام"));
    assert_eq!(
        (&story.byline, &story.dateline, &story.meta.version_created, story.located.len()),
        (&None, &None, &None, 0)
    );
}

#[test]
fn the_same_story_as_a_page_is_the_same_story() {
    let (text, page) = (article("text-persian-agency-story"), article("html-persian-agency-page"));
    assert_eq!(page.headline, text.headline);
    assert_eq!(page.standfirst, text.standfirst);
    assert_eq!(page.body, text.body);
    assert_eq!(page.language, text.language);
    assert_eq!(page.direction, text.direction);
    assert_eq!(
        (page.end_mark, page.creditline, page.sources),
        (text.end_mark, text.creditline, text.sources)
    );
    assert_eq!(page.meta.first_created.map(|d| d.to_string()).as_deref(), Some("2010-10-17T11:20:00+03:30"));
    assert_eq!(
        page.meta.version_created.map(|d| d.to_string()).as_deref(),
        Some("2010-10-17T12:05:00+03:30")
    );
    assert_eq!(page.creators.iter().filter_map(|c| c.name.as_deref()).collect::<Vec<_>>(), ["مریم رضایی"]);
    assert_eq!(page.meta.service.and_then(|s| s.name).as_deref(), Some("سرویس آذربایجان"));
    assert_eq!(page.meta.provider.and_then(|s| s.name).as_deref(), Some("خبرگزاری آران"));
}
