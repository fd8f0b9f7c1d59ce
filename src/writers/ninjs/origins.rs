//! Where the members of what is written come from, so that a loss is told by its place in the item.

use crate::diagnostics::Findings;
use crate::vocab::ninjs::NAMES;

/// The pointers of members, with those of the values of the model that they were made of.
#[derive(Debug, Default)]
pub struct Origins {
    pairs: Vec<(String, String)>,
}

impl Origins {
    /// Keeps that the member at `out` comes from the value at `pointer`.
    pub fn add(&mut self, out: impl Into<String>, pointer: impl Into<String>) {
        self.pairs.push((out.into(), pointer.into()));
    }

    /// The value that a member, or what has it, comes from; of a member within an entry the field of the same name.
    pub fn of(&self, out: &str) -> Option<String> {
        let within =
            |own: &str| out.strip_prefix(own).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let found = self.pairs.iter().filter_map(|(own, pointer)| Some((own.len(), pointer, within(own)?)));
        let (_, pointer, rest) = found.max_by_key(|(length, ..)| *length)?;
        Some(format!("{pointer}{rest}"))
    }

    /// Brings the members' pointers to the third generation.
    pub fn move_to_third(&mut self) {
        for (out, _) in &mut self.pairs {
            let names = out.split('/').map(|step| {
                NAMES.iter().find(|(_, second, _)| *second == step).map_or(step, |names| names.2)
            });
            *out = names.collect::<Vec<_>>().join("/");
        }
    }

    /// Brings the members' pointers to the first generation: `moved` says where entries and members went.
    pub fn move_to_first(&mut self, moved: &[(String, String)]) {
        for (out, _) in &mut self.pairs {
            let own = moved.iter().find_map(|(from, to)| {
                let rest = out.strip_prefix(from.as_str())?;
                (rest.is_empty() || rest.starts_with('/')).then(|| format!("{to}{rest}"))
            });
            if let Some(own) = own {
                *out = own;
            }
        }
    }

    /// Takes in what was found of a written item, told by places in the model.
    pub fn report(&self, found: Findings, findings: &mut Findings) {
        let mut found = found;
        for finding in found.list_mut() {
            let out = finding.place.path.as_deref().unwrap_or_default();
            if let Some(pointer) = self.of(out) {
                finding.place.path = Some(pointer);
            }
        }
        findings.append(found);
    }
}
