//! A cursor over the text of markup: names, quoted values, white space.

use super::attributes::{TagFault, begins_name, continues_name};

/// Where the reading of a piece of markup stands.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    text: &'a str,
    /// The offset of the next character in `text`.
    pub at: usize,
}

impl<'a> Cursor<'a> {
    /// Begins at an offset of a text.
    pub fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// What is left.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character.
    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Whether nothing is left.
    pub fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    /// Passes over a text where it stands here.
    pub fn take(&mut self, what: &str) -> bool {
        let found = self.rest().starts_with(what);
        if found {
            self.at += what.len();
        }
        found
    }

    /// Passes over a text that must stand here.
    pub fn expect(&mut self, what: &str) -> Result<(), TagFault> {
        if self.take(what) { Ok(()) } else { Err(self.fault(format!("expected `{what}`"))) }
    }

    /// Passes over white space; whether there was any.
    pub fn space(&mut self) -> bool {
        let rest = self.rest();
        let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        self.at += rest.len() - trimmed.len();
        trimmed.len() != rest.len()
    }

    /// Passes over white space that must stand here.
    pub fn need_space(&mut self) -> Result<(), TagFault> {
        if self.space() { Ok(()) } else { Err(self.fault("expected white space")) }
    }

    /// Passes over a name.
    pub fn name(&mut self) -> Result<&'a str, TagFault> {
        let found = self.name_token()?;
        if found.chars().next().is_some_and(begins_name) {
            return Ok(found);
        }
        self.at -= found.len();
        Err(self.fault("expected a name"))
    }

    /// Passes over a name token, which may begin with a digit.
    pub fn name_token(&mut self) -> Result<&'a str, TagFault> {
        let rest = self.rest();
        let end = rest.find(|c| !continues_name(c)).unwrap_or(rest.len());
        if end == 0 {
            return Err(self.fault("expected a name"));
        }
        self.at += end;
        Ok(rest.get(..end).unwrap_or_default())
    }

    /// Passes over a value in quotes; the value without them.
    pub fn quoted(&mut self) -> Result<&'a str, TagFault> {
        let rest = self.rest();
        let Some(quote @ ('"' | '\'')) = rest.chars().next() else {
            return Err(self.fault("expected a quoted value"));
        };
        let inner = rest.get(1..).unwrap_or_default();
        let Some(end) = inner.find(quote) else {
            return Err(self.fault("value has no closing quote"));
        };
        self.at += end + 2;
        Ok(inner.get(..end).unwrap_or_default())
    }

    /// Passes over all up to and with `end`; what stood before it.
    pub fn until(&mut self, end: &str, what: &str) -> Result<&'a str, TagFault> {
        let rest = self.rest();
        let Some(found) = rest.find(end) else {
            return Err(self.fault(format!("{what} is not closed; `{end}` is missing")));
        };
        self.at += found + end.len();
        Ok(rest.get(..found).unwrap_or_default())
    }

    /// Passes over a comment whose beginning was passed over already.
    pub fn comment(&mut self) -> Result<(), TagFault> {
        let from = self.at;
        let inner = self.until("--", "a comment")?;
        if self.take(">") {
            return Ok(());
        }
        self.at = from + inner.len();
        Err(self.fault("`--` in a comment"))
    }

    /// Passes over a processing instruction whose `<?` was passed over already.
    pub fn instruction(&mut self) -> Result<(), TagFault> {
        let from = self.at;
        let target = self.name()?;
        if target.eq_ignore_ascii_case("xml") {
            self.at = from;
            return Err(self.fault("XML declaration that is not at the start of the document"));
        }
        if self.take("?>") {
            return Ok(());
        }
        self.need_space()?;
        self.until("?>", "a processing instruction").map(|_| ())
    }

    /// What is wrong here.
    pub fn fault(&self, message: impl Into<String>) -> TagFault {
        TagFault { offset: self.at, message: message.into() }
    }
}
