//! The command line: arguments, files and streams, and one file a command.

mod args;
mod check;
mod config;
mod convert;
mod fix;
mod info;
mod input;
mod inspect;
mod output;
mod pages;
mod report;
mod shown;

pub use inspect::{InspectedEncoding, InspectedField, InspectedItem, InspectedLeftOut, Inspection};

use crate::model::WireDate;
use args::{Cli, Command};
use clap::Parser;
use clap::error::ErrorKind;
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// How a run ended; the worst of all inputs counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Outcome {
    /// All was done, nothing is to be said.
    #[default]
    Fine,
    /// There are findings that count.
    Findings,
    /// Something could not be read, written or understood.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Fine => 0,
            Outcome::Findings => 1,
            Outcome::Failed => 2,
        })
    }
}

/// Why a command ended early.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The reader of our output has gone: no error.
    Pipe,
    /// A message for people.
    Message(String),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            Self::Pipe
        } else {
            Self::Message(format!("cannot write to standard output: {}", input::reason(&error)))
        }
    }
}

/// Runs the command line and returns the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let result = match cli.command {
        Command::Convert(options) => convert::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Inspect(options) => inspect::run(&options),
        Command::Formats(options) => info::formats(&options),
        Command::Rules(options) => info::rules(&options),
        Command::Explain(options) => info::explain(&options),
    };
    match result {
        Ok(outcome) => outcome.into(),
        Err(Stop::Pipe) => ExitCode::SUCCESS,
        Err(Stop::Message(message)) => {
            complain(&message);
            Outcome::Failed.into()
        }
    }
}

/// Help and version go to standard output, what is wrong with the arguments to standard error.
fn usage(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    let fine = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    // Whoever closed the pipe does not want the rest.
    let _ = if fine {
        std::io::stdout().write_all(text.as_bytes())
    } else {
        std::io::stderr().write_all(text.as_bytes())
    };
    if fine { ExitCode::SUCCESS } else { Outcome::Failed.into() }
}

/// The moment that counts as now: the one that is given, or that of SOURCE_DATE_EPOCH, or the clock's.
pub(crate) fn now(given: Option<&str>) -> Result<String, Stop> {
    let Some(given) = given else { return moment() };
    match WireDate::lenient(given).filter(WireDate::has_time) {
        Some(date) => Ok(date.as_str().to_owned()),
        None => Err(Stop::Message(format!(
            "invalid time `{given}` for --now: expected a date and a time such as 2026-11-24T09:30:00Z"
        ))),
    }
}

/// The moment that counts as now: that of SOURCE_DATE_EPOCH, or the clock's, to the second.
pub(crate) fn moment() -> Result<String, Stop> {
    if let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|v| !v.is_empty()) {
        let seconds = epoch.to_str().and_then(|e| e.trim().parse::<i64>().ok());
        return seconds
            .and_then(|s| jiff::Timestamp::from_second(s).ok())
            .map(|t| t.to_string())
            .ok_or_else(|| Stop::Message("invalid SOURCE_DATE_EPOCH: expected a number of seconds".into()));
    }
    let seconds = jiff::Timestamp::now().as_second();
    Ok(jiff::Timestamp::from_second(seconds).map(|t| t.to_string()).unwrap_or_default())
}

/// Says on standard error what went wrong.
pub(crate) fn complain(message: &str) {
    let line = format!("error: {}\n", crate::report::escape(message));
    let _ = std::io::stderr().write_all(line.as_bytes());
}

/// Runs two pieces of work on two threads.
pub(crate) fn run_both(first: &mut (dyn FnMut() + Send), second: &mut (dyn FnMut() + Send)) {
    std::thread::scope(|scope| {
        let beside = scope.spawn(second);
        first();
        if let Err(panic) = beside.join() {
            std::panic::resume_unwind(panic);
        }
    });
}

/// Writes to standard output.
pub(crate) fn print(text: &[u8]) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    out.write_all(text)?;
    out.flush()?;
    Ok(())
}

/// Whether a stream gets colours.
pub(crate) fn colors(choice: args::Color, terminal: bool) -> bool {
    match choice {
        args::Color::Always => true,
        args::Color::Never => false,
        args::Color::Auto => {
            let plain = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty())
                || std::env::var_os("TERM").is_some_and(|t| t == "dumb");
            terminal && !plain
        }
    }
}

/// Whether standard error is a terminal.
pub(crate) fn stderr_is_terminal() -> bool {
    std::io::stderr().is_terminal()
}

/// Whether standard output is a terminal.
pub(crate) fn stdout_is_terminal() -> bool {
    std::io::stdout().is_terminal()
}
