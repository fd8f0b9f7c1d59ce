//! What people read is plain: no figure of speech in place of a verb, no norm in place of a problem, no type of the code.
//!
//! Everything is asked of the program: the help of every command, the page of every rule with what `check` reports of its
//! example, and the pages of the project. So a new option, rule or page is tested on the day it is added.

use regex::Regex;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// Words that must not come back, and what to write instead.
const EVERYWHERE: &[(&str, &str)] = &[
    (r"\bmend(s|ed|ing)?\b", "fix, repair"),
    (r"\bheed(s|ed)?\b", "enable, process"),
    (r"\bmisread\b", "decoded with the wrong charset, mojibake"),
    (r"\bmisspelt\b", "misspelled"),
    (r"\btold by\b", "detected from"),
    (r"\b(taken?|took) for\b", "treated as, used as"),
    (r"\bconclude[sd]?\b", "detected, derived"),
    (r"\bpass(es|ed)? over\b", "skipped, not kept"),
    (
        r"\b(stands?|stood) (in|on|at|behind|before|beside|for|where|within|here|outside|alone)\b",
        "is, is in, means",
    ),
    (r"\bholds? (a|an|the|no|one|only|it|them|words|elements)\b", "contains"),
    (r"\b(carry|carries|carried) (a|an|the|it|them|all|what)\b", "represent, contain"),
    (r"\bbears?\b", "has"),
    (r"\bdemand(s|ed)?\b", "requires"),
    (r"\bis no ([a-km-z][a-z]*|l[a-np-z][a-z]*)\b", "is not a …, invalid …"),
    (r"\bis none( of)?\b", "is not one of"),
    (r"\bendings? of (a|its|the|their) names?\b", "extension"),
    (r"\bhas not( an?| the| it)?[.,;]|\bhas not (an?|the|any)\b", "does not have"),
    (r"\bno more (than|in)\b", "at most, no longer"),
    (r"\bthere is no permission\b", "permission denied"),
    (r"\bwithout a word\b", "silently"),
    (r"\bcatalogues?\b", "catalog"),
    (r"\b(the|a|your) houses?\b", "newsroom, provider"),
    (r"\bos error \d+", "the words of the system"),
    (
        r"\b(struct|enum|u8|u16|u32|u64|usize|i64|f32|f64) [A-Z]\w+|\bexpected (u8|u16|u32|u64|usize|i64|f32|f64)\b",
        "the type of the format: a string, an array, an object",
    ),
];

/// Words that must not come back in help and in summaries of rules, which are read most.
const STRICTLY: &[(&str, &str)] = &[
    (r"\b(stands?|stood|standing)\b", "is, contains"),
    (r"\b(holds?|held|holding)\b", "contains, has"),
    (r"\b(carry|carries|carried)\b", "contains, represents"),
    (r"\b(says?|said)\b", "states, reports"),
    (r"\b(gives?|given|gave)\b", "has, contains, sets"),
    (r"\bsilen(ce|ces|ced|t)\b", "suppress"),
    (r"\b(asks?|asked|judges?|judged)\b", "run, check"),
    (r"\bmust\b|\bshould\b", "name the problem, not the norm"),
    (r"\bdesks?\b", "newsroom, profile"),
    (r"\bcolour", "color"),
    (r"\bwhere (there|not|none|it|they|no)\b", "if"),
    (r"\bas it came\b", "[default: …]"),
];

/// What stays all the same, and why. One that nothing needs any more fails.
const EXCEPTIONS: &[(&str, &str)] = &[(
    "Print this message or the help of the given subcommand(s)",
    "the words are those of the parser of arguments",
)];

fn wirecopy(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_wirecopy")).args(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// A text without code: blocks of it, and pieces in backticks.
fn prose(text: &str) -> String {
    let mut out = String::new();
    let mut fence: Option<String> = None;
    let code = Regex::new("`[^`]*`").unwrap();
    for line in text.lines() {
        let ticks: String = line.chars().take_while(|c| *c == '`').collect();
        match &fence {
            Some(open) if *open == ticks => fence = None,
            None if ticks.len() >= 3 => fence = Some(ticks),
            Some(_) => {}
            None => out.push_str(&(code.replace_all(line, "`…`") + "\n")),
        }
    }
    out
}

/// The help of the program and of every command below it.
fn help() -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut open: Vec<Vec<String>> = vec![Vec::new()];
    while let Some(command) = open.pop() {
        let mut arguments: Vec<&str> = command.iter().map(String::as_str).collect();
        arguments.push("--help");
        let text = wirecopy(&arguments);
        let commands = text.split("\nCommands:\n").nth(1).unwrap_or_default();
        for line in commands.lines().take_while(|line| !line.is_empty()) {
            let indent = line.len() - line.trim_start().len();
            if let Some(name) = line.split_whitespace().next().filter(|name| indent == 2 && *name != "help") {
                open.push([command.clone(), vec![name.to_owned()]].concat());
            }
        }
        all.push((format!("wirecopy {} --help", command.join(" ")), text));
    }
    assert!(all.len() >= 7, "{} pages of help", all.len());
    all
}

fn rules() -> Vec<serde_json::Value> {
    let all: Vec<serde_json::Value> = wirecopy(&["rules", "--report", "json"])
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(all.len() > 100, "{} rules", all.len());
    all
}

/// Everything that people read, with where it is, and whether it is read strictly.
fn all_texts() -> Vec<(String, String, bool)> {
    let mut all: Vec<(String, String, bool)> =
        help().into_iter().map(|(at, text)| (at, text, true)).collect();
    for rule in rules() {
        let name = rule["name"].as_str().unwrap();
        all.push((format!("summary of {name}"), rule["summary"].as_str().unwrap().to_owned(), true));
        // The page has the reason, the source and what `check` reports of the example; the examples are indented.
        let page = wirecopy(&["explain", name]);
        let own: Vec<&str> = page
            .lines()
            .filter(|line| {
                !line.starts_with("    ") || line.contains("help: ") || line.contains(&format!("[{name}]"))
            })
            .collect();
        // Names are promises and stay as they are; “there is no …” is plain.
        let own = own.join("\n").replace(name, "…").replace("there is no ", "there is not any ");
        all.push((format!("page of {name}"), own, false));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = vec![root.join("README.md")];
    pages.extend(std::fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path()));
    for page in pages {
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        // It is made of the pages of the rules.
        if name != "rules.md" {
            all.push((name, prose(&std::fs::read_to_string(page).unwrap()), false));
        }
    }
    all
}

#[test]
fn words_that_puzzle_do_not_come_back() {
    let compile = |list: &[(&'static str, &'static str)]| -> Vec<(Regex, &'static str)> {
        list.iter().map(|(word, better)| (Regex::new(&format!("(?i){word}")).unwrap(), *better)).collect()
    };
    let (everywhere, strictly) = (compile(EVERYWHERE), compile(STRICTLY));
    let (mut wrong, mut excepted) = (Vec::new(), BTreeSet::new());
    for (at, text, is_strict) in all_texts() {
        let words = everywhere.iter().chain(strictly.iter().filter(|_| is_strict));
        for (word, better) in words {
            for line in text.lines().filter(|line| word.is_match(line)) {
                match EXCEPTIONS.iter().find(|(phrase, _)| line.contains(phrase)) {
                    Some((phrase, _)) => drop(excepted.insert(*phrase)),
                    None => wrong.push(format!("{at}: {}\n    not {word}, but {better}", line.trim())),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
    for (phrase, _) in EXCEPTIONS {
        assert!(excepted.contains(phrase), "nothing needs the exception “{phrase}” any more");
    }
}

#[test]
fn a_summary_names_the_problem_in_a_few_words() {
    let mut wrong = Vec::new();
    for rule in rules() {
        let (name, summary) = (rule["name"].as_str().unwrap(), rule["summary"].as_str().unwrap());
        let first = summary.split(' ').next().unwrap_or_default();
        // So begins what ought to be; a problem needs no article.
        if ["a", "an", "the", "every", "all", "no", "each"].contains(&first) {
            wrong.push(format!("{name}: {summary}\n    begins with “{first}”, as a norm does"));
        }
        if summary.ends_with('.') || summary.chars().count() > 80 {
            wrong.push(format!("{name}: {summary}\n    is no short phrase"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn help_states_defaults_in_one_form() {
    let slot = Regex::new("<(REPORT|FAIL_ON|BODY|COLOR|FIX)>").unwrap();
    for (at, text) in help() {
        for line in text.lines() {
            assert!(!line.contains("by default") || line.contains("[default"), "{at}: {line}");
            assert!(!slot.is_match(line), "{at}: the name of a type in place of a value: {line}");
        }
    }
}
