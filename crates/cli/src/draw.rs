//! How diagnostics look: for people (file, line, marker, help) or as JSON, one a line.
//!
//! Must not decide what is worth saying.

use crate::parts::Parts;
use baoku_compiler::diagnostic::Spot;
use baoku_compiler::{Corpus, Diagnostic, Severity};
use miette::{GraphicalReportHandler, GraphicalTheme};
use serde::Serialize;
use std::fmt;
use std::io::{self, IsTerminal, Write};
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

/// Draws diagnostics for a person: what, where (`file:line:column`), the line with a marker, what to do.
///
/// # Errors
/// Whatever writing fails with.
pub fn for_people(out: &mut dyn Write, diagnostics: &[Diagnostic]) -> io::Result<()> {
    let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let theme = if colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler =
        GraphicalReportHandler::new_themed(theme).with_links(false).with_width(WIDTH).with_footer(String::new());
    for diagnostic in diagnostics {
        let mut text = String::new();
        if handler.render_report(&mut text, &Drawn::of(diagnostic)).is_err() {
            // The drawing library refused; the plain facts still go out.
            text = format!("{}: {}\n", diagnostic.code, diagnostic.message);
        }
        let text: Vec<&str> = text.lines().map(str::trim_end).collect();
        out.write_all(text.join("\n").trim_end().as_bytes())?;
        out.write_all(b"\n\n")?;
    }
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    writeln!(out, "错误 {errors}，警告 {warnings}，说明 {notes}。用 baoku check --explain 代号 看每一种的含义。")
}

/// So many places beside the main one are drawn; JSON has all.
const PLACES: usize = 4;

/// Columns of a screen. Wider than most, so that one Chinese sentence stays on one line.
const WIDTH: usize = 110;

/// A severity in an editor's words.
#[must_use]
pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Note => "说明",
    }
}

/// A diagnostic as the drawing library wants it.
#[derive(Debug)]
struct Drawn {
    message: String,
    code: &'static str,
    severity: Severity,
    help: String,
    excerpt: Option<Excerpt>,
}

/// A printed line by itself, numbered as in its file.
#[derive(Debug)]
struct Excerpt {
    file: String,
    line: usize,
    /// 1-based column in the line of what is marked.
    column: usize,
    text: String,
    /// Bytes of `text` that are marked.
    marked: (usize, usize),
}

impl Drawn {
    fn of(diagnostic: &Diagnostic) -> Drawn {
        let (first, others) =
            diagnostic.spots.split_first().map_or((None, &[][..]), |(first, rest)| (Some(first), rest));
        let shown = others.iter().take(PLACES);
        let mut also: Vec<String> =
            shown.map(|spot| format!("另见 {}：{}", spot.place(), around_mark(spot, ALSO).0)).collect();
        if let Some(left) = others.len().checked_sub(PLACES).filter(|left| *left > 0) {
            also.push(format!("另有 {left} 处"));
        }
        let excerpt = first.filter(|spot| !spot.text.is_empty()).map(Excerpt::of);
        let named = match (&excerpt, first) {
            (None, Some(spot)) => format!("{}: ", spot.place()),
            _ => String::new(),
        };
        Drawn {
            message: format!("{}：{named}{}", severity_word(diagnostic.severity), diagnostic.message),
            code: diagnostic.code,
            severity: diagnostic.severity,
            help: [vec![diagnostic.help.clone()], also].concat().join("\n"),
            excerpt,
        }
    }
}

/// So many characters of a place's line, what is marked among them, with an ellipsis for what is left out; and the
/// bytes of it that are marked.
fn around_mark(spot: &Spot, characters: usize) -> (String, (usize, usize)) {
    let start = spot.column.saturating_sub(1 + spot.skipped) as usize;
    let width = spot.width as usize;
    let from = if start + width > characters { start.saturating_sub(characters / 4) } else { 0 };
    let length = characters.max(start - from + width);
    let head = if from > 0 || spot.skipped > 0 { "…" } else { "" };
    let mut text = head.to_owned();
    text.extend(spot.text.chars().skip(from).take(length));
    let offset = |characters: usize| {
        let shown = text.get(head.len()..).unwrap_or_default();
        head.len() + shown.char_indices().nth(characters).map_or(shown.len(), |(at, _)| at)
    };
    let first = offset(start - from);
    let marked = (first, if width == 0 { text.len() } else { offset(start - from + width) });
    if spot.text.chars().nth(from + length).is_some() {
        text.push('…');
    }
    (text, marked)
}

/// Characters of a line that are drawn, so that the marker below it stays on one row of a screen.
const DRAWN: usize = 44;
/// Characters quoted of a second place.
const ALSO: usize = 24;

impl Excerpt {
    fn of(spot: &Spot) -> Excerpt {
        let (text, marked) = around_mark(spot, DRAWN);
        Excerpt { file: spot.file.clone(), line: spot.lines.0 as usize, column: spot.column as usize, text, marked }
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawn {}

impl miette::Diagnostic for Drawn {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.help))
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn miette::SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = miette::LabeledSpan> + '_>> {
        let (start, end) = self.excerpt.as_ref()?.marked;
        Some(Box::new(std::iter::once(miette::LabeledSpan::new(None, start, end - start))))
    }
}

impl miette::SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        _span: &miette::SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn miette::SpanContents<'a> + 'a>, miette::MietteError> {
        // The library numbers lines and columns from 0 and prints them from 1.
        Ok(Box::new(miette::MietteSpanContents::new_named(
            self.file.clone(),
            self.text.as_bytes(),
            (0, self.text.len()).into(),
            self.line.saturating_sub(1),
            self.column.saturating_sub(1),
            1,
        )))
    }
}

/// Says in a few lines what did not have to be compiled again, which files were left out, how many diagnostics there are
/// and where to read them.
pub fn summary(out: &mut dyn Write, corpus: &Corpus, dir: &Path, parts: Option<&Parts>) {
    let count = |severity| corpus.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (warnings, notes) = (count(Severity::Warning), count(Severity::Note));
    let mut text = parts.map(Parts::said).unwrap_or_default();
    for left in &corpus.left_out {
        let reason = corpus.diagnostics.iter().find(|reason| reason.is_about(&left.file, &left.code));
        let said = reason.map_or_else(|| format!("{}：{}", left.file, left.code), Diagnostic::in_a_line);
        text += &format!("没有收录 {said}\n");
    }
    if warnings + notes > 0 {
        text += &format!("{warnings} 处请看一看，{notes} 处是推断：baoku check {}\n", dir.display());
    }
    // Standard error may be closed; there is nobody left to tell.
    let _ = out.write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_far_into_a_line_is_drawn_with_what_is_around_it() {
        let spot = |text: String, column, width, skipped| Spot {
            file: "a.txt".into(),
            lines: (1, 1),
            column,
            width,
            text,
            skipped,
        };
        let drawn = |spot: &Spot| {
            let (text, (start, end)) = around_mark(spot, 8);
            (text.clone(), text[start..end].to_owned())
        };
        let line = "一二三四五六七八九十古桥一二三四五六七八九十";
        assert_eq!(drawn(&spot(line.into(), 2, 2, 0)), ("一二三四五六七八…".into(), "二三".into()));
        assert_eq!(drawn(&spot(line.into(), 11, 2, 0)), ("…九十古桥一二三四…".into(), "古桥".into()));
        assert_eq!(drawn(&spot("古桥一".into(), 301, 2, 300)), ("…古桥一".into(), "古桥".into()));
        assert_eq!(drawn(&spot("古桥".into(), 1, 0, 0)), ("古桥".into(), "古桥".into()));
    }
}
