//! A document as a multiset of facts: every attribute and every text, with the names of the elements around it.

use std::collections::BTreeMap;
use wirecopy::Limits;
use wirecopy::internals::xml::{Child, Document, Element};

/// The facts of a document. White space in running text is one space.
pub fn of(text: &str) -> BTreeMap<String, usize> {
    let document = Document::new(text.trim_start_matches('\u{feff}'), &Limits::default()).unwrap();
    let tree = document.tree(&Limits::default()).unwrap();
    let mut facts = BTreeMap::new();
    gather(tree.root(), String::new(), &mut facts);
    facts
}

fn gather(element: Element<'_, '_>, around: String, facts: &mut BTreeMap<String, usize>) {
    let path = format!("{around}/{}", element.name());
    *facts.entry(path.clone()).or_default() += 1;
    for attribute in element.attributes() {
        // Where a schema lies is a hint for programs, no fact of the news.
        if element.namespace_of(attribute) == "http://www.w3.org/2001/XMLSchema-instance" {
            continue;
        }
        let value = attribute.value.split_whitespace().collect::<Vec<_>>().join(" ");
        *facts.entry(format!("{path}/@{}={value}", attribute.name)).or_default() += 1;
    }
    let mut words = String::new();
    for child in element.children() {
        match child {
            Child::Element(child) => gather(child, path.clone(), facts),
            Child::Text(text) => words.push_str(text),
        }
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !words.is_empty() {
        *facts.entry(format!("{path}={words}")).or_default() += 1;
    }
}

/// What one has and the other has not.
pub fn difference(before: &BTreeMap<String, usize>, after: &BTreeMap<String, usize>) -> Vec<String> {
    let mut out = Vec::new();
    for (fact, count) in before {
        let kept = after.get(fact).copied().unwrap_or(0);
        if kept < *count {
            out.push(format!("- {fact} ({kept} of {count})"));
        }
    }
    for (fact, count) in after {
        let had = before.get(fact).copied().unwrap_or(0);
        if had < *count {
            out.push(format!("+ {fact} ({count}, had {had})"));
        }
    }
    out
}
