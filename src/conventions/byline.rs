//! Bylines.

use crate::model::text::{fold, folded};
use crate::vocab::desk::{BYLINE_WORDS, SHY_BYLINE_WORDS};

/// Reads a line that is a byline and nothing else, and returns it as printed.
pub fn byline(line: &str) -> Option<String> {
    let line = fold(line);
    let line = line.trim_start_matches('^').trim_end_matches(['<', '=']).trim();
    if line.chars().count() > 120 || line.ends_with(['.', '?', '!', '؟', '。']) {
        return None;
    }
    let rest = without_lead(line)?;
    let words = rest.split_whitespace().count();
    let capital = rest.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
    let sound = capital
        && (1..=12).contains(&words)
        && !rest.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '?'));
    sound.then(|| line.to_owned())
}

/// What follows the word that begins a byline.
fn without_lead(line: &str) -> Option<&str> {
    BYLINE_WORDS.iter().find_map(|word| {
        let head = line.get(..word.len())?;
        // Few of the words have capitals in other alphabets than ASCII's: those alone are worth folding.
        let same = head.eq_ignore_ascii_case(word)
            || (!head.is_ascii() && head.chars().any(char::is_uppercase) && head.to_lowercase() == **word);
        if !same {
            return None;
        }
        let rest = line.get(word.len()..)?;
        let colon = rest.trim_start().strip_prefix([':', '：']);
        match colon {
            Some(rest) => Some(rest.trim()),
            None if SHY_BYLINE_WORDS.contains(word) || !rest.starts_with(' ') => None,
            None => Some(rest.trim()),
        }
    })
}

/// The names in a byline, without the words that lead to them and the titles that follow.
pub fn names(byline: &str) -> Vec<String> {
    let line = fold(byline);
    let rest = without_lead(&line).unwrap_or(&line);
    let mut rest =
        rest.replace(" und ", "\n").replace(" and ", "\n").replace(" et ", "\n").replace(" & ", "\n");
    for mark in ["،", ",", ";", "、", " و "] {
        rest = rest.replace(mark, "\n");
    }
    rest.split('\n').filter_map(folded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_told_from_sentences() {
        for line in [
            "By Ada Reed",
            "Von Karl Meier und Eva Groß",
            "نویسنده: مریم رضایی",
            "记者：王芳",
            "^By ADA REED=",
        ] {
            assert!(byline(line).is_some(), "{line}");
        }
        for line in [
            "By the time it rained, all was lost.",
            "by the river",
            "گزارش رئیس جمهور",
            "Byron wrote it",
            "By 2030 all will change",
        ] {
            assert_eq!(byline(line), None, "{line}");
        }
    }

    #[test]
    fn names_stand_alone() {
        assert_eq!(names("By Ada Reed and Tom Hill"), ["Ada Reed", "Tom Hill"]);
        assert_eq!(names("نویسنده: مریم رضایی"), ["مریم رضایی"]);
    }
}
