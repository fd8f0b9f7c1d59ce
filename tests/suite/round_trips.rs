//! What is written reads back as the same article, whatever the words.

use crate::common;
use crate::common::generate::Random;
use wirecopy::model::{Article, Document};

const ARTICLES: u64 = if cfg!(debug_assertions) { 1500 } else { 20_000 };

fn prove(to: &str) {
    for seed in 1..=ARTICLES {
        let article = Random::new(seed).article();
        let document = Document::from(article.clone());
        let back = common::round(&document, to);
        if back != document {
            let bytes = common::write(&document, to);
            let (was, is) = (article, back.items[0].as_article().unwrap().clone());
            panic!(
                "seed {seed} as {to}:\n{}\n{}",
                first_difference(&was, &is),
                String::from_utf8_lossy(&bytes)
            );
        }
    }
}

fn first_difference(was: &Article, is: &Article) -> String {
    let (a, b) = (format!("{was:#?}"), format!("{is:#?}"));
    let line = a.lines().zip(b.lines()).position(|(a, b)| a != b).unwrap_or(0);
    let near = |text: &str| text.lines().skip(line.saturating_sub(6)).take(14).collect::<Vec<_>>().join("\n");
    format!("was:\n{}\nis:\n{}", near(&a), near(&b))
}

#[test]
fn json_is_one_to_one() {
    prove("json");
}

#[test]
fn markdown_is_loss_free() {
    prove("markdown");
}

#[test]
fn newsml_g2_keeps_every_field() {
    prove("newsml-g2");
}

/// A page carries what readers see; its body reads back whole, but for what HTML itself cannot hold.
#[test]
fn html_keeps_the_body() {
    let mut whole = 0;
    for seed in 1..=ARTICLES {
        let article = Random::new(seed).article();
        let document = Document::from(article.clone());
        let written = wirecopy::write(&document, "html", &common::write_options()).unwrap();
        if written
            .findings
            .list()
            .iter()
            .any(|f| matches!(f.rule.name, "loss/body-markup" | "loss/character"))
        {
            continue;
        }
        whole += 1;
        let back = common::read("round", &written.bytes, Some("html")).document;
        let is = back.items[0].as_article().unwrap();
        assert_eq!(is.headline, article.headline, "seed {seed}");
        if is.body != article.body {
            let (was, is) = (bodies(&article), bodies(is));
            panic!(
                "seed {seed}:\n{}\n{}",
                first_difference(&was, &is),
                String::from_utf8_lossy(&written.bytes)
            );
        }
    }
    assert!(whole > ARTICLES / 2, "{whole} of {ARTICLES}");
}

fn bodies(article: &Article) -> Article {
    Article { body: article.body.clone(), ..Article::default() }
}

#[test]
fn writing_twice_gives_the_same_bytes() {
    for seed in 1..=100 {
        let document = Document::from(Random::new(seed).article());
        for to in ["json", "jsonl", "markdown", "newsml-g2", "html"] {
            assert_eq!(common::write(&document, to), common::write(&document, to));
        }
    }
}
