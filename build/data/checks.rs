//! What may be wrong with entries: unknown languages, empty columns, words that are there already or can never match.

use super::files::{DataFile, Form, Shape};
use super::parse::{Entry, Problem, Section};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization as _;

/// Looks at all entries of a file.
pub fn check(
    file: &DataFile,
    sections: &[Section],
    languages: &BTreeSet<String>,
    problems: &mut Vec<Problem>,
) {
    for section in sections {
        let cased = file.tables.iter().any(|table| {
            table.sections.contains(&section.name.as_str())
                && matches!(table.shape, Shape::CasedSet | Shape::CasedList | Shape::Schemes)
        });
        for entry in &section.entries {
            let message = language(entry, languages)
                .or_else(|| columns(file.form, entry))
                .or_else(|| entry.words.iter().find_map(|word| spelling(word, cased)));
            problems.extend(message.map(|message| Problem::new(file.name, entry.line, message)));
        }
    }
    for table in file.tables {
        let own: Vec<&Section> =
            sections.iter().filter(|section| table.sections.contains(&section.name.as_str())).collect();
        match table.shape {
            // A word may say several things, each once.
            Shape::Flags(_) => own.iter().for_each(|section| duplicates(file, &[section], problems)),
            _ => duplicates(file, &own, problems),
        }
        let limit = if table.name == "FREQUENT_WORDS" { 32 } else { usize::MAX };
        if let Some(entry) = own.iter().flat_map(|section| &section.entries).nth(limit) {
            let message = format!("more than {limit} languages: take one out, or ask for a wider table");
            problems.push(Problem::new(file.name, entry.line, message));
        }
    }
}

fn language(entry: &Entry, languages: &BTreeSet<String>) -> Option<String> {
    let unknown = entry.languages.iter().find(|tag| !languages.contains(*tag))?;
    Some(format!(
        "unknown language `{unknown}`: start the line with a tag of data/languages.txt and two spaces, \
         as in `tr  yazan`; add a language that is missing there"
    ))
}

/// Whether a line has as many columns as its form asks for, and none of them empty.
fn columns(form: Form, entry: &Entry) -> Option<String> {
    let count = entry.words.len();
    if entry.words.is_empty() || entry.words.iter().any(|word| word.trim().is_empty()) {
        return Some(match form {
            Form::Months => "a column is empty: write twelve months with ` | ` between them".to_owned(),
            _ => "the words are missing: write them after the language, as in `tr  yazan`".to_owned(),
        });
    }
    match form {
        Form::Months if count != 12 => Some(format!("{count} months instead of 12: put ` | ` between them")),
        Form::Schemes => {
            let [alias, uri, since, ..] = entry.words.as_slice() else {
                return Some("a column is empty: write alias, URI and number of the catalogue".to_owned());
            };
            (!uri.contains("://") || since.parse::<u8>().is_err() || count > 4).then(|| {
                format!("`{alias}` is not followed by a URI, the number of a catalogue and at most a day")
            })
        }
        _ => None,
    }
}

/// Whether a word can never match as it is written.
fn spelling(word: &str, cased: bool) -> Option<String> {
    let composed: String = word.nfc().collect();
    if composed != word {
        let escaped = composed.escape_unicode();
        return Some(format!(
            "`{word}` is not in Unicode's normalization form C, which texts are in: write `{composed}` ({escaped})"
        ));
    }
    let lower = word.to_lowercase();
    (!cased && lower != word)
        .then(|| format!("`{word}` has capitals, and texts are compared in lower case: write `{lower}`"))
}

/// Reports words that a table would have twice.
fn duplicates(file: &DataFile, sections: &[&Section], problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<String, (&Entry, &str)> = BTreeMap::new();
    for section in sections {
        for entry in &section.entries {
            let key = match file.form {
                // A language has one line of many words, and several lines of months.
                Form::Frequent => entry.languages.join(","),
                Form::Months => format!("{}  {}", entry.languages.join(","), entry.words.join(" | ")),
                _ => entry.phrase().to_owned(),
            };
            let Some((first, name)) = seen.get(&key) else {
                seen.insert(key, (entry, &section.name));
                continue;
            };
            let new: Vec<&str> = entry
                .languages
                .iter()
                .filter(|tag| !first.languages.contains(tag))
                .map(String::as_str)
                .collect();
            let advice = if new.is_empty() {
                "delete this line".to_owned()
            } else {
                let all = [first.languages.join(","), new.join(",")].join(",");
                format!("delete this line and write `{all}  {key}` there")
            };
            let message = format!("`{key}` is in line {} ([{name}]) already: {advice}", first.line);
            problems.push(Problem::new(file.name, entry.line, message));
        }
    }
    for entry in sections.iter().flat_map(|section| &section.entries).filter(|_| file.form == Form::Frequent)
    {
        let mut words = BTreeSet::new();
        if let Some(word) = entry.words.iter().find(|word| !words.insert(word.as_str())) {
            problems.push(Problem::new(
                file.name,
                entry.line,
                format!("`{word}` is twice in this line: delete one"),
            ));
        }
    }
}
