//! What the compiler has to say to a person: values with places, collected and sorted, drawn by somebody else.
//!
//! Must not know how a diagnostic looks on a screen, nor which file it will be printed to.

pub mod kinds;

pub use kinds::{KINDS, Kind, kind};

use baoku_archive::print::{LineRange, Pieces, Source, Span};
use serde::{Deserialize, Serialize};

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The bundle would be wrong.
    Error,
    /// A person should look.
    Warning,
    /// The compiler decided something the file does not say.
    Note,
}

impl Severity {
    /// Its name in the program's output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A place a diagnostic points at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Spot {
    /// Path relative to the corpus folder, with `/`.
    pub file: String,
    /// 1-based raw lines; `(0, 0)` for the file as a whole.
    pub lines: LineRange,
    /// 1-based column in characters on the first line; 1 when the whole line is meant.
    pub column: u32,
    /// How many characters are marked on the first line; 0 when the whole line is meant.
    pub width: u32,
    /// The first line as printed, or [`EXCERPT`] characters of it around what is marked; empty for the file as a whole.
    pub text: String,
    /// How many characters of the line stand before `text`.
    pub skipped: u32,
}

/// How many characters of a line a diagnostic quotes. Up: a file of one endless line floods the screen; down: the
/// editor does not recognise the line.
pub const EXCERPT: usize = 120;
/// Characters shown before a mark that lies further on in a line than an excerpt reaches.
const BEFORE: usize = 40;

impl Spot {
    /// A file as a whole.
    #[must_use]
    pub fn file(file: &str) -> Spot {
        Spot { file: file.to_owned(), lines: (0, 0), column: 1, width: 0, text: String::new(), skipped: 0 }
    }

    /// Where it is, for a person: `file:line:column`, or the file alone.
    #[must_use]
    pub fn place(&self) -> String {
        match self.lines.0 {
            0 => self.file.clone(),
            line => format!("{}:{line}:{}", self.file, self.column),
        }
    }

    /// A passage of an issue: its first piece is marked.
    #[must_use]
    pub fn pieces(file: &str, source: &Source, pieces: &Pieces) -> Spot {
        let Some((first, last)) = source.lines(pieces).first().copied() else { return Spot::file(file) };
        let mut spot = Spot::lines(file, source, (first, last));
        let line = source.line(first);
        let from = source.line_span(first).start + (line.len() - line.trim_start().len()) as u32;
        if let Some(piece) = pieces.0.first() {
            let before = source.slice(Span { start: from, end: piece.start }).chars().count();
            let width = source.slice(*piece).chars().count();
            if before + width > EXCERPT {
                let skipped = before.saturating_sub(BEFORE);
                spot.text = excerpt(line, skipped);
                spot.skipped = skipped as u32;
            }
            spot.column = before as u32 + 1;
            spot.width = width.min(EXCERPT - (before - spot.skipped as usize)) as u32;
        }
        spot
    }

    /// Whole lines of an issue.
    #[must_use]
    pub fn lines(file: &str, source: &Source, lines: LineRange) -> Spot {
        let text = excerpt(source.line(lines.0), 0);
        Spot { file: file.to_owned(), lines, column: 1, width: 0, text, skipped: 0 }
    }
}

/// What is quoted of a line, after so many of its characters.
pub(crate) fn excerpt(line: &str, skipped: usize) -> String {
    line.trim().chars().skip(skipped).take(EXCERPT).map(printable).collect()
}

/// A character as it may stand on a screen and in a comment of TOML: one that steers a terminal is a space.
fn printable(c: char) -> char {
    if c.is_control() && c != '\n' { ' ' } else { c }
}

/// One thing said about one or more places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of thing; the same text for every corpus, such as `not-text`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What was found, in Chinese, for an editor.
    pub message: String,
    /// The same in English where residents are asked about it; else empty. What is printed is quoted as printed.
    pub english: String,
    /// What to do about it, in Chinese.
    pub help: String,
    /// The places, the main one first; never empty.
    pub spots: Vec<Spot>,
}

impl Diagnostic {
    /// A diagnostic of a registered kind at its main place.
    #[must_use]
    pub fn new(kind: &Kind, spot: Spot, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code: kind.code,
            severity: kind.severity,
            message: message.into().chars().map(printable).collect(),
            english: String::new(),
            help: kind.help.to_owned(),
            spots: vec![spot],
        }
    }

    /// Adds another place.
    #[must_use]
    pub fn and(mut self, spot: Spot) -> Diagnostic {
        self.spots.push(spot);
        self
    }

    /// Says it in English too.
    #[must_use]
    pub fn in_english(mut self, english: impl Into<String>) -> Diagnostic {
        self.english = english.into().chars().map(printable).collect();
        self
    }

    /// Where it is, what it is and what to do, in one line.
    #[must_use]
    pub fn in_a_line(&self) -> String {
        let place = self.spots.first().map(Spot::place).unwrap_or_default();
        format!("{place}：{}。{}", self.message, self.help)
    }

    /// Whether it says this of this file.
    #[must_use]
    pub fn is_about(&self, file: &str, code: &str) -> bool {
        self.code == code && self.spots.first().is_some_and(|spot| spot.file == file)
    }

    /// Where the diagnostic sorts: by its main place, then by code.
    #[must_use]
    pub fn order(&self) -> (Option<&Spot>, &'static str, &str) {
        (self.spots.first(), self.code, &self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_holds_what_is_marked_however_long_the_line() {
        for before in [0, 30, 119, 120, 300] {
            let line = format!("  {}古桥{}", "街".repeat(before), "道".repeat(200));
            let source = Source::new(format!("甲\n{line}\n"));
            let start = 4 + 2 + 3 * before as u32;
            let spot = Spot::pieces("a.txt", &source, &Pieces(vec![Span { start, end: start + 6 }]));
            assert_eq!((spot.lines, spot.column, spot.width), ((2, 2), before as u32 + 1, 2));
            let marked: String = spot.text.chars().skip((spot.column - 1 - spot.skipped) as usize).take(2).collect();
            assert_eq!(marked, "古桥", "{before}");
            assert_eq!(spot.text.chars().count(), EXCERPT);
        }
    }

    #[test]
    fn a_mark_longer_than_an_excerpt_is_cut_with_it() {
        let source = Source::new("街".repeat(500));
        let spot = Spot::pieces("a.txt", &source, &Pieces(vec![Span { start: 0, end: 1500 }]));
        assert_eq!((spot.column, spot.width, spot.skipped), (1, EXCERPT as u32, 0));
    }
}
