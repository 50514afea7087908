//! `baoku part`: compiles some issues of a folder into parts, for a build that will put them together.
//!
//! What is done on many machines, each with its share, or by an engine that hands over names of files.

use crate::corpus;
use crate::decided;
use crate::failure::{Failure, finished, in_words};
use crate::folder::{IssueFile, list};
use crate::parts::Parts;
use crate::progress::bar;
use baoku_compiler::{Diagnostic, Severity};
use clap::Args as ClapArgs;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What `baoku part` is told.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// 放报纸的文件夹 · The folder of issues
    pub dir: PathBuf,
    /// 要编的几期，写文件夹里的路径；- 从标准输入一行读一个；不写就是全部 · Issues by their paths; - reads standard input
    pub files: Vec<String>,
    /// 编好的部分放在哪里 · Where the parts go
    #[arg(long, required_unless_present = "list")]
    pub parts: Option<PathBuf>,
    /// 只编其中一份：2/7 是分成 7 份的第 2 份 · Only every N-th of them, beginning with the I-th: 2/7
    #[arg(long, value_name = "I/N", value_parser = share)]
    pub share: Option<(usize, usize)>,
    /// 只列出有哪几期 · Only say which issues there are
    #[arg(long)]
    pub list: bool,
}

impl Args {
    /// Compiles what was asked for; prints a line for each part, its name and its issue.
    ///
    /// # Errors
    /// When there is no such folder or issue, or a part cannot be written.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let folder = list(&self.dir)?;
        let issues = self.asked(&folder.files)?;
        let (first, step) = self.share.unwrap_or((1, 1));
        let issues: Vec<&IssueFile> = issues.into_iter().skip(first - 1).step_by(step).collect();
        let mut out = io::stdout().lock();
        let Some(parts) = self.parts.filter(|_| !self.list) else {
            finished(issues.iter().try_for_each(|issue| writeln!(out, "{}", issue.file)).and_then(|()| out.flush()))?;
            return Ok(ExitCode::SUCCESS);
        };
        let parts = Parts::at(&parts, &self.dir)?;
        let decided = decided::read(&folder.decisions, &folder.files);
        let progress = bar("报纸", issues.len() as u64);
        let compile = |issue: &&IssueFile| {
            let (name, diagnostics) = corpus::part(issue, decided.by_issue.get(&issue.file), &parts);
            progress.inc(1);
            (name.map(|name| format!("{name}\t{}\n", issue.file)), diagnostics)
        };
        let (made, said): (Vec<Option<String>>, Vec<Vec<Diagnostic>>) = issues.par_iter().map(compile).unzip();
        progress.finish_and_clear();
        finished(out.write_all(made.into_iter().flatten().collect::<String>().as_bytes()).and_then(|()| out.flush()))?;
        // What would stop the build is said now; what it would only tell, it will tell.
        let wrong = decided.diagnostics.into_iter().chain(said.into_iter().flatten());
        let wrong: String = wrong
            .filter(|said| said.severity == Severity::Error)
            .map(|said| format!("baoku: {}\n", said.in_a_line()))
            .collect();
        // Standard error may be closed; the parts are there all the same.
        let _ = io::stderr().write_all((parts.said() + &wrong).as_bytes());
        Ok(if parts.kept_all() && wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    /// The issues that were asked for, in the order of the folder.
    fn asked<'a>(&self, all: &'a [IssueFile]) -> Result<Vec<&'a IssueFile>, Failure> {
        if self.files.is_empty() {
            return Ok(all.iter().collect());
        }
        let mut names: BTreeSet<String> = self.files.iter().filter(|name| *name != "-").cloned().collect();
        if self.files.iter().any(|name| name == "-") {
            let lines = io::stdin().lines().collect::<io::Result<Vec<_>>>();
            let lines = lines.map_err(|wrong| {
                Failure::new(format!("读不了标准输入：{}", in_words(&wrong)), "请一行给一个文件名。")
            })?;
            names.extend(lines.into_iter().filter(|line| !line.is_empty()));
        }
        let asked: Vec<&IssueFile> = all.iter().filter(|issue| names.remove(&issue.file)).collect();
        match names.first() {
            None => Ok(asked),
            Some(name) => {
                let message = format!("{} 里没有 {name} 这一期", self.dir.display());
                Err(Failure::new(message, "请写相对于这个文件夹的路径；baoku part 文件夹 --list 会列出每一期。"))
            }
        }
    }
}

/// `2/7`.
fn share(text: &str) -> Result<(usize, usize), String> {
    let numbers = text.split_once('/').and_then(|(one, of)| Some((one.parse().ok()?, of.parse().ok()?)));
    let share = numbers.filter(|(one, of)| (1..=*of).contains(one));
    share.ok_or_else(|| format!("应写成 2/7 的样子（共 7 份里的第 2 份），写的是 {text}"))
}
