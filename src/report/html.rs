//! Findings as a page: each item as it reads, its fields, and its findings at their places. One file, which fetches nothing
//! and runs no script.

use super::checked::{Checked, Row};
use crate::diagnostics::Severity;
use std::fmt::Write;

/// An item as it reads.
#[derive(Debug, Clone, Default)]
pub struct ShownItem {
    /// What stands before the pointers of its values: `/items/0`, or nothing.
    pub prefix: String,
    /// `article`, `package`, …
    pub kind: String,
    /// Its language.
    pub language: Option<String>,
    /// `ltr` or `rtl`.
    pub direction: Option<String>,
    /// What a reader sees before the body.
    pub read: Vec<Field>,
    /// The other fields.
    pub fields: Vec<Field>,
    /// The blocks of the body, as markup.
    pub blocks: Vec<String>,
}

/// A field and what it says.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its JSON key.
    pub name: String,
    /// What it says.
    pub text: String,
}

const STYLE: &str = "
:root { color-scheme: light dark; --error: #b3261e; --warning: #8a5a00; --info: #2a5f8f }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffc766; --info: #8ec5ff } }
body { margin: 2rem auto; padding-inline: 1rem; max-inline-size: 60rem; font: 1rem/1.5 system-ui, 'Noto Sans', sans-serif; overflow-wrap: break-word }
h1 { font-size: 1.3rem }
h2 { font-size: 1.05rem; margin-block: 3rem 1rem; border-block-end: 2px solid; padding-block-end: 0.25rem }
article { padding: 1rem 1.5rem; border: 1px solid color-mix(in srgb, currentColor 30%, transparent); border-radius: 0.5rem; font: 1.1rem/1.6 Georgia, 'Noto Serif', serif }
:lang(ar), :lang(fa), :lang(ur), :lang(he) { font-family: 'Noto Naskh Arabic', 'Noto Serif Hebrew', Tahoma, serif }
.headline { font-size: 1.5rem; font-weight: bold; line-height: 1.25 }
.standfirst { font-weight: bold }
.kicker, .byline, .dateline, .creditline { font-size: 0.9rem }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 0.25rem solid }
.finding { margin-block: 0.35rem; padding: 0.25rem 0.6rem; border-inline-start: 0.3rem solid var(--colour); font: 0.85rem/1.45 system-ui, 'Noto Sans', sans-serif; background: color-mix(in srgb, var(--colour) 9%, transparent) }
.error { --colour: var(--error) } .warning { --colour: var(--warning) } .info { --colour: var(--info) }
.finding b { color: var(--colour) }
.finding code, .where { font-size: 0.8rem; opacity: 0.8 }
.finding pre { margin: 0.25rem 0 0; white-space: pre-wrap; unicode-bidi: plaintext; font-size: 0.8rem }
table { border-collapse: collapse; inline-size: 100%; margin-block: 1rem; font-size: 0.85rem }
td, th { padding: 0.15rem 0.5rem; border-block-end: 1px solid color-mix(in srgb, currentColor 20%, transparent); text-align: start; vertical-align: top; overflow-wrap: anywhere }
th { font-weight: normal; opacity: 0.75; inline-size: 11rem }
";

/// The page of all inputs.
pub fn page(inputs: &str) -> String {
    let inputs = if inputs.is_empty() { "<p>Nothing was checked.</p>\n" } else { inputs };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>wirecopy check</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>wirecopy check</h1>\n{inputs}</body>\n</html>\n"
    )
}

/// The part of one input. Each finding stands once: at its value, or before the items where it has none.
pub fn input(checked: &Checked, items: &[ShownItem]) -> String {
    let mut out = String::new();
    let count = |severity: Severity| {
        let n = checked.rows.iter().filter(|row| row.severity == severity).count();
        format!("{n} {}{}", severity.as_str(), if n == 1 { "" } else { "s" })
    };
    let _ = writeln!(
        out,
        "<section>\n<h2><bdi>{}</bdi></h2>\n<p>{}, {}, {}{}</p>",
        told(&checked.file),
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Info),
        if checked.read { "" } else { "; the input could not be read" },
    );
    let mut rows: Vec<&Row> = checked.rows.iter().collect();
    let mut shown = String::new();
    for item in items {
        show(item, &mut rows, &mut shown);
    }
    rows.iter().for_each(|row| finding(row, &mut out));
    if checked.unlisted > 0 {
        let _ = writeln!(out, "<p>{} more findings are not listed.</p>", checked.unlisted);
    }
    out.push_str(&shown);
    out.push_str("</section>\n");
    out
}

/// Shows an item, and takes the findings that stand in it from those that are left.
fn show(item: &ShownItem, rows: &mut Vec<&Row>, out: &mut String) {
    let mut at = |pointer: &str, out: &mut String| {
        if rows.is_empty() {
            return;
        }
        let whole = format!("{}{pointer}", item.prefix);
        rows.retain(|row| {
            let here = row.pointer.as_deref().is_some_and(|pointer| {
                pointer.strip_prefix(&whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            });
            if here {
                finding(row, out);
            }
            !here
        });
    };
    let attribute = |name: &str, value: &Option<String>| {
        value.as_ref().map(|value| format!(" {name}=\"{}\"", escaped(value))).unwrap_or_default()
    };
    let (lang, dir) = (attribute("lang", &item.language), attribute("dir", &item.direction));
    let dir = if dir.is_empty() { " dir=\"auto\"".to_owned() } else { dir };
    let _ = writeln!(out, "<article class=\"{}\">", escaped(&item.kind));
    for field in &item.read {
        let name = escaped(&field.name);
        let _ = writeln!(out, "<p class=\"{name}\"{lang}{dir}>{}</p>", escaped(&field.text));
        at(&format!("/{}", field.name), out);
    }
    for (number, block) in item.blocks.iter().enumerate() {
        let _ = writeln!(out, "<div{lang}{dir}>{}</div>", block.trim());
        at(&format!("/body/{number}"), out);
    }
    at("/body", out);
    out.push_str("</article>\n<table>\n");
    for field in &item.fields {
        let (name, text) = (escaped(&field.name), escaped(&field.text));
        let _ = writeln!(out, "<tr><th>{name}</th><td><bdi>{text}</bdi>");
        at(&format!("/{}", field.name), out);
        out.push_str("</td></tr>\n");
    }
    out.push_str("</table>\n");
    // What is said of fields that are missing.
    at("", out);
}

fn finding(row: &Row, out: &mut String) {
    let severity = row.severity.as_str();
    let _ = write!(
        out,
        "<div class=\"finding {severity}\" dir=\"ltr\" lang=\"en\"><b>{severity}</b> {} <code>[{}]</code> <span class=\"where\">{}:{}</span>",
        told(&row.message),
        row.rule.name,
        row.start.0,
        row.start.1,
    );
    if let Some(help) = &row.help {
        let _ = write!(out, "<br>{}", told(help));
    }
    if let Some(excerpt) = row.excerpt.as_deref().and_then(|excerpt| excerpt.lines().next()) {
        let _ = write!(out, "<pre>{}</pre>", told(excerpt));
    }
    out.push_str("</div>\n");
}

/// A text of ours as it stands in HTML; characters that turn the order of others are shown by number.
fn told(text: &str) -> String {
    escaped(&super::escape(text))
}

/// A text as it stands in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
