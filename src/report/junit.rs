//! Findings as JUnit XML, which continuous integration shows as tests (the schema of Ant's reports).

use super::checked::{Checked, Row};
use crate::diagnostics::Severity;
use crate::syntax::xml::XmlWriter;

/// A test suite for each input, a failed test for each error or warning; notes stand in the suite's output. An
/// input without errors or warnings has one test, which passed. `moment` is that of the check, without a zone.
pub fn report(checked: &[Checked], moment: &str) -> String {
    let mut w = XmlWriter::indented();
    w.declaration();
    w.open("testsuites");
    for (id, input) in checked.iter().enumerate() {
        suite(&mut w, id, input, moment);
    }
    if checked.is_empty() {
        w.text("");
    }
    w.finish()
}

fn suite(w: &mut XmlWriter, id: usize, input: &Checked, moment: &str) {
    let counts = |row: &&Row| row.severity != Severity::Info;
    let failed: Vec<&Row> = input.rows.iter().filter(counts).collect();
    let unread = usize::from(!input.read);
    let name = token(&input.file);
    w.open("testsuite");
    w.attribute("name", &name);
    w.attribute("package", "wirecopy");
    w.attribute("id", &id.to_string());
    w.attribute("timestamp", moment);
    w.attribute("hostname", "localhost");
    w.attribute("tests", &failed.len().max(1).to_string());
    w.attribute("failures", &if unread > 0 { 0 } else { failed.len() }.to_string());
    w.attribute("errors", &if unread > 0 { failed.len().max(1) } else { 0 }.to_string());
    w.attribute("time", "0");
    w.open("properties");
    w.close();
    if failed.is_empty() {
        w.open("testcase");
        w.attribute("name", "check");
        w.attribute("classname", &name);
        w.attribute("time", "0");
        if unread > 0 {
            w.open("error");
            w.attribute("message", "the input could not be read");
            w.attribute("type", "wirecopy");
            w.close();
        }
        w.close();
    }
    for row in failed {
        w.open("testcase");
        w.attribute("name", &token(&format!("{} {}:{}", row.rule.name, row.start.0, row.start.1)));
        w.attribute("classname", &name);
        w.attribute("time", "0");
        w.open(if unread > 0 { "error" } else { "failure" });
        w.attribute("message", &row.message);
        w.attribute("type", row.rule.name);
        w.text(&lines(&input.file, row));
        w.close();
        w.close();
    }
    w.open("system-out");
    let notes: Vec<String> =
        input.rows.iter().filter(|row| !counts(row)).map(|row| lines(&input.file, row)).collect();
    w.text(&notes.join("\n"));
    w.close();
    w.open("system-err");
    let more = match input.unlisted {
        0 => String::new(),
        n => format!("{n} more findings are not listed"),
    };
    w.text(&more);
    w.close();
    w.close();
}

fn lines(file: &str, row: &Row) -> String {
    let (line, column) = row.start;
    let mut out =
        format!("{file}:{line}:{column}: {}: {} [{}]", row.severity.as_str(), row.message, row.rule.name);
    if let Some(help) = &row.help {
        out.push_str(&format!("\nhelp: {help}"));
    }
    out
}

/// White space as XML's tokens have it; never empty.
fn token(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() { "-".to_owned() } else { words.join(" ") }
}
