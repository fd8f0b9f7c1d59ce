//! What there is to say about an item: rules, findings, the sink that collects them, and comments that suppress them.

mod collector;
mod finding;
pub mod input_rules;
mod rule;
mod severity;
mod source_escaping;
mod suggest;
pub mod suppression;

pub use crate::provenance::{How, LeftOut, Origin, Origins};
pub use crate::source::Place;
pub use collector::{Findings, SeverityOverrides};
pub use finding::{Excerpt, Finding, Fix};
pub use rule::{Example, FixKind, Input, Rule};
pub use severity::{ParseSeverityError, Severity};
pub use suggest::{did_you_mean, nearest};
