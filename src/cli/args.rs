//! The arguments of the command line, with their help.

use crate::diagnostics::Severity;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Read news items, check them, and convert them to other formats.
#[derive(Debug, Parser)]
#[command(
    name = "wirecopy",
    version,
    after_help = "Examples:\n  wirecopy convert story.txt --to newsml-g2 -o story.xml\n  cat story.txt | wirecopy convert --to json | jq .headline\n  wirecopy convert *.txt --to newsml-g2 -o out/\n  wirecopy check item.xml\n  wirecopy inspect page.html\n\nExit status: 0 if there are no findings at or above --fail-on, 1 if there are, 2 after an error (input, output or usage)."
)]
pub struct Cli {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Convert items to another format.
    Convert(Convert),
    /// Check items and report what is wrong with them.
    Check(Check),
    /// Show the format, encoding and fields of items, and where each value comes from.
    Inspect(Inspect),
    /// List the supported formats.
    Formats(Info),
    /// List the rules.
    Rules(Rules),
    /// Explain a rule, or list the rules of a group.
    Explain(Explain),
}

/// What to read, and how.
#[derive(Debug, Clone, Args)]
pub struct Input {
    /// Files to read; `-` is standard input [default: -].
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Search folders recursively for files with a known extension [default: the current folder].
    #[arg(short, long)]
    pub recursive: bool,
    /// Read the names of the files to read from FILE, one per line; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// Names in --files-from are separated by NUL, as `find -print0` writes them.
    #[arg(short = '0', long, requires = "files_from")]
    pub null: bool,
    /// Format of the input [default: detected from the content].
    #[arg(short, long, value_name = "FORMAT")]
    pub from: Option<String>,
    /// Character encoding of the input, such as windows-1256 [default: detected from the content].
    #[arg(short = 'E', long, value_name = "CHARSET")]
    pub encoding: Option<String>,
    /// Name of standard input in messages; its extension helps to detect the format [default: stdin].
    #[arg(long, value_name = "NAME")]
    pub stdin_name: Option<String>,
    /// Maximum size of the input in bytes [default: 64 MiB per item, 1 GiB per newsMessage].
    #[arg(long, value_name = "N")]
    pub max_bytes: Option<usize>,
    /// Maximum depth of nested elements [default: 256 in XML, 512 in HTML].
    #[arg(long, value_name = "N")]
    pub max_depth: Option<usize>,
    /// List at most N findings per file, and count the rest [default: 1000].
    #[arg(long, value_name = "N")]
    pub max_findings: Option<usize>,
    /// Catalog or vocabulary to check codes against: a NewsML-G2 catalog or knowledge item, the JSON of IPTC's
    /// NewsCodes, or a folder of them (repeatable; nothing is fetched).
    #[arg(long, value_name = "FILE|DIR")]
    pub catalog: Vec<PathBuf>,
    /// Profile to use: a TOML file, a profile of wirecopy.toml, or a built-in one (default, strict, newsml-g2, ninjs,
    /// wire-text, web, archive).
    #[arg(long, value_name = "NAME|FILE")]
    pub profile: Option<String>,
    /// Settings file [default: the nearest wirecopy.toml in the current folder or above it].
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Ignore every wirecopy.toml.
    #[arg(long)]
    pub no_config: bool,
}

/// How findings are printed.
#[derive(Debug, Args)]
pub struct Show {
    /// Format of the findings.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Report::Text)]
    pub report: Report,
    /// When to use colors.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
}

/// Formats of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Report {
    /// Text for people.
    Text,
    /// One JSON object per line.
    Json,
}

/// Formats of the findings of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckReport {
    /// Text for people: `full` on a terminal, `short` elsewhere.
    Text,
    /// One JSON object per line.
    Json,
    /// SARIF 2.1.0, for code hosting and editors.
    Sarif,
    /// JUnit XML, for continuous integration.
    Junit,
    /// Annotations for GitHub Actions.
    Github,
    /// An HTML page that shows each item with its findings.
    Html,
    /// One line per finding.
    Short,
    /// The message, the place in the source, and help.
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

/// Severities that make a run exit with 1.
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
    /// The lowest severity that makes a run exit with 1.
    pub fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }
}

/// Markup of a body inside another format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Body {
    /// XHTML.
    Xhtml,
    /// NITF.
    Nitf,
}

/// Which damaged text `convert` repairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Fix {
    /// Text that can be restored completely: mojibake of UTF-8, control characters that were quotation marks, letters
    /// escaped twice.
    Safe,
    /// Also text that can be restored only in part, and markup characters escaped twice.
    Unsafe,
}

/// Which findings `check` fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFix {
    /// Fixes that do not change the meaning.
    Safe,
    /// Also fixes that need review.
    Unsafe,
}

/// Arguments of `convert`.
#[derive(Debug, Args)]
pub struct Convert {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// Format to write [default: detected from the extension of --output].
    #[arg(short, long, value_name = "FORMAT")]
    pub to: Option<String>,
    /// Write to PATH: a file, or a folder if there are several items [default: standard output].
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Overwrite existing files in the output folder.
    #[arg(long)]
    pub force: bool,
    /// Repair damaged text before it is read, and report each repair (=unsafe: also text that can be restored only in
    /// part).
    #[arg(long, value_name = "KIND", num_args = 0..=1, require_equals = true, default_missing_value = "safe")]
    pub fix: Option<Fix>,
    /// Set a field by its JSON key, such as `--set language=fa` or `--set provider.name=Nord` (repeatable).
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// Fail instead of writing an item that would lose information.
    #[arg(long)]
    pub strict: bool,
    /// Exit with 1 if there are findings of this severity or higher; the output is still written.
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// Markup of the body in NewsML-G2 [default: the markup of the input, otherwise XHTML].
    #[arg(long, value_enum, value_name = "MARKUP")]
    pub body: Option<Body>,
    /// Use TIME, such as 2026-11-24T09:30:00Z, as the current time [default: SOURCE_DATE_EPOCH, otherwise the clock].
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// Print errors only.
    #[arg(short, long)]
    pub quiet: bool,
    /// How findings are printed.
    #[command(flatten)]
    pub show: Show,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// Exit with 1 if there are findings of this severity or higher [default: error].
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// Run only these rules or groups, such as text,date/order.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Skip these rules or groups (the more specific name takes precedence).
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Apply fixes that do not change the meaning (=unsafe: also fixes that need review).
    #[arg(long, value_name = "KIND", num_args = 0..=1, require_equals = true, default_missing_value = "safe")]
    pub fix: Option<CheckFix>,
    /// Print the changes that --fix would make, without making them.
    #[arg(long)]
    pub diff: bool,
    /// Print the number of findings of each rule instead of the findings.
    #[arg(long)]
    pub summary: bool,
    /// Use TIME, such as 2026-11-24T09:30:00Z, as the current time [default: SOURCE_DATE_EPOCH, otherwise the clock].
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// Format of the findings.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = CheckReport::Text)]
    pub report: CheckReport,
    /// Write the report to FILE, and print the findings as text.
    #[arg(long, value_name = "FILE")]
    pub report_file: Option<PathBuf>,
    /// When to use colors.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
}

/// Arguments of `inspect`.
#[derive(Debug, Args)]
pub struct Inspect {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// How it is printed.
    #[command(flatten)]
    pub show: Show,
}

/// Arguments of commands that print a list.
#[derive(Debug, Args)]
pub struct Info {
    /// Format of the list.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Report::Text)]
    pub report: Report,
}

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub struct Rules {
    /// Format of the list.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = RulesReport::Text)]
    pub report: RulesReport,
}

/// Formats of the list of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RulesReport {
    /// One line per rule.
    Text,
    /// One JSON object per line.
    Json,
    /// All rules with their documentation, as one page of Markdown.
    Markdown,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// A rule, such as required/headline, or a group, such as required.
    #[arg(value_name = "RULE")]
    pub rule: String,
}
