//! Findings as GitHub's workflow commands, which become annotations of the changed lines.

use super::checked::Checked;
use crate::diagnostics::Severity;

/// A command for each finding.
pub fn report(checked: &Checked) -> String {
    let mut out = String::new();
    for row in &checked.rows {
        let command = match row.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let (line, column) = row.start;
        let mut place = format!("file={},line={line},col={column}", property(&checked.file));
        if let Some((end_line, end_column)) = row.end {
            place.push_str(&format!(",endLine={end_line}"));
            if end_line == line {
                place.push_str(&format!(",endColumn={end_column}"));
            }
        }
        let help = row.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        let title = property(row.rule.name);
        out.push_str(&format!(
            "::{command} {place},title={title}::{}\n",
            data(&format!("{}{help}", row.message))
        ));
    }
    if checked.unlisted > 0 {
        let message = format!("{}: {} more findings are not listed", checked.file, checked.unlisted);
        out.push_str(&format!("::notice ::{}\n", data(&message)));
    }
    out
}

/// The text of a command: line ends and percent signs would end it or change it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, in which commas and colons part things too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_or_message_ends_a_command() {
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
        assert_eq!(data("100 %\r\n::error::x"), "100 %25%0D%0A::error::x");
    }
}
