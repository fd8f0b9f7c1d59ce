//! Prints the stretches of pages with their figures, for the script that fits the weights: for each page a line
//! with its name, then a JSON object for each stretch.
#![allow(missing_docs, clippy::unwrap_used)]

fn main() {
    for name in std::env::args().skip(1) {
        let bytes = std::fs::read(&name).unwrap();
        let mut findings = wirecopy::Findings::new(1);
        let Ok(source) = wirecopy::internals::decode(&name, &bytes, &Default::default(), &mut findings)
        else {
            continue;
        };
        println!("{}", serde_json::json!({ "page": name }));
        for row in wirecopy::internals::measured(source.text()) {
            println!("{row}");
        }
    }
}
