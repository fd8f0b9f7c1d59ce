//! Messages of many items: taken one by one they say what they say as a whole, in little memory.

use crate::common;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use wirecopy::{Checker, Finding, Findings, Profile, ReadOptions};

fn run(command: &mut Command, input: impl FnOnce(&mut dyn Write) + Send + 'static) -> Output {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input(&mut stdin));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn convert(to: &str, input: &[u8], more: &[&str]) -> (Option<i32>, Vec<serde_json::Value>, BTreeSet<String>) {
    let bytes = input.to_vec();
    let mut command = Command::new(env!("CARGO_BIN_EXE_wirecopy"));
    command.args(["convert", "--to", to, "--report", "json", "--now", common::NOW]).args(more);
    let output = run(&mut command, move |stdin| drop(stdin.write_all(&bytes)));
    let items: Vec<serde_json::Value> =
        serde_json::Deserializer::from_slice(&output.stdout).into_iter().map(Result::unwrap).collect();
    let findings: Vec<serde_json::Value> =
        serde_json::Deserializer::from_slice(&output.stderr).into_iter().map(Result::unwrap).collect();
    let mut said = BTreeSet::new();
    for finding in findings {
        assert!(finding["rule"].is_string(), "{finding}");
        if finding["path"] != "/envelope" {
            let keys = ["rule", "message", "line", "column", "path", "severity"];
            said.insert(keys.map(|key| finding[key].to_string()).join(" "));
        }
    }
    (output.status.code(), items, said)
}

/// Whether the items of a message, taken one by one, say what they say as a whole.
fn same(name: &str, message: &[u8], more: &[&str]) -> usize {
    let (code, apart, said_apart) = convert("jsonl", message, more);
    let (whole_code, whole, said) = convert("json", message, more);
    assert_eq!(code, whole_code, "{name}");
    let whole = match whole.as_slice() {
        [document] => document.get("items").map_or_else(|| whole.clone(), |i| i.as_array().unwrap().clone()),
        _ => whole,
    };
    assert_eq!(apart, whole, "{name}");
    assert_eq!(said_apart, said, "{name}");
    apart.len()
}

/// An item whose findings stand at its start tag, in its words and at its end.
fn item(number: usize, words: &str) -> String {
    format!(
        "<newsItem guid=\"urn:x:{number}\" version=\"1\" standard=\"NewsML-G2\" standardversion=\"2.35\" \
         xmlns:o=\"urn:o\" o:odd=\"a > b\"><itemMeta><itemClass qcode=\"ninat:text\"/></itemMeta>\r\n\
         <contentMeta><headline>{words}</headline></contentMeta><contentSet><!-- </newsItem> --><inlineXML>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>{words}<![CDATA[</newsItem>]]></p></body></html>\
         </inlineXML></contentSet></newsItem>"
    )
}

/// A message with all that can stand between items, its line ends and places awkward.
fn message(declaration: &str) -> String {
    let items: Vec<String> =
        ["سد جديد يروي الوادي", "新水坝", "Плотина", "סכר חדש", "बाँध", "Staudamm für alle"]
            .iter()
            .enumerate()
            .map(|(number, words)| item(number, words))
            .collect();
    let [a, b, c, d, e, f] = items.as_slice() else { panic!() };
    format!(
        "{declaration}<!-- a\ncomment > -->\n<n:newsMessage\n  xmlns='http://iptc.org/std/nar/2006-10-01/' \
         xmlns:n='http://iptc.org/std/nar/2006-10-01/' o:x='1' xmlns:o='urn:o'><header><sent>2026-11-24T09:30:00Z\
         </sent>\r\n<itemSet/></header>\n <itemSet xml:lang='x' o:y='&gt;'>{a}{b}\r{c}<!-- note -->\n  {d}\
         <packageItem guid='urn:x:p'/><unknown o:z='1'><newsItem guid='urn:x:no'/></unknown>\n\t{e}<?pi?>{f}\
         <conceptItem guid='urn:x:c'/></itemSet><footer o:w='1'/></n:newsMessage>\n"
    )
}

#[test]
fn items_taken_one_by_one_say_what_they_say_together() {
    for declaration in ["", "\u{feff}<?xml version='1.0'?>\n", "<?xml version='1.0' encoding='utf-8'?>"] {
        assert_eq!(same(declaration, message(declaration).as_bytes(), &[]), 8);
    }
    let german = message("<?xml version='1.0' encoding='iso-8859-1'?>");
    let latin: Vec<u8> = german.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect();
    assert_eq!(same("iso-8859-1", &latin, &[]), 8);
    let wide: Vec<u8> = message("").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(same("UTF-16", &[&[0xff, 0xfe], wide.as_slice()].concat(), &[]), 8);
    // Markup in the charset's own bytes: a sequence of ISO-2022-JP that looks like a tag.
    let japanese = message("<?xml version='1.0' encoding='iso-2022-jp'?>");
    let escaped: Vec<u8> =
        japanese.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).filter(u8::is_ascii).collect();
    let at = escaped.windows(10).position(|w| w == b"<headline>").unwrap() + 10;
    let escaped = [&escaped[..at], b"\x1b$B<ae<\x1b(B", &escaped[at..]].concat();
    assert_eq!(same("ISO-2022-JP", &escaped, &[]), 8);
    assert_eq!(same("set", message("").as_bytes(), &["--set", "version=7"]), 8);
}

#[test]
fn bad_bytes_are_told_at_their_offset_in_the_message() {
    let text = message("<?xml version='1.0' encoding='utf-8'?>");
    let at = text.rfind("Staudamm").unwrap();
    let mut bytes = text.into_bytes();
    bytes[at] = 0xFE;
    let (_, items, said) = convert("jsonl", &bytes, &[]);
    assert_eq!(items.len(), 8);
    let offset = format!("offset {at}");
    assert!(said.iter().any(|s| s.contains("encoding/invalid-utf8") && s.contains(&offset)), "{said:?}");
}

#[test]
fn a_broken_item_spoils_no_other_and_a_cut_message_ends_with_a_finding() {
    let text = message("").replacen("<p>新水坝", "<b>新水坝", 1);
    let (code, items, said) = convert("jsonl", text.as_bytes(), &[]);
    assert_eq!((code, items.len()), (Some(2), 7));
    let line =
        text[..text.find("<b>").unwrap()].replace("\r\n", "\n").replace('\r', "\n").matches('\n').count() + 1;
    let faults: Vec<_> = said.iter().filter(|s| s.contains("xml/well-formed")).collect();
    assert_eq!(faults.len(), 1, "{said:?}");
    assert!(faults[0].contains(&format!(" {line} ")), "{faults:?}, line {line}");

    let text = message("");
    let last = text.find("<conceptItem").unwrap() - 40;
    for (end, count) in [(text.find("<footer").unwrap(), 8), (last, 6), (text.find("<header>").unwrap(), 0)] {
        let (code, items, said) = convert("jsonl", &text.as_bytes()[..end], &[]);
        assert_eq!((code, items.len()), (Some(2), count), "{end}");
        assert!(said.iter().any(|s| s.contains("xml/well-formed")), "{said:?}");
    }
}

#[test]
fn a_message_of_one_item_with_wrong_roots_is_read_as_it_was() {
    for text in [
        "<newsMessage/>",
        "<newsMessage><itemSet/></newsMessage>",
        "<newsMessage xmlns='urn:wrong'><itemSet><newsItem guid='a'/></itemSet></newsMessage>",
        "<!DOCTYPE newsMessage [<!ENTITY a '<newsItem guid=\"urn:x:1\"/>'>]><newsMessage><itemSet>&a;</itemSet></newsMessage>",
        "<newsMessage><newsItem guid='a'/></newsMessage>",
        "<newsItem guid='newsMessage'/>",
    ] {
        same(text, text.as_bytes(), &[]);
    }
}

#[test]
fn official_messages_say_the_same_item_by_item() {
    let Some(folder) = common::conformance() else { return };
    let mut found = 0;
    for file in common::files(&[folder.join("newsml-g2/examples")], "xml") {
        let bytes = std::fs::read(&file).unwrap();
        if String::from_utf8_lossy(&bytes).contains("<newsMessage") {
            found += usize::from(same(&file.display().to_string(), &bytes, &[]) > 0);
        }
    }
    assert!(found > 0);
}

#[test]
fn a_large_message_is_checked_as_a_small_one() {
    let mut bytes = Vec::new();
    large(&mut bytes, 300_000).unwrap();
    assert!(checked_alike(&bytes) > 0);
}

/// Every kind of item, with all the places that its values have: what makes the message large is a comment.
#[test]
fn items_of_every_kind_are_placed_in_a_large_message_as_in_a_small_one() {
    let padding = format!("<!--{}-->", "x".repeat(300_000));
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut items = String::new();
    let (mut count, mut placed) = (0, 0);
    for folder in std::fs::read_dir(fixtures).unwrap() {
        let path = folder.unwrap().path().join("input.xml");
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let text = text.find("?>").map_or(text.as_str(), |at| &text[at + 2..]);
        if text.contains("<!DOCTYPE")
            || !text.contains("http://iptc.org/std/nar/2006-10-01/")
            || text.contains("<newsMessage")
        {
            continue;
        }
        // A field that every kind has, spoilt, gives a finding with a place.
        let text = text.replace("xml:lang=\"", "xml:lang=\"no_");
        placed += checked_alike(format!("{text}{padding}").as_bytes());
        items.push_str(&text);
        count += 1;
    }
    assert!(count > 5 && placed > 5, "{count} items, {placed} findings");
    let message = format!(
        "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2026-11-24T09:30:00Z</sent></header><itemSet>{items}{padding}</itemSet></newsMessage>"
    );
    assert!(checked_alike(message.as_bytes()) > 5);
}

/// Whether a large input, whose items are checked as they come, is told the same as when it is read first; how many findings
/// on the model have a place.
fn checked_alike(bytes: &[u8]) -> usize {
    let options = ReadOptions { origins: false, ..ReadOptions::default() };
    let checked = Checker::default().check_bytes("m.xml", bytes, &options);
    assert!(checked.is_read);
    let findings = checked.findings;
    let options = ReadOptions { origins: true, ..options };
    let reading = wirecopy::read("m.xml", bytes, &options).unwrap();
    let whole = wirecopy::check(&reading, &Profile::default());
    let told = |findings: &Findings| -> BTreeSet<String> {
        let told = |f: &Finding| format!("{} {} {:?}", f.rule.name, f.message, f.place);
        findings.list().iter().map(told).collect()
    };
    let of_model = |f: &&Finding| ["required", "date", "vocab", "text"].contains(&f.rule.group());
    assert_eq!(told(&findings), told(&whole));
    assert_eq!(findings.unlisted(), whole.unlisted());
    findings.list().iter().filter(of_model).filter(|f| f.place.span.is_some()).count()
}

/// Writes a message of about `size` bytes, item by item.
fn large(out: &mut dyn Write, size: usize) -> std::io::Result<()> {
    out.write_all(b"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>\n")?;
    let words = "باران پس از پنج سال خشکسالی به دره بازگشت و مردم جشن گرفتند. ".repeat(20);
    let mut written = 0;
    for number in 0.. {
        if written > size {
            break;
        }
        let item = item(number, &words).replace(" o:odd=\"a > b\"", "");
        written += item.len();
        out.write_all(item.as_bytes())?;
    }
    out.write_all(b"</itemSet></newsMessage>\n")
}

/// Runs the program on a large message with an address space of so many bytes.
fn in_memory(arguments: &str, space: usize, size: usize) -> Output {
    let binary = PathBuf::from(env!("CARGO_BIN_EXE_wirecopy"));
    let script = format!("ulimit -v {} && exec {} {arguments}", space >> 10, binary.display());
    run(Command::new("sh").args(["-c", &script]), move |stdin| drop(large(stdin, size)))
}

#[test]
#[cfg(target_os = "linux")]
fn lines_of_a_message_of_a_hundred_megabytes_need_less_than_64() {
    let output = in_memory("convert --to jsonl", 64_000_000, 100_000_000);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.iter().filter(|b| **b == b'\n').count() > 10_000);
    assert!(output.stdout.ends_with(b"}\n"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_message_of_a_hundred_megabytes_is_checked_in_less_than_four_times_its_size() {
    let output = in_memory("check", 400_000_000, 100_000_000);
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("g2/missing") && !said.contains("could not be read"));
}

#[test]
fn findings_of_the_grammar_and_of_the_rules_share_the_list() {
    let item = |number: usize| {
        format!(
            "<newsItem guid=\"urn:x:{number}\" version=\"1\" standard=\"NewsML-G2\" standardversion=\"2.35\" xml:lang=\"en\"><bogus/>\
             <itemMeta><itemClass qcode=\"ninat:text\"/><provider literal=\"Nord\"/><versionCreated>yesterday</versionCreated></itemMeta></newsItem>"
        )
    };
    let items: String = (0..1500).map(item).collect();
    let message = format!(
        "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2026-11-24T09:30:00Z</sent></header><itemSet>{items}</itemSet></newsMessage>"
    );
    assert!(message.len() > 300_000);
    checked_alike(message.as_bytes());
    let options = ReadOptions { origins: false, ..ReadOptions::default() };
    let findings = Checker::default().check_bytes("m.xml", message.as_bytes(), &options).findings;
    assert_eq!(findings.list().len(), options.limits.findings);
    for group in ["g2", "required"] {
        let of_group = findings.list().iter().filter(|f| f.rule.group() == group).count();
        assert!(of_group > 150, "{group}: {of_group}");
    }
}
