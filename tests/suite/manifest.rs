//! What Cargo.toml says of the package is true: the Rust that it needs, and whose code a built program contains.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The packages that the library and the program are built of, as locked, for the platform that CI has. Nothing is
/// fetched for it.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let root = text(&metadata["resolve"], "root");
    let (mut used, mut open) = (BTreeSet::from([root]), vec![root]);
    while let Some(id) = open.pop() {
        let node = nodes.iter().find(|node| text(node, "id") == id).unwrap();
        for dependency in node["deps"].as_array().unwrap() {
            // What only tests need is in no program.
            let shipped = dependency["dep_kinds"].as_array().unwrap().iter().any(|k| k["kind"] != "dev");
            if shipped && used.insert(text(dependency, "pkg")) {
                open.push(text(dependency, "pkg"));
            }
        }
    }
    let all = metadata["packages"].as_array().unwrap();
    all.iter().filter(|p| text(p, "id") != root && used.contains(text(p, "id"))).cloned().collect()
}

fn rust_version(text: &str) -> (u32, u32) {
    let mut numbers = text.split('.').map(|n| n.parse().unwrap());
    (numbers.next().unwrap(), numbers.next().unwrap())
}

#[test]
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
fn the_rust_that_is_stated_is_new_enough_for_every_dependency() {
    let stated = env!("CARGO_PKG_RUST_VERSION");
    for package in packages() {
        if let Some(needs) = package["rust_version"].as_str() {
            assert!(
                rust_version(needs) <= rust_version(stated),
                "{} {} needs Rust {needs}, Cargo.toml states {stated}",
                text(&package, "name"),
                text(&package, "version")
            );
        }
    }
    let readme = file("README.md");
    assert!(readme.contains(&format!("{stated} or newer")), "the README states another Rust than {stated}");
}

#[test]
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
fn the_licences_of_what_a_program_contains_are_listed() {
    let mut list = String::from(
        "# Third-party code\n\nA program that is built of wirecopy contains code of these packages, under these licences. Each package's\n\
         own archive has the texts of its licences and the names of its authors. `INSTA_UPDATE=always cargo test --test suite manifest::`\n\
         writes this file anew.\n\n| package | version | licence | source |\n|---|---|---|---|\n",
    );
    let mut packages = packages();
    packages.sort_by_key(|p| (text(p, "name").to_owned(), text(p, "version").to_owned()));
    for package in &packages {
        let licence = text(package, "license");
        assert!(!licence.is_empty(), "{} states no licence", text(package, "name"));
        list.push_str(&format!(
            "| {} | {} | {licence} | {} |\n",
            text(package, "name"),
            text(package, "version"),
            text(package, "repository")
        ));
    }
    assert!(packages.len() > 50);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("THIRD-PARTY.md");
    if std::env::var("INSTA_UPDATE").is_ok_and(|v| v == "always") {
        std::fs::write(&path, &list).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == list, "THIRD-PARTY.md is not current: run the tests with INSTA_UPDATE=always");
}

#[test]
fn the_licences_of_the_package_are_there() {
    assert_eq!(env!("CARGO_PKG_LICENSE"), "MIT OR Apache-2.0");
    assert!(file("LICENSE-MIT").starts_with("MIT License"));
    assert!(file("LICENSE-APACHE").contains("Apache License"));
    for key in ["repository", "documentation", "homepage"] {
        assert!(file("Cargo.toml").contains(&format!("\n{key} = \"https://")), "Cargo.toml has no {key}");
    }
}
