//! End marks.

use crate::vocab::story_end::{END_MARKS, END_MARKS_SET_OFF};

/// Whether a line is a mark that ends a story, and nothing else.
pub fn is_end_mark(line: &str) -> bool {
    let line = line.trim();
    if line.chars().count() > 40 {
        return false;
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    if END_MARKS.has(&lower) && !END_MARKS_SET_OFF.has(&lower) {
        return true;
    }
    if bare.is_empty() || !END_MARKS.has(bare) {
        return false;
    }
    if !END_MARKS_SET_OFF.has(bare) {
        return true;
    }
    let dressed = line.starts_with(['-', '–', '—', '(', '（', '[', '^', '*', '/', '#']);
    let capitals = line.chars().any(char::is_uppercase) && !line.chars().any(char::is_lowercase);
    dressed || capitals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn end_marks_of_many_desks() {
        for mark in [
            "پایان پیام.",
            "پایان پیام/",
            "-30-",
            "###",
            "# # #",
            "ENDS",
            "-ENDS-",
            "–END-",
            "（完）",
            "(完)",
            "انتهى",
            "Ende der Meldung",
        ] {
            assert!(is_end_mark(mark), "{mark}");
        }
        for words in ["The end of the affair", "30", "Ende", "fin", "پایان پیام رئیس جمهور", "", "--"]
        {
            assert!(!is_end_mark(words), "{words}");
        }
    }
}
