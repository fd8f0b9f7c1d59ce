//! NITF as a document of its own: what is written is valid by the official schema, whatever was read, and what was read
//! as NITF is written again with all it said. The schema and `xmllint` are other people's: where they are missing the
//! test says so and passes, except in CI.

use crate::common;
use crate::common::generate::Random;
use crate::common::schema_oracle::{Folder, has_xmllint, nitf_verdicts};
use crate::common::{conformance, fixtures, input_of, write_options, xml_facts};
use wirecopy::model::Document;

fn written(name: &str, document: &Document) -> Option<(String, Vec<String>)> {
    let written = wirecopy::write(document, "nitf", &write_options()).ok()?;
    let said = written.findings.list().iter().map(|f| format!("[{}] {}", f.rule.name, f.message)).collect();
    Some((String::from_utf8(written.bytes).unwrap_or_else(|_| panic!("{name}")), said))
}

#[test]
fn what_is_written_is_valid() {
    let Some(data) = conformance() else { return };
    if !has_xmllint() {
        return;
    }
    let mut texts: Vec<(String, String)> = Vec::new();
    for folder in fixtures() {
        let input = input_of(&folder);
        let name = folder.display().to_string();
        let bytes = std::fs::read(&input).unwrap();
        let reading = common::read(&input.to_string_lossy(), &bytes, None);
        texts.extend(written(&name, &reading.document).map(|(text, _)| (name, text)));
    }
    for kind in ["newsml-g2/examples", "ninjs/examples/2.1"] {
        for entry in std::fs::read_dir(data.join(kind)).unwrap() {
            let path = entry.unwrap().path();
            let Ok(bytes) = std::fs::read(&path) else { continue };
            let name = path.display().to_string();
            if let Ok(reading) = wirecopy::read(&name, &bytes, &wirecopy::ReadOptions::default()) {
                texts.extend(written(&name, &reading.document).map(|(text, _)| (name, text)));
            }
        }
    }
    let outside = texts.len();
    for seed in 1..=400 {
        let document = Document::from(Random::new(seed).article());
        let name = format!("seed {seed}");
        texts.extend(written(&name, &document).map(|(text, _)| (name, text)));
    }
    assert!(outside > 30 && texts.len() > 420, "{outside} {}", texts.len());
    let folder = Folder::new("nitf");
    let only: Vec<String> = texts.iter().map(|(_, text)| text.clone()).collect();
    let mut wrong = Vec::new();
    for ((name, text), (valid, said)) in texts.iter().zip(nitf_verdicts(&data, &folder, &only)) {
        if !valid {
            wrong.push(format!("{name}: {said}\n{text}"));
        }
    }
    println!("{} documents, {} not valid", texts.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.into_iter().take(5).collect::<Vec<_>>().join("\n"));
}

/// NITF → model → NITF: every element, attribute and text, but what was announced.
#[test]
fn every_fact_is_kept() {
    let mut seen = 0;
    for folder in fixtures() {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        if !name.starts_with("nitf-") {
            continue;
        }
        seen += 1;
        let text = std::fs::read_to_string(input_of(&folder)).unwrap();
        let reading = common::read(&name, text.as_bytes(), Some("nitf"));
        let (back, mut said) = written(&name, &reading.document).unwrap();
        said.extend(reading.findings.list().iter().map(|f| format!("[{}] {}", f.rule.name, f.message)));
        let mut difference = xml_facts::difference(&xml_facts::of(&text), &xml_facts::of(&back));
        difference.retain(|line| {
            let step = line.split(['=', ' ']).nth(1).unwrap().rsplit('/').next().unwrap();
            // The version and the language are stated anew, dates are spelled in one way, groups are dissolved.
            let anew = ["@version", "@lang", "@baselang", "@norm"].contains(&step);
            let layout = line.contains("/block") || line.contains("body.content/p") || line.contains("/lang");
            let named = said.iter().any(|s| s.contains(step.trim_start_matches('@')));
            !(anew || named || (layout && !line.contains("bq")))
        });
        assert!(difference.is_empty(), "{name}:\n{}\n{said:?}", difference.join("\n"));
        let again = common::read(&name, back.as_bytes(), Some("nitf"));
        assert_eq!(written(&name, &again.document).unwrap().0, back, "{name} is not written the same again");
    }
    assert!(seen >= 2);
}

#[test]
fn bodies_read_back() {
    for seed in 1..=1500 {
        let mut article = Random::new(seed).article();
        article.media.clear();
        let document = Document::from(article);
        let written = wirecopy::write(&document, "nitf", &write_options()).unwrap();
        let lossy = written.findings.list().iter().any(|f| f.rule.name == "loss/body-markup");
        let back = common::read("round", &written.bytes, Some("nitf")).document;
        let (was, is) = (document.items[0].as_article().unwrap(), back.items[0].as_article().unwrap());
        if !lossy {
            assert_eq!(is.body, was.body, "seed {seed}:\n{}", String::from_utf8_lossy(&written.bytes));
        }
        assert_eq!(
            (&is.headline, &is.byline),
            (&was.headline, &was.byline.clone().or_else(|| is.byline.clone()))
        );
    }
}

#[test]
fn words_where_only_elements_stand_are_named() {
    let text = "<nitf>a1<head>a2<docdata>a3</docdata></head><body>a4<body.head>a5<hedline>a6<hl1>H</hl1></hedline></body.head>\
                <body.content><p>It rained.</p></body.content><body.end>a7</body.end></body></nitf>";
    let said = |text: &str, from: &str| -> String {
        let reading = common::read("x", text.as_bytes(), Some(from));
        reading.findings.list().iter().map(|f| format!("{}\n", f.message)).collect()
    };
    let found = said(text, "nitf");
    for word in ["a1", "a2", "a3", "a4", "a5", "a6", "a7"] {
        assert!(found.contains(&format!("“{word}”")), "{word}: {found}");
    }
    // Within NewsML-G2 the head and what stands round the story are kept whole; only words among them are not.
    let within = format!(
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" standard=\"NewsML-G2\" standardversion=\"2.35\"><itemMeta/>\
         <contentSet><inlineXML contenttype=\"application/nitf+xml\">{}</inlineXML></contentSet></newsItem>",
        text.replacen("<nitf>", "<nitf xmlns=\"http://iptc.org/std/NITF/2006-10-18/\">", 1)
    );
    let found = said(&within, "newsml-g2");
    let document = common::read("x", within.as_bytes(), Some("newsml-g2")).document;
    let json = String::from_utf8(common::write(&document, "json")).unwrap();
    for word in ["a1", "a2", "a3", "a4", "a5", "a6", "a7"] {
        assert!(found.contains(&format!("“{word}”")) || json.contains(word), "{word}: {found}{json}");
    }
}
