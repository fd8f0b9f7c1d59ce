//! Notes after a story.

use crate::vocab::notices::NOTE_LEADS;

/// Whether a paragraph is a note on the story: it begins with a word that says so, and a colon or a bracket.
pub fn is_note(text: &str) -> bool {
    let text = text
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '*' | '—' | '–' | '-'));
    let start: String = text.chars().take(48).flat_map(char::to_lowercase).collect();
    NOTE_LEADS.iter().any(|lead| {
        let behind = start.strip_prefix(lead).map(str::trim_start);
        behind.is_some_and(|b| b.starts_with([':', '：', ')', ']', '】', '—', '–']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_told_from_words_of_the_story() {
        for note in [
            "Correction: An earlier version gave another day.",
            "(Editor’s note: Names were changed.)",
            "Anmerkung der Redaktion: In einer früheren Fassung",
            "اصلاحیه: در نسخه پیشین",
            "更正：此前的报道",
        ] {
            assert!(is_note(note), "{note}");
        }
        assert!(!is_note("Correction of the course took an hour."));
    }
}
