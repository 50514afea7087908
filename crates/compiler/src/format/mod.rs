//! The kinds of file an issue can come as, in one list. A reader never fails: it returns text and diagnostics.
//!
//! Must not know what a headline is. A new format is one file here and one line in [`FORMATS`].

#[cfg(feature = "pdf")]
mod columns;
mod html;
mod laid;
mod markdown;
mod nesting;
#[cfg(feature = "pdf")]
mod pdf;
mod txt;

use crate::diagnostic::Diagnostic;
use crate::role::Role;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a reader makes of a file.
#[derive(Debug, Default)]
pub struct Reading {
    /// The decoded text with LF line ends; `None` when the file holds no text.
    pub text: Option<String>,
    /// What the file itself says of its lines, by 1-based line of `text`; empty for plain text.
    pub told: BTreeMap<u32, Told>,
    /// The 1-based line each page of print begins with, in order; empty where the file has no pages.
    pub pages: Vec<u32>,
    /// What a person should know about the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a format that keeps the editor's layout says of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The title of a story.
    Headline,
    /// A heading inside a story.
    Subhead,
    /// Set larger than the text: a heading of some kind, or the paper's name.
    Large,
    /// The label of a part of the paper.
    Section,
    /// Who wrote the story.
    Byline,
    /// The words under a picture.
    Caption,
    /// The first line of a part that is no heading, above the first title: text or imprint.
    Opening,
    /// The first line of a part that is no heading: a paragraph, or a byline by its words.
    Start,
    /// A further line of a paragraph.
    Continued,
    /// Running text; where paragraphs begin is not said.
    Text,
    /// Masthead or imprint: the paper's name, its date.
    Imprint,
    /// What an editor has decided: no reader of a format says so.
    Decided {
        /// What the line is.
        role: Role,
        /// Whether it begins that heading, paragraph or caption, or continues the one before.
        opens: bool,
    },
}

impl Told {
    /// What an editor has decided the line to be.
    #[must_use]
    pub fn decided(self) -> Option<(Role, bool)> {
        match self {
            Told::Decided { role, opens } => Some((role, opens)),
            _ => None,
        }
    }
}

/// A kind of file.
pub struct Format {
    /// The endings of its files' names, without the dot, in small letters.
    pub endings: &'static [&'static str],
    /// Reads a file's bytes; the first argument is its path for diagnostics. Bytes that are handed over become the text
    /// where they can, so that a large file is not kept twice.
    pub read: fn(file: &str, bytes: Cow<'_, [u8]>) -> Reading,
}

/// Every kind of file an issue can come as.
pub static FORMATS: &[Format] = &[
    txt::FORMAT,
    markdown::FORMAT,
    html::FORMAT,
    #[cfg(feature = "pdf")]
    pdf::FORMAT,
];

/// The format of a file by its name's ending.
#[must_use]
pub fn format_of(file: &str) -> Option<&'static Format> {
    let (_, ending) = file.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.endings.contains(&ending.as_str()))
}
