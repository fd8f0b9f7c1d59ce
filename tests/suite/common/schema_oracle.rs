//! The official schemas as judge: xmllint with the schema of a version.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Whether there is an xmllint; in CI there must be.
pub fn has_xmllint() -> bool {
    let found = Command::new("xmllint").arg("--version").output().is_ok();
    if !found {
        assert!(std::env::var_os("WIRECOPY_CONFORMANCE").is_none(), "xmllint is missing");
        println!("skipped: there is no xmllint");
    }
    found
}

/// A folder that goes when it is no longer needed.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        // Tests of one process run beside one another.
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("wirecopy-{name}-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The verdict of the schema of `version` on each text, with what xmllint says.
pub fn verdicts(data: &Path, folder: &Folder, version: &str, texts: &[String]) -> Vec<(bool, String)> {
    let schema = folder.0.join(format!("judge-{version}.xsd"));
    let xsd = data.join("newsml-g2/xsd").canonicalize().unwrap();
    let xsd = xsd.display();
    // Policies of ODRL stand in rightsExpressionXML, whose wildcard is strict: their schema belongs to the judge.
    let text = format!(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:judge\"><xs:import namespace=\"http://iptc.org/std/nar/2006-10-01/\" schemaLocation=\"{xsd}/NewsML-G2_{version}-spec-All-Power.xsd\"/><xs:import namespace=\"http://www.w3.org/ns/odrl/2/\" schemaLocation=\"{xsd}/ODRL22.xsd\"/></xs:schema>"
    );
    std::fs::write(&schema, text).unwrap();
    judge(&schema, folder, version, texts)
}

/// The verdict of NITF's schema on each text.
pub fn nitf_verdicts(data: &Path, folder: &Folder, texts: &[String]) -> Vec<(bool, String)> {
    // The schema looks for that of XML's own attributes beside itself.
    for name in ["nitf/nitf-3-6.xsd", "nitf/nitf-3-6-ruby-include.xsd", "newsml-g2/xsd/xml.xsd"] {
        std::fs::copy(data.join(name), folder.0.join(name.rsplit('/').next().unwrap())).unwrap();
    }
    judge(&folder.0.join("nitf-3-6.xsd"), folder, "nitf", texts)
}

fn judge(schema: &Path, folder: &Folder, version: &str, texts: &[String]) -> Vec<(bool, String)> {
    let mut files = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let path = folder.0.join(format!("{version}-{at}.xml"));
        std::fs::write(&path, text).unwrap();
        files.push(path);
    }
    let mut said: HashMap<String, (bool, String, bool)> = HashMap::new();
    for part in files.chunks(400) {
        let output = Command::new("xmllint")
            .args(["--nonet", "--noout", "--schema"])
            .arg(schema)
            .args(part)
            .output()
            .unwrap();
        for line in String::from_utf8_lossy(&output.stderr).lines() {
            let Some(name) = line.split([':', ' ']).next() else { continue };
            let entry = said.entry(name.to_owned()).or_default();
            entry.0 |= line == format!("{name} validates");
            entry.2 |= line.contains("namespace error");
            let _ = writeln!(entry.1, "{}", line.get(name.len()..).unwrap_or_default());
        }
    }
    files
        .iter()
        .map(|f| said.remove(&f.to_string_lossy().into_owned()).unwrap_or_default())
        .map(|(valid, said, unbound)| (valid && !unbound, said))
        .collect()
}

/// What a second judge says of documents that [`verdicts`] wrote, by their places in the list: Java's schema
/// processor. libxml2 lets properties come again behind elements of other namespaces, against the schema. `None`
/// where there is no Java.
pub fn second(folder: &Folder, version: &str, at: &[usize]) -> Option<Vec<String>> {
    let judge = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/common/SchemaOracle.java");
    let files = at.iter().map(|at| folder.0.join(format!("{version}-{at}.xml")));
    let schema = folder.0.join(format!("judge-{version}.xsd"));
    let output = Command::new("java").arg(judge).arg(schema).args(files).output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines: Vec<String> =
        said.lines().filter_map(|l| l.split_once(' ').map(|(_, s)| s.to_owned())).collect();
    (lines.len() == at.len()).then_some(lines)
}
