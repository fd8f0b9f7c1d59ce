//! Fixes applied to files: only the bytes of the fixes change.

use super::check::CheckSession;
use super::input::Job;
use crate::decode::encode;
use crate::diagnostics::{Finding, Fix, FixKind, Severity};
use crate::report;
use crate::{Checked, ReadOptions};
use similar::TextDiff;

/// A fixed file.
pub struct Mended {
    /// How many fixes were made.
    pub count: usize,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The text before.
    pub before: String,
    /// The text after.
    pub after: String,
}

/// How often a file is looked at anew: a fix can uncover another.
const ROUNDS: usize = 8;

/// How many fixes are tried one by one where all together do harm.
const SINGLES: usize = 200;

/// Fixes what can be fixed; `None` if there is nothing.
///
/// # Errors
///
/// The reason why a file with fixes is left alone: parts of it cannot be read, or its bytes cannot be written again.
pub fn mend(
    session: &CheckSession,
    job: &Job,
    bytes: &[u8],
    reading: &ReadOptions,
    kind: FixKind,
) -> Result<Option<Mended>, String> {
    let first = session.check_alone(&job.name, bytes, reading);
    if fixes(&first, kind).is_empty() {
        return Ok(None);
    }
    if job.of.is_some() {
        return Err("the file contains several items".to_owned());
    }
    if !first.is_read {
        return Err("it cannot be read".to_owned());
    }
    if first.findings.unlisted() > 0 {
        return Err("it has more findings than are listed; raise --max-findings".to_owned());
    }
    let Some(source) = &first.source else { return Ok(None) };
    let (charset, before) = (source.encoding().name, source.text().to_owned());
    if encode(&before, charset, bytes).as_deref() != Some(bytes) {
        return Err(format!("some of its bytes are not {charset}"));
    }
    let bench = Bench { session, name: &job.name, reading, kind, charset };
    let (fixes, errors, total) = bench.found(&first);
    let mut state = State { text: before.clone(), bytes: bytes.to_vec(), fixes, errors, total };
    let mut count = 0;
    for _ in 0..ROUNDS {
        if state.fixes.is_empty() {
            break;
        }
        // All at once; where that does harm, those of them that do none, and then it is enough.
        let all: Vec<&Fix> = state.fixes.iter().collect();
        if let Some(next) = bench.with(&state, &all) {
            (count, state) = (count + all.len(), next);
            continue;
        }
        let (mut good, mut made) = (Vec::new(), None);
        for fix in state.fixes.iter().take(SINGLES) {
            good.push(fix);
            match bench.with(&state, &good) {
                Some(next) => made = Some(next),
                None => drop(good.pop()),
            }
        }
        count += good.len();
        state = made.unwrap_or(state);
        break;
    }
    let mended = Mended { count, bytes: state.bytes, before, after: state.text };
    Ok(Some(mended).filter(|mended| mended.count > 0))
}

/// How a file is fixed.
struct Bench<'b> {
    session: &'b CheckSession,
    name: &'b str,
    reading: &'b ReadOptions,
    kind: FixKind,
    charset: &'static str,
}

/// A file on its way, and what was found in it.
struct State {
    text: String,
    bytes: Vec<u8>,
    fixes: Vec<Fix>,
    errors: usize,
    total: usize,
}

impl Bench<'_> {
    /// What was found in a file: the fixes of the wanted kind, how many errors, how many findings.
    fn found(&self, checked: &Checked<'_>) -> (Vec<Fix>, usize, usize) {
        let list = checked.findings.list();
        let errors = list.iter().filter(|finding| finding.severity == Severity::Error).count();
        (fixes(checked, self.kind), errors, list.len())
    }

    /// The file with some fixes made, if nothing is worse with them.
    fn with(&self, state: &State, fixes: &[&Fix]) -> Option<State> {
        let mut text = String::with_capacity(state.text.len());
        let mut from = 0;
        for fix in fixes {
            text.push_str(state.text.get(from..fix.span.start)?);
            text.push_str(&fix.replacement);
            from = fix.span.end;
        }
        text.push_str(state.text.get(from..)?);
        let bytes = encode(&text, self.charset, &state.bytes)?;
        let checked = self.session.check_alone(self.name, &bytes, self.reading);
        let (read, (fixes, errors, total)) = (checked.is_read, self.found(&checked));
        let better = read && errors <= state.errors && total < state.total;
        better.then_some(State { text, bytes, fixes, errors, total })
    }
}

/// The fixes of a kind, in the order of the text, none within another.
fn fixes(checked: &Checked<'_>, kind: FixKind) -> Vec<Fix> {
    let wanted = |finding: &&Finding| match finding.rule.fix {
        FixKind::None => false,
        FixKind::Safe => true,
        FixKind::Unsafe => kind == FixKind::Unsafe,
    };
    let mut list: Vec<Fix> =
        checked.findings.list().iter().filter(wanted).filter_map(|finding| finding.fix.clone()).collect();
    list.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let mut end = 0;
    list.retain(|fix| {
        let free = fix.span.start >= end;
        if free {
            end = fix.span.end.max(fix.span.start + 1);
        }
        free
    });
    list
}

/// What changes, as a unified difference.
pub fn difference(name: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    let text = diff.unified_diff().context_radius(3).header(name, name).to_string();
    if !super::stdout_is_terminal() {
        return text;
    }
    // What a patch needs as it is cannot be trusted with a terminal.
    text.lines().map(|line| report::escape(line) + "\n").collect()
}
