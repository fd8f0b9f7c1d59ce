//! What other people's cases we pass. The names of those that pass stand in a list, which only grows: a case that
//! passes and is not in it is added with CONFORMANCE_PASSES=add.

use crate::common;
use std::collections::BTreeSet;
use std::path::Path;
use wirecopy::EncodingSource;
use wirecopy::internals::decode;
use wirecopy::{Findings, Profile, ReadOptions};

/// Whether a document is read in full: through JSON it stays what it is, and what is written of it as NewsML-G2 is
/// valid and holds the same words.
fn document_passes(name: &str, bytes: &[u8]) -> bool {
    let Ok(reading) = wirecopy::read(name, bytes, &ReadOptions::default()) else { return false };
    if reading.document.items.is_empty() {
        return false;
    }
    let json = common::write(&reading.document, "json");
    if common::read("again.json", &json, Some("json")).document != reading.document {
        return false;
    }
    let Ok(written) = wirecopy::write(&reading.document, "newsml-g2", &common::write_options()) else {
        return false;
    };
    let again = common::read("again.xml", &written.bytes, Some("newsml-g2"));
    let wrong = wirecopy::check(&again, &Profile::default());
    let bodies = |document: &wirecopy::model::Document| -> Vec<_> {
        document.items.iter().map(|i| i.content().map(|a| (a.headline.clone(), a.body.clone()))).collect()
    };
    !wrong.list().iter().any(|f| matches!(f.rule.group(), "g2" | "xml"))
        && bodies(&again.document) == bodies(&reading.document)
}

/// The cases of a file of html5lib: data and the charset that a browser reads them in.
fn sniffing(bytes: &[u8]) -> Vec<(Vec<u8>, String)> {
    let mut out = Vec::new();
    let text: String = bytes.iter().map(|b| char::from(*b)).collect();
    for case in text.split("#data\n").skip(1) {
        let (data, rest) = case.split_once("\n#encoding\n").unwrap();
        let label = rest.lines().next().unwrap().trim().to_lowercase();
        out.push((data.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect(), label));
    }
    out
}

/// Whether a page is read in the charset that it declares. Where none is declared a browser takes windows-1252; we
/// look closer, and must only not believe a declaration that is none.
fn sniffing_passes(data: &[u8], label: &str) -> bool {
    // Bytes of UTF-8 outrank what is declared; one that is none makes the declaration count.
    let bytes = [data, b"\xE9 "].concat();
    let options = ReadOptions::default();
    let mut findings = Findings::new(100);
    let Ok(source) = decode("page.html", &bytes, &options, &mut findings) else { return false };
    let encoding = source.encoding();
    let declared = matches!(encoding.how, EncodingSource::Declared | EncodingSource::Mark);
    let same = encoding.name.to_lowercase() == label;
    if label == "windows-1252" { same || !declared } else { same && declared }
}

#[test]
fn what_passed_passes() {
    let Some(data) = common::conformance() else { return };
    let mut all = 0;
    let mut passed = BTreeSet::new();
    let mut note = |name: String, passes: bool| {
        all += 1;
        if passes {
            passed.insert(name);
        }
    };
    let folders = ["newsml-g2/examples", "newsml-g2/unit", "newsml-1", "nitf", "ninjs/examples"];
    let folders = folders.map(|folder| data.join(folder));
    let name_of = |path: &Path| path.strip_prefix(&data).unwrap().display().to_string();
    for path in [common::files(&folders, "xml"), common::files(&folders, "json")].concat() {
        let name = name_of(&path);
        note(name.clone(), document_passes(&name, &std::fs::read(&path).unwrap()));
    }
    for path in common::files(&[data.join("encoding")], "dat") {
        for (at, (bytes, label)) in sniffing(&std::fs::read(&path).unwrap()).iter().enumerate() {
            note(format!("{}#{}", name_of(&path), at + 1), sniffing_passes(bytes, label));
        }
    }
    println!("{} of {all} cases of others pass", passed.len());

    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/conformance_passes.txt");
    let known: BTreeSet<String> =
        std::fs::read_to_string(&list).unwrap_or_default().lines().map(str::to_owned).collect();
    if std::env::var_os("CONFORMANCE_PASSES").is_some_and(|v| v == "add") {
        let lines: Vec<&str> = known.union(&passed).map(String::as_str).collect();
        std::fs::write(&list, lines.join("\n") + "\n").unwrap();
    } else {
        let new: Vec<_> = passed.difference(&known).collect();
        assert!(new.is_empty(), "these pass now; add them with CONFORMANCE_PASSES=add: {new:#?}");
    }
    let fallen: Vec<_> = known.difference(&passed).collect();
    assert!(fallen.is_empty(), "these passed before: {fallen:#?}");
}
