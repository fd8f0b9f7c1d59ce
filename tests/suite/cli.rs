//! The command line as users meet it: pipes, folders, wrong input, exit codes.

use crate::common::cli_sandbox::{Sandbox, code, err, out};
use std::path::Path;
use std::process::{Command, Stdio};

const STORY: &str = "# Rain ends drought\n\nBERLIN, Nov. 24 (Nord) - It rained on Tuesday, for the first time since the spring, and farmers were relieved.\n\n-30-\n";

#[test]
fn a_story_flows_through_a_pipe() {
    let shop = Sandbox::new("pipe");
    let output = shop.run_with(&["convert", "--to", "json"], STORY);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let value: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(value["headline"], "Rain ends drought");
    let output = shop.run_with(&["convert", "-", "--to", "markdown", "--stdin-name", "x.txt"], STORY);
    assert!(out(&output).starts_with("---\nkind: article\n"));
}

#[test]
fn many_files_go_to_a_folder_and_stay_there() {
    let shop = Sandbox::new("folder");
    shop.put("a.txt", STORY).put("b.txt", STORY);
    let output = shop.run(&["convert", "a.txt", "b.txt", "--to", "newsml-g2", "-o", "out/"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(shop.files("out"), ["a.xml", "b.xml"]);
    shop.put("out/a.xml", "mine");
    let output = shop.run(&["convert", "a.txt", "b.txt", "--to", "newsml-g2", "-o", "out"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("--force"), "{}", err(&output));
    assert_eq!(std::fs::read(shop.0.join("out/a.xml")).unwrap(), b"mine");
    let output = shop.run(&["convert", "a.txt", "b.txt", "--to", "newsml-g2", "-o", "out", "--force"]);
    assert_eq!(code(&output), 0);
    assert_ne!(std::fs::read(shop.0.join("out/a.xml")).unwrap(), b"mine");
    assert_eq!(shop.files("out"), ["a.xml", "b.xml"], "no temporary file is left");
}

#[test]
fn a_file_that_the_user_names_is_overwritten_whole_or_not_at_all() {
    let shop = Sandbox::new("named");
    shop.put("a.txt", STORY).put("a.json", "old");
    assert_eq!(code(&shop.run(&["convert", "a.txt", "-o", "a.json"])), 0);
    assert!(std::fs::read_to_string(shop.0.join("a.json")).unwrap().contains("Rain ends drought"));
    shop.put("keep.json", "old");
    assert_eq!(code(&shop.run(&["convert", "missing.txt", "-o", "keep.json"])), 2);
    assert_eq!(
        std::fs::read(shop.0.join("keep.json")).unwrap(),
        b"old",
        "a failed run leaves the file as it was"
    );
    assert_eq!(shop.files("."), ["a.json", "a.txt", "keep.json"]);
}

#[test]
fn wrong_input_costs_a_line_and_not_the_batch() {
    let shop = Sandbox::new("wrong");
    shop.put("good.txt", STORY)
        .put("empty.txt", "")
        .put("photo.jpg", b"\xFF\xD8\xFF\xE0junk")
        .put("bad.xml", "<newsItem><a></newsItem>");
    std::fs::create_dir(shop.0.join("folder")).unwrap();
    let output = shop.run(&[
        "convert",
        "missing.txt",
        "folder",
        "empty.txt",
        "photo.jpg",
        "bad.xml",
        "good.txt",
        "--to",
        "jsonl",
    ]);
    assert_eq!(code(&output), 2);
    assert_eq!(out(&output).lines().count(), 1, "the good one is done");
    let said = err(&output);
    for rule in ["input/unreadable", "input/empty", "input/binary", "xml/well-formed"] {
        assert!(said.contains(&format!("[{rule}]")), "{rule}: {said}");
    }
    for name in [
        "missing.txt:1:1: error: no such file",
        "folder:1:1: error: it is a folder",
        "photo.jpg:1:1: error: the input is a JPEG picture",
    ] {
        assert!(said.contains(name), "{name}: {said}");
    }
    let checked = shop.run(&["check", "missing.txt", "good.txt", "--report", "json"]);
    assert_eq!(code(&checked), 2);
    assert!(out(&checked).lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
}

#[test]
fn unknown_names_are_answered_with_the_nearest() {
    let shop = Sandbox::new("names");
    shop.put("a.txt", STORY);
    for (arguments, hint) in [
        (&["convert", "a.txt", "--to", "newsmlg2"][..], "newsml-g2"),
        (&["convert", "a.txt", "--from", "txt", "--to", "json"], "text"),
        (&["explain", "required/headlin"], "required/headline"),
        (&["convrt", "a.txt"], "convert"),
    ] {
        let output = shop.run(arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(err(&output).contains(hint), "{arguments:?}: {}", err(&output));
    }
}

#[test]
fn json_lines_go_in_and_out_item_by_item() {
    let shop = Sandbox::new("lines");
    let lines = "{\"kind\":\"article\",\"headline\":\"One\"}\n\n{\"kind\":\"article\",\"headline\":\n{\"kind\":\"article\",\"headline\":\"Three\"}\n";
    shop.put("in.jsonl", lines);
    let output = shop.run(&["convert", "in.jsonl", "--to", "jsonl"]);
    assert_eq!(code(&output), 2, "the broken line is said");
    let headlines: Vec<_> = out(&output)
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["headline"].clone())
        .collect();
    assert_eq!(headlines, ["One", "Three"]);
    assert!(err(&output).contains("in.jsonl:3:"), "{}", err(&output));
    let piped = shop.run_with(
        &["convert", "--to", "jsonl"],
        "{\"kind\":\"article\",\"headline\":\"One\"}\n{\"kind\":\"article\",\"headline\":\"Two\"}\n",
    );
    assert_eq!(out(&piped).lines().count(), 2, "lines are known by their content");
    let folder = shop.run(&["convert", "in.jsonl", "--to", "markdown", "-o", "md"]);
    assert_eq!(code(&folder), 2);
    assert_eq!(shop.files("md"), ["in-1.md", "in-4.md"]);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let shop = Sandbox::new("closed");
    let many: String =
        (0..20_000).map(|n| format!("{{\"kind\":\"article\",\"headline\":\"{n}\"}}\n")).collect();
    shop.put("many.jsonl", many);
    let mut child = Command::new(env!("CARGO_BIN_EXE_wirecopy"))
        .args(["convert", "many.jsonl", "--to", "jsonl"])
        .current_dir(&shop.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), err(&output)), (0, String::new()));
}

#[test]
fn exit_codes_are_three() {
    let shop = Sandbox::new("codes");
    let whole = "{\"kind\":\"article\",\"guid\":\"urn:x:1\",\"version\":1,\"language\":\"en\",\"provider\":{\"name\":\"Nord\"},\"versionCreated\":\"2026-11-24T09:00:00Z\",\"headline\":\"Rain\",\"body\":[{\"kind\":\"paragraph\",\"content\":[{\"kind\":\"text\",\"text\":\"It rained.\"}]}]}";
    shop.put("fine.json", whole).put("story.txt", STORY);
    assert_eq!(code(&shop.run(&["check", "fine.json"])), 0);
    assert_eq!(code(&shop.run(&["check", "story.txt"])), 1);
    assert_eq!(code(&shop.run(&["check", "missing.txt"])), 2);
    assert_eq!(code(&shop.run(&["convert", "story.txt", "--to", "json"])), 0);
    assert_eq!(code(&shop.run(&["convert", "story.txt", "--to", "json", "--fail-on", "info"])), 1);
    let strict = shop.run_with(
        &["convert", "--from", "json", "--to", "newsml-g2", "--strict"],
        "{\"kind\":\"article\",\"urgency\":77}",
    );
    assert_eq!((code(&strict), out(&strict)), (1, String::new()));
}

#[test]
fn a_profile_is_followed_and_a_wrong_one_is_said() {
    let shop = Sandbox::new("profile");
    shop.put("story.txt", STORY).put(
        "desk.toml",
        "name = \"the desk\"\nrequired = [\"slugline\"]\nforbidden = [\"endMark\"]\n[length]\nheadline = 10\n[severity]\n\"required/guid\" = \"off\"\n\"required/version\" = \"info\"\n",
    );
    let output = shop.run(&["check", "story.txt", "--profile", "desk.toml"]);
    let said = out(&output);
    for part in [
        "`slugline` is missing; the desk requires it",
        "`endMark` is present; the desk forbids it",
        "`headline` has 17 characters; the desk allows at most 10",
        "info: `version` is missing",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!said.contains("[required/guid]"));
    assert!(said.contains("story.txt:1:3: error: `headline` has"), "the place of the field is known: {said}");
    shop.put("wrong.toml", "requird = [\"slugline\"]\nforbidden = [\"endmark\"]\n[length]\nheadline = \"ten\"\n[severity]\n\"required/gud\" = \"off\"\n");
    let output = shop.run(&["check", "story.txt", "--profile", "wrong.toml"]);
    assert_eq!(code(&output), 2);
    for part in [
        "wrong.toml:1:1",
        "did you mean `required`?",
        "wrong.toml:2:14",
        "did you mean `endMark`?",
        "wrong.toml:4:12",
        "did you mean `required/guid`?",
    ] {
        assert!(err(&output).contains(part), "{part}: {}", err(&output));
    }
}

#[test]
fn fields_can_be_set_and_moments_given() {
    let shop = Sandbox::new("set");
    let arguments = [
        "convert",
        "--to",
        "json",
        "--set",
        "provider.name=Nord",
        "--set",
        "version=3",
        "--set",
        "language=en",
    ];
    let value: serde_json::Value = serde_json::from_str(&out(&shop.run_with(&arguments, STORY))).unwrap();
    assert_eq!((&value["provider"]["name"], &value["version"]), (&"Nord".into(), &3.into()));
    let epoch = shop.run_with(&["convert", "--to", "newsml-g2"], STORY);
    assert!(out(&epoch).contains("<versionCreated>2023-11-14T22:13:20Z</versionCreated>"), "{}", out(&epoch));
    let now = shop.run_with(&["convert", "--to", "newsml-g2", "--now", "2026-11-24T09:00:00+03:30"], STORY);
    assert!(out(&now).contains("<versionCreated>2026-11-24T09:00:00+03:30</versionCreated>"));
    assert_eq!(code(&shop.run_with(&["convert", "--to", "newsml-g2", "--now", "soon"], STORY)), 2);
}

#[test]
fn inspect_says_what_it_is_and_where_from() {
    let shop = Sandbox::new("inspect");
    shop.put("story.txt", STORY);
    let value: serde_json::Value =
        serde_json::from_str(&out(&shop.run(&["inspect", "story.txt", "--report", "json"]))).unwrap();
    assert_eq!((&value["format"], &value["encoding"]["name"]), (&"text".into(), &"UTF-8".into()));
    let fields = value["items"][0]["fields"].as_array().unwrap();
    let headline = fields.iter().find(|f| f["field"] == "/headline").unwrap();
    assert_eq!(
        (&headline["value"], &headline["line"], &headline["column"]),
        (&"Rain ends drought".into(), &1.into(), &3.into())
    );
    assert!(out(&shop.run(&["inspect", "story.txt"])).contains("Rain ends drought"));
}

#[test]
fn lists_and_explanations_come_from_the_tables() {
    let shop = Sandbox::new("lists");
    let formats = out(&shop.run(&["formats"]));
    let rules = out(&shop.run(&["rules", "--report", "json"]));
    assert!(wirecopy::FORMATS.iter().all(|f| formats.contains(f.name)));
    assert_eq!(rules.lines().count(), wirecopy::registry::all().len());
    let page = out(&shop.run(&["explain", "required/headline"]));
    assert!(page.contains("Example that triggers the rule") && page.contains("Source:"), "{page}");
    assert!(out(&shop.run(&["explain", "required"])).lines().count() >= 7);
    for name in ["--version", "--help"] {
        assert_eq!(code(&shop.run(&[name])), 0);
    }
}

#[test]
fn what_is_printed_cannot_drive_a_terminal() {
    let shop = Sandbox::new("terminal");
    let output = shop.run_with(
        &["check", "--from", "text", "--report", "full"],
        "Rain\u{1b}[31m falls\n\nIt \u{202e}rained.\n",
    );
    assert!(!out(&output).contains(['\u{1b}', '\u{202e}']), "{}", out(&output));
    assert!(out(&output).contains("\\u{1b}"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/text-persian-agency-story/input.txt");
    let shop = Sandbox::new("same");
    let run = || out(&shop.run(&["convert", &root.to_string_lossy(), "--to", "newsml-g2"]));
    assert_eq!(run(), run());
}
