//! XML writing: indented where there are only elements, untouched where there are words.

/// Writes one document or fragment.
#[derive(Debug, Default)]
pub struct XmlWriter {
    out: String,
    stack: Vec<Level>,
    tag_open: bool,
    /// How many characters were written as U+FFFD because XML forbids them.
    pub replaced: usize,
    indent: bool,
}

#[derive(Debug)]
struct Level {
    name: String,
    words: bool,
    children: bool,
}

impl XmlWriter {
    /// A writer that sets each element of element-only content on a line of its own.
    pub fn indented() -> Self {
        Self { indent: true, ..Self::default() }
    }

    /// A writer that adds no white space.
    pub fn compact() -> Self {
        Self::default()
    }

    /// Writes the XML declaration.
    pub fn declaration(&mut self) {
        self.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /// Begins an element.
    pub fn open(&mut self, name: &str) {
        self.before_child();
        self.out.push('<');
        self.out.push_str(name);
        self.tag_open = true;
        self.stack.push(Level { name: name.to_owned(), words: false, children: false });
    }

    /// Adds an attribute to the element just begun.
    pub fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.replaced += escape_attribute(value, &mut self.out);
        self.out.push('"');
    }

    /// Adds an attribute where there is a value.
    pub fn maybe(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.attribute(name, value);
        }
    }

    /// Adds words to the open element, which gets no layout from then on.
    pub fn text(&mut self, text: &str) {
        self.end_tag();
        if let Some(level) = self.stack.last_mut() {
            level.words = true;
        }
        self.replaced += escape_text(text, &mut self.out);
    }

    /// Turns layout off for the open element's content, though it begins with an element.
    pub fn mixed(&mut self) {
        self.end_tag();
        if let Some(level) = self.stack.last_mut() {
            level.words = true;
        }
    }

    /// Adds XML as it is; the caller vouches for it.
    pub fn raw(&mut self, xml: &str) {
        self.before_child();
        self.out.push_str(xml);
    }

    /// Ends the open element.
    pub fn close(&mut self) {
        let Some(level) = self.stack.pop() else { return };
        if self.tag_open {
            self.out.push_str("/>");
            self.tag_open = false;
            return;
        }
        if level.children && !level.words {
            self.line();
        }
        self.out.push_str("</");
        self.out.push_str(&level.name);
        self.out.push('>');
    }

    /// Where the writing stands, for [`Self::close_unless_empty`].
    pub fn mark(&mut self) -> usize {
        self.end_tag();
        self.out.len()
    }

    /// Ends the open element, or takes it back to where it began if nothing was put into it.
    pub fn close_unless_empty(&mut self, mark: usize) {
        let name = self.stack.last().map(|level| level.name.as_str()).unwrap_or_default();
        let bare = self.out.get(mark..).map(str::trim_start) == Some(&format!("<{name}"));
        if !bare {
            return self.close();
        }
        self.stack.pop();
        self.tag_open = false;
        self.out.truncate(mark);
    }

    /// Writes an element with words only.
    pub fn leaf(&mut self, name: &str, text: &str) {
        self.open(name);
        self.text(text);
        self.close();
    }

    /// Whether an element of that name is open.
    pub fn is_within(&self, name: &str) -> bool {
        self.stack.iter().any(|level| level.name == name)
    }

    /// What was written, with a line end behind it.
    pub fn finish(mut self) -> String {
        while !self.stack.is_empty() {
            self.close();
        }
        if self.indent {
            self.out.push('\n');
        }
        self.out
    }

    fn end_tag(&mut self) {
        if std::mem::take(&mut self.tag_open) {
            self.out.push('>');
        }
    }

    fn before_child(&mut self) {
        self.end_tag();
        let words = match self.stack.last_mut() {
            Some(level) => {
                level.children = true;
                level.words
            }
            None => return,
        };
        if words {
            // Layout within a mixed element would become part of its words.
            return;
        }
        self.line();
    }

    fn line(&mut self) {
        if self.indent && !self.stack.iter().any(|l| l.words) {
            self.out.push('\n');
            for _ in 0..self.stack.len() {
                self.out.push_str("  ");
            }
        }
    }
}

fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

fn escape(text: &str, out: &mut String, reference: impl Fn(char) -> Option<&'static str>) -> usize {
    let mut replaced = 0;
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let instead = if allowed(c) {
            match reference(c) {
                Some(instead) => instead,
                None => continue,
            }
        } else {
            replaced += 1;
            "\u{FFFD}"
        };
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(instead);
        from = at + c.len_utf8();
    }
    out.push_str(text.get(from..).unwrap_or_default());
    replaced
}

/// Adds words, escaped; returns how many characters XML forbids.
pub fn escape_text(text: &str, out: &mut String) -> usize {
    escape(text, out, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\r' => Some("&#13;"),
        _ => None,
    })
}

/// Adds an attribute's value, escaped; returns how many characters XML forbids.
pub fn escape_attribute(text: &str, out: &mut String) -> usize {
    escape(text, out, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        '\r' => Some("&#13;"),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_never_touches_words() {
        let mut w = XmlWriter::indented();
        w.open("a");
        w.open("p");
        w.text("x ");
        w.open("b");
        w.text("y<\u{1}");
        w.close();
        w.close();
        w.open("e");
        w.attribute("q", "\"&");
        w.close();
        assert_eq!(w.replaced, 1);
        assert_eq!(w.finish(), "<a>\n  <p>x <b>y&lt;\u{FFFD}</b></p>\n  <e q=\"&quot;&amp;\"/>\n</a>\n");
    }
}
