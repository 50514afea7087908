//! `baoku check`: everything doubtful in a corpus folder, for a person or as JSON lines.

use crate::corpus;
use crate::draw;
use crate::failure::{Failure, finished};
use crate::proposals;
use crate::publication::{self, CHECKS};
use baoku_compiler::Severity;
use baoku_compiler::diagnostic::{KINDS, kind};
use baoku_compiler::questions::asked;
use clap::{Args as ClapArgs, ValueEnum};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `baoku check`.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// 放报纸的文件夹 · The corpus folder
    #[arg(required_unless_present = "explain")]
    pub dir: Option<PathBuf>,
    /// 给人看，还是 JSON（一行一条） · For a person, or as JSON, one diagnostic a line
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// 把存疑之处写成决定文件，放在各期旁边，等人核定 · Propose decisions, in a file beside each issue
    #[arg(long)]
    pub write_decisions: bool,
    /// 发布前再看一遍：个人信息、缺少的出版信息 · Look also at personal data and missing publication identity
    #[arg(long)]
    pub publish: bool,
    /// 解释一个代号 · Show the manual page of a code instead
    #[arg(long, value_name = "CODE")]
    pub explain: Option<String>,
}

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// 画出原文那一行 · Drawn with the line and a marker
    Human,
    /// JSON，一行一条 · JSON, one a line
    Json,
}

impl Args {
    /// Checks the folder, or explains a diagnostic.
    ///
    /// # Errors
    /// As [`corpus::load_any`]; also when no issue is left, or no diagnostic has the code.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let mut out = std::io::stdout().lock();
        if let Some(code) = &self.explain {
            finished(explain(&mut out, code)?)?;
        }
        let Some(dir) = &self.dir else { return Ok(ExitCode::SUCCESS) };
        let mut corpus = corpus::load_any(dir)?;
        if self.publish {
            corpus.diagnostics.extend(publication::findings(&corpus));
            corpus.diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
        }
        let written = match self.format {
            Format::Human => draw::for_people(&mut out, &corpus.diagnostics),
            Format::Json => draw::as_json(&mut out, &corpus.diagnostics),
        };
        finished(written.and_then(|()| out.flush()))?;
        corpus::with_issues(&corpus, dir)?;
        if self.write_decisions {
            for said in proposals::write(dir, &corpus)? {
                // Standard error may be closed; the files are written all the same.
                let _ = writeln!(std::io::stderr(), "{said}");
            }
        }
        let wrong = corpus.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        Ok(if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}

/// Writes a diagnostic's manual page.
fn explain(out: &mut dyn Write, code: &str) -> Result<std::io::Result<()>, Failure> {
    let to_publish = || CHECKS.iter().map(|check| check.kind);
    let Some(kind) = kind(code).or_else(|| to_publish().find(|kind| kind.code == code)) else {
        let codes: Vec<&str> = KINDS.iter().copied().chain(to_publish()).map(|kind| kind.code).collect();
        return Err(Failure::new(format!("没有“{code}”这个代号"), format!("现有：{}", codes.join("、"))));
    };
    let severity = draw::severity_word(kind.severity);
    let chinese = format!("{code}（{severity}）\n\n{}\n\n怎么办：{}", kind.manual, kind.help);
    // The app's page of open questions has it in English too.
    let english = asked(code).map(|asked| format!("\n\n{}\n\n{}", asked.english.manual, asked.english.help));
    Ok(writeln!(out, "{chinese}{}", english.unwrap_or_default()))
}
