//! Words of lines that speak about the story (`data/notices.txt`), in lower case.

use super::WordSet;

mod lists {
    lists!("notices");
}

/// A story that must not be used any more: alone on a line, or with a colon.
pub static KILL: WordSet = WordSet::new(lists::KILL);
/// A corrected story: alone on a line, or with a colon.
pub static CORRECTION: WordSet = WordSet::new(lists::CORRECTION);
/// A new lead or version of a story: alone on a line, or with a colon.
pub static UPDATE: WordSet = WordSet::new(lists::UPDATE);
/// Words that count versions: `1ST LEAD`, `UPDATE 2`, `2nd Ld-Writethru`, `1. Zusammenfassung`.
pub static NUMBERED_UPDATE: WordSet = WordSet::new(lists::NUMBERED_UPDATE);
/// Notes to other newsrooms, beside those of [`NOTE_LEADS`]: a colon, a dash or an underscore follows.
pub static NOTES_TO_EDITORS: WordSet = WordSet::new(lists::NOTES_TO_EDITORS);
/// What notes on a story begin with; a colon or a closing bracket follows.
pub const NOTE_LEADS: &[&str] = lists::NOTE_LEADS;
/// What brackets begin with that say what is new in a story.
pub const CHANGES: &[&str] = lists::CHANGES;
/// What a press release says above its headline.
pub static PRESS_RELEASE: WordSet = WordSet::new(lists::PRESS_RELEASE);
/// What begins the part of a message that is for newsrooms alone: all behind it is, too.
pub const NOT_FOR_PUBLICATION: &[&str] = lists::NOT_FOR_PUBLICATION;
