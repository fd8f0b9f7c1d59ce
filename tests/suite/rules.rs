//! Every rule: its bad example gives its finding, its good one does not.

use std::collections::BTreeSet;
use wirecopy::internals::run_example;
use wirecopy::registry;
use wirecopy::{Example, FixKind, Input, Rule};

fn raised(example: &Example, rule: &Rule) -> BTreeSet<&'static str> {
    run_example(example, rule).into_iter().map(|said| said.rule.name).collect()
}

#[cfg(feature = "cli")]
fn assert_reported_by_the_program(rule: &Rule) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_wirecopy"))
        .args(["check", "--report", "json"])
        .arg(String::from_utf8(rule.bad.input()).unwrap())
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains(rule.name));
}

#[test]
fn every_rule_shows_itself() {
    let mut wrong = Vec::new();
    for &rule in registry::all() {
        // Its example is a file that is not there: only the command line opens files.
        if rule.name == "input/unreadable" {
            #[cfg(feature = "cli")]
            assert_reported_by_the_program(rule);
        } else if !raised(&rule.bad, rule).contains(rule.name) {
            wrong.push(format!("{}: the bad example gives {:?}", rule.name, raised(&rule.bad, rule)));
        }
        if raised(&rule.good, rule).contains(rule.name) {
            wrong.push(format!("{}: the good example gives the finding", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_rule_says_whether_its_findings_come_with_a_fix_and_the_fix_ends_them() {
    let mut wrong = Vec::new();
    for &rule in registry::all() {
        let said: Vec<_> =
            run_example(&rule.bad, rule).into_iter().filter(|said| said.rule == rule).collect();
        let mended = said.iter().find_map(|said| said.mended.clone());
        if mended.is_some() != (rule.fix != FixKind::None) {
            wrong.push(format!("{}: its fix is {:?}, and the example gives {mended:?}", rule.name, rule.fix));
        }
        if let Some(mut text) = mended {
            // Each of several findings has a fix of its own.
            for _ in 0..said.len() {
                let leaked: &'static str = Box::leak(text.clone().into_boxed_str());
                let again = Example { input: Input::Bytes(leaked.as_bytes()), ..rule.bad };
                let next = run_example(&again, rule).into_iter().find(|said| said.rule == rule);
                match next.and_then(|next| next.mended) {
                    Some(next) => text = next,
                    None => break,
                }
            }
            let leaked: &'static str = Box::leak(text.into_boxed_str());
            let again = Example { input: Input::Bytes(leaked.as_bytes()), ..rule.bad };
            if raised(&again, rule).contains(rule.name) {
                wrong.push(format!("{}: mended it still has the finding: {leaked}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The page shows each rule's bad example with the place that its finding marks, so a place that moves is seen here.
#[test]
#[cfg(feature = "cli")]
fn the_page_of_the_rules_is_that_of_the_rulebook() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_wirecopy"))
        .args(["rules", "--report", "markdown"])
        .output()
        .unwrap();
    let is = String::from_utf8(output.stdout).unwrap();
    if std::env::var("INSTA_UPDATE").is_ok_and(|v| v == "always") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &is).unwrap();
    }
    let was = std::fs::read_to_string(&path).unwrap_or_default();
    let line = was.lines().zip(is.lines()).find(|(a, b)| a != b);
    assert!(was == is, "docs/rules.md is stale: run the tests with INSTA_UPDATE=always; first {line:?}");
}

#[test]
fn rules_are_documented_and_named_once() {
    let rules = registry::all();
    let names: BTreeSet<_> = rules.iter().map(|r| r.name).collect();
    assert_eq!(names.len(), rules.len(), "a name is given twice");
    let groups = [
        "input", "encoding", "text", "markup", "xml", "json", "required", "g2", "newsml", "nitf", "ninjs",
        "id", "date", "rights", "vocab", "html", "limit", "loss",
    ];
    for rule in rules {
        assert!(groups.contains(&rule.group()), "{} is in no group", rule.name);
        assert!(!rule.summary.ends_with('.') && rule.summary.len() > 8, "{}", rule.name);
        assert!(rule.why.ends_with('.') && rule.why.len() > 40, "{}", rule.name);
        assert!(!rule.source.is_empty(), "{}", rule.name);
    }
}

#[test]
fn every_rule_that_the_code_declares_is_listed() {
    let listed: BTreeSet<_> = registry::all().iter().map(|r| r.name).collect();
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
