//! NewsML-G2 through the model and back: plain text, packed text, signatures, messages of several versions.

use crate::common;
use wirecopy::{BodyMarkup, WriteOptions};

/// An item with a piece of content; `more` comes first in it.
fn item(version: &str, content: &str, more: &str) -> String {
    format!(
        r#"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:nord.example:20261124:{version}"
 version="1" standard="NewsML-G2" standardversion="{version}" conformance="power" xml:lang="fa" dir="rtl">{more}
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider uri="https://nord.example/"/>
<versionCreated>2026-11-24T09:15:00+02:00</versionCreated></itemMeta>
<contentMeta><language tag="fa"/><headline>باران پایان خشکسالی</headline></contentMeta>
<contentSet>{content}</contentSet></newsItem>"#
    )
}

fn written(input: &str, to: &str, body: BodyMarkup) -> (String, Vec<&'static str>) {
    let reading = common::read("item.xml", input.as_bytes(), None);
    let options = WriteOptions { body, ..common::write_options() };
    let written = wirecopy::write(&reading.document, to, &options).unwrap();
    let rules = written.findings.list().iter().map(|f| f.rule.name).collect();
    (String::from_utf8(written.bytes).unwrap(), rules)
}

/// What stands in the contentSet, blanks between elements left out.
fn content(xml: &str) -> String {
    let inner = xml.split("<contentSet>").nth(1).unwrap().split("</contentSet>").next().unwrap();
    inner.trim().replace(">\n    ", ">")
}

#[test]
fn plain_text_comes_back_as_plain_text() {
    for (data, expected) in [
        (
            "<inlineData contenttype=\"text/plain\" id=\"d\">باران آمد.\n\nمردم &amp; شهر شاد شدند.</inlineData>",
            "<inlineData contenttype=\"text/plain\" id=\"d\">باران آمد.\n\nمردم &amp; شهر شاد شدند.</inlineData>",
        ),
        ("<inlineData>Ein Satz.</inlineData>", "<inlineData>Ein Satz.</inlineData>"),
        (
            "<inlineData contenttype=\"text/plain\" wordcount=\"2\">Ein Satz.</inlineData>",
            "<inlineData contenttype=\"text/plain\" wordcount=\"2\">Ein Satz.</inlineData>",
        ),
        // base64 of “Ein Satz.\n\nNoch ein Satz.”
        (
            "<inlineData encoding=\"encd:base64\">RWluIFNhdHou\nCgpOb2NoIGVpbiBTYXR6Lg==</inlineData>",
            "<inlineData encoding=\"encd:base64\">RWluIFNhdHouCgpOb2NoIGVpbiBTYXR6Lg==</inlineData>",
        ),
        // Bytes that are no text, and other media, stay as they are.
        (
            "<inlineData encoding=\"encd:base64\">/9j/</inlineData>",
            "<inlineData encoding=\"encd:base64\">/9j/</inlineData>",
        ),
        (
            "<inlineData contenttype=\"text/csv\">a,b</inlineData>",
            "<inlineData contenttype=\"text/csv\">a,b</inlineData>",
        ),
    ] {
        let (xml, rules) = written(&item("2.35", data, ""), "newsml-g2", BodyMarkup::AsItCame);
        assert_eq!(content(&xml), expected);
        assert!(rules.is_empty(), "{rules:?}");
    }
    let packed = item("2.35", "<inlineData encoding=\"encd:base64\">RWluIFNhdHou</inlineData>", "");
    let reading = common::read("item.xml", packed.as_bytes(), None);
    assert_eq!(
        reading.document.items[0].as_article().unwrap().body,
        [wirecopy::model::Block::paragraph("Ein Satz.")]
    );
}

#[test]
fn plain_text_that_became_more_is_written_as_markup() {
    let data = "<inlineData contenttype=\"text/plain\" id=\"d\">Ein Satz.</inlineData>";
    let (xml, rules) = written(&item("2.35", data, ""), "newsml-g2", BodyMarkup::Xhtml);
    assert!(content(&xml).contains("<p>Ein Satz.</p>"), "{xml}");
    assert_eq!(rules, ["loss/extension"]);
    let mut document = common::read("item.xml", item("2.35", data, "").as_bytes(), None).document;
    document.items[0]
        .content_mut()
        .unwrap()
        .body
        .push(wirecopy::model::Block::Preformatted { text: "a\nb".into() });
    let xml = String::from_utf8(common::write(&document, "newsml-g2")).unwrap();
    assert!(xml.contains("<pre>a\nb</pre>"), "{xml}");
}

const SIGNATURE: &str = r#"<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/><ds:SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"/><ds:Reference URI=""><ds:DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/><ds:DigestValue>AAAA</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature>"#;

#[test]
fn a_signature_stays_only_on_the_item_that_was_signed() {
    let signed = item("2.34", "<inlineData contenttype=\"text/plain\">Ein  Satz.</inlineData>", SIGNATURE);
    for to in ["newsml-g2", "newsml-g2@2.34"] {
        let (xml, rules) = written(&signed, to, BodyMarkup::AsItCame);
        assert!(xml.contains(&signed), "every byte of what was signed is as it was: {xml}");
        assert!(rules.is_empty(), "{rules:?}");
    }
    // Through our own JSON, too.
    let json = common::write(&common::read("item.xml", signed.as_bytes(), None).document, "json");
    let again = common::read("item.json", &json, None).document;
    assert!(String::from_utf8(common::write(&again, "newsml-g2")).unwrap().contains(&signed));

    let touched = |document: &wirecopy::model::Document, to: &str| {
        let written = wirecopy::write(document, to, &common::write_options()).unwrap();
        let xml = String::from_utf8(written.bytes).unwrap();
        assert!(!xml.contains("Signature"), "{xml}");
        let said = written.findings.list().iter().any(|f| f.message.contains("signature"));
        assert!(said, "{:?}", written.findings.list());
    };
    let mut document = common::read("item.xml", signed.as_bytes(), None).document;
    touched(&document, "newsml-g2@2.30");
    document.items[0].content_mut().unwrap().headline = Some("باران".into());
    touched(&document, "newsml-g2");
    // What is not valid is written anew, in order.
    let disordered = signed.replacen("</itemMeta>", "</itemMeta><rightsInfo/>", 1);
    touched(&common::read("item.xml", disordered.as_bytes(), None).document, "newsml-g2");
}

/// A message, with something in its tag, of a signed item and another.
fn message(more: &str, signed: &str, other: &str) -> String {
    format!(
        "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"{more}><header><sent>2026-11-24T09:30:00Z</sent></header><itemSet>\
        {signed}\n{other}</itemSet></newsMessage>"
    )
}

#[test]
fn a_signature_stays_in_a_message_that_gives_its_item_nothing() {
    let data = "<inlineData contenttype=\"text/plain\">Ein  Satz.</inlineData>";
    let signed = item("2.34", data, SIGNATURE);
    let other = item("2.35", data, "");
    let kept = |input: &str, to: &str| {
        let (xml, rules) = written(input, to, BodyMarkup::AsItCame);
        (xml.contains(&signed), rules.iter().any(|rule| rule.starts_with("loss/")), xml)
    };
    let (whole, lost, xml) = kept(&message("", &signed, &other), "newsml-g2");
    assert!(whole && !lost, "{xml}");
    assert_eq!(xml.matches("<newsItem").count(), 2);
    // Read again it is the same message.
    assert_eq!(written(&xml, "newsml-g2", BodyMarkup::AsItCame).0, xml);
    // Items that were changed or come in another version do not take the signature of another away.
    let two = message("", &signed, &item("2.34", data, SIGNATURE).replace("urn:newsml:", "urn:newsml:x."));
    assert!(written(&two, "newsml-g2", BodyMarkup::AsItCame).0.matches("ds:Signature>").count() == 2);
    // What stands around the item is signed with it: namespaces of prefixes, the language.
    for more in [" xmlns:n=\"http://nord.example/\"", " xml:lang=\"fa\""] {
        let (whole, lost, xml) = kept(&message(more, &signed, &other), "newsml-g2");
        assert!(!whole && lost && !xml.contains("Signature"), "{more}: {xml}");
    }
    // An item that lives by the message's prefixes is no document of its own.
    let borrowed = signed.replace("<itemMeta>", "<itemMeta n:x=\"1\">");
    let (xml, _) = written(
        &message(" xmlns:n=\"http://nord.example/\"", &borrowed, ""),
        "newsml-g2",
        BodyMarkup::AsItCame,
    );
    assert!(!xml.contains("Signature"), "{xml}");
    // A declaration that another item asks for would stand around it.
    let typed = other.replace(
        "</contentMeta>",
        "<contentMetaExtProperty rel=\"a:b\" value=\"1\" valuedatatype=\"xs:integer\"/></contentMeta>",
    );
    let (whole, lost, xml) = kept(&message("", &signed, &typed), "newsml-g2");
    assert!(!whole && lost && xml.contains("xmlns:xs="), "{xml}");
    let (whole, lost, xml) = kept(&message("", &signed, &other), "newsml-g2@2.30");
    assert!(!whole && lost && !xml.contains("Signature"), "{xml}");
}

#[test]
fn a_message_of_several_versions_is_written_in_one() {
    let data = "<inlineData contenttype=\"text/plain\">Ein Satz.</inlineData>";
    let items: String =
        ["2.9", "2.18", "2.28", "2.35"].iter().map(|version| item(version, data, "")).collect();
    let message = format!(
        "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2026-11-24T09:30:00Z</sent></header><itemSet>{items}</itemSet></newsMessage>"
    );
    for version in ["2.9", "2.28", "2.35"] {
        let (xml, _) = written(&message, &format!("newsml-g2@{version}"), BodyMarkup::AsItCame);
        assert_eq!(xml.matches("<newsItem ").count(), 4);
        assert_eq!(xml.matches(&format!("standardversion=\"{version}\"")).count(), 4, "{xml}");
        let wrong = common::rules_of(
            "m.xml",
            xml.as_bytes(),
            Some(&format!("newsml-g2@{version}")),
            &wirecopy::Profile::default(),
        );
        assert!(!wrong.iter().any(|rule| rule.starts_with("g2/")), "{wrong:?}\n{xml}");
        if let Some(judge) = common::conformance() {
            let schema = judge.join(format!("newsml-g2/xsd/NewsML-G2_{version}-spec-All-Power.xsd"));
            let file =
                std::env::temp_dir().join(format!("wirecopy-several-{version}-{}.xml", std::process::id()));
            std::fs::write(&file, &xml).unwrap();
            let run = std::process::Command::new("xmllint")
                .args(["--noout", "--nonet", "--schema"])
                .arg(schema)
                .arg(&file)
                .output();
            std::fs::remove_file(&file).unwrap();
            match run {
                Ok(run) => assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr)),
                Err(_) => println!("skipped: there is no xmllint"),
            }
        }
    }
}

#[test]
fn what_real_items_do_wrong_is_read_in_full_and_named() {
    let loose = r#"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid=" urn:x:1
 " version="123456789" standard="NewsML-G2" standardversion="2.35" xml:lang="de"><catalogRef
 href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/><contentMeta><headline>
 Regen
 endlich</headline><urgency> 4 </urgency></contentMeta><itemMeta><itemClass qcode=" ninat:text
"/><provider qcode="nprov:AFP "/><versionCreated>
2026-11-24T09:15:00+0200 </versionCreated><firstCreated>20261124T071500Z</firstCreated></itemMeta></newsItem>"#;
    let reading = common::read("item.xml", loose.as_bytes(), None);
    let article = reading.document.items[0].as_article().unwrap();
    assert_eq!(article.meta.guid.as_ref().unwrap().as_str(), "urn:x:1");
    assert_eq!(article.meta.version, Some(123_456_789));
    assert_eq!(article.headline.as_deref(), Some("Regen endlich"));
    assert_eq!(article.urgency, Some(4));
    assert_eq!(article.meta.item_class.as_ref().unwrap().to_string(), "ninat:text");
    let moment = wirecopy::model::WireDate::lenient("2026-11-24T09:15:00+02:00");
    assert_eq!(
        wirecopy::model::WireDate::lenient(article.meta.version_created.as_ref().unwrap().as_str()),
        moment
    );
    let findings = wirecopy::check(&reading, &wirecopy::Profile::default());
    let said: Vec<String> =
        findings.list().iter().map(|f| format!("{} {} {:?}", f.rule.name, f.message, f.help)).collect();
    for (rule, words) in [
        ("newsml/guid", "white space around"),
        ("g2/order", "itemMeta"),
        ("g2/value", "ninat:text"),
        ("g2/value", "nprov:AFP "),
        ("date/invalid", "2026-11-24T09:15:00+02:00"),
        ("date/invalid", "2026-11-24T07:15:00Z"),
    ] {
        assert!(said.iter().any(|s| s.starts_with(rule) && s.contains(words)), "{rule} {words}: {said:#?}");
    }
}

/// What `check` says of an item with something in its catalogue, its itemMeta, its contentMeta and behind it, by one rule.
fn said(rule: &str, [catalog, meta, content, behind]: [&str; 4]) -> Vec<String> {
    let text = item("2.35", "<inlineData>x</inlineData>", &format!("<catalog>{catalog}</catalog>"))
        .replace("</itemMeta>", &format!("{meta}</itemMeta>"))
        .replace("<contentMeta>", &format!("<contentMeta>{content}"))
        .replace("<contentSet>", &format!("{behind}<contentSet>"));
    let reading = common::read("item.xml", text.as_bytes(), Some("newsml-g2"));
    let findings = wirecopy::check(&reading, &wirecopy::Profile::default());
    findings.list().iter().filter(|f| f.rule.name == rule).map(|f| f.message.clone()).collect()
}

#[test]
fn what_says_nothing_is_named_by_the_attributes_that_it_lacks() {
    for (meta, content, message) in [
        ("<role/>", "", "<role> has neither qcode nor uri"),
        ("<service qcode=\" \"/>", "", "<service> has neither qcode nor uri"),
        ("<incomingFeedId role=\"a:b\"/>", "", "<incomingFeedId> has neither qcode nor uri"),
        ("<hash>x</hash>", "", "<hash> has neither hashtype nor hashtypeuri"),
        ("<itemMetaExtProperty value=\"1\"/>", "", "<itemMetaExtProperty> has neither rel nor reluri"),
        ("", "<rating value=\"1\"/>", "<rating> has neither scaleunit nor scaleunituri"),
        (
            "",
            "<userInteraction interactions=\"1\"/>",
            "<userInteraction> has neither interactiontype nor interactiontypeuri",
        ),
        ("", "<subject><bag><bit/></bag></subject>", "<bit> has neither qcode nor uri"),
        ("", "<subject><related/></subject>", "<related> does not identify a concept"),
        ("<hash hashtype=\"a:b\">x</hash><hash hashtypeuri=\"urn:x:md5\">y</hash>", "", ""),
        ("<role uri=\"urn:x:role\"/><itemMetaExtProperty reluri=\"urn:x:rel\"/>", "", ""),
    ] {
        let expected: Vec<&str> = Some(message).filter(|m| !m.is_empty()).into_iter().collect();
        assert_eq!(said("newsml/identified", ["", meta, content, ""]), expected, "{meta}{content}");
    }
    let delimiter = "<partMeta><timeDelim start=\"0\" end=\"5\"/></partMeta>";
    let found = said("newsml/identified", ["", "", "", delimiter]);
    assert_eq!(found, ["<timeDelim> has neither timeunit nor timeunituri"]);
}

#[test]
fn the_words_of_a_scheme_say_what_it_is_the_same_as() {
    let catalog = "<scheme alias=\"nord\" uri=\"http://nord.example/a/\"><sameAs>http://nord.example/b/</sameAs></scheme>";
    assert!(said("newsml/identified", [catalog, "", "", ""]).is_empty());
    assert_eq!(said("newsml/deprecated", [catalog, "", "", ""]), ["deprecated element <sameAs>"]);
}

#[test]
fn a_code_is_held_against_the_uri_beside_it_and_a_list_of_codes_is_not() {
    let catalog = "<scheme alias=\"nord\" uri=\"http://nord.example/a/\"/>";
    for (role, uri, count) in [
        ("nord:x", "http://nord.example/a/x", 0),
        (" nord:x ", " http://nord.example/a/x ", 0),
        ("nord:x", "http://nord.example/a/y", 1),
        ("nord:x nord:y", "http://nord.example/a/x", 0),
        ("nord:x nord:y", "http://nord.example/a/x http://nord.example/a/y", 0),
    ] {
        let creator = format!("<creator literal=\"l\" role=\"{role}\" roleuri=\"{uri}\"/>");
        let found = said("vocab/code-against-uri", [catalog, "", &creator, ""]);
        assert_eq!(found.len(), count, "{role} {uri}: {found:?}");
    }
}

#[test]
fn what_made_content_by_ai_is_kept_and_announced_by_versions_that_lack_it() {
    let ai = "<aiInfo id=\"ai1\" xmlns:o=\"urn:x:o\"><system literal=\"m\" versioninfo=\"1.2\"><name>Modell M</name>\
        <provider literal=\"p\"/></system><promptInfo xml:lang=\"de\">Fasse zusammen</promptInfo>\
        <promptWriter literal=\"w\"/><o:seed>7</o:seed></aiInfo>";
    let text = item("2.36", "<inlineData>x</inlineData>", "")
        .replace("<contentMeta>", &format!("<contentMeta>{ai}"))
        .replace("\n<itemMeta>", "<hopHistory><hop><action qcode=\"a:b\" target=\"c:d\" detailrefs=\"ai1\"/></hop></hopHistory>\n<itemMeta>");
    let reading = common::read("item.xml", text.as_bytes(), None);
    let invalid = wirecopy::check(&reading, &wirecopy::Profile::default());
    assert!(!invalid.list().iter().any(|f| f.rule.group() == "g2"), "{:?}", invalid.list());
    let (newest, rules) = written(&text, "newsml-g2@2.36", BodyMarkup::AsItCame);
    assert!(rules.is_empty(), "{rules:?}");
    let difference =
        common::xml_facts::difference(&common::xml_facts::of(&text), &common::xml_facts::of(&newest));
    assert!(difference.is_empty(), "{difference:?}");
    for to in ["newsml-g2", "newsml-g2@2.35"] {
        let written = wirecopy::write(&reading.document, to, &common::write_options()).unwrap();
        let xml = String::from_utf8(written.bytes).unwrap();
        assert!(xml.contains("standardversion=\"2.35\"") && !xml.contains("aiInfo"), "{xml}");
        let lost: Vec<&str> = written
            .findings
            .list()
            .iter()
            .filter(|f| f.rule.name == "loss/version")
            .map(|f| f.message.as_str())
            .collect();
        assert!(lost.iter().any(|m| m.contains("<aiInfo>")), "{lost:?}");
        assert!(lost.iter().any(|m| m.contains("detailrefs")), "{lost:?}");
    }
}

#[test]
fn an_empty_name_comes_back() {
    let creators = "<creator literal=\"a\"><name>A</name><name/></creator><creator literal=\"b\"><name role=\"c:d\"/></creator>";
    let text = item("2.35", "<inlineData>x</inlineData>", "")
        .replace("<contentMeta>", &format!("<contentMeta>{creators}"));
    let (xml, rules) = written(&text, "newsml-g2", BodyMarkup::AsItCame);
    assert!(rules.is_empty(), "{rules:?}");
    let difference =
        common::xml_facts::difference(&common::xml_facts::of(&text), &common::xml_facts::of(&xml));
    assert!(difference.is_empty(), "{difference:?}");
}

#[test]
fn aliases_may_be_those_of_a_newer_catalogue_of_iptc() {
    let rules = |number: u32, code: &str| {
        let name = |number: u32| format!("IPTC-G2-Standards_{number}.xml");
        let text = item("2.36", "<inlineData>x</inlineData>", "")
            .replace(&name(40), &name(number))
            .replace("<contentMeta>", &format!("<contentMeta><genre qcode=\"{code}\"/>"));
        let rules = common::rules_of("item.xml", text.as_bytes(), None, &wirecopy::Profile::default());
        rules.into_iter().filter(|rule| rule.starts_with("vocab/")).collect::<Vec<_>>()
    };
    let newest = u32::from(wirecopy::internals::schemes::NEWEST);
    assert_eq!(rules(newest, "newalias:x"), ["vocab/undeclared-alias"]);
    assert_eq!(rules(newest + 1, "newalias:x"), ["vocab/unresolved-catalog"]);
    assert_eq!(rules(newest + 1, "genre:Current"), [""; 0]);
    // The class may be of IPTC's scheme by an alias that only the newer catalogue has.
    let class = item("2.36", "<inlineData>x</inlineData>", "").replace("ninat:text", "newalias:text");
    let class_rules = |text: &str| {
        let rules = common::rules_of("item.xml", text.as_bytes(), None, &wirecopy::Profile::default());
        rules.contains(&"vocab/item-class")
    };
    assert!(class_rules(&class));
    assert!(!class_rules(&class.replace("Standards_40", &format!("Standards_{}", newest + 1))));
}

/// Whether each word is in the JSON of an item, or in what is said of its reading.
fn accounted(text: &str, words: &[&str]) -> Vec<String> {
    let reading = common::read("item.xml", text.as_bytes(), Some("newsml-g2"));
    let mut all = String::from_utf8(common::write(&reading.document, "json")).unwrap();
    reading.findings.list().iter().for_each(|f| all.push_str(&f.message));
    words.iter().filter(|word| !all.contains(**word)).map(|word| (*word).to_owned()).collect()
}

#[test]
fn words_are_kept_or_named_wherever_they_stand() {
    // Among elements that stand alone by the standard.
    let data = "w1<inlineData contenttype=\"text/plain\">Satz.</inlineData><remoteContent href=\"a.jpg\">w2</remoteContent>";
    let text = item("2.35", data, "")
        .replace("<itemMeta>", "<itemMeta>w3")
        .replace("<itemClass qcode=\"ninat:text\"/>", "<itemClass qcode=\"ninat:text\">w4</itemClass>")
        .replace("</itemMeta>", "<link href=\"http://nord.example/\">w5</link></itemMeta>")
        .replace("<contentMeta>", "<contentMeta>w6")
        .replace("<language tag=\"fa\"/>", "<language tag=\"fa\">w7</language>")
        .replace("_40.xml\"/>", "_40.xml\">w8</catalogRef>")
        .replace(" dir=\"rtl\"", " dir=\"w9\"");
    assert_eq!(accounted(&text, &["w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9"]), [""; 0]);
    let message = message("", &text, "").replace("<sent>", "<sent how=\"a:w10\">");
    assert_eq!(accounted(&message, &["w1", "w9", "w10"]), [""; 0]);
    let (xml, _) = written(&message, "newsml-g2", BodyMarkup::AsItCame);
    assert!(xml.contains("<sent how=\"a:w10\">2026-11-24T09:30:00Z</sent>"), "{xml}");
    // In tables, lists and documents where only other elements may stand.
    let page = |html: &str| {
        let xml = "<inlineXML contenttype=\"application/xhtml+xml\">";
        let html = html.replace("<html>", "<html xmlns=\"http://www.w3.org/1999/xhtml\">");
        item("2.35", &format!("{xml}{html}</inlineXML>"), "")
    };
    for (html, words) in [
        (
            "<html><body><table>a1<p>a2</p><tr>a3<td>a4</td><span>a5</span></tr><td>a6</td></table></body></html>",
            "a1 a2 a3 a4 a5 a6",
        ),
        ("<html><body><ul>a1<li>a2</li><p>a3</p></ul></body></html>", "a1 a2 a3"),
        ("<html>a1<head><title>t</title></head><p>a2</p><body><p>a3</p></body></html>", "a1 a2 a3"),
        ("<versionCreated>a1</versionCreated><html><body><p>a2</p></body></html>", "a1 a2"),
        ("<html><body><p>a1</p></body></html><html><body><p>a2</p></body></html>", "a1 a2"),
    ] {
        let words: Vec<&str> = words.split(' ').collect();
        assert_eq!(accounted(&page(html), &words), [""; 0], "{html}");
    }
    // Of a body that stands behind something else the words are the story's.
    let text = page("<x/><html><body><p>a2</p></body></html>");
    let reading = common::read("item.xml", text.as_bytes(), None);
    let article = reading.document.items[0].as_article().unwrap();
    assert_eq!(wirecopy::model::body::body_text(&article.body).trim(), "a2");
}
