//! Tables of data: one stretch each.

use super::{Kind, Outline, Stretch, around, narrow};

/// How long cells are on average, at most, where the table is one of data and not of layout.
const DATA_CELL: u32 = 60;

impl Outline {
    /// The innermost table around an element.
    fn table_of(&self, mut id: u32) -> Option<u32> {
        while let Some(known) = self.elements.get(id as usize) {
            if known.says & around::TABLE != 0 {
                return Some(id);
            }
            id = known.parent;
        }
        None
    }

    /// Makes one stretch of all cells of a data table: it is kept whole or not at all.
    pub fn join_tables(&mut self) {
        let mut out: Vec<Stretch> = Vec::with_capacity(self.stretches.len());
        // For each stretch the number that it has when all is done.
        let mut moved: Vec<usize> = Vec::with_capacity(self.stretches.len());
        let mut at = 0;
        while let Some(first) = self.stretches.get(at) {
            let table = if first.kind == Kind::Cell { self.table_of(first.element) } else { None };
            let Some(table) = table else {
                moved.push(out.len());
                out.push(first.clone());
                at += 1;
                continue;
            };
            let cells = self.stretches.get(at..).unwrap_or_default();
            let count = cells.iter().take_while(|s| self.table_of(s.element) == Some(table)).count().max(1);
            let cells = cells.get(..count).unwrap_or_default();
            let chars: u32 = cells.iter().map(|s| s.chars).sum();
            if count < 4 || chars > narrow(count) * DATA_CELL {
                moved.extend(out.len()..out.len() + count);
                out.extend(cells.iter().cloned());
            } else {
                moved.extend(std::iter::repeat_n(out.len(), count));
                let sum = |figure: fn(&Stretch) -> u32| cells.iter().map(figure).sum();
                out.push(Stretch {
                    element: table,
                    nodes: (first.nodes.0, cells.last().map_or(first.nodes.1, |s| s.nodes.1)),
                    text: (first.text.0, cells.last().map_or(first.text.1, |s| s.text.1)),
                    chars,
                    linked: sum(|s| s.linked),
                    links: sum(|s| s.links),
                    strong: sum(|s| s.strong),
                    kind: Kind::Table,
                    own: self.elements.get(table as usize).map_or(0, |k| k.hints),
                    images: first.images,
                    line: first.line,
                });
            }
            at += count;
        }
        for object in &mut self.objects {
            object.before = moved.get(object.before).copied().unwrap_or(out.len());
        }
        self.stretches = out;
    }
}
