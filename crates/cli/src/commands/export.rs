//! `baoku export`: the archive as data on standard output, one row a line.
//!
//! The rows are a contract (DESIGN.md, section 4): a fact that is not there is null, never guessed.

use crate::corpus;
use crate::export::{ArticleRow, EventRow, FigureFact, LineRow, OfficeRow, PersonRow, SeriesRow};
use crate::failure::{Failure, finished};
use baoku_compiler::{Corpus, Severity};
use clap::{Args as ClapArgs, ValueEnum};
use serde::Serialize;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `baoku export`.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// 放报纸的文件夹 · The corpus folder
    pub dir: PathBuf,
    /// JSON（一行一条）还是表格 · JSON, one row a line, or comma-separated values
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    pub format: Format,
    /// 一行是什么 · What a row is
    #[arg(long, value_enum, default_value_t = Table::Articles)]
    pub table: Table,
}

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// JSON，一行一条 · JSON, one row a line
    Jsonl,
    /// 逗号分隔的表格 · Comma-separated values with a header
    Csv,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Table {
    /// 一篇文章 · An article
    Articles,
    /// 原文的一行和它的用途 · A raw line with its role: every line exactly once
    Lines,
    /// 一次提到一个人 · A mention of a person
    People,
    /// 一个印着姓名的职务 · An office printed with a name
    Offices,
    /// 一个写明数的是什么的数字 · A number that counts something
    Figures,
    /// 一件有日子的事 · An article whose main event has a day of its own
    Events,
    /// 年年开的会、每届的会；没收到的年份也列出 · An event that comes again; years that the archive lacks are rows too
    Series,
}

impl Args {
    /// Exports the folder.
    ///
    /// # Errors
    /// As [`corpus::load`]; also when the output cannot be written.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let corpus = corpus::load(&self.dir)?;
        let mut out = io::BufWriter::new(io::stdout().lock());
        let written = write(&mut out, &corpus, self.format, self.table).and_then(|()| out.flush());
        finished(written)?;
        for diagnostic in corpus.diagnostics.iter().filter(|diagnostic| diagnostic.severity < Severity::Note) {
            let place = diagnostic.spots.first().map_or("", |spot| spot.file.as_str());
            // Standard error may be closed; there is nobody left to tell.
            let _ = writeln!(io::stderr(), "baoku: {place}: {}（{}）", diagnostic.message, diagnostic.code);
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Writes one table of a corpus.
///
/// # Errors
/// Whatever writing fails with.
pub fn write(out: &mut dyn Write, corpus: &Corpus, format: Format, table: Table) -> io::Result<()> {
    match (table, format) {
        (Table::Articles, Format::Jsonl) => jsonl(out, ArticleRow::all(corpus)),
        (Table::Articles, Format::Csv) => csv(out, ArticleRow::all(corpus).map(|row| row.flat())),
        (Table::Lines, Format::Jsonl) => jsonl(out, LineRow::all(corpus)),
        (Table::Lines, Format::Csv) => csv(out, LineRow::all(corpus)),
        (Table::People, Format::Jsonl) => jsonl(out, PersonRow::all(corpus)),
        (Table::People, Format::Csv) => csv(out, PersonRow::all(corpus).map(|row| row.flat())),
        (Table::Offices, Format::Jsonl) => jsonl(out, OfficeRow::all(corpus)),
        (Table::Offices, Format::Csv) => csv(out, OfficeRow::all(corpus).map(|row| row.flat())),
        (Table::Figures, Format::Jsonl) => jsonl(out, FigureFact::all(corpus)),
        (Table::Figures, Format::Csv) => csv(out, FigureFact::all(corpus).map(|row| row.flat())),
        (Table::Events, Format::Jsonl) => jsonl(out, EventRow::all(corpus)),
        (Table::Series, Format::Jsonl) => jsonl(out, SeriesRow::all(corpus).into_iter()),
        (Table::Series, Format::Csv) => csv(out, SeriesRow::all(corpus).into_iter().map(|row| row.flat())),
        (Table::Events, Format::Csv) => csv(out, EventRow::all(corpus).map(|row| row.flat())),
    }
}

fn jsonl(out: &mut dyn Write, rows: impl Iterator<Item = impl Serialize>) -> io::Result<()> {
    for row in rows {
        serde_json::to_writer(&mut *out, &row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn csv(out: &mut dyn Write, rows: impl Iterator<Item = impl Serialize>) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    for row in rows {
        writer.serialize(row).map_err(|wrong| match wrong.into_kind() {
            csv::ErrorKind::Io(wrong) => wrong,
            other => io::Error::other(format!("{other:?}")),
        })?;
    }
    writer.flush()
}
