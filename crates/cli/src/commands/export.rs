//! `baoku export`: the archive as data on standard output.

use crate::corpus;
use crate::failure::Failure;
use clap::Args as ClapArgs;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `baoku export`.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The corpus folder
    pub dir: PathBuf,
}

impl Args {
    /// Exports the folder.
    ///
    /// # Errors
    /// As [`corpus::load`].
    pub fn run(self) -> Result<ExitCode, Failure> {
        let corpus = corpus::load(&self.dir)?;
        let mut out = std::io::stdout().lock();
        for part in &corpus.parts {
            for role in &part.roles {
                let _ = writeln!(out, "{}\t{}\t{}", part.issue.file, role.line, role.role.name());
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
