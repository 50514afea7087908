//! An editor's decisions: what a person has said of one issue, in a file beside it.
//!
//! `written` is the file as it stands, `fit` holds it against the issue: lines that exist, words that are printed,
//! nothing said twice. Must not know how articles are made; `articles::decided` does what is said here.

mod fit;
pub(crate) mod form;
mod propose;
pub(crate) mod unreadable;
mod written;

pub(crate) use fit::{Fitted, Move, To};
pub use propose::{Proposal, propose};

use crate::diagnostic::{Diagnostic, EXCERPT, Kind, Spot, excerpt, kinds};
use baoku_archive::print::Source;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use written::Written;

/// A file of decisions, read.
#[derive(Debug, Clone)]
pub struct Decisions {
    sheet: Sheet,
    written: Written,
}

/// The file's name and text, so that every complaint can name its place.
#[derive(Debug, Clone)]
struct Sheet {
    file: String,
    source: Source,
}

/// A diagnostic that a person has looked at and found right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The issue's file.
    pub file: String,
    /// The diagnostic's code.
    pub code: String,
    /// A raw line it points at; `None` when it is about the file as a whole.
    pub line: Option<u32>,
    /// Where this is said, for the complaint that there is no such diagnostic.
    pub place: Spot,
}

impl Settled {
    /// Whether this is the diagnostic that was looked at.
    #[must_use]
    pub fn settles(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic.code == self.code
            && diagnostic.spots.iter().any(|spot| {
                let (from, to) = spot.lines;
                spot.file == self.file && self.line.map_or(from == 0, |line| (from..=to).contains(&line))
            })
    }
}

impl Decisions {
    /// Reads a file of decisions. `file` is its path relative to the corpus folder with `/`.
    ///
    /// # Errors
    /// A file that is not TOML, or says something that is no decision.
    pub fn read(file: &str, text: &str) -> Result<Decisions, Diagnostic> {
        let sheet = Sheet { file: file.to_owned(), source: Source::new(text.to_owned()) };
        match toml::from_str(text) {
            Ok(written) => Ok(Decisions { sheet, written }),
            Err(wrong) => {
                let at = wrong.span().unwrap_or(0..0);
                let line = sheet.source.line(sheet.source.line_of(at.start as u32));
                Err(sheet.complain(&kinds::BAD_DECISIONS, at, unreadable::said(wrong.message(), line)))
            }
        }
    }

    /// The file's path relative to the corpus folder.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.sheet.file
    }

    /// The file as it stands.
    pub(crate) fn text(&self) -> &str {
        self.sheet.source.text()
    }

    /// The hash of the raw file that the decisions were made about.
    #[must_use]
    pub fn sha256(&self) -> Option<&str> {
        self.written.sha256.as_ref().map(|written| written.get_ref().as_str())
    }

    /// Holds the file's hash against the raw file's.
    pub(crate) fn check_hash(&self, issue: &str, found: &str) -> Result<(), Diagnostic> {
        let line = format!("sha256 = \"{found}\"");
        let (at, message) = match &self.written.sha256 {
            None => (0..0, format!("没有写 sha256，不知道这些决定是对着哪一份原文件作的；现在的 {issue} 是：{line}")),
            Some(written) if written.get_ref().eq_ignore_ascii_case(found) => return Ok(()),
            Some(written) => {
                (written.span(), format!("{issue} 在作了这些决定之后改动过，行号可能已经不对；现在的文件是：{line}"))
            }
        };
        Err(self.sheet.complain(&kinds::STALE_DECISIONS, at, message))
    }
}

impl Sheet {
    /// A complaint about some bytes of the file.
    fn complain(&self, kind: &Kind, at: Range<usize>, message: String) -> Diagnostic {
        Diagnostic::new(kind, self.spot(at), message)
    }

    fn spot(&self, at: Range<usize>) -> Spot {
        let number = self.source.line_of(at.start as u32);
        let span = self.source.line_span(number);
        let line = self.source.line(number);
        let text = line.trim_start();
        let inside = |offset: usize| offset.saturating_sub(span.start as usize + line.len() - text.len());
        let characters = |bytes: usize| text.char_indices().take_while(|(at, _)| *at < bytes).count();
        let column = characters(inside(at.start));
        let width = characters(inside(at.end)).min(EXCERPT).saturating_sub(column);
        Spot {
            file: self.file.clone(),
            lines: (number, number),
            column: column as u32 + 1,
            width: width as u32,
            text: excerpt(text, 0),
            skipped: 0,
        }
    }
}
