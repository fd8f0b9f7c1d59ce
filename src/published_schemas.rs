//! The published schemas of items, findings and inspections are those of the types. INSTA_UPDATE=always writes them
//! anew. These tests are within the library so that only its tests derive schemas and no user compiles schemars.
#![allow(clippy::unwrap_used)]

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use std::path::Path;

fn assert_published<T: JsonSchema>(name: &str, title: &str) {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    let mut value = serde_json::to_value(schema).unwrap();
    value["title"] = title.into();
    let text = format!("{}\n", serde_json::to_string_pretty(&value).unwrap());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(name);
    if std::env::var("INSTA_UPDATE").is_ok_and(|v| v == "always") {
        std::fs::write(&path, &text).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == text,
        "{name} differs from the types: run the tests with INSTA_UPDATE=always and read the difference"
    );
}

#[test]
fn the_schema_of_items_is_that_of_the_model() {
    assert_published::<crate::model::Document>(
        "article.schema.json",
        "A news item, or a document of several",
    );
}

#[test]
fn the_schema_of_findings_is_that_of_the_report() {
    assert_published::<crate::report::json::JsonFinding<'static>>(
        "finding.schema.json",
        "A finding: a line of `--report json`",
    );
}

#[test]
#[cfg(feature = "cli")]
fn the_schema_of_inspections_is_that_of_the_command() {
    assert_published::<crate::cli::Inspection>(
        "inspection.schema.json",
        "An inspection: a line of `inspect --report json`",
    );
}
