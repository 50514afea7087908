//! How diagnostics look: for people (file, line, marker, help) or as JSON, one a line.
//!
//! Must not decide what is worth saying.

use baoku_compiler::Diagnostic;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Row<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    help: &'a str,
    spans: Vec<RowSpan<'a>>,
}

#[derive(Serialize)]
struct RowSpan<'a> {
    file: &'a str,
    lines: Option<(u32, u32)>,
    text: &'a str,
}

/// Writes diagnostics as JSON, one a line.
///
/// # Errors
/// Whatever writing fails with.
pub fn as_json(out: &mut dyn Write, diagnostics: &[Diagnostic]) -> io::Result<()> {
    for diagnostic in diagnostics {
        let spans = diagnostic.spots.iter().map(|spot| RowSpan {
            file: &spot.file,
            lines: (spot.lines != (0, 0)).then_some(spot.lines),
            text: &spot.text,
        });
        let row = Row {
            code: diagnostic.code,
            severity: diagnostic.severity.name(),
            message: &diagnostic.message,
            help: &diagnostic.help,
            spans: spans.collect(),
        };
        serde_json::to_writer(&mut *out, &row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
