//! The arguments.

use crate::diagnostics::Severity;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Reads news items, checks them, and writes them in other formats.
#[derive(Debug, Parser)]
#[command(
    name = "wirecopy",
    version,
    about,
    after_help = "Examples:\n  wirecopy convert story.txt --to newsml-g2 -o story.xml\n  cat story.txt | wirecopy convert --to json | jq .headline\n  wirecopy convert *.txt --to newsml-g2 -o out/\n  wirecopy check item.xml\n  wirecopy inspect page.html\n\nExit codes: 0 fine, 1 findings, 2 something could not be read, written or understood."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write items in another format.
    Convert(Convert),
    /// Say what is wrong with items.
    Check(Check),
    /// Show what an item is, every field found, and where it came from.
    Inspect(Inspect),
    /// List the formats.
    Formats(Info),
    /// List the rules.
    Rules(Rules),
    /// Explain a rule, or the rules of a group.
    Explain(Explain),
}

/// What is read, and how.
#[derive(Debug, Clone, Args)]
pub struct Input {
    /// Files to read; none, or -, is standard input.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Go through folders, this one where none is named: all files in them whose names end as those of a format.
    #[arg(short, long)]
    pub recursive: bool,
    /// Read the names of files from this one, a name a line; - is standard input.
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// The names of --files-from end in NUL, as find -print0 writes them.
    #[arg(short = '0', long, requires = "files_from")]
    pub null: bool,
    /// The format of the input; told by its content where not given.
    #[arg(short, long, value_name = "FORMAT")]
    pub from: Option<String>,
    /// The charset of the input, such as windows-1256; found where not given.
    #[arg(short = 'E', long, value_name = "LABEL")]
    pub encoding: Option<String>,
    /// The name of standard input for messages, and to tell its format.
    #[arg(long, value_name = "NAME")]
    pub stdin_name: Option<String>,
    /// The greatest size of an item, or of a message of many, in bytes; 64 MiB and 1 GiB where it is not given.
    #[arg(long, value_name = "N")]
    pub max_bytes: Option<usize>,
    /// The greatest depth of nested XML elements.
    #[arg(long, value_name = "N")]
    pub max_depth: Option<usize>,
    /// How many findings of a file are listed; the rest is counted.
    #[arg(long, value_name = "N")]
    pub max_findings: Option<usize>,
    /// A catalogue of schemes that items refer to, a vocabulary by which their codes are judged (a knowledge item, or IPTC's JSON
    /// of its NewsCodes), or a folder of them; never fetched, may be given several times.
    #[arg(long, value_name = "FILE|DIR")]
    pub catalog: Vec<PathBuf>,
    /// A desk's profile (TOML), one of wirecopy.toml, or one that comes with the program: default, strict, newsml-g2, ninjs,
    /// wire-text, web, archive.
    #[arg(long, value_name = "NAME|FILE")]
    pub profile: Option<String>,
    /// Settings to use instead of the nearest wirecopy.toml above the working directory.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Use no wirecopy.toml.
    #[arg(long)]
    pub no_config: bool,
}

/// How findings are shown.
#[derive(Debug, Args)]
pub struct Show {
    /// The form of the findings.
    #[arg(long, value_enum, default_value_t = Report::Text)]
    pub report: Report,
    /// Colours.
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// Forms of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Report {
    /// For people.
    Text,
    /// For programs: a JSON object a line.
    Json,
}

/// Forms of the findings of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckReport {
    /// For people: full on a terminal, short elsewhere.
    Text,
    /// For programs: a JSON object a line.
    Json,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
    /// JUnit XML, for continuous integration.
    Junit,
    /// Annotations of GitHub's workflows.
    Github,
    /// A page that shows each item as it reads, with its findings.
    Html,
    /// For people: a line a finding.
    Short,
    /// For people: with the place marked and what to do.
    Full,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Severities that make a run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Any finding.
    Info,
}

impl FailOn {
    /// The least severity that makes a run fail.
    pub fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }
}

/// Markup of a body within another format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Body {
    /// XHTML.
    Xhtml,
    /// NITF.
    Nitf,
}

/// What is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Fix {
    /// What comes back whole: misread UTF-8, controls for quotation marks, letters escaped twice.
    Safe,
    /// Also what comes back with gaps, and signs of markup escaped twice.
    Unsafe,
}

/// Which findings `check` mends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFix {
    /// Those whose change keeps what the item says.
    Safe,
    /// Also those that someone should look at.
    Unsafe,
}

/// Arguments of `convert`.
#[derive(Debug, Args)]
pub struct Convert {
    /// What is read.
    #[command(flatten)]
    pub input: Input,
    /// The format to write; told by the ending of -o where not given.
    #[arg(short, long, value_name = "FORMAT")]
    pub to: Option<String>,
    /// Where to write: a file, or a folder for several inputs. Files are written whole or not at all.
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Overwrite files in the output folder.
    #[arg(long)]
    pub force: bool,
    /// Mend damaged text before it is read, and say what was mended.
    #[arg(long, value_name = "HOW", num_args = 0..=1, require_equals = true, default_missing_value = "safe")]
    pub fix: Option<Fix>,
    /// Set a field, by its JSON key: --set language=fa; --set provider.name=Nord.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// Write nothing of an item that the format cannot carry whole.
    #[arg(long)]
    pub strict: bool,
    /// Exit with 1 where there are findings of this severity or worse.
    #[arg(long, value_enum)]
    pub fail_on: Option<FailOn>,
    /// The markup of the body within NewsML-G2; as it came where not given, else XHTML.
    #[arg(long, value_enum)]
    pub body: Option<Body>,
    /// The moment to fill in where a format demands one: 2026-11-24T09:30:00Z. Without it SOURCE_DATE_EPOCH, or the clock.
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// Show errors only.
    #[arg(short, long)]
    pub quiet: bool,
    /// How findings are shown.
    #[command(flatten)]
    pub show: Show,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// What is read.
    #[command(flatten)]
    pub input: Input,
    /// Exit with 1 where there are findings of this severity or worse; error where it is not given.
    #[arg(long, value_enum)]
    pub fail_on: Option<FailOn>,
    /// Ask these rules or groups alone: --select text,date/order.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Do not ask these rules or groups; the more precise name wins.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Mend what can be mended: safe changes, which keep what is said; with =unsafe also those that someone should look at.
    #[arg(long, value_name = "HOW", num_args = 0..=1, require_equals = true, default_missing_value = "safe")]
    pub fix: Option<CheckFix>,
    /// Show the changes that --fix would make, and change nothing.
    #[arg(long)]
    pub diff: bool,
    /// Show how often each rule was broken, instead of the findings.
    #[arg(long)]
    pub summary: bool,
    /// The moment by which dates lie ahead or have passed: 2026-11-24T09:30:00Z. Without it SOURCE_DATE_EPOCH, or the clock.
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// The form of the findings.
    #[arg(long, value_enum, default_value_t = CheckReport::Text)]
    pub report: CheckReport,
    /// Write the report to this file, and show the findings as text.
    #[arg(long, value_name = "FILE")]
    pub report_file: Option<PathBuf>,
    /// Colours.
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// Arguments of `inspect`.
#[derive(Debug, Args)]
pub struct Inspect {
    /// What is read.
    #[command(flatten)]
    pub input: Input,
    /// How it is shown.
    #[command(flatten)]
    pub show: Show,
}

/// Arguments of commands that list.
#[derive(Debug, Args)]
pub struct Info {
    /// The form of the list.
    #[arg(long, value_enum, default_value_t = Report::Text)]
    pub report: Report,
}

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub struct Rules {
    /// The form of the list.
    #[arg(long, value_enum, default_value_t = RulesReport::Text)]
    pub report: RulesReport,
}

/// Forms of the list of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RulesReport {
    /// A line a rule.
    Text,
    /// For programs: a JSON object a line.
    Json,
    /// All pages of the rulebook as one page of Markdown.
    Markdown,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// A rule, such as required/headline, or a group, such as required.
    #[arg(value_name = "RULE")]
    pub rule: String,
}
