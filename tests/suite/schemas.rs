//! The published schemas of profiles and settings are those that files are read by, and what the program prints fits
//! the published schemas. INSTA_UPDATE=always writes them anew.

use crate::common;
use crate::common::{fixtures, input_of, read};
use std::path::Path;
use wirecopy::BUILT_IN;
use wirecopy::internals::{config_schema, profile_schema};

fn guard_value(name: &str, value: &serde_json::Value) {
    let text = format!("{}\n", serde_json::to_string_pretty(value).unwrap());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(name);
    if std::env::var("INSTA_UPDATE").is_ok_and(|v| v == "always") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == text,
        "{name} is not what the types say: run the tests with INSTA_UPDATE=always and read the difference"
    );
}

/// A text of TOML as JSON, as editors see it.
fn as_json(toml: &str) -> serde_json::Value {
    toml::from_str::<serde_json::Value>(toml).unwrap()
}

#[test]
fn the_schemas_of_profiles_and_settings_are_those_that_files_are_read_by() {
    let rules = wirecopy::registry::names();
    guard_value("profile.schema.json", &profile_schema(&rules));
    guard_value("wirecopy.schema.json", &config_schema(&rules));
    let profile = jsonschema::draft202012::new(&profile_schema(&rules)).unwrap();
    for (name, text) in BUILT_IN {
        let wrong: Vec<String> = profile.iter_errors(&as_json(text)).map(|e| e.to_string()).collect();
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
    }
    // What the reader refuses the schema refuses too, and the other way round.
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let desk = readme.split("<!-- profile -->\n```toml\n").nth(1).unwrap().split("```").next().unwrap();
    for (toml, sound) in [
        (desk, true),
        ("[[when]]\nclass = \"picture\"\naction = [\"kill\"]\nrequired = [\"edNotes\"]", true),
        ("required = [\"slug\"]", false),
        ("[length]\nheadline = \"64\"", false),
        ("[length]\nheadline = { max = 64, unit = \"letter\" }", false),
        ("[severity]\n\"text/none\" = \"off\"", false),
        ("[severity]\ntext = \"info\"", true),
        ("[count]\nsubjects = { least = 1 }", false),
        ("defaults.language = \"en\"", true),
    ] {
        let mut findings = wirecopy::Findings::new(10);
        wirecopy::Profile::parse(toml, &rules, &mut findings).unwrap();
        assert_eq!(findings.list().is_empty(), sound, "{toml}: {:?}", findings.list());
        assert_eq!(profile.is_valid(&as_json(toml)), sound, "{toml}");
    }
}

#[test]
#[cfg(feature = "cli")]
fn what_the_command_line_prints_for_programs_fits_its_schemas() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (command, schema) in [("check", "finding"), ("inspect", "inspection")] {
        let text = std::fs::read_to_string(root.join(format!("schemas/{schema}.schema.json"))).unwrap();
        let validator = jsonschema::draft202012::new(&serde_json::from_str(&text).unwrap()).unwrap();
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_wirecopy"))
            .args([command, "--report", "json"])
            .args(fixtures().iter().map(|folder| input_of(folder)))
            .output()
            .unwrap();
        let lines = String::from_utf8(output.stdout).unwrap();
        assert!(lines.lines().count() >= fixtures().len(), "{command}: {lines}");
        for line in lines.lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let wrong: Vec<String> =
                validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert!(wrong.is_empty(), "{command}: {}\n{line}", wrong.join("\n"));
        }
    }
}

#[test]
fn every_item_that_is_written_fits_its_schema() {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/article.schema.json"))
            .unwrap();
    let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let mut documents: Vec<wirecopy::model::Document> =
        (1..=200).map(|seed| common::generate::Random::new(seed).article().into()).collect();
    for folder in fixtures() {
        let input = input_of(&folder);
        let bytes = std::fs::read(&input).unwrap();
        documents.push(read(&input.to_string_lossy(), &bytes, None).document);
    }
    for document in documents {
        let value: serde_json::Value = serde_json::from_slice(&common::write(&document, "json")).unwrap();
        let wrong: Vec<String> =
            validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(wrong.is_empty(), "{}\n{value:#}", wrong.join("\n"));
    }
    assert!(
        !validator.is_valid(&serde_json::json!({"kind": "article", "version": "two"})),
        "the schema forbids something"
    );
}
