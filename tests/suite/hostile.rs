//! Hostile shapes: work grows with the size of the input, not with its square, and nothing panics.

use crate::common;
use crate::common::generate::Random;
use crate::common::growth;
use std::time::Duration;
use wirecopy::FORMATS;
use wirecopy::{Profile, ReadOptions};

/// Reads, checks, reports and writes; whatever comes of it, it comes to an end.
fn digest(from: &str, bytes: &[u8]) {
    let options = ReadOptions { from: Some(from.to_owned()), ..ReadOptions::default() };
    if let Ok(reading) = wirecopy::read("hostile", bytes, &options) {
        let findings = wirecopy::check(&reading, &Profile::default());
        let style = wirecopy::report::text::Style { color: false };
        drop(wirecopy::report::text::findings(&findings, "hostile", Some(&reading.source), style));
        for format in FORMATS.iter().filter(|format| format.write.is_some()) {
            drop(wirecopy::write(&reading.document, format.name, &common::write_options()));
        }
    }
}

/// A package with some content.
fn package(content: &str) -> String {
    let namespace = "http://iptc.org/std/nar/2006-10-01/";
    format!("<packageItem xmlns='{namespace}' guid='urn:x:1' standardversion='2.35'>{content}</packageItem>")
}

type Shape = (&'static str, &'static str, fn(usize) -> String);

/// Shapes that have made parsers stumble, by format.
const SHAPES: &[Shape] = &[
    ("text", "one long line", |n| "word ".repeat(n)),
    ("text", "many empty lines", |n| "\n".repeat(n * 4) + "x"),
    ("text", "many marks", |n| "**".repeat(n)),
    ("text", "many brackets", |n| "[".repeat(n)),
    ("text", "many quotation marks", |n| "\" '".repeat(n)),
    ("text", "many short lines", |n| "a\n".repeat(n)),
    ("text", "many bad characters", |n| "\u{202e}x".repeat(n)),
    ("text", "open brackets", |n| "(".repeat(n) + &"[".repeat(n) + &")".repeat(n)),
    ("text", "marks of forums", |n| "[b ".repeat(n) + &"[b]".repeat(n)),
    ("text", "open tags", |n| "<b ".repeat(n)),
    ("text", "addresses", |n| "a@b.example http://x.example/((((a))) ".repeat(n)),
    ("text", "a long address", |n| format!("http://x.example/{}", "))".repeat(n))),
    ("text", "no spaces", |n| "rain.Rain,%D8%A8!?".repeat(n)),
    ("text", "question marks", |n| "?".repeat(n) + &"??? ".repeat(n)),
    ("text", "drawn out letters", |n| "ـ".repeat(n)),
    ("text", "directions", |n| "\u{202B}".repeat(n) + &"\u{2069}".repeat(n)),
    ("text", "datelines", |n| "BERLIN (dpa) - ".repeat(n)),
    ("text", "frames", |n| "ZCZC\nx\nNNNN\n".repeat(n)),
    ("text", "numbers", |n| (0..n).map(|i| format!("{i}. x\n")).collect()),
    ("text", "misread words", |n| "Ã©tÃ© ".repeat(n)),
    ("text", "half misread words", |n| "عکسÃ©".repeat(n)),
    ("mail", "header fields", |n| {
        format!("From: a@b.example\nTo: c\nSubject: x\n{}\nwords", "X: y\n".repeat(n))
    }),
    ("mail", "nested parts", |n| {
        format!(
            "From: a@b.example\nTo: c\nSubject: x\n{}",
            "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(n)
        )
    }),
    ("html", "silences", |n| {
        "<!-- wirecopy-ignore text: x --><!-- wirecopy-heed text --><p>a \u{E000} b".repeat(n)
    }),
    ("html", "silences of nothing", |n| "<!-- wirecopy-ignore a,b,c,d,e,f,g: x -->".repeat(n)),
    ("json", "versions of an item", |n| {
        let items: Vec<String> =
            (0..n).map(|i| format!(r#"{{"kind":"article","guid":"urn:x:1","version":{i}}}"#)).collect();
        format!(r#"{{"kind":"document","items":[{}]}}"#, items.join(","))
    }),
    ("html", "nested elements", |n| "<div>".repeat(n) + "words"),
    ("html", "open formatting", |n| (0..n).map(|i| format!("<font size={i}><p>x")).collect()),
    ("html", "many links", |n| "<a href=x>y</a>".repeat(n)),
    ("html", "many paragraphs", |n| "<p>some words of a story that goes on and on</p>".repeat(n)),
    ("html", "misnested tags", |n| "<b><i></b></i>".repeat(n)),
    ("html", "nested tables", |n| "<table><tr><td>".repeat(n) + "words"),
    ("newsml-g2", "many elements", |n| {
        format!("<newsItem><contentMeta>{}</contentMeta></newsItem>", "<subject qcode=\"a:b\"/>".repeat(n))
    }),
    ("newsml-g2", "many references", |n| format!("<newsItem>{}</newsItem>", "&amp;".repeat(n))),
    ("newsml-g2", "open elements", |n| "<newsItem>".repeat(n)),
    ("newsml-g2", "attributes", |n| {
        format!("<newsItem {}/>", (0..n).map(|i| format!("a{i}='' ")).collect::<String>())
    }),
    ("newsml-g2", "groups in a chain", |n| {
        let group = |i| format!("<group id='g{i}' role='a:b'><groupRef idref='g{}'/></group>", i + 1);
        package(&format!("<groupSet root='g0'>{}</groupSet>", (0..n).map(group).collect::<String>()))
    }),
    ("newsml-g2", "aliases that clash", |n| {
        let scheme = |i| format!("<scheme alias='a{}' uri='http://x.example/{i}/'/>", i % (n / 2));
        package(&format!("<catalog>{}</catalog>", (0..n).map(scheme).collect::<String>()))
    }),
    ("newsml-g2", "retired schemes", |n| {
        let scheme =
            |i| format!("<scheme alias='a{i}' uri='http://x.example/{i}/' schemeretired='2020-01-01'/>");
        let code = |i| format!("<service qcode='a{i}:x'/>");
        let (schemes, codes): (String, String) = ((0..n).map(scheme).collect(), (0..n).map(code).collect());
        package(&format!("<catalog>{schemes}</catalog><itemMeta>{codes}</itemMeta>"))
    }),
    ("newsml-g2", "catalogues that are not known", |n| {
        package(&(0..n).map(|i| format!("<catalogRef href='http://x.example/{i}'/>")).collect::<String>())
    }),
    ("newsml-g2", "namespaces", |n| {
        package(&(0..n).map(|i| format!("<x:a xmlns:x='http://x.example/{i}'/>")).collect::<String>())
    }),
    ("newsml-g2", "identifiers", |n| {
        let part = |i| format!("<partMeta partid='p{i}'/><rightsInfo idrefs='q{i}'/>");
        package(&(0..n).map(part).collect::<String>())
    }),
    ("newsml-g2", "fields", |n| {
        let fields = |i| {
            format!(
                "<located literal='l{i}'/><creator literal='c{i}'/><altId>a{i}</altId><genre literal='g{i}'/>\
                <keyword>k{i}</keyword><subject literal='s{i}'><name>n</name></subject><headline>h{i}</headline>\
                <slugline>s{i}</slugline><by>b{i}</by><description>d{i}</description><language tag='en'/>"
            )
        };
        package(&format!("<contentMeta>{}</contentMeta>", (0..n / 4).map(fields).collect::<String>()))
    }),
    ("newsml-g2", "names of one concept", |n| {
        let name = |i| format!("<name xml:lang='en'>n{i}</name><broader literal='b{i}'/>");
        let names: String = (0..n).map(name).collect();
        package(&format!("<contentMeta><subject qcode='a:b'>{names}</subject></contentMeta>"))
    }),
    ("newsml-g2", "renditions", |n| {
        let one = |i| format!("<remoteContent href='http://x.example/{i}.jpg' rendition='rnd:web'/>");
        let all: String = (0..n).map(one).collect();
        package("")
            .replace("></packageItem>", &format!("><contentSet>{all}</contentSet></packageItem>"))
            .replace("packageItem", "newsItem")
    }),
    ("html", "keywords", |n| {
        let keywords: Vec<String> = (0..n).map(|i| format!("k{i}")).collect();
        format!("<meta name=keywords content='{}'><p>some words of a story", keywords.join(", "))
    }),
    ("html", "meta fields", |n| (0..n).map(|i| format!("<meta name=author content='A B{i}'>")).collect()),
    ("html", "links to itself", |n| {
        (0..n).map(|i| format!("<link rel=alternate hreflang=en href=/{i}>")).collect()
    }),
    ("html", "structured data", |n| {
        let one = |i| {
            format!(
                r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"h{i}"}}</script>"#
            )
        };
        (0..n / 4).map(one).collect()
    }),
    ("newsml-g2", "hops", |n| {
        let hop = |i| format!("<hop seq='{i}'><timestamp>2026-11-24T09:30:00Z</timestamp></hop>");
        package(&format!("<hopHistory>{}</hopHistory>", (0..n).map(hop).collect::<String>()))
    }),
    ("newsml-g2", "items of a message", |n| {
        let item = |i| format!("<newsItem guid='urn:x:{}' version='{i}'><itemMeta/></newsItem>", i % 7);
        let items: String = (0..n).map(item).collect();
        format!(
            "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{items}</itemSet></newsMessage>"
        )
    }),
    ("newsml-g2", "unknown elements", |n| package(&(0..n).map(|i| format!("<a{i}/>")).collect::<String>())),
    ("newsml-1", "nested components", |n| format!("<NewsML><NewsItem>{}", "<NewsComponent>".repeat(n))),
    ("newsml-1", "components", |n| {
        let part = "<NewsComponent><Role FormalName='Main'/><ContentItem Href='a.jpg'/></NewsComponent>";
        format!("<NewsML><NewsItem><NewsComponent>{}</NewsComponent></NewsItem></NewsML>", part.repeat(n))
    }),
    ("newsml-1", "makers of a picture", |n| {
        let makers: String =
            (0..n).map(|i| format!("<Creator><Party FormalName='c{i}'/></Creator>")).collect();
        format!(
            "<NewsML><NewsItem><NewsComponent><NewsComponent><Role FormalName='Photo'/><AdministrativeMetadata>{makers}</AdministrativeMetadata><NewsComponent><ContentItem Href='a.jpg'><MediaType FormalName='Photo'/></ContentItem></NewsComponent></NewsComponent></NewsComponent></NewsItem></NewsML>"
        )
    }),
    ("newsml-1", "topics", |n| {
        let topic = |i| format!("<Topic Duid='t{i}'><FormalName>x{i}</FormalName></Topic>");
        let used = |i| format!("<TopicOccurrence Topic='#t{i}'/>");
        let (topics, used): (String, String) = ((0..n).map(topic).collect(), (0..n).map(used).collect());
        format!(
            "<NewsML><TopicSet>{topics}</TopicSet><NewsItem><NewsComponent><DescriptiveMetadata>{used}</DescriptiveMetadata></NewsComponent></NewsItem></NewsML>"
        )
    }),
    ("newsml-1", "lines", |n| {
        let line = |i| format!("<HeadLine>h{i}</HeadLine><KeywordLine>k{i}</KeywordLine>");
        let lines: String = (0..n).map(line).collect();
        format!(
            "<NewsML><NewsItem><NewsComponent><NewsLines>{lines}</NewsLines></NewsComponent></NewsItem></NewsML>"
        )
    }),
    ("newsml-1", "items", |n| {
        format!("<NewsML>{}</NewsML>", "<NewsItem><Identification/><NewsComponent/></NewsItem>".repeat(n))
    }),
    ("nitf", "paragraphs", |n| {
        format!("<nitf><body><body.content>{}</body.content></body></nitf>", "<p>some words</p>".repeat(n))
    }),
    ("nitf", "keywords", |n| {
        let key = |i| format!("<keyword key='k{i}'/><meta name='m{i}' content='x'/>");
        let keys: String = (0..n).map(key).collect();
        format!("<nitf><head>{keys}</head><body/></nitf>")
    }),
    ("nitf", "nested marks", |n| format!("<nitf><body><body.content><p>{}", "<em>".repeat(n))),
    ("nitf", "media", |n| {
        let media = "<media media-type='image'><media-reference source='a.jpg'/><media-caption>x</media-caption></media>";
        format!("<nitf><body><body.content>{}</body.content></body></nitf>", media.repeat(n))
    }),
    ("ninjs", "subjects", |n| {
        let subject = |i| format!(r#"{{"name":"s{i}","code":"{i}","scheme":"x"}}"#);
        let subjects: Vec<String> = (0..n).map(subject).collect();
        format!(r#"{{"uri":"urn:x:1","subject":[{}]}}"#, subjects.join(","))
    }),
    ("ninjs", "associations", |n| {
        let one = |i| format!(r#""a{i}":{{"uri":"urn:x:{i}","type":"picture"}}"#);
        let all: Vec<String> = (0..n).map(one).collect();
        format!(r#"{{"uri":"urn:x:1","associations":{{{}}}}}"#, all.join(","))
    }),
    ("ninjs", "nested associations", |n| r#"{"uri":"urn:x:1","associations":{"a":"#.repeat(n)),
    ("ninjs", "a body of many paragraphs", |n| {
        format!(r#"{{"uri":"urn:x:1","body_xhtml":"{}"}}"#, "<p>some words</p>".repeat(n))
    }),
    ("anpa", "paragraphs", |n| "   some words of a story\r\n".repeat(n)),
    ("iptc7901", "paragraphs", |n| "   some words of a story\r\n".repeat(n)),
    ("iptc7901", "headers", |n| "\u{1}abc123 4 pol 5 x\r\n\u{2}words\r\n\u{3}".repeat(n)),
    ("jsonl", "keywords of one line", |n| {
        let keywords: Vec<String> = (0..n).map(|i| format!("\"k{i}\"")).collect();
        format!("{{\"kind\":\"article\",\"keywords\":[{}]}}", keywords.join(","))
    }),
    ("json", "nested arrays", |n| "[".repeat(n)),
    ("json", "unknown keys", |n| {
        format!("{{\"kind\":\"article\"{}}}", (0..n).map(|i| format!(",\"k{i}\":1")).collect::<String>())
    }),
    ("json", "bad blocks", |n| format!("{{\"kind\":\"article\",\"body\":[{}{{}}]}}", "{},".repeat(n))),
    ("markdown", "quote marks", |n| ">".repeat(n) + "x"),
    ("markdown", "brackets", |n| "[".repeat(n)),
    ("markdown", "emphasis", |n| "*a _b ".repeat(n)),
    ("markdown", "open tags", |n| "<b>".repeat(n)),
    ("markdown", "nested lists", |n| "- ".repeat(n) + "x"),
];

#[test]
fn work_grows_with_the_size_of_the_input() {
    let base = if cfg!(debug_assertions) { 1_000 } else { 4_000 };
    let mut slow = Vec::new();
    for (format, name, shape) in SHAPES {
        let (small, large) = (shape(base), shape(base * 8));
        // Eight times the input: eight times the work, give or take what caches do; the square is 64.
        let growth = growth::grows_at_most(
            28.0,
            Duration::from_millis(50),
            || digest(format, small.as_bytes()),
            || digest(format, large.as_bytes()),
        );
        match growth {
            Ok(ratio) => println!("{format:<10} {name:<22} {ratio:.1}"),
            Err(error) => slow.push(format!("{format}, {name}: {error}")),
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// Shapes are in a format; a reader that none of them tries is not tried at all.
#[test]
fn every_format_that_is_read_has_hostile_shapes() {
    for format in FORMATS.iter().filter(|format| format.read.is_some()) {
        assert!(
            SHAPES.iter().any(|(name, _, _)| *name == format.name),
            "no hostile shape is in {}",
            format.name
        );
    }
}

#[test]
fn damaged_input_never_panics() {
    let inputs: Vec<(String, Vec<u8>)> = common::fixtures()
        .iter()
        .map(|folder| {
            let input = common::input_of(folder);
            (input.to_string_lossy().into_owned(), std::fs::read(input).unwrap())
        })
        .collect();
    let rounds = if cfg!(debug_assertions) { 60 } else { 600 };
    let mut random = Random::new(7);
    for (name, bytes) in &inputs {
        let format = wirecopy::read(name, bytes, &ReadOptions::default()).unwrap().format.name;
        for _ in 0..rounds {
            let mut damaged = bytes.clone();
            for _ in 0..1 + random.below(4) {
                if damaged.is_empty() {
                    break;
                }
                let at = random.below(damaged.len());
                match random.below(4) {
                    0 => damaged[at] = u8::try_from(random.below(256)).unwrap(),
                    1 => drop(damaged.remove(at)),
                    2 => damaged.truncate(at.max(1)),
                    _ => {
                        let end = (at + random.below(40)).min(damaged.len());
                        let piece = damaged[at..end].to_vec();
                        let to = random.below(damaged.len().max(1)).min(damaged.len());
                        damaged.splice(to..to, piece);
                    }
                }
            }
            digest(format, &damaged);
        }
    }
}
