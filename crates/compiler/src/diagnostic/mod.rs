//! What the compiler has to say to a person: values with places, collected and sorted, drawn by somebody else.
//!
//! Must not know how a diagnostic looks on a screen, nor which file it will be printed to.

pub mod kinds;

pub use kinds::{KINDS, Kind, kind};

use baoku_archive::print::{LineRange, Pieces, Source, Span};

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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Path relative to the corpus folder, with `/`.
    pub file: String,
    /// 1-based raw lines; `(0, 0)` for the file as a whole.
    pub lines: LineRange,
    /// 1-based column in characters on the first line; 1 when the whole line is meant.
    pub column: u32,
    /// How many characters are marked on the first line; 0 when the whole line is meant.
    pub width: u32,
    /// The first line as printed, cut to [`EXCERPT`] characters; empty for the file as a whole.
    pub text: String,
}

/// How many characters of a line a diagnostic quotes. Up: a file of one endless line floods the screen; down: the
/// editor does not recognise the line.
pub const EXCERPT: usize = 120;

impl Spot {
    /// A file as a whole.
    #[must_use]
    pub fn file(file: &str) -> Spot {
        Spot { file: file.to_owned(), lines: (0, 0), column: 1, width: 0, text: String::new() }
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
            // Beyond the excerpt there is nothing to mark.
            if before < EXCERPT {
                spot.column = before as u32 + 1;
                spot.width = source.slice(*piece).chars().count().min(EXCERPT - before) as u32;
            }
        }
        spot
    }

    /// Whole lines of an issue.
    #[must_use]
    pub fn lines(file: &str, source: &Source, lines: LineRange) -> Spot {
        let text = source.line(lines.0).trim().chars().take(EXCERPT).collect();
        Spot { file: file.to_owned(), lines, column: 1, width: 0, text }
    }
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
            message: message.into(),
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

    /// Where the diagnostic sorts: by its main place, then by code.
    #[must_use]
    pub fn order(&self) -> (Option<&Spot>, &'static str, &str) {
        (self.spots.first(), self.code, &self.message)
    }
}
