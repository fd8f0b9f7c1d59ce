//! NewsML 1: every text and every value of a document is in the model, kept beside it, or announced as passed over,
//! whatever was done to the document on its way.

use crate::common;
use crate::common::generate::Random;
use crate::common::{fixtures, input_of, mutate};
use wirecopy::Limits;
use wirecopy::internals::xml::{Child, Document, Element};
use wirecopy::model::WireDate;

/// Values that say how a document is put together, which the model says by its own shape.
const SHAPE: &[&str] =
    &["Role", "MediaType", "Format", "MimeType", "Notation", "Status", "FutureStatus", "NewsML", "Encoding"];
const SHAPE_ATTRIBUTES: &[&str] =
    &["EquivalentsList", "Duid", "Euid", "HowPresent", "lang", "Update", "Version", "Notation", "Topic"];

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// All values of a document, squeezed.
fn values(element: Element<'_, '_>, packed: bool, out: &mut Vec<String>) {
    let mut within = Some(element).and_then(|e| e.parent());
    let mut in_body = false;
    while let Some(parent) = within {
        in_body |= parent.name() == "DataContent";
        within = parent.parent();
    }
    let property = element.name() == "Property";
    for attribute in element.attributes() {
        // Attributes of a body's markup are announced by their names.
        let shape = in_body
            || element.namespace_of(attribute) == "http://www.w3.org/2001/XMLSchema-instance"
            || SHAPE.contains(&element.name())
            || SHAPE_ATTRIBUTES.contains(&attribute.name)
            || (property && attribute.name == "FormalName");
        if !shape {
            out.push(squeezed(&attribute.value));
        }
    }
    let packed = packed || element.attribute("Notation").is_some_and(|n| n.to_lowercase().contains("base64"));
    for child in element.children() {
        match child {
            Child::Element(child) => values(child, packed, out),
            Child::Text(_) if packed || element.name() == "TransmissionId" => {}
            // Escaped markup is read as markup.
            Child::Text(text) if text.contains("</") => {
                out.push(squeezed(&wirecopy::internals::html::plain(text)))
            }
            Child::Text(text) => out.push(squeezed(text)),
        }
    }
}

/// All texts of a JSON value, squeezed, one behind the other.
fn said(value: &serde_json::Value, out: &mut String) {
    match value {
        serde_json::Value::Object(members) => members.values().for_each(|v| said(v, out)),
        serde_json::Value::Array(list) => list.iter().for_each(|v| said(v, out)),
        serde_json::Value::String(text) => {
            out.push_str(&squeezed(&wirecopy::internals::html::decode(text)));
            out.push('\n');
        }
        other => out.push_str(&format!("{other}\n")),
    }
}

fn missing(text: &str) -> Option<Vec<String>> {
    let options = wirecopy::ReadOptions { from: Some("newsml-1".into()), ..wirecopy::ReadOptions::default() };
    let Ok(reading) = wirecopy::read("mutant", text.as_bytes(), &options) else { return None };
    let mut all = String::new();
    said(&serde_json::to_value(&reading.document).unwrap(), &mut all);
    // Words that marks part stand together too.
    let mut bodies = String::new();
    for item in &reading.document.items {
        if let Some(article) = item.as_article() {
            bodies.push_str(&squeezed(&wirecopy::model::body::body_text(&article.body)));
        }
    }
    for finding in
        reading.findings.list().iter().filter(|f| f.rule.group() == "loss" || f.rule.group() == "limit")
    {
        all.push_str(&squeezed(&finding.message));
    }
    let document = Document::new(text, &Limits::default()).ok()?;
    let tree = document.tree(&Limits::default()).ok()?;
    let mut wanted = Vec::new();
    values(tree.root(), false, &mut wanted);
    // What is kept as XML may hold markup that was escaped.
    let stripped: String = wirecopy::internals::html::decode(&all)
        .split('<')
        .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text))
        .collect();
    let date = |value: &str| WireDate::lenient(value).map(|d| squeezed(d.as_str()));
    wanted.retain(|value| {
        let found = value.is_empty()
            || all.contains(value.as_str())
            || bodies.contains(value.as_str())
            || stripped.contains(value.as_str())
            || date(value).is_some_and(|d| all.contains(&d))
            || value.split([',', ';', '،', '、']).all(|part| all.contains(part));
        !found
    });
    Some(wanted)
}

#[test]
fn every_value_is_accounted_for() {
    let mut texts = Vec::new();
    for folder in fixtures() {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with("newsml-1-") {
            let text = std::fs::read_to_string(input_of(&folder)).unwrap();
            assert_eq!(missing(&text), Some(Vec::new()), "{name}");
            texts.push((name, text));
        }
    }
    assert!(texts.len() >= 3);
    let mutants = std::env::var("WIRECOPY_MUTANTS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(if cfg!(debug_assertions) { 1500 } else { 20_000 });
    let mut random = Random::new(5);
    let (mut read, mut wrong) = (0, Vec::new());
    for at in 0..mutants {
        let (name, text) = &texts[at % texts.len()];
        let Some((mutant, _)) = mutate::mutate(text, &mut random) else { continue };
        let Some(gone) = missing(&mutant) else { continue };
        read += 1;
        if !gone.is_empty() {
            wrong.push(format!("{name}: {gone:?}\n{mutant}"));
        }
    }
    println!("{read} mutants read, {} lose something", wrong.len());
    assert!(read > mutants / 2);
    assert!(
        wrong.is_empty(),
        "{} of {read}:\n{}",
        wrong.len(),
        wrong.into_iter().take(3).collect::<Vec<_>>().join("\n\n")
    );
}

/// What is said of a picture and of what it has no field for, at every place that a component gives for it.
#[test]
fn nothing_that_is_said_of_a_picture_is_lost() {
    let input = r#"<NewsML><NewsItem><NewsComponent xml:lang="de"><NewsLines><HeadLine>Regen</HeadLine></NewsLines>
      <NewsComponent><Role FormalName="Main"/><ContentItem><MediaType FormalName="Text"/><DataContent><p>Es regnete.</p></DataContent></ContentItem></NewsComponent>
      <NewsComponent><Role FormalName="Photo"/>
        <NewsLines><HeadLine>Bauer im Feld</HeadLine><ByLine>Jana Kreil</ByLine><CreditLine>Nord/Kreil</CreditLine><CopyrightLine>(c) Nord</CopyrightLine><SlugLine>Feld-Slug</SlugLine><KeywordLine>Weizen</KeywordLine></NewsLines>
        <AdministrativeMetadata><Provider><Party FormalName="Nordbild"/></Provider><Creator><Party FormalName="J. Kreil"/></Creator><Source><Party FormalName="Wetterdienst"/></Source></AdministrativeMetadata>
        <RightsMetadata><Copyright><CopyrightHolder>Bildhaus</CopyrightHolder></Copyright></RightsMetadata>
        <DescriptiveMetadata><Location><Property FormalName="City" Value="Celle"/></Location><Property FormalName="Keyword" Value="Acker"/></DescriptiveMetadata>
        <NewsComponent><Role FormalName="Caption"/><NewsLines><HeadLine>Nach dem Regen</HeadLine></NewsLines><ContentItem><MediaType FormalName="Text"/><DataContent>Ein Bauer prueft den Boden.</DataContent></ContentItem></NewsComponent>
        <NewsComponent><Role FormalName="Quicklook"/><NewsLines><CreditLine>Archiv</CreditLine><CopyrightLine>(c) Archiv</CopyrightLine></NewsLines><ContentItem Href="feld.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>
      </NewsComponent></NewsComponent></NewsItem></NewsML>"#;
    assert_eq!(missing(input), Some(Vec::new()));
    let document = common::read("x.xml", input.as_bytes(), Some("newsml-1")).document;
    let article = document.items[0].as_article().unwrap();
    // What the picture has no field for is not the story's.
    assert!(article.keywords.is_empty() && article.sources.is_empty() && article.slugline.is_none());
    let [media] = article.media.as_slice() else { panic!("{:?}", article.media) };
    assert_eq!(media.caption.as_deref(), Some("Bauer im Feld Nach dem Regen Ein Bauer prueft den Boden."));
    assert_eq!(media.credit.as_deref(), Some("Archiv, Nord/Kreil"));
    assert_eq!(media.creators.iter().filter_map(|c| c.name.as_deref()).collect::<Vec<_>>(), ["J. Kreil"]);
    let rights = media.rights.as_ref().unwrap();
    assert_eq!(rights.notice.as_deref(), Some("(c) Archiv (c) Nord"));
    assert_eq!(rights.holder.as_ref().and_then(|h| h.name.as_deref()), Some("Bildhaus"));
}

#[test]
fn words_beside_a_document_or_among_its_parts_are_kept_or_named() {
    let item = |content: &str| {
        format!(
            "<NewsML><NewsItem><NewsComponent><ContentItem><DataContent>{content}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
        )
    };
    for content in [
        "<html><body><p>Es regnete.</p></body></html><![CDATA[<p>Es schneite.</p>]]>",
        "Davor<html><body><p>Es regnete.</p></body></html><p>Danach</p>",
        "<nitf><body>Streuner<body.head><hedline>Zweiter<hl1>H</hl1></hedline></body.head><body.content><p>Es regnete.</p></body.content><body.end>Dritter</body.end></body></nitf>",
    ] {
        assert_eq!(missing(&item(content)), Some(Vec::new()), "{content}");
    }
}
