//! What is written reads back as the same article, whatever the words.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod common;

use common::generate::Random;
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

#[test]
fn writing_twice_gives_the_same_bytes() {
    for seed in 1..=100 {
        let document = Document::from(Random::new(seed).article());
        for to in ["json", "jsonl", "markdown", "newsml-g2"] {
            assert_eq!(common::write(&document, to), common::write(&document, to));
        }
    }
}
