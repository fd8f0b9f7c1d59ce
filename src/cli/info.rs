//! `wirecopy formats`, `rules` and `explain`.

use super::args::{Explain, Info, Report, Rules, RulesReport};
use super::{Outcome, Stop, pages, print};
use crate::diagnostics::{Rule, did_you_mean};
use crate::{formats, registry};
use serde_json::json;

/// Lists the formats.
pub fn formats(options: &Info) -> Result<Outcome, Stop> {
    let mut out = String::new();
    for format in formats::FORMATS {
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
pub fn rules(options: &Rules) -> Result<Outcome, Stop> {
    let list = registry::all();
    let text = match options.report {
        RulesReport::Text => list.iter().copied().map(row).collect(),
        RulesReport::Json => list.iter().copied().map(json_row).collect(),
        RulesReport::Markdown => pages::markdown(list),
    };
    print(text.as_bytes())?;
    Ok(Outcome::Fine)
}

fn json_row(rule: &Rule) -> String {
    let row = json!({
        "name": rule.name, "severity": rule.severity.as_str(), "summary": rule.summary, "fix": rule.fix.as_str(),
        "since": rule.since, "source": rule.source
    });
    format!("{row}\n")
}

fn row(rule: &Rule) -> String {
    format!("{:<28} {:<8} {}\n", rule.name, rule.severity.as_str(), rule.summary)
}

/// Explains a rule, or lists a group.
pub fn explain(options: &Explain) -> Result<Outcome, Stop> {
    if let Some(rule) = registry::find(&options.rule) {
        print(pages::text(rule).as_bytes())?;
        return Ok(Outcome::Fine);
    }
    let group = registry::group(options.rule.trim_end_matches('/'));
    if !group.is_empty() {
        let rows: String = group.into_iter().map(row).collect();
        print(rows.as_bytes())?;
        return Ok(Outcome::Fine);
    }
    let hint = did_you_mean(registry::near(&options.rule), "run `wirecopy rules` to list all rules");
    Err(Stop::Message(format!("unknown rule `{}`; {hint}", options.rule)))
}
