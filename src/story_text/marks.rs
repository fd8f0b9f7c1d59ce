//! Light Markdown in text: `**strong**` and `[words](address)`; addresses become links.

use crate::model::Inline;

/// Reads words with marks.
pub fn inlines(text: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut words = 0;
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|t| t.find(['*', '[', ':', '@'])) {
        let start = at + found;
        let rest = text.get(start..).unwrap_or_default();
        if let Some((from, inline, end)) = address(text, words, start) {
            push_words(text.get(words..from).unwrap_or_default(), &mut out);
            out.push(inline);
            (at, words) = (end, end);
            continue;
        }
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

/// How long an address is at most, in bytes.
const LONGEST_ADDRESS: usize = 2000;

/// An address of a page or a mail box round the colon or at sign at `mark`: where it begins, the link, where it ends.
/// `least` is where words begin that belong to nothing yet.
fn address(text: &str, least: usize, mark: usize) -> Option<(usize, Inline, usize)> {
    let rest = text.get(mark..)?;
    let before = text.get(least..mark)?;
    let (from, end) = if rest.starts_with("://") {
        let scheme =
            ["https", "http", "HTTPS", "HTTP", "Https", "Http"].iter().find(|s| before.ends_with(**s))?;
        let length = rest
            .find(|c: char| {
                c.is_whitespace()
                    || matches!(
                        c,
                        '<' | '>'
                            | '"'
                            | '“'
                            | '”'
                            | '«'
                            | '»'
                            | '（'
                            | '）'
                            | '。'
                            | '，'
                            | '、'
                            | '「'
                            | '」'
                    )
            })
            .unwrap_or(rest.len());
        if length > LONGEST_ADDRESS {
            return None;
        }
        let own = without_stops(rest.get(..length)?);
        (mark - scheme.len(), mark + own.len())
    } else if rest.starts_with('@') {
        let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
        let from = before.char_indices().rev().take(64).take_while(|(_, c)| local(*c)).last()?.0 + least;
        let host = rest.get(1..)?;
        let length =
            host.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(host.len());
        let host = host.get(..length)?.trim_end_matches(['.', '-']);
        let (name, top) = host.rsplit_once('.')?;
        let sound = !name.is_empty() && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic());
        sound.then_some(())?;
        (from, mark + 1 + host.len())
    } else {
        return None;
    };
    let own = text.get(from..end).filter(|own| own.len() <= LONGEST_ADDRESS)?;
    // A word that goes on before it is none.
    if text.get(least..from)?.ends_with(|c: char| c.is_ascii_alphanumeric()) || own.len() < 6 {
        return None;
    }
    let href = if rest.starts_with('@') { format!("mailto:{own}") } else { own.to_owned() };
    // «https://» alone.
    if href.ends_with("://") {
        return None;
    }
    Some((from, Inline::Link { href, title: None, content: vec![Inline::text(own)] }, end))
}

/// An address without the marks of the sentence that it stands in.
fn without_stops(address: &str) -> &str {
    let mut own = address;
    loop {
        let trimmed = own
            .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…', '*', '،', '؛', '۔', '।', ']']);
        let open = trimmed.matches('(').count();
        let trimmed = match trimmed.strip_suffix(')') {
            Some(rest) if rest.matches(')').count() >= open => rest,
            _ => trimmed,
        };
        if trimmed.len() == own.len() {
            return own;
        }
        own = trimmed;
    }
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

    #[test]
    fn addresses_are_links() {
        for (text, words, href) in [
            ("See https://x.example/a_(b).", "https://x.example/a_(b)", "https://x.example/a_(b)"),
            ("(https://x.example/a)", "https://x.example/a", "https://x.example/a"),
            ("Ask ada.reed@nord.example.", "ada.reed@nord.example", "mailto:ada.reed@nord.example"),
            ("见https://x.example/新闻。", "https://x.example/新闻", "https://x.example/新闻"),
            ("به نشانی https://x.example/a، مراجعه کنید", "https://x.example/a", "https://x.example/a"),
        ] {
            let link = Inline::Link { href: href.into(), title: None, content: vec![Inline::text(words)] };
            assert!(inlines(text).contains(&link), "{text}: {:?}", inlines(text));
        }
        for text in ["at 18:00", "@adareed", "a@b", "12:30 Uhr", "https://", "note: x"] {
            assert_eq!(inlines(text), [Inline::text(text)], "{text}");
        }
    }
}
