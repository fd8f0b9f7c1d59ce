//! What is written reads back as the same article, whatever the words.

use crate::common;
use crate::common::generate::Random;
use crate::common::read_back::{EXCEPTIONS, ReadBack};
use wirecopy::model::{Article, Document};
use wirecopy::{FORMATS, Format};

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

/// The documents of the fixtures and articles made at random: each writer's output reads back the same but for what
/// it announced, and no exception stands in the list that nothing needs.
#[test]
fn whatever_a_writer_does_not_keep_it_announces() {
    let mut documents: Vec<(String, Document)> = common::fixtures()
        .iter()
        .map(|folder| {
            let input = common::input_of(folder);
            let name = input.to_string_lossy().into_owned();
            let document = common::read(&name, &std::fs::read(&input).unwrap(), None).document;
            (name, document)
        })
        .collect();
    let random = |seed| (format!("seed {seed}"), Random::new(seed).article().into());
    documents.extend((1..=ARTICLES / 4).map(random));
    let prove_all = |format: &'static Format| {
        let mut read_back = ReadBack::default();
        let mut wrong = Vec::new();
        for (name, document) in &documents {
            if let Err(error) = read_back.prove(format, document) {
                wrong.push(format!("{name}: {error}"));
            }
        }
        (format.name, read_back.needed, wrong)
    };
    let proofs: Vec<_> = std::thread::scope(|scope| {
        let written = FORMATS.iter().filter(|format| format.write.is_some());
        let threads: Vec<_> = written.map(|format| scope.spawn(move || prove_all(format))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let wrong: Vec<String> = proofs
        .iter()
        .filter(|(_, _, wrong)| !wrong.is_empty())
        .map(|(format, _, wrong)| {
            format!("{format}, {} times:\n{}", wrong.len(), wrong[..wrong.len().min(5)].join("\n"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    let unneeded: Vec<_> = EXCEPTIONS
        .iter()
        .filter(|(format, exception, _)| {
            !proofs.iter().any(|(_, needed, _)| needed.contains(&(*format, *exception)))
        })
        .collect();
    assert!(unneeded.is_empty(), "nothing needs these exceptions any more; remove them: {unneeded:#?}");
}

#[test]
fn writing_twice_gives_the_same_bytes() {
    for seed in 1..=100 {
        let document = Document::from(Random::new(seed).article());
        for format in FORMATS.iter().filter(|format| format.write.is_some()) {
            assert_eq!(common::write(&document, format.name), common::write(&document, format.name));
        }
    }
}
