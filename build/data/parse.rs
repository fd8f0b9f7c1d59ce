//! The lines of a data file: comments, sections, and entries with their columns.

use super::files::{DataFile, Form};
use std::collections::BTreeSet;
use std::fmt;

/// What is wrong with a line of a data file, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The name of the file, without folder and extension.
    pub file: String,
    /// The number of the line, from 1; 0 for the whole file.
    pub line: usize,
    pub message: String,
}

impl Problem {
    pub fn new(file: &str, line: usize, message: String) -> Self {
        Self { file: file.to_owned(), line, message }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "data/{}.txt: {}", self.file, self.message),
            line => write!(f, "data/{}.txt:{line}: {}", self.file, self.message),
        }
    }
}

/// A line with words.
#[derive(Debug, Clone)]
pub struct Entry {
    pub line: usize,
    /// The languages that have the words; none where the file has no languages.
    pub languages: Vec<String>,
    /// The words: one phrase, or the columns of a line that has several.
    pub words: Vec<String>,
}

impl Entry {
    /// The first column.
    pub fn phrase(&self) -> &str {
        self.words.first().map(String::as_str).unwrap_or_default()
    }
}

/// The lines below a heading in square brackets.
#[derive(Debug)]
pub struct Section {
    pub name: String,
    pub entries: Vec<Entry>,
}

/// Splits a file into sections, and its lines into columns.
pub fn sections(file: &DataFile, text: &str, problems: &mut Vec<Problem>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let line = line.trim();
        let mut wrong = |message: String| problems.push(Problem::new(file.name, number, message));
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[') {
            let name = name.strip_suffix(']').unwrap_or(name);
            if !file.sections.contains(&name) {
                wrong(format!("unknown section `{name}`: use one of {}", file.sections.join(", ")));
            } else if sections.iter().any(|section| section.name == name) {
                wrong(format!("section `{name}` is in this file already: add these lines there"));
            }
            sections.push(Section { name: name.to_owned(), entries: Vec::new() });
            continue;
        }
        let Some(section) = sections.last_mut() else {
            wrong("this line is before the first section: move it below a line like `[lead]`".to_owned());
            continue;
        };
        section.entries.push(entry(file.form, line, number));
    }
    for name in file.sections {
        if !sections.iter().any(|section| section.name == *name) {
            problems.push(Problem::new(
                file.name,
                0,
                format!("section `{name}` is missing: add a line `[{name}]`"),
            ));
        }
    }
    sections
}

fn entry(form: Form, line: &str, number: usize) -> Entry {
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    let columns = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    let words = match form {
        Form::Words => vec![unquoted(line)],
        Form::Phrases => vec![unquoted(rest)],
        Form::Months => rest.split('|').map(|name| name.trim().to_owned()).collect(),
        Form::Frequent => columns(rest),
        Form::Schemes => columns(line),
    };
    let languages = match form {
        Form::Words | Form::Schemes => Vec::new(),
        Form::Phrases | Form::Months | Form::Frequent => first.split(',').map(str::to_owned).collect(),
    };
    Entry { line: number, languages, words }
}

/// Words without the quotation marks that keep spaces at their ends.
fn unquoted(words: &str) -> String {
    let inner = words.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
    inner.unwrap_or(words).to_owned()
}

/// The tags of the list of languages: `tr  Turkish`.
pub fn languages(file: &str, text: &str, problems: &mut Vec<Problem>) -> BTreeSet<String> {
    let mut tags = BTreeSet::new();
    for (line, number) in text.lines().zip(1..) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut wrong = |message: &str| problems.push(Problem::new(file, number, message.to_owned()));
        let Some((tag, _)) = line.split_once(char::is_whitespace) else {
            wrong("the name of the language is missing: write the tag and the name, as in `tr  Turkish`");
            continue;
        };
        let sound = (2..=3).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_lowercase());
        if !sound {
            wrong("this is no language subtag: write two or three small letters, as in `tr  Turkish`");
        } else if !tags.insert(tag.to_owned()) {
            wrong("this language is listed already: delete this line");
        }
    }
    tags
}
