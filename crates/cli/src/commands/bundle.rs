//! `baoku bundle`: the bundle alone.

use crate::corpus;
use crate::draw;
use crate::failure::Failure;
use crate::site::broken;
use crate::site::staging::Staging;
use baoku_compiler::bundle::merge;
use clap::Args as ClapArgs;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `baoku bundle` is told.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The folder of issues
    pub dir: PathBuf,
    /// Where the bundle goes
    #[arg(long)]
    pub out: PathBuf,
}

impl Args {
    /// Writes the manifest and the shards, with their checksums.
    ///
    /// # Errors
    /// When there is no issue to build from or the output cannot be written.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let corpus = corpus::load(&self.dir)?;
        let bundle = merge(&corpus).map_err(|wrong| broken("数据包", &wrong))?;
        let mut staging = Staging::begin(&self.out, None)?;
        for file in &bundle.files {
            staging.put(&format!("{}.js", file.name), file.script().as_bytes())?;
        }
        staging.publish()?;
        draw::summary(&mut std::io::stderr(), &corpus, &self.dir);
        Ok(ExitCode::SUCCESS)
    }
}
