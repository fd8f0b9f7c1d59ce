//! The profiles that come with the program.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use wirecopy::finding::{Findings, Severity};
use wirecopy::grammar::newsml_g2::spec;
use wirecopy::rules::profile::BUILT_IN;
use wirecopy::{Profile, rulebook};

fn profile(name: &str) -> Profile {
    let (_, text) = BUILT_IN.iter().find(|(own, _)| *own == name).unwrap();
    let names: Vec<&str> = rulebook::all().iter().map(|r| r.name).collect();
    let mut findings = Findings::new(100);
    let profile = Profile::parse(text, &names, &mut findings).unwrap();
    assert!(findings.list().is_empty(), "{name}: {:?}", findings.list());
    profile
}

#[test]
fn strict_makes_errors_of_all_that_the_standard_demands() {
    let strict = profile("strict");
    let demands = [spec::rules::RULES, spec::rules_vocab::RULES, spec::rules_content::RULES].concat();
    for rule in demands.iter().filter(|r| r.severity == Severity::Warning) {
        assert_eq!(strict.severity.get(rule.name), Some(&Some(Severity::Error)), "{}", rule.name);
    }
}
