//! Content models as minimal deterministic automata (Glushkov's construction).

use std::collections::{BTreeMap, BTreeSet};

/// What may stand at a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Symbol {
    /// An element of the standard's namespace, with the key of its type.
    Element(String, String),
    /// Any element of some namespaces (a mask), and how it is checked.
    Wild(u8, u8),
}

/// A content model.
#[derive(Debug, Clone)]
pub enum Model {
    One(Symbol),
    Sequence(Vec<Model>),
    Choice(Vec<Model>),
    /// Whether it may be missing, and whether it may come again.
    Repeat(Box<Model>, bool, bool),
}

/// A state: whether content may end here, and where each symbol leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct State {
    pub accepts: bool,
    pub edges: BTreeMap<Symbol, usize>,
}

struct Positions {
    symbols: Vec<Symbol>,
    follow: Vec<BTreeSet<usize>>,
}

/// First positions, last positions, whether it may be empty.
type Ends = (BTreeSet<usize>, BTreeSet<usize>, bool);

impl Positions {
    fn walk(&mut self, model: &Model) -> Ends {
        match model {
            Model::One(symbol) => {
                let at = self.symbols.len();
                self.symbols.push(symbol.clone());
                self.follow.push(BTreeSet::new());
                (BTreeSet::from([at]), BTreeSet::from([at]), false)
            }
            Model::Sequence(parts) => {
                let mut all: Ends = (BTreeSet::new(), BTreeSet::new(), true);
                for part in parts {
                    let (first, last, empty) = self.walk(part);
                    for at in &all.1 {
                        self.follow[*at].extend(&first);
                    }
                    if all.2 {
                        all.0.extend(&first);
                    }
                    if !empty {
                        all.1.clear();
                    }
                    all.1.extend(&last);
                    all.2 &= empty;
                }
                all
            }
            Model::Choice(parts) => {
                // A choice of nothing can hold nothing.
                let mut all: Ends = (BTreeSet::new(), BTreeSet::new(), parts.is_empty());
                for part in parts {
                    let (first, last, empty) = self.walk(part);
                    all.0.extend(first);
                    all.1.extend(last);
                    all.2 |= empty;
                }
                all
            }
            Model::Repeat(inner, missing, again) => {
                let (first, last, empty) = self.walk(inner);
                if *again {
                    for at in &last {
                        self.follow[*at].extend(&first);
                    }
                }
                (first, last, empty || *missing)
            }
        }
    }
}

/// The minimal automaton of a model; state 0 is the first.
pub fn build(model: &Model) -> Vec<State> {
    let mut positions = Positions { symbols: Vec::new(), follow: Vec::new() };
    let (first, last, empty) = positions.walk(model);
    // Subsets of positions; the first state is the set of none.
    let mut names: BTreeMap<BTreeSet<usize>, usize> = BTreeMap::from([(BTreeSet::new(), 0)]);
    let mut states: Vec<State> = Vec::new();
    let mut queue = vec![BTreeSet::new()];
    let mut next = 0;
    while next < queue.len() {
        let set: BTreeSet<usize> = queue[next].clone();
        next += 1;
        let mut reach: BTreeMap<Symbol, BTreeSet<usize>> = BTreeMap::new();
        let follow: BTreeSet<usize> = if set.is_empty() {
            first.clone()
        } else {
            set.iter().flat_map(|p| positions.follow[*p].clone()).collect()
        };
        for at in follow {
            reach.entry(positions.symbols[at].clone()).or_default().insert(at);
        }
        let mut edges = BTreeMap::new();
        for (symbol, target) in reach {
            let id = *names.entry(target.clone()).or_insert_with(|| {
                queue.push(target);
                queue.len() - 1
            });
            edges.insert(symbol, id);
        }
        let accepts = if set.is_empty() { empty } else { set.iter().any(|p| last.contains(p)) };
        states.push(State { accepts, edges });
    }
    minimise(&states)
}

/// The class of a state, and the classes that its symbols lead to.
type Signature<'s> = (usize, Vec<(&'s Symbol, usize)>);

/// Merges states that accept the same rests (Moore's algorithm).
fn minimise(states: &[State]) -> Vec<State> {
    let mut class: Vec<usize> = states.iter().map(|s| usize::from(s.accepts)).collect();
    loop {
        let mut seen: BTreeMap<Signature<'_>, usize> = BTreeMap::new();
        let refined: Vec<usize> = states
            .iter()
            .enumerate()
            .map(|(at, state)| {
                let edges = state.edges.iter().map(|(s, to)| (s, class[*to])).collect();
                let count = seen.len();
                *seen.entry((class[at], edges)).or_insert(count)
            })
            .collect();
        let before = class.iter().collect::<BTreeSet<_>>().len();
        class = refined;
        if seen.len() == before {
            break;
        }
    }
    // Classes are numbered in the order in which states appear, so that 0 stays the first.
    let count = class.iter().max().map_or(0, |m| m + 1);
    (0..count)
        .map(|id| {
            let at = class.iter().position(|c| *c == id).unwrap();
            let edges = states[at].edges.iter().map(|(s, to)| (s.clone(), class[*to])).collect();
            State { accepts: states[at].accepts, edges }
        })
        .collect()
}
