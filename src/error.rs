//! Errors that stop a reader or a writer.

use crate::diagnostics::Finding;
use thiserror::Error;

/// Why an input could not be read: a finding that stops.
#[derive(Debug, Error)]
#[error("{}", .0.message)]
pub struct ReadError(pub Box<Finding>);

impl From<Finding> for ReadError {
    fn from(finding: Finding) -> Self {
        Self(Box::new(finding))
    }
}

/// Why a document could not be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WriteError {
    /// No writer has that name.
    #[error("unknown output format `{name}`{}", hint(.nearest))]
    UnknownFormat {
        /// The requested name.
        name: String,
        /// The nearest name that exists.
        nearest: Option<&'static str>,
    },
    /// An item must not be passed on (NewsML-G2 2.9, section 10.3.4).
    #[error("the item{} must be rejected: {why}", guid.as_ref().map(|g| format!(" {g}")).unwrap_or_default())]
    Rejected {
        /// Its identifier.
        guid: Option<String>,
        /// Why.
        why: String,
    },
    /// The format cannot hold the document.
    #[error("{format} cannot represent this: {why}")]
    CannotHold {
        /// The format.
        format: &'static str,
        /// Why not, and what to do.
        why: String,
    },
}

fn hint(nearest: &Option<&'static str>) -> String {
    nearest.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}
