//! A reason to stop: one sentence, one thing to do, exit code 1.

use std::fmt;
use std::io::Write;
use std::process::ExitCode;

/// Why a command could not do its work. Nothing has been written when it is returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong, in Chinese, one sentence.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Failure {
    /// A failure with its help.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Failure {
        Failure { message: message.into(), help: help.into() }
    }

    /// Says it on standard error; exit code 1.
    #[must_use]
    pub fn report(&self) -> ExitCode {
        // Standard error itself may be closed; there is nobody left to tell.
        let _ = writeln!(std::io::stderr(), "baoku: {self}");
        ExitCode::FAILURE
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  {}", self.message, self.help)
    }
}

impl std::error::Error for Failure {}
