//! What programs leave behind in texts: names of elements, code, templates (`data/residue.txt`).

use super::WordSet;

mod lists {
    lists!("residue");
}

/// Elements of HTML and NITF whose tags are found in texts.
pub static HTML_ELEMENTS: WordSet = WordSet::new(lists::HTML_ELEMENTS);
/// Shortcodes of blog software.
pub const SHORTCODES: &[&str] = lists::SHORTCODES;
/// What scripts and style sheets hold, and stories do not.
pub const SCRIPTS: &[&str] = lists::SCRIPTS;
/// What templates leave behind where nothing was filled in.
pub const TEMPLATES: &[&str] = lists::TEMPLATES;
