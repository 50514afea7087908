//! `baoku search`: the app's own engine over a built site, without a browser.

use crate::failure::Failure;
use crate::site::disk::open_site;
use baoku_archive::question::Question;
use clap::{Args as ClapArgs, ValueEnum};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `baoku search` is told.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The built site
    pub site: PathBuf,
    /// The words
    pub query: String,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A line an article: id, date, headline
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
        let answer = archive.answer_loaded(&Question::of(&self.query));
        let mut written = String::new();
        match self.format {
            Format::Human => {
                for article in &answer.articles {
                    let date = article.dating().map(|dating| dating.from.to_string()).unwrap_or_default();
                    written += &format!("{}  {date:10}  {}\n", article.id(), article.title());
                }
                written += &format!("共 {} 篇\n", answer.articles.len());
            }
            Format::Json => {
                let ids: Vec<String> = answer.articles.iter().map(|article| article.id()).collect();
                let found = Found { total: ids.len(), ids };
                written = serde_json::to_string(&found).unwrap_or_default() + "\n";
            }
        }
        // A reader that has seen enough closes the pipe; that is not a failure.
        let _ = std::io::stdout().write_all(written.as_bytes());
        Ok(ExitCode::SUCCESS)
    }
}
