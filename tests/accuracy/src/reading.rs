//! A reading of an issue: which raw lines are what, by line number, never by text.
//!
//! Made by hand for the issues of `tests/readings/`, by the generator for the issues it lays out.

use baoku_archive::print::LineRange;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What an issue's lines are.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The file's name.
    pub file: String,
    /// Digest of the file that was read; empty for a laid-out issue.
    #[serde(default)]
    pub sha256: String,
    /// The issue's date as far as it can be known; none where dates are not asked for.
    pub date: Option<String>,
    /// The earliest day it can have appeared.
    pub earliest: Option<String>,
    /// Masthead, imprint and page marks.
    pub boilerplate: Vec<LineRange>,
    /// The articles.
    pub article: Vec<ReadArticle>,
}

/// What an article's lines are.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadArticle {
    /// The label of its part of the paper.
    pub section: Option<Vec<LineRange>>,
    /// The line above the headline.
    pub kicker: Option<Vec<LineRange>>,
    /// The headline.
    pub headline: Option<Vec<LineRange>>,
    /// The line below the headline.
    pub subtitle: Option<Vec<LineRange>>,
    /// Who wrote it.
    pub byline: Option<Vec<LineRange>>,
    /// The day of its event.
    pub date: Option<String>,
    /// The last day of its event.
    pub date_to: Option<String>,
    /// Its body in reading order.
    pub blocks: Vec<ReadBlock>,
}

/// What a block's lines are.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadBlock {
    /// paragraph, subhead or caption.
    pub kind: String,
    /// Its lines in reading order.
    pub lines: Vec<LineRange>,
}

/// Ranges written line by line, so that `[[3,4],[6,6]]` and `[[3,3],[4,4],[6,6]]` are the same.
#[must_use]
pub fn line_list(ranges: &[LineRange]) -> Vec<u32> {
    ranges.iter().flat_map(|(from, to)| *from..=*to).collect()
}

/// The repository's folder.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Hand readings of a folder of issues, with the issues themselves.
///
/// # Errors
/// When a reading or its issue cannot be read, or the issue is not the file that was read by hand.
pub fn hand_readings(readings: &Path, issues: &Path) -> Result<Vec<(Reading, Vec<u8>)>, String> {
    let said = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let entries = std::fs::read_dir(readings).map_err(|error| said(readings, &error))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).map_err(|error| said(path, &error))?;
        let reading: Reading = toml::from_str(&text).map_err(|error| said(path, &error))?;
        let file = issues.join(&reading.file);
        let bytes = std::fs::read(&file).map_err(|error| said(&file, &error))?;
        if sha256(&bytes) != reading.sha256 {
            return Err(said(&file, &"is not the file that was read by hand"));
        }
        Ok((reading, bytes))
    };
    paths.iter().map(read).collect()
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
