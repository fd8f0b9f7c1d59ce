//! The XPaths of some elements of a document, without a tree.

use super::Document;
use super::scan::{Handler, Tag};
use crate::error::ReadError;
use crate::limits::Limits;
use std::borrow::Cow;

/// An open element.
struct Frame<'a> {
    name: &'a str,
    /// Its place among its like, from 1.
    number: u32,
    /// How many children of each name there were.
    children: Vec<(&'a str, u32)>,
    /// Steps whose form depends on how many children of their name there will be: path, step.
    waiting: Vec<(usize, usize)>,
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
    found: Vec<Option<Vec<Step<'a>>>>,
}

impl<'a> Handler<'a> for Paths<'a, '_> {
    fn start(&mut self, tag: Tag<'_, 'a>) -> Result<(), ReadError> {
        let number = match self.open.last_mut() {
            None => 1,
            Some(parent) => match parent.children.iter_mut().find(|(name, _)| *name == tag.name) {
                Some((_, count)) => {
                    *count += 1;
                    *count
                }
                None => {
                    parent.children.push((tag.name, 1));
                    1
                }
            },
        };
        self.open.push(Frame { name: tag.name, number, children: Vec::new(), waiting: Vec::new() });
        while self.wanted.get(self.next).is_some_and(|at| *at < tag.start) {
            self.next += 1;
        }
        if self.wanted.get(self.next) == Some(&tag.start) {
            self.note();
        }
        Ok(())
    }

    fn text(&mut self, _: Cow<'a, str>, _: usize, _: usize, _: bool) -> Result<(), ReadError> {
        Ok(())
    }

    fn end(&mut self, _: usize) {
        let Some(frame) = self.open.pop() else { return };
        for (path, step) in frame.waiting {
            let Some(step) = self.found.get_mut(path).and_then(|f| f.as_mut()).and_then(|f| f.get_mut(step))
            else {
                continue;
            };
            step.several = frame.children.iter().any(|(name, count)| *name == step.name && *count > 1);
        }
    }
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
    /// where no element begins.
    ///
    /// # Errors
    ///
    /// As [`super::Tree::parse`].
    pub fn paths(&self, wanted: &[usize], limits: &Limits) -> Result<Vec<Option<String>>, ReadError> {
        let found = wanted.iter().map(|_| None).collect();
        let mut paths = Paths { wanted, next: 0, open: Vec::new(), found };
        self.scan(limits, &mut paths)?;
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
        Ok(paths.found.into_iter().map(|steps| steps.map(text)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_the_tree() {
        let text = "<a><b/><c><b>x</b><d/><b><d/></b></c><c/></a>";
        let limits = Limits::default();
        let document = Document::new(text, &limits).unwrap();
        let tree = document.tree(&limits).unwrap();
        let wanted: Vec<usize> =
            text.match_indices('<').map(|(at, _)| at).filter(|at| !text[*at..].starts_with("</")).collect();
        let expected: Vec<Option<String>> = wanted.iter().map(|at| tree.path_at(*at)).collect();
        assert_eq!(document.paths(&wanted, &limits).unwrap(), expected);
        assert_eq!(document.paths(&[1], &limits).unwrap(), [None]);
    }
}
