//! Addresses on a page, made whole: away from the page a relative one leads nowhere.

use super::metadata::{Claims, Field};
use crate::markup::resolve;
use crate::model::{Article, Block, Inline, Media};
use crate::syntax::html::HtmlTree;

/// What addresses are relative to.
enum Base<'p> {
    /// What the page says, for all of them.
    Stated(&'p str),
    /// The page's own address, which tells its site; its folder may be another than the one it was read from.
    Page(&'p str),
}

/// Makes the addresses of an article whole, where the page says what they are relative to.
pub fn make_whole(tree: &HtmlTree, claims: &Claims, article: &mut Article) {
    let stated = tree
        .elements()
        .take_while(|e| e.name() != "body")
        .find_map(|e| e.attribute("href").filter(|_| e.name() == "base"))
        .filter(|href| href.contains("://"));
    let page = claims.best(Field::Address).map(|claim| claim.value.as_str());
    let base = match (stated, page) {
        (Some(stated), _) => Base::Stated(stated),
        (None, Some(page)) => Base::Page(page),
        (None, None) => return,
    };
    let mut whole = |address: &mut String| {
        let made = match base {
            Base::Stated(base) => resolve(base, address),
            Base::Page(base) if address.trim_start().starts_with('/') => resolve(base, address),
            Base::Page(_) => None,
        };
        if let Some(made) = made {
            *address = made;
        }
    };
    blocks(&mut article.body, &mut whole);
    for shown in &mut article.media {
        media(shown, &mut whole);
    }
}

fn media(media: &mut Media, whole: &mut impl FnMut(&mut String)) {
    media.renditions.iter_mut().filter_map(|r| r.href.as_mut()).for_each(whole);
}

fn blocks(list: &mut [Block], whole: &mut impl FnMut(&mut String)) {
    for block in list {
        match block {
            Block::Paragraph { content } | Block::Heading { content, .. } => inlines(content, whole),
            Block::List { items, .. } => items.iter_mut().for_each(|item| blocks(&mut item.content, whole)),
            Block::Quote { content } => blocks(content, whole),
            Block::Table { caption, rows } => {
                inlines(caption, whole);
                let cells = rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(|cell| inlines(&mut cell.content, whole));
            }
            Block::Figure { media: shown, caption } => {
                media(shown, whole);
                inlines(caption, whole);
            }
            Block::Embed { href, content } => {
                href.iter_mut().for_each(&mut *whole);
                blocks(content, whole);
            }
            Block::Preformatted { .. } | Block::Rule => {}
        }
    }
}

fn inlines(list: &mut [Inline], whole: &mut impl FnMut(&mut String)) {
    for inline in list {
        if let Inline::Link { href, .. } = inline {
            whole(href);
        }
        if let Some(content) = inline.content_mut() {
            inlines(content, whole);
        }
    }
}
