//! Items as HTML, for the report that shows them.

use crate::markup::{HTML, Losses, write_blocks};
use crate::model::fields::{self, FIELDS};
use crate::model::{Article, Document, Item, body};
use crate::report::html::{Field, ShownItem};
use crate::syntax::xml::XmlWriter;
use serde_json::Value;

/// The items of a document as they read.
pub fn items(document: &Document) -> Vec<ShownItem> {
    let bare = document.items.len() == 1 && document.envelope.is_none();
    let prefix = |at: usize| if bare { String::new() } else { format!("/items/{at}") };
    document.items.iter().enumerate().map(|(at, item)| shown(item, prefix(at))).collect()
}

fn shown(item: &Item, prefix: String) -> ShownItem {
    let article = item.content();
    let value = serde_json::to_value(item).unwrap_or_default();
    let fields = value.as_object().into_iter().flatten();
    let (mut read, mut rest) = (Vec::new(), Vec::new());
    for field in FIELDS.iter().filter(|field| field.above_body) {
        if let Some(value) = value.get(field.name) {
            read.push(Field { name: field.name.to_owned(), text: said(value) });
        }
    }
    for (name, value) in fields {
        if !fields::find(name).is_some_and(|field| field.above_body)
            && !matches!(name.as_str(), "body" | "kind" | "extensions")
        {
            rest.push(Field { name: name.clone(), text: said(value) });
        }
    }
    ShownItem {
        prefix,
        kind: item.kind().to_owned(),
        language: item.language().map(|tag| tag.as_str().to_owned()),
        direction: article
            .and_then(|article| article.direction)
            .map(|direction| direction.as_str().to_owned()),
        read,
        fields: rest,
        blocks: article.map(blocks).unwrap_or_default(),
    }
}

/// A value in a line.
fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(said).collect::<Vec<_>>().join("; "),
        Value::Object(object) => {
            let one = ["text", "name", "literal", "code", "uri"].iter().find_map(|key| object.get(*key));
            match one.and_then(Value::as_str) {
                Some(text) => text.to_owned(),
                None => {
                    object.iter().map(|(k, v)| format!("{k}: {}", said(v))).collect::<Vec<_>>().join(", ")
                }
            }
        }
        other => other.to_string(),
    }
}

/// The markup of each block. Nothing of it is fetched: pictures are named by their captions.
fn blocks(article: &Article) -> Vec<String> {
    let each = |block| {
        let mut w = XmlWriter::indented();
        w.open("div");
        write_blocks(&mut w, &HTML, std::slice::from_ref(block), &mut Losses::default());
        w.close();
        let markup = w.finish();
        if markup.contains("<img")
            || markup.contains("<video")
            || markup.contains("<audio")
            || markup.contains("<iframe")
        {
            let mut w = XmlWriter::indented();
            w.open("div");
            w.text(&body::body_text(std::slice::from_ref(block)));
            w.close();
            return w.finish();
        }
        markup
    };
    article.body.iter().map(each).collect()
}
