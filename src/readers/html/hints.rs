//! The meaning of an element by its classes and identifiers.

use crate::vocab::LengthFilter;
use crate::vocab::page_names::NAMES;
use foldhash::{HashMap, HashMapExt};
use std::sync::OnceLock;

/// How long a word is at least that is looked for within a longer one, in bytes.
const LONG: usize = 5;

/// The names, for quick finding: whole, by how long ones begin, and by how they end.
struct Table {
    filter: LengthFilter,
    whole: HashMap<&'static str, u32>,
    begins: HashMap<&'static str, Vec<(&'static str, u32)>>,
    ends: HashMap<&'static str, Vec<(&'static str, u32)>>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table {
            filter: LengthFilter::new(),
            whole: NAMES.iter().copied().collect(),
            begins: HashMap::new(),
            ends: HashMap::new(),
        };
        for (name, says) in NAMES {
            table.filter.add(name);
            if let (Some(head), Some(tail)) = (name.get(..LONG), name.get(name.len().saturating_sub(LONG)..))
            {
                table.begins.entry(head).or_default().push((name, *says));
                table.ends.entry(tail).or_default().push((name, *says));
            }
        }
        table
    })
}

/// Reads names, and remembers what was read: a page names a few hundred things thousands of times.
#[derive(Debug)]
pub struct Hints<'t> {
    known: HashMap<&'t str, u32>,
    word: String,
    pair: String,
}

impl<'t> Hints<'t> {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self { known: HashMap::new(), word: String::new(), pair: String::new() }
    }

    /// What a class, an identifier or the like says.
    pub fn read(&mut self, value: &'t str) -> u32 {
        if let Some(known) = self.known.get(value) {
            return *known;
        }
        let (mut all, mut lower_before) = (0, false);
        self.word.clear();
        self.pair.clear();
        for c in value.chars().take(400).chain([' ']) {
            let boundary = !c.is_alphanumeric() || (c.is_uppercase() && lower_before);
            if boundary && !self.word.is_empty() {
                all |= self.take_word();
            }
            if c == ' ' {
                self.pair.clear();
            }
            lower_before = c.is_lowercase();
            if c.is_ascii_alphanumeric() {
                self.word.push(c.to_ascii_lowercase());
            } else if c.is_alphanumeric() {
                self.word.extend(c.to_lowercase());
            }
        }
        self.known.insert(value, all);
        all
    }

    /// What the word says, and what it says with the one before it: `article-body`. It becomes the one before.
    fn take_word(&mut self) -> u32 {
        let table = table();
        let says =
            |word: &str| if table.filter.may_have(word) { table.whole.get(word).copied() } else { None };
        let before = self.pair.len();
        self.pair.push_str(&self.word);
        let paired = if before > 0 { says(&self.pair).unwrap_or(0) } else { 0 };
        let own = says(&self.word).unwrap_or_else(|| within(table, &self.word));
        self.pair.clear();
        std::mem::swap(&mut self.pair, &mut self.word);
        paired | own
    }
}

/// What the names say with which a longer word begins or ends: `relatedposts`.
fn within(table: &Table, word: &str) -> u32 {
    if word.len() < LONG + 3 {
        return 0;
    }
    let head =
        word.get(..LONG).and_then(|head| table.begins.get(head)).map(Vec::as_slice).unwrap_or_default();
    let tail = word
        .get(word.len() - LONG..)
        .and_then(|tail| table.ends.get(tail))
        .map(Vec::as_slice)
        .unwrap_or_default();
    let begins = head.iter().filter(|(name, _)| word.starts_with(name));
    let ends = tail.iter().filter(|(name, _)| word.ends_with(name));
    begins.chain(ends).fold(0, |all, (_, says)| all | says)
}
