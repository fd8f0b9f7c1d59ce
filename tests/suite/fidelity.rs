//! NewsML-G2 to the model and back: every element, attribute and text is kept, and what is written is valid by the
//! official schema of the version that it is written for. The data and `xmllint` are other people's: where they
//! are missing the test says so and passes, except in CI.

use crate::common;
use crate::common::schema_oracle::{Folder, has_xmllint, verdicts};
use crate::common::{conformance, write_options, xml_facts};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use wirecopy::internals::knows;
use wirecopy::internals::{DEFAULT_VERSION, NEWEST};

fn documents(data: &Path) -> Vec<PathBuf> {
    let mut out = common::files(&[data.join("newsml-g2/examples"), data.join("newsml-g2/unit")], "xml");
    // Pieces of items and bare catalogues are no documents of news.
    out.retain(|p| {
        let text = std::fs::read_to_string(p).unwrap();
        // The data may be ahead of the program.
        if !knows(&version(&text)) {
            println!("skipped: {} is of version {}", p.display(), version(&text));
            return false;
        }
        let options = wirecopy::ReadOptions { from: Some("newsml-g2".into()), ..Default::default() };
        let read = wirecopy::read("document", text.as_bytes(), &options);
        !read.is_err_and(|e| e.findings.list().iter().any(|f| f.rule.name == "newsml/root"))
    });
    assert!(out.len() > 80, "{}", out.len());
    out
}

fn version(text: &str) -> String {
    let after = text.split_once("standardversion").map(|(_, a)| a).unwrap_or_default();
    after.split(['"', '\'']).nth(1).unwrap_or(DEFAULT_VERSION).to_owned()
}

/// Reads and writes a document; what was said on the way.
fn through(name: &str, text: &str, to: &str) -> (String, Vec<String>) {
    let reading = common::read(name, text.as_bytes(), Some("newsml-g2"));
    let written = wirecopy::write(&reading.document, to, &write_options()).unwrap();
    let said = reading.findings.list().iter().chain(written.findings.list());
    let said = said
        .filter(|f| f.rule.group() == "loss" || f.rule.name == "newsml/filled")
        .map(|f| f.message.clone())
        .collect();
    (String::from_utf8(written.bytes).unwrap(), said)
}

#[test]
fn every_fact_of_every_document_is_kept() {
    let Some(data) = conformance() else { return };
    let mut wrong = Vec::new();
    let mut count = 0;
    for path in documents(&data) {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let to = format!("newsml-g2@{}", version(&text));
        let (written, said) = through(&name, &text, &to);
        let (before, after) = (xml_facts::of(&text), xml_facts::of(&written));
        let mut difference = xml_facts::difference(&before, &after);
        count += 1;
        // What is lost must have been said by its name; what was filled in, that it was.
        difference.retain(|line| {
            let path = line.get(2..).unwrap().split(['=', ' ']).next().unwrap();
            let named = path.split('/').any(|step| {
                let step = step.trim_start_matches('@');
                !step.is_empty()
                    && said
                        .iter()
                        .any(|s| s.contains(&format!("<{step}>")) || s.contains(&format!("{step}=")))
            });
            let filled = path.contains("/itemMeta")
                || ["@guid", "@standard", "@standardversion"].iter().any(|a| path.ends_with(a));
            if line.starts_with('-') {
                !named
            } else {
                !(filled
                    && said.iter().any(|s| {
                        s.contains("filled") || s.contains("was made") || s.contains("empty element")
                    }))
            }
        });
        if !difference.is_empty() {
            wrong.push(format!("{name}:\n  {}\n  said: {said:?}", difference.join("\n  ")));
        }
    }
    println!("{count} documents, {} differ", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_written_is_valid_in_its_version() {
    let Some(data) = conformance() else { return };
    if !has_xmllint() {
        return;
    }
    let folder = Folder::new("fidelity");
    let mut texts: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for path in documents(&data) {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let own = version(&text);
        for version in BTreeSet::from([own.as_str(), NEWEST, DEFAULT_VERSION, "2.28", "2.18", "2.9"]) {
            // A version may demand what an item lacks: then nothing is written, and the reason is said.
            let to = format!("newsml-g2@{version}");
            let reading = common::read(&name, text.as_bytes(), Some("newsml-g2"));
            let written = match wirecopy::write(&reading.document, &to, &write_options()) {
                Ok(written) => String::from_utf8(written.bytes).unwrap(),
                Err(error) => {
                    assert!(version == "2.9" || version == "2.18", "{name} {version}: {error}");
                    println!("{name}: {error}");
                    continue;
                }
            };
            texts.entry(version.to_owned()).or_default().push((name.clone(), written));
        }
    }
    let mut wrong = Vec::new();
    for (version, list) in &texts {
        let only: Vec<String> = list.iter().map(|(_, t)| t.clone()).collect();
        for ((name, _), (valid, said)) in list.iter().zip(verdicts(&data, &folder, version, &only)) {
            if !valid {
                wrong.push(format!("{version} {name}: {said}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
