//! Damage is found where it was done: ten damaged copies of each official example and fixture, made with a fixed seed
//! (`WIRECOPY_SEED`). The table is printed with `--nocapture`.

use crate::common;
use crate::common::generate::Random;
use std::collections::{BTreeMap, HashSet};
use wirecopy::{Checker, Finding, ReadOptions};

/// What was done to a copy.
struct Damage {
    kind: &'static str,
    bytes: Vec<u8>,
    /// The line that was damaged, from 1.
    line: usize,
    /// What is gone, where something is: findings name it, for it has no place.
    gone: Option<String>,
}

const KINDS: [&str; 5] =
    ["field removed", "byte flipped", "date spoiled", "charset swapped", "mark inserted"];

/// Marks that no text has, and ones that no markup has.
const MARKS: [&str; 6] = ["\u{202E}", "\u{FFFD}", "\u{E000}", "\u{7}", "\u{FEFF}", "\u{200B}\u{202E}"];

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// The stretch of an element or a JSON member that items need.
fn field(text: &str, random: &mut Random) -> Option<(std::ops::Range<usize>, String)> {
    let mut found = Vec::new();
    if text.trim_start().starts_with('<') {
        for name in ["itemClass", "provider", "versionCreated"] {
            for (at, _) in text.match_indices(&format!("<{name}")) {
                let rest = &text[at..];
                // Links and references have optional ones of these names.
                let before = &text[..at];
                let own =
                    before.rfind("<itemMeta").is_some_and(|meta| !before[meta..].contains("</itemMeta>"));
                if !own || !rest[name.len() + 1..].starts_with([' ', '>', '/', '\n']) {
                    continue;
                }
                let open = rest.find('>').unwrap() + 1;
                let end = if rest[..open].ends_with("/>") {
                    open
                } else {
                    rest.find(&format!("</{name}>")).unwrap() + name.len() + 3
                };
                found.push((at..at + end, name.to_owned()));
            }
        }
        for (at, _) in text.match_indices(" guid=\"") {
            let end = text[at + 7..].find('"').unwrap() + 8;
            found.push((at..at + end, "guid".to_owned()));
        }
    } else if text.trim_start().starts_with('{') {
        let value: serde_json::Value = serde_json::from_str(text).ok()?;
        for (key, value) in value.as_object()? {
            // Of ninjs the identifier alone, of our own shape what items need.
            let needed = if text.contains("\"kind\"") {
                matches!(key.as_str(), "guid" | "versionCreated" | "provider" | "version" | "headline")
            } else {
                key == "uri"
            };
            let (begin, plain) = (format!("\"{key}\""), value.is_string() || value.is_number());
            if let Some(at) = text.find(&begin).filter(|_| needed && plain) {
                let rest = &text[at + begin.len()..];
                let value_at = rest.find(|c: char| c != ':' && !c.is_whitespace())?;
                let own = serde_json::to_string(value).unwrap();
                if rest[value_at..].starts_with(&own) {
                    let mut end = at + begin.len() + value_at + own.len();
                    end += text[end..].find(|c: char| c != ',' && !c.is_whitespace())?;
                    if !text[end..].starts_with('}') {
                        found.push((at..end, key.clone()));
                    }
                }
            }
        }
    }
    (!found.is_empty()).then(|| found.swap_remove(random.below(found.len())))
}

/// Places in the running words: within words of content that rules look at.
fn words(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let markup = text.trim_start().starts_with('<');
    let json = text.trim_start().starts_with('{');
    if markup || json {
        let marks: &[(&str, &str)] = if json {
            &[("\"headline\": \"", "\""), ("\"headline\":\"", "\""), ("\"text\": \"", "\"")]
        } else {
            &[
                ("<headline>", "</headline>"),
                ("<p>", "</p>"),
                ("<hl1>", "</hl1>"),
                ("<HeadLine>", "</HeadLine>"),
            ]
        };
        for (open, close) in marks {
            for (at, _) in text.match_indices(open) {
                let start = at + open.len();
                let end = start + text[start..].find(close).unwrap_or(0);
                out.extend(start..end);
            }
        }
    } else {
        // Not the head of a mail, nor front matter.
        let from = if text.starts_with("---\n") || text.contains("\nSubject:") {
            text.find("\n\n").unwrap_or(0)
        } else {
            0
        };
        out.extend(from..text.len());
    }
    let inner = |at: &usize| {
        text.is_char_boundary(*at)
            && text[..*at].chars().next_back().is_some_and(char::is_alphabetic)
            && text[*at..].chars().next().is_some_and(char::is_alphabetic)
    };
    let within_tag =
        |at: &usize| markup && text[..*at].rfind('<').unwrap_or(0) > text[..*at].rfind('>').unwrap_or(0);
    out.retain(|at| inner(at) && !within_tag(at));
    out
}

/// Dates in fields that hold dates.
fn dates(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices("20") {
        let date = text.get(at..at + 10).filter(|date| {
            date.bytes()
                .enumerate()
                .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
        });
        let before = &text[..at];
        let element = [
            "versionCreated>",
            "firstCreated>",
            "contentCreated>",
            "contentModified>",
            "embargoed>",
            "sent>",
        ]
        .iter()
        .any(|name| before.ends_with(name));
        let member = [
            "versionCreated",
            "firstCreated",
            "contentCreated",
            "embargoed",
            "versioncreated",
            "firstcreated",
        ]
        .iter()
        .any(|key| before.ends_with(&format!("\"{key}\": \"")) || before.ends_with(&format!("\"{key}\":\"")));
        if date.is_some() && (element || member) {
            out.push(at);
        }
    }
    out
}

fn damage(kind: &'static str, text: &str, random: &mut Random) -> Option<Damage> {
    let place =
        |list: Vec<usize>, random: &mut Random| (!list.is_empty()).then(|| list[random.below(list.len())]);
    let mut gone = None;
    let (bytes, at) = match kind {
        "field removed" => {
            let (range, name) = field(text, random)?;
            gone = Some(name);
            let mut out = text.to_owned();
            out.replace_range(range.clone(), "");
            (out.into_bytes(), range.start)
        }
        "byte flipped" => {
            let at = random.below(text.len());
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] ^= 0x80;
            (bytes, (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap())
        }
        "date spoiled" => {
            let at = place(dates(text), random)?;
            let mut out = text.to_owned();
            out.replace_range(at + 5..at + 7, if random.chance(2) { "13" } else { "0x" });
            (out.into_bytes(), at)
        }
        "charset swapped" => {
            // The words go through a program that took UTF-8 for windows-1252, or are saved in it.
            let at = text.char_indices().find(|(_, c)| ('\u{C0}'..'\u{250}').contains(c))?.0;
            if random.chance(2) {
                let (bytes, _, lacking) = encoding_rs::WINDOWS_1252.encode(text);
                (!lacking).then(|| (bytes.into_owned(), at))?
            } else {
                let (misread, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes());
                (misread.into_owned().into_bytes(), at)
            }
        }
        _ => {
            let at = place(words(text), random)?;
            let mark = MARKS[random.below(MARKS.len())];
            let mut out = text.to_owned();
            out.insert_str(at, mark);
            (out.into_bytes(), at)
        }
    };
    Some(Damage { kind, bytes, line: line_of(text, at), gone })
}

/// The findings of an input, with their lines.
fn findings(name: &str, bytes: &[u8]) -> Vec<(Finding, usize)> {
    let wirecopy::Checked { findings, source, .. } =
        Checker::default().check_bytes(name, bytes, &ReadOptions::default());
    let line = |finding: &Finding| {
        let at = finding.place.span.map_or(0, |span| span.start);
        source.as_ref().map_or(1, |source| source.position(at).line)
    };
    findings.list().iter().map(|finding| (finding.clone(), line(finding))).collect()
}

/// Whether a finding that the sound copy does not give is about the damage.
fn is_found(damage: &Damage, name: &str, sound: &HashSet<(String, usize)>) -> bool {
    findings(name, &damage.bytes).iter().any(|(finding, line)| {
        let new = !sound.contains(&(finding.message.clone(), *line))
            && !sound.contains(&(finding.message.clone(), line.saturating_add(1)));
        let about = match &damage.gone {
            Some(field) => {
                let path = finding.place.path.as_deref().unwrap_or_default();
                let words = format!("{} {} {path}", finding.message, finding.rule.name).to_lowercase();
                let key = field.to_lowercase();
                words.contains(&key) || words.replace('-', "").contains(&key)
            }
            None => line.abs_diff(damage.line) <= 1,
        };
        new && about && finding.severity > wirecopy::Severity::Info
    })
}

#[test]
fn damage_is_found_at_its_place() {
    let mut inputs: Vec<std::path::PathBuf> =
        common::fixtures().iter().map(|folder| common::input_of(folder)).collect();
    if let Some(data) = common::conformance() {
        inputs.extend(common::files(&[data.join("newsml-g2/examples"), data.join("newsml-g2/unit")], "xml"));
        inputs.extend(common::files(&[data.join("ninjs/examples")], "json"));
        inputs.retain(|path| !path.to_string_lossy().contains("should_fail"));
    }
    let seed = std::env::var("WIRECOPY_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_124);
    let mut random = Random::new(seed);
    let mut table: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for path in inputs {
        let Ok(text) = String::from_utf8(std::fs::read(&path).unwrap()) else { continue };
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let sound: HashSet<(String, usize)> =
            findings(&name, text.as_bytes()).into_iter().map(|(f, line)| (f.message, line)).collect();
        let mut made = 0;
        let mut tries = 0;
        while made < 10 && tries < 40 {
            let kind = KINDS[tries % KINDS.len()];
            tries += 1;
            let Some(damage) = damage(kind, &text, &mut random) else { continue };
            made += 1;
            let row = table.entry(damage.kind).or_default();
            row.1 += 1;
            if is_found(&damage, &name, &sound) {
                row.0 += 1;
            } else {
                missed.push(format!("{kind}: {} line {} {:?}", path.display(), damage.line, damage.gone));
                if let Some(folder) = std::env::var_os("WIRECOPY_MISSED") {
                    let file = format!("{}-{}", missed.len(), name);
                    std::fs::write(std::path::Path::new(&folder).join(file), &damage.bytes).unwrap();
                }
            }
        }
    }
    let mut all = (0, 0);
    println!("{:<16} {:>6} {:>6} {:>7}", "damage", "copies", "found", "share");
    for (kind, (found, copies)) in &table {
        println!("{kind:<16} {copies:>6} {found:>6} {:>6.1}%", 100.0 * *found as f64 / *copies as f64);
        all = (all.0 + found, all.1 + copies);
    }
    let share = all.0 as f64 / all.1 as f64;
    println!("{:<16} {:>6} {:>6} {:>6.1}%", "all", all.1, all.0, 100.0 * share);
    for line in missed.iter().take(200) {
        println!("missed: {line}");
    }
    assert!(table.len() == KINDS.len() && all.1 > 300, "{table:?}");
    assert!(share >= 0.95, "{} of {} are found", all.0, all.1);
}
