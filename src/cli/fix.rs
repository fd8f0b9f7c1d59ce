//! Mending files where they stand: only the bytes of the fixes change.

use super::check::{Checked, Desk};
use super::input::Job;
use crate::ReadOptions;
use crate::decode::encode;
use crate::finding::{Finding, Fix, FixKind, Severity};
use crate::report;
use similar::TextDiff;

/// A file that was mended.
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

/// Mends what can be mended; `None` where there is nothing.
///
/// # Errors
///
/// Why a file that could be mended is left as it is: parts of it cannot be read, or its bytes cannot be written again.
pub fn mend(
    desk: &Desk,
    job: &Job,
    bytes: &[u8],
    reading: &ReadOptions,
    kind: FixKind,
) -> Result<Option<Mended>, String> {
    let first = desk.check_alone(&job.name, bytes, reading);
    if fixes(&first, kind).is_empty() {
        return Ok(None);
    }
    if job.of.is_some() {
        return Err("it is one of several items in a file".to_owned());
    }
    if !first.read {
        return Err("it cannot be read".to_owned());
    }
    if first.findings.unlisted() > 0 {
        return Err("it has more findings than are listed; raise --max-findings".to_owned());
    }
    let Some(source) = &first.source else { return Ok(None) };
    let (charset, before) = (source.encoding().name, source.text().to_owned());
    if encode(&before, charset, bytes).as_deref() != Some(bytes) {
        return Err(format!("its bytes are not {charset} throughout"));
    }
    let (mut current, mut text, mut count) = (bytes.to_vec(), before.clone(), 0);
    for _ in 0..ROUNDS {
        let checked = desk.check_alone(&job.name, &current, reading);
        let wanted = fixes(&checked, kind);
        if wanted.is_empty() {
            break;
        }
        // All at once; where that does harm, those of them that do none.
        let all: Vec<&Fix> = wanted.iter().collect();
        let mut singly = false;
        let mut made = try_fixes(desk, job, reading, &checked, &text, charset, bytes, &all);
        if made.is_none() {
            singly = true;
            let mut good: Vec<&Fix> = Vec::new();
            for fix in wanted.iter().take(SINGLES) {
                good.push(fix);
                match try_fixes(desk, job, reading, &checked, &text, charset, bytes, &good) {
                    Some(better) => made = Some(better),
                    None => {
                        good.pop();
                    }
                }
            }
        }
        let Some((next, bytes, fixed)) = made else { break };
        (text, current, count) = (next, bytes, count + fixed);
        if singly {
            break;
        }
    }
    if count == 0 {
        return Ok(None);
    }
    Ok(Some(Mended { count, bytes: current, before, after: text }))
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

/// The text and the bytes with some fixes made, if nothing is worse with them.
#[allow(clippy::too_many_arguments, reason = "a step of one loop")]
fn try_fixes(
    desk: &Desk,
    job: &Job,
    reading: &ReadOptions,
    before: &Checked<'_>,
    text: &str,
    charset: &str,
    like: &[u8],
    fixes: &[&Fix],
) -> Option<(String, Vec<u8>, usize)> {
    let mut next = String::with_capacity(text.len());
    let mut from = 0;
    for fix in fixes {
        next.push_str(text.get(from..fix.span.start)?);
        next.push_str(&fix.replacement);
        from = fix.span.end;
    }
    next.push_str(text.get(from..)?);
    let bytes = encode(&next, charset, like)?;
    let after = desk.check_alone(&job.name, &bytes, reading);
    let errors = |checked: &Checked<'_>| {
        checked.findings.list().iter().filter(|finding| finding.severity == Severity::Error).count()
    };
    let total = |checked: &Checked<'_>| checked.findings.list().len();
    let better = after.read && errors(&after) <= errors(before) && total(&after) < total(before);
    better.then_some((next, bytes, fixes.len()))
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
