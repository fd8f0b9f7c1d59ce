//! The architecture: which room of `src` may use which, that no arrow comes back, and which crates belong where. A room
//! is a folder or a file of `src`; what it may use is a row here. A row that allows what nobody uses fails as well.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod source_files;

use source_files::{SourceFile, source_files};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A room, and the rooms that it may use: only those of rows above it, so that no arrow comes back. What `lib.rs`
/// declares or exports itself is the room `lib`.
const MAY_USE: &[(&str, &[&str])] = &[
    ("characters", &[]),
    ("source", &["characters"]),
    ("limits", &[]),
    ("model", &["characters"]),
    ("vocab", &[]),
    ("format_id", &[]),
    ("options", &["source", "limits"]),
    ("provenance", &["source"]),
    ("diagnostics", &["source", "provenance"]),
    ("error", &["diagnostics"]),
    ("syntax", &["characters", "source", "limits", "model", "diagnostics", "error"]),
    // Of HTML only the names of characters, to repair those that were escaped twice.
    ("decode", &["characters", "source", "options", "diagnostics", "error", "syntax"]),
    ("split", &["source", "vocab", "diagnostics", "decode"]),
    ("markup", &["characters", "limits", "model", "vocab", "diagnostics", "syntax"]),
    ("catalogs", &["limits", "model", "vocab", "diagnostics", "error", "syntax"]),
    ("facts", &["characters", "model", "vocab", "diagnostics"]),
    ("newsroom", &["source", "model", "vocab", "diagnostics", "decode", "facts"]),
    ("story_text", &["characters", "source", "model", "diagnostics", "facts", "newsroom"]),
    ("schema", &["source", "limits", "vocab", "diagnostics", "error", "syntax"]),
    ("profile", &["source", "model", "diagnostics", "error"]),
    // Of HTML only the names of characters, which texts that were escaped twice contain.
    (
        "rules",
        &[
            "format_id",
            "characters",
            "source",
            "model",
            "vocab",
            "diagnostics",
            "syntax",
            "catalogs",
            "facts",
            "profile",
        ],
    ),
    (
        "readers",
        &[
            "characters",
            "source",
            "limits",
            "model",
            "vocab",
            "options",
            "diagnostics",
            "error",
            "syntax",
            "markup",
            "facts",
            "newsroom",
            "story_text",
        ],
    ),
    // The schema brings what is written into the order and version of its standard; what the writer of text lays out, the
    // rooms of its reader must read again.
    (
        "writers",
        &[
            "characters",
            "limits",
            "model",
            "vocab",
            "diagnostics",
            "error",
            "syntax",
            "markup",
            "catalogs",
            "facts",
            "newsroom",
            "story_text",
            "schema",
        ],
    ),
    (
        "formats",
        &[
            "format_id",
            "source",
            "limits",
            "model",
            "diagnostics",
            "error",
            "syntax",
            "catalogs",
            "schema",
            "rules",
            "readers",
            "writers",
        ],
    ),
    (
        "registry",
        &[
            "diagnostics",
            "syntax",
            "decode",
            "split",
            "markup",
            "catalogs",
            "facts",
            "newsroom",
            "story_text",
            "schema",
            "profile",
            "rules",
            "readers",
            "writers",
        ],
    ),
    (
        "pipeline",
        &[
            "source",
            "limits",
            "model",
            "options",
            "diagnostics",
            "error",
            "decode",
            "catalogs",
            "profile",
            "rules",
            "readers",
            "writers",
            "formats",
            "registry",
        ],
    ),
    // XML for the report that is XML; the rules, which SARIF declares.
    ("report", &["source", "diagnostics", "syntax", "registry"]),
    // It does what the pipeline does, with the examples of the rules.
    (
        "rule_examples",
        &[
            "source",
            "limits",
            "model",
            "options",
            "diagnostics",
            "decode",
            "split",
            "catalogs",
            "profile",
            "writers",
            "formats",
            "registry",
            "pipeline",
            "report",
        ],
    ),
    // It exports what users need, and to the tests and tools of this repository what they look into.
    (
        "lib",
        &[
            "format_id",
            "source",
            "limits",
            "options",
            "vocab",
            "diagnostics",
            "provenance",
            "error",
            "syntax",
            "decode",
            "catalogs",
            "schema",
            "profile",
            "rules",
            "readers",
            "writers",
            "formats",
            "pipeline",
            "rule_examples",
        ],
    ),
    (
        "cli",
        &[
            "source",
            "model",
            "diagnostics",
            "syntax",
            "decode",
            "split",
            "markup",
            "catalogs",
            "profile",
            "writers",
            "formats",
            "registry",
            "report",
            "lib",
            "rule_examples",
        ],
    ),
    ("main", &["cli"]),
];

/// Arrows that come back, against the order of the rows, each with the reason why it is still there.
const CIRCLES: &[(&str, &str, &str)] = &[];

/// Files of one room that use each other, directly or around, each with the reason why they still do. A module and
/// those within it are one thing and may.
const FILE_CIRCLES: &[(&[&str], &str)] = &[
    (&["cli/check.rs", "cli/fix.rs"], "fixing checks again what it fixed"),
    (&["cli/input.rs", "cli/output.rs"], "an output is refused where it is an input"),
    (
        &["schema/newsml_g2/attributes.rs", "schema/newsml_g2/engine.rs", "schema/newsml_g2/messages.rs"],
        "the engine's state is what messages are made of",
    ),
    (&["syntax/xml/element.rs", "syntax/xml/tree.rs"], "an element is a place in its tree"),
    (
        &["writers/newsml_g2/content.rs", "writers/newsml_g2/item.rs"],
        "items contain content that contains items",
    ),
];

/// Crates and parts of the standard library that are named only below one path of `src`.
const OWNED: &[(&str, &str)] = &[
    ("quick_xml::", "syntax/xml"),
    ("html5ever::", "syntax/html"),
    ("encoding_rs::", "decode"),
    ("chardet::", "decode"),
    ("pulldown_cmark::", "markup"),
    ("mail_parser::", "readers/mail"),
    ("clap::", "cli"),
    ("jiff::", "cli"),
    ("similar::", "cli"),
    ("std::fs", "cli"),
    ("std::env", "cli"),
    ("std::thread", "cli"),
    ("std::process", "cli"),
    ("std::net", "cli"),
    ("SystemTime", "cli"),
    ("Instant", "cli"),
];

/// Files that name what belongs elsewhere, each with the reason why.
const BORROWED: &[(&str, &str, &str)] = &[
    ("main.rs", "std::env", "hands the arguments to the command line"),
    ("main.rs", "std::process", "hands back the exit code"),
];

/// How many lines a file may have.
const MAX_LINES: usize = 600;

fn allowed(room: &str) -> &'static [&'static str] {
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
        panic!(
            "src/{room} is a new room: add a row for it to tests/architecture/main.rs, with what it may use"
        );
    };
    allowed
}

/// The arrows between rooms, each with a file that makes it.
fn arrows(files: &[SourceFile]) -> BTreeMap<(String, String), String> {
    let mut out = BTreeMap::new();
    for file in files {
        for target in file.targets(files) {
            let room = target.room();
            if room != file.room() {
                out.entry((file.room().to_owned(), room.to_owned())).or_insert_with(|| file.name.clone());
            }
        }
    }
    out
}

#[test]
fn rooms_use_only_what_their_rows_allow() {
    let arrows = arrows(&source_files());
    let mut wrong = Vec::new();
    for ((from, to), file) in &arrows {
        let circle = CIRCLES.iter().any(|(a, b, _)| a == from && b == to);
        if !allowed(from).contains(&to.as_str()) && !circle {
            wrong.push(format!("src/{file}: {from} may not use {to}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_row_is_of_a_room_and_every_allowance_is_used() {
    let files = source_files();
    let arrows = arrows(&files);
    let used = |from: &str, to: &str| arrows.contains_key(&(from.to_owned(), to.to_owned()));
    let mut wrong = Vec::new();
    for (room, allowed) in MAY_USE {
        if !files.iter().any(|file| file.room() == *room) {
            wrong.push(format!("there is no src/{room}: remove its row"));
        }
        for to in allowed.iter().filter(|to| !used(room, to)) {
            wrong.push(format!("{room} does not use {to}: remove it from its row"));
        }
    }
    for (from, to, why) in CIRCLES.iter().filter(|(from, to, _)| !used(from, to)) {
        wrong.push(format!("{from} no longer uses {to} ({why}): remove the circle"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn arrows_run_one_way() {
    for (at, (room, allowed)) in MAY_USE.iter().enumerate() {
        for to in *allowed {
            let above = MAY_USE[..at].iter().any(|(name, _)| name == to);
            assert!(above, "the row of {to} must be above that of {room}, which may use it");
        }
    }
}

/// Whether two modules are one within the other.
fn nested(a: &SourceFile, b: &SourceFile) -> bool {
    a.module.starts_with(&b.module) || b.module.starts_with(&a.module)
}

#[test]
fn files_of_a_room_do_not_use_each_other_in_circles() {
    let files = source_files();
    let edges: BTreeMap<&str, Vec<&str>> = files
        .iter()
        .map(|file| {
            let targets = file.targets(&files);
            let apart = targets.into_iter().filter(|to| to.room() == file.room() && !nested(file, to));
            (file.name.as_str(), apart.map(|to| to.name.as_str()).collect())
        })
        .collect();
    let reach = |from: &str| {
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(file) = open.pop() {
            for to in edges.get(file).into_iter().flatten() {
                if seen.insert(*to) {
                    open.push(to);
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> = edges.keys().map(|file| (*file, reach(file))).collect();
    let mut circles: BTreeSet<Vec<&str>> = BTreeSet::new();
    for (file, own) in reached.iter().filter(|(file, own)| own.contains(*file)) {
        circles.insert(own.iter().copied().filter(|other| reached[other].contains(file)).collect());
    }
    let known: BTreeSet<Vec<&str>> = FILE_CIRCLES.iter().map(|(files, _)| files.to_vec()).collect();
    let new: Vec<_> = circles.difference(&known).collect();
    assert!(new.is_empty(), "these files use each other in a circle: {new:#?}");
    let gone: Vec<_> = known.difference(&circles).collect();
    assert!(gone.is_empty(), "these circles are no more; remove them from the list: {gone:#?}");
}

/// A format is a folder or a file of `readers` and of `writers` that the table names.
#[test]
fn formats_do_not_know_each_other() {
    let table = std::fs::read_to_string(source_files::root().join("formats.rs")).unwrap();
    let files = source_files();
    for room in ["readers", "writers"] {
        let path = format!("{room}::");
        let formats: BTreeSet<&str> = table
            .split(&path)
            .skip(1)
            .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap())
            .filter(|name| {
                files.iter().any(|f| f.module.len() == 2 && f.module[0] == room && f.module[1] == *name)
            })
            .collect();
        assert!(formats.len() >= 5, "{formats:?}");
        let format =
            |file: &SourceFile| file.module.get(1).filter(|name| formats.contains(name.as_str())).cloned();
        for file in files.iter().filter(|file| file.room() == room) {
            let Some(own) = format(file) else { continue };
            for to in file.targets(&files).iter().filter(|to| to.room() == room) {
                let other = format(to);
                assert!(other.is_none_or(|other| other == own), "src/{} uses src/{}", file.name, to.name);
            }
        }
    }
}

#[test]
fn crates_are_named_only_where_they_belong() {
    let mut wrong = Vec::new();
    let mut borrowed = BTreeSet::new();
    for file in source_files() {
        for (name, owner) in OWNED {
            if !file.names(name)
                || Path::new(&file.name).starts_with(owner)
                || file.name == format!("{owner}.rs")
            {
                continue;
            }
            if BORROWED.iter().any(|(own, what, _)| *own == file.name && what == name) {
                borrowed.insert((file.name.clone(), *name));
            } else {
                wrong.push(format!("src/{} names {name}, which belongs to src/{owner}", file.name));
            }
        }
    }
    for (file, name, why) in BORROWED {
        if !borrowed.contains(&((*file).to_owned(), *name)) {
            wrong.push(format!("src/{file} no longer names {name} ({why}): remove the exception"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A format is told from others by its `FormatId`. Names are for people and for the command line.
#[test]
fn no_code_compares_names_of_formats() {
    let read = |name: &str| std::fs::read_to_string(source_files::root().join(name)).unwrap();
    let ids = read("format_id.rs");
    let names: BTreeSet<&str> =
        ids.lines().filter_map(|line| line.split_once("=> ")?.1.split('"').nth(1)).collect();
    assert!(names.len() >= 12, "{names:?}");
    // Elements and media have the same names as some formats: those of formats stand beside that word.
    let is_compared = |line: &str, within: bool| {
        names.iter().any(|name| {
            let quoted = format!("\"{name}\"");
            let parts = [
                format!("== {quoted}"),
                format!("!= {quoted}"),
                format!("| {quoted}"),
                format!("{quoted} |"),
            ];
            let compared = parts.iter().any(|part| line.contains(part))
                || line.contains("matches!(") && line.contains(&quoted)
                || line.trim_start().starts_with(&quoted) && line.contains("=>");
            let alone = name.contains(|c: char| c == '-' || c.is_ascii_digit()) || *name == "jsonl";
            compared && (alone || within || line.contains("format"))
        })
    };
    let mut wrong = Vec::new();
    for file in source_files().iter().filter(|file| file.name != "format_id.rs") {
        let text = read(&file.name);
        // How deep a `match` on a format is indented, while its arms pass.
        let mut arms: Option<usize> = None;
        for line in text.split("#[cfg(test)]").next().unwrap().lines() {
            let indent = line.len() - line.trim_start().len();
            if arms.is_some_and(|depth| indent <= depth) {
                arms = None;
            }
            if is_compared(line, arms.is_some()) && !line.trim_start().starts_with("//") {
                wrong.push(format!("src/{}: {}", file.name, line.trim()));
            }
            if line.contains("match ") && line.contains("format") && line.ends_with('{') {
                arms = Some(indent);
            }
        }
    }
    assert!(wrong.is_empty(), "use FormatId:\n{}", wrong.join("\n"));
}

#[test]
fn files_are_short_enough_to_read() {
    for file in source_files() {
        assert!(
            file.lines <= MAX_LINES,
            "src/{} has {} lines: look for the second story",
            file.name,
            file.lines
        );
    }
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let reasons = std::fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap();
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
    for name in names.iter().filter(|name| !name.starts_with('#')) {
        assert!(reasons.contains(name), "CONTRIBUTING does not say why {name} is there");
    }
}
