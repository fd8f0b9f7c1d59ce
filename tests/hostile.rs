//! Hostile shapes: work grows with the size of the input, not with its square, and nothing panics.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod common;

use common::generate::Random;
use std::time::{Duration, Instant};
use wirecopy::{Profile, ReadOptions};

/// Reads and checks; whatever comes of it, it comes to an end.
fn digest(from: &str, bytes: &[u8]) -> Duration {
    let options = ReadOptions { from: Some(from.to_owned()), ..ReadOptions::default() };
    let start = Instant::now();
    if let Ok(reading) = wirecopy::read("hostile", bytes, &options) {
        drop(wirecopy::check(&reading, &Profile::default()));
        for to in ["json", "markdown", "newsml-g2", "text"] {
            drop(wirecopy::write(&reading.document, to, &common::write_options()));
        }
    }
    start.elapsed()
}

type Shape = (&'static str, &'static str, fn(usize) -> String);

/// Shapes that have made parsers stumble, by format.
const SHAPES: &[Shape] = &[
    ("text", "one long line", |n| "word ".repeat(n)),
    ("text", "many empty lines", |n| "\n".repeat(n * 4) + "x"),
    ("text", "many marks", |n| "**".repeat(n)),
    ("text", "many brackets", |n| "[".repeat(n)),
    ("text", "many quotation marks", |n| "\" '".repeat(n)),
    ("text", "many short lines", |n| "a\n".repeat(n)),
    ("text", "many bad characters", |n| "\u{202e}x".repeat(n)),
    ("text", "open brackets", |n| "(".repeat(n) + &"[".repeat(n) + &")".repeat(n)),
    ("text", "marks of forums", |n| "[b ".repeat(n) + &"[b]".repeat(n)),
    ("text", "open tags", |n| "<b ".repeat(n)),
    ("text", "addresses", |n| "a@b.example http://x.example/((((a))) ".repeat(n)),
    ("text", "a long address", |n| format!("http://x.example/{}", "))".repeat(n))),
    ("text", "no spaces", |n| "rain.Rain,%D8%A8!?".repeat(n)),
    ("text", "question marks", |n| "?".repeat(n) + &"??? ".repeat(n)),
    ("text", "drawn out letters", |n| "ـ".repeat(n)),
    ("text", "directions", |n| "\u{202B}".repeat(n) + &"\u{2069}".repeat(n)),
    ("text", "datelines", |n| "BERLIN (dpa) - ".repeat(n)),
    ("text", "frames", |n| "ZCZC\nx\nNNNN\n".repeat(n)),
    ("text", "numbers", |n| (0..n).map(|i| format!("{i}. x\n")).collect()),
    ("text", "misread words", |n| "Ã©tÃ© ".repeat(n)),
    ("text", "half misread words", |n| "عکسÃ©".repeat(n)),
    ("mail", "header fields", |n| {
        format!("From: a@b.example\nTo: c\nSubject: x\n{}\nwords", "X: y\n".repeat(n))
    }),
    ("mail", "nested parts", |n| {
        format!(
            "From: a@b.example\nTo: c\nSubject: x\n{}",
            "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(n)
        )
    }),
    ("html", "silences", |n| {
        "<!-- wirecopy-ignore text: x --><!-- wirecopy-heed text --><p>a \u{E000} b".repeat(n)
    }),
    ("html", "silences of nothing", |n| "<!-- wirecopy-ignore a,b,c,d,e,f,g: x -->".repeat(n)),
    ("json", "versions of an item", |n| {
        let items: Vec<String> =
            (0..n).map(|i| format!(r#"{{"kind":"article","guid":"urn:x:1","version":{i}}}"#)).collect();
        format!(r#"{{"kind":"document","items":[{}]}}"#, items.join(","))
    }),
    ("html", "nested elements", |n| "<div>".repeat(n) + "words"),
    ("html", "open formatting", |n| (0..n).map(|i| format!("<font size={i}><p>x")).collect()),
    ("html", "many links", |n| "<a href=x>y</a>".repeat(n)),
    ("html", "many paragraphs", |n| "<p>some words of a story that goes on and on</p>".repeat(n)),
    ("html", "misnested tags", |n| "<b><i></b></i>".repeat(n)),
    ("html", "nested tables", |n| "<table><tr><td>".repeat(n) + "words"),
    ("newsml-g2", "many elements", |n| {
        format!("<newsItem><contentMeta>{}</contentMeta></newsItem>", "<subject qcode=\"a:b\"/>".repeat(n))
    }),
    ("newsml-g2", "many references", |n| format!("<newsItem>{}</newsItem>", "&amp;".repeat(n))),
    ("newsml-g2", "open elements", |n| "<newsItem>".repeat(n)),
    ("newsml-g2", "attributes", |n| {
        format!("<newsItem {}/>", (0..n).map(|i| format!("a{i}='' ")).collect::<String>())
    }),
    ("json", "nested arrays", |n| "[".repeat(n)),
    ("json", "unknown keys", |n| {
        format!("{{\"kind\":\"article\"{}}}", (0..n).map(|i| format!(",\"k{i}\":1")).collect::<String>())
    }),
    ("json", "bad blocks", |n| format!("{{\"kind\":\"article\",\"body\":[{}{{}}]}}", "{},".repeat(n))),
    ("markdown", "quote marks", |n| ">".repeat(n) + "x"),
    ("markdown", "brackets", |n| "[".repeat(n)),
    ("markdown", "emphasis", |n| "*a _b ".repeat(n)),
    ("markdown", "open tags", |n| "<b>".repeat(n)),
    ("markdown", "nested lists", |n| "- ".repeat(n) + "x"),
];

#[test]
fn work_grows_with_the_size_of_the_input() {
    let base = if cfg!(debug_assertions) { 1_000 } else { 4_000 };
    let mut slow = Vec::new();
    for (format, name, shape) in SHAPES {
        let (small, large) = (shape(base), shape(base * 8));
        let best = |text: &str| (0..3).map(|_| digest(format, text.as_bytes())).min().unwrap();
        let (one, eight) = (best(&small), best(&large));
        // Eight times the input: eight times the work, give or take what noise and caches do; the square is 64.
        let ratio = eight.as_secs_f64() / one.as_secs_f64().max(0.000_3);
        println!("{format:<10} {name:<22} {one:>10.1?} {eight:>10.1?}  {ratio:.1}");
        if ratio > 28.0 && eight > Duration::from_millis(50) {
            slow.push(format!("{format}, {name}: {one:?} and {eight:?}"));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn damaged_input_never_panics() {
    let inputs: Vec<(String, Vec<u8>)> = common::fixtures()
        .iter()
        .map(|folder| {
            let input = common::input_of(folder);
            (input.to_string_lossy().into_owned(), std::fs::read(input).unwrap())
        })
        .collect();
    let rounds = if cfg!(debug_assertions) { 60 } else { 600 };
    let mut random = Random::new(7);
    for (name, bytes) in &inputs {
        let format = wirecopy::read(name, bytes, &ReadOptions::default()).unwrap().format.name;
        for _ in 0..rounds {
            let mut damaged = bytes.clone();
            for _ in 0..1 + random.below(4) {
                if damaged.is_empty() {
                    break;
                }
                let at = random.below(damaged.len());
                match random.below(4) {
                    0 => damaged[at] = u8::try_from(random.below(256)).unwrap(),
                    1 => drop(damaged.remove(at)),
                    2 => damaged.truncate(at.max(1)),
                    _ => {
                        let end = (at + random.below(40)).min(damaged.len());
                        let piece = damaged[at..end].to_vec();
                        let to = random.below(damaged.len().max(1)).min(damaged.len());
                        damaged.splice(to..to, piece);
                    }
                }
            }
            digest(format, &damaged);
        }
    }
}
