//! Outputs: files that are written completely or not at all, and findings.

use super::args::{Report, Show};
use super::{Stop, colors, print, stderr_is_terminal, stdout_is_terminal};
use crate::diagnostics::Findings;
use crate::report;
use crate::source::Source;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where a report goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output: the findings are the result.
    Out,
    /// Standard error: the findings accompany the result.
    Error,
}

/// Shows the findings of one input.
pub fn show_findings(
    findings: &Findings,
    file: &str,
    source: Option<&Source<'_>>,
    show: &Show,
    stream: Stream,
) -> Result<(), Stop> {
    let text = match show.report {
        Report::Json => report::json::findings(findings, file, source),
        Report::Text => {
            let terminal = if stream == Stream::Out { stdout_is_terminal() } else { stderr_is_terminal() };
            let style = report::text::Style { color: colors(show.color, terminal) };
            report::text::findings(findings, file, source, style)
        }
    };
    match stream {
        Stream::Out => print(text.as_bytes()),
        Stream::Error => {
            // Where standard error is closed nobody reads what would be said.
            let _ = std::io::stderr().write_all(text.as_bytes());
            Ok(())
        }
    }
}

/// A file that is being written: it gets its name when it is complete.
#[derive(Debug)]
pub struct Whole {
    file: File,
    temporary: PathBuf,
    target: PathBuf,
    done: bool,
}

impl Whole {
    /// Begins a file beside its target.
    pub fn create(target: &Path) -> Result<Self, String> {
        let shown = target.display();
        if target.is_dir() {
            return Err(format!("cannot write `{shown}`: it is a folder"));
        }
        let name = target.file_name().ok_or_else(|| format!("cannot write `{shown}`: invalid file name"))?;
        let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        for attempt in 0..100u32 {
            let mut hidden = std::ffi::OsString::from(".");
            hidden.push(name);
            hidden.push(format!(".{}-{attempt}.tmp", std::process::id()));
            let temporary = folder.join(hidden);
            match OpenOptions::new().write(true).create_new(true).open(&temporary) {
                Ok(file) => return Ok(Self { file, temporary, target: target.to_owned(), done: false }),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => {
                    return Err(format!("cannot write `{shown}`: {}", super::input::reason(&error)));
                }
            }
        }
        Err(format!("cannot write `{shown}`: no temporary file could be created beside it"))
    }

    /// Adds bytes.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.file.write_all(bytes).map_err(|error| {
            format!("cannot write `{}`: {}", self.target.display(), super::input::reason(&error))
        })
    }

    /// Gives the file its name. Without `replace` an existing file of that name stays as it is.
    pub fn finish(mut self, replace: bool) -> Result<(), String> {
        let failed = |target: &Path, error: &std::io::Error| {
            format!("cannot write `{}`: {}", target.display(), super::input::reason(error))
        };
        self.file.flush().map_err(|error| failed(&self.target, &error))?;
        if !replace && self.target.exists() {
            return Err(exists(&self.target));
        }
        std::fs::rename(&self.temporary, &self.target).map_err(|error| failed(&self.target, &error))?;
        self.done = true;
        Ok(())
    }
}

/// What to say of a file that is in the way.
pub fn exists(target: &Path) -> String {
    format!("`{}` already exists; use --force to overwrite it", target.display())
}

impl Drop for Whole {
    fn drop(&mut self) {
        if !self.done {
            // Nothing is left of a file that did not become whole.
            let _ = std::fs::remove_file(&self.temporary);
        }
    }
}
