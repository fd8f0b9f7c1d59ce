//! The rules about what programs leave behind.

use super::rule;
use crate::diagnostics::{Example, FixKind, Rule, Severity};

/// All rules of this file.
pub static RULES: &[&Rule] =
    &[&ENTITY, &TAG, &CDATA, &BBCODE, &SHORTCODE, &WIKI, &MARKDOWN, &ESCAPE, &PERCENT, &TEMPLATE, &SCRIPT];

const SEEN: &str = "practice; seen on pages and wires";

/// An entity.
pub static ENTITY: Rule = rule(
    "markup/entity-left",
    Severity::Warning,
    [
        "no names of characters stand in a text",
        "Escaped twice, a character's name becomes words: readers see «&amp;» where an ampersand was.",
        "HTML, section 13.5",
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain &amp; snow end drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain & snow end drought; R&D goes on"}"#),
)
.fixed(FixKind::Unsafe);

/// A tag.
pub static TAG: Rule = rule(
    "markup/tag-left",
    Severity::Warning,
    [
        "no tags stand in a text as words",
        "Markup that was escaped, or put where none is allowed, is shown to readers as it stands.",
        SEEN,
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain <b>ends</b> drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain: 3 < 5 and a > b"}"#),
);

/// A mark of XML.
pub static CDATA: Rule = rule(
    "markup/xml-left",
    Severity::Warning,
    [
        "no marks of XML stand in a text as words",
        "A part of a file was taken for its words: sections, comments, declarations.",
        SEEN,
    ],
    Example::new("json", r#"{"kind":"article","headline":"<![CDATA[Rain ends drought]]>"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain ends drought"}"#),
);

/// A mark of a forum.
pub static BBCODE: Rule = rule(
    "markup/bbcode-left",
    Severity::Warning,
    [
        "no marks of forum software stand in a text",
        "Outside of the software that knows them they are shown as they stand.",
        SEEN,
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain [b]ends[/b] drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain [sic] ends drought"}"#),
);

/// A short code.
pub static SHORTCODE: Rule = rule(
    "markup/shortcode-left",
    Severity::Warning,
    [
        "no short codes of blog software stand in a text",
        "The software puts galleries and forms in their place; elsewhere they are shown as they stand.",
        SEEN,
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain [gallery ids=\"3,4\"] ends drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain [video] ends drought"}"#),
);

/// A mark of a wiki.
pub static WIKI: Rule = rule(
    "markup/wiki-left",
    Severity::Warning,
    [
        "no marks of wikis stand in a text",
        "Brackets that make links in a wiki are shown to readers as they stand.",
        SEEN,
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain ends [[drought|the drought]]"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain ends [the] drought"}"#),
);

/// A mark of Markdown.
pub static MARKDOWN: Rule = rule(
    "markup/markdown-left",
    Severity::Info,
    [
        "no marks of Markdown stand in the words of another format",
        "What Markdown makes strong, a heading or a link is shown elsewhere with its stars, hashes and brackets.",
        "CommonMark 0.31",
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain **ends** drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain ends drought: 2 ** 3"}"#),
);

/// An escape.
pub static ESCAPE: Rule = rule(
    "markup/escape-left",
    Severity::Warning,
    [
        "no escapes of JSON or of programs stand in a text",
        "Written twice, an escape becomes words: readers see «\\u0627» where a letter was.",
        "RFC 8259, section 7",
    ],
    Example::new("json", r#"{"kind":"article","headline":"Caf\\u00e9 closed by rain"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Saved under C:\\news\\rain"}"#),
)
.fixed(FixKind::Unsafe);

/// Percent signs and digits.
pub static PERCENT: Rule = rule(
    "markup/percent-left",
    Severity::Warning,
    [
        "characters are percent-encoded in addresses alone",
        "A piece of an address was taken for words.",
        "RFC 3986, section 2.1",
    ],
    Example::new("json", r#"{"kind":"article","headline":"%D8%A8%D8%A7%D8%B1%D8%A7%D9%86"}"#),
    Example::new(
        "json",
        r#"{"kind":"article","headline":"50%, then 20% of https://x.example/%D8%A8%D8%A7"}"#,
    ),
);

/// A template.
pub static TEMPLATE: Rule = rule(
    "markup/template-left",
    Severity::Error,
    [
        "no part of a template stands in a text",
        "The program that should fill it in did not: readers see «{{headline}}».",
        SEEN,
    ],
    Example::new("json", r#"{"kind":"article","headline":"Rain in {{city}} ends drought"}"#),
    Example::new("json", r#"{"kind":"article","headline":"Rain in {the city} ends drought, up 5%"}"#),
);

/// A script.
pub static SCRIPT: Rule = rule(
    "markup/script-left",
    Severity::Error,
    ["no scripts and no style sheets stand in a text", "A page's programs were taken for its words.", SEEN],
    Example::new(
        "json",
        r#"{"kind":"article","headline":"Rain","standfirst":"document.getElementById('x') ends drought (function(){})"}"#,
    ),
    Example::new("json", r#"{"kind":"article","headline":"The function (f) of rain"}"#),
);
