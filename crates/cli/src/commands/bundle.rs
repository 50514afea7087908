//! `baoku bundle`: the bundle alone.

use crate::corpus;
use crate::draw;
use crate::failure::{Failure, broken};
use crate::large;
use crate::parts::Parts;
use crate::staging::Staging;
use baoku_compiler::bundle::merge;
use clap::Args as ClapArgs;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `baoku bundle` is told.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// 放报纸的文件夹 · The folder of issues
    pub dir: PathBuf,
    /// 数据包放在哪里 · Where the bundle goes
    #[arg(long)]
    pub out: PathBuf,
    /// 编好的各期存在哪里，下次不必重编；不写就在输出旁边 · Where compiled issues are kept for the next time
    #[arg(long)]
    pub parts: Option<PathBuf>,
}

impl Args {
    /// Writes the manifest and the shards, with their checksums.
    ///
    /// # Errors
    /// When there is no issue to build from or the output cannot be written.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let parts = Parts::of_build(self.parts.as_deref(), &self.out, &self.dir)?;
        let (corpus, rows) = corpus::load_large(&self.dir, parts.as_ref())?;
        corpus::without_errors(&corpus)?;
        let mut staging = Staging::begin(&self.out, None)?;
        let corpus = if corpus::is_large(&corpus, &rows) {
            large::write(&corpus, &rows, &mut staging, "")?;
            corpus
        } else {
            let corpus = corpus::whole(corpus, &rows)?;
            corpus::with_issues(&corpus, &self.dir)?;
            for file in &merge(&corpus).map_err(|wrong| broken("数据包", &wrong))?.files {
                staging.put(&format!("{}.js", file.name), file.script().as_bytes())?;
            }
            corpus
        };
        staging.publish()?;
        draw::summary(&mut std::io::stderr(), &corpus, &self.dir, parts.as_ref());
        parts.map_or(Ok(()), |parts| parts.clear())?;
        Ok(ExitCode::SUCCESS)
    }
}
