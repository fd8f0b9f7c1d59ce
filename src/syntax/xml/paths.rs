//! The XPaths of some elements of a document, without a tree.

use super::Document;
use super::doctype::prolog;
use super::entities::Entities;
use foldhash::HashMap;

/// An element whose end tag was not reached yet.
struct Frame<'a> {
    name: &'a str,
    /// Its place among its like, from 1.
    number: u32,
    /// How many children of each name there were.
    children: Counts<'a>,
    /// Steps whose form depends on how many children of their name there will be: path, step.
    waiting: Vec<(usize, usize)>,
}

/// How many there were of each name: of the first few in a list, of others in a table.
#[derive(Default)]
struct Counts<'a> {
    few: Vec<(&'a str, u32)>,
    more: HashMap<&'a str, u32>,
}

impl<'a> Counts<'a> {
    const FEW: usize = 16;

    /// Counts one more, and returns how many there are now.
    fn next(&mut self, name: &'a str) -> u32 {
        let known = self.few.iter().position(|(known, _)| *known == name);
        if known.is_none() && self.few.len() < Self::FEW {
            self.few.push((name, 1));
            return 1;
        }
        let few = known.and_then(|at| self.few.get_mut(at)).map(|(_, count)| count);
        let count = few.unwrap_or_else(|| self.more.entry(name).or_default());
        *count += 1;
        *count
    }

    fn of(&self, name: &str) -> u32 {
        let few = self.few.iter().find(|(known, _)| *known == name).map(|(_, count)| *count);
        few.or_else(|| self.more.get(name).copied()).unwrap_or(0)
    }
}

/// One step of a path.
struct Step<'a> {
    name: &'a str,
    number: u32,
    /// Whether there are others of its name beside it.
    several: bool,
}

struct Paths<'a, 'w> {
    wanted: &'w [usize],
    next: usize,
    open: Vec<Frame<'a>>,
    /// How many elements are open that no path depends on.
    idle: usize,
    found: Vec<Option<Vec<Step<'a>>>>,
}

impl<'a> Paths<'a, '_> {
    /// Walks through a document that was parsed before: of its tags only the names are looked at.
    fn walk(&mut self, text: &'a str) {
        // The prolog was held to its limits when the document was parsed.
        let Ok(mut at) = prolog(text, &mut Entities::new(usize::MAX)) else { return };
        while let Some(next) = text.as_bytes().get(at..).and_then(|rest| memchr::memchr(b'<', rest)) {
            at += next;
            let rest = text.get(at..).unwrap_or_default();
            let passed = match rest.as_bytes().get(1) {
                Some(b'/') => {
                    self.end();
                    rest.find('>')
                }
                Some(b'?') => rest.find("?>").map(|end| end + 1),
                Some(b'!') if rest.starts_with("<!--") => rest.find("-->").map(|end| end + 2),
                Some(b'!') if rest.starts_with("<![CDATA[") => rest.find("]]>").map(|end| end + 2),
                _ => {
                    let end = tag_end(rest.as_bytes());
                    if let Some(end) = end {
                        let name = rest.get(1..end).unwrap_or_default();
                        let name = name.split(|c: char| c.is_ascii_whitespace() || c == '/').next();
                        let name = name.unwrap_or_default();
                        self.start(name.rsplit(':').next().unwrap_or_default(), at);
                        if rest.as_bytes().get(end - 1) == Some(&b'/') {
                            self.end();
                        }
                    }
                    end
                }
            };
            let Some(passed) = passed else { return };
            at += passed + 1;
        }
    }

    fn start(&mut self, name: &'a str, at: usize) {
        // Behind the last one only those count that stand beside a step of a path.
        let counts = self.next < self.wanted.len() || self.open.last().is_some_and(|f| !f.waiting.is_empty());
        if self.idle > 0 || !counts {
            self.idle += 1;
            return;
        }
        let number = match self.open.last_mut() {
            None => 1,
            Some(parent) => parent.children.next(name),
        };
        self.open.push(Frame { name, number, children: Counts::default(), waiting: Vec::new() });
        while self.wanted.get(self.next).is_some_and(|wanted| *wanted < at) {
            self.next += 1;
        }
        if self.wanted.get(self.next) == Some(&at) {
            self.note();
            self.next += 1;
        }
    }

    fn end(&mut self) {
        if self.idle > 0 {
            self.idle -= 1;
            return;
        }
        let Some(frame) = self.open.pop() else { return };
        for (path, step) in frame.waiting {
            let Some(step) = self.found.get_mut(path).and_then(|f| f.as_mut()).and_then(|f| f.get_mut(step))
            else {
                continue;
            };
            step.several = frame.children.of(step.name) > 1;
        }
    }
}

/// Where a tag ends: at the first `>` that is in no value.
fn tag_end(tag: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    None
}

impl Paths<'_, '_> {
    fn note(&mut self) {
        let path = self.next;
        let steps =
            self.open.iter().map(|f| Step { name: f.name, number: f.number, several: false }).collect();
        if let Some(slot) = self.found.get_mut(path) {
            *slot = Some(steps);
        }
        let depth = self.open.len();
        for (at, frame) in self.open.iter_mut().enumerate().take(depth.saturating_sub(1)) {
            frame.waiting.push((path, at + 1));
        }
    }
}

impl Document<'_> {
    /// The XPaths, by local names, of the elements that begin at the offsets given, which are sorted and differ; `None`
    /// where no element begins. The document was parsed before.
    pub fn paths(&self, wanted: &[usize]) -> Vec<Option<String>> {
        let found = wanted.iter().map(|_| None).collect();
        let mut paths = Paths { wanted, next: 0, open: Vec::new(), idle: 0, found };
        paths.walk(&self.text);
        let text = |steps: Vec<Step<'_>>| {
            let mut out = String::new();
            for step in steps {
                out.push('/');
                out.push_str(step.name);
                if step.several {
                    out.push_str(&format!("[{}]", step.number));
                }
            }
            out
        };
        paths.found.into_iter().map(|steps| steps.map(text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::element::Element;
    use super::*;
    use crate::limits::Limits;

    fn places(element: Element<'_, '_>, out: &mut Vec<(usize, String)>) {
        out.push((element.span().start, element.path()));
        element.elements().for_each(|child| places(child, out));
    }

    #[test]
    fn paths_are_those_of_the_tree() {
        let text = "<?x <?><!DOCTYPE a [<!ENTITY e ']>'><!-- ' --><?p '?>]><a x='>'><b/><c y=\"'/>\"><b>x</b><!-- <b> -->\
            <n:d xmlns:n='u'/><b><d><![CDATA[<b>]]></d></b></c><c\n/>&e;</a><!-- <z> -->";
        let limits = Limits::default();
        let document = Document::new(text, &limits).unwrap();
        let tree = document.tree(&limits).unwrap();
        let mut expected = Vec::new();
        places(tree.root(), &mut expected);
        assert_eq!(expected.len(), 8);
        let wanted: Vec<usize> = text.match_indices('<').map(|(at, _)| at).collect();
        let found: Vec<(usize, String)> =
            wanted.iter().zip(document.paths(&wanted)).filter_map(|(at, path)| Some((*at, path?))).collect();
        assert_eq!(found, expected);
        assert_eq!(document.paths(&[1]), [None]);
        // What stands behind the last one counts where it stands beside a step.
        for (at, (start, path)) in expected.iter().enumerate() {
            assert_eq!(document.paths(&[*start]), [Some(path.clone())]);
            let before: Vec<usize> = expected.iter().take(at + 1).map(|(start, _)| *start).collect();
            let paths = expected.iter().take(at + 1).map(|(_, path)| Some(path.clone())).collect::<Vec<_>>();
            assert_eq!(document.paths(&before), paths);
        }
    }
}
