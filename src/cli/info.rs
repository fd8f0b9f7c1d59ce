//! `wirecopy formats`, `rules` and `explain`.

use super::args::{Explain, Info, Report};
use super::{Outcome, Stop, print};
use crate::finding::{Example, Input, Rule};
use crate::report::escape;
use crate::{format, rulebook};
use serde_json::json;

/// Lists the formats.
pub fn formats(options: &Info) -> Result<Outcome, Stop> {
    let mut out = String::new();
    for format in format::FORMATS {
        let (read, write) = (format.read.is_some(), format.write.is_some());
        match options.report {
            Report::Json => {
                let row = json!({
                    "name": format.name, "title": format.title, "endings": format.endings,
                    "mediaType": format.media_type, "read": read, "write": write
                });
                out.push_str(&format!("{row}\n"));
            }
            Report::Text => {
                let verbs = match (read, write) {
                    (true, true) => "read, write",
                    (true, false) => "read",
                    _ => "write",
                };
                out.push_str(&format!(
                    "{:<10} {:<12} {:<32} .{}\n",
                    format.name,
                    verbs,
                    format.title,
                    format.endings.join(" .")
                ));
            }
        }
    }
    print(out.as_bytes())?;
    Ok(Outcome::Fine)
}

/// Lists the rules.
pub fn rules(options: &Info) -> Result<Outcome, Stop> {
    let mut out = String::new();
    for rule in rulebook::all() {
        match options.report {
            Report::Json => {
                let row = json!({
                    "name": rule.name, "severity": rule.severity.as_str(), "summary": rule.summary, "source": rule.source
                });
                out.push_str(&format!("{row}\n"));
            }
            Report::Text => out.push_str(&row(rule)),
        }
    }
    print(out.as_bytes())?;
    Ok(Outcome::Fine)
}

fn row(rule: &Rule) -> String {
    format!("{:<28} {:<8} {}\n", rule.name, rule.severity.as_str(), rule.summary)
}

/// Explains a rule, or lists a group.
pub fn explain(options: &Explain) -> Result<Outcome, Stop> {
    if let Some(rule) = rulebook::find(&options.rule) {
        print(page(rule).as_bytes())?;
        return Ok(Outcome::Fine);
    }
    let group = rulebook::group(options.rule.trim_end_matches('/'));
    if !group.is_empty() {
        let rows: String = group.into_iter().map(row).collect();
        print(rows.as_bytes())?;
        return Ok(Outcome::Fine);
    }
    let hint = match rulebook::near(&options.rule) {
        Some(near) => format!("; did you mean “{near}”?"),
        None => "; see “wirecopy rules”".to_owned(),
    };
    Err(Stop::Message(format!("there is no rule “{}”{hint}", options.rule)))
}

fn page(rule: &Rule) -> String {
    let mut out = format!(
        "{} ({})\n\n{}.\n\n{}\n\nSource: {}\n",
        rule.name,
        rule.severity.as_str(),
        capital(rule.summary),
        rule.why,
        rule.source
    );
    for (title, example) in [("Gives the finding", &rule.bad), ("Gives none", &rule.good)] {
        out.push_str(&format!("\n{title} ({}):\n", kind(example)));
        for line in shown(example).lines() {
            out.push_str(&format!("    {line}\n"));
        }
        if let Some(profile) = example.profile {
            out.push_str("  with the profile:\n");
            for line in profile.lines() {
                out.push_str(&format!("    {line}\n"));
            }
        }
    }
    out
}

fn kind(example: &Example) -> String {
    match example.to {
        Some(to) => format!("{}, written as {to}", example.format),
        None => example.format.to_owned(),
    }
}

fn shown(example: &Example) -> String {
    match example.input {
        Input::Made { what, .. } => what.to_owned(),
        Input::Bytes(bytes) => {
            let mut out = String::new();
            for chunk in bytes.utf8_chunks() {
                for line in chunk.valid().split_inclusive('\n') {
                    let (words, end) = match line.strip_suffix('\n') {
                        Some(words) => (words, "\n"),
                        None => (line, ""),
                    };
                    out.push_str(&escape(words));
                    out.push_str(end);
                }
                for byte in chunk.invalid() {
                    out.push_str(&format!("\\x{byte:02X}"));
                }
            }
            out
        }
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
