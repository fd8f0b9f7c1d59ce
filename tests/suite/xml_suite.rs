//! The W3C's suite of XML: what is not well-formed is refused with a place, what is well-formed and stands alone
//! is read. Where the data is missing the test says so and passes, except in CI.

use crate::common::conformance;
use std::path::Path;
use wirecopy::internals::xml::{Element, Tree};
use wirecopy::{Limits, ReadOptions};

/// Names that the fifth edition of XML 1.0 allows, for whose sake earlier editions refused these documents.
const FIFTH_EDITION: &[&str] = &["not-wf/sa/140.xml", "not-wf/sa/141.xml"];

/// What became of a document: the rule that refused it and whether it said where; none where it was read.
fn refusal(path: &Path) -> Option<(&'static str, bool)> {
    let bytes = std::fs::read(path).unwrap();
    let options = ReadOptions { from: Some("newsml-g2".into()), ..ReadOptions::default() };
    let Err(stopped) = wirecopy::read(&path.to_string_lossy(), &bytes, &options) else { return None };
    let list = stopped.findings.list();
    let charset = list.iter().find(|f| f.rule.name == "xml/charset");
    let last = charset.or_else(|| list.last()).unwrap();
    // These documents are no news: that is said only of what could be read.
    (last.rule.name != "newsml/root").then(|| (last.rule.name, last.place.span.is_some()))
}

fn cases(folder: &Path, index: &str) -> Vec<(String, String, String)> {
    let text = std::fs::read_to_string(folder.join(index)).unwrap();
    let text = match text.find("?>") {
        Some(end) if !text.contains("<TESTCASES") => format!("<x>{}</x>", &text[end + 2..]),
        _ => text,
    };
    let tree = Tree::parse(&text, &Limits::default()).unwrap();
    let mut out = Vec::new();
    let mut stack: Vec<Element<'_, '_>> = vec![tree.root()];
    while let Some(element) = stack.pop() {
        if element.name() == "TEST" {
            let get = |name| element.attribute(name).unwrap_or_default().to_owned();
            out.push((get("TYPE"), get("ENTITIES"), get("URI")));
        }
        stack.extend(element.elements());
    }
    out
}

#[test]
fn the_suite_is_told_apart() {
    let Some(data) = conformance() else { return };
    let xml = data.join("xml");
    let suites: [(&str, &[&str]); 2] =
        [("xmltest", &["xmltest.xml"]), ("sun", &["sun-not-wf.xml", "sun-valid.xml", "sun-invalid.xml"])];
    let (mut refused, mut read, mut wrong) = (0, 0, Vec::new());
    for (folder, indexes) in suites {
        let folder = xml.join(folder);
        for (kind, entities, uri) in indexes.iter().flat_map(|index| cases(&folder, index)) {
            let path = folder.join(&uri);
            let said = refusal(&path);
            // A document whose fault lies in another file is refused for referring to it, or is sound as far as
            // it can be known.
            let alone = matches!(entities.as_str(), "none" | "");
            match (kind.as_str(), said) {
                ("not-wf", Some((_, true))) => refused += 1,
                ("not-wf", Some(("input/empty", _))) => refused += 1,
                ("not-wf", None) if !alone || FIFTH_EDITION.contains(&uri.as_str()) => {}
                ("not-wf", said) => wrong.push(format!("{uri}: {said:?}, is not well-formed")),
                (_, None) => read += 1,
                (_, Some(("xml/entity", _))) if !alone => {}
                (_, said) => wrong.push(format!("{uri}: {said:?}, is well-formed")),
            }
        }
    }
    println!("not well-formed: {refused} refused; others read: {read}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(refused >= 238 && read >= 250, "{refused} {read}");
}
