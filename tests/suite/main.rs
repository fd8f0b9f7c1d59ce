//! The integration tests, as one program, so that the library is linked once. `cargo test --test suite fixtures::` runs
//! the tests of one file.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]
#![recursion_limit = "256"]

mod common;

mod accounting;
mod clean_text;
mod conformance_passes;
mod encodings;
mod false_positives;
mod fidelity;
mod fixtures;
mod grammar;
mod hostile;
mod losses;
mod manifest;
mod mojibake;
mod newsml_1;
mod newsml_g2;
mod ninjs;
mod nitf;
mod pages;
mod profiles;
mod round_trips;
mod rules;
mod schemas;
mod text;
mod xml_suite;

// These start the program.
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod cli_check;
#[cfg(feature = "cli")]
mod conformance;
#[cfg(feature = "cli")]
mod messages;
#[cfg(feature = "cli")]
mod readme;
#[cfg(feature = "cli")]
mod reports;
#[cfg(feature = "cli")]
mod words;

/// A file that is no module would not be run, and nobody would know.
#[test]
fn every_file_is_a_module() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let modules = std::fs::read_to_string(folder.join("main.rs")).unwrap();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.extension().is_some_and(|e| e == "rs") && name != "main" {
            assert!(
                modules.contains(&format!("\nmod {name};")),
                "tests/suite/main.rs has no line `mod {name};`"
            );
        }
    }
}
