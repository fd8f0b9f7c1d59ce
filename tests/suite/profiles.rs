//! The profiles that come with the program.

use wirecopy::BUILT_IN;
use wirecopy::internals::NEWSML_G2_RULES;
use wirecopy::{Findings, Severity};
use wirecopy::{Profile, registry};

fn profile(name: &str) -> Profile {
    let (_, text) = BUILT_IN.iter().find(|(own, _)| *own == name).unwrap();
    let names: Vec<&str> = registry::all().iter().map(|r| r.name).collect();
    let mut findings = Findings::new(100);
    let profile = Profile::parse(text, &names, &mut findings).unwrap();
    assert!(findings.list().is_empty(), "{name}: {:?}", findings.list());
    profile
}

#[test]
fn strict_makes_errors_of_all_that_the_standard_demands() {
    let strict = profile("strict");
    let demands = NEWSML_G2_RULES.concat();
    for rule in demands.iter().filter(|r| r.severity == Severity::Warning) {
        assert_eq!(strict.severity.get(rule.name), Some(&Some(Severity::Error)), "{}", rule.name);
    }
}

#[test]
fn every_profile_that_comes_with_the_program_can_be_followed() {
    for (name, _) in BUILT_IN {
        assert_eq!(profile(name).name.as_deref(), Some(*name));
    }
    let text = profile("wire-text");
    assert!(text.always.required.contains("slugline") && text.always.length.contains_key("headline"));
    // What it inherits is there, and what it says itself counts.
    let g2 = profile("newsml-g2");
    assert_eq!(g2.severity.get("date/order"), Some(&Some(Severity::Error)));
}
