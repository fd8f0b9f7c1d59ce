//! The lines of the grammar as a tree, each with the versions in which it holds.

/// The first minor version that is known, and how many there are: 2.9 to 2.36.
pub const FIRST: u32 = 9;
/// How many versions there are.
pub const COUNT: u32 = 28;

/// A line with the lines below it.
#[derive(Debug, Clone)]
pub struct Line {
    pub head: String,
    /// A bit for each version, the lowest for the first.
    pub versions: u32,
    pub below: Vec<Line>,
}

/// Reads indented lines.
pub fn parse(text: &str) -> Vec<Line> {
    let all = (1u32 << COUNT) - 1;
    let mut flat: Vec<(usize, String, u32)> = Vec::new();
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let depth = (line.len() - line.trim_start().len()) / 2;
        let (head, versions) = split_versions(line.trim(), all);
        flat.push((depth, head, versions));
    }
    let mut at = 0;
    below(&flat, &mut at, 0, all)
}

fn below(flat: &[(usize, String, u32)], at: &mut usize, depth: usize, within: u32) -> Vec<Line> {
    let mut out = Vec::new();
    while let Some((own, head, versions)) = flat.get(*at) {
        if *own < depth {
            break;
        }
        assert_eq!(*own, depth, "“{head}” is indented too far");
        *at += 1;
        let versions = versions & within;
        out.push(Line { head: head.clone(), versions, below: below(flat, at, depth + 1, versions) });
    }
    out
}

/// Splits `name  [2.18-]` into the name and its versions.
fn split_versions(line: &str, all: u32) -> (String, u32) {
    let Some((head, tag)) = line.rsplit_once("  [") else { return (line.to_owned(), all) };
    let tag = tag.strip_suffix(']').unwrap_or_else(|| panic!("“{line}” has no ] at its end"));
    let mut versions = 0;
    for range in tag.split(", ") {
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        let from = if from.is_empty() { 0 } else { index(from) };
        let to = if to.is_empty() { COUNT - 1 } else { index(to) };
        for version in from..=to {
            versions |= 1 << version;
        }
    }
    (head.to_owned(), versions)
}

fn index(version: &str) -> u32 {
    let minor: u32 = version.strip_prefix("2.").unwrap().parse().unwrap();
    minor - FIRST
}
