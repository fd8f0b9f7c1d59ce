//! What several tests need.

pub mod accounting;
#[cfg(feature = "cli")]
pub mod cli_sandbox;
pub mod generate;
pub mod growth;
pub mod mutate;
pub mod read_back;
pub mod schema_oracle;
pub mod xml_facts;

use std::path::{Path, PathBuf};
use wirecopy::{FORMATS, Format};
use wirecopy::{Profile, ReadOptions, WriteOptions};

/// The moment that tests fill in.
pub const NOW: &str = "2026-11-24T09:30:00Z";

pub fn write_options() -> WriteOptions {
    WriteOptions { now: Some(NOW.to_owned()), ..WriteOptions::default() }
}

pub fn read<'a>(name: &str, bytes: &'a [u8], from: Option<&str>) -> wirecopy::Reading<'a> {
    let options = ReadOptions { from: from.map(str::to_owned), ..ReadOptions::default() };
    wirecopy::read(name, bytes, &options).unwrap_or_else(|stopped| panic!("{stopped}"))
}

pub fn write(document: &wirecopy::model::Document, to: &str) -> Vec<u8> {
    wirecopy::write(document, to, &write_options()).unwrap().bytes
}

/// Writes a document, reads it back, and returns what the reading gave.
pub fn round(document: &wirecopy::model::Document, to: &str) -> wirecopy::model::Document {
    let bytes = write(document, to);
    read("round", &bytes, Some(to)).document
}

/// The rules that a check finds.
pub fn rules_of(name: &str, bytes: &[u8], from: Option<&str>, profile: &Profile) -> Vec<&'static str> {
    let options = ReadOptions { from: from.map(str::to_owned), ..ReadOptions::default() };
    match wirecopy::read(name, bytes, &options) {
        Ok(reading) => wirecopy::check(&reading, profile).list().iter().map(|f| f.rule.name).collect(),
        Err(stopped) => stopped.findings.list().iter().map(|f| f.rule.name).collect(),
    }
}

/// The conformance data beside the project; `None`, with a line that says so, where it is missing. In CI it
/// must be there.
pub fn conformance() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/conformance");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("WIRECOPY_CONFORMANCE").is_none(), "the conformance data is missing");
    println!("skipped: there is no conformance data at {}", folder.display());
    None
}

/// All files with an ending in folders and the folders within them, sorted.
pub fn files(folders: &[PathBuf], ending: &str) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut folders = folders.to_vec();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

/// The folders of `fixtures/`, sorted.
pub fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders
}

/// The file in which a fixture has what a format's writer makes of it: `item.` and the format's extension, with the
/// format's name between them where a format above it in the table has the same extension.
pub fn snapshot_name(format: &Format) -> String {
    let extension = format.endings[0];
    let first = FORMATS.iter().find(|f| f.write.is_some() && f.endings[0] == extension);
    if first.is_some_and(|first| first.name == format.name) {
        format!("item.{extension}")
    } else {
        format!("item.{}.{extension}", format.name)
    }
}

/// The input of a fixture.
pub fn input_of(folder: &Path) -> PathBuf {
    let mut inputs = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.file_stem().is_some_and(|s| s == "input"));
    let input = inputs.next().unwrap_or_else(|| panic!("{} has no input", folder.display()));
    assert!(inputs.next().is_none(), "{} has several inputs", folder.display());
    input
}
