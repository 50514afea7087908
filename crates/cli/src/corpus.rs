//! Reads and compiles a corpus folder from the disk, with what an editor says of it.
//!
//! Must not know what is in an issue; that is the compiler's business.

use crate::decided;
use crate::failure::{Failure, in_words};
use crate::folder::{IssueFile, endings, list};
use crate::parts::Parts;
use crate::progress::bar;
use crate::rows::{RowFile, RowIssue, Taken};
use baoku_compiler::authority::{self, Authority};
use baoku_compiler::diagnostic::{Diagnostic, Spot, kinds};
use baoku_compiler::sharded::WHOLE_BYTES;
use baoku_compiler::{Compiled, Corpus, Decisions, Part, Severity, compile_decided, gather};
use rayon::prelude::*;
use std::fs;
use std::path::Path;

/// Reads and compiles a corpus folder; fails when there is no such folder or no issue in it, or when the bundle would
/// be wrong.
///
/// # Errors
/// A folder that is missing or unreadable, a `newspaper.toml` that cannot be read, decisions that do not fit, no issue
/// left.
pub fn load(dir: &Path) -> Result<Corpus, Failure> {
    let corpus = load_any(dir)?;
    without_errors(&corpus)?;
    with_issues(&corpus, dir)?;
    Ok(corpus)
}

/// So many reasons are given why nothing is left.
const REASONS: usize = 5;

/// Fails for a corpus without any issue.
///
/// # Errors
/// When no issue is left, with what is known of why.
pub fn with_issues(corpus: &Corpus, dir: &Path) -> Result<(), Failure> {
    if !corpus.parts.is_empty() {
        return Ok(());
    }
    let mut message = format!("{} 里没有一期可用的报纸", dir.display());
    for reason in corpus.diagnostics.iter().take(REASONS) {
        message += &format!("\n  {}", reason.in_a_line());
    }
    if corpus.diagnostics.len() > REASONS {
        let more = corpus.diagnostics.len() - REASONS;
        message += &format!("\n  还有 {more} 处，用 baoku check {} 看", dir.display());
    }
    let help = format!("请把每期一个的文件（{}）直接放在这个文件夹里，或放在以报名命名的一层子文件夹里。", endings());
    Err(Failure::new(message, help))
}

/// Fails with everything that would make the bundle wrong, each with its place.
///
/// # Errors
/// When there is any such thing.
pub fn without_errors(corpus: &Corpus) -> Result<(), Failure> {
    let errors: Vec<&Diagnostic> =
        corpus.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).collect();
    let Some(first) = errors.first() else { return Ok(()) };
    let said: Vec<String> = errors
        .iter()
        .map(|error| {
            let place = error.spots.first().map(Spot::place).unwrap_or_default();
            format!("{place}: {}（{}）", error.message, error.code)
        })
        .collect();
    Err(Failure::new(said.join("\n"), first.help.clone()))
}

/// As [`load`], but a corpus without any issue is handed back for its diagnostics.
///
/// # Errors
/// A folder that is missing or unreadable, a `newspaper.toml` that cannot be read.
pub fn load_any(dir: &Path) -> Result<Corpus, Failure> {
    let (corpus, rows) = load_large(dir, None)?;
    whole(corpus, &rows)
}

/// Reads and compiles a corpus folder, of files of rows only where their rows stand. What lies among the parts is not
/// compiled again.
///
/// # Errors
/// As [`load_any`].
pub fn load_large(dir: &Path, parts: Option<&Parts>) -> Result<(Corpus, Vec<RowFile>), Failure> {
    let folder = list(dir)?;
    let mut decided = decided::read(&folder.decisions, &folder.files);
    let progress = bar("报纸", folder.files.len() as u64);
    let mut compiled: Vec<Compiled> = folder
        .files
        .par_iter()
        .map(|issue| {
            let decisions = decided.by_issue.get(&issue.file);
            let compiled = match (fs::read(&issue.path), parts) {
                (Ok(bytes), None) => compile_safely(issue, bytes, decisions),
                (Ok(bytes), Some(parts)) => from_parts(issue, bytes, decisions, parts).1,
                (Err(wrong), _) => unreadable(&issue.file, &wrong),
            };
            progress.inc(1);
            compiled
        })
        .collect();
    progress.finish_and_clear();
    let mut rows = Vec::new();
    let mut taken = Taken::default();
    for file in &folder.rows {
        match RowFile::scan(&file.path, &file.file, file.newspaper.as_deref(), &mut taken) {
            Ok(scanned) => rows.push(scanned),
            Err(wrong) => compiled.push(unreadable(&file.file, &wrong)),
        }
    }
    let mut corpus = gather(folder.newspaper, compiled);
    match names(dir) {
        Ok(names) => {
            // What rows say is not read yet; a name may be theirs.
            corpus.diagnostics.extend(names.unmet(&corpus.parts).into_iter().filter(|_| rows.is_empty()));
            corpus.names = names;
        }
        Err(wrong) => corpus.diagnostics.extend(wrong),
    }
    corpus.diagnostics.extend(folder.diagnostics);
    corpus.diagnostics.append(&mut decided.diagnostics);
    corpus.diagnostics.extend(rows.iter_mut().flat_map(|file| std::mem::take(&mut file.diagnostics)));
    corpus.diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
    Ok((corpus, rows))
}

/// Whether a corpus is too large to be loaded whole by a reader.
#[must_use]
pub fn is_large(corpus: &Corpus, rows: &[RowFile]) -> bool {
    size(corpus, rows) > WHOLE_BYTES
}

/// How many bytes its texts have.
#[must_use]
pub fn size(corpus: &Corpus, rows: &[RowFile]) -> u64 {
    let texts = corpus.parts.iter().map(|part| part.text.source.text().len());
    let rows = rows.iter().flat_map(|file| &file.issues).flat_map(RowIssue::sizes);
    texts.chain(rows).map(|bytes| bytes as u64).sum()
}

/// Reads the rows too.
///
/// # Errors
/// When a file of rows cannot be read again.
pub fn whole(mut corpus: Corpus, rows: &[RowFile]) -> Result<Corpus, Failure> {
    for file in rows {
        for issue in &file.issues {
            let text = file.text(issue, 0, issue.issue.articles).map_err(|wrong| {
                Failure::new(format!("读不了 {}：{}", issue.issue.file, in_words(&wrong)), "请检查文件的权限。")
            })?;
            corpus.parts.push(Part { issue: issue.issue.clone(), text, roles: Vec::new(), mastheads: Vec::new() });
        }
    }
    corpus.sort_issues();
    Ok(corpus)
}

/// Compiles a file; one on which a reader of a foreign format gives up in panic is left out, and the rest goes on.
fn compile_safely(issue: &IssueFile, bytes: Vec<u8>, decisions: Option<&Decisions>) -> Compiled {
    let compile = || compile_decided(&issue.file, issue.newspaper.as_deref(), bytes, decisions);
    if !issue.file.to_ascii_lowercase().ends_with(".pdf") {
        return compile();
    }
    std::panic::catch_unwind(compile).unwrap_or_else(|_| {
        let message = "读这个 PDF 时出了意外，没有收录".to_owned();
        let diagnostic = Diagnostic::new(&kinds::DAMAGED_PDF, Spot::file(&issue.file), message);
        Compiled { file: issue.file.clone(), diagnostics: vec![diagnostic], ..Compiled::default() }
    })
}

/// A compiled file and the name of its part.
fn from_parts(
    issue: &IssueFile,
    bytes: Vec<u8>,
    decisions: Option<&Decisions>,
    parts: &Parts,
) -> (Option<String>, Compiled) {
    parts.compiled(issue, bytes, decisions, |bytes| compile_safely(issue, bytes, decisions))
}

/// Puts an issue among the parts; the part's name, unless there can be none, and what a person should know.
#[must_use]
pub fn part(issue: &IssueFile, decisions: Option<&Decisions>, parts: &Parts) -> (Option<String>, Vec<Diagnostic>) {
    let (name, compiled) = match fs::read(&issue.path) {
        Ok(bytes) => from_parts(issue, bytes, decisions, parts),
        Err(wrong) => (None, unreadable(&issue.file, &wrong)),
    };
    (name, compiled.diagnostics)
}

fn unreadable(file: &str, wrong: &std::io::Error) -> Compiled {
    let diagnostic =
        Diagnostic::new(&kinds::UNREADABLE, Spot::file(file), format!("读不了这个文件：{}", in_words(wrong)));
    Compiled { file: file.to_owned(), diagnostics: vec![diagnostic], ..Compiled::default() }
}

/// What an editor says of names.
fn names(dir: &Path) -> Result<Authority, Vec<Diagnostic>> {
    let text = match fs::read_to_string(dir.join(authority::FILE)) {
        Ok(text) => text,
        Err(wrong) if wrong.kind() == std::io::ErrorKind::NotFound => return Ok(Authority::default()),
        Err(wrong) => {
            let message = format!("读不了这个文件：{}", in_words(&wrong));
            return Err(vec![Diagnostic::new(&kinds::BAD_NAMES, Spot::file(authority::FILE), message)]);
        }
    };
    Authority::read(text.trim_start_matches('\u{feff}'))
}
