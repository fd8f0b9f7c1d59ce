//! Every rule: its bad example gives its finding, its good one does not.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;
use wirecopy::finding::{Example, Findings};
use wirecopy::{Mending, Profile, ReadOptions, rulebook, split};

/// All rules that an example raises on its way: split, read, checked against its profile, written.
fn raised(example: &Example, mending: Mending) -> BTreeSet<&'static str> {
    let mut rules = BTreeSet::new();
    let mut findings = Findings::new(1000);
    let profile = example.profile.map(|toml| {
        let names: Vec<&str> = rulebook::all().iter().map(|r| r.name).collect();
        Profile::parse(toml, &names, &mut findings).unwrap_or_default()
    });
    rules.extend(findings.list().iter().map(|f| f.rule.name));
    let profile = profile.unwrap_or_default();
    let input = example.input();
    if example.format == "catalog" {
        let mut catalogs = wirecopy::catalogs::Catalogs::default();
        let added =
            catalogs.add("catalog.xml", std::str::from_utf8(&input).unwrap(), &wirecopy::Limits::default());
        rules.extend(added.err().map(|error| error.0.rule.name));
        return rules;
    }
    let parts: Vec<Vec<u8>> = if example.format == "jsonl" {
        let limit = wirecopy::Limits::default().bytes;
        let mut parts = Vec::new();
        for part in split::JsonLines::new(input.as_slice(), limit) {
            match part.unwrap().bytes {
                Some(bytes) => parts.push(bytes),
                None => {
                    rules.insert("limit/line");
                }
            }
        }
        parts
    } else {
        vec![input]
    };
    for bytes in parts {
        let options =
            ReadOptions { from: Some(example.format.to_owned()), mending, ..ReadOptions::default() };
        match wirecopy::read("example", &bytes, &options) {
            Ok(reading) => {
                rules.extend(wirecopy::check(&reading, &profile).list().iter().map(|f| f.rule.name));
                if let Some(to) = example.to {
                    let written = wirecopy::write(&reading.document, to, &common::write_options()).unwrap();
                    rules.extend(written.findings.list().iter().map(|f| f.rule.name));
                }
            }
            Err(stopped) => rules.extend(stopped.findings.list().iter().map(|f| f.rule.name)),
        }
    }
    rules
}

#[test]
fn every_rule_shows_itself() {
    let mut wrong = Vec::new();
    for rule in rulebook::all() {
        let mending = if rule.name == "text/mended" { Mending::Safe } else { Mending::None };
        // Its example is a file that is not there: only the command line opens files.
        if rule.name == "input/unreadable" {
            let missing = std::process::Command::new(env!("CARGO_BIN_EXE_wirecopy"))
                .args(["check", "--report", "json"])
                .arg(String::from_utf8(rule.bad.input()).unwrap())
                .output()
                .unwrap();
            assert!(String::from_utf8_lossy(&missing.stdout).contains(rule.name));
            assert!(!raised(&rule.good, mending).contains(rule.name));
            continue;
        }
        if !raised(&rule.bad, mending).contains(rule.name) {
            wrong.push(format!("{}: the bad example gives {:?}", rule.name, raised(&rule.bad, mending)));
        }
        if raised(&rule.good, mending).contains(rule.name) {
            wrong.push(format!("{}: the good example gives the finding", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_are_documented_and_named_once() {
    let rules = rulebook::all();
    let names: BTreeSet<_> = rules.iter().map(|r| r.name).collect();
    assert_eq!(names.len(), rules.len(), "a name is given twice");
    let groups = [
        "input", "encoding", "text", "markup", "xml", "json", "required", "g2", "newsml", "nitf", "ninjs",
        "id", "date", "rights", "vocab", "html", "limit", "loss",
    ];
    for rule in rules {
        assert!(groups.contains(&rule.group()), "{} is in no group", rule.name);
        assert!(!rule.summary.ends_with('.') && rule.summary.len() > 15, "{}", rule.name);
        assert!(rule.why.ends_with('.') && rule.why.len() > 40, "{}", rule.name);
        assert!(!rule.source.is_empty(), "{}", rule.name);
    }
}

#[test]
fn every_rule_that_the_code_declares_is_listed() {
    let listed: BTreeSet<_> = rulebook::all().iter().map(|r| r.name).collect();
    let mut declared = BTreeSet::new();
    for file in rust_files() {
        let text = std::fs::read_to_string(&file).unwrap();
        for (at, _) in text.match_indices(": Rule = Rule {") {
            let rest = &text[at..];
            let start = rest.find("name: \"").unwrap() + 7;
            declared.insert(rest[start..].split('"').next().unwrap().to_owned());
        }
        for (at, begin) in text.match_indices(": Rule = rule(") {
            declared.insert(text[at + begin.len()..].split('"').nth(1).unwrap().to_owned());
        }
    }
    assert!(declared.len() > 100);
    for name in declared {
        assert!(listed.contains(name.as_str()), "{name} is declared but not in the rulebook");
    }
}

fn rust_files() -> Vec<std::path::PathBuf> {
    let mut out = Vec::new();
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                out.push(path);
            }
        }
    }
    out
}
