//! The documentation of rules: one rule for a terminal, all of them as a page of Markdown.

use crate::FormatId;
use crate::diagnostics::{Example, FixKind, Input, Rule};
use crate::report::escape;
use crate::rule_examples::run_example;

/// The page of a rule, for a terminal.
pub fn text(rule: &Rule) -> String {
    let mut out = format!(
        "{} ({})\n\n{}.\n\n{}\n\nSource: {}\nSince:  {}\n{}\n",
        rule.name,
        rule.severity.as_str(),
        capital(rule.summary),
        rule.why,
        rule.source,
        rule.since,
        fix(rule).map(|how| format!("Fix:    {how}\n")).unwrap_or_default(),
    );
    out.push_str(&format!("Example that triggers the rule ({}):\n", kind(&rule.bad)));
    out.push_str(&indented(&rule.bad));
    out.push_str("  reports:\n");
    for line in found(rule).lines() {
        out.push_str(&format!("    {line}\n"));
    }
    out.push_str(&format!("\nExample that passes ({}):\n", kind(&rule.good)));
    out.push_str(&indented(&rule.good));
    out
}

fn indented(example: &Example) -> String {
    let mut out: String = shown(example).lines().map(|line| format!("    {line}\n")).collect();
    if let Some(profile) = example.profile {
        out.push_str("  with the profile:\n");
        profile.lines().for_each(|line| out.push_str(&format!("    {line}\n")));
    }
    if let Some(vocabulary) = example.vocabulary {
        out.push_str("  with the vocabulary:\n");
        vocabulary.lines().for_each(|line| out.push_str(&format!("    {line}\n")));
    }
    out
}

/// What `check` says of the bad example by this rule.
fn found(rule: &Rule) -> String {
    let said = run_example(&rule.bad, rule);
    match said.into_iter().find(|said| said.rule.name == rule.name) {
        Some(said) => said.text,
        // Only a file system shows it.
        None => format!("1:1: {}: no such file or directory [{}]\n", rule.severity.as_str(), rule.name),
    }
}

fn fix(rule: &Rule) -> Option<&'static str> {
    match rule.fix {
        FixKind::None => None,
        FixKind::Safe => Some("safe; `check --fix` applies it"),
        FixKind::Unsafe => Some("unsafe; `check --fix=unsafe` applies it; review the change"),
    }
}

/// All rules as one page of Markdown, a part a group.
pub fn markdown(rules: &[&'static Rule]) -> String {
    let mut out = format!(
        "# Rules\n\nThe {} rules of `wirecopy check`, as `wirecopy rules --report markdown` prints them. `wirecopy \
            explain RULE`\nprints one. A profile changes severities; `--select` and `--ignore` choose which rules \
            run.\n\n| rule | severity | fix | reports |\n|---|---|---|---|\n",
        rules.len()
    );
    for rule in rules {
        let link = rule.name.replace('/', "");
        let (severity, fix) = (rule.severity.as_str(), rule.fix.as_str());
        let fix = if rule.fix == FixKind::None { "" } else { fix };
        out.push_str(&format!(
            "| [`{}`](#{link}) | {severity} | {fix} | {} |\n",
            rule.name,
            cell(rule.summary)
        ));
    }
    let mut group = "";
    for rule in rules {
        if rule.group() != group {
            group = rule.group();
            out.push_str(&format!("\n## {group}\n"));
        }
        out.push_str(&format!(
            "\n### {}\n\n{}: {}.\n\n{}\n\nSource: {}. Since {}.{}\n",
            rule.name,
            capital(rule.severity.as_str()),
            rule.summary,
            rule.why,
            rule.source,
            rule.since,
            fix(rule).map(|how| format!(" Fix: {how}.")).unwrap_or_default(),
        ));
        out.push_str(&format!(
            "\nExample that triggers the rule ({}):\n\n{}",
            kind(&rule.bad),
            fenced(&rule.bad)
        ));
        out.push_str(&format!("\n```text\n{}```\n", found(rule)));
        out.push_str(&format!("\nExample that passes ({}):\n\n{}", kind(&rule.good), fenced(&rule.good)));
    }
    out
}

fn fenced(example: &Example) -> String {
    let fence =
        |language: &str, text: &str| format!("````{language}\n{}\n````\n", text.trim_end_matches('\n'));
    let language = match FormatId::from_name(example.format) {
        Some(FormatId::Json | FormatId::JsonLines | FormatId::Ninjs) => "json",
        Some(FormatId::NewsmlG2 | FormatId::Newsml1 | FormatId::Nitf) => "xml",
        Some(FormatId::Html) => "html",
        Some(_) => "text",
        None if example.format == "catalog" => "xml",
        None => "text",
    };
    let mut out = fence(language, &shown(example));
    if let Some(profile) = example.profile {
        out.push_str(&format!("\nwith the profile:\n\n{}", fence("toml", profile)));
    }
    if let Some(vocabulary) = example.vocabulary {
        out.push_str(&format!("\nwith the vocabulary:\n\n{}", fence("xml", vocabulary)));
    }
    out
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
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
