//! What a desk decides: profiles, settings, which rules are asked, what is mended, and batches.

use crate::common::cli_sandbox::{Sandbox, code, err, out};

fn item(guid: &str, version: u32, created: &str, more: &str) -> String {
    format!(
        r#"{{"kind":"article","guid":"{guid}","version":{version},"language":"en","provider":{{"name":"Nord"}},"versionCreated":"{created}","headline":"Rain ends drought","body":[{{"kind":"paragraph","content":[{{"kind":"text","text":"It rained on Tuesday, at last."}}]}}]{more}}}"#
    )
}

const DAY: &str = "2023-11-13T09:00:00Z";

#[test]
fn settings_are_found_upward_and_profiles_inherit() {
    let shop = Sandbox::new("settings");
    std::fs::create_dir_all(shop.0.join("desk/today")).unwrap();
    shop.put("house.toml", "required = [\"byline\", \"slugline\"]\n[length]\nheadline = 10\n");
    shop.put(
        "desk/wirecopy.toml",
        "profile = \"night\"\nignore = [\"required/guid\"]\n[profiles.night]\nname = \"the night desk\"\nextends = [\"day\", \"../house.toml\"]\noptional = [\"byline\"]\n[profiles.day]\nforbidden = [\"urgency\"]\n",
    );
    shop.put("desk/today/a.json", item("urn:x:1", 1, DAY, ",\"urgency\":3"));
    let run = |arguments: &[&str]| {
        let binary = env!("CARGO_BIN_EXE_wirecopy");
        let folder = shop.0.join("desk/today");
        std::process::Command::new(binary).args(arguments).current_dir(folder).output().unwrap()
    };
    let said = out(&run(&["check", "a.json"]));
    assert!(said.contains("`slugline` is missing; the night desk requires it"), "{said}");
    assert!(said.contains("`headline` has 17 characters; the night desk allows at most 10"), "{said}");
    assert!(said.contains("`urgency` is present; the night desk forbids it"), "{said}");
    assert!(!said.contains("byline"), "{said}");
    assert!(!out(&run(&["check", "a.json", "--no-config"])).contains("night"), "no settings");
    // A named profile replaces the one of the settings; a name that there is not is told from its neighbours.
    assert!(!out(&run(&["check", "a.json", "--profile", "archive"])).contains("night"));
    let wrong = run(&["check", "a.json", "--profile", "wire-txt"]);
    assert_eq!(code(&wrong), 2);
    assert!(err(&wrong).contains("did you mean `wire-text`?"), "{}", err(&wrong));
    shop.put("desk/wirecopy.toml", "profil = \"night\"\n");
    let wrong = run(&["check", "a.json"]);
    assert_eq!(code(&wrong), 2);
    assert!(err(&wrong).contains("wirecopy.toml:1:1: error: unknown key `profil`"), "{}", err(&wrong));
    assert!(err(&wrong).contains("did you mean `profile`?"), "{}", err(&wrong));
}

#[test]
fn a_profile_that_inherits_from_itself_is_refused() {
    let shop = Sandbox::new("circle");
    shop.put("a.toml", "extends = \"b.toml\"").put("b.toml", "extends = \"a.toml\"");
    shop.put("a.json", item("urn:x:1", 1, DAY, ""));
    let output = shop.run(&["check", "a.json", "--profile", "a.toml"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("inherits from itself"), "{}", err(&output));
}

#[test]
fn demands_depend_on_class_and_action() {
    let shop = Sandbox::new("when");
    shop.put(
        "desk.toml",
        "required = [\"slugline\"]\n[[when]]\naction = \"kill\"\noptional = [\"slugline\"]\nrequired = [\"edNotes\"]\n[[when]]\nclass = [\"picture\"]\nforbidden = [\"headline\"]\n",
    );
    shop.put("kill.json", item("urn:x:1", 1, DAY, ",\"pubStatus\":\"canceled\""));
    shop.put(
        "picture.json",
        item("urn:x:2", 1, DAY, ",\"itemClass\":\"ninat:picture\",\"slugline\":\"RAIN\""),
    );
    let said =
        |file: &str| out(&shop.run(&["check", file, "--profile", "desk.toml", "--select", "required"]));
    let kill = said("kill.json");
    assert!(kill.contains("`edNotes` is missing") && !kill.contains("slugline"), "{kill}");
    let picture = said("picture.json");
    assert!(picture.contains("`headline` is present") && !picture.contains("slugline"), "{picture}");
}

#[test]
fn defaults_fill_in_where_an_item_is_silent() {
    let shop = Sandbox::new("defaults");
    shop.put("desk.toml", "[defaults]\nlanguage = \"fa\"\nslugline = \"RAIN\"\nprovider = { name = \"Other\", code = \"nprov:N\" }\n");
    shop.put("a.json", item("urn:x:1", 1, DAY, ""));
    let written = out(&shop.run(&["convert", "a.json", "--to", "json", "--profile", "desk.toml"]));
    let value: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(value["language"], "en", "what is said stays");
    assert_eq!(value["slugline"], "RAIN");
    assert_eq!(value["provider"]["name"], "Nord");
    assert_eq!(value["provider"]["code"], "nprov:N");
}

#[test]
fn rules_are_chosen_by_name_and_group() {
    let shop = Sandbox::new("choose");
    shop.put("a.txt", "RAIN ENDS DROUGHT AT LAST\n\nIt rained , at last, on Tuesday. \u{E000}\n");
    let rules = |arguments: &[&str]| {
        let mut all = vec!["check", "a.txt", "--report", "json"];
        all.extend(arguments);
        let said = out(&shop.run(&all));
        said.lines()
            .map(|line| {
                serde_json::from_str::<serde_json::Value>(line).unwrap()["rule"].as_str().unwrap().to_owned()
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        rules(&["--select", "text/private-use,text/headline-capitals"]),
        ["text/headline-capitals", "text/private-use"]
    );
    assert!(rules(&["--ignore", "required,text"]).is_empty());
    assert_eq!(rules(&["--ignore", "required,text", "--select", "text/private-use"]), ["text/private-use"]);
    let wrong = shop.run(&["check", "a.txt", "--ignore", "text/private-uze"]);
    assert_eq!(code(&wrong), 2);
    assert!(err(&wrong).contains("did you mean `text/private-use`?"));
}

#[test]
fn what_is_not_asked_takes_no_place_among_what_is_listed() {
    let shop = Sandbox::new("many");
    let paragraph =
        "{\"kind\":\"paragraph\",\"content\":[{\"kind\":\"text\",\"text\":\"It rained \u{e000} at last.\"}]}";
    let body = vec![paragraph; 1_200].join(",");
    let headline = "RAIN ENDS DROUGHT IN THE NORTH";
    shop.put(
        "a.json",
        format!(r#"{{"kind":"article","language":"en","headline":"{headline}","body":[{body}]}}"#),
    );
    let all = out(&shop.run(&["check", "a.json"]));
    assert!(!all.contains("text/headline-capitals"), "the limit holds: {all}");
    assert!(all.contains("more findings not listed"), "{all}");
    for chosen in [["--ignore", "text/private-use"], ["--select", "text/headline-capitals"]] {
        let said = out(&shop.run(&["check", "a.json", chosen[0], chosen[1]]));
        assert!(said.contains("text/headline-capitals"), "{said}");
        assert!(!said.contains("not listed"), "{said}");
    }
    // What is not listed counts by the severity that the profile gives it.
    let run = |severity: &str| {
        shop.put("house.toml", format!("[severity]\n\"text/private-use\" = \"{severity}\"\n"));
        let choice = ["--select", "text/private-use", "--fail-on", "warning"];
        code(&shop.run(&[&["check", "a.json", "--profile", "house.toml"][..], &choice].concat()))
    };
    assert_eq!((run("info"), run("warning")), (0, 1));
}

#[test]
fn a_rule_is_silenced_in_the_source_with_a_reason() {
    let shop = Sandbox::new("silence");
    let page = |comment: &str| {
        format!(
            "---\nkind: article\nlanguage: en\nheadline: Rain\n{comment}---\n\nIt rained \u{E000} on Tuesday, at last.\n"
        )
    };
    let said = |text: String| {
        shop.put("a.md", text);
        out(&shop.run(&["check", "a.md", "--select", "text/private-use,input", "--fail-on", "info"]))
    };
    assert!(said(page("")).contains("text/private-use"));
    assert!(!said(page("wirecopy-ignore:\n  text/private-use: our own font\n")).contains('['));
    let bare = said(page("wirecopy-ignore:\n  text/private-use:\n"));
    assert!(
        bare.contains("a.md:6:1: warning: the suppression of `text/private-use` has no reason"),
        "{bare}"
    );
    let html = |comment: &str| {
        format!(
            "<html><body><article><h1>Rain ends drought</h1>{comment}<p>It rained \u{E000} on Tuesday, at last, and farmers were glad of it.</p></article></body></html>"
        )
    };
    shop.put("a.html", html("<!-- wirecopy-ignore text/private-use: our own font -->"));
    assert!(!out(&shop.run(&["check", "a.html", "--select", "text"])).contains("private-use"));
    shop.put(
        "a.html",
        html(
            "<!-- wirecopy-ignore text/private-use: our own font --><!-- wirecopy-heed text/private-use -->",
        ),
    );
    assert!(out(&shop.run(&["check", "a.html", "--select", "text"])).contains("private-use"));
}

#[test]
fn suppressed_findings_take_no_place_and_set_no_exit_status() {
    let shop = Sandbox::new("suppressed");
    let page = |last: &str| {
        let many = "It rained \u{E000} on Tuesday.\n\n".repeat(1500);
        format!(
            "# Rain ends drought\n\n<!-- wirecopy-ignore text/private-use: our own font -->\n\n{many}\
             <!-- wirecopy-ignore-end text/private-use -->\n\n{last}\n"
        )
    };
    let select = ["check", "a.md", "--select", "text/private-use,input", "--fail-on", "info"];
    shop.put("a.md", page("It snowed."));
    let output = shop.run(&select);
    assert_eq!(
        (code(&output), out(&output).as_str()),
        (0, "1 item checked: 0 errors, 0 warnings, 0 infos\n")
    );
    // What comes behind 1,500 suppressed ones is listed.
    shop.put("a.md", page("It snowed \u{E001} on Friday."));
    let output = shop.run(&select);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("a.md:3007:11: warning"), "{}", out(&output));
    // More than are listed, and none suppressed: the rest is counted, and counts.
    shop.put("a.md", page("It snowed.").replace("wirecopy-ignore", "ignore"));
    let output = shop.run(&select);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("1000 warnings") && out(&output).contains("500 "), "{}", out(&output));
}

#[test]
fn a_suppression_that_matches_nothing_is_reported() {
    let shop = Sandbox::new("unused");
    let check = |text: &str, more: &[&str]| {
        shop.put("a.md", text);
        out(&shop.run(&[&["check", "a.md"], more].concat()))
    };
    let text =
        "# Rain ends drought\n\n<!-- wirecopy-ignore text/private-use: our own font -->\n\nIt rained.\n";
    let unused = "a.md:3:1: warning: the suppression of `text/private-use` matches no finding [input/unused-suppression]";
    assert!(check(text, &[]).contains(unused), "{}", check(text, &[]));
    // Nobody knows whether a rule that is off would have found something.
    assert!(!check(text, &["--ignore", "text/private-use"]).contains("unused"));
    assert!(!check(text, &["--select", "input"]).contains("unused"));
    let front = "---\nkind: article\nheadline: Rain\nwirecopy-ignore:\n  text/private-use: our own font\n---\n\nIt rained.\n";
    assert!(check(front, &[]).contains("a.md:5:1: warning: the suppression of"), "{}", check(front, &[]));
    let used = front.replace("It rained.", "It rained \u{E000}.");
    assert!(!check(&used, &[]).contains("unused"), "{}", check(&used, &[]));
    // What is written is not checked by rules.
    assert!(
        !String::from_utf8_lossy(&shop.run(&["convert", "a.md", "--to", "json"]).stderr).contains("unused")
    );
}

#[test]
fn a_fix_changes_its_bytes_and_no_others() {
    let shop = Sandbox::new("fix");
    // Arabic yeh in Persian, in windows-1256, with CRLF and an odd end: all else must stay.
    let text = "باران پايان يافت\r\n\r\nباران پس از چهل سال خشکسالي به شمال آمد و مردم شاد شدند .\r\n \r\n";
    shop.put("utf8.txt", text);
    let output = shop.run(&["check", "utf8.txt", "--diff"]);
    assert_eq!(code(&output), 1);
    assert!(
        out(&output).contains("-باران پايان يافت") && out(&output).contains("+باران پایان یافت"),
        "{}",
        out(&output)
    );
    assert_eq!(std::fs::read_to_string(shop.0.join("utf8.txt")).unwrap(), text, "--diff changes nothing");
    let output = shop.run(&["check", "utf8.txt", "--fix"]);
    assert!(out(&output).contains("; fixed ") && out(&output).contains(" in 1 file"), "{}", out(&output));
    let mended = std::fs::read_to_string(shop.0.join("utf8.txt")).unwrap();
    assert_eq!(mended, text.replace('ي', "ی").replace("شدند .", "شدند."));
    let again = out(&shop.run(&["check", "utf8.txt", "--fix"]));
    assert!(!again.contains("; fixed "), "{again}");
    let latin = b"Die Decision est prise\r\n\r\nDer R\xFCckhalt w\xE4chst , sagt das Amt. Die H\xF6fe \xADsind froh und s\xE4en wieder.\r\n";
    shop.put("latin.txt", latin);
    shop.run(&["check", "latin.txt", "--fix", "--encoding", "windows-1252"]);
    let mended = std::fs::read(shop.0.join("latin.txt")).unwrap();
    let wanted = b"Die Decision est prise\r\n\r\nDer R\xFCckhalt w\xE4chst, sagt das Amt. Die H\xF6fe sind froh und s\xE4en wieder.\r\n";
    assert_eq!(mended, wanted);
}

#[test]
fn a_fix_that_would_do_harm_is_not_made() {
    let shop = Sandbox::new("harm");
    // What is mended in XML and JSON stays XML and JSON.
    let entity = item("urn:x:1", 1, DAY, "").replace("It rained", "It &quot;rained&quot; &lt;b");
    shop.put("a.json", &entity);
    shop.run(&["check", "a.json", "--fix=unsafe"]);
    let mended = std::fs::read_to_string(shop.0.join("a.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&mended).unwrap();
    assert!(
        value["body"][0]["content"][0]["text"].as_str().unwrap().starts_with("It \"rained\""),
        "{mended}"
    );
    // A file with parts that cannot be read is left alone.
    let broken = item("urn:x:1", 1, DAY, "").replace("It rained", "It rained \u{AD}") + "}";
    shop.put("broken.json", &broken);
    let output = shop.run(&["check", "broken.json", "--fix"]);
    assert_eq!(code(&output), 2);
    assert_eq!(std::fs::read_to_string(shop.0.join("broken.json")).unwrap(), broken);
    let bytes = [b"Rain ends drought\n\nIt rained , on \xFF Tuesday, caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9.\n".as_slice()].concat();
    shop.put("bytes.txt", &bytes);
    let output = shop.run(&["check", "bytes.txt", "--fix"]);
    assert!(err(&output).contains("not fixed: some of its bytes are not UTF-8"), "{}", err(&output));
    assert_eq!(std::fs::read(shop.0.join("bytes.txt")).unwrap(), bytes);
}

#[test]
fn batches_come_from_folders_and_lists_and_are_held_against_each_other() {
    let shop = Sandbox::new("batch");
    std::fs::create_dir_all(shop.0.join("in/deep")).unwrap();
    shop.put(
        "in/a.json",
        item("urn:x:1", 1, DAY, ",\"pubStatus\":\"canceled\",\"edNotes\":[{\"text\":\"Kill\"}]"),
    );
    shop.put("in/b.json", item("urn:x:1", 1, DAY, ""));
    shop.put("in/deep/c.json", item("urn:x:1", 2, "2023-11-12T09:00:00Z", ""));
    shop.put("in/.hidden.json", "{").put("in/readme.bin", "x");
    let said = out(&shop.run(&["check", "-r", "in", "--select", "id,newsml"]));
    let wanted = [
        "in/b.json:1:19: warning: duplicate version 1 of the item; see in/a.json [id/duplicate-item]",
        "[id/version-order]",
        "[newsml/status]",
        "3 items checked",
    ];
    for line in wanted {
        assert!(said.contains(line), "{line}: {said}");
    }
    let list = shop.run_with(
        &["check", "--files-from", "-", "-0", "--summary"],
        "in/deep/c.json\0in/a.json\0missing.json\0",
    );
    assert_eq!(code(&list), 2, "what is missing is said, and the rest is done");
    assert!(
        out(&list).contains("input/unreadable") && out(&list).contains("3 items checked"),
        "{}",
        out(&list)
    );
    let lines =
        shop.run_with(&["check", "--files-from", "-", "--report", "json"], "in/deep/c.json\nin/a.json\n");
    let files: Vec<String> = out(&lines)
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["file"].as_str().unwrap().to_owned())
        .collect();
    assert!(
        files.is_sorted_by(|a, b| a.contains("deep") || !b.contains("deep")),
        "the order of the input: {files:?}"
    );
    let folder = shop.run(&["check", "in"]);
    assert!(out(&folder).contains("it is a folder; use -r to search it"));
}

#[test]
fn a_page_shows_items_with_their_findings_and_fetches_nothing() {
    let shop = Sandbox::new("page");
    shop.put(
        "fa.txt",
        "باران پايان يافت\n\nباران پس از چهل سال <script>alert(1)</script> به شمال آمد و مردم شاد شدند.\n",
    );
    let output = shop.run(&["check", "fa.txt", "missing.txt", "--report", "html"]);
    assert_eq!(code(&output), 2);
    let page = out(&output);
    assert!(page.contains("lang=\"fa\" dir=\"rtl\"") && page.contains("text/arabic-yeh"), "{page}");
    assert!(page.contains("could not be read") && page.ends_with("</html>\n"));
    assert!(!page.contains("<script") && !page.contains("src=") && !page.contains("<link"), "{page}");
    let findings = out(&shop.run(&["check", "fa.txt", "missing.txt", "--report", "json"]));
    assert_eq!(
        page.matches("<div class=\"finding").count(),
        findings.lines().count(),
        "each finding stands once"
    );
}

#[test]
fn now_decides_what_lies_ahead() {
    let shop = Sandbox::new("now");
    shop.put("a.json", item("urn:x:1", 1, "2026-11-24T09:00:00Z", ",\"embargoed\":\"2026-11-25T09:00:00Z\""));
    let said = |now: &str| out(&shop.run(&["check", "a.json", "--now", now]));
    assert!(said("2026-11-24T08:00:00Z").contains("[date/future]"));
    assert!(!said("2026-11-24T10:00:00Z").contains("[date/"));
    assert!(said("2026-11-25T12:30:00+03:00").contains("[date/embargo-past]"));
}

#[test]
fn a_stated_word_count_is_held_to_the_body_in_ninjs_too() {
    let shop = Sandbox::new("count");
    let item = |count: u32| {
        format!(
            r#"{{"uri":"urn:x:1","type":"text","versioncreated":"2023-11-13T09:00:00Z","pubstatus":"usable","language":"en","wordcount":{count},"headline":"Rain","body_text":"It rained on Tuesday at last and all were glad."}}"#
        )
    };
    shop.put("far.json", item(500)).put("near.json", item(11));
    let output = shop.run(&["check", "far.json", "near.json", "--select", "newsml/word-count"]);
    assert_eq!(out(&output).matches("newsml/word-count").count(), 1, "{}", out(&output));
}

#[test]
fn codes_are_held_against_the_vocabularies_that_are_given() {
    let shop = Sandbox::new("vocabularies");
    let concept = |code: &str, more: &str| {
        format!("<concept><conceptId qcode=\"nord:{code}\"{more}/><name>{code}</name></concept>")
    };
    let vocabulary = format!(
        "<knowledgeItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:v\" standard=\"NewsML-G2\" standardversion=\"2.35\"><catalogRef href=\"http://nord.example/catalog.xml\"/><conceptSet>{}{}</conceptSet><schemeMeta uri=\"http://nord.example/cv/\"/></knowledgeItem>",
        concept("weather", ""),
        concept("rain", " retired=\"2025-03-01\""),
    );
    let catalog = "<catalog xmlns=\"http://iptc.org/std/nar/2006-10-01/\" url=\"http://nord.example/catalog.xml\"><scheme alias=\"nord\" uri=\"http://nord.example/cv/\"/></catalog>";
    std::fs::create_dir_all(shop.0.join("cv")).unwrap();
    shop.put("cv/a-topics.xml", vocabulary).put("cv/b-catalog.xml", catalog);
    let json = r#"{"uri":"http://cv.iptc.org/newscodes/genre/","conceptSet":[{"qcode":"genre:Current"}]}"#;
    shop.put("cv/genre.json", json);
    let subjects = r#","catalogs":[{"href":"http://nord.example/catalog.xml"}],"subjects":[{"code":"nord:weather"},{"code":"nord:rain"},{"code":"nord:wether"}],"genres":[{"code":"genre:Curent"}]"#;
    shop.put("a.json", item("urn:x:1", 1, DAY, subjects));
    let written = shop.run(&["convert", "a.json", "--to", "newsml-g2", "--catalog", "cv", "-o", "a.xml"]);
    assert_eq!(code(&written), 0, "{}", err(&written));
    for file in ["a.json", "a.xml"] {
        assert!(!out(&shop.run(&["check", file])).contains("-code]"), "nothing is known of the codes");
        let said = out(&shop.run(&["check", file, "--catalog", "cv", "--report", "full"]));
        assert!(
            said.contains("nord:rain (“rain”) is retired since 2025-03-01 [vocab/retired-code]"),
            "{said}"
        );
        assert!(
            said.contains("nord:wether is not a code of nord.example/cv/ [vocab/unknown-code]"),
            "{said}"
        );
        assert!(
            said.contains("did you mean `weather`?") && said.contains("did you mean `Current`?"),
            "{said}"
        );
        assert_eq!(said.matches("-code]").count(), 3, "{said}");
    }
    shop.put("cv/c.json", "{}");
    let wrong = shop.run(&["check", "a.json", "--catalog", "cv"]);
    assert_eq!(code(&wrong), 2);
    assert!(err(&wrong).contains("c.json` is neither a catalog nor a vocabulary"), "{}", err(&wrong));
}
