//! What a markup language cannot carry of a body, and where.

/// A step into a body: a field, or an entry of a list.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// A field, by its key.
    Field(&'static str),
    /// An entry, from 0.
    Entry(usize),
}

/// What was lost of a body while it was written. A writer goes the same way into the body that a JSON pointer does, so that
/// each loss is known by its place.
#[derive(Debug, Default)]
pub struct Losses {
    /// The pointer of the body.
    base: String,
    way: Vec<Step>,
    lost: Vec<Loss>,
}

/// One loss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What was lost.
    pub what: &'static str,
    /// The JSON pointer of the value.
    pub pointer: String,
}

impl Losses {
    /// None yet, of a body whose JSON pointer is `base`.
    pub fn new(base: impl Into<String>) -> Self {
        Self { base: base.into(), ..Self::default() }
    }

    /// Enters a field of the value at work.
    pub fn enter(&mut self, field: &'static str) {
        self.way.push(Step::Field(field));
    }

    /// Enters an entry of the list at work.
    pub fn enter_entry(&mut self, index: usize) {
        self.way.push(Step::Entry(index));
    }

    /// Goes back to the value that has the one at work; returns the step that led there.
    pub fn leave(&mut self) -> Option<Step> {
        self.way.pop()
    }

    /// Goes a step that was gone back.
    pub fn enter_again(&mut self, step: Option<Step>) {
        self.way.extend(step);
    }

    /// Keeps that the value at work is lost, or the part that its markup plays.
    pub fn lose(&mut self, what: &'static str) {
        let pointer = self.pointer();
        self.lost.push(Loss { what, pointer });
    }

    /// Keeps that a field of the value at work is lost.
    pub fn lose_field(&mut self, what: &'static str, field: &'static str) {
        let pointer = format!("{}/{field}", self.pointer());
        self.lost.push(Loss { what, pointer });
    }

    /// Keeps that fields of the value at work are lost, those that are given.
    pub fn lose_fields(&mut self, what: &'static str, fields: &[(&'static str, bool)]) {
        for (field, _) in fields.iter().filter(|(_, given)| *given) {
            self.lose_field(what, field);
        }
    }

    /// All losses, in the order in which they came.
    pub fn all(&self) -> &[Loss] {
        &self.lost
    }

    fn pointer(&self) -> String {
        let mut pointer = self.base.clone();
        for step in &self.way {
            pointer.push('/');
            match step {
                Step::Field(name) => pointer.push_str(name),
                Step::Entry(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loss_is_known_by_its_place() {
        let mut losses = Losses::new("/items/1/body");
        losses.enter_entry(3);
        losses.enter("content");
        losses.enter_entry(0);
        losses.lose_field("the title of a link", "title");
        losses.leave();
        losses.lose("all words");
        let places: Vec<&str> = losses.all().iter().map(|l| l.pointer.as_str()).collect();
        assert_eq!(places, ["/items/1/body/3/content/0/title", "/items/1/body/3/content"]);
    }
}
