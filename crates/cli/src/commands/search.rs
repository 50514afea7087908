//! `baoku search`: the app's own engine over a built site, without a browser.

use crate::failure::{Failure, finished, not_had};
use crate::site::disk::open_site;
use baoku_archive::archive::Archive;
use baoku_archive::question::Question;
use baoku_archive::sharded::Headline;
use clap::{Args as ClapArgs, ValueEnum};
use futures::executor::block_on;
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `baoku search` is told.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// 做好的网站，或 baoku bundle 写的数据包 · The built site, or what `baoku bundle` wrote
    pub site: PathBuf,
    /// 要找的词 · The words
    pub query: String,
    /// 怎样写出结果 · How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// 一篇一行：编号、日期、标题 · A line an article: id, date, headline
    Human,
    /// `{"total": n, "ids": […]}`
    Json,
}

#[derive(Serialize)]
struct Found {
    total: usize,
    ids: Vec<String>,
}

impl Args {
    /// Writes what is found to standard output.
    ///
    /// # Errors
    /// When the folder is not a whole site.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let archive = open_site(&self.site)?;
        let written = block_on(self.answer(&archive))?;
        let mut out = std::io::stdout().lock();
        finished(out.write_all(written.as_bytes()).and_then(|()| out.flush()))?;
        Ok(ExitCode::SUCCESS)
    }

    async fn answer(&self, archive: &Archive) -> Result<String, Failure> {
        let failure = |wrong: &baoku_archive::source::LoadError| {
            let help = "文件可能没有拷全；请用 baoku verify 检查这个文件夹。";
            Failure::new(format!("{}：{}", self.site.display(), not_had(wrong)), help)
        };
        let answer = archive.answer(&Question::of(&self.query)).await;
        if let Some(wrong) = answer.missing.first() {
            return Err(failure(wrong));
        }
        match self.format {
            Format::Json => {
                let ids = archive.ids(&answer.articles).await.map_err(|wrong| failure(&wrong))?;
                let found = Found { total: ids.len(), ids };
                Ok(serde_json::to_string(&found).unwrap_or_default() + "\n")
            }
            Format::Human => {
                let headlines = archive.headlines(&answer.articles).await.map_err(|wrong| failure(&wrong))?;
                let mut written = String::new();
                for Headline { id, title, dating, .. } in &headlines {
                    let date = dating.map(|dating| dating.from.to_string()).unwrap_or_default();
                    written += &format!("{id}  {date:10}  {title}\n");
                }
                Ok(written + &format!("共 {} 篇\n", headlines.len()))
            }
        }
    }
}
