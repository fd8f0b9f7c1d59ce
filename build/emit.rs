//! Types to constant tables in Rust.

use crate::automaton::{State, Symbol};
use crate::compile::{Content, Grammar, Variant};
use crate::lines::{COUNT, FIRST};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The types of XML Schema that occur, and what they are called in Rust.
const BUILTINS: &[(&str, &str)] = &[
    ("string", "String"),
    ("normalizedString", "NormalizedString"),
    ("boolean", "Boolean"),
    ("decimal", "Decimal"),
    ("double", "Double"),
    ("integer", "Integer"),
    ("nonNegativeInteger", "NonNegativeInteger"),
    ("positiveInteger", "PositiveInteger"),
    ("anyURI", "AnyUri"),
    ("language", "Language"),
    ("date", "Date"),
    ("dateTime", "DateTime"),
    ("gYearMonth", "YearMonth"),
    ("gYear", "Year"),
    ("gMonth", "Month"),
    ("gMonthDay", "MonthDay"),
    ("gDay", "Day"),
    ("duration", "Duration"),
    ("ID", "Id"),
    ("IDREF", "IdRef"),
    ("IDREFS", "IdRefs"),
    ("NCName", "NcName"),
    ("NMTOKENS", "NmTokens"),
    ("QName", "QName"),
];

/// Numbers for things that are stored once.
#[derive(Default)]
struct Pool<T> {
    ids: BTreeMap<T, usize>,
    list: Vec<T>,
}

impl<T: Clone + Ord> Pool<T> {
    fn id(&mut self, value: &T) -> usize {
        if let Some(id) = self.ids.get(value) {
            return *id;
        }
        self.ids.insert(value.clone(), self.list.len());
        self.list.push(value.clone());
        self.list.len() - 1
    }
}

/// One entry of a table of attributes: name, simple type, required, fixed value.
type AttributeRow = (usize, usize, bool, Option<String>);

struct Emit<'g> {
    grammar: &'g Grammar,
    names: Vec<String>,
    types: Vec<String>,
    simples: Pool<String>,
    automata: Pool<Vec<State>>,
    attributes: Pool<Vec<AttributeRow>>,
    variants: Pool<String>,
}

/// The tables.
pub fn emit(grammar: &Grammar) -> String {
    let mut names = BTreeSet::new();
    names.extend(grammar.elements.keys().cloned());
    for variant in grammar.types.values().flat_map(|v| v.values()) {
        names.extend(variant.attributes.keys().cloned());
        if let Content::Elements(states, _) = &variant.content {
            for symbol in states.iter().flat_map(|s| s.edges.keys()) {
                if let Symbol::Element(name, _) = symbol {
                    names.insert(name.clone());
                }
            }
        }
    }
    let mut emit = Emit {
        grammar,
        names: names.into_iter().collect(),
        types: grammar.types.keys().cloned().collect(),
        simples: Pool::default(),
        automata: Pool::default(),
        attributes: Pool::default(),
        variants: Pool::default(),
    };
    emit.run()
}

impl Emit<'_> {
    fn name(&self, name: &str) -> usize {
        self.names.binary_search_by(|n| n.as_str().cmp(name)).unwrap()
    }

    fn kind(&self, key: &str) -> usize {
        self.types.binary_search_by(|n| n.as_str().cmp(key)).unwrap()
    }

    fn variant(&mut self, variant: &Variant) -> usize {
        let content = match &variant.content {
            Content::Simple(simple) => format!("Content::Simple({})", self.simples.id(simple)),
            Content::Elements(states, mixed) => {
                format!("Content::Elements({}, {mixed})", self.automata.id(states))
            }
        };
        let mut rows: Vec<AttributeRow> = Vec::new();
        for (name, attribute) in &variant.attributes {
            let simple = self.simples.id(&attribute.simple);
            rows.push((self.name(name), simple, attribute.required, attribute.fixed.clone()));
        }
        rows.sort();
        let attributes = self.attributes.id(&rows);
        let any = match variant.any {
            Some((mask, process)) => format!("Some(({mask}, {}))", how(process)),
            None => "None".to_owned(),
        };
        let text = format!("Variant {{ content: {content}, attributes: {attributes}, any: {any} }}");
        self.variants.id(&text)
    }

    fn run(&mut self) -> String {
        let mut out = String::new();
        let grammar = self.grammar;
        let count = COUNT as usize;
        writeln!(out, "pub static VERSIONS: [&str; {count}] = [").unwrap();
        for version in 0..COUNT {
            write!(out, "\"2.{}\", ", FIRST + version).unwrap();
        }
        writeln!(out, "];").unwrap();
        let mut rows = String::new();
        for key in &self.types.clone() {
            let variants: Vec<String> = (0..COUNT)
                .map(|v| match grammar.types[key].get(&v) {
                    Some(variant) => self.variant(variant).to_string(),
                    None => "NONE".to_owned(),
                })
                .collect();
            let name = key.trim_start_matches('=').trim_start_matches('<').trim_end_matches('>');
            writeln!(rows, "    Type {{ name: {name:?}, variants: [{}] }},", variants.join(", ")).unwrap();
        }
        writeln!(out, "static TYPES: [Type; {}] = [\n{rows}];", self.types.len()).unwrap();
        writeln!(out, "static NAMES: [&str; {}] = {:?};", self.names.len(), self.names).unwrap();
        self.hash(&mut out);
        writeln!(out, "static GLOBALS: [(u16, [u16; {count}]); {}] = [", grammar.elements.len()).unwrap();
        for (name, keys) in &grammar.elements {
            let row: Vec<String> = (0..COUNT)
                .map(|v| keys.get(&v).map_or("NONE".to_owned(), |key| self.kind(key).to_string()))
                .collect();
            writeln!(out, "    ({}, [{}]),", self.name(name), row.join(", ")).unwrap();
        }
        writeln!(out, "];").unwrap();
        self.automata(&mut out);
        self.attribute_tables(&mut out);
        writeln!(out, "static VARIANTS: [Variant; {}] = [", self.variants.list.len()).unwrap();
        for text in &self.variants.list {
            writeln!(out, "    {text},").unwrap();
        }
        writeln!(out, "];").unwrap();
        self.simple_types(&mut out);
        out
    }

    /// A table to find a name by its hash (FNV-1a), open addressing.
    fn hash(&self, out: &mut String) {
        let size = (self.names.len() * 4).next_power_of_two();
        let mut table = vec![u16::MAX; size];
        for (id, name) in self.names.iter().enumerate() {
            let mut at = fnv(name) as usize & (size - 1);
            while table[at] != u16::MAX {
                at = (at + 1) & (size - 1);
            }
            table[at] = id as u16;
        }
        writeln!(out, "static NAME_TABLE: [u16; {size}] = {table:?};").unwrap();
    }

    fn automata(&self, out: &mut String) {
        let (mut starts, mut states, mut edges, mut wilds) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for automaton in &self.automata.list {
            let base = states.len();
            starts.push(base);
            for state in automaton {
                let (first_edge, first_wild) = (edges.len(), wilds.len());
                for (symbol, to) in &state.edges {
                    match symbol {
                        Symbol::Element(name, key) => {
                            edges.push((self.name(name), self.kind(key), base + to));
                        }
                        Symbol::Wild(mask, process) => wilds.push((*mask, how(*process), base + to)),
                    }
                }
                edges[first_edge..].sort_unstable();
                states.push((state.accepts, first_edge, edges.len(), first_wild, wilds.len()));
            }
        }
        writeln!(out, "static AUTOMATA: [u16; {}] = {starts:?};", starts.len()).unwrap();
        writeln!(out, "static STATES: [State; {}] = [", states.len()).unwrap();
        for (accepts, from, to, wild, wild_to) in &states {
            writeln!(
                out,
                "    State {{ accepts: {accepts}, edges: ({from}, {to}), wilds: ({wild}, {wild_to}) }},"
            )
            .unwrap();
        }
        writeln!(out, "];").unwrap();
        writeln!(out, "static EDGES: [Edge; {}] = [", edges.len()).unwrap();
        for (name, kind, to) in &edges {
            writeln!(out, "    Edge {{ name: {name}, kind: {kind}, to: {to} }},").unwrap();
        }
        writeln!(out, "];").unwrap();
        writeln!(out, "static WILDS: [(u8, Process, u16); {}] = [", wilds.len()).unwrap();
        for (mask, process, to) in &wilds {
            writeln!(out, "    ({mask}, {process}, {to}),").unwrap();
        }
        writeln!(out, "];").unwrap();
    }

    fn attribute_tables(&self, out: &mut String) {
        let tables = &self.attributes.list;
        writeln!(out, "static ATTRIBUTES: [&[Attribute]; {}] = [", tables.len()).unwrap();
        for table in tables {
            write!(out, "    &[").unwrap();
            for (name, simple, required, fixed) in table {
                write!(
                    out,
                    "Attribute {{ name: {name}, simple: {simple}, required: {required}, fixed: {fixed:?} }}, "
                )
                .unwrap();
            }
            writeln!(out, "],").unwrap();
        }
        writeln!(out, "];").unwrap();
    }

    fn simple_types(&self, out: &mut String) {
        writeln!(out, "static SIMPLES: [(&str, Simple); {}] = [", self.simples.list.len()).unwrap();
        for text in &self.simples.list {
            let simple = self.simple(text);
            writeln!(out, "    ({text:?}, {simple}),").unwrap();
        }
        writeln!(out, "];").unwrap();
    }

    /// A simple type's expression as a constant.
    fn simple(&self, text: &str) -> String {
        let text = text.trim();
        if let Some(inner) = text.strip_prefix("list(").and_then(|t| t.strip_suffix(')')) {
            return format!("Simple::List(&{}, 0)", self.simple(inner));
        }
        if let Some(inner) = text.strip_prefix("union(").and_then(|t| t.strip_suffix(')')) {
            let members: Vec<String> = split(inner).iter().map(|m| self.simple(m)).collect();
            return format!("Simple::Union(&[{}])", members.join(", "));
        }
        if let Some((base, facets)) = text.split_once('[')
            && let Some(facets) = facets.strip_suffix(']')
        {
            return self.restricted(base, facets);
        }
        if let Some(named) = self.grammar.simples.get(text) {
            return self.simple(named);
        }
        if let Some((_, builtin)) = BUILTINS.iter().find(|(name, _)| *name == text) {
            return format!("Simple::Is(Builtin::{builtin})");
        }
        match text {
            "xml:lang" => "Simple::XmlLang".to_owned(),
            other => panic!("there is no simple type {other}"),
        }
    }

    fn restricted(&self, base: &str, facets: &str) -> String {
        if let Some(pattern) = facets.strip_prefix('/').and_then(|f| f.strip_suffix('/')) {
            let pattern = match pattern {
                r"[^\s:]+:[^\s]+" => "QCode",
                r"[0-9]+\.[0-9]+" => "Version",
                r"[\S ]*" => "Spaces",
                r"(\-|\+)?([0-9]){0,2}(MO|TU|WE|TH|FR|SA|SU)" => "Weekday",
                other => panic!("the pattern {other} is not known"),
            };
            return format!("Simple::Matches(Pattern::{pattern})");
        }
        if let Some(least) = facets.strip_prefix("minLength ") {
            let list = self.simple(base);
            return list.replace(", 0)", &format!(", {least})"));
        }
        if facets == "length 0" {
            return "Simple::Empty".to_owned();
        }
        if let Some((least, most)) = facets.split_once("..") {
            let bound = |b: &str, free: &str| if b.is_empty() { free.to_owned() } else { b.to_owned() };
            return format!(
                "Simple::Between(&{}, {}, {})",
                self.simple(base),
                bound(least, "i64::MIN"),
                bound(most, "i64::MAX")
            );
        }
        let values: Vec<&str> = facets.split('|').collect();
        format!("Simple::OneOf({}, &{values:?})", base == "NMTOKEN")
    }
}

fn how(process: u8) -> &'static str {
    ["Process::Skip", "Process::Lax", "Process::Strict"][process as usize]
}

fn split(text: &str) -> Vec<&str> {
    let (mut depth, mut from, mut out) = (0, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ' ' if depth == 0 => {
                out.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    out.push(&text[from..]);
    out
}

fn fnv(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193))
}
