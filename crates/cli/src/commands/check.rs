//! `baoku check`: everything doubtful in a corpus folder, for a person or as JSON lines.

use crate::corpus;
use crate::draw;
use crate::failure::Failure;
use clap::{Args as ClapArgs, ValueEnum};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `baoku check`.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The corpus folder
    pub dir: PathBuf,
    /// For a person, or as JSON, one diagnostic a line
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Drawn with the line and a marker.
    Human,
    /// JSON, one a line.
    Json,
}

impl Args {
    /// Checks the folder.
    ///
    /// # Errors
    /// As [`corpus::load_any`].
    pub fn run(self) -> Result<ExitCode, Failure> {
        let corpus = corpus::load_any(&self.dir)?;
        let mut out = std::io::stdout().lock();
        let _ = draw::as_json(&mut out, &corpus.diagnostics);
        let _ = out.flush();
        Ok(ExitCode::SUCCESS)
    }
}
