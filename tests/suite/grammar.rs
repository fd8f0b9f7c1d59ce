//! The grammar of NewsML-G2 gives the verdict of the official schema of the document's version: on every document
//! of the data, and on thousands that were damaged at random. The data and `xmllint` are other people's: where
//! they are missing the test says so and passes, except in CI.

use crate::common;
use crate::common::generate::Random;
use crate::common::schema_oracle::{Folder, has_xmllint, second, verdicts};
use crate::common::{conformance, mutate};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use wirecopy::internals::NEWEST;
use wirecopy::{Checker, ReadOptions, Severity};

fn documents(data: &Path) -> Vec<PathBuf> {
    common::files(&[data.join("newsml-g2/examples"), data.join("newsml-g2/unit")], "xml")
}

/// Errors of the grammar and of XML in a document: the verdict is that there are none.
fn errors(text: &str, from: &str) -> Vec<String> {
    let options = ReadOptions { from: Some(from.to_owned()), ..ReadOptions::default() };
    let findings = Checker::default().check_bytes("document", text.as_bytes(), &options).findings;
    let of_interest =
        |name: &str| name.starts_with("g2/") || name.starts_with("xml/") || name.starts_with("limit/");
    let list = findings.list().iter().filter(|f| f.severity == Severity::Error && of_interest(f.rule.name));
    list.map(|f| format!("{} {} [{}]", f.place.path.as_deref().unwrap_or("-"), f.message, f.rule.name))
        .collect()
}

fn version(text: &str) -> String {
    let after = text.split_once("standardversion").map(|(_, a)| a).unwrap_or_default();
    let value = after.split(['"', '\'']).nth(1).unwrap_or_default();
    if wirecopy::internals::knows(value) { value.to_owned() } else { NEWEST.to_owned() }
}

fn compare(
    data: &Path,
    folder: &str,
    texts: BTreeMap<String, Vec<(String, String)>>,
    forced: bool,
) -> (usize, usize) {
    let folder = Folder::new(folder);
    let (mut valid, mut invalid, mut wrong) = (0, 0, Vec::new());
    for (version, list) in &texts {
        let only: Vec<String> = list.iter().map(|(_, text)| text.clone()).collect();
        let mut disputed = Vec::new();
        for (at, ((name, text), (sound, said))) in
            list.iter().zip(verdicts(data, &folder, version, &only)).enumerate()
        {
            let from = if forced { format!("newsml-g2@{version}") } else { "newsml-g2".to_owned() };
            let ours = errors(text, &from);
            if sound {
                valid += 1
            } else {
                invalid += 1
            }
            if sound != ours.is_empty() {
                let shown = format!(
                    "{version} {name}\n  xmllint: {}\n  ours: {}",
                    said.trim(),
                    ours.join("\n        ")
                );
                disputed.push((at, ours.is_empty(), shown));
            }
        }
        let places: Vec<usize> = disputed.iter().map(|(at, ..)| *at).collect();
        let judged = if places.is_empty() { None } else { second(&folder, version, &places) };
        for (row, (_, ours, shown)) in disputed.into_iter().enumerate() {
            match judged.as_ref().map(|j| j[row].as_str()) {
                Some(said) if said.is_empty() == ours => println!("xmllint errs: {shown}\n  Xerces: {said}"),
                None if std::env::var_os("WIRECOPY_CONFORMANCE").is_none() => {
                    println!("xmllint differs, and there is no Java to ask: {shown}");
                }
                said => wrong.push(format!("{shown}\n  Xerces: {}", said.unwrap_or("not asked"))),
            }
        }
    }
    println!("{valid} valid, {invalid} invalid, {} disagreements", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.iter().take(40).cloned().collect::<Vec<_>>().join("\n"));
    (valid, invalid)
}

#[test]
fn every_document_gets_the_verdict_of_its_version() {
    let Some(data) = conformance() else { return };
    if !has_xmllint() {
        return;
    }
    let mut texts: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for path in documents(&data) {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        texts.entry(version(&text)).or_default().push((name, text));
    }
    let (valid, invalid) = compare(&data, "verdicts", texts, false);
    assert!(valid > 80 && invalid >= 2, "{valid} {invalid}");
}

#[test]
fn every_document_gets_the_verdict_of_every_version() {
    let Some(data) = conformance() else { return };
    if !has_xmllint() {
        return;
    }
    let mut texts: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for path in documents(&data) {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for version in wirecopy::internals::versions() {
            texts.entry((*version).to_owned()).or_default().push((name.clone(), text.clone()));
        }
    }
    let (valid, invalid) = compare(&data, "versions", texts, true);
    assert!(valid > 500 && invalid > 500, "{valid} {invalid}");
}

#[test]
fn damaged_documents_get_the_verdict_of_the_schema() {
    let Some(data) = conformance() else { return };
    if !has_xmllint() {
        return;
    }
    let seed = std::env::var("WIRECOPY_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(1);
    let count: usize = std::env::var("WIRECOPY_MUTANTS").ok().and_then(|s| s.parse().ok()).unwrap_or(6_000);
    let mut random = Random::new(seed);
    let all: Vec<(String, String)> = documents(&data)
        .iter()
        .map(|p| (p.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(p).unwrap()))
        .collect();
    let mut texts: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut made = 0;
    while made < count {
        let (name, text) = &all[random.below(all.len())];
        let mut text = text.clone();
        let mut what = Vec::new();
        for _ in 0..=random.below(2) {
            if let Some((mutant, done)) = mutate::mutate(&text, &mut random) {
                text = mutant;
                what.push(done);
            }
        }
        if what.is_empty() {
            continue;
        }
        made += 1;
        texts.entry(version(&text)).or_default().push((format!("{name}: {}", what.join(", ")), text));
    }
    let (valid, invalid) = compare(&data, "mutants", texts, false);
    assert!(valid > count / 20 && invalid > count / 4, "{valid} {invalid}");
}
