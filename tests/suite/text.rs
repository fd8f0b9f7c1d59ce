//! Plain text out: what is laid out is read again as the same, and stays as it is.

use crate::common;
use crate::common::{input_of, read, write_options};
use wirecopy::model::{Article, Document, Item};

fn text_of(article: &Article) -> (String, Vec<String>) {
    let document = Document { items: vec![Item::Article(Box::new(article.clone()))], ..Document::default() };
    let written = wirecopy::write(&document, "text", &write_options()).unwrap();
    let losses = written.findings.list().iter().map(|f| format!("{}: {}", f.rule.name, f.message)).collect();
    (String::from_utf8(written.bytes).unwrap(), losses)
}

fn article_of(text: &str) -> Article {
    let document = read("round", text.as_bytes(), Some("text")).document;
    document.items[0].as_article().unwrap().clone()
}

fn articles() -> Vec<(String, Article)> {
    let mut out = Vec::new();
    for folder in common::fixtures() {
        let input = input_of(&folder);
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let file = input.file_name().unwrap().to_string_lossy().into_owned();
        let document = read(&file, &std::fs::read(&input).unwrap(), None).document;
        for item in document.items {
            if let Item::Article(article) = item {
                out.push((name.clone(), *article));
            }
        }
    }
    out
}

#[test]
fn text_is_a_fixpoint_after_one_round() {
    let mut wrong = Vec::new();
    for (name, article) in articles() {
        // What came as text is settled when it is written first, all else after one round.
        let settled = if name.starts_with("text-") { article } else { article_of(&text_of(&article).0) };
        let (first, _) = text_of(&settled);
        let (second, _) = text_of(&article_of(&first));
        if first != second {
            let line = first.lines().zip(second.lines()).find(|(a, b)| a != b);
            wrong.push(format!(
                "{name}: {line:?}, {} and {} lines",
                first.lines().count(),
                second.lines().count()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_announced_is_all_that_is_lost() {
    let mut wrong = Vec::new();
    for (name, article) in articles() {
        let (text, losses) = text_of(&article);
        let back = article_of(&text);
        let fields = |article: &Article| match serde_json::to_value(article).unwrap() {
            serde_json::Value::Object(fields) => fields,
            other => panic!("{other}"),
        };
        let (mut was, mut is) = (fields(&article), fields(&back));
        for fields in [&mut was, &mut is] {
            fields.remove("direction");
            fields.remove("language");
        }
        for (key, value) in &was {
            let announced = losses.iter().any(|loss| {
                loss.contains(&format!("`{key}`"))
                    || loss.contains(&format!("`{key}/"))
                    || (key == "body"
                        && (loss.starts_with("loss/body-markup") || loss.contains("`standfirst`")))
            });
            if is.get(key) != Some(value) && !announced {
                wrong.push(format!("{name}: {key}: {value} became {:?}", is.get(key)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn stories_that_came_as_text_lose_nothing() {
    for (name, article) in articles().into_iter().filter(|(name, _)| name.starts_with("text-")) {
        let (text, losses) = text_of(&article);
        assert!(losses.is_empty(), "{name}: {losses:?}\n{text}");
        assert_eq!(article_of(&text), article, "{name}\n{text}");
    }
}

#[test]
fn markdown_and_text_agree_on_the_story_that_is_both() {
    let bytes = std::fs::read("fixtures/text-persian-agency-story/input.txt").unwrap();
    let as_text = read("story", &bytes, Some("text")).document;
    let as_markdown = read("story", &bytes, Some("markdown")).document;
    assert_eq!(as_text, as_markdown);
}

#[test]
fn markdown_is_told_from_wire_copy_by_marks_that_copy_has_not() {
    for (text, format) in [
        ("# Rain ends drought\n\nIt **rained**.\n\n- one\n- two\n", "text"),
        ("# Rain\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "markdown"),
        ("# Rain\n\nIt rained.[^1]\n\n[^1]: On Tuesday.\n", "markdown"),
        ("# Rain\n\n![A dog](https://x.example/dog.jpg)\n", "markdown"),
        ("---\nheadline: Rain\n---\n\nIt rained.\n", "markdown"),
        ("Rain\n\nTeam    W    L\nNorth   3    1\nSouth   1    3\n", "text"),
    ] {
        let reading = read("stdin", text.as_bytes(), None);
        assert_eq!(reading.format.name, format, "{text}");
    }
}
