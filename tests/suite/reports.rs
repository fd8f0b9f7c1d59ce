//! Reports for other programs: valid by their schemas, whole when an input cannot be read, and without a say in the
//! exit code.

use crate::common;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A folder with a clean item, one with findings, one whose name and words are awkward; and a missing one.
fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("wirecopy-reports-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&path).unwrap();
    let clean = r#"{"kind":"article","guid":"urn:x:1","version":1,"language":"en","provider":{"name":"Nord"},"versionCreated":"2026-11-24T09:00:00Z","headline":"Rain","body":[{"kind":"paragraph","content":[{"kind":"text","text":"It rained."}]}]}"#;
    std::fs::write(path.join("clean.json"), clean).unwrap();
    std::fs::write(
        path.join("faulty.json"),
        r#"{"kind":"article","headline":"100 % <rain> , \"wet\" & cold","headine":"x","language":"en"}"#,
    )
    .unwrap();
    std::fs::write(path.join("خبر ۱,a:b.txt"), "باران\u{202E} آمد.\n\nدر شمال باران آمد و مردم شاد شدند.\n")
        .unwrap();
    path
}

const FILES: [&str; 4] = ["clean.json", "faulty.json", "خبر ۱,a:b.txt", "missing.json"];

fn check(name: &str, arguments: &[&str]) -> (PathBuf, Output) {
    let path = folder(name);
    let output = Command::new(env!("CARGO_BIN_EXE_wirecopy"))
        .arg("check")
        .args(FILES)
        .args(arguments)
        .current_dir(&path)
        .env("SOURCE_DATE_EPOCH", "1700000000")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "a report changes no exit code");
    (path, output)
}

#[test]
fn sarif_holds_every_finding_and_fits_its_schema() {
    let (_, output) = check("sarif", &["--report", "sarif"]);
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let results = run["results"].as_array().unwrap();
    let (_, lines) = check("sarif-lines", &["--report", "json"]);
    assert_eq!(results.len(), String::from_utf8(lines.stdout).unwrap().lines().count());
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    assert!(results.iter().any(|result| result["fixes"].is_array()), "a space stands before a mark");
    let uris: Vec<&str> = results
        .iter()
        .map(|r| r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap())
        .collect();
    assert!(uris.iter().all(|uri| uri.is_ascii() && !uri.contains([' ', ',', ':'])), "{uris:?}");
    let Some(data) = common::conformance() else { return };
    let schema = std::fs::read_to_string(data.join("reports/sarif-schema-2.1.0.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> =
        validator.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn junit_is_valid_and_says_what_could_not_be_read() {
    let (path, output) = check("junit", &["--report", "junit"]);
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert_eq!(text.matches("<testsuite ").count(), FILES.len(), "{text}");
    assert!(text.contains("timestamp=\"2023-11-14T22:13:20\""), "{text}");
    assert!(text.contains("errors=\"1\""), "{text}");
    let Some(data) = common::conformance() else { return };
    let file = path.join("report.xml");
    std::fs::write(&file, &output.stdout).unwrap();
    let schema = data.join("reports/JUnit.xsd");
    let Ok(lint) =
        Command::new("xmllint").args(["--nonet", "--noout", "--schema"]).arg(schema).arg(&file).output()
    else {
        println!("skipped: there is no xmllint");
        return;
    };
    assert!(lint.status.success(), "{}", String::from_utf8_lossy(&lint.stderr));
}

#[test]
fn annotations_are_a_line_each() {
    let (_, output) = check("github", &["--report", "github"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.lines().all(|line| line.starts_with("::")), "{text}");
    assert!(text.contains("::error file=faulty.json,line=1,"), "{text}");
    assert!(text.contains("file=خبر ۱%2Ca%3Ab.txt,"), "{text}");
}

#[test]
fn a_report_goes_to_a_file_beside_the_text() {
    let (path, output) = check("file", &["--report", "sarif", "--report-file", "report.sarif"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("faulty.json:1:") && text.contains("checked:"), "{text}");
    let log: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path.join("report.sarif")).unwrap()).unwrap();
    assert_eq!(log["version"], "2.1.0");
}
