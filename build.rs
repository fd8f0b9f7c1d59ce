//! Compiles the grammar of NewsML-G2 in `schemas/newsml-g2/` and the word lists in `data/` into constant tables, so
//! that no schema and no list is parsed at start.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "build/automaton.rs"]
mod automaton;
#[path = "build/compile.rs"]
mod compile;
#[path = "build/data/mod.rs"]
mod data;
#[path = "build/emit.rs"]
mod emit;
#[path = "build/lines.rs"]
mod lines;

use std::path::{Path, PathBuf};

const GRAMMAR: &str = "schemas/newsml-g2";
const DATA: &str = "data";

fn main() {
    for path in [GRAMMAR, DATA, "build", "build.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap());
    grammar(&root.join(GRAMMAR), &out.join("newsml_g2_grammar.rs"));
    word_lists(&root.join(DATA), &out.join(DATA));
}

fn grammar(folder: &Path, out: &Path) {
    let mut text = String::new();
    for name in ["simple-types", "attributes", "groups", "types", "elements", "odrl"] {
        let path = folder.join(format!("{name}.txt"));
        text.push_str(&std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())));
        text.push('\n');
    }
    let grammar = compile::compile(&lines::parse(&text));
    std::fs::write(out, emit::emit(&grammar)).unwrap();
}

fn word_lists(folder: &Path, out: &Path) {
    match data::compile(|name| std::fs::read_to_string(folder.join(format!("{name}.txt")))) {
        Ok(tables) => {
            std::fs::create_dir_all(out).unwrap();
            for (name, tables) in tables {
                std::fs::write(out.join(format!("{name}.rs")), tables).unwrap();
            }
        }
        // Cargo prints them as errors of the build and stops.
        Err(problems) => problems.iter().for_each(|problem| println!("cargo::error={problem}")),
    }
}
