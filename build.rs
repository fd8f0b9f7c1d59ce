//! Compiles the grammar of NewsML-G2 in `schemas/newsml-g2/` into constant tables, so that no schema is parsed
//! at start.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "build/automaton.rs"]
mod automaton;
#[path = "build/compile.rs"]
mod compile;
#[path = "build/emit.rs"]
mod emit;
#[path = "build/lines.rs"]
mod lines;

const FOLDER: &str = "schemas/newsml-g2";

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=build.rs");
    let root = std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let mut text = String::new();
    for name in ["simple-types", "attributes", "groups", "types", "elements", "odrl"] {
        let path = root.join(FOLDER).join(format!("{name}.txt"));
        text.push_str(&std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())));
        text.push('\n');
    }
    let grammar = compile::compile(&lines::parse(&text));
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").unwrap()).join("newsml_g2_grammar.rs");
    std::fs::write(&out, emit::emit(&grammar)).unwrap();
}
