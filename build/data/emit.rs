//! Sections to constant tables in Rust.

use super::files::{DataFile, Form, Shape, Table};
use super::parse::{Entry, Section};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The tables of a file.
pub fn tables(file: &DataFile, sections: &[Section]) -> String {
    let mut out = format!("// Compiled from `data/{}.txt` by the build script.\n", file.name);
    for table in file.tables {
        let entries = sections
            .iter()
            .filter(|section| table.sections.contains(&section.name.as_str()))
            .flat_map(|section| section.entries.iter().map(|entry| (section.name.as_str(), entry)));
        emit(file, table, entries, &mut out);
    }
    out
}

fn emit<'e>(
    file: &DataFile,
    table: &Table,
    entries: impl Iterator<Item = (&'e str, &'e Entry)>,
    out: &mut String,
) {
    let (kind, rows): (&str, Vec<String>) = match table.shape {
        Shape::Set | Shape::CasedSet => {
            let mut words: Vec<&str> = entries.map(|(_, entry)| entry.phrase()).collect();
            words.sort_unstable();
            ("&str", words.iter().map(|word| format!("{word:?}")).collect())
        }
        Shape::List | Shape::CasedList => {
            ("&str", entries.map(|(_, entry)| format!("{:?}", entry.phrase())).collect())
        }
        Shape::Spaced => {
            ("&str", entries.map(|(_, entry)| format!("{:?}", format!(" {} ", entry.phrase()))).collect())
        }
        Shape::LongestFirst => {
            let mut words: Vec<&str> = entries.map(|(_, entry)| entry.phrase()).collect();
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
            ("&str", words.iter().map(|word| format!("{word:?}")).collect())
        }
        Shape::Flags(module) => {
            let mut flags: BTreeMap<&str, Vec<String>> = BTreeMap::new();
            for (section, entry) in entries {
                let bit = format!("{module}::{}", section.to_uppercase().replace('-', "_"));
                flags.entry(entry.phrase()).or_default().push(bit);
            }
            let row = |(word, bits): (&&str, &Vec<String>)| format!("({word:?}, {})", bits.join(" | "));
            ("(&str, u32)", flags.iter().map(row).collect())
        }
        Shape::ByLanguage => {
            let between = if file.form == Form::Months { "|" } else { " " };
            let row = |entry: &Entry| {
                let tag = entry.languages.first().map(String::as_str).unwrap_or_default();
                format!("({tag:?}, {:?})", entry.words.join(between))
            };
            ("(&str, &str)", entries.map(|(_, entry)| row(entry)).collect())
        }
        Shape::Schemes => {
            let mut rows: Vec<&Entry> = entries.map(|(_, entry)| entry).collect();
            rows.sort_by_key(|entry| entry.phrase());
            let row = |entry: &&Entry| match entry.words.as_slice() {
                [alias, uri, since, rest @ ..] => format!(
                    "IptcScheme {{ alias: {alias:?}, uri: {uri:?}, since: {since}, retired: {:?} }}",
                    rest.first()
                ),
                _ => String::new(),
            };
            ("IptcScheme", rows.iter().map(row).collect())
        }
    };
    let _ = write!(out, "pub const {}: &[{kind}] = &[\n    {},\n];\n", table.name, rows.join(",\n    "));
}
