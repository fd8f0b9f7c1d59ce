//! The files of `src` as the architecture test sees them: their modules, and the paths that they name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A file of `src`.
pub struct SourceFile {
    /// Its path below `src`, with `/`.
    pub name: String,
    /// Its module's path: nothing for `lib.rs`.
    pub module: Vec<String>,
    pub lines: usize,
    /// The code without comments, texts and tests.
    code: String,
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All files but those of tests, sorted by name.
pub fn source_files() -> Vec<SourceFile> {
    let root = root();
    let mut files = Vec::new();
    let mut tests = BTreeSet::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|e| e != "rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            let steps = name.trim_end_matches(".rs").split('/').map(str::to_owned);
            let mut module: Vec<String> = steps.collect();
            if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
                module.pop();
            }
            let (code, test_modules) = without_tests(&without_texts(&text));
            tests.extend(test_modules.into_iter().map(|own| [module.clone(), vec![own]].concat()));
            files.push(SourceFile { name, module, lines: text.lines().count(), code });
        }
    }
    files.retain(|file| !tests.iter().any(|test: &Vec<String>| file.module.starts_with(test)));
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

impl SourceFile {
    /// The room: the folder or file of `src` that the file is or is in.
    pub fn room(&self) -> &str {
        self.module.first().map_or("lib", String::as_str)
    }

    pub fn names(&self, what: &str) -> bool {
        starts(&self.code, what).next().is_some()
    }

    /// The files that this one names by a path of the crate.
    pub fn targets<'f>(&self, files: &'f [Self]) -> Vec<&'f Self> {
        let mut out: Vec<&Self> = Vec::new();
        for path in self.paths(files) {
            // The longest part of the path that is a module; what is none is of the module before.
            let of = |length: usize| files.iter().find(|f| f.module == path[..length] && f.name != "main.rs");
            let Some(target) = (0..=path.len()).rev().find_map(of) else { continue };
            if target.name != self.name && !out.iter().any(|other| other.name == target.name) {
                out.push(target);
            }
        }
        out
    }

    /// The paths that the file names after `crate::` and `super::`, from the root of the crate.
    fn paths(&self, files: &[Self]) -> Vec<Vec<String>> {
        let mut out = Vec::new();
        for at in starts(&self.code, "crate::") {
            tree(&self.code[at + "crate::".len()..], &[], &mut out);
        }
        for at in starts(&self.code, "super::") {
            if self.code[..at].ends_with("super::") {
                continue;
            }
            let mut rest = &self.code[at..];
            let mut base = self.module.as_slice();
            while let Some(after) = rest.strip_prefix("super::") {
                rest = after;
                base = &base[..base.len().saturating_sub(1)];
            }
            tree(rest, base, &mut out);
        }
        if self.module.is_empty() || self.name == "main.rs" {
            // The root names its modules without more; the program names the library.
            let rooms: BTreeSet<&str> = files.iter().map(Self::room).collect();
            for room in rooms {
                for at in starts(&self.code, &format!("{room}::")) {
                    tree(&self.code[at..], &[], &mut out);
                }
            }
            for at in starts(&self.code, "wirecopy::") {
                tree(&self.code[at + "wirecopy::".len()..], &[], &mut out);
            }
        }
        out
    }
}

/// Where a word begins that is no part of a longer one.
fn starts<'t>(code: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |at| !code[..*at].ends_with(part))
        .filter(move |at| word.ends_with(':') || !code[at + word.len()..].starts_with(part))
}

/// The paths of a tree such as `a::{b, c::D}`; gives back what follows it.
fn tree<'t>(code: &'t str, base: &[String], out: &mut Vec<Vec<String>>) -> &'t str {
    let mut path = base.to_vec();
    let mut rest = code.trim_start();
    loop {
        if let Some(list) = rest.strip_prefix('{') {
            rest = list.trim_start();
            while !rest.starts_with('}') && !rest.is_empty() {
                let before = rest.len();
                rest = tree(rest, &path, out).trim_start();
                // A name may be imported as another.
                rest = rest.strip_prefix("as ").map_or(rest, |r| {
                    r.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').trim_start()
                });
                rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
                if rest.len() == before {
                    rest = "";
                }
            }
            return rest.strip_prefix('}').unwrap_or(rest);
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if end > 0 && &rest[..end] != "self" {
            path.push(rest[..end].to_owned());
        }
        rest = &rest[end..];
        match rest.strip_prefix("::") {
            Some(after) => rest = after.trim_start(),
            None => break,
        }
    }
    out.push(path);
    rest.strip_prefix('*').unwrap_or(rest)
}

/// Code without comments and without what texts and characters contain.
fn without_texts(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skip = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if c == '"' {
            let mut escaped = false;
            let end = rest[1..].find(|c: char| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |at| at + 2)
        } else if (rest.starts_with("r\"") || rest.starts_with("r#"))
            && !out.ends_with(|c: char| c.is_alphanumeric() || c == '_')
        {
            let hashes = rest[1..].chars().take_while(|c| *c == '#').count();
            let end = format!("\"{}", "#".repeat(hashes));
            let start = 2 + hashes;
            let is_text = rest.get(1 + hashes..).is_some_and(|r| r.starts_with('"'));
            if is_text { rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len()) } else { 0 }
        } else if c == '\'' {
            let inner = rest[1..].chars().next().unwrap_or_default();
            if inner == '\\' {
                rest.get(3..).and_then(|r| r.find('\'')).map_or(0, |at| at + 4)
            } else if rest[1 + inner.len_utf8()..].starts_with('\'') {
                2 + inner.len_utf8()
            } else {
                0
            }
        } else {
            0
        };
        if skip == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            // Whatever it was, it parts what stands beside it.
            out.push(' ');
            rest = &rest[skip..];
        }
    }
    out
}

/// Code without what only tests compile, and the modules of other files that only tests compile.
fn without_tests(code: &str) -> (String, Vec<String>) {
    const MARK: &str = "#[cfg(test)]";
    let (mut out, mut modules) = (String::new(), Vec::new());
    let mut rest = code;
    while let Some(at) = rest.find(MARK) {
        out.push_str(&rest[..at]);
        rest = &rest[at + MARK.len()..];
        let end = rest.find(['{', ';']).unwrap_or(rest.len());
        if rest[end..].starts_with('{') {
            let mut depth = 0;
            let close = rest[end..].find(|c: char| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                depth == 0
            });
            rest = close.map_or("", |close| &rest[end + close + 1..]);
        } else {
            modules.extend(rest[..end].split("mod ").nth(1).map(|name| name.trim().to_owned()));
            rest = rest.get(end + 1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    (out, modules)
}
