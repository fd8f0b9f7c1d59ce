//! Who may know whom: the rooms of the house import only what the design allows.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

/// A room, and the rooms that it may use. Rooms of one row may use each other where the row says so itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("vocab", &[]),
    ("source", &[]),
    ("diagnostics", &["source"]),
    ("limits", &[]),
    ("error", &["diagnostics"]),
    // Of HTML only the names of characters, to repair those that were escaped twice.
    ("decode", &["source", "diagnostics", "limits", "error", "syntax"]),
    ("syntax", &["model", "source", "diagnostics", "limits", "error"]),
    ("split", &["syntax", "decode", "vocab", "source", "diagnostics"]),
    ("markup", &["model", "vocab", "syntax", "diagnostics", "limits"]),
    ("facts", &["model", "vocab", "diagnostics"]),
    ("newsroom", &["model", "vocab", "facts", "decode", "source", "diagnostics"]),
    ("story_text", &["model", "facts", "newsroom", "source", "diagnostics"]),
    (
        "readers",
        &[
            "model",
            "vocab",
            "markup",
            "facts",
            "newsroom",
            "story_text",
            "syntax",
            "source",
            "diagnostics",
            "limits",
            "error",
        ],
    ),
    ("catalogs", &["model", "vocab", "syntax", "diagnostics", "limits", "error"]),
    // The standard's text speaks of dates, codes and languages, which are types of the model.
    ("schema", &["model", "catalogs", "syntax", "vocab", "source", "diagnostics", "limits", "error"]),
    ("profile", &["model", "vocab", "source", "diagnostics", "error"]),
    ("rules", &["model", "vocab", "catalogs", "schema", "profile", "facts", "source", "diagnostics"]),
    // The schema brings what is written into the order and version of its standard.
    // What the writer of text lays out, the reader's rooms must read again.
    (
        "writers",
        &[
            "model",
            "catalogs",
            "vocab",
            "markup",
            "facts",
            "newsroom",
            "story_text",
            "syntax",
            "schema",
            "diagnostics",
            "error",
            "limits",
        ],
    ),
    (
        "formats",
        &["catalogs", "readers", "writers", "schema", "source", "model", "diagnostics", "error", "limits"],
    ),
    (
        "checking",
        &[
            "formats",
            "decode",
            "readers",
            "registry",
            "profile",
            "rules",
            "source",
            "diagnostics",
            "model",
            "error",
            "Begun",
            "ReadOptions",
            "Reading",
            "Stopped",
            "begin",
        ],
    ),
    // XML for the report that is XML; the rules, which SARIF declares.
    ("report", &["diagnostics", "source", "registry", "syntax"]),
    (
        "registry",
        &[
            "catalogs",
            "facts",
            "newsroom",
            "story_text",
            "decode",
            "schema",
            "syntax",
            "markup",
            "profile",
            "readers",
            "rules",
            "split",
            "writers",
            "diagnostics",
            "cli",
            "UNKNOWN_FORMAT",
        ],
    ),
];

/// Crates that one room alone names.
const OWNED: &[(&str, &str)] = &[
    ("quick_xml::", "syntax"),
    ("html5ever::", "syntax"),
    ("encoding_rs::", "decode"),
    ("chardet::", "decode"),
    ("clap::", "cli"),
    ("pulldown_cmark::", "markup"),
    ("mail_parser::", "readers"),
    ("std::fs", "cli"),
    ("SystemTime", "cli"),
    ("std::env", "cli"),
    ("jiff::", "cli"),
];

fn files() -> Vec<(String, PathBuf)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut out = Vec::new();
    let mut folders = vec![source.clone()];
    let lib = std::fs::read_to_string(source.join("lib.rs")).unwrap();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let inner = path.strip_prefix(&source).unwrap();
            let first = inner.components().next().unwrap().as_os_str().to_string_lossy();
            let room = first.trim_end_matches(".rs").to_owned();
            // Modules of tests are no rooms.
            if !lib.contains(&format!("#[cfg(test)]\nmod {room};")) {
                out.push((room, path));
            }
        }
    }
    out.sort();
    out
}

/// The code of a file, without comments and tests.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap().to_owned();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The rooms that a file names after `crate::`, also within braces.
fn used(code: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + 7..];
        if let Some(list) = rest.strip_prefix('{') {
            let list = list.split('}').next().unwrap();
            out.extend(list.split(',').map(|name| name.trim().split("::").next().unwrap().to_owned()));
        } else {
            out.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    out.retain(|name| !name.is_empty());
    out
}

#[test]
fn rooms_use_only_what_the_design_allows() {
    let mut wrong = Vec::new();
    for (room, path) in files() {
        if matches!(room.as_str(), "lib" | "main" | "cli") {
            continue;
        }
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            panic!("{room} is a new room: say in this test, and in the design, what it may use");
        };
        for name in used(&code(&path)) {
            if name != room && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{}: {room} may not use {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn readers_and_writers_do_not_know_each_other() {
    for (room, path) in files() {
        if !matches!(room.as_str(), "readers" | "writers") {
            continue;
        }
        let text = path.to_string_lossy().replace('\\', "/");
        let inner = text.split(&format!("src/{room}/")).nth(1).unwrap().to_owned();
        let Some((own, _)) = inner.split_once('/') else { continue };
        let code = code(&path);
        for other in [
            "text",
            "markdown",
            "html",
            "json",
            "newsml_g2",
            "newsml_1",
            "nitf",
            "ninjs",
            "anpa",
            "iptc7901",
            "mail",
        ] {
            let names = code.contains(&format!("crate::{room}::{other}"));
            assert!(other == own || !names, "{inner} uses {other}");
        }
    }
}

#[test]
fn crates_are_named_only_where_they_belong() {
    for (room, path) in files() {
        let code = code(&path);
        for (name, owner) in OWNED {
            assert!(
                !code.contains(name) || room == *owner || room == "main",
                "{} names {name}, which belongs to {owner}",
                path.display()
            );
        }
    }
}

#[test]
fn files_are_short_enough_to_read() {
    for (_, path) in files() {
        let lines = std::fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 600, "{} has {lines} lines: look for the second story", path.display());
    }
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let said = std::fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap();
    let mut names = Vec::new();
    let mut listed = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            listed = line.ends_with("dependencies]");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| listed) {
            names.push(name);
        }
    }
    assert!(names.len() > 10);
    for name in names.iter().filter(|name| **name != "wirecopy" && !name.starts_with('#')) {
        assert!(said.contains(name), "CONTRIBUTING does not say why {name} is there");
    }
}
