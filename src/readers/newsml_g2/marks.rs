//! Where the values of an item of a message stand, noted so cheaply that it can be done for every item: paths and stretches are
//! made only of those that a finding asks for.

use crate::diagnostics::Place;
use crate::source::Source;
use crate::syntax::xml::Element;

/// What a value was read from.
#[derive(Debug)]
enum Spot {
    /// The words of an element.
    Words(u32),
    /// An element.
    Whole(u32),
    /// An attribute of an element.
    Attribute(u32, &'static str),
    /// The blocks of a body, which begin at these offsets.
    Blocks(Vec<usize>),
}

/// The values of one item, and what they were read from.
#[derive(Debug, Default)]
pub struct Marks {
    /// The pointers of all values, one behind the other.
    pointers: String,
    /// Where each pointer ends.
    list: Vec<(usize, Spot)>,
}

impl Marks {
    /// Forgets the item.
    pub fn clear(&mut self) {
        self.pointers.clear();
        self.list.clear();
    }

    fn note(&mut self, pointer: &str, spot: Spot) {
        self.pointers.push_str(pointer);
        self.list.push((self.pointers.len(), spot));
    }

    /// A value is the words of an element.
    pub fn words(&mut self, pointer: &str, element: Element<'_, '_>) {
        self.note(pointer, Spot::Words(element.id()));
    }

    /// A value is an element as a whole.
    pub fn whole(&mut self, pointer: &str, element: Element<'_, '_>) {
        self.note(pointer, Spot::Whole(element.id()));
    }

    /// A value stands in an attribute.
    pub fn attribute(&mut self, pointer: &str, element: Element<'_, '_>, name: &'static str) {
        self.note(pointer, Spot::Attribute(element.id(), name));
    }

    /// The values of a list are blocks that begin at these offsets.
    pub fn blocks(&mut self, pointer: &str, offsets: &[usize]) {
        self.note(pointer, Spot::Blocks(offsets.to_vec()));
    }

    /// Where the value of a pointer stands, or the nearest one that it is within; `item` is the item's element.
    pub fn nearest(&self, pointer: &str, item: Element<'_, '_>, source: &Source<'_>) -> Option<Place> {
        let mut pointer = pointer;
        loop {
            if let Some(place) = self.place(pointer, item, source) {
                return Some(place);
            }
            pointer = pointer.get(..pointer.rfind('/')?)?;
        }
    }

    fn place(&self, pointer: &str, item: Element<'_, '_>, source: &Source<'_>) -> Option<Place> {
        let (list, number) = pointer.rsplit_once('/').unwrap_or((pointer, ""));
        // What was said last counts.
        for (at, (end, spot)) in self.list.iter().enumerate().rev() {
            let start = at.checked_sub(1).and_then(|before| self.list.get(before)).map_or(0, |(end, _)| *end);
            let own = self.pointers.get(start..*end).unwrap_or_default();
            match spot {
                Spot::Blocks(offsets) if own == list => {
                    let offset = number.parse().ok().and_then(|number: usize| offsets.get(number))?;
                    return Some(Place { span: Some(source.line_at(*offset)), path: None });
                }
                Spot::Blocks(_) => {}
                _ if own != pointer => {}
                Spot::Words(id) => {
                    let element = item.other(*id);
                    let span = Some(element.text_span(source.text()));
                    return Some(Place { span, path: Some(element.path()) });
                }
                Spot::Whole(id) => return Some(item.other(*id).place()),
                Spot::Attribute(id, name) => return Some(item.other(*id).attribute_place(name)),
            }
        }
        None
    }
}
