//! Pages that hold no article, that are hostile, or that say less than they seem to.

use crate::common;
use crate::common::{growth, read};
use std::fmt::Write as _;
use wirecopy::model::Article;

fn page(html: &str) -> (Article, Vec<(&'static str, String)>) {
    let reading = read("page.html", html.as_bytes(), Some("html"));
    let findings = reading.findings.list().iter().map(|f| (f.rule.name, f.message.clone())).collect();
    (reading.document.items[0].as_article().unwrap().clone(), findings)
}

/// A page without an article: its body stays empty, the finding says what it is, and its fields are kept.
fn no_article(html: &str, what: &str) {
    let (article, findings) = page(html);
    let said = findings.iter().find(|(rule, _)| *rule == "html/no-article");
    let Some((_, message)) = said else { panic!("no finding: {findings:?} {:#?}", article.body) };
    assert!(message.contains(what), "{message}");
    assert!(article.body.is_empty(), "{:#?}", article.body);
    assert!(article.headline.is_some() && article.language.is_some());
}

#[test]
fn an_error_page_has_no_body() {
    no_article(
        "<!doctype html><html lang=en><title>Page not found - Nord Post</title><nav><a href=/>Home</a></nav>\
         <h1>Page not found</h1><p>The page that you were looking for has moved or was never there. Try the search \
         above, or go back to the front page of the Nord Post and start again from there.</p>",
        "an error page",
    );
    no_article(
        "<!doctype html><html lang=fa dir=rtl><title>صفحه یافت نشد</title><h1>صفحه یافت نشد</h1>\
         <p>نشانی که وارد کرده‌اید درست نیست یا این صفحه دیگر وجود ندارد. به صفحه نخست برگردید.</p>",
        "an error page",
    );
}

#[test]
fn a_wall_of_consent_has_no_body() {
    no_article(
        "<!doctype html><html lang=de><title>Hafenblatt</title><h1>Hafenblatt</h1><div><p>Wir und unsere 812 Partner \
         verwenden Cookies und verarbeiten personenbezogene Daten, um Anzeigen zu messen und das Angebot zu verbessern.</p>\
         <p>Mit Ihrer Einwilligung dürfen wir genaue Standortdaten verwenden. Sie können die Einwilligung jederzeit \
         widerrufen.</p><button>Akzeptieren</button></div>",
        "a consent page",
    );
}

#[test]
fn a_front_page_is_a_list() {
    let mut html =
        "<!doctype html><html lang=en><title>Nord Post</title><meta property=og:type content=website>\
                    <h1>Nord Post</h1><main>"
            .to_owned();
    for nth in 1..=20 {
        let _ = write!(
            html,
            "<article class=card><h2 class=card-title><a href=/s/{nth}>The river story number {nth} of this week</a></h2>\
             <p>The keepers of the river said on Tuesday that the water has fallen by another hand, and that nobody \
             needs to leave the lower streets, day {nth}.</p></article>"
        );
    }
    no_article(&html, "a list of stories");
}

#[test]
fn a_video_has_its_description_and_no_body() {
    no_article(
        "<!doctype html><html lang=en><title>The bridge opens</title><meta property=og:type content=video.other>\
         <meta property=og:description content=\"The first cars cross the bridge at dawn.\">\
         <h1>The bridge opens</h1><div class=player><video src=/v.mp4></video></div>\
         <p>The first cars cross the bridge at dawn.</p>",
        "a video",
    );
}

#[test]
fn nothing_that_runs_reaches_an_output() {
    let html = "<!doctype html><html lang=en><title>Rain</title><h1 onclick=\"evil(1)\">Rain</h1><article>\
        <p onmouseover=\"evil(2)\" style=\"background:url(javascript:evil(3))\">It rained on Tuesday for the first time \
        since the spring, said <a href=\" java\nscript:evil(4)\">the keeper</a> of the <a href=/r onclick=evil(5)>river</a>.</p>\
        <script>evil(6)</script><style>p{content:'evil(7)'}</style><form action=/evil8><input value=evil(9)></form>\
        <iframe srcdoc=\"<script>evil(10)</script>\" src=\"javascript:evil(11)\"></iframe>\
        <object data=\"data:text/html,evil(12)\"></object><img src=x onerror=evil(13) alt=\"A river\">\
        <svg><script>evil(14)</script><a xlink:href=\"javascript:evil(15)\">x</a></svg>\
        <p>More rain is expected on Thursday, and the town has opened its halls to those who need a dry place.</p>\
        <math><mtext><img src=y onerror=evil(16)></mtext></math></article>";
    let reading = read("page.html", html.as_bytes(), Some("html"));
    for to in ["html", "markdown", "json", "newsml-g2"] {
        let out = String::from_utf8(common::write(&reading.document, to)).unwrap();
        assert!(out.contains("dry place"), "{out}");
        assert!(!out.contains("evil"), "{to}: {out}");
    }
}

#[test]
fn what_was_passed_over_is_listed_by_class() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/html-wordpress-post");
    let bytes = std::fs::read(folder.join("input.html")).unwrap();
    let reading = read("input.html", &bytes, None);
    let text = String::from_utf8(bytes.clone()).unwrap();
    let left = reading.findings.origins().unwrap().left_out();
    for (words, class) in [
        ("Weather</a>", "navigation"),
        ("At last! I have driven", "comments"),
        ("Barge strikes the bridge", "related stories"),
        ("writes about roads", "about the author"),
        ("All rights reserved", "footer"),
        ("<blockquote class=\"pull-quote\">", "pull quote"),
    ] {
        let line = text.lines().position(|l| l.contains(words)).unwrap() + 1;
        assert!(
            left.iter().any(|piece| piece.class == class && piece.line == line),
            "{class} at {line}: {left:#?}"
        );
    }
}

/// A page of a size.
type Shape = fn(usize) -> String;

/// Twice the page may take little more than twice the time, whatever its shape; a square would take four times.
#[test]
fn work_grows_with_the_page_on_hostile_shapes() {
    let shapes: [(&str, Shape); 8] = [
        ("pictures among words", |n| "<p>word</p><img src=a.jpg>".repeat(n)),
        ("titles", |n| "<meta property=og:title content=\"Rain falls\"><h1>Rain falls</h1>".repeat(n)),
        ("authors", |n| "<a rel=author href=/a>Ada Reed</a><p>By Ada Reed</p>".repeat(n)),
        ("dates", |n| "<time datetime=2026-11-24>24 November 2026</time> <p>24 November 2026".repeat(n)),
        ("tables in tables", |n| "<table><tr><td>word".repeat(n.min(4000))),
        ("quotes", |n| {
            "<blockquote class=pullquote>The keepers of the river said it again</blockquote>".repeat(n)
        }),
        ("live entries", |n| {
            "<link rel=canonical href=https://x.example/live>".to_owned()
                + &"<div class=live-entry><time>9:00</time><p>The river rises by a hand</p></div>".repeat(n)
        }),
        ("ruby", |n| "<p><ruby>漢<rt>かん</rt></ruby>".repeat(n)),
    ];
    for (name, shape) in shapes {
        let page = |n: usize| format!("<!doctype html><html lang=en><title>Rain</title><body>{}", shape(n));
        let size = if cfg!(debug_assertions) { 300 } else { 3000 };
        let (small, large) = (page(size), page(size * 4));
        let read = |html: &str| drop(read("page.html", html.as_bytes(), Some("html")));
        // Four times the page: sixteen times the work if it were a square.
        let growth = growth::grows_at_most(
            11.0,
            std::time::Duration::from_millis(40),
            || read(&small),
            || read(&large),
        );
        assert!(growth.is_ok(), "{name}: {growth:?}");
    }
}
