//! The kinds of file an issue can come as, in one list. A reader never fails: it returns text and diagnostics.
//!
//! Must not know what a headline is. A new format is one file here and one line in [`FORMATS`].

mod txt;

use crate::diagnostic::Diagnostic;

/// What a reader makes of a file.
#[derive(Debug, Default)]
pub struct Reading {
    /// The decoded text with LF line ends; `None` when the file holds no text.
    pub text: Option<String>,
    /// What a person should know about the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// A kind of file.
pub struct Format {
    /// The endings of its files' names, without the dot, in small letters.
    pub endings: &'static [&'static str],
    /// Reads a file's bytes; the first argument is its path for diagnostics.
    pub read: fn(file: &str, bytes: &[u8]) -> Reading,
}

/// Every kind of file an issue can come as.
pub static FORMATS: &[Format] = &[txt::FORMAT];

/// The format of a file by its name's ending.
#[must_use]
pub fn format_of(file: &str) -> Option<&'static Format> {
    let (_, ending) = file.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.endings.contains(&ending.as_str()))
}
