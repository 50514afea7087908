//! A raw line as a row, with its role.

use baoku_compiler::Corpus;
use serde::Serialize;

/// A raw line.
#[derive(Debug, Serialize)]
pub struct LineRow {
    file: String,
    line: u32,
    role: &'static str,
    article: Option<String>,
}

impl LineRow {
    /// Every raw line of a corpus exactly once, in order of issue and line.
    pub fn all(corpus: &Corpus) -> impl Iterator<Item = LineRow> + '_ {
        corpus.parts.iter().flat_map(|part| {
            part.roles.iter().map(|role| LineRow {
                file: part.issue.file.clone(),
                line: role.line,
                role: role.role.name(),
                article: role.article.map(|line| format!("{}-{line}", part.issue.key)),
            })
        })
    }
}
