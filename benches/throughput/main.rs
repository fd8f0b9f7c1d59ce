//! Throughput of reading, converting and checking, beside the bare parser on the same bytes in the same run.
//!
//! Only ratios are worth comparing: they hold across machines. Each figure is the best of several rounds, the
//! bare parser and our work taking turns, so that both meet the same noise.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod pages;

use html5ever::tendril::TendrilSink;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use wirecopy::{Profile, ReadOptions, WriteOptions};

const ROUNDS: usize = 7;

/// Best time of one call for each of several works that take turns.
fn race(works: &mut [(&str, &mut dyn FnMut())]) -> Vec<Duration> {
    let mut best = vec![Duration::MAX; works.len()];
    for _ in 0..ROUNDS {
        for (slot, (_, work)) in best.iter_mut().zip(works.iter_mut()) {
            let start = Instant::now();
            let mut calls = 0u32;
            while calls == 0 || start.elapsed() < Duration::from_millis(60) {
                work();
                calls += 1;
            }
            *slot = (*slot).min(start.elapsed() / calls);
        }
    }
    best
}

fn show(title: &str, bytes: usize, names: &[&str], times: &[Duration]) {
    println!("\n{title} ({:.1} KB)", bytes as f64 / 1024.0);
    for (name, time) in names.iter().zip(times) {
        let speed = bytes as f64 / time.as_secs_f64() / 1e6;
        let ratio = times[0].as_secs_f64() / time.as_secs_f64();
        println!("  {name:<34} {speed:>9.1} MB/s   ratio {ratio:.3}");
    }
}

fn options(from: &str, origins: bool) -> ReadOptions {
    ReadOptions { from: Some(from.to_owned()), origins, ..ReadOptions::default() }
}

fn item(title: &str, from: &str, bytes: &[u8], bare_name: &str, bare: &mut dyn FnMut()) {
    let writing = WriteOptions { now: Some("2026-11-24T09:30:00Z".into()), ..WriteOptions::default() };
    let (fast, full) = (options(from, false), options(from, true));
    let document = wirecopy::read("bench", bytes, &fast).unwrap_or_else(|e| panic!("{e}")).document;
    let profile = Profile::default();
    let to = if from == "newsml-g2" { "json" } else { "newsml-g2" };
    let mut read = || drop(black_box(wirecopy::read("bench", black_box(bytes), &fast)));
    let mut convert = || {
        let reading = wirecopy::read("bench", black_box(bytes), &fast).unwrap_or_else(|e| panic!("{e}"));
        drop(black_box(wirecopy::write(&reading.document, to, &writing)));
    };
    let mut check = || {
        let reading = wirecopy::read("bench", black_box(bytes), &full).unwrap_or_else(|e| panic!("{e}"));
        drop(black_box(wirecopy::check(&reading, &profile)));
    };
    let converts = format!("convert to {to}");
    let times =
        race(&mut [(bare_name, bare), ("read", &mut read), (&converts, &mut convert), ("check", &mut check)]);
    show(title, bytes.len(), &[bare_name, "read to the model", &converts, "check"], &times);
    let mut serde = || drop(black_box(serde_json::to_vec_pretty(black_box(&document))));
    let mut ours = || drop(black_box(wirecopy::write(black_box(&document), "json", &writing)));
    let json = serde_json::to_vec_pretty(&document).unwrap().len();
    let times = race(&mut [("serde_json", &mut serde), ("ours", &mut ours)]);
    show(
        &format!("{title}: writing JSON"),
        json,
        &["serde_json on the same structs", "write as json"],
        &times,
    );
}

fn xml_events(text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => return,
            event => drop(black_box(event)),
        }
    }
}

/// From bytes, as ours: the decoding is html5ever's own.
fn html_tree(bytes: &[u8]) {
    let options = html5ever::ParseOpts::default();
    drop(black_box(
        html5ever::parse_document(markup5ever_rcdom::RcDom::default(), options).from_utf8().one(bytes),
    ));
}

/// How long a command takes from start to end, the best of many.
fn process(command: &mut Command) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..40 {
        let start = Instant::now();
        drop(command.output().unwrap());
        best = best.min(start.elapsed());
    }
    best
}

fn processes(root: &Path) {
    let binary = env!("CARGO_BIN_EXE_wirecopy");
    let folder = std::env::temp_dir();
    let (source, empty) = (folder.join("wirecopy-bench-empty.rs"), folder.join("wirecopy-bench-empty"));
    std::fs::write(&source, "fn main() {}").unwrap();
    let built =
        Command::new("rustc").args(["-O", "-C", "strip=symbols", "-o"]).arg(&empty).arg(&source).status();
    println!("\nprocesses, from start to end");
    if built.is_ok_and(|status| status.success()) {
        let nothing = process(&mut Command::new(&empty));
        let version = process(Command::new(binary).arg("--version"));
        println!("  an empty binary                    {:>7.2} ms", nothing.as_secs_f64() * 1e3);
        println!(
            "  wirecopy --version                 {:>7.2} ms   {:.2} of it",
            version.as_secs_f64() * 1e3,
            version.as_secs_f64() / nothing.as_secs_f64()
        );
    }
    let file = root.join("fixtures/newsml-g2-arabic-xhtml/input.xml");
    let check = process(Command::new(binary).arg("check").arg(&file));
    println!("  wirecopy check of a NewsML-G2 item {:>7.2} ms", check.as_secs_f64() * 1e3);
    let schema = root.join("../shared/conformance/newsml-g2/xsd/NewsML-G2_2.35-spec-All-Power.xsd");
    if schema.is_file() && Command::new("xmllint").arg("--version").output().is_ok() {
        let lint = process(Command::new("xmllint").args(["--noout", "--schema"]).arg(&schema).arg(&file));
        println!(
            "  xmllint --schema of it             {:>7.2} ms; we take {:.2} of it",
            lint.as_secs_f64() * 1e3,
            check.as_secs_f64() / lint.as_secs_f64()
        );
        message(&file, &schema);
    }
}

/// A message of many items: ours from start to end, and xmllint's streaming mode, in turns.
fn message(item: &Path, schema: &Path) {
    let text = std::fs::read_to_string(item).unwrap();
    let item = text.split_once("?>").map_or(text.as_str(), |(_, item)| item);
    let mut message = String::from(
        "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2026-11-24T09:30:00Z</sent></header><itemSet>",
    );
    for number in 0.. {
        if message.len() > 6_000_000 {
            break;
        }
        message.push_str(&item.replacen("guid=\"", &format!("guid=\"urn:n{number}:"), 1));
    }
    message.push_str("</itemSet></newsMessage>");
    let file = std::env::temp_dir().join("wirecopy-bench-message.xml");
    std::fs::write(&file, &message).unwrap();
    let ours = |more: &[&str]| {
        process(Command::new(env!("CARGO_BIN_EXE_wirecopy")).arg("check").args(more).arg(&file))
    };
    let (mut all, mut grammar, mut theirs) = (Duration::MAX, Duration::MAX, Duration::MAX);
    for _ in 0..4 {
        all = all.min(ours(&[]));
        grammar = grammar.min(ours(&["--select", "g2,xml"]));
        let lint = ["--noout", "--stream", "--schema"];
        theirs = theirs.min(process(Command::new("xmllint").args(lint).arg(schema).arg(&file)));
    }
    drop(std::fs::remove_file(&file));
    println!("  xmllint --stream --schema of 6 MB  {:>7.2} ms", theirs.as_secs_f64() * 1e3);
    for (name, time) in [("with all rules", all), ("by the grammar alone", grammar)] {
        let part = time.as_secs_f64() / theirs.as_secs_f64();
        println!("  check of it {name:<22} {:>7.2} ms; {part:.2} of that", time.as_secs_f64() * 1e3);
    }
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fixture = |path: &str| std::fs::read_to_string(root.join("fixtures").join(path)).unwrap();
    let xml = fixture("newsml-g2-arabic-xhtml/input.xml");
    item("a NewsML-G2 item", "newsml-g2", xml.as_bytes(), "quick-xml, bare events", &mut || {
        xml_events(black_box(&xml))
    });
    let page = pages::usual(&fixture("html-persian-agency-page/input.html"));
    item("an HTML page", "html", page.as_bytes(), "html5ever to a bare tree (rcdom)", &mut || {
        html_tree(black_box(page.as_bytes()))
    });
    pages::real(root);
    let story = fixture("text-persian-agency-story/input.txt");
    let bytes = story.as_bytes();
    item("a text story", "text", bytes, "UTF-8 validation", &mut || {
        let _ = black_box(std::str::from_utf8(black_box(bytes)));
    });
    for (title, story) in [
        ("English copy", fixture("text-english-wire-copy/input.txt")),
        ("Persian copy", fixture("text-persian-agency-story/input.txt")),
    ] {
        copy(title, &story);
    }
    processes(root);
}

/// Copy of 100 KB: the paragraphs of a story over and over, in UTF-8 and in the charset of old for its letters.
fn copy(title: &str, story: &str) {
    let paragraphs: Vec<&str> = story.split('\n').map(str::trim).filter(|line| line.len() > 60).collect();
    let mut text = String::from("# A headline\n\n");
    while text.len() < 100_000 {
        text.push_str(&paragraphs.join("\n"));
        text.push_str("\n\n");
    }
    let options = options("text", false);
    let bytes = text.as_bytes();
    let mut bare = || {
        let _ = black_box(std::str::from_utf8(black_box(bytes)));
    };
    let mut read = || drop(black_box(wirecopy::read("bench", black_box(bytes), &options)));
    let times = race(&mut [("", &mut bare), ("", &mut read)]);
    show(title, bytes.len(), &["UTF-8 validation", "read to the model"], &times);
    // No letter of Persian is beyond windows-1256 but yeh, which old files have as in Arabic.
    let old = text.replace('ی', "ي").replace("sheep", "sh\u{e9}ep");
    let (legacy, ..) = encoding_rs::WINDOWS_1256.encode(&old);
    let mut guess = || {
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
        detector.feed(black_box(&legacy), true);
        black_box(detector.guess(None, chardetng::Utf8Detection::Allow));
    };
    let mut read = || drop(black_box(wirecopy::read("bench", black_box(&legacy), &options)));
    let times = race(&mut [("", &mut guess), ("", &mut read)]);
    let title = format!("{title} in windows-1256");
    show(&title, legacy.len(), &["chardetng alone", "read to the model"], &times);
}
