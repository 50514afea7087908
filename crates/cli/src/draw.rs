//! How diagnostics look: for people (file, line, marker, help) or as JSON, one a line.
//!
//! Must not decide what is worth saying.

use baoku_compiler::{Corpus, Diagnostic, Severity};
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;

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

/// Says in a few lines how many diagnostics there are, naming the files left out, and where to read the rest.
pub fn summary(out: &mut dyn Write, corpus: &Corpus, dir: &Path) {
    let count = |severity| corpus.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (warnings, notes) = (count(Severity::Warning), count(Severity::Note));
    let mut text = String::new();
    for left in &corpus.left_out {
        text += &format!("没有收录 {}（{}）\n", left.file, left.code);
    }
    if warnings + notes > 0 {
        text += &format!("{warnings} 处请看一看，{notes} 处是推断：baoku check {}\n", dir.display());
    }
    // Standard error may be closed; there is nobody left to tell.
    let _ = out.write_all(text.as_bytes());
}
