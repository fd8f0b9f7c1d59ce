//! The README and the pages of `docs` are true: their commands run and print what the pages show, their tables are those of
//! the program, and their links lead to files that exist.
//! INSTA_UPDATE=always writes the outputs anew.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).unwrap()
}

/// The block behind a marker, fences included.
fn marked<'t>(text: &'t str, marker: &str) -> &'t str {
    let after =
        text.split(&format!("<!-- {marker} -->\n")).nth(1).unwrap_or_else(|| panic!("{marker} is missing"));
    // A block of code may hold blank lines.
    let end =
        if after.starts_with("```") { after.find("\n```\n").map(|at| at + 4) } else { after.find("\n\n") };
    &after[..end.unwrap()]
}

/// What a fenced block holds.
fn inner(block: &str) -> String {
    let mut lines: Vec<&str> = block.lines().collect();
    lines.remove(0);
    lines.pop();
    lines.join("\n") + "\n"
}

/// Runs a line of the tour as a user would, with the built program on the path.
fn run(line: &str, folder: &Path) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_wirecopy")).parent().unwrap().to_owned();
    let mut paths = vec![binary];
    paths.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap()));
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!("{{ {line}; }} 2>&1"))
        .current_dir(folder)
        .env("PATH", std::env::join_paths(paths).unwrap())
        .env("SOURCE_DATE_EPOCH", "1795536000")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// A folder in which the commands of the tour find what they name.
fn shop(text: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("wirecopy-readme-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("fixtures")).unwrap();
    for case in std::fs::read_dir(root().join("fixtures")).unwrap() {
        let case = case.unwrap().path();
        let to = folder.join("fixtures").join(case.file_name().unwrap());
        std::fs::create_dir_all(&to).unwrap();
        for file in std::fs::read_dir(&case).unwrap() {
            let file = file.unwrap().path();
            if file.file_stem().is_some_and(|stem| stem == "input") {
                std::fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
            }
        }
    }
    std::fs::write(folder.join("desk.toml"), inner(marked(text, "profile"))).unwrap();
    folder
}

/// The README and the pages of `docs`, but the one that is made of the rules.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("README.md"), root().join("ARCHITECTURE.md")];
    let docs = std::fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    pages.extend(docs.filter(|page| page.file_name().is_some_and(|name| name != "rules.md")));
    pages.sort();
    pages
}

#[test]
#[cfg(unix)]
fn the_tour_and_the_tables_are_those_of_the_program() {
    let folder = shop(&readme());
    let update = std::env::var("INSTA_UPDATE").is_ok_and(|v| v == "always");
    for page in pages() {
        let was = std::fs::read_to_string(&page).unwrap();
        let mut is = with_outputs(&was, &folder);
        if page.ends_with("README.md") {
            is = is.replace(marked(&was, "formats"), &formats());
        }
        if update && was != is {
            std::fs::write(&page, is).unwrap();
            continue;
        }
        let line = was.lines().zip(is.lines()).find(|(a, b)| a != b);
        assert!(
            was == is,
            "{} is not true: run the tests with INSTA_UPDATE=always and read the difference; first {line:?}",
            page.display()
        );
    }
    let _ = std::fs::remove_dir_all(&folder);
}

#[test]
fn links_between_pages_lead_to_files() {
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            let is_local = !file.is_empty() && !file.contains("://");
            let exists = page.parent().unwrap().join(file).exists();
            assert!(!is_local || exists, "{}: {target} leads nowhere", page.display());
        }
    }
}

/// A page with what its commands print now.
fn with_outputs(text: &str, folder: &Path) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("```console\n") {
        let (before, block) = rest.split_at(at);
        out.push_str(before);
        let end = block.find("\n```\n").unwrap() + 1;
        let command = block.lines().nth(1).unwrap();
        let line = command.strip_prefix("$ ").unwrap_or_else(|| panic!("{command} is no command"));
        out.push_str(&format!("```console\n{command}\n{}", run(line, folder)));
        rest = &block[end..];
    }
    out.push_str(rest);
    out
}

fn formats() -> String {
    let mut rows = String::from("| name | what | read | write | endings |\n|---|---|---|---|---|");
    for format in wirecopy::FORMATS {
        let yes = |is: bool| if is { "yes" } else { "" };
        let endings: Vec<String> = format.endings.iter().map(|e| format!("`.{e}`")).collect();
        rows.push_str(&format!(
            "\n| `{}` | {} | {} | {} | {} |",
            format.name,
            format.title,
            yes(format.read.is_some()),
            yes(format.write.is_some()),
            endings.join(" ")
        ));
    }
    rows
}

#[test]
fn the_readme_names_the_rust_that_is_required() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let line = manifest.lines().find(|line| line.starts_with("rust-version")).unwrap();
    let version = line.split('"').nth(1).unwrap();
    assert!(readme().contains(&format!("Rust {version} or newer")), "{version}");
}

#[test]
fn the_architecture_names_every_room_and_no_other() {
    let page = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let table = page.split("| in `src/` |").nth(1).unwrap().split("\n\n").next().unwrap();
    let cells = table.lines().skip(2).filter_map(|line| line.split(" | ").next());
    let named: Vec<&str> = cells
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .filter(|name| name.ends_with('/'))
        .collect();
    for entry in std::fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap()) {
        let name = format!("{}/", entry.file_name().to_string_lossy());
        let is_room = entry.path().is_dir();
        assert!(!is_room || named.contains(&name.as_str()), "src/{name} is not in ARCHITECTURE.md");
    }
    for name in named {
        assert!(
            root().join("src").join(name).is_dir(),
            "src/{name} is in ARCHITECTURE.md and does not exist"
        );
    }
}

#[test]
fn the_readme_is_short() {
    let lines = readme().lines().count();
    assert!(lines <= 250, "{lines} lines: move what only some readers need to docs");
}

#[test]
fn the_test_command_stands_behind_its_marker() {
    assert_eq!(inner(marked(&readme(), "tests")), "cargo test\n");
}
