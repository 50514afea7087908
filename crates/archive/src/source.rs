//! Where the files of a bundle come from, and what may be wrong with them.

use crate::bundle::FORMAT;
use crate::read::{self, BundleFile};
use std::fmt;
use std::future::Future;
use std::pin::Pin;

/// A file of the bundle on its way: its JSON text, or why it cannot be had.
pub type Loading<'a> = Pin<Box<dyn Future<Output = Result<String, LoadError>> + 'a>>;

/// Work on its way: in the end the files it could not have.
pub type Settling<'a> = Pin<Box<dyn Future<Output = Vec<LoadError>> + 'a>>;

/// How far some work has come that takes files as if all were here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It is done.
    Done,
    /// It goes on when everything that it missed has come.
    NeedsAll,
    /// It goes on with whatever comes first.
    NeedsAny,
}

impl Step {
    /// Done, or not before everything has come.
    #[must_use]
    pub fn when(done: bool) -> Step {
        if done { Step::Done } else { Step::NeedsAll }
    }
}

/// Where a bundle's files come from.
pub trait BundleSource {
    /// The JSON text of the file with this name (without folder and ending).
    fn load<'a>(&'a self, name: &'a str) -> Loading<'a>;

    /// The same once more where what came was damaged: past whatever keeps copies of it.
    fn load_anew<'a>(&'a self, name: &'a str) -> Loading<'a> {
        self.load(name)
    }
}

/// Why a file of the bundle could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    /// The file's name.
    pub name: String,
    /// What is wrong with it.
    pub problem: LoadProblem,
}

/// What can be wrong with a file of the bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadProblem {
    /// It did not arrive: not there, or the connection failed.
    Missing,
    /// It arrived but is not what it should be; the text says where.
    Damaged(String),
    /// It was written for another version of this program.
    Format(u32),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            LoadProblem::Missing => write!(f, "bundle file {} is missing", self.name),
            LoadProblem::Damaged(how) => write!(f, "bundle file {} is damaged: {how}", self.name),
            LoadProblem::Format(found) => {
                write!(f, "bundle file {}: expected format {FORMAT}, found {found}", self.name)
            }
        }
    }
}

/// Reads a file of the bundle; a newer bundle is named as such.
pub(crate) fn read_file<T: BundleFile>(name: &str, json: &str) -> Result<T, LoadError> {
    read::file(json).map_err(|wrong| misread(name, json, wrong))
}

#[inline(never)]
fn misread(name: &str, json: &str, wrong: String) -> LoadError {
    let problem = match read::format(json) {
        Some(format) if format != FORMAT => LoadProblem::Format(format),
        _ => LoadProblem::Damaged(wrong),
    };
    LoadError { name: name.into(), problem }
}
