//! Every folder of `fixtures/`: what was understood, what each writer makes of it, what check says, and that
//! every output reads back. A new case is a new folder with an `input.*`; INSTA_UPDATE=always writes the rest.

use crate::common;
use crate::common::{NOW, input_of, read, write};
use wirecopy::model::{Article, Document, Item};
use wirecopy::{Profile, WriteError};

#[test]
fn every_fixture_gives_what_stands_beside_it() {
    let folders = common::fixtures();
    assert!(folders.len() >= 8, "the fixtures are missing");
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
            for (to, snapshot) in [
                ("json", "item.json"),
                ("jsonl", "item.jsonl"),
                ("markdown", "item.md"),
                ("newsml-g2", "item.xml"),
                ("html", "item.html"),
                ("ninjs", "item.ninjs.json"),
                ("nitf", "item.nitf.xml"),
                ("text", "item.txt"),
            ] {
                let output = proven(&reading.document, to, &name);
                insta::assert_snapshot!(snapshot, output);
            }
        });
    }
}

/// What a writer makes of a document and announces, once it is proven to read back as the same.
fn proven(document: &Document, to: &str, name: &str) -> String {
    let written = match wirecopy::write(document, to, &common::write_options()) {
        Ok(written) => written,
        Err(error @ WriteError::CannotHold { .. }) => return format!("{error}\n"),
        Err(error) => panic!("{name}: {error}"),
    };
    let text = String::from_utf8(written.bytes.clone()).unwrap();
    let announced: Vec<_> =
        written.findings.list().iter().map(|f| format!("[{}] {}\n", f.rule.name, f.message)).collect();
    let lossy = written.findings.list().iter().any(|f| f.rule.group() == "loss");
    if !lossy && (to != "jsonl" || document.items.len() == 1) {
        let mut back = read("round", &written.bytes, Some(to)).document;
        if matches!(to, "newsml-g2" | "nitf" | "ninjs") {
            forget_filled(document, &mut back);
        }
        if to == "html" {
            // A page shows what readers see; its words and their structure are what must read back.
            assert_eq!(body(&back), body(document), "{name} does not read back from html");
            return format!("{}{text}", announced.concat());
        }
        let (mut was, mut is) = (document.clone(), back.clone());
        if to == "nitf" {
            // Its data come in any order, and are written in one.
            sort_extensions(&mut was);
            sort_extensions(&mut is);
        }
        assert!(is == was, "{name} does not read back from {to}:\n{is:#?}\n{was:#?}");
        assert_eq!(write(&back, to), write(document, to), "{name}: writing is not stable in {to}");
    }
    format!("{}{text}", announced.concat())
}

fn sort_extensions(document: &mut Document) {
    for item in &mut document.items {
        if let Item::Article(article) = item {
            article.extensions.sort_by_key(|e| format!("{} {:?} {:?}", e.path, e.xml, e.attributes));
        }
    }
}

fn body(document: &Document) -> Option<&[wirecopy::model::Block]> {
    document.items.first()?.as_article().map(|a| a.body.as_slice())
}

/// NewsML-G2 demands an identifier and a version date; where the item had none they were filled in, and
/// announced. Nothing else may differ.
fn forget_filled(was: &Document, is: &mut Document) {
    if was.envelope.is_none()
        && let Some(envelope) = is.envelope.take()
    {
        // Several items need a message around them, with the moment at which it was sent.
        assert_eq!(envelope.sent.map(|d| d.to_string()).as_deref(), Some(NOW));
        assert!(envelope.extensions.is_empty());
    }
    for (was, is) in was.items.iter().zip(&mut is.items) {
        let (Some(was), Item::Article(is)) = (was.as_article(), is) else { continue };
        let is: &mut Article = is;
        if was.meta.guid.is_none() {
            assert!(is.meta.guid.take().is_some_and(|g| g.as_str().starts_with("urn:uuid:")));
        }
        // A direction that follows from the language need not be said.
        if is.direction.is_none() && was.direction == was.language.as_ref().map(|l| l.direction()) {
            is.direction = was.direction;
        }
        if was.meta.version_created.is_none() && is.meta.version_created.is_some() {
            assert_eq!(is.meta.version_created.take().map(|d| d.to_string()).as_deref(), Some(NOW));
        }
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
