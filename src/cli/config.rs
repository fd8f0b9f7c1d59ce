//! `wirecopy.toml`: settings for every run, from the working directory or the nearest folder above it.

use super::args::{Input, Show};
use super::{Stop, input};
use crate::diagnostics::{Findings, did_you_mean, nearest};
use crate::profile::{Find, Found, Profile, built_in, names, shape, table};
use crate::{ReadError, registry};
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

/// The name of the file.
const NAME: &str = "wirecopy.toml";

/// The settings; empty if there is no file.
#[derive(Debug, Default)]
pub struct Config {
    path: Option<PathBuf>,
    table: Map<String, Value>,
}

impl Config {
    /// Reads the file that the arguments name, or the nearest one above the working directory.
    pub fn load(options: &Input, show: &Show) -> Result<Self, Stop> {
        let path = match (&options.config, options.no_config) {
            (Some(path), _) => Some(path.clone()),
            (None, true) => None,
            (None, false) => std::env::current_dir().ok().and_then(|folder| {
                folder.ancestors().map(|above| above.join(NAME)).find(|path| path.is_file())
            }),
        };
        let Some(path) = path else { return Ok(Self::default()) };
        let name = path.display().to_string();
        let text = std::fs::read_to_string(&path)
            .map_err(|error| Stop::Message(format!("cannot read `{name}`: {}", input::reason(&error))))?;
        let mut findings = Findings::new(100);
        let rules = registry::names();
        let table = match table(&text, shape::CONFIG, &rules, &mut findings) {
            Ok(table) => table,
            Err(finding) => {
                findings.report(*finding);
                Map::new()
            }
        };
        if findings.list().is_empty() {
            return Ok(Self { path: Some(path), table });
        }
        input::show_own(&findings, &name, &text, show)?;
        Err(Stop::Message(format!("`{name}`: invalid settings")))
    }

    /// A word that is set.
    pub fn word(&self, key: &str) -> Option<&str> {
        self.table.get(key)?.as_str()
    }

    /// A list that is set.
    pub fn list(&self, key: &str) -> Vec<String> {
        let list = self.table.get(key).and_then(Value::as_array).into_iter().flatten();
        list.filter_map(|entry| entry.as_str().map(str::to_owned)).collect()
    }

    fn folder(&self) -> &Path {
        self.path.as_deref().and_then(Path::parent).unwrap_or_else(|| Path::new(""))
    }

    /// The arguments, completed by the settings.
    pub fn applied(&self, options: &Input) -> Input {
        let mut options = options.clone();
        let word = |key: &str| self.word(key).map(str::to_owned);
        options.from = options.from.or_else(|| word("from"));
        options.encoding = options.encoding.or_else(|| word("encoding"));
        let most = self.table.get("max-findings").and_then(Value::as_u64);
        options.max_findings = options.max_findings.or(most.and_then(|n| usize::try_from(n).ok()));
        if options.catalog.is_empty() {
            options.catalog = self.list("catalog").iter().map(|path| self.folder().join(path)).collect();
        }
        options
    }

    /// The profile that the arguments name, or the settings; what is wrong with it is said, and ends the run.
    pub fn profile(&self, options: &Input, show: &Show) -> Result<Profile, Stop> {
        let (name, from) = match (&options.profile, self.word("profile")) {
            (Some(name), _) => (name.clone(), String::new()),
            (None, Some(name)) => (name.to_owned(), self.folder().join(NAME).display().to_string()),
            (None, None) => return Ok(Profile::default()),
        };
        let rules = registry::names();
        let mut findings = Findings::new(100);
        let find = |name: &str, from: &str| self.find(name, from);
        let find: &Find<'_> = &find;
        let (identity, found) = find(&name, &from).map_err(Stop::Message)?;
        let profile = match &found {
            Found::Table(table) => Profile::of_table(table, &identity, &rules, find, &mut findings),
            Found::Text(text) => match Profile::parse_with(text, &identity, &rules, find, &mut findings) {
                Ok(profile) => profile,
                Err(ReadError(finding)) => {
                    findings.report(*finding);
                    Profile::default()
                }
            },
        };
        if findings.list().is_empty() {
            return Ok(profile);
        }
        let text = match found {
            Found::Text(text) => text,
            Found::Table(_) => String::new(),
        };
        input::show_own(&findings, &identity, &text, show)?;
        Err(Stop::Message(format!("`{name}`: invalid profile")))
    }

    /// Finds a profile: one of the settings, one that comes with the program, or a file beside the one that names it.
    fn find(&self, name: &str, from: &str) -> Result<(String, Found), String> {
        let own = self.table.get("profiles").and_then(Value::as_object);
        // Profiles that it inherits from are relative to the settings.
        let key = format!("{}#{name}", self.folder().join(NAME).display());
        if let Some(Value::Object(table)) = own.and_then(|own| own.get(name)).filter(|_| key != from) {
            return Ok((key, Found::Table(table.clone())));
        }
        let path = Path::new(from).parent().unwrap_or_else(|| Path::new("")).join(name);
        if path.is_file() {
            let shown = path.display().to_string();
            let text = std::fs::read_to_string(&path)
                .map_err(|error| format!("cannot read `{shown}`: {}", input::reason(&error)))?;
            return Ok((shown, Found::Text(text)));
        }
        if let Some(text) = built_in(name) {
            return Ok((name.to_owned(), Found::Text(text.to_owned())));
        }
        let mut known: Vec<&str> = crate::profile::BUILT_IN.iter().map(|(name, _)| *name).collect();
        known.extend(own.into_iter().flat_map(|own| own.keys()).map(String::as_str));
        let there_are = format!("expected a file or one of {}", known.join(", "));
        let hint = did_you_mean(nearest(name, known.iter().copied()), there_are);
        Err(format!("unknown profile `{name}`; {hint}"))
    }
}

/// Disables the rules that `select` does not name and those that `ignore` names; an opt-in rule runs if `select` names
/// it.
pub fn choose(profile: &mut Profile, select: &[String], ignore: &[String]) -> Result<(), Stop> {
    if select.is_empty() && ignore.is_empty() {
        return Ok(());
    }
    let rules = registry::all();
    let all: Vec<&str> = rules.iter().map(|rule| rule.name).collect();
    let known = names(&all);
    for name in select.iter().chain(ignore) {
        let bare = name.trim_end_matches('/');
        if !known.contains(&bare) {
            let hint =
                did_you_mean(nearest(bare, known.iter().copied()), "run `wirecopy rules` to list all rules");
            return Err(Stop::Message(format!("unknown rule `{name}`; {hint}")));
        }
    }
    let is = |list: &[String], rule: &crate::diagnostics::Rule| {
        list.iter().any(|name| name == rule.name || name.trim_end_matches('/') == rule.group())
    };
    for rule in rules {
        let unwanted = !select.is_empty() && !is(select, rule);
        // The more precise name wins: --ignore text --select text/mojibake.
        let named =
            select.iter().any(|name| name == rule.name) && !ignore.iter().any(|name| name == rule.name);
        if unwanted || (is(ignore, rule) && !named) {
            profile.severity.insert(rule.name.to_owned(), None);
        } else if named && crate::profile::OPT_IN.contains(&rule.name) && !profile.asks(rule.name) {
            profile.severity.insert(rule.name.to_owned(), Some(rule.severity));
        }
    }
    Ok(())
}
