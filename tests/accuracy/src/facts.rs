//! What the compiler knows of people and figures against hand readings of places in print.
//!
//! A reading holds no text: a place is `[line, column, characters]` a piece, columns counted in characters from 1.

use crate::reading::sha256;
use baoku_archive::print::{Pieces, Source};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

/// A place in print, a piece after the other.
pub type Place = Vec<(u32, u32, u32)>;

/// What an issue says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactsReading {
    /// The file's name.
    pub file: String,
    /// Digest of the file that was read.
    pub sha256: String,
    /// Every mention of a person.
    pub people: Vec<ReadPerson>,
    /// Every number that counts something.
    pub figures: Vec<ReadFigure>,
    /// Everything held that has a year or a number.
    pub occasions: Vec<ReadOccasion>,
}

/// Something held.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadOccasion {
    /// The line its name begins on.
    pub line: u32,
    /// Its year, or its term and session.
    pub label: String,
    /// The series it belongs to, the same number in every issue.
    pub series: u32,
}

/// A person named.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadPerson {
    /// The name.
    pub name: Place,
    /// Each office printed with it, with the body it belongs to where that stands right before it.
    #[serde(default)]
    pub offices: Vec<Place>,
}

/// A number.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadFigure {
    /// The number with its unit.
    pub number: Place,
    /// What it comes to.
    pub value: f64,
    /// The words for what it counts.
    pub of: Place,
    /// It is what is meant to be, not what is.
    #[serde(default)]
    pub target: bool,
}

/// Found, right and wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// How many the reading has.
    pub wanted: usize,
    /// How many the compiler has.
    pub found: usize,
    /// How many both have.
    pub both: usize,
}

impl Score {
    /// Counts what two sets share, and names what only one has.
    pub fn of<T: Ord + std::fmt::Debug>(
        wanted: &BTreeSet<T>,
        found: &BTreeSet<T>,
        said: &mut Vec<String>,
        name: &str,
    ) -> Score {
        said.extend(wanted.difference(found).map(|one| format!("{name} missed {one:?}")));
        said.extend(found.difference(wanted).map(|one| format!("{name} not read {one:?}")));
        Score { wanted: wanted.len(), found: found.len(), both: wanted.intersection(found).count() }
    }

    /// Adds another score.
    pub fn add(&mut self, other: Score) {
        self.wanted += other.wanted;
        self.found += other.found;
        self.both += other.both;
    }

    /// The share of what was found that is right.
    #[must_use]
    pub fn precision(self) -> f64 {
        share(self.both, self.found)
    }

    /// The share of what was wanted that was found.
    #[must_use]
    pub fn recall(self) -> f64 {
        share(self.both, self.wanted)
    }

    /// The harmonic mean of both.
    #[must_use]
    pub fn f1(self) -> f64 {
        share(2 * self.both, self.wanted + self.found)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Where pieces stand, as a reading writes it; white space at the ends of lines left out.
#[must_use]
pub fn place(source: &Source, pieces: &Pieces) -> Place {
    let one = |span: &baoku_archive::print::Span| {
        let line = source.line_of(span.start);
        let start = source.line_span(line).start;
        let count = |from: u32, to: u32| {
            source.slice(baoku_archive::print::Span { start: from, end: to }).chars().count() as u32
        };
        (line, count(start, span.start) + 1, count(span.start, span.end))
    };
    pieces.0.iter().map(one).collect()
}

/// Readings of a folder, with the issues, none where the issues are not there.
///
/// # Errors
/// As `reading::hand_readings`.
pub fn facts_readings(readings: &Path, issues: &Path) -> Result<Vec<(FactsReading, Vec<u8>)>, String> {
    if !issues.is_dir() {
        return Ok(Vec::new());
    }
    let said = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let entries = std::fs::read_dir(readings).map_err(|error| said(readings, &error))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).map_err(|error| said(path, &error))?;
        let reading: FactsReading = toml::from_str(&text).map_err(|error| said(path, &error))?;
        let file = issues.join(&reading.file);
        let bytes = std::fs::read(&file).map_err(|error| said(&file, &error))?;
        match sha256(&bytes) == reading.sha256 {
            true => Ok((reading, bytes)),
            false => Err(said(&file, &"is not the file that was read by hand")),
        }
    };
    paths.iter().map(read).collect()
}
