//! Light Markdown marks in running text: `**strong**` and `[words](address)`; all else is words.

use crate::model::Inline;

/// Reads words with marks.
pub fn inlines(text: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut words = 0;
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|t| t.find(['*', '['])) {
        let start = at + found;
        let rest = text.get(start..).unwrap_or_default();
        match strong(rest).or_else(|| link(rest)) {
            Some((inline, length)) => {
                push_words(text.get(words..start).unwrap_or_default(), &mut out);
                out.push(inline);
                at = start + length;
                words = at;
            }
            None => at = start + rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    push_words(text.get(words..).unwrap_or_default(), &mut out);
    out
}

fn push_words(words: &str, out: &mut Vec<Inline>) {
    if !words.is_empty() {
        out.push(Inline::text(words));
    }
}

/// `**words**`, the marks beside words.
fn strong(text: &str) -> Option<(Inline, usize)> {
    let inner = text.strip_prefix("**")?;
    let end = inner.find("**")?;
    let words = inner.get(..end)?;
    let sound = !words.is_empty() && !words.starts_with([' ', '*']) && !words.ends_with(' ');
    sound.then(|| (Inline::Strong { content: inlines_within(words) }, end + 4))
}

/// The content of strong words: links, no further strong.
fn inlines_within(words: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(found) = words.get(from..).and_then(|t| t.find('[')) {
        let start = from + found;
        match words.get(start..).and_then(link) {
            Some((inline, length)) => {
                push_words(words.get(..start).unwrap_or_default(), &mut out);
                out.push(inline);
                push_words(words.get(start + length..).unwrap_or_default(), &mut out);
                return out;
            }
            None => from = start + 1,
        }
    }
    push_words(words, &mut out);
    out
}

/// `[words](http://…)`.
fn link(text: &str) -> Option<(Inline, usize)> {
    let inner = text.strip_prefix('[')?;
    let close = inner.char_indices().take(400).find(|(_, c)| matches!(c, ']' | '[')).map(|(at, _)| at)?;
    let words = inner.get(..close)?;
    let address = inner.get(close..)?.strip_prefix("](")?;
    let end =
        address.char_indices().take(2000).find(|(_, c)| matches!(c, ')' | ' ' | '(')).map(|(at, _)| at)?;
    let href = address.get(..end)?;
    let sound = address.get(end..)?.starts_with(')')
        && !words.is_empty()
        && ["http://", "https://", "mailto:"].iter().any(|s| href.starts_with(s));
    sound.then(|| {
        let link = Inline::Link { href: href.to_owned(), title: None, content: vec![Inline::text(words)] };
        (link, 1 + close + 2 + end + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_only_where_they_are_whole() {
        assert_eq!(
            inlines("**a b** c"),
            [Inline::Strong { content: vec![Inline::text("a b")] }, Inline::text(" c")]
        );
        for words in ["2 ** 3 ** 4", "*** update ***", "a * b", "[sic] (x)", "**never ends"] {
            assert_eq!(inlines(words), [Inline::text(words)], "{words}");
        }
        assert!(matches!(inlines("see [here](https://x.example/a).").get(1), Some(Inline::Link { .. })));
    }
}
