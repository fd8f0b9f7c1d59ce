//! The word lists of `data/` compile, and whoever makes a mistake in one is told the line and what to do.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

#[path = "../build/data/mod.rs"]
mod data;

use std::path::Path;

fn read(name: &str) -> std::io::Result<String> {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/{name}.txt")))
}

/// The problems after a line was added below the first line of a file that is `before`; each with its place.
fn problems(file: &str, before: &str, added: &str) -> Vec<String> {
    let changed = |name: &str| {
        let text = read(name)?;
        Ok(if name == file {
            assert!(text.contains(before), "{file} has no line {before}");
            text.replacen(before, &format!("{before}\n{added}"), 1)
        } else {
            text
        })
    };
    data::compile(changed).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// The number of the line that is added below `before`.
fn line_below(file: &str, before: &str) -> usize {
    read(file).unwrap().lines().position(|line| line == before).unwrap() + 2
}

#[test]
fn the_files_have_no_mistake() {
    let tables = data::compile(read).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    });
    for (file, (name, tables)) in data::FILES.iter().zip(tables) {
        assert_eq!(file.name, name);
        for table in file.tables {
            assert!(tables.contains(&format!("pub const {}: ", table.name)), "{}", table.name);
        }
    }
}

#[test]
fn every_section_is_in_a_table() {
    for file in data::FILES {
        for section in file.sections {
            assert!(file.tables.iter().any(|table| table.sections.contains(section)), "{section}");
        }
    }
}

#[test]
fn a_new_word_is_in_its_tables() {
    let changed = |name: &str| {
        let text = read(name)?;
        Ok(if name == "byline" {
            text.replace("[lead-with-colon]", "[lead-with-colon]\ntr  deneme")
        } else {
            text
        })
    };
    let tables = data::compile(changed).unwrap().into_iter().find(|(name, _)| *name == "byline").unwrap().1;
    assert_eq!(tables.matches("\"deneme\"").count(), 2, "both lists of leads have it");
}

#[test]
fn mistakes_are_named_with_their_line() {
    // The file, the line that the new one goes below, the new one, and what is said of it.
    for (file, before, added, said) in [
        ("byline", "[lead]", "tr  yazan", "`yazan` is in line "),
        (
            "byline",
            "[lead]",
            "tr  Yazdı",
            "`Yazdı` has capitals, and texts are compared in lower case: write `yazdı`",
        ),
        ("byline", "[lead]", "fr  e\u{301}crit", "is not in Unicode's normalization form C"),
        (
            "byline",
            "[lead]",
            "tk  ýazan",
            "unknown language `tk`: start the line with a tag of data/languages.txt",
        ),
        ("byline", "[lead]", "yazan", "unknown language `yazan`"),
        ("byline", "[lead]", "tr", "the words are missing: write them after the language"),
        ("byline", "[lead]", "tr  \"\"", "the words are missing"),
        ("byline", "[lead]", "tr,,az  yazmış", "unknown language ``"),
        ("byline", "[role]", "[leed]", "unknown section `leed`: use one of lead, lead-with-colon, "),
        ("byline", "[role]", "[lead]", "section `lead` is in this file already"),
        (
            "byline",
            "# Words around the names of those who write.",
            "tr  yazan",
            "this line is before the first section",
        ),
        ("page-names", "[body]", "ArticleMain", "`ArticleMain` has capitals"),
        ("page-names", "[body]", "articlebody", "`articlebody` is in line "),
        ("months", "[gregorian]", "en  jan | feb | mar", "3 months instead of 12"),
        (
            "months",
            "[gregorian]",
            "en  jan | feb | mar | apr | | jun | jul | aug | sep | oct | nov | dec",
            "a column is empty",
        ),
        (
            "months",
            "[gregorian]",
            "en  jan | feb | mar | apr | may | jun | jul | aug | sep | oct | nov | dec",
            "is in line ",
        ),
        ("common-words", "[frequent]", "tr  ama", "`tr` is in line "),
        ("common-words", "[frequent]", "mt  il il", "unknown language `mt`"),
        ("common-words", "[distinctive]", "tr  ama ama", "`ama` is twice in this line"),
        ("iptc-schemes", "[scheme]", "medtop2  37", "a column is empty"),
        (
            "iptc-schemes",
            "[scheme]",
            "medtop2  37  http://cv.iptc.org/x/",
            "`medtop2` is not followed by a URI",
        ),
        ("languages", "tr  Turkish", "tr  Türkçe", "this language is listed already"),
        ("languages", "tr  Turkish", "TR  Turkish", "this is no language subtag"),
        ("languages", "tr  Turkish", "tk", "the name of the language is missing"),
    ] {
        let problems = problems(file, before, added);
        let place = format!("data/{file}.txt:{}: ", line_below(file, before));
        // A word that is there already is reported where it comes second.
        let any_place = said.ends_with("is in line ");
        let found = problems.iter().any(|p| {
            (any_place && p.starts_with(&format!("data/{file}.txt:")) || p.starts_with(&place))
                && p.contains(said)
        });
        assert!(found, "{added} below {before}: {problems:#?}");
    }
}

#[test]
fn a_word_of_a_second_language_goes_to_the_line_of_the_first() {
    let problems = problems("byline", "tr  yazan", "az  yazan");
    let first = line_below("byline", "tr  yazan") - 1;
    let said = format!(
        "data/byline.txt:{}: `yazan` is in line {first} ([lead]) already: delete this line and write `tr,az  yazan` there",
        first + 1
    );
    assert_eq!(problems, [said]);
}

#[test]
fn a_missing_section_and_a_missing_file_are_named() {
    let without = |name: &str| Ok(read(name)?.replace("[joint]", "# joint"));
    let problems = data::compile(without).unwrap_err();
    assert!(
        problems
            .iter()
            .any(|p| p.to_string() == "data/byline.txt: section `joint` is missing: add a line `[joint]`")
    );
    let none =
        |name: &str| if name == "dates" { Err(std::io::Error::other("no such file")) } else { read(name) };
    let problems = data::compile(none).unwrap_err();
    assert!(problems[0].to_string().starts_with("data/dates.txt: cannot read this file: no such file"));
}

#[test]
fn all_files_are_in_the_list_of_files_and_in_the_guide() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let guide = std::fs::read_to_string(folder.join("README.md")).unwrap();
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(stem) = name.strip_suffix(".txt") else { continue };
        assert!(stem == data::LANGUAGES || data::FILES.iter().any(|file| file.name == stem), "{name}");
        assert!(guide.contains(&format!("`{name}`")), "data/README.md does not name {name}");
    }
}
