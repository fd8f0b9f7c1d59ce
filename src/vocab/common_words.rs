//! The commonest words of languages (`data/common-words.txt`), in lower case.

mod lists {
    lists!("common-words");
}

/// Languages that share a script with many others, by tag, and words that every text of theirs is full of, with a space
/// between them; 32 languages at most.
pub const FREQUENT: &[(&str, &str)] = lists::FREQUENT_WORDS;

/// Words that tell languages of one script apart where letters do not, in the same form.
pub const DISTINCTIVE: &[(&str, &str)] = lists::DISTINCTIVE_WORDS;
