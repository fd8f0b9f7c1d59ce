//! Inputs: files, folders and standard input, one item after the other.

use super::args::{self, Input};
use super::{Stop, complain};
use crate::catalogs::Catalogs;
use crate::diagnostics::input_rules::UNREADABLE;
use crate::diagnostics::{Finding, Findings};
use crate::formats;
use crate::source::Within;
use crate::split::{self, JsonLines, Messages, Of, Opened, Part};
use crate::{Limits, ReadError, ReadOptions, RepairMode};
use std::fs::File;
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One item's bytes.
pub struct Job {
    /// The name for messages.
    pub name: String,
    /// The path that it came from; `None` for standard input.
    pub path: Option<PathBuf>,
    /// The bytes, or why there are none.
    pub bytes: Result<Vec<u8>, Finding>,
    /// Where it begins, for items of a container.
    pub line: Option<usize>,
    /// The place of its lines in the container.
    pub within: Within,
    /// What part of a container it is.
    pub of: Option<Of>,
}

/// The limits of the arguments.
pub fn limits(input: &Input) -> Limits {
    let mut limits = Limits::default();
    if let Some(bytes) = input.max_bytes {
        limits.bytes = bytes;
        limits.message = bytes;
    }
    if let Some(depth) = input.max_depth {
        limits.xml_depth = depth;
        limits.html_depth = depth;
    }
    if let Some(findings) = input.max_findings {
        limits.findings = findings;
    }
    limits
}

/// How to read the items.
pub fn read_options(input: &Input, origins: bool, within: &Within) -> ReadOptions {
    ReadOptions {
        from: input.from.clone(),
        encoding: input.encoding.clone(),
        limits: limits(input),
        repair: RepairMode::None,
        origins,
        within: within.clone(),
    }
}

/// The catalogues and vocabularies that the arguments name; what is wrong with one is said, and ends the run.
pub fn catalogs(input: &Input, show: &args::Show) -> Result<Arc<Catalogs>, Stop> {
    let mut catalogs = Catalogs::default();
    let mut texts = Vec::new();
    for path in &input.catalog {
        let mut files = vec![path.clone()];
        if path.is_dir() {
            let entries = std::fs::read_dir(path).map_err(|error| {
                Stop::Message(format!("cannot read `{}`: {}", path.display(), reason(&error)))
            })?;
            files = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
            let ends = |file: &Path, end| file.extension().is_some_and(|e| e.eq_ignore_ascii_case(end));
            files.retain(|file| ends(file, "xml") || ends(file, "json"));
            files.sort();
        }
        for file in files {
            let name = file.display().to_string();
            let text = std::fs::read_to_string(&file)
                .map_err(|error| Stop::Message(format!("cannot read `{name}`: {}", reason(&error))))?;
            texts.push((name, text));
        }
    }
    // Vocabularies may use the aliases of catalogues.
    texts.sort_by_key(|(_, text)| text.contains("conceptSet"));
    for (name, text) in texts {
        let added = catalogs.add(&name, text.trim_start_matches('\u{feff}'), &limits(input));
        if let Err(ReadError(finding)) = added {
            let mut findings = Findings::new(1);
            findings.report(*finding);
            show_own(&findings, &name, &text, show)?;
            return Err(Stop::Message(format!("`{name}` is neither a catalog nor a vocabulary")));
        }
    }
    Ok(Arc::new(catalogs))
}

/// Shows findings on a file that is no item.
pub fn show_own(findings: &Findings, name: &str, text: &str, show: &args::Show) -> Result<(), Stop> {
    let source = crate::source::Source::valid(name, text);
    super::output::show_findings(findings, name, Some(&source), show, super::output::Stream::Error)
}

/// The files to read, in order: those of the arguments, of a list, and of folders. A folder that cannot be listed is
/// returned itself, so that it is reported.
fn files(input: &Input) -> Result<Vec<PathBuf>, Stop> {
    let mut named = input.files.clone();
    if let Some(list) = &input.files_from {
        let shown = list.display().to_string();
        let mut bytes = Vec::new();
        let read = if shown == "-" {
            std::io::stdin().read_to_end(&mut bytes).map(|_| ())
        } else {
            std::fs::read(list).map(|read| bytes = read)
        };
        read.map_err(|error| Stop::Message(format!("cannot read `{shown}`: {}", reason(&error))))?;
        let end = if input.null { 0 } else { b'\n' };
        let names = bytes.split(|byte| *byte == end).map(|name| match name.strip_suffix(b"\r") {
            Some(name) if !input.null => name,
            _ => name,
        });
        named.extend(names.filter(|name| !name.is_empty()).map(path_of));
    } else if input.files.is_empty() {
        named.push(PathBuf::from(if input.recursive { "." } else { "-" }));
    }
    let mut files = Vec::new();
    for path in named {
        if input.recursive && path.is_dir() {
            below(&path, &mut files);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

/// A path by its bytes, which need be no text.
#[cfg(unix)]
fn path_of(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(name).into()
}

/// A path by its bytes, which are UTF-8 here.
#[cfg(not(unix))]
fn path_of(name: &[u8]) -> PathBuf {
    String::from_utf8_lossy(name).into_owned().into()
}

/// The files below a folder with the extension of a format, sorted by name; hidden files are skipped, and links to
/// folders are not followed.
fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        files.push(folder.to_owned());
        return;
    };
    let mut entries: Vec<std::fs::DirEntry> = entries.filter_map(Result::ok).collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let kind = entry.file_type().ok();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_some_and(|kind| kind.is_dir()) {
            below(&path, files);
        } else if formats::by_ending(&path.to_string_lossy()).is_some() {
            files.push(path);
        }
    }
}

/// Goes through all items of all inputs; `apart` says whether those of a NewsML-G2 message come one by one.
pub fn each(input: &Input, apart: bool, mut work: impl FnMut(Job) -> Result<(), Stop>) -> Result<(), Stop> {
    let silent = input.files.is_empty() && input.files_from.is_none() && !input.recursive;
    if silent && std::io::stdin().is_terminal() {
        return Err(Stop::Message("no input: name a file, or pipe one in; see `wirecopy --help`".into()));
    }
    for path in &files(input)? {
        if path.as_os_str() == "-" {
            let name = input.stdin_name.clone().unwrap_or_else(|| "stdin".to_owned());
            let reader = Box::new(BufReader::new(std::io::stdin()));
            stream(reader, 0, Job::whole(name, None, Ok(Vec::new())), input, apart, &mut work)?;
            continue;
        }
        let name = path.display().to_string();
        match open(path) {
            Ok(file) => {
                let size = file.metadata().map_or(0, |data| data.len());
                let job = Job::whole(name, Some(path.clone()), Ok(Vec::new()));
                stream(Box::new(BufReader::new(file)), size, job, input, apart, &mut work)?
            }
            Err(message) => {
                let finding = Finding::new(&UNREADABLE, message);
                work(Job::whole(name, Some(path.clone()), Err(finding)))?;
            }
        }
    }
    Ok(())
}

fn open(path: &Path) -> Result<File, String> {
    if path.is_dir() {
        return Err("it is a folder; use -r to search it".to_owned());
    }
    File::open(path).map_err(|error| reason(&error))
}

/// The reason of an I/O error in the words of the system, without its number.
pub fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or directory".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => {
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or_default();
            let mut chars = text.chars();
            chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
        }
    }
}

impl Job {
    /// An input that is one item, or a message of them.
    fn whole(name: String, path: Option<PathBuf>, bytes: Result<Vec<u8>, Finding>) -> Self {
        Self { name, path, bytes, line: None, within: Within::default(), of: None }
    }
}

fn stream(
    mut reader: Box<dyn BufRead>,
    size: u64,
    job: Job,
    input: &Input,
    apart: bool,
    work: &mut impl FnMut(Job) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let limits = limits(input);
    let (name, path) = (&job.name, job.path.as_deref());
    let from = input.from.as_deref().map(formats::find);
    let container = match &from {
        Some(Ok((format, _))) => format.container,
        Some(Err(_)) => false,
        None => {
            let named = formats::by_ending(name).is_some_and(|f| f.container);
            named || reader.fill_buf().is_ok_and(begins_as_lines)
        }
    };
    if container {
        return parts(JsonLines::new(reader, limits.bytes), name, path, limits.bytes, work);
    }
    let message = match from {
        None => true,
        Some(Ok((format, _))) => format.read_each.is_some(),
        Some(Err(_)) => false,
    };
    let read = if apart && message {
        match Messages::open(reader, limits.bytes, input.encoding.as_deref()) {
            Ok(Opened::Message(messages)) => {
                return parts(messages, name, path, limits.bytes, work);
            }
            Ok(Opened::Other(reader)) => read_whole(reader, size, &limits),
            Err(error) => Err(error),
        }
    } else {
        read_whole(reader, size, &limits)
    };
    let bytes = read.map_err(|error| Finding::new(&UNREADABLE, reason(&error)));
    work(Job { bytes, ..job })
}

/// Reads all bytes, but not many more than are allowed; `size` is how many there seem to be.
fn read_whole(mut reader: impl Read, size: u64, limits: &Limits) -> std::io::Result<Vec<u8>> {
    let expected = usize::try_from(size).unwrap_or(usize::MAX).min(limits.bytes);
    let mut bytes = Vec::with_capacity(expected.saturating_add(1));
    let mut most = limits.bytes;
    loop {
        let bound = most.saturating_add(1).saturating_sub(bytes.len());
        reader.by_ref().take(u64::try_from(bound).unwrap_or(u64::MAX)).read_to_end(&mut bytes)?;
        let allowed = limits.bytes_of(&bytes);
        if bytes.len() <= most || allowed <= most {
            return Ok(bytes);
        }
        most = allowed;
    }
}

/// Goes through the parts of a container.
fn parts(
    parts: impl Iterator<Item = std::io::Result<Part>>,
    name: &str,
    path: Option<&Path>,
    limit: usize,
    work: &mut impl FnMut(Job) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let mut any = false;
    for part in parts {
        any = true;
        let job = Job::whole(name.to_owned(), path.map(Path::to_owned), Ok(Vec::new()));
        work(match part {
            Ok(Part { bytes: Some(bytes), line, within, of }) => {
                Job { bytes: Ok(bytes), line: Some(line), within, of: Some(of), ..job }
            }
            Ok(Part { bytes: None, line, within, of }) => {
                let what = match of {
                    Of::Line => format!("line {line}"),
                    Of::Item(name, number) => format!("{name} {number}, which starts on line {line},"),
                    Of::Rest => "the text around the items".to_owned(),
                };
                let message = format!("{what} is larger than {limit} bytes and was skipped");
                let finding = Finding::new(&split::LINE_BYTES, message);
                Job { bytes: Err(finding), line: Some(line), within, of: Some(of), ..job }
            }
            Err(error) => Job { bytes: Err(Finding::new(&UNREADABLE, reason(&error))), line: Some(1), ..job },
        })?;
    }
    if !any {
        work(Job::whole(name.to_owned(), path.map(Path::to_owned), Ok(Vec::new())))?;
    }
    Ok(())
}

/// Two lines that are objects, or one and the beginning of another.
fn begins_as_lines(buffer: &[u8]) -> bool {
    let mut lines = buffer.split(|b| *b == b'\n').map(<[u8]>::trim_ascii).filter(|l| !l.is_empty());
    let first = lines.next().is_some_and(|l| l.starts_with(b"{") && l.ends_with(b"}"));
    first && lines.next().is_some_and(|l| l.starts_with(b"{"))
}

/// Says on standard error that nothing can be done with a job, where no report does.
pub fn note_panic(name: &str) {
    complain(&format!(
        "{name}: internal error; please report it with the input. The other inputs are still processed"
    ));
}
