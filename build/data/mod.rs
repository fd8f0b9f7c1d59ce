//! Compiles the word lists in `data/` into constant tables. The build script and the test of these files
//! (`tests/data_files.rs`) share this module.

mod checks;
mod emit;
mod files;
mod parse;

pub use files::FILES;
pub use parse::Problem;

/// The file that lists the languages that all other files may name.
pub const LANGUAGES: &str = "languages";

/// Compiles all files to Rust, each by its name. `read` gives the text of `data/NAME.txt`.
///
/// # Errors
///
/// All problems of all files, in order: people who add words see them at once.
pub fn compile(
    read: impl Fn(&str) -> std::io::Result<String>,
) -> Result<Vec<(&'static str, String)>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut text_of = |name: &'static str| {
        read(name).unwrap_or_else(|error| {
            problems.push(Problem::new(name, 0, format!("cannot read this file: {error}")));
            String::new()
        })
    };
    let texts: Vec<(&files::DataFile, String)> =
        FILES.iter().map(|file| (file, text_of(file.name))).collect();
    let languages = text_of(LANGUAGES);
    let languages = parse::languages(LANGUAGES, &languages, &mut problems);
    let mut out = Vec::new();
    for (file, text) in texts {
        let sections = parse::sections(file, &text, &mut problems);
        checks::check(file, &sections, &languages, &mut problems);
        out.push((file.name, emit::tables(file, &sections)));
    }
    problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    problems.dedup();
    if problems.is_empty() { Ok(out) } else { Err(problems) }
}
