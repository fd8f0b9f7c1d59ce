//! Opening: bytes are decoded, and their format is found.

use super::ReadFailure;
use crate::decode;
use crate::diagnostics::input_rules::UNKNOWN_FORMAT;
use crate::diagnostics::{Finding, Findings, SeverityOverrides, did_you_mean};
use crate::formats::{self, Format};
use crate::options::ReadOptions;
use crate::source::Source;
use std::sync::Arc;

/// An input that was decoded and whose format is known.
pub(super) struct OpenedInput<'a> {
    pub(super) source: Source<'a>,
    /// What was found so far.
    pub(super) findings: Findings,
    pub(super) format: &'static Format,
    pub(super) reader: formats::Read,
    /// How the format is known.
    pub(super) format_how: String,
}

/// Decodes an input, and finds its format. Mojibake is not looked for: [`decode::misread`] does it.
pub(super) fn open<'a>(
    name: &str,
    bytes: &'a [u8],
    options: &ReadOptions,
    overrides: &Arc<SeverityOverrides>,
) -> Result<OpenedInput<'a>, Box<ReadFailure>> {
    let mut findings = Findings::new(options.limits.findings).with_overrides(overrides);
    if options.origins {
        findings.keep_origins();
    }
    let wanted = match options.from.as_deref().map(formats::find) {
        None => None,
        Some(Ok((format, _))) => Some(format),
        Some(Err(nearest)) => {
            let given = options.from.as_deref().unwrap_or_default();
            let help = did_you_mean(nearest, "run `wirecopy formats` to list all formats");
            let finding = Finding::new(&UNKNOWN_FORMAT, format!("unknown format `{given}`")).help(help);
            return Err(ReadFailure::new(name, findings, None, finding.into()));
        }
    };
    let source = match decode::decode(name, bytes, options, &mut findings) {
        Ok(source) => source.within(options.within.clone()),
        Err(error) => return Err(ReadFailure::new(name, findings, None, error)),
    };
    findings.expect_suppressions(source.text());
    let (format, format_how) = match wanted {
        Some(format) => (format, "given with --from".to_owned()),
        None => formats::sniff(&source),
    };
    let Some(reader) = format.read else {
        let finding = Finding::new(&UNKNOWN_FORMAT, format!("`{}` can be written but not read", format.name));
        return Err(ReadFailure::new(name, findings, Some((source, format)), finding.into()));
    };
    Ok(OpenedInput { source, findings, format, reader, format_how })
}
