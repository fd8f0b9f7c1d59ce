//! Readers account for every piece of text and every value of their input: it is in the model's JSON, or a finding names
//! it. Every value of every fixture, and of the official examples and unit files, is replaced by a token of its own type,
//! one at a time. A value that is not accounted for has its kind in `tests/suite/accounting.txt`, which may only shrink.

use crate::common;
use crate::common::accounting::{Base, Leaf, Replacement, Verdict, additions, leaves, replacements};
use crate::common::generate::Random;
use crate::common::{conformance, files, fixtures, input_of};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use wirecopy::{FORMATS, Input as ExampleInput, ReadOptions};

/// The kinds of values that are not accounted for yet.
const RATCHET: &str = "tests/suite/accounting.txt";

/// How many replacements of a kind are tried where not all are.
const SAMPLED: usize = 2;

struct Input {
    name: String,
    format: &'static str,
    text: String,
}

/// The folders of official examples and unit files, with the format that they are in.
const OFFICIAL: &[(&str, &str)] = &[
    ("newsml-g2/examples", "newsml-g2"),
    ("newsml-g2/unit", "newsml-g2"),
    ("ninjs/examples", "ninjs"),
    ("ninjs/suite", "ninjs"),
    ("nitf", "nitf"),
    ("newsml-1", "newsml-1"),
];

/// All inputs, with the format that each is read as: fixtures, what our writers make of them, what the documentation of
/// rules shows, official examples and unit files. Fragments and what is broken are refused as a whole.
fn inputs() -> Vec<Input> {
    let mut inputs: Vec<Input> = Vec::new();
    let mut documents = Vec::new();
    let mut add = |name: String, bytes: &[u8], from: Option<&str>| {
        let options = ReadOptions { from: from.map(str::to_owned), ..ReadOptions::default() };
        let Ok(reading) = wirecopy::read(&name, bytes, &options) else { return None };
        // Mail is decoded part by part.
        let text = match reading.format.name {
            "mail" => String::from_utf8(bytes.to_vec()).ok()?,
            _ => reading.source.text().trim_start_matches('\u{feff}').to_owned(),
        };
        inputs.push(Input { name, format: reading.format.name, text });
        Some(reading.document)
    };
    for folder in fixtures() {
        let input = input_of(&folder);
        let document = add(short(&input), &std::fs::read(&input).unwrap(), None);
        documents.push((short(&folder), document.unwrap()));
    }
    for format in FORMATS.iter().filter(|f| f.read.is_some() && f.write.is_some()) {
        for (name, document) in &documents {
            let Ok(written) = wirecopy::write(document, format.name, &common::write_options()) else {
                continue;
            };
            // The items of a container are read one by one.
            let parts: Vec<&[u8]> = match format.container {
                true => written.bytes.split(|b| *b == b'\n').collect(),
                false => vec![&written.bytes],
            };
            for part in parts {
                add(format!("{} of {name}", format.name), part, Some(format.name));
            }
        }
    }
    for rule in wirecopy::registry::all() {
        for example in [&rule.bad, &rule.good] {
            if let ExampleInput::Bytes(bytes) = example.input {
                add(format!("an example of {}", rule.name), bytes, Some(example.format));
            }
        }
    }
    if let Some(data) = conformance() {
        for (folder, format) in OFFICIAL {
            for ending in ["xml", "json"] {
                for path in files(&[data.join(folder)], ending) {
                    add(short(&path), &std::fs::read(&path).unwrap(), Some(format));
                }
            }
        }
    }
    inputs
}

fn short(path: &Path) -> String {
    let parts: Vec<_> = path.iter().rev().take(2).map(|p| p.to_string_lossy()).collect();
    parts.into_iter().rev().collect::<Vec<_>>().join("/")
}

struct Case<'i> {
    input: &'i Input,
    base: &'i Base,
    leaves: &'i [Leaf],
    replacement: &'i Replacement,
}

impl Case<'_> {
    fn leaf(&self) -> &Leaf {
        &self.leaves[self.replacement.leaf]
    }

    fn verdict(&self) -> Verdict {
        let text = &self.input.text;
        let verdict = self.base.verdict(text, self.leaf(), self.replacement);
        match self.leaf().with {
            // What belongs to words that are skipped is skipped with them.
            Some(words) if verdict == Verdict::Lost => {
                let leaf = &self.leaves[words];
                let skipped = replacements(text, words, leaf)
                    .iter()
                    .take(4)
                    .any(|r| self.base.verdict(text, leaf, r) == Verdict::Named);
                if skipped { Verdict::Named } else { Verdict::Lost }
            }
            _ => verdict,
        }
    }
}

/// Some of the cases of each kind, chosen by a seed; all of them in the long runs.
fn chosen<'c, 'i>(cases: &'c [Case<'i>], all: bool) -> Vec<&'c Case<'i>> {
    if all {
        return cases.iter().collect();
    }
    let seed = std::env::var("WIRECOPY_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(7);
    println!("WIRECOPY_SEED={seed}");
    let mut random = Random::new(seed);
    let mut kinds: BTreeMap<&str, Vec<&Case<'_>>> = BTreeMap::new();
    for case in cases {
        kinds.entry(&case.leaf().kind).or_default().push(case);
    }
    let mut out = Vec::new();
    for list in kinds.values_mut() {
        // Of running text there is more to try.
        let wanted = if list.len() > 200 { SAMPLED * 20 } else { SAMPLED };
        for _ in 0..wanted.min(list.len()) {
            out.push(list.swap_remove(random.below(list.len())));
        }
    }
    out
}

#[test]
fn every_value_is_in_the_model_or_named() {
    let inputs = inputs();
    for format in FORMATS.iter().filter(|f| f.read.is_some()) {
        assert!(inputs.iter().any(|i| i.format == format.name), "no input is read as {}", format.name);
    }
    let work = |input: &Input| {
        let leaves = leaves(input.format, &input.text);
        let all = leaves.iter().enumerate().flat_map(|(at, leaf)| replacements(&input.text, at, leaf));
        let all = all.collect();
        (leaves, all)
    };
    run(&inputs, work, "");
}

/// What no standard knows is no less somebody's value.
#[test]
fn every_value_that_is_added_is_in_the_model_or_named() {
    let inputs = inputs();
    run(&inputs, |input| additions(input.format, &input.text), "+");
}

/// Tries the replacements that `work` makes of each input. The kinds of values of this work end as `mark` says.
fn run(inputs: &[Input], work: impl Fn(&Input) -> (Vec<Leaf>, Vec<Replacement>), mark: &str) {
    let work: Vec<(Base, Vec<Leaf>, Vec<Replacement>)> = inputs
        .iter()
        .map(|input| {
            let base = Base::read(input.format, &input.text);
            let base = base.unwrap_or_else(|| panic!("{} cannot be read", input.name));
            let (leaves, all) = work(input);
            (base, leaves, all)
        })
        .collect();
    let mut cases = Vec::new();
    for (input, (base, leaves, all)) in inputs.iter().zip(&work) {
        cases.extend(all.iter().map(|replacement| Case { input, base, leaves, replacement }));
    }
    let all = std::env::var_os("WIRECOPY_CONFORMANCE").is_some();
    let chosen = chosen(&cases, all);
    let verdicts: Vec<(Verdict, &Case<'_>)> = std::thread::scope(|scope| {
        let workers: Vec<_> = chosen
            .chunks(chosen.len().div_ceil(2).max(1))
            .map(|part| scope.spawn(|| part.iter().map(|case| (case.verdict(), *case)).collect::<Vec<_>>()))
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let mut lost: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut totals: BTreeMap<String, usize> = BTreeMap::new();
    for (verdict, case) in verdicts {
        *totals.entry(format!("{} {verdict:?}", case.input.format)).or_default() += 1;
        if verdict == Verdict::Lost {
            let what = format!("{}: {}", case.input.name, case.replacement.describe());
            lost.entry(&case.leaf().kind).or_default().push(what);
        }
    }
    println!("{} of {} replacements, {} kinds lost: {totals:?}", chosen.len(), cases.len(), lost.len());
    settle(&lost, mark, all && conformance().is_some());
}

/// Holds what is lost against the list of what is known to be; the list may only shrink.
fn settle(lost: &BTreeMap<&str, Vec<String>>, mark: &str, all: bool) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(RATCHET);
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let known = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    let known: BTreeSet<&str> = known.filter(|l| l.contains('+') == (mark == "+")).collect();
    let mut wrong: Vec<String> = Vec::new();
    let mut by_count: Vec<_> = lost.iter().filter(|(kind, _)| !known.contains(**kind)).collect();
    by_count.sort_by_key(|(_, list)| std::cmp::Reverse(list.len()));
    for (kind, list) in by_count {
        let shown = list.iter().take(3).cloned().collect::<Vec<_>>().join("\n    ");
        wrong.push(format!("{} × {kind}\n    {shown}", list.len()));
    }
    if all {
        for kind in known.iter().filter(|kind| !lost.contains_key(**kind)) {
            wrong.push(format!("{kind} is accounted for: take it off {RATCHET}"));
        }
    }
    assert!(wrong.is_empty(), "not accounted for:\n{}", wrong.join("\n"));
}
